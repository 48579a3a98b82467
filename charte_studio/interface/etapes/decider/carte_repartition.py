"""La répartition du principe, avant et après débat, en barres et en comptes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.vocabulaire import libelle_rang
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte


class CarteRepartition(Carte):
    """Deux barres au plus, puis ce que le débat a changé et qui a répondu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Positions", parent=parent)
        self._nom_avant, self._avant = Texte(), BarreRepartition()
        self._nom_apres, self._apres = Texte(), BarreRepartition()
        self._compte = Texte("", "petit")
        self.legende = LegendeEchelle()
        """Montrée quand celle du tableau n’a pas la place."""

        for nom, barre in ((self._nom_avant, self._avant), (self._nom_apres, self._apres)):
            self.disposition.addWidget(nom)
            self.disposition.addWidget(barre)
        self.disposition.addWidget(self.legende)
        self.disposition.addWidget(self._compte)
        self.legende.hide()

    def montrer(self, ligne: LigneDecision, echelle: Echelle, seuil: int) -> None:
        """Montre le dernier tour clos, et celui d’avant s’il y en a un."""
        for vu in (self._nom_avant, self._avant):
            vu.setVisible(ligne.avant is not None)
        if ligne.avant:
            _montrer_tour(self._nom_avant, self._avant, ligne.avant, echelle, seuil)
        if ligne.mesure:
            _montrer_tour(self._nom_apres, self._apres, ligne.mesure, echelle, seuil)
            self.legende.montrer(echelle)
            self._compte.setText("\n".join((*_evolution(ligne), _qui_a_repondu(ligne.mesure))))


def _montrer_tour(
    nom: Texte, barre: BarreRepartition, tour: TourMesure, echelle: Echelle, seuil: int
) -> None:
    libelle = libelle_rang(tour.tour.rang)
    nom.setText(libelle)
    barre.setAccessibleName(libelle)
    if tour.masque:
        barre.cacher(f"masqué\u00a0: moins de {seuil} exprimés")
    else:
        barre.montrer(tour.repartition.effectifs, [degre.libelle for degre in echelle.degres])


def _evolution(ligne: LigneDecision) -> tuple[str, ...]:
    """« Part favorable : 58 %, puis 79 %. » Rien si l’un des tours se tait."""
    tours = [tour for tour in (ligne.avant, ligne.mesure) if tour]
    if any(tour.masque or tour.mesures.part_favorable is None for tour in tours):
        return ()
    parts = [pourcentage(tour.mesures.part_favorable) for tour in tours]
    return (f"Part favorable\u00a0: {', puis '.join(parts)}.",)


def _qui_a_repondu(tour: TourMesure) -> str:
    """« 22 exprimés, 1 sans avis, 1 sans réponse sur 24 personnes attendues. »"""
    r = tour.repartition
    attendus = accorder(r.reponses + r.manquants, "personne attendue", "personnes attendues")
    if tour.masque:
        return f"{attendus}."
    morceaux = [accorder(r.exprimes, "exprimé", "exprimés")]
    if r.sans_avis:
        morceaux.append(f"{r.sans_avis} sans avis")
    if r.manquants:
        morceaux.append(f"{r.manquants} sans réponse")
    return f"{', '.join(morceaux)} sur {attendus}."
