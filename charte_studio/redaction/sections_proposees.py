"""Les textes que l’on propose quand une section manque, et le nom entier des sigles courants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class SectionProposee:
    """Un titre et un texte à compléter."""

    cle: str
    titre: str
    texte: str
    avant: bool
    """Vrai si elle précède les articles."""


@dataclass(frozen=True, slots=True)
class SectionsProposees:
    sections: Mapping[str, SectionProposee]
    """Par attendu : `revoyure`, `gouvernance`, `registre`, `definitions`."""
    sigles: Mapping[str, str]
    """Par sigle, son nom entier."""


def lire_sections_proposees(chemin: Path) -> SectionsProposees:
    """Les propositions. Lève `Refus` en nommant celle qui ne va pas."""
    brut = lire_toml(chemin)
    sections = {}
    for cle, decrite in brut.get("sections", {}).items():
        try:
            sections[cle] = SectionProposee(
                cle, decrite["titre"], decrite["texte"].strip(), bool(decrite.get("avant", False))
            )
        except (TypeError, KeyError, AttributeError) as erreur:
            raise Refus(f"« {chemin.name} », section « {cle} » : il manque {erreur}.") from erreur
    return SectionsProposees(sections, dict(brut.get("sigles", {})))
