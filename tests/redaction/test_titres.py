"""Un titre se reconnaît, vrai ou faux ; ce qui n’en est pas un reste un paragraphe."""

from __future__ import annotations

import pytest

from charte_studio.redaction.blocs import Paragraphe, Portion, Titre, texte_nu
from charte_studio.redaction.titres import (
    est_un_conteneur,
    est_une_section,
    nettoyer,
    reperer,
    sorte_de,
)


def p(*textes: str) -> Paragraphe:
    """Un paragraphe dont les textes sont tour à tour gras et maigres : le premier est gras."""
    portions = (Portion(texte, gras=rang % 2 == 0) for rang, texte in enumerate(textes))
    return Paragraphe(tuple(portion for portion in portions if portion.texte))


@pytest.mark.parametrize(
    "bloc",
    [
        p("Transparence"),
        p("Nos engagements"),
        p("", "Article 3 — Transparence"),
        p("", "Article premier"),
        p("", "Article 1er – Objet"),
        p("", "ARTICLE IV : DONNÉES"),
        p("", "Principe n° 2"),
        p("", "Principe n°\u00a07 : former"),
        p("", "Engagement 4. Publier"),
        p("", "Annexe A : grille"),
        p("", "Titre II - Les règles"),
        p("", "3. Données"),
        p("", "III. – Gouvernance"),
        p("", "3.2 Le contrôle"),
        p("", "PRÉAMBULE"),
        p("", "Champ d’application"),
    ],
    ids=lambda bloc: texte_nu(bloc.portions),
)
def test_un_titre_meme_faux_se_reconnait(bloc: Paragraphe) -> None:
    repere = reperer(bloc)
    assert repere is not None
    assert repere.titre == texte_nu(bloc.portions)
    assert repere.reste is None


@pytest.mark.parametrize(
    "bloc",
    [
        p("Nous nous engageons à :"),
        p("Ce texte en gras est une phrase entière, avec un verbe et un point final."),
        p("IA", " : un outil informatique"),
        p("", "Article L. 2312-8 du code du travail"),
        p("", "Article 3 du code civil"),
        p("", "Principe d’égalité"),
        p("", "Le service informe le public."),
        p("", "I.A. générative et autres"),
        p("", "2026 : une année"),
        p("", "1,5 million"),
        Titre(1, (Portion("Un titre si long que c’est un paragraphe. " * 8),)),
    ],
    ids=lambda bloc: texte_nu(bloc.portions)[:40],
)
def test_un_paragraphe_ordinaire_n_est_pas_un_titre(bloc: Paragraphe) -> None:
    assert reperer(bloc) is None


@pytest.mark.parametrize(
    ("bloc", "titre", "reste"),
    [
        (p("Article 3 — Données.", " Le service protège."), "Article 3 — Données.", "Le service"),
        (p("", "Article 5\nDu texte."), "Article 5", "Du texte."),
        (p("Transparence", "\nLe service."), "Transparence", "Le service."),
        (
            p("", "Article 2 : Le service informe " + "le public, " * 20),
            "Article 2 :",
            "Le service",
        ),
        (p("", "Article 1er. – Le présent texte vaut pour tous."), "Article 1er. –", "Le présent"),
        (
            p("", "Article 2 - Transparence. Le service informe " + "le public, " * 12),
            "Article 2 - Transparence.",
            "Le service",
        ),
    ],
)
def test_un_titre_se_detache_du_texte_qui_le_suit(bloc: Paragraphe, titre: str, reste: str) -> None:
    repere = reperer(bloc)
    assert repere is not None
    assert repere.reste is not None
    assert repere.titre == titre
    assert texte_nu(repere.reste.portions).startswith(reste)


@pytest.mark.parametrize(
    ("titre", "propre"),
    [
        ("Article 3 — Transparence", "Transparence"),
        ("Article 3", ""),
        ("Principe n° 2 : dire la vérité.", "dire la vérité"),
        ("3. Données", "Données"),
        ("3.2.1 – Données", "Données"),
        ("Chapitre IV. Suivi", "Suivi"),
        ("Chapitre 1 — 2. Suivi", "Suivi"),
        ("5 engagements pour l’IA", "5 engagements pour l’IA"),
        ("L’IA – enjeux", "L’IA – enjeux"),
        ("Transparence\nde l’IA", "Transparence de l’IA"),
    ],
)
def test_un_titre_perd_son_numero(titre: str, propre: str) -> None:
    assert nettoyer(titre) == propre


@pytest.mark.parametrize(
    "titre",
    [
        "Préambule", "Article 1 — Objet", "2. Champ d’application", "Définitions", "Annexe 3",
        "Gouvernance", "Gouvernance et suivi", "Évaluation de la charte", "Révision", "Glossaire",
        "Article 12 : Entrée en vigueur", "Périmètre", "Article 9 — Suivi et évaluation",
    ],
)  # fmt: skip
def test_ce_qui_encadre_une_charte_est_une_section(titre: str) -> None:
    assert est_une_section(titre)


@pytest.mark.parametrize(
    "titre",
    [
        "Transparence", "Article 4 — Évaluation des risques", "Principe n° 5 — Gouvernance",
        "Gouvernance des données", "Ressources humaines", "Objectivité", "Dépôt de données",
    ],
)  # fmt: skip
def test_ce_qui_se_debat_n_est_pas_une_section(titre: str) -> None:
    assert not est_une_section(titre)


def test_un_titre_qui_groupe_les_principes_se_reconnait() -> None:
    assert est_un_conteneur("Nos engagements")
    assert est_un_conteneur("Titre II — Les 10 règles")
    assert not est_un_conteneur("Transparence")
    assert sorte_de("Chapitre 2") == "groupe"
