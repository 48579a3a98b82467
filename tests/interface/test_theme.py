"""Le thème : contrastes mesurés, feuilles sans trou, une seule pose sur l’application."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import icones, police, theme
from charte_studio.interface.widgets.bouton import ATTENUATION
from charte_studio.socle.chemins import dossier_ressources

THEMES = theme.noms_themes()
LISIBLE = 4.5
VISIBLE = 3.0

COUPLES_DE_TEXTE = [
    ("encre", "papier"), ("encre", "surface"), ("encre", "creux"), ("encre", "survol"),
    ("encre", "accent_doux"), ("encre", "fond_reussi"), ("encre", "fond_alerte"),
    ("encre_seconde", "papier"), ("encre_seconde", "surface"), ("encre_seconde", "creux"),
    ("encre_seconde", "survol"), ("encre_seconde", "accent_doux"),
    ("papier", "encre_seconde"),
    ("accent", "papier"), ("accent", "surface"), ("accent", "accent_doux"), ("accent", "creux"),
    ("sur_accent", "accent"), ("sur_accent", "accent_survol"), ("sur_accent", "accent_presse"),
    ("reussi", "papier"), ("reussi", "surface"), ("reussi", "fond_reussi"), ("reussi", "creux"),
    ("reussi", "accent_doux"), ("sur_reussi", "reussi"),
    ("alerte", "papier"), ("alerte", "surface"), ("alerte", "fond_alerte"), ("alerte", "creux"),
    ("alerte", "accent_doux"),
    ("sur_panneau", "panneau"), ("sur_panneau_seconde", "panneau"),
]  # fmt: skip

COUPLES_DE_CONTOUR = [
    ("bord_champ", "papier"), ("bord_champ", "surface"),
    ("focus", "papier"), ("focus", "surface"), ("focus", "creux"), ("focus", "accent_doux"),
    ("alerte", "papier"), ("accent", "creux"),
]  # fmt: skip


@pytest.fixture(params=THEMES)
def un_theme(request: pytest.FixtureRequest) -> theme.Theme:
    return theme.lire_theme(request.param)


def test_les_deux_themes_sont_livres() -> None:
    assert {"clair", "sombre"} <= set(THEMES)
    assert not theme.lire_theme("clair").sombre
    assert theme.lire_theme("sombre").sombre


def test_un_theme_inconnu_est_refuse() -> None:
    with pytest.raises(FileNotFoundError):
        theme.lire_theme("fluo")


@pytest.mark.parametrize(("texte", "fond"), COUPLES_DE_TEXTE)
def test_chaque_texte_se_lit_sur_son_fond(un_theme: theme.Theme, texte: str, fond: str) -> None:
    couleurs = un_theme.couleurs._asdict()
    assert theme.contraste(couleurs[texte], couleurs[fond]) >= LISIBLE


@pytest.mark.parametrize(("trait", "fond"), COUPLES_DE_CONTOUR)
def test_chaque_contour_utile_se_voit(un_theme: theme.Theme, trait: str, fond: str) -> None:
    couleurs = un_theme.couleurs._asdict()
    assert theme.contraste(couleurs[trait], couleurs[fond]) >= VISIBLE


@pytest.mark.parametrize(
    ("encre", "fond"),
    [
        ("encre", "surface"), ("encre", "survol"), ("encre", "creux"), ("encre", "papier"),
        ("sur_accent", "accent"), ("sur_accent", "accent_survol"), ("sur_accent", "accent_presse"),
    ],
)  # fmt: skip
def test_la_touche_attenuee_d_un_bouton_se_lit_encore(
    un_theme: theme.Theme, encre: str, fond: str
) -> None:
    couleurs = un_theme.couleurs._asdict()
    dessus, dessous = QColor(couleurs[encre]), QColor(couleurs[fond])
    melange = QColor(
        *(
            round(a * ATTENUATION + b * (1 - ATTENUATION))
            for a, b in zip(dessus.getRgb()[:3], dessous.getRgb()[:3], strict=True)
        )
    )
    assert theme.contraste(melange.name(), couleurs[fond]) >= LISIBLE


def test_les_regles_qui_donnent_texte_et_fond_sont_lisibles(un_theme: theme.Theme) -> None:
    couleurs = un_theme.couleurs._asdict()
    trouves = 0
    for corps in re.findall(r"\{([^}]*)\}", _sources()):
        texte = re.search(r"(?<![a-z-])color:\s*\$(\w+)", corps)
        fond = re.search(r"(?<![a-z-])background:\s*\$(\w+)", corps)
        if texte and fond:
            trouves += 1
            assert theme.contraste(couleurs[texte[1]], couleurs[fond[1]]) >= LISIBLE, corps
    assert trouves > 10


def test_une_feuille_ne_nomme_que_des_jetons_et_aucune_couleur(un_theme: theme.Theme) -> None:
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", _sources())
    assert "$" not in theme.feuille_de_style(un_theme)


def test_les_images_des_feuilles_existent(un_theme: theme.Theme) -> None:
    images = re.findall(r'url\("([^"]+)"\)', theme.feuille_de_style(un_theme))
    assert images
    assert all(Path(image).is_file() for image in images)


def test_seul_le_theme_pose_une_feuille_de_style() -> None:
    interface = Path(theme.__file__).parent
    coupables = [
        fichier.name
        for fichier in interface.rglob("*.py")
        if ".setStyleSheet(" in fichier.read_text("utf-8") and fichier.name != "theme.py"
    ]
    assert coupables == []


@pytest.mark.parametrize("nombre", range(2, 10))
def test_un_degre_est_toujours_lisible_et_distinct(un_theme: theme.Theme, nombre: int) -> None:
    couleurs = theme.couleurs_degres(un_theme, nombre)
    assert len({couleur.fond for couleur in couleurs}) == nombre
    for couleur in couleurs:
        assert theme.contraste(couleur.texte, couleur.fond) >= LISIBLE


def test_cinq_degres_sont_les_teintes_donnees_et_deux_les_extremes(un_theme: theme.Theme) -> None:
    teintes = un_theme.teintes_degres
    assert tuple(c.fond for c in theme.couleurs_degres(un_theme, 5)) == teintes
    assert [c.fond for c in theme.couleurs_degres(un_theme, 2)] == [teintes[0], teintes[-1]]


@pytest.mark.parametrize("nombre", [0, 1, 10])
def test_une_echelle_hors_bornes_est_refusee(nombre: int) -> None:
    with pytest.raises(ValueError, match="de 2 à 9"):
        theme.couleurs_degres(theme.lire_theme("clair"), nombre)


def test_le_contraste_est_celui_de_la_norme() -> None:
    assert theme.contraste("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contraste("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_appliquer_rend_le_theme_lisible_des_widgets_peints(qapp: QApplication) -> None:
    pose = theme.appliquer(qapp, theme.lire_theme("sombre"), 1.5)
    assert theme.theme_courant() == pose
    assert pose.echelle == 1.5
    assert qapp.palette().window().color().name().upper() == pose.couleurs.papier
    theme.appliquer(qapp, theme.lire_theme("clair"))
    assert theme.theme_courant().nom == "clair"


def test_un_widget_apprend_que_le_theme_change(qapp: QApplication, qtbot: QtBot) -> None:
    class Temoin(QWidget):
        changements = 0

        def changeEvent(self, evenement: QEvent) -> None:
            super().changeEvent(evenement)
            self.changements += theme.est_un_changement_de_theme(evenement)

    temoin = Temoin()
    qtbot.addWidget(temoin)
    temoin.show()
    avant = temoin.changements
    theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert temoin.changements > avant
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_le_texte_double_et_les_titres_sont_plafonnes(qapp: QApplication, qtbot: QtBot) -> None:
    etiquette = QLabel("Aucune décision")
    qtbot.addWidget(etiquette)
    theme.appliquer(qapp, theme.lire_theme("clair"))
    etiquette.show()
    simple = etiquette.fontMetrics().height()
    pose = theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    assert etiquette.fontMetrics().height() >= 1.9 * simple
    assert pose.taille("texte") == 30
    assert pose.taille("affiche") == pose.plafonds["affiche"]
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_la_vue_projetee_a_son_theme_et_la_console_ne_le_choisit_pas() -> None:
    assert set(THEMES) - set(theme.noms_themes_console()) == {"projection"}
    assert theme.lire_theme("projection").projete


def test_charger_un_theme_ne_change_rien_a_la_console(qapp: QApplication) -> None:
    pose = theme.appliquer(qapp, theme.lire_theme("clair"))
    projete = theme.charger_theme("projection")
    assert theme.theme_courant() == pose
    assert projete.police("titre").family() == police.FAMILLE
    # Sur 1080 de haut, rien de projeté sous un trentième de l’écran.
    assert min(projete.taille(nom) for nom in projete.tailles) >= 1080 / 30


def test_les_chevrons_grandissent_avec_le_texte() -> None:
    simple, double = (
        theme.jetons(theme.lire_theme("clair")._replace(echelle=echelle)) for echelle in (1.0, 2.0)
    )
    assert (simple["cote_chevron"], double["cote_chevron"]) == ("11px", "22px")


def test_une_gouttiere_sans_rien_a_faire_defiler_reste_vide(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    zone = QScrollArea()
    qtbot.addWidget(zone)
    zone.setWidget(QLabel("court"))
    zone.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    zone.resize(200, 200)
    zone.show()
    poignee = QColor(theme.theme_courant().couleurs.bord_champ)
    barre = zone.verticalScrollBar()
    assert barre.grab().toImage().pixelColor(6, 100) != poignee
    zone.widget().setFixedHeight(2_000)
    assert barre.grab().toImage().pixelColor(6, 10) == poignee


def test_la_police_livree_est_chargee_une_fois(qapp: QApplication) -> None:
    assert police.charger_police() == police.FAMILLE
    familles = QFontDatabase.families().count(police.FAMILLE)
    assert police.charger_police() == police.FAMILLE
    assert QFontDatabase.families().count(police.FAMILLE) == familles == 1


def test_la_police_a_les_signes_du_francais(qapp: QApplication) -> None:
    fichiers = police.fichiers_police()
    assert {f.stem.rsplit("-")[-1] for f in fichiers} >= {"Regular", "Bold", "Italic"}
    for fichier in fichiers:
        dessin = QRawFont(str(fichier), 15)
        manquants = [c for c in "éèàçœÉÀ«»’…—–·0123456789" if not dessin.supportsCharacter(ord(c))]
        assert manquants == []


@pytest.mark.parametrize("role", sorted(icones.ROLES))
def test_chaque_role_a_son_icone(qapp: QApplication, role: str) -> None:
    image = icones.icone(role).pixmap(QSize(24, 24)).toImage()
    encre = QColor(theme.theme_courant().couleurs.encre)
    pleins = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert pleins
    assert all(abs(couleur.red() - encre.red()) < 12 for couleur in pleins)


def test_une_icone_inconnue_est_un_defaut() -> None:
    with pytest.raises(KeyError):
        icones.icone("licorne")


def _sources() -> str:
    feuilles = sorted((dossier_ressources() / "styles").glob("*.qss"))
    return "\n".join(feuille.read_text("utf-8") for feuille in feuilles)
