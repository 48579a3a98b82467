"""Les formes visées : toutes décrites, un droit cité qui existe, la sanction bien tenue."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.redaction.champs import champs_du_cadre
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import FORCES, FormeVisee, lire_formes
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.redaction.organisation import nommer
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from tests.outils.phrases import attendre_refus

CHEMIN = dossier_ressources() / "formes.toml"
LIVREES = lire_formes(CHEMIN)
DROIT = lire_droit(dossier_ressources() / "droit.toml")


def _lire(dossier: Path, texte: str) -> dict[str, FormeVisee]:
    chemin = dossier / "formes.toml"
    chemin.write_text(texte, encoding="utf-8")
    return lire_formes(chemin)


def _sans(texte: str, forme: str, ligne: str) -> str:
    """Le fichier livré, la première ligne qui commence ainsi ôtée de cette forme."""
    avant, table, corps = texte.partition(f"[{forme}]\n")
    lignes = corps.splitlines(keepends=True)
    rang = next(r for r, contenu in enumerate(lignes) if contenu.startswith(ligne))
    return avant + table + "".join(lignes[:rang] + lignes[rang + 1 :])


def test_les_formes_livrees_sont_celles_du_vocabulaire_dans_son_ordre() -> None:
    assert list(LIVREES) == list(FORMES)
    assert [forme.libelle for forme in LIVREES.values()] == list(FORMES.values())
    assert tomllib.loads(CHEMIN.read_text(encoding="utf-8")).keys() == FORMES.keys()


@pytest.mark.parametrize("forme", LIVREES.values(), ids=lambda forme: forme.cle)
def test_une_forme_livree_est_complete(forme: FormeVisee) -> None:
    assert forme.portee.endswith(".")
    assert forme.formule.endswith(".")
    assert "[à compléter" in forme.formule
    assert forme.force in FORCES
    assert len(forme.signature) >= 2
    assert all(ligne.strip() for ligne in forme.signature)
    assert len(forme.circuit) >= 2
    assert all(etape.etape and etape.pieces and etape.delai for etape in forme.circuit)


def test_seule_l_annexe_au_reglement_interieur_admet_des_sanctions() -> None:
    assert [cle for cle, forme in LIVREES.items() if forme.sanctions] == [
        "annexe-reglement-interieur"
    ]


def test_seul_le_guide_se_contente_d_inviter() -> None:
    assert [cle for cle, forme in LIVREES.items() if forme.force == "invitation"] == ["guide"]


def test_le_droit_cite_par_un_circuit_existe() -> None:
    cites = {etape.droit for forme in LIVREES.values() for etape in forme.circuit} - {""}
    assert cites
    assert cites <= DROIT.keys()


def test_le_droit_cite_par_un_circuit_convient_a_tous_les_cadres_de_la_forme() -> None:
    """Un fait propre à l’hôpital ou à la territoriale ne vaut que si la forme leur est réservée."""
    cadres = {
        forme: {
            modele.cadre for modele in lister_modeles(dossier_modeles()) if forme in modele.formes
        }
        for forme in FORMES
    }
    for cle, forme in LIVREES.items():
        for etape in forme.circuit:
            if etape.droit == "hospitaliere-cse":
                assert cadres[cle] == {"hopital"}
            if etape.droit == "territoriale-cst":
                assert cadres[cle] == {"collectivite"}


def test_une_forme_qui_manque_est_nommee(tmp_path: Path) -> None:
    texte = CHEMIN.read_text(encoding="utf-8").replace("[guide]", "[memento]")
    with attendre_refus("« formes.toml » ne dit rien de", "guide"):
        _lire(tmp_path, texte.replace("[[guide.circuit]]", "[[memento.circuit]]"))


@pytest.mark.parametrize("mention", ["portee", "formule", "signature", "force", "sanctions"])
def test_une_mention_qui_manque_est_nommee(tmp_path: Path, mention: str) -> None:
    texte = _sans(CHEMIN.read_text(encoding="utf-8"), "guide", mention)
    with attendre_refus("« formes.toml », forme « guide »", mention):
        _lire(tmp_path, texte)


@pytest.mark.parametrize("mention", ["etape", "pieces", "delai"])
def test_une_etape_du_circuit_incomplete_est_refusee(tmp_path: Path, mention: str) -> None:
    texte = _sans(CHEMIN.read_text(encoding="utf-8"), "guide", mention)
    with attendre_refus("« formes.toml », forme « guide »", mention):
        _lire(tmp_path, texte)


def test_une_force_inconnue_est_refusee(tmp_path: Path) -> None:
    texte = CHEMIN.read_text(encoding="utf-8").replace('"invitation"', '"priere"')
    with attendre_refus("forme « guide »", "la force est obligation, engagement, invitation"):
        _lire(tmp_path, texte)


@pytest.mark.parametrize("forme", LIVREES.values(), ids=lambda forme: forme.cle)
def test_le_nom_donne_il_ne_reste_que_ce_qui_se_signe(forme: FormeVisee) -> None:
    sans_nom = tuple(champs_du_cadre("", "", forme.formule, forme.signature))
    assert {champ.quoi.split(" ", 1)[0] for champ in sans_nom} == {"nom"}
    nommees = [nommer(ligne, "Orphée") for ligne in (forme.formule, *forme.signature)]
    assert not tuple(champs_du_cadre("", "", nommees[0], nommees[1:]))


def test_un_champ_qui_ne_se_remplit_nulle_part_est_refuse(tmp_path: Path) -> None:
    texte = CHEMIN.read_text(encoding="utf-8").replace("fonction]", "nombre de voix]", 1)
    with attendre_refus("nombre de voix", "ne se remplit nulle part", "date, fonction, lieu"):
        _lire(tmp_path, texte)
