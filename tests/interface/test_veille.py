"""La mise en veille : suspendue quand on projette, rendue ensuite ; l’échec se dit une fois."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.interface.projection.veille import IMPOSSIBLE, Processus, Veille

DORMIR = ("-c", "import time; time.sleep(60)")


def test_un_programme_du_systeme_tient_l_ecran_eveille_puis_s_arrete(qapp: QApplication) -> None:
    parent = QObject()
    moyen = Processus(sys.executable, DORMIR, parent)
    veille = Veille([moyen], parent)
    veille.empecher()
    assert veille.empechee
    veille.empecher()  # une seule fois, même demandé deux
    veille.permettre()
    assert not veille.empechee
    assert moyen._processus is None


def test_le_moyen_suivant_sert_quand_le_premier_manque(qapp: QApplication) -> None:
    parent = QObject()
    absent = Processus("programme-qui-n-existe-pas", (), parent)
    veille = Veille([absent, Processus(sys.executable, DORMIR, parent)], parent)
    veille.empecher()
    assert veille.empechee
    veille.permettre()


def test_sans_aucun_moyen_on_le_dit_une_seule_fois(qapp: QApplication) -> None:
    veille = Veille([])
    dits: list[str] = []
    veille.impossible.connect(dits.append)
    veille.empecher()
    veille.empecher()
    veille.permettre()
    assert dits == [IMPOSSIBLE]


def test_un_programme_qui_s_arrete_seul_ne_laisse_rien(qtbot: QtBot) -> None:
    parent = QObject()
    moyen = Processus(sys.executable, ("-c", ""), parent)
    assert moyen.prendre()
    qtbot.waitUntil(lambda: moyen._processus is None, timeout=5000)
    moyen.rendre()
    assert moyen._processus is None


def test_hors_ecran_il_n_y_a_rien_a_tenir_eveille(qapp: QApplication) -> None:
    veille = Veille()
    dits: list[str] = []
    veille.impossible.connect(dits.append)
    veille.empecher()
    assert not veille.empechee
    assert not dits
