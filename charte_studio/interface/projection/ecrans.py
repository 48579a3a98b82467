"""Les écrans du poste, et le guet de ce qui se branche, se débranche ou change de définition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.domaine.ecrans import Ecran

APAISEMENT_MS: Final = 600
"""Un branchement fait clignoter la liste des écrans : on attend qu’elle se pose."""


def lire_ecrans() -> tuple[Ecran, ...]:
    """Les écrans du poste, l’écran principal d’abord."""
    principal = QApplication.primaryScreen()
    ecrans = sorted(QApplication.screens(), key=lambda ecran: ecran != principal)
    return tuple(_decrire(ecran) for ecran in ecrans)


def _decrire(ecran: QScreen) -> Ecran:
    place = ecran.geometry()
    return Ecran(
        nom=ecran.name(),
        fabricant=ecran.manufacturer(),
        modele=ecran.model(),
        serie=ecran.serialNumber(),
        gauche=place.x(),
        haut=place.y(),
        largeur=place.width(),
        hauteur=place.height(),
    )


def ecran_de(widget: QWidget, ecrans: tuple[Ecran, ...]) -> Ecran | None:
    """Celui de ces écrans où est le centre du widget ; `None` s’il n’est nulle part."""
    centre = widget.frameGeometry().center()
    return next((e for e in ecrans if QRect(*e.place).contains(centre)), None)


def poser_sur(widget: QWidget, ecran: Ecran) -> None:
    """Met la fenêtre sur cet écran, à sa taille ; sans effet visible tant qu’elle est cachée."""
    widget.winId()  # la fenêtre du système doit exister pour qu’on lui dise son écran
    fenetre = widget.windowHandle()
    for connu in QApplication.screens():
        if fenetre is not None and connu.geometry() == QRect(*ecran.place):
            # Par la fenêtre, jamais par le widget : il emporterait l’écran avec lui.
            fenetre.setScreen(connu)
            break
    widget.setGeometry(QRect(*ecran.place))


class GuetEcrans(QObject):
    """Dit que la liste des écrans a changé : tout de suite pour un départ, apaisée pour le reste.

    `lire` : d’où viennent les écrans. Les tests en donnent d’autres que ceux du poste.
    """

    perdu = Signal()
    """Un écran vient de partir : ce qui y était n’a plus de place."""
    change = Signal()
    """La liste a changé, et ne bouge plus."""

    def __init__(
        self,
        lire: Callable[[], tuple[Ecran, ...]] = lire_ecrans,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lire = lire
        self._apaisement = QTimer(self)

        self._apaisement.setSingleShot(True)
        self._apaisement.setInterval(APAISEMENT_MS)

        self._apaisement.timeout.connect(self.change)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.screenAdded.connect(self._ajouter)
        application.screenRemoved.connect(self._retirer)
        application.primaryScreenChanged.connect(self.revoir)
        for ecran in QApplication.screens():
            ecran.geometryChanged.connect(self.revoir)

    def ecrans(self) -> tuple[Ecran, ...]:
        """Les écrans, à l’instant."""
        return self._lire()

    @Slot()
    def revoir(self) -> None:
        """Quelque chose a bougé : le dira une fois que plus rien ne bouge."""
        self._apaisement.start()

    @Slot(QScreen)
    def _ajouter(self, ecran: QScreen) -> None:
        ecran.geometryChanged.connect(self.revoir)
        self.revoir()

    @Slot()
    def _retirer(self) -> None:
        self.perdu.emit()
        self.revoir()
