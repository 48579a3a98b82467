"""Écrire la charte : Word, HTML, Markdown. Rien ici ne lit la base ni n’ouvre de fenêtre."""

from charte_studio.export.exporter import EXTENSIONS, exporter

__all__ = ["EXTENSIONS", "exporter"]
