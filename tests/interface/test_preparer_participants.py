"""Préparer, le volet des participants : collèges, effectifs, noms, présences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    inscrire,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.preparer import lire_participants, lire_preparation
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.preparer import Preparer
from tests.interface.pages import Notices, ecrire, montrer_page, textes
from tests.outils.base import cle_de


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    return montrer_page(qtbot, Preparer(contexte))


def test_un_effectif_qui_ne_tombe_pas_juste_se_dit(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    agents = page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents"))
    assert "Il en manque 1." in textes(agents)
    assert "1 collège à vérifier" in textes(page.sommaire)

    inscrire(atelier, [Inscription("Agents")] * 2)

    assert "1 de plus qu’attendu." in textes(agents)


def test_un_college_attendu_et_vide_se_dit(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    elus = ajouter_college(atelier, "Élus", 3)

    assert "3 personnes attendues" in textes(page.participants.colleges.ligne(elus))


def test_on_renomme_un_college_et_son_effectif_au_clavier(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    cle = cle_de(atelier, "college", cle="direction")
    ligne = page.participants.colleges.ligne(cle)
    ecrire(ligne.nom, "Direction générale")
    qtbot.keyClick(ligne.nom, Qt.Key.Key_Tab)
    ligne.attendus.setFocus()
    ligne.attendus.selectAll()
    qtbot.keyClicks(ligne.attendus, "2")
    page.poser()

    (college,) = (c for c in lire_colleges(atelier.connexion) if c.id == cle)
    assert (college.nom, college.effectif_attendu) == ("Direction générale", 2)
    assert page.participants.colleges.ligne(cle) is ligne, "la ligne reste en place"


def test_ajouter_un_college_laisse_ecrire_son_nom(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    page.participants.colleges.ajouter.click()
    page.participants.colleges.ajouter.click()

    noms = [c.nom for c in lire_colleges(atelier.connexion)]
    assert noms[2:] == ["Nouveau collège", "Nouveau collège 2"]
    champ = page.participants.colleges.ligne(cle_de(atelier, "college", cle="nouveau-college-2"))
    assert champ.nom.hasFocus()
    assert champ.nom.selectedText() == "Nouveau collège 2"


def test_un_college_peuple_ne_se_retire_pas(
    page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    page.ouvrir("participants")
    page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents")).retirer.click()
    assert [role for role, _ in notices] == ["refus"]

    vide = ajouter_college(atelier, "Élus")
    page.participants.colleges.ligne(vide).retirer.click()
    assert [c.nom for c in lire_colleges(atelier.connexion)] == ["Agents", "Direction"]


def test_un_nom_de_college_deja_pris_est_refuse_et_revient(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    page.ouvrir("participants")
    ligne = page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents"))
    ecrire(ligne.nom, "Direction")
    qtbot.keyClick(ligne.nom, Qt.Key.Key_Return)

    assert [role for role, _ in notices] == ["refus"]
    assert ligne.nom.text() == "Agents"


def test_suppr_retire_la_selection_et_annuler_la_rend(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.participants.retirer.text() == "Retirer (2)"

    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [p.numero for p in lire_participants(atelier.connexion)] == [1, 4, 5, 6]
    assert table.model().rowCount() == 4

    atelier.annuler()
    assert table.model().rowCount() == 6


def test_la_selection_change_de_college_par_le_menu(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.selectRow(0)

    menu = page.participants.menu_des_colleges()
    next(a for a in menu.actions() if a.text() == "Direction").trigger()

    assert lire_participants(atelier.connexion)[0].college == "Direction"
    assert table.choisis() == (lire_participants(atelier.connexion)[0].id,), "sélection gardée"


def test_entree_demande_le_college(qtbot: QtBot, page: Preparer) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.college_demande.disconnect()
    table.selectRow(0)

    with qtbot.waitSignal(table.college_demande) as demande:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert isinstance(demande.args[0], QPoint)


def test_chercher_ne_garde_que_ce_qui_ressemble(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    assert not page.participants.recherche.isVisible(), "à six, on voit tout"
    inscrire(atelier, [Inscription("Élus")] * 8)
    assert page.participants.recherche.isVisible()

    qtbot.keyClicks(page.participants.recherche, "elu")
    assert page.participants.table.model().rowCount() == 8
    qtbot.keyClick(page.participants.recherche, Qt.Key.Key_Escape)
    assert page.participants.table.model().rowCount() == 14


@pytest.mark.parametrize(("bouton", "restants"), [("Garder les noms", 1), ("Effacer les noms", 0)])
def test_effacer_les_noms_se_confirme(
    qapp: QApplication,
    page: Preparer,
    atelier: AtelierOuvert,
    notices: Notices,
    bouton: str,
    restants: int,
) -> None:
    page.ouvrir("participants")
    assert not page.participants.effacer_noms.isVisible()
    inscrire(atelier, [Inscription("Agents", nom="Camille Roy")])
    assert "1 personne est nommée" in textes(page.participants)

    def repondre() -> None:
        boite = qapp.activeModalWidget()
        assert isinstance(boite, QMessageBox)
        next(b for b in boite.buttons() if b.text() == bouton).click()

    QTimer.singleShot(0, repondre)
    page.participants.effacer_noms.click()

    assert lire_preparation(atelier.connexion).noms == restants
    assert [role for role, _ in notices] == ([] if restants else ["reussite"])
    assert page.participants.effacer_noms.isVisible() is bool(restants)


def test_espace_note_absent_puis_present(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [p.present for p in lire_participants(atelier.connexion)].count(False) == 1
    assert table.model().data(table.model().index(1, 1)).endswith("· absent")
    assert page.participants.presence.text() == "Présent"
    page.participants.presence.click()
    assert all(p.present for p in lire_participants(atelier.connexion))
