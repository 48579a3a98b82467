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
}

ETATS_OBJECTION: Final[dict[str, str]] = {
    "ouverte": "Ouverte",
    "levee": "Levée",
    "maintenue": "Maintenue",
}

MODES_TOUR: Final[dict[str, str]] = {"nominatif": "nominatif"}

RANGS_TOUR: Final[dict[int, str]] = {1: "Avant débat", 2: "Après débat"}
