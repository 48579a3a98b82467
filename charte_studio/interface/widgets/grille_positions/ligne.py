"""Une ligne de la grille, et les colonnes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class LigneGrille:
    """Ce que la grille montre d’un participant."""

    participant_id: int
    numero: str
    """« P01 », ou le nom si l’animateur l’a choisi et annoncé."""
    college: str
    reponse: str | None = None
    """La clé d’un degré, `SANS_AVIS`, ou rien tant qu’il n’a pas répondu."""
    motif: str = ""
    avant: str | None = None
    """Sa réponse au tour précédent, si on la montre."""
    present: bool = True
    """Faux pour qui n’est pas dans la salle : on ne l’attend pas."""

    @property
    def attendue(self) -> bool:
        """Vrai si l’on peut encore répondre sur cette ligne, ou corriger une réponse."""
        return self.present or self.reponse is not None


class Colonne(IntEnum):
    """Les colonnes, dans l’ordre ; « avant » se cache hors du second tour."""

    PARTICIPANT = 0
    COLLEGE = 1
    AVANT = 2
    POSITION = 3
    MOTIF = 4
