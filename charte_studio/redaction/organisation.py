"""Nommer l’organisation dans une phrase : « la Ville de Valbrune », « du Département »."""

from __future__ import annotations

import re
from typing import Final

from charte_studio.domaine.francais import en_cle

_FEMININS: Final = frozenset(
    (
        "agence", "association", "banque", "caisse", "chambre", "clinique", "commune",
        "communaute", "compagnie", "cooperative", "cour", "direction", "ecole", "entreprise",
        "federation", "fondation", "mairie", "maison", "metropole", "mutuelle", "prefecture",
        "region", "societe", "universite", "ville",
    )
)  # fmt: skip
_MASCULINS: Final = frozenset(
    (
        "centre", "cabinet", "chu", "college", "conseil", "conservatoire", "departement", "groupe",
        "hopital", "institut", "journal", "laboratoire", "lycee", "ministere", "musee", "office",
        "rectorat", "service", "syndicat", "theatre", "tribunal",
    )
)  # fmt: skip
_VOYELLES: Final = frozenset("aeiouyh")
_NOM_A_COMPLETER: Final = re.compile(
    r"(?P<avant>\b[Dd]e |)\[à compléter\s*:\s*nom (?:de|du)\b[^\[\]]*\]", re.IGNORECASE
)


def avec_article(nom: str) -> str:
    """Le nom précédé de son article, quand son premier mot le dit ; tel quel sinon.

    >>> avec_article("Ville de Valbrune"), avec_article("Hôpital du Lac"), avec_article("Orphée")
    ('la Ville de Valbrune', 'l’Hôpital du Lac', 'Orphée')
    """
    premier = en_cle(nom.partition(" ")[0].split("’")[0])
    if premier not in _FEMININS | _MASCULINS:
        return nom
    if premier[0] in _VOYELLES:
        return f"l’{nom}"
    return f"{'la' if premier in _FEMININS else 'le'} {nom}"


def apres_de(nom: str) -> str:
    """« de la Ville », « du Département », « de l’Hôpital », « d’Orphée »."""
    article = avec_article(nom)
    if article.startswith("le "):
        return f"du {article[3:]}"
    if article == nom and en_cle(nom)[:1] in _VOYELLES - {"h", "y"}:
        return f"d’{nom}"
    return f"de {article}"


def nommer(texte: str, organisation: str) -> str:
    """Le texte, le nom de l’organisation mis là où il restait à compléter."""
    organisation = " ".join(organisation.split())
    if not organisation:
        return texte

    def remplacer(trouve: re.Match[str]) -> str:
        if trouve["avant"]:
            return apres_de(organisation)
        dit = avec_article(organisation)
        return dit[:1].upper() + dit[1:] if trouve.start() == 0 else dit

    return _NOM_A_COMPLETER.sub(remplacer, texte)
