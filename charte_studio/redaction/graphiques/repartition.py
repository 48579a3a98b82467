"""Un tour, en grand : une barre, chaque degré en toutes lettres, la lecture."""

from __future__ import annotations

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.mesures import mesurer
from charte_studio.redaction.graphiques.barres import (
    dimensionner,
    effectifs_a_cote,
    tracer_absence,
    tracer_barre,
    tracer_degre,
)
from charte_studio.redaction.graphiques.dessin import Dessin, Rect
from charte_studio.redaction.graphiques.page import INTERLIGNE, Feuille, MiseEnPage
from charte_studio.redaction.graphiques.series import (
    PERSONNE,
    Serie,
    a_part,
    capitale,
    controler,
    decrire,
    dire_camps,
    dire_part,
    tableau,
)

_EPAISSEUR = 3.2


def dessiner_repartition(
    serie: Serie, echelle: Echelle, page: MiseEnPage, *, titre: str = "La répartition des positions"
) -> Dessin:
    """Une seule barre, du plus favorable au moins favorable. Lève `ValueError` si la répartition
    n’est pas de l’échelle."""
    controler([serie], echelle)
    feuille = Feuille(page)
    y = feuille.titrer(titre)
    hauteur = _EPAISSEUR * page.taille
    a_cote = ""
    if serie.repartition is None or not serie.exprimes:
        absente = serie.mention if serie.repartition is None else PERSONNE
        tracer_absence(feuille, 0, y, page.place, hauteur, absente)
    else:
        barre = dimensionner(feuille, serie.repartition.effectifs, page.place, hauteur)
        tracer_barre(feuille, barre, 0, y, echelle)
        a_cote = effectifs_a_cote(barre)
    y = _tracer_degres(feuille, y + hauteur + 0.8 * page.taille, serie, echelle)
    y = tracer_lecture(feuille, y + 0.7 * page.taille, serie, echelle, a_cote)
    description = f"{titre}. Échelle « {echelle.nom} ». {decrire(serie, echelle)}"
    return feuille.dessin(
        y, titre=titre, description=description, tableau=tableau([serie], echelle, "Tour")
    )


def tracer_lecture(
    feuille: Feuille, haut: float, serie: Serie, echelle: Echelle, a_cote: str = ""
) -> float:
    """La qualification en grand, puis les camps et ce qui est à part ; rend le bas."""
    page, repartition = feuille.page, serie.repartition
    if repartition is None:
        grand, petits = capitale(serie.mention), [serie.note]
    elif not repartition.exprimes:
        grand, petits = capitale(PERSONNE), [*a_part(repartition), serie.note]
    else:
        mesures = mesurer(echelle, repartition)
        grand = capitale(mesures.qualification)
        petits = [dire_camps(repartition, mesures), *a_part(repartition), serie.note, a_cote]
    bas = feuille.couler(grand, 0, haut, page.place, page.taille * 1.35, role="accent", gras=True)
    return feuille.couler(
        " · ".join(filter(None, petits)), 0, bas, page.place, page.taille, role="encre_seconde"
    )


def _tracer_degres(feuille: Feuille, haut: float, serie: Serie, echelle: Echelle) -> float:
    """Une colonne par degré tant qu’elles tiennent, sinon deux, sinon une ; rend le bas."""
    page = feuille.page
    cote = page.taille * 1.45
    decalage = cote + 0.5 * page.taille
    ecart = 1.2 * page.taille
    nombre = len(echelle.degres)
    colonnes = 1
    for essai in sorted({nombre, (nombre + 1) // 2, (nombre + 2) // 3, 2}, reverse=True):
        largeur = (page.place - (essai - 1) * ecart) / essai
        if largeur >= 9.5 * page.taille:
            colonnes = essai
            break
    largeur = (page.place - (colonnes - 1) * ecart) / colonnes
    y = haut
    for debut in range(0, nombre, colonnes):
        bas = y
        for place, rang in enumerate(range(debut, min(debut + colonnes, nombre))):
            x = place * (largeur + ecart)
            carre = Rect(x, y, cote, cote, None, rayon=cote * 0.2)
            tracer_degre(feuille, carre, rang, echelle, str(rang + 1), page.taille)
            fin = feuille.couler(
                echelle.degres[rang].libelle, x + decalage, y, largeur - decalage, page.taille,
                lignes_max=3,
            )  # fmt: skip
            dit = _dire(serie, rang)
            if dit:
                feuille.ecrire(
                    dit, x + decalage, fin + page.taille, page.taille, gras=True,
                    place=largeur - decalage,
                )  # fmt: skip
                fin += INTERLIGNE * page.taille
            bas = max(bas, fin, y + cote)
        y = bas + 0.5 * page.taille
    return y - 0.5 * page.taille


def _dire(serie: Serie, rang: int) -> str:
    """« 11 · 50 % »."""
    repartition = serie.repartition
    if repartition is None or not repartition.exprimes:
        return ""
    effectif = repartition.effectifs[rang]
    return f"{effectif} · {dire_part(effectif, repartition.exprimes)}"
