"""Le droit daté : rien ne s’affirme sans avoir été vérifié depuis moins d’un an."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import CADRES, THEMES
from charte_studio.redaction.droit import (
    A_VERIFIER,
    SECTEURS,
    VERIFIE,
    FaitDeDroit,
    choisir_faits,
    lire_droit,
    secteur_du_cadre,
)
from charte_studio.socle.chemins import dossier_ressources
from tests.outils.phrases import attendre_refus

LIVRE = lire_droit(dossier_ressources() / "droit.toml")
CONNAISSANCE_GENERALE = (
    "cse-delais-chiffres",
    "cse-expert",
    "hospitaliere-cse",
    "rgpd-appartenance-syndicale",
    "ria-information-salaries",
)
"""Les faits que personne n’a encore lus dans une source publique."""

BON = """
[un-fait]
intitule = "Un fait"
texte = "Une phrase."
reference = "Un article"
source = "Une lecture"
verifie_le = 2026-11-22
etat = "verifie"
secteurs = ["prive"]
themes = ["travail"]
"""


def _lire(dossier: Path, texte: str) -> dict[str, FaitDeDroit]:
    chemin = dossier / "droit.toml"
    chemin.write_text(texte, encoding="utf-8")
    return lire_droit(chemin)


@pytest.fixture
def fait(tmp_path: Path) -> FaitDeDroit:
    return _lire(tmp_path, BON)["un-fait"]


# --- ce qui est livré ---------------------------------------------------------------------------


@pytest.mark.parametrize("fait", LIVRE.values(), ids=lambda fait: fait.cle)
def test_un_fait_livre_est_complet(fait: FaitDeDroit) -> None:
    assert all(texte.strip() for texte in (fait.intitule, fait.texte, fait.reference, fait.source))
    assert not fait.intitule.endswith(".")
    assert fait.texte.endswith(".")
    assert fait.secteurs
    assert set(fait.secteurs) <= {"prive", "public", "tous"}
    assert fait.themes
    assert set(fait.themes) <= THEMES.keys()


@pytest.mark.parametrize("cle", CONNAISSANCE_GENERALE)
def test_une_connaissance_generale_n_est_jamais_livree_comme_sure(cle: str) -> None:
    assert LIVRE[cle].etat == A_VERIFIER
    assert not LIVRE[cle].est_sur(LIVRE[cle].verifie_le)


def test_un_fait_dont_la_source_est_incertaine_est_a_verifier() -> None:
    doute = re.compile(r"connaissance générale|diverge|à vérifier|à relire", re.IGNORECASE)
    surs = [
        fait.cle for fait in LIVRE.values() if doute.search(fait.source) and fait.etat == VERIFIE
    ]
    assert surs == []


def test_un_fait_a_verifier_ne_s_ecrit_pas_comme_une_certitude() -> None:
    reserve = re.compile(r"\w(?:rait|raient)\b|diverge")
    fermes = [
        fait.cle
        for fait in LIVRE.values()
        if fait.etat == A_VERIFIER and not reserve.search(fait.texte)
    ]
    assert fermes == []


# --- ce qui est sûr, et jusqu’à quand -----------------------------------------------------------


def test_un_fait_verifie_est_sur_un_an(fait: FaitDeDroit) -> None:
    assert fait.est_sur(dt.date(2026, 11, 22))
    assert fait.est_sur(dt.date(2027, 11, 22))
    assert fait.etat_en_clair(dt.date(2027, 11, 22)) == "vérifié le 22 novembre 2026"


def test_au_dela_d_un_an_un_fait_verifie_est_a_relire(fait: FaitDeDroit) -> None:
    apres = dt.date(2027, 11, 23)
    assert not fait.est_sur(apres)
    assert "à relire" in fait.etat_en_clair(apres)
    assert "22 novembre 2026" in fait.etat_en_clair(apres)


def test_un_fait_a_verifier_n_est_jamais_sur(fait: FaitDeDroit) -> None:
    doute = replace(fait, etat=A_VERIFIER)
    assert not doute.est_sur(doute.verifie_le)
    assert doute.etat_en_clair(doute.verifie_le) == "à vérifier avant de s’y fier"


# --- ce qui est refusé --------------------------------------------------------------------------


def test_un_fait_se_lit_en_entier(fait: FaitDeDroit) -> None:
    assert fait.cle == "un-fait"
    assert fait.etat == VERIFIE
    assert fait.verifie_le == dt.date(2026, 11, 22)
    assert (fait.secteurs, fait.themes) == (("prive",), ("travail",))


@pytest.mark.parametrize(
    "mention",
    ["intitule", "texte", "reference", "source", "verifie_le", "etat", "secteurs", "themes"],
)
def test_une_mention_qui_manque_est_nommee(tmp_path: Path, mention: str) -> None:
    texte = re.sub(rf"^{mention} = .*\n", "", BON, flags=re.MULTILINE)
    assert texte != BON
    with attendre_refus("« droit.toml », entrée « un-fait »", mention):
        _lire(tmp_path, texte)


def test_une_mention_inconnue_est_nommee(tmp_path: Path) -> None:
    with attendre_refus("« droit.toml », entrée « un-fait »", "avis"):
        _lire(tmp_path, BON + 'avis = "favorable"\n')


@pytest.mark.parametrize(
    ("avant", "apres"),
    [('"verifie"', '"certain"'), ("2026-11-22", '"2026-11-22"'), ("2026-11-22", "2026")],
)
def test_un_etat_ou_une_date_mal_ecrits_sont_refuses(
    tmp_path: Path, avant: str, apres: str
) -> None:
    with attendre_refus(
        "entrée « un-fait »", "« verifie » ou « a_verifier »", "2026-11-22 sans guillemets"
    ):
        _lire(tmp_path, BON.replace(avant, apres))


def test_une_entree_qui_n_est_pas_une_table_est_refusee(tmp_path: Path) -> None:
    with attendre_refus("« droit.toml », entrée « un-fait »"):
        _lire(tmp_path, "un-fait = 3\n")


# --- ce qui se montre ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("etat", "jours", "prefixe"),
    [(VERIFIE, 0, ""), (VERIFIE, 366, "À relire\u00a0: "), (A_VERIFIER, 0, "À vérifier\u00a0: ")],
)
def test_un_intitule_ne_s_affirme_que_s_il_est_sur(
    fait: FaitDeDroit, etat: str, jours: int, prefixe: str
) -> None:
    jour = fait.verifie_le + dt.timedelta(days=jours)
    assert replace(fait, etat=etat).intitule_prudent(jour) == f"{prefixe}Un fait"


def test_un_fait_est_perime_au_dela_d_un_an_quel_que_soit_son_etat(fait: FaitDeDroit) -> None:
    for etat in (VERIFIE, A_VERIFIER):
        note = replace(fait, etat=etat)
        assert not note.est_perime(note.verifie_le + dt.timedelta(days=365))
        assert note.est_perime(note.verifie_le + dt.timedelta(days=366))


def test_un_secteur_montre_aussi_ce_qui_vaut_pour_tous() -> None:
    prives = choisir_faits(LIVRE.values(), secteur="prive")
    assert {secteur for fait in prives for secteur in fait.secteurs} == {"prive", "tous"}
    assert choisir_faits(LIVRE.values()) == tuple(LIVRE.values())


def test_un_theme_ne_montre_que_les_faits_qui_l_eclairent() -> None:
    faits = choisir_faits(LIVRE.values(), secteur="public", theme="decision")
    assert {fait.cle for fait in faits} == {
        "rgpd-decision-automatisee", "crpa-mention", "til-nullite", "defenseur-intervention",
    }  # fmt: skip


def test_chaque_cadre_a_son_secteur() -> None:
    assert {secteur_du_cadre(cadre) for cadre in CADRES} == set(SECTEURS) - {"tous"}
    assert secteur_du_cadre("un-cadre-a-venir") == "tous"
