"""L’orthographe dans l’éditeur : souligner, corriger, garder un mot, aller de faute en faute."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.atelier.schema import Decision, Section
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte, contexte_du_poste
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.mots_du_poste import FICHIER, lire_mots
from charte_studio.interface.orthographe import Orthographe
from charte_studio.interface.poste import Poste
from charte_studio.interface.taches import Taches
from charte_studio.redaction.dictionnaire import chemin_du_dictionnaire
from charte_studio.redaction.recherche import trouver
from tests.interface.pages import Notices, montrer_page, noter_notices
from tests.outils.appels import compter_appels
from tests.outils.base import cle_de
from tests.outils.phrases import simple

TRANSPARENCE, HUMAIN, PREAMBULE = "principe:transparence", "principe:humain", "section:preambule"
_CONNUS = (
    "accueil agents an analyse article au bilan cet champ commission compléter contrôle dit "
    "décision est et la le les ne nous on par partout pas personne public quand que règle signe "
    "sommes texte toujours transparence un une utile élus"
)


@pytest.fixture
def petit(tmp_path: Path) -> Path:
    """Un vrai fichier de mots, court."""
    chemin = tmp_path / "fr.json.gz"
    contenu = json.dumps(dict.fromkeys(_CONNUS.split(), 5_000), ensure_ascii=False)
    chemin.write_bytes(gzip.compress(contenu.encode()))
    return chemin


@pytest.fixture
def poste(dossier_utilisateur: Path) -> Poste:
    return Poste(dossier_utilisateur / "reglages")


@pytest.fixture
def contexte(qtbot: QtBot, atelier: AtelierOuvert, petit: Path, poste: Poste) -> Iterator[Contexte]:
    """Ce que reçoit la page, le dictionnaire court installé."""
    with atelier.geste("Adopter") as session:
        for cle in ("transparence", "humain"):
            session.add(
                Decision(
                    principe_id=cle_de(atelier, "principe", cle=cle), issue="adopte",
                    formulation_id=None, justification="", suggestion="", suggestion_phrase="",
                    automatique=False,
                )
            )  # fmt: skip
    racine = QWidget()
    qtbot.addWidget(racine)
    taches = Taches(racine)
    orthographe = Orthographe(poste, taches, racine, chemin=petit)
    contexte = Contexte(atelier, taches, racine, orthographe=orthographe)
    yield contexte
    contexte.fermer()


def orthographe_de(contexte: Contexte) -> Orthographe:
    assert contexte.orthographe is not None
    return contexte.orthographe


def ouvrir(qtbot: QtBot, contexte: Contexte) -> Rediger:
    """La page montrée, le dictionnaire lu."""
    page = montrer_page(qtbot, Rediger(contexte))
    orthographe_de(contexte).preparer()  # sans attendre que la page se pose
    qtbot.waitUntil(lambda: orthographe_de(contexte).prete)
    page.editeur.saisie.setFocus()
    return page


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    return ouvrir(qtbot, contexte)


def ecrire(page: Rediger, texte: str, cle: str = TRANSPARENCE) -> None:
    """Remplace le texte de la partie, le curseur au début."""
    page.choisir(cle)
    saisie = page.editeur.saisie
    saisie.setFocus()
    saisie.selectAll()
    saisie.insertPlainText(texte)
    saisie.moveCursor(QTextCursor.MoveOperation.Start)


def soulignes(page: Rediger) -> list[str]:
    """Ce qui porte le trait ondulé, lu dans ce que Qt peint."""
    document, trouves = page.editeur.saisie.document(), []
    bloc = document.begin()
    while bloc.isValid():
        place = 0
        for portee in bloc.layout().formats():
            ondule = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
            if portee.format.underlineStyle() == ondule:
                debut, fin = portee.start, portee.start + portee.length
                octets = bloc.text().encode("utf-16-le")[2 * debut : 2 * fin]
                mot = octets.decode("utf-16-le")
                if debut == place and trouves:
                    trouves[-1] += mot
                else:
                    trouves.append(mot)
                place = fin
        bloc = bloc.next()
    return trouves


def placer(page: Rediger, mot: str) -> QTextCursor:
    """Met le curseur dans ce mot."""
    saisie = page.editeur.saisie
    curseur = saisie.textCursor()
    curseur.setPosition(trouver(saisie.texte(), mot)[0][0] + 1)
    saisie.setTextCursor(curseur)
    return curseur


def actions(page: Rediger, mot: str) -> dict[str, Callable[[], None]]:
    """Ce que propose le menu du clic droit sur ce mot."""
    menu = page.editeur.saisie.menu_en(placer(page, mot))
    menu.setParent(page, menu.windowFlags())
    return {simple(a.text()): a.trigger for a in menu.actions() if a.text()}


# --- souligner ----------------------------------------------------------------------------------


def test_le_dictionnaire_ne_se_lit_qu_une_fois_l_editeur_a_l_ecran(
    qtbot: QtBot, contexte: Contexte
) -> None:
    page = Rediger(contexte)
    qtbot.addWidget(page)
    page.relire()
    assert not orthographe_de(contexte).prete
    assert not contexte.taches.occupees
    montrer_page(qtbot, page)
    qtbot.waitUntil(lambda: orthographe_de(contexte).prete)


def test_un_mot_inconnu_est_souligne_et_garde_son_gras(page: Rediger) -> None:
    ecrire(page, "La **tranparence** est la règle.\n\nLe conrôle 👍 et l’acceuil.")
    assert soulignes(page) == ["tranparence", "conrôle", "acceuil"]
    premier = page.editeur.saisie.document().begin().layout().formats()
    gras = [
        p.format.fontWeight() == QFont.Weight.Bold
        for p in premier
        if p.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    ]
    assert gras
    assert all(gras)


def test_le_trait_prend_la_couleur_du_theme(page: Rediger) -> None:
    ecrire(page, "La tranparence.")
    (portee,) = page.editeur.saisie.document().begin().layout().formats()
    assert portee.format.underlineColor().name() == theme.theme_courant().couleurs.alerte.lower()


def test_le_mot_qu_on_ecrit_n_est_juge_qu_en_le_quittant(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "")
    saisie = page.editeur.saisie
    qtbot.keyClicks(saisie, "la tranp")
    assert soulignes(page) == []
    qtbot.keyClicks(saisie, "arence")
    assert soulignes(page) == []
    qtbot.keyClick(saisie, Qt.Key.Key_Space)
    assert soulignes(page) == ["tranparence"]
    qtbot.keyClicks(saisie, "acceuil")
    assert soulignes(page) == ["tranparence"]
    qtbot.keyClick(saisie, Qt.Key.Key_Home)
    assert soulignes(page) == ["tranparence", "acceuil"]


def test_un_mot_corrige_a_la_main_perd_son_trait(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "la tranparence")
    assert soulignes(page) == ["tranparence"]
    saisie = page.editeur.saisie
    curseur = saisie.textCursor()
    curseur.setPosition(len("la tran"))
    saisie.setTextCursor(curseur)
    qtbot.keyClicks(saisie, "s")
    assert soulignes(page) == []


def test_le_code_n_est_pas_de_la_prose(page: Rediger) -> None:
    ecrire(page, "```\nun codde\n```\n\n    un codde\n\nle codde\n- la règle\n    - un codde")
    assert soulignes(page) == ["codde", "codde"]
    ecrire(page, "un codde\n```\nun codde")
    assert soulignes(page) == ["codde"]


def test_les_mots_de_l_atelier_ne_sont_pas_des_fautes(page: Rediger) -> None:
    retoucher(page.atelier, PREAMBULE, "Nous, agents et élus.")
    ecrire(page, "La ville, la direction, valbrune et l’algotrucage.")
    assert soulignes(page) == ["algotrucage"]


def test_les_termes_que_la_charte_definit_sont_admis(qtbot: QtBot, contexte: Contexte) -> None:
    with contexte.atelier.geste("Un glossaire") as session:
        section = session.query(Section).filter_by(cle="preambule").one()
        section.cle = "glossaire"
        section.texte = "- **Algotrucage** : une analyse.\n- **Zinzin (ou zinzolin)** : un bilan."
    page = ouvrir(qtbot, contexte)
    ecrire(page, "L’algotrucage, le zinzolin, la tranparence.")
    assert soulignes(page) == ["tranparence"]


# --- corriger -----------------------------------------------------------------------------------


def test_le_menu_propose_corrige_et_s_annule(qtbot: QtBot, page: Rediger) -> None:
    ecrire(page, "La tranparence est la règle.")
    menu = actions(page, "tranparence")
    assert list(menu)[:2] == [
        "transparence",
        "Ajouter « tranparence » au dictionnaire de ce poste",
    ]
    menu["transparence"]()
    assert page.editeur.saisie.texte() == "La transparence est la règle."
    assert soulignes(page) == []
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.editeur.saisie.texte() == "La tranparence est la règle."
    assert soulignes(page) == ["tranparence"]


def test_une_correction_devient_un_geste(page: Rediger) -> None:
    ecrire(page, "L’acceuil du public.")
    actions(page, "acceuil")["accueil"]()
    page.poser()
    partie = lire_plan(page.atelier.connexion).partie(TRANSPARENCE)
    assert partie is not None
    assert partie.texte == "L’accueil du public."


def test_un_mot_change_entre_temps_n_est_pas_ecrase(page: Rediger) -> None:
    ecrire(page, "La tranparence est la règle.")
    corriger = actions(page, "tranparence")["transparence"]
    ecrire(page, "Une personne signe, le public dit.")
    corriger()
    assert page.editeur.saisie.texte() == "Une personne signe, le public dit."


def test_un_charabia_n_a_pas_de_proposition_et_le_dit(page: Rediger) -> None:
    ecrire(page, "La xqzwvkjh.")
    menu = page.editeur.saisie.menu_en(placer(page, "xqzwvkjh"))
    menu.setParent(page, menu.windowFlags())
    premiere = menu.actions()[0]
    assert premiere.text() == "Aucune proposition"
    assert not premiere.isEnabled()


def test_un_mot_juste_a_le_menu_ordinaire(page: Rediger) -> None:
    ecrire(page, "La tranparence est la règle.")
    assert not any("dictionnaire" in texte for texte in actions(page, "règle"))


def test_ctrl_f7_deroule_les_corrections_du_mot(page: Rediger) -> None:
    assert page.editeur.orthographe is not None
    ecrire(page, "La tranparence.")
    remplacer, garder = page.editeur.orthographe.corrections(placer(page, "tranp").position())
    assert [texte for texte, _, _ in remplacer] == ["transparence"]
    assert len(garder) == 1
    assert page.editeur.orthographe.corrections(0) == ([], [])


def test_en_lecture_seule_rien_ne_se_corrige(page: Rediger) -> None:
    ecrire(page, "La tranparence.")
    page.editeur.saisie.setReadOnly(True)
    menu = actions(page, "tranparence")
    assert "transparence" not in menu
    assert "Ajouter « tranparence » au dictionnaire de ce poste" in menu


# --- le dictionnaire de ce poste ----------------------------------------------------------------


def test_un_mot_ajoute_reste_d_une_fois_sur_l_autre_et_se_retire(
    page: Rediger, dossier_utilisateur: Path
) -> None:
    ecrire(page, "La tranparence, la Tranparence et l’acceuil.")
    actions(page, "tranparence")["Ajouter « tranparence » au dictionnaire de ce poste"]()
    assert soulignes(page) == ["acceuil"]
    assert Poste(dossier_utilisateur / "reglages").mots() == {"tranparence"}
    actions(page, "tranparence")["Retirer « tranparence » du dictionnaire de ce poste"]()
    assert soulignes(page) == ["tranparence", "acceuil"]
    assert lire_mots(dossier_utilisateur / "reglages") == frozenset()


def test_un_mot_deja_garde_sur_ce_poste_est_admis_des_l_ouverture(
    qtbot: QtBot, contexte: Contexte, poste: Poste
) -> None:
    poste.retenir_mot("zinzin", oui=True)
    page = ouvrir(qtbot, contexte)
    ecrire(page, "Le zinzin et l’acceuil.")
    assert soulignes(page) == ["acceuil"]


def test_deux_fenetres_ne_s_effacent_pas_leurs_mots(
    poste: Poste, dossier_utilisateur: Path
) -> None:
    autre = Poste(dossier_utilisateur / "reglages")
    poste.retenir_mot("zinzin", oui=True)
    assert autre.retenir_mot("zinzolin", oui=True) == {"zinzin", "zinzolin"}


def test_un_dossier_ou_l_on_n_ecrit_pas_se_dit_et_le_mot_reste_souligne(
    page: Rediger, contexte: Contexte, dossier_utilisateur: Path
) -> None:
    notices: Notices = noter_notices(contexte)
    (dossier_utilisateur / "reglages" / FICHIER).mkdir(parents=True)
    ecrire(page, "La tranparence.")
    actions(page, "tranparence")["Ajouter « tranparence » au dictionnaire de ce poste"]()
    assert [nature for nature, _ in notices] == ["ennui"]
    assert soulignes(page) == ["tranparence"]


def test_un_fichier_de_mots_illisible_n_empeche_rien(dossier_utilisateur: Path) -> None:
    dossier = dossier_utilisateur / "reglages"
    dossier.mkdir(parents=True)
    (dossier / FICHIER).write_bytes(b"\xef\xbb\xbfzinzin\r\n\xff\xfe\n\n  zinzolin ")
    assert lire_mots(dossier) == {"zinzin", "zinzolin"}


# --- montrer ou cacher --------------------------------------------------------------------------


def test_l_interrupteur_cache_montre_et_s_en_souvient(
    qtbot: QtBot, page: Rediger, dossier_utilisateur: Path
) -> None:
    ecrire(page, "La tranparence.")
    bouton = page.editeur.bouton_orthographe
    assert bouton.isVisible()
    assert bouton.isChecked()
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)
    assert soulignes(page) == []
    assert not Poste(dossier_utilisateur / "reglages").reglages.orthographe
    assert simple(bouton.toolTip()) == "Orthographe (cachée)"
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)
    assert soulignes(page) == ["tranparence"]
    assert Poste(dossier_utilisateur / "reglages").reglages.orthographe


def test_cachee_l_orthographe_ne_lit_pas_le_dictionnaire(
    qtbot: QtBot, contexte: Contexte, poste: Poste
) -> None:
    poste.souligner_fautes(False)
    page = montrer_page(qtbot, Rediger(contexte))
    qtbot.wait(400)
    assert not orthographe_de(contexte).prete
    qtbot.mouseClick(page.editeur.bouton_orthographe, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: orthographe_de(contexte).prete)


def test_sans_dictionnaire_rien_n_est_montre(
    qtbot: QtBot, atelier: AtelierOuvert, poste: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "spellchecker", raising=False)
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = contexte_du_poste(atelier, Taches(racine), poste, racine)
    monkeypatch.undo()
    assert contexte.orthographe is None
    page = montrer_page(qtbot, Rediger(contexte))
    ecrire(page, "La tranparence.", PREAMBULE)
    assert page.editeur.bouton_orthographe.isHidden()
    assert not any("F7" in touches for touches, _ in page.autres_touches)
    assert soulignes(page) == []
    assert not any("dictionnaire" in texte for texte in actions(page, "tranparence"))
    page.orthographe.avancer(1)
    assert not page.editeur.saisie.textCursor().hasSelection()
    contexte.fermer()


def test_un_dictionnaire_abime_se_retire_sans_bruit(
    qtbot: QtBot, contexte: Contexte, petit: Path
) -> None:
    petit.write_bytes(petit.read_bytes()[:-9])
    notices = noter_notices(contexte)
    page = montrer_page(qtbot, Rediger(contexte))
    qtbot.waitUntil(page.editeur.bouton_orthographe.isHidden)
    ecrire(page, "La tranparence.")
    page.orthographe.avancer(1)
    assert soulignes(page) == []
    assert notices == []


# --- de faute en faute --------------------------------------------------------------------------


def choisi(page: Rediger) -> str:
    return page.editeur.saisie.textCursor().selectedText()


def test_f7_va_de_faute_en_faute_et_passe_d_une_partie_a_l_autre(
    qtbot: QtBot, page: Rediger
) -> None:
    ecrire(page, "Le conrôle par une personne.", HUMAIN)
    ecrire(page, "La tranparence et l’acceuil.", TRANSPARENCE)
    qtbot.waitActive(page)
    saisie = page.editeur.saisie
    passees = []
    for _ in range(4):
        qtbot.keyClick(saisie, Qt.Key.Key_F7)
        passees.append((str(saisie.cle), choisi(page)))
    assert passees == [
        (TRANSPARENCE, "tranparence"),
        (TRANSPARENCE, "acceuil"),
        (HUMAIN, "conrôle"),
        (TRANSPARENCE, "tranparence"),
    ]
    qtbot.keyClick(saisie, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert (str(saisie.cle), choisi(page)) == (HUMAIN, "conrôle")


def test_une_seule_faute_se_retrouve_en_faisant_le_tour(page: Rediger) -> None:
    ecrire(page, "La tranparence est la règle.")
    page.editeur.saisie.moveCursor(QTextCursor.MoveOperation.End)
    page.orthographe.avancer(1)
    assert choisi(page) == "tranparence"
    page.orthographe.avancer(1)
    assert choisi(page) == "tranparence"
    page.orthographe.avancer(-1)
    assert choisi(page) == "tranparence"


def test_sans_faute_f7_le_dit(page: Rediger, contexte: Contexte) -> None:
    notices = noter_notices(contexte)
    page.orthographe.avancer(1)
    assert notices == [("info", "Aucun mot inconnu dans la charte.")]
    assert page.editeur.saisie.cle == lire_plan(page.atelier.connexion).parties[0].cle


def test_f7_rallume_l_orthographe_et_attend_le_dictionnaire(
    qtbot: QtBot, contexte: Contexte, poste: Poste
) -> None:
    poste.souligner_fautes(False)
    notices = noter_notices(contexte)
    page = montrer_page(qtbot, Rediger(contexte))
    page.orthographe.avancer(1)
    assert poste.reglages.orthographe
    assert notices == [("info", "Le dictionnaire s’ouvre. Réessayez dans un instant.")]
    qtbot.waitUntil(lambda: orthographe_de(contexte).prete)


# --- le vrai dictionnaire, et ce que coûte la frappe --------------------------------------------


def test_le_vrai_dictionnaire_se_lit_a_cote_et_s_interrompt(
    qtbot: QtBot, atelier: AtelierOuvert, poste: Poste
) -> None:
    chemin = chemin_du_dictionnaire()
    assert chemin is not None
    racine = QWidget()
    qtbot.addWidget(racine)
    taches = Taches(racine)
    orthographe = Orthographe(poste, taches, racine, chemin=chemin)
    orthographe.preparer()
    orthographe.preparer()  # une seconde demande ne relit rien
    taches.attendre()
    qtbot.waitUntil(lambda: not taches.occupees)
    assert not orthographe.prete
    orthographe.preparer()
    qtbot.waitUntil(lambda: orthographe.prete)
    trouvees = orthographe.fautes("La tranparence des systèmes d’intelligence artificielle.")
    assert [faute.mot for faute in trouvees] == ["tranparence"]
    taches.attendre()


def test_une_touche_ne_verifie_que_son_paragraphe(qtbot: QtBot, page: Rediger) -> None:
    def cout(lignes: int) -> int:
        ecrire(page, "\n\n".join(["La règle que le public analyse et signe."] * lignes))
        saisie = page.editeur.saisie
        saisie.document().setUndoRedoEnabled(True)
        bloc = saisie.document().begin()
        orthographe = page.editeur.orthographe
        assert orthographe is not None
        return compter_appels(lambda: saisie.coloration.rehighlightBlock(bloc))

    assert cout(300) <= cout(3) + 20
