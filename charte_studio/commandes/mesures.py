"""`mesures` : répartitions et indices, en texte ou en JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.commun import (
    InfoAtelier,
    compter_inscrits,
    lire_atelier,
)
from charte_studio.atelier.lectures.mesures import (
    CollegeMesure,
    PrincipeMesure,
    TourMesure,
    mesurer_principes,
)
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.mesures import Repartition
from charte_studio.domaine.vocabulaire import RANGS_TOUR


def mesures(fichier: Path, *, en_json: bool, public: bool) -> None:
    """Montre les mesures ; `public` cache les tours ouverts et ce qui est sous le seuil."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        info = lire_atelier(atelier.connexion)
        principes = mesurer_principes(atelier.connexion)
        inscrits = compter_inscrits(atelier.connexion)
    if en_json:
        print(
            json.dumps(
                {
                    "atelier": _atelier(info, inscrits),
                    "principes": [_principe(p, info.echelle, public) for p in principes],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        for principe in principes:
            print("\n".join(_en_texte(principe, info.echelle, public)))


def _atelier(info: InfoAtelier, inscrits: int) -> dict[str, Any]:
    return {
        "titre": info.titre,
        "organisation": info.organisation,
        "cadre": info.cadre,
        "forme": info.forme,
        "modele": info.modele,
        "echelle": info.echelle.cle,
        "degres": {degre.cle: degre.libelle for degre in info.echelle.degres},
        "participants": inscrits,
        "seuil": info.seuil,
        "regle": info.regle.en_phrase(),
    }


def _principe(principe: PrincipeMesure, echelle: Echelle, public: bool) -> dict[str, Any]:
    return {
        "cle": principe.cle,
        "titre": principe.titre,
        "tours": [_tour(tour, echelle, public) for tour in principe.tours],
    }


def _cache(tour: TourMesure, public: bool) -> bool:
    """Vrai si le public ne doit rien voir de ce tour que son nombre de réponses."""
    return public and (tour.masque or not tour.tour.clos)


def _tour(tour: TourMesure, echelle: Echelle, public: bool) -> dict[str, Any]:
    cache = _cache(tour, public)
    mesures = tour.mesures
    resultat: dict[str, Any] = {
        "rang": tour.tour.rang,
        "mode": tour.tour.mode,
        "etat": tour.tour.etat,
        "effectifs": None if cache else _effectifs(tour.repartition, echelle),
        "exprimes": tour.repartition.exprimes,
        "sans_avis": tour.repartition.sans_avis,
        "manquants": tour.repartition.manquants,
    }
    for cle in (
        "part_favorable",
        "part_defavorable",
        "degre_median",
        "accord_a",
        "consensus",
        "qualification",
    ):
        resultat[cle] = None if cache else getattr(mesures, cle)
    if cache:
        resultat["masque"] = True
    if public and not tour.tour.clos:
        # Tant que le tour est ouvert, on ne dit que combien ont répondu.
        resultat |= {
            "exprimes": None,
            "sans_avis": None,
            "reponses": tour.repartition.reponses,
        }
    resultat["par_college"] = {
        college.cle: _college(college, echelle, public and (cache or college.masque))
        for college in tour.colleges
    }
    return resultat


def _college(college: CollegeMesure, echelle: Echelle, masque: bool) -> dict[str, Any]:
    if masque:
        return {"masque": True}
    return {
        "effectifs": _effectifs(college.repartition, echelle),
        "exprimes": college.repartition.exprimes,
    }


def _effectifs(repartition: Repartition, echelle: Echelle) -> dict[str, int]:
    return {
        degre.cle: nombre
        for degre, nombre in zip(echelle.degres, repartition.effectifs, strict=True)
    }


def _en_texte(principe: PrincipeMesure, echelle: Echelle, public: bool) -> list[str]:
    lignes = [principe.titre]
    for tour in principe.tours:
        repartition, mesures = tour.repartition, tour.mesures
        compte = (
            f"{accorder(repartition.exprimes, 'exprimé', 'exprimés')}, "
            f"{repartition.sans_avis} sans avis, {repartition.manquants} sans réponse"
        )
        nom = RANGS_TOUR[tour.tour.rang]
        if public and not tour.tour.clos:
            reponses = accorder(repartition.reponses, "réponse", "réponses")
            lignes.append(f"  {nom} : {reponses} (répartition masquée : tour ouvert)")
            continue
        if _cache(tour, public):
            lignes.append(f"  {nom} : {compte} (répartition masquée : trop peu d’exprimés)")
            continue
        degres = ", ".join(
            f"{nombre} {degre.court.lower()}"
            for degre, nombre in zip(echelle.degres, repartition.effectifs, strict=True)
        )
        lignes.append(f"  {nom} : {mesures.qualification} — {degres}")
        lignes.append(
            f"    {compte} ; favorables {pourcentage(mesures.part_favorable)}, "
            f"défavorables {pourcentage(mesures.part_defavorable)} ; "
            f"accord A {_indice(mesures.accord_a)}, consensus {_indice(mesures.consensus)}"
        )
        for college in tour.colleges:
            if public and college.masque:
                lignes.append(f"    {college.nom} : masqué (petit effectif)")
            else:
                effectifs = " ".join(map(str, college.repartition.effectifs))
                lignes.append(f"    {college.nom} : {effectifs}")
    if not principe.tours:
        lignes.append("  aucun tour")
    return lignes


def _indice(valeur: float | None) -> str:
    return "—" if valeur is None else f"{valeur:.2f}".replace(".", ",")
