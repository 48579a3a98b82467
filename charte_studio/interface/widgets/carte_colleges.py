"""La répartition collège par collège ; ce qui désignerait une personne est masqué."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.mesures import CollegeMesure, TourMesure
from charte_studio.domaine.confidentialite import pourquoi_masque
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import enumerer
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteColleges(Carte):
    """Un nom et une barre par collège qui se montre, puis la raison de ce qui se tait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Par collège", parent=parent)
        self._rangs: list[tuple[Texte, BarreRepartition]] = []
        self._colonne = QVBoxLayout()
        self._masques = Texte("", "petit")

        self._colonne.setSpacing(2)
        self.disposition.addLayout(self._colonne)
        self.disposition.addWidget(self._masques)

    def montrer(self, tour: TourMesure, echelle: Echelle, seuil: int) -> None:
        """Montre les collèges qui ont répondu ; les rangées déjà là servent de nouveau."""
        libelles = [degre.libelle for degre in echelle.degres]
        montres = [c for c in tour.colleges if not (tour.masque or c.masque) and _a_repondu(c)]
        # Cachée le temps de changer : sinon Qt remet la page en place à chaque rangée.
        self.hide()
        while len(self._rangs) < len(montres):
            self._ajouter_rang()
        for rang, (nom, barre) in enumerate(self._rangs):
            utile = rang < len(montres)
            nom.setVisible(utile)
            barre.setVisible(utile)
            if not utile:
                continue
            college = montres[rang]
            nom.setText(college.nom)
            barre.setAccessibleName(college.nom)
            if college.repartition.exprimes:
                barre.montrer(college.repartition.effectifs, libelles)
            else:
                barre.vider("sans avis")
        raison = _raison(tour, seuil)
        self._masques.setText(raison)
        self._masques.setVisible(bool(raison))
        self.setVisible(bool(montres or raison))

    def _ajouter_rang(self) -> None:
        nom, barre = Texte(), BarreRepartition()
        nom.setContentsMargins(0, 4, 0, 0)
        self._colonne.addWidget(nom)
        self._colonne.addWidget(barre)
        self._rangs.append((nom, barre))


def _a_repondu(college: CollegeMesure) -> bool:
    return college.repartition.reponses > 0


def _raison(tour: TourMesure, seuil: int) -> str:
    """Ce qui se tait, et pourquoi. Dire lequel est le plus petit en dirait déjà trop."""
    if tour.masque:
        return tour.pourquoi or f"Masqué\u00a0: moins de {seuil} personnes se sont exprimées."
    masques = [college.nom for college in tour.colleges if college.masque and _a_repondu(college)]
    muets = [c.nom for c in tour.colleges if not c.masque and not _a_repondu(c)]
    phrases = []
    if masques:
        phrases.append(f"{enumerer(masques)}. {tour.pourquoi or pourquoi_masque(seuil)}")
    if muets:
        phrases.append(f"{enumerer(muets)}\u00a0: aucune réponse.")
    return "\n".join(phrases)
