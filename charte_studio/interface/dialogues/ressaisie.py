"""Ressaisir des bulletins papier : un numéro, une touche, et le suivant."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.se_positionner import enregistrer_position, noter_motif
from charte_studio.atelier.lectures.se_positionner import LignePosition, lire_lignes
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Empechement

_ENTREE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMERO = "Tapez le numéro du bulletin, puis Entrée."
_RIEN: Final = (
    "Les bulletins que vous saisissez s’affichent ici, le dernier en tête. Chacun s’enregistre "
    "aussitôt."
)
_DERNIERS: Final = 200


class ZoneDegre(QWidget):
    """Attend un chiffre. Émet `chiffre(int)` ou `renonce`."""

    chiffre = Signal(int)
    renonce = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zone_degre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Réponse du bulletin, un chiffre")
        self._dit = Texte("Réponse")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(12, 6, 12, 6)
        disposition.addWidget(self._dit)

    def attendre(self, phrase: str) -> None:
        """Dit de qui l’on attend la réponse, et prend le clavier."""
        self._dit.setText(phrase)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Un chiffre répond, Échap renonce."""
        lu = chiffre_de_touche(evenement)
        if lu is not None:
            self.chiffre.emit(lu)
        elif evenement.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.renonce.emit()
        else:
            super().keyPressEvent(evenement)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Se montre active."""
        super().focusInEvent(evenement)
        marquer(self, actif="oui")

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Et redevient calme."""
        super().focusOutEvent(evenement)
        marquer(self, actif="")


