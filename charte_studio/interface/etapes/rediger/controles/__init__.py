"""Relire la charte avant de la transmettre : contrôles, grille de lecture, synthèse de séance."""

from charte_studio.interface.etapes.rediger.controles.panneau import PanneauControles

__all__ = ["PanneauControles"]
