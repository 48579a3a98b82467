"""Transmettre et ses dialogues, à regarder : couleurs d’alerte, retraits, pages lisibles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.donnees_ouvertes import DialogueDonneesOuvertes
from charte_studio.interface.dialogues.pages_imprimees import DialoguePages
from charte_studio.interface.dialogues.reponses import DialogueReponses
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.etapes.transmettre.sommaire import Sommaire
from charte_studio.interface.impressions.papier import Feuille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.remarques import Remarque
from charte_studio.redaction.signets import signet_article
from tests.export.conftest import document_exemple
from tests.interface.pages import montrer_page
from tests.outils.base import cle_de
from tests.outils.fichiers import atelier_neuf, poser
from tests.outils.horloge import HorlogeReglable
from tests.outils.tours import jouer_tour


def _adopter(chemin: Path) -> None:
    atelier_neuf(chemin)
    with ouvrir(chemin, horloge=HorlogeReglable()) as atelier:
        principe = cle_de(atelier, "principe", cle="transparence")
        jouer_tour(atelier, principe, "111111")
        decider(atelier, principe, issue="adopte")
        retoucher(atelier, "section:suivi", "Écrire à [à compléter\u00a0: adresse].")


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    with ouvrir(poser(_adopter, tmp_path / "essai.charte"), horloge=horloge) as ouvert:
        yield ouvert


def gauche(parent: QWidget, vue: QWidget) -> int:
    """Où commence le texte d’une étiquette."""
    retrait = vue.contentsMargins().left() if isinstance(vue, QLabel) else 0
    return vue.mapTo(parent, QPoint()).x() + retrait


def test_un_champ_a_completer_alerte_des_la_premiere_vue(qtbot: QtBot, contexte: Contexte) -> None:
    page = montrer_page(qtbot, Transmettre(contexte))
    comptes = {vue.accessibleName(): vue for vue in page.contenu.findChildren(QWidget)}
    chiffre = comptes["1 champ à compléter"].findChildren(Texte)[0]
    assert chiffre.palette().color(QPalette.ColorRole.WindowText).name() == (
        theme.theme_courant().couleurs.alerte.lower()
    )


def test_un_titre_d_article_replie_reste_a_droite_de_son_numero(qtbot: QtBot) -> None:
    document = document_exemple(articles=2)
    articles = tuple(
        replace(partie, titre="Un titre vraiment très long, qui passera à la ligne")
        if hasattr(partie, "encadres") else partie
        for partie in document.corps
    )  # fmt: skip
    sommaire = Sommaire()
    qtbot.addWidget(sommaire)
    sommaire.resize(280, 600)
    sommaire.montrer(replace(document, corps=articles))
    sommaire.show()
    textes = [vue for vue in sommaire.findChildren(Texte) if vue.isVisible()]
    numeros = [vue for vue in textes if vue.text() in ("1", "2")]
    titres = [vue for vue in textes if vue.text().startswith("Un titre")]
    assert len(numeros) == len(titres) == 2
    qtbot.waitUntil(lambda: titres[0].height() > numeros[0].fontMetrics().height() * 1.5)
    assert len({gauche(sommaire, titre) for titre in titres}) == 1
    droite = numeros[0].mapTo(sommaire, QPoint()).x() + numeros[0].width()
    assert gauche(sommaire, titres[0]) >= droite


@pytest.mark.parametrize("echelle", [1.0, 2.0])
def test_l_aide_d_un_format_se_range_sous_son_libelle(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, echelle: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), echelle)
    dialogue = DialogueDonneesOuvertes(tmp_path / "essai.charte")
    qtbot.addWidget(dialogue)
    dialogue.show()
    aides = {vue.text(): vue for vue in dialogue.findChildren(QLabel)}
    boutons = [b for b in dialogue.findChildren(QAbstractButton) if b.accessibleDescription()]
    assert len(boutons) == 3
    for bouton in boutons:
        aide = aides[bouton.accessibleDescription()]
        debut = bouton.mapTo(dialogue, QPoint()).x()
        assert theme.theme_courant().px(20) <= gauche(dialogue, aide) - debut <= bouton.width()


def test_une_remarque_sur_le_titre_ne_le_cite_pas_deux_fois(qtbot: QtBot) -> None:
    document = document_exemple(articles=1)
    article = document.articles[0]
    remarque = Remarque(
        "1", signet_article(article.cle), article.titre, "A. Relectrice", "Qui s’en assure ?"
    )
    dialogue = DialogueReponses((remarque,), document)
    qtbot.addWidget(dialogue)
    dits = [vue.text() for vue in dialogue.findChildren(QLabel)]
    assert sum(article.titre in dit for dit in dits) == 1
    ailleurs = DialogueReponses((replace(remarque, ancre="relue par une personne"),), document)
    qtbot.addWidget(ailleurs)
    assert any("relue par une personne" in vue.text() for vue in ailleurs.findChildren(QLabel))


def _feuille() -> Feuille:
    return Feuille(paysage=False, peindre=lambda _peintre: None)


def test_a_qui_lit_gros_la_page_s_ouvre_a_la_largeur_du_dialogue(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    dialogue = DialoguePages("Guide", (_feuille(), _feuille()))
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.resize(1248, 664)
    vue = dialogue._vue
    qtbot.waitUntil(lambda: vue.width() > 1100)
    assert vue.height() > dialogue.height()
    dialogue.agrandir.click()
    qtbot.waitUntil(lambda: vue.height() < dialogue.height())
    assert dialogue.agrandir.text() == "Agrandir"


def test_changer_de_page_revient_en_haut(qtbot: QtBot) -> None:
    dialogue = DialoguePages("Guide", (_feuille(), _feuille()))
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.resize(840, 664)
    dialogue.agrandir.click()
    barre = dialogue._defilement.verticalScrollBar()
    qtbot.waitUntil(lambda: barre.maximum() > 0)
    barre.setValue(barre.maximum())
    dialogue.aller(1)
    assert barre.value() == 0
