"""La légende d’un dessin : un carré numéroté et un libellé par degré."""

from __future__ import annotations

from typing import Final

from charte_studio.domaine.echelles import Echelle
from charte_studio.redaction.graphiques.barres import tracer_degre
from charte_studio.redaction.graphiques.dessin import Rect
from charte_studio.redaction.graphiques.page import Feuille

_CARRE: Final = 1.45
"""Le côté du carré, en part de la taille du texte."""


def tracer_legende(
    feuille: Feuille, haut: float, echelle: Echelle, *, a_rebours: bool = False
) -> float:
    """Trace la légende, qui passe à la ligne quand la place manque ; rend son bas.

    `a_rebours` suit des barres peintes du moins favorable au plus favorable.
    """
    taille, place = feuille.page.taille_petite, feuille.page.place
    cote = taille * _CARRE
    rangs = range(len(echelle.degres))
    x, y = 0.0, haut
    for rang in reversed(rangs) if a_rebours else rangs:
        libelle = feuille.couper(
            echelle.degres[rang].court or echelle.degres[rang].libelle,
            place - cote - taille, taille, lignes_max=1,
        )  # fmt: skip
        mot = libelle[0] if libelle else ""
        largeur = cote + 0.45 * taille + feuille.mesurer(mot, taille)
        if x and x + largeur > place:
            x, y = 0.0, y + cote + 0.35 * taille
        carre = Rect(x, y, cote, cote, None, rayon=cote * 0.2)
        tracer_degre(feuille, carre, rang, echelle, str(rang + 1), taille)
        feuille.ecrire(
            mot, x + cote + 0.45 * taille, y + cote / 2 + 0.34 * taille, taille,
            role="encre_seconde",
        )  # fmt: skip
        x += largeur + 1.3 * taille
    return y + cote
