"""`importer` et `decider`."""

from __future__ import annotations

from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.decider import appliquer_suggestions
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import ISSUES


def importer(fichier: Path, positions: Path) -> None:
    """Importe des positions et dit ce qui a été fait."""
    with ouvrir(fichier) as atelier:
        rapport = importer_positions(atelier, positions)
    print("\n".join(rapport.en_phrases()))


def decider(fichier: Path) -> None:
    """Applique les suggestions, et dit qu’aucune personne ne les a relues."""
    with ouvrir(fichier) as atelier:
        lignes = appliquer_suggestions(atelier)
    for ligne in lignes:
        assert ligne.suggestion.issue is not None
        print(f"{ligne.titre} : {ISSUES[ligne.suggestion.issue]}. {ligne.suggestion.phrase}")
    print(
        f"{accorder(len(lignes), 'suggestion appliquée', 'suggestions appliquées')} sans relecture "
        "humaine : c’est un projet automatique, relisez chaque décision."
    )
