"""Ce poste : son apparence et ses ateliers récents, gardés d’une fois sur l’autre."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charte_studio.interface import theme
from charte_studio.interface.reglages import (
    TAILLES_TEXTE,
    Recent,
    Reglages,
    ecrire_reglages,
    lire_reglages,
)
from charte_studio.interface.widgets.ligne_recente import RecentMontre


class Poste:
    """Les réglages de ce poste. Chaque changement s’applique et se garde aussitôt."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self.reglages = lire_reglages(dossier)

    def basculer_theme(self) -> None:
        """Passe du clair au sombre, et retour."""
        nom = "clair" if theme.theme_courant().sombre else "sombre"
        self._habiller(self.reglages._replace(theme=nom))

    def changer_taille(self, pas: int) -> None:
        """Agrandit (+1) ou réduit (−1) le texte d’un cran ; au bout, rien ne change."""
        rang = TAILLES_TEXTE.index(self.reglages.taille_texte) + pas
        if 0 <= rang < len(TAILLES_TEXTE):
            self._habiller(self.reglages._replace(taille_texte=TAILLES_TEXTE[rang]))

    def noter_recent(self, fichier: Path, titre: str, detail: str) -> None:
        """Met cet atelier en tête des récents."""
        quand = dt.datetime.now().astimezone().isoformat("T", "minutes")
        recent = Recent(str(fichier.resolve()), titre, detail, quand)
        self._garder(self.reglages.avec_recent(recent))

    def recents(self) -> list[RecentMontre]:
        """Les récents tels que l’accueil les montre."""
        return [
            RecentMontre(
                chemin=recent.chemin,
                titre=recent.titre,
                detail=recent.detail,
                quand=dt.datetime.fromisoformat(recent.quand),
                present=Path(recent.chemin).exists(),
            )
            for recent in self.reglages.recents
        ]

    def _habiller(self, reglages: Reglages) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        nom = reglages.theme or theme.theme_du_systeme()
        theme.appliquer(application, theme.lire_theme(nom), reglages.taille_texte)
        self._garder(reglages)

    def _garder(self, reglages: Reglages) -> None:
        self.reglages = reglages
        ecrire_reglages(self._dossier, reglages)
