"""Les formes visées : formule, signature, circuit, force des verbes, sanctions permises ou non."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.socle.erreurs import Refus

FORCES: Final[dict[str, str]] = {
    "obligation": "la charte oblige : « doit », « ne peut pas »",
    "engagement": "la charte engage : « s’engage à », « veille à »",
    "invitation": "la charte conseille : « est invité à », « peut »",
}


@dataclass(frozen=True, slots=True)
class EtapeCircuit:
    """Une étape avant l’adoption."""

    etape: str
    pieces: tuple[str, ...]
    delai: str
    droit: str = ""
    """La clé du fait de droit qui la fonde, quand il y en a un."""


@dataclass(frozen=True, slots=True)
class FormeVisee:
    """Ce que commande la forme choisie."""

    cle: str
    libelle: str
    portee: str
    formule: str
    signature: tuple[str, ...]
    force: str
    """Clé de `FORCES`."""
    sanctions: bool
    circuit: tuple[EtapeCircuit, ...]


def lire_formes(chemin: Path) -> dict[str, FormeVisee]:
    """Les formes par clé, dans l’ordre du vocabulaire. Lève `Refus` si l’une manque."""
    brut = tomllib.loads(chemin.read_text(encoding="utf-8"))
    manquantes = set(FORMES) - set(brut)
    if manquantes:
        raise Refus(f"« {chemin.name} » ne dit rien de : {', '.join(sorted(manquantes))}.")
    return {cle: _forme(chemin, cle, brut[cle]) for cle in FORMES}


def _forme(chemin: Path, cle: str, brut: dict[str, Any]) -> FormeVisee:
    try:
        forme = FormeVisee(
            cle=cle,
            libelle=FORMES[cle],
            portee=brut["portee"],
            formule=brut["formule"],
            signature=tuple(brut["signature"]),
            force=brut["force"],
            sanctions=brut["sanctions"],
            circuit=tuple(
                EtapeCircuit(**{**etape, "pieces": tuple(etape["pieces"])})
                for etape in brut["circuit"]
            ),
        )
    except (TypeError, KeyError) as erreur:
        raise Refus(f"« {chemin.name} », forme « {cle} » : {erreur}.") from erreur
    if forme.force not in FORCES:
        raise Refus(f"« {chemin.name} », forme « {cle} » : la force est {', '.join(FORCES)}.")
    return forme
