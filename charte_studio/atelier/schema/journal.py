"""La trace des gestes, en ajout seul."""

from __future__ import annotations

from sqlalchemy import DDL, event
from sqlalchemy.orm import Mapped, mapped_column

from charte_studio.atelier.schema.base import Entite


class LigneJournal(Entite):
    """Un geste : ce qui a changé, avant et après, et l’empreinte qui l’attache au précédent."""

    __tablename__ = "journal"
    n: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[str]
    """Date et heure locales avec décalage, ISO 8601, à la seconde."""
    nature: Mapped[str]
    """`creation`, `geste`, `annulation`, `refaire`, `anonymisation` ou `scelle`."""
    cible: Mapped[int | None]
    """Le numéro de la ligne annulée ou refaite."""
    libelle: Mapped[str]
    precedente: Mapped[str]
    empreinte: Mapped[str]
    images: Mapped[str]
    """En dernier : la lire est inutile pour parcourir le journal."""


for _action in ("UPDATE", "DELETE"):
    event.listen(
        LigneJournal.__table__,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER journal_refuse_{_action.lower()} BEFORE {_action} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'le journal est en ajout seul'); END"
        ),
    )
