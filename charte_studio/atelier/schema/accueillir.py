"""Ce que l’on demande en ouvrant : le baromètre."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charte_studio.atelier.schema.base import CASCADE, Entite


class Barometre(Entite):
    """Une question d’ouverture, à laquelle la salle répond à main levée."""

    __tablename__ = "barometre"
    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    repere_source: Mapped[str]
    """D’où vient le repère extérieur ; vide s’il n’y en a pas."""
    etat: Mapped[str]
    """`ouvert` ou `clos` : les réponses ne se montrent que clos."""
    rang: Mapped[int]
    choix: Mapped[list[ChoixBarometre]] = relationship(
        cascade=CASCADE, order_by="ChoixBarometre.rang"
    )


class ChoixBarometre(Entite):
    """Une réponse possible, les mains comptées, et le repère s’il y en a un."""

    __tablename__ = "choix_barometre"
    id: Mapped[int] = mapped_column(primary_key=True)
    barometre_id: Mapped[int] = mapped_column(ForeignKey("barometre.id"), index=True)
    libelle: Mapped[str]
    nombre: Mapped[int]
    repere: Mapped[int | None]
    """En pour cent."""
    rang: Mapped[int]
