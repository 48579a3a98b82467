"""Les textes de l’accueil : l’information sur les données, les questions d’ouverture livrées."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus

_PHRASES: Final = (
    "sans_noms",
    "noms",
    "nominatif",
    "main_levee",
    "secret",
    "paroles",
    "seuil",
    "duree",
    "lieu",
)
REPONSES_MIN: Final = 2
REPONSES_MAX: Final = 5


@dataclass(frozen=True, slots=True)
class Reponse:
    """Une réponse possible à une question d’ouverture."""

    libelle: str
    repere: int | None = None
    """La part qui a répondu ainsi ailleurs, en pour cent."""


@dataclass(frozen=True, slots=True)
class QuestionOuverture:
    """Une question d’ouverture livrée."""

    cle: str
    question: str
    source: str
    """D’où viennent les repères ; vide s’il n’y en a pas."""
    reponses: tuple[Reponse, ...]


@dataclass(frozen=True, slots=True)
class TextesAccueil:
    """Le contenu de `ressources/accueil.toml`."""

    phrases: Mapping[str, str]
    """L’information sur les données, une phrase par réglage."""
    questions: tuple[QuestionOuverture, ...]


@dataclass(frozen=True, slots=True)
class ReglagesDonnees:
    """Ce dont dépend l’information sur les données."""

    noms: bool
    """Vrai si le fichier contient des noms."""
    modes: frozenset[str]
    """Les façons de recueillir, clés de `vocabulaire.MODES_TOUR`."""
    seuil: int


def lire_textes_accueil(chemin: Path) -> TextesAccueil:
    """Les textes de ce fichier. Lève `Refus` en nommant ce qui manque."""
    brut = lire_toml(chemin)
    phrases = brut.get("donnees", {})
    manquantes = [cle for cle in _PHRASES if not str(phrases.get(cle, "")).strip()]
    if manquantes:
        raise Refus(
            f"«\u00a0{chemin.name}\u00a0», «\u00a0donnees\u00a0»\u00a0: "
            f"il manque {', '.join(manquantes)}."
        )
    return TextesAccueil(
        phrases={cle: phrases[cle] for cle in _PHRASES},
        questions=tuple(_question(chemin, table) for table in brut.get("barometre", ())),
    )


def _question(chemin: Path, table: dict[str, Any]) -> QuestionOuverture:
    ou = f"«\u00a0{chemin.name}\u00a0», question «\u00a0{table.get('cle', '?')}\u00a0»"
    reponses = tuple(
        Reponse(str(r.get("libelle", "")), r.get("repere")) for r in table.get("reponse", ())
    )
    if not REPONSES_MIN <= len(reponses) <= REPONSES_MAX:
        raise Refus(f"{ou}\u00a0: il faut de {REPONSES_MIN} à {REPONSES_MAX} réponses.")
    if not table.get("question") or not all(r.libelle for r in reponses):
        raise Refus(f"{ou}\u00a0: la question et chaque réponse ont un texte.")
    source = str(table.get("source", ""))
    if any(r.repere is not None for r in reponses) and not source:
        raise Refus(f"{ou}\u00a0: un repère demande sa source.")
    return QuestionOuverture(str(table["cle"]), str(table["question"]), source, reponses)


def mention_donnees(textes: TextesAccueil, reglages: ReglagesDonnees) -> tuple[str, ...]:
    """Ce que l’on dit des données, une phrase par ligne, d’après les réglages réels."""
    cles = ["noms" if reglages.noms else "sans_noms"]
    cles += [mode for mode in ("nominatif", "main_levee", "secret") if mode in _modes(reglages)]
    cles += ["paroles", "seuil", "duree", "lieu"]
    return tuple(textes.phrases[cle].replace("{seuil}", str(reglages.seuil)) for cle in cles)


def _modes(reglages: ReglagesDonnees) -> frozenset[str]:
    return frozenset(mode.replace("-", "_") for mode in reglages.modes)
