"""La console qui projette : ce qu’elle montre, ce qu’elle tait, ce que font ses touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import Inscription, inscrire
from charte_studio.atelier.gestes.preparer.deroule import choisir_deroule
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.deroule import lire_deroule
from charte_studio.atelier.lectures.projection import NOMS_SCENES, Demande
from charte_studio.domaine.ecrans import Ecran
from charte_studio.interface import theme
from charte_studio.interface.animation import Animation
from charte_studio.interface.console import SCENE_DE_LA_SALLE, Console
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.projection.ecrans import GuetEcrans
from charte_studio.interface.projection.projecteur import PERDU, RATTRAPE, REVENU, UN_SEUL
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.socle.chemins import dossier_ressources
from tests.outils.horloge import HorlogeReglable

PORTABLE = Ecran("eDP-1", "Lenovo", "T14", "", 0, 0, 800, 800)
SALLE = Ecran("HDMI-1", "Epson", "EB-2250U", "X7", 800, 0, 1920, 1080)


class Bureau:
    """Les écrans que le test branche et débranche."""

    def __init__(self) -> None:
        self.ecrans = (PORTABLE, SALLE)
        self.guet = GuetEcrans(lambda: self.ecrans)

    def brancher(self, *ecrans: Ecran) -> None:
        partis = set(self.ecrans) - set(ecrans)
        self.ecrans = ecrans
        if partis:
            self.guet.perdu.emit()
        self.guet.change.emit()


@pytest.fixture
def bureau(qapp: QApplication) -> Bureau:
    return Bureau()


@pytest.fixture
def console(qtbot: QtBot, atelier: AtelierOuvert, bureau: Bureau) -> Iterator[Console]:
    parent = QObject()
    ouverte = Console(Contexte(atelier, Taches(parent), parent), guet=bureau.guet)
    ouverte.setGeometry(0, 0, 1280, 720)
    ouverte.show()
    ouverte.activateWindow()
    ouverte.aller_a("transmettre")  # la page la plus légère
    yield ouverte
    ouverte.fermer()
    ouverte.contexte.fermer()
    ouverte.close()
    ouverte.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def animation(console: Console) -> Animation:
    return console.animation


def en_salle(console: Console) -> Animation:
    console.animation.projeter()
    return console.animation


# --- les écrans ----------------------------------------------------------------------------------


def test_la_fenetre_se_retire_quand_l_ecran_part_et_reprend_quand_il_revient(
    console: Console, bureau: Bureau
) -> None:
    animation = en_salle(console)
    assert (animation.projecteur.mode, animation.fenetre.isVisible()) == ("ecran", True)
    bureau.brancher(PORTABLE)
    assert not animation.fenetre.isVisible()
    assert animation.etat() == "absente"
    assert console.notice_montree() == PERDU
    bureau.brancher(PORTABLE, replace(SALLE, nom="DP-3", gauche=900))
    assert animation.fenetre.isVisible()
    assert animation.etat() == "montre"
    assert console.notice_montree() == REVENU


def test_la_place_dans_le_fil_survit_au_debranchement(console: Console, bureau: Bureau) -> None:
    animation = en_salle(console)
    animation.pilote.avancer()
    animation.pilote.avancer()
    bureau.brancher(PORTABLE)
    bureau.brancher(PORTABLE, SALLE)
    assert animation.regie.salle.demande == Demande("donnees")


def test_un_autre_ecran_ne_prend_pas_la_place_de_celui_qui_est_parti(
    console: Console, bureau: Bureau
) -> None:
    animation = en_salle(console)
    bureau.brancher(PORTABLE, Ecran("DP-9", "Wacom", "Cintiq", "1", 800, 0, 1280, 800))
    assert not animation.fenetre.isVisible()
    animation.projeter()
    assert animation.fenetre.isVisible()


def test_une_autre_definition_se_suit_sans_cesser_de_projeter(
    console: Console, bureau: Bureau
) -> None:
    animation = en_salle(console)
    bureau.brancher(PORTABLE, replace(SALLE, largeur=1280, hauteur=800))
    assert animation.fenetre.isVisible()
    assert animation.projecteur.ecran is not None
    assert animation.projecteur.ecran.largeur == 1280


def test_sur_un_seul_ecran_la_projection_le_couvre_et_echap_revient(
    qtbot: QtBot, console: Console, bureau: Bureau
) -> None:
    bureau.brancher(PORTABLE)
    animation = console.animation
    with qtbot.waitActive(animation.fenetre):
        qtbot.keyClick(console, Qt.Key.Key_F5)
    assert animation.projecteur.mode == "seul"
    qtbot.keyClick(animation.fenetre, Qt.Key.Key_PageDown)
    assert animation.regie.salle.demande.scene == "regles"
    qtbot.keyClick(animation.fenetre, Qt.Key.Key_Escape)
    assert not animation.fenetre.isVisible()
    assert animation.etat() == "rien"


def test_un_second_ecran_branche_prend_la_projection(console: Console, bureau: Bureau) -> None:
    bureau.brancher(PORTABLE)
    animation = en_salle(console)
    bureau.brancher(PORTABLE, SALLE)
    assert (animation.projecteur.mode, animation.projecteur.ecran) == ("ecran", SALLE)
    assert console.notice_montree() == RATTRAPE


def test_sans_second_ecran_l_echange_le_dit(console: Console, bureau: Bureau) -> None:
    bureau.brancher(PORTABLE)
    en_salle(console).projecteur.echanger()
    assert console.notice_montree() == UN_SEUL


def test_en_fenetre_la_fermer_cesse_de_projeter(animation: Animation) -> None:
    animation.projeter_en_fenetre()
    assert not animation.fenetre.isFullScreen()
    assert animation.etat() == "montre"
    animation.fenetre.close()
    assert animation.etat() == "rien"


def test_une_rafale_de_branchements_n_est_vue_qu_une_fois(qtbot: QtBot, bureau: Bureau) -> None:
    vus: list[int] = []
    bureau.guet.change.connect(lambda: vus.append(1))
    for _ in range(5):
        bureau.guet.revoir()
    qtbot.waitUntil(lambda: bool(vus), timeout=3000)
    assert vus == [1]


# --- les touches ---------------------------------------------------------------------------------


def test_sans_projeter_les_touches_restent_a_la_page(qtbot: QtBot, console: Console) -> None:
    console.aller_a("se_positionner")
    assert console.page is not None
    avant = console.page.principe_montre()
    qtbot.keyClick(console.page, Qt.Key.Key_PageDown)
    assert console.page.principe_montre() != avant
    assert console.animation.regie.salle.demande.scene == "accueil"


def test_en_projetant_page_suivante_est_a_la_salle_puis_revient_a_la_page(
    qtbot: QtBot, console: Console
) -> None:
    console.aller_a("se_positionner")
    animation = en_salle(console)
    animation.pilote.aller(Demande("affirmation", 1))
    assert console.page is not None
    qtbot.keyClick(console.page, Qt.Key.Key_PageUp)
    assert animation.regie.salle.demande.scene == "enjeu"
    assert console.page.principe_montre() == 1
    qtbot.keyClick(console.page, Qt.Key.Key_Period)
    assert animation.etat() == "noire"
    qtbot.keyClick(console.page, Qt.Key.Key_Period)
    qtbot.keyClick(console.page, Qt.Key.Key_G)
    assert animation.etat() == "figee"
    animation.arreter()
    qtbot.keyClick(console.page, Qt.Key.Key_PageDown)
    assert console.page.principe_montre() == 2


@pytest.mark.parametrize("genre", [QLineEdit, QPlainTextEdit])
def test_dans_un_champ_la_projection_ne_vole_aucune_touche(
    qtbot: QtBot, console: Console, genre: type[QWidget]
) -> None:
    animation = en_salle(console)
    page = console.page
    assert page is not None
    champ = genre(page)
    champ.show()
    champ.setFocus()
    for touche in (Qt.Key.Key_PageDown, Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_G):
        qtbot.keyClick(champ, touche)
    assert animation.regie.salle.demande.scene == "accueil"
    assert animation.etat() == "montre"
    ecrit = champ.text() if isinstance(champ, QLineEdit) else champ.toPlainText()  # type: ignore[attr-defined]
    assert ecrit.lower() == ".bg"
    champ.clearFocus()
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert animation.regie.salle.demande.scene == "regles"
    champ.deleteLater()


def test_une_lettre_de_la_page_reste_a_la_page(qtbot: QtBot, console: Console) -> None:
    animation = en_salle(console)
    page = console.page
    assert page is not None
    appels: list[str] = []
    QShortcut("B", page).activated.connect(lambda: appels.append("page"))
    animation.telecommande.regler()
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert (appels, animation.etat()) == (["page"], "montre")
    with qtbot.waitActive(animation.fenetre):
        animation.fenetre.activateWindow()
    qtbot.keyClick(animation.fenetre, Qt.Key.Key_B)
    assert animation.etat() == "noire"


def test_la_barre_du_bas_dit_a_qui_est_page_suivante(console: Console) -> None:
    def dits() -> set[str]:
        return {t.text() for t in console.findChildren(Texte) if t.isVisibleTo(console)}

    assert SCENE_DE_LA_SALLE not in dits()
    console.animation.projeter()
    assert SCENE_DE_LA_SALLE in dits()
    console.animation.arreter()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert SCENE_DE_LA_SALLE not in dits()


def test_la_console_suit_le_pilote_jusqu_a_la_page_ou_l_on_saisit(console: Console) -> None:
    animation = en_salle(console)
    for demande, page in (
        (Demande("affirmation", 2), "SePositionner"),
        (Demande("decision", 2), "Decider"),
        (Demande("tour_ouvert", 3), "SePositionner"),
    ):
        animation.pilote.aller(demande)
        assert type(console.page).__name__ == page
    assert isinstance(console.page, Etape)
    assert console.page.principe_montre() == 3


def test_figee_la_console_ne_change_pas_de_page_toute_seule(console: Console) -> None:
    animation = en_salle(console)
    animation.regie.figer(True)
    animation.pilote.aller(Demande("affirmation", 2))
    assert type(console.page).__name__ == "Transmettre"


# --- ce que la console montre --------------------------------------------------------------------


def test_le_temoin_dit_toujours_ce_que_voit_la_salle(console: Console, bureau: Bureau) -> None:
    temoin, animation = console.animation.commandes.temoin, console.animation
    dits = [temoin.text()]
    animation.projeter()
    dits.append(temoin.text())
    animation.regie.figer(True)
    dits.append(temoin.text())
    animation.regie.noircir(True)
    dits.append(temoin.text())
    bureau.brancher(PORTABLE)
    dits.append(temoin.text())
    assert dits == ["Rien de projeté", "Projeté", "Figé", "Écran noir", "Écran débranché"]


def test_la_page_montree_propose_sa_scene(console: Console, atelier: AtelierOuvert) -> None:
    animation = console.animation
    console.aller_a("se_positionner")
    animation.projeter_cette_page()
    assert animation.regie.salle.demande == Demande("affirmation", 1)
    assert animation.etat() == "montre"
    ouvrir_tour(atelier, 1)
    animation.projeter_cette_page()
    assert animation.regie.salle.demande == Demande("tour_ouvert", 1)
    console.aller_a("preparer")
    animation.projeter_cette_page()
    assert animation.regie.salle.demande.scene == "accueil"


def test_le_panneau_montre_la_salle_et_ce_qui_vient(console: Console) -> None:
    animation = console.animation
    animation.ouvrir_panneau(True)
    animation.projeter()
    suite = animation.panneau.suite
    suite.bouton_avancer.click()
    animation.sur_changement_de_page()
    animation._montrer_suite()
    assert animation.panneau.salle.etat.text() == "À l’écran\u00a0: Règles d’échange"
    assert suite.nom.text() == "Vos données"
    animation.regie.figer(True)
    animation.pilote.avancer()
    animation._montrer_suite()
    assert animation.panneau.salle.etat.text() == "Figé\u00a0: Règles d’échange"
    assert suite.nom.text() == "Vos données"
    animation.pilote.aller(Demande("synthese"))
    animation.regie.figer(False)
    animation._montrer_suite()
    assert suite.nom.text() == "C’est la dernière scène."
    assert not suite.bouton_avancer.isEnabled()


def test_sans_projeter_rien_ne_s_eteint_ni_ne_se_fige(console: Console) -> None:
    salle = console.animation.panneau.salle
    console.animation.ouvrir_panneau(True)
    boutons = (salle.bouton_noir, salle.bouton_figer)
    assert [bouton.isEnabled() for bouton in boutons] == [False, False]
    console.animation.projeter_en_fenetre()
    assert [bouton.isEnabled() for bouton in boutons] == [True, True]
    console.animation.regie.figer(True)
    console.animation.arreter()
    assert salle.bouton_figer.isEnabled()


def test_toute_scene_possible_se_choisit_dans_le_menu(console: Console) -> None:
    console.aller_a("se_positionner")
    groupes = console.animation.scenes_au_choix()
    noms = [nom for groupe in groupes for nom, _, _ in groupe]
    assert "Affirmation" in noms
    assert "Pause" in noms
    choisir = next(faire for groupe in groupes for nom, _, faire in groupe if nom == "Pause")
    choisir()
    assert console.animation.regie.prepare.demande.scene == "pause"
    assert console.animation.pilote.repere.scene == "accueil"


def test_le_menu_de_la_fenetre_projette_aussi(console: Console) -> None:
    entrees = {nom: faire for nom, _, faire in console.animation.entrees_du_menu()}
    entrees["Projeter dans une fenêtre"]()
    assert console.animation.projecteur.mode == "fenetre"
    entrees["Projeter"]()
    assert console.animation.projecteur.mode == "ecran"
    entrees["Cesser de projeter"]()
    assert console.animation.etat() == "rien"
    entrees["Panneau d’animation"]()
    assert console.animation.panneau.isVisible()


@pytest.mark.parametrize("echelle", [1.0, 2.0])
def test_a_1280_par_720_la_fenetre_tient_panneau_ouvert_ou_non(
    qapp: QApplication, console: Console, echelle: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), echelle)
    try:
        console.resize(1280, 720)
        for ouvert in (False, True):
            console.animation.ouvrir_panneau(ouvert)
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            assert console.minimumSizeHint().width() <= 1280
            assert console.minimumSizeHint().height() <= 720
        panneau = console.animation.panneau
        assert console.rect().contains(panneau.geometry())
        assert panneau.width() >= 280
    finally:
        theme.appliquer(qapp, theme.lire_theme("clair"))


@pytest.mark.parametrize(("largeur", "a_cote"), [(1280, False), (1400, True), (1920, True)])
def test_le_panneau_se_met_a_cote_de_la_page_s_il_y_a_la_place(
    qtbot: QtBot, console: Console, largeur: int, a_cote: bool
) -> None:
    animation = en_salle(console)
    console.aller_a("se_positionner")
    animation.ouvrir_panneau(True)
    console.resize(largeur, 760)
    panneau, page = animation.panneau, console.page
    assert page is not None

    def bords() -> tuple[bool, bool]:
        barres = [
            zone.geometry()
            for zone in console.findChildren(Zone)
            if zone.property("zone") in ("barre_haut", "barre_bas")
        ]
        gauche = page.mapTo(console, page.rect().topRight()).x()
        couvre = any(panneau.geometry().intersects(barre) for barre in barres)
        return gauche < panneau.x(), couvre

    qtbot.waitUntil(lambda: bords() == (a_cote, False), timeout=2000)
    assert panneau.geometry().right() == console.width() - 1


def test_la_vignette_rouverte_montre_ce_que_la_salle_voit(console: Console) -> None:
    animation = en_salle(console)
    console.resize(1280, 760)
    animation.ouvrir_panneau(True)
    animation.pilote.avancer()
    animation.ouvrir_panneau(False)
    vignette = animation.colonne.vignette
    assert vignette.isVisible()
    assert vignette.miniature._scene == animation.fenetre.vue.scene


def test_la_vignette_cede_la_place_au_rail_quand_la_hauteur_manque(console: Console) -> None:
    vignette = console.animation.colonne.vignette
    console.resize(1280, 760)
    assert vignette.isVisible()
    console.resize(1280, console.minimumSizeHint().height())
    assert not vignette.isVisible()


# --- le temps ------------------------------------------------------------------------------------


def test_la_sequence_se_suit_se_rallonge_et_se_saute(
    console: Console, atelier: AtelierOuvert, horloge: HorlogeReglable
) -> None:
    animation = console.animation
    carte = animation.panneau.temps
    animation.ouvrir_panneau(True)
    assert carte.nom.text() == "Aucun déroulé minuté"
    choisir_deroule(atelier, lire_deroules(dossier_ressources() / "deroules.toml")["express"])
    premiere, seconde, troisieme = lire_deroule(atelier.connexion).sequences[:3]
    carte.bouton_suivre.click()
    horloge.avancer(minutes=premiere.minutes + 6)
    carte.battre()
    assert carte.chrono.text() == "+6:00"
    assert "6\u00a0min de retard" in carte.dit.text()
    carte.bouton_rallonger.click()
    assert carte.chrono.text() == "+1:00"
    carte.bouton_suivre.click()
    assert carte.nom.text() == seconde.titre
    assert animation.panneau.notes.isVisible()
    carte.bouton_sauter.click()
    assert lire_deroule(atelier.connexion).sequences[1].etat == "sautee"
    assert carte.nom.text() == troisieme.titre


def test_les_notes_d_animation_ne_sont_jamais_projetees(
    console: Console, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, lire_deroules(dossier_ressources() / "deroules.toml")["express"])
    note = lire_deroule(atelier.connexion).sequences[0].animation
    animation = en_salle(console)
    animation.pilote.aller(Demande("deroule"))
    assert note not in repr(animation.fenetre.vue.scene)
    assert note not in animation.fenetre.vue.accessibleDescription()


def test_le_temps_de_la_sequence_se_projette(
    console: Console, atelier: AtelierOuvert, horloge: HorlogeReglable
) -> None:
    animation = en_salle(console)
    animation.ouvrir_panneau(True)
    choisir_deroule(atelier, lire_deroules(dossier_ressources() / "deroules.toml")["express"])
    carte = animation.panneau.temps
    carte.bouton_suivre.click()
    horloge.avancer(minutes=4)
    carte.bouton_projeter.click()
    assert animation.regie.minuteur is not None
    assert animation.regie.minuteur.restant == 6 * 60
    animation.panneau.minuteur.bouton_ranger.click()
    assert animation.regie.minuteur is None


# --- rien de privé -------------------------------------------------------------------------------


def test_rien_de_prive_n_atteint_la_fenetre_de_la_salle(
    console: Console, atelier: AtelierOuvert
) -> None:
    """Toutes les scènes d’un tour ouvert, puis tout l’arbre de la fenêtre."""
    inscrire(atelier, [Inscription("Agents", nom="Zoé Quinault")])
    tour = ouvrir_tour(atelier, 1)
    for participant in range(1, 7):
        enregistrer_position(
            atelier, tour_id=tour, participant_id=participant,
            degre="plutot" if participant > 1 else "pas-du-tout",
        )  # fmt: skip
    noter_motif(atelier, tour_id=tour, participant_id=1, motif="Ma raison à moi")
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte="On saura enfin.")
    ajouter_objection(atelier, principe_id=1, texte="Et la sous-traitance ?", college_id=2)
    animation = en_salle(console)
    for scene in NOMS_SCENES:
        for rang in (1, 2):
            animation.regie.montrer(Demande(scene, principe_id=1, rang=rang))
            montre = _tout_ce_que_dit(animation.fenetre)
            assert "Zoé" not in montre
            assert "Ma raison" not in montre
            assert "P01" not in montre
            assert "effectifs=(" not in montre
            assert "Direction" not in montre


def _tout_ce_que_dit(fenetre: QWidget) -> str:
    """Les textes, noms et descriptions de tous les widgets de la fenêtre, et sa scène."""
    dits = [fenetre.windowTitle()]
    for widget in [fenetre, *fenetre.findChildren(QWidget)]:
        dits += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        dits += [str(getattr(widget, "text", str)()), repr(getattr(widget, "scene", ""))]
    return "\n".join(dits)
