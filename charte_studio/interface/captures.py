"""Une image par vue, par thème et par taille d’écran : ce que l’on regarde avant de livrer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.projection import Demande
from charte_studio.interface import theme
from charte_studio.interface.accueil import Accueil
from charte_studio.interface.captures_scenes import (
    photographier_les_extremes,
    photographier_scenes,
)
from charte_studio.interface.console import Console
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.inventaire import (
    fenetre_de_demonstration,
    recents_inventes,
    visiter_pages,
)
from charte_studio.interface.inventaire_dialogues import DIALOGUES
from charte_studio.socle.fichiers import ennuis_en_clair

TAILLES: Final = ((1280, 720), (1920, 1080))
ECHELLES_TEXTE: Final = (1.0, 2.0)
TOUS_LES_JOURS: Final = "clair"
REPIT_MS: Final = 150
"""Un peu plus que ce que la console attend avant de préparer la scène suivante."""


@dataclass(frozen=True, slots=True)
class Decor:
    """Les conditions d’une prise de vue."""

    theme: str
    largeur: int
    hauteur: int
    texte: float

    @property
    def nom(self) -> str:
        suite = "-texte200" if self.texte > 1 else ""
        return f"{self.theme}-{self.largeur}x{self.hauteur}{suite}"


def decors() -> Iterator[Decor]:
    """Le thème clair sous tous ses jours ; de chaque autre, deux vues qui croisent le reste.

    Chaque thème passe aux deux tailles d’écran et aux deux tailles de texte, sans le produit de
    tout : on regarde chaque image.
    """
    for rang, nom in enumerate(theme.noms_themes_console()):
        for place, (largeur, hauteur) in enumerate(TAILLES):
            for vue, texte in enumerate(ECHELLES_TEXTE):
                if nom == TOUS_LES_JOURS or (place + vue + rang) % 2 == 0:
                    yield Decor(nom, largeur, hauteur, texte)


def capturer(application: QApplication, sortie: Path) -> None:
    """Écrit toutes les images dans `sortie` et dit combien."""
    with ennuis_en_clair(sortie):
        sortie.mkdir(parents=True, exist_ok=True)
    nombre = 0
    with (
        tempfile.TemporaryDirectory() as provisoire,
        fenetre_de_demonstration(Path(provisoire)) as (fenetre, console),
    ):
        accueil = Accueil()
        accueil.montrer_recents(recents_inventes())
        accueil.show()
        for decor in decors():
            theme.appliquer(application, theme.lire_theme(decor.theme), decor.texte)
            for nom, widget in _vues(accueil, fenetre, console, decor):
                photographier(widget, f"{nom}-{decor.nom}", dossier=sortie)
                nombre += 1
        accueil.close()
        nombre += photographier_scenes(console.contexte.atelier, sortie)
        nombre += photographier_les_extremes(sortie)
    print(f"{nombre} images écrites dans {sortie}.")


def _vues(
    accueil: Accueil, fenetre: Fenetre, console: Console, decor: Decor
) -> Iterator[tuple[str, QWidget]]:
    """Les vues, chacune prête à être photographiée quand elle est rendue."""
    ecran = QSize(decor.largeur, decor.hauteur)
    for ouverte in (accueil, fenetre):
        ouverte.resize(ecran)
    yield "0-accueil", accueil
    for nom in visiter_pages(console):
        _laisser_finir(fenetre)
        yield nom, fenetre
    for etat in _projeter(console):
        _laisser_finir(fenetre)
        yield f"9-animation-{etat}", fenetre
    for nom, ouvrir in DIALOGUES.items():
        dialogue = ouvrir(fenetre, console)
        _montrer(dialogue, ecran)
        yield f"dialogue-{nom}", dialogue
        dialogue.close()
        dialogue.deleteLater()


def _projeter(console: Console) -> Iterator[str]:
    """Le panneau d’animation ouvert : rien à l’écran, une scène, une image figée, le noir."""
    animation = console.animation
    principe = lire_preparation(console.contexte.atelier.connexion).principes[0].id
    console.aller_a("se_positionner")
    animation.ouvrir_panneau(True)
    animation.pilote.aller(Demande("avant_apres", principe, 2))
    yield "rien"
    animation.projeter_en_fenetre()
    animation.minuterie.lancer(240, deja=145)
    animation.minuterie.basculer_pause()
    yield "projete"
    animation.regie.figer(True)
    animation.pilote.aller(Demande("decision", principe))
    yield "fige"
    animation.regie.figer(False)
    animation.regie.noircir(True)
    yield "noir"
    animation.regie.noircir(False)
    animation.minuterie.ranger()
    animation.arreter()
    animation.ouvrir_panneau(False)


def _laisser_finir(fenetre: Fenetre) -> None:
    """Laisse passer ce que la page fait après coup : la miniature, les aperçus à imprimer."""
    boucle = QEventLoop()
    battement = QTimer()
    battement.setInterval(REPIT_MS)
    battement.timeout.connect(lambda: None if fenetre.taches.occupees else boucle.quit())
    battement.start()
    boucle.exec()


def _montrer(dialogue: QDialog, ecran: QSize) -> None:
    """Montre le dialogue à la taille qu’il aurait sur cet écran, et non sur celui d’ici."""
    dialogue.show()
    if isinstance(dialogue, Dialogue | VoteEssai):
        dialogue.resize(dialogue.taille_sur(ecran))


def photographier(widget: QWidget, nom: str, *, dossier: Path) -> Path:
    """Écrit l’image `nom` d’un widget, une fois sa mise en page faite, et rend son chemin."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    chemin = dossier / f"{nom}.png"
    widget.grab().save(str(chemin))
    return chemin
