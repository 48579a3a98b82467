"""Les clés du domaine : elles sont dans les fichiers, donc elles ne changent plus."""

from __future__ import annotations

from charte_studio.domaine.vocabulaire import (
    AXES,
    CADRES,
    FORMES,
    ISSUES,
    ISSUES_DANS_LA_CHARTE,
    NIVEAUX,
    THEMES,
)


def test_les_cadres_et_les_formes_sont_ceux_du_format_de_modele() -> None:
    assert set(CADRES) == {
        *("collectivite", "etat", "entreprise", "hopital", "ecole", "universite"),
        *("association", "media"),
    }
    assert set(FORMES) == {
        *("deliberation", "decision-conseil", "charte-unilaterale", "annexe-reglement-interieur"),
        *("accord-collectif", "guide", "deontologie", "engagements", "charte-externe"),
    }


def test_les_vingt_deux_themes_et_les_trois_axes_sont_ceux_du_format_de_modele() -> None:
    assert set(THEMES) == {
        *("transparence", "humain", "donnees", "sobriete", "utilite", "formation", "gouvernance"),
        *("securite", "equite", "verification", "usages", "souverainete", "travail", "evaluation"),
        *("sanction", "decision", "deontologie", "inclusion", "liberte", "revision", "relation"),
        "propriete",
    }
    assert list(AXES) == ["connaitre", "encadrer", "decider"]


def test_les_niveaux_vont_du_moins_au_plus_exigeant() -> None:
    assert list(NIVEAUX) == ["souple", "equilibree", "exigeante"]


def test_seuls_les_principes_adoptes_donnent_un_article() -> None:
    assert set(ISSUES) == {"adopte", "adopte-avec-reserves", "renvoye", "ecarte"}
    assert {"adopte", "adopte-avec-reserves"} == ISSUES_DANS_LA_CHARTE
