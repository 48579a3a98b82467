"""La fiche d’un usage au clavier : chaque réponse s’atteint, même après en avoir choisi une."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charte_studio.atelier.lectures.explorer import CritereLu
from charte_studio.interface.etapes.explorer.boussole_usage import LigneCritere
from charte_studio.interface.etapes.explorer.fiche_usage import FicheUsage


def attendre_tab(boutons: dict[str, QPushButton]) -> None:
    for nom, bouton in boutons.items():
        assert bouton.focusPolicy() & Qt.FocusPolicy.TabFocus, nom


@pytest.mark.parametrize("choisie", ["oui", "non"])
def test_chaque_reponse_d_un_critere_reste_atteinte_par_tab(qtbot: QtBot, choisie: str) -> None:
    ligne = LigneCritere(CritereLu(1, "utile", "Utile", "Sert-il vraiment ?"))
    qtbot.addWidget(ligne)
    ligne.show()
    qtbot.keyClick(ligne.boutons[choisie], Qt.Key.Key_Space)
    ligne.montrer(choisie)
    attendre_tab(dict(ligne.boutons))


def test_chaque_verdict_reste_atteint_par_tab(qtbot: QtBot) -> None:
    fiche = FicheUsage()
    qtbot.addWidget(fiche)
    for bouton in fiche.verdicts.values():
        bouton.setChecked(True)
        attendre_tab(dict(fiche.verdicts))
