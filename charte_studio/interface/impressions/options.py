"""Ce que l’on choisit avant d’imprimer, et que rien n’enregistre."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from charte_studio.domaine.vocabulaire import RANGS_TOUR
from charte_studio.redaction.deroules import Deroule

TOURS: Final = {rang: RANGS_TOUR[rang] for rang in (1, 2)}
"""Les deux tours que prévoit le papier : avant et après le débat."""

Mention = Literal["numero", "college", "secret"]
"""Ce que porte un bulletin : le numéro de la personne, son collège seulement, ou rien."""


@dataclass(frozen=True, slots=True)
class Options:
    """Les choix de chaque document."""

    deroule: Deroule
    debut: dt.time = dt.time(9, 0)
    """L’heure où commence chaque séance."""
    lignes_vides: int = 3
    """Par collège, pour les personnes venues sans s’inscrire."""
    noms: bool = False
    cartes_par_page: Literal[2, 4] = 4
    jeux: int = 1
    """Combien de jeux de cartes complets."""
    carnet: bool = False
    """Un carnet par personne plutôt qu’un bulletin par principe."""
    mention: Mention = "numero"
    deux_tours: bool = False
    """Un bulletin par tour, le tour déjà imprimé."""
