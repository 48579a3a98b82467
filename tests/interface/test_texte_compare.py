"""Les textes comparés et les conflits de fusion, au clavier et hors écran."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.conflits_fusion import ConflitsFusion, dire_reprises
from charte_studio.interface.widgets.texte_compare import IDENTIQUES, VIDES, TexteCompare
from charte_studio.redaction.comparaison import Morceau
from charte_studio.redaction.fusion import Fusion, fusionner
from tests.outils.phrases import simple

AVANT = "L’agent doit signaler l’usage.\n\nLe registre est public."
APRES = "L’agent peut signaler l’usage.\n\nLe registre est public, et daté.\n\nFin."
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def compare(qtbot: QtBot) -> TexteCompare:
    widget = TexteCompare()
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    widget.show()
    widget.montrer(AVANT, APRES)
    return widget


def formes(compare: TexteCompare) -> list[tuple[str, bool, bool, str]]:
    """Chaque passage marqué : son texte, barré, souligné, son fond."""
    trouvees: list[tuple[str, bool, bool, str]] = []
    for debut, fin in compare.vue.changements():
        curseur = QTextCursor(compare.vue.document())
        for place in range(debut, fin):
            curseur.setPosition(place + 1)
            forme = curseur.charFormat()
            signe = compare.vue.document().characterAt(place)
            marque = (forme.fontStrikeOut(), forme.fontUnderline())
            fond = forme.background().color().name()
            if place > debut and trouvees[-1][1:] == (*marque, fond):
                trouvees[-1] = (trouvees[-1][0] + signe, *marque, fond)
            else:
                trouvees.append((signe, *marque, fond))
    return trouvees


def test_le_retire_est_barre_et_l_ajoute_souligne_sur_un_fond(compare: TexteCompare) -> None:
    couleurs = theme.theme_courant().couleurs
    retire, ajoute, *_ = formes(compare)
    assert retire == ("doit", True, False, QColor(couleurs.fond_alerte).name())
    assert ajoute == ("peut", False, True, QColor(couleurs.fond_reussi).name())


def test_les_teintes_suivent_le_theme(qapp: QApplication, compare: TexteCompare) -> None:
    sombre = theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert formes(compare)[0][3] == QColor(sombre.couleurs.fond_alerte).name()


def test_la_comparaison_se_dit_a_un_lecteur_d_ecran(compare: TexteCompare) -> None:
    dit = simple(compare.vue.accessibleDescription())
    assert dit.startswith("4 mots ajoutés et 1 retiré. L’agent [retiré : doit] [ajouté : peut]")
    assert compare.resume.text() == "4 mots ajoutés et 1 retiré"


def test_copier_garde_les_marques_et_les_insecables(compare: TexteCompare) -> None:
    compare.montrer("Oui\u202f! Un.", "Oui\u202f! Deux.")
    compare.vue.selectAll()
    compare.vue.copy()
    copie = QApplication.clipboard().mimeData()
    assert copie.text() == "Oui\u202f! [retiré\u00a0: Un][ajouté\u00a0: Deux]."
    assert "line-through" in copie.html()


def test_copier_une_partie_ne_copie_qu_elle(compare: TexteCompare) -> None:
    assert compare.vue.texte_marque(2, 14) == "agent [retiré\u00a0: doit][ajouté\u00a0: pe]"


def test_alt_et_les_fleches_vont_de_changement_en_changement(
    qtbot: QtBot, compare: TexteCompare
) -> None:
    lieux = compare.vue.changements()
    assert len(lieux) == 3
    vus = []
    for touche in (*[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up):
        qtbot.keyClick(compare.vue, touche, ALT)
        curseur = compare.vue.textCursor()
        vus.append(lieux.index((curseur.selectionStart(), curseur.selectionEnd())))
    assert vus == [0, 1, 2, 0, 2]


def test_sans_changement_rien_ne_se_parcourt(compare: TexteCompare) -> None:
    compare.montrer(AVANT, AVANT)
    assert compare.vue.toPlainText().startswith(IDENTIQUES)
    assert not compare.bouton_suivant.isEnabled()
    assert compare.vue.aller_au_changement(1) == -1
    compare.montrer("", "")
    assert compare.vue.toPlainText().strip() == VIDES


def test_cote_a_cote_chaque_alinea_fait_face_a_son_origine(
    qtbot: QtBot, compare: TexteCompare
) -> None:
    with qtbot.waitSignal(compare.mode_change) as choisi:
        qtbot.mouseClick(compare.bouton_cote_a_cote, Qt.MouseButton.LeftButton)
    assert choisi.args == ["cote_a_cote"]
    assert compare.mode() == "cote_a_cote"
    assert simple(compare.vue.toPlainText()).split("\n") == [
        "", "Avant", "Après",
        "L’agent doit signaler l’usage.", "L’agent peut signaler l’usage.",
        "Le registre est public.", "Le registre est public, et daté.",
        "—", "Fin.", "",
    ]  # fmt: skip
    compare.montrer_mode("continu")
    assert compare.bouton_continu.isChecked()


def test_un_alinea_deplace_se_dit_cote_a_cote(compare: TexteCompare) -> None:
    compare.montrer_mode("cote_a_cote")
    compare.montrer("Un.\n\nDeux mots.\n\nTrois ici.", "Trois ici.\n\nUn.\n\nDeux mots.")
    assert compare.vue.toPlainText().count("Alinéa déplacé") == 2


def test_une_coupure_d_alinea_se_voit(compare: TexteCompare) -> None:
    compare.montrer(
        "Un agent signale. Le service répond.", "Un agent signale.\n\nLe service répond."
    )
    assert "¶" in compare.vue.toPlainText()
    assert compare.resume.text() == "Seuls les espaces changent"


def test_le_texte_n_est_jamais_pris_pour_du_html(compare: TexteCompare) -> None:
    compare.montrer("<b>gras</b> & co", "<b>gras</b> & <i>co</i>")
    assert "<b>gras</b> & " in compare.vue.toPlainText()


def test_des_morceaux_deja_compares_se_montrent(compare: TexteCompare) -> None:
    morceaux = (Morceau("egal", "Oui "), Morceau("retire", "non"), Morceau("ajoute", "si"))
    compare.montrer_morceaux(morceaux)
    assert compare.morceaux() == morceaux
    assert compare.vue.texte_marque() == "Oui [retiré\u00a0: non][ajouté\u00a0: si]"
    compare.montrer_mode("cote_a_cote")
    assert "Oui non" in compare.vue.toPlainText()


def test_au_mur_le_texte_grandit(qtbot: QtBot, compare: TexteCompare) -> None:
    avant = compare.vue.document().defaultFont().pixelSize()
    compare.montrer_taille("affiche")
    attendu = theme.theme_courant().taille("affiche")
    assert compare.vue.document().defaultFont().pixelSize() == attendu > avant


def test_sans_outils_il_ne_reste_que_le_texte(qtbot: QtBot) -> None:
    widget = TexteCompare(avec_outils=False)
    qtbot.addWidget(widget)
    widget.show()
    assert not widget.bouton_continu.isVisible()
    assert widget.vue.isVisible()


# --- les conflits -------------------------------------------------------------------------------

BASE = "L’agent doit signaler.\n\nLe registre est public.\n\nUne fin."
ASSEMBLE = "L’agent peut signaler.\n\nLe registre est public et daté.\n\nUne belle fin."
RETOUCHE = "L’agent ne doit rien signaler.\n\nLe registre est public."


@pytest.fixture
def conflits(qtbot: QtBot) -> ConflitsFusion:
    widget = ConflitsFusion()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    widget.montrer(fusionner(BASE, ASSEMBLE, RETOUCHE))
    return widget


def textes_de(widget: QWidget) -> str:
    return simple("\n".join(etiquette.text() for etiquette in widget.findChildren(QLabel)))


def test_chaque_conflit_montre_ses_trois_textes(conflits: ConflitsFusion) -> None:
    assert len(conflits.cartes) == 2
    premier, second = conflits.cartes
    assert premier.accessibleName() == "Conflit 1 sur 2"
    assert "L’agent doit signaler." in textes_de(premier)
    voix = simple("\n".join(e.accessibleDescription() for e in premier.findChildren(QLabel)))
    assert "L’agent [retiré : doit] [ajouté : peut] signaler." in voix
    assert "Après « Le registre est public et daté. »" in textes_de(second)
    voix = simple("\n".join(e.accessibleDescription() for e in second.findChildren(QLabel)))
    assert "Ce passage est retiré. [retiré : Une fin.]" in voix
    assert conflits.reprises.text().endswith("1 passage du nouvel assemblage.")


def test_rien_n_est_resolu_tant_que_tout_n_est_pas_tranche(
    qtbot: QtBot, conflits: ConflitsFusion
) -> None:
    assert conflits.texte() is None
    assert not conflits.appliquer.isEnabled()
    with qtbot.waitSignal(conflits.avance) as compte:
        conflits.cartes[0].choix["assemble"].click()
    assert compte.args == [1, 2]
    assert conflits.etat.text() == "1 conflit tranché sur 2"
    with qtbot.assertNotEmitted(conflits.resolue):
        qtbot.keyClick(conflits, Qt.Key.Key_Return, CTRL)


def test_tout_se_tranche_au_clavier(qtbot: QtBot, conflits: ConflitsFusion) -> None:
    premier, second = conflits.cartes
    premier.poser_le_clavier()
    qtbot.keyClick(premier.choix["retouche"], Qt.Key.Key_Space)
    qtbot.keyClick(premier.choix["retouche"], Qt.Key.Key_Right)
    assert premier.choix["assemble"].isChecked()
    second.poser_le_clavier()
    qtbot.keyClick(second.choix["retouche"], Qt.Key.Key_Space)
    with qtbot.waitSignal(conflits.resolue) as resolue:
        qtbot.keyClick(conflits, Qt.Key.Key_Return, CTRL)
    assert resolue.args == ["L’agent peut signaler.\n\nLe registre est public et daté."]


def test_garder_les_deux_garde_les_deux(conflits: ConflitsFusion) -> None:
    conflits.cartes[0].choix["les_deux"].click()
    conflits.cartes[1].choix["les_deux"].click()
    assert conflits.texte() == (
        "L’agent peut signaler.\n\nL’agent ne doit rien signaler.\n\n"
        "Le registre est public et daté.\n\nUne belle fin."
    )


def test_ecrire_part_de_la_retouche_et_attend_un_texte(
    qtbot: QtBot, conflits: ConflitsFusion
) -> None:
    premier, second = conflits.cartes
    assert not premier.saisie.isVisible()
    premier.choix["ecrire"].click()
    second.choix["retouche"].click()
    assert premier.saisie.isVisible()
    assert premier.saisie.texte() == "L’agent ne doit rien signaler."
    premier.saisie.clear()
    assert conflits.texte() is None
    assert not conflits.appliquer.isEnabled()
    qtbot.keyClicks(premier.saisie, "Mon texte.")
    assert conflits.texte() == "Mon texte.\n\nLe registre est public et daté."
    premier.choix["assemble"].click()
    assert not premier.saisie.isVisible()
    premier.choix["ecrire"].click()
    assert premier.saisie.texte() == "Mon texte."


def test_une_fusion_sans_conflit_se_valide_aussitot(qtbot: QtBot, conflits: ConflitsFusion) -> None:
    conflits.montrer(fusionner("a", "b", "a"))
    assert conflits.cartes == []
    assert simple(conflits.etat.text()).startswith("Rien à trancher")
    with qtbot.waitSignal(conflits.resolue) as resolue:
        conflits.appliquer.click()
    assert resolue.args == ["b"]


def test_les_teintes_d_un_conflit_suivent_le_theme(
    qapp: QApplication, conflits: ConflitsFusion
) -> None:
    sombre = theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert sombre.couleurs.fond_alerte in textes_de(conflits.cartes[0])


def test_ce_qui_est_repris_se_dit() -> None:
    assert dire_reprises(Fusion(())) == ""
    assert simple(dire_reprises(fusionner("a b", "a c", "a c"))) == (
        "Repris sans conflit : 1 passage des deux."
    )
