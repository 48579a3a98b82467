"""Jouer et relire des tours d’un chiffre par personne, dans l’atelier d’essai."""

from __future__ import annotations

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.se_positionner import lire_lignes
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS

DEGRES = tuple(degre.cle for degre in ECHELLES["accord-5"].degres)


def jouer_tour(atelier: AtelierOuvert, principe: int, reponses: str, *, clos: bool = True) -> int:
    """Ouvre un tour et donne un degré par personne (« 0 » : sans avis, « . » : pas de réponse)."""
    tour = ouvrir_tour(atelier, principe)
    for participant, degre in enumerate(reponses, start=1):
        if degre != ".":
            cle = SANS_AVIS if degre == "0" else DEGRES[int(degre) - 1]
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=cle)
    if clos:
        clore_tour(atelier, tour)
    return tour


def reponses(atelier: AtelierOuvert, principe: int) -> list[str | None]:
    """Ce que dit le fichier du dernier tour de ce principe."""
    tour = lire_tours(atelier.connexion, principe)[-1]
    return [ligne.reponse for ligne in lire_lignes(atelier.connexion, tour)]
