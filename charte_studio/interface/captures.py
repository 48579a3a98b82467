"""Une image par page, par thème et par taille d’écran : ce que l’on regarde avant de livrer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.interface import theme
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis
from charte_studio.interface.fenetre import Fenetre
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.socle.chemins import (
    DossiersUtilisateur,
    dossier_modeles,
    dossier_ressources,
)
from charte_studio.socle.fichiers import ennuis_en_clair

TAILLES: Final = ((1280, 720), (1366, 820), (1920, 1080))
ECHELLES_TEXTE: Final = (1.0, 2.0)
ETAPES: Final = ("preparer", "se_positionner", "decider", "rediger", "transmettre")


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
    """Tous les thèmes et toutes les tailles ; le texte à 200 % aux deux tailles extrêmes."""
    for nom in theme.noms_themes():
        for largeur, hauteur in TAILLES:
            for texte in ECHELLES_TEXTE:
                if texte == 1.0 or (largeur, hauteur) != (1366, 820):
                    yield Decor(nom, largeur, hauteur, texte)


def capturer(application: QApplication, sortie: Path) -> None:
    """Écrit toutes les images dans `sortie` et dit combien."""
    with ennuis_en_clair(sortie):
        sortie.mkdir(parents=True, exist_ok=True)
    nombre = 0
    with tempfile.TemporaryDirectory() as provisoire:
        fenetre = _preparer(Path(provisoire))
        for decor in decors():
            theme.appliquer(application, theme.lire_theme(decor.theme), decor.texte)
            fenetre.resize(decor.largeur, decor.hauteur)
            for nom, widget in _poses(fenetre):
                photographier(widget, sortie / f"{nom}-{decor.nom}.png")
                nombre += 1
        fenetre.close()
    print(f"{nombre} images écrites dans {sortie}.")


def _preparer(dossier: Path) -> Fenetre:
    """La vraie fenêtre sur la démonstration, un tour ouvert en plus pour le montrer."""
    fenetre = Fenetre(DossiersUtilisateur(dossier / "reglages", dossier / "sauvegardes"))
    atelier = creer_demonstration(
        dossier / "Ville de Valbrune.charte",
        donnees=dossier_ressources() / "demonstration",
        modeles=dossier_modeles(),
    )
    fenetre.show()
    fenetre.montrer_atelier(atelier)
    return fenetre


def _poses(fenetre: Fenetre) -> Iterator[tuple[str, QWidget]]:
    console = fenetre.console
    assert console is not None
    fenetre.montrer_accueil()
    yield "accueil", fenetre
    fenetre.montrer_console()
    for rang, etape in enumerate(ETAPES, start=1):
        console.aller_a(etape)
        yield f"{rang}-{etape}", fenetre
    dialogues: tuple[QDialog, ...] = (
        NouvelAtelier(lister_modeles(dossier_modeles()), Path.home(), fenetre),
        DialogueRaccourcis("Sur cette page", console.page.touches if console.page else (), fenetre),
    )
    for nom, dialogue in zip(
        ("dialogue-nouvel-atelier", "dialogue-raccourcis"), dialogues, strict=True
    ):
        dialogue.show()
        yield nom, dialogue
        dialogue.close()
        dialogue.deleteLater()


def photographier(widget: QWidget, chemin: Path) -> None:
    """Écrit l’image d’un widget une fois sa mise en page faite."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    widget.grab().save(str(chemin))
