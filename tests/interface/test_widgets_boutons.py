"""Boutons, touches, barre du haut, barre du bas."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.barre_haut import BarreHaut
from charte_studio.interface.widgets.barre_touches import BarreTouches
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.touche import Touche, nom_de_touche


@pytest.mark.parametrize(
    ("sequence", "grave"),
    [
        ("R", "R"),
        ("Ctrl+Shift+Z", "Ctrl+Maj+Z"),
        ("Esc", "Échap"),
        ("PgDown", "Page suiv."),
        ("Return", "Entrée"),
        ("Up", "↑"),
        ("+", "+"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_une_touche_porte_son_nom_francais(sequence: str, grave: str) -> None:
    assert nom_de_touche(sequence) == grave


def test_un_bouton_montre_sa_touche_et_la_dit(qtbot: QtBot) -> None:
    sans, avec = Bouton("Clore et révéler"), Bouton("Clore et révéler", raccourci="R")
    for bouton in (sans, avec):
        qtbot.addWidget(bouton)
    assert avec.detail() == "R"
    assert avec.accessibleDescription() == "R"
    assert avec.sizeHint().width() > sans.sizeHint().width()
    assert avec.minimumSizeHint().width() == sans.minimumSizeHint().width()


def test_un_bouton_ne_prend_son_raccourci_que_si_on_le_demande(qtbot: QtBot) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    pris, montre = Bouton("Clore", raccourci="R", prendre=True), Bouton("Geler", raccourci="G")
    recus: list[str] = []
    pris.clicked.connect(lambda: recus.append("R"))
    montre.clicked.connect(lambda: recus.append("G"))
    disposition = QVBoxLayout(fenetre)
    disposition.addWidget(pris)
    disposition.addWidget(montre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    pris.setText("Clore et révéler")
    qtbot.keyClick(fenetre, Qt.Key.Key_R)
    qtbot.keyClick(fenetre, Qt.Key.Key_G)
    assert recus == ["R"]


def test_un_champ_garde_la_lettre_d_un_raccourci(qtbot: QtBot) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    bouton, champ = Bouton("Clore", raccourci="R", prendre=True), QLineEdit()
    recus: list[str] = []
    bouton.clicked.connect(lambda: recus.append("R"))
    disposition = QVBoxLayout(fenetre)
    disposition.addWidget(bouton)
    disposition.addWidget(champ)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    champ.setFocus()
    qtbot.keyClick(champ, Qt.Key.Key_R)
    assert recus == []
    assert champ.text() == "r"


def test_un_bouton_d_icone_seule_garde_un_nom(qtbot: QtBot) -> None:
    bouton = Bouton("Refaire", icone="refaire", icone_seule=True, raccourci="Ctrl+Shift+Z")
    qtbot.addWidget(bouton)
    assert bouton.accessibleName() == "Refaire"
    assert bouton.toolTip() == "Refaire (Ctrl+Maj+Z)"
    assert bouton.sizeHint().width() < Bouton("Refaire").sizeHint().width()


def test_un_bouton_etendu_se_replie_au_lieu_de_s_abreger(qtbot: QtBot) -> None:
    bouton = Bouton("Renvoyer au dialogue social", raccourci="3", etendu=True)
    qtbot.addWidget(bouton)
    assert bouton.hasHeightForWidth()
    assert bouton.minimumSizeHint().width() < bouton.sizeHint().width() - 40
    assert bouton.heightForWidth(120) > bouton.heightForWidth(400)


@pytest.mark.parametrize("role", ["secondaire", "principal", "discret", "filtre", "lien"])
@pytest.mark.parametrize("nom", ["clair", "sombre"])
def test_le_clavier_se_voit_sur_chaque_bouton(
    qapp: QApplication, qtbot: QtBot, role: str, nom: str
) -> None:
    theme.appliquer(qapp, theme.lire_theme(nom))
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    autre, bouton = QLineEdit(), Bouton("Projeter", role=role)  # type: ignore[arg-type]
    disposition = QVBoxLayout(fenetre)
    disposition.addWidget(autre)
    disposition.addWidget(bouton)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    fenetre.activateWindow()
    autre.setFocus()
    sans = bouton.grab().toImage()
    bouton.setFocus()
    qtbot.waitUntil(bouton.hasFocus)
    assert bouton.grab().toImage() != sans


def test_la_barre_du_bas_dit_les_intervalles_et_les_effets(qtbot: QtBot) -> None:
    barre = BarreTouches()
    qtbot.addWidget(barre)
    barre.montrer([(("1", "5"), "position"), (("↑", "↓"), "participant")])
    textes = [e.text() for e in barre.findChildren(QLabel) if not e.isHidden()]
    assert textes == ["1", "–", "5", "position", "↑", "↓", "participant"]
    barre.montrer([(("?",), "tous les raccourcis")])
    visibles = [t.text() for t in barre.findChildren(Touche) if t.isVisibleTo(barre)]
    assert visibles == ["?"]


def test_la_barre_du_bas_passe_a_la_ligne(qtbot: QtBot) -> None:
    barre = BarreTouches()
    qtbot.addWidget(barre)
    barre.montrer([((str(n),), "un effet assez long") for n in range(6)])
    assert barre.heightForWidth(300) > barre.heightForWidth(2000)


def test_la_barre_du_haut_nomme_le_geste_a_annuler(qtbot: QtBot) -> None:
    barre = BarreHaut()
    qtbot.addWidget(barre)
    annuler, refaire = _bouton(barre, "Annuler"), _bouton(barre, "Refaire")
    assert not annuler.isEnabled()
    assert not refaire.isEnabled()
    barre.montrer_annulation("position de P08", None)
    assert annuler.isEnabled()
    assert annuler.detail() == "position de P08"
    assert "position de P08" in annuler.toolTip()
    assert not refaire.isEnabled()
    barre.montrer_annulation(None, "position de P08")
    assert not annuler.isEnabled()
    assert "position de P08" in refaire.toolTip()


def test_la_barre_du_haut_dit_ce_qu_on_lui_demande(qtbot: QtBot) -> None:
    barre = BarreHaut()
    qtbot.addWidget(barre)
    barre.montrer_annulation("un geste", "un autre")
    with qtbot.waitSignals([barre.annuler, barre.refaire]):
        _bouton(barre, "Annuler").click()
        _bouton(barre, "Refaire").click()
    with qtbot.waitSignal(barre.menu) as demande:
        _bouton(barre, "Menu").click()
    assert isinstance(demande.args[0], QPoint)


def test_la_barre_du_haut_dit_l_etat_du_fichier_en_mots(qtbot: QtBot) -> None:
    barre = BarreHaut()
    qtbot.addWidget(barre)
    barre.montrer_titre("Charte IA — Ville de Valbrune")
    barre.montrer_enregistre(dt.time(14, 32))
    assert _textes(barre) >= {"Charte IA — Ville de Valbrune", "Enregistré à 14:32"}
    barre.montrer_lecture_seule()
    assert "Lecture seule" in _textes(barre)


def test_la_barre_du_haut_tient_dans_1280_pixels_a_200_pour_cent(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    barre = BarreHaut()
    qtbot.addWidget(barre)
    barre.montrer_titre("Charte IA — Ville de Valbrune, direction des services")
    barre.montrer_enregistre(dt.time(14, 32))
    barre.montrer_annulation("décision sur la sobriété", None)
    barre.ajouter(Bouton("Écran noir", raccourci="B"))
    barre.ajouter(Bouton("Projeter", raccourci="F5", role="principal"))
    assert barre.minimumSizeHint().width() <= 1280


def _bouton(barre: BarreHaut, texte: str) -> Bouton:
    return next(b for b in barre.findChildren(Bouton) if b.text() == texte)


def _textes(barre: BarreHaut) -> set[str]:
    return {etiquette.text() for etiquette in barre.findChildren(QLabel)}
