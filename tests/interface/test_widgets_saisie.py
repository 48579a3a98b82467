"""Les champs qui s’enregistrent seuls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.pose_differee import PAUSE_MS
from charte_studio.interface.widgets.texte_long import TexteLong

Champ = TexteLong | ChampTexte


@pytest.fixture(params=[TexteLong, ChampTexte])
def champ(request: pytest.FixtureRequest, qtbot: QtBot) -> Champ:
    fenetre = QWidget()
    champ: Champ = request.param("Motif", indication="Écrivez ici")
    disposition = QVBoxLayout(fenetre)
    disposition.addWidget(champ)
    disposition.addWidget(QLineEdit())
    qtbot.addWidget(fenetre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    champ.setFocus()
    champ.fenetre = fenetre  # type: ignore[union-attr]
    return champ


@pytest.fixture
def poses(champ: Champ) -> list[str]:
    poses: list[str] = []
    champ.texte_pose.connect(poses.append)
    return poses


def test_montrer_n_est_pas_ecrire(champ: Champ, poses: list[str]) -> None:
    champ.montrer("Le texte enregistré")
    champ.poser()
    assert poses == []


def test_le_texte_se_pose_a_la_pause(champ: Champ, poses: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(champ.texte_pose, timeout=PAUSE_MS * 3):
        qtbot.keyClicks(champ, "Non")
    assert poses == ["Non"]


def test_le_texte_se_pose_en_sortant(champ: Champ, poses: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(champ, "Non")
    assert poses == []
    champ.fenetre.findChildren(QLineEdit)[-1].setFocus()  # type: ignore[union-attr]
    assert poses == ["Non"]


def test_le_texte_se_pose_quand_la_page_se_cache(
    champ: Champ, poses: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(champ, "Non")
    champ.fenetre.hide()  # type: ignore[union-attr]
    assert poses == ["Non"]
    assert not champ.findChild(QTimer).isActive()


def test_un_texte_remis_comme_avant_ne_se_pose_pas(
    champ: Champ, poses: list[str], qtbot: QtBot
) -> None:
    champ.montrer("Non")
    qtbot.keyClick(champ, Qt.Key.Key_End)
    qtbot.keyClicks(champ, "x")
    qtbot.keyClick(champ, Qt.Key.Key_Backspace)
    champ.poser()
    assert poses == []
    assert not champ.findChild(QTimer).isActive()


def test_une_relecture_ne_derange_pas_la_frappe(
    champ: Champ, poses: list[str], qtbot: QtBot
) -> None:
    champ.montrer("Ancien", cle=4)
    champ.selectAll()
    qtbot.keyClicks(champ, "Nouveau")
    champ.montrer("Ancien", cle=4)
    assert _texte(champ) == "Nouveau"
    champ.poser()
    assert poses == ["Nouveau"]


def test_changer_d_objet_pose_d_abord_le_texte_de_l_ancien(champ: Champ, qtbot: QtBot) -> None:
    poses: list[tuple[object, str]] = []
    champ.texte_pose.connect(lambda texte: poses.append((champ.cle, texte)))
    champ.montrer("", cle="principe 1")
    qtbot.keyClicks(champ, "Pour le premier")
    champ.montrer("Du second", cle="principe 2")
    assert poses == [("principe 1", "Pour le premier")]
    assert _texte(champ) == "Du second"


def test_les_espaces_insecables_restent(champ: Champ, poses: list[str], qtbot: QtBot) -> None:
    texte = "Vraiment\u202f? «\u00a0Oui\u00a0»"
    champ.montrer(texte)
    assert _texte(champ) == texte
    qtbot.keyClick(champ, Qt.Key.Key_End)
    qtbot.keyClicks(champ, "!")
    champ.poser()
    assert poses == [texte + "!"]


def test_ctrl_z_va_au_champ_puis_a_la_fenetre(champ: Champ, qtbot: QtBot) -> None:
    annulations: list[str] = []
    fenetre: QWidget = champ.fenetre  # type: ignore[union-attr]
    raccourci = QShortcut(QKeySequence.StandardKey.Undo, fenetre)
    raccourci.activated.connect(lambda: annulations.append("atelier"))
    champ.montrer("Enregistré")
    qtbot.keyClick(champ, Qt.Key.Key_End)
    qtbot.keyClicks(champ, "x")
    qtbot.keyClick(champ, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _texte(champ) == "Enregistré"
    assert annulations == []
    champ.montrer("Autre", cle="autre")
    qtbot.keyClick(champ, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _texte(champ) == "Autre"
    assert annulations == ["atelier"]


def test_entree_pose_un_champ_d_une_ligne(qtbot: QtBot) -> None:
    champ = ChampTexte("Titre")
    qtbot.addWidget(champ)
    champ.show()
    with qtbot.waitSignal(champ.texte_pose) as pose:
        qtbot.keyClicks(champ, "Charte")
        qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert pose.args == ["Charte"]


def test_tab_sort_d_un_texte_long(qtbot: QtBot) -> None:
    champ = TexteLong("Motif")
    qtbot.addWidget(champ)
    assert champ.tabChangesFocus()


def _texte(champ: Champ) -> str:
    return champ.texte() if isinstance(champ, TexteLong) else champ.text()
