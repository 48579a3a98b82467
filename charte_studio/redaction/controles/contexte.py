"""Ce que reçoit chaque famille de contrôles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from charte_studio.redaction.controles.reglages import ReglagesControles
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.droit import FaitDeDroit
from charte_studio.redaction.formes import FormeVisee
from charte_studio.redaction.parties import TexteIndexe


@dataclass(frozen=True, slots=True)
class Contexte:
    document: DocumentCharte
    texte: TexteIndexe
    """Le corps, indexé une fois pour tous les contrôles."""
    forme: FormeVisee
    themes_traites: frozenset[str]
    colleges_attendus: tuple[str, ...]
    droit: Mapping[str, FaitDeDroit]
    aujourd_hui: dt.date
    reglages: ReglagesControles
