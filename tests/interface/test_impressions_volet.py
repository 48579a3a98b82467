"""Le volet À imprimer, dans la vraie page Préparer : cocher, voir, écrire, interrompre."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTime, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import Inscription, inscrire, retenir_principe
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.pages_imprimees import DialoguePages
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.a_imprimer import VoletAImprimer, nom_propose
from charte_studio.interface.impressions.documents import DOCUMENTS
from charte_studio.interface.widgets.texte import Texte
from tests.interface.pages import Notices
from tests.outils.base import cle_de
from tests.outils.impressions import textes_du_pdf

ATTENTE = 20_000


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    page = Preparer(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.show()
    qtbot.waitExposed(page)
    page.ouvrir("a_imprimer")
    return page


@pytest.fixture
def volet(qtbot: QtBot, page: Preparer) -> VoletAImprimer:
    attendre_apercus(qtbot, page.a_imprimer)
    return page.a_imprimer


def attendre_apercus(qtbot: QtBot, volet: VoletAImprimer) -> None:
    qtbot.waitUntil(lambda: volet._apercus is None and bool(volet.pages()), timeout=ATTENTE)


def attendre_ecriture(qtbot: QtBot, volet: VoletAImprimer) -> None:
    qtbot.waitUntil(lambda: volet._ecriture is None, timeout=ATTENTE)


def cocher_seulement(volet: VoletAImprimer, *cles: str) -> None:
    for cle, fiche in volet.fiches.items():
        fiche.case.setChecked(cle in cles)


def textes(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible())


def test_chaque_document_montre_sa_premiere_page_et_compte_ses_pages(
    volet: VoletAImprimer,
) -> None:
    assert all(not fiche.vignette.image().isNull() for fiche in volet.fiches.values())
    assert "1 page" in textes(volet.fiches["emargement"])
    total = sum(volet.pages().values())
    assert f"6 documents, {total} pages A4." in textes(volet.action)


def test_decocher_un_document_le_retire_du_compte(qtbot: QtBot, volet: VoletAImprimer) -> None:
    case = volet.fiches["bulletins"].case
    case.setFocus()
    qtbot.keyClick(case, Qt.Key.Key_Space)
    assert "5 documents" in textes(volet.action)

    cocher_seulement(volet)
    assert "Cochez au moins un document." in textes(volet.action)
    assert not volet.action.bouton.isEnabled()


def test_un_choix_refait_les_apercus(qtbot: QtBot, volet: VoletAImprimer) -> None:
    avant = volet.pages()["cartes"]
    jeux = volet.reglages.jeux
    jeux.setFocus()
    jeux.selectAll()
    qtbot.keyClicks(jeux, "10")
    qtbot.keyClick(jeux, Qt.Key.Key_Return)
    attendre_apercus(qtbot, volet)
    assert (avant, volet.pages()["cartes"]) == (2, 15)


def test_sans_principe_retenu_trois_documents_attendent(
    qtbot: QtBot, volet: VoletAImprimer, atelier: AtelierOuvert, contexte: Contexte, page: Preparer
) -> None:
    for principe in lire_preparation(atelier.connexion).retenus:
        retenir_principe(atelier, principe.id, retenu=False)
    page.relire()
    attendre_apercus(qtbot, volet)
    assert [d.cle for d in volet.voulus()] == ["guide", "emargement", "cartes"]
    assert "Retenez d’abord un principe." in textes(volet.fiches["affichettes"])
    assert not volet.fiches["affichettes"].case.isEnabled()


def test_une_inscription_change_le_nombre_de_bulletins(
    qtbot: QtBot, volet: VoletAImprimer, atelier: AtelierOuvert, page: Preparer
) -> None:
    avant = volet.pages()["bulletins"]
    inscrire(atelier, [Inscription("Agents")] * 3)
    page.relire()
    attendre_apercus(qtbot, volet)
    assert (avant, volet.pages()["bulletins"]) == (3 * 2, 3 * 3)


def test_la_case_des_noms_n_existe_que_s_il_y_a_des_noms(
    qtbot: QtBot, volet: VoletAImprimer, atelier: AtelierOuvert, page: Preparer
) -> None:
    assert not volet.reglages.noms.isVisible()
    inscrire(atelier, [Inscription("Agents", nom="Zoé Quinault")])
    page.relire()
    assert volet.reglages.noms.isVisible()
    assert not volet.reglages.noms.isChecked()


def test_le_carnet_a_deja_ses_deux_tours(volet: VoletAImprimer) -> None:
    sorte = volet.reglages.sorte
    sorte.setCurrentIndex(sorte.findData("carnet"))
    sorte.activated.emit(sorte.currentIndex())
    assert not volet.reglages.deux_tours.isVisible()
    assert volet._lu is not None
    assert volet.reglages.options(volet._lu).carnet


def test_un_petit_college_est_signale_quand_le_bulletin_le_nomme(volet: VoletAImprimer) -> None:
    mention = volet.reglages.mention
    mention.setCurrentIndex(mention.findData("college"))
    mention.activated.emit(mention.currentIndex())
    assert "Moins de 3 personnes\u00a0: Direction." in textes(volet.fiches["bulletins"])

    mention.setCurrentIndex(mention.findData("secret"))
    mention.activated.emit(mention.currentIndex())
    assert "Direction" not in textes(volet.fiches["bulletins"])


def test_chaque_document_va_dans_son_fichier(
    qtbot: QtBot, volet: VoletAImprimer, tmp_path: Path, notices: Notices
) -> None:
    volet.reglages.debut.setTime(QTime(14, 5))
    volet.ecrire_dans(tmp_path)
    attendre_ecriture(qtbot, volet)
    noms = {f"Atelier d’essai - {document.titre}.pdf" for document in DOCUMENTS}
    assert {chemin.name for chemin in tmp_path.glob("*.pdf")} == noms
    guide = textes_du_pdf((tmp_path / "Atelier d’essai - Guide d’animation.pdf").read_bytes())
    assert "14 h 05" in " ".join(guide)
    assert notices[-1] == ("reussite", "6 fichiers sont écrits.")


def test_ctrl_p_propose_un_seul_fichier_et_l_ecrit(
    qtbot: QtBot, page: Preparer, volet: VoletAImprimer, tmp_path: Path, notices: Notices
) -> None:
    volet.action.reunis.click()
    proposes: list[str] = []

    def accepter() -> None:
        dialogue = volet.findChild(QFileDialog)
        assert dialogue is not None
        proposes.extend(Path(choisi).name for choisi in dialogue.selectedFiles())
        dialogue.accept()

    page.activateWindow()
    QTimer.singleShot(300, accepter)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(volet.action.ecrits()), timeout=ATTENTE)
    attendre_ecriture(qtbot, volet)
    assert proposes == ["Atelier d’essai - À imprimer.pdf"]
    assert len(textes_du_pdf((tmp_path / proposes[0]).read_bytes())) == sum(volet.pages().values())
    assert notices[-1] == ("reussite", "« Atelier d’essai - À imprimer.pdf » est écrit.")


def test_un_fichier_impossible_se_dit_et_l_on_recommence(
    qtbot: QtBot, volet: VoletAImprimer, tmp_path: Path, notices: Notices
) -> None:
    cocher_seulement(volet, "cartes")
    (tmp_path / "cartes.pdf").mkdir()
    volet.ecrire_vers(tmp_path / "cartes.pdf")
    attendre_ecriture(qtbot, volet)
    assert notices[-1][0] == "ennui"
    assert "donnez un nom de fichier" in notices[-1][1]

    volet.ecrire_vers(tmp_path / "cartes (2).pdf")
    attendre_ecriture(qtbot, volet)
    assert len(textes_du_pdf((tmp_path / "cartes (2).pdf").read_bytes())) == 2


def test_interrompre_n_ecrit_rien(
    qtbot: QtBot, volet: VoletAImprimer, tmp_path: Path, notices: Notices
) -> None:
    volet.action.bouton.setFocus()
    volet.ecrire_dans(tmp_path)
    assert volet.action.interrompre.hasFocus()
    volet.action.interrompre.click()
    attendre_ecriture(qtbot, volet)
    assert notices[-1] == ("info", "Écriture interrompue : rien n’a été écrit.")
    assert list(tmp_path.glob("*.pdf")) == []
    assert volet.action.bouton.hasFocus()


class Ouvreur(QObject):
    """Note ce qu’on demande au système d’ouvrir."""

    def __init__(self) -> None:
        super().__init__()
        self.ouverts: list[str] = []

    @Slot(QUrl)
    def ouvrir(self, adresse: QUrl) -> None:
        self.ouverts.append(adresse.toLocalFile())


def test_on_ouvre_le_dossier_ou_le_seul_fichier(
    qtbot: QtBot, volet: VoletAImprimer, tmp_path: Path, notices: Notices
) -> None:
    ouvreur = Ouvreur()
    QDesktopServices.setUrlHandler("file", ouvreur, "ouvrir")
    try:
        volet.ecrire_dans(tmp_path)
        attendre_ecriture(qtbot, volet)
        volet.action.ouvrir_ecrit.click()
        seul = tmp_path / "tout.pdf"
        volet.ecrire_vers(seul)
        attendre_ecriture(qtbot, volet)
        volet.action.ouvrir_ecrit.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert ouvreur.ouverts == [str(tmp_path), str(seul)]

    seul.unlink()
    volet.action.ouvrir_ecrit.click()
    assert notices[-1][0] == "ennui"


def test_on_feuillette_les_pages_au_clavier(qtbot: QtBot, volet: VoletAImprimer) -> None:
    vus: list[str] = []

    def feuilleter() -> None:
        dialogue = volet.findChild(DialoguePages)
        assert dialogue is not None
        dialogue.activateWindow()
        for touche in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
            qtbot.keyClick(dialogue, touche)
            vus.append(dialogue._place.text())
        assert not dialogue.suivante.isEnabled()
        dialogue.accept()

    QTimer.singleShot(200, feuilleter)
    volet.fiches["cartes"].voir.click()
    assert vus == ["Page 1 sur 2", "Page 2 sur 2", "Page 2 sur 2"]


def test_un_volet_ferme_ne_compose_rien(qtbot: QtBot, contexte: Contexte) -> None:
    page = Preparer(contexte)
    qtbot.addWidget(page)
    page.relire()
    page.show()
    qtbot.waitExposed(page)
    assert page.a_imprimer._lu is None
    assert not contexte.taches.occupees


def test_un_titre_d_atelier_fait_un_nom_de_fichier_admis_partout() -> None:
    assert nom_propose('IA : "demain" / après', None) == "IA demain après - À imprimer.pdf"
    assert nom_propose("???", DOCUMENTS[0]) == "Atelier - Guide d’animation.pdf"
    assert len(nom_propose("A" * 300, DOCUMENTS[0])) < 120


@pytest.mark.parametrize("taille", [1.0, 2.0])
def test_rien_ne_deborde_en_largeur(
    qapp: QApplication, qtbot: QtBot, volet: VoletAImprimer, taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), taille)
    qtbot.wait(10)
    assert volet.minimumSizeHint().width() <= volet.width() <= 1065
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_le_principe_retire_quitte_les_affichettes(
    qtbot: QtBot, volet: VoletAImprimer, atelier: AtelierOuvert, page: Preparer
) -> None:
    assert volet.pages()["affichettes"] == 3
    retenir_principe(atelier, cle_de(atelier, "principe", cle="humain"), retenu=False)
    page.relire()
    attendre_apercus(qtbot, volet)
    assert volet.pages()["affichettes"] == 2
