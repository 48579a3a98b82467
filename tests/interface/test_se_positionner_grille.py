"""Se positionner : la grille, une ligne par personne."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    creer_atelier,
    nommer_participant,
)
from charte_studio.atelier.gestes.se_positionner import (
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.se_positionner import (
    lire_lignes,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.redaction.modeles import Modele
from tests.interface.pages import Notices, compte, montrer_se_positionner, se_positionner_sur
from tests.outils.tours import DEGRES, jouer_tour, reponses

TRANSPARENCE, HUMAIN, SOBRIETE = 1, 2, 3
"""Les clés des trois principes du modèle d’essai."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    return montrer_se_positionner(qtbot, contexte)


def test_annuler_une_position_y_ramene_la_ligne(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "123")
    assert page.vue.grille.participant_courant() == 4
    atelier.annuler()
    assert page.vue.grille.participant_courant() == 3
    assert compte(page) == "2 réponses sur 6 présents · 2 exprimés, 0 sans avis, 4 manquants"
    atelier.refaire()
    assert compte(page).startswith("3 réponses")
    qtbot.keyClicks(page.vue.grille, "0")
    assert compte(page) == "3 réponses sur 6 présents · 2 exprimés, 1 sans avis, 3 manquants"


def test_annuler_l_ouverture_referme_la_grille_et_rend_le_clavier(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    atelier.annuler()
    assert page.vue.a_ouvrir.isVisible()
    assert page.vue.a_ouvrir.bouton.hasFocus()


def test_effacer_et_motiver_passent_par_la_grille(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert, notices: Notices
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "4")
    page.vue.grille.choisir_participant(1)
    page.vue.grille.motif_donne.emit(1, "Je tiens à pouvoir dire non.")
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    assert lire_lignes(atelier.connexion, tour)[0].motif == "Je tiens à pouvoir dire non."
    modele = page.vue.grille.model()
    assert modele.data(modele.index(0, 4)) == "Je tiens à pouvoir dire non."
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_Delete)
    assert reponses(atelier, TRANSPARENCE)[0] is None
    assert modele.data(modele.index(0, 4)) == ""
    page.vue.grille.motif_donne.emit(2, "Sans position.")
    assert "P02 n’a pas de position" in notices[-1][1]


def test_quitter_la_page_pose_le_motif_en_cours(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "4")
    page.vue.grille.choisir_participant(1)
    page.vue.grille.editer_motif()
    clavier = page.window().focusWidget()
    assert clavier is not None
    qtbot.keyClicks(clavier, "Ma raison.")
    page.poser()
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    assert lire_lignes(atelier.connexion, tour)[0].motif == "Ma raison."


def test_un_chiffre_tape_a_cote_de_la_grille_y_va(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    page.parole.ajouter_argument.setFocus()
    qtbot.keyClick(page.parole.ajouter_argument, Qt.Key.Key_2)
    assert reponses(atelier, TRANSPARENCE)[0] == DEGRES[1]
    assert page.vue.grille.hasFocus()


def test_cacher_les_saisies_ne_montre_que_la_ligne_en_cours(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "15", clos=False)
    page.vue.grille.choisir_participant(2)
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert page.vue.ouvert.discret.isChecked()
    modele = page.vue.grille.model()
    assert [modele.data(modele.index(rang, 3)) for rang in range(3)] == [
        "saisi", "5, Pas du tout d’accord", "",
    ]  # fmt: skip
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert modele.data(modele.index(0, 3)) == "1, Tout à fait d’accord"


def test_un_nom_annonce_suit_le_numero(page: SePositionner, atelier: AtelierOuvert) -> None:
    nommer_participant(atelier, 2, "Zoé Quinault")
    ouvrir_tour(atelier, TRANSPARENCE)
    modele = page.vue.grille.model()
    assert [modele.data(modele.index(rang, 0)) for rang in (0, 1)] == ["P01", "P02 Zoé Quinault"]


@pytest.mark.parametrize("participants", [10, 1000])
def test_une_position_ne_relit_qu_une_ligne_quel_que_soit_le_nombre(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele, participants: int
) -> None:
    with creer_atelier(
        tmp_path / "grand.charte",
        modele_simple,
        inscriptions=[Inscription("Agents")] * participants,
    ) as atelier:
        tour = ouvrir_tour(atelier, TRANSPARENCE)
        with se_positionner_sur(qtbot, atelier) as page:
            redites: list[tuple[int, int]] = []
            page.vue.grille.model().dataChanged.connect(
                lambda haut, bas: redites.append((haut.row(), bas.row()))
            )
            requetes: list[str] = []

            def noter(*arguments: object) -> None:
                requetes.append(str(arguments[2]))

            for degre in ("plutot", "partage"):  # la première crée, la seconde remplace
                redites.clear()
                requetes.clear()
                event.listen(atelier.connexion, "before_cursor_execute", noter)
                enregistrer_position(atelier, tour_id=tour, participant_id=7, degre=degre)
                event.remove(atelier.connexion, "before_cursor_execute", noter)
                assert redites == [(6, 6)]
                apres = requetes[requetes.index("COMMIT") + 1 :]
                assert apres == []
            assert compte(page) == (
                f"1 réponse sur {participants} présents · 1 exprimé, 0 sans avis, "
                f"{participants - 1} manquants"
            )
