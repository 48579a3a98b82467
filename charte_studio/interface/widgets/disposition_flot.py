"""Une disposition qui passe à la ligne, comme un paragraphe."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

Ligne = list[tuple[QLayoutItem, QSize]]


def suivre_la_largeur(widget: QWidget) -> None:
    """La hauteur de ce widget vient de la largeur qu’on lui laisse, et il n’en prend pas plus."""
    regle = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    regle.setHeightForWidth(True)
    widget.setSizePolicy(regle)


class DispositionFlot(QLayout):
    """Range ses éléments de gauche à droite, puis à la ligne quand la largeur manque.

    Chaque ligne est centrée en hauteur sur son plus grand élément.
    """

    def __init__(
        self, parent: QWidget | None = None, *, ecart: int = 8, ecart_lignes: int | None = None
    ) -> None:
        super().__init__()
        self._elements: list[QLayoutItem] = []
        self._connues: dict[int, list[Ligne]] = {}
        """Les lignes déjà faites, par largeur : Qt les redemande des dizaines de fois."""
        self._hauteurs: dict[int, int] = {}
        """De même, leur hauteur par largeur."""
        self._ecart_lignes = ecart if ecart_lignes is None else ecart_lignes
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(ecart)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, element: QLayoutItem) -> None:
        """Demandé par Qt : `addWidget` passe par ici."""
        self._elements.append(element)
        self._oublier()

    def count(self) -> int:
        """Le nombre d’éléments."""
        return len(self._elements)

    def itemAt(self, rang: int) -> QLayoutItem | None:
        """L’élément de ce rang, ou rien."""
        return self._elements[rang] if 0 <= rang < len(self._elements) else None

    def takeAt(self, rang: int) -> QLayoutItem | None:
        """Retire et rend l’élément de ce rang."""
        self._oublier()
        return self._elements.pop(rang) if 0 <= rang < len(self._elements) else None

    def vider(self) -> None:
        """Retire et détruit tous les widgets."""
        while (element := self.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Ne réclame rien de plus que sa place."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """La hauteur dépend de la largeur."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur des lignes à cette largeur."""
        if largeur not in self._hauteurs:
            self._hauteurs[largeur] = self._ranger(QRect(0, 0, largeur, 0), poser=False)
        return self._hauteurs[largeur]

    def invalidate(self) -> None:
        """Un élément a changé : tout se recalcule."""
        self._oublier()
        super().invalidate()

    def setGeometry(self, zone: QRect) -> None:
        """Pose les éléments."""
        super().setGeometry(zone)
        self._ranger(zone, poser=True)

    def sizeHint(self) -> QSize:
        """Tout sur une ligne."""
        tailles = [e.sizeHint() for e in self._elements if not e.isEmpty()]
        largeur = sum(t.width() for t in tailles) + self.spacing() * max(0, len(tailles) - 1)
        return self._avec_marges(largeur, max((t.height() for t in tailles), default=0))

    def minimumSize(self) -> QSize:
        """L’élément le plus large, seul sur sa ligne."""
        tailles = [e.minimumSize() for e in self._elements if not e.isEmpty()]
        return self._avec_marges(
            max((t.width() for t in tailles), default=0),
            max((t.height() for t in tailles), default=0),
        )

    def _oublier(self) -> None:
        self._connues.clear()
        self._hauteurs.clear()

    def _avec_marges(self, largeur: int, hauteur: int) -> QSize:
        marges = self.contentsMargins()
        return QSize(
            largeur + marges.left() + marges.right(), hauteur + marges.top() + marges.bottom()
        )

    def _ranger(self, zone: QRect, *, poser: bool) -> int:
        marges = self.contentsMargins()
        utile = zone.marginsRemoved(marges)
        y = utile.y()
        for numero, ligne in enumerate(self._lignes(utile.width())):
            y += self._ecart_lignes if numero else 0
            hauteur = max(taille.height() for _, taille in ligne)
            x = utile.x()
            for element, taille in ligne:
                if poser:
                    decalage = (hauteur - taille.height()) // 2
                    element.setGeometry(QRect(QPoint(x, y + decalage), taille))
                x += taille.width() + self.spacing()
            y += hauteur
        return y - zone.y() + marges.bottom()

    def _lignes(self, largeur: int) -> list[Ligne]:
        if largeur not in self._connues:
            self._connues[largeur] = self._couper(largeur)
        return self._connues[largeur]

    def _couper(self, largeur: int) -> list[Ligne]:
        lignes: list[Ligne] = []
        reste = -1
        for element in self._elements:
            if element.isEmpty():
                continue
            taille = element.sizeHint()
            taille.setWidth(max(min(taille.width(), largeur), element.minimumSize().width()))
            if element.hasHeightForWidth():
                taille.setHeight(element.heightForWidth(taille.width()))
            if reste < taille.width() or not lignes:
                lignes.append([])
                reste = largeur
            lignes[-1].append((element, taille))
            reste -= taille.width() + self.spacing()
        return lignes
