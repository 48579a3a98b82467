"""Une saisie du petit formulaire : ce qu’on veut noter, et de quoi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Genre = Literal["argument", "objection", "lever", "maintenir"]

NATURE_PAR_DEFAUT: Final = "pour"
ENREGISTRER: Final = "Ctrl+Return"


@dataclass(frozen=True, slots=True)
class Saisie:
    """Un argument ou une objection, neufs ou corrigés, ou la suite donnée à une objection."""

    genre: Genre
    cible: int | None = None
    """Ce qu’on corrige ou qu’on traite ; `None` pour une parole neuve."""
    nature: str = NATURE_PAR_DEFAUT
    """La sorte d’argument."""
    texte: str = ""
    college_id: int | None = None
    rappel: str = ""
    """Les mots de l’objection qu’on traite."""

    @property
    def traite(self) -> bool:
        """Vrai si l’on donne une suite à une objection."""
        return self.genre in ("lever", "maintenir")

    @property
    def titre(self) -> str:
        """Ce que dit le haut du formulaire."""
        if self.genre == "lever":
            return "Lever l’objection"
        if self.genre == "maintenir":
            return "Maintenir l’objection"
        nom = "argument" if self.genre == "argument" else "objection"
        if self.cible is not None:
            return f"Corriger l’{nom}"
        return "Un argument" if self.genre == "argument" else "Une objection"

    @property
    def verbe(self) -> str:
        """Ce que fait le bouton."""
        if self.traite:
            return "Lever" if self.genre == "lever" else "Maintenir"
        return "Noter" if self.cible is None else "Corriger"

    @property
    def indication(self) -> str:
        """Ce qu’on attend dans le champ."""
        return {
            "argument": "Les mots de la personne, tels quels",
            "objection": "Ce qui ne passe pas, et pourquoi",
            "lever": "Ce qui a changé pour qu’elle tombe",
            "maintenir": "Pourquoi elle tient (facultatif)",
        }[self.genre]
