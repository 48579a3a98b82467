"""La fiche de dépouillement : par principe et par tour, des bâtonnets et un compte juste."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from charte_studio.atelier.lectures.impressions import AImprimer, PrincipeImprime
from charte_studio.domaine.francais import accorder
from charte_studio.interface.impressions.degres import DegreImprime, degres_imprimes
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.flux import Morceau, empiler, espace, paginer, peindre_page
from charte_studio.interface.impressions.options import TOURS, Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cadre_utile,
    encre,
    encre_seconde,
    mm,
    numeroter,
    peindre_case,
    police,
    prune,
    trait,
)
from charte_studio.interface.impressions.texte import Alignement, TexteEnLignes, tenir

_COLLEGE: Final = 52.0
_TOTAL: Final = 22.0
_LIGNES: Final = (13.0, 12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""Les hauteurs de ligne essayées, en millimètres : plus haut, plus de bâtonnets."""
_LIGNE: Final = 10.0
_COMPTE: Final = (
    ("Présents", "="),
    ("Exprimés", "+"),
    ("Sans avis", "+"),
    ("Manquants", ""),
)


def composer_depouillement(lu: AImprimer, _options: Options) -> list[Feuille]:
    """Une feuille par principe, les deux tours l’un sous l’autre tant qu’ils y tiennent."""
    cadre = cadre_utile(paysage=True)
    colonnes = _Colonnes(degres_imprimes(lu.info.echelle), cadre)
    contenus: list[Callable[[QPainter], None]] = []
    for principe in lu.principes:
        essais = (_fiche(lu, principe, colonnes, cadre, ligne) for ligne in _LIGNES)
        morceaux = next((m for m in essais if _hauteur(m) <= cadre.height()), None) or _fiche(
            lu, principe, colonnes, cadre, _LIGNE, separes=True
        )
        contenus += [peindre_page(page, cadre) for page in paginer(morceaux, cadre.height())]
    return numeroter(contenus, f"Fiche de dépouillement · {situer(lu.info)}", paysage=True)


def _hauteur(morceaux: list[Morceau]) -> float:
    return sum(morceau.hauteur for morceau in morceaux)


def _fiche(
    lu: AImprimer,
    principe: PrincipeImprime,
    colonnes: _Colonnes,
    cadre: QRectF,
    ligne: float,
    *,
    separes: bool = False,
) -> list[Morceau]:
    colleges = [
        f"{college.nom} ({college.inscrits})" if college.inscrits else college.nom
        for college in lu.colleges
    ]
    morceaux: list[Morceau] = []
    for rang, tour in TOURS.items():
        neuve = separes and rang > 1
        titre = _titre(principe, cadre, tour if separes else "", neuve=neuve)
        if rang == 1 or separes:
            morceaux.append(titre)
        morceaux += colonnes.tableau(f"Tour {rang} · {tour.lower()}", colleges, ligne, titre)
        morceaux += [_compte(cadre, len(lu.participants)), espace(4)]
    morceaux.pop()
    return morceaux


def _titre(principe: PrincipeImprime, cadre: QRectF, tour: str, *, neuve: bool) -> Morceau:
    nom = f"{principe.numero}.\u00a0{principe.titre}"
    mots = f"{nom} ({tour.lower()})" if tour else nom
    texte = TexteEnLignes(mots, police(15, gras=True), cadre.width(), couleur=prune(), lignes_max=3)
    return Morceau(
        texte.hauteur + mm(2), lambda peintre, y: texte.peindre(peintre, cadre.x(), y),
        colle=True, neuve=neuve,
    )  # fmt: skip


