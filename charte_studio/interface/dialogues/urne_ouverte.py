"""Fermer pendant un vote secret : ce qui reste, ce qui attend."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.interface.dialogues.confirmer import confirmer


def peut_fermer(parent: QWidget, atelier: AtelierOuvert) -> bool:
    """Vrai s’il n’y a pas d’urne ouverte, ou si l’on ferme quand même."""
    return not atelier.vote_secret_ouvert or confirmer(
        parent,
        "Un vote secret est ouvert",
        "Fermer pendant que l’urne est ouverte\u202f?",
        "Les bulletins déposés restent dans le fichier, et le vote reprendra à la réouverture. "
        "Aucune sauvegarde n’est faite tant que l’urne est ouverte\u00a0: deux copies se "
        "soustrairaient.",
        oui="Fermer",
        non="Continuer le vote",
    )
