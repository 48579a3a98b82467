"""Changer de modèle depuis Préparer : un choix, un geste, rien de perdu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.interface.dialogues.changer_modele import ChangerModele
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele, lister_modeles
from charte_studio.socle.chemins import dossier_modeles
from tests.interface.pages import contexte_sur, montrer_page, noter_notices


@pytest.fixture(scope="module")
def modeles() -> tuple[Modele, ...]:
    return lister_modeles(dossier_modeles())


def repondre(qapp: QApplication, titre: str | None) -> None:
    """Dans le dialogue qui va s’ouvrir : choisit ce modèle et valide, ou renonce."""

    def agir() -> None:
        dialogue = qapp.activeModalWidget()
        if not isinstance(dialogue, ChangerModele):
            QTimer.singleShot(20, agir)
            return
        if titre is None:
            dialogue.reject()
            return
        voulue = [carte for carte in dialogue.choix.cartes if carte.modele.titre == titre]
        for carte in voulue:
            dialogue.choix.choisir(carte)
        dialogue.accept()
        if dialogue.isVisible():
            dialogue.reject()

    QTimer.singleShot(0, agir)


def test_le_modele_choisi_est_suivi_et_le_geste_s_annule(
    qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert, modeles: tuple[Modele, ...]
) -> None:
    avant = lire_atelier(atelier.connexion)
    voulu = next(m for m in modeles if m.identifiant != avant.modele)
    with contexte_sur(qtbot, atelier) as contexte:
        notices = noter_notices(contexte)
        page = montrer_page(qtbot, Preparer(contexte))
        repondre(qapp, voulu.titre)
        page.demarche.changer.click()
        assert lire_atelier(atelier.connexion).modele == voulu.identifiant
        montres = [texte.text() for texte in page.demarche.findChildren(Texte)]
        assert voulu.titre in montres
        nature, phrase = notices[-1]
        assert (nature, voulu.titre in phrase) == ("reussite", True)
        contexte.atelier.annuler()
        assert lire_atelier(atelier.connexion) == avant


def test_renoncer_ne_change_rien(qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert) -> None:
    avant = lire_atelier(atelier.connexion)
    with contexte_sur(qtbot, atelier) as contexte:
        page = montrer_page(qtbot, Preparer(contexte))
        repondre(qapp, None)
        page.demarche.changer.click()
    assert lire_atelier(atelier.connexion) == avant


def test_le_modele_deja_suivi_ne_se_propose_pas_et_se_refuse(
    qtbot: QtBot, modeles: tuple[Modele, ...]
) -> None:
    actuel = (modeles[0].identifiant, modeles[0].version)
    dialogue = ChangerModele(modeles, Path(), actuel)
    qtbot.addWidget(dialogue)
    assert [carte.modele for carte in dialogue.choix.cartes] == list(modeles[1:])
    assert not dialogue.verifier()
    assert "Choisissez" in dialogue.refus()
    dialogue.choix.choisir(dialogue.choix.ajouter(modeles[0]))
    assert not dialogue.refus()
    assert not dialogue.verifier()
    assert "déjà" in dialogue.refus()
    dialogue.choix.choisir(dialogue.choix.cartes[0])
    assert dialogue.verifier()
