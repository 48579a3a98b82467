"""Ce qui peut être montré d’un collège sans désigner une personne."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SEUIL_PAR_DEFAUT: Final = 3
SEUILS_POSSIBLES: Final = (3, 4, 5)


def colleges_masques(effectifs: Mapping[str, int], seuil: int = SEUIL_PAR_DEFAUT) -> frozenset[str]:
    """Les collèges dont la ventilation est masquée, masquage complémentaire compris.

    `effectifs` : nombre de réponses par collège. Un collège sous le seuil (et non vide) est
    masqué. Comme le total est montré, le reste de la soustraction ne doit jamais descendre sous
    le seuil : on masque alors d’autres collèges, du plus petit au plus grand, jusqu’à ce que les
    collèges masqués soient au moins deux et réunissent assez de réponses.
    """
    presents = sorted((n, cle) for cle, n in effectifs.items() if n > 0)
    masques = [(n, cle) for n, cle in presents if n < seuil]
    autres = [(n, cle) for n, cle in presents if n >= seuil]
    while masques and autres and (len(masques) < 2 or sum(n for n, _ in masques) < seuil):
        masques.append(autres.pop(0))
    return frozenset(cle for _, cle in masques)
