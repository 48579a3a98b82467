"""Les mots d’un amendement : où il en est, ce que la règle en dirait, ce qu’on peut en faire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.domaine.vocabulaire import ETATS_AMENDEMENT, libelle_niveau
from charte_studio.interface.widgets.pastille import RolePastille

VOIR: Final = "voir"
CORRIGER: Final = "corriger"
ADOPTER: Final = "adopter"
REJETER: Final = "rejeter"
RETIRER: Final = "retirer"
ROUVRIR: Final = "rouvrir"

BASE_DEPASSEE: Final = "La formulation a changé depuis\u00a0: la comparaison part du texte d’alors."
ADOPTE: Final = (
    "Son texte est devenu une formulation du principe, que l’étape Décider propose de retenir."
)
VOTE_OUVERT: Final = "Le vote est ouvert\u00a0: on tranche une fois qu’il est clos."
_ROLES: Final[dict[str, RolePastille]] = {"adopte": "reussi", "rejete": "alerte"}


def nommer(amendement: AmendementLu) -> str:
    """« Amendement n° 3 »."""
    return libelle_niveau(f"amendement-{amendement.numero}")


def dire_etat(amendement: AmendementLu) -> tuple[str, RolePastille]:
    """« Proposé », « Vote ouvert », « Voté », « Adopté »… et la couleur de la pastille."""
    if amendement.tour_ouvert is not None:
        return "Vote ouvert", "accent"
    if not amendement.tranche and amendement.dernier_clos is not None:
        return "Voté, à trancher", "accent"
    return ETATS_AMENDEMENT[amendement.etat], _ROLES.get(amendement.etat, "neutre")


def dire_origine(amendement: AmendementLu) -> str:
    """« Proposé par Agents, sur la formulation équilibrée »."""
    par = f"Proposé par «\u00a0{amendement.college}\u00a0»" if amendement.college else "Proposé"
    niveau = libelle_niveau(amendement.niveau)
    if amendement.niveau.startswith("amendement-"):
        return f"{par}, sur le texte de l’{niveau[:1].lower()}{niveau[1:]}"
    if niveau:
        return f"{par}, sur la formulation {niveau.lower()}"
    return par


def dire_suggestion(amendement: AmendementLu) -> str:
    """« L’outil suggère : adopter l’amendement » ; vide si la règle n’a rien à dire."""
    if amendement.suggestion is None:
        return ""
    verbes = {"adopte": "adopter l’amendement", "ecarte": "rejeter l’amendement"}
    verbe = verbes.get(amendement.suggestion.issue or "")
    return f"L’outil suggère\u00a0: {verbe}" if verbe else "L’outil ne suggère rien"


def dire_rivaux(amendement: AmendementLu, tous: Sequence[AmendementLu]) -> str:
    """Ceux qui récrivent la même formulation, et ce que cela entraîne."""
    memes = [
        autre
        for autre in tous
        if autre.id != amendement.id
        and autre.formulation_id is not None
        and autre.formulation_id == amendement.formulation_id
    ]
    adoptes = [autre for autre in memes if autre.etat == "adopte"]
    if amendement.tranche:
        return ""
    if adoptes:
        return (
            f"L’{_minuscule(nommer(adoptes[-1]))} récrit la même formulation et il est "
            "adopté\u00a0: celui-ci, adopté à son tour, prendrait sa place dans la charte."
        )
    vivants = [autre for autre in memes if not autre.tranche]
    if len(vivants) == 1:
        sujet = f"L’{_minuscule(nommer(vivants[0]))} récrit"
    else:
        sujet = f"{len(vivants)} autres amendements récrivent"
    return f"{sujet} la même formulation\u00a0: le dernier adopté l’emporte." if vivants else ""


def dire_entree(amendement: AmendementLu) -> str:
    """Le bouton qui le montre, selon où il en est."""
    if amendement.tour_ouvert is not None:
        return "Voir le vote"
    if amendement.tranche:
        return "Voir"
    return "Mettre aux voix" if amendement.dernier_clos is None else "Voir et trancher"


def actions(amendement: AmendementLu) -> tuple[tuple[str, str], ...]:
    """Ce qu’on peut en faire : l’action, puis ses mots."""
    if amendement.tour_ouvert is not None:
        return ()
    if amendement.tranche:
        return ((ROUVRIR, "Revenir sur ce choix"),)
    return (
        (ADOPTER, "Adopter"),
        (REJETER, "Rejeter"),
        (CORRIGER, "Corriger…"),
        (RETIRER, "Retirer"),
    )


def _minuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:]
