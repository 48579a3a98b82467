"""Consigner un désaccord depuis Décider : la carte, le dialogue, la vue d’ensemble, l’histoire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.dissensus import lire_dissensus
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.desaccord import (
    SALLE,
    DesaccordSaisi,
    DialogueDesaccord,
)
from charte_studio.interface.dialogues.histoire import DialogueHistoire
from charte_studio.interface.dialogues.vue_ensemble import DialogueVueEnsemble, dire_jugement
from charte_studio.interface.etapes.decider import Decider, filtres
from charte_studio.interface.taches import Taches
from tests.outils.modeles import modele_de_trois_principes


@pytest.fixture
def atelier(tmp_path: Path) -> Iterator[AtelierOuvert]:
    """Six agents dont cinq contre ; cinq de la direction et cinq élus pour."""
    with creer_atelier(
        tmp_path / "a.charte",
        modele_de_trois_principes(),
        inscriptions=[Inscription("Agents")] * 6
        + [Inscription("Direction")] * 5
        + [Inscription("Élus")] * 5,
    ) as ouvert:
        tour = ouvrir_tour(ouvert, 1)
        for qui in range(1, 17):
            degre = "pas-du-tout" if qui < 6 else "plutot"
            enregistrer_position(ouvert, tour_id=tour, participant_id=qui, degre=degre)
        clore_tour(ouvert, tour)
        yield ouvert


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Decider]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    vue = Decider(contexte)
    qtbot.addWidget(vue)
    vue.resize(1065, 631)
    vue.show()
    qtbot.waitExposed(vue)
    yield vue
    contexte.fermer()


def repondre(faire: Callable[[QDialog], object]) -> None:
    """Agit dans le prochain dialogue qui s’ouvre."""

    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, QDialog)
        faire(dialogue)

    QTimer.singleShot(50, agir)


def test_la_touche_d_propose_le_desaccord_du_college_oppose(
    page: Decider, qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    def accepter(dialogue: QDialog) -> None:
        assert isinstance(dialogue, DialogueDesaccord)
        assert dialogue.college.currentText() == "Agents"
        assert "5 personnes sur 6" in dialogue.texte.texte()
        dialogue.texte.setPlainText("Nous refusons d’être remplacés.")
        dialogue.accept()

    repondre(accepter)
    qtbot.keyClick(page.tableau, Qt.Key.Key_D)
    (lu,) = lire_dissensus(atelier.connexion, 1)
    assert (lu.college, lu.texte, lu.relu) == ("Agents", "Nous refusons d’être remplacés.", False)
    assert "Nous refusons d’être remplacés." in textes(page.panneau.desaccords)


def test_un_desaccord_se_relit_puis_se_retire_dans_la_carte(
    page: Decider, qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    repondre(lambda dialogue: dialogue.accept())
    page.desaccords.consigner()
    (lu,) = lire_dissensus(atelier.connexion)
    page.panneau.desaccords.relu.emit(lu.id, True)
    assert lire_dissensus(atelier.connexion)[0].relu
    assert "Relu avec la salle" in textes(page.panneau.desaccords)
    page.panneau.desaccords.retirer.emit(lu.id)
    assert lire_dissensus(atelier.connexion) == ()
    atelier.annuler()
    assert len(lire_dissensus(atelier.connexion)) == 1


def test_renoncer_n_ecrit_rien(page: Decider, atelier: AtelierOuvert) -> None:
    repondre(lambda dialogue: dialogue.reject())
    page.desaccords.consigner()
    assert lire_dissensus(atelier.connexion) == ()


def test_le_dialogue_refuse_un_desaccord_sans_mots(qapp: QApplication, qtbot: QtBot) -> None:
    dialogue = DialogueDesaccord(
        colleges={"1": "Agents", SALLE: "Une part de la salle"},
        propositions={},
        depart=DesaccordSaisi("1", "", relu=False),
        nouveau=True,
    )
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.accept()
    assert "Écrivez le désaccord" in dialogue.refus()
    dialogue.texte.setPlainText("Non.")
    assert dialogue.refus() == ""
    dialogue.accept()
    assert dialogue.result() == QDialog.DialogCode.Accepted


def test_changer_de_college_change_la_proposition_sans_perdre_ses_mots(
    qapp: QApplication, qtbot: QtBot
) -> None:
    dialogue = DialogueDesaccord(
        colleges={"1": "Agents", "2": "Élus"},
        propositions={"1": "Des agents.", "2": "Des élus."},
        depart=DesaccordSaisi("1", "", relu=False),
        nouveau=True,
    )
    qtbot.addWidget(dialogue)
    dialogue.show()
    choisir(dialogue, 1)
    assert dialogue.texte.texte() == "Des élus."
    dialogue.texte.setPlainText("Nos mots.")
    choisir(dialogue, 0)
    assert dialogue.texte.texte() == "Nos mots."


def choisir(dialogue: DialogueDesaccord, rang: int) -> None:
    dialogue.college.setCurrentIndex(rang)
    dialogue.college.activated.emit(rang)


def test_l_histoire_d_une_decision_va_du_plus_recent_au_plus_ancien(
    page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, 1, issue="adopte")
    decider(atelier, 1, issue="renvoye", justification="On attend le bilan.")
    vus: list[str] = []

    def lire(dialogue: QDialog) -> None:
        assert isinstance(dialogue, DialogueHistoire)
        vus.extend(textes(dialogue))
        dialogue.accept()

    repondre(lire)
    page.panneau.decision.passe.click()
    libelles = [texte for texte in vus if "Transparence" in texte and "Histoire" not in texte]
    assert [libelle.split("\u00a0")[0] for libelle in libelles][:1] == [
        "Renvoyé au dialogue social"
    ]
    assert len(libelles) == 2


def test_la_vue_d_ensemble_decrit_chaque_principe_positionne(
    page: Decider, atelier: AtelierOuvert
) -> None:
    descriptions: list[str] = []

    def lire(dialogue: QDialog) -> None:
        assert isinstance(dialogue, DialogueVueEnsemble)
        assert dialogue.graphique.dessin is not None
        descriptions.append(dialogue.graphique.dessin.description)
        dialogue.accept()

    repondre(lire)
    page.montrer_ensemble()
    assert "Transparence" in descriptions[0]
    assert "Sobriété" not in descriptions[0]


def test_le_jugement_majoritaire_n_est_dit_que_sur_des_mentions(atelier: AtelierOuvert) -> None:
    lignes = lire_decisions(atelier.connexion)
    assert dire_jugement(lignes, ECHELLES["accord-5"]) == ()


def test_un_tour_rouvert_apres_la_decision_la_met_a_revoir(
    page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, 1, issue="adopte")
    (tour,) = atelier.connexion.exec_driver_sql("SELECT id FROM tour").scalars()
    rouvrir_tour(atelier, tour)
    (ligne,) = lire_decisions(atelier.connexion, 1)
    assert ligne.a_revoir
    page.filtres.choisir_filtre(filtres.A_REVOIR)
    assert [li.principe_id for li in page.filtres.appliquer(lire_decisions(atelier.connexion))] == [
        1
    ]


def test_trier_par_issue_puis_par_objections(page: Decider, atelier: AtelierOuvert) -> None:
    decider(atelier, 1, issue="renvoye", justification="Plus tard.")
    lignes = lire_decisions(atelier.connexion)
    assert [li.principe_id for li in filtres.trier(lignes, filtres.ISSUE)] == [1, 2, 3]
    assert next(li.principe_id for li in filtres.trier(lignes, filtres.FAVORABLE)) == 1


def textes(racine: QWidget) -> list[str]:
    """Les textes montrés."""
    return [etiquette.text() for etiquette in racine.findChildren(QLabel)]


def test_de_la_decision_on_va_au_vote_et_a_l_article(
    page: Decider, qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    demandes: list[tuple[str, int]] = []
    page.contexte.aller_au_principe.connect(lambda *demande: demandes.append(demande))
    assert page.panneau.article.isHidden()
    page.panneau.vote.click()
    decider(atelier, 1, issue="adopte", justification="Nous l’assumons.")
    page.panneau.article.click()
    assert demandes == [("se_positionner", 1), ("rediger", 1)]


def test_un_principe_demande_d_ailleurs_sort_du_filtre(page: Decider) -> None:
    page.filtres.choisir_filtre(filtres.OBJECTIONS)
    page.aller_au_principe(2)
    assert (page.filtres.filtre(), page.principe_montre()) == (filtres.TOUS, 2)
