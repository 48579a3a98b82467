"""Le menu Affichage : le thème, la taille du texte, les animations, le plein écran."""

from __future__ import annotations

from collections.abc import Callable

from charte_studio.interface.poste import Poste
from charte_studio.interface.raccourcis import touche_de
from charte_studio.interface.reglages import THEMES_AU_CHOIX
from charte_studio.interface.theme import lire_theme, theme_courant
from charte_studio.interface.widgets.menu import Bascule, Entree, UnParmi


def entrees_affichage(poste: Poste, *, plein_ecran: Callable[[], object]) -> tuple[Entree, ...]:
    """Les entrées, cochées selon les réglages du poste."""
    autre = "clair" if theme_courant().sombre else "sombre"
    themes = [("", "Selon le système"), *((n, lire_theme(n).libelle) for n in THEMES_AU_CHOIX)]
    return (
        UnParmi("Thème", themes, poste.reglages.theme, poste.choisir_theme),
        (f"Passer au {autre}", touche_de("basculer_theme"), poste.basculer_theme),
        ("Agrandir le texte", touche_de("agrandir"), lambda: poste.changer_taille(1)),
        ("Réduire le texte", touche_de("reduire"), lambda: poste.changer_taille(-1)),
        Bascule(
            "Réduire les animations", poste.reglages.reduire_animations, poste.reduire_animations
        ),
        ("Plein écran", touche_de("plein_ecran"), plein_ecran),
    )
