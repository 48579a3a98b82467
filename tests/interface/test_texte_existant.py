"""Partir d’un texte : le lire, corriger son découpage, en faire un modèle, ouvrir l’atelier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.texte_existant import PartirDUnTexte
from charte_studio.interface.dialogues.texte_existant.apercu import PageDecoupage, TexteDecoupe
from charte_studio.interface.dialogues.texte_existant.histoire import Etat, deplacer_ensemble
from charte_studio.interface.dialogues.texte_existant.modele_parties import ModeleParties
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.taches import Taches
from charte_studio.redaction.blocs import paragraphe
from charte_studio.redaction.decoupage import (
    EXCLUE,
    PRINCIPE,
    SECTION,
    Decoupage,
    Partie,
    texte_de_la_partie,
)
from charte_studio.redaction.modeles import lire_modele
from charte_studio.socle.chemins import dossiers_utilisateur

COLLE = """# Notre charte

## Préambule

Pourquoi cette charte.

## Transparence

On le dit toujours.

On le dit clairement.

- à l’écran ;
- au guichet.

## Contrôle humain

Une personne décide.
"""


@pytest.fixture
def dialogue(qtbot: QtBot, tmp_path: Path) -> Iterator[PartirDUnTexte]:
    hote = QWidget()
    qtbot.addWidget(hote)
    taches = Taches(hote)
    dialogue = PartirDUnTexte(taches, tmp_path)
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    dialogue.activateWindow()
    yield dialogue
    taches.attendre()
    qtbot.waitUntil(lambda: not taches.occupees)


@pytest.fixture
def page(qtbot: QtBot, dialogue: PartirDUnTexte) -> PageDecoupage:
    """Le texte collé, découpé : un préambule et deux principes."""
    dialogue.lire_colle(COLLE)
    qtbot.waitUntil(dialogue.apercu.isVisible)
    return dialogue.apercu


def en_docx(dossier: Path) -> Path:
    document = docx.Document()
    document.add_heading("Charte de la Ville de Valbrune", 0)
    document.add_heading("Préambule", 1)
    document.add_paragraph("La commune emploie des outils d’IA.")
    for titre in ("Article 1 — Transparence", "Article 2 — Contrôle humain"):
        document.add_heading(titre, 1)
        document.add_paragraph("Premier alinéa.")
        document.add_paragraph("Second alinéa.")
    chemin = dossier / "charte.docx"
    document.save(str(chemin))
    return chemin


def genres(page: PageDecoupage) -> list[str]:
    return [partie.genre for partie in page.decoupage().parties]


def titres(page: PageDecoupage) -> list[str]:
    return [partie.titre for partie in page.decoupage().parties]


def choisir(page: PageDecoupage, rang: int) -> None:
    page.parties.montrer(Etat(page.decoupage(), (rang,)))
    page.parties.setFocus()


# --- lire --------------------------------------------------------------------------------------


def test_un_document_word_depose_se_lit_a_cote_puis_montre_son_decoupage(
    qtbot: QtBot, dialogue: PartirDUnTexte, tmp_path: Path
) -> None:
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(en_docx(tmp_path)))])
    bouton, touche = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copie = Qt.DropAction.CopyAction
    entree = QDragEnterEvent(QPoint(9, 9), copie, donnees, bouton, touche)
    dialogue.dragEnterEvent(entree)
    assert entree.isAccepted()
    dialogue.dropEvent(QDropEvent(QPointF(9, 9), copie, donnees, bouton, touche))

    assert dialogue.attente.isVisible()
    qtbot.waitUntil(dialogue.apercu.isVisible)
    page = dialogue.apercu
    assert genres(page) == [SECTION, PRINCIPE, PRINCIPE]
    assert page.fiche.titre_saisi() == "Charte de la Ville de Valbrune"
    assert page.fiche.cadre.cle() == "collectivite"
    assert page.fiche.forme.cle() == "guide"
    assert page.remarques.isVisible(), "les numéros d’article quitteront les titres"


def test_un_texte_colle_garde_ses_espaces_insecables(
    qtbot: QtBot, dialogue: PartirDUnTexte
) -> None:
    assert not dialogue.source.decouper.isEnabled()
    dialogue.source.texte.setPlainText("# Charte\n\n## Dire\n\nVrai\u00a0: toujours.\n")
    dialogue.source.decouper.click()
    qtbot.waitUntil(dialogue.apercu.isVisible)

    assert "Vrai\u00a0:" in texte_de_la_partie(dialogue.apercu.decoupage().parties[0])


@pytest.mark.parametrize(
    ("nom", "contenu", "raison"),
    [
        ("vide.md", b"", "vide"),
        ("vieux.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ancien document Word"),
        (
            "secret.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mot de passe",
        ),
        ("absent.docx", None, "n’existe pas"),
    ],
)
def test_un_refus_se_lit_dans_le_dialogue(
    qtbot: QtBot,
    dialogue: PartirDUnTexte,
    tmp_path: Path,
    nom: str,
    contenu: bytes | None,
    raison: str,
) -> None:
    if contenu is not None:
        (tmp_path / nom).write_bytes(contenu)
    dialogue.lire_fichier(tmp_path / nom)
    qtbot.waitUntil(lambda: bool(dialogue.refus()))

    assert raison in dialogue.refus()
    assert dialogue.source.isVisible()
    assert dialogue.source.ouvrir.hasFocus()


def test_interrompre_une_lecture_oublie_son_resultat(
    qtbot: QtBot, dialogue: PartirDUnTexte
) -> None:
    dialogue.lire_colle(COLLE)
    qtbot.keyClick(dialogue, Qt.Key.Key_Escape)
    assert dialogue.source.isVisible()
    dialogue._taches.attendre()
    qtbot.waitUntil(lambda: not dialogue._taches.occupees)

    assert dialogue.source.isVisible()
    assert dialogue.isVisible()


# --- corriger au clavier -----------------------------------------------------------------------


def test_s_p_et_x_rangent_la_partie_et_ctrl_z_annule(qtbot: QtBot, page: PageDecoupage) -> None:
    choisir(page, 1)
    for touche, genre in (
        (Qt.Key.Key_X, EXCLUE),
        (Qt.Key.Key_S, SECTION),
        (Qt.Key.Key_P, PRINCIPE),
    ):
        qtbot.keyClick(page.parties, touche)
        assert genres(page)[1] == genre
        assert page.droite.genres[genre].isChecked()
    for _ in range(3):
        qtbot.keyClick(page.parties, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert genres(page) == [SECTION, PRINCIPE, PRINCIPE]
    assert not page.corrige()
    assert page.parties.courant() == 1


def test_annuler_puis_refaire(qtbot: QtBot, page: PageDecoupage) -> None:
    choisir(page, 1)
    page.ranger(EXCLUE)
    assert "Transparence" in page.gauche.annuler.toolTip()
    page.gauche.annuler.click()
    assert genres(page)[1] == PRINCIPE
    qtbot.keyClick(
        page.parties,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert genres(page)[1] == EXCLUE


def test_plusieurs_parties_se_rangent_et_se_fusionnent_ensemble(
    qtbot: QtBot, page: PageDecoupage
) -> None:
    choisir(page, 0)
    qtbot.keyClick(page.parties, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.ranger(PRINCIPE)
    assert genres(page) == [PRINCIPE] * 3
    assert page.parties.choisies() == (0, 1, 2)
    assert page.gauche.fusionner.text() == "Fusionner les 3 parties"
    qtbot.keyClick(page.parties, Qt.Key.Key_F)
    assert titres(page) == ["Préambule"]
    page.annuler()
    assert titres(page) == ["Préambule", "Transparence", "Contrôle humain"]


def test_alt_et_les_fleches_deplacent(qtbot: QtBot, page: PageDecoupage) -> None:
    choisir(page, 2)
    qtbot.keyClick(page.parties, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titres(page) == ["Préambule", "Contrôle humain", "Transparence"])
    assert page.parties.courant() == 1
    qtbot.keyClick(page.parties, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titres(page)[2] == "Contrôle humain")


def test_deposer_une_partie_la_deplace(qtbot: QtBot, page: PageDecoupage) -> None:
    modele = page.parties.modele
    donnees = modele.mimeData([modele.index(2)])
    modele.dropMimeData(donnees, Qt.DropAction.MoveAction, 0, 0, modele.index(-1))
    qtbot.waitUntil(lambda: titres(page) == ["Contrôle humain", "Préambule", "Transparence"])


def test_f2_renomme_et_entree_ne_valide_pas_le_dialogue(
    qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    choisir(page, 1)
    qtbot.keyClick(page.parties, Qt.Key.Key_F2)
    champ = page.parties.findChild(QLineEdit)
    assert champ is not None
    champ.selectAll()
    qtbot.keyClicks(champ, "Dire sans fard")
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titres(page)[1] == "Dire sans fard")
    assert genres(page)[1] == PRINCIPE, "« s » et « p » s’écrivent, ils ne rangent pas"
    assert dialogue.isVisible()


def test_entree_mene_au_texte_puis_scinde(
    qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    choisir(page, 1)
    qtbot.keyClick(page.parties, Qt.Key.Key_Return)
    assert page.blocs.hasFocus()
    qtbot.keyClick(page.blocs, Qt.Key.Key_Down)
    qtbot.keyClick(page.blocs, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(titres(page)) == 4)
    assert [len(p.blocs) for p in page.decoupage().parties] == [1, 2, 1, 1]
    assert page.parties.courant() == 2, "on lit la seconde moitié"
    assert dialogue.isVisible()


def test_un_clic_sur_la_ligne_de_coupe_scinde(qtbot: QtBot, page: PageDecoupage) -> None:
    choisir(page, 1)
    vue = page.blocs
    qtbot.waitUntil(lambda: vue.visualRect(vue.model().index(0, 0)).height() > 20)
    zone: QRect = vue.visualRect(vue.model().index(0, 0))
    qtbot.mouseClick(
        vue.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(zone.center().x(), zone.bottom() - 8),
    )
    qtbot.waitUntil(lambda: len(titres(page)) == 4)


def test_une_liste_s_eclate(qtbot: QtBot, page: PageDecoupage) -> None:
    choisir(page, 1)
    assert not page.droite.eclater.isVisible()
    page.blocs.setCurrentIndex(page.blocs.model().index(2, 0))
    assert page.droite.eclater.isVisible()
    qtbot.keyClick(page.blocs, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: len(titres(page)) == 5)


def test_un_geste_impossible_se_dit_et_s_efface_au_suivant(
    dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    choisir(page, 2)
    assert not page.gauche.fusionner.isEnabled()
    page.fusionner()
    assert "dernière partie" in dialogue.refus()
    page.ranger(SECTION)
    assert dialogue.refus() == ""


# --- ce qu’on en fait --------------------------------------------------------------------------


def test_valider_rend_le_modele(
    qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    page.fiche.titre.setText("Notre charte IA")
    dialogue.accept()
    qtbot.waitUntil(lambda: dialogue.result() == QDialog.DialogCode.Accepted)
    modele = dialogue.modele()

    assert modele is not None
    assert modele.titre == "Notre charte IA"
    assert modele.identifiant == "notre-charte-ia"
    assert [p.titre for p in modele.principes] == ["Transparence", "Contrôle humain"]
    assert [s.titre for s in modele.sections_avant] == ["Préambule"]


def test_sans_principe_ou_sans_titre_rien_ne_se_cree(
    dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    page.parties.selectAll()
    page.ranger(SECTION)
    dialogue.accept()
    assert "Aucune partie n’est rangée parmi les principes" in dialogue.refus()
    page.annuler()
    page.fiche.titre.clear()
    dialogue.accept()
    assert "titre" in dialogue.refus()
    assert page.fiche.titre.hasFocus()


def test_enregistrer_ecrit_un_modele_qui_se_relit(
    qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage, tmp_path: Path
) -> None:
    page.ranger(SECTION)
    choisir(page, 2)
    page.ranger(EXCLUE)
    dialogue.enregistrer_sous(tmp_path / "le-notre")
    qtbot.waitUntil(lambda: bool(dialogue._notice.message()))

    assert "le-notre.md" in dialogue._notice.message()
    relu = lire_modele(tmp_path / "le-notre.md")
    assert relu.identifiant == "le-notre"
    assert [p.titre for p in relu.principes] == ["Transparence"]
    dialogue.reject()
    assert not dialogue.isVisible(), "ce qui est enregistré n’est pas perdu"


def test_un_dossier_disparu_se_dit_et_le_decoupage_reste(
    qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage, tmp_path: Path
) -> None:
    dialogue.enregistrer_sous(tmp_path / "absent" / "x.md")
    qtbot.waitUntil(lambda: bool(dialogue.refus()))
    assert "n’existe pas" in dialogue.refus()
    assert page.isVisible()


def test_fermer_sur_un_decoupage_corrige_demande_deux_fois(
    dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    choisir(page, 1)
    page.ranger(EXCLUE)
    dialogue.reject()
    assert dialogue.isVisible()
    assert "serait perdu" in dialogue.refus()
    dialogue.reject()
    assert not dialogue.isVisible()


def test_changer_d_avis_sur_le_texte_garde_le_decoupage(
    dialogue: PartirDUnTexte, page: PageDecoupage
) -> None:
    choisir(page, 1)
    page.ranger(EXCLUE)
    page.gauche.autre_texte.click()
    assert dialogue.source.isVisible()
    dialogue.revenir.click()
    assert genres(page)[1] == EXCLUE


# --- la liste ----------------------------------------------------------------------------------


def test_le_modele_n_annonce_que_ce_qui_change(qtbot: QtBot) -> None:
    parties = tuple(Partie(PRINCIPE, f"Partie {n}", (paragraphe("x"),)) for n in range(6))
    modele = ModeleParties()
    modele.remplir(parties)
    with qtbot.waitSignal(modele.rowsRemoved) as retrait:
        modele.remplir((*parties[:2], *parties[3:]))
    assert retrait.args[1:] == [2, 2]
    with qtbot.waitSignal(modele.rowsInserted) as ajout:
        modele.remplir(parties)
    assert ajout.args[1:] == [2, 2]
    autre = Partie(EXCLUE, "Partie 4", ())
    with qtbot.waitSignal(modele.dataChanged) as change:
        modele.remplir((*parties[:4], autre, parties[5]))
    assert [index.row() for index in change.args[:2]] == [4, 4]
    assert modele.data(modele.index(4), Qt.ItemDataRole.AccessibleTextRole) == (
        "Partie 4, exclue, sans texte"
    )


@pytest.mark.parametrize(
    ("rangs", "avant", "attendu"),
    [((0,), 3, "bcade"), ((3,), 0, "dabce"), ((1, 3), 5, "acebd"), ((0, 4), 2, "baecd")],
)
def test_des_parties_se_deplacent_dans_leur_ordre(
    rangs: tuple[int, ...], avant: int, attendu: str
) -> None:
    depart = Decoupage("", tuple(Partie(SECTION, lettre) for lettre in "abcde"))
    etat = deplacer_ensemble(depart, rangs, avant)
    assert "".join(partie.titre for partie in etat.decoupage.parties) == attendu
    assert [etat.decoupage.parties[r].titre for r in etat.choisies] == ["abcde"[r] for r in rangs]


def test_cinq_mille_parties_ne_font_pas_un_widget_de_plus(qtbot: QtBot) -> None:
    page = PageDecoupage()
    qtbot.addWidget(page)
    avant = len(page.findChildren(QWidget))
    parties = tuple(Partie(PRINCIPE, f"Partie {n}", (paragraphe("x"),)) for n in range(5000))
    page.montrer(TexteDecoupe(Decoupage("", parties), "Charte", "etat"))
    page.show()
    assert len(page.findChildren(QWidget)) == avant
    page.parties.selectAll()
    page.ranger(SECTION)
    assert set(genres(page)) == {SECTION}
    page.annuler()
    assert len(page.parties.choisies()) == 5000


@pytest.mark.parametrize("taille", [1.0, 2.0])
def test_les_boutons_tiennent_entiers(
    qapp: QApplication, qtbot: QtBot, dialogue: PartirDUnTexte, page: PageDecoupage, taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), taille)
    dialogue.resize(1248, 664)
    qtbot.wait(30)
    assert dialogue.width() == 1248
    for bouton in dialogue.findChildren(QPushButton):
        if bouton.isVisible():
            assert bouton.width() >= bouton.minimumSizeHint().width(), bouton.text()
            assert bouton.accessibleName() or bouton.text()


# --- jusqu’à l’atelier -------------------------------------------------------------------------


def test_de_l_accueil_au_nouvel_atelier_avec_ce_texte(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    fenetre = Fenetre(dossiers_utilisateur())
    qtbot.addWidget(fenetre)
    fenetre.show()
    vus: list[str] = []

    def agir() -> None:
        dialogue = qapp.activeModalWidget()
        if isinstance(dialogue, NouvelAtelier):
            modele = dialogue.modele()
            vus.append(modele.titre if modele else "")
            assert dialogue.choix.cartes[0].accessibleName().startswith("Votre texte")
            if len(vus) == 1:
                dialogue.reject()  # on revient au découpage, rien n’est perdu
            else:
                dialogue.fichier.setText(str(tmp_path / "essai.charte"))
                dialogue.accept()
                return
        elif isinstance(dialogue, PartirDUnTexte):
            if dialogue.apercu.isVisible():
                dialogue.accept()
            elif dialogue.source.isVisible():
                dialogue.lire_fichier(en_docx(tmp_path))
        QTimer.singleShot(30, agir)

    QTimer.singleShot(0, agir)
    fenetre.accueil.partir_d_un_texte.emit()
    qtbot.waitUntil(lambda: fenetre.console is not None)

    assert vus == ["Charte de la Ville de Valbrune"] * 2
    assert (tmp_path / "essai.charte").exists()
    fenetre.close()
