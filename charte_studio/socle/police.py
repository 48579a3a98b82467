"""Où est la police à forte lisibilité : des fichiers, pour qui les dessine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

_PAQUET: Final = "fontpkg_atkinson_hyperlegible"


def fichiers_police() -> tuple[Path, ...]:
    """Les fichiers de la police livrée ; rien si le paquet manque.

    Le paquet n’est pas importé : le trouver suffit, et l’accueil se peint plus tôt.
    """
    paquet = find_spec(_PAQUET)
    if paquet is None or not paquet.submodule_search_locations:
        return ()
    return tuple(sorted(Path(paquet.submodule_search_locations[0], "files").glob("*.ttf")))


def fichier_police(*, gras: bool = False) -> Path | None:
    """Le fichier romain maigre, ou le gras ; `None` si le paquet manque."""
    fin = "-Bold.ttf" if gras else "-Regular.ttf"
    return next((f for f in fichiers_police() if f.name.endswith(fin)), None)
