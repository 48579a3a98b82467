"""Quelles sauvegardes garder : beaucoup de récentes, peu d’anciennes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

TOUTES_PENDANT = dt.timedelta(hours=24)
UNE_PAR_JOUR_PENDANT = dt.timedelta(days=30)
TOUJOURS = 5
"""Nombre de sauvegardes récentes gardées quel que soit leur âge."""


def moments_a_garder(moments: Iterable[dt.datetime], maintenant: dt.datetime) -> set[dt.datetime]:
    """Toutes celles du dernier jour, la dernière de chaque jour du mois, puis de chaque mois."""
    tries = sorted(moments, reverse=True)
    gardes = set(tries[:TOUJOURS])
    paniers: set[tuple[int, ...]] = set()
    for moment in tries:
        age = maintenant - moment
        if age <= TOUTES_PENDANT:
            gardes.add(moment)
            continue
        panier = (moment.year, moment.month)
        if age <= UNE_PAR_JOUR_PENDANT:
            panier = (moment.year, moment.month, moment.day)  # type: ignore[assignment]
        if panier not in paniers:
            paniers.add(panier)
            gardes.add(moment)
    return gardes
