"""Ouvrir, clore, rouvrir, recommencer, abandonner un tour, en prévenant de ce qui engage."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.se_positionner import (
    abandonner_tour,
    clore_tour,
    ouvrir_tour,
    recommencer_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.recueil import lire_ventilation, lire_votants
from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.domaine.confidentialite import Ventilation
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.soustraction import soustraction_possible
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.confirmer import confirmer

_IRREVERSIBLE: Final = "Cela ne s’annule pas."


class Tours(QObject):
    """Les gestes d’un tour. Chacun rend vrai s’il a eu lieu."""

    def __init__(self, contexte: Contexte, page: QWidget) -> None:
        super().__init__(page)
        self._contexte = contexte
        self._atelier = contexte.atelier
        self._page = page
        self._reveles: dict[int, Ventilation] = {}
        """Ce qu’un tour rouvert avait montré à la salle."""

    def ouvrir(self, prise: PriseDePosition, mode: str) -> bool:
        """Ouvre le tour suivant de l’objet regardé."""
        objet = prise.objet
        return self._contexte.reussi(
            partial(
                ouvrir_tour,
                self._atelier,
                prise.principe.id,
                mode=mode,
                objet=objet.objet,
                amendement_id=objet.amendement_id,
            )
        )

    def clore(self, tour: TourLu, seuil: int) -> bool:
        """Clôt le tour, après avoir prévenu de ce qui ne se rattraperait pas."""
        if tour.mode == "secret" and not self._confirmer_cloture(tour):
            return False
        if tour.id in self._reveles and not self._confirmer_revelation(tour, seuil):
            return False
        fait = self._contexte.reussi(partial(clore_tour, self._atelier, tour.id))
        if fait:
            self._reveles.pop(tour.id, None)
        return fait

    def rouvrir(self, tour: TourLu) -> bool:
        """Rouvre un tour pour corriger ; un vote secret se recommence en entier."""
        if tour.mode == "secret":
            return self.recommencer(tour)
        revele = lire_ventilation(self._atelier.connexion, tour)
        fait = self._contexte.reussi(partial(rouvrir_tour, self._atelier, tour.id))
        if fait:
            self._reveles[tour.id] = revele
        return fait

    def recommencer(self, tour: TourLu) -> bool:
        """Vide l’urne : tout le monde revote."""
        return confirmer(
            self._page,
            "Recommencer le vote",
            "Vider l’urne et faire revoter tout le monde\u202f?",
            f"Tous les bulletins de ce vote sont détruits. {_IRREVERSIBLE}",
            oui="Vider l’urne",
            non="Garder les bulletins",
        ) and self._contexte.reussi(partial(recommencer_tour, self._atelier, tour.id))

    def abandonner(self, tour: TourLu) -> bool:
        """Retire un tour ouvert par erreur ; un vote secret demande confirmation."""
        if tour.mode == "secret" and not confirmer(
            self._page,
            "Abandonner ce vote",
            "Retirer ce vote et détruire ses bulletins\u202f?",
            _IRREVERSIBLE,
            oui="Retirer le vote",
            non="Continuer le vote",
        ):
            return False
        return self._contexte.reussi(partial(abandonner_tour, self._atelier, tour.id))

    def _confirmer_cloture(self, tour: TourLu) -> bool:
        votants = lire_votants(self._atelier.connexion, tour)
        manquent = [v for v in votants if v.present and not v.a_vote]
        if not manquent or not any(v.a_vote for v in votants):
            return True  # le geste refuse de lui-même une urne vide
        nombre = accorder(len(manquent), "personne présente n’a", "personnes présentes n’ont")
        return confirmer(
            self._page,
            "Clore le vote",
            f"{nombre} pas encore voté. Clore quand même\u202f?",
            "Une fois l’urne dépouillée, plus personne n’y ajoute de bulletin\u00a0: on verrait ce "
            f"qu’il contient. {_IRREVERSIBLE}",
            oui="Clore le vote",
            non="Attendre",
        )

    def _confirmer_revelation(self, tour: TourLu, seuil: int) -> bool:
        apres = lire_ventilation(self._atelier.connexion, tour)
        risque = soustraction_possible(self._reveles[tour.id], apres, seuil)
        return risque is None or confirmer(
            self._page,
            "Révéler de nouveau",
            risque.phrase,
            "La salle a déjà vu le premier résultat. Vous pouvez attendre d’autres réponses, ou "
            "clore sans projeter le résultat.",
            oui="Clore et révéler",
            non="Laisser le tour ouvert",
        )
