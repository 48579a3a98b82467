"""De petites dispositions communes aux vues de la page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget


def au_milieu(vue: QWidget) -> QWidget:
    """La vue, centrée en hauteur, libre de passer à la ligne en largeur."""
    cadre = QWidget()
    colonne = QVBoxLayout(cadre)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.addWidget(vue, 0, Qt.AlignmentFlag.AlignVCenter)
    cadre.setSizePolicy(hauteur_selon_largeur(QSizePolicy.Policy.Expanding))
    return cadre


def hauteur_selon_largeur(
    largeur: QSizePolicy.Policy = QSizePolicy.Policy.Preferred,
) -> QSizePolicy:
    """La règle d’un cadre dont le contenu passe à la ligne."""
    regle = QSizePolicy(largeur, QSizePolicy.Policy.Minimum)
    regle.setHeightForWidth(True)
    return regle
