"""Les mots et les phrases de la synthèse : `ressources/synthese.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.redaction.lexique import racine
from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus

AXES = ("dialogue", "reserves", "promesses", "questions", "nuances")
"""Les axes possibles, dans l’ordre où on les propose."""


@dataclass(frozen=True, slots=True)
class Famille:
    """Des thèmes dont on parle ensemble."""

    cle: str
    titre: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhrasesAxe:
    titre: str
    constat: str
    point: str


@dataclass(frozen=True, slots=True)
class ReglagesSynthese:
    vides: frozenset[str]
    """Les racines qui ne disent rien d’un sujet."""
    familles: tuple[Famille, ...]
    reconnaissables: tuple[str, ...]
    """Les tournures qui peuvent faire reconnaître quelqu’un."""
    axes: Mapping[str, PhrasesAxe]
    sujets: int
    verbatims: int
    """Au plus par sujet."""
    points: int
    """Au plus par axe."""
    assez: int
    """Paroles distinctes en dessous desquelles on ne regroupe pas."""


def lire_reglages_synthese(chemin: Path) -> ReglagesSynthese:
    """Les réglages. Lève `Refus` en nommant ce qui manque ou ne va pas."""
    brut = lire_toml(chemin)
    try:
        reglages = ReglagesSynthese(
            vides=frozenset(
                racine(mot) for ligne in brut["mots"]["vides"] for mot in ligne.split()
            ),
            familles=tuple(
                Famille(cle, famille["titre"], tuple(famille["themes"]))
                for cle, famille in brut["familles"].items()
            ),
            reconnaissables=tuple(brut["mots"]["reconnaissables"]),
            axes={
                cle: PhrasesAxe(*(brut["axes"][cle][c] for c in ("titre", "constat", "point")))
                for cle in AXES
            },
            sujets=int(brut["tailles"]["sujets"]),
            verbatims=int(brut["tailles"]["verbatims"]),
            points=int(brut["tailles"]["points"]),
            assez=int(brut["tailles"]["assez"]),
        )
    except (TypeError, KeyError, ValueError, AttributeError) as erreur:
        raise Refus(f"« {chemin.name} » : il manque ou il faut corriger {erreur}.") from erreur
    for famille in reglages.familles:
        if inconnus := sorted(set(famille.themes) - set(THEMES)):
            raise Refus(f"« {chemin.name} », familles : « {inconnus[0]} » n’est pas un thème.")
    return reglages
