"""Préparer, Accueillir, Explorer : un sommaire, un volet, et ce qui cède quand la place manque."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.explorer import (
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    ranger_cartes,
    trancher_usage,
)
from charte_studio.atelier.lectures.explorer import lire_exploration
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis
from charte_studio.interface.etapes.accueillir import Accueillir
from charte_studio.interface.etapes.explorer import Explorer
from charte_studio.interface.etapes.page_a_volets import PageAVolets
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.widgets.texte import Texte
from tests.interface.pages import montrer_page, textes

ETROITE = (972, 561)
"""Ce que laisse à la page une fenêtre de 1280 × 720 quand le texte est doublé."""
Bat = Callable[[Contexte], PageAVolets]


@pytest.fixture
def texte_double(qapp: QApplication) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)


def effets(page: PageAVolets) -> list[str]:
    return [effet for _, effet in page.touches]


@pytest.mark.parametrize("bat", [Preparer, Accueillir, Explorer])
def test_la_barre_du_bas_dit_les_touches_du_volet_ouvert(
    qtbot: QtBot, contexte: Contexte, bat: Bat
) -> None:
    page = montrer_page(qtbot, bat(contexte))
    dites = {}
    for volet in page.volets:
        with qtbot.waitSignal(page.touches_changees):
            page.ouvrir(volet)
        assert effets(page)[0] == "volet suivant"
        dites[volet] = effets(page)[1:]
    assert len({tuple(effets) for effets in dites.values()}) > 1
    # L’aide, elle, les donne toutes, quel que soit le volet.
    aide = {sequence for sequence, _ in page.autres_touches}
    for volet in page.volets:
        assert {sequence for sequence, _ in page.touches_des_volets.get(volet, ())} <= aide


def test_compter_une_main_ne_se_propose_que_devant_le_barometre(
    qtbot: QtBot, contexte: Contexte
) -> None:
    page = montrer_page(qtbot, Accueillir(contexte))
    montrent = []
    for volet in page.volets:
        page.ouvrir(volet)
        if "compter une main" in effets(page):
            montrent.append(volet)
    assert montrent == ["barometre"]


def test_l_aide_ne_dit_qu_une_fois_une_touche_du_volet_ouvert(
    qtbot: QtBot, contexte: Contexte
) -> None:
    page = montrer_page(qtbot, Explorer(contexte))
    dialogue = DialogueRaccourcis(
        "Sur cette page", (*page.touches, *page.autres_touches), parent=page
    )
    qtbot.addWidget(dialogue)
    mots = [texte.text() for texte in dialogue.findChildren(Texte)]
    assert mots.count("nouveau groupe") == 1


@pytest.mark.usefixtures("texte_double")
def test_a_l_etroit_le_titre_s_efface_sauf_s_il_mene_plus_loin(
    qtbot: QtBot, contexte: Contexte
) -> None:
    explorer = montrer_page(qtbot, Explorer(contexte), *ETROITE)
    assert "Explorer" not in textes(explorer)
    preparer = montrer_page(qtbot, Preparer(contexte), *ETROITE)
    assert "Préparer" in textes(preparer).splitlines()
    assert preparer.suite.isVisible()
    preparer.resize(ETROITE[0], 1000)
    explorer.resize(ETROITE[0], 1300)
    assert "Explorer" in textes(explorer).splitlines()


def un_atelier_bien_rempli(atelier: AtelierOuvert) -> None:
    ajouter_groupe(atelier, genre="usage", nom="Écrire et relire")
    ajouter_groupe(atelier, genre="ressenti", nom="Le métier")
    for rang in range(12):
        ajouter_usage(atelier, tache=f"Rendre plus claire la page {rang} des horaires")
        ajouter_ressenti(atelier, texte=f"Que l’on me demande {rang} fois plus de dossiers.")
    trancher_usage(atelier, 1, verdict="non")


@pytest.mark.usefixtures("texte_double")
@pytest.mark.parametrize("volet", ["usages", "ressentis"])
def test_a_texte_double_le_mur_reste_au_dessus_du_pli(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert, volet: str
) -> None:
    un_atelier_bien_rempli(atelier)
    page = montrer_page(qtbot, Explorer(contexte), *ETROITE)
    page.ouvrir(volet)
    contenu = page.contenu()
    qtbot.wait(1)
    defilant = contenu
    while not isinstance(defilant, QScrollArea):
        defilant = defilant.parentWidget()
    assert defilant.verticalScrollBar().maximum() == 0
    mur, filtres = (getattr(contenu, nom) for nom in ("mur", "filtres"))
    assert mur.isVisible()
    une_carte = 3 * theme.theme_courant().px(20)
    assert mur.colonnes[0].liste.viewport().height() >= une_carte
    # La recherche se lit entière, et les filtres tiennent sur sa ligne.
    recherche = filtres.recherche
    mots = recherche.fontMetrics().horizontalAdvance(recherche.placeholderText())
    assert recherche.width() > mots
    assert filtres.height() <= recherche.height()


@pytest.mark.usefixtures("texte_double")
def test_la_liste_a_l_etroit_filtre_comme_les_pastilles(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    un_atelier_bien_rempli(atelier)
    page = montrer_page(qtbot, Explorer(contexte), *ETROITE)
    filtres = page.usages.filtres
    assert filtres.liste.isVisible()
    assert not filtres.boutons["non"].isVisible()
    rang = filtres.liste.findData("non")
    assert filtres.liste.itemText(rang) == "Non 1"
    filtres.liste.setCurrentIndex(rang)
    filtres.liste.activated.emit(rang)
    assert filtres.filtre() == "non"
    assert sum(len(colonne.cartes()) for colonne in page.usages.mur.colonnes) == 1
    page.resize(1800, 900)
    assert filtres.boutons["non"].isVisible()
    assert filtres.boutons["non"].isChecked()
    filtres.boutons["tous"].click()
    assert filtres.liste.cle() == "tous"


@pytest.mark.usefixtures("texte_double")
def test_la_fiche_seule_prend_la_place_de_la_saisie_et_des_filtres(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    un_atelier_bien_rempli(atelier)
    page = montrer_page(qtbot, Explorer(contexte), *ETROITE)
    page.usages.ouvrir(3)
    assert page.usages.fiche.isVisible()
    assert not page.usages.saisie.isVisible()
    assert not page.usages.filtres.isVisible()
    qtbot.keyClick(page.usages.fiche.verdicts["oui"], Qt.Key.Key_Escape)
    assert page.usages.saisie.isVisible()


def test_ouvrir_une_fiche_choisit_sa_carte_au_mur(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    un_atelier_bien_rempli(atelier)
    page = montrer_page(qtbot, Explorer(contexte))
    assert page.usages.mur.courante() == 1
    page.usages.ouvrir(3)
    assert page.usages.mur.courante() == 3
    assert page.usages.fiche.tache.texte() == "Rendre plus claire la page 2 des horaires"


def test_tab_va_de_la_carte_a_sa_fiche_sans_en_choisir_une_autre(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    un_atelier_bien_rempli(atelier)
    assert len(lire_exploration(atelier.connexion).criteres) > 3
    ranger_cartes(atelier, genre="usage", cartes=[2, 5], groupe_id=1)
    page = montrer_page(qtbot, Explorer(contexte))
    mur, fiche = page.usages.mur, page.usages.fiche
    mur.choisir(3, clavier=True)
    traverses: list[QWidget] = []
    while not traverses or traverses[-1] is not fiche.retirer:
        ici = QApplication.focusWidget()
        assert ici is not None
        qtbot.keyClick(ici, Qt.Key.Key_Tab)
        suivant = QApplication.focusWidget()
        assert suivant is not None
        traverses.append(suivant)
        assert mur.courante() == 3
        assert len(traverses) < 60
    lus = [vue for vue in fiche.chaine() if vue in traverses]
    assert [vue for vue in traverses if vue in lus] == lus
    assert {fiche.tache, fiche.conditions, fiche.groupe, fiche.retirer} <= set(lus)
    assert fiche.tache.cle == 3


@pytest.mark.parametrize("taille_texte", [1.0, 1.5, 2.0])
def test_le_nom_et_la_question_d_un_critere_partent_de_la_meme_ligne(
    qtbot: QtBot, qapp: QApplication, contexte: Contexte, taille_texte: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille_texte)
    page = montrer_page(qtbot, Explorer(contexte), 1700, 900)
    page.ouvrir("boussole")
    qtbot.wait(1)
    assert len(page.boussole.lignes) > 3

    def haut(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topLeft()).y()

    for ligne in page.boussole.lignes:
        assert haut(ligne.titre) == haut(ligne.question)
        lignes = ligne.question.document().firstBlock().lineCount()
        if lignes == 1:
            assert ligne.titre.height() == ligne.question.height()
        else:
            assert ligne.question.height() > ligne.titre.height()
    ecarts = {haut(b) - haut(a) - a.height() for a, b in pairwise(page.boussole.lignes)}
    assert len(ecarts) == 1
