"""Une saisie du formulaire devient le geste qui convient."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    modifier_contribution,
    modifier_objection,
    traiter_objection,
)
from charte_studio.interface.etapes.se_positionner.parole.saisie import Saisie

_ETATS: Final = {"lever": "levee", "maintenir": "maintenue"}


def enregistrer(atelier: AtelierOuvert, principe_id: int, saisie: Saisie) -> int:
    """Écrit la saisie et rend la clé de l’argument ou de l’objection. Lève `Refus`."""
    if saisie.cible is None:
        return _ajouter(atelier, principe_id, saisie)
    if saisie.traite:
        traiter_objection(atelier, saisie.cible, etat=_ETATS[saisie.genre], suite=saisie.texte)
    elif saisie.genre == "argument":
        modifier_contribution(
            atelier,
            saisie.cible,
            nature=saisie.nature,
            texte=saisie.texte,
            college_id=saisie.college_id,
        )
    else:
        modifier_objection(atelier, saisie.cible, texte=saisie.texte, college_id=saisie.college_id)
    return saisie.cible


def garder(atelier: AtelierOuvert, principe_id: int, saisie: Saisie, *, etat: str) -> int:
    """Met à l’abri un brouillon qu’on quitte.

    La suite d’une objection se garde sans la lever ni la maintenir : elle reste dans son `etat`.
    """
    if saisie.traite and saisie.cible is not None:
        traiter_objection(atelier, saisie.cible, etat=etat, suite=saisie.texte)
        return saisie.cible
    return enregistrer(atelier, principe_id, saisie)


def _ajouter(atelier: AtelierOuvert, principe_id: int, saisie: Saisie) -> int:
    if saisie.genre == "argument":
        return ajouter_contribution(
            atelier,
            principe_id=principe_id,
            nature=saisie.nature,
            texte=saisie.texte,
            college_id=saisie.college_id,
        )
    return ajouter_objection(
        atelier, principe_id=principe_id, texte=saisie.texte, college_id=saisie.college_id
    )
