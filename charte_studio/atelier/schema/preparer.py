"""Ce que l’on prépare : l’atelier, ses collèges, ses participants, ses principes, son déroulé."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charte_studio.atelier.schema.base import CASCADE, Entite

if TYPE_CHECKING:
    from charte_studio.atelier.schema.decider import Decision, Dissensus
    from charte_studio.atelier.schema.rediger import Article
    from charte_studio.atelier.schema.se_positionner import (
        Amendement,
        Contribution,
        Objection,
        Position,
        Tour,
    )


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
    echelle_propre: Mapped[str] = mapped_column(default="", server_default="")
    """L’échelle écrite par l’atelier, en JSON (`domaine.echelles`), quand `echelle` la désigne."""
    mode_recueil: Mapped[str] = mapped_column(default="nominatif", server_default="nominatif")
    """Le mode proposé à l’ouverture d’un tour : clé de `vocabulaire.MODES_TOUR`."""
    regle_figee: Mapped[str] = mapped_column(default="", server_default="")
    """La règle telle qu’elle était au premier tour, en une phrase ; vide tant qu’elle se change."""
    objectif: Mapped[str] = mapped_column(default="", server_default="")
    """Ce que l’on dit à l’accueil ; vide : le texte livré."""
    regles_echange: Mapped[str] = mapped_column(default="", server_default="")
    """Une règle par ligne ; vide : les règles livrées."""
    mention_donnees: Mapped[str] = mapped_column(default="", server_default="")
    """L’information sur les données ; vide : le texte livré."""
    deroule: Mapped[str] = mapped_column(default="", server_default="")
    """La clé du déroulé choisi ; ses séquences sont copiées dans `Sequence`."""
    __table_args__ = (CheckConstraint("id = 1", name="un_seul_atelier"),)


class Seance(Entite):
    """D’où vient une part des voix, dans un atelier qui en réunit plusieurs."""

    __tablename__ = "seance"
    id: Mapped[int] = mapped_column(primary_key=True)
    identifiant: Mapped[str] = mapped_column(unique=True)
    """Celui du fichier d’origine : une séance n’est comptée qu’une fois."""
    titre: Mapped[str]
    fichier: Mapped[str]
    """Le nom du fichier d’origine, sans son dossier."""
    date: Mapped[str | None]
    lieu: Mapped[str]
    duree_minutes: Mapped[int | None]
    participants: Mapped[int]
    empreinte: Mapped[str]
    """La dernière empreinte du journal d’origine."""
    rang: Mapped[int]


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
    present: Mapped[bool] = mapped_column(default=True, server_default="1")
    """Faux : inscrit, mais pas dans la salle ; il n’est plus attendu aux tours qui s’ouvrent."""
    seance_id: Mapped[int | None] = mapped_column(ForeignKey("seance.id"))
    """Sa séance, dans un atelier qui en réunit plusieurs."""
    positions: Mapped[list[Position]] = relationship(cascade=CASCADE)


class Identite(Entite):
    """Un nom, tenu hors du journal pour pouvoir être vraiment effacé. Jamais modifié."""

    __tablename__ = "identite"
    id: Mapped[int] = mapped_column(primary_key=True)
    nom: Mapped[str]
    __table_args__ = ({"sqlite_autoincrement": True},)


class Sequence(Entite):
    """Un moment du déroulé, copié du déroulé choisi, que l’on rallonge, saute, annote."""

    __tablename__ = "sequence"
    id: Mapped[int] = mapped_column(primary_key=True)
    seance: Mapped[int]
    rang: Mapped[int]
    titre: Mapped[str]
    minutes: Mapped[int]
    """La durée prévue, rallonges comprises."""
    etape: Mapped[str]
    objectif: Mapped[str]
    animation: Mapped[str]
    materiel: Mapped[str]
    """Un objet par ligne."""
    etat: Mapped[str]
    """`a-venir`, `en-cours`, `faite` ou `sautee`."""
    debut: Mapped[str | None]
    """Date et heure locales du début, ISO 8601."""
    fin: Mapped[str | None]


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
    numero_article: Mapped[int | None]
    """Le numéro de son article, fixé quand une version est figée ; il ne change plus seul."""
    rang_article: Mapped[int | None]
    """Sa place parmi les articles, quand elle n’est pas celle de l’ordre du jour."""
    formulations: Mapped[list[Formulation]] = relationship(
        cascade=CASCADE, order_by="Formulation.id"
    )
    amorces: Mapped[list[Amorce]] = relationship(cascade=CASCADE, order_by="Amorce.id")
    tours: Mapped[list[Tour]] = relationship(cascade=CASCADE)
    contributions: Mapped[list[Contribution]] = relationship(cascade=CASCADE)
    objections: Mapped[list[Objection]] = relationship(cascade=CASCADE)
    amendements: Mapped[list[Amendement]] = relationship(cascade=CASCADE)
    dissensus: Mapped[list[Dissensus]] = relationship(cascade=CASCADE)
    decision: Mapped[Decision | None] = relationship(cascade=CASCADE)
    article: Mapped[Article | None] = relationship(cascade=CASCADE)


class Formulation(Entite):
    """Un texte possible du principe : un niveau d’exigence, ou un amendement adopté."""

    __tablename__ = "formulation"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int] = mapped_column(ForeignKey("principe.id"))
    niveau: Mapped[str]
    """Une clé de `vocabulaire.NIVEAUX`, ou « amendement-3 » : voir `libelle_niveau`."""
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
