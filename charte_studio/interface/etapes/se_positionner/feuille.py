"""La feuille d’un tour : les lignes de la grille et leur compte, tenus à jour sans tout relire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charte_studio.atelier.changements import Changement, Changements
from charte_studio.atelier.lectures.se_positionner import LignePosition
from charte_studio.domaine.echelles import SANS_AVIS


@dataclass(frozen=True, slots=True)
class Compte:
    """Ce qu’un tour ouvert laisse voir : combien ont répondu, jamais quoi."""

    inscrits: int
    reponses: int
    sans_avis: int

    @property
    def attendues(self) -> int:
        """Les réponses qui manquent encore."""
        return self.inscrits - self.reponses


class Feuille:
    """Les lignes d’un tour. Un changement coûte le même temps à dix ou à mille participants."""

    def __init__(self, tour_id: int, lignes: Sequence[LignePosition]) -> None:
        self.tour_id = tour_id
        self._lignes = {ligne.participant_id: ligne for ligne in lignes}
        self._par_position = {
            ligne.position_id: ligne.participant_id
            for ligne in lignes
            if ligne.position_id is not None
        }
        self._sans_avis = sum(ligne.reponse == SANS_AVIS for ligne in lignes)

    def compte(self) -> Compte:
        """Le compte des réponses."""
        return Compte(len(self._lignes), len(self._par_position), self._sans_avis)

    def premier_sans_reponse(self) -> int | None:
        """Le premier participant dont la réponse manque."""
        return next((q for q, ligne in self._lignes.items() if ligne.reponse is None), None)

    def suivre(self, changements: Changements) -> tuple[LignePosition, ...] | None:
        """Les lignes que ces changements ont modifiées.

        `None` si l’un d’eux ne se situe pas dans cette feuille : il faut alors tout relire.
        """
        touchees: dict[int, LignePosition] = {}
        for changement in changements.de("position"):
            ligne = self._appliquer(changement)
            if ligne is None:
                return None
            touchees[ligne.participant_id] = ligne
        return tuple(touchees.values())

    def _appliquer(self, changement: Changement) -> LignePosition | None:
        avant, apres = changement.avant, changement.apres
        if avant is None and apres is not None:
            if apres["tour_id"] != self.tour_id:
                return None
            return self._poser(apres["participant_id"], changement.id, apres)
        qui = self._par_position.get(changement.id)
        if qui is None:
            return None
        if apres is not None:
            return self._poser(qui, changement.id, apres)
        return self._poser(qui, None, {"degre": None, "motif": ""})

    def _poser(
        self, qui: int, position_id: int | None, image: dict[str, str | None]
    ) -> LignePosition | None:
        ancienne = self._lignes.get(qui)
        if ancienne is None:
            return None
        ligne = replace(
            ancienne,
            reponse=image.get("degre", ancienne.reponse),
            motif=image.get("motif", ancienne.motif) or "",
            position_id=position_id,
        )
        self._lignes[qui] = ligne
        if position_id is not None:
            self._par_position[position_id] = qui
        elif ancienne.position_id is not None:
            del self._par_position[ancienne.position_id]
        self._sans_avis += (ligne.reponse == SANS_AVIS) - (ancienne.reponse == SANS_AVIS)
        return ligne
