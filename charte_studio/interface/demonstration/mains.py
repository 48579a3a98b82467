"""Une personne devant la fenêtre : elle tape, elle attend, elle photographie. Pas de souris."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.projection import lire_scene
from charte_studio.interface.captures import photographier
from charte_studio.interface.console import Console
from charte_studio.interface.demonstration.ecrans import photographier_les_ecrans
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.widgets.notice import Notice
from charte_studio.socle.erreurs import Refus

P = TypeVar("P")
SANS: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
MAJ: Final = Qt.KeyboardModifier.ShiftModifier
CHIFFRES: Final = tuple(Qt.Key(Qt.Key.Key_0 + n) for n in range(10))
ATTENTE_MS: Final = 60_000
BATTEMENT_MS: Final = 5
TABS_MAX: Final = 300
"""Au-delà, on tourne en rond."""


class Mains:
    """Ne connaît que ce qu’on voit et ce qu’on touche ; les gestes sont à la fenêtre."""

    def __init__(self, fenetre: Fenetre, captures: Path) -> None:
        self.fenetre = fenetre
        self._captures = captures
        self.touches = 0
        self.images: list[str] = []

    @property
    def console(self) -> Console:
        """La console de l’atelier ouvert."""
        assert self.fenetre.console is not None
        return self.fenetre.console

    @property
    def atelier(self) -> AtelierOuvert:
        """L’atelier ouvert, pour lire où l’on en est."""
        return self.console.contexte.atelier

    def page(self, genre: type[P]) -> P:
        """La page montrée, qui doit être de cette sorte."""
        page = self.console.page
        if not isinstance(page, genre):
            raise Refus(f"La démonstration attendait une autre page ; voici {type(page).__name__}.")
        return page

    # --- taper -----------------------------------------------------------------------------------

    def taper(
        self,
        touche: Qt.Key,
        modificateur: Qt.KeyboardModifier = SANS,
        *,
        sur: QWidget | None = None,
    ) -> None:
        """Appuie et relâche, par le même chemin qu’un clavier : les raccourcis comptent."""
        active = QApplication.activeWindow()
        if QApplication.activePopupWidget() is None and not (active and active.isVisible()):
            # Hors écran, une liste qui se referme emporte le clavier de la fenêtre.
            self.reprendre_la_fenetre()
        QTest.keyClick(sur or QApplication.focusWidget() or self.fenetre, touche, modificateur)
        self.touches += 1

    def ecrire(self, texte: str, *, dans: QWidget) -> None:
        """Écrit ce texte, une touche par signe."""
        self.aller(dans)
        for signe in texte:
            if signe.isascii():
                QTest.keyClicks(dans, signe)
            else:
                # Un signe que QTest ne sait pas taper arrive comme d’une touche composée.
                for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(dans, QKeyEvent(genre, 0, SANS, signe))
            self.touches += 1

    def recrire(self, texte: str, *, dans: QWidget) -> None:
        """Remplace tout ce que dit le champ."""
        self.aller(dans)
        self.taper(Qt.Key.Key_A, CTRL, sur=dans)
        self.taper(Qt.Key.Key_Delete, sur=dans)
        self.ecrire(texte, dans=dans)

    def changer_le_passage(self, ancien: str, neuf: str, *, dans: QPlainTextEdit) -> None:
        """Choisit ces mots, comme à la souris, et tape les autres à leur place."""
        dans.moveCursor(QTextCursor.MoveOperation.Start)
        if not dans.find(ancien):
            raise Refus(f"« {ancien} » n’est pas dans le texte à changer.")
        self.taper(Qt.Key.Key_Delete, sur=dans)
        self.ecrire(neuf, dans=dans)

    def choisir(self, liste: QComboBox, cle: str | int) -> None:
        """Va aux flèches jusqu’à la ligne de cette clé, ou de ce libellé."""
        self.aller(liste)
        voulu = liste.findData(cle)
        if voulu < 0:
            voulu = liste.findText(str(cle))
        pas = voulu - liste.currentIndex()
        for _ in range(abs(pas)):
            self.taper(Qt.Key.Key_Down if pas > 0 else Qt.Key.Key_Up, sur=liste)

    # --- aller, presser --------------------------------------------------------------------------

    def aller(self, cible: QWidget) -> None:
        """Touche après touche : Tab jusqu’à la cible, ou jusqu’à son groupe puis les flèches."""
        fenetre = cible.window()
        if not fenetre.isActiveWindow():
            # Ce que fait le système quand un dialogue s’ouvre ; hors écran, il y tarde.
            fenetre.activateWindow()
            self.attendre(fenetre.isActiveWindow, "la fenêtre où l’on écrit")
        groupe = cible.group() if isinstance(cible, QAbstractButton) else None
        voisins: list[QWidget] = list(groupe.buttons()) if groupe is not None else []
        for _ in range(TABS_MAX):
            ici = QApplication.focusWidget()
            if ici is cible:
                return
            if ici is None or ici not in voisins:
                self.taper(Qt.Key.Key_Tab)
                continue
            # Dans un groupe, les flèches ; au bout d’une rangée, celle d’en dessous ou d’au-dessus.
            avance = voisins.index(ici) < voisins.index(cible)
            self.taper(Qt.Key.Key_Right if avance else Qt.Key.Key_Left)
            if QApplication.focusWidget() is ici:
                self.taper(Qt.Key.Key_Down if avance else Qt.Key.Key_Up)
        nom = cible.accessibleName() or type(cible).__name__
        raise Refus(f"La touche Tab ne mène pas à « {nom} ».")

    def presser(self, bouton: QAbstractButton) -> None:
        """Va au bouton, et la barre d’espace."""
        if not (bouton.isVisible() and bouton.isEnabled()):
            raise Refus(f"Le bouton « {bouton.text()} » ne se presse pas ici.")
        self.aller(bouton)
        if not (bouton.isCheckable() and bouton.isChecked() and bouton.group()):
            self.taper(Qt.Key.Key_Space, sur=bouton)

    @staticmethod
    def bouton(nom: str, parent: QWidget) -> QAbstractButton:
        """Le bouton de ce nom."""
        return next(b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == nom)

    def valider(self, dialogue: QWidget) -> None:
        """Presse le bouton principal d’un dialogue."""
        self.presser(next(b for b in dialogue.findChildren(QPushButton) if b.isDefault()))

    def repondre(self, demander: Callable[[], object], agir: Callable[[QWidget], object]) -> None:
        """Fait ce qui ouvre un dialogue ou un menu, et y agit dès qu’il est là."""
        faits: list[BaseException | None] = []

        def une_fois_la() -> None:
            ouvert = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if ouvert is None:
                return
            guet.stop()
            try:
                agir(ouvert)
                if ouvert.isVisible():
                    raise Refus(f"« {ouvert.windowTitle()} » ne s’est pas refermé.")
                faits.append(None)
            except BaseException as erreur:  # noqa: BLE001 — relevée hors de la boucle du dialogue
                faits.append(erreur)
                ouvert.close()

        guet = QTimer()
        guet.timeout.connect(une_fois_la)
        guet.start(BATTEMENT_MS)
        demander()
        guet.stop()
        if not faits:
            raise Refus("La démonstration attendait un dialogue, qui ne s’est pas ouvert.")
        if faits[0] is not None:
            raise faits[0]

    def choisir_au_menu(self, debut: str) -> Callable[[QWidget], None]:
        """De quoi descendre aux flèches jusqu’à l’entrée qui commence ainsi, et la prendre."""

        def descendre(menu: QWidget) -> None:
            assert isinstance(menu, QMenu)
            for _ in menu.actions():
                self.taper(Qt.Key.Key_Down, sur=menu)
                active = menu.activeAction()
                if active is not None and active.text().startswith(debut):
                    self.taper(Qt.Key.Key_Return, sur=menu)
                    return
            raise Refus(f"Le menu n’a pas d’entrée « {debut} ».")

        return descendre

    # --- attendre, photographier -----------------------------------------------------------------

    def attendre(self, condition: Callable[[], bool], quoi: str) -> None:
        """Laisse vivre la fenêtre jusqu’à ce que ce soit vrai ; un refus si cela ne vient pas."""
        boucle = QEventLoop()
        battement, terme = QTimer(), QTimer()
        battement.timeout.connect(lambda: boucle.quit() if condition() else None)
        terme.timeout.connect(boucle.quit)
        terme.setSingleShot(True)
        battement.start(BATTEMENT_MS)
        terme.start(ATTENTE_MS)
        # Un travail peut en lancer un autre entre le battement et la sortie de la boucle.
        while not condition() and terme.isActive():
            boucle.exec()
        if not condition():
            raise Refus(f"La démonstration a attendu en vain : {quoi}.")

    def respirer(self, duree_ms: int = 0) -> None:
        """Laisse passer ce que la fenêtre avait remis à après, ou à une pause de la frappe."""
        boucle = QEventLoop()
        QTimer.singleShot(duree_ms, boucle.quit)
        boucle.exec()

    def attendre_les_taches(self) -> None:
        """Laisse finir ce qui se lit ou s’écrit dans un autre fil."""
        self.attendre(lambda: not self.fenetre.taches.occupees, "la fin d’un travail")

    def reprendre_la_fenetre(self) -> None:
        """Revient à la fenêtre de l’atelier, comme d’un clic sur elle."""
        self.fenetre.activateWindow()
        self.attendre(self.fenetre.isActiveWindow, "la fenêtre de l’atelier")

    def photographier(self, nom: str, widget: QWidget | None = None) -> None:
        """Garde l’image de la fenêtre ou d’un dialogue, une fois les notices passées."""
        if self.fenetre.console is not None:
            for notice in self.console.findChildren(Notice):
                notice.fermer()
        photographier(widget or self.fenetre, self._numeroter(nom), dossier=self._captures)

    def photographier_la_salle(self, nom: str) -> None:
        """Garde l’image que voit la salle, à jour et fondu fini."""
        regie = self.console.animation.regie
        self.attendre(
            lambda: regie.scene_vue == lire_scene(self.atelier.connexion, regie.salle.demande),
            "l’image de la salle",
        )
        image = self.console.animation.fenetre.vue.image()
        image.save(str(self._captures / f"{self._numeroter(f'salle-{nom}')}.png"))

    def photographier_les_ecrans(self, nom: str) -> None:
        """Garde l’image des deux écrans, la console et la salle, telles qu’elles y sont."""
        regie = self.console.animation.regie
        vue = self.console.animation.fenetre.vue
        self.attendre(lambda: vue.scene == regie.scene_vue and not vue.fond, "la salle à jour")
        for notice in self.console.findChildren(Notice):
            notice.fermer()
        photographier_les_ecrans(self._captures / f"{self._numeroter(f'ecrans-{nom}')}.png")

    def _numeroter(self, nom: str) -> str:
        self.images.append(f"{len(self.images):02}-{nom}")
        return self.images[-1]
