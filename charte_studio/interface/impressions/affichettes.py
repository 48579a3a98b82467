"""Les affichettes : un principe par feuille, à lire de trois mètres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from charte_studio.atelier.lectures.impressions import AImprimer, PrincipeImprime
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.flux import (
    Morceau,
    espace,
    morceaux_de_texte,
    paginer,
    peindre_page,
)
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cadre_utile,
    encre_seconde,
    mm,
    numeroter,
    police,
    prune,
)
from charte_studio.interface.impressions.texte import (
    Alignement,
    TexteEnLignes,
    alineas,
    plus_grande,
)

_ECHELLES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
_TITRE: Final = 54
_QUESTION: Final = 36
_FORMULATION: Final = 34
"""En points : à la plus petite échelle, rien ne passe sous 19 points."""
_NUMERO: Final = 36.0
"""La largeur de la colonne du numéro, en millimètres."""


@dataclass(frozen=True, slots=True)
class _Numero:
    """Le numéro en marge : « suite » s’il est déjà sur la feuille d’avant."""

    numero: int
    police: QFont
    suite: bool


def composer_affichettes(lu: AImprimer, _options: Options) -> list[Feuille]:
    """Une feuille par principe ; un texte qui n’y tient pas continue sur la suivante."""
    contenus = [contenu for principe in lu.principes for contenu in _affichette(principe)]
    return numeroter(contenus, f"Affichettes · {situer(lu.info)}", paysage=True)


def _affichette(principe: PrincipeImprime) -> list[Callable[[QPainter], None]]:
    utile = cadre_utile(paysage=True)
    cadre = utile.adjusted(mm(_NUMERO), 0, 0, 0)
    echelle = plus_grande(
        _ECHELLES,
        cadre.height(),
        lambda e: sum(m.hauteur for m in _morceaux(principe, cadre, e)),
    )
    morceaux = _morceaux(principe, cadre, echelle)
    pages = paginer(morceaux, cadre.height())
    if len(pages) == 1:
        libre = cadre.height() - sum(m.hauteur for m in morceaux)
        cadre = cadre.translated(0, libre * 0.4)

    def contenu(rang: int) -> Callable[[QPainter], None]:
        peindre_texte = peindre_page(pages[rang], cadre)
        numero = _Numero(principe.numero, police(_TITRE * echelle, gras=True), rang > 0)

        def peindre(peintre: QPainter) -> None:
            _peindre_numero(peintre, utile, cadre.top(), numero)
            peindre_texte(peintre)

        return peindre

    return [contenu(rang) for rang in range(len(pages))]


def _morceaux(principe: PrincipeImprime, cadre: QRectF, echelle: float) -> list[Morceau]:
    titre = TexteEnLignes(
        principe.titre, police(_TITRE * echelle, gras=True), cadre.width(), couleur=prune()
    )
    morceaux = [*morceaux_de_texte(titre, cadre.x(), colle=True), espace(6 * echelle, colle=True)]
    if principe.question:
        question = TexteEnLignes(principe.question, police(_QUESTION * echelle), cadre.width())
        morceaux += [*morceaux_de_texte(question, cadre.x()), espace(8 * echelle)]
    if principe.formulation:
        morceaux.append(_etiquette(cadre, f"Formulation {principe.niveau.lower()}"))
    for alinea in alineas(principe.formulation):
        texte = TexteEnLignes(alinea, police(_FORMULATION * echelle), cadre.width())
        morceaux += [*morceaux_de_texte(texte, cadre.x(), ensemble=4), espace(3 * echelle)]
    return morceaux


def _etiquette(cadre: QRectF, mots: str) -> Morceau:
    texte = TexteEnLignes(mots, police(18, gras=True), cadre.width(), couleur=encre_seconde())
    return Morceau(
        texte.hauteur + mm(2), lambda peintre, y: texte.peindre(peintre, cadre.x(), y), colle=True
    )


def _peindre_numero(peintre: QPainter, utile: QRectF, haut: float, numero: _Numero) -> None:
    """Dans la police du titre, sur la même ligne que lui."""
    largeur = mm(_NUMERO - 9)
    texte = TexteEnLignes(
        str(numero.numero), numero.police, largeur, aligne=Alignement.AlignHCenter, couleur=prune()
    )
    texte.peindre(peintre, utile.x(), haut)
    zone = QRectF(utile.x(), haut, largeur, texte.hauteur)
    if numero.suite:
        peintre.setPen(prune())
        peintre.setFont(police(18))
        dessous = QRectF(zone.x(), zone.bottom(), zone.width(), mm(10))
        peintre.drawText(dessous, Qt.AlignmentFlag.AlignHCenter, "suite")
    peintre.setPen(QPen(prune(), mm(0.8)))
    x = utile.x() + mm(_NUMERO - 7)
    peintre.drawLine(int(x), int(utile.top()), int(x), int(utile.bottom()))
