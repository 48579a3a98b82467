"""Avant et après débat : une barre par tour, et ce qui a bougé en mots."""

from __future__ import annotations

from collections.abc import Sequence

from charte_studio.domaine.deplacements import Deplacement, ecart_des_repartitions
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.domaine.mesures import mesurer
from charte_studio.redaction.graphiques.barres import (
    dimensionner,
    effectifs_a_cote,
    tracer_absence,
    tracer_barre,
)
from charte_studio.redaction.graphiques.dessin import Dessin
from charte_studio.redaction.graphiques.legende import tracer_legende
from charte_studio.redaction.graphiques.page import INTERLIGNE, Feuille, MiseEnPage
from charte_studio.redaction.graphiques.repartition import tracer_lecture
from charte_studio.redaction.graphiques.series import (
    PERSONNE,
    Serie,
    controler,
    decrire,
    dire_part,
    tableau,
)

_EPAISSEUR, _EPAISSEUR_FINALE = 2.1, 3.0


def dessiner_avant_apres(
    tours: Sequence[Serie],
    echelle: Echelle,
    page: MiseEnPage,
    *,
    deplacement: Deplacement | None = None,
    titre: str = "Avant et après débat",
) -> Dessin:
    """Les tours d’un principe, dans l’ordre, le dernier plus épais.

    `deplacement` n’existe qu’en nominatif ; sans lui, les mots comparent les répartitions. Lève
    `ValueError` sans tour, ou si une répartition n’est pas de l’échelle.
    """
    if not tours:
        raise ValueError("il faut au moins un tour à dessiner")
    controler(tours, echelle)
    feuille = Feuille(page)
    y = feuille.titrer(titre)
    noms = [feuille.mesurer(tour.titre, page.taille, gras=True) for tour in tours]
    colonne = min(max(noms), page.place * 0.26)
    empile = page.place < 26 * page.taille
    gauche = 0.0 if empile else colonne + page.taille
    apartes: list[str] = []
    for rang, tour in enumerate(tours):
        dernier = rang == len(tours) - 1
        hauteur = (_EPAISSEUR_FINALE if dernier else _EPAISSEUR) * page.taille
        nom = feuille.couper(
            tour.titre, page.place if empile else colonne, page.taille, gras=dernier, lignes_max=2
        )
        if empile:
            y = feuille.poser(nom, 0, y, page.taille, gras=dernier) + 0.2 * page.taille
        else:
            bloc = len(nom) * INTERLIGNE * page.taille
            hauteur = max(hauteur, bloc)
            feuille.poser(nom, 0, y + (hauteur - bloc) / 2, page.taille, gras=dernier)
        apartes.append(_tracer_tour(feuille, tour, gauche, y, hauteur, echelle))
        y += hauteur + 0.7 * page.taille
    y = tracer_legende(feuille, y + 0.2 * page.taille, echelle)
    a_cote = " · ".join(
        f"{tour.titre}, {dit}" for tour, dit in zip(tours, apartes, strict=True) if dit
    )
    y = tracer_lecture(feuille, y + 0.8 * page.taille, tours[-1], echelle, a_cote)
    bouge = dire_mouvement(tours, echelle, deplacement)
    if bouge:
        y = feuille.couler(bouge, 0, y, page.place, page.taille, role="encre_seconde")
    phrases = " ".join(decrire(tour, echelle) for tour in tours)
    description = f"{titre}. Échelle « {echelle.nom} ». {phrases} {bouge}".strip()
    return feuille.dessin(
        y, titre=titre, description=description, tableau=tableau(tours, echelle, "Tour")
    )


def dire_mouvement(
    tours: Sequence[Serie], echelle: Echelle, deplacement: Deplacement | None
) -> str:
    """Ce qui a changé du premier au dernier tour ; vide s’il n’y a rien à comparer."""
    avant, apres = tours[0].repartition, tours[-1].repartition
    if len(tours) < 2 or avant is None or apres is None:
        return ""
    if not avant.exprimes or not apres.exprimes:
        return ""
    if deplacement is None:
        return ecart_des_repartitions(echelle, avant, apres).phrase
    debut, fin = (dire_part(mesurer(echelle, r).favorables, r.exprimes) for r in (avant, apres))
    change = f"reste à {fin}" if debut == fin else f"passe de {debut} à {fin}"
    return f"La part favorable {change}. {_dire_deplacement(deplacement)}".strip()


def _tracer_tour(
    feuille: Feuille, tour: Serie, x: float, y: float, hauteur: float, echelle: Echelle
) -> str:
    """Trace la barre, et rend ses effectifs s’ils n’y tiennent pas."""
    largeur = feuille.page.place - x
    if tour.repartition is None or not tour.exprimes:
        absente = tour.mention if tour.repartition is None else PERSONNE
        tracer_absence(feuille, x, y, largeur, hauteur, absente)
        return ""
    barre = dimensionner(feuille, tour.repartition.effectifs, largeur, hauteur)
    tracer_barre(feuille, barre, x, y, echelle)
    return effectifs_a_cote(barre)


def _dire_deplacement(deplacement: Deplacement) -> str:
    """« 7 personnes ont bougé vers l’accord, 1 vers le désaccord, 14 n’ont pas bougé. »"""
    bouges = []
    for nombre, ou in (
        (deplacement.vers_accord, "vers l’accord"),
        (deplacement.vers_desaccord, "vers le désaccord"),
    ):
        if nombre:
            bouges.append(f"{accorder(nombre, 'personne a', 'personnes ont')} bougé {ou}")
    fixes = deplacement.immobiles
    if fixes:
        bouges.append(f"{accorder(fixes, 'personne n’a', 'personnes n’ont')} pas bougé")
    return f"{enumerer(bouges)}." if bouges else ""
