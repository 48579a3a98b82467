"""Transmettre : le compte de ce qui part, l’export dans un autre fil, ce qu’on en fait."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import decider, revenir_sur_decision
from charte_studio.atelier.gestes.rediger import figer_version, retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.transmettre import lire_transmission
from charte_studio.export.conversion import VARIABLE
from charte_studio.export.profils import PROFILS
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.reponses import DialogueReponses
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.etapes.transmettre.formats import (
    nom_libre,
    nom_propose,
    taille_lisible,
)
from charte_studio.interface.etapes.transmettre.memoire import lire_memoire
from charte_studio.interface.etapes.transmettre.pdf_qt import imprimer
from tests.export.dossier import document_riche
from tests.export.outils import DocxRelu, W
from tests.export.test_conversion import a_plat
from tests.export.test_docx_gabarit import maison
from tests.interface.pages import Notices
from tests.outils.base import cle_de
from tests.outils.fichiers import atelier_neuf, poser
from tests.outils.horloge import SEANCE, HorlogeReglable
from tests.outils.tours import jouer_tour
from tests.relecture.test_commentaires import commenter


def adopter_la_transparence(chemin: Path) -> None:
    """La transparence, adoptée avec une objection maintenue ; un champ reste à compléter."""
    atelier_neuf(chemin)
    with ouvrir(chemin, horloge=HorlogeReglable()) as atelier:
        principe = cle_de(atelier, "principe", cle="transparence")
        jouer_tour(atelier, principe, "111111")
        objection = ajouter_objection(atelier, principe_id=principe, texte="Une charge de plus.")
        traiter_objection(atelier, objection, etat="maintenue")
        decider(atelier, principe, issue="adopte-avec-reserves")
        retoucher(
            atelier,
            "section:suivi",
            "Un bilan par an.\n\n- Contact\u00a0: [à compléter\u00a0: adresse de signalement].",
        )


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    chemin = poser(adopter_la_transparence, tmp_path / "essai.charte")
    with ouvrir(chemin, horloge=horloge) as ouvert:
        yield ouvert


@pytest.fixture
def transparence(atelier: AtelierOuvert) -> int:
    return cle_de(atelier, "principe", cle="transparence")


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Transmettre:
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
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: Notices
) -> None:
    chemin = tmp_path / "charte.docx"
    exporter(qtbot, page, chemin)

    (export,) = page.resultat.exports()
    assert export.empreinte == hashlib.sha256(chemin.read_bytes()).hexdigest()
    assert export.octets == chemin.stat().st_size
    assert page.resultat.isVisible()
    assert notices[-1] == ("reussite", "« charte.docx » est écrit.")

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
    assert page.export.bouton.text() == "Exporter en Markdown…"
    exporter(qtbot, page, tmp_path / "charte.md")
    exporter(qtbot, page, tmp_path / "charte.html")
    assert [e.chemin.suffix for e in page.resultat.exports()] == [".md", ".html"]


def test_un_dossier_absent_le_dit_et_laisse_choisir_ailleurs(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: Notices
) -> None:
    exporter(qtbot, page, tmp_path / "absent" / "charte.docx")
    assert notices[-1][0] == "ennui"
    assert page.echec.isVisible()
    assert not page.echec.renommer.isVisible()
    assert page.echec.deplacer.isVisible()


def test_un_nom_impossible_en_fait_proposer_un_autre(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: Notices
) -> None:
    (tmp_path / "charte.docx").mkdir()
    exporter(qtbot, page, tmp_path / "charte.docx")
    assert notices[-1][0] == "ennui"

    page.echec.renommer.click()
    qtbot.waitUntil(lambda: bool(page.resultat.exports()), timeout=20_000)
    assert (tmp_path / "charte (2).docx").is_file()
    assert not page.echec.isVisible()


def test_interrompre_n_ecrit_rien(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: Notices
) -> None:
    page.exporter_vers(tmp_path / "charte.docx")
    assert page.export.interrompre.isVisible()
    page.export.interrompre.click()
    qtbot.waitUntil(page.export.bouton.isEnabled, timeout=20_000)
    assert notices[-1] == ("info", "Export interrompu : rien n’a été écrit.")
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
    qtbot: QtBot, page: Transmettre, tmp_path: Path, notices: Notices
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


# --- choisir -----------------------------------------------------------------------------------


def attendre_la_lecture(qtbot: QtBot, page: Transmettre) -> None:
    qtbot.waitUntil(lambda: page._lu is not None and page._lecture is None, timeout=20_000)


def test_le_document_choisi_change_le_sommaire_et_les_annexes(
    qtbot: QtBot, page: Transmettre
) -> None:
    attendre_la_lecture(qtbot, page)
    assert page.sommaire.textes()[0] == "La charte en une page"
    page.profil.choix["consultation"].click()
    assert "Circuit et pièces à remettre" in page.sommaire.textes()
    assert page.annexes.cases["grille"].isChecked()
    assert not page.annexes.cases["amendements"].isEnabled()  # il n’y en a aucun

    page.annexes.cases["grille"].click()
    assert not any("Grille de lecture" in titre for titre in page.sommaire.textes())
    assert "grille" not in (page.demande().annexes or ())

    page.profil.choix["compte-rendu"].click()
    assert page.sommaire.textes()[0] == "L’atelier"
    assert not page.annexes.isVisible()


@pytest.mark.parametrize("profil", ["consultation", "compte-rendu", "une-page"])
def test_chaque_document_s_exporte(
    qtbot: QtBot, page: Transmettre, tmp_path: Path, profil: str
) -> None:
    page.profil.choix[profil].click()
    exporter(qtbot, page, tmp_path / "c.docx")
    assert len(page.resultat.exports()) == 1


def test_la_charte_adoptee_dit_ce_qui_la_bloque_et_y_mene(
    qtbot: QtBot, page: Transmettre, contexte: Contexte, notices: Notices
) -> None:
    attendre_la_lecture(qtbot, page)
    page.profil.choix["adoptee"].click()
    assert page.blocages.isVisible()
    assert any("adresse de signalement" in phrase for phrase in page.blocages.phrases())
    assert not page.export.bouton.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(contexte.aller_a) as aller:
        page.blocages.boutons["rediger"].click()
    assert aller.args == ["rediger"]

    page.profil.choix["projet"].click()
    assert not page.blocages.isVisible()
    assert page.export.bouton.isEnabled()


def test_le_dernier_document_et_le_gabarit_sont_retenus(
    qtbot: QtBot, page: Transmettre, contexte: Contexte, tmp_path: Path
) -> None:
    page.profil.choix["consultation"].click()
    page.prendre_gabarit(maison(tmp_path))
    qtbot.waitUntil(lambda: "conservés" in page.gabarit.etat(), timeout=20_000)
    exporter(qtbot, page, tmp_path / "c.docx")
    assert any(nom.startswith("word/gabarit/") for nom in DocxRelu(tmp_path / "c.docx").parties)

    autre = Transmettre(contexte)
    qtbot.addWidget(autre)
    autre.show()
    assert autre.profil.profil() == "consultation"
    qtbot.waitUntil(lambda: "conservés" in autre.gabarit.etat(), timeout=20_000)
    autre.gabarit.sans.click()
    assert autre.demande().gabarit is None
    assert lire_memoire().gabarit == ""


def test_un_gabarit_qui_ne_va_pas_dit_pourquoi_et_ne_sert_pas(
    qtbot: QtBot, page: Transmettre, tmp_path: Path
) -> None:
    faux = tmp_path / "vieux.doc"
    faux.write_bytes(b"rien")
    page.prendre_gabarit(faux)
    qtbot.waitUntil(lambda: "Word 97" in page.gabarit.etat(), timeout=20_000)
    assert page.demande().gabarit is None


def test_les_versions_figees_se_transmettent_et_se_comparent(
    qtbot: QtBot, page: Transmettre, atelier: AtelierOuvert, transparence: int, tmp_path: Path
) -> None:
    attendre_la_lecture(qtbot, page)
    assert not page.versions.isVisible()
    figer_version(atelier, "pour relecture")
    retoucher(atelier, "principe:transparence", "Un texte tout autre, et plus long.")
    qtbot.waitUntil(page.versions.isVisible, timeout=20_000)
    attendre_la_lecture(qtbot, page)

    page.versions.depuis.setCurrentIndex(1)
    assert page.demande().depuis == 1
    exporter(qtbot, page, tmp_path / "suivi.docx")
    assert list(DocxRelu(tmp_path / "suivi.docx").corps.iter(f"{W}ins"))

    page.export.choix[".md"].click()
    assert not page.versions.depuis.isEnabled()
    assert page.demande().depuis is None
    page.versions.texte.setCurrentIndex(1)
    exporter(qtbot, page, tmp_path / "v1.md")
    assert "Un texte tout autre" not in (tmp_path / "v1.md").read_text("utf-8")


def test_un_changement_pendant_la_lecture_fait_relire(
    qtbot: QtBot, page: Transmettre, atelier: AtelierOuvert
) -> None:
    page.relire()
    figer_version(atelier)
    qtbot.waitUntil(page.versions.isVisible, timeout=20_000)


def test_sans_libreoffice_l_opendocument_dit_pourquoi(
    qtbot: QtBot, contexte: Contexte, transparence: int, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setenv(VARIABLE, str(tmp_path / "absent"))
    page = Transmettre(contexte)
    qtbot.addWidget(page)
    assert not page.export.choix[".odt"].isEnabled()
    assert "LibreOffice" in page.export.choix[".odt"].toolTip()
    page.show()
    page.export.choix[".pdf"].click()
    exporter(qtbot, page, tmp_path / "c.pdf")
    pdf = pypdf.PdfReader(tmp_path / "c.pdf")
    racine = pdf.trailer["/Root"]
    assert racine["/Lang"] == "fr-FR"  # type: ignore[index]
    assert racine["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    titres = [signet.title for signet in pdf.outline if not isinstance(signet, list)]
    assert titres[:3] == ["La charte en une page", "Préambule", "Principes"]
    texte = "".join(p.extract_text() for p in pdf.pages)
    assert "Article" in texte
    assert "PROJET" in texte


@pytest.mark.parametrize("profil", PROFILS)
def test_le_pdf_de_qt_ecrit_chaque_document(qapp: QApplication, profil: str) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    parts: list[float] = []
    octets = imprimer(document_riche(), PROFILS[profil], SEANCE, parts.append)
    pdf = pypdf.PdfReader(io.BytesIO(octets))
    assert len(pdf.pages) == 1 if profil == "une-page" else len(pdf.pages) > 3
    assert parts == sorted(parts)
    for signet in a_plat(pdf.outline):
        assert 0 <= (pdf.get_destination_page_number(signet) or 0) < len(pdf.pages)


def test_les_remarques_d_une_relecture_recoivent_leur_reponse(
    qtbot: QtBot,
    page: Transmettre,
    atelier: AtelierOuvert,
    tmp_path: Path,
    notices: Notices,
) -> None:
    retoucher(atelier, "principe:transparence", "Tout usage est annoncé. Un registre le dit.")
    attendre_la_lecture(qtbot, page)
    exporter(qtbot, page, tmp_path / "projet.docx")
    page.repondre_a(tmp_path / "projet.docx")
    assert notices[-1][1].endswith("n’a aucun commentaire sur un article.")

    relu = commenter(
        tmp_path / "projet.docx", tmp_path / "relu.docx", "Un registre", "À préciser.", "Nom Prénom"
    )

    def repondre() -> None:
        dialogue = page.findChild(DialogueReponses)
        assert isinstance(dialogue, DialogueReponses)
        (fiche,) = dialogue.fiches
        fiche.suite.montrer("ecartee")
        dialogue.accept()
        assert "pourquoi" in dialogue.refus()
        fiche.motif.setText("Le décret le dit déjà.")
        dialogue.signature.setText("Agents")
        dialogue.accept()

    QTimer.singleShot(200, repondre)
    page.repondre_a(relu)
    assert page.reponses.etat().startswith("1 réponse sera jointe")
    exporter(qtbot, page, tmp_path / "suivant.docx")
    commentaires = DocxRelu(tmp_path / "suivant.docx").parties["word/comments.xml"].decode()
    assert "Écartée. Le décret le dit déjà." in commentaires
    assert "Nom Prénom" not in commentaires

    page.reponses.sans.click()
    assert page.demande().reponses == ()
