"""Une liste de participants collée : ce qui s’y lit, ce qui ne s’y comprend pas."""

from __future__ import annotations

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.liste_collee import lire_liste_collee
from charte_studio.atelier.gestes.preparer import Inscription, inscrire, numeroter, rattacher
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.socle.erreurs import Refus
from tests.outils.base import cle_de


def test_une_ligne_dit_un_college_un_numero_ou_un_nom() -> None:
    lue = lire_liste_collee("Agents\n\n P07 ; Encadrement \nCamille  Roy\tÉlus\n12;Agents")

    assert lue.erreurs == ()
    assert lue.inscriptions == (
        Inscription("Agents"),
        Inscription("Encadrement", numero=7),
        Inscription("Élus", nom="Camille Roy"),
        Inscription("Agents", numero=12),
    )


def test_chaque_ligne_fautive_est_dite_et_les_autres_restent() -> None:
    lue = lire_liste_collee("Agents\nP03;Agents\nP04;\na;b;c\nP05;Élus\nP05;Élus", pris=[3])

    assert [i.college for i in lue.inscriptions] == ["Agents", "Élus"]
    assert [erreur.split()[1] for erreur in lue.erreurs] == ["2", "3", "4", "6"]


def test_un_texte_vide_n_inscrit_personne() -> None:
    assert lire_liste_collee(" \n;\n\t\n") == lire_liste_collee("")


def test_les_numeros_demandes_sont_reserves_avant_les_autres() -> None:
    """Sans cela, « Agents » puis « P01 ; Agents » se disputeraient le premier numéro."""
    voulus = [Inscription("Agents"), Inscription("Agents", numero=1), Inscription("Agents")]

    assert numeroter(voulus, ()) == (2, 1, 3)
    assert numeroter(voulus, {4}) == (5, 1, 6)


def test_un_numero_pris_ou_demande_deux_fois_est_refuse() -> None:
    with pytest.raises(Refus, match="P04"):
        numeroter([Inscription("Agents", numero=4)], {4})
    with pytest.raises(Refus, match="P09"):
        numeroter([Inscription("Agents", numero=9)] * 2, ())


def test_la_liste_collee_s_inscrit_telle_que_numerotee(atelier: AtelierOuvert) -> None:
    lue = lire_liste_collee("Agents\nP09;Élus\nÉlus", pris=range(1, 7))

    inscrire(atelier, lue.inscriptions)

    neufs = {p.numero: p.college for p in lire_participants(atelier.connexion)[6:]}
    assert neufs == {10: "Agents", 9: "Élus", 11: "Élus"}


def test_plusieurs_participants_changent_de_college_d_un_seul_geste(
    atelier: AtelierOuvert,
) -> None:
    ids = [p.id for p in lire_participants(atelier.connexion)[:3]]

    rattacher(atelier, ids, cle_de(atelier, "college", cle="direction"))

    assert [p.college for p in lire_participants(atelier.connexion)[:3]] == ["Direction"] * 3
    atelier.annuler()
    assert [p.college for p in lire_participants(atelier.connexion)[:3]] == ["Agents"] * 3
