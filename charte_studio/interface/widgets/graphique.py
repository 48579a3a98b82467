"""Un dessin à l’écran : le même qu’au mur et que dans le document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import (
    Theme,
    couleurs_degres,
    est_un_changement_de_theme,
    theme_courant,
)
from charte_studio.redaction.graphiques.dessin import (
    Dessin,
    Forme,
    Rayures,
    Rect,
    Role,
    Ruban,
    Texte,
    Trait,
)
from charte_studio.redaction.graphiques.palette import DEGRES_MAX, DEGRES_MIN, Palette

Fabrique = Callable[[float], Dessin]
"""Un dessin pour une largeur."""
_LARGEUR_PREFEREE = 640


class GraphiqueWidget(QWidget):
    """Peint un dessin, refait à chaque largeur s’il vient d’une fabrique, réduit sinon.

    Son nom et sa description accessibles sont ceux du dessin.
    """

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        super().__init__(parent)
        self._fabrique: Fabrique | None = None
        self._dessin: Dessin | None = None
        self._essai: Dessin | None = None
        self._largeur_essayee = 0.0
        self._theme = theme
        regle = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        regle.setHeightForWidth(True)
        self.setSizePolicy(regle)
        self.setAccessibleName("Graphique")

    @property
    def dessin(self) -> Dessin | None:
        """Le dessin montré."""
        return self._dessin

    def montrer(self, dessin: Dessin | Fabrique) -> None:
        """Montre un dessin tel quel, ou celui que la fabrique trace pour la largeur du widget."""
        self._essai = None
        if isinstance(dessin, Dessin):
            self._fabrique = None
            self._adopter(dessin)
        else:
            self._fabrique = dessin
            self._redessiner()
        self.updateGeometry()

    def vider(self) -> None:
        """N’a plus rien à montrer."""
        self._fabrique = self._dessin = self._essai = None
        self.setAccessibleName("Graphique")
        self.setAccessibleDescription("")
        self.updateGeometry()
        self.update()

    def changer_theme(self, theme: Theme | None) -> None:
        """Peint dans ce thème plutôt que dans celui de l’application (la vue projetée)."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """La taille du dessin montré."""
        if self._dessin is None:
            return QSize(0, 0)
        largeur = self.width() if self._fabrique is not None else self._dessin.largeur
        return QSize(round(largeur), self.heightForWidth(round(largeur)))

    def minimumSizeHint(self) -> QSize:
        """Assez large pour se lire, et la hauteur qu’il faut à cette largeur."""
        if self._dessin is None:
            return QSize(0, 0)
        return QSize(120, min(80, self.sizeHint().height()))

    def hasHeightForWidth(self) -> bool:
        """La hauteur suit la largeur."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur du dessin à cette largeur."""
        if self._dessin is None or largeur <= 0:
            return 0
        dessin = self._dessin
        if self._fabrique is not None and largeur != self.width():
            # La disposition demande la hauteur, puis donne souvent cette largeur-là : on garde.
            dessin = self._tracer(self._fabrique, float(largeur))
        reduction = min(1.0, largeur / dessin.largeur)
        return -int(-dessin.hauteur * reduction // 1)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Une autre largeur demande un autre dessin."""
        super().resizeEvent(evenement)
        if self._fabrique is not None and evenement.size().width() != evenement.oldSize().width():
            self._redessiner()
            self.updateGeometry()

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change les couleurs, et la taille du texte que la fabrique emploie."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._essai = None
            self._redessiner()
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Peint le dessin, réduit s’il est plus grand que sa place."""
        if self._dessin is None:
            return
        theme = self._theme or theme_courant()
        peintre = QPainter(self)
        echelle = min(
            1.0, self.width() / self._dessin.largeur, self.height() / self._dessin.hauteur
        )
        peintre.scale(echelle, echelle)
        peindre_dessin(peintre, self._dessin, palette_du_theme(theme), famille=theme.famille)
        peintre.end()

    def _redessiner(self) -> None:
        if self._fabrique is not None:
            self._adopter(self._tracer(self._fabrique, float(self.width() or _LARGEUR_PREFEREE)))

    def _tracer(self, fabrique: Fabrique, largeur: float) -> Dessin:
        if self._essai is None or self._largeur_essayee != largeur:
            self._essai, self._largeur_essayee = fabrique(largeur), largeur
        return self._essai

    def _adopter(self, dessin: Dessin) -> None:
        self._dessin = dessin
        self.setAccessibleName(dessin.titre)
        self.setAccessibleDescription(dessin.description)
        self.update()


def palette_du_theme(theme: Theme) -> Palette:
    """Les couleurs d’un dessin dans un thème."""
    c = theme.couleurs
    return Palette(
        fond=c.surface,
        creux=c.creux,
        trait=c.trait,
        trait_fort=c.bord_champ,
        encre=c.encre,
        encre_seconde=c.encre_seconde,
        accent=c.accent,
        degres=tuple(
            tuple((degre.fond, degre.texte) for degre in couleurs_degres(theme, nombre))
            for nombre in range(DEGRES_MIN, DEGRES_MAX + 1)
        ),
    )


def peindre_dessin(
    peintre: QPainter, dessin: Dessin, palette: Palette, *, famille: str | None = None
) -> None:
    """Peint un dessin à l’origine du peintre, qui en règle l’échelle."""
    peintre.save()
    peintre.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for forme in dessin.formes:
        _peindre(peintre, forme, palette, famille or theme_courant().famille)
    peintre.restore()


def _peindre(peintre: QPainter, forme: Forme, palette: Palette, famille: str) -> None:
    match forme:
        case Rect():
            _peindre_rect(peintre, forme, palette)
        case Trait():
            peintre.setPen(_plume(forme.role, forme.epaisseur, palette, tirets=forme.tirets))
            peintre.drawLine(QPointF(forme.x1, forme.y1), QPointF(forme.x2, forme.y2))
        case Rayures():
            peintre.setPen(_plume(forme.role, forme.epaisseur, palette))
            for x1, y1, x2, y2 in forme.segments():
                peintre.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        case Ruban():
            peintre.fillPath(_chemin_ruban(forme), QColor(palette.couleur(forme.role)))
        case Texte():
            _peindre_texte(peintre, forme, palette, famille)


def _plume(role: Role, epaisseur: float, palette: Palette, *, tirets: bool = False) -> QPen:
    plume = QPen(QColor(palette.couleur(role)), epaisseur)
    plume.setCapStyle(Qt.PenCapStyle.FlatCap)
    if tirets:
        plume.setDashPattern([4, 3])
    return plume


def _peindre_rect(peintre: QPainter, rect: Rect, palette: Palette) -> None:
    chemin = _chemin_rect(rect)
    if rect.fond is not None:
        peintre.fillPath(chemin, QColor(palette.couleur(rect.fond)))
    if rect.contour is not None:
        plume = _plume(rect.contour, rect.epaisseur, palette, tirets=rect.tirets)
        peintre.strokePath(chemin, plume)


def _chemin_rect(rect: Rect) -> QPainterPath:
    chemin = QPainterPath()
    gauche, haut, droite, bas = rect.boite()
    rayon = rect.rayon_borne()
    if not any(rect.coins_arrondis()):
        chemin.addRect(QRectF(gauche, haut, rect.largeur, rect.hauteur))
        return chemin
    r1, r2, r3, r4 = (rayon if arrondi else 0.0 for arrondi in rect.coins_arrondis())
    chemin.moveTo(gauche + r1, haut)
    chemin.lineTo(droite - r2, haut)
    chemin.arcTo(droite - 2 * r2, haut, 2 * r2, 2 * r2, 90, -90)
    chemin.lineTo(droite, bas - r3)
    chemin.arcTo(droite - 2 * r3, bas - 2 * r3, 2 * r3, 2 * r3, 0, -90)
    chemin.lineTo(gauche + r4, bas)
    chemin.arcTo(gauche, bas - 2 * r4, 2 * r4, 2 * r4, 270, -90)
    chemin.lineTo(gauche, haut + r1)
    chemin.arcTo(gauche, haut, 2 * r1, 2 * r1, 180, -90)
    chemin.closeSubpath()
    return chemin


def _chemin_ruban(ruban: Ruban) -> QPainterPath:
    milieu = (ruban.x1 + ruban.x2) / 2
    bas1, bas2 = ruban.haut1 + ruban.epaisseur, ruban.haut2 + ruban.epaisseur
    chemin = QPainterPath(QPointF(ruban.x1, ruban.haut1))
    chemin.cubicTo(milieu, ruban.haut1, milieu, ruban.haut2, ruban.x2, ruban.haut2)
    chemin.lineTo(ruban.x2, bas2)
    chemin.cubicTo(milieu, bas2, milieu, bas1, ruban.x1, bas1)
    chemin.closeSubpath()
    return chemin


def _peindre_texte(peintre: QPainter, texte: Texte, palette: Palette, famille: str) -> None:
    police = QFont(famille)
    police.setPixelSize(max(1, round(texte.taille)))
    police.setBold(texte.gras)
    police.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    peintre.setFont(police)
    peintre.setPen(QColor(palette.couleur(texte.role)))
    reelle = QFontMetricsF(police).horizontalAdvance(texte.texte)
    # Une taille entière de pixels, ou une autre police : le texte se resserre dans sa place.
    serre = min(1.0, texte.largeur / reelle) if reelle else 1.0
    part = {"debut": 0.0, "milieu": 0.5, "fin": 1.0}[texte.ancrage]
    peintre.save()
    peintre.translate(texte.x - part * reelle * serre, texte.y)
    peintre.scale(serre, 1.0)
    peintre.drawText(QPointF(0, 0), texte.texte)
    peintre.restore()
