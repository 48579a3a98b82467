"""Rédiger : fusion, versions, plan à déplacer, recherche, typographie, renvois, provenance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import modifier_principe
from charte_studio.atelier.gestes.rediger import figer_version, retoucher
from charte_studio.atelier.gestes.se_positionner import proposer_amendement
from charte_studio.atelier.lectures.decider import formulation_par_defaut
from charte_studio.atelier.lectures.rediger import PartieLue, lire_plan
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Decision, Formulation
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.rediger.typographie_saisie import frappe_francaise
from tests.outils.phrases import simple

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TRANSPARENCE, HUMAIN, SOBRIETE = "principe:transparence", "principe:humain", "principe:sobriete"


@pytest.fixture
def notices(contexte: Contexte) -> list[str]:
    recues: list[str] = []
    contexte.notice.connect(lambda _role, texte: recues.append(simple(texte)))
    return recues


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert) -> Rediger:
    """Les trois principes adoptés, la page ouverte."""
    with atelier.geste("Tout adopter") as session:
        for principe_id in (1, 2, 3):
            formulations = session.query(Formulation).filter_by(principe_id=principe_id).all()
            formulation = formulation_par_defaut(formulations)
            assert formulation is not None
            session.add(
                Decision(
                    principe_id=principe_id, issue="adopte", formulation_id=formulation.id,
                    justification="", suggestion="", suggestion_phrase="", automatique=False,
                )
            )  # fmt: skip
    page = Rediger(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def partie(page: Rediger, cle: str) -> PartieLue:
    lue = lire_plan(page.atelier.connexion).partie(cle)
    assert lue is not None
    return lue


def recrire_la_formulation(page: Rediger, texte: str) -> None:
    modifier_principe(
        page.atelier, 1, titre="Transparence",
        question="Dit-on toujours qu’un texte vient d’une IA ?", enjeu="", theme="transparence",
        axe="encadrer", formulations={"equilibree": texte},
    )  # fmt: skip


def saisir(page: Rediger, cle: str, texte: str = "") -> None:
    """Montre la partie, le clavier au bout de son texte ; `texte` le remplace."""
    page.choisir(cle)
    saisie = page.editeur.saisie
    saisie.setFocus()
    if texte:
        saisie.selectAll()
        saisie.insertPlainText(texte)
    saisie.moveCursor(QTextCursor.MoveOperation.End)


# --- la fusion à trois voix ---------------------------------------------------------------------


def test_sans_conflit_la_fusion_se_propose_et_s_annule(page: Rediger, notices: list[str]) -> None:
    recrire_la_formulation(page, "On le dit.\n\nOn le date.")
    retoucher(page.atelier, TRANSPARENCE, "On le dit fort.\n\nOn le date.")
    recrire_la_formulation(page, "On le dit.\n\nOn le date et on le signe.")
    page.choisir(TRANSPARENCE)
    assert page.depasse.isVisible()
    assert page.depasse.bouton_fusionner.text() == "Fusionner les deux"

    page.depasse.bouton_fusionner.click()
    assert page.editeur.saisie.texte() == "On le dit fort.\n\nOn le date et on le signe."
    assert page.depasse.isHidden()
    assert notices == ["Les deux textes sont fusionnés. Annuler rend votre retouche."]
    page.atelier.annuler()
    assert page.depasse.isVisible()
    assert page.editeur.saisie.texte() == "On le dit fort.\n\nOn le date."


def test_un_conflit_se_tranche_a_la_place_de_l_editeur(page: Rediger) -> None:
    retoucher(page.atelier, TRANSPARENCE, "On le dit à toutes et tous.")
    recrire_la_formulation(page, "On le dit aux agents.")
    page.choisir(TRANSPARENCE)
    assert page.depasse.bouton_fusionner.text() == "1 conflit à trancher"

    page.depasse.bouton_fusionner.click()
    assert page.fusion.isVisible()
    assert not page.editeur.isVisible()
    page.fusion.bouton_renoncer.click()
    assert page.editeur.isVisible()
    assert partie(page, TRANSPARENCE).texte == "On le dit à toutes et tous."

    page.depasse.bouton_fusionner.click()
    (carte,) = page.fusion.conflits.cartes
    carte.choix["les_deux"].click()
    page.fusion.conflits.appliquer.click()
    texte = partie(page, TRANSPARENCE).texte
    assert "agents" in texte
    assert "toutes et tous" in texte
    assert page.editeur.isVisible()
    assert not partie(page, TRANSPARENCE).base_depassee


# --- le plan ------------------------------------------------------------------------------------


def test_alt_fleche_deplace_l_article_et_annuler_le_remet(qtbot: QtBot, page: Rediger) -> None:
    page.choisir(HUMAIN)
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Up, ALT)
    assert page.plan.cles()[1:4] == (HUMAIN, TRANSPARENCE, SOBRIETE)
    assert page.titre.text() == "Article 1 — Décision humaine"
    assert page.plan.bouton_ordre.isVisible()
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Up, ALT)  # déjà le premier
    assert page.plan.cles()[1] == HUMAIN
    page.atelier.annuler()
    assert page.plan.cles()[1:4] == (TRANSPARENCE, HUMAIN, SOBRIETE)
    assert page.plan.bouton_ordre.isHidden()


def poser_a_la_souris(page: Rediger, cle: str, sur: int, *, dessous: bool) -> None:
    """Lâche l’article choisi sur la ligne `sur`, dans sa moitié basse ou haute."""
    page.choisir(cle)
    liste = page.plan.liste
    place = liste.visualItemRect(liste.item(sur))
    point = QPoint(place.center().x(), place.bottom() - 1 if dessous else place.top() + 1)
    liste.dropEvent(
        QDropEvent(
            QPointF(point), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_la_souris_pose_un_article_parmi_les_articles_et_la_seulement(page: Rediger) -> None:
    poser_a_la_souris(page, TRANSPARENCE, 3, dessous=True)
    assert page.plan.cles()[1:4] == (HUMAIN, SOBRIETE, TRANSPARENCE)
    poser_a_la_souris(page, SOBRIETE, 1, dessous=False)
    assert page.plan.cles()[1:4] == (SOBRIETE, HUMAIN, TRANSPARENCE)
    poser_a_la_souris(page, SOBRIETE, 0, dessous=False)
    assert page.plan.cles()[1:4] == (SOBRIETE, HUMAIN, TRANSPARENCE)


def test_renumeroter_ne_se_propose_qu_apres_une_version(qtbot: QtBot, page: Rediger) -> None:
    assert page.plan.bouton_renumeroter.isHidden()
    figer_version(page.atelier)
    page.choisir(HUMAIN)
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Up, ALT)
    assert page.titre.text() == "Article 2 — Décision humaine"
    assert page.plan.bouton_renumeroter.isVisible()
    page.plan.bouton_renumeroter.click()
    assert page.titre.text() == "Article 1 — Décision humaine"
    assert page.plan.bouton_renumeroter.isHidden()


# --- l’éditeur ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("avant", "signe", "attendu"),
    [
        ("l", "'", (0, "’")),
        ("il dit ", '"', (0, "«\u00a0")),
        ("il dit «\u00a0oui", '"', (0, "\u00a0»")),
        ("Pourquoi ", "?", (1, "\u202f?")),
        ("Ainsi ", ":", (1, "\u00a0:")),
        ("80 ", "%", (1, "\u00a0%")),
        ("un ", "%", None),
        ("attends..", ".", (2, "…")),
        ("`l", "'", None),
        ("[ici](https://exemple.fr/a", "?", None),
        ("| ", ":", None),
        ("Voir ", "a", None),
    ],
)
def test_la_frappe_prend_la_forme_francaise(
    avant: str, signe: str, attendu: tuple[int, str] | None
) -> None:
    assert frappe_francaise(avant, signe) == attendu


def test_ctrl_z_defait_la_correction_sans_defaire_la_frappe(qtbot: QtBot, page: Rediger) -> None:
    saisir(page, HUMAIN)
    saisie = page.editeur.saisie
    qtbot.keyClicks(saisie, " Vraiment ?")
    assert saisie.texte().endswith("Vraiment\u202f?")
    qtbot.keyClick(saisie, Qt.Key.Key_Z, CTRL)
    assert saisie.texte().endswith("Vraiment ?")


def test_corriger_la_typographie_traite_toute_la_partie(page: Rediger, notices: list[str]) -> None:
    saisir(page, HUMAIN, "L'agent signe ; il date.\n\nOui !")
    bouton = next(b for b in page.editeur.outils if b.accessibleName().startswith("Corriger"))
    bouton.click()
    assert page.editeur.saisie.texte() == "L’agent signe\u202f; il date.\n\nOui\u202f!"
    assert notices == ["Typographie corrigée : 2 lignes changées."]
    bouton.click()
    assert notices[-1] == "La typographie est déjà bonne."


def test_un_renvoi_dit_le_numero_d_aujourd_hui_et_mene_a_l_article(page: Rediger) -> None:
    saisir(page, HUMAIN)
    page.editeur.saisie.insertPlainText(" Voir l’")
    assert page.editeur.renvois()[0].endswith("Transparence")
    page.editeur.renvoyer(SOBRIETE, 3)
    assert page.editeur.saisie.texte().endswith("[article\u00a03](#article-sobriete)")
    page.poser()
    page.plan.ordre.emit([SOBRIETE, TRANSPARENCE, HUMAIN])
    assert "Voir l’article 1" in simple(page.apercu.toPlainText())
    page.apercu.renvoi.emit("sobriete")
    assert page.titre.text() == "Article 1 — Sobriété"


def test_titre_tableau_et_lien_s_inserent(qtbot: QtBot, page: Rediger) -> None:
    saisir(page, HUMAIN, "Texte")
    saisie = page.editeur.saisie
    for attendu in ("## Texte", "### Texte", "Texte"):
        qtbot.keyClick(saisie, Qt.Key.Key_E, CTRL)
        assert saisie.texte() == attendu
    saisie.selectAll()
    qtbot.keyClick(saisie, Qt.Key.Key_K, CTRL)
    assert saisie.texte() == "[Texte](https://)"
    assert saisie.textCursor().selectedText() == "https://"
    next(b for b in page.editeur.outils if b.accessibleName() == "Tableau").click()
    assert saisie.texte().startswith("[Texte](https://)\n\n| Colonne 1 | Colonne 2 |")
    assert saisie.textCursor().selectedText() == "Colonne 1"


# --- chercher -----------------------------------------------------------------------------------


def test_on_cherche_dans_la_partie_puis_dans_toute_la_charte(qtbot: QtBot, page: Rediger) -> None:
    retoucher(page.atelier, TRANSPARENCE, "On l’écrit 😀. On l’écrit.")
    retoucher(page.atelier, SOBRIETE, "On l’écrit aussi.")
    saisir(page, TRANSPARENCE)
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_F, CTRL)
    recherche = page.editeur.recherche
    assert recherche.champ.hasFocus()
    recherche.champ.setText("l'écrit")
    assert "sur 2" in recherche.compte.text()
    choisi = lambda: page.editeur.saisie.textCursor().selectedText()  # noqa: E731
    assert choisi() == "l’écrit"

    recherche.partout.setChecked(True)
    assert recherche.compte.text().endswith("3 dans la charte")
    vus = set()
    for _ in range(3):
        qtbot.keyClick(recherche.champ, Qt.Key.Key_Return)
        vus.add((page.titre.text(), page.editeur.saisie.textCursor().selectionStart()))
        assert choisi() == "l’écrit"
    assert len(vus) == 3

    qtbot.keyClick(recherche.champ, Qt.Key.Key_Escape)
    recherche.quitter()
    assert recherche.isHidden()
    assert page.editeur.saisie.hasFocus()


def test_remplacer_ici_s_annule_localement_et_partout_d_un_geste(
    qtbot: QtBot, page: Rediger, notices: list[str]
) -> None:
    saisir(page, TRANSPARENCE)
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_H, CTRL)
    recherche = page.editeur.recherche
    recherche.champ.setText("public")
    recherche.par.setText("monde")
    recherche.tout_remplacer.click()
    assert page.editeur.saisie.texte() == "On le dit au monde."
    page.editeur.saisie.undo()
    assert page.editeur.saisie.texte() == "On le dit au public."

    recherche.partout.setChecked(True)
    recherche.tout_remplacer.click()
    assert partie(page, TRANSPARENCE).texte == "On le dit au monde."
    assert notices[-1].startswith("1 remplacement fait dans la charte.")


# --- les versions -------------------------------------------------------------------------------


def test_on_fige_compare_et_restaure(page: Rediger, notices: list[str]) -> None:
    versions = page.versions
    versions.bouton.click()
    assert versions.isVisible()
    assert versions.vide.isVisible()
    versions.etiquette.setText("Séance 1")
    versions.figer.click()
    assert notices[-1].startswith("Version 1 figée : 3 articles")
    assert versions.vide.isHidden()
    assert versions.resume.text() == "Aucun changement."
    versions.figer.click()
    assert notices[-1].startswith("Rien n’a changé")

    retoucher(page.atelier, HUMAIN, "Une machine signe.")
    assert versions.liste.cles() == (HUMAIN,)
    assert versions.resume.text() == "1 article modifié."
    assert versions.texte.morceaux()
    versions.figer.click()
    premiere, seconde = lire_versions_figees(page.atelier.connexion)
    versions.comparer(premiere.id, seconde.id)
    assert versions.liste.cles() == (HUMAIN,)

    versions.restaurer.click()
    assert partie(page, HUMAIN).texte == "Une personne signe."
    versions.ouvrir.click()
    assert versions.isHidden()
    assert page.titre.text() == "Article 2 — Décision humaine"
    assert page.editeur.isVisible()


# --- la provenance ------------------------------------------------------------------------------


def test_la_provenance_dit_amendements_et_retouches_et_remonte_au_vote(
    qtbot: QtBot, page: Rediger, contexte: Contexte
) -> None:
    proposer_amendement(
        page.atelier, principe_id=1, formulation_id=1, texte="On le chante.", motif="Pour voir."
    )
    retoucher(page.atelier, TRANSPARENCE, "On le dit bien.")
    page.choisir(TRANSPARENCE)
    page.pourquoi.click()
    qtbot.waitUntil(lambda: bool(page.provenance.findChildren(QLabel)))
    dits = [simple(v.text()) for v in page.provenance.findChildren(QLabel)]
    assert any(dit.startswith("Amendement n° 1") for dit in dits)
    assert "« On le chante. »" in dits
    assert any(dit.endswith(": première retouche") for dit in dits)
    lien = next(
        b for b in page.provenance.findChildren(QPushButton) if b.text() == "Voir les positions"
    )
    with qtbot.waitSignal(contexte.aller_au_principe) as demande:
        lien.click()
    assert demande.args == ["se_positionner", 1]
    page.aller_au_principe(3)
    assert page.titre.text() == "Article 3 — Sobriété"
