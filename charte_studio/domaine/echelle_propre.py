"""L’échelle propre à un atelier : ses degrés, leur sens, et comment elle se garde."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from charte_studio.domaine.echelles import (
    ECHELLES,
    SANS_AVIS,
    SENS,
    Degre,
    Echelle,
)
from charte_studio.domaine.francais import en_cle

CLE_PROPRE: Final = "propre"
"""La clé de l’échelle propre, quelle qu’elle soit : un atelier n’en a qu’une."""

DEGRES_MIN: Final = 3
DEGRES_MAX: Final = 9
"""Neuf degrés au plus : chacun se saisit d’une touche, de 1 à 9."""
LONGUEUR_LIBELLE: Final = 60
LONGUEUR_NOM: Final = 80
LONGUEUR_COURT: Final = 14
NOM_PAR_DEFAUT: Final = "Échelle de l’atelier"

LIBELLES_SENS: Final[dict[str, str]] = {
    "favorable": "Favorable",
    "neutre": "Neutre",
    "defavorable": "Défavorable",
}


def echelle_propre(nom: str, degres: Sequence[tuple[str, str]]) -> Echelle:
    """Une échelle à soi : (libellé, sens) du plus favorable au moins favorable.

    `sens` : une clé de `LIBELLES_SENS`. Lève `ValueError`, en une phrase à montrer telle quelle,
    si l’échelle ne tient pas : trop ou trop peu de degrés, libellé vide, trop long ou répété, sens
    mal ordonnés, camp absent.
    """
    nom = " ".join(nom.split()) or NOM_PAR_DEFAUT
    if len(nom) > LONGUEUR_NOM:
        raise ValueError(f"Le nom de l’échelle dépasse {LONGUEUR_NOM} caractères : raccourcissez.")
    if not DEGRES_MIN <= len(degres) <= DEGRES_MAX:
        raise ValueError(
            f"Une échelle compte de {DEGRES_MIN} à {DEGRES_MAX} degrés ; celle-ci en a "
            f"{len(degres)}."
        )
    libelles = [" ".join(libelle.split()) for libelle, _ in degres]
    sens = [cle for _, cle in degres]
    _controler_libelles(libelles)
    _controler_sens(libelles, sens)
    cles = [en_cle(libelle) for libelle in libelles]
    courts = _courts(libelles)
    return Echelle(
        CLE_PROPRE,
        nom,
        tuple(Degre(*degre) for degre in zip(cles, libelles, courts, strict=True)),
        sens.count("favorable"),
        sens.count("defavorable"),
    )


def _controler_libelles(libelles: Sequence[str]) -> None:
    vus: dict[str, str] = {}
    for numero, libelle in enumerate(libelles, 1):
        if not libelle:
            raise ValueError(f"Le degré {numero} n’a pas de libellé : écrivez-le, ou retirez-le.")
        if len(libelle) > LONGUEUR_LIBELLE:
            raise ValueError(
                f"Le libellé du degré {numero} dépasse {LONGUEUR_LIBELLE} caractères : "
                "raccourcissez-le."
            )
        nom = en_cle(libelle)
        if not nom:
            raise ValueError(
                f"« {libelle} » ne se dit pas à voix haute : ajoutez un mot ou un chiffre."
            )
        if nom == SANS_AVIS:
            raise ValueError(
                "« Sans avis » se propose toujours, à part de l’échelle : n’en faites pas un degré."
            )
        if nom in vus:
            raise ValueError(
                f"Deux degrés se lisent pareil, « {vus[nom]} » et « {libelle} » : "
                "donnez-leur des libellés différents."
            )
        vus[nom] = libelle


def _controler_sens(libelles: Sequence[str], sens: Sequence[str]) -> None:
    for libelle, cle in zip(libelles, sens, strict=True):
        if cle not in SENS:
            raise ValueError(
                f"« {libelle} » n’a pas de sens : dites s’il est favorable, neutre ou défavorable."
            )
    for cle in ("favorable", "defavorable"):
        if cle not in sens:
            mot = LIBELLES_SENS[cle].lower()
            raise ValueError(f"Il faut au moins un degré {mot}.")
    for rang, (avant, apres) in enumerate(pairwise(sens)):
        if SENS[avant] < SENS[apres]:
            raise ValueError(
                f"« {libelles[rang + 1]} » ({LIBELLES_SENS[apres].lower()}) vient après "
                f"« {libelles[rang]} » ({LIBELLES_SENS[avant].lower()}) : rangez les degrés du "
                "plus favorable au moins favorable."
            )


def _courts(libelles: Sequence[str]) -> list[str]:
    """Les libellés tenus dans une légende, sans qu’aucun désigne deux degrés.

    Des mots entiers tant qu’il en tient, et des points de suspension ; là où deux abrégés se
    liraient pareil, le libellé entier.
    """
    abreges = [_abreger(libelle) for libelle in libelles]
    courts = []
    for rang, (libelle, abrege) in enumerate(zip(libelles, abreges, strict=True)):
        autres = {
            en_cle(texte)
            for autre in range(len(libelles))
            if autre != rang
            for texte in (abreges[autre], libelles[autre])
        }
        pris = en_cle(abrege) in autres or en_cle(abrege) in ("", SANS_AVIS)
        courts.append(libelle if pris else abrege)
    return courts


def _abreger(libelle: str) -> str:
    if len(libelle) <= LONGUEUR_COURT:
        return libelle
    garde = ""
    for mot in libelle.split():
        suite = f"{garde} {mot}".strip()
        if len(suite) >= LONGUEUR_COURT:
            break
        garde = suite
    return f"{(garde or libelle[: LONGUEUR_COURT - 1]).rstrip(' ,;:.')}…"


# --- la garder ---------------------------------------------------------------------------------


def en_json(echelle: Echelle) -> str:
    """L’échelle en un texte stable : même échelle, même texte. Les clés y sont gardées."""
    sens = {nombre: cle for cle, nombre in SENS.items()}
    return json.dumps(
        {
            "nom": echelle.nom,
            "degres": [
                {
                    "cle": degre.cle,
                    "libelle": degre.libelle,
                    "court": degre.court,
                    "sens": sens[echelle.sens(rang)],
                }
                for rang, degre in enumerate(echelle.degres)
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def depuis_json(texte: str) -> Echelle:
    """L’échelle gardée par `en_json`, contrôlée comme une neuve.

    Lève `ValueError`, en une phrase, si le texte n’en est pas une.
    """
    try:
        lu = json.loads(texte)
        degres = [
            (str(d["cle"]), str(d["libelle"]), str(d["court"]), str(d["sens"])) for d in _lus(lu)
        ]
        nom = str(lu["nom"])
    except (ValueError, KeyError, TypeError, RecursionError) as erreur:
        raise ValueError("L’échelle gardée dans le fichier est illisible.") from erreur
    neuve = echelle_propre(nom, [(libelle, sens) for _, libelle, _, sens in degres])
    cles = [cle for cle, _, _, _ in degres]
    courts = [court.strip() for _, _, court, _ in degres]
    if len(set(cles)) < len(cles) or not all(cles) or SANS_AVIS in cles:
        raise ValueError("Deux degrés de l’échelle gardée ont la même clé, ou n’en ont pas.")
    return Echelle(
        CLE_PROPRE,
        neuve.nom,
        tuple(
            Degre(cle, degre.libelle, court or degre.court)
            for cle, degre, court in zip(cles, neuve.degres, courts, strict=True)
        ),
        neuve.favorables,
        neuve.defavorables,
    )


def _lus(lu: Any) -> list[dict[str, Any]]:
    degres = lu["degres"]
    if not isinstance(degres, list):
        raise TypeError
    return degres


def echelle_de(cle: str, json_propre: str | None = None) -> Echelle:
    """L’échelle d’un atelier : l’une des échelles livrées, ou la sienne si `cle` vaut « propre ».

    Lève `ValueError`, en une phrase, pour une clé inconnue ou une échelle propre illisible.
    """
    if cle == CLE_PROPRE:
        if not json_propre:
            raise ValueError("L’échelle propre de l’atelier n’est pas dans le fichier.")
        return depuis_json(json_propre)
    if cle not in ECHELLES:
        raise ValueError(f"Échelle inconnue : « {cle} ».")
    return ECHELLES[cle]
