"""La télécommande : les touches de projection dans la console, sans rien voler à qui écrit.

Elles ne valent que pendant que l’on projette, et jamais quand le clavier est dans un champ. Les
touches d’une télécommande de présentation (Page suivante, Page précédente, le point) passent avant
celles de la page ; une lettre que la page emploie lui reste.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from charte_studio.interface.raccourcis import poser_raccourcis

CHAMPS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class Telecommande(QObject):
    """Règle ses raccourcis à chaque changement : de projection, de page, de clavier.

    `active` : dit si l’on projette. `page` : la page montrée, dont les raccourcis égaux se taisent.
    """

    def __init__(
        self,
        console: QWidget,
        gestes: Mapping[str, Callable[[], object]],
        *,
        active: Callable[[], bool],
        page: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._active = active
        self._page = page
        self._tus: list[QShortcut] = []
        self._pilote = False
        poser_raccourcis(console, gestes)
        self._raccourcis = [
            raccourci for raccourci in console.findChildren(QShortcut)
            if raccourci.objectName() in gestes
        ]  # fmt: skip
        for raccourci in self._raccourcis:
            # Une touche tenue ne fait pas défiler l’atelier entier.
            raccourci.setAutoRepeat(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._suivre_le_clavier)
        self.regler()

    @Slot()
    def regler(self) -> None:
        """Met chaque raccourci en service ou au repos."""
        self._rendre_a_la_page()
        pilote = self._pilote = self._pilotable()
        de_la_page = self._raccourcis_de_la_page() if pilote else {}
        for raccourci in self._raccourcis:
            touche = raccourci.key().toString()
            a_la_page = touche in de_la_page and len(touche) == 1 and touche.isalpha()
            raccourci.setEnabled(pilote and not a_la_page)
            if pilote and not a_la_page:
                for egal in de_la_page.get(touche, ()):
                    egal.setEnabled(False)
                    self._tus.append(egal)

    @Slot()
    def _suivre_le_clavier(self) -> None:
        """D’un bouton à l’autre, rien ne change : seul un champ prend les touches ou les rend."""
        if self._pilotable() is not self._pilote:
            self.regler()

    def _pilotable(self) -> bool:
        return self._active() and not isinstance(QApplication.focusWidget(), CHAMPS)

    def _raccourcis_de_la_page(self) -> dict[str, list[QShortcut]]:
        page = self._page()
        trouves: dict[str, list[QShortcut]] = {}
        for raccourci in page.findChildren(QShortcut) if page is not None else ():
            if raccourci.isEnabled():
                trouves.setdefault(raccourci.key().toString(), []).append(raccourci)
        return trouves

    def _rendre_a_la_page(self) -> None:
        for raccourci in self._tus:
            raccourci.setEnabled(True)
        self._tus.clear()

    def debrancher(self) -> None:
        """Plus rien n’est en service : l’atelier se ferme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._suivre_le_clavier)
        self._rendre_a_la_page()
