"""Le schéma du fichier d’atelier : une classe par terme du vocabulaire.

Toutes les valeurs sont des textes, des entiers ou des booléens, pour que le journal les écrive
telles quelles. Les suppressions en cascade passent par l’ORM, jamais par la base : le journal doit
voir chaque ligne partir.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

CASCADE = "all, delete-orphan"


class Entite(DeclarativeBase):
    """La base des entités : une clé entière, et la présence au journal."""


class Atelier(Entite):
    """L’atelier lui-même : une seule ligne."""

    __tablename__ = "atelier"
    id: Mapped[int] = mapped_column(primary_key=True)
    identifiant: Mapped[str]
    """Tiré au hasard à la création : il relie le fichier à ses sauvegardes."""
    titre: Mapped[str]
    organisation: Mapped[str]
    cadre: Mapped[str]
    forme: Mapped[str]
    modele: Mapped[str]
    modele_titre: Mapped[str]
    modele_version: Mapped[str]
    titre_charte: Mapped[str]
    echelle: Mapped[str]
    seuil: Mapped[int]
    seuil_adoption: Mapped[str]
    seuil_rejet: Mapped[str]
    quorum: Mapped[str]
    effet_objection: Mapped[str]
    date: Mapped[str | None]
    """La date de la séance, AAAA-MM-JJ."""
    lieu: Mapped[str]
    duree_minutes: Mapped[int | None]
    __table_args__ = (CheckConstraint("id = 1", name="un_seul_atelier"),)


class College(Entite):
    """Un groupe d’appartenance."""

    __tablename__ = "college"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(unique=True)
    nom: Mapped[str]
    effectif_attendu: Mapped[int | None]
    rang: Mapped[int]


class Participant(Entite):
    """Un numéro et un collège. Le nom, s’il existe, est à part : voir `Identite`."""

    __tablename__ = "participant"
    id: Mapped[int] = mapped_column(primary_key=True)
    numero: Mapped[int] = mapped_column(unique=True)
    college_id: Mapped[int] = mapped_column(ForeignKey("college.id"), index=True)
    identite_id: Mapped[int | None]
    """Sans clé étrangère : anonymiser efface l’identité sans toucher au reste."""
    positions: Mapped[list[Position]] = relationship(cascade=CASCADE)


class Identite(Entite):
    """Un nom, tenu hors du journal pour pouvoir être vraiment effacé. Jamais modifié."""

    __tablename__ = "identite"
    id: Mapped[int] = mapped_column(primary_key=True)
    nom: Mapped[str]
    __table_args__ = ({"sqlite_autoincrement": True},)


class Section(Entite):
    """Un texte du modèle, avant ou après les articles."""

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(unique=True)
    titre: Mapped[str]
    texte: Mapped[str]
    rang: Mapped[int]
    avant: Mapped[bool]
    """Vrai si la section précède les articles."""
    article: Mapped[Article | None] = relationship(cascade=CASCADE)


class Principe(Entite):
    """Ce sur quoi on se positionne."""

    __tablename__ = "principe"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(unique=True)
    titre: Mapped[str]
    theme: Mapped[str]
    axe: Mapped[str]
    enjeu: Mapped[str]
    question: Mapped[str]
    rang: Mapped[int]
    retenu: Mapped[bool]
    """Faux : gardé dans le fichier, hors de l’ordre du jour."""
    formulations: Mapped[list[Formulation]] = relationship(
        cascade=CASCADE, order_by="Formulation.id"
    )
    amorces: Mapped[list[Amorce]] = relationship(cascade=CASCADE, order_by="Amorce.id")
    tours: Mapped[list[Tour]] = relationship(cascade=CASCADE)
    contributions: Mapped[list[Contribution]] = relationship(cascade=CASCADE)
    objections: Mapped[list[Objection]] = relationship(cascade=CASCADE)
    decision: Mapped[Decision | None] = relationship(cascade=CASCADE)
    article: Mapped[Article | None] = relationship(cascade=CASCADE)


class Formulation(Entite):
    """Un texte possible du principe, à un niveau d’exigence."""

    __tablename__ = "formulation"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"))
    niveau: Mapped[str]
    texte: Mapped[str]
    __table_args__ = (UniqueConstraint("principe_id", "niveau"),)


class Amorce(Entite):
    """Ce que le modèle donne pour lancer le débat : arguments, points de vigilance, sources."""

    __tablename__ = "amorce"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"), index=True)
    nature: Mapped[str]
    """`pour`, `contre`, `vigilance` ou `source`."""
    texte: Mapped[str]


class Tour(Entite):
    """Une prise de position ouverte puis close sur un principe."""

    __tablename__ = "tour"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"))
    rang: Mapped[int]
    mode: Mapped[str]
    etat: Mapped[str]
    """`ouvert` ou `clos`."""
    positions: Mapped[list[Position]] = relationship(cascade=CASCADE)
    __table_args__ = (UniqueConstraint("principe_id", "rang"),)


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


class Article(Entite):
    """Le texte retouché d’un article ou d’une section ; sans retouche, il n’y a pas de ligne."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int | None] = mapped_column(ForeignKey("principe.id"), unique=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), unique=True)
    texte: Mapped[str]
    base: Mapped[str]
    """Le texte assemblé au moment de la première retouche."""


class LigneJournal(Entite):
    """Un geste : ce qui a changé, avant et après, et l’empreinte qui l’attache au précédent."""

    __tablename__ = "journal"
    n: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[str]
    """Date et heure locales avec décalage, ISO 8601, à la seconde."""
    nature: Mapped[str]
    """`creation`, `geste`, `annulation`, `refaire` ou `anonymisation`."""
    cible: Mapped[int | None]
    """Le numéro de la ligne annulée ou refaite."""
    libelle: Mapped[str]
    precedente: Mapped[str]
    empreinte: Mapped[str]
    images: Mapped[str]
    """En dernier : la lire est inutile pour parcourir le journal."""


HORS_JOURNAL = frozenset({"journal", "identite"})
TABLES_JOURNALISEES = tuple(
    table for table in Entite.metadata.sorted_tables if table.name not in HORS_JOURNAL
)

for _action in ("UPDATE", "DELETE"):
    event.listen(
        LigneJournal.__table__,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER journal_refuse_{_action.lower()} BEFORE {_action} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'le journal est en ajout seul'); END"
        ),
    )


def image_complete(entite: Entite) -> dict[str, Any]:
    """Toutes les colonnes d’une entité, par nom."""
    return {colonne.key: getattr(entite, colonne.key) for colonne in entite.__mapper__.columns}
