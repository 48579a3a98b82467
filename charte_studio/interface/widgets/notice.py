"""Une notice : le bandeau discret qui dit ce qui vient de se passer, ou ce qui bloque."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from charte_studio.interface.theme import marquer, theme_courant
from charte_studio.interface.widgets.texte import Texte

NatureNotice = Literal["info", "reussite", "refus", "ennui"]
_PREFIXES: Final = {"info": "", "reussite": "", "refus": "Refus. ", "ennui": "Attention. "}
_PERSISTANTES: Final = frozenset({"refus", "ennui"})
_MARGE: Final = 16


class Notice(QFrame):
    """Un bandeau posé en bas de son parent, par-dessus : la page ne saute pas.

    Une information ou une réussite s’efface après quelques secondes (jamais sous le pointeur
    ni pendant que le clavier y est) ; un refus ou un ennui attend qu’on le ferme. Échap ferme.
    """

    fermee = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hote = parent
        self._faire: Callable[[], object] | None = None
        self._texte = Texte()
        self._action = QPushButton()
        self._fermer = QPushButton("Fermer")
        self._minuteur = QTimer(self)

        self.setObjectName("notice")
        self._fermer.setProperty("role", "discret")
        self._minuteur.setSingleShot(True)
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(16, 8, 8, 8)
        disposition.setSpacing(12)
        disposition.addWidget(self._texte, 1)
        disposition.addWidget(self._action)
        disposition.addWidget(self._fermer)
        self.hide()

        self._minuteur.timeout.connect(self._passer)
        self._fermer.clicked.connect(self.fermer)
        self._action.clicked.connect(self._agir)
        parent.installEventFilter(self)

    def montrer(
        self,
        message: str,
        nature: NatureNotice = "info",
        *,
        action: str = "",
        faire: Callable[[], object] | None = None,
    ) -> None:
        """Montre le message ; `action` et `faire` ajoutent un bouton qui ferme la notice."""
        self._faire = faire
        self._texte.setText(message)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        marquer(self, nature=nature)
        self.setAccessibleName(_PREFIXES[nature] + message)
        self._poser()
        self.show()
        self.raise_()
        self._annoncer(_PREFIXES[nature] + message, urgent=nature in _PERSISTANTES)
        self._minuteur.stop()
        if nature not in _PERSISTANTES:
            # De quoi lire deux fois : 4 secondes, et une de plus tous les 15 signes.
            self._minuteur.start(4000 + 1000 * (len(message) // 15))

    def message(self) -> str:
        """Le message montré, vide si la notice est fermée."""
        return "" if self.isHidden() else self._texte.text()

    def fermer(self) -> None:
        """Ferme la notice et rend le clavier à la page."""
        self._minuteur.stop()
        if self.isHidden():
            return
        self.hide()
        self.fermee.emit()

    def _agir(self) -> None:
        faire = self._faire
        self.fermer()
        if faire is not None:
            faire()

    def _passer(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._minuteur.start(2000)
        else:
            self.fermer()

    def _annoncer(self, message: str, *, urgent: bool) -> None:
        # Différé, comme les boutons restent simples : l’accueil a une notice et se peint sans.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        annonce = QAccessibleAnnouncementEvent(self, message)
        ton = QAccessible.AnnouncementPoliteness
        annonce.setPoliteness(ton.Assertive if urgent else ton.Polite)
        QAccessible.updateAccessibility(annonce)

    def _poser(self) -> None:
        """En bas du parent, centrée, aussi haute que son texte le demande."""
        parent = self._hote
        largeur = min(parent.width() - 2 * _MARGE, theme_courant().px(720))
        disposition = self.layout()
        assert disposition is not None
        disposition.activate()
        hauteur = max(self.heightForWidth(largeur), self.minimumSizeHint().height())
        gauche = (parent.width() - largeur) // 2
        self.setGeometry(gauche, parent.height() - hauteur - _MARGE, largeur, hauteur)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Suit la taille du parent."""
        if evenement.type() == QEvent.Type.Resize and not self.isHidden():
            self._poser()
        return super().eventFilter(objet, evenement)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme, quand le clavier est dans la notice."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.fermer()
        else:
            super().keyPressEvent(evenement)

    def enterEvent(self, evenement: QEnterEvent) -> None:
        """Sous le pointeur, on lit : le délai repart."""
        super().enterEvent(evenement)
        if self._minuteur.isActive():
            self._minuteur.start(4000)
