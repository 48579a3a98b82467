"""L’ordre et le numéro des articles : on les déplace, leurs numéros figés les suivent."""

from __future__ import annotations

from collections.abc import Sequence


def ordre_des_articles(places: Sequence[int | None]) -> tuple[int, ...]:
    """Les rangs de l’ordre du jour, dans l’ordre de la charte.

    `places` : pour chaque article, dans l’ordre du jour, la place qu’on lui a donnée. Celui qui
    n’en a pas suit l’article qui le précède à l’ordre du jour.

    >>> ordre_des_articles([2, None, 0])
    (2, 0, 1)
    """
    cles: list[tuple[int, int]] = []
    precedente = -1
    for rang, place in enumerate(places):
        precedente = precedente if place is None else place
        cles.append((precedente, rang))
    # À place égale, celui qui l’a reçue passe avant ceux qui le suivent.
    return tuple(
        sorted(range(len(places)), key=lambda r: (cles[r][0], places[r] is None, cles[r][1]))
    )


def numeros_des_articles(figes: Sequence[int | None], *, dernier: int = 0) -> tuple[int, ...]:
    """Le numéro de chaque article, dans l’ordre de la charte.

    `figes` : le numéro qu’une version lui a donné, ou `None`. `dernier` : le plus grand numéro
    jamais donné, articles disparus compris. Un article nouveau prend un numéro neuf.

    >>> numeros_des_articles([2, None, 1], dernier=4)
    (2, 5, 1)
    """
    neuf = max([dernier, *(numero for numero in figes if numero is not None)])
    pris: set[int] = set()
    numeros: list[int] = []
    for fige in figes:
        if fige is not None and fige not in pris:
            numero = fige
        else:
            neuf += 1
            numero = neuf
        pris.add(numero)
        numeros.append(numero)
    return tuple(numeros)


def se_suivent(numeros: Sequence[int]) -> bool:
    """Vrai si les articles portent 1, 2, 3… dans l’ordre."""
    return list(numeros) == list(range(1, len(numeros) + 1))
