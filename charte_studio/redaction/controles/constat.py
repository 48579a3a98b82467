"""Le constat d’un contrôle : ce qui cloche, pourquoi, où, et le geste qui le répare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GRAVITES: Final[dict[str, str]] = {
    "bloquant": "Bloque la version adoptée",
    "important": "À reprendre avant de transmettre",
    "conseil": "Pour mieux se faire lire",
}
"""De la plus grave à la plus légère."""

GESTES: Final[dict[str, str]] = {
    "ouvrir-partie": "Ouvrir le passage",
    "ajouter-section": "Ajouter une section",
    "ajouter-principe": "Choisir un principe",
    "ajouter-definition": "Ajouter une définition",
    "ouvrir-droit": "Relire le fait de droit",
    "ouvrir-objection": "Revoir l’objection",
    "ouvrir-colleges": "Voir les collèges",
    "changer-forme": "Revoir la forme visée",
    "regler-atelier": "Régler l’atelier",
    "retablir-mention": "Rétablir la mention",
}
"""Les gestes réparateurs et le libellé de leur bouton."""


@dataclass(frozen=True, slots=True)
class Constat:
    """Ce qu’un contrôle a vu."""

    cle: str
    """Le contrôle : « phrase-longue », « champ-a-completer »… Plusieurs constats la partagent."""
    gravite: str
    """Une clé de `GRAVITES`."""
    titre: str
    raison: str
    """Une phrase : pourquoi c’en est un, et quoi faire."""
    ou: str | None
    """La clé de la partie, `None` si le constat vaut pour toute la charte."""
    extrait: str
    """Le passage, tel qu’il est écrit ; vide s’il n’y en a pas."""
    geste: str
    """Une clé de `GESTES`."""
    cible: str = ""
    """Sur quoi porte le geste : un thème, un terme, un fait de droit, un principe, un collège."""

    @property
    def geste_libelle(self) -> str:
        return GESTES[self.geste]

    @property
    def bloque(self) -> bool:
        """Vrai s’il interdit d’adopter la version."""
        return self.gravite == "bloquant"
