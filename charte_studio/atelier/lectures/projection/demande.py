"""La demande d’une scène : une petite donnée que l’on garde, compare et transmet."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Final

from charte_studio.socle.erreurs import Refus

NOMS_SCENES: Final[dict[str, str]] = {
    "accueil": "Accueil",
    "regles": "Règles d’échange",
    "donnees": "Vos données",
    "deroule": "Déroulé",
    "barometre": "Baromètre",
    "mur": "Usages et ressentis",
    "enjeu": "Enjeu",
    "affirmation": "Affirmation",
    "tour_ouvert": "Tour ouvert",
    "resultat": "Résultat",
    "colleges": "Résultat par collège",
    "debat": "Débat",
    "amendement": "Amendement",
    "avant_apres": "Avant et après débat",
    "decision": "Décision",
    "article": "Article",
    "pause": "Pause",
    "minuteur": "Minuteur",
    "synthese": "Synthèse",
    "noir": "Écran noir",
}
"""Toutes les scènes, dans l’ordre où un atelier les rencontre, et leur nom montré."""


@dataclass(frozen=True, slots=True)
class Demande:
    """Quelle scène montrer. Les champs qui ne la concernent pas restent vides."""

    scene: str
    """Une clé de `NOMS_SCENES`."""
    principe_id: int | None = None
    rang: int = 1
    """Le rang du tour montré : 1 avant débat, 2 après."""
    objet: str = "principe"
    """Ce sur quoi porte le tour : une clé de `vocabulaire.OBJETS_TOUR`."""
    amendement_id: int | None = None
    """L’amendement comparé, ou celui sur lequel porte le tour."""
    barometre_id: int | None = None
    """Le baromètre montré ; `None` : le premier."""
    titre: str = ""
    """Un mot d’animation pour la pause et le minuteur : « Une minute de silence »."""


def demande_en_texte(demande: Demande) -> str:
    """La demande en JSON, sans les champs vides."""
    vide = Demande(demande.scene)
    return json.dumps(
        {c: v for c, v in asdict(demande).items() if c == "scene" or v != getattr(vide, c)},
        ensure_ascii=False,
    )


def demande_depuis_texte(texte: str) -> Demande:
    """La demande que dit ce JSON. Lève `Refus` s’il n’en est pas une."""
    try:
        brut = json.loads(texte)
    except json.JSONDecodeError as erreur:
        raise Refus("Cette demande de scène ne se lit pas : projetez la scène de nouveau.") from (
            erreur
        )
    connus = {champ.name: champ.type for champ in fields(Demande)}
    if (
        not isinstance(brut, dict)
        or brut.get("scene") not in NOMS_SCENES
        or not set(brut) <= set(connus)
        or not all(_bon_type(valeur, str(connus[champ])) for champ, valeur in brut.items())
    ):
        raise Refus("Cette demande de scène est inconnue : projetez la scène de nouveau.")
    return Demande(**brut)


def _bon_type(valeur: object, attendu: str) -> bool:
    if attendu == "str":
        return isinstance(valeur, str)
    entier = isinstance(valeur, int) and not isinstance(valeur, bool)
    return entier or (valeur is None and "None" in attendu)
