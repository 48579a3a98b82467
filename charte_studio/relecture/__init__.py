"""Lire ce qui vient d’ailleurs : un texte que l’on a déjà, en Word, LibreOffice ou Markdown."""

from charte_studio.relecture.texte import EXTENSIONS, lire_texte

__all__ = ["EXTENSIONS", "lire_texte"]
