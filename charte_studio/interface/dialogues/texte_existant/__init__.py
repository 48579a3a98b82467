"""Partir d’un texte que l’on a déjà : l’ouvrir ou le coller, le découper, en faire un modèle."""

from charte_studio.interface.dialogues.texte_existant.dialogue import PartirDUnTexte

__all__ = ["PartirDUnTexte"]
