"""Chaque page et chaque dialogue au clavier et au lecteur d’écran."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

import charte_studio.interface as paquet_interface
from charte_studio.interface import theme
from charte_studio.interface.accueil import Accueil
from charte_studio.interface.application import parler_francais
from charte_studio.interface.console import Console
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.etapes.explorer.mur.colonne import ListeCartes
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.inventaire import (
    fenetre_de_demonstration,
    recents_inventes,
    visiter_pages,
)
from charte_studio.interface.inventaire_dialogues import DIALOGUES
from tests.outils.accessibilite import Noeud, au_clavier, chaine_de_tab, controles, remontees

_ANGLAIS = re.compile(
    r"\b(the|close|clear|open|save|cancel|next|previous|month|search|select|button)\b",
    re.IGNORECASE,
)
ROLES_DE_BOUTON = {QAccessible.Role.Button, QAccessible.Role.ButtonMenu}
ROLES_A_COCHER = {QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}

Ouvert = tuple[Fenetre, Console]


@pytest.fixture(scope="module")
def demonstration(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ouvert]:
    """L’atelier de démonstration, à la plus petite taille d’écran servie."""
    parler_francais(qapp)
    theme.appliquer(qapp, theme.lire_theme("clair"))
    with fenetre_de_demonstration(tmp_path_factory.mktemp("demonstration")) as (fenetre, console):
        fenetre.resize(1280, 720)
        yield fenetre, console
    fenetre.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module", params=sorted(DIALOGUES))
def dialogue(request: pytest.FixtureRequest, demonstration: Ouvert) -> Iterator[QDialog]:
    """Chaque dialogue, montré une fois pour tout ce qu’on y regarde."""
    ouvert = DIALOGUES[request.param](*demonstration)
    ouvert.show()
    _mettre_en_page(ouvert)
    yield ouvert
    ouvert.close()
    ouvert.deleteLater()


@pytest.fixture
def accueil(qtbot: QtBot) -> Accueil:
    """L’accueil d’un poste qui a déjà servi."""
    page = Accueil()
    qtbot.addWidget(page)
    page.montrer_recents(recents_inventes())
    page.resize(1280, 720)
    page.show()
    _mettre_en_page(page)
    return page


def test_tout_dialogue_est_dans_l_inventaire(demonstration: Ouvert) -> None:
    dossier = Path(paquet_interface.__file__).parent
    classes = set()
    for fichier in sorted(dossier.rglob("*.py")):
        chemin = fichier.relative_to(dossier).with_suffix("").parts
        module = import_module(".".join(("charte_studio.interface", *chemin)))
        classes |= {
            classe
            for _, classe in inspect.getmembers(module, inspect.isclass)
            if issubclass(classe, QDialog) and classe.__module__ == module.__name__
        }
    montres = set()
    for ouvrir in DIALOGUES.values():
        ouvert = ouvrir(*demonstration)
        montres.add(type(ouvert))
        ouvert.reject()  # pas `close` : un dialogue qui n’a pas été montré n’y rangerait rien
        ouvert.deleteLater()
    assert classes - montres == {Dialogue}


# --- ce qui s’entend ---------------------------------------------------------------------------


def test_l_accueil_s_entend(accueil: Accueil) -> None:
    assert _defauts(accueil) == []


def test_les_pages_s_entendent(demonstration: Ouvert) -> None:
    fenetre, console = demonstration
    defauts = []
    for nom in visiter_pages(console):
        _mettre_en_page(fenetre)
        defauts += [f"{nom} : {defaut}" for defaut in _defauts(fenetre)]
    assert defauts == []


def test_les_dialogues_s_entendent(dialogue: QDialog) -> None:
    assert _defauts(dialogue) == []


def test_un_bouton_sans_nom_ou_deux_noms_egaux_seraient_vus(qtbot: QtBot) -> None:
    fenetre = QDialog()
    qtbot.addWidget(fenetre)
    for _ in range(2):
        QLineEdit(fenetre).setFocusPolicy(Qt.FocusPolicy.NoFocus)
    fenetre.show()
    defauts = "\n".join(_defauts(fenetre))
    assert "sans nom" in defauts
    assert "au clavier" in defauts
    assert "2 fois" in defauts


def _defauts(fenetre: QWidget) -> list[str]:
    """Tout ce qui gênerait une personne qui n’a ni souris ni écran."""
    trouves = controles(fenetre)
    assert trouves
    defauts = [f"sans nom : {n}" for n in trouves if not _nom(n).strip()]
    defauts += [f"en anglais : {n}" for n in trouves if _ANGLAIS.search(_nom(n))]
    defauts += [f"ne s’atteint pas au clavier : {n}" for n in trouves if _hors_clavier(n)]
    groupes = fenetre.findChildren(QButtonGroup)
    un_seul = {b for groupe in groupes if groupe.exclusive() for b in groupe.buttons()}
    defauts += [f"rôle : {n}" for n in trouves if _mal_annonce(n, un_seul)]
    comptes = Counter((_nom(n), n.role, n.groupe, n.description) for n in trouves)
    return defauts + [f"{c} fois : {cle[0]}" for cle, c in comptes.items() if c > 1]


def _nom(noeud: Noeud) -> str:
    # Sous Linux, Qt annonce la valeur d’une liste déroulante et tait son nom : on lit celui-ci.
    if isinstance(noeud.widget, QComboBox):
        return noeud.widget.accessibleName()
    return noeud.nom


def _hors_clavier(noeud: Noeud) -> bool:
    widget = noeud.widget
    if widget is None or au_clavier(widget) or not widget.isEnabled():
        return False
    if isinstance(widget, QLineEdit) and widget.isReadOnly():
        return False  # un nom montré dans un champ, qui se lit et ne se change pas ici
    parent = widget.parentWidget()
    assert parent is not None
    if isinstance(widget, ListeCartes):
        # Les colonnes du mur forment un groupe : celle de la carte choisie se prend par Tab.
        parent = parent.parentWidget()
        assert parent is not None
    # Dans un groupe, un seul se prend par Tab ; les flèches font le reste.
    return not any(au_clavier(frere) for frere in parent.findChildren(type(widget)))


def _mal_annonce(noeud: Noeud, un_seul: set[QAbstractButton]) -> bool:
    bouton = noeud.widget
    if not isinstance(bouton, QAbstractButton):
        return False
    if not bouton.isCheckable():
        return noeud.role not in ROLES_DE_BOUTON
    if bouton.autoExclusive() or bouton in un_seul:
        return noeud.role is not QAccessible.Role.RadioButton
    return noeud.role not in ROLES_A_COCHER


# --- l’ordre du clavier ------------------------------------------------------------------------


def test_tab_suit_l_oeil_a_l_accueil(accueil: Accueil) -> None:
    assert remontees(accueil) == []


def test_tab_suit_l_oeil_dans_les_pages(demonstration: Ouvert) -> None:
    fenetre, console = demonstration
    for nom in visiter_pages(console):
        _mettre_en_page(fenetre)
        assert remontees(fenetre) == [], nom


def test_tab_suit_l_oeil_dans_les_dialogues(dialogue: QDialog) -> None:
    assert chaine_de_tab(dialogue)
    assert remontees(dialogue) == []


# --- le clavier se voit ------------------------------------------------------------------------


def test_le_clavier_se_voit_a_l_accueil(accueil: Accueil, qtbot: QtBot) -> None:
    assert _invisibles(accueil, qtbot) == []


def test_le_clavier_se_voit_dans_les_dialogues(dialogue: QDialog, qtbot: QtBot) -> None:
    assert _invisibles(dialogue, qtbot) == []


def _invisibles(fenetre: QWidget, qtbot: QtBot) -> list[str]:
    """Une fois par sorte de contrôle, ceux dont l’image ne change pas assez avec le clavier."""
    fenetre.activateWindow()
    qtbot.waitUntil(fenetre.isActiveWindow)
    chaine = chaine_de_tab(fenetre)
    vus: set[tuple[type, str]] = set()
    trouves = []
    for widget in chaine:
        sorte = (type(widget), str(widget.property("role")))
        if sorte in vus or len(chaine) < 2:
            continue
        vus.add(sorte)
        _amener(widget)
        chaine[0 if widget is not chaine[0] else 1].setFocus(Qt.FocusReason.TabFocusReason)
        sans = _image(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        avec = _image(widget)
        if not _se_distinguent(sans, avec):
            trouves.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return trouves


def _amener(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 10)
        parent = parent.parentWidget()


def _image(widget: QWidget) -> QImage:
    fenetre = widget.window()
    coin = widget.mapTo(fenetre, QPoint(0, 0))
    image = fenetre.grab(QRect(coin, widget.size())).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _se_distinguent(sans: QImage, avec: QImage) -> bool:
    """Vrai si ce qui change vaut un trait de deux pixels le long d’un côté visible au moins."""
    assert sans.size() == avec.size()
    # Ligne par ligne : presque toutes sont égales, et se comparent d’un bloc.
    changes = [
        (rang, colonne)
        for rang, (a, b) in enumerate(zip(_lignes(sans), _lignes(avec), strict=True))
        if a != b
        for colonne, (x, y) in enumerate(zip(_pixels(a), _pixels(b), strict=True))
        if x != y
    ]
    if not changes:
        return False
    lignes, colonnes = ({place[axe] for place in changes} for axe in (0, 1))
    etendue = max(max(lignes) - min(lignes), max(colonnes) - min(colonnes))
    return len(changes) >= 2 * etendue


def _lignes(image: QImage) -> list[bytes]:
    octets, pas = bytes(image.constBits()), image.bytesPerLine()
    return [octets[debut : debut + pas] for debut in range(0, len(octets), pas)]


def _pixels(ligne: bytes) -> memoryview:
    return memoryview(ligne).cast("I")


def _mettre_en_page(widget: QWidget) -> None:
    QApplication.sendPostedEvents()
    widget.grab()


# En dernier : reposer un thème sur une fenêtre aux pages déjà visitées coûte des secondes. Celui
# d’après la dernière épreuve se pose quand elle n’est plus là.
@pytest.mark.parametrize("nom_theme", ["clair", "contraste-sombre"])
def test_le_clavier_se_voit_dans_les_pages(
    demonstration: Ouvert, qapp: QApplication, qtbot: QtBot, nom_theme: str
) -> None:
    fenetre, console = demonstration
    theme.appliquer(qapp, theme.lire_theme(nom_theme))
    invisibles = []
    for nom in visiter_pages(console):
        _mettre_en_page(fenetre)
        invisibles += [f"{nom} : {widget}" for widget in _invisibles(fenetre, qtbot)]
    assert invisibles == []
