"""La boussole livrée : les questions qui aident à trancher un usage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class CritereLivre:
    """Une question à se poser devant un usage ; « oui » y est toujours rassurant."""

    cle: str
    titre: str
    question: str


def lire_boussole(chemin: Path) -> tuple[CritereLivre, ...]:
    """Les critères de ce fichier, dans l’ordre. Lève `Refus` en nommant le fautif."""
    brut = lire_toml(chemin)
    criteres = []
    for rang, table in enumerate(brut.get("critere", ()), start=1):
        mentions = [str(table.get(mention, "")).strip() for mention in ("cle", "titre", "question")]
        if not all(mentions):
            raise Refus(
                f"«\u00a0{chemin.name}\u00a0», critère {rang}\u00a0: il faut «\u00a0cle\u00a0», "
                "«\u00a0titre\u00a0» et «\u00a0question\u00a0»."
            )
        criteres.append(CritereLivre(*mentions))
    if len({critere.cle for critere in criteres}) != len(criteres):
        raise Refus(f"«\u00a0{chemin.name}\u00a0»\u00a0: deux critères ont la même clé.")
    return tuple(criteres)
