"""Ce que les scènes partagent : l’en-tête, l’affirmation, les degrés, les barres, la légende."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF

from charte_studio.domaine.echelles import Degre
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Forme,
    Zone,
)
from charte_studio.interface.projection.texte import (
    Plume,
    TexteCoupe,
    abreger,
    ajuster,
    ajuster_ou_abreger,
    couper,
    eluder,
    paginer,
    poser,
)
from charte_studio.interface.widgets.peinture_repartition import segments_de

TITRE_MAXIMAL: Final = 92
TEXTE_LONG: Final = 64
"""La plus grande taille d’un texte long : au-delà, Qt dessine chaque lettre comme un contour, dix
fois plus lentement."""
LISIBLE: Final = 48
"""La taille d’un texte trop long pour une page : mieux vaut deux pages qu’une page serrée."""
COURT: Final = 260
"""Une affirmation plus longue s’écrit sans gras : il fatigue, et tient moins de mots."""
_ENTETE_Y: Final = 76.0
_PART_DROITE: Final = 0.6
"""Ce qu’on dit à droite importe plus que le titre du principe, qu’on vient de lire."""
_SEGMENT_MINIMAL: Final = 66.0
"""De quoi écrire un nombre dans la plus petite part."""
_ECART: Final = 20.0
_RANG_LEGENDE: Final = 62.0
_SOUS_LE_NOM: Final = 42.0
_CARRE_LEGENDE: Final = 60.0 + 18.0
"""Le carré numéroté d’une légende, et l’air après le nom."""
_NUMERO_ET_MARGES: Final = 98.0
"""Ce qu’une case prend pour son numéro, avant son nom."""
_CASES_LARGES: Final = 8
"""Au-delà, deux cases par rangée ne laisseraient pas de place à l’affirmation."""
_PAR_RANG: Final = 5
"""Au-delà, les degrés passent sur deux rangs."""


def plume(
    cadre: Cadre,
    taille: float = TEXTE_MINIMAL,
    *,
    gras: bool = False,
    couleur: str = "",
    fond: str = "",
    interligne: float = 1.24,
) -> Plume:
    """Une plume à l’encre du cadre, sur son papier."""
    p = cadre.palette
    return Plume(p.famille, couleur or p.encre, fond or p.papier, taille, gras, interligne)


def entete(cadre: Cadre, gauche: str, droite: str = "") -> list[Element]:
    """Où l’on en est, à gauche ; ce dont il s’agit, à droite."""
    fine = plume(cadre, couleur=cadre.palette.seconde)
    large = cadre.scene.largeur
    droite = eluder(droite, large * _PART_DROITE, fine)
    pris = fine.largeur(droite)
    a_gauche = eluder(gauche, large - pris - 60 if droite else large, fine)
    return [
        *poser(couper(a_gauche, large, fine), MARGE, _ENTETE_Y),
        *poser(couper(droite, pris + 1, fine), cadre.largeur - MARGE - pris, _ENTETE_Y),
    ]


def en_une_ligne(
    cadre: Cadre, texte: str, zone: Zone, maximum: float, *, gras: bool = True, couleur: str = ""
) -> TexteCoupe:
    """Le texte sur une ligne si possible, sur plusieurs s’il le faut, dans la zone."""
    grande = plume(cadre, maximum, gras=gras, couleur=couleur)
    une = min(maximum, grande.taille * zone.largeur / max(1.0, grande.largeur(texte)))
    if une >= max(TEXTE_MINIMAL, maximum * 0.7):
        return couper(texte, zone.largeur + 1, grande.a(int(une)))
    return ajuster_ou_abreger(texte, zone.largeur, zone.hauteur, grande)


def rappel(cadre: Cadre, texte: str, haut: float, maximum: float) -> TexteCoupe:
    """L’affirmation rappelée au-dessus d’autre chose ; trop longue, ses premiers mots sans gras."""
    large = cadre.scene.largeur
    if len(texte) <= COURT:
        grande = plume(cadre, maximum, gras=True, interligne=1.2)
        return ajuster_ou_abreger(texte, large, haut, grande)
    fine = plume(cadre, couleur=cadre.palette.seconde, interligne=1.2)
    return abreger(texte, large, min(haut, 2 * fine.hauteur), fine)


def pages_de_texte(
    cadre: Cadre,
    texte: str,
    zone: Zone,
    maximum: float = TITRE_MAXIMAL,
    *,
    gras: bool = True,
    minimum: float = TEXTE_MINIMAL,
    interligne: float = 1.24,
) -> tuple[TexteCoupe, ...]:
    """Le texte sur une page s’il y tient à une taille lisible, sinon sur plusieurs."""
    grande = plume(cadre, maximum, gras=gras, interligne=interligne)
    ajuste = ajuster(texte, zone.largeur, zone.hauteur, grande, minimum=minimum)
    if ajuste:
        return (ajuste,)
    taille = max(minimum, LISIBLE)
    return paginer(couper(texte, zone.largeur, grande.a(taille)), zone.hauteur)


# --- les degrés ----------------------------------------------------------------------------------


def nom_montre(degre: Degre) -> str:
    """Le nom court ; le nom entier quand le court n’en est que le début (« J’accepte si… »)."""
    return degre.libelle if degre.court.endswith("…") else degre.court


def _rangees(cadre: Cadre, degres: Sequence[Degre]) -> tuple[int, float, float]:
    """Combien de cases par rangée, leur hauteur, et ce qui sépare les rangées.

    La première disposition où chaque nom se lit en entier.
    """
    nombre = len(degres)
    if nombre <= _PAR_RANG:
        return nombre, 170.0, _ECART
    fine = plume(cadre, interligne=1.1)
    essais = ((nombre + 1) // 2, 96.0, _ECART), (3, 88.0, 14.0), (2, 88.0, 14.0), (3, 124.0, 14.0)
    for par_rang, haut, ecart in essais[:2] if nombre > _CASES_LARGES else essais:
        large = _large_case(cadre, par_rang) - _NUMERO_ET_MARGES
        if all(couper(nom_montre(d), large, fine).hauteur <= haut - 8 for d in degres):
            return par_rang, haut, ecart
    return essais[-1]


def _large_case(cadre: Cadre, par_rang: int) -> float:
    return (cadre.scene.largeur - _ECART * (par_rang - 1)) / par_rang


def hauteur_cases(cadre: Cadre, degres: Sequence[Degre]) -> float:
    """La place que prennent les cases des degrés."""
    par_rang, haut, ecart = _rangees(cadre, degres)
    rangees = ceil(len(degres) / max(1, par_rang))
    return rangees * haut + (rangees - 1) * ecart


def cases_degres(cadre: Cadre, degres: Sequence[Degre], y: float) -> list[Element]:
    """Une case par réponse : son numéro, son nom, sa couleur."""
    nombre = len(degres)
    if nombre < 2:
        return []
    par_rang, haut, ecart = _rangees(cadre, degres)
    large = _large_case(cadre, par_rang)
    elements: list[Element] = []
    for rang, (degre, couleur) in enumerate(zip(degres, cadre.palette.degres(nombre), strict=True)):
        case = Zone(
            MARGE + rang % par_rang * (large + _ECART),
            y + rang // par_rang * (haut + ecart),
            large,
            haut,
        )
        gros = plume(cadre, 56, gras=True, couleur=couleur.texte, fond=couleur.fond)
        fine = plume(cadre, 38, couleur=couleur.texte, fond=couleur.fond, interligne=1.1)
        elements.append(Forme(case, couleur.fond, 16))
        dedans = case.rentrer(22, 12)
        numero = str(rang + 1)
        if nombre <= _PAR_RANG:
            elements += poser(couper(numero, large, gros), dedans.x, dedans.y)
            place = Zone(dedans.x, dedans.y + 70, dedans.largeur, dedans.hauteur - 70)
        else:
            gauche = gros.largeur(numero) + 18
            milieu = case.y + (haut - gros.hauteur) / 2
            elements += poser(couper(numero, large, gros), dedans.x, milieu)
            place = Zone(dedans.x + gauche, case.y + 4, dedans.largeur - gauche, haut - 8)
        nom = ajuster_ou_abreger(nom_montre(degre), place.largeur, place.hauteur, fine)
        milieu = (place.hauteur - nom.hauteur) / 2
        elements += poser(nom, place.x, place.y + max(0.0, milieu))
    return elements


# --- les barres ----------------------------------------------------------------------------------


def barre(cadre: Cadre, zone: Zone, effectifs: Sequence[int], mention: str) -> list[Element]:
    """La répartition en une barre, un nombre par part ; ou la mention qui en tient lieu."""
    p = cadre.palette
    if not effectifs:
        fine = plume(cadre, 40, couleur=p.encre, fond=p.creux)
        dite = ajuster_ou_abreger(mention, zone.largeur - 80, zone.hauteur, fine)
        return [
            Forme(zone, p.creux, 14, hachures=p.trait),
            # Une plage unie sous les mots : des hachures les brouilleraient.
            Forme(
                Zone(
                    zone.x + 24,
                    zone.y + (zone.hauteur - dite.hauteur) / 2 - 4,
                    max(dite.plume.largeur(ligne.texte) for ligne in dite.lignes) + 32,
                    dite.hauteur + 8,
                ),
                p.creux,
                10,
            ),
            *poser(dite, zone.x + 40, zone.y + (zone.hauteur - dite.hauteur) / 2),
        ]
    couleurs = p.degres(len(effectifs))
    segments = segments_de(
        effectifs, QRectF(zone.x, zone.y, zone.largeur, zone.hauteur), _SEGMENT_MINIMAL
    )
    elements: list[Element] = []
    for segment in segments:
        couleur = couleurs[segment.rang]
        premier, dernier = segment is segments[0], segment is segments[-1]
        part = Zone(segment.zone.x(), zone.y, segment.zone.width(), zone.hauteur)
        elements.append(_part(part, couleur.fond, premier, dernier))
        if not premier:
            # Un filet entre les parts : deux teintes voisines se distinguent sans la couleur.
            elements.append(Forme(Zone(part.x - 2, part.y, 4, part.hauteur), p.papier))
        nombre = str(segment.effectif)
        ideale = max(TEXTE_MINIMAL, min(64, zone.hauteur * 0.46))
        gras = plume(cadre, ideale, gras=True, couleur=couleur.texte, fond=couleur.fond)
        tenue = max(TEXTE_MINIMAL, min(ideale, ideale * (part.largeur - 14) / gras.largeur(nombre)))
        ecrit = couper(nombre, part.largeur + 40, gras.a(int(tenue)))
        elements += poser(
            ecrit,
            part.x,
            part.y + (part.hauteur - ecrit.hauteur) / 2,
            largeur=part.largeur,
            alignement="centre",
        )
    return elements


def _part(part: Zone, couleur: str, premier: bool, dernier: bool) -> Forme:
    """Une part, ronde du seul côté où la barre finit."""
    rayon = min(14.0, part.largeur / 2)
    if premier and dernier:
        return Forme(part, couleur, rayon)
    if premier or dernier:
        return Forme(part, couleur, rayon, ronds="gauche" if premier else "droite")
    return Forme(part, couleur)


def hauteur_legende(cadre: Cadre, degres: Sequence[Degre], comptes: Sequence[str] = ()) -> float:
    """La place de la légende."""
    rangs, dessous = _ranger_legende(cadre, degres, comptes)
    return rangs * _RANG_LEGENDE + (_SOUS_LE_NOM if dessous else 0)


def legende(
    cadre: Cadre, degres: Sequence[Degre], y: float, comptes: Sequence[str] = ()
) -> list[Element]:
    """Un carré numéroté et un nom par degré ; les comptes disent sans couleur qui est où."""
    nombre = len(degres)
    if nombre < 2:
        return []
    rangs, dessous = _ranger_legende(cadre, degres, comptes)
    par_rang = ceil(nombre / rangs)
    large = cadre.scene.largeur / par_rang
    fine, gras = plume(cadre), plume(cadre, gras=True)
    elements: list[Element] = []
    for rang, (degre, couleur) in enumerate(zip(degres, cadre.palette.degres(nombre), strict=True)):
        x, haut = MARGE + rang % par_rang * large, y + rang // par_rang * _RANG_LEGENDE
        chiffre = plume(cadre, gras=True, couleur=couleur.texte, fond=couleur.fond)
        elements.append(Forme(Zone(x, haut, 46, 46), couleur.fond, 10))
        numero = couper(str(rang + 1), 60, chiffre)
        elements += poser(numero, x, haut + 1, largeur=46, alignement="centre")
        compte = comptes[rang] if comptes else ""
        a_cote = gras.largeur(compte) + 14 if compte and not dessous else 0.0
        nom = _en_peu_de_mots(nom_montre(degre), large - _CARRE_LEGENDE - a_cote, fine)
        elements += poser(couper(nom, large, fine), x + 60, haut + 1)
        if compte:
            ou = (60, 50) if dessous else (60 + fine.largeur(nom) + 14, 1)
            elements += poser(couper(compte, large, gras), x + ou[0], haut + ou[1])
    return elements


def _en_peu_de_mots(nom: str, largeur: float, ecriture: Plume) -> str:
    """Ce qui en tient sur une ligne, coupé entre deux mots."""
    if ecriture.largeur(nom) <= largeur:
        return nom
    dit = abreger(nom, largeur, ecriture.hauteur, ecriture).lignes
    return dit[0].texte if len(dit) == 1 and dit[0].texte != "…" else eluder(nom, largeur, ecriture)


def _ranger_legende(
    cadre: Cadre, degres: Sequence[Degre], comptes: Sequence[str]
) -> tuple[int, bool]:
    """Le moins de rangs où chaque nom s’écrit en entier, trois au plus ; comptes dessous ou non."""
    fine, gras = plume(cadre), plume(cadre, gras=True)
    for rangs in (1, 2):
        large = cadre.scene.largeur / max(1, ceil(len(degres) / rangs)) - _CARRE_LEGENDE
        noms = [fine.largeur(nom_montre(degre)) for degre in degres]
        comptes_a_cote = [gras.largeur(compte) + 14 for compte in comptes] or [0.0] * len(noms)
        if all(nom + compte <= large for nom, compte in zip(noms, comptes_a_cote, strict=True)):
            return rangs, False
        if rangs == 1 and comptes and max(noms) <= large:
            return 1, True
    return 3, False
