"""Lire le gabarit d’une organisation, sans charger ce qui sert à Word tant qu’on n’en a pas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charte_studio.export.docx.gabarit import Gabarit


def lire_gabarit(chemin: Path) -> Gabarit:
    """Le gabarit de ce fichier.

    Lève `Refus` s’il n’en est pas un (ancien format, mot de passe, abîmé), `EnnuiEnvironnement` si
    le disque dit non.
    """
    # Différé : lxml pèse au démarrage et ne sert qu’à l’export.
    from charte_studio.export.docx import gabarit

    return gabarit.lire_gabarit(chemin)
