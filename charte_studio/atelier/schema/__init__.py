"""Le schéma du fichier d’atelier : une classe par terme du vocabulaire, une pièce par étape."""

from charte_studio.atelier.schema.accueillir import Barometre, ChoixBarometre
from charte_studio.atelier.schema.base import Entite, image_complete
from charte_studio.atelier.schema.decider import Decision, Dissensus
from charte_studio.atelier.schema.explorer import Critere, Groupe, Ressenti, Usage
from charte_studio.atelier.schema.journal import LigneJournal
from charte_studio.atelier.schema.preparer import (
    Amorce,
    Atelier,
    College,
    Formulation,
    Identite,
    Participant,
    Principe,
    Seance,
    Section,
    Sequence,
)
from charte_studio.atelier.schema.rediger import (
    Article,
    ControleAssume,
    PointGrille,
    Sujet,
    Version,
)
from charte_studio.atelier.schema.se_positionner import (
    Amendement,
    Bulletin,
    Comptage,
    Contribution,
    Emargement,
    Objection,
    Position,
    Tour,
)

HORS_JOURNAL = frozenset({"journal", "identite", "bulletin", "emargement"})
"""Les noms pour pouvoir être effacés, les votes secrets pour ne laisser ni ordre ni heure."""
TABLES_JOURNALISEES = tuple(
    table for table in Entite.metadata.sorted_tables if table.name not in HORS_JOURNAL
)

__all__ = [
    "HORS_JOURNAL",
    "TABLES_JOURNALISEES",
    "Amendement",
    "Amorce",
    "Article",
    "Atelier",
    "Barometre",
    "Bulletin",
    "ChoixBarometre",
    "College",
    "Comptage",
    "Contribution",
    "ControleAssume",
    "Critere",
    "Decision",
    "Dissensus",
    "Emargement",
    "Entite",
    "Formulation",
    "Groupe",
    "Identite",
    "LigneJournal",
    "Objection",
    "Participant",
    "PointGrille",
    "Position",
    "Principe",
    "Ressenti",
    "Seance",
    "Section",
    "Sequence",
    "Sujet",
    "Tour",
    "Usage",
    "Version",
    "image_complete",
]
