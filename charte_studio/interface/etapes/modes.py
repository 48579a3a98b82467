"""Les modes de recueil, tels que l’animation les choisit."""

from __future__ import annotations

from typing import Final

NOMS: Final = {"nominatif": "Par numéro", "main-levee": "À main levée", "secret": "Vote secret"}
