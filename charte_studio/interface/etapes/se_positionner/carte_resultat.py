"""Le résultat d’un objet : une barre par tour clos, puis la lecture en mots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.recueil import reconcilier_clos
from charte_studio.atelier.lectures.se_positionner import Mouvement, PriseDePosition
from charte_studio.domaine.vocabulaire import libelle_rang
from charte_studio.interface.etapes.se_positionner.mots import (
    capitale,
    dire_deplacement,
    dire_indices,
    dire_mediane,
    dire_mesure,
    dire_mode,
    dire_niveau,
    dire_presence,
)
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte


class CarteResultat(Carte):
    """Répartition d’abord, phrase ensuite, indices en petit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Répartition", parent=parent)
        self.barres: dict[int, tuple[Texte, BarreRepartition]] = {}
        """Par rang de tour ; les rangées déjà bâties servent de nouveau."""
        self._tours = QVBoxLayout()
        self._legende = LegendeEchelle()
        self.lecture = Texte("", "soustitre")
        self.phrase = Texte("")
        self.deplacement = Texte("", "fort")
        self.alerte = Texte("", "alerte")
        self.details = Texte("", "petit")

        self._tours.setSpacing(6)
        self.disposition.setSpacing(6)
        self.disposition.addLayout(self._tours)
        for vue in (
            self._legende, self.lecture, self.phrase, self.deplacement, self.alerte, self.details,
        ):  # fmt: skip
            self.disposition.addWidget(vue)
        self.disposition.addStretch(1)

    def montrer(
        self,
        prise: PriseDePosition,
        mesures: Sequence[TourMesure],
        mouvement: Mouvement | None,
    ) -> None:
        """Montre les tours clos, dans l’ordre ; les mots disent le dernier."""
        modes = {mesure.tour.mode for mesure in mesures}
        rangs = {mesure.tour.rang: mesure for mesure in mesures}
        for rang in sorted(rangs.keys() - self.barres.keys()):
            self._ajouter(rang)
        for rang, (nom, barre) in self.barres.items():
            nom.setVisible(rang in rangs)
            barre.setVisible(rang in rangs)
            if rang in rangs:
                mesure = rangs[rang]
                dit = libelle_rang(rang) if prise.objet.objet == "principe" else f"Vote {rang}"
                mode = f" · {dire_mode(mesure.tour.mode)}"
                nom.setText(dit + (mode if len(modes) > 1 or "nominatif" not in modes else ""))
                barre.setAccessibleName(dit)
                self._dessiner(barre, mesure, prise)
        self._legende.montrer(prise.echelle)
        self._dire(prise, mesures, mouvement)

    def _dire(
        self,
        prise: PriseDePosition,
        mesures: Sequence[TourMesure],
        mouvement: Mouvement | None,
    ) -> None:
        dernier, seuil = mesures[-1], prise.info.seuil
        echelle, niveau = prise.echelle, prise.objet.objet == "niveau"
        if niveau:
            cle = dernier.mesures.degre_median
            self.lecture.setText(echelle.libelle(cle) if cle else "")
            self.phrase.setText(dire_niveau(dernier, echelle, seuil))
        else:
            self.lecture.setText(capitale(dernier.mesures.qualification))
            phrases = (dire_mesure(dernier, seuil), dire_mediane(dernier, echelle))
            self.phrase.setText(" ".join(phrase for phrase in phrases if phrase))
        self.lecture.setVisible(not dernier.masque and bool(self.lecture.text()))
        _dire(self.deplacement, self._bouge(mesures, mouvement, niveau=niveau))
        compte = reconcilier_clos(dernier.tour, dernier.repartition)
        _dire(self.alerte, "" if dernier.masque else compte.alerte)
        indices = "" if niveau else dire_indices(dernier)
        presence = "" if dernier.masque else dire_presence(dernier)
        _dire(self.details, "\n".join(t for t in (presence, indices) if t))

    @staticmethod
    def _bouge(mesures: Sequence[TourMesure], mouvement: Mouvement | None, *, niveau: bool) -> str:
        if mouvement is None:
            return ""
        if mouvement.deplacement is not None and not niveau:
            return dire_deplacement(mouvement.deplacement, tuple(mesures[-2:]))
        return "" if niveau else mouvement.phrase

    def taire(self) -> None:
        """Oublie ce qui était montré."""
        for _, barre in self.barres.values():
            barre.vider()
        for texte in (self.lecture, self.phrase, self.deplacement, self.alerte, self.details):
            texte.clear()

    def _ajouter(self, rang: int) -> None:
        nom, barre = Texte("", "petit_fort"), BarreRepartition(epaisse=True)
        place = 2 * sum(autre < rang for autre in self.barres)
        self._tours.insertWidget(place, nom)
        self._tours.insertWidget(place + 1, barre)
        self.barres[rang] = (nom, barre)
        self.barres = dict(sorted(self.barres.items()))

    @staticmethod
    def _dessiner(barre: BarreRepartition, mesure: TourMesure, prise: PriseDePosition) -> None:
        if mesure.masque:
            barre.cacher(f"masqué\u00a0: moins de {prise.info.seuil} exprimés")
        elif not mesure.repartition.exprimes:
            barre.vider("personne ne s’est exprimé")
        else:
            libelles = [degre.libelle for degre in prise.echelle.degres]
            barre.montrer(mesure.repartition.effectifs, libelles)


def _dire(texte: Texte, phrase: str) -> None:
    texte.setText(phrase)
    texte.setVisible(bool(phrase))
