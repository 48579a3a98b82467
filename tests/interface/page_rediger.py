"""La page Rédiger des tests : sa séance, et ce qu’on y lit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.rediger import PartieLue, lire_plan
from charte_studio.interface.etapes.rediger import Rediger
from tests.outils.base import cle_de
from tests.outils.fichiers import atelier_neuf
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import simple
from tests.outils.tours import jouer_tour

TRANSPARENCE, HUMAIN = "principe:transparence", "principe:humain"


def principe(atelier: AtelierOuvert, cle: str) -> int:
    return cle_de(atelier, "principe", cle=cle)


def tenir_seance(chemin: Path) -> None:
    """Transparence adoptée avec réserves, Décision humaine adoptée contre la suggestion."""
    atelier_neuf(chemin)
    with ouvrir(chemin, horloge=HorlogeReglable()) as atelier:
        _tenir(atelier)


def _tenir(atelier: AtelierOuvert) -> None:
    transparence, humain = principe(atelier, "transparence"), principe(atelier, "humain")
    jouer_tour(atelier, transparence, "112345")
    jouer_tour(atelier, transparence, "111224")
    jouer_tour(atelier, humain, "155454")
    ajouter_contribution(
        atelier, principe_id=transparence, nature="pour", texte="On veut savoir.", college_id=1
    )
    objection = ajouter_objection(
        atelier, principe_id=transparence, texte="Et les outils cachés ?", college_id=2
    )
    traiter_objection(atelier, objection, etat="maintenue", suite="Personne n’a pu répondre.")
    decider(atelier, transparence, issue="adopte-avec-reserves")
    decider(atelier, humain, issue="adopte", justification="La direction s’y engage.")


def ecrire(qtbot: QtBot, page: Rediger, cle: str, texte: str) -> None:
    """Choisit la partie, et tape à la fin de son texte (Qt ne sait taper que l’ASCII)."""
    page.choisir(cle)
    saisie = page.editeur.saisie
    saisie.setFocus()
    saisie.moveCursor(QTextCursor.MoveOperation.End)
    if texte.isascii():
        qtbot.keyClicks(saisie, texte)
    else:
        saisie.insertPlainText(texte)


def partie(page: Rediger, cle: str) -> PartieLue:
    return next(p for p in lire_plan(page.atelier.connexion).parties if p.cle == cle)


def texte_apercu(page: Rediger) -> str:
    return simple(page.apercu.toPlainText())


def textes(vue: QWidget) -> list[str]:
    return [simple(e.text()) for e in vue.findChildren(QLabel) if e.isVisibleTo(vue) and e.text()]
