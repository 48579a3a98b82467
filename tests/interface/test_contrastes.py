"""Chaque couple de couleurs réellement employé, dans chaque thème, pour chaque œil."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from charte_studio.interface import theme
from tests.outils.daltonisme import VUES, ecart
from tests.outils.feuilles import (
    POSES,
    Regle,
    bords_et_fonds,
    fonds_possibles,
    lire_regles,
    textes_et_fonds,
)
from tests.outils.peintres import couleurs_employees, lire_peintres

VISIBLE = 3.0
"""Ce que la norme demande à un contour qui porte un sens (WCAG 2.2, 1.4.11)."""
BORDS_PORTANTS = ("focus", "bord_champ", "accent", "alerte", "reussi")
"""Les bords qui disent quelque chose ; `trait` ne fait que séparer."""
ENCRES = {
    "encre": (), "encre_seconde": (), "accent": (), "reussi": (), "alerte": (),
    "sur_accent": ("accent", "accent_survol", "accent_presse"), "sur_reussi": ("reussi",),
    "sur_panneau": ("panneau",), "sur_panneau_seconde": ("panneau",),
}  # fmt: skip
"""Ce dont on écrit, et les seuls fonds de celles qui n’ont qu’un usage."""
FONDS = frozenset(
    {"papier", "surface", "creux", "survol", "accent_doux", "fond_reussi", "fond_alerte"}
)
DISTINGUABLE = 5.0
"""Deux fois l’écart juste perceptible, en ΔE*ab : les degrés se touchent dans une barre."""
OPPOSE = 9.0
"""Quatre fois : deux degrés en vis-à-vis ne se confondent pas même éloignés."""


@pytest.fixture(params=theme.noms_themes())
def un_theme(request: pytest.FixtureRequest) -> theme.Theme:
    return theme.lire_theme(request.param)


def test_le_fort_contraste_et_la_projection_demandent_sept() -> None:
    exiges = {nom: theme.lire_theme(nom).contraste_texte for nom in theme.noms_themes()}
    assert exiges == {
        "clair": 4.5, "sombre": 4.5, "contraste": 7.0, "contraste-sombre": 7.0, "projection": 7.0,
    }  # fmt: skip


# --- les feuilles ------------------------------------------------------------------------------


def test_chaque_texte_des_feuilles_se_lit_sur_ses_fonds(un_theme: theme.Theme) -> None:
    couleurs = un_theme.couleurs._asdict()
    couples = list(textes_et_fonds(lire_regles()))
    assert len({(texte, fond) for texte, fond, _ in couples}) > 25
    illisibles = [
        f"{texte} sur {fond} : {selecteur}"
        for texte, fond, selecteur in couples
        if theme.contraste(couleurs[texte], couleurs[fond]) < un_theme.contraste_texte
    ]
    assert illisibles == []


def test_chaque_bord_qui_dit_quelque_chose_se_voit(un_theme: theme.Theme) -> None:
    couleurs = un_theme.couleurs._asdict()
    couples = list(bords_et_fonds(lire_regles(), BORDS_PORTANTS))
    assert len({(bord, fond) for bord, fond, _ in couples}) > 10
    invisibles = [
        f"{bord} sur {fond} : {selecteur}"
        for bord, fond, selecteur in couples
        if theme.contraste(couleurs[bord], couleurs[fond]) < VISIBLE
    ]
    assert invisibles == []


def test_un_etat_sans_fond_prend_celui_de_sa_sorte() -> None:
    regles = [
        Regle("QPushButton", "background: $accent; color: $sur_accent;"),
        Regle('QPushButton[role="lien"]', "background: transparent;"),
        Regle("QPushButton:hover", "color: $encre;"),
        Regle('QPushButton[role="lien"]:hover', "color: $alerte;"),
    ]
    assert fonds_possibles(regles, regles[2]) == ("accent",)
    assert fonds_possibles(regles, regles[3]) == POSES
    couples = {(texte, fond) for texte, fond, _ in textes_et_fonds(regles)}
    assert ("encre", "accent") in couples
    assert ("alerte", "creux") in couples


def test_tout_focus_des_feuilles_a_deux_pixels() -> None:
    minces = [
        regle.selecteur
        for regle in lire_regles()
        if ":focus" in regle.selecteur
        and (trouve := re.search(r"border:\s*(\d)px\s+solid\s+\$focus", regle.corps))
        and int(trouve[1]) < 2
    ]
    assert minces == []


# --- les widgets peints ------------------------------------------------------------------------


def test_chaque_encre_d_un_peintre_se_lit_sur_les_fonds_qu_il_peint(un_theme: theme.Theme) -> None:
    couleurs = un_theme.couleurs._asdict()
    peintres = lire_peintres()
    assert len(peintres) > 10
    illisibles = [
        f"{encre} sur {fond} : {module}"
        for module, jetons in peintres.items()
        for encre in jetons & ENCRES.keys()
        for fond in ENCRES[encre] or jetons & FONDS
        if theme.contraste(couleurs[encre], couleurs[fond]) < un_theme.contraste_texte
    ]
    assert illisibles == []


def test_le_focus_peint_se_voit_sur_tous_les_fonds(un_theme: theme.Theme) -> None:
    couleurs = un_theme.couleurs._asdict()
    for fond in ("papier", "surface", "creux", "survol", "accent_doux"):
        assert theme.contraste(couleurs["focus"], couleurs[fond]) >= VISIBLE, fond


def test_les_couleurs_d_un_peintre_se_lisent_dans_sa_source() -> None:
    source = "c = theme.couleurs\nx(c.encre, theme.couleurs.creux, c.autre, zone.surface)"
    assert couleurs_employees(source) == {"encre", "creux"}


# --- les degrés --------------------------------------------------------------------------------


@pytest.mark.parametrize("nombre", range(2, 10))
def test_le_chiffre_d_un_degre_se_lit(un_theme: theme.Theme, nombre: int) -> None:
    for couleur in theme.couleurs_degres(un_theme, nombre):
        assert theme.contraste(couleur.texte, couleur.fond) >= un_theme.contraste_texte


@pytest.mark.parametrize("vue", ["ordinaire", "protanopie", "deutéranopie", "tritanopie"])
@pytest.mark.parametrize("nombre", range(2, 10))
def test_deux_degres_voisins_se_distinguent(un_theme: theme.Theme, nombre: int, vue: str) -> None:
    fonds = [couleur.fond for couleur in theme.couleurs_degres(un_theme, nombre)]
    assert min(ecart(a, b, vue) for a, b in pairwise(fonds)) >= DISTINGUABLE


@pytest.mark.parametrize("vue", ["ordinaire", "protanopie", "deutéranopie", "tritanopie"])
@pytest.mark.parametrize("nombre", range(2, 10))
def test_les_deux_camps_ne_se_confondent_pas(un_theme: theme.Theme, nombre: int, vue: str) -> None:
    fonds = [couleur.fond for couleur in theme.couleurs_degres(un_theme, nombre)]
    vis_a_vis = [(fonds[rang], fonds[-1 - rang]) for rang in range(nombre // 2)]
    assert min(ecart(a, b, vue) for a, b in vis_a_vis) >= OPPOSE


def test_sans_aucune_couleur_les_camps_se_confondent_d_ou_les_chiffres() -> None:
    # La mesure sait échouer, et dit pourquoi chaque degré porte toujours son chiffre.
    fonds = [couleur.fond for couleur in theme.couleurs_degres(theme.lire_theme("clair"), 5)]
    assert ecart(fonds[0], fonds[-1], "sans couleur") < DISTINGUABLE


@pytest.mark.parametrize("vue", sorted(VUES))
def test_une_simulation_garde_le_blanc_et_le_noir(vue: str) -> None:
    assert ecart("#FFFFFF", "#000000", vue) == pytest.approx(100, abs=0.5)
    assert ecart("#FFFFFF", "#FFFFFF", vue) == 0


def test_le_rouge_et_le_vert_se_rapprochent_pour_un_daltonien() -> None:
    assert ecart("#B03030", "#5A7A20") > 2 * ecart("#B03030", "#5A7A20", "deutéranopie")
