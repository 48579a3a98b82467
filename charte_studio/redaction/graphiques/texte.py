"""Les textes d’un dessin : nettoyés, coupés en lignes, abrégés s’il le faut."""

from __future__ import annotations

import unicodedata
from typing import Final

from charte_studio.redaction.graphiques.largeurs import Mesure

_SUITE: Final = "…"
_JEU: Final = 1e-6
"""Une place calculée pour un texte lui suffit, aux arrondis près."""
_REMPLACES: Final = str.maketrans({
    "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u00ad": None,
    "\u200b": None, "\ufeff": None,
})  # fmt: skip
"""Ce que la police livrée n’a pas, ou qui ne se voit pas."""


def nettoyer(texte: str) -> str:
    """Une ligne sans caractère de commande ni demi-caractère, faite pour être dessinée."""
    propre = unicodedata.normalize("NFC", texte).translate(_REMPLACES)
    sans_commande = "".join(
        " " if unicodedata.category(signe) in ("Cc", "Zl", "Zp", "Cs") else signe
        for signe in propre
    )
    return " ".join(mot for mot in sans_commande.split(" ") if mot)


def couper_en_lignes(
    texte: str,
    place: float,
    taille: float,
    *,
    gras: bool = False,
    mesure: Mesure,
    lignes_max: int | None = None,
) -> tuple[str, ...]:
    """Le texte coulé dans `place` ; au-delà de `lignes_max`, la dernière finit par « … ».

    Un mot plus long que la place est coupé. Un texte vide ne donne aucune ligne.
    """
    lignes: list[str] = []
    courante = ""
    for mot in _mots(nettoyer(texte), place, taille, gras, mesure):
        essai = f"{courante} {mot}" if courante else mot
        if courante and mesure(essai, taille, gras) > place + _JEU:
            lignes.append(courante)
            courante = mot
        else:
            courante = essai
    if courante:
        lignes.append(courante)
    if lignes_max is not None and len(lignes) > lignes_max:
        garde = lignes[: lignes_max - 1]
        reste = abreger(f"{lignes[lignes_max - 1]}{_SUITE}", place, taille, gras, mesure)
        return (*garde, reste)
    return tuple(lignes)


def abreger(texte: str, place: float, taille: float, gras: bool, mesure: Mesure) -> str:
    """Le texte s’il tient, sinon son début suivi de « … » ; vide si rien ne tient."""
    if mesure(texte, taille, gras) <= place + _JEU:
        return texte
    debut = texte.removesuffix(_SUITE)
    while debut:
        debut = debut[:-1]
        essai = debut.rstrip(" \u00a0,;.") + _SUITE
        if mesure(essai, taille, gras) <= place:
            return essai
    return ""


def _mots(texte: str, place: float, taille: float, gras: bool, mesure: Mesure) -> list[str]:
    """Les mots, ceux qui dépassent la place étant coupés en morceaux qui tiennent."""
    morceaux: list[str] = []
    for mot in texte.split(" "):
        reste = mot
        while reste and mesure(reste, taille, gras) > place + _JEU:
            coupe = len(reste) - 1
            while coupe > 1 and mesure(reste[:coupe], taille, gras) > place + _JEU:
                coupe -= 1
            if coupe < 1:
                break
            morceaux.append(reste[:coupe])
            reste = reste[coupe:]
        if reste:
            morceaux.append(reste)
    return morceaux
