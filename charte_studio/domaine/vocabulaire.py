"""Les mots fixes du domaine : cadres, formes visées, thèmes, axes, niveaux, issues.

Chaque table associe une clé stable (celle des fichiers) à son libellé montré.
"""

from __future__ import annotations

from typing import Final

CADRES: Final[dict[str, str]] = {
    "collectivite": "Collectivité territoriale",
    "etat": "Administration d’État",
    "entreprise": "Entreprise",
    "hopital": "Hôpital",
    "ecole": "Établissement scolaire",
    "universite": "Université et recherche",
    "association": "Association",
    "media": "Média",
}

FORMES: Final[dict[str, str]] = {
    "deliberation": "Délibération",
    "decision-conseil": "Décision d’un conseil",
    "charte-unilaterale": "Charte unilatérale de l’employeur",
    "annexe-reglement-interieur": "Annexe au règlement intérieur",
    "accord-collectif": "Accord collectif",
    "guide": "Guide sans portée obligatoire",
    "deontologie": "Charte de déontologie",
    "engagements": "Engagements publics",
    "charte-externe": "Charte externe signée",
}

THEMES: Final[dict[str, str]] = {
    "transparence": "Transparence",
    "humain": "Primauté humaine",
    "donnees": "Données",
    "sobriete": "Sobriété",
    "utilite": "Utilité",
    "formation": "Formation",
    "gouvernance": "Gouvernance",
    "securite": "Sécurité",
    "equite": "Équité",
    "verification": "Vérification",
    "usages": "Usages",
    "souverainete": "Souveraineté",
    "travail": "Travail",
    "evaluation": "Évaluation",
    "sanction": "Sanction",
    "decision": "Décision individuelle",
    "deontologie": "Déontologie",
    "inclusion": "Inclusion",
    "liberte": "Liberté de ne pas utiliser",
    "revision": "Révision",
    "relation": "Relation humaine",
    "propriete": "Propriété intellectuelle",
}

AXES: Final[dict[str, str]] = {
    "connaitre": "Connaître et former",
    "encadrer": "Encadrer",
    "decider": "Décider",
}

NIVEAUX: Final[dict[str, str]] = {
    "souple": "Souple",
    "equilibree": "Équilibrée",
    "exigeante": "Exigeante",
}
"""Les niveaux d’exigence, du moins au plus exigeant."""

AMENDEMENT: Final = "amendement"
"""Le début du niveau d’une formulation venue d’un amendement adopté : « amendement-3 »."""


def libelle_niveau(niveau: str) -> str:
    """Le nom d’un niveau, ou celui de l’amendement dont la formulation est née.

    >>> libelle_niveau("amendement-3")
    'Amendement n° 3'
    """
    genre, _, numero = niveau.partition("-")
    if genre == AMENDEMENT and numero:
        return f"Amendement n°\u00a0{numero}"
    return NIVEAUX.get(niveau, niveau)


ISSUES: Final[dict[str, str]] = {
    "adopte": "Adopté",
    "adopte-avec-reserves": "Adopté avec réserves",
    "renvoye": "Renvoyé au dialogue social",
    "ecarte": "Écarté",
}
ISSUES_DANS_LA_CHARTE: Final = frozenset({"adopte", "adopte-avec-reserves"})
"""Les issues qui donnent un article à la charte."""

CONTRIBUTIONS: Final[dict[str, str]] = {
    "pour": "Pour",
    "contre": "Contre",
    "nuance": "Nuance",
    "question": "Question",
    "bouge": "Ce qui a fait bouger",
}

ETATS_OBJECTION: Final[dict[str, str]] = {
    "ouverte": "Ouverte",
    "levee": "Levée",
    "maintenue": "Maintenue",
}

ETATS_AMENDEMENT: Final[dict[str, str]] = {
    "propose": "Proposé",
    "adopte": "Adopté",
    "rejete": "Rejeté",
    "retire": "Retiré",
}

MODES_TOUR: Final[dict[str, str]] = {
    "nominatif": "nominatif",
    "main-levee": "à main levée",
    "secret": "secret",
    "reuni": "réuni de plusieurs séances",
}
"""Comment une prise de position se recueille ; le dernier ne vient que de la consolidation."""
MODES_A_OUVRIR: Final = ("nominatif", "main-levee", "secret")

OBJETS_TOUR: Final[dict[str, str]] = {
    "principe": "L’affirmation",
    "niveau": "Le niveau d’exigence",
    "amendement": "L’amendement",
}

RANGS_MAX: Final = 9
"""Le plus grand nombre de tours d’un même objet."""

_RANGS: Final[dict[int, str]] = {1: "Avant débat", 2: "Après débat", 3: "Troisième tour"}


def libelle_rang(rang: int) -> str:
    """Le nom d’un tour.

    >>> [libelle_rang(rang) for rang in (2, 4)]
    ['Après débat', '4e tour']
    """
    return _RANGS.get(rang, f"{rang}e tour")


RANGS_TOUR: Final[dict[int, str]] = {rang: libelle_rang(rang) for rang in range(1, RANGS_MAX + 1)}

VERDICTS: Final[dict[str, str]] = {
    "oui": "Oui",
    "oui-si": "Oui, si…",
    "non": "Non",
}

FREQUENCES: Final[dict[str, str]] = {
    "tous-les-jours": "Tous les jours",
    "chaque-semaine": "Chaque semaine",
    "parfois": "De temps en temps",
    "jamais": "Pas encore",
}

RESSENTIS: Final[dict[str, str]] = {
    "ressenti": "Ressenti",
    "crainte": "Crainte",
    "espoir": "Espoir",
    "question": "Question",
}
