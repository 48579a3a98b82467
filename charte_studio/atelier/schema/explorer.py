"""Ce que l’on explore : les usages réels, les ressentis, et les groupes que l’on en fait."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from charte_studio.atelier.schema.base import Entite


class Groupe(Entite):
    """Un thème sous lequel la salle range des usages ou des ressentis."""

    __tablename__ = "groupe"
    id: Mapped[int] = mapped_column(primary_key=True)
    genre: Mapped[str]
    """`usage` ou `ressenti`."""
    nom: Mapped[str]
    rang: Mapped[int]


class Usage(Entite):
    """Une carte outil × tâche × données, et le verdict de la salle."""

    __tablename__ = "usage"
    id: Mapped[int] = mapped_column(primary_key=True)
    outil: Mapped[str]
    tache: Mapped[str]
    donnees: Mapped[str]
    frequence: Mapped[str]
    """Une clé de `vocabulaire.FREQUENCES`, ou vide."""
    verdict: Mapped[str]
    """Une clé de `vocabulaire.VERDICTS`, ou vide tant que la salle n’a rien dit."""
    conditions: Mapped[str]
    criteres: Mapped[str]
    """Les critères de la boussole examinés, en JSON : clé → `oui`, `non` ou `question`."""
    college_id: Mapped[int | None] = mapped_column(ForeignKey("college.id"))
    groupe_id: Mapped[int | None] = mapped_column(ForeignKey("groupe.id"))
    origine: Mapped[str]
    """`salle`, ou `modele` pour une carte proposée par le modèle de charte."""
    rang: Mapped[int]


class Ressenti(Entite):
    """Un mot anonyme sur l’IA : ni collège, ni personne."""

    __tablename__ = "ressenti"
    id: Mapped[int] = mapped_column(primary_key=True)
    nature: Mapped[str]
    """Une clé de `vocabulaire.RESSENTIS`."""
    texte: Mapped[str]
    groupe_id: Mapped[int | None] = mapped_column(ForeignKey("groupe.id"))
    tire: Mapped[bool]
    """Vrai quand il a été tiré au sort et lu devant la salle."""
    rang: Mapped[int]


class Critere(Entite):
    """Un critère de la boussole, copié des données livrées et modifiable."""

    __tablename__ = "critere"
    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(unique=True)
    titre: Mapped[str]
    question: Mapped[str]
    rang: Mapped[int]
