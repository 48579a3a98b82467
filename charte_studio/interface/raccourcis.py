"""Les raccourcis de la fenêtre, écrits une seule fois : ce qu’ils font, et ce que l’aide en dit.

Une fenêtre pose les siens par `poser_raccourcis` ; l’aide montre ceux qui sont posés, et eux
seuls. Les touches d’une page sont à la page (`Etape.touches`, `Etape.autres_touches`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Raccourci(NamedTuple):
    """Une action de la fenêtre et les touches qui la font."""

    famille: str
    touches: tuple[str, ...]
    """Des séquences Qt, qui font toutes la même chose. L’aide montre la première."""
    effet: str
    """Ce que la touche fait, en quelques mots ; des effets égaux partagent une ligne de l’aide."""


ATELIER: Final = "L’atelier"
PROJECTION: Final = "La projection"
AFFICHAGE: Final = "L’affichage"
_ETAPE: Final = "aller à une étape, dans l’ordre du rail"

RACCOURCIS: Final[Mapping[str, Raccourci]] = {
    "nouveau": Raccourci(ATELIER, ("Ctrl+N",), "nouvel atelier"),
    "ouvrir": Raccourci(ATELIER, ("Ctrl+O",), "ouvrir un atelier"),
    "fermer": Raccourci(ATELIER, ("Ctrl+W",), "fermer l’atelier"),
    "annuler": Raccourci(ATELIER, ("Ctrl+Z",), "annuler le dernier geste"),
    "refaire": Raccourci(ATELIER, ("Ctrl+Shift+Z", "Ctrl+Y"), "refaire"),
    **{f"etape_{n}": Raccourci(ATELIER, (f"Ctrl+{n}",), _ETAPE) for n in range(1, 10)},
    "projeter": Raccourci(PROJECTION, ("F5",), "projeter en plein écran"),
    "arreter_la_projection": Raccourci(PROJECTION, ("Ctrl+F5",), "cesser de projeter"),
    "quitter_la_projection": Raccourci(PROJECTION, ("Esc",), "revenir à la console"),
    "scene_suivante": Raccourci(PROJECTION, ("PgDown",), "scène suivante"),
    "scene_precedente": Raccourci(PROJECTION, ("PgUp",), "scène précédente"),
    "ecran_noir": Raccourci(PROJECTION, (".", "B"), "écran noir, et retour"),
    "figer": Raccourci(PROJECTION, ("G",), "figer l’image de la salle, et retour"),
    "echanger_ecrans": Raccourci(PROJECTION, ("S", "Shift+F5"), "échanger les deux écrans"),
    "panneau_animation": Raccourci(PROJECTION, ("F6",), "panneau d’animation"),
    "agrandir": Raccourci(AFFICHAGE, ("Ctrl++", "Ctrl+="), "agrandir le texte"),
    "reduire": Raccourci(AFFICHAGE, ("Ctrl+-",), "réduire le texte"),
    "basculer_theme": Raccourci(AFFICHAGE, ("Ctrl+T",), "passer du clair au sombre, et retour"),
    "plein_ecran": Raccourci(AFFICHAGE, ("F11",), "plein écran"),
    "aide": Raccourci(AFFICHAGE, ("?", "F1"), "cette aide"),
}


def poser_raccourcis(hote: QWidget, gestes: Mapping[str, Callable[[], object]]) -> None:
    """Donne à `hote` les raccourcis de ces clés. Lève `KeyError` pour une clé inconnue."""
    for cle, faire in gestes.items():
        for touche in RACCOURCIS[cle].touches:
            raccourci = QShortcut(QKeySequence(touche), hote)
            raccourci.setObjectName(cle)
            raccourci.activated.connect(faire)


def raccourcis_poses(hotes: Iterable[QWidget]) -> dict[str, list[Raccourci]]:
    """Les raccourcis posés dans ces widgets et ce qu’ils contiennent, par famille."""
    poses = {r.objectName() for hote in hotes for r in hote.findChildren(QShortcut)}
    familles: dict[str, list[Raccourci]] = {}
    for cle, raccourci in RACCOURCIS.items():
        if cle in poses:
            familles.setdefault(raccourci.famille, []).append(raccourci)
    return familles


def touche_de(cle: str) -> str:
    """La touche qu’un menu écrit à côté de l’action."""
    return RACCOURCIS[cle].touches[0]