class _Colonnes:
    """Les colonnes d’un tableau : le collège, chaque degré, « sans avis », le total."""

    def __init__(self, degres: tuple[DegreImprime, ...], cadre: QRectF) -> None:
        self._degres = degres
        self._cadre = cadre
        self._textes: dict[tuple[str, float], TexteEnLignes] = {}
        self._pas = (cadre.width() - mm(_COLLEGE + _TOTAL)) / len(degres)
        self._bords = [
            cadre.x(),
            *(cadre.x() + mm(_COLLEGE) + rang * self._pas for rang in range(len(degres) + 1)),
            cadre.right(),
        ]

    def tableau(
        self, tour: str, colleges: list[str], ligne: float, titre: Morceau
    ) -> Iterator[Morceau]:
        """L’en-tête, une ligne par collège, le total ; une page neuve redit le titre."""
        tete = self._tete(tour)
        reprise = empiler(titre, tete)
        yield tete
        for college in colleges:
            yield self._ligne(college, ligne, gras=False, reprise=reprise)
        yield self._ligne("Total", ligne, gras=True, reprise=reprise)

    def _tete(self, tour: str) -> Morceau:
        nom = TexteEnLignes(tour, police(10, gras=True), mm(_COLLEGE - 3), lignes_max=2)
        noms = [
            TexteEnLignes(
                d.court, police(8), self._pas - mm(2), aligne=Alignement.AlignHCenter, lignes_max=2
            )
            for d in self._degres
        ]
        touches = [
            TexteEnLignes(
                f"touche {d.touche}",
                police(7),
                self._pas,
                aligne=Alignement.AlignHCenter,
                couleur=encre_seconde(),
            )
            for d in self._degres
        ]
        total = TexteEnLignes(
            "Total", police(10, gras=True), mm(_TOTAL - 2), aligne=Alignement.AlignHCenter
        )
        hauteur = mm(7.5) + max(t.hauteur for t in noms) + touches[0].hauteur

        def peindre(peintre: QPainter, y: float) -> None:
            nom.peindre(peintre, self._cadre.x(), y + hauteur - nom.hauteur - mm(1.5))
            for rang, (degre, texte) in enumerate(zip(self._degres, noms, strict=True), start=1):
                x = self._bords[rang]
                peintre.setPen(encre())
                peintre.setFont(police(13, gras=True))
                case = QRectF(x, y, self._pas, mm(6))
                peintre.drawText(case, Qt.AlignmentFlag.AlignCenter, degre.lettre)
                texte.peindre(peintre, x + mm(1), y + mm(6))
                touche = touches[rang - 1]
                touche.peindre(peintre, x, y + hauteur - touche.hauteur - mm(0.8))
            total.peindre(peintre, self._bords[-2] + mm(1), y + hauteur - total.hauteur - mm(1.5))
            self._filet(peintre, y + hauteur)

        return Morceau(hauteur, peindre, colle=True)

    def _ligne(self, college: str, hauteur: float, *, gras: bool, reprise: Morceau) -> Morceau:
        haut = mm(hauteur)
        texte = self._nom(college, haut, gras=gras)

        def peindre(peintre: QPainter, y: float) -> None:
            texte.peindre(peintre, self._cadre.x(), y + (haut - texte.hauteur) / 2)
            peintre.setPen(trait(0.25, appuye=gras))
            for x in self._bords[1:-1]:
                peintre.drawLine(QPointF(x, y), QPointF(x, y + haut))
            self._filet(peintre, y + haut)

        return Morceau(haut, peindre, reprise=reprise, colle=gras)

    def _nom(self, college: str, haut: float, *, gras: bool) -> TexteEnLignes:
        """Le nom du collège, mis en lignes une seule fois pour tous les principes."""
        cle = (college, haut)
        if cle not in self._textes:
            place = haut - mm(1)
            self._textes[cle] = tenir(college, (10, 9, 8, 7), mm(_COLLEGE - 3), place, gras=gras)
        return self._textes[cle]

    def _filet(self, peintre: QPainter, y: float) -> None:
        peintre.setPen(trait(0.3, appuye=True))
        peintre.drawLine(QPointF(self._cadre.left(), y), QPointF(self._cadre.right(), y))


def _compte(cadre: QRectF, inscrits: int) -> Morceau:
    """Présents = exprimés + sans avis + manquants, et une case quand cela tombe juste."""

    def peindre(peintre: QPainter, y: float) -> None:
        milieu = Qt.AlignmentFlag.AlignVCenter
        haut, x = mm(8), cadre.x()
        peintre.setFont(police(10))
        for mot, signe in _COMPTE:
            peintre.setPen(encre())
            large = peintre.fontMetrics().horizontalAdvance(mot)
            peintre.drawText(QRectF(x, y + mm(2), large + mm(1), haut), milieu, mot)
            x += large + mm(2)
            peintre.setPen(trait(0.35, appuye=True))
            peintre.drawRect(QRectF(x, y + mm(2), mm(15), haut))
            x += mm(15)
            peintre.setPen(encre())
            peintre.drawText(QRectF(x, y + mm(2), mm(7), haut), Qt.AlignmentFlag.AlignCenter, signe)
            x += mm(7)
        peindre_case(peintre, x, y + mm(3.8), mm(4.4))
        peintre.setPen(encre())
        peintre.drawText(QRectF(x + mm(6), y + mm(2), mm(36), haut), milieu, "Le compte est juste")
        if inscrits:
            peintre.setPen(encre_seconde())
            droite = QRectF(cadre.right() - mm(40), y + mm(2), mm(40), haut)
            peintre.drawText(
                droite,
                milieu | Qt.AlignmentFlag.AlignRight,
                accorder(inscrits, "inscrit", "inscrits"),
            )

    return Morceau(mm(10.5), peindre)
