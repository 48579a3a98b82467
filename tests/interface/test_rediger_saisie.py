"""Ce que font les touches dans l’éditeur, et l’aperçu qui suit le curseur."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.redaction.recherche import trouver
from tests.interface.pages import montrer_page
from tests.outils.phrases import simple

PREAMBULE = "section:preambule"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    page = montrer_page(qtbot, Rediger(contexte))
    page.choisir(PREAMBULE)
    return page


def ecrire(page: Rediger, texte: str, *, apres: str = "") -> None:
    """Remplace le texte, le curseur après ces mots, ou à la fin."""
    saisie = page.editeur.saisie
    saisie.setFocus()
    saisie.selectAll()
    saisie.insertPlainText(texte)
    if apres:
        curseur = saisie.textCursor()
        curseur.setPosition(trouver(texte, apres)[0][1])
        saisie.setTextCursor(curseur)


def taper(qtbot: QtBot, page: Rediger, touches: str) -> str:
    """Tape ce texte, « ⏎ » pour Entrée ; rend ce qui est écrit."""
    for signe in touches:
        if signe == "⏎":
            qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(page.editeur.saisie, signe)
    return page.editeur.saisie.texte()


def test_entree_ajoute_une_rangee_au_tableau_puis_en_sort(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "| a | b |\n|---|---|\n| c | d |", apres="| c")
    assert taper(qtbot, page, "⏎e") == "| a | b |\n|---|---|\n| c | d |\n| e |  |"
    assert taper(qtbot, page, "⏎⏎f") == "| a | b |\n|---|---|\n| c | d |\n| e |  |\n\nf"


def test_entree_dans_l_entete_ouvre_la_premiere_rangee(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "| a | b |\n|---|---|\n| c | d |", apres="a")
    assert taper(qtbot, page, "⏎e") == "| a | b |\n|---|---|\n| e |  |\n| c | d |"
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Z, CTRL)
    assert page.editeur.saisie.texte() == "| a | b |\n|---|---|\n| c | d |"


def test_entree_devant_un_tableau_ouvre_un_alinea(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "| a |\n|---|")
    page.editeur.saisie.moveCursor(QTextCursor.MoveOperation.Start)
    assert taper(qtbot, page, "⏎") == "\n\n| a |\n|---|"


def test_couper_une_phrase_n_en_garde_pas_l_espace(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "On le dit. On le date.", apres="dit.")
    assert taper(qtbot, page, "⏎") == "On le dit.\n\nOn le date."
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Z, CTRL)
    assert page.editeur.saisie.texte() == "On le dit. On le date."


def test_le_gras_du_mot_laisse_le_curseur_ou_il_etait(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "On le dit fort", apres="dit")
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_B, CTRL)
    assert taper(qtbot, page, "es") == "On le **dites** fort"
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_B, CTRL)
    assert taper(qtbot, page, "!") == "On le dites! fort"
    ecrire(page, "👍 la sous-traitance", apres="sous")
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_I, CTRL)
    assert page.editeur.saisie.texte() == "👍 la *sous-traitance*"


def test_un_gras_ouvert_pour_rien_se_referme(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "On le ")
    for attendu in ("On le ****", "On le "):
        qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_B, CTRL)
        assert page.editeur.saisie.texte() == attendu
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_B, CTRL)
    assert taper(qtbot, page, "dit") == "On le **dit**"


ALINEAS = [
    f"{forme.format(n=n)}"
    for n in range(1, 13)
    for forme in (
        "L’alinéa {n} est ordinaire et dit quelque chose d’assez long pour tenir sur deux lignes.",
        "**La règle {n}** commence en gras, puis continue.",
        "- Le point {n} d’une liste, avec un [lien](https://exemple.fr).",
        "> La citation {n} est en retrait.",
        "## Le titre {n}",
        "| Cellule {n} | autre |\n|---|---|\n| basse {n} | encore |",
    )
]


def test_l_apercu_montre_toujours_l_alinea_du_curseur(page: Rediger) -> None:
    page.resize(1065, 420)
    ecrire(page, "\n\n".join(ALINEAS))
    saisie, apercu = page.editeur.saisie, page.apercu
    perdus = []
    for n in range(1, 13):
        for mots in (
            f"L’alinéa {n} est", f"La règle {n}", f"Le point {n} d", f"La citation {n} ",
            f"Le titre {n}", f"Cellule {n} ", f"basse {n} ",
        ):  # fmt: skip
            curseur = saisie.textCursor()
            curseur.setPosition(trouver(saisie.texte(), mots)[0][0])
            saisie.setTextCursor(curseur)
            lieu = apercu.document().find(mots.strip())
            haut = apercu.cursorRect(lieu).top()
            if not 0 <= haut <= apercu.viewport().height():
                perdus.append(simple(mots))
    assert perdus == []
