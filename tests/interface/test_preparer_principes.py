"""Préparer, le volet des principes : retenir, ordonner, chercher, écrire."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    retenir_principe,
)
from charte_studio.atelier.gestes.se_positionner import ouvrir_tour
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.principe import DialoguePrincipe
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.liste_principes.modele import FORMAT
from tests.interface.pages import Notices, montrer_page, textes
from tests.outils.base import cle_de


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    return montrer_page(qtbot, Preparer(contexte))


def titres(atelier: AtelierOuvert) -> list[str]:
    return [principe.titre for principe in lire_preparation(atelier.connexion).principes]


def test_espace_laisse_de_cote_et_annuler_rend(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")
    liste = page.principes.liste
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.keyClick(liste, Qt.Key.Key_Space)

    assert [p.titre for p in lire_preparation(atelier.connexion).retenus] == [
        "Transparence",
        "Sobriété",
    ]
    assert "2 retenus sur 3" in textes(page.principes)
    atelier.annuler()
    assert "3 retenus sur 3" in textes(page.principes)


def test_un_clic_sur_la_case_suffit(qtbot: QtBot, page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    liste = page.principes.liste
    zone = liste.visualRect(liste.model().index(2, 0))

    qtbot.mouseClick(
        liste.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(zone.left() + 18, zone.center().y()),
    )
    assert len(lire_preparation(atelier.connexion).retenus) == 2

    qtbot.mouseClick(liste.viewport(), Qt.MouseButton.LeftButton, pos=zone.center())
    assert len(lire_preparation(atelier.connexion).retenus) == 2


def test_alt_et_les_fleches_ordonnent(qtbot: QtBot, page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    liste, alt = page.principes.liste, Qt.KeyboardModifier.AltModifier

    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    assert titres(atelier) == ["Décision humaine", "Transparence", "Sobriété"]
    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    assert titres(atelier) == ["Décision humaine", "Sobriété", "Transparence"]
    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    qtbot.keyClick(liste, Qt.Key.Key_Up, alt)
    assert titres(atelier) == ["Décision humaine", "Transparence", "Sobriété"]
    assert liste.courant() == cle_de(atelier, "principe", cle="transparence")


def test_deposer_un_principe_le_place(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    modele = page.principes.liste.modele
    emporte = modele.mimeData([modele.index(2)])
    assert emporte.hasFormat(FORMAT)

    pris = modele.dropMimeData(emporte, Qt.DropAction.MoveAction, 0, 0, QModelIndex())

    assert pris is False, "la liste suit le geste, elle ne se déplace pas elle-même"
    assert titres(atelier) == ["Sobriété", "Transparence", "Décision humaine"]
    modele.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert atelier.annulable == "Ordonner les principes"


def test_un_principe_deja_debattu_ne_se_laisse_pas_de_cote(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"))
    page.ouvrir("principes")

    qtbot.keyClick(page.principes.liste, Qt.Key.Key_Space)

    assert [role for role, _ in notices] == ["refus"]
    assert len(lire_preparation(atelier.connexion).retenus) == 3


def test_la_recherche_filtre_et_garde_l_ordre_des_autres(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")
    qtbot.keyClicks(page.principes.recherche, "sobriete")
    assert page.principes.liste.modele.rowCount() == 1
    assert page.principes.liste.courant() == cle_de(atelier, "principe", cle="sobriete")

    qtbot.keyClicks(page.principes.recherche, " introuvable")
    assert "Aucun principe ne contient ces mots." in textes(page.principes)


def test_la_couverture_nomme_ce_dont_rien_ne_parle(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    assert "2 thèmes traités" in textes(page.principes)
    assert "transparence" not in textes(page.principes.couverture).lower()

    retenir_principe(atelier, cle_de(atelier, "principe", cle="transparence"), False)

    assert "1 thème traité" in textes(page.principes)
    assert "transparence" in textes(page.principes.couverture).lower()


def test_ajouter_puis_modifier_un_principe(
    qapp: QApplication, qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")

    def ajouter() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, DialoguePrincipe)
        qtbot.keyClicks(dialogue.titre, "Droit de refuser")
        qtbot.keyClicks(dialogue.question, "Chacun peut refuser un outil.")
        dialogue.formulations["equilibree"].setPlainText("Nul n’est tenu de s’en servir.")
        dialogue.accept()

    QTimer.singleShot(0, ajouter)
    page.principes.ajouter.click()
    assert titres(atelier)[-1] == "Droit de refuser"
    assert "Chacun peut refuser un outil." in textes(page.principes.lecture)

    def renommer() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, DialoguePrincipe)
        dialogue.titre.setText("Droit de ne pas utiliser")
        dialogue.accept()

    QTimer.singleShot(0, renommer)
    qtbot.keyClick(page.principes.liste, Qt.Key.Key_Return)
    assert titres(atelier)[-1] == "Droit de ne pas utiliser"
    assert atelier.annulable is not None
    assert atelier.annulable.startswith("Modifier le principe")
