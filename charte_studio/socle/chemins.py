"""Où sont les ressources livrées et où l’application range ce qui est à l’utilisateur."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

_PAQUET = Path(__file__).resolve().parent.parent


def _dossier_livre(nom: str) -> Path:
    """Le dossier livré `nom` : dans le paquet installé, sinon à la racine du dépôt."""
    installe = _PAQUET / "_livres" / nom
    return installe if installe.is_dir() else _PAQUET.parent / nom


def dossier_ressources() -> Path:
    """Le dossier des ressources livrées (thèmes, styles, démonstration)."""
    return _dossier_livre("ressources")


def dossier_modeles() -> Path:
    """Le dossier des modèles de charte livrés."""
    return _dossier_livre("modeles_charte")


class DossiersUtilisateur(NamedTuple):
    """Les dossiers de l’utilisateur : réglages et sauvegardes. Rien n’est créé d’avance."""

    reglages: Path
    sauvegardes: Path


def dossiers_utilisateur() -> DossiersUtilisateur:
    """Les dossiers habituels du système, ou ceux que dit `CHARTE_STUDIO_DOSSIER`."""
    choisi = os.environ.get("CHARTE_STUDIO_DOSSIER")
    if choisi:
        racine = Path(choisi)
        return DossiersUtilisateur(racine / "reglages", racine / "sauvegardes")
    from platformdirs import PlatformDirs  # différé : l’accueil se peint sans lui

    dossiers = PlatformDirs("charte-studio", appauthor=False)
    return DossiersUtilisateur(
        Path(dossiers.user_config_dir), Path(dossiers.user_data_dir) / "sauvegardes"
    )
