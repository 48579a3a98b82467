"""La feuille d’émargement : par collège, un numéro et une signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.atelier.lectures.preparer import ParticipantLu
from charte_studio.domaine.francais import accorder
from charte_studio.interface.impressions.entetes import intertitre, situer, titre_de_document
from charte_studio.interface.impressions.flux import Morceau, empiler, espace, paginer, peindre_page
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cadre_utile,
    encre_seconde,
    mm,
    numeroter,
    trait,
)
from charte_studio.interface.impressions.texte import TexteEnLignes, tenir

_HAUTEUR: Final = 10.5
_NUMERO: Final = 20.0
_NOM: Final = 60.0
_COLLEGE: Final = 52.0
_SANS_INSCRIT: Final = 8
"""Les lignes d’un collège dont on ne sait rien encore."""
_D_UN_TENANT: Final = 10
_PROPOS: Final = (
    "Cette feuille relie une signature à un numéro. Gardez-la à part des réponses, et ne la "
    "joignez à aucun document transmis."
)


def composer_emargement(lu: AImprimer, options: Options) -> list[Feuille]:
    """Un tableau par collège ; l’en-tête revient à chaque page."""
    cadre = cadre_utile()
    morceaux = titre_de_document("Feuille d’émargement", situer(lu.info), cadre, propos=_PROPOS)
    avec_noms = options.noms and lu.noms > 0
    for college in lu.colleges:
        inscrits = [p for p in lu.participants if p.college_id == college.id]
        morceaux += _tableau(college, inscrits, options.lignes_vides, cadre, avec_noms)
    pages = paginer(morceaux, cadre.height())
    contenus = [peindre_page(page, cadre) for page in pages]
    return numeroter(contenus, f"Feuille d’émargement · {situer(lu.info)}")


def lignes_vides(college: CollegeLu, en_plus: int) -> int:
    """De quoi accueillir les attendus qui ne sont pas inscrits, et quelques-uns en plus."""
    if not college.inscrits and college.effectif_attendu is None:
        return max(en_plus, _SANS_INSCRIT)
    return max(0, (college.effectif_attendu or 0) - college.inscrits) + en_plus


def _tableau(
    college: CollegeLu,
    inscrits: list[ParticipantLu],
    en_plus: int,
    cadre: QRectF,
    avec_noms: bool,
) -> Iterator[Morceau]:
    colonnes = [("Numéro", _NUMERO)]
    if avec_noms:
        colonnes.append(("Nom", _NOM))
    colonnes += [("Collège", _COLLEGE), ("Signature", 0.0)]
    compte = accorder(college.inscrits, "inscrit", "inscrits")
    if college.effectif_attendu is not None:
        compte += f", {accorder(college.effectif_attendu, 'attendu', 'attendus')}"
    tete = intertitre(f"{college.nom} — {compte}", cadre, avant=2)
    suite = intertitre(f"{college.nom}, suite", cadre, avant=0)
    noms_colonnes = _ligne([nom for nom, _ in colonnes], colonnes, cadre, tete=True)
    yield tete
    yield noms_colonnes
    lignes: list[tuple[str, str]] = [(f"P{p.numero:02d}", p.nom) for p in inscrits]
    lignes += [("", "")] * lignes_vides(college, en_plus)
    reprise = empiler(suite, noms_colonnes)
    for rang, (numero, nom) in enumerate(lignes):
        textes = [numero, *([nom] if avec_noms else []), college.nom, ""]
        # Un petit collège ne se coupe pas ; d’un grand, ni la première ligne ni la dernière ne
        # reste seule sur sa page.
        entier = len(lignes) <= _D_UN_TENANT and rang < len(lignes) - 1
        lie = entier or rang in (0, len(lignes) - 2)
        yield _ligne(textes, colonnes, cadre, reprise=reprise, lie=lie)
    yield espace(3)


def _ligne(
    textes: list[str],
    colonnes: list[tuple[str, float]],
    cadre: QRectF,
    *,
    tete: bool = False,
    lie: bool = False,
    reprise: Morceau | None = None,
) -> Morceau:
    fixes = sum(largeur for _, largeur in colonnes)
    larges = [mm(largeur) if largeur else cadre.width() - mm(fixes) for _, largeur in colonnes]
    cellules = [
        _cellule(t, large, tete, rang)
        for rang, (t, large) in enumerate(zip(textes, larges, strict=True))
    ]
    hauteur = mm(6 if tete else _HAUTEUR)

    def peindre(peintre: QPainter, y: float) -> None:
        x = cadre.x()
        for rang, (cellule, large) in enumerate(zip(cellules, larges, strict=True)):
            if rang and not tete:
                peintre.setPen(trait())
                peintre.drawLine(QPointF(x, y), QPointF(x, y + hauteur))
            retrait = mm(2) if rang else 0
            cellule.peindre(peintre, x + retrait, y + (hauteur - cellule.hauteur) / 2)
            x += large
        peintre.setPen(trait(0.3, appuye=True))
        peintre.drawLine(QPointF(cadre.left(), y + hauteur), QPointF(cadre.right(), y + hauteur))

    return Morceau(hauteur, peindre, colle=tete or lie, reprise=reprise)


def _cellule(texte: str, large: float, tete: bool, rang: int) -> TexteEnLignes:
    return tenir(
        texte, (9,) if tete else (11, 10, 9, 8, 7), large - mm(3), mm(_HAUTEUR - 2),
        gras=tete or rang == 0, couleur=encre_seconde() if tete else None,
    )  # fmt: skip
