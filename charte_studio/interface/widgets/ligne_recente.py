"""Un atelier récent : son titre, où il en est, quand on l’a quitté."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from charte_studio.domaine.francais import MOIS
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton_compose import BoutonCompose
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_elide import TexteElide

_LARGEUR_SERREE = 460


class RecentMontre(NamedTuple):
    """Un atelier de la liste des récents."""

    chemin: str
    titre: str
    detail: str
    """« Se positionner · 5 principes sur 12 »."""
    quand: dt.datetime
    present: bool = True
    """Faux si le fichier n’est plus à sa place."""


class LigneRecente(BoutonCompose):
    """Une ligne qu’on clique ; elle émet `choisie(chemin)`."""

    choisie = Signal(str)

    def __init__(
        self, recent: RecentMontre, maintenant: dt.datetime, *, parent: QWidget | None = None
    ) -> None:
        super().__init__("ligne", parent)
        detail = recent.detail if recent.present else "fichier introuvable à cet endroit"
        titre = TexteElide(recent.titre, "fort" if recent.present else "seconde")
        precision = TexteElide(detail, "petit")
        date = Texte(date_relative(recent.quand, maintenant), "seconde")

        date.setWordWrap(False)
        textes = QVBoxLayout()
        textes.setSpacing(2)
        textes.addWidget(titre)
        textes.addWidget(precision)
        self._boite = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._boite.setContentsMargins(8, 9, 8, 9)
        self._boite.setSpacing(16)
        self._boite.addLayout(textes, 9)
        self._boite.addWidget(date, 5)
        self.setEnabled(recent.present)
        self.setToolTip(recent.chemin)
        self.finir()

        self.clicked.connect(lambda: self.choisie.emit(recent.chemin))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """À l’étroit, la date passe dessous : le titre se lit entier."""
        super().resizeEvent(evenement)
        pile = self.width() < theme_courant().px(_LARGEUR_SERREE)
        sens = QBoxLayout.Direction
        self._boite.setDirection(sens.TopToBottom if pile else sens.LeftToRight)
        self._boite.setSpacing(2 if pile else 16)


def date_relative(quand: dt.datetime, maintenant: dt.datetime) -> str:
    """« aujourd’hui, 14:32 », « hier », « 12 novembre », « 3 mai 2025 »."""
    quand, maintenant = quand.astimezone(), maintenant.astimezone()
    ecart = (maintenant.date() - quand.date()).days
    if ecart <= 0:
        return f"aujourd’hui, {quand:%H:%M}"
    if ecart == 1:
        return "hier"
    quantieme = "1er" if quand.day == 1 else str(quand.day)
    annee = "" if quand.year == maintenant.year else f" {quand.year}"
    return f"{quantieme} {MOIS[quand.month - 1]}{annee}"
