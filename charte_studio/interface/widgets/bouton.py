"""Le bouton de la maison : une icône, un texte, et à droite la touche qui fait la même chose."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from charte_studio.interface.icones import icone as icone_de_role
from charte_studio.interface.theme import est_un_changement_de_theme, marquer, theme_courant
from charte_studio.interface.widgets.touche import nom_de_touche

RoleBouton = Literal["secondaire", "principal", "discret", "filtre", "lien"]
_ECART: Final = 9
ATTENUATION: Final = 0.8
"""La part de l’encre du bouton dans celle de sa touche."""
_ROLES_CONTRASTES: Final = frozenset({"secondaire", "principal", "discret"})
_CENTRE_V: Final = Qt.AlignmentFlag.AlignVCenter
_REPLIE: Final = Qt.TextFlag.TextWordWrap


class Bouton(QPushButton):
    """Un bouton avec sa touche.

    `raccourci` est montré à droite (« R », « Ctrl+Z ») ; `prendre=True` en fait un vrai
    raccourci de la fenêtre. `etendu=True` cale le texte à gauche et la touche à droite, pour
    les boutons empilés : leur texte passe à la ligne plutôt que d’être abrégé.
    `icone_seule=True` cache le texte, qui devient nom et infobulle.
    """

    def __init__(
        self,
        texte: str,
        *,
        raccourci: str = "",
        role: RoleBouton = "secondaire",
        icone: str = "",
        prendre: bool = False,
        etendu: bool = False,
        icone_seule: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icone = icone
        self._etendu = etendu
        self._icone_seule = icone_seule
        self._detail = ""
        self._largeur_detail = 0
        self._tailles: dict[tuple[str, str, int, bool], QSize] = {}
        """Ce que Qt redemande des dizaines de fois par mise en place, tant que rien ne change."""
        marquer(self, role=role)
        self.setCheckable(role == "filtre")
        regle = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if etendu:
            regle = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            regle.setHeightForWidth(True)
        self.setSizePolicy(regle)
        self.setText(texte)
        self.montrer_detail(nom_de_touche(raccourci))
        if icone_seule:
            touche = f" ({nom_de_touche(raccourci)})" if raccourci else ""
            self.setToolTip(texte + touche)
            self.setAccessibleName(texte)
        if prendre and raccourci:
            # Un objet à part : QAbstractButton efface le sien à chaque changement de texte.
            self._raccourci = QShortcut(QKeySequence(raccourci), self)
            self._raccourci.activated.connect(self.click)
            self._raccourci.activatedAmbiguously.connect(self.click)

    def montrer_detail(self, detail: str, *, largeur_maximale: int = 0) -> None:
        """Le petit texte de droite ; abrégé au-delà de `largeur_maximale` (0 : jamais)."""
        if (detail, largeur_maximale) == (self._detail, self._largeur_detail):
            return
        self._detail = detail
        self._largeur_detail = largeur_maximale
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def detail(self) -> str:
        """Le petit texte de droite, entier."""
        return self._detail

    def reduire(self, oui: bool) -> None:
        """Ne garde que l’icône, le texte passant dans l’infobulle, quand la place manque."""
        if oui == self._icone_seule:
            return
        self._icone_seule = oui
        touche = f" ({self._detail})" if self._detail else ""
        self.setToolTip(self.text() + touche if oui else "")
        self.setAccessibleName(self.text())
        self._tailles.clear()
        self.updateGeometry()
        self.update()

    def montrer_role(self, role: RoleBouton) -> None:
        """Change l’apparence."""
        marquer(self, role=role)
        self._tailles.clear()
        self.updateGeometry()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille suit celle du texte."""
        super().changeEvent(evenement)
        if hasattr(self, "_tailles"):
            self._tailles.clear()
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Icône, texte et détail."""
        return self._taille(avec_detail=True)

    def minimumSizeHint(self) -> QSize:
        """Le détail cède sa place le premier ; étendu, le texte passe à la ligne."""
        taille = self._taille(avec_detail=False)
        if self._etendu:
            mots = (self.fontMetrics().horizontalAdvance(mot) for mot in self.text().split())
            taille.setWidth(min(taille.width(), max(mots, default=0) + self._entourage()))
        return taille

    def hasHeightForWidth(self) -> bool:
        """Étendu, le texte passe à la ligne."""
        return self._etendu

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur du texte replié à cette largeur."""
        place = largeur - self._entourage()
        une_ligne = self.sizeHint().height()
        if self._tient(place):
            return une_ligne
        zone = QRect(0, 0, max(1, place), 10_000)
        texte = self.fontMetrics().boundingRect(zone, Qt.TextFlag.TextWordWrap, self.text())
        return max(une_ligne, une_ligne - self.fontMetrics().height() + texte.height())

    def _tient(self, place: int) -> bool:
        # Qt replie un texte dès que la place égale sa largeur arrondie : on compare nous-mêmes.
        return self.fontMetrics().horizontalAdvance(self.text()) <= place

    def _entourage(self) -> int:
        """Ce que prennent les marges, l’icône et le détail autour du texte."""
        taille = self._taille(avec_detail=True).width()
        return taille - self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Le cadre vient de la feuille de style, le texte et la touche d’ici."""
        option = self._option()
        peintre = QStylePainter(self)
        peintre.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        encre = self._encre(option)
        zone = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        self._peindre_contenu(peintre, zone, encre)
        if self.hasFocus() and self.property("role") == "principal":
            self._peindre_anneau(peintre, encre)
        peintre.end()

    def _encre(self, option: QStyleOptionButton) -> QColor:
        # La feuille pose dans la palette la couleur du rôle, mais pas celle de l’état coché.
        if self.isChecked() and self.property("role") == "filtre":
            return QColor(theme_courant().couleurs.sur_accent)
        return QColor(option.palette.color(QPalette.ColorRole.ButtonText))

    def _peindre_contenu(self, peintre: QStylePainter, zone: QRect, encre: QColor) -> None:
        texte = "" if self._icone_seule else self.text()
        metrique = self.fontMetrics()
        cote = self._cote_icone()
        avance = cote + (_ECART if texte else 0) if cote else 0
        largeur_texte = metrique.horizontalAdvance(texte)
        if self._etendu:
            # Le texte se replie : le détail garde sa place entière.
            largeur_texte = min(largeur_texte, zone.width() - avance - self._place_detail())
        place = zone.width() - avance - min(largeur_texte, zone.width())
        detail, largeur_detail = self._detail_visible(place - _ECART)
        total = avance + largeur_texte + (largeur_detail + _ECART if detail else 0)
        gauche = zone.x() if self._etendu else zone.x() + max(0, (zone.width() - total) // 2)
        if cote:
            cible = QRect(gauche, zone.center().y() - cote // 2 + 1, cote, cote)
            icone_de_role(self._icone, couleur=encre.name()).paint(peintre, cible)
        droite = zone.right() + 1
        fin = droite - (largeur_detail + _ECART if detail else 0)
        cadre = QRect(gauche + avance, zone.y(), max(0, fin - gauche - avance), zone.height())
        police = QFont(self.font())
        police.setUnderline(self.property("role") == "lien" and self.underMouse())
        peintre.setFont(police)
        peintre.setPen(encre)
        if self._etendu:
            pli = Qt.TextFlag.TextSingleLine if self._tient(cadre.width()) else _REPLIE
            peintre.drawText(cadre, _CENTRE_V | pli, texte)
        else:
            visible = metrique.elidedText(texte, Qt.TextElideMode.ElideRight, cadre.width() + 1)
            peintre.drawText(cadre, _CENTRE_V | Qt.TextFlag.TextSingleLine, visible)
        if detail:
            depart = fin + _ECART if self._etendu else gauche + avance + largeur_texte + _ECART
            peintre.setFont(self._police_detail())
            peintre.setPen(self._encre_detail(encre))
            cadre = QRect(depart, zone.y(), largeur_detail + 1, zone.height())
            peintre.drawText(cadre, _CENTRE_V | Qt.TextFlag.TextSingleLine, detail)

    def _encre_detail(self, encre: QColor) -> QColor:
        """Plus douce, là où le contraste le permet."""
        douce = QColor(encre)
        if self.isEnabled() and self.property("role") in _ROLES_CONTRASTES:
            douce.setAlphaF(ATTENUATION)
        return douce

    def _peindre_anneau(self, peintre: QStylePainter, encre: QColor) -> None:
        # Un anneau intérieur : sur un fond plein, aucun contour extérieur ne se verrait partout.
        peintre.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        peintre.setPen(QPen(encre, 2))
        rayon = theme_courant().px(5)
        peintre.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), rayon, rayon)

    def _detail_visible(self, place: int) -> tuple[str, int]:
        metrique = QFontMetrics(self._police_detail())
        entiere = metrique.horizontalAdvance(self._detail)
        limite = min(place, self._largeur_detail) if self._largeur_detail else place
        if entiere <= limite:
            return self._detail, entiere
        if limite < metrique.horizontalAdvance("MMM…"):
            return "", 0
        detail = metrique.elidedText(self._detail, Qt.TextElideMode.ElideRight, limite)
        return detail, metrique.horizontalAdvance(detail)

    def _place_detail(self) -> int:
        _, largeur = self._detail_visible(10_000)
        return largeur + _ECART if largeur else 0

    def _taille(self, *, avec_detail: bool) -> QSize:
        self.ensurePolished()
        cle = (self.text(), self._detail, self._largeur_detail, avec_detail)
        if cle not in self._tailles:
            self._tailles[cle] = self._mesurer(avec_detail=avec_detail)
        return QSize(self._tailles[cle])

    def _mesurer(self, *, avec_detail: bool) -> QSize:
        texte = "" if self._icone_seule else self.text()
        cote = self._cote_icone()
        metrique = self.fontMetrics()
        largeur = metrique.horizontalAdvance(texte) + cote + (_ECART if cote and texte else 0)
        if avec_detail and not self._icone_seule:
            largeur += self._place_detail()
        # L’anneau du focus épaissit la bordure : sans cette place, la touche s’effacerait.
        contenu = QSize(largeur + 5, max(metrique.height(), cote))
        return self.style().sizeFromContents(
            QStyle.ContentsType.CT_PushButton, self._option(), contenu, self
        )

    def _cote_icone(self) -> int:
        return round(self.fontMetrics().height() * 1.05) if self._icone else 0

    def _police_detail(self) -> QFont:
        police = QFont(self.font())
        police.setPixelSize(max(11, round(police.pixelSize() * 0.86)))
        police.setBold(False)
        return police

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return option
