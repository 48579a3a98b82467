"""Les repères de droit : le cadre d’abord, et rien d’incertain affirmé."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface.dialogues.circuit import DialogueCircuit
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.widgets.fait_lu import FaitLu
from charte_studio.redaction.droit import FaitDeDroit, lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.socle.chemins import dossier_ressources

AUJOURD_HUI = dt.date(2026, 11, 22)


@pytest.fixture
def faits() -> dict[str, FaitDeDroit]:
    return lire_droit(dossier_ressources() / "droit.toml")


def textes(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_un_fait_a_verifier_ne_s_affirme_jamais(
    qtbot: QtBot, faits: dict[str, FaitDeDroit]
) -> None:
    fait = faits["cse-expert"]
    lu = FaitLu(fait, AUJOURD_HUI)
    qtbot.addWidget(lu)
    assert f"À vérifier\u00a0: {fait.intitule}" in textes(lu)
    assert "À vérifier avant de s’y fier" in textes(lu)


def test_un_fait_verifie_il_y_a_plus_d_un_an_est_signale(
    qtbot: QtBot, faits: dict[str, FaitDeDroit]
) -> None:
    fait = faits["rgpd-decision-automatisee"]
    recent = FaitLu(fait, AUJOURD_HUI)
    ancien = FaitLu(fait, AUJOURD_HUI + dt.timedelta(days=730))
    for lu in (recent, ancien):
        qtbot.addWidget(lu)
    assert "Vérifié le 22 novembre 2026" in textes(recent)
    assert "À relire" in textes(ancien)


def test_les_reperes_se_filtrent_par_secteur_et_par_theme(
    qtbot: QtBot, faits: dict[str, FaitDeDroit]
) -> None:
    dialogue = DialogueDroit(faits, aujourd_hui=AUJOURD_HUI, secteur="prive")
    qtbot.addWidget(dialogue)
    dialogue.show()
    montres = {fait.cle for fait in dialogue.montres()}
    assert {"cse-nouvelles-technologies", "rgpd-aipd"} <= montres
    assert "territoriale-cst" not in montres
    dialogue.choisir_secteur("public")
    assert "territoriale-cst" in {fait.cle for fait in dialogue.montres()}
    dialogue.choisir_theme("sanction")
    assert all("sanction" in fait.themes for fait in dialogue.montres())
    visibles = [lu for lu in dialogue.findChildren(FaitLu) if lu.isVisibleTo(dialogue)]
    assert len(visibles) == len(dialogue.montres())


def test_le_circuit_montre_chaque_etape_et_le_droit_qui_la_fonde(
    qtbot: QtBot, faits: dict[str, FaitDeDroit]
) -> None:
    forme = lire_formes(dossier_ressources() / "formes.toml")["deliberation"]
    dialogue = DialogueCircuit(forme, faits, AUJOURD_HUI)
    qtbot.addWidget(dialogue)
    dit = textes(dialogue)
    assert all(etape.etape in dit and etape.delai in dit for etape in forme.circuit)
    assert faits["territoriale-cst"].intitule in dit
