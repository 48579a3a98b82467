"""Les mots de Rédiger : ce que disent une partie, son issue, ce qui manque."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.rediger import PartieLue
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import ISSUES, THEMES
from charte_studio.interface.widgets.pastille import RolePastille

ROLES_ISSUES: Final[dict[str, RolePastille]] = {
    "adopte": "reussi",
    "adopte-avec-reserves": "accent",
    "renvoye": "neutre",
    "ecarte": "neutre",
}


def titre_entier(partie: PartieLue) -> str:
    """« Article 6 — Contrôle humain », « Préambule »."""
    return partie.titre if partie.numero is None else f"Article {partie.numero} — {partie.titre}"


def titre_court(partie: PartieLue) -> str:
    """« 6 Contrôle humain », « Préambule »."""
    return partie.titre if partie.numero is None else f"{partie.numero}\u00a0{partie.titre}"


def en_minuscule(texte: str) -> str:
    """Le texte, sa première lettre en minuscule."""
    return texte[:1].lower() + texte[1:]


def marques(partie: PartieLue) -> tuple[str, ...]:
    """Ce qu’une partie a de particulier, en mots ; vide pour un texte assemblé sans réserve."""
    dits = []
    if partie.issue == "adopte-avec-reserves":
        dits.append(en_minuscule(ISSUES[partie.issue]))
    if partie.objections_maintenues:
        dits.append(
            accorder(
                partie.objections_maintenues, "objection maintenue", "objections maintenues"
            ).replace(" ", "\u00a0", 1)
        )
    if partie.base_depassee:
        dits.append("texte retouché, l’assemblage a changé depuis")
    elif partie.retouche:
        dits.append("texte retouché")
    return tuple(dits)


def dire_partie(partie: PartieLue) -> str:
    """La partie et ses marques, pour l’infobulle et les lecteurs d’écran."""
    return ", ".join((titre_entier(partie), *marques(partie)))


def dire_themes_absents(absents: tuple[str, ...]) -> str:
    """« Rien sur : évaluation, révision » ; vide si rien ne manque, ou si tout manque."""
    if not absents or len(absents) == len(THEMES):
        return ""
    return f"Rien sur\u00a0: {', '.join(en_minuscule(theme) for theme in absents)}"


def dire_couverture(absents: tuple[str, ...]) -> str:
    """« 19 thèmes sur 22 »."""
    return f"{accorder(len(THEMES) - len(absents), 'thème', 'thèmes')} sur {len(THEMES)}"


def dire_typographie(lignes: int) -> str:
    """« Typographie corrigée : 3 lignes changées. »"""
    if not lignes:
        return "La typographie est déjà bonne."
    return f"Typographie corrigée\u00a0: {accorder(lignes, 'ligne changée', 'lignes changées')}."
