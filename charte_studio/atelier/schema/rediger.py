"""Ce que l’on écrit : retouches, versions figées, grille et contrôles amendés, synthèse."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charte_studio.atelier.schema.base import Entite


class Article(Entite):
    """Le texte retouché d’un article ou d’une section ; sans retouche, il n’y a pas de ligne."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    principe_id: Mapped[int | None] = mapped_column(ForeignKey("principe.id"), unique=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), unique=True)
    texte: Mapped[str]
    base: Mapped[str]
    """Le texte assemblé dont la retouche est partie."""


class Version(Entite):
    """La charte telle qu’on l’a figée : ses textes et ses numéros ne changent plus."""

    __tablename__ = "version"
    id: Mapped[int] = mapped_column(primary_key=True)
    numero: Mapped[int] = mapped_column(unique=True)
    etiquette: Mapped[str]
    moment: Mapped[str]
    """Date et heure locales avec décalage, ISO 8601, à la seconde."""
    empreinte: Mapped[str]
    """SHA-256 de `contenu`."""
    contenu: Mapped[str]
    """Les parties en JSON, dans l’ordre : clé, numéro, titre, texte."""


class PointGrille(Entite):
    """Un point de la grille de lecture dont on a corrigé l’état à la main."""

    __tablename__ = "point_grille"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(unique=True)
    etat: Mapped[str]
    """`present`, `absent` ou `insuffisant`."""
    commentaire: Mapped[str]


class ControleAssume(Entite):
    """Un constat que l’on a vu et que l’on laisse, en disant pourquoi."""

    __tablename__ = "controle_assume"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str]
    """Le contrôle et ce qu’il vise : « sigle-non-developpe:CSE »."""
    ou: Mapped[str]
    """La partie visée, vide pour toute la charte."""
    motif: Mapped[str]
    __table_args__ = (UniqueConstraint("cle", "ou"),)


class Sujet(Entite):
    """Un morceau de la synthèse de séance, proposé puis retouché."""

    __tablename__ = "sujet"
    id: Mapped[int] = mapped_column(primary_key=True)
    genre: Mapped[str]
    """`sujet` ou `axe`."""
    titre: Mapped[str]
    texte: Mapped[str]
    verbatims: Mapped[str]
    """Les verbatims cités, en JSON : « contribution:12 », « objection:3 », « ressenti:4 »."""
    rang: Mapped[int]
