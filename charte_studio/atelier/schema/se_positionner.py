"""Ce que la salle dit : tours, positions, mains comptées, bulletins, paroles, amendements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charte_studio.atelier.schema.base import CASCADE, Entite

if TYPE_CHECKING:
    from charte_studio.atelier.schema.preparer import Formulation


class Tour(Entite):
    """Une prise de position ouverte puis close, sur un principe, son niveau ou un amendement."""

    __tablename__ = "tour"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"))
    objet: Mapped[str] = mapped_column(default="principe", server_default="principe")
    """`principe` (l’affirmation), `niveau` (la formulation voulue) ou `amendement`."""
    amendement_id: Mapped[int | None] = mapped_column(ForeignKey("amendement.id"))
    rang: Mapped[int]
    mode: Mapped[str]
    """Une clé de `vocabulaire.MODES_TOUR`."""
    etat: Mapped[str]
    """`ouvert` ou `clos`."""
    presents: Mapped[str] = mapped_column(default="", server_default="")
    """Les présents par collège, en JSON (clé du collège → nombre), relevés à la clôture ou saisis
    à main levée ; vide : les inscrits présents."""
    resultat: Mapped[str] = mapped_column(default="", server_default="")
    """Le compte scellé d’un tour secret, en JSON (degré → nombre), écrit à la clôture."""
    positions: Mapped[list[Position]] = relationship(cascade=CASCADE)
    comptages: Mapped[list[Comptage]] = relationship(cascade=CASCADE)
    __table_args__ = (
        Index(
            "ix_tour_rang",
            "principe_id",
            "objet",
            "rang",
            unique=True,
            sqlite_where=text("amendement_id IS NULL"),
        ),
        Index(
            "ix_tour_amendement",
            "amendement_id",
            "rang",
            unique=True,
            sqlite_where=text("amendement_id IS NOT NULL"),
        ),
    )


class Position(Entite):
    """Le degré donné par un participant dans un tour nominatif."""

    __tablename__ = "position"
    id: Mapped[int] = mapped_column(primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tour.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    degre: Mapped[str]
    motif: Mapped[str]
    __table_args__ = (
        UniqueConstraint("tour_id", "participant_id"),
        # Compter un tour se fait dans l’index seul, sans lire la table.
        Index("ix_position_comptage", "tour_id", "degre", "participant_id"),
    )


class Comptage(Entite):
    """Des voix comptées sans savoir à qui : mains levées d’un collège, ou voix d’une séance."""

    __tablename__ = "comptage"
    id: Mapped[int] = mapped_column(primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tour.id"))
    seance_id: Mapped[int | None] = mapped_column(ForeignKey("seance.id"))
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    """`None` : la part d’un vote secret, dont on ne sait pas le collège."""
    degre: Mapped[str]
    nombre: Mapped[int]
    __table_args__ = (Index("ix_comptage_tour", "tour_id", "college_id", "degre", "nombre"),)


class Bulletin(Entite):
    """Un vote secret : ni participant, ni collège, ni heure, ni ordre. Hors du journal.

    La clé est tirée au hasard et la table est rangée par elle : rien n’y garde l’ordre d’arrivée.
    """

    __tablename__ = "bulletin"
    cle: Mapped[str] = mapped_column(primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tour.id"))
    degre: Mapped[str]
    __table_args__ = ({"sqlite_with_rowid": False},)


class Emargement(Entite):
    """Qui a voté dans un tour secret, sans heure ni ordre. Hors du journal."""

    __tablename__ = "emargement"
    tour_id: Mapped[int] = mapped_column(ForeignKey("tour.id"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    __table_args__ = ({"sqlite_with_rowid": False},)


class Contribution(Entite):
    """Un verbatim."""

    __tablename__ = "contribution"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), index=True)
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    nature: Mapped[str]
    texte: Mapped[str]


class Objection(Entite):
    """Un désaccord motivé, distinct d’un vote."""

    __tablename__ = "objection"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), index=True)
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    texte: Mapped[str]
    etat: Mapped[str]
    suite: Mapped[str]
    """Comment elle est levée, ou pourquoi elle tient."""


class Amendement(Entite):
    """Un texte proposé à la place d’une formulation."""

    __tablename__ = "amendement"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), index=True)
    numero: Mapped[int] = mapped_column(unique=True)
    """Son numéro dans l’atelier : il ne change plus, même retiré."""
    formulation_id: Mapped[int | None] = mapped_column(ForeignKey("formulation.id"))
    """La formulation qu’il veut remplacer."""
    base: Mapped[str]
    """Le texte qu’il remplace, tel qu’il était quand on l’a proposé."""
    texte: Mapped[str]
    motif: Mapped[str]
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    etat: Mapped[str]
    """Une clé de `vocabulaire.ETATS_AMENDEMENT`."""
    adoptee_id: Mapped[int | None] = mapped_column(ForeignKey("formulation.id"))
    """La formulation qu’il est devenu, une fois adopté."""
    tours: Mapped[list[Tour]] = relationship(cascade=CASCADE)
    adoptee: Mapped[Formulation | None] = relationship(foreign_keys=[adoptee_id])
