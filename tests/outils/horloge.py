"""Une heure que les tests choisissent."""

from __future__ import annotations

import datetime as dt

PARIS = dt.timezone(dt.timedelta(hours=1))
SEANCE = dt.datetime(2026, 11, 12, 14, 0, tzinfo=PARIS)


class HorlogeReglable:
    """Donne toujours la même heure, jusqu’à ce qu’on l’avance."""

    def __init__(self, depart: dt.datetime = SEANCE) -> None:
        self.maintenant = depart

    def __call__(self) -> dt.datetime:
        return self.maintenant

    def avancer(self, **duree: int) -> None:
        self.maintenant += dt.timedelta(**duree)
