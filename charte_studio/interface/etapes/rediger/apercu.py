"""L’aperçu : la partie telle qu’elle sera dans le document, à mesure qu’on l’écrit."""

from __future__ import annotations

import re
from time import perf_counter
from typing import Final

from PySide6.QtCore import QEvent, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from charte_studio.atelier.lectures.rediger import PlanCharte
from charte_studio.export.renvois import Renvois
from charte_studio.interface.etapes.rediger.apercu_html import feuille_apercu, page_apercu
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.redaction.document import Article, Encadre

_BREF_MS: Final = 12.0
"""Au-delà, la mise en page attend une pause : la frappe passe d’abord."""
_LARGEUR_LIGNE: Final = 600
_REPERE: Final = 24
"""Ce qu’il faut de lettres pour retrouver un alinéa."""
_VOISINAGE: Final = 400
_MARQUES: Final = re.compile(r"^[\s>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})?\s*|[*_`|\[].*$", re.DOTALL)


class Apercu(QTextBrowser):
    """Une page en lecture seule. Un lien se copie, il ne s’ouvre pas : `lien_copie(str)`.

    Un renvoi mène à son article : `renvoi(str)` en donne la clé, sans sa sorte.
    """

    lien_copie = Signal(str)
    renvoi = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titre = ""
        self._numero: int | None = None
        self._texte = self._compose = ""
        self._encadres: tuple[Encadre, ...] = ()
        self._renvois: Renvois | None = None
        self._cibles: dict[str, tuple[str, int]] = {}
        self._attente = QTimer(self)

        self.setObjectName("apercu")
        self.setAccessibleName("Aperçu")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self._attente.setSingleShot(True)

        self._attente.timeout.connect(self._rattraper)
        self.anchorClicked.connect(self._copier_lien)

    def connaitre_articles(self, plan: PlanCharte) -> None:
        """Les articles et leurs numéros : ce que disent les renvois."""
        renvois = Renvois(
            (
                Article(partie.cle, partie.numero, partie.titre, ())
                for partie in plan.parties
                if partie.numero is not None
            ),
            actifs=True,
        )
        if renvois.cibles != self._cibles:
            self._renvois, self._cibles = renvois, renvois.cibles
            self._compose = ""

    def montrer(
        self, titre: str, numero: int | None, texte: str, encadres: tuple[Encadre, ...]
    ) -> None:
        """Montre une partie."""
        neuve = (titre, numero) != (self._titre, self._numero)
        if not neuve and (texte, encadres) == (self._compose, self._encadres):
            return
        self._titre, self._numero, self._encadres = titre, numero, encadres
        self._texte = texte
        self.composer()
        if neuve:
            self.verticalScrollBar().setValue(0)

    def suivre_frappe(self, texte: str) -> None:
        """Le texte vient de changer : tout de suite, ou à la première pause s’il est très long."""
        self._texte = texte
        self._rattraper()

    @Slot()
    def _rattraper(self) -> None:
        if self._texte != self._compose and not self._attente.isActive():
            self.composer()

    def composer(self) -> None:
        """Met en page ce qui est à montrer."""
        debut = perf_counter()
        self._compose = self._texte
        ascenseur = self.verticalScrollBar()
        hauteur = ascenseur.value()
        self.setHtml(
            page_apercu(
                self._titre,
                self._numero,
                self._texte,
                self._encadres,
                theme=theme_courant(),
                renvois=self._renvois,
            )
        )
        ascenseur.setValue(hauteur)
        duree = (perf_counter() - debut) * 1000
        if duree > _BREF_MS:
            self._attente.start(round(duree * 4))

    def defiler_comme(self, part: float) -> None:
        """Va à la même part du texte que l’éditeur."""
        ascenseur = self.verticalScrollBar()
        ascenseur.setValue(round(part * ascenseur.maximum()))

    def suivre_curseur(self, ligne: str, part: float) -> None:
        """Montre l’alinéa qu’on écrit : `ligne`, sous le curseur, à cette `part` du texte."""
        mots = _nus(ligne)[:_REPERE]
        if not mots:
            return
        document, depuis = self.document(), round(part * self.document().characterCount())
        trouve = document.find(mots, max(0, depuis - _VOISINAGE))
        if trouve.isNull():
            trouve = document.find(mots)
        if trouve.isNull():
            return
        haut = document.documentLayout().blockBoundingRect(trouve.block())
        ascenseur = self.verticalScrollBar()
        vu, place = ascenseur.value(), self.viewport().height()
        if haut.top() < vu or haut.bottom() > vu + place:
            ascenseur.setValue(round(haut.top() - place / 3))

    @Slot(QUrl)
    def _copier_lien(self, adresse: QUrl) -> None:
        if adresse.toString().startswith("#"):
            signet = adresse.fragment()
            for cle, (sien, _) in self._cibles.items():
                if sien == signet:
                    self.renvoi.emit(cle)
            return
        QGuiApplication.clipboard().setText(adresse.toString())
        self.lien_copie.emit(adresse.toString())

    def sizeHint(self) -> QSize:
        """Se contente de peu : la colonne donne la hauteur."""
        return QSize(super().sizeHint().width(), theme_courant().px(120))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Les lignes ne s’allongent pas au-delà de ce qui se lit bien."""
        super().resizeEvent(evenement)
        self._border()

    def changeEvent(self, evenement: QEvent) -> None:
        """Teintes et tailles suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_attente"):
            self._border()
            self.composer()

    def _border(self) -> None:
        theme = theme_courant()
        marge = max(theme.espace("grand"), (self.width() - theme.px(_LARGEUR_LIGNE)) // 2)
        haut = theme.espace("moyen")
        self.setViewportMargins(marge, haut, marge, haut)
        self.document().setDefaultStyleSheet(feuille_apercu(theme))


def _nus(ligne: str) -> str:
    """Les premiers mots d’une ligne de Markdown, jusqu’à la première marque."""
    return _MARQUES.sub("", ligne).strip()
