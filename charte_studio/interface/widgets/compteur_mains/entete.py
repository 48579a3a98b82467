"""L’en-tête du compteur : le numéro et la couleur de chaque degré, son nom dessous."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.interface.theme import CouleurDegre, couleurs_degres, theme_courant
from charte_studio.interface.widgets.compteur_mains.delegue import RETRAIT
from charte_studio.interface.widgets.compteur_mains.modele import NOM, PREMIER, ModeleMains

_MARGE: Final = 3


class EnteteMains(QHeaderView):
    """Peint les titres ; la couleur n’est jamais seule, le numéro y est."""

    def __init__(self, modele: ModeleMains, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._modele = modele
        self._abrege = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)

    def tient(self, largeur: int) -> bool:
        """Vrai si chaque réponse se nomme en entier, sur deux lignes au plus, à cette largeur."""
        metrique = QFontMetrics(theme_courant().police("petit", gras=True))
        titres = (
            str(self._modele.headerData(section, Qt.Orientation.Horizontal))
            for section in range(PREMIER, self._modele.colonne_compte())
        )
        place = largeur - 2 * _MARGE
        return all("…" not in _plier(metrique, titre, place) for titre in titres)

    def abreger(self, oui: bool) -> None:
        """Abrégé, il ne garde des réponses que leur carré : la légende les nomme ailleurs."""
        if oui != self._abrege:
            self._abrege = oui
            self.updateGeometry()
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Un carré numéroté, et deux lignes de texte s’il n’est pas abrégé."""
        return QSize(super().sizeHint().width(), theme_courant().px(34 if self._abrege else 64))

    def paintSection(self, peintre: QPainter, zone: QRect, section: int) -> None:
        """Le carré et le mot, sur le fond du tableau."""
        theme = theme_courant()
        titre = self._modele.headerData(section, Qt.Orientation.Horizontal) or ""
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.fillRect(zone, QColor(theme.couleurs.papier))
        trait = QRect(zone.x(), zone.bottom(), zone.width(), 1)
        peintre.fillRect(trait, QColor(theme.couleurs.trait))
        marge = RETRAIT if section == NOM else _MARGE
        mot = zone.adjusted(marge, 0, -marge, -theme.px(5))
        reponse = PREMIER <= section < self._modele.colonne_compte()
        if reponse:
            self._peindre_carre(peintre, zone, section)
            titre = "" if self._abrege else titre
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        peintre.setFont(theme.police("petit", gras=True))
        if reponse:
            mot.setTop(zone.y() + theme.px(26))
        cote = Qt.AlignmentFlag.AlignLeft if section == NOM else Qt.AlignmentFlag.AlignHCenter
        peintre.drawText(
            mot,
            cote | Qt.AlignmentFlag.AlignBottom,
            _plier(peintre.fontMetrics(), titre, mot.width()),
        )
        peintre.restore()

    def _peindre_carre(self, peintre: QPainter, zone: QRect, section: int) -> None:
        theme = theme_courant()
        cle = self._modele.reponse(section)
        echelle = self._modele.echelle
        if cle == SANS_AVIS:
            couleur = CouleurDegre(theme.couleurs.encre_seconde, theme.couleurs.papier)
            signe = "—"
        else:
            rang = echelle.rang(cle)
            couleur, signe = couleurs_degres(theme, len(echelle.degres))[rang], str(rang + 1)
        cote = theme.px(20)
        carre = QRect(zone.center().x() - cote // 2, zone.y() + theme.px(4), cote, cote)
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(couleur.fond))
        peintre.drawRoundedRect(carre, theme.px(4), theme.px(4))
        peintre.setPen(QColor(couleur.texte))
        peintre.setFont(theme.police("petit", gras=True))
        peintre.drawText(carre, Qt.AlignmentFlag.AlignCenter, signe)


def _plier(metrique: QFontMetrics, titre: str, place: int) -> str:
    """Le titre sur deux lignes au plus, la seconde abrégée s’il le faut."""
    droite = Qt.TextElideMode.ElideRight
    if metrique.horizontalAdvance(titre) <= place:
        return titre
    mots = titre.split(" ")
    coupe = len(mots)
    while coupe > 1 and metrique.horizontalAdvance(" ".join(mots[:coupe])) > place:
        coupe -= 1
    lignes = [" ".join(mots[:coupe]), " ".join(mots[coupe:])]
    return "\n".join(metrique.elidedText(ligne, droite, place) for ligne in lignes if ligne)
