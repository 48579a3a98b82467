"""Ce poste : son apparence et ses ateliers récents, gardés d’une fois sur l’autre."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charte_studio.domaine.ecrans import Ecran
from charte_studio.interface.apparence import AUTRE_TON, habiller, suivre_le_systeme
from charte_studio.interface.mots_du_poste import ecrire_mots, lire_mots
from charte_studio.interface.reglages import (
    TAILLES_TEXTE,
    THEMES_AU_CHOIX,
    Recent,
    Reglages,
    ecrire_reglages,
    lire_reglages,
)
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.ligne_recente import RecentMontre


class Poste:
    """Les réglages de ce poste. Chaque changement s’applique et se garde aussitôt."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self.reglages = lire_reglages(dossier)

    def basculer_theme(self) -> None:
        """Passe du clair au sombre, et retour, sans quitter le fort contraste."""
        self.choisir_theme(AUTRE_TON[theme_courant().nom])

    def choisir_theme(self, nom: str) -> None:
        """Choisit un thème de `THEMES_AU_CHOIX` ; vide, celui du système."""
        if nom and nom not in THEMES_AU_CHOIX:
            raise ValueError(f"le thème « {nom} » ne se choisit pas")
        self._habiller(self.reglages._replace(theme=nom))

    def reduire_animations(self, oui: bool) -> None:
        """Passe d’une vue à l’autre sans transition, ou comme le système le demande."""
        self._habiller(self.reglages._replace(reduire_animations=oui))

    def suivre_le_systeme(self) -> None:
        """Tant qu’aucun thème n’est choisi, suit le système quand il en change."""
        suivre_le_systeme(self._resuivre)

    def _resuivre(self, *_valeurs: object) -> None:
        if not self.reglages.theme:
            self._habiller(self.reglages)

    def changer_taille(self, pas: int) -> None:
        """Agrandit (+1) ou réduit (−1) le texte d’un cran ; au bout, rien ne change."""
        rang = TAILLES_TEXTE.index(self.reglages.taille_texte) + pas
        if 0 <= rang < len(TAILLES_TEXTE):
            self._habiller(self.reglages._replace(taille_texte=TAILLES_TEXTE[rang]))

    def ecran_projete(self) -> Ecran | None:
        """L’écran de la dernière projection."""
        return self.reglages.ecran_projete

    def retenir_ecran(self, ecran: Ecran) -> None:
        """Celui où l’on projettera la prochaine fois, s’il est là."""
        self._garder(self.reglages._replace(ecran_projete=ecran))

    def souligner_fautes(self, oui: bool) -> None:
        """Souligne, ou non, les mots que le dictionnaire ne connaît pas."""
        self._garder(self.reglages._replace(orthographe=oui))

    def mots(self) -> frozenset[str]:
        """Les mots ajoutés au dictionnaire sur ce poste."""
        return lire_mots(self._dossier)

    def retenir_mot(self, mot: str, *, oui: bool) -> frozenset[str]:
        """Ajoute un mot au dictionnaire de ce poste, ou l’en retire ; rend ceux qui y sont.

        Lève `EnnuiEnvironnement` si le disque le refuse.
        """
        # Relus : un autre Charte Studio ouvert a pu en ajouter.
        mots = self.mots() | {mot} if oui else self.mots() - {mot}
        ecrire_mots(self._dossier, mots)
        return mots

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
        habiller(application, reglages)
        self._garder(reglages)

    def _garder(self, reglages: Reglages) -> None:
        self.reglages = reglages
        ecrire_reglages(self._dossier, reglages)
