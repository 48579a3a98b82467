"""La grille des positions : clavier, souris, discrétion, mille lignes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS
from charte_studio.interface import theme
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.grille_positions import GrillePositions, LigneGrille
from charte_studio.interface.widgets.grille_positions.ligne import Colonne

ACCORD = ECHELLES["accord-5"]
LIGNES = [
    LigneGrille(11, "P01", "Agents", "tout-a-fait"),
    LigneGrille(12, "P02", "Agents"),
    LigneGrille(13, "P03", "Direction", "pas-du-tout", "Je tiens à pouvoir dire non."),
]


@pytest.fixture
def grille(qtbot: QtBot) -> GrillePositions:
    grille = GrillePositions()
    qtbot.addWidget(grille)
    grille.montrer(ACCORD, LIGNES)
    grille.resize(900, 400)
    with qtbot.waitExposed(grille):
        grille.show()
    grille.activateWindow()
    grille.setFocus()
    return grille


@pytest.fixture
def recus(grille: GrillePositions) -> list[tuple[object, ...]]:
    recus: list[tuple[object, ...]] = []
    grille.position_donnee.connect(lambda qui, cle: recus.append((qui, cle)))
    grille.position_effacee.connect(lambda qui: recus.append((qui, None)))
    grille.motif_donne.connect(lambda qui, motif: recus.append((qui, "motif", motif)))
    return recus


def test_un_chiffre_pose_le_degre_et_passe_a_la_ligne_suivante(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.choisir_participant(11)
    qtbot.keyClicks(grille, "240")
    assert recus == [(11, "plutot"), (12, "plutot-pas"), (13, SANS_AVIS)]
    assert grille.participant_courant() == 13


@pytest.mark.parametrize(
    ("texte", "chiffre"),
    [
        ("1", 1), ("0", 0), ("&", 1), ("é", 2), ('"', 3), ("'", 4), ("(", 5), ("-", 6), ("è", 7),
        ("_", 8), ("ç", 9), ("à", 0), ("É", 2), ("a", None), ("", None),
    ],
)  # fmt: skip
def test_la_rangee_du_haut_d_un_clavier_francais_convient(texte: str, chiffre: int | None) -> None:
    aucun = Qt.KeyboardModifier.NoModifier
    touche = QKeyEvent(QKeyEvent.Type.KeyPress, 0, aucun, texte)
    assert chiffre_de_touche(touche) == chiffre


def test_le_moins_du_pave_et_les_raccourcis_ne_sont_pas_des_chiffres() -> None:
    for modificateur in (
        Qt.KeyboardModifier.KeypadModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    ):
        touche = QKeyEvent(QKeyEvent.Type.KeyPress, 0, modificateur, "-")
        assert chiffre_de_touche(touche) is None
    pave = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.KeypadModifier, "4")
    assert chiffre_de_touche(pave) == 4


def test_un_chiffre_hors_de_l_echelle_ne_fait_rien(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.choisir_participant(11)
    qtbot.keyClicks(grille, "9")
    assert recus == []
    assert grille.participant_courant() == 11


def test_reposer_le_meme_degre_avance_sans_nouveau_geste(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.choisir_participant(11)
    qtbot.keyClicks(grille, "1")
    assert recus == []
    assert grille.participant_courant() == 12


def test_suppr_efface_la_reponse_donnee(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.choisir_participant(11)
    qtbot.keyClick(grille, Qt.Key.Key_Delete)
    grille.choisir_participant(12)
    qtbot.keyClick(grille, Qt.Key.Key_Backspace)
    assert recus == [(11, None)]


@pytest.mark.parametrize("touche", [Qt.Key.Key_M, Qt.Key.Key_F2])
def test_le_motif_s_ecrit_au_clavier(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot, touche: Qt.Key
) -> None:
    grille.choisir_participant(12)
    qtbot.keyClick(grille, touche)
    editeur = _editeur(grille)
    assert editeur.accessibleName() == "Motif de P02"
    qtbot.keyClicks(editeur, "Il faut 2 relectures")
    qtbot.keyClick(editeur, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(recus))
    assert recus == [(12, "motif", "Il faut 2 relectures")]


def test_un_motif_inchange_ou_abandonne_ne_demande_rien(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.choisir_participant(13)
    qtbot.keyClick(grille, Qt.Key.Key_M)
    qtbot.keyClick(_editeur(grille), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not _editeurs(grille))
    qtbot.keyClick(grille, Qt.Key.Key_M)
    editeur = _editeur(grille)
    qtbot.keyClicks(editeur, "xx")
    qtbot.keyClick(editeur, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not _editeurs(grille))
    assert recus == []
    assert grille.hasFocus()


def test_une_ligne_remplacee_ne_derange_pas_le_motif_en_cours(
    grille: GrillePositions, qtbot: QtBot
) -> None:
    grille.choisir_participant(12)
    grille.editer_motif()
    editeur = _editeur(grille)
    qtbot.keyClicks(editeur, "Pas encore fini")
    grille.remplacer_ligne(replace(LIGNES[1], reponse="plutot"))
    assert editeur.text() == "Pas encore fini"


def test_un_clic_sur_un_bouton_pose_le_degre(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    _cliquer(grille, qtbot, rang=1, bouton=3)
    _cliquer(grille, qtbot, rang=1, bouton=5)
    assert recus == [(12, "plutot-pas"), (12, SANS_AVIS)]
    assert grille.participant_courant() == 12


def test_la_vue_ne_change_rien_d_elle_meme(grille: GrillePositions, qtbot: QtBot) -> None:
    grille.choisir_participant(12)
    qtbot.keyClicks(grille, "1")
    assert _texte(grille, 1, Colonne.POSITION) == ""
    grille.remplacer_ligne(replace(LIGNES[1], reponse="tout-a-fait"))
    assert _texte(grille, 1, Colonne.POSITION) == "1, Tout à fait d’accord"


def test_en_lecture_seule_rien_ne_se_demande(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.definir_lecture_seule(True)
    grille.choisir_participant(12)
    qtbot.keyClicks(grille, "1")
    qtbot.keyClick(grille, Qt.Key.Key_Delete)
    qtbot.keyClick(grille, Qt.Key.Key_M)
    _cliquer(grille, qtbot, rang=0, bouton=3)
    assert recus == []
    assert not grille.viewport().findChildren(QLineEdit)


def test_en_discret_seule_la_ligne_courante_se_montre(grille: GrillePositions) -> None:
    grille.definir_discret(True)
    grille.choisir_participant(12)
    assert _texte(grille, 0, Colonne.POSITION) == "saisi"
    assert _texte(grille, 1, Colonne.POSITION) == ""
    assert _texte(grille, 2, Colonne.POSITION) == "saisi"
    assert _texte(grille, 2, Colonne.MOTIF) == "motif noté"
    grille.choisir_participant(13)
    assert _texte(grille, 2, Colonne.POSITION) == "5, Pas du tout d’accord"
    grille.definir_discret(False)
    assert _texte(grille, 0, Colonne.POSITION) == "1, Tout à fait d’accord"


def test_en_discret_deux_reponses_se_peignent_pareil(
    grille: GrillePositions,
) -> None:
    grille.definir_discret(True)
    grille.choisir_participant(12)
    avant = grille.grab().toImage()
    grille.remplacer_ligne(replace(LIGNES[0], reponse="plutot-pas"))
    assert grille.grab().toImage() == avant


def test_en_discret_le_premier_clic_decouvre_sans_rien_poser(
    grille: GrillePositions, recus: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    grille.definir_discret(True)
    grille.choisir_participant(12)
    _cliquer(grille, qtbot, rang=0, bouton=4)
    assert recus == []
    assert grille.participant_courant() == 11
    _cliquer(grille, qtbot, rang=0, bouton=4)
    assert recus == [(11, "pas-du-tout")]


def test_la_position_d_avant_ne_se_montre_qu_au_second_tour(grille: GrillePositions) -> None:
    assert grille.isColumnHidden(Colonne.AVANT)
    grille.montrer(ACCORD, [replace(ligne, avant="partage") for ligne in LIGNES])
    assert not grille.isColumnHidden(Colonne.AVANT)
    assert _texte(grille, 1, Colonne.AVANT) == "3, Partagé"


def test_relire_garde_la_ligne_courante(grille: GrillePositions) -> None:
    grille.choisir_participant(13)
    grille.montrer(ACCORD, [replace(LIGNES[0], reponse=None), *LIGNES[1:]])
    assert grille.participant_courant() == 13
    assert _texte(grille, 0, Colonne.POSITION) == ""
    grille.montrer(ECHELLES["deux-degres"], [LIGNES[1], LigneGrille(14, "P04", "Agents")])
    assert grille.participant_courant() == 12


def test_une_grille_vide_ne_gene_pas(grille: GrillePositions, qtbot: QtBot) -> None:
    grille.montrer(ACCORD, [])
    qtbot.keyClicks(grille, "1")
    assert grille.participant_courant() is None


def test_tab_sort_de_la_grille(grille: GrillePositions) -> None:
    assert not grille.tabKeyNavigation()


def test_mille_lignes_ne_creent_aucun_widget_de_plus(qtbot: QtBot) -> None:
    def widgets(nombre: int) -> int:
        grille = GrillePositions()
        qtbot.addWidget(grille)
        lignes = [LigneGrille(n, f"P{n}", "Agents", "plutot") for n in range(nombre)]
        grille.montrer(ACCORD, lignes)
        grille.resize(900, 600)
        grille.show()
        grille.grab()
        return len(grille.findChildren(QWidget))

    assert widgets(1000) == widgets(100)


@pytest.mark.parametrize("cle", sorted(ECHELLES))
@pytest.mark.parametrize("taille", [1.0, 2.0])
def test_les_boutons_restent_dans_leur_cellule(
    qapp: QApplication, qtbot: QtBot, cle: str, taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille)
    grille = GrillePositions()
    qtbot.addWidget(grille)
    grille.resize(640, 400)
    grille.montrer(ECHELLES[cle], [LigneGrille(1, "P01", "Représentants du personnel")])
    grille.show()
    cellule = grille.visualRect(grille.model().index(0, Colonne.POSITION))
    zones = [zone for _, zone in grille._delegue.boutons(cellule)]
    assert all(cellule.contains(zone) for zone in zones)
    assert all(zone.width() >= theme.theme_courant().px(14) for zone in zones)
    assert grille.horizontalScrollBar().maximum() == 0


def _texte(grille: GrillePositions, rang: int, colonne: Colonne) -> str:
    return str(grille.model().index(rang, colonne).data())


def _editeur(grille: GrillePositions) -> QLineEdit:
    return _editeurs(grille)[0]


def _editeurs(grille: GrillePositions) -> list[QLineEdit]:
    return [e for e in grille.viewport().findChildren(QLineEdit) if e.isVisible()]


def _cliquer(grille: GrillePositions, qtbot: QtBot, *, rang: int, bouton: int) -> None:
    cellule = grille.visualRect(grille.model().index(rang, Colonne.POSITION))
    centre: QPoint = grille._delegue.boutons(cellule)[bouton][1].center()
    qtbot.mouseClick(grille.viewport(), Qt.MouseButton.LeftButton, pos=centre)
