"""Ce qui dure plus de 50 ms quitte le fil de l’interface, dit où il en est et s’interrompt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Progression = Callable[[float], None]


class Interrompue(Exception):
    """La tâche s’arrête parce qu’on l’a demandé."""


class _Messager(QObject):
    """Vit dans le fil de l’interface ; les signaux y ramènent ce que dit le travail."""

    avancee = Signal(float)
    finie = Signal(object)
    echouee = Signal(object)
    terminee = Signal()


class Tache(QRunnable):
    """Un travail dans un autre fil."""

    def __init__(self, travail: Callable[[Progression], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.messager = _Messager()
        self._travail = travail
        self._arret = threading.Event()

    def interrompre(self) -> None:
        """Demande l’arrêt ; il vient à la prochaine étape du travail."""
        self._arret.set()

    def run(self) -> None:
        try:
            resultat = self._travail(self._avancer)
        except Interrompue:
            pass
        except Exception as erreur:  # noqa: BLE001 — rendue au fil de l’interface, qui la montre
            self.messager.echouee.emit(erreur)
        else:
            self.messager.finie.emit(resultat)
        finally:
            self.messager.terminee.emit()

    def _avancer(self, part: float) -> None:
        if self._arret.is_set():
            raise Interrompue
        self.messager.avancee.emit(part)


class Taches(QObject):
    """Les travaux en cours."""

    defaut = Signal(object)
    """Une exception que personne n’attendait."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file = QThreadPool(self)
        self._en_cours: set[Tache] = set()

    def lancer(
        self,
        travail: Callable[[Progression], Any],
        *,
        finie: Callable[[Any], object] | None = None,
        echouee: Callable[[Exception], object] | None = None,
        avancee: Callable[[float], object] | None = None,
        toujours: Callable[[], object] | None = None,
    ) -> Tache:
        """Lance `travail` ; ses suites sont appelées dans le fil de l’interface.

        `travail` reçoit une fonction à appeler avec sa progression (0 à 1) : c’est là qu’il
        s’interrompt si on le demande.
        """
        tache = Tache(travail)
        suites = _Suites(tache, self, finie, echouee, avancee, toujours)
        tache.messager.avancee.connect(suites.avancer)
        tache.messager.finie.connect(suites.finir)
        tache.messager.echouee.connect(suites.echouer)
        tache.messager.terminee.connect(suites.terminer)
        self._en_cours.add(tache)
        self._file.start(tache)
        return tache

    def oublier(self, tache: Tache) -> None:
        """La tâche est finie."""
        self._en_cours.discard(tache)

    @property
    def occupees(self) -> bool:
        return bool(self._en_cours)

    def attendre(self) -> None:
        """Interrompt ce qui peut l’être et attend la fin du reste."""
        for tache in tuple(self._en_cours):
            tache.interrompre()
        self._file.waitForDone()


class _Suites(QObject):
    """Le récepteur d’une tâche : un objet du fil de l’interface, pour que Qt change de fil."""

    def __init__(
        self,
        tache: Tache,
        taches: Taches,
        finie: Callable[[Any], object] | None,
        echouee: Callable[[Exception], object] | None,
        avancee: Callable[[float], object] | None,
        toujours: Callable[[], object] | None,
    ) -> None:
        super().__init__(taches)
        self._tache, self._taches = tache, taches
        self._finie, self._echouee = finie, echouee
        self._avancee, self._toujours = avancee, toujours

    @Slot(float)
    def avancer(self, part: float) -> None:
        if self._avancee:
            self._avancee(part)

    @Slot(object)
    def finir(self, resultat: object) -> None:
        if self._finie:
            self._finie(resultat)

    @Slot(object)
    def echouer(self, erreur: Exception) -> None:
        if self._echouee:
            self._echouee(erreur)
        else:
            self._taches.defaut.emit(erreur)

    @Slot()
    def terminer(self) -> None:
        self._taches.oublier(self._tache)
        if self._toujours:
            self._toujours()
        self.deleteLater()
