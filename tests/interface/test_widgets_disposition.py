"""Cartes, pastilles, textes et dispositions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.liste import Liste
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_elide import TexteElide


def test_un_titre_de_carte_vide_ne_prend_pas_de_place(qtbot: QtBot) -> None:
    sans, avec = Carte(), Carte("Réponses")
    for carte in (sans, avec):
        qtbot.addWidget(carte)
        carte.disposition.addWidget(Texte("8 sur 24"))
    assert sans.sizeHint().height() < avec.sizeHint().height()
    assert avec.accessibleName() == "Réponses"


def test_une_carte_a_des_marges(qtbot: QtBot) -> None:
    carte = Carte()
    qtbot.addWidget(carte)
    texte = Texte("8 sur 24")
    carte.disposition.addWidget(texte)
    carte.resize(300, 100)
    carte.show()
    assert texte.x() >= theme.theme_courant().espace("grand")


def test_un_texte_n_est_pas_interprete(qtbot: QtBot) -> None:
    texte = Texte("<b>5 < 6</b>")
    qtbot.addWidget(texte)
    assert texte.textFormat() == Qt.TextFormat.PlainText


def test_une_pastille_vide_disparait(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    pastille = Pastille("Adopté", "reussi", parent=page)
    assert not pastille.isHidden()
    pastille.montrer("")
    assert pastille.isHidden()
    pastille.montrer("Écarté", "alerte")
    assert not pastille.isHidden()
    assert pastille.property("pastille") == "alerte"


def test_une_pastille_sans_parent_n_ouvre_pas_de_fenetre(qtbot: QtBot) -> None:
    pastille = Pastille("Adopté")
    qtbot.addWidget(pastille)
    assert not pastille.isVisible()


@pytest.mark.parametrize("taille", [1.0, 1.25, 1.5, 2.0])
def test_une_pastille_garde_ses_bouts_ronds(
    qapp: QApplication, qtbot: QtBot, taille: float
) -> None:
    pose = theme.appliquer(qapp, theme.lire_theme("clair"), taille)
    page = QWidget()
    qtbot.addWidget(page)
    pastille = Pastille("Tour 1 ouvert")
    pastille.setParent(page)
    pastille.adjustSize()
    page.show()
    image = page.grab(QRect(pastille.pos(), pastille.size())).toImage()
    assert image.pixelColor(0, 0).name().upper() == pose.couleurs.papier
    milieu = image.pixelColor(3, image.height() // 2)
    assert milieu.name().upper() == pose.couleurs.creux


def test_un_texte_elide_reste_entier_dans_l_infobulle(qtbot: QtBot) -> None:
    texte = TexteElide("Charte IA — Ville de Valbrune")
    qtbot.addWidget(texte)
    texte.resize(80, 24)
    texte.grab()
    assert texte.toolTip() == "Charte IA — Ville de Valbrune"
    texte.resize(800, 24)
    texte.grab()
    assert texte.toolTip() == ""


def test_le_flot_passe_a_la_ligne_et_se_vide(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flot = DispositionFlot(page, ecart=10)
    blocs = [QLabel(f"{n}") for n in range(3)]
    for bloc in blocs:
        bloc.setFixedSize(100, 20)
        flot.addWidget(bloc)
    assert flot.heightForWidth(400) == 20
    assert flot.heightForWidth(250) == 50
    flot.setGeometry(QRect(0, 0, 250, 50))
    assert [(b.x(), b.y()) for b in blocs] == [(0, 0), (110, 0), (0, 30)]
    flot.vider()
    assert flot.count() == 0
    assert flot.itemAt(0) is None


def test_une_rangee_s_empile_quand_la_largeur_manque(qapp: QApplication, qtbot: QtBot) -> None:
    rangee = Rangee(seuil=500)
    qtbot.addWidget(rangee)
    rangee.ajouter(Texte("un"), 1)
    rangee.ajouter(Texte("deux"), 1)
    rangee.show()
    rangee.resize(600, 100)
    assert not rangee.empilee()
    rangee.resize(400, 100)
    assert rangee.empilee()
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    rangee.resize(601, 100)
    assert rangee.empilee()


def test_une_liste_remplie_avant_l_affichage_a_ses_marges(qtbot: QtBot) -> None:
    liste = Liste("Plan de la charte")
    qtbot.addWidget(liste)
    liste.addItems(["Préambule", "1 Utilité"])
    liste.setCurrentRow(1)
    liste.show()
    premiere, seconde = (liste.visualItemRect(liste.item(rang)) for rang in (0, 1))
    assert seconde.top() > premiere.bottom()
