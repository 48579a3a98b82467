"""Les couleurs que prennent les widgets peints à la main, lues dans leur source."""

from __future__ import annotations

import ast
from pathlib import Path

from charte_studio.interface import theme

_JETONS = frozenset(theme.Couleurs._fields)


def couleurs_employees(source: str) -> set[str]:
    """Les jetons que le module demande au thème : `theme.couleurs.encre`, ou `c.encre`."""
    return {
        noeud.attr
        for noeud in ast.walk(ast.parse(source))
        if isinstance(noeud, ast.Attribute)
        and noeud.attr in _JETONS
        and (
            (isinstance(noeud.value, ast.Name) and noeud.value.id in ("c", "couleurs"))
            or (isinstance(noeud.value, ast.Attribute) and noeud.value.attr == "couleurs")
        )
    }


def lire_peintres() -> dict[str, set[str]]:
    """Chaque module de l’interface qui peint, et les jetons qu’il emploie."""
    dossier = Path(theme.__file__).parent
    lus = {
        fichier.relative_to(dossier).as_posix(): couleurs_employees(fichier.read_text("utf-8"))
        for fichier in sorted(dossier.rglob("*.py"))
        if fichier.name != "theme.py"
    }
    return {nom: jetons for nom, jetons in lus.items() if jetons}
