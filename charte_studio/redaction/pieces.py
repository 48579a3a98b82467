"""Les pièces qui accompagnent une charte : ce qu’un dossier ou un compte rendu ajoute au texte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from charte_studio.redaction.droit import FaitDeDroit
    from charte_studio.redaction.formes import FormeVisee

APPLICATION: Final = "Charte Studio"
"""L’auteur des commentaires que l’application écrit elle-même."""

ETATS_GRILLE: Final[dict[str, str]] = {
    "present": "Présent",
    "absent": "Absent",
    "insuffisant": "Insuffisant",
}
"""Ce que la grille de lecture dit d’un point."""


@dataclass(frozen=True, slots=True)
class VersionFigee:
    """La version dont on écrit le document."""

    etiquette: str
    """« 1 », « 2 bis »…"""
    date: dt.date | None = None
    empreinte: str = ""


@dataclass(frozen=True, slots=True)
class Commentaire:
    """Une remarque en marge d’un article, jamais signée d’un nom."""

    auteur: str
    """Un collège, ou `APPLICATION`."""
    texte: str
    """Un paragraphe par ligne."""
    reponses: tuple[Commentaire, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendement:
    """Un texte proposé à la place d’un autre."""

    numero: int
    article: str
    """L’article visé, tel qu’on l’écrit : « Article 4 »."""
    origine: str
    """Le texte d’origine ; vide pour un ajout."""
    propose: str
    """Le texte proposé ; vide pour une suppression."""
    auteur: str
    """Un collège ou une organisation."""
    motif: str = ""
    decision: str = ""
    """« Adopté », « Modifié », « Rejeté » ; vide tant qu’il est à discuter."""
    vote: str = ""
    """Le résultat, s’il peut être publié."""


@dataclass(frozen=True, slots=True)
class UsageRecense:
    """Une ligne du registre des usages."""

    outil: str
    tache: str
    donnees: str
    frequence: str = ""
    verdict: str = ""
    """« Oui », « Oui, si… », « Non »."""
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class PointGrille:
    """Un point de la grille de lecture."""

    cle: str
    titre: str
    etat: str
    """Clé de `ETATS_GRILLE`."""
    ou: str = ""
    """Où le texte en parle : « Article 4 »."""
    commentaire: str = ""


@dataclass(frozen=True, slots=True)
class EtapeAvantAdoption:
    """Une étape du circuit, les pièces à remettre et ce qui la fonde."""

    etape: str
    pieces: tuple[str, ...]
    delai: str
    source: str = ""
    """La référence de droit et l’état de son contrôle."""


@dataclass(frozen=True, slots=True)
class MomentVecu:
    """Une étape de la séance, telle qu’elle s’est tenue."""

    titre: str
    duree_minutes: int | None = None
    fait: str = ""
    """Ce qui s’y est fait, en une phrase."""


@dataclass(frozen=True, slots=True)
class Synthese:
    """L’atelier en une page."""

    sujets: tuple[str, ...] = ()
    verbatims: tuple[str, ...] = ()
    """Les mots exacts, sans nom."""
    axes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graphique:
    """Une image toute faite, son texte de remplacement et le tableau de ses valeurs."""

    png: bytes
    description: str
    """Ce que dit l’image, pour qui ne la voit pas."""
    legende: str
    entete: tuple[str, ...] = ()
    lignes: tuple[tuple[str, ...], ...] = ()
    """Les valeurs ; aucune sous le seuil de confidentialité."""
    largeur_cm: float = 16.0
    deliberation: str = ""
    """La clé du principe débattu qu’il montre ; vide pour un graphique d’ensemble."""


def circuit_de(
    forme: FormeVisee, droit: Mapping[str, FaitDeDroit], aujourd_hui: dt.date
) -> tuple[EtapeAvantAdoption, ...]:
    """Le circuit d’une forme, chaque étape avec la source de droit qui la fonde."""

    def source(cle: str) -> str:
        fait = droit.get(cle)
        if fait is None:
            return ""
        return f"{fait.reference} ({fait.etat_en_clair(aujourd_hui)}). {fait.texte}"

    return tuple(
        EtapeAvantAdoption(etape.etape, etape.pieces, etape.delai, source(etape.droit))
        for etape in forme.circuit
    )
