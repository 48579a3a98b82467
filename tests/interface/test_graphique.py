"""Le dessin à l’écran : il se dit, suit sa largeur et le thème."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import Repartition
from charte_studio.interface import theme
from charte_studio.interface.couleurs import contraste
from charte_studio.interface.widgets.graphique import GraphiqueWidget, palette_du_theme
from charte_studio.redaction.graphiques.dessin import Dessin, Rect, RoleDegre
from charte_studio.redaction.graphiques.flux import dessiner_flux
from charte_studio.redaction.graphiques.largeurs import largeur_atkinson
from charte_studio.redaction.graphiques.page import MiseEnPage
from charte_studio.redaction.graphiques.repartition import dessiner_repartition
from charte_studio.redaction.graphiques.series import Serie
from charte_studio.redaction.graphiques.synthese import dessiner_synthese

ACCORD = ECHELLES["accord-5"]
SERIE = Serie("Contrôle humain", Repartition((11, 8, 1, 1, 1), 1, 2))


def fabrique(largeur: float) -> Dessin:
    return dessiner_synthese([SERIE, SERIE], ACCORD, MiseEnPage(largeur))


@pytest.fixture
def graphique(qtbot: QtBot) -> GraphiqueWidget:
    widget = GraphiqueWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 200)
    return widget


def test_le_graphique_porte_le_titre_et_la_description_du_dessin(
    graphique: GraphiqueWidget,
) -> None:
    graphique.montrer(fabrique)
    assert graphique.dessin is not None
    assert graphique.accessibleName() == graphique.dessin.titre
    assert graphique.accessibleDescription() == graphique.dessin.description
    graphique.vider()
    assert graphique.dessin is None
    assert graphique.accessibleDescription() == ""
    assert graphique.sizeHint().isEmpty()


def test_une_autre_largeur_donne_un_autre_dessin(graphique: GraphiqueWidget, qtbot: QtBot) -> None:
    graphique.montrer(fabrique)
    graphique.show()
    qtbot.waitExposed(graphique)
    graphique.resize(900, 300)
    assert graphique.dessin is not None
    assert graphique.dessin.largeur == 900
    assert graphique.heightForWidth(900) == -int(-graphique.dessin.hauteur // 1)
    assert graphique.heightForWidth(360) > graphique.heightForWidth(900)


def test_un_dessin_donne_tel_quel_est_reduit_et_non_coupe(graphique: GraphiqueWidget) -> None:
    dessin = fabrique(1200)
    graphique.montrer(dessin)
    assert graphique.dessin is dessin
    assert graphique.heightForWidth(600) == pytest.approx(dessin.hauteur / 2, abs=1)


def test_le_graphique_peint_la_couleur_du_degre_dans_chaque_theme(
    qapp: QApplication, graphique: GraphiqueWidget
) -> None:
    graphique.montrer(lambda largeur: dessiner_repartition(SERIE, ACCORD, MiseEnPage(largeur)))
    for nom in theme.noms_themes():
        pose = theme.appliquer(qapp, theme.lire_theme(nom))
        assert graphique.dessin is not None
        graphique.resize(600, graphique.heightForWidth(600))
        barre = next(f for f in graphique.dessin.formes if isinstance(f, Rect))
        image = graphique.grab().toImage()
        vu = image.pixelColor(round(barre.x + 30), round(barre.y + 6))
        assert vu == QColor(theme.couleurs_degres(pose, 5)[0].fond)


def test_un_theme_impose_l_emporte_sur_celui_de_l_application(graphique: GraphiqueWidget) -> None:
    graphique.montrer(lambda largeur: dessiner_repartition(SERIE, ACCORD, MiseEnPage(largeur)))
    graphique.resize(600, graphique.heightForWidth(600))
    sombre = theme.lire_theme("sombre")
    graphique.changer_theme(sombre)
    vu = graphique.grab().toImage().pixelColor(30, 6)
    assert vu == QColor(theme.couleurs_degres(sombre, 5)[0].fond)


@pytest.mark.parametrize("nom", theme.noms_themes())
def test_dans_chaque_theme_les_nombres_se_lisent_meme_sur_les_rayures(nom: str) -> None:
    lu = theme.lire_theme(nom)
    palette = palette_du_theme(lu)
    for nombre in range(2, 10):
        for rang in range(nombre):
            texte = palette.couleur(RoleDegre(rang, nombre, "texte"))
            assert contraste(texte, palette.couleur(RoleDegre(rang, nombre))) >= 4.5
            rayure = palette.couleur(RoleDegre(rang, nombre, "rayure"))
            assert contraste(texte, rayure) >= 4.5
    assert contraste(palette.encre, palette.couleur("neutre")) >= 7


def test_la_mesure_sans_ecran_est_celle_de_la_police_a_deux_pour_cent_pres(
    qapp: QApplication,
) -> None:
    phrase = "Aucune décision n’est prise sans qu’un humain l’ait examinée : 19 sur 22 (86 %)."
    for gras in (False, True):
        police = QFont(theme.theme_courant().famille)
        police.setPixelSize(100)
        police.setBold(gras)
        reelle = QFontMetricsF(police).horizontalAdvance(phrase)
        assert largeur_atkinson(phrase, 100, gras) == pytest.approx(reelle, rel=0.02)


def test_les_rubans_se_peignent(graphique: GraphiqueWidget) -> None:
    flux = {("plutot", "tout-a-fait"): 5, ("partage", "partage"): 2}
    graphique.montrer(lambda largeur: dessiner_flux(flux, ACCORD, MiseEnPage(largeur)))
    graphique.resize(600, graphique.heightForWidth(600))
    fond = theme.couleurs_degres(theme.theme_courant(), 5)[0].fond
    image = graphique.grab().toImage()
    assert any(image.pixelColor(300, y) == QColor(fond) for y in range(image.height()))


def test_demander_une_hauteur_puis_prendre_cette_largeur_ne_trace_qu_une_fois(
    graphique: GraphiqueWidget, qtbot: QtBot
) -> None:
    tracees: list[float] = []

    def compter(largeur: float) -> Dessin:
        tracees.append(largeur)
        return fabrique(largeur)

    graphique.show()
    qtbot.waitExposed(graphique)
    graphique.montrer(compter)
    hauteur = graphique.heightForWidth(800)
    graphique.heightForWidth(800)
    graphique.resize(800, hauteur)
    assert tracees == [600, 800]
