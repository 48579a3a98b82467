"""Transmettre : le compte de ce qui part, l’export dans un autre fil, ce qu’on en fait."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider, revenir_sur_decision
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.transmettre import lire_transmission
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.etapes.transmettre.formats import (
    nom_libre,
    nom_propose,
    taille_lisible,
)
from charte_studio.interface.taches import Taches
from tests.outils.base import cle_de
from tests.outils.horloge import SEANCE


@pytest.fixture
def transparence(atelier: AtelierOuvert) -> int:
    """La transparence, adoptée avec une objection maintenue ; un champ reste à compléter."""
    principe = cle_de(atelier, "principe", cle="transparence")
    tour = ouvrir_tour(atelier, principe)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="tout-a-fait")
    clore_tour(atelier, tour)
    objection = ajouter_objection(atelier, principe_id=principe, texte="Une charge de plus.")
    traiter_objection(atelier, objection, etat="maintenue")
    decider(atelier, principe, issue="adopte-avec-reserves")
    retoucher(
        atelier,
        "section:suivi",
        "Un bilan par an.\n\n- Contact\u00a0: [à compléter\u00a0: adresse de signalement].",
    )
    return principe


@pytest.fixture
def notices() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def contexte(
    qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert, notices: list[tuple[str, str]]
) -> Iterator[Contexte]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    contexte.notice.connect(lambda nature, texte: notices.append((nature, texte)))
    yield contexte
    contexte.taches.attendre()
    contexte.fermer()


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte, transparence: int) -> Transmettre:
    page = Transmettre(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.show()
    qtbot.waitExposed(page)
    return page


def exporter(qtbot: QtBot, page: Transmettre, chemin: Path) -> None:
    page.exporter_vers(chemin)
    qtbot.waitUntil(page.export.bouton.isEnabled, timeout=20_000)


def test_la_page_compte_ce_qui_partira(page: Transmettre, atelier: AtelierOuvert) -> None:
    lue = lire_transmission(atelier.connexion)
    assert (lue.articles, lue.encadres, lue.non_retenus, lue.a_trancher) == (1, 1, 0, 2)
    (champ,) = lue.a_completer
    assert (champ.quoi, champ.ou) == ("adresse de signalement", "Suivi")
    assert page.sommaire.textes()[:3] == ["Préambule", "Principes", "1\u2002Transparence"]


def test_exporter_en_word_donne_le_fichier_et_son_empreinte(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: list[tuple[str, str]]
) -> None:
    chemin = tmp_path / "charte.docx"
    exporter(qtbot, page, chemin)

    (export,) = page.resultat.exports()
    assert export.empreinte == hashlib.sha256(chemin.read_bytes()).hexdigest()
    assert export.octets == chemin.stat().st_size
    assert page.resultat.isVisible()
    assert notices[-1] == ("reussite", "«\u00a0charte.docx\u00a0» est écrit.")

    page.resultat.copier.click()
    assert QApplication.clipboard().text() == export.empreinte


def test_ctrl_e_propose_un_nom_et_exporte(qtbot: QtBot, page: Transmettre, tmp_path: Path) -> None:
    proposes: list[str] = []

    def accepter() -> None:
        dialogue = page.findChild(QFileDialog)
        assert dialogue is not None
        proposes.extend(Path(choisi).name for choisi in dialogue.selectedFiles())
        dialogue.accept()

    QTimer.singleShot(300, accepter)
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.resultat.exports()), timeout=20_000)
    assert proposes == ["Ville de Valbrune - Charte d’essai (projet).docx"]
    assert (tmp_path / proposes[0]).exists()


def test_chaque_format_a_son_bouton_et_les_exports_s_ajoutent(
    qtbot: QtBot, page: Transmettre, tmp_path: Path
) -> None:
    page.export.choix[".md"].click()
    assert page.export.bouton.text() == "Exporter le projet en Markdown…"
    exporter(qtbot, page, tmp_path / "charte.md")
    exporter(qtbot, page, tmp_path / "charte.html")
    assert [e.chemin.suffix for e in page.resultat.exports()] == [".md", ".html"]


def test_un_dossier_absent_le_dit_et_laisse_choisir_ailleurs(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: list[tuple[str, str]]
) -> None:
    exporter(qtbot, page, tmp_path / "absent" / "charte.docx")
    assert notices[-1][0] == "ennui"
    assert page.echec.isVisible()
    assert not page.echec.renommer.isVisible()
    assert page.echec.deplacer.isVisible()


def test_un_nom_impossible_en_fait_proposer_un_autre(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: list[tuple[str, str]]
) -> None:
    (tmp_path / "charte.docx").mkdir()
    exporter(qtbot, page, tmp_path / "charte.docx")
    assert notices[-1][0] == "ennui"

    page.echec.renommer.click()
    qtbot.waitUntil(lambda: bool(page.resultat.exports()), timeout=20_000)
    assert (tmp_path / "charte (2).docx").is_file()
    assert not page.echec.isVisible()


def test_interrompre_n_ecrit_rien(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: list[tuple[str, str]]
) -> None:
    page.exporter_vers(tmp_path / "charte.docx")
    assert page.export.interrompre.isVisible()
    page.export.interrompre.click()
    qtbot.waitUntil(page.export.bouton.isEnabled, timeout=20_000)
    assert notices[-1] == ("info", "Export interrompu\u00a0: rien n’a été écrit.")
    assert not (tmp_path / "charte.docx").exists()
    assert not page.resultat.isVisible()


class Ouvreur(QObject):
    """Note ce qu’on demande au système d’ouvrir."""

    def __init__(self) -> None:
        super().__init__()
        self.ouverts: list[str] = []

    @Slot(QUrl)
    def ouvrir(self, adresse: QUrl) -> None:
        self.ouverts.append(adresse.toLocalFile())


def test_le_document_et_son_dossier_s_ouvrent(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: list[tuple[str, str]]
) -> None:
    chemin = tmp_path / "charte.md"
    exporter(qtbot, page, chemin)
    ouvreur = Ouvreur()
    QDesktopServices.setUrlHandler("file", ouvreur, "ouvrir")
    try:
        page.resultat.document.click()
        page.resultat.dossier.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert ouvreur.ouverts == [str(chemin), str(tmp_path)]

    chemin.unlink()
    page.resultat.document.click()
    assert notices[-1][0] == "ennui"


def test_une_annulation_se_voit_et_une_page_cachee_attend(
    page: Transmettre, atelier: AtelierOuvert, transparence: int
) -> None:
    article = "1\u2002Transparence"
    revenir_sur_decision(atelier, transparence)
    assert article not in page.sommaire.textes()

    page.hide()
    atelier.annuler()
    assert article not in page.sommaire.textes()
    page.show()
    assert article in page.sommaire.textes()


def test_ce_qui_manque_mene_a_son_etape(
    qtbot: QtBot, page: Transmettre, contexte: Contexte
) -> None:
    with qtbot.waitSignal(contexte.aller_a) as aller:
        page.completer.rediger.emit()
    assert aller.args == ["rediger"]
    with qtbot.waitSignal(contexte.aller_a) as aller:
        page.contenu.aller_a.emit("decider")
    assert aller.args == ["decider"]


def test_le_texte_agrandi_ne_deborde_pas(
    qtbot: QtBot, qapp: QApplication, page: Transmettre
) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), 2.0)
    qtbot.wait(10)
    assert page.minimumSizeHint().width() <= 1065
    assert page.height() == 631
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_le_nom_propose_convient_a_tous_les_systemes() -> None:
    assert (
        nom_propose("", 'Charte : "IA"/2026', "Projet", ".docx") == "Charte IA 2026 (projet).docx"
    )
    assert nom_propose("", "", "Projet", ".md") == "Charte (projet).md"
    assert len(nom_propose("A" * 300, "B", "Projet", ".md")) < 130


def test_le_nom_libre_compte_a_partir_de_deux(tmp_path: Path) -> None:
    (tmp_path / "charte (2).docx").touch()
    assert nom_libre(tmp_path / "charte.docx").name == "charte (3).docx"
    assert nom_libre(tmp_path / "charte (2).docx").name == "charte (3).docx"


def test_un_export_se_dit_en_mots() -> None:
    export = ExportFait(Path("x.md"), 1_234_567, "0123456789abcdef", SEANCE)
    assert export.en_phrase() == "1,2\u00a0Mo, écrit à 14:00"
    assert export.empreinte_lisible() == "01234567 89abcdef"
    assert taille_lisible(12) == "1\u00a0Ko"
