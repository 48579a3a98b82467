"""L’aide des raccourcis dit tous les vrais, et rien qu’eux."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface.console import PAGES, Console
from charte_studio.interface.dialogues.raccourcis import CLAVIER, DialogueRaccourcis, regrouper
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.inventaire import fenetre_de_demonstration
from charte_studio.interface.raccourcis import (
    PROJECTION,
    RACCOURCIS,
    poser_raccourcis,
    raccourcis_poses,
    touche_de,
)
from charte_studio.interface.widgets.touche import nom_de_touche

Ouvert = tuple[Fenetre, Console]


@pytest.fixture(scope="module")
def demonstration(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ouvert]:
    with fenetre_de_demonstration(tmp_path_factory.mktemp("raccourcis")) as ouvert:
        yield ouvert


def test_deux_actions_ne_prennent_pas_la_meme_touche() -> None:
    touches = [touche for raccourci in RACCOURCIS.values() for touche in raccourci.touches]
    assert len(touches) == len(set(touches))


def test_chaque_touche_est_une_sequence_que_qt_comprend() -> None:
    for raccourci in RACCOURCIS.values():
        for touche in raccourci.touches:
            assert not QKeySequence(touche).isEmpty(), touche


def test_une_cle_inconnue_est_un_defaut(qtbot: QtBot) -> None:
    hote = QWidget()
    qtbot.addWidget(hote)
    with pytest.raises(KeyError):
        poser_raccourcis(hote, {"licorne": hote.close})


def test_un_raccourci_pose_agit(qtbot: QtBot) -> None:
    faits: list[str] = []
    hote = QWidget()
    qtbot.addWidget(hote)
    poser_raccourcis(hote, {"refaire": lambda: faits.append("refaire")})
    for raccourci in hote.findChildren(QShortcut):
        raccourci.activated.emit()
    assert faits == ["refaire"] * len(RACCOURCIS["refaire"].touches)


def test_l_aide_ne_montre_que_ce_qui_est_pose(qtbot: QtBot) -> None:
    console, projection = QWidget(), QWidget()
    qtbot.addWidget(console)
    qtbot.addWidget(projection)
    poser_raccourcis(console, {"aide": console.show})
    assert PROJECTION not in raccourcis_poses((console, projection))
    poser_raccourcis(projection, {"projeter": projection.show})
    assert raccourcis_poses((console, projection))[PROJECTION] == [RACCOURCIS["projeter"]]


def test_tout_raccourci_de_la_fenetre_est_declare(demonstration: Ouvert) -> None:
    fenetre, console = demonstration
    pages = {console.page} if console.page else set()
    for hote in (fenetre, console):
        for raccourci in hote.findChildren(QShortcut):
            parent = raccourci.parent()
            if parent in (fenetre, console) and parent not in pages:
                cle = raccourci.objectName()
                assert raccourci.key().toString() in {
                    QKeySequence(touche).toString() for touche in RACCOURCIS[cle].touches
                }


def test_toute_touche_d_une_page_est_dans_son_aide(demonstration: Ouvert) -> None:
    _, console = demonstration
    for etape in PAGES:
        console.aller_a(etape)
        page = console.page
        assert page is not None
        dites = {
            QKeySequence(touche).toString()
            for sequence, _ in (*page.touches, *page.autres_touches, *CLAVIER)
            for touche in sequence
        }
        # Les deux touches Entrée du clavier n’en font qu’une dans l’aide.
        posees = {
            r.key().toString().replace("Enter", "Return") for r in page.findChildren(QShortcut)
        }
        inverses = {touche for touche in posees if "Shift+" in touche}
        assert posees - inverses <= dites, etape


def test_les_touches_d_une_suite_tiennent_sur_une_ligne() -> None:
    etapes = [RACCOURCIS[f"etape_{n}"] for n in range(1, 6)]
    assert [touches for touches, _ in regrouper(etapes)] == [("Ctrl+1", "à", "Ctrl+5")]


def test_l_aide_nomme_les_touches_en_francais(demonstration: Ouvert, qtbot: QtBot) -> None:
    fenetre, console = demonstration
    console.aller_a("se_positionner")
    assert console.page is not None
    dialogue = DialogueRaccourcis("Sur cette page", console.page.autres_touches, parent=fenetre)
    qtbot.addWidget(dialogue)
    mots = {etiquette.text() for etiquette in dialogue.findChildren(QLabel)}
    assert {"Sur cette page", "L’atelier", "L’affichage", "Partout", "Suppr", "Échap"} <= mots
    assert nom_de_touche(touche_de("refaire")) in mots
    assert "noter le motif de la ligne" in mots
