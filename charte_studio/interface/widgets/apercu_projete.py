"""L’aperçu projeté : l’écran 16:9 que verra la salle, peint aux proportions exactes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from charte_studio.interface.theme import (
    CouleurDegre,
    Theme,
    couleurs_degres,
    est_un_changement_de_theme,
    theme_courant,
)
from charte_studio.interface.widgets.disposition_flot import suivre_la_largeur

LARGEUR: Final = 1920
HAUTEUR: Final = 1080
"""L’écran de référence : tout s’y mesure, puis se réduit d’un bloc."""
TEXTE_MINIMAL: Final = HAUTEUR // 30
"""Plus petit, un texte ne se lit plus du fond de la salle."""
_AFFIRMATION_MAXIMALE: Final = 92
_MARGE: Final = 100
_HAUT: Final = 170
_CASES: Final = QRectF(_MARGE, 770, LARGEUR - 2 * _MARGE, 210)
_ECART_CASES: Final = 20
_A_LA_LIGNE: Final = Qt.TextFlag.TextWordWrap


class ApercuProjete(QWidget):
    """Le thème en haut, l’affirmation aussi grande que la place le permet, les degrés en bas.

    Un texte trop long pour rester lisible est abrégé par « … » : `deborde` le dit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tete = ""
        self._affirmation = ""
        self._degres: tuple[str, ...] = ()
        suivre_la_largeur(self)
        self.setAccessibleName("Aperçu projeté")

    def montrer(self, tete: str, affirmation: str, degres: Sequence[str] = ()) -> None:
        """Montre cette affirmation ; `degres` : les libellés des réponses, du plus favorable au
        moins favorable, ou rien."""
        self._tete, self._affirmation, self._degres = tete, affirmation, tuple(degres)
        self.setAccessibleDescription(f"{tete}. {affirmation}" if tete else affirmation)
        self.update()

    def taille_affirmation(self) -> int:
        """La taille de l’affirmation, en pixels d’un écran haut de 1080."""
        return ajuster(self._affirmation, self._zone_affirmation(), _police(_AFFIRMATION_MAXIMALE))[
            0
        ].pixelSize()

    def deborde(self) -> bool:
        """Vrai si l’affirmation ne tient pas à une taille lisible."""
        zone = self._zone_affirmation()
        return (
            ajuster(self._affirmation, zone, _police(_AFFIRMATION_MAXIMALE))[1] != self._affirmation
        )

    # --- la place ------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Toujours 16:9."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur d’un écran de cette largeur."""
        return round(min(largeur, self.maximumWidth()) * HAUTEUR / LARGEUR)

    def sizeHint(self) -> QSize:
        """De quoi deviner les mots."""
        return QSize(480, 270)

    def minimumSizeHint(self) -> QSize:
        """Une vignette."""
        return QSize(240, 135)

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change les couleurs."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.update()

    # --- la peinture ---------------------------------------------------------------------------

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """L’écran réduit, centré dans la place donnée."""
        theme = theme_courant()
        facteur = min(self.width() / LARGEUR, self.height() / HAUTEUR)
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.translate(
            (self.width() - LARGEUR * facteur) / 2, (self.height() - HAUTEUR * facteur) / 2
        )
        peintre.scale(facteur, facteur)
        self._peindre_fond(peintre, theme, filet=1 / facteur if facteur else 1)
        self._peindre_tete(peintre, theme)
        self._peindre_affirmation(peintre, theme)
        self._peindre_degres(peintre, theme)
        peintre.end()

    def _peindre_fond(self, peintre: QPainter, theme: Theme, *, filet: float) -> None:
        c = theme.couleurs
        bord = filet / 2
        peintre.setPen(QPen(QColor(c.bord_champ), filet))
        peintre.setBrush(QColor(c.papier))
        peintre.drawRoundedRect(
            QRectF(0, 0, LARGEUR, HAUTEUR).adjusted(bord, bord, -bord, -bord), 6 * filet, 6 * filet
        )

    def _peindre_tete(self, peintre: QPainter, theme: Theme) -> None:
        police = _police(TEXTE_MINIMAL, gras=False)
        peintre.setFont(police)
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        zone = QRectF(_MARGE, 76, LARGEUR - 2 * _MARGE, 52)
        visible = QFontMetricsF(police).elidedText(
            self._tete, Qt.TextElideMode.ElideRight, zone.width()
        )
        peintre.drawText(zone, Qt.AlignmentFlag.AlignVCenter, visible)

    def _peindre_affirmation(self, peintre: QPainter, theme: Theme) -> None:
        zone = self._zone_affirmation()
        police, visible = ajuster(self._affirmation, zone, _police(_AFFIRMATION_MAXIMALE))
        peintre.setFont(police)
        peintre.setPen(QColor(theme.couleurs.encre))
        peintre.drawText(zone, _A_LA_LIGNE, visible)

    def _zone_affirmation(self) -> QRectF:
        bas = _CASES.top() - 60 if self._degres else HAUTEUR - _MARGE
        return QRectF(_MARGE, _HAUT, LARGEUR - 2 * _MARGE, bas - _HAUT)

    def _peindre_degres(self, peintre: QPainter, theme: Theme) -> None:
        nombre = len(self._degres)
        if not 2 <= nombre <= 9:
            return
        largeur = (_CASES.width() - _ECART_CASES * (nombre - 1)) / nombre
        for rang, couleur in enumerate(couleurs_degres(theme, nombre)):
            gauche = _CASES.left() + rang * (largeur + _ECART_CASES)
            case = QRectF(gauche, _CASES.top(), largeur, _CASES.height())
            self._peindre_degre(peintre, case, rang, couleur)

    def _peindre_degre(
        self, peintre: QPainter, case: QRectF, rang: int, couleur: CouleurDegre
    ) -> None:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(couleur.fond))
        peintre.drawRoundedRect(case, 14, 14)
        peintre.setPen(QColor(couleur.texte))
        peintre.setFont(_police(56))
        dedans = case.adjusted(22, 16, -12, -12)
        peintre.drawText(dedans, Qt.AlignmentFlag.AlignTop, str(rang + 1))
        libelle = QRectF(dedans)
        libelle.setTop(dedans.top() + 68)
        police = _police(TEXTE_MINIMAL, gras=False)
        if _tient(self._degres[rang], libelle, police):
            peintre.setFont(police)
            peintre.drawText(libelle, _A_LA_LIGNE, self._degres[rang])


def ajuster(texte: str, zone: QRectF, police: QFont) -> tuple[QFont, str]:
    """La plus grande police, de celle-ci à `TEXTE_MINIMAL`, où le texte tient dans la zone.

    À la plus petite, un texte qui ne tient toujours pas perd ses derniers mots.
    """
    essai = QFont(police)
    for taille in range(police.pixelSize(), TEXTE_MINIMAL - 1, -2):
        essai.setPixelSize(taille)
        if _tient(texte, zone, essai):
            return essai, texte
    mots = texte.split(" ")
    bas, haut = 0, len(mots)
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        if _tient(" ".join(mots[:milieu]) + "…", zone, essai):
            bas = milieu
        else:
            haut = milieu - 1
    return essai, " ".join(mots[:bas]) + "…"


def _tient(texte: str, zone: QRectF, police: QFont) -> bool:
    large = QRectF(0, 0, zone.width(), 100_000)
    pris = QFontMetricsF(police).boundingRect(large, _A_LA_LIGNE, texte)
    return bool(pris.height() <= zone.height() and pris.width() <= zone.width() + 1)


def _police(taille: int, *, gras: bool = True) -> QFont:
    police = theme_courant().police(gras=gras)
    police.setPixelSize(taille)
    return police
