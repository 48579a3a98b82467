"""Lire une scène : le seul endroit qui décide ce que la salle voit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.projection import ouverture, principe, tours
from charte_studio.atelier.lectures.projection.demande import Demande
from charte_studio.atelier.lectures.projection.scenes import Scene, SceneNoire

_DE_LA_SALLE: Final[dict[str, Callable[[Connection, Demande], Scene]]] = {
    "accueil": ouverture.lire_accueil,
    "regles": ouverture.lire_regles,
    "donnees": ouverture.lire_donnees,
    "deroule": ouverture.lire_deroule,
    "barometre": ouverture.lire_barometre,
    "mur": ouverture.lire_mur,
    "pause": ouverture.lire_pause,
    "minuteur": ouverture.lire_minuteur,
    "synthese": ouverture.lire_synthese,
}
_DU_PRINCIPE: Final[dict[str, Callable[[Connection, principe.PrincipeMontre, Demande], Scene]]] = {
    "enjeu": principe.lire_enjeu,
    "affirmation": principe.lire_affirmation,
    "tour_ouvert": tours.lire_tour_ouvert,
    "resultat": tours.lire_resultat,
    "colleges": tours.lire_par_college,
    "avant_apres": tours.lire_avant_apres,
    "debat": principe.lire_debat,
    "amendement": principe.lire_amendement,
    "decision": principe.lire_decision,
    "article": principe.lire_article,
}


@retenir
def lire_scene(connexion: Connection, demande: Demande) -> Scene:
    """La scène demandée ; celle qui n’a rien à montrer est un `SceneMessage` qui le dit.

    Lève `KeyError` pour une scène qui n’est pas dans `NOMS_SCENES`.
    """
    if demande.scene == "noir":
        return SceneNoire()
    if demande.scene in _DE_LA_SALLE:
        return _DE_LA_SALLE[demande.scene](connexion, demande)
    lire = _DU_PRINCIPE[demande.scene]
    montre = principe.lire_principe_montre(connexion, demande)
    return lire(connexion, montre, demande) if montre else principe.ABSENT
