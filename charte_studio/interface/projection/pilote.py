"""Le pilote : Page suivante enchaîne les scènes de l’atelier et fait les gestes qu’il faut.

Ouvrir un tour ne demande rien : cela se défait. Clore un tour où il manque des réponses, ouvrir ou
clore un vote secret (qui scelle) demandent une seconde pression.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from charte_studio.atelier.gestes.se_positionner import clore_tour, ouvrir_tour
from charte_studio.atelier.lectures.projection import (
    Demande,
    Pas,
    lire_scene,
    scene_precedente,
    scene_suivante,
)
from charte_studio.atelier.lectures.projection.fil import CLORE, OUVRIR
from charte_studio.atelier.lectures.projection.mots import capitale
from charte_studio.atelier.lectures.projection.scenes import SceneTourOuvert
from charte_studio.atelier.lectures.tours import TourLu, lire_mode_propose, lire_tours
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.projection.regie import Regie

HORS_DU_FIL: Final = frozenset({"pause", "minuteur", "noir"})
"""Les scènes que l’on intercale : en sortir ramène où l’on en était."""
DELAI_CONFIRMATION: Final = dt.timedelta(seconds=15)
ENCORE: Final = "\u00a0: appuyez encore sur Page suivante."
OUVRIR_LE_VOTE: Final = f"Ouvrir ce vote secret ne s’annulera pas{ENCORE}"
SCELLER_LE_VOTE: Final = "Clore ce vote secret le scellera"


class Pilote(QObject):
    """Sait où l’on en est du fil, même quand la salle voit une pause ou un écran noir."""

    demande_suivie = Signal(object)
    """La scène du fil où l’on vient d’arriver : la console va à la page qui en parle."""

    def __init__(self, contexte: Contexte, regie: Regie, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._regie = regie
        self._repere = regie.prepare.demande
        self._a_confirmer: tuple[Pas, dt.datetime] | None = None

    @property
    def repere(self) -> Demande:
        """La dernière scène du fil : celle d’où l’on repartira."""
        return self._repere

    def suite(self) -> Pas | None:
        """Le pas que ferait Page suivante, les pages de la scène mises à part."""
        if self._regie.prepare.demande.scene in HORS_DU_FIL:
            return Pas(self._repere)
        return scene_suivante(self._contexte.atelier.connexion, self._repere)

    def aller(self, demande: Demande, *, derniere_page: bool = False) -> None:
        """Montre cette scène, et repart de là."""
        self._a_confirmer = None
        self._regie.montrer(demande, derniere_page=derniere_page)
        if demande.scene not in HORS_DU_FIL:
            self._repere = demande
            self.demande_suivie.emit(demande)

    def intercaler(self, demande: Demande) -> None:
        """Montre une pause ou un minuteur sans perdre sa place."""
        self._a_confirmer = None
        self._regie.montrer(demande)

    @Slot()
    def avancer(self) -> None:
        """Rallume, tourne la page, ou passe à la scène suivante après son geste."""
        if self._regie.noire:
            self._regie.noircir(False)
            return
        if self._regie.tourner(1):
            return
        pas = self.suite()
        if pas is None:
            self._contexte.notice.emit(
                "info", "C’était la dernière scène de l’atelier\u00a0: la synthèse."
            )
        elif not pas.geste or self._contexte.atelier.lecture_seule or self._faire(pas):
            self.aller(pas.demande)

    @Slot()
    def reculer(self) -> None:
        """Rallume, revient d’une page, ou à la scène d’avant, sans rien défaire."""
        if self._regie.noire:
            self._regie.noircir(False)
            return
        if self._regie.tourner(-1):
            return
        if self._regie.prepare.demande.scene in HORS_DU_FIL:
            self.aller(self._repere)
            return
        pas = scene_precedente(self._contexte.atelier.connexion, self._repere)
        if pas is None:
            self._contexte.notice.emit("info", "C’est la première scène de l’atelier.")
        else:
            self.aller(pas.demande, derniere_page=True)

    # --- les gestes ------------------------------------------------------------------------------

    def _faire(self, pas: Pas) -> bool:
        """Ouvre ou clôt le tour ; faux si c’est refusé, ou s’il faut confirmer."""
        atelier, demande = self._contexte.atelier, pas.demande
        if demande.principe_id is None:
            return True
        demandee = self._demander(pas)
        if demandee and not self._confirmee(pas):
            self._contexte.notice.emit("info", demandee)
            return False
        objet = "amendement" if demande.amendement_id is not None else demande.objet
        if pas.geste == OUVRIR:
            return self._contexte.reussi(
                partial(
                    ouvrir_tour,
                    atelier,
                    demande.principe_id,
                    objet=objet,
                    amendement_id=demande.amendement_id,
                )
            )
        tour = self._tour(demande)
        if tour is None:
            return True
        clos = self._contexte.reussi(partial(clore_tour, atelier, tour.id))
        if clos and demandee:
            # Remplace la demande de confirmation, qui n’a plus lieu d’être.
            self._contexte.notice.emit("reussite", "Le tour est clos.")
        return clos

    def _demander(self, pas: Pas) -> str:
        """Ce qui mérite une seconde pression, vide si rien."""
        if pas.geste == OUVRIR:
            connexion, demande = self._contexte.atelier.connexion, pas.demande
            mode = lire_mode_propose(connexion, demande.principe_id, demande.objet)
            secret = mode == "secret"
            return OUVRIR_LE_VOTE if secret else ""
        tour = self._tour(pas.demande)
        if pas.geste != CLORE or tour is None:
            return ""
        connexion = self._contexte.atelier.connexion
        scene = lire_scene(connexion, replace(pas.demande, scene="tour_ouvert"))
        if not isinstance(scene, SceneTourOuvert) or not scene.reponses:
            return ""  # personne n’a répondu : le geste le refusera et dira pourquoi
        manque = scene.attendus - scene.reponses
        manquent = f"il manque {accorder(manque, 'réponse', 'réponses')}" if manque else ""
        if tour.mode == "secret":
            return f"{SCELLER_LE_VOTE}{', et ' * bool(manque)}{manquent}{ENCORE}"
        return f"{capitale(manquent)}{ENCORE}" if manque else ""

    def _confirmee(self, pas: Pas) -> bool:
        maintenant = self._contexte.atelier.maintenant()
        attendue, self._a_confirmer = self._a_confirmer, (pas, maintenant)
        if attendue is None or attendue[0] != pas:
            return False
        if maintenant - attendue[1] > DELAI_CONFIRMATION:
            return False
        self._a_confirmer = None
        return True

    def _tour(self, demande: Demande) -> TourLu | None:
        """Le tour encore ouvert dont parle cette scène."""
        objet = "amendement" if demande.amendement_id is not None else demande.objet
        tours = lire_tours(self._contexte.atelier.connexion, demande.principe_id, objet=objet)
        return next(
            (
                t
                for t in tours
                if not t.clos and (t.rang, t.amendement_id) == (demande.rang, demande.amendement_id)
            ),
            None,
        )
