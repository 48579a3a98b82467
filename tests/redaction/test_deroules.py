"""Les déroulés minutés : ceux qui sont livrés tiennent l’horaire, un fichier fautif est nommé."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.deroules import ETAPES, PAUSE, Deroule, lire_deroules
from charte_studio.socle.chemins import dossier_ressources
from tests.outils.phrases import attendre_refus

LIVRES = lire_deroules(dossier_ressources() / "deroules.toml")

BON = """
[court]
titre = "Court"
resume = "Une heure."
participants_max = 8
principes_conseilles = [2, 3]

[[court.sequence]]
seance = 1
titre = "Le cadre"
minutes = 60
etape = "accueillir"
objectif = "Se dire bonjour."
animation = "Parlez. Écoutez."
materiel = []
"""


def _lire(dossier: Path, texte: str) -> dict[str, Deroule]:
    chemin = dossier / "deroules.toml"
    chemin.write_text(texte, encoding="utf-8")
    return lire_deroules(chemin)


@pytest.mark.parametrize(
    ("cle", "participants", "principes"),
    [("express", 15, (4, 5)), ("standard", 20, (8, 10)), ("serie", 20, (10, 12))],
)
def test_un_deroule_livre_convient_a_son_groupe(
    cle: str, participants: int, principes: tuple[int, int]
) -> None:
    assert LIVRES[cle].participants_max == participants
    assert LIVRES[cle].principes_conseilles == principes


def test_les_trois_deroules_sont_livres_dans_l_ordre() -> None:
    assert list(LIVRES) == ["express", "standard", "serie"]


@pytest.mark.parametrize("deroule", LIVRES.values(), ids=lambda deroule: deroule.cle)
def test_un_deroule_livre_s_ouvre_sur_le_cadre_et_debat(deroule: Deroule) -> None:
    assert deroule.sequences[0].etape == "accueillir"
    assert {"explorer", "se_positionner", "decider"} <= {s.etape for s in deroule.sequences}


@pytest.mark.parametrize("deroule", LIVRES.values(), ids=lambda deroule: deroule.cle)
def test_une_longue_seance_a_sa_pause(deroule: Deroule) -> None:
    for seance in deroule.seances:
        pauses = [s for s in deroule.de_la_seance(seance) if s.etape == PAUSE]
        assert len(pauses) == (1 if deroule.minutes(seance) >= 120 else 0)


def test_un_deroule_se_lit_en_entier(tmp_path: Path) -> None:
    deroule = _lire(tmp_path, BON)["court"]
    assert (deroule.cle, deroule.titre, deroule.resume) == ("court", "Court", "Une heure.")
    (sequence,) = deroule.sequences
    assert (sequence.titre, sequence.minutes, sequence.materiel) == ("Le cadre", 60, ())


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ('resume = "Une heure."\n', "", "il manque « resume »"),
        ('resume = "Une heure."', "resume = 3", "« resume » est un texte"),
        ("participants_max = 8", "participants_max = 0", "« participants_max » est un nombre"),
        ("participants_max = 8", "participants_max = true", "« participants_max » est un nombre"),
        ("[2, 3]", "[3, 2]", "« principes_conseilles » donne deux nombres"),
        ("[2, 3]", '"deux"', "« principes_conseilles » donne deux nombres"),
        ("[2, 3]", "[2, 3]\nduree = 60", "« duree » n’y a pas sa place"),
    ],
)
def test_un_deroule_fautif_est_nomme(tmp_path: Path, avant: str, apres: str, dit: str) -> None:
    assert avant in BON
    with attendre_refus("« deroules.toml », déroulé « court »", dit):
        _lire(tmp_path, BON.replace(avant, apres, 1))


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ("minutes = 60\n", "", "il manque « minutes »"),
        ("minutes = 60", 'minutes = "60"', "« minutes » est un nombre entier"),
        ("minutes = 60", "minutes = 0", "« minutes » est un nombre entier"),
        (
            "accueillir",
            "attendre",
            f"l’étape « attendre » est inconnue, c’est l’une de {ETAPES[0]}",
        ),
        ('animation = "Parlez. Écoutez."', 'animation = " "', "« animation » est un texte"),
        ("materiel = []", 'materiel = "un mur"', "« materiel » est une liste"),
        ("materiel = []", "materiel = [1]", "« materiel » est une liste"),
        ("materiel = []", "materiel = []\nlieu = 1", "« lieu » n’y a pas sa place"),
    ],
)
def test_une_sequence_fautive_est_nommee(tmp_path: Path, avant: str, apres: str, dit: str) -> None:
    assert avant in BON
    with attendre_refus("déroulé « court », séquence 1 (« Le cadre »)", dit):
        _lire(tmp_path, BON.replace(avant, apres, 1))


@pytest.mark.parametrize("seances", [(2,), (1, 3), (2, 1)])
def test_des_seances_qui_ne_se_suivent_pas_sont_refusees(
    tmp_path: Path, seances: tuple[int, ...]
) -> None:
    tete, separateur, sequence = BON.partition("[[court.sequence]]")
    suite = [sequence.replace("seance = 1", f"seance = {numero}") for numero in seances]
    with attendre_refus("déroulé « court »", "les séances se suivent"):
        _lire(tmp_path, tete + "".join(separateur + texte for texte in suite))


def test_un_deroule_sans_sequence_est_refuse(tmp_path: Path) -> None:
    tete = BON.partition("[[court.sequence]]")[0]
    with attendre_refus("déroulé « court »", "il manque « sequence »"):
        _lire(tmp_path, tete)
    with attendre_refus("déroulé « court »", "il faut au moins une séquence"):
        _lire(tmp_path, tete + "sequence = []\n")


def test_un_fichier_d_une_autre_sorte_est_refuse(tmp_path: Path) -> None:
    with attendre_refus("déroulé « court »", "on attend une table"):
        _lire(tmp_path, "court = 3\n")
    with attendre_refus("« deroules.toml » n’est pas du TOML"):
        _lire(tmp_path, "[court\n")
