"""L’apparence voulue : ce que la personne a choisi, sinon ce que le système demande."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle

from charte_studio.interface.reglages import Reglages
from charte_studio.interface.theme import Theme, appliquer, lire_theme

_SANS_ANIMATION: Final = "animations_reduites_charte_studio"
AUTRE_TON: Final = {
    "clair": "sombre", "sombre": "clair",
    "contraste": "contraste-sombre", "contraste-sombre": "contraste",
}  # fmt: skip
"""Le même thème dans l’autre ton : basculer ne fait pas perdre le fort contraste."""


def habiller(application: QApplication, reglages: Reglages) -> Theme:
    """Pose le thème, la taille du texte et le choix des animations ; rend le thème posé."""
    application.setProperty(_SANS_ANIMATION, reglages.reduire_animations)
    nom = reglages.theme or theme_du_systeme()
    return appliquer(application, lire_theme(nom), reglages.taille_texte)


def theme_du_systeme() -> str:
    """Le thème qui répond au ton et au contraste demandés par le système."""
    # La référence gardée : PySide détruirait l’objet des préférences avec elle.
    preferences = QApplication.styleHints()
    sombre = preferences.colorScheme() == Qt.ColorScheme.Dark
    if contraste_demande():
        return "contraste-sombre" if sombre else "contraste"
    return "sombre" if sombre else "clair"


def contraste_demande() -> bool:
    """Vrai si le système demande un contraste renforcé (Qt le dit à partir de 6.10)."""
    preferences = QApplication.styleHints()
    if not hasattr(preferences, "accessibility"):
        return False
    return bool(
        preferences.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )


def animations_permises() -> bool:
    """Faux si la personne a choisi de les réduire, ou si le système les a coupées."""
    application = QApplication.instance()
    if not isinstance(application, QApplication) or application.property(_SANS_ANIMATION):
        return False
    duree = QStyle.StyleHint.SH_Widget_Animation_Duration
    return application.style().styleHint(duree) > 0


def suivre_le_systeme(faire: Callable[[], object]) -> None:
    """Appelle `faire` chaque fois que le système change de ton ou de contraste."""
    preferences = QApplication.styleHints()
    preferences.colorSchemeChanged.connect(faire)
    if hasattr(preferences, "accessibility"):
        preferences.accessibility().contrastPreferenceChanged.connect(faire)
