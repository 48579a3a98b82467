"""Ce que la synthèse reçoit et ce qu’elle rend : des données simples, toutes modifiables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.redaction.document import DocumentCharte

NATURES: Final[dict[str, str]] = {
    "pour": "pour",
    "contre": "contre",
    "nuance": "nuance",
    "objection": "objection",
    "question": "question",
    "ressenti": "ressenti",
}
"""Par nature, le mot qui la compte ; dans l’ordre où l’on montre."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Une parole notée, mot pour mot."""

    cle: str
    """Ce qui la retrouve : « contribution:12 », « transparence:3 »…"""
    texte: str
    principe: str
    """La clé du principe débattu, vide pour une parole libre."""
    nature: str
    """Une clé de `NATURES`."""
    college: str = ""
    """Vide s’il n’a pas été dit."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Ce qu’il est advenu d’un principe."""

    principe: str
    titre: str
    theme: str
    """Une clé de `vocabulaire.THEMES`, vide si elle n’est pas dite."""
    issue: str | None = None
    justification: str = ""
    objections: tuple[ObjectionDite, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectionDite:
    """Une objection et sa suite."""

    cle: str
    """La clé de son verbatim."""
    texte: str
    etat: str
    """`ouverte`, `levee` ou `maintenue`."""
    suite: str = ""
    college: str = ""


@dataclass(frozen=True, slots=True)
class Terme:
    """Un mot ou une expression qui distingue un sujet."""

    texte: str
    """La forme la plus employée."""
    verbatims: int
    """Le nombre de paroles du sujet qui l’emploient."""


@dataclass(frozen=True, slots=True)
class VerbatimChoisi:
    """Une parole montrée, exacte et anonyme."""

    cle: str
    texte: str
    nature: str
    college: str
    """Vide s’il n’a pas été dit ou s’il ne peut pas être montré."""
    raison: str
    """Pourquoi celle-ci, en quelques mots."""
    a_relire: str = ""
    """Ce qui pourrait faire reconnaître la personne, vide si rien n’a été vu."""


@dataclass(frozen=True, slots=True)
class Sujet:
    """Un sujet principal."""

    titre: str
    resume: str
    """Une phrase : combien de paroles, sur quels principes, pour ou contre."""
    explication: str
    """Une phrase : pourquoi ces paroles vont ensemble."""
    principes: tuple[str, ...]
    """Les clés des principes, du plus débattu au moins débattu."""
    termes: tuple[Terme, ...]
    verbatims: tuple[VerbatimChoisi, ...]
    paroles: tuple[str, ...]
    """Les clés de toutes ses paroles, montrées ou non, doublons compris."""


@dataclass(frozen=True, slots=True)
class Axe:
    """Un axe d’amélioration."""

    cle: str
    titre: str
    constat: str
    """Une phrase : d’où il vient."""
    points: tuple[PointAxe, ...]


@dataclass(frozen=True, slots=True)
class PointAxe:
    """Une action proposée, et ce qui la fonde."""

    texte: str
    principe: str
    source: str = ""
    """La clé du verbatim qui la fonde, vide si c’est une décision."""


@dataclass(frozen=True, slots=True)
class Synthese:
    """La synthèse proposée : rien n’y est écrit que quelqu’un n’ait dit ou décidé."""

    sujets: tuple[Sujet, ...]
    axes: tuple[Axe, ...]
    isoles: tuple[VerbatimChoisi, ...]
    """Les paroles montrées telles quelles, quand il y en a trop peu pour un sujet."""
    autres: tuple[str, ...]
    """Les titres des principes débattus hors des sujets principaux."""
    remarques: tuple[str, ...]
    """Ce qu’il faut savoir avant de s’en servir."""
    paroles: int
    doublons: int
    """Paroles presque identiques à une autre, comptées mais montrées une fois."""


def verbatims_du_document(document: DocumentCharte) -> tuple[Verbatim, ...]:
    """Les contributions et les objections d’une charte assemblée, dans l’ordre de l’atelier."""
    return tuple(
        verbatim
        for deliberation in document.deliberations
        for verbatim in (
            *(
                Verbatim(
                    f"{deliberation.cle}:{rang}", c.texte, deliberation.cle, c.nature, c.college
                )
                for rang, c in enumerate(deliberation.contributions, start=1)
            ),
            *(
                Verbatim(
                    f"{deliberation.cle}:objection-{rang}",
                    o.texte,
                    deliberation.cle,
                    "objection",
                    o.college,
                )
                for rang, o in enumerate(deliberation.objections, start=1)
            ),
        )
    )


def sorts_du_document(document: DocumentCharte) -> tuple[Sort, ...]:
    """Ce qu’il est advenu de chaque principe d’une charte assemblée."""
    themes = {libelle: cle for cle, libelle in THEMES.items()}
    return tuple(
        Sort(
            principe=deliberation.cle,
            titre=deliberation.titre,
            theme=themes.get(deliberation.theme, ""),
            issue=deliberation.issue,
            justification=deliberation.justification,
            objections=tuple(
                ObjectionDite(
                    f"{deliberation.cle}:objection-{rang}", o.texte, o.etat, o.suite, o.college
                )
                for rang, o in enumerate(deliberation.objections, start=1)
            ),
        )
        for deliberation in document.deliberations
    )
