"""Les bulletins papier : un principe, une case à cocher, un motif ; quatre par page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from charte_studio.atelier.lectures.impressions import AImprimer, PrincipeImprime
from charte_studio.interface.impressions.degres import DegreImprime, degres_imprimes
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.options import TOURS, Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cases_de_coupe,
    encre,
    encre_seconde,
    mm,
    numeroter,
    peindre_case,
    peindre_coupe,
    police,
    prune,
    trait,
)
from charte_studio.interface.impressions.texte import Alignement, TexteEnLignes, tenir

PAR_PAGE: Final = 4
_SANS_INSCRIT: Final = 20
"""Combien de bulletins quand on ne sait pas qui viendra."""


@dataclass(frozen=True, slots=True)
class Porteur:
    """À qui va un bulletin : un numéro, un collège, ou personne qu’on sache."""

    mention: str


def porteurs(lu: AImprimer, options: Options) -> list[Porteur]:
    """Un par personne inscrite ; par personne attendue, là où personne n’est inscrit."""
    if options.mention == "numero" and lu.participants:
        return [Porteur(f"P{p.numero:02d} · {p.college}") for p in lu.participants]
    vide = {"numero": "P……", "college": "", "secret": ""}[options.mention]
    par_college = [
        Porteur(college.nom if options.mention == "college" else vide)
        for college in lu.colleges
        for _ in range(college.inscrits or college.effectif_attendu or 0)
    ]
    return par_college or [Porteur(vide)] * _SANS_INSCRIT


def composer_bulletins(lu: AImprimer, options: Options) -> list[Feuille]:
    """Tous les bulletins d’un principe, puis ceux du suivant, qui commence une page."""
    degres = degres_imprimes(lu.info.echelle)
    personnes = porteurs(lu, options)
    tours: tuple[int, ...] = (1, 2) if options.deux_tours else (0,)

    def contenu(principe: PrincipeImprime, tour: int, debut: int) -> Callable[[QPainter], None]:
        def peindre(peintre: QPainter) -> None:
            peindre_coupe(peintre, 2, 2)
            for case, personne in zip(
                cases_de_coupe(2, 2), personnes[debut : debut + PAR_PAGE], strict=False
            ):
                zone = case.adjusted(mm(6), mm(5), -mm(6), -mm(5))
                _peindre_bulletin(peintre, zone, principe, degres, tour, personne)

        return peindre

    contenus = [
        contenu(principe, tour, debut)
        for principe in lu.principes
        for tour in tours
        for debut in range(0, len(personnes), PAR_PAGE)
    ]
    return numeroter(contenus, f"Bulletins · {situer(lu.info)}")


def _peindre_bulletin(
    peintre: QPainter,
    zone: QRectF,
    principe: PrincipeImprime,
    degres: tuple[DegreImprime, ...],
    tour: int,
    personne: Porteur,
) -> None:
    y = _peindre_tete(peintre, zone, tour, personne)
    pas = min(mm(8.2), mm(64) / len(degres))
    motif = mm(22)
    place = zone.bottom() - y - pas * len(degres) - motif
    y = _peindre_enonce(peintre, QRectF(zone.x(), y, zone.width(), place), principe)
    for degre in degres:
        _peindre_reponse(peintre, QRectF(zone.x(), y, zone.width(), pas), degre)
        y += pas
    _peindre_motif_a_ecrire(
        peintre, QRectF(zone.x(), y + mm(1.5), zone.width(), zone.bottom() - y - mm(1.5))
    )


def _peindre_tete(peintre: QPainter, zone: QRectF, tour: int, personne: Porteur) -> float:
    """Le tour à gauche, la personne à droite ; rend le bas de la ligne."""
    haut = mm(8.5)
    peintre.setFont(police(8.5))
    peintre.setPen(encre_seconde())
    milieu = Qt.AlignmentFlag.AlignVCenter
    if tour:
        peintre.drawText(QRectF(zone.x(), zone.y(), mm(40), haut), milieu, TOURS[tour])
        pris = mm(26)
    else:
        x = zone.x()
        for libelle in TOURS.values():
            peindre_case(peintre, x, zone.y() + (haut - mm(3.2)) / 2, mm(3.2))
            peintre.setPen(encre_seconde())
            peintre.drawText(QRectF(x + mm(4.4), zone.y(), mm(24), haut), milieu, libelle)
            x += mm(24)
        pris = mm(50)
    if personne.mention:
        mention = tenir(
            personne.mention, (9, 8, 7), zone.width() - pris, haut - mm(1),
            gras=True, aligne=Alignement.AlignRight,
        )  # fmt: skip
        mention.peindre(peintre, zone.x() + pris, zone.y() + (haut - mention.hauteur) / 2)
    peintre.setPen(QPen(prune(), mm(0.35)))
    peintre.drawLine(QPointF(zone.left(), zone.y() + haut), QPointF(zone.right(), zone.y() + haut))
    return zone.y() + haut + mm(2)


def _peindre_enonce(peintre: QPainter, place: QRectF, principe: PrincipeImprime) -> float:
    """Le titre, puis la question s’il reste de la place ; rend le bas de ce qui est pris."""
    titre, question = _enonce(place, principe)
    titre.peindre(peintre, place.x(), place.y())
    y = place.y() + titre.hauteur + mm(1)
    if question is not None:
        question.peindre(peintre, place.x(), y)
        y += question.hauteur
    return y + mm(2)


def _enonce(place: QRectF, principe: PrincipeImprime) -> tuple[TexteEnLignes, TexteEnLignes | None]:
    nom = f"{principe.numero}.\u00a0{principe.titre}"
    utile = place.height() - mm(3)
    for taille in (13.0, 12.0, 11.0, 10.0, 9.0, 8.0):
        titre = TexteEnLignes(nom, police(taille, gras=True), place.width())
        question = TexteEnLignes(principe.question, police(taille - 2), place.width())
        if titre.hauteur + question.hauteur <= utile:
            return titre, question if principe.question else None
    titre = TexteEnLignes(nom, police(9, gras=True), place.width())
    lignes = max(1, int(utile / titre.hauteur_de_ligne))
    titre = TexteEnLignes(nom, police(9, gras=True), place.width(), lignes_max=lignes)
    reste = TexteEnLignes(principe.question, police(7.5), place.width())
    lignes = int((utile - titre.hauteur) / reste.hauteur_de_ligne)
    if not principe.question or lignes < 1:
        return titre, None
    return titre, TexteEnLignes(principe.question, police(7.5), place.width(), lignes_max=lignes)


def _peindre_reponse(peintre: QPainter, zone: QRectF, degre: DegreImprime) -> None:
    cote = min(mm(4.6), zone.height() * 0.72)
    peindre_case(peintre, zone.x(), zone.center().y() - cote / 2, cote)
    milieu = Qt.AlignmentFlag.AlignVCenter
    taille = min(10.5, zone.height() / mm(1) * 1.75)
    peintre.setPen(encre())
    peintre.setFont(police(taille, gras=True))
    x = zone.x() + cote + mm(2.5)
    peintre.drawText(QRectF(x, zone.y(), mm(6), zone.height()), milieu, degre.lettre)
    place = zone.right() - x - mm(6)
    texte = tenir(degre.libelle, (taille, 9, 8, 7), place, zone.height() * 0.95)
    texte.peindre(peintre, x + mm(6), zone.center().y() - texte.hauteur / 2)


def _peindre_motif_a_ecrire(peintre: QPainter, zone: QRectF) -> None:
    peintre.setFont(police(8.5))
    peintre.setPen(encre_seconde())
    peintre.drawText(QRectF(zone.x(), zone.y(), zone.width(), mm(5)), "Pourquoi\u00a0?")
    y = zone.y() + mm(10)
    while y <= zone.bottom():
        peintre.setPen(trait(0.25, appuye=True))
        peintre.drawLine(QPointF(zone.left(), y), QPointF(zone.right(), y))
        y += mm(7)
