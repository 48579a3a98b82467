"""Les mots des trois volets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from charte_studio.atelier.lectures.controles import ConstatLu
from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.pastille import RolePastille
from charte_studio.redaction.controles import Constat
from charte_studio.redaction.grille import PointLu

ROLES_GRAVITES: Final[dict[str, RolePastille]] = {
    "bloquant": "alerte",
    "important": "accent",
    "conseil": "neutre",
}
SIGNES_GRAVITES: Final[dict[str, str]] = {
    "bloquant": "attention",
    "important": "modifier",
    "conseil": "information",
}
ROLES_ETATS: Final[dict[str, RolePastille]] = {
    "present": "reussi",
    "insuffisant": "accent",
    "absent": "alerte",
}


def libelle_du_geste(constat: Constat) -> str:
    """Le texte du bouton qui répare."""
    if constat.cle == "sigle-non-developpe":
        return f"Développer {constat.cible}"
    if constat.geste == "ouvrir-objection":
        return "Revoir l’objection"
    return constat.geste_libelle


def saisie_attendue(constat: Constat, sigles: Mapping[str, str]) -> tuple[str, str, str]:
    """Ce qu’il faut écrire pour réparer : l’invite, l’indication du champ, le texte proposé.

    Tout est vide quand le bouton suffit.
    """
    if constat.cle == "sigle-non-developpe":
        return (
            f"Le nom entier de {constat.cible}",
            "En toutes lettres",
            sigles.get(constat.cible, ""),
        )
    if constat.geste == "ajouter-definition":
        return f"Ce que la charte appelle «\u00a0{constat.cible}\u00a0»", "Une phrase", ""
    return "", "", ""


def dire_bilan(constats: Sequence[ConstatLu]) -> str:
    """« 6 constats bloquent la version adoptée, 3 sont à reprendre. 2 sont assumés. »"""
    restent = [lu.constat.gravite for lu in constats if lu.motif is None]
    assumes = len(constats) - len(restent)
    dits = []
    if bloquants := restent.count("bloquant"):
        verbe = "bloque" if bloquants == 1 else "bloquent"
        dits.append(f"{accorder(bloquants, 'constat', 'constats')} {verbe} la version adoptée")
    if importants := restent.count("important"):
        dits.append(f"{importants} {'est' if importants == 1 else 'sont'} à reprendre")
    if conseils := restent.count("conseil"):
        dits.append(f"{conseils} {'est un conseil' if conseils == 1 else 'sont des conseils'}")
    phrase = f"{', '.join(dits)}." if dits else "Rien ne reste à reprendre."
    if assumes:
        phrase += f" {accorder(assumes, 'constat est assumé', 'constats sont assumés')}."
    return phrase


def dire_grille(points: Sequence[PointLu]) -> str:
    """« 11 points présents sur 14, 1 insuffisant, 2 absents. »"""
    etats = [point.etat for point in points]
    presents = accorder(etats.count("present"), "point présent", "points présents")
    dits = [f"{presents} sur {len(points)}"]
    if insuffisants := etats.count("insuffisant"):
        dits.append(accorder(insuffisants, "insuffisant", "insuffisants"))
    if absents := etats.count("absent"):
        dits.append(accorder(absents, "absent", "absents"))
    amendes = sum(point.amende for point in points)
    suite = f" {accorder(amendes, 'corrigé', 'corrigés')} à la main." if amendes else ""
    return f"{', '.join(dits)}.{suite}"


def dire_bouton(constats: Sequence[ConstatLu]) -> str:
    """Le bouton de la page : ce qu’il reste de plus grave."""
    restent = [lu.constat.gravite for lu in constats if lu.motif is None]
    if bloquants := restent.count("bloquant"):
        return accorder(bloquants, "point bloquant", "points bloquants")
    importants = restent.count("important")
    return f"{importants} à reprendre" if importants else ""
