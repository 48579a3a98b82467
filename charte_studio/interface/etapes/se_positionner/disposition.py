"""La règle de taille commune aux vues de la page."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy


def hauteur_selon_largeur(
    largeur: QSizePolicy.Policy = QSizePolicy.Policy.Preferred,
) -> QSizePolicy:
    """La règle d’un cadre dont le contenu passe à la ligne."""
    regle = QSizePolicy(largeur, QSizePolicy.Policy.Minimum)
    regle.setHeightForWidth(True)
    return regle
