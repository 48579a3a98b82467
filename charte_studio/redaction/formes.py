"""Les formes visées : formule, signature, circuit, force des verbes, sanctions permises ou non."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.redaction.champs import A_LA_MAIN, champs_du_cadre
from charte_studio.redaction.organisation import nommer
from charte_studio.socle.donnees import exiger_mentions, lire_toml
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
    brut = lire_toml(chemin)
    manquantes = set(FORMES) - set(brut)
    if manquantes:
        raise Refus(f"« {chemin.name} » ne dit rien de : {', '.join(sorted(manquantes))}.")
    return {cle: _forme(chemin, cle, brut[cle]) for cle in FORMES}


_MENTIONS: Final = ("portee", "formule", "signature", "force", "sanctions", "circuit")


def _forme(chemin: Path, cle: str, brut: object) -> FormeVisee:
    ou = f"« {chemin.name} », forme « {cle} »"
    table = exiger_mentions(brut, _MENTIONS, ou)
    forme = FormeVisee(
        cle=cle,
        libelle=FORMES[cle],
        portee=table["portee"],
        formule=table["formule"],
        signature=tuple(table["signature"]),
        force=table["force"],
        sanctions=table["sanctions"],
        circuit=tuple(_etape(etape, ou) for etape in table["circuit"]),
    )
    if forme.force not in FORCES:
        raise Refus(f"« {chemin.name} », forme « {cle} » : la force est {', '.join(FORCES)}.")
    nommees = [nommer(ligne, "Organisation") for ligne in (forme.formule, *forme.signature)]
    for champ in champs_du_cadre("", "", nommees[0], nommees[1:]):
        raise Refus(
            f"{ou} : « {champ.ecrit} » ne se remplit nulle part. Seuls se laissent à compléter le "
            f"nom de l’organisation et, à la main, {', '.join(sorted(A_LA_MAIN))}."
        )
    return forme


def _etape(brut: object, ou: str) -> EtapeCircuit:
    avec_droit = isinstance(brut, dict) and "droit" in brut
    mentions = ("etape", "pieces", "delai", *(("droit",) if avec_droit else ()))
    table = exiger_mentions(brut, mentions, f"{ou}, circuit")
    return EtapeCircuit(**{**table, "pieces": tuple(table["pieces"])})
