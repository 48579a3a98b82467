"""Ce que l’on décide, et le désaccord que l’on consigne."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from charte_studio.atelier.schema.base import Entite


class Decision(Entite):
    """L’issue retenue par l’humain, et ce que suggérait la règle à ce moment."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), unique=True)
    issue: Mapped[str]
    formulation_id: Mapped[int | None] = mapped_column(ForeignKey("formulation.id"))
    justification: Mapped[str]
    suggestion: Mapped[str]
    """L’issue suggérée, vide si la règle ne disait rien."""
    suggestion_phrase: Mapped[str]
    automatique: Mapped[bool]
    """Vrai quand la suggestion a été appliquée sans relecture humaine."""


class Dissensus(Entite):
    """Le désaccord d’un collège sur un principe, écrit et relu avec la salle."""

    __tablename__ = "dissensus"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), index=True)
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    texte: Mapped[str]
    relu: Mapped[bool]
    """Vrai quand la salle l’a relu et s’y reconnaît."""
