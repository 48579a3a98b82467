"""L’application Qt : thème, défauts, première fenêtre."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.interface import theme
from charte_studio.interface.apparence import habiller
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.ramasse_miettes import ranger_a_chaque_page
from charte_studio.interface.reglages import lire_reglages
from charte_studio.socle.chemins import dossiers_utilisateur


def creer_application() -> QApplication:
    """L’application, avec le thème et la taille de texte du poste."""
    application = theme.creer_application(sys.argv[0])
    application.setApplicationName("Charte Studio")
    application.setDesktopFileName("charte-studio")
    habiller(application, lire_reglages(dossiers_utilisateur().reglages))
    return application


def taire_le_greffon_hors_ecran() -> None:
    """Hors écran, Qt répète deux avertissements sans objet : on ne garde que les autres."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def montrer(_genre: QtMsgType, _lieu: QMessageLogContext, message: str | None) -> None:
        if message and not message.startswith("This plugin does not support"):
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(montrer)


def parler_francais(application: QApplication) -> None:
    """Met en français ce que Qt dit de lui-même : dates, boutons, menus des champs.

    À part, parce que charger les pays et les langues de Qt coûte autant que peindre l’accueil.
    """
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    traduction = QTranslator(application)
    if traduction.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(traduction)


def ouvrir_fenetre(
    application: QApplication, *, fichier: Path | None, demonstration: bool, quitter: bool
) -> int:
    """Ouvre la fenêtre principale et rend le code de sortie de l’application."""
    dossiers = dossiers_utilisateur()
    fenetre = Fenetre(dossiers)
    ranger_a_chaque_page(fenetre)

    def sur_defaut(erreur: BaseException) -> None:
        # Différé : on n’en a presque jamais besoin.
        from charte_studio.interface.dialogues.defaut import garder_trace, montrer_defaut

        sys.__excepthook__(type(erreur), erreur, erreur.__traceback__)
        montrer_defaut(fenetre, erreur, garder_trace(erreur, dossiers.reglages))

    def intercepter(
        genre: type[BaseException], erreur: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(genre, KeyboardInterrupt):
            application.quit()
        else:
            sur_defaut(erreur.with_traceback(trace))

    sys.excepthook = intercepter
    fenetre.taches.defaut.connect(sur_defaut)

    def une_fois_affiche() -> None:
        gc.enable()
        if quitter:
            # Ce qu’on mesure s’arrête à l’accueil peint : démonter Qt n’est pas démarrer.
            sys.stdout.flush()
            os._exit(0)
        # Ctrl+C dans le terminal ferme : Qt ne rendrait pas la main à Python.
        import signal

        signal.signal(signal.SIGINT, signal.SIG_DFL)
        parler_francais(application)
        fenetre.poste.suivre_le_systeme()
        if fichier is not None:
            fenetre.ouvrir(str(fichier))
        elif demonstration:
            fenetre.demonstration()

    guet = _GuetPeinture(fenetre.accueil)
    guet.peinte.connect(une_fois_affiche, Qt.ConnectionType.QueuedConnection)
    fenetre.show()
    return application.exec()


class _GuetPeinture(QObject):
    """Dit, une seule fois, que la page a été peinte."""

    peinte = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        if evenement.type() == QEvent.Type.Paint:
            self._page.removeEventFilter(self)
            self.peinte.emit()
        return super().eventFilter(objet, evenement)
