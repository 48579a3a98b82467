"""Choisir dans la bibliothèque : chercher, lire, cocher, voir ce que l’on couvre."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import ajouter_de_la_bibliotheque
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.bibliotheque.lecture import dire_propositions
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.widgets.apercu_projete import (
    TEXTE_MINIMAL,
    ApercuProjete,
    ajuster,
)
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.bibliotheque import Bibliotheque, lire_bibliotheque
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES
from charte_studio.redaction.principes import PrincipeModele
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.phrases import simple

PRESENTES = frozenset({"transparence", "sobriete"})


@pytest.fixture(scope="module")
def bibliotheque() -> Bibliotheque:
    return lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES)


@pytest.fixture
def dialogue(qtbot: QtBot, bibliotheque: Bibliotheque) -> BibliothequeDialogue:
    dialogue = BibliothequeDialogue(bibliotheque, PRESENTES, degres=("Oui", "Non"))
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    dialogue.activateWindow()
    return dialogue


def vus(dialogue: BibliothequeDialogue) -> list[PrincipeModele]:
    modele = dialogue.modele
    principes = (modele.principe(modele.index(rang)) for rang in range(modele.rowCount()))
    return [principe for principe in principes if principe is not None]


def themes_vus(dialogue: BibliothequeDialogue) -> list[str]:
    modele = dialogue.modele
    return [
        str(modele.index(rang).data())
        for rang in range(modele.rowCount())
        if modele.principe(modele.index(rang)) is None
    ]


def dit(widget: QWidget) -> str:
    return simple("\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible()))


def pastilles_vues(widget: QWidget) -> list[str]:
    return [p.text() for p in widget.findChildren(Pastille) if p.isVisible()]


def cocher(qtbot: QtBot, dialogue: BibliothequeDialogue, cle: str) -> None:
    dialogue.liste.aller(cle)
    qtbot.keyClick(dialogue.liste, Qt.Key.Key_Space)


# --- trouver -----------------------------------------------------------------------------------


def test_les_cinquante_cinq_principes_se_rangent_sous_les_vingt_deux_themes(
    dialogue: BibliothequeDialogue,
) -> None:
    assert len(vus(dialogue)) == 55
    assert themes_vus(dialogue) == list(THEMES.values())


def test_la_recherche_ignore_accents_et_casse_et_lit_titre_affirmation_et_enjeu(
    dialogue: BibliothequeDialogue, bibliotheque: Bibliotheque
) -> None:
    for principe in ("equite-biais", "tracabilite"):
        for texte in (
            bibliotheque.principes[principe].titre,
            bibliotheque.principes[principe].question,
            bibliotheque.principes[principe].enjeu,
        ):
            dialogue.recherche.setText(texte.upper())
            assert principe in [p.cle for p in vus(dialogue)]

    dialogue.recherche.setText("equite")
    sans_accents = vus(dialogue)
    dialogue.recherche.setText("Équité")
    assert vus(dialogue) == sans_accents != []


def test_le_theme_et_l_axe_se_combinent(dialogue: BibliothequeDialogue) -> None:
    dialogue.filtrer_axe("decider")
    assert {p.axe for p in vus(dialogue)} == {"decider"}

    dialogue.theme.montrer("gouvernance")
    dialogue.theme.change.emit("gouvernance")

    assert {(p.theme, p.axe) for p in vus(dialogue)} == {("gouvernance", "decider")}
    assert themes_vus(dialogue) == ["Gouvernance"]


def test_les_themes_pas_encore_traites_ecartent_ceux_du_jour(
    dialogue: BibliothequeDialogue,
) -> None:
    dialogue.theme.montrer("absents")
    dialogue.theme.change.emit("absents")

    assert {p.theme for p in vus(dialogue)} == set(THEMES) - {"transparence", "sobriete"}


def test_une_recherche_sans_reponse_le_dit_et_se_defait_d_un_bouton(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    dialogue.filtrer_axe("connaitre")
    dialogue.recherche.setText("zygomatique")
    assert "Aucun principe ne répond" in dit(dialogue)
    assert not dialogue.liste.isVisible()

    qtbot.mouseClick(dialogue.tout_montrer, Qt.MouseButton.LeftButton)

    assert len(vus(dialogue)) == 55
    assert dialogue.liste.hasFocus()


def test_entree_dans_la_recherche_mene_a_la_liste_sans_valider(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    dialogue.recherche.setText("formation")
    qtbot.keyClick(dialogue.recherche, Qt.Key.Key_Return)

    assert dialogue.isVisible()
    assert dialogue.liste.hasFocus()


# --- lire --------------------------------------------------------------------------------------


def test_le_principe_courant_se_lit_en_entier(
    qtbot: QtBot, dialogue: BibliothequeDialogue, bibliotheque: Bibliotheque
) -> None:
    dialogue.liste.aller("contestation")

    principe = bibliotheque.principes["contestation"]
    lu = dit(dialogue.lecture)
    assert simple(principe.question) in simple(dialogue.lecture.apercu.accessibleDescription())
    assert "Propositions 6 et 7 du rapport de juillet 2025" in lu
    for entete in ("souple", "équilibrée", "exigeante"):
        assert f"Formulation {entete}" in lu
    for texte in (*principe.pour, *principe.contre, *principe.vigilance):
        assert simple(texte)[:30] in lu
    statuts = [source.statut for source in principe.sources]
    qtbot.waitUntil(lambda: pastilles_vues(dialogue.lecture)[2:] == statuts)


def test_les_fleches_sautent_les_titres_de_theme(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    dialogue.liste.setFocus()
    rencontres = []
    for _ in range(4):
        courant = dialogue.liste.courant()
        assert courant is not None
        rencontres.append(courant.cle)
        qtbot.keyClick(dialogue.liste, Qt.Key.Key_Down)
    assert rencontres == ["transparence", "mentions-contenus", "droit-explication",
                          "controle-humain"]  # fmt: skip


@pytest.mark.parametrize(
    ("numeros", "phrase"),
    [
        ((), ""),
        ((6,), "Proposition 6 du rapport de juillet 2025"),
        ((4, 6, 10), "Propositions 4, 6 et 10 du rapport de juillet 2025"),
    ],
)
def test_les_propositions_se_disent_par_leur_numero(numeros: tuple[int, ...], phrase: str) -> None:
    assert dire_propositions(numeros) == phrase


# --- cocher ------------------------------------------------------------------------------------


def test_cocher_met_a_jour_la_jauge_les_propositions_et_le_bouton(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    assert dialogue.jauge.dit() == "2 thèmes traités sur 22"

    cocher(qtbot, dialogue, "doctrine")
    cocher(qtbot, dialogue, "referent")
    cocher(qtbot, dialogue, "droit-explication")

    assert dialogue.jauge.dit() == "3 thèmes traités sur 22, dont 1 nouveau"
    assert "rapport de juillet 2025 : 1, 2, 7 et 8 ; restent 3," in dit(dialogue)
    assert dialogue._valider.text() == "Ajouter 3 principes"

    cocher(qtbot, dialogue, "doctrine")
    cocher(qtbot, dialogue, "referent")

    assert dialogue.jauge.dit() == "2 thèmes traités sur 22"


def test_un_principe_deja_present_est_marque_et_ne_se_coche_pas(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    cocher(qtbot, dialogue, "transparence")

    index = dialogue.liste.currentIndex()
    assert dialogue.choisis() == ()
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "déjà dans l’atelier" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_les_coches_restent_quand_on_change_de_recherche(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    cocher(qtbot, dialogue, "usages-caches")
    dialogue.recherche.setText("formation")
    cocher(qtbot, dialogue, "formation-prealable")
    dialogue.recherche.clear()

    assert [p.cle for p in dialogue.choisis()] == ["usages-caches", "formation-prealable"]


def test_valider_sans_rien_cocher_dit_quoi_faire(
    qtbot: QtBot, dialogue: BibliothequeDialogue
) -> None:
    dialogue.accept()
    assert "Cochez au moins un principe" in dialogue.refus()

    cocher(qtbot, dialogue, "doctrine")

    assert dialogue.refus() == ""


def test_demander_rend_le_choix_ou_rien(qtbot: QtBot, bibliotheque: Bibliotheque) -> None:
    racine = QWidget()
    qtbot.addWidget(racine)

    def repondre(*, oui: bool) -> None:
        dialogue = racine.findChild(BibliothequeDialogue)
        assert dialogue is not None
        cocher(qtbot, dialogue, "doctrine")
        dialogue.accept() if oui else dialogue.reject()

    QTimer.singleShot(0, lambda: repondre(oui=True))
    choisis = BibliothequeDialogue.demander(racine, bibliotheque, PRESENTES)
    assert choisis == (bibliotheque.principes["doctrine"],)
    QApplication.sendPostedEvents(None, 52)

    QTimer.singleShot(0, lambda: repondre(oui=False))
    assert BibliothequeDialogue.demander(racine, bibliotheque, PRESENTES) is None


# --- l’aperçu projeté --------------------------------------------------------------------------


def test_toutes_les_affirmations_tiennent_en_grand_avec_toutes_les_echelles(
    qtbot: QtBot, bibliotheque: Bibliotheque
) -> None:
    apercu = ApercuProjete()
    qtbot.addWidget(apercu)
    for echelle in ECHELLES.values():
        degres = [degre.libelle for degre in echelle.degres]
        for principe in bibliotheque.principes.values():
            apercu.montrer(principe.titre, principe.question, degres)
            assert not apercu.deborde()
            assert apercu.taille_affirmation() >= 68


def test_une_affirmation_plus_longue_s_ecrit_plus_petit_jamais_sous_le_trentieme(
    qtbot: QtBot,
) -> None:
    apercu = ApercuProjete()
    qtbot.addWidget(apercu)
    tailles = []
    for fois in (1, 4, 8, 60):
        apercu.montrer("", "Nous décidons ensemble de nos usages. " * fois, ("Oui", "Non"))
        tailles.append(apercu.taille_affirmation())
    assert tailles == sorted(tailles, reverse=True)
    assert tailles[-1] == TEXTE_MINIMAL
    assert apercu.deborde()


def test_ce_qui_ne_tient_pas_perd_ses_derniers_mots_et_le_montre() -> None:
    police = theme.theme_courant().police()
    police.setPixelSize(60)
    _, visible = ajuster("Un deux trois quatre cinq six", QRectF(0, 0, 220, 50), police)
    assert visible.startswith("Un deux")
    assert visible.endswith("…")


def test_l_apercu_garde_la_forme_d_un_ecran(qtbot: QtBot) -> None:
    apercu = ApercuProjete()
    qtbot.addWidget(apercu)
    apercu.setMaximumWidth(640)
    assert (apercu.heightForWidth(480), apercu.heightForWidth(1280)) == (270, 360)


# --- dans Préparer -----------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    page = Preparer(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.ouvrir("principes")
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def choisir(qtbot: QtBot, page: Preparer, *cles: str) -> list[frozenset[str]]:
    """Coche ces principes dans le dialogue ; rend les thèmes traités à son ouverture."""
    traites: list[frozenset[str]] = []

    def repondre() -> None:
        dialogue = page.findChild(BibliothequeDialogue)
        if dialogue is None or not dialogue.isVisible():
            QTimer.singleShot(10, repondre)
            return
        traites.append(dialogue.modele.themes_traites())
        for cle in cles:
            cocher(qtbot, dialogue, cle)
        dialogue.accept() if cles else dialogue.reject()

    QTimer.singleShot(0, repondre)
    qtbot.mouseClick(page.principes.choisir, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(traites) and page.principes.choisir.isEnabled())
    return traites


def test_choisir_ajoute_a_l_ordre_du_jour_et_s_annule_d_un_coup(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    choisir(qtbot, page, "doctrine", "referent")

    cles = [p.cle for p in lire_preparation(atelier.connexion).principes]
    assert cles == ["transparence", "humain", "sobriete", "doctrine", "referent"]
    assert "5 retenus sur 5" in dit(page.principes)
    assert "3 thèmes traités" in dit(page.principes.couverture)

    atelier.annuler()

    assert "3 retenus sur 3" in dit(page.principes)


def test_le_principe_ajoute_est_choisi_dans_la_liste(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    choisir(qtbot, page, "doctrine")

    dernier = lire_preparation(atelier.connexion).principes[-1]
    assert page.principes.liste.courant() == dernier.id


def test_renoncer_ne_change_rien_et_la_bibliotheque_se_rouvre(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    avant = lire_preparation(atelier.connexion)
    for _ in range(2):
        assert choisir(qtbot, page) == [frozenset({"transparence", "humain"})]
    assert lire_preparation(atelier.connexion) == avant


def test_une_cle_prise_entre_temps_est_refusee_en_notice(
    qtbot: QtBot,
    page: Preparer,
    contexte: Contexte,
    atelier: AtelierOuvert,
    bibliotheque: Bibliotheque,
) -> None:
    notices: list[str] = []
    contexte.notice.connect(lambda role, _texte: notices.append(role))

    def repondre() -> None:
        dialogue = page.findChild(BibliothequeDialogue)
        if dialogue is None:
            QTimer.singleShot(10, repondre)
            return
        cocher(qtbot, dialogue, "doctrine")
        ajouter_de_la_bibliotheque(atelier, [bibliotheque.principes["doctrine"]])
        dialogue.accept()

    QTimer.singleShot(0, repondre)
    qtbot.mouseClick(page.principes.choisir, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notices == ["refus"])
