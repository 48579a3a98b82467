"""Empêcher la mise en veille pendant que l’on projette, par ce que le système propose."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtGui import QGuiApplication

IMPOSSIBLE: Final = (
    "La mise en veille de ce poste n’a pas pu être suspendue\u00a0: avant la séance, réglez-la sur "
    "«\u00a0jamais\u00a0» dans les réglages d’énergie du système."
)
_SERVICE: Final = "org.freedesktop.ScreenSaver"
_CHEMIN: Final = "/org/freedesktop/ScreenSaver"


class Moyen(Protocol):
    """Une façon de tenir l’écran éveillé. `prendre` dit faux si elle n’existe pas ici."""

    def prendre(self) -> bool:
        """Tient l’écran éveillé."""

    def rendre(self) -> None:
        """Rend la veille au système."""


class Veille(QObject):
    """Tient l’écran éveillé entre `empecher` et `permettre`. L’échec n’est dit qu’une fois."""

    impossible = Signal(str)

    def __init__(
        self, moyens: Sequence[Moyen] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        # Hors écran, il n’y a rien à tenir éveillé, à moins qu’on ait donné un moyen.
        self._sans_objet = moyens is None and QGuiApplication.platformName() == "offscreen"
        self._moyens = moyens_du_systeme(self) if moyens is None else tuple(moyens)
        self._tenu: Moyen | None = None
        self._dit = False

    @property
    def empechee(self) -> bool:
        """Vrai si l’écran est tenu éveillé."""
        return self._tenu is not None

    def empecher(self) -> None:
        """Essaie chaque moyen dans l’ordre, jusqu’au premier qui répond."""
        if self._tenu is not None or self._sans_objet:
            return
        self._tenu = next((moyen for moyen in self._moyens if moyen.prendre()), None)
        if self._tenu is None and not self._dit:
            self._dit = True
            self.impossible.emit(IMPOSSIBLE)

    def permettre(self) -> None:
        """Rend la veille au système ; sans effet si elle n’était pas suspendue."""
        tenu, self._tenu = self._tenu, None
        if tenu is not None:
            tenu.rendre()


def moyens_du_systeme(parent: QObject) -> tuple[Moyen, ...]:
    """Ce que ce système propose, le plus sûr d’abord."""
    if sys.platform == "win32":
        return (EtatDuFil(),)
    if sys.platform == "darwin":
        moi = str(os.getpid())
        return (Processus("caffeinate", ("-d", "-i", "-w", moi), parent),)
    phrase = ("--who=Charte Studio", "--why=Projection en cours", "--mode=block")
    inhibiteur = ("--what=idle", *phrase, "sleep", "infinity")
    return (EconomiseurDBus(), Processus("systemd-inhibit", inhibiteur, parent))


class Processus(QObject):
    """Un programme du système, qui tient l’écran éveillé tant qu’il tourne."""

    def __init__(self, programme: str, arguments: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._programme = programme
        self._arguments = list(arguments)
        self._processus: QProcess | None = None

    def prendre(self) -> bool:
        """Lance le programme ; faux s’il n’est pas installé."""
        processus = QProcess(self)
        processus.setStandardOutputFile(QProcess.nullDevice())
        processus.setStandardErrorFile(QProcess.nullDevice())
        processus.start(self._programme, self._arguments)
        if not processus.waitForStarted(500):
            processus.deleteLater()
            return False
        processus.finished.connect(self._oublier)
        self._processus = processus
        return True

    def rendre(self) -> None:
        """Arrête le programme."""
        processus, self._processus = self._processus, None
        if processus is not None:
            processus.finished.disconnect(self._oublier)
            processus.kill()
            processus.waitForFinished(500)
            processus.deleteLater()

    @Slot()
    def _oublier(self) -> None:
        processus, self._processus = self._processus, None
        if processus is not None:
            processus.deleteLater()


class EconomiseurDBus:
    """L’économiseur d’écran du bureau, par son service D-Bus (GNOME, KDE, Xfce…)."""

    def __init__(self) -> None:
        self._jeton: int | None = None

    def prendre(self) -> bool:
        """Demande l’éveil ; faux si aucun bureau ne répond."""
        jeton = self._appeler("Inhibit", ["Charte Studio", "Projection en cours"])
        self._jeton = jeton if isinstance(jeton, int) else None
        return self._jeton is not None

    def rendre(self) -> None:
        """Rend le jeton."""
        jeton, self._jeton = self._jeton, None
        if jeton is not None:
            self._appeler("UnInhibit", [jeton])

    def _appeler(self, methode: str, arguments: list[object]) -> object:
        # Différé : le bus ne sert qu’à celui qui projette.
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return None
        appel = QDBusMessage.createMethodCall(_SERVICE, _CHEMIN, _SERVICE, methode)
        appel.setArguments(arguments)
        reponse = bus.call(appel, QDBus.CallMode.Block, 300)
        recu = reponse.arguments()
        return recu[0] if recu and reponse.type() == QDBusMessage.MessageType.ReplyMessage else None


class EtatDuFil:
    """Windows : l’état d’exécution, que le système oublie avec le processus."""

    _CONTINU: Final = 0x80000000
    _ECRAN: Final = 0x00000002
    _SYSTEME: Final = 0x00000001

    def prendre(self) -> bool:
        """Demande au système de laisser l’écran allumé."""
        return self._dire(self._CONTINU | self._ECRAN | self._SYSTEME)

    def rendre(self) -> None:
        """Rend la main au système."""
        self._dire(self._CONTINU)

    def _dire(self, etat: int) -> bool:
        if sys.platform == "win32":
            import ctypes  # différé : n’existe utilement que là

            return bool(ctypes.windll.kernel32.SetThreadExecutionState(etat))
        return False
