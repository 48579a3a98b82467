"""Le tableau de synthèse : tous les principes, du plus partagé au plus clivé."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.redaction.graphiques.dessin import Dessin
from charte_studio.redaction.graphiques.divergentes import (
    Plan,
    Rangee,
    planifier,
    preparer,
    tracer_camps,
    tracer_pied,
    tracer_rangees,
)
from charte_studio.redaction.graphiques.page import Feuille, MiseEnPage
from charte_studio.redaction.graphiques.series import (
    Serie,
    controler,
    decrire,
    du_plus_partage,
    tableau,
)

TITRE = "Les principes, du plus partagé au plus clivé"


def dessiner_synthese(
    series: Sequence[Serie], echelle: Echelle, page: MiseEnPage, *, titre: str = TITRE
) -> Dessin:
    """Toutes les barres divergentes, triées, sur un seul dessin.

    Lève `ValueError` sans série, ou si une répartition n’est pas de l’échelle.
    """
    return dessiner_syntheses(series, echelle, page, titre=titre)[0]


def dessiner_syntheses(
    series: Sequence[Serie],
    echelle: Echelle,
    page: MiseEnPage,
    *,
    titre: str = TITRE,
    hauteur_max: float | None = None,
) -> tuple[Dessin, ...]:
    """La même synthèse, en autant de dessins qu’il en faut pour tenir dans `hauteur_max`.

    L’axe et la longueur des barres sont les mêmes partout. Lève `ValueError` comme
    `dessiner_synthese`.
    """
    if not series:
        raise ValueError("il faut au moins un principe à dessiner")
    controler(series, echelle)
    rangees_triees = du_plus_partage(series, echelle)
    essai = Feuille(page)
    plan = planifier(essai, rangees_triees, echelle)
    rangees = [preparer(essai, serie, echelle, plan) for serie in rangees_triees]
    # Le titre le plus long réserve la place de tous : les pages ont le même bord.
    fixe = _tracer(Feuille(page), (), echelle, plan, _numeroter(titre, 99, 99)).hauteur
    bornes = _couper(rangees, None if hauteur_max is None else hauteur_max - fixe)
    pages = [tuple(rangees[debut:fin]) for debut, fin in pairwise(bornes)]
    return tuple(
        _tracer(Feuille(page), groupe, echelle, plan, _numeroter(titre, rang, len(pages)))
        for rang, groupe in enumerate(pages, 1)
    )


def _numeroter(titre: str, rang: int, nombre: int) -> str:
    return titre if nombre == 1 else f"{titre} ({rang} sur {nombre})"


def _couper(rangees: Sequence[Rangee], place: float | None) -> list[int]:
    """Où commence chaque page, et la fin ; une rangée trop haute a sa page à elle."""
    bornes, occupe = [0], 0.0
    for rang, rangee in enumerate(rangees):
        if place is not None and occupe and occupe + rangee.hauteur > place:
            bornes.append(rang)
            occupe = 0.0
        occupe += rangee.hauteur
    return [*bornes, len(rangees)]


def _tracer(
    feuille: Feuille, rangees: Sequence[Rangee], echelle: Echelle, plan: Plan, titre: str
) -> Dessin:
    haut = tracer_camps(feuille, feuille.titrer(titre), plan)
    bas = tracer_pied(feuille, tracer_rangees(feuille, haut, rangees, plan, echelle), echelle)
    series = [rangee.serie for rangee in rangees]
    nombre = accorder(len(series), "principe", "principes")
    phrases = [decrire(serie, echelle) for serie in series]
    description = (
        f"{titre}. Barres divergentes, {nombre}, échelle « {echelle.nom} ». {' '.join(phrases)}"
    )
    return feuille.dessin(
        bas, titre=titre, description=description, tableau=tableau(series, echelle, "Principe")
    )
