"""Le carnet de positions : tous les principes pour une personne, avant et après le débat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from charte_studio.atelier.lectures.impressions import AImprimer, PrincipeImprime
from charte_studio.interface.impressions.bulletins import Porteur, porteurs
from charte_studio.interface.impressions.degres import DegreImprime, degres_imprimes
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.flux import Morceau, Page, espace, paginer, peindre_page
from charte_studio.interface.impressions.options import TOURS, Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cadre_utile,
    encre,
    encre_seconde,
    mm,
    numeroter,
    police,
    prune,
    trait,
)
from charte_studio.interface.impressions.texte import TexteEnLignes

_TETE: Final = 14.0
"""La hauteur du titre courant, en millimètres."""
_CASE: Final = 6.6


def composer_carnets(lu: AImprimer, options: Options) -> list[Feuille]:
    """Le même carnet pour tous, à la mention près : il n’est mis en page qu’une fois."""
    cadre = cadre_utile()
    degres = degres_imprimes(lu.info.echelle)
    morceaux = [_legende(degres, cadre), espace(2)]
    morceaux += [_principe(principe, degres, cadre) for principe in lu.principes]
    corps = cadre.adjusted(0, mm(_TETE), 0, 0)
    pages = paginer(morceaux, corps.height())
    pied = f"Carnet de positions · {situer(lu.info)}"

    def contenu(page: Page, personne: Porteur) -> Callable[[QPainter], None]:
        peindre_corps = peindre_page(page, corps)

        def peindre(peintre: QPainter) -> None:
            _peindre_tete(peintre, cadre, personne)
            peindre_corps(peintre)

        return peindre

    return [
        feuille
        for personne in porteurs(lu, options)
        for feuille in numeroter([contenu(page, personne) for page in pages], pied)
    ]


def _peindre_tete(peintre: QPainter, cadre: QRectF, personne: Porteur) -> None:
    zone = QRectF(cadre.x(), cadre.y(), cadre.width(), mm(9))
    milieu = Qt.AlignmentFlag.AlignVCenter
    peintre.setFont(police(17, gras=True))
    peintre.setPen(prune())
    peintre.drawText(zone, milieu, "Carnet de positions")
    if personne.mention:
        peintre.setFont(police(12, gras=True))
        peintre.setPen(encre())
        court = peintre.fontMetrics().elidedText(
            personne.mention, Qt.TextElideMode.ElideRight, int(cadre.width() - mm(75))
        )
        peintre.drawText(zone, milieu | Qt.AlignmentFlag.AlignRight, court)
    peintre.setPen(trait(0.4, appuye=True))
    peintre.drawLine(QPointF(cadre.left(), zone.bottom()), QPointF(cadre.right(), zone.bottom()))


def _legende(degres: tuple[DegreImprime, ...], cadre: QRectF) -> Morceau:
    lettres = " · ".join(
        f"{degre.lettre}\u00a0{degre.libelle.replace(' ', chr(0xA0))}" for degre in degres
    )
    texte = TexteEnLignes(
        f"Cochez une lettre par principe, avant puis après le débat. {lettres}.",
        police(9.5), cadre.width(), couleur=encre_seconde(),
    )  # fmt: skip
    return Morceau(texte.hauteur + mm(2), lambda peintre, y: texte.peindre(peintre, cadre.x(), y))


def _principe(
    principe: PrincipeImprime, degres: tuple[DegreImprime, ...], cadre: QRectF
) -> Morceau:
    titre = TexteEnLignes(
        f"{principe.numero}.\u00a0{principe.titre}", police(11.5, gras=True), cadre.width()
    )
    question = TexteEnLignes(
        principe.question, police(9.5), cadre.width(), couleur=encre_seconde(), lignes_max=4
    )
    haut_cases = titre.hauteur + question.hauteur + mm(2)
    hauteur = haut_cases + mm(4.5 + _CASE + 8.5 + 4)

    def peindre(peintre: QPainter, y: float) -> None:
        titre.peindre(peintre, cadre.x(), y)
        question.peindre(peintre, cadre.x(), y + titre.hauteur)
        for rang, libelle in enumerate(TOURS.values()):
            x = cadre.x() + rang * cadre.width() / 2
            _peindre_cases(peintre, QPointF(x, y + haut_cases), libelle, degres)
        _peindre_motif(peintre, cadre, y + haut_cases + mm(4.5 + _CASE + 6.5))

    return Morceau(hauteur, peindre)


def _peindre_cases(
    peintre: QPainter, coin: QPointF, libelle: str, degres: tuple[DegreImprime, ...]
) -> None:
    centre = Qt.AlignmentFlag.AlignCenter
    peintre.setFont(police(8.5))
    peintre.setPen(encre_seconde())
    peintre.drawText(
        QRectF(coin.x(), coin.y(), mm(60), mm(4)), Qt.AlignmentFlag.AlignVCenter, libelle
    )
    for rang, degre in enumerate(degres):
        sans_avis = mm(1.5) if degre.rang < 0 else 0
        case = QRectF(
            coin.x() + rang * mm(_CASE + 1.9) + sans_avis, coin.y() + mm(4.5), mm(_CASE), mm(_CASE)
        )
        peintre.setPen(trait(0.35, appuye=True))
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.drawRoundedRect(case, mm(1), mm(1))
        peintre.setFont(police(10))
        peintre.setPen(encre_seconde())
        peintre.drawText(case, centre, degre.lettre)


def _peindre_motif(peintre: QPainter, cadre: QRectF, y: float) -> None:
    peintre.setFont(police(8.5))
    peintre.setPen(encre_seconde())
    mots = "Pourquoi\u00a0?"
    peintre.drawText(QPointF(cadre.x(), y), mots)
    debut = cadre.x() + peintre.fontMetrics().horizontalAdvance(mots) + mm(2)
    peintre.setPen(trait(0.25, appuye=True))
    peintre.drawLine(QPointF(debut, y), QPointF(cadre.right(), y))
