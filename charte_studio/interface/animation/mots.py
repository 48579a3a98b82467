"""Les mots de l’animation : le nom d’une scène, l’état de la salle, ce que fera Page suivante."""

from __future__ import annotations

from typing import Final, Literal

from charte_studio.atelier.lectures.projection import NOMS_SCENES, Demande, Pas, Scene
from charte_studio.atelier.lectures.projection.fil import CLORE, OUVRIR
from charte_studio.atelier.lectures.projection.scenes import Repere
from charte_studio.domaine.vocabulaire import libelle_rang

EtatSalle = Literal["rien", "montre", "figee", "noire", "absente"]
"""Ce que voit la salle : rien, la scène, une image figée, le noir, ou un écran débranché."""

GESTES: Final = {OUVRIR: "ouvre le tour", CLORE: "clôt le tour"}
_AVEC_TOUR: Final = frozenset({"tour_ouvert", "resultat", "colleges"})


def nommer(demande: Demande, scene: Scene | None = None) -> str:
    """« Tour ouvert, avant débat », « Résultat de l’amendement », « Affirmation »."""
    nom = NOMS_SCENES[demande.scene]
    if demande.scene not in _AVEC_TOUR:
        return nom
    if demande.amendement_id is not None:
        return f"{nom}\u00a0: {getattr(scene, 'tour', '') or 'amendement'}"
    if demande.objet == "niveau":
        return f"{nom}\u00a0: niveau d’exigence"
    return f"{nom}, {libelle_rang(demande.rang).lower()}"


def situer(scene: Scene) -> str:
    """« Principe 6 sur 12 · Contrôle humain », vide pour une scène de toute la salle."""
    repere = getattr(scene, "repere", None)
    return repere.phrase if isinstance(repere, Repere) else ""


def dire_etat(etat: EtatSalle, nom: str) -> str:
    """Ce que voit la salle, en peu de mots."""
    return {
        "rien": "La salle ne voit rien",
        "montre": f"À l’écran\u00a0: {nom}",
        "figee": f"Figé\u00a0: {nom}",
        "noire": "Écran noir",
        "absente": "Écran débranché",
    }[etat]


def dire_etat_court(etat: EtatSalle) -> str:
    """Le même, pour la barre du haut."""
    return {
        "rien": "Rien de projeté",
        "montre": "Projeté",
        "figee": "Figé",
        "noire": "Écran noir",
        "absente": "Écran débranché",
    }[etat]


def dire_geste(pas: Pas) -> str:
    """« Page suivante ouvre le tour », vide si la scène ne demande rien."""
    return f"Page suivante {GESTES[pas.geste]}." if pas.geste else ""