class DialogueRessaisie(Dialogue):
    """Chaque bulletin est un geste, aussitôt enregistré. Tout se fait sans quitter le clavier."""

    def __init__(self, contexte: Contexte, tour: TourLu, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ressaisir des bulletins papier",
            valider="Fermer",
            taille=(680, 560),
            propos="Le numéro, Entrée, le chiffre de la réponse\u00a0: le suivant vient seul. Tab "
            "mène au motif du dernier bulletin.",
            parent=parent,
        )
        self._contexte = contexte
        self._tour = tour
        lignes = lire_lignes(contexte.atelier.connexion, tour)
        self._lignes = {ligne.numero: ligne for ligne in lignes}
        self._reponses: dict[int, str | None] = {x.numero: x.reponse for x in lignes}
        self._courant: LignePosition | None = None
        self._dernier: LignePosition | None = None
        self.numero = QLineEdit()
        self.zone = ZoneDegre()
        self.motif = QLineEdit()
        self.message = Texte(_NUMERO)
        self._compte = Texte("", "fort")
        self.liste = QListWidget()
        self._legende = LegendeEchelle()
        self._attente = Texte(_RIEN, "petit")

        self._assembler_corps()

        self.numero.returnPressed.connect(self._chercher)
        self.zone.chiffre.connect(self._repondre)
        self.zone.renonce.connect(self._attendre_un_numero)
        self.motif.returnPressed.connect(self._motiver)
        self._compter()
        self.numero.setFocus()

    def _assembler_corps(self) -> None:
        self._legende.montrer(self._tour.echelle)
        self.numero.setPlaceholderText("Numéro")
        self.numero.setAccessibleName("Numéro du bulletin")
        self.numero.setMaxLength(6)
        self.motif.setPlaceholderText("Motif du dernier bulletin, facultatif\u00a0: Entrée le note")
        self.motif.setAccessibleName("Motif du dernier bulletin, facultatif")
        self.motif.setEnabled(False)
        self.liste.setAccessibleName("Bulletins ressaisis, le dernier en tête")
        self.liste.setTabKeyNavigation(False)
        self.liste.setUniformItemSizes(True)
        self.liste.hide()
        saisie = Rangee(seuil=420, ecart=12)
        saisie.ajouter(self.numero, 1)
        saisie.ajouter(self.zone, 2)
        self._annuler.hide()
        self._valider.setDefault(False)
        self._valider.setAutoDefault(False)
        for vue in (self._compte, saisie, self._legende, self.message, self.motif):
            self.corps.addWidget(vue)
        self.corps.addWidget(self._attente)
        self.corps.addWidget(self.liste, 1)
        self.corps.addStretch(0)
        QWidget.setTabOrder(self.numero, self.motif)
        QWidget.setTabOrder(self.motif, self.liste)
        QWidget.setTabOrder(self.liste, self._valider)

    @classmethod
    def demander(cls, parent: QWidget, contexte: Contexte, tour: TourLu) -> None:
        """Montre le dialogue ; les positions s’écrivent à mesure."""
        dialogue = cls(contexte, tour, parent)
        dialogue.exec()
        dialogue.deleteLater()

    @Slot()
    def _chercher(self) -> None:
        texte = self.numero.text().strip()
        if not texte:
            return
        lu = re.fullmatch(r"[Pp]?\s*0*(\d+)", texte)
        ligne = self._lignes.get(int(lu[1])) if lu else None
        if ligne is None:
            self._dire(f"Aucun participant ne porte le numéro {texte}.", alerte=True)
            self.numero.selectAll()
            return
        self._courant = ligne
        deja = self._reponses[ligne.numero]
        if deja is None:
            self._dire(f"P{ligne.numero:02d}, {ligne.college}.")
        else:
            self._dire(
                f"P{ligne.numero:02d} a déjà répondu\u00a0: {self._nommer(deja)}. Un chiffre "
                "remplace sa réponse, Échap la garde.",
                alerte=True,
            )
        self.zone.attendre(f"P{ligne.numero:02d}\u00a0: le chiffre de sa réponse")

    @Slot(int)
    def _repondre(self, chiffre: int) -> None:
        ligne, degres = self._courant, self._tour.echelle.degres
        if ligne is None:
            return
        if chiffre > len(degres):
            self._dire(f"L’échelle va de 1 à {len(degres)}, et 0 pour sans avis.", alerte=True)
            return
        degre = SANS_AVIS if chiffre == 0 else degres[chiffre - 1].cle
        geste = partial(
            enregistrer_position, self._contexte.atelier, tour_id=self._tour.id,
            participant_id=ligne.participant_id, degre=degre,
        )  # fmt: skip
        try:
            geste()
        except Empechement as empechement:
            self._attendre_un_numero()
            self._dire(str(empechement), alerte=True)
            return
        self._reponses[ligne.numero] = degre
        self._dernier = ligne
        self._attente.hide()
        self.liste.show()
        self.liste.insertItem(0, f"P{ligne.numero:02d} · {self._nommer(degre)}")
        while self.liste.count() > _DERNIERS:
            self.liste.takeItem(self.liste.count() - 1)
        self._compter()
        self._attendre_un_numero()
        self.motif.setEnabled(True)
        self.motif.clear()

    @Slot()
    def _motiver(self) -> None:
        if self._dernier is None:
            return
        qui, motif = self._dernier, self.motif.text()
        try:
            noter_motif(
                self._contexte.atelier, tour_id=self._tour.id, participant_id=qui.participant_id,
                motif=motif,
            )  # fmt: skip
        except Empechement as empechement:
            self._dire(str(empechement), alerte=True)
            return
        if motif.strip():
            self.liste.item(0).setText(
                f"{self.liste.item(0).text()} · «\u00a0{motif.strip()}\u00a0»"
            )
        self.motif.clear()
        self._attendre_un_numero()

    @Slot()
    def _attendre_un_numero(self) -> None:
        self._courant = None
        self.numero.clear()
        self.numero.setFocus(Qt.FocusReason.OtherFocusReason)
        self.zone.attendre("Réponse")
        self.numero.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dire(_NUMERO)

    def _nommer(self, cle: str) -> str:
        libelle = self._tour.echelle.libelle(cle)
        if cle == SANS_AVIS:
            return libelle.lower()
        return f"{self._tour.echelle.rang(cle) + 1}, {libelle}"

    def _compter(self) -> None:
        saisis = sum(reponse is not None for reponse in self._reponses.values())
        dit = accorder(saisis, "bulletin saisi", "bulletins saisis")
        self._compte.setText(f"{dit} sur {accorder(len(self._lignes), 'inscrit', 'inscrits')}")

    def _dire(self, phrase: str, *, alerte: bool = False) -> None:
        self.message.setText(phrase)
        self.message.montrer_role("alerte" if alerte else "seconde")

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée sert aux champs ; elle ne ferme rien."""
        if evenement.key() in _ENTREE:
            evenement.accept()
        else:
            super().keyPressEvent(evenement)
