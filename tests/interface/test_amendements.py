"""Amender dans la fenêtre : la vraie page, le vrai dialogue, un vrai fichier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    compter_mains,
    deposer_bulletin,
    enregistrer_position,
    proposer_amendement,
    rejeter_amendement,
)
from charte_studio.atelier.lectures.amendements import AmendementLu, lire_amendements
from charte_studio.atelier.lectures.preparer import lire_principe
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.amendement import (
    AmendementSaisi,
    BaseAmendable,
    DialogueAmendement,
)
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.widgets.texte_amende import (
    TexteAmende,
    abreger,
)
from charte_studio.redaction.comparaison import comparer_mots
from tests.interface.pages import Notices, montrer_se_positionner
from tests.outils.phrases import simple

TRANSPARENCE = 1
EQUILIBREE = 2
"""La formulation du milieu du premier principe."""
NOUVEAU = "On le dit, toujours."


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    return montrer_se_positionner(qtbot, contexte)


def proposer(atelier: AtelierOuvert, texte: str = NOUVEAU, **champs: object) -> int:
    return proposer_amendement(
        atelier,
        principe_id=TRANSPARENCE,
        formulation_id=EQUILIBREE,
        texte=texte,
        motif=str(champs.get("motif", "")),
        college_id=1,
    )


def lus(atelier: AtelierOuvert) -> tuple[AmendementLu, ...]:
    return lire_amendements(atelier.connexion, TRANSPARENCE)


def seul(atelier: AtelierOuvert) -> AmendementLu:
    (amendement,) = lus(atelier)
    return amendement


def dans_le_dialogue(
    ouvrir: Callable[[], object], faire: Callable[[DialogueAmendement], object]
) -> None:
    """Ouvre le dialogue et y agit une fois qu’il est à l’écran."""
    vus: list[DialogueAmendement] = []

    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueAmendement)
        vus.append(dialogue)
        faire(dialogue)

    QTimer.singleShot(0, agir)
    ouvrir()
    assert vus


def ecrire_et_valider(texte: str) -> Callable[[DialogueAmendement], object]:
    def faire(dialogue: DialogueAmendement) -> None:
        dialogue.texte.setPlainText(texte)
        dialogue.motif.setText("Plus net.")
        dialogue.accept()

    return faire


def voter(page: SePositionner, atelier: AtelierOuvert, mode: str) -> None:
    """Cinq « plutôt », un « pas du tout », par le mode donné."""
    page.vue.a_ouvrir.mode.boutons[mode].setChecked(True)
    page.vue.a_ouvrir.bouton.click()
    tour = page.vue.tour()
    assert tour is not None
    assert (tour.mode, tour.objet) == (mode, "amendement")
    if mode == "main-levee":
        for college, degre, nombre in ((1, "plutot", 4), (2, "plutot", 1), (2, "pas-du-tout", 1)):
            compter_mains(atelier, tour_id=tour.id, college_id=college, degre=degre, nombre=nombre)
        return
    geste = enregistrer_position if mode == "nominatif" else deposer_bulletin
    for qui in range(1, 7):
        degre = "plutot" if qui < 6 else "pas-du-tout"
        geste(atelier, tour_id=tour.id, participant_id=qui, degre=degre)


def tout_ce_qui_se_lit(vue: QWidget) -> str:
    morceaux = []
    for widget in (vue, *vue.findChildren(QWidget)):
        morceaux += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            morceaux.append(widget.text())
    return simple(" | ".join(morceaux)).lower()


# --- proposer ------------------------------------------------------------------------------------


def test_la_touche_d_ouvre_l_editeur_rempli_de_la_formulation_retenue(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    depart: list[str] = []

    def faire(dialogue: DialogueAmendement) -> None:
        depart.append(dialogue.texte.texte())
        ecrire_et_valider(NOUVEAU)(dialogue)

    dans_le_dialogue(lambda: qtbot.keyClick(page.vue.a_ouvrir.bouton, Qt.Key.Key_D), faire)
    formulations = lire_principe(atelier.connexion, TRANSPARENCE).formulations
    assert depart == [next(f.texte for f in formulations if f.niveau == "equilibree")]
    assert (seul(atelier).texte, seul(atelier).motif) == (NOUVEAU, "Plus net.")
    assert page.principe_montre() == TRANSPARENCE
    assert page.parole.voir_amendements.isChecked()
    assert simple(page.parole.voir_amendements.text()) == "Amendements · 1"
    assert page.parole.amendements.isVisible()


def test_la_comparaison_suit_la_frappe(qtbot: QtBot) -> None:
    dialogue = DialogueAmendement(
        titre="Proposer un amendement",
        bases={
            1: BaseAmendable("Équilibrée", "On le dit."),
            2: BaseAmendable("Souple", "Parfois."),
        },
        colleges={1: "Agents"},
        depart=AmendementSaisi(1, "On le dit.", "", None),
    )
    qtbot.addWidget(dialogue)
    dialogue.show()
    assert all(m.nature == "egal" for m in dialogue.comparaison.morceaux())
    qtbot.keyClicks(dialogue.texte, " Toujours.")
    qtbot.waitUntil(lambda: "Toujours.]" in dialogue.comparaison.vue.texte_marque())
    dialogue.base.setCurrentIndex(1)
    dialogue.base.activated.emit(1)
    assert dialogue.texte.texte() == "On le dit. Toujours."
    assert "Parfois" in dialogue.comparaison.vue.texte_marque()


def test_changer_de_formulation_remplit_un_editeur_que_l_on_n_a_pas_touche(qtbot: QtBot) -> None:
    dialogue = DialogueAmendement(
        titre="Proposer un amendement",
        bases={
            1: BaseAmendable("Équilibrée", "On le dit."),
            2: BaseAmendable("Souple", "Parfois."),
        },
        colleges={},
        depart=AmendementSaisi(1, "On le dit.", "", None),
    )
    qtbot.addWidget(dialogue)
    dialogue.base.setCurrentIndex(1)
    dialogue.base.activated.emit(1)
    assert dialogue.saisie() == AmendementSaisi(2, "Parfois.", "", None)


@pytest.mark.parametrize(
    ("texte", "phrase"), [("  ", "Écrivez le texte"), ("On le dit.", "changez au moins un mot")]
)
def test_un_texte_vide_ou_identique_se_dit_dans_le_dialogue(
    qtbot: QtBot, texte: str, phrase: str
) -> None:
    dialogue = DialogueAmendement(
        titre="Proposer un amendement",
        bases={1: BaseAmendable("Équilibrée", "On le dit.")},
        colleges={},
        depart=AmendementSaisi(1, texte, "", None),
    )
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.accept()
    assert dialogue.isVisible()
    assert phrase in simple(dialogue.refus())


def test_ce_qu_on_ecrit_sans_proposer_revient_a_la_fois_suivante(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    def renoncer(dialogue: DialogueAmendement) -> None:
        dialogue.texte.setPlainText(NOUVEAU)
        dialogue.reject()

    repris: list[str] = []

    def reprendre(dialogue: DialogueAmendement) -> None:
        repris.append(dialogue.texte.texte())
        dialogue.accept()

    dans_le_dialogue(page.parole.ajouter_amendement.click, renoncer)
    assert lus(atelier) == ()
    dans_le_dialogue(page.parole.ajouter_amendement.click, reprendre)
    assert repris == [NOUVEAU]
    assert seul(atelier).texte == NOUVEAU


def test_corriger_un_amendement_garde_son_texte_d_origine(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = proposer(atelier)
    base = seul(atelier).base
    dans_le_dialogue(
        lambda: page.bureau.faire("corriger", cle), ecrire_et_valider("On le dit, souvent.")
    )
    assert (seul(atelier).texte, seul(atelier).base) == ("On le dit, souvent.", base)


def test_un_principe_sans_formulation_ne_s_amende_pas(
    page: SePositionner, atelier: AtelierOuvert, notices: Notices
) -> None:
    with atelier.geste("Vider") as session:
        session.connection().exec_driver_sql("DELETE FROM formulation WHERE principe_id = 1")
    page.relire()
    page.bureau.proposer()
    assert notices
    assert notices[-1][0] == "info"
    assert "n’a pas encore de formulation" in notices[-1][1]


# --- la liste ------------------------------------------------------------------------------------


def test_sans_amendement_la_colonne_n_a_qu_une_vue(page: SePositionner) -> None:
    assert not page.parole.voir_amendements.isVisible()
    assert page.parole.amorces.isVisible()


def test_annuler_la_proposition_ramene_les_paroles(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = proposer(atelier)
    page.parole.voir_amendements.click()
    page.bureau.faire("voir", cle)
    atelier.annuler()
    assert page.parole.voir_paroles.isChecked()
    assert not page.vue.amendement.isVisible()
    assert page.vue.entete.affirmation.isVisible()


def test_trente_amendements_se_montrent_tous_et_un_changement_n_en_refait_qu_un(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    cles = [proposer(atelier, f"On le dit {rang} fois.") for rang in range(30)]
    page.parole.voir_amendements.click()
    dits = page.parole.amendements.dits
    assert list(dits) == cles
    avant = dict(dits)
    rejeter_amendement(atelier, cles[4])
    assert dits == avant
    assert dits[cles[4]].pastille.text() == "Rejeté"
    assert dits[cles[5]].pastille.text() == "Proposé"


def test_un_long_texte_n_y_montre_que_ce_qui_change() -> None:
    base = " ".join(f"mot{n}" for n in range(200))
    morceaux = abreger(comparer_mots(base, base.replace("mot100", "autre")))
    lu = "".join(m.texte for m in morceaux)
    assert "mot92 " in lu
    assert "autre" in lu
    assert "mot108" in lu
    assert "mot91" not in lu
    assert "mot150" not in lu
    assert lu.startswith("…")
    assert lu.endswith("…")


def test_un_texte_court_ne_s_abrege_pas(qtbot: QtBot) -> None:
    texte = TexteAmende()
    qtbot.addWidget(texte)
    texte.montrer("On le dit.", "On le dit toujours.", abrege=True)
    assert not texte.s_abrege()
    assert "toujours" in texte.text()
    assert texte.accessibleDescription()


# --- voter, trancher -----------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["nominatif", "main-levee", "secret"])
def test_un_amendement_se_vote_et_s_adopte_dans_les_trois_modes(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert, mode: str
) -> None:
    cle = proposer(atelier)
    page.parole.voir_amendements.click()
    page.parole.amendements.dits[cle].voir.click()
    carte = page.vue.amendement
    assert carte.isVisible()
    assert page.vue.a_ouvrir.isVisible()
    voter(page, atelier, mode)
    assert carte.pastille.text() == "Vote ouvert"
    assert not carte.adopter.isVisible()
    assert "favorable" not in tout_ce_qui_se_lit(carte)
    assert "favorable" not in tout_ce_qui_se_lit(page.parole)
    page.vue.ouvert.bouton_clore.click()
    assert page.vue.clos.isVisible()
    assert simple(carte.suggestion.text()) == "L’outil suggère : adopter l’amendement"
    assert "5 favorables, 1 défavorable" in simple(carte.phrase.text())
    qtbot.mouseClick(carte.adopter, Qt.MouseButton.LeftButton)
    assert seul(atelier).etat == "adopte"
    niveaux = [f.niveau for f in lire_principe(atelier.connexion, TRANSPARENCE).formulations]
    assert "amendement-1" in niveaux
    assert carte.pastille.text() == "Adopté"
    assert not page.vue.clos.bouton_encore.isVisible()
    carte.rouvrir.click()
    assert seul(atelier).etat == "propose"
    assert carte.adopter.isVisible()


def test_un_second_vote_ouvert_tait_ce_que_le_premier_a_donne(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.bureau.faire("voir", proposer(atelier))
    voter(page, atelier, "nominatif")
    page.vue.ouvert.bouton_clore.click()
    page.conduite.ouvrir_encore("nominatif")
    carte = page.vue.amendement
    assert carte.pastille.text() == "Vote ouvert"
    assert not carte.suggestion.isVisible()
    assert "favorable" not in tout_ce_qui_se_lit(carte)


def test_peu_d_exprimes_ne_donnent_pas_de_compte(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.bureau.faire("voir", proposer(atelier))
    page.vue.a_ouvrir.bouton.click()
    tour = page.vue.tour()
    assert tour is not None
    enregistrer_position(atelier, tour_id=tour.id, participant_id=1, degre="plutot")
    page.vue.ouvert.bouton_clore.click()
    assert "le compte est masqué" in simple(page.vue.amendement.phrase.text())
    assert simple(page.vue.amendement.suggestion.text()) == "L’outil ne suggère rien"


def test_tranche_sans_vote_il_ne_se_met_plus_aux_voix(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = proposer(atelier)
    page.bureau.faire("voir", cle)
    page.vue.amendement.rejeter.click()
    assert seul(atelier).etat == "rejete"
    assert not page.vue.a_ouvrir.isVisible()
    page.vue.mener()
    assert page.vue.amendement.rouvrir.hasFocus()


def test_retirer_garde_l_amendement_et_son_numero(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.bureau.faire("voir", proposer(atelier))
    page.vue.amendement.retirer.click()
    assert (seul(atelier).numero, seul(atelier).etat) == (1, "retire")


def test_deux_amendements_de_la_meme_formulation_se_signalent(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    premier = proposer(atelier)
    second = proposer(atelier, "On le dit parfois.")
    page.bureau.faire("voir", premier)
    carte = page.vue.amendement
    assert "L’amendement n° 2 récrit la même formulation" in simple(carte.rivaux.text())
    page.bureau.faire("adopter", second)
    assert "prendrait sa place dans la charte" in simple(carte.rivaux.text())


def test_une_formulation_recrite_depuis_se_dit(page: SePositionner, atelier: AtelierOuvert) -> None:
    page.bureau.faire("voir", proposer(atelier))
    assert not page.vue.amendement.alerte.isVisible()
    with atelier.geste("Récrire") as session:
        session.connection().exec_driver_sql(
            f"UPDATE formulation SET texte = 'Autre.' WHERE id = {EQUILIBREE}"
        )
    page.relire()
    assert "La formulation a changé depuis" in simple(page.vue.amendement.alerte.text())


def test_le_texte_entier_se_lit_avant_le_vote_et_s_abrege_pendant(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    long = " ".join(f"mot{n}" for n in range(80))
    with atelier.geste("Récrire") as session:
        session.connection().exec_driver_sql(
            f"UPDATE formulation SET texte = '{long}' WHERE id = {EQUILIBREE}"
        )
    page.bureau.faire("voir", proposer(atelier, f"{long} Fin."))
    carte = page.vue.amendement
    assert carte.entier.isChecked()
    assert "mot3 " in carte.texte.text()
    voter(page, atelier, "nominatif")
    assert not carte.entier.isChecked()
    assert "mot3 " not in carte.texte.text()
    carte.entier.click()
    assert "mot3 " in carte.texte.text()


def test_en_sombre_les_marques_changent_de_teinte(
    qapp: QApplication, page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.bureau.faire("voir", proposer(atelier))
    avant = page.vue.amendement.texte.text()
    theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert page.vue.amendement.texte.text() != avant
