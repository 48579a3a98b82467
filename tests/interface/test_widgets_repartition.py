"""La barre de répartition et sa légende."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.interface import theme
from charte_studio.interface.widgets.barre_repartition import (
    CACHE,
    VIDE,
    BarreRepartition,
    decrire_repartition,
)
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.peinture_repartition import segments_de

ACCORD = ECHELLES["accord-5"]
LIBELLES = [degre.libelle for degre in ACCORD.degres]


@pytest.fixture
def barre(qtbot: QtBot) -> BarreRepartition:
    barre = BarreRepartition()
    qtbot.addWidget(barre)
    barre.resize(300, 24)
    return barre


def test_la_barre_se_dit_en_une_phrase(barre: BarreRepartition) -> None:
    barre.montrer([14, 7, 1, 0, 0], LIBELLES)
    assert barre.accessibleDescription() == "14 tout à fait d’accord, 7 plutôt d’accord, 1 partagé"


def test_une_repartition_sans_voix_se_dit_aussi() -> None:
    assert decrire_repartition([0, 0], ["D’accord", "Pas d’accord"]) == VIDE


def test_il_faut_un_libelle_par_degre(barre: BarreRepartition) -> None:
    with pytest.raises(ValueError, match="libellé"):
        barre.montrer([1, 2], LIBELLES)


def test_un_resultat_cache_ne_laisse_rien_deviner(barre: BarreRepartition) -> None:
    barre.montrer([14, 7, 1, 0, 0], LIBELLES)
    barre.cacher()
    assert barre.accessibleDescription() == CACHE
    assert barre.infobulle(10) == CACHE
    cachee = barre.grab().toImage()
    barre.montrer([0, 0, 0, 0, 22], LIBELLES)
    barre.cacher()
    assert barre.grab().toImage() == cachee


def test_une_barre_vide_le_dit(barre: BarreRepartition) -> None:
    barre.montrer([3, 0, 0, 0, 0], LIBELLES)
    barre.vider()
    assert barre.accessibleDescription() == VIDE
    assert barre.infobulle(5) == VIDE


def test_l_infobulle_dit_le_segment_sous_le_pointeur(barre: BarreRepartition) -> None:
    barre.montrer([14, 7, 1, 0, 0], LIBELLES)
    assert barre.infobulle(10) == "14 · 1 Tout à fait d’accord"
    assert barre.infobulle(295) == "1 · 3 Partagé"


def test_les_segments_sont_proportionnels() -> None:
    segments = segments_de([3, 0, 1], QRectF(0, 0, 400, 20), 4)
    assert [(s.rang, s.effectif) for s in segments] == [(0, 3), (2, 1)]
    assert segments[0].zone.width() == pytest.approx(300)
    assert segments[1].zone.right() == pytest.approx(400)


def test_une_voix_sur_mille_se_voit_encore_et_la_barre_ne_deborde_pas() -> None:
    segments = segments_de([999, 1], QRectF(0, 0, 200, 20), 4)
    assert segments[1].zone.width() == pytest.approx(4)
    assert segments[1].zone.right() == pytest.approx(200)


def test_les_segments_restent_dans_une_zone_minuscule() -> None:
    segments = segments_de([1] * 9, QRectF(0, 0, 18, 20), 4)
    assert segments[-1].zone.right() == pytest.approx(18)
    assert all(segment.zone.width() > 0 for segment in segments)


def test_la_barre_peint_les_couleurs_du_theme_courant(
    qapp: QApplication, barre: BarreRepartition
) -> None:
    barre.montrer([5, 0, 0, 0, 5], LIBELLES)
    for nom in theme.noms_themes():
        pose = theme.appliquer(qapp, theme.lire_theme(nom))
        image = barre.grab().toImage()
        attendu = QColor(theme.couleurs_degres(pose, 5)[0].fond)
        assert image.pixelColor(30, 4).name() == attendu.name()


def test_la_variante_epaisse_est_plus_haute(qtbot: QtBot, barre: BarreRepartition) -> None:
    epaisse = BarreRepartition(epaisse=True)
    qtbot.addWidget(epaisse)
    assert epaisse.sizeHint().height() > barre.sizeHint().height()


def test_la_legende_numerote_chaque_degre(qtbot: QtBot) -> None:
    legende = LegendeEchelle()
    qtbot.addWidget(legende)
    legende.montrer(ACCORD)
    assert legende.accessibleDescription() == (
        "1 Tout à fait, 2 Plutôt, 3 Partagé, 4 Plutôt pas, 5 Pas du tout"
    )
    legende.montrer(ECHELLES["deux-degres"])
    assert legende.accessibleDescription() == "1 D’accord, 2 Pas d’accord"


def test_la_legende_passe_a_la_ligne(qtbot: QtBot) -> None:
    legende = LegendeEchelle()
    qtbot.addWidget(legende)
    legende.montrer(ECHELLES["gradients-8"])
    assert legende.heightForWidth(200) > legende.heightForWidth(2000)
