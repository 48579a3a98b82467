"""Rédiger : la retouche que la formulation dépasse, et d’où vient chaque rédaction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import (
    choisir_formulation,
    decider,
)
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from tests.interface.page_rediger import (
    HUMAIN,
    TRANSPARENCE,
    ecrire,
    partie,
    principe,
    tenir_seance,
    texte_apercu,
    textes,
)
from tests.interface.pages import Notices, montrer_page
from tests.outils.base import cle_de
from tests.outils.fichiers import poser
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import simple
from tests.outils.tours import jouer_tour


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    """La séance tenue, ouverte."""
    with ouvrir(poser(tenir_seance, tmp_path / "essai.charte"), horloge=horloge) as ouvert:
        yield ouvert


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    return montrer_page(qtbot, Rediger(contexte))


# --- la retouche --------------------------------------------------------------------------------


def test_revenir_au_texte_assemble_s_annule(qtbot: QtBot, page: Rediger, notices: Notices) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours.")
    assert page.editeur.bouton_revenir.isHidden()
    page.poser()
    assert page.editeur.bouton_revenir.isVisible()

    qtbot.mouseClick(page.editeur.bouton_revenir, Qt.MouseButton.LeftButton)
    assert page.editeur.saisie.texte() == "Une personne signe."
    assert not partie(page, HUMAIN).retouche
    assert page.editeur.bouton_revenir.isHidden()
    assert notices == [("info", "Le texte assemblé est repris. Annuler rend votre retouche.")]

    page.atelier.annuler()
    assert page.editeur.saisie.texte() == "Une personne signe. Toujours."


@pytest.fixture
def depassee(qtbot: QtBot, page: Rediger) -> Rediger:
    """La transparence retouchée, puis sa formulation changée."""
    ecrire(qtbot, page, TRANSPARENCE, " Et à l’oral.")
    page.poser()
    identifiant = principe(page.atelier, "transparence")
    exigeante = cle_de(page.atelier, "formulation", principe_id=identifiant, niveau="exigeante")
    choisir_formulation(page.atelier, identifiant, exigeante)
    return page


def test_une_retouche_depassee_montre_les_deux_textes(depassee: Rediger) -> None:
    assert depassee.depasse.isVisible()
    assert depassee.editeur.saisie.texte() == "On le dit au public. Et à l’oral."
    assert depassee.comparaison.isVisible()
    assert "On le dit toujours, partout." in simple(depassee.comparaison.toPlainText())
    assert "l’assemblage a changé" in depassee.plan.liste.item(1).toolTip()

    depassee.choisir("section:suivi")
    assert depassee.depasse.isHidden()
    assert depassee.apercu.isVisible()


def test_garder_ma_retouche_fait_taire_le_bandeau(qtbot: QtBot, depassee: Rediger) -> None:
    qtbot.mouseClick(depassee.depasse.bouton_garder, Qt.MouseButton.LeftButton)
    assert depassee.depasse.isHidden()
    assert depassee.apercu.isVisible()
    assert partie(depassee, TRANSPARENCE).texte == "On le dit au public. Et à l’oral."
    assert not partie(depassee, TRANSPARENCE).base_depassee
    depassee.atelier.annuler()
    assert depassee.depasse.isVisible()


def test_prendre_le_texte_assemble_remplace_la_retouche(qtbot: QtBot, depassee: Rediger) -> None:
    qtbot.mouseClick(depassee.depasse.bouton_prendre, Qt.MouseButton.LeftButton)
    assert depassee.depasse.isHidden()
    assert depassee.editeur.saisie.texte() == "On le dit toujours, partout."
    assert "1.1 On le dit toujours, partout." in texte_apercu(depassee)
    depassee.atelier.annuler()
    assert depassee.editeur.saisie.texte() == "On le dit au public. Et à l’oral."


# --- pourquoi cette rédaction ? -----------------------------------------------------------------


def test_la_provenance_dit_les_positions_la_decision_et_ce_qui_s_est_dit(
    qtbot: QtBot, page: Rediger
) -> None:
    page.choisir(TRANSPARENCE)
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert page.provenance.isVisible()
    dits = textes(page.provenance)
    assert "Avant débat" in dits
    assert "Après débat" in dits
    assert "Large accord : 5 favorables sur 6 exprimés (83 %), 1 défavorable." in dits
    assert "Adopté avec réserves" in dits
    assert "La décision suit cette suggestion." in dits
    assert "Équilibrée" in dits
    assert "« On veut savoir. »" in dits
    assert "« Et les outils cachés ? »" in dits
    assert "Suite : Personne n’a pu répondre." in dits
    assert "Aucune : c’est la formulation retenue, mot à mot." in dits
    barres = page.provenance.findChildren(BarreRepartition)
    assert [barre.accessibleName() for barre in barres] == ["Avant débat", "Après débat"]

    page.choisir(HUMAIN)
    qtbot.waitUntil(lambda: bool(textes(page.provenance)))
    dits = textes(page.provenance)
    assert "La décision s’écarte de cette suggestion." in dits
    assert "Justification : La direction s’y engage." in dits

    page.choisir("section:suivi")
    qtbot.waitUntil(lambda: bool(textes(page.provenance)))
    assert "Charte d’essai (Collectivité territoriale, version 1.2)." in textes(page.provenance)

    page.pourquoi.click()
    assert page.apercu.isVisible()
    assert texte_apercu(page).startswith("Suivi")


def test_la_provenance_tait_un_tour_sous_le_seuil(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    sobriete = principe(atelier, "sobriete")
    jouer_tour(atelier, sobriete, "11")
    decider(atelier, sobriete, issue="adopte", justification="Oui.")
    page = montrer_page(qtbot, Rediger(contexte))
    page.choisir("principe:sobriete")
    page.pourquoi.click()
    qtbot.waitUntil(lambda: bool(textes(page.provenance)))
    (barre,) = page.provenance.findChildren(BarreRepartition)
    assert simple(barre.accessibleDescription()) == "masqué : moins de 3 exprimés"
    assert not any("favorable" in dit for dit in textes(page.provenance))
    (dite,) = [d for d in assembler(atelier.connexion).deliberations if d.cle == "sobriete"]
    assert simple(dite.suggestion) == (
        "Moins de 3 personnes se sont exprimées : le compte est masqué."
    )
