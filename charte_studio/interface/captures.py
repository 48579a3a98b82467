"""Une image par page, par thème et par taille d’écran : ce que l’on regarde avant de livrer."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from charte_studio.atelier.demonstration import PRINCIPE_MONTRE, creer_demonstration
from charte_studio.atelier.gestes.se_positionner import rouvrir_tour
from charte_studio.atelier.lectures.commun import lire_tours
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.interface import theme
from charte_studio.interface.accueil import RecentMontre
from charte_studio.interface.console import PAGES
from charte_studio.interface.dialogues.deroules import DialogueDeroules
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.fenetre import Fenetre
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.socle.chemins import (
    DossiersUtilisateur,
    dossier_modeles,
    dossier_ressources,
)
from charte_studio.socle.fichiers import ennuis_en_clair

TAILLES: Final = ((1280, 720), (1366, 820), (1920, 1080))
ECHELLES_TEXTE: Final = (1.0, 2.0)


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
        dossiers = DossiersUtilisateur(Path(provisoire), Path(provisoire) / "sauvegardes")
        accueil, fenetre = Fenetre(dossiers), Fenetre(dossiers)
        accueil.accueil.montrer_recents(_recents())
        fenetre.montrer_atelier(
            creer_demonstration(
                Path(provisoire) / "Ville de Valbrune.charte",
                donnees=dossier_ressources() / "demonstration",
                modeles=dossier_modeles(),
            )
        )
        accueil.show()
        fenetre.show()
        for decor in decors():
            theme.appliquer(application, theme.lire_theme(decor.theme), decor.texte)
            for nom, widget in _poses(accueil, fenetre, decor):
                photographier(widget, sortie / f"{nom}-{decor.nom}.png")
                nombre += 1
        accueil.close()
        fenetre.close()
    print(f"{nombre} images écrites dans {sortie}.")


def _recents() -> list[RecentMontre]:
    """Trois ateliers inventés, pour montrer un accueil qui a vécu."""
    maintenant = dt.datetime.now().astimezone()
    return [
        RecentMontre(f"/{titre}.charte", titre, detail, maintenant - dt.timedelta(days=jours), True)
        for titre, detail, jours in (
            ("Charte IA — Ville de Valbrune", "Se positionner · 5 principes sur 12", 0),
            ("Charte IA — CHU des Trois-Rivières", "Décider · 4 sur 11 tranchés", 1),
            ("Charte IA — Lycée Marie-Laurent", "Transmettre · Word, HTML, Markdown", 10),
        )
    ]


def _poses(accueil: Fenetre, fenetre: Fenetre, decor: Decor) -> Iterator[tuple[str, QWidget]]:
    """Les vues, chacune prête à être photographiée quand elle est rendue."""
    for ouverte in (accueil, fenetre):
        ouverte.resize(decor.largeur, decor.hauteur)
    yield "0-accueil", accueil
    console = fenetre.console
    assert console is not None
    for rang, etape in enumerate(PAGES, start=1):
        console.aller_a(etape)
        if etape == "se_positionner":
            yield from _poses_du_tour(fenetre)
        else:
            yield f"{rang}-{etape}", fenetre
    nouveau = NouvelAtelier(lister_modeles(dossier_modeles()), Path.home(), parent=fenetre)
    raccourcis = DialogueRaccourcis(
        "Sur cette page", console.page.touches if console.page else (), fenetre
    )
    deroules = DialogueDeroules(lire_deroules(dossier_ressources() / "deroules.toml"), 180, fenetre)
    dialogues: tuple[tuple[str, QDialog], ...] = (
        ("nouvel-atelier", nouveau),
        ("deroules", deroules),
        ("raccourcis", raccourcis),
    )
    for nom, dialogue in dialogues:
        dialogue.show()
        yield f"dialogue-{nom}", dialogue
        dialogue.close()
        dialogue.deleteLater()


def _poses_du_tour(fenetre: Fenetre) -> Iterator[tuple[str, QWidget]]:
    """Un tour clos, puis le même rouvert, qu’on referme par l’annulation."""
    assert fenetre.console is not None
    atelier = fenetre.console.contexte.atelier
    page = fenetre.console.page
    assert isinstance(page, SePositionner)
    principe = next(
        p for p in lire_preparation(atelier.connexion).principes if p.cle == PRINCIPE_MONTRE
    )
    page.aller_au_principe(principe.id)
    yield "2-tour-clos", fenetre
    rouvrir_tour(atelier, lire_tours(atelier.connexion, principe.id)[-1].id)
    yield "2-tour-ouvert", fenetre
    atelier.annuler()


def photographier(widget: QWidget, chemin: Path) -> None:
    """Écrit l’image d’un widget une fois sa mise en page faite."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    widget.grab().save(str(chemin))
