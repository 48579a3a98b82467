"""L’orthographe dans l’éditeur : les mots soulignés, les corrections, la faute suivante."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from charte_studio.interface.etapes.rediger.coloration import est_de_la_prose, unites
from charte_studio.interface.etapes.rediger.saisie import SaisieMarkdown
from charte_studio.interface.orthographe import Orthographe
from charte_studio.interface.widgets.menu import Action
from charte_studio.redaction.orthographe import mots_a_verifier

_CALME_MS: Final = 300
"""Le dictionnaire se lit une fois la page posée à l’écran."""
_PARTIE: Final = re.compile(r"[^'’ʼ‘‑-]+")


class FauteLue(NamedTuple):
    """Un mot inconnu, ses bornes dans le document en unités de Qt."""

    debut: int
    fin: int
    mot: str


class OrthographeEditeur(QObject):
    """Branche l’orthographe du poste sur un champ. Le mot qu’on est en train d’écrire attend."""

    def __init__(self, saisie: SaisieMarkdown, orthographe: Orthographe) -> None:
        super().__init__(saisie)
        self._saisie, self._orthographe = saisie, orthographe
        self._tu: int | None = None
        """Le rang du paragraphe où un mot s’écrit, pas encore souligné."""
        self._minuteur = QTimer(self)
        self.essayer: Callable[[Callable[[], object]], object] = lambda geste: geste()
        """Fait un geste et dit ce qui l’empêche ; la page y met le sien."""

        self._minuteur.setSingleShot(True)
        self._minuteur.setInterval(_CALME_MS)
        saisie.coloration.fautes = self._a_souligner
        saisie.completer_menu = self._completer_menu

        self._minuteur.timeout.connect(orthographe.preparer)
        saisie.montree.connect(self._minuteur.start)
        saisie.cursorPositionChanged.connect(self._juger_le_mot_quitte)
        orthographe.change.connect(self._resouligner)

    # --- les fautes ----------------------------------------------------------------------------

    def fautes(self) -> Iterator[FauteLue]:
        """Toutes celles du texte, dans l’ordre, y compris le mot qu’on écrit."""
        bloc = self._saisie.document().begin()
        while bloc.isValid():
            yield from self._fautes_du_bloc(bloc)
            bloc = bloc.next()

    def faute_en(self, place: int) -> FauteLue | None:
        """La faute que touche cette place du document."""
        bloc = self._saisie.document().findBlock(place)
        touchees = (f for f in self._fautes_du_bloc(bloc) if f.debut <= place <= f.fin)
        return next(touchees, None)

    def _fautes_du_bloc(self, bloc: QTextBlock) -> Iterator[FauteLue]:
        if not est_de_la_prose(bloc):
            return
        texte, depart = bloc.text(), bloc.position()
        for faute in self._orthographe.fautes(texte):
            debut = depart + unites(texte[: faute.debut])
            yield FauteLue(debut, debut + unites(faute.mot), faute.mot)

    # --- souligner -----------------------------------------------------------------------------

    def _a_souligner(self, bloc: QTextBlock) -> Iterator[tuple[int, int]]:
        depart = bloc.position()
        for faute in self._fautes_du_bloc(bloc):
            if self._saisie.en_frappe and self._touche(faute):
                self._tu = bloc.blockNumber()
            else:
                yield faute.debut - depart, faute.fin - depart

    def _touche(self, faute: FauteLue) -> bool:
        """Vrai si le curseur est dans le mot, ou au bout."""
        return faute.debut < self._saisie.textCursor().position() <= faute.fin

    @Slot()
    def _juger_le_mot_quitte(self) -> None:
        if self._tu is None:
            return
        bloc = self._saisie.document().findBlockByNumber(self._tu)
        if bloc.isValid() and any(map(self._touche, self._fautes_du_bloc(bloc))):
            return
        self._tu = None
        if bloc.isValid():
            self._saisie.coloration.rehighlightBlock(bloc)

    @Slot()
    def _resouligner(self) -> None:
        self._saisie.coloration.rehighlight()

    # --- aller d’une faute à l’autre -----------------------------------------------------------

    def avancer(self, pas: int) -> bool:
        """Choisit la faute suivante (1) ou précédente (-1) du texte ; faux s’il n’y en a plus."""
        curseur = self._saisie.textCursor()
        if pas > 0 and not curseur.hasSelection():
            reste = [f for f in self.fautes() if f.fin > curseur.position()]
        elif pas > 0:
            reste = [f for f in self.fautes() if f.debut >= curseur.selectionEnd()]
        else:
            reste = [f for f in self.fautes() if f.fin <= curseur.selectionStart()][::-1]
        if reste:
            self._choisir(reste[0])
        return bool(reste)

    def choisir_extreme(self, pas: int) -> bool:
        """Choisit la première faute du texte (`pas` 1), ou la dernière ; faux s’il n’y en a pas."""
        fautes = list(self.fautes())
        if fautes:
            self._choisir(fautes[0 if pas > 0 else -1])
        return bool(fautes)

    def _choisir(self, faute: FauteLue) -> None:
        curseur = self._saisie.textCursor()
        curseur.setPosition(faute.debut)
        curseur.setPosition(faute.fin, QTextCursor.MoveMode.KeepAnchor)
        self._saisie.setTextCursor(curseur)
        self._saisie.centerCursor()

    # --- corriger ------------------------------------------------------------------------------

    def corrections(self, place: int) -> tuple[list[Action], list[Action]]:
        """Ce qu’on peut faire du mot de cette place : le remplacer ; le garder, ou non."""
        faute = self.faute_en(place)
        if faute is None:
            return [], self._retraits(place)
        remplacer: list[Action] = []
        if not self._saisie.isReadOnly():
            remplacer = [
                (propose, "", partial(self.corriger, faute, propose))
                for propose in self._orthographe.proposer(faute.mot)
            ]
        ajouter = f"Ajouter «\u00a0{faute.mot}\u00a0» au dictionnaire de ce poste"
        return remplacer, [(ajouter, "", partial(self._ajouter, faute.mot))]

    def corriger(self, faute: FauteLue, mot: str) -> None:
        """Met `mot` à la place ; sans effet si le texte a changé entre-temps."""
        curseur = QTextCursor(self._saisie.document())
        curseur.setPosition(faute.debut)
        curseur.setPosition(faute.fin, QTextCursor.MoveMode.KeepAnchor)
        if curseur.selectedText() == faute.mot:
            curseur.insertText(mot)
            self._saisie.setTextCursor(curseur)

    def _ajouter(self, mot: str) -> None:
        self.essayer(lambda: self._orthographe.ajouter(mot))

    def _retraits(self, place: int) -> list[Action]:
        """De quoi se dédire d’un mot qu’on a ajouté."""
        bloc = self._saisie.document().findBlock(place)
        ligne, dedans = bloc.text(), place - bloc.position()
        parties = (
            (debut + partie.start(), debut + partie.end())
            for debut, mot in mots_a_verifier(ligne)
            for partie in _PARTIE.finditer(mot)
        )
        mots = (
            ligne[debut:fin]
            for debut, fin in parties
            if unites(ligne[:debut]) <= dedans <= unites(ligne[:fin])
        )
        return [
            (
                f"Retirer «\u00a0{mot}\u00a0» du dictionnaire de ce poste",
                "",
                partial(self.essayer, partial(self._orthographe.retirer, mot)),
            )
            for mot in mots
            if self._orthographe.ajoute(mot)
        ]

    def _completer_menu(self, menu: QMenu, curseur: QTextCursor) -> None:
        """Les corrections viennent en tête du menu ordinaire du champ."""
        place = curseur.position()
        tete = menu.actions()[0]  # Qt y met au moins « Tout sélectionner »
        remplacer, garder = self.corrections(place)
        if not remplacer and not self._saisie.isReadOnly() and self.faute_en(place) is not None:
            aucune = menu.addAction("Aucune proposition")
            aucune.setEnabled(False)
            menu.insertAction(tete, aucune)
            menu.insertSeparator(tete)
        for groupe in (remplacer, garder):
            for texte, _, faire in groupe:
                action = menu.addAction(texte)
                action.triggered.connect(lambda _coche=False, faire=faire: faire())
                menu.insertAction(tete, action)
            if groupe:
                menu.insertSeparator(tete)
