"""L’échelle propre à l’atelier : de trois à neuf degrés, leurs mots, leur sens."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from charte_studio.domaine.echelle_propre import (
    DEGRES_MAX,
    DEGRES_MIN,
    LIBELLES_SENS,
    LONGUEUR_LIBELLE,
    LONGUEUR_NOM,
    NOM_PAR_DEFAUT,
    echelle_propre,
)
from charte_studio.domaine.echelles import SENS, Echelle
from charte_studio.interface.dialogues.champ_nomme import sous_son_nom
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte

_EXEMPLE: Final = (
    ("Nous le voulons", "favorable"),
    ("Nous pouvons l’accepter", "favorable"),
    ("Cela nous gêne", "defavorable"),
    ("Nous le refusons", "defavorable"),
)


class _Degre:
    """Une ligne : le numéro, le libellé, le sens, et de quoi la retirer."""

    def __init__(self, libelle: str, sens: str) -> None:
        self.numero = Texte("", "fort")
        self.libelle = QLineEdit(libelle)
        self.sens = QComboBox()
        self.retirer = Bouton("Retirer ce degré", icone="supprimer", icone_seule=True)
        self.libelle.setMaxLength(LONGUEUR_LIBELLE)
        self.libelle.setPlaceholderText("Ce que la personne répond")
        for cle, nom in LIBELLES_SENS.items():
            self.sens.addItem(nom, cle)
        self.sens.setCurrentIndex(self.sens.findData(sens))
        self.retirer.setAutoDefault(False)

    def vues(self) -> tuple[QWidget, ...]:
        return (self.numero, self.libelle, self.sens, self.retirer)


class DialogueEchellePropre(Dialogue):
    """Rend une `Echelle` contrôlée. L’ordre des lignes est celui des touches."""

    def __init__(self, depart: Echelle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            "Une échelle à nous",
            valider="Choisir cette échelle",
            taille=(680, 640),
            propos="Du plus favorable au moins favorable. «\u00a0Sans avis\u00a0» s’y ajoute "
            "toujours. Elle se fige à l’ouverture du premier tour.",
            parent=parent,
        )
        self._degres: list[_Degre] = []
        self._echelle: Echelle | None = None
        self.nom = QLineEdit(depart.nom if depart else "")
        self._grille = QGridLayout()
        self.ajouter = Bouton("Ajouter un degré", icone="ajouter")
        self._apercu = Carte("Dans les légendes", nature="creux")
        self._legende = LegendeEchelle()
        self._apercu_refus = Texte("", "seconde")

        self.nom.setMaxLength(LONGUEUR_NOM)
        self.nom.setPlaceholderText(NOM_PAR_DEFAUT)
        self.nom.setAccessibleName("Nom de l’échelle")
        self.ajouter.setAutoDefault(False)
        self._grille.setColumnStretch(1, 1)
        self._grille.setHorizontalSpacing(10)
        self._grille.setVerticalSpacing(8)
        self._apercu.disposition.addWidget(self._legende)
        self._apercu.disposition.addWidget(self._apercu_refus)
        self.corps.addLayout(sous_son_nom("Nom de l’échelle", self.nom))
        self.corps.addLayout(self._grille)
        self.corps.addWidget(self.ajouter, 0, Qt.AlignmentFlag.AlignLeft)
        self.corps.addWidget(self._apercu)
        self.corps.addStretch(1)
        sens = {nombre: cle for cle, nombre in SENS.items()}
        lignes = (
            [(d.libelle, sens[depart.sens(rang)]) for rang, d in enumerate(depart.degres)]
            if depart
            else _EXEMPLE
        )
        for libelle, cle in lignes:
            self._ajouter(libelle, cle)

        self.ajouter.clicked.connect(self._ajouter_en_bas)
        self.nom.textChanged.connect(self._montrer_apercu)

    @classmethod
    def demander(cls, parent: QWidget, depart: Echelle | None = None) -> Echelle | None:
        """Montre le dialogue et rend l’échelle écrite, ou `None` si l’on renonce."""
        dialogue = cls(depart, parent)
        accepte = dialogue.exec()
        dialogue.deleteLater()
        return dialogue._echelle if accepte else None

    def verifier(self) -> bool:
        """Contrôle l’échelle ; ce qui bloque se dit au pied."""
        try:
            self._echelle = self._lire()
        except ValueError as erreur:
            vide = next((d.libelle for d in self._degres if not d.libelle.text().strip()), None)
            self.refuser(str(erreur), vide)
            return False
        return True

    def degres(self) -> list[_Degre]:
        """Les lignes, dans l’ordre."""
        return self._degres

    def _lire(self) -> Echelle:
        degres = [(d.libelle.text(), str(d.sens.currentData())) for d in self._degres]
        return echelle_propre(self.nom.text(), degres)

    def _ajouter(self, libelle: str, sens: str) -> _Degre:
        degre = _Degre(libelle, sens)
        self._degres.append(degre)
        degre.libelle.textChanged.connect(self._montrer_apercu)
        degre.sens.currentIndexChanged.connect(self._montrer_apercu)
        degre.retirer.clicked.connect(partial(self._retirer, degre))
        self._ranger()
        return degre

    @Slot()
    def _ajouter_en_bas(self) -> None:
        degre = self._ajouter("", "defavorable")
        degre.libelle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retirer(self, degre: _Degre, _coche: bool = False) -> None:
        self._degres.remove(degre)
        for vue in degre.vues():
            self._grille.removeWidget(vue)
            vue.hide()
            vue.deleteLater()
        self._ranger()

    def _ranger(self) -> None:
        for rang, degre in enumerate(self._degres):
            degre.numero.setText(str(rang + 1))
            degre.libelle.setAccessibleName(f"Libellé du degré {rang + 1}")
            degre.sens.setAccessibleName(f"Sens du degré {rang + 1}")
            degre.retirer.setAccessibleName(f"Retirer le degré {rang + 1}")
            degre.retirer.setEnabled(len(self._degres) > DEGRES_MIN)
            for colonne, vue in enumerate(degre.vues()):
                self._grille.addWidget(vue, rang, colonne)
        chaine = [vue for degre in self._degres for vue in degre.vues()[1:]]
        for avant, apres in pairwise((self.nom, *chaine, self.ajouter, self._annuler)):
            QWidget.setTabOrder(avant, apres)
        self.ajouter.setEnabled(len(self._degres) < DEGRES_MAX)
        self._montrer_apercu()

    @Slot()
    def _montrer_apercu(self) -> None:
        self.pardonner()
        try:
            echelle = self._lire()
        except ValueError as erreur:
            self._legende.hide()
            self._apercu_refus.setText(str(erreur))
            self._apercu_refus.show()
            return
        self._legende.montrer(echelle)
        self._legende.show()
        self._apercu_refus.hide()
