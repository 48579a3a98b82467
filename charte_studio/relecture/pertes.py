"""Ce qui d’un texte n’a pas pu être gardé, compté au fil de la lecture et dit en clair."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "image": (
        "Une image n’a pas été reprise : une charte est un texte.",
        "{} images n’ont pas été reprises : une charte est un texte.",
    ),
    "forme": (
        "Un dessin n’a pas été repris.",
        "{} dessins n’ont pas été repris.",
    ),
    "graphique": (
        "Un graphique ou un schéma n’a pas été repris : s’il porte du texte, recopiez-le.",
        "{} graphiques ou schémas n’ont pas été repris : s’ils portent du texte, recopiez-le.",
    ),
    "objet": (
        "Un objet incorporé (feuille de calcul, fichier joint…) n’a pas été repris.",
        "{} objets incorporés (feuilles de calcul, fichiers joints…) n’ont pas été repris.",
    ),
    "equation": (
        "Une formule mathématique a été écrite sur une ligne, sans sa mise en forme.",
        "{} formules mathématiques ont été écrites sur une ligne, sans leur mise en forme.",
    ),
    "suppression": (
        "Un passage supprimé en suivi des modifications n’a pas été repris.",
        "{} passages supprimés en suivi des modifications n’ont pas été repris.",
    ),
    "insertion": (
        "Un passage inséré en suivi des modifications a été gardé, comme accepté.",
        "{} passages insérés en suivi des modifications ont été gardés, comme acceptés.",
    ),
    "commentaire": (
        "Un commentaire n’a pas été repris.",
        "{} commentaires n’ont pas été repris.",
    ),
    "masque": (
        "Le texte masqué n’a pas été repris : affichez-le dans l’original s’il le faut.",
        "Le texte masqué n’a pas été repris : affichez-le dans l’original s’il le faut.",
    ),
    "sommaire": (
        "La table des matières n’a pas été reprise : elle se refait à l’export.",
        "{} tables ou index n’ont pas été repris : ils se refont à l’export.",
    ),
    "souligne": (
        "Ce qui était souligné ou surligné est devenu du texte ordinaire.",
        "Ce qui était souligné ou surligné est devenu du texte ordinaire.",
    ),
    "numerotation": (
        "Une liste numérotée en lettres ou en chiffres romains l’est maintenant en chiffres.",
        "{} listes numérotées en lettres ou en chiffres romains le sont maintenant en chiffres.",
    ),
    "renvoi": (
        "Un lien vers un autre passage du document est devenu du texte ordinaire.",
        "{} liens vers d’autres passages du document sont devenus du texte ordinaire.",
    ),
    "fusion": (
        "Une cellule fusionnée a été dépliée : son texte est répété dans chaque case.",
        "{} cellules fusionnées ont été dépliées : leur texte est répété dans chaque case.",
    ),
    "tableau-imbrique": (
        "Un tableau placé dans un autre a été mis à plat dans sa case.",
        "{} tableaux placés dans d’autres ont été mis à plat dans leur case.",
    ),
    "tableau-de-mise-en-page": (
        "Un tableau qui ne servait qu’à la mise en page a été déplié en paragraphes.",
        "{} tableaux qui ne servaient qu’à la mise en page ont été dépliés en paragraphes.",
    ),
    "document": (
        "Un document inséré dans le fichier n’a pas été repris : recopiez son texte.",
        "{} documents insérés dans le fichier n’ont pas été repris : recopiez leur texte.",
    ),
    "symbole": (
        "Un symbole d’une police particulière a été remplacé par « • ».",
        "{} symboles d’une police particulière ont été remplacés par « • ».",
    ),
    "formulaire": (
        "Un champ de formulaire n’a pas été repris.",
        "{} champs de formulaire n’ont pas été repris.",
    ),
}
_EXTRAIT: Final = 120
_FOLIO: Final = re.compile(r"\b(page|p|sur|of)\b", re.IGNORECASE)


class Pertes:
    """Un compte par sorte de perte, et les phrases qui les disent."""

    def __init__(self) -> None:
        self._compte: Counter[str] = Counter()
        self._adresses: dict[str, None] = {}
        self._bords: dict[str, None] = {}

    def noter(self, sorte: str) -> None:
        """Compte une perte de plus ; `sorte` est une clé de la table des phrases."""
        self._compte[sorte] += 1

    def adresse(self, adresse: str) -> None:
        """L’adresse d’un lien qu’on ne peut pas suivre sans risque."""
        self._adresses[adresse] = None

    def bord(self, texte: str) -> None:
        """Le texte d’un en-tête ou d’un pied de page."""
        texte = " ".join(texte.split())
        if any(c.isalpha() for c in _FOLIO.sub("", texte)):
            self._bords[texte] = None

    def phrases(self) -> tuple[str, ...]:
        """Une phrase par sorte de perte, toujours dans le même ordre."""
        dites = [
            phrases[0] if self._compte[sorte] == 1 else phrases[1].format(self._compte[sorte])
            for sorte, phrases in _PHRASES.items()
            if self._compte[sorte]
        ]
        dites += [
            f"L’adresse « {_abrege(adresse)} » n’est pas de celles qu’on peut suivre sans risque : "
            "le texte du lien est gardé, pas l’adresse."
            for adresse in list(self._adresses)[:10]
        ]
        if len(self._adresses) > 10:
            dites.append(f"{len(self._adresses) - 10} autres adresses n’ont pas été gardées.")
        if self._bords:
            cites = ", ".join(f"« {_abrege(texte)} »" for texte in list(self._bords)[:4])
            dites.append(f"Les en-têtes et pieds de page n’ont pas été repris : {cites}.")
        return tuple(dites)


def _abrege(texte: str) -> str:
    return texte if len(texte) <= _EXTRAIT else f"{texte[:_EXTRAIT].rstrip()}…"
