"""Des barres divergentes sur un même axe : un camp de chaque côté, le milieu à cheval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.echelles import Echelle
from charte_studio.redaction.graphiques.barres import (
    Barre,
    dimensionner,
    effectifs_a_cote,
    tracer_absence,
    tracer_barre,
)
from charte_studio.redaction.graphiques.dessin import Trait
from charte_studio.redaction.graphiques.legende import tracer_legende
from charte_studio.redaction.graphiques.page import INTERLIGNE, Feuille
from charte_studio.redaction.graphiques.series import PERSONNE, Serie, lecture

_EPAISSEUR: Final = 1.75
"""La hauteur d’une barre, en part de la taille du texte."""
_EMPILE: Final = 34.0
"""Plus étroit que tant de cadratins, le nom passe au-dessus de sa barre."""
_CHERCHER: Final = 16
"""Les pas de la recherche de la longueur commune : au soixante-millième près."""


@dataclass(frozen=True, slots=True)
class Plan:
    """La place de tout ce que les rangées partagent."""

    nom: float
    """La largeur de la colonne des noms ; nulle quand les noms sont au-dessus."""
    gauche: float
    largeur: float
    axe: float
    longueur: float
    """La longueur d’une barre entière : la même pour toutes, ce sont des parts."""


@dataclass(frozen=True, slots=True)
class Rangee:
    """Une série mesurée, prête à tracer."""

    serie: Serie
    nom: tuple[str, ...]
    lecture: tuple[str, ...]
    barre: Barre | None
    hauteur: float


def planifier(feuille: Feuille, series: Sequence[Serie], echelle: Echelle) -> Plan:
    """La plus grande longueur commune où tout tient de part et d’autre de l’axe."""
    page = feuille.page
    empile = page.place < _EMPILE * page.taille
    nom = 0.0 if empile else page.place * 0.32
    gauche = 0.0 if empile else nom + page.taille
    largeur = page.place - gauche
    mots = [feuille.mesurer(mot, page.taille_petite) + page.taille for mot in _camps(feuille)]
    minimum = (mots[0], mots[1]) if sum(mots) <= largeur else (0.0, 0.0)

    def besoins(longueur: float) -> tuple[float, float]:
        cotes = [
            _cotes(_barre(feuille, serie, longueur), feuille, echelle)
            for serie in series
            if serie.exprimes
        ]
        return (
            max([minimum[0], *(cote[0] for cote in cotes)]),
            max([minimum[1], *(cote[1] for cote in cotes)]),
        )

    court, longue = 0.0, largeur
    if sum(besoins(largeur)) <= largeur:
        court = largeur
    else:
        for _ in range(_CHERCHER):
            essai = (court + longue) / 2
            if sum(besoins(essai)) <= largeur:
                court = essai
            else:
                longue = essai
    a_gauche, a_droite = besoins(court)
    # La place qui reste va des deux côtés : le dessin est centré sur ce qu’il montre.
    reste = max(0.0, largeur - a_gauche - a_droite) / 2
    return Plan(nom, gauche, largeur, gauche + a_gauche + reste, court)


def preparer(feuille: Feuille, serie: Serie, echelle: Echelle, plan: Plan) -> Rangee:
    """Coupe les textes de la série, dimensionne sa barre et mesure sa hauteur."""
    page = feuille.page
    barre = _barre(feuille, serie, plan.longueur) if serie.exprimes else None
    nom = feuille.couper(
        serie.titre, plan.nom or page.place, page.taille, gras=True, lignes_max=page.lignes_max
    )
    dit = lecture(serie, echelle) if page.lectures else ""
    if barre is not None and effectifs_a_cote(barre):
        dit = " · ".join(filter(None, (dit, effectifs_a_cote(barre))))
    lignes = feuille.couper(dit, plan.largeur, page.taille_petite)
    haut_nom = len(nom) * INTERLIGNE * page.taille
    haut_barre = _EPAISSEUR * page.taille + len(lignes) * INTERLIGNE * page.taille_petite
    haut_barre += 0.25 * page.taille
    ecart = 0.3 * page.taille
    contenu = max(haut_nom, haut_barre) if plan.nom else haut_nom + ecart + haut_barre
    return Rangee(serie, nom, lignes, barre, contenu + 0.8 * page.taille)


def tracer_camps(feuille: Feuille, haut: float, plan: Plan) -> float:
    """Écrit de quel côté est chaque camp ; rend le bas."""
    page = feuille.page
    base = haut + page.taille_petite
    for mot, cote in zip(_camps(feuille), (-1, 1), strict=True):
        bord = plan.gauche if cote < 0 else plan.gauche + plan.largeur
        feuille.ecrire(
            mot, plan.axe + cote * 0.5 * page.taille, base, page.taille_petite,
            role="encre_seconde", ancrage="fin" if cote < 0 else "debut",
            place=abs(bord - plan.axe) - 0.5 * page.taille,
        )  # fmt: skip
    return haut + INTERLIGNE * page.taille_petite + 0.3 * page.taille


def tracer_rangees(
    feuille: Feuille, haut: float, rangees: Sequence[Rangee], plan: Plan, echelle: Echelle
) -> float:
    """Trace les rangées l’une sous l’autre, leur axe, un filet entre elles ; rend le bas."""
    page, y = feuille.page, haut
    bas = haut + sum(rangee.hauteur for rangee in rangees)
    for place, rangee in enumerate(rangees):
        if place:
            feuille.tracer(Trait(0, y, page.place, y, "trait"))
        interieur = y + 0.4 * page.taille
        bas_nom = feuille.poser(rangee.nom, 0, interieur, page.taille, gras=True)
        if not plan.nom:
            interieur = bas_nom + 0.3 * page.taille
        _tracer_barre(feuille, rangee, interieur, plan, echelle)
        feuille.poser(
            rangee.lecture, plan.gauche, interieur + (_EPAISSEUR + 0.25) * page.taille,
            page.taille_petite, role="encre_seconde",
        )  # fmt: skip
        y += rangee.hauteur
    return bas


def tracer_pied(feuille: Feuille, haut: float, echelle: Echelle) -> float:
    """La légende, dans l’ordre des barres ; rend son bas."""
    return tracer_legende(
        feuille, haut + 0.5 * feuille.page.taille, echelle,
        a_rebours=not feuille.page.favorables_a_gauche,
    )  # fmt: skip


def _tracer_barre(feuille: Feuille, rangee: Rangee, y: float, plan: Plan, echelle: Echelle) -> None:
    if rangee.barre is None:
        absente = rangee.serie.mention if rangee.serie.repartition is None else PERSONNE
        hauteur = _EPAISSEUR * feuille.page.taille
        tracer_absence(feuille, plan.gauche, y, plan.largeur, hauteur, absente)
        return
    a_gauche, _ = _cotes(rangee.barre, feuille, echelle)
    # L’axe s’arrête à la barre : continu, il barrerait les lectures.
    depasse = 0.3 * feuille.page.taille
    feuille.tracer(
        Trait(
            plan.axe, y - depasse, plan.axe, y + rangee.barre.hauteur + depasse, "trait_fort", 1.5
        )
    )
    tracer_barre(feuille, rangee.barre, plan.axe - a_gauche, y, echelle)


def _camps(feuille: Feuille) -> tuple[str, str]:
    if feuille.page.favorables_a_gauche:
        return "Favorables", "Défavorables"
    return "Défavorables", "Favorables"


def _barre(feuille: Feuille, serie: Serie, longueur: float) -> Barre:
    effectifs = serie.repartition.effectifs if serie.repartition else ()
    return dimensionner(
        feuille, effectifs, longueur, _EPAISSEUR * feuille.page.taille,
        a_rebours=not feuille.page.favorables_a_gauche,
    )  # fmt: skip


def _cotes(barre: Barre, feuille: Feuille, echelle: Echelle) -> tuple[float, float]:
    """Ce que la barre prend à gauche et à droite de l’axe ; le milieu est à cheval."""
    sens = 1 if feuille.page.favorables_a_gauche else -1
    milieu = sum(p.largeur for p in barre.parts if not echelle.sens(p.rang)) / 2
    gauche = sum(p.largeur for p in barre.parts if echelle.sens(p.rang) == sens)
    return gauche + milieu, barre.longueur - gauche - milieu
