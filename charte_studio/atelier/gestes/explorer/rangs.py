"""Le rang d’une carte, d’un groupe ou d’un critère qu’on ajoute : après les autres."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.schema import Critere, Groupe, Ressenti, Usage


def rang_suivant(
    session: Session, classe: type[Usage] | type[Ressenti] | type[Groupe] | type[Critere]
) -> int:
    """Le rang qui suit le dernier de cette table."""
    return session.scalar(select(func.coalesce(func.max(classe.rang) + 1, 0))) or 0
