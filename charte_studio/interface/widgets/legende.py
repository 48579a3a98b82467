"""La légende d’une échelle : un carré numéroté et un libellé court par degré."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.domaine.echelles import Echelle
from charte_studio.interface.theme import (
    couleurs_degres,
    est_un_changement_de_theme,
    theme_courant,
)
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur


class LegendeEchelle(QWidget):
    """Les degrés d’une échelle, qui passent à la ligne quand la place manque."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flot = DispositionFlot(self, ecart=16, ecart_lignes=4)
        self._libelles: tuple[str, ...] = ()

        suivre_la_largeur(self)
        self.setAccessibleName("Légende")

    def montrer(self, echelle: Echelle) -> None:
        """Montre les libellés courts de l’échelle."""
        self.montrer_libelles([degre.court for degre in echelle.degres])

    def montrer_libelles(self, libelles: Sequence[str]) -> None:
        """Montre des libellés, du plus au moins favorable ; les mêmes ne redessinent rien."""
        if tuple(libelles) == self._libelles:
            return
        self._libelles = tuple(libelles)
        self._flot.vider()
        for rang, libelle in enumerate(libelles):
            self._flot.addWidget(_DegreLegende(rang, len(libelles), libelle))
        self.setAccessibleDescription(
            ", ".join(f"{rang} {libelle}" for rang, libelle in enumerate(libelles, 1))
        )


class _DegreLegende(QWidget):
    """Un carré numéroté suivi de son libellé."""

    def __init__(self, rang: int, nombre: int, libelle: str) -> None:
        super().__init__()
        self._rang, self._nombre, self._libelle = rang, nombre, libelle
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{rang + 1} {libelle}")

    def sizeHint(self) -> QSize:
        """Le carré, un écart et le mot."""
        theme = theme_courant()
        mot = QFontMetrics(theme.police("petit")).horizontalAdvance(self._libelle)
        return QSize(theme.px(18) + theme.px(6) + mot + 1, theme.px(20))

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change couleurs et tailles."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Peint le carré, son numéro et le mot."""
        theme = theme_courant()
        couleur = couleurs_degres(theme, self._nombre)[self._rang]
        cote = theme.px(18)
        carre = QRectF(0, (self.height() - cote) / 2, cote, cote)
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(couleur.fond))
        peintre.drawRoundedRect(carre, theme.px(4), theme.px(4))
        peintre.setPen(QColor(couleur.texte))
        peintre.setFont(theme.police("petit", gras=True))
        peintre.drawText(carre, Qt.AlignmentFlag.AlignCenter, str(self._rang + 1))
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        peintre.setFont(theme.police("petit"))
        reste = QRectF(self.rect()).adjusted(cote + theme.px(6), 0, 0, 0)
        peintre.drawText(reste, Qt.AlignmentFlag.AlignVCenter, self._libelle)
        peintre.end()
