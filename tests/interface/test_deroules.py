"""Le dialogue des déroulés : le plus proche d’abord, les moments dans l’ordre."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charte_studio.interface.dialogues.deroules import DialogueDeroules, plus_proche
from charte_studio.redaction.deroules import Deroule, lire_deroules
from charte_studio.socle.chemins import dossier_ressources


@pytest.fixture
def deroules() -> dict[str, Deroule]:
    return lire_deroules(dossier_ressources() / "deroules.toml")


@pytest.mark.parametrize(
    ("minutes", "attendu"),
    [(None, "express"), (75, "express"), (180, "standard"), (400, "serie")],
)
def test_le_deroule_le_plus_proche_de_la_duree_vient_d_abord(
    deroules: dict[str, Deroule], minutes: int | None, attendu: str
) -> None:
    assert plus_proche(deroules, minutes) == attendu


def test_chaque_moment_dit_quand_il_commence(qtbot: QtBot, deroules: dict[str, Deroule]) -> None:
    dialogue = DialogueDeroules(deroules, 90)
    qtbot.addWidget(dialogue)
    dialogue.show()
    textes = [label.text() for label in dialogue.findChildren(QLabel) if not label.isHidden()]
    sequences = deroules["express"].sequences
    assert next(t for t in textes if "→" in t).startswith("0\u00a0h\u00a000")
    assert [t for t in textes if "→" in t][-1].endswith("1\u00a0h\u00a030")
    assert all(sequence.animation in textes for sequence in sequences)


def test_choisir_un_autre_deroule_remplace_le_premier(
    qtbot: QtBot, deroules: dict[str, Deroule]
) -> None:
    dialogue = DialogueDeroules(deroules, 90)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.choisir("serie")

    def visibles() -> set[str]:
        return {label.text() for label in dialogue.findChildren(QLabel) if label.isVisible()}

    qtbot.waitUntil(lambda: "Séance 3" in visibles())
    assert deroules["express"].resume not in visibles()
