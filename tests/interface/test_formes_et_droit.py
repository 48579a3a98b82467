"""La forme visée et le droit daté : ce qui se lit dans Préparer, ce qui n’est jamais affirmé."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.circuit import DialogueCircuit
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.forme_visee import formes_ordonnees
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.fait_lu import FaitLu
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.droit import A_VERIFIER, lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.socle.chemins import dossier_ressources
from tests.outils.phrases import simple

FAITS = lire_droit(dossier_ressources() / "droit.toml")
FORMES_LUES = lire_formes(dossier_ressources() / "formes.toml")
LE_JOUR = dt.date(2026, 11, 22)
PLUS_TARD = dt.date(2028, 1, 1)


def montrer(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def dit(widget: QWidget) -> str:
    return simple("\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible()))


def pastilles(widget: QWidget) -> list[tuple[str, str]]:
    return [
        (simple(p.text()), str(p.property("pastille")))
        for p in widget.findChildren(Pastille)
        if p.isVisible()
    ]


# --- la forme visée, dans la démarche ----------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Preparer]:
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    page = Preparer(contexte)
    page.resize(1065, 631)
    montrer(qtbot, page)
    yield page
    contexte.fermer()


def test_la_forme_dit_ce_qu_elle_vaut_des_qu_on_la_choisit(
    page: Preparer, atelier: AtelierOuvert
) -> None:
    volet = page.demarche
    assert "Acte d’une assemblée" in dit(volet.resume)
    assert "La charte oblige : « doit »" in dit(volet.resume)
    assert pastilles(volet.resume) == [("Sans sanction", "neutre")]

    volet.forme.setCurrentIndex(volet.forme.findData("annexe-reglement-interieur"))
    volet.forme.activated.emit(volet.forme.currentIndex())
    page.poser()

    assert "Elle a la force du règlement intérieur" in dit(volet.resume)
    assert pastilles(volet.resume) == [("Sanctions possibles", "alerte")]
    assert lire_atelier(atelier.connexion).forme == "annexe-reglement-interieur"

    atelier.annuler()

    assert "Acte d’une assemblée" in dit(volet.resume)


def test_les_formes_du_modele_viennent_d_abord_et_aucune_ne_manque() -> None:
    formes, siennes = formes_ordonnees("entreprise")
    assert list(formes)[:siennes] == [
        "charte-unilaterale", "annexe-reglement-interieur", "accord-collectif", "guide",
        "charte-externe",
    ]  # fmt: skip
    assert formes.keys() == FORMES.keys()


def test_un_modele_inconnu_laisse_les_formes_dans_leur_ordre() -> None:
    assert formes_ordonnees("le-notre") == (FORMES, 0)


def test_le_circuit_et_le_droit_s_ouvrent_depuis_la_demarche(qtbot: QtBot, page: Preparer) -> None:
    ouverts: list[str] = []
    secteurs: list[set[str]] = []

    def fermer() -> None:
        dialogue = QApplication.activeModalWidget()
        if isinstance(dialogue, QDialog):
            ouverts.append(simple(dialogue.windowTitle()))
            if isinstance(dialogue, DialogueDroit):
                secteurs.append({s for fait in dialogue.montres() for s in fait.secteurs})
            dialogue.accept()

    for lien in (page.demarche.resume.circuit, page.demarche.resume.droit):
        QTimer.singleShot(0, fermer)
        qtbot.mouseClick(lien, Qt.MouseButton.LeftButton)
    assert ouverts == ["Le circuit : délibération", "Repères de droit"]
    assert secteurs == [{"public", "tous"}]


# --- le circuit --------------------------------------------------------------------------------


@pytest.mark.parametrize("cle", FORMES)
def test_un_circuit_dit_ses_etapes_ses_pieces_ses_delais_et_son_droit(
    qtbot: QtBot, cle: str
) -> None:
    forme = FORMES_LUES[cle]
    dialogue = DialogueCircuit(forme, FAITS, LE_JOUR)
    montrer(qtbot, dialogue)
    lu = dit(dialogue)
    for rang, etape in enumerate(forme.circuit, start=1):
        assert simple(f"{rang}. {etape.etape}") in lu
        assert simple(etape.delai) in lu
        assert all(simple(piece) in lu for piece in etape.pieces)
        if etape.droit:
            assert simple(FAITS[etape.droit].texte) in lu
            assert simple(FAITS[etape.droit].reference) in lu
    assert simple(forme.formule) in lu


def test_un_fait_verifie_depuis_plus_d_un_an_alerte_dans_le_circuit(qtbot: QtBot) -> None:
    forme = FORMES_LUES["charte-unilaterale"]
    for jour, role, debut in ((LE_JOUR, "reussi", "Vérifié"), (PLUS_TARD, "alerte", "À relire")):
        dialogue = DialogueCircuit(forme, FAITS, jour)
        montrer(qtbot, dialogue)
        (etat,) = pastilles(dialogue)
        assert etat[0].startswith(debut)
        assert etat[1] == role


# --- les repères de droit ----------------------------------------------------------------------


@pytest.fixture
def droit(qtbot: QtBot) -> DialogueDroit:
    dialogue = DialogueDroit(FAITS, aujourd_hui=LE_JOUR, secteur="prive")
    montrer(qtbot, dialogue)
    return dialogue


def test_les_reperes_disent_combien_ne_s_affirment_pas(droit: DialogueDroit) -> None:
    droit.choisir_secteur("public")
    droit.choisir_theme("sanction")
    assert "Aucun repère de ce thème pour ce secteur." in dit(droit)
    assert "à relire" not in dit(droit)

    droit.choisir_secteur("tous")
    assert "2 repères, dont aucun à vérifier ou à relire" in dit(droit)


def test_un_fait_a_verifier_n_est_jamais_affirme(qtbot: QtBot, droit: DialogueDroit) -> None:
    droit.choisir_secteur("tous")
    tous = len(FAITS)
    qtbot.waitUntil(lambda: sum(lu.isVisible() for lu in droit.findChildren(FaitLu)) == tous)
    lignes = dit(droit).split("\n")
    for fait in FAITS.values():
        if fait.etat == A_VERIFIER:
            assert simple(fait.intitule) not in lignes
            assert f"À vérifier : {simple(fait.intitule)}" in lignes
    roles = [role for texte, role in pastilles(droit) if texte.startswith("À vérifier")]
    assert set(roles) == {"alerte"}
    assert len(roles) == sum(fait.etat == A_VERIFIER for fait in FAITS.values())


def test_les_reperes_de_plus_d_un_an_sont_signales(qtbot: QtBot, droit: DialogueDroit) -> None:
    assert "depuis plus d’un an" not in dit(droit)

    vieux = DialogueDroit(FAITS, aujourd_hui=PLUS_TARD)
    montrer(qtbot, vieux)

    assert f"{len(FAITS)} repères n’ont pas été relus depuis plus d’un an" in dit(vieux)
    assert "Noté le 22 novembre 2026, il y a plus d’un an." in dit(vieux)
    assert not [texte for texte, role in pastilles(vieux) if role == "reussi"]


def test_les_fleches_parcourent_les_reperes(qtbot: QtBot, droit: DialogueDroit) -> None:
    barre = droit._defilement.verticalScrollBar()
    qtbot.keyClick(droit._defilement, Qt.Key.Key_Down)
    assert barre.value() > 0
