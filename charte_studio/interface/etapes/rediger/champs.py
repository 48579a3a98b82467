"""Les champs à compléter de toute la charte : combien, et le suivant."""

from __future__ import annotations

from collections.abc import Iterable

from charte_studio.atelier.lectures.rediger import PartieLue, champs_a_completer

Champ = tuple[str, int]
"""La partie, et le rang du champ dans son texte."""


def tous_les_champs(parties: Iterable[PartieLue], cle: str, saisi: str) -> list[Champ]:
    """Dans l’ordre de la charte ; `saisi` est le texte à l’écran de la partie `cle`."""
    return [
        (partie.cle, rang)
        for partie in parties
        for rang in range(len(champs_a_completer(saisi if partie.cle == cle else partie.texte)))
    ]


def champ_suivant(champs: list[Champ], ici: Champ | None) -> Champ | None:
    """Celui d’après, le premier après le dernier ; sans `ici`, le premier."""
    if not champs:
        return None
    suivant = champs.index(ici) + 1 if ici in champs else 0
    return champs[suivant % len(champs)]
