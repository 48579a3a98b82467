"""Les thèmes dont le projet ne dit rien."""

from __future__ import annotations

from collections.abc import Iterator

from charte_studio.domaine.francais import enumerer
from charte_studio.domaine.vocabulaire import ISSUES, THEMES
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par thème courant ou réclamé, un seul pour tous les autres."""
    absents = themes_absents(contexte)
    reglages = contexte.reglages.themes
    for theme in absents:
        if theme in reglages.socle:
            raison = "Presque toutes les chartes en traitent : dites ce que vous en faites."
        elif theme in reglages.reclames:
            raison = (
                "Les représentants du personnel et le Défenseur des droits le cherchent, et les "
                "projets l’oublient souvent."
            )
        else:
            continue
        yield _absent(theme, _debattu(contexte, theme) or raison)
    autres = [THEMES[t].lower() for t in absents if t not in (*reglages.socle, *reglages.reclames)]
    if autres:
        yield Constat(
            "themes-absents",
            "conseil",
            "Autres thèmes absents" if len(autres) > 1 else "Autre thème absent",
            f"Le projet ne dit rien de : {enumerer(autres)}. C’est un choix possible, s’il est "
            "voulu.",
            None,
            "",
            "ajouter-principe",
        )


def themes_absents(contexte: Contexte) -> tuple[str, ...]:
    """Ni principe adopté, ni section : les thèmes sans objet pour cette forme sont passés."""
    reglages = contexte.reglages.themes
    sections = [
        partie.cle.removeprefix("section:")
        for partie in contexte.texte.parties
        if partie.numero is None and partie.passages
    ]
    return tuple(
        theme
        for theme in THEMES
        if theme not in contexte.themes_traites
        and contexte.forme.cle in reglages.sans_objet.get(theme, (contexte.forme.cle,))
        and not any(cle.startswith(reglages.sections.get(theme, ())) for cle in sections)
    )


def _debattu(contexte: Contexte, theme: str) -> str:
    """Ce que la salle en a fait, quand elle en a débattu sans l’adopter ; vide sinon."""
    for debat in contexte.document.deliberations:
        if debat.theme == THEMES[theme]:
            sort = ISSUES[debat.issue].lower() if debat.issue else "pas encore tranché"
            return f"La salle a débattu de « {debat.titre} » ({sort}) : le projet n’en garde rien."
    return ""


def _absent(theme: str, raison: str) -> Constat:
    titre = f"Rien sur « {THEMES[theme].lower()} »"
    return Constat("theme-absent", "important", titre, raison, None, "", "ajouter-principe", theme)
