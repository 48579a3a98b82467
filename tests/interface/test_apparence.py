"""L’apparence choisie, à défaut celle que le système demande."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.apparence import (
    AUTRE_TON,
    animations_permises,
    contraste_demande,
    habiller,
    theme_du_systeme,
)
from charte_studio.interface.menu_affichage import entrees_affichage
from charte_studio.interface.poste import Poste
from charte_studio.interface.reglages import THEMES_AU_CHOIX, Reglages, lire_reglages
from charte_studio.interface.widgets.menu import Bascule, UnParmi, batir_menu


@pytest.fixture
def poste(qapp: QApplication, tmp_path: Path) -> Iterator[Poste]:
    """Un poste neuf, dont l’apparence est celle du système."""
    habiller(qapp, Reglages())
    yield Poste(tmp_path)
    habiller(qapp, Reglages(theme="clair"))


def test_les_themes_au_choix_sont_ceux_de_la_console() -> None:
    assert set(THEMES_AU_CHOIX) == set(theme.noms_themes_console()) == set(AUTRE_TON)


def test_sans_choix_on_suit_le_systeme(poste: Poste) -> None:
    assert not contraste_demande()
    assert theme_du_systeme() == "clair"
    assert theme.theme_courant().nom == "clair"


@pytest.mark.parametrize("nom", THEMES_AU_CHOIX)
def test_un_theme_choisi_est_garde(poste: Poste, tmp_path: Path, nom: str) -> None:
    poste.choisir_theme(nom)
    assert theme.theme_courant().nom == nom
    assert lire_reglages(tmp_path).theme == nom


def test_le_theme_projete_ne_se_choisit_pas(poste: Poste) -> None:
    with pytest.raises(ValueError, match="projection"):
        poste.choisir_theme("projection")


def test_basculer_garde_le_fort_contraste(poste: Poste) -> None:
    poste.choisir_theme("contraste")
    poste.basculer_theme()
    assert theme.theme_courant().nom == "contraste-sombre"
    poste.basculer_theme()
    assert theme.theme_courant().nom == "contraste"


def test_le_systeme_ne_derange_pas_un_choix(poste: Poste) -> None:
    poste.suivre_le_systeme()
    preferences = QApplication.styleHints()
    poste.choisir_theme("sombre")
    preferences.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.theme_courant().nom == "sombre"
    poste.choisir_theme("")
    assert theme.theme_courant().nom == "clair"


def test_un_systeme_qui_change_de_ton_change_l_apparence(poste: Poste, qapp: QApplication) -> None:
    poste.suivre_le_systeme()
    theme.appliquer(qapp, theme.lire_theme("sombre"))  # ce que le système demandait avant
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.theme_courant().nom == "clair"


def test_les_animations_se_reduisent_et_cela_se_garde(poste: Poste, tmp_path: Path) -> None:
    assert animations_permises()
    poste.reduire_animations(True)
    assert not animations_permises()
    assert lire_reglages(tmp_path).reduire_animations
    poste.reduire_animations(False)
    assert animations_permises()


def test_un_systeme_sans_animation_est_ecoute(poste: Poste, qapp: QApplication) -> None:
    class SansAnimation(QProxyStyle):
        def styleHint(
            self,
            demande: QStyle.StyleHint,
            option: QStyleOption | None = None,
            widget: QWidget | None = None,
            retour: QStyleHintReturn | None = None,
        ) -> int:
            if demande == QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(demande, option, widget, retour)

    qapp.setStyle(SansAnimation("Fusion"))
    assert not animations_permises()
    qapp.setStyle("Fusion")
    assert animations_permises()


def test_un_fichier_de_reglages_ancien_se_lit_encore(tmp_path: Path) -> None:
    (tmp_path / "reglages.json").write_text(
        '{"theme": "sombre", "taille_texte": 1.3, "recents": []}', encoding="utf-8"
    )
    assert lire_reglages(tmp_path) == Reglages(theme="sombre", taille_texte=1.3)


def test_un_theme_inconnu_revient_a_celui_du_systeme(tmp_path: Path) -> None:
    (tmp_path / "reglages.json").write_text(
        '{"theme": "projection", "taille_texte": 1.0, "recents": []}', encoding="utf-8"
    )
    assert lire_reglages(tmp_path).theme == ""


def test_le_menu_coche_le_theme_choisi_et_en_change(poste: Poste, qtbot: QtBot) -> None:
    hote = QWidget()
    qtbot.addWidget(hote)
    poste.choisir_theme("contraste")
    entrees = entrees_affichage(poste, plein_ecran=hote.showFullScreen)
    assert [type(e) for e in entrees if isinstance(e, UnParmi | Bascule)] == [UnParmi, Bascule]
    menu = batir_menu(hote, (entrees,))
    sous_menu = menu.actions()[0].menu()
    assert [a.text() for a in sous_menu.actions() if a.isChecked()] == ["Fort contraste clair"]
    next(a for a in sous_menu.actions() if a.text() == "Thème sombre").trigger()
    assert theme.theme_courant().nom == "sombre"
    next(a for a in menu.actions() if a.isCheckable()).trigger()
    assert poste.reglages.reduire_animations
