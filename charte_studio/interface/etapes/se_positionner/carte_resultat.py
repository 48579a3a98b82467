"""Le résultat d’un principe : deux barres au plus, puis la lecture en mots."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.commun import InfoAtelier
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.domaine.mesures import Deplacement
from charte_studio.domaine.vocabulaire import RANGS_TOUR
from charte_studio.interface.etapes.se_positionner.mots import (
    capitale,
    dire_deplacement,
    dire_indices,
    dire_mediane,
    dire_mesure,
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
        self.barres = {
            rang: (Texte("", "petit_fort"), BarreRepartition(epaisse=True)) for rang in RANGS_TOUR
        }
        self._legende = LegendeEchelle()
        self.lecture = Texte("", "soustitre")
        self.phrase = Texte("")
        self.deplacement = Texte("", "fort")
        self.details = Texte("", "petit")

        self.disposition.setSpacing(6)
        for nom, barre in self.barres.values():
            self.disposition.addWidget(nom)
            self.disposition.addWidget(barre)
        for vue in (self._legende, self.lecture, self.phrase, self.deplacement, self.details):
            self.disposition.addWidget(vue)
        self.disposition.addStretch(1)

    def montrer(
        self,
        info: InfoAtelier,
        mesures: tuple[TourMesure, ...],
        deplacement: Deplacement | None,
    ) -> None:
        """Montre un ou deux tours clos ; les mots disent le dernier."""
        faits = {mesure.tour.rang: mesure for mesure in mesures}
        for rang, (nom, barre) in self.barres.items():
            nom.setVisible(rang in faits)
            barre.setVisible(rang in faits)
            if rang in faits:
                nom.setText(RANGS_TOUR[rang])
                barre.setAccessibleName(RANGS_TOUR[rang])
                self._dessiner(barre, faits[rang], info)
        self._legende.montrer(info.echelle)
        dernier = mesures[-1]
        self.lecture.setText(capitale(dernier.mesures.qualification))
        self.lecture.setVisible(not dernier.masque)
        phrases = (dire_mesure(dernier, info.seuil), dire_mediane(dernier, info.echelle))
        self.phrase.setText(" ".join(phrase for phrase in phrases if phrase))
        bouge = dire_deplacement(deplacement, mesures)
        self.deplacement.setText(bouge)
        self.deplacement.setVisible(bool(bouge))
        details = "\n".join(t for t in (dire_presence(dernier), dire_indices(dernier)) if t)
        self.details.setText(details)
        self.details.setVisible(bool(details))

    def taire(self) -> None:
        """Oublie ce qui était montré."""
        for _, barre in self.barres.values():
            barre.vider()
        for texte in (self.lecture, self.phrase, self.deplacement, self.details):
            texte.clear()

    @staticmethod
    def _dessiner(barre: BarreRepartition, mesure: TourMesure, info: InfoAtelier) -> None:
        if mesure.masque:
            barre.cacher(f"masqué\u00a0: moins de {info.seuil} exprimés")
        elif not mesure.repartition.exprimes:
            barre.vider("personne ne s’est exprimé")
        else:
            libelles = [degre.libelle for degre in info.echelle.degres]
            barre.montrer(mesure.repartition.effectifs, libelles)
