"""Régler la démarche et annoncer la règle de décision."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    exiger,
    latelier,
    une_ligne,
)
from charte_studio.atelier.schema import (
    Atelier,
    Tour,
)
from charte_studio.domaine.confidentialite import SEUILS_POSSIBLES
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelle_propre import CLE_PROPRE, depuis_json, en_json
from charte_studio.domaine.echelles import ECHELLES, Echelle
from charte_studio.domaine.vocabulaire import FORMES, MODES_A_OUVRIR
from charte_studio.socle.erreurs import Refus


def regler_atelier(atelier: AtelierOuvert, **champs: Any) -> None:
    """Modifie les réglages de l’atelier : titre, titre_charte, organisation, forme, seuil, date,
    lieu, duree_minutes, echelle, mode_recueil.

    Lève `Refus` pour une valeur inconnue, ou pour l’échelle une fois un tour ouvert.
    """
    with atelier.geste(f"Régler : {', '.join(_NOMS_REGLAGES[cle] for cle in champs)}") as session:
        ligne = latelier(session)
        for cle, valeur in champs.items():
            setattr(ligne, cle, _valider_reglage(session, ligne, cle, valeur))


_NOMS_REGLAGES = {
    "titre": "titre de l’atelier",
    "titre_charte": "titre de la charte",
    "organisation": "organisation",
    "forme": "forme visée",
    "seuil": "seuil de confidentialité",
    "date": "date",
    "lieu": "lieu",
    "duree_minutes": "durée",
    "echelle": "échelle",
    "mode_recueil": "mode de recueil",
}


def _valider_reglage(session: Session, ligne: Atelier, cle: str, valeur: Any) -> Any:
    match cle:
        case "titre" | "titre_charte":
            return une_ligne(exiger(valeur, f"Le {_NOMS_REGLAGES[cle]}"))
        case "organisation" | "lieu":
            return une_ligne(valeur)
        case "forme" if valeur not in FORMES:
            raise Refus(f"La forme « {valeur} » n’existe pas. Formes : {', '.join(FORMES)}.")
        case "seuil" if valeur not in SEUILS_POSSIBLES:
            raise Refus("Le seuil de confidentialité est de 3, 4 ou 5 personnes.")
        case "date" if valeur is not None:
            return _date_lue(valeur)
        case "duree_minutes" if valeur is not None and not 0 < valeur <= 100_000:
            raise Refus("La durée se donne en minutes, au-dessus de zéro.")
        case "mode_recueil" if valeur not in MODES_A_OUVRIR:
            raise Refus(f"« {valeur} » n’est pas un mode de recueil : {', '.join(MODES_A_OUVRIR)}.")
        case "echelle":
            _valider_echelle(session, ligne, valeur)
    return valeur


def _valider_echelle(session: Session, ligne: Atelier, cle: str) -> None:
    if cle == CLE_PROPRE and not ligne.echelle_propre:
        raise Refus("Écrivez d’abord les degrés de votre échelle.")
    if cle not in {*ECHELLES, CLE_PROPRE}:
        raise Refus(f"L’échelle « {cle} » n’existe pas. Échelles : {', '.join(ECHELLES)}.")
    if cle != ligne.echelle:
        _refuser_apres_premier_tour(session, "L’échelle")


def choisir_echelle_propre(atelier: AtelierOuvert, echelle: Echelle) -> None:
    """Écrit l’échelle propre de l’atelier et la choisit.

    Lève `Refus` si elle ne tient pas (elle est contrôlée comme à la lecture du fichier), ou si un
    tour est déjà ouvert : la salle a répondu sur une autre.
    """
    with atelier.geste("Choisir une échelle propre") as session:
        ligne = latelier(session)
        texte = en_json(echelle)
        try:
            depuis_json(texte)
        except ValueError as erreur:
            raise Refus(str(erreur)) from erreur
        if (ligne.echelle, ligne.echelle_propre) != (CLE_PROPRE, texte):
            _refuser_apres_premier_tour(session, "L’échelle")
        ligne.echelle, ligne.echelle_propre = CLE_PROPRE, texte


def _date_lue(texte: str) -> str:
    try:
        return dt.date.fromisoformat(texte).isoformat()
    except ValueError as erreur:
        raise Refus(f"« {texte} » n’est pas une date : écrivez par exemple 2026-11-12.") from erreur


def annoncer_regle(atelier: AtelierOuvert, regle: RegleDecision) -> None:
    """Change la règle de décision, tant qu’aucun tour n’est ouvert. Lève `Refus` ensuite."""
    with atelier.geste("Annoncer la règle de décision") as session:
        ligne = latelier(session)
        colonnes = colonnes_regle(regle)
        if any(getattr(ligne, cle) != valeur for cle, valeur in colonnes.items()):
            _refuser_apres_premier_tour(session, "La règle de décision")
        for cle, valeur in colonnes.items():
            setattr(ligne, cle, valeur)


def _refuser_apres_premier_tour(session: Session, quoi: str) -> None:
    if session.scalar(select(func.count()).select_from(Tour)):
        raise Refus(
            f"{quoi} est figée depuis l’ouverture du premier tour : la salle s’est positionnée "
            "en la connaissant. Pour en changer, annulez l’ouverture ou créez un autre atelier."
        )


def colonnes_regle(regle: RegleDecision) -> dict[str, str]:
    return {
        "seuil_adoption": str(regle.seuil_adoption),
        "seuil_rejet": str(regle.seuil_rejet),
        "quorum": str(regle.quorum),
        "effet_objection": regle.effet_objection,
    }
