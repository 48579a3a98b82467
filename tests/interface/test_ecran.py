"""La place de l’écran, les images qu’on en fait, ce qui tient à sa largeur."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import charte_studio.interface as paquet_interface
from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.projection import NOMS_SCENES, lire_scene
from charte_studio.atelier.verification import verifier
from charte_studio.interface import theme
from charte_studio.interface.captures import ECHELLES_TEXTE, TAILLES, decors, photographier
from charte_studio.interface.captures_scenes import assembler_planche, visiter_scenes
from charte_studio.interface.ecran import place_disponible
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources


def test_aucun_appel_ne_donne_a_un_widget_un_enfant_qui_n_est_pas_le_sien() -> None:
    # PySide range ce que rendent ces fonctions parmi les enfants du widget, et le détruit avec
    # lui : voir `interface/ecran.py`.
    dangereux = re.compile(
        r"\w\.(screen|nextInFocusChain|previousInFocusChain|focusProxy|buddy)\(\)(?!`)"
    )
    coupables = [
        fichier.name
        for fichier in Path(paquet_interface.__file__).parent.rglob("*.py")
        if dangereux.search(fichier.read_text("utf-8"))
    ]
    assert coupables == []


def test_la_place_est_celle_de_l_ecran_de_la_fenetre_mere(qapp: QApplication, qtbot: QtBot) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    fenetre.show()
    assert place_disponible(QWidget(fenetre)) == qapp.primaryScreen().availableGeometry().size()


def test_chaque_theme_passe_a_chaque_taille_d_ecran_et_de_texte() -> None:
    vus = list(decors())
    assert len({decor.nom for decor in vus}) == len(vus)
    for nom in theme.noms_themes_console():
        ceux = [decor for decor in vus if decor.theme == nom]
        assert {(decor.largeur, decor.hauteur) for decor in ceux} == set(TAILLES)
        assert {decor.texte for decor in ceux} == set(ECHELLES_TEXTE)


def test_la_planche_montre_toutes_les_vignettes_en_lignes() -> None:
    vignette = QImage(480, 270, QImage.Format.Format_RGB32)
    vignette.fill(QColor("red"))
    planche = assembler_planche([vignette] * 6)
    assert planche.height() > 2 * vignette.height()
    assert planche.pixelColor(20, 300).name() == "#ff0000"
    assert planche.pixelColor(planche.width() - 20, 300).name() == "#808080"


def test_chaque_sorte_de_scene_de_la_demonstration_se_photographie(tmp_path: Path) -> None:
    with creer_demonstration(
        tmp_path / "demo.charte",
        donnees=dossier_ressources() / "demonstration",
        modeles=dossier_modeles(),
    ) as atelier:
        gestes = verifier(atelier.chemin).gestes
        montrees = list(visiter_scenes(atelier))
        scenes = [lire_scene(atelier.connexion, montree.demande) for montree in montrees]
        assert verifier(atelier.chemin).gestes == gestes + 2
    assert {montree.demande.scene for montree in montrees} == set(NOMS_SCENES)
    assert len({montree.nom for montree in montrees}) == len(montrees) == len(scenes)


def test_photographier_met_en_page_et_nomme_l_image(tmp_path: Path, qtbot: QtBot) -> None:
    vue = QLabel("Accueil")
    qtbot.addWidget(vue)
    vue.resize(320, 180)
    chemin = photographier(vue, "scene-accueil", dossier=tmp_path)
    assert chemin == tmp_path / "scene-accueil.png"
    assert chemin.read_bytes().startswith(b"\x89PNG")


def test_un_bouton_etendu_a_sa_largeur_ideale_ne_se_replie_pas(
    qapp: QApplication, qtbot: QtBot
) -> None:
    for echelle in (1.0, 1.15, 1.5, 2.0):
        theme.appliquer(qapp, theme.lire_theme("clair"), echelle)
        for texte in ("Adopter", "Renvoyer au dialogue social", "Écarter ce principe"):
            bouton = Bouton(texte, raccourci="3", etendu=True)
            qtbot.addWidget(bouton)
            ideale = bouton.sizeHint()
            assert bouton.heightForWidth(ideale.width()) == ideale.height()
            assert bouton.heightForWidth(bouton.minimumSizeHint().width()) >= ideale.height()
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_une_zone_retaillee_deux_fois_cachee_se_montre_a_sa_largeur(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    zone = Defilant()
    zone.disposition.addWidget(Texte("Un texte assez long pour passer à la ligne. " * 20))
    QVBoxLayout(page).addWidget(zone)
    page.resize(900, 400)
    page.show()
    for largeur in (500, 900, 300):
        page.hide()
        zone.resize(QSize(largeur + 100, 500))
        page.resize(largeur, 300)
        page.show()
        QApplication.sendPostedEvents()
        contenu = zone.widget()
        assert contenu.layout().geometry().width() == contenu.width() <= zone.viewport().width()
