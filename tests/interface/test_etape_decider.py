"""Décider : le tableau, le panneau, les quatre touches, dans la vraie page sur un vrai fichier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.decider import LigneDecision, lire_decisions, relire_decisions
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.decider import Decider, filtres
from charte_studio.interface.etapes.decider.modele import Colonne
from tests.outils.base import cle_de
from tests.outils.fichiers import atelier_neuf, poser
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import simple
from tests.outils.tours import jouer_tour

TRANSPARENCE, HUMAIN, SOBRIETE = range(3)


def tenir_les_tours(chemin: Path) -> None:
    """Transparence, adoptable ; Décision humaine, à écarter ; Sobriété, sans position."""
    atelier_neuf(chemin)
    with ouvrir(chemin, horloge=HorlogeReglable()) as atelier:
        jouer_tour(atelier, 1, "112345")
        jouer_tour(atelier, 1, "111224")
        jouer_tour(atelier, 2, "155454")


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    chemin = poser(tenir_les_tours, tmp_path / "essai.charte")
    with ouvrir(chemin, horloge=horloge) as ouvert:
        yield ouvert


@pytest.fixture
def principes(atelier: AtelierOuvert) -> list[int]:
    cles = ("transparence", "humain", "sobriete")
    return [cle_de(atelier, "principe", cle=cle) for cle in cles]


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Decider:
    return montrer(qtbot, contexte)


def montrer(qtbot: QtBot, contexte: Contexte) -> Decider:
    page = Decider(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.show()
    qtbot.waitExposed(page)
    return page


def ligne(page: Decider, rang: int, principes: list[int]) -> LigneDecision:
    (lue,) = lire_decisions(page.atelier.connexion, principes[rang])
    return lue


def issue(page: Decider, rang: int, principes: list[int]) -> str | None:
    decision = ligne(page, rang, principes).decision
    return decision.issue if decision else None


def cellule(page: Decider, rang: int, colonne: Colonne) -> str:
    modele = page.tableau.model()
    return str(modele.data(modele.index(rang, colonne)))


def test_une_touche_adopte_ce_que_suggere_la_regle(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "à trancher"

    qtbot.keyClick(page.tableau, Qt.Key.Key_1)

    assert issue(page, TRANSPARENCE, principes) == "adopte"
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "Adopté"
    assert cellule(page, TRANSPARENCE, Colonne.FORMULATION) == "Équilibrée"
    assert page.panneau.choix.boutons["adopte"].property("role") == "principal"


def test_la_rangee_du_haut_d_un_clavier_francais_convient(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    qtbot.keyClicks(page.tableau, "&")
    assert issue(page, TRANSPARENCE, principes) == "adopte"


def test_s_ecarter_de_la_suggestion_exige_une_justification(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    justification = page.panneau.choix.justification

    qtbot.keyClick(page.tableau, Qt.Key.Key_4)
    assert justification.isVisible()
    assert issue(page, TRANSPARENCE, principes) is None

    qtbot.keyClick(justification.champ, Qt.Key.Key_Return)
    assert justification.champ.property("erreur") == "true"
    assert issue(page, TRANSPARENCE, principes) is None

    qtbot.keyClicks(justification.champ, "La salle veut en reparler, 1 ou 4.")
    qtbot.keyClick(justification.champ, Qt.Key.Key_Return)
    decision = ligne(page, TRANSPARENCE, principes).decision
    assert decision is not None
    assert (decision.issue, decision.suivie) == ("ecarte", False)
    assert decision.justification == "La salle veut en reparler, 1 ou 4."
    assert not justification.isVisible()


def test_renoncer_ne_decide_rien(qtbot: QtBot, page: Decider, principes: list[int]) -> None:
    justification = page.panneau.choix.justification
    qtbot.keyClick(page.tableau, Qt.Key.Key_4)
    qtbot.keyClick(justification.champ, Qt.Key.Key_Escape)
    assert not justification.isVisible()
    assert issue(page, TRANSPARENCE, principes) is None


def test_une_justification_commencee_attend_son_principe(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    justification = page.panneau.choix.justification
    qtbot.keyClick(page.tableau, Qt.Key.Key_4)
    qtbot.keyClicks(justification.champ, "Parce que")

    qtbot.keyClick(page.tableau, Qt.Key.Key_Down)
    assert not justification.isVisible()
    qtbot.keyClick(page.tableau, Qt.Key.Key_Up)
    assert justification.isVisible()
    assert justification.texte() == "Parce que"


def test_la_justification_d_une_decision_se_reprend(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    decider(atelier, principes[TRANSPARENCE], issue="ecarte", justification="Trop tôt.")
    qtbot.keyClick(page.tableau, Qt.Key.Key_4)
    assert page.panneau.choix.justification.texte() == "Trop tôt."


def test_revenir_puis_annuler_se_voient(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    page.panneau.choix.revenir.click()
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "à trancher"
    assert not page.panneau.choix.revenir.isVisible()

    atelier.annuler()
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "Adopté"
    atelier.annuler()
    assert issue(page, TRANSPARENCE, principes) is None
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "à trancher"


def test_f_change_la_formulation_avant_et_apres_la_decision(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    qtbot.keyClick(page.tableau, Qt.Key.Key_F)
    assert ligne(page, TRANSPARENCE, principes).decision is None

    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    assert cellule(page, TRANSPARENCE, Colonne.FORMULATION) == "Exigeante"

    qtbot.keyClick(page.tableau, Qt.Key.Key_F)
    assert cellule(page, TRANSPARENCE, Colonne.FORMULATION) == "Souple"


def test_f_sur_une_formulation_unique_le_dit(
    qtbot: QtBot, page: Decider, contexte: Contexte, principes: list[int]
) -> None:
    page.tableau.choisir(principes[HUMAIN])
    with qtbot.waitSignal(contexte.notice) as notice:
        qtbot.keyClick(page.tableau, Qt.Key.Key_F)
    assert notice.args == ["info", "Ce principe n’a qu’une formulation."]


def test_un_principe_sans_tour_clos_mene_a_se_positionner(
    qtbot: QtBot, page: Decider, contexte: Contexte, principes: list[int]
) -> None:
    page.tableau.choisir(principes[SOBRIETE])
    assert page.panneau.attente.isVisible()
    assert not page.panneau.choix.isVisible()
    with qtbot.waitSignal(contexte.aller_a) as aller:
        page.panneau.se_positionner.emit()
    assert aller.args == ["se_positionner"]

    with qtbot.waitSignal(contexte.notice) as notice:
        qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    assert notice.args is not None
    assert notice.args[0] == "refus"
    assert issue(page, SOBRIETE, principes) is None


def test_les_suggestions_restantes_s_appliquent_puis_se_confirment(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    assert page.appliquer.text() == "Appliquer les 2 suggestions"
    page.appliquer.click()
    assert not page.appliquer.isVisible()
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "Adopté, sans relecture"

    assert page.panneau.decision.confirmer.isVisible()
    page.panneau.decision.confirmer.click()
    decision = ligne(page, TRANSPARENCE, principes).decision
    assert decision is not None
    assert (decision.issue, decision.automatique) == ("adopte", False)
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "Adopté"
    assert not page.panneau.decision.confirmer.isVisible()


def test_une_objection_maintenue_change_la_suggestion_et_la_decision_le_dit(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    objection = ajouter_objection(
        atelier, principe_id=principes[TRANSPARENCE], texte="Une charge de plus."
    )
    traiter_objection(atelier, objection, etat="maintenue")
    assert ligne(page, TRANSPARENCE, principes).suggestion_depassee
    assert page.panneau.decision.confirmer.isVisible()
    assert cellule(page, TRANSPARENCE, Colonne.LECTURE).endswith("1\u00a0objection")
    assert page.panneau.objections.isVisible()

    page.panneau.decision.confirmer.click()
    assert page.panneau.choix.justification.isVisible()


def test_les_filtres_comptent_et_trient(
    page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    decider(atelier, principes[TRANSPARENCE], issue="adopte")
    ajouter_objection(atelier, principe_id=principes[HUMAIN], texte="Impossible la nuit.")

    page.filtres.choisir_filtre(filtres.A_TRANCHER)
    assert page.tableau.principes() == principes[1:]
    page.filtres.choisir_filtre(filtres.OBJECTIONS)
    assert page.tableau.principes() == [principes[HUMAIN]]
    page.filtres.choisir_filtre(filtres.TOUS)
    page.filtres.choisir_ordre(filtres.PARTAGE)
    assert page.tableau.principes() == principes


def test_trancher_sous_le_filtre_passe_au_principe_suivant(
    qtbot: QtBot, page: Decider, principes: list[int]
) -> None:
    page.filtres.choisir_filtre(filtres.A_TRANCHER)
    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    assert page.tableau.principes() == principes[1:]
    assert page.tableau.principe() == principes[HUMAIN]


def test_un_college_sous_le_seuil_est_masque_avec_la_raison(page: Decider) -> None:
    page.filtres.choisir_filtre(filtres.TOUS)
    vus = [t.text() for t in page.panneau.colleges.findChildren(QWidget) if hasattr(t, "text")]
    (raison,) = [simple(texte) for texte in vus if "Masqué" in texte]
    assert raison.startswith("Agents et Direction. Masqué : moins de 3 réponses, ou un chiffre")


def test_sous_le_seuil_rien_ne_dit_le_compte(
    page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    jouer_tour(atelier, principes[SOBRIETE], "11")
    page.tableau.choisir(principes[SOBRIETE])
    lue = ligne(page, SOBRIETE, principes)
    assert lue.suggestion.phrase.endswith("le compte est masqué.")
    assert cellule(page, SOBRIETE, Colonne.REPARTITION) == "Masqué\u00a0: moins de 3 exprimés"

    page.trancher.choisir_issue("adopte")
    (deliberation,) = [d for d in assembler(atelier.connexion).deliberations if d.cle == "sobriete"]
    assert "favorable" not in deliberation.suggestion


def test_le_survol_donne_les_deux_repartitions(page: Decider) -> None:
    modele = page.tableau.model()
    index = modele.index(TRANSPARENCE, Colonne.REPARTITION)
    aide = str(modele.data(index, Qt.ItemDataRole.ToolTipRole))
    avant, apres = aide.splitlines()
    assert avant.startswith("Avant débat\u00a0: 2 tout à fait d’accord, 1 plutôt d’accord")
    assert apres == (
        "Après débat\u00a0: 3 tout à fait d’accord, 2 plutôt d’accord, 1 plutôt pas d’accord"
    )


def test_une_page_cachee_ne_relit_qu_en_se_montrant(
    page: Decider, atelier: AtelierOuvert, principes: list[int]
) -> None:
    page.hide()
    decider(atelier, principes[TRANSPARENCE], issue="adopte")
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "à trancher"
    page.show()
    assert cellule(page, TRANSPARENCE, Colonne.ISSUE) == "Adopté"


def test_sans_aucun_tour_la_page_dit_par_ou_commencer(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    while atelier.annulable is not None:
        atelier.annuler()
    page = montrer(qtbot, contexte)
    assert page.vides.isVisible()
    assert not page.tableau.isVisible()
    assert not page.panneau.isVisible()


def test_le_texte_agrandi_ne_deborde_pas(qtbot: QtBot, qapp: QApplication, page: Decider) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), 2.0)
    page.trancher.choisir_issue("ecarte")
    qtbot.wait(10)
    assert page.minimumSizeHint().width() <= 1065
    assert page.height() == 631
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_relire_les_decisions_rend_ce_que_rendrait_une_lecture_entiere(
    atelier: AtelierOuvert, principes: list[int]
) -> None:
    avant = lire_decisions(atelier.connexion)
    ajouter_objection(atelier, principe_id=principes[HUMAIN], texte="Impossible la nuit.")
    decider(atelier, principes[TRANSPARENCE], issue="adopte")
    entiere = lire_decisions(atelier.connexion)
    assert relire_decisions(atelier.connexion, avant) == entiere
    assert tuple(lire_decisions(atelier.connexion, cle)[0] for cle in principes) == entiere
