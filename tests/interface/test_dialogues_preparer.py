"""Les dialogues de la préparation : ce qu’ils montrent, ce qu’ils refusent, ce qu’ils rendent."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import Inscription
from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.preparer import lire_participants, lire_principe
from charte_studio.domaine.decision import RegleDecision
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.dialogues.importer_positions import DialogueImport
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.dialogues.principe import DialoguePrincipe
from charte_studio.interface.dialogues.regle import DialogueRegle, RegleSaisie
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele, lister_modeles
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.base import cle_de

COLLEGES = (CollegeLu(1, "agents", "Agents", 10, 8), CollegeLu(2, "direction", "Direction", 2, 2))
MODELE = """---
identifiant: le-mien
titre: Notre charte
cadre: association
forme: guide
version: "1.0"
---
# Principes
## Transparence
> On le dit toujours.

On le dit.
"""


@pytest.fixture(scope="module")
def modeles() -> tuple[Modele, ...]:
    return lister_modeles(dossier_modeles())


def montrer(qtbot: QtBot, dialogue: Dialogue) -> None:
    qtbot.addWidget(dialogue)
    with qtbot.waitExposed(dialogue):
        dialogue.show()
    dialogue.activateWindow()


def textes(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible())


def accepte(dialogue: Dialogue) -> bool:
    dialogue.accept()
    return dialogue.result() == QDialog.DialogCode.Accepted


# --- un nouvel atelier -------------------------------------------------------------------------


@pytest.fixture
def nouvel(qtbot: QtBot, modeles: tuple[Modele, ...], tmp_path: Path) -> NouvelAtelier:
    dialogue = NouvelAtelier(modeles, tmp_path)
    montrer(qtbot, dialogue)
    return dialogue


def test_chaque_modele_livre_a_sa_carte(nouvel: NouvelAtelier, modeles: tuple[Modele, ...]) -> None:
    assert len(nouvel.choix.cartes) == len(modeles)
    assert nouvel.modele() == modeles[0]
    for carte, modele in zip(nouvel.choix.cartes, modeles, strict=True):
        assert f"{len(modele.principes)} principes" in textes(carte)
        assert modele.resume in textes(carte)


def test_le_titre_et_le_fichier_suivent_l_organisation(
    qtbot: QtBot, nouvel: NouvelAtelier, tmp_path: Path
) -> None:
    (tmp_path / "CHU.charte").touch()
    qtbot.keyClicks(nouvel.organisation, "CHU")

    assert nouvel.titre.text() == "Charte IA — CHU"
    assert nouvel.fichier.text() == "CHU 2.charte", "le premier nom est pris"
    assert accepte(nouvel)
    demande = nouvel.demande()
    assert demande.chemin == tmp_path / "CHU 2.charte"
    assert (demande.organisation, demande.titre) == ("CHU", "Charte IA — CHU")
    assert demande.echelle == "accord-5"


def test_un_titre_et_un_fichier_recrits_restent(qtbot: QtBot, nouvel: NouvelAtelier) -> None:
    nouvel.titre.setText("Le nôtre")
    nouvel.fichier.setText("le-notre")
    qtbot.keyClicks(nouvel.organisation, "CHU")

    assert nouvel.titre.text() == "Le nôtre"
    assert nouvel.chemin().name == "le-notre.charte"


def test_une_organisation_aux_caracteres_interdits_donne_un_nom_de_fichier(
    qtbot: QtBot, nouvel: NouvelAtelier
) -> None:
    qtbot.keyClicks(nouvel.organisation, 'AC/DC: "le "?')

    assert nouvel.fichier.text() == "AC DC le.charte"


def test_un_fichier_qui_existe_est_refuse_sous_les_yeux(
    nouvel: NouvelAtelier, tmp_path: Path
) -> None:
    (tmp_path / "deja.charte").touch()
    nouvel.fichier.setText("deja")

    assert not accepte(nouvel)
    assert "existe déjà" in nouvel.refus()
    assert nouvel.fichier.hasFocus()
    nouvel.fichier.setText("autre")
    assert nouvel.refus() == ""


@pytest.mark.parametrize(
    ("fichier", "titre", "raison"),
    [("absent/x.charte", "T", "n’existe pas"), ("", "T", "nom au fichier"), ("x", "", "titre")],
)
def test_ce_qui_manque_se_dit(nouvel: NouvelAtelier, fichier: str, titre: str, raison: str) -> None:
    nouvel.fichier.setText(fichier)
    nouvel.titre.setText(titre)

    assert not accepte(nouvel)
    assert raison in nouvel.refus()


def test_l_echelle_choisie_montre_ses_libelles(qtbot: QtBot, nouvel: NouvelAtelier) -> None:
    nouvel.echelle.setFocus()
    qtbot.keyClicks(nouvel.echelle, "Cons")

    assert nouvel.demande().echelle == "consentement"
    assert "Oui, avec une réserve" in nouvel._legende.accessibleDescription()


def test_un_autre_modele_s_ajoute_ou_dit_sa_ligne_fautive(
    nouvel: NouvelAtelier, tmp_path: Path
) -> None:
    chemin = tmp_path / "le-mien.md"
    chemin.write_text(MODELE.replace("cadre: association", "cadre: mairie"), encoding="utf-8")
    nouvel.choix.ouvrir(chemin)
    assert "ligne 4" in textes(nouvel)
    assert nouvel.modele() is not None

    chemin.write_text(MODELE, encoding="utf-8")
    nouvel.choix.ouvrir(chemin)
    assert "ligne 4" not in textes(nouvel)
    choisi = nouvel.modele()
    assert choisi is not None
    assert choisi.identifiant == "le-mien"


def test_les_fleches_choisissent_une_carte(qtbot: QtBot, nouvel: NouvelAtelier) -> None:
    nouvel.choix.cartes[0].setFocus()
    qtbot.keyClick(nouvel.choix.cartes[0], Qt.Key.Key_Right)

    assert nouvel.choix.cartes[1].isChecked()


def test_demander_rend_la_demande_ou_rien(
    qapp: QApplication, qtbot: QtBot, modeles: tuple[Modele, ...], tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def refermer() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, NouvelAtelier)
        dialogue.reject()

    QTimer.singleShot(0, refermer)
    assert NouvelAtelier.demander(parent, modeles, tmp_path) is None

    def valider() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, NouvelAtelier)
        dialogue.accept()

    QTimer.singleShot(0, valider)
    demande = NouvelAtelier.demander(parent, modeles, tmp_path)
    assert demande is not None
    assert demande.chemin == tmp_path / "Charte IA.charte"


# --- des participants --------------------------------------------------------------------------


@pytest.fixture
def inscrire(qtbot: QtBot) -> DialogueParticipants:
    dialogue = DialogueParticipants(COLLEGES, range(1, 11))
    montrer(qtbot, dialogue)
    return dialogue


def test_les_absents_sont_proposes_d_avance(inscrire: DialogueParticipants) -> None:
    assert inscrire.inscriptions() == (Inscription("Agents"),) * 2
    assert "2 personnes" in textes(inscrire)
    assert "Un numéro et un collège suffisent" in textes(inscrire)
    assert accepte(inscrire)


def test_un_nombre_sans_college_est_refuse(qtbot: QtBot) -> None:
    dialogue = DialogueParticipants((), ())
    montrer(qtbot, dialogue)
    assert not accepte(dialogue)
    assert "encore personne" in dialogue.refus()

    nom, nombre = dialogue.par_nombre.lignes()[0]
    nombre.setValue(2)
    assert not accepte(dialogue)
    assert "nom au collège" in dialogue.refus()

    nom.setText("Usagers")
    assert accepte(dialogue)
    assert dialogue.inscriptions() == (Inscription("Usagers"),) * 2


def test_la_liste_collee_montre_ce_qui_sera_inscrit(inscrire: DialogueParticipants) -> None:
    inscrire.onglets.setCurrentWidget(inscrire.par_liste)
    inscrire.par_liste.texte.setPlainText("Agents\nCamille Roy;Élus\nP03;Agents")

    assert "2 personnes" in textes(inscrire)
    assert "1 nom sera gardé" in textes(inscrire)
    assert "à créer" in textes(inscrire), "le collège des élus n’existe pas encore"
    assert not accepte(inscrire)
    assert "P03" in inscrire.refus()

    inscrire.par_liste.texte.setPlainText("Agents\nCamille Roy;Élus")
    assert accepte(inscrire)
    assert inscrire.inscriptions() == (
        Inscription("Agents"),
        Inscription("Élus", nom="Camille Roy"),
    )


def test_un_fichier_fautif_dit_pourquoi_puis_se_corrige(
    inscrire: DialogueParticipants, tmp_path: Path
) -> None:
    inscrire.onglets.setCurrentWidget(inscrire.par_fichier)
    chemin = tmp_path / "liste.csv"
    chemin.write_text("nom;service\nCamille;RH\n", encoding="utf-8")
    inscrire.par_fichier.lire(chemin)
    assert not accepte(inscrire)
    assert "colonne" in inscrire.refus()

    chemin.write_text("participant;college\nP20;Agents\n", encoding="utf-8")
    inscrire.par_fichier.lire(chemin)
    assert accepte(inscrire)
    assert inscrire.inscriptions() == (Inscription("Agents", numero=20),)


def test_un_numero_deja_pris_dans_un_fichier_est_refuse(
    inscrire: DialogueParticipants, tmp_path: Path
) -> None:
    inscrire.onglets.setCurrentWidget(inscrire.par_fichier)
    chemin = tmp_path / "liste.csv"
    chemin.write_text("participant;college\nP02;Agents\n", encoding="utf-8")
    inscrire.par_fichier.lire(chemin)

    assert not accepte(inscrire)
    assert "P02" in inscrire.refus()


# --- un principe -------------------------------------------------------------------------------


def test_un_principe_demande_un_titre_une_affirmation_une_formulation(qtbot: QtBot) -> None:
    dialogue = DialoguePrincipe()
    montrer(qtbot, dialogue)

    assert not accepte(dialogue)
    assert dialogue.titre.hasFocus()
    dialogue.titre.setText("Sobriété")
    assert not accepte(dialogue)
    assert dialogue.question.hasFocus()
    dialogue.question.setPlainText("Le plus petit outil suffit.")
    assert not accepte(dialogue)
    assert dialogue.formulations["equilibree"].hasFocus()
    dialogue.formulations["souple"].setPlainText("On essaie.")
    assert accepte(dialogue)
    assert dialogue.saisi().formulations == {
        "souple": "On essaie.",
        "equilibree": "",
        "exigeante": "",
    }


def test_un_principe_debattu_garde_son_affirmation(qtbot: QtBot, atelier: AtelierOuvert) -> None:
    principe = lire_principe(atelier.connexion, cle_de(atelier, "principe", cle="transparence"))
    assert principe is not None
    dialogue = DialoguePrincipe(principe, question_figee=True)
    montrer(qtbot, dialogue)

    assert dialogue.question.isReadOnly()
    assert "ne se récrit plus" in textes(dialogue)
    saisi = dialogue.saisi()
    assert (saisi.question, saisi.theme, saisi.axe) == (
        principe.question,
        "transparence",
        "encadrer",
    )
    assert saisi.formulations["exigeante"] == "On le dit toujours, partout."


# --- la règle ----------------------------------------------------------------------------------


def test_la_phrase_suit_chaque_choix(qtbot: QtBot) -> None:
    dialogue = DialogueRegle(RegleDecision(), 3)
    montrer(qtbot, dialogue)
    assert RegleDecision().en_phrase() in textes(dialogue)

    coche = dialogue.focusWidget()
    assert coche is not None
    qtbot.keyClick(coche, Qt.Key.Key_Right)

    voulue = RegleDecision(seuil_adoption=Fraction(3, 4))
    assert voulue.en_phrase() in textes(dialogue)
    assert dialogue.saisie() == RegleSaisie(voulue, 3)


def test_on_n_ecarte_jamais_au_dessus_du_seuil_d_adoption(qtbot: QtBot) -> None:
    """Adopter à la moitié interdit d’écarter sous deux tiers : le rejet suit."""
    depart = RegleDecision(seuil_adoption=Fraction(3, 4), seuil_rejet=Fraction(3, 5))
    dialogue = DialogueRegle(depart, 3)
    montrer(qtbot, dialogue)

    dialogue.adoption.choisir(Fraction(1, 2))
    dialogue.adoption.changee.emit()

    assert dialogue.regle().seuil_rejet == Fraction(1, 2)


def test_une_regle_figee_ne_laisse_regler_que_la_confidentialite(qtbot: QtBot) -> None:
    dialogue = DialogueRegle(RegleDecision(), 3, figee=True)
    montrer(qtbot, dialogue)

    assert not dialogue.adoption.isEnabled()
    assert dialogue.seuil.isEnabled()
    assert "Figée depuis le premier tour" in textes(dialogue)


# --- importer des positions --------------------------------------------------------------------


def test_un_import_dit_ce_qu_il_a_fait(
    qtbot: QtBot, atelier: AtelierOuvert, tmp_path: Path
) -> None:
    chemin = tmp_path / "positions.csv"
    chemin.write_text(
        "participant;college;principe;tour;position;motif\n"
        "P01;Agents;transparence;1;tout-a-fait;\n"
        "P01;Agents;transparence;1;plutot;\n"
        "P09;Élus;Sobriété;1;;\n",
        encoding="utf-8",
    )
    dialogue = DialogueImport(atelier)
    montrer(qtbot, dialogue)
    assert "tout-a-fait" in textes(dialogue), "le format attendu se lit avant de choisir"

    dialogue.importer(chemin)

    rendu = dialogue.compte_rendu()
    for phrase in ("1 position importée", "1 ligne sans réponse", "Élus", "1 ligne répétée"):
        assert phrase in rendu
    assert [p.numero for p in lire_participants(atelier.connexion)][-1] == 9


def test_un_import_fautif_dit_chaque_ligne_et_ne_change_rien(
    qtbot: QtBot, atelier: AtelierOuvert, tmp_path: Path
) -> None:
    chemin = tmp_path / "positions.csv"
    chemin.write_text(
        "participant;college;principe;position\nP01;Agents;magie;plutot\nP01;Agents;humain;oui\n",
        encoding="utf-8",
    )
    dialogue = DialogueImport(atelier)
    montrer(qtbot, dialogue)

    dialogue.importer(chemin)

    assert "ligne 2" in dialogue.compte_rendu()
    assert "ligne 3" in dialogue.compte_rendu()
    assert atelier.annulable is None
    assert QApplication.overrideCursor() is None
