"""La feuille d’un tour : les lignes de la grille et leur compte, tenus à jour sans tout relire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charte_studio.atelier.changements import Changement, Changements
from charte_studio.atelier.lectures.se_positionner import LignePosition
from charte_studio.domaine.comptes import Reconciliation, reconcilier
from charte_studio.domaine.echelles import SANS_AVIS


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
        self._partis = sum(not ligne.present and ligne.reponse is None for ligne in lignes)
        """Ceux qu’on n’attend plus : absents, et sans réponse à garder."""

    def compte(self) -> Reconciliation:
        """Le compte des réponses, jamais leur contenu."""
        attendus = len(self._lignes) - self._partis
        reponses = len(self._par_position)
        return reconcilier(attendus, reponses - self._sans_avis, self._sans_avis)

    def premier_sans_reponse(self) -> int | None:
        """Le premier participant présent dont la réponse manque."""
        lignes = self._lignes.items()
        return next((q for q, x in lignes if x.reponse is None and x.present), None)

    def ligne_du_numero(self, numero: int) -> LignePosition | None:
        """Le participant qui porte ce numéro."""
        return next((x for x in self._lignes.values() if x.numero == numero), None)

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
        if not ligne.present:
            self._partis += (ligne.reponse is None) - (ancienne.reponse is None)
        return ligne
