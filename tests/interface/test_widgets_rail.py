"""Le rail des étapes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.etape_rail import EtapeRail
from charte_studio.interface.widgets.rail import EtapeMontree, Rail

ETAPES = [
    EtapeMontree("preparer", "Préparer", "12 principes, 24 personnes", faite=True),
    EtapeMontree("se_positionner", "Se positionner", "5 principes sur 12"),
    EtapeMontree("decider", "Décider", "12 principes"),
    EtapeMontree("rediger", "Rédiger"),
]


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.montrer(ETAPES)
    rail.choisir("se_positionner")
    rail.resize(rail.width(), 600)
    with qtbot.waitExposed(rail):
        rail.show()
    rail.activateWindow()
    return rail


def test_chaque_etape_dit_son_rang_et_son_etat(rail: Rail) -> None:
    assert [etape.accessibleName() for etape in _etapes(rail)] == [
        "1. Préparer, faite",
        "2. Se positionner, étape ouverte",
        "3. Décider",
        "4. Rédiger",
    ]
    assert _etapes(rail)[0].accessibleDescription() == "12 principes, 24 personnes"


def test_choisir_n_emet_rien_et_cliquer_emet(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.choisie):
        rail.choisir("decider")
    assert rail.courante() == "decider"
    with qtbot.waitSignal(rail.choisie) as choix:
        _etapes(rail)[3].click()
    assert choix.args == ["rediger"]
    with qtbot.assertNotEmitted(rail.choisie):
        _etapes(rail)[3].click()


def test_les_fleches_parcourent_les_etapes(rail: Rail, qtbot: QtBot) -> None:
    recues: list[str] = []
    rail.choisie.connect(recues.append)
    _etapes(rail)[1].setFocus()
    for touche in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(QApplication.focusWidget(), touche)
    assert recues == ["decider", "rediger", "preparer"]
    assert _etapes(rail)[0].hasFocus()


def test_tab_n_entre_qu_une_fois_dans_le_rail(rail: Rail) -> None:
    atteintes = [e for e in _etapes(rail) if e.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [etape.text() for etape in atteintes] == ["Se positionner"]


def test_une_etape_inconnue_est_un_defaut(rail: Rail) -> None:
    with pytest.raises(KeyError):
        rail.choisir("voter")


def test_mettre_a_jour_garde_les_etapes_en_place(rail: Rail) -> None:
    avant = _etapes(rail)
    rail.montrer([*ETAPES[:3], EtapeMontree("rediger", "Rédiger", "projet v1", faite=True)])
    assert _etapes(rail) == avant
    assert avant[3].accessibleName() == "4. Rédiger, faite"
    assert rail.courante() == "se_positionner"


def test_quand_la_hauteur_manque_le_detail_passe_dans_l_infobulle(rail: Rail) -> None:
    assert _etapes(rail)[0].toolTip() == ""
    rail.resize(rail.width(), rail.minimumHeight())
    assert _etapes(rail)[0].toolTip() == "12 principes, 24 personnes"


def test_huit_etapes_tiennent_dans_720_pixels_a_200_pour_cent(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    rail = Rail()
    qtbot.addWidget(rail)
    rail.montrer([EtapeMontree(str(n), "Se positionner", "un détail") for n in range(8)])
    assert rail.minimumHeight() <= 560
    assert rail.width() <= 340


def _etapes(rail: Rail) -> list[EtapeRail]:
    return rail.findChildren(EtapeRail)
