"""Réunir des séances, publier des données, enregistrer un tableau : dans la fenêtre."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_principe
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.tableur import lire_tableau
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.consolider import DialogueConsolider
from charte_studio.interface.dialogues.donnees_ouvertes import (
    DemandeDonnees,
    DialogueDonneesOuvertes,
)
from charte_studio.interface.dialogues.importer_positions import DialogueImport
from charte_studio.interface.etapes.transmettre.carte_donnees import CarteDonnees
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.chemins import dossiers_utilisateur
from tests.outils.phrases import simple
from tests.outils.seances import creer_seance, jouer_tour

OUI = {"Agents": ["plutot"] * 4}


@pytest.fixture
def seances(tmp_path: Path) -> list[Path]:
    chemins = []
    for nom, titre in (("lundi", "Formation"), ("mardi", "Se former")):
        chemin = creer_seance(tmp_path / f"{nom}.charte", {"Agents": 4})
        with ouvrir(chemin) as atelier:
            ajouter_principe(
                atelier, titre=titre, question=f"{titre} avant ?", formulations={"souple": "Oui."}
            )
        for principe in (1, 4):
            jouer_tour(chemin, principe, OUI)
        chemins.append(chemin)
    return chemins


@pytest.fixture
def dialogue(qtbot: QtBot, tmp_path: Path) -> DialogueConsolider:
    parent = QObject()
    taches = Taches(parent)
    montre = DialogueConsolider(taches, tmp_path)
    parent.setParent(montre)
    qtbot.addWidget(montre, before_close_func=lambda _: taches.attendre())
    with qtbot.waitExposed(montre):
        montre.show()
    return montre


def attendre_la_lecture(qtbot: QtBot, dialogue: DialogueConsolider) -> None:
    qtbot.waitUntil(lambda: dialogue._valider.isEnabled() or bool(dialogue.refus()), timeout=5000)


def test_sans_seance_le_dialogue_dit_quoi_ajouter(
    dialogue: DialogueConsolider, seances: list[Path], qtbot: QtBot
) -> None:
    colonne = dialogue.seances

    def dits() -> str:
        return " ".join(t.text() for t in colonne.findChildren(Texte) if t.isVisible())

    assert "Aucune séance choisie" in dits()
    assert colonne.ajouter.hasFocus()
    assert not colonne.retirer.isVisible()
    dialogue.ajouter(seances[:1])
    assert "Aucune séance choisie" not in dits()
    assert colonne.retirer.isVisible()
    colonne._liste.setCurrentRow(0)
    colonne.retirer.click()
    assert "Aucune séance choisie" in dits()
    assert colonne.chemins() == ()


def test_deux_seances_se_reunissent_et_un_principe_se_rapproche(
    qtbot: QtBot, dialogue: DialogueConsolider, seances: list[Path], tmp_path: Path
) -> None:
    assert not dialogue._valider.isEnabled()
    dialogue.ajouter(seances[:1])
    assert "au moins une autre" in dialogue.principes._resume.text()
    dialogue.ajouter(seances)
    attendre_la_lecture(qtbot, dialogue)
    assert dialogue.seances.chemins() == tuple(seances)
    assert simple(dialogue.principes._resume.text()) == "2 séances, 8 participants, 5 principes"
    (formation, _), (_, choix) = dialogue.principes.choix()
    choix.setCurrentIndex(choix.findData(formation.cle))
    choix.activated.emit(choix.currentIndex())
    assert "gardé à part" not in dialogue.principes._constats.text()
    vers = tmp_path / "tout.charte"
    with qtbot.waitSignal(dialogue.accepted, timeout=5000):
        dialogue.ecrire(vers)
    assert dialogue.resultat() == vers
    with ouvrir(vers, lecture_seule=True) as atelier:
        effectifs = [
            p.tours[0].repartition.reponses for p in mesurer_principes(atelier.connexion) if p.tours
        ]
        assert effectifs == [8, 8]


def test_un_rapprochement_impossible_se_dit_et_empeche_de_reunir(
    qtbot: QtBot, dialogue: DialogueConsolider, seances: list[Path]
) -> None:
    dialogue.ajouter(seances)
    attendre_la_lecture(qtbot, dialogue)
    (un, choix_un), (autre, choix_autre) = dialogue.principes.choix()
    for choix, vers in ((choix_un, autre), (choix_autre, un)):
        choix.setCurrentIndex(choix.findData(vers.cle))
        choix.activated.emit(choix.currentIndex())
    assert "Aucun principe" in dialogue.refus()
    assert not dialogue._valider.isEnabled()


def test_un_fichier_abime_se_nomme_et_se_retire(
    qtbot: QtBot, dialogue: DialogueConsolider, seances: list[Path], tmp_path: Path
) -> None:
    abime = tmp_path / "abime.charte"
    abime.write_bytes(b"rien")
    dialogue.ajouter([*seances, abime])
    attendre_la_lecture(qtbot, dialogue)
    assert "« abime.charte »" in simple(dialogue.refus())
    assert not dialogue._valider.isEnabled()
    dialogue.seances._liste.setCurrentRow(2)
    qtbot.mouseClick(dialogue.seances.retirer, Qt.MouseButton.LeftButton)
    attendre_la_lecture(qtbot, dialogue)
    assert dialogue.refus() == ""
    assert dialogue._valider.isEnabled()


def test_un_nom_deja_pris_se_dit_et_l_on_peut_recommencer(
    qtbot: QtBot, dialogue: DialogueConsolider, seances: list[Path], tmp_path: Path
) -> None:
    dialogue.ajouter(seances)
    attendre_la_lecture(qtbot, dialogue)
    dialogue.ecrire(seances[0])
    qtbot.waitUntil(lambda: bool(dialogue.refus()), timeout=5000)
    assert "existe déjà" in dialogue.refus()
    with qtbot.waitSignal(dialogue.accepted, timeout=5000):
        dialogue.ecrire(tmp_path / "r.charte")


def test_renoncer_a_choisir_ne_change_rien(
    dialogue: DialogueConsolider, monkeypatch: pytest.MonkeyPatch, seances: list[Path], qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    qtbot.mouseClick(dialogue.seances.ajouter, Qt.MouseButton.LeftButton)
    assert dialogue.seances.chemins() == ()
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(chemin) for chemin in seances], "")
    )
    qtbot.mouseClick(dialogue.seances.ajouter, Qt.MouseButton.LeftButton)
    attendre_la_lecture(qtbot, dialogue)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialogue.accept()
    assert (dialogue.isVisible(), dialogue.resultat()) == (True, None)


def test_la_fenetre_ouvre_ce_qu_elle_a_reuni(
    qtbot: QtBot, seances: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fenetre = Fenetre(dossiers_utilisateur())
    qtbot.addWidget(fenetre)
    resultat = tmp_path / "r.charte"

    def jouer(dialogue: DialogueConsolider) -> int:
        dialogue.ajouter(seances)
        attendre_la_lecture(qtbot, dialogue)
        with qtbot.waitSignal(dialogue.accepted, timeout=5000):
            dialogue.ecrire(resultat)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(DialogueConsolider, "exec", jouer)
    fenetre.accueil.reunir.emit()
    qtbot.waitUntil(lambda: fenetre.console is not None, timeout=5000)
    assert fenetre.console is not None
    assert fenetre.console.contexte.atelier.chemin == resultat
    fenetre.fermer_atelier()


@pytest.mark.parametrize("extension", [".json", ".zip", ".csv"])
def test_les_donnees_ouvertes_se_demandent(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extension: str
) -> None:
    demandes: list[str] = []

    def repondre(_parent: object, _titre: str, propose: str, filtre: str) -> tuple[str, str]:
        demandes.append(propose)
        return (str(tmp_path / "choisi"), filtre)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", repondre)

    def jouer(dialogue: DialogueDonneesOuvertes) -> int:
        dialogue.choisir_format(extension)
        dialogue.paroles.setChecked(extension == ".json")
        dialogue.accept()
        return dialogue.result()

    monkeypatch.setattr(DialogueDonneesOuvertes, "exec", jouer)
    parent = Fenetre(dossiers_utilisateur())
    qtbot.addWidget(parent)
    demande = DialogueDonneesOuvertes.demander(parent, tmp_path / "essai.charte")
    assert demandes == [str(tmp_path / f"essai{extension}")]
    assert demande == DemandeDonnees(tmp_path / f"choisi{extension}", extension == ".json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert DialogueDonneesOuvertes.demander(parent, tmp_path / "essai.charte") is None


def test_le_dialogue_d_import_enregistre_un_modele(
    qtbot: QtBot, atelier: AtelierOuvert, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogue = DialogueImport(atelier)
    qtbot.addWidget(dialogue)
    dialogue.show()
    vers = tmp_path / "modele"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(vers), "Tableau (*.csv)"))
    dialogue.modele.click()
    lignes = list(lire_tableau(tmp_path / "modele.csv", requises=("participant", "principe")))
    assert len(lignes) == 18
    assert "« modele.csv » est enregistré" in simple(dialogue.compte_rendu())
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "p.ods"), "Classeur (*.xlsx)")
    )
    dialogue.positions.click()
    assert "doit finir par" in dialogue.compte_rendu()


def test_transmettre_publie_les_donnees_sans_nom(
    qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert, tmp_path: Path
) -> None:
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    carte = CarteDonnees(contexte, lambda: tmp_path)
    qtbot.addWidget(carte)
    vers = tmp_path / "ouvert.json"
    notices: list[tuple[str, str]] = []
    contexte.notice.connect(lambda *notice: notices.append(notice))
    carte.publier(DemandeDonnees(vers, paroles=False))
    qtbot.waitUntil(carte.bouton.isEnabled)
    assert notices[0][0] == "reussite"
    assert "contributions" in vers.read_text(encoding="utf-8")
    carte.publier(DemandeDonnees(tmp_path / "absent" / "o.json", paroles=False))
    qtbot.waitUntil(carte.bouton.isEnabled)
    assert notices[1][0] == "ennui"
    contexte.fermer()
