"""Des textes mis en lignes : on connaît leur hauteur avant de les peindre."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from charte_studio.interface.impressions.papier import encre, police
from charte_studio.redaction.blocs import Bloc, Citation, Liste, Titre, texte_des_blocs, texte_nu
from charte_studio.redaction.markdown import lire_blocs

_SAUT = "\u2028"
Alignement = Qt.AlignmentFlag


class TexteEnLignes:
    """Un texte replié à une largeur. Un mot trop long se coupe plutôt que de déborder."""

    def __init__(
        self,
        texte: str,
        fonte: QFont,
        largeur: float,
        *,
        couleur: QColor | None = None,
        aligne: Alignement = Alignement.AlignLeft,
        interligne: float = 1.0,
        lignes_max: int = 0,
    ) -> None:
        self._couleur = couleur or encre()
        self._pas = QFontMetricsF(fonte).lineSpacing() * interligne
        propre = _propre(texte)
        self._mise = _mettre_en_lignes(propre, fonte, largeur, aligne, self._pas)
        if lignes_max and self._mise.lineCount() > lignes_max:
            court = _abreger(propre, self._mise, fonte, largeur, lignes_max)
            self._mise = _mettre_en_lignes(court, fonte, largeur, aligne, self._pas)

    @property
    def lignes(self) -> int:
        """Le nombre de lignes ; un texte vide n’en a pas."""
        return self._mise.lineCount()

    @property
    def hauteur(self) -> float:
        """La hauteur de toutes les lignes."""
        return self.lignes * self._pas

    @property
    def hauteur_de_ligne(self) -> float:
        """Le pas d’une ligne à la suivante."""
        return self._pas

    def peindre(
        self, peintre: QPainter, x: float, y: float, *, debut: int = 0, fin: int | None = None
    ) -> None:
        """Peint les lignes de `debut` à `fin` (exclue), la première en haut de `y`."""
        peintre.setPen(self._couleur)
        depart = QPointF(x, y - debut * self._pas)
        for rang in range(debut, self.lignes if fin is None else min(fin, self.lignes)):
            self._mise.lineAt(rang).draw(peintre, depart)


def _mettre_en_lignes(
    texte: str, fonte: QFont, largeur: float, aligne: Alignement, pas: float
) -> QTextLayout:
    mise = QTextLayout(texte, fonte)
    option = QTextOption(aligne)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    mise.setTextOption(option)
    mise.setCacheEnabled(True)
    mise.beginLayout()
    y = 0.0
    while texte and (ligne := mise.createLine()).isValid():
        ligne.setLineWidth(max(1.0, largeur))
        ligne.setPosition(QPointF(0, y))
        y += pas
    mise.endLayout()
    return mise


def _abreger(texte: str, mise: QTextLayout, fonte: QFont, largeur: float, lignes: int) -> str:
    """Le texte des premières lignes, la dernière finie par des points de suspension.

    Qt compte en unités UTF-16 : un émoji y vaut deux.
    """
    unites = texte.encode("utf-16-le")
    debut = mise.lineAt(lignes - 1).textStart() * 2
    tete = unites[:debut].decode("utf-16-le")
    reste = unites[debut:].decode("utf-16-le").replace(_SAUT, " ")
    mesures = QFontMetricsF(fonte)
    return tete + mesures.elidedText(reste, Qt.TextElideMode.ElideRight, largeur * 0.98)


def _propre(texte: str) -> str:
    # Qt irait à la ligne sur l’espace fine, qu’il prend pour une espace ordinaire.
    sans_fine = texte.strip().replace("\u202f", "\u00a0").replace("\t", " ")
    return sans_fine.replace("\r\n", "\n").replace("\n", _SAUT)


def plus_grande(tailles: Sequence[float], place: float, hauteur: Callable[[float], float]) -> float:
    """La plus grande taille qui tient, parmi des tailles décroissantes ; sinon la dernière.

    Cherchée par moitiés : la première essayée suffit le plus souvent.
    """
    if hauteur(tailles[0]) <= place:
        return tailles[0]
    bas, haut = 1, len(tailles) - 1
    while bas < haut:
        milieu = (bas + haut) // 2
        if hauteur(tailles[milieu]) <= place:
            haut = milieu
        else:
            bas = milieu + 1
    return tailles[min(bas, len(tailles) - 1)]


def tenir(
    texte: str,
    tailles: Sequence[float],
    largeur: float,
    hauteur: float,
    *,
    gras: bool = False,
    couleur: QColor | None = None,
    aligne: Alignement = Alignement.AlignLeft,
) -> TexteEnLignes:
    """Le texte à la plus grande taille où il tient ; à la plus petite, il s’abrège."""

    def a_la_taille(taille: float, lignes_max: int = 0) -> TexteEnLignes:
        return TexteEnLignes(
            texte, police(taille, gras=gras), largeur,
            couleur=couleur, aligne=aligne, lignes_max=lignes_max,
        )  # fmt: skip

    choisie = plus_grande(tailles, hauteur, lambda taille: a_la_taille(taille).hauteur)
    entier = a_la_taille(choisie)
    if entier.hauteur <= hauteur:
        return entier
    return a_la_taille(choisie, max(1, int(hauteur / entier.hauteur_de_ligne)))


def alineas(markdown: str) -> list[str]:
    """Les paragraphes d’un texte Markdown, en clair ; un élément de liste y porte son tiret."""
    return [texte for bloc in lire_blocs(markdown) for texte in _alineas(bloc) if texte.strip()]


def _alineas(bloc: Bloc) -> Iterable[str]:
    match bloc:
        case Liste():
            for rang, element in enumerate(bloc.elements, start=bloc.debut):
                marque = f"{rang}." if bloc.ordonnee else "–"
                yield f"{marque}\u00a0{texte_des_blocs(element)}"
        case Titre():
            yield texte_nu(bloc.portions)
        case Citation():
            for interieur in bloc.blocs:
                yield from _alineas(interieur)
        case _:
            yield texte_des_blocs([bloc])
