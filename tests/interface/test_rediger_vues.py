"""Rédiger, à regarder : la place donnée au texte, les touches dites, rien de coupé."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.rediger import figer_version
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.rediger.champs import champ_suivant
from charte_studio.interface.etapes.rediger.touches import (
    TOUCHES,
    TOUCHES_FUSION,
    TOUCHES_PANNEAU,
    touches_de,
)
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes
from tests.interface.page_rediger import TRANSPARENCE, tenir_seance
from tests.interface.pages import montrer_page
from tests.outils.fichiers import poser
from tests.outils.horloge import HorlogeReglable


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    with ouvrir(poser(tenir_seance, tmp_path / "essai.charte"), horloge=horloge) as ouvert:
        yield ouvert


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    page = montrer_page(qtbot, Rediger(contexte))
    page.choisir(TRANSPARENCE)
    return page


def place(page: Rediger, vue: QWidget) -> QRect:
    return QRect(vue.mapTo(page, QPoint()), vue.size())


def test_l_issue_suit_le_titre_et_les_boutons_tiennent_sur_une_ligne(
    qtbot: QtBot, page: Rediger
) -> None:
    page.resize(1065, 631)
    qtbot.wait(30)
    boutons = (page.pourquoi, page.controles.bouton, page.versions.bouton)
    assert len({place(page, bouton).center().y() for bouton in boutons}) == 1
    titre, issue = place(page, page.titre), place(page, page.issue)
    assert titre.top() <= issue.center().y() <= titre.bottom()
    assert issue.left() > titre.left()


def test_a_deux_cents_pour_cent_le_dernier_bouton_se_reduit_et_dit_son_nom(
    qtbot: QtBot, page: Rediger, qapp: QApplication
) -> None:
    page.resize(973, 561)
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    qtbot.wait(30)
    bouton = page.versions.bouton
    assert bouton.width() < page.controles.bouton.width() / 2
    assert bouton.toolTip().startswith("Versions")
    assert bouton.accessibleName() == "Versions"


def test_la_barre_dit_les_touches_du_panneau_ouvert(page: Rediger, qtbot: QtBot) -> None:
    assert page.touches == TOUCHES
    for panneau in (page.controles, page.versions):
        with qtbot.waitSignal(page.touches_changees):
            panneau.bouton.click()
        assert page.touches == TOUCHES_PANNEAU
        assert set(TOUCHES) <= set(page.autres_touches)
        with qtbot.waitSignal(page.touches_changees):
            panneau.quitter()
        assert page.touches == TOUCHES


def test_pendant_qu_on_tranche_la_barre_dit_comment_valider() -> None:
    touches, autres = touches_de(panneau=False, fusion=True, orthographe=False)
    assert touches == TOUCHES_FUSION
    assert set(TOUCHES) <= set(autres)


def test_le_panneau_des_versions_vide_commence_en_haut_et_dit_quoi_faire(
    page: Rediger, atelier: AtelierOuvert, qtbot: QtBot
) -> None:
    page.versions.bouton.click()
    qtbot.wait(30)
    vide = page.versions.vide
    assert vide.isVisible()
    assert vide.accessibleName() == "Aucune version n’est figée"
    assert place(page, vide).top() < page.height() / 3
    figer_version(atelier, "Séance 1")
    qtbot.waitUntil(vide.isHidden)
    assert not page.versions.liste.isHidden()


def test_les_liens_vers_le_vote_viennent_sous_le_titre_de_la_provenance(
    qtbot: QtBot, page: Rediger
) -> None:
    page.pourquoi.setChecked(True)
    qtbot.wait(30)
    titre = next(vue for vue in page.provenance.findChildren(Texte) if "Pourquoi" in vue.text())
    liens = [
        vue for vue in page.provenance.findChildren(QWidget)
        if getattr(vue, "text", str)() in ("Voir les positions", "Voir la décision")
    ]  # fmt: skip
    assert len(liens) == 2
    assert all(place(page, lien).top() > place(page, titre).bottom() for lien in liens)


def test_un_texte_de_trois_lignes_se_montre_sans_ascenseur(qtbot: QtBot) -> None:
    champ = TexteDeLignes("Texte", lignes=3, lignes_max=14)
    qtbot.addWidget(champ)
    champ.resize(420, champ.sizeHint().height())
    champ.show()
    champ.montrer("Vingt-six paroles sur « Droit de ne pas utiliser » et les autres. " * 4)
    qtbot.wait(30)
    champ.resize(420, champ.sizeHint().height())
    qtbot.wait(30)
    bloc: QTextBlock = champ.document().lastBlock()
    bas = champ.blockBoundingGeometry(bloc).translated(champ.contentOffset()).bottom()
    assert bas <= champ.viewport().height() + 1
    assert not champ.verticalScrollBar().isVisible()


def test_apres_le_dernier_champ_on_revient_au_premier() -> None:
    champs = [("a", 0), ("a", 1), ("b", 0)]
    assert champ_suivant(champs, None) == ("a", 0)
    assert champ_suivant(champs, ("a", 1)) == ("b", 0)
    assert champ_suivant(champs, ("b", 0)) == ("a", 0)
    assert champ_suivant(champs, ("parti", 3)) == ("a", 0)
    assert champ_suivant([], None) is None
