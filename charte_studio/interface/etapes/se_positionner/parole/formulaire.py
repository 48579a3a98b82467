"""Le petit formulaire en place : une nature, des mots, un collège si l’on veut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.domaine.vocabulaire import CONTRIBUTIONS
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.parole.champ import ChampParole
from charte_studio.interface.etapes.se_positionner.parole.saisie import ENREGISTRER, Genre, Saisie
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

_SANS_COLLEGE = "Sans collège"
_MANQUE = "Écrivez d’abord les mots."
_MANQUE_LEVER = "Dites en une phrase ce qui la lève."


class Formulaire(Carte):
    """Émet `validee(Saisie)` ou `abandonnee` ; c’est la page qui fait le geste."""

    validee = Signal(object)
    abandonnee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Un argument", parent=parent)
        self._saisie = Saisie("argument")
        self._rappel = Texte("", "petit")
        self._choix_nature = QWidget()
        self._groupe = QButtonGroup(self)
        self.natures = {
            cle: Bouton(libelle, role="filtre") for cle, libelle in CONTRIBUTIONS.items()
        }
        self.champ = ChampParole()
        self.college = Choix("Collège, facultatif", {"": _SANS_COLLEGE})
        self._manque = Texte("", "alerte")
        self.enregistrer = Bouton("Noter", raccourci=ENREGISTRER, role="principal")
        self.annuler = Bouton("Annuler", role="discret")

        self._assembler()

        self.champ.validee.connect(self._valider)
        self.champ.abandonnee.connect(self.abandonnee)
        self.champ.textChanged.connect(partial(self._dire_manque, ""))
        self.enregistrer.clicked.connect(self._valider)
        self.annuler.clicked.connect(self.abandonnee)
        self.college.installEventFilter(self)

    def _assembler(self) -> None:
        natures = DispositionFlot(self._choix_nature, ecart=4)
        regle = hauteur_selon_largeur()
        self._choix_nature.setSizePolicy(regle)
        self._choix_nature.setAccessibleName("Nature de l’argument")
        for bouton in self.natures.values():
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            natures.addWidget(bouton)
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=4)
        flot.addWidget(self.enregistrer)
        flot.addWidget(self.annuler)
        boutons.setSizePolicy(regle)
        self.annuler.setToolTip("Échap")
        self.disposition.setSpacing(8)
        for vue in (
            self._rappel, self._choix_nature, self.champ, self.college, self._manque, boutons,
        ):  # fmt: skip
            self.disposition.addWidget(vue)

    def demander(self, saisie: Saisie, colleges: Sequence[CollegeLu]) -> None:
        """Montre cette saisie, prête à être écrite ou corrigée."""
        self._saisie = saisie
        self._montrer_genre()
        self._rappel.setText(f"«\u00a0{saisie.rappel}\u00a0»")
        self._rappel.setVisible(bool(saisie.rappel))
        self.natures[saisie.nature].setChecked(True)
        self.champ.setPlainText(saisie.texte)
        self.champ.moveCursor(self.champ.textCursor().MoveOperation.End)
        self.college.setVisible(not saisie.traite)
        self._remplir_colleges(saisie.college_id, colleges)
        self._dire_manque("")

    def _montrer_genre(self) -> None:
        self.montrer_titre(self._saisie.titre)
        self._choix_nature.setVisible(self._saisie.genre == "argument")
        self.champ.setAccessibleName(self._saisie.titre)
        self.champ.setPlaceholderText(self._saisie.indication)
        self.enregistrer.setText(self._saisie.verbe)

    def saisie(self) -> Saisie:
        """Ce qui est écrit en ce moment."""
        nature = next(cle for cle, bouton in self.natures.items() if bouton.isChecked())
        college = self.college.cle()
        return replace(
            self._saisie,
            nature=nature,
            texte=self.champ.texte(),
            college_id=int(college) if college else None,
        )

    def modifiee(self) -> bool:
        """Vrai si quelque chose attend d’être enregistré."""
        saisie = self.saisie()
        return bool(saisie.texte) and (self._neuve() or saisie != self._saisie)

    def changer_de_genre(self, genre: Genre) -> None:
        """L’argument qu’on écrit est une objection, ou l’inverse : les mots restent."""
        if self._neuve():
            self._saisie = replace(self._saisie, genre=genre)
            self._montrer_genre()

    def _neuve(self) -> bool:
        return self._saisie.cible is None

    def mener(self) -> None:
        """Mène le clavier au champ."""
        self.champ.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remplir_colleges(self, choisi: int | None, colleges: Sequence[CollegeLu]) -> None:
        self.college.poser()
        self.college.clear()
        self.college.addItem(_SANS_COLLEGE, "")
        for college in colleges:
            self.college.addItem(college.nom, str(college.id))
        self.college.montrer("" if choisi is None else str(choisi))

    def _valider(self) -> None:
        saisie = self.saisie()
        if not saisie.texte and saisie.genre != "maintenir":
            self._dire_manque(_MANQUE_LEVER if saisie.genre == "lever" else _MANQUE)
            self.mener()
        else:
            self.validee.emit(saisie)

    def _dire_manque(self, phrase: str) -> None:
        self._manque.setText(phrase)
        self._manque.setVisible(bool(phrase))
        marquer(self.champ, erreur="true" if phrase else "")

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Partout dans le formulaire, Échap annule et Ctrl+Entrée enregistre."""
        entree = evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if evenement.key() == Qt.Key.Key_Escape:
            self.abandonnee.emit()
        elif entree and evenement.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._valider()
        else:
            super().keyPressEvent(evenement)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Une lettre tapée sur la liste y cherche un collège : ce n’est pas un raccourci."""
        if evenement.type() == QEvent.Type.ShortcutOverride and isinstance(evenement, QKeyEvent):
            gene = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if evenement.text().isprintable() and not evenement.modifiers() & gene:
                evenement.accept()
                return True
        return super().eventFilter(objet, evenement)
