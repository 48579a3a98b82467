"""Proposer ce qu’un texte existant ne dit pas : l’énoncé à débattre, le thème, le cadre."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import THEMES

_VERBE: Final = re.compile(
    r"(?:ne (?:pas|jamais) |s[’'](?=[aeéèêiouyh])|se )?"
    r"(?:\w*(?:[^\Wi]er|[fcd]ier|publier|oublier|[^\W]ir)"
    r"|\w*(?:prendre|rendre|pondre|tendre|mettre|dire|écrire|crire|duire|truire|suivre|connaître)"
    r"|faire|lire|vivre)(?![\w’'-])",
    re.IGNORECASE,
)
_NOMS: Final = frozenset(
    (
        "danger", "foyer", "loyer", "hiver", "cancer", "leader", "manager", "officier", "avenir",
        "désir", "loisir", "plaisir", "soir", "souvenir", "devoir", "pouvoir", "avoir", "savoir",
        "miroir", "cuir", "boucher", "clair", "air",
    )
)  # fmt: skip
_PHRASE: Final = re.compile(
    r"(nous|on|ils?|elles?|chacune?|tout|toute|tous|toutes|aucune?|personne)\b", re.IGNORECASE
)
_PRONOM: Final = re.compile(r"^(s[’']|se )")
_SIGLE: Final = re.compile(r"\S*[A-ZÀ-Ý]\S*[A-ZÀ-Ý]")

_MOTS_DU_CADRE: Final = {
    "collectivite": "commune communes mairie maire municipal municipale collectivite elus "
    "habitants departement region intercommunalite agglomeration",
    "etat": "ministere prefecture prefet dinum ministeriel interministeriel",
    "entreprise": "entreprise salaries clients cse",
    "hopital": "hopital patients patient soignants soins medecins chu",
    "ecole": "eleves eleve lycee enseignants proviseur scolaire pedagogique",
    "universite": "universite etudiants chercheurs laboratoire doctorants recherche",
    "association": "association benevoles adherents",
    "media": "redaction journalistes journaliste lecteurs lectrices",
}


def question_pour(titre: str) -> str:
    """L’affirmation à débattre, en texte nu, pour un titre débarrassé de son numéro.

    « Former chacun » : nous nous engageons à former chacun ; « Transparence » : nous appliquons
    ce principe ; une phrase ou une question reste ce qu’elle est.
    """
    titre = titre.strip().rstrip(".…").strip()
    if titre.endswith(("?", "!")):
        return titre
    if _PHRASE.match(titre) and len(titre.split()) > 3:
        return f"{titre}."
    trouve = _VERBE.match(titre)
    if trouve and trouve[0].lower() not in _NOMS:
        return f"Nous nous engageons à {_PRONOM.sub('nous ', _minuscule(titre))}."
    return f"Nous appliquons ce principe\u00a0: {_minuscule(titre)}."


def theme_de(titre: str) -> str:
    """Le thème que nomme le titre, vide s’il n’en nomme aucun ou en nomme plusieurs."""
    mots = set(en_cle(titre).split("-"))
    trouves = [cle for cle in THEMES if cle in mots]
    return trouves[0] if len(trouves) == 1 else ""


def cadre_de(texte: str) -> str:
    """Le cadre dont le texte emploie le plus les mots : une clé de `vocabulaire.CADRES`."""
    comptes = Counter(en_cle(texte).split("-"))
    scores = {
        cadre: sum(comptes[mot] for mot in mots.split()) for cadre, mots in _MOTS_DU_CADRE.items()
    }
    meilleur = max(scores, key=lambda cadre: scores[cadre])
    return meilleur if scores[meilleur] else "entreprise"


def _minuscule(titre: str) -> str:
    """Le titre sans sa majuscule, sauf s’il commence par un sigle."""
    premier = titre.split(maxsplit=1)[0] if titre else ""
    return titre if _SIGLE.match(premier) else titre[:1].lower() + titre[1:]
