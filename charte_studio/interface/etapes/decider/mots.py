"""Les mots de Décider : ce que disent une ligne du tableau, une issue, une répartition."""

from __future__ import annotations

from typing import Final, Literal

from charte_studio.atelier.lectures.decider import DecisionLue, LigneDecision
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import (
    ISSUES,
    ISSUES_DANS_LA_CHARTE,
    libelle_niveau,
    libelle_rang,
)
from charte_studio.interface.widgets.barre_repartition import decrire_repartition

Ton = Literal["encre", "encre_seconde", "accent", "reussi", "alerte"]
"""Une couleur du thème, par son rôle."""

VERBES: Final[dict[str, str]] = {
    "adopte": "Adopter",
    "adopte-avec-reserves": "Adopter avec réserves",
    "renvoye": "Renvoyer au dialogue social",
    "ecarte": "Écarter",
}
"""Ce que fait chaque issue, dans l’ordre des touches 1 à 4."""

TONS_ISSUES: Final[dict[str, Ton]] = {
    "adopte": "reussi",
    "adopte-avec-reserves": "accent",
    "renvoye": "encre_seconde",
    "ecarte": "encre_seconde",
}
A_TRANCHER: Final = "à trancher"
SANS_RELECTURE: Final = "sans relecture"
RIEN: Final = "—"


def capitale(texte: str) -> str:
    """Le texte, sa première lettre en capitale."""
    return texte[:1].upper() + texte[1:]


def dire_issue(decision: DecisionLue | None) -> str:
    """« Adopté avec réserves », ou « à trancher »."""
    return ISSUES[decision.issue] if decision else A_TRANCHER


def dire_formulation(ligne: LigneDecision) -> str:
    """Le niveau retenu, ou un tiret quand l’issue ne donne pas d’article."""
    decision = ligne.decision
    if decision is None or decision.issue not in ISSUES_DANS_LA_CHARTE:
        return RIEN
    retenue = next((f for f in ligne.formulations if f.id == decision.formulation_id), None)
    return nommer_niveau(retenue.niveau) if retenue else RIEN


def nommer_niveau(niveau: str) -> str:
    """« Équilibrée »."""
    return capitale(libelle_niveau(niveau))


def lire_en_mots(ligne: LigneDecision) -> str:
    """« Large accord, 1 objection » : la qualification, puis ce qui reste vif."""
    if ligne.mesure is None:
        return "Tour ouvert" if ligne.tour_ouvert else "Pas encore de position"
    morceaux = [capitale(ligne.mesure.mesures.qualification)]
    if ligne.objections_vives:
        compte = accorder(ligne.objections_vives, "objection", "objections")
        morceaux.append(compte.replace(" ", "\u00a0"))
    if ligne.tour_ouvert:
        morceaux.append("un tour est ouvert")
    return ", ".join(morceaux)


def pourquoi_pas_de_barre(ligne: LigneDecision, seuil: int) -> str:
    """Ce qu’on lit à la place de la répartition ; vide si elle se montre."""
    if ligne.mesure is None:
        return "caché jusqu’à la clôture" if ligne.tour_ouvert else "aucun tour clos"
    if ligne.mesure.masque:
        return f"masqué\u00a0: moins de {seuil} exprimés"
    if not ligne.mesure.repartition.exprimes:
        return "personne ne s’est exprimé"
    return ""


def dire_repartitions(ligne: LigneDecision, echelle: Echelle, seuil: int) -> str:
    """Les deux répartitions en toutes lettres, une par ligne."""
    absente = pourquoi_pas_de_barre(ligne, seuil)
    if absente or ligne.mesure is None:
        return capitale(absente)
    tours = [tour for tour in (ligne.avant, ligne.mesure) if tour is not None]
    return "\n".join(_dire_tour(tour, echelle, seuil) for tour in tours)


def _dire_tour(tour: TourMesure, echelle: Echelle, seuil: int) -> str:
    libelle = libelle_rang(tour.tour.rang)
    if tour.masque:
        return f"{libelle}\u00a0: masqué, moins de {seuil} exprimés"
    mots = decrire_repartition(tour.repartition.effectifs, [d.libelle for d in echelle.degres])
    return f"{libelle}\u00a0: {mots}"


def titre_des_barres(lignes: tuple[LigneDecision, ...]) -> str:
    """L’en-tête de la colonne : le tour montré, et les exprimés s’ils sont les mêmes partout."""
    mesures = [ligne.mesure for ligne in lignes if ligne.mesure]
    rangs = {mesure.tour.rang for mesure in mesures}
    libelle = libelle_rang(rangs.pop()) if len(rangs) == 1 else "Dernier tour clos"
    exprimes = {mesure.repartition.exprimes for mesure in mesures if not mesure.masque}
    if len(exprimes) != 1:
        return libelle
    return f"{libelle} · {accorder(exprimes.pop(), 'exprimé', 'exprimés')}"
