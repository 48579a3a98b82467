"""Choisir des principes dans la bibliothèque."""

from charte_studio.interface.dialogues.bibliotheque.dialogue import BibliothequeDialogue

__all__ = ["BibliothequeDialogue"]
