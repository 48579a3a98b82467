"""Une étape du rail : un rond numéroté ou coché, un titre, une ligne de détail."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from charte_studio.interface.theme import Theme, est_un_changement_de_theme, theme_courant

_RETRAIT = 12
_RENVOI = Qt.TextFlag.TextWordWrap
_PARCOURS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class EtapeRail(QAbstractButton):
    """Un bouton peint. Le numéro est fixe ; le reste se montre."""

    def __init__(self, numero: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numero = numero
        self._detail = ""
        self._faite = self._courante = self._serree = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.marquer_courante(False)

    def montrer(self, titre: str, detail: str, *, faite: bool) -> None:
        """Change le titre, le détail et la coche."""
        self._detail, self._faite = detail, faite
        self.setText(titre)
        self._nommer()
        self.update()

    def marquer_courante(self, oui: bool) -> None:
        """Met l’étape en avant ; elle seule s’atteint par Tab, les flèches font le reste."""
        self._courante = oui
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if oui else Qt.FocusPolicy.ClickFocus)
        self._nommer()
        self.update()

    def serrer(self, oui: bool) -> None:
        """Cache le détail, qui passe dans l’infobulle."""
        self._serree = oui
        self.setToolTip(self._detail if oui else "")
        self.update()

    def largeur_titre(self) -> int:
        """La largeur qui montre le titre entier."""
        theme = theme_courant()
        titre = QFontMetrics(theme.police(gras=True)).horizontalAdvance(self.text())
        return self._gauche_texte(theme) + titre + _RETRAIT

    def hauteur(self, largeur: int, *, avec_detail: bool) -> int:
        """La hauteur à cette largeur, avec ou sans le détail."""
        theme = theme_courant()
        contenu = QFontMetrics(theme.police()).height()
        if avec_detail and self._detail:
            contenu += self._hauteur_detail(theme, largeur)
        marge = round(5 * (1 + theme.echelle)) if avec_detail else theme.espace("fin")
        return max(contenu, self._cote_rond(theme)) + 2 * marge

    def sizeHint(self) -> QSize:
        """La taille de l’étape serrée : le rail décide du reste."""
        largeur = self.largeur_titre()
        return QSize(largeur, self.hauteur(largeur, avec_detail=False))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les flèches vont au rail, qui change d’étape ; Espace et Entrée choisissent."""
        if evenement.key() in _PARCOURS:
            evenement.ignore()
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change couleurs et tailles."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Le fond, le rond, les mots, l’anneau du clavier."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre, theme)
        self._peindre_rond(peintre, theme)
        self._peindre_mots(peintre, theme)
        if self.hasFocus():
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(QColor(theme.couleurs.focus), 2))
            peintre.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        peintre.end()

    def _peindre_fond(self, peintre: QPainter, theme: Theme) -> None:
        c = theme.couleurs
        if self._courante or self.underMouse():
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(c.accent_doux if self._courante else c.survol))
            peintre.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _peindre_rond(self, peintre: QPainter, theme: Theme) -> None:
        c = theme.couleurs
        cote = self._cote_rond(theme)
        rond = QRectF(_RETRAIT, (self.height() - cote) / 2, cote, cote)
        plein = c.accent if self._courante else c.reussi if self._faite else c.surface
        bord = plein if self._courante or self._faite else c.trait
        peintre.setPen(QPen(QColor(bord), 1))
        peintre.setBrush(QColor(plein))
        peintre.drawEllipse(rond.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._faite and not self._courante:
            # Une coche dessinée : la police livrée n’a pas ce signe.
            peintre.setPen(
                QPen(
                    QColor(c.sur_reussi),
                    cote / 13,
                    c=Qt.PenCapStyle.RoundCap,
                    j=Qt.PenJoinStyle.RoundJoin,
                    s=Qt.PenStyle.SolidLine,
                )
            )
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawPolyline(
                [
                    rond.topLeft() + QPointF(x, y) * cote
                    for x, y in ((0.31, 0.52), (0.44, 0.65), (0.69, 0.36))
                ]
            )
            return
        peintre.setPen(QColor(c.sur_accent if self._courante else c.encre_seconde))
        peintre.setFont(theme.police("petit", gras=True))
        peintre.drawText(rond, Qt.AlignmentFlag.AlignCenter, str(self._numero))

    def _peindre_mots(self, peintre: QPainter, theme: Theme) -> None:
        gauche = self._gauche_texte(theme)
        largeur = self.width() - gauche - _RETRAIT
        police = theme.police(gras=self._courante)
        hauteur_titre = QFontMetrics(police).height()
        montre_detail = bool(self._detail) and not self._serree
        bas = self._hauteur_detail(theme, self.width()) if montre_detail else 0
        haut = (self.height() - hauteur_titre - bas) // 2
        encre = theme.couleurs.encre if self._courante else theme.couleurs.encre_seconde
        peintre.setPen(QColor(encre))
        self._ligne(peintre, police, QRect(gauche, haut, largeur, hauteur_titre), self.text())
        if montre_detail:
            peintre.setPen(QColor(theme.couleurs.encre_seconde))
            peintre.setFont(theme.police("petit"))
            zone = QRect(gauche, haut + hauteur_titre, largeur, bas)
            peintre.drawText(zone, _RENVOI, self._detail)

    def _ligne(self, peintre: QPainter, police: QFont, zone: QRect, texte: str) -> None:
        peintre.setFont(police)
        visible = peintre.fontMetrics().elidedText(texte, Qt.TextElideMode.ElideRight, zone.width())
        peintre.drawText(zone, Qt.AlignmentFlag.AlignVCenter, visible)

    def _hauteur_detail(self, theme: Theme, largeur: int) -> int:
        """Deux lignes au plus."""
        metrique = QFontMetrics(theme.police("petit"))
        place = largeur - self._gauche_texte(theme) - _RETRAIT
        voulue = metrique.boundingRect(QRect(0, 0, place, 10_000), _RENVOI, self._detail).height()
        return min(voulue, 2 * metrique.lineSpacing())

    def _cote_rond(self, theme: Theme) -> int:
        return round(13 * (1 + theme.echelle))

    def _gauche_texte(self, theme: Theme) -> int:
        return _RETRAIT + self._cote_rond(theme) + 12

    def _nommer(self) -> None:
        etat = ", étape ouverte" if self._courante else ", faite" if self._faite else ""
        self.setAccessibleName(f"{self._numero}. {self.text()}{etat}")
        self.setAccessibleDescription(self._detail)
