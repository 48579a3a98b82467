"""Parcourir ce qu’entend un lecteur d’écran : l’arbre `QAccessible` d’une fenêtre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_R: Final = QAccessible.Role
BOUTONS: Final = frozenset({_R.Button, _R.CheckBox, _R.RadioButton, _R.ButtonMenu, _R.PageTab})
CHAMPS: Final = frozenset({_R.EditableText, _R.ComboBox, _R.SpinBox, _R.Slider})
LISTES: Final = frozenset({_R.List, _R.Table, _R.Tree})
CONTROLES: Final = BOUTONS | CHAMPS | LISTES


@dataclass(frozen=True, slots=True)
class Noeud:
    """Un contrôle tel qu’il est annoncé."""

    nom: str
    description: str
    role: QAccessible.Role
    groupe: str
    """Les noms de ses ancêtres nommés : ce qui l’entoure quand on l’entend."""
    widget: QWidget | None
    """Le widget, ou rien pour une partie de widget (un onglet, une ligne)."""

    def __str__(self) -> str:
        sorte = type(self.widget).__name__ if self.widget is not None else "partie"
        return f"{self.role.name} «\u00a0{self.nom}\u00a0» ({sorte}, dans {self.groupe or 'rien'})"


def controles(fenetre: QWidget) -> list[Noeud]:
    """Les contrôles visibles de la fenêtre, dans l’ordre de l’arbre."""
    racine = QAccessible.queryAccessibleInterface(fenetre)
    assert racine is not None
    return list(_descendre(racine, ""))


def _descendre(interface: QAccessibleInterface, groupe: str) -> Iterator[Noeud]:
    for rang in range(interface.childCount()):
        enfant = interface.child(rang)
        if enfant is None or not enfant.isValid() or enfant.state().invisible:  # type: ignore[attr-defined]
            continue
        objet = enfant.object()
        widget = objet if isinstance(objet, QWidget) else None
        if widget is not None and not widget.isVisibleTo(widget.window()):
            continue
        role = enfant.role()
        nom = enfant.text(QAccessible.Text.Name)
        if role in CONTROLES:
            description = enfant.text(QAccessible.Text.Description)
            yield Noeud(nom, description, role, groupe, widget)
        if role in LISTES or role in CHAMPS:
            continue  # ce qu’ils contiennent se dit par le modèle, ou leur appartient
        yield from _descendre(enfant, f"{groupe} › {nom}" if nom and nom not in groupe else groupe)


def au_clavier(widget: QWidget) -> bool:
    """Vrai si Tab, ou les flèches de son groupe, y mènent."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def chaine_de_tab(fenetre: QWidget) -> list[QWidget]:
    """Les widgets où Tab mène, dans l’ordre, à partir du premier de la fenêtre.

    On la parcourt comme Tab : par `nextInFocusChain`, PySide ferait de chaque widget l’enfant du
    précédent.
    """
    fenetre.activateWindow()
    fenetre.setFocus(Qt.FocusReason.OtherFocusReason)
    chaine: list[QWidget] = []
    while fenetre.focusNextPrevChild(True):
        courant = QApplication.focusWidget()
        if courant is None or courant in chaine:
            break
        chaine.append(courant)
    return chaine


def remontees(fenetre: QWidget) -> list[tuple[QWidget, QWidget]]:
    """Les couples où Tab remonte dans une même colonne : l’œil descend, le clavier non.

    La chaîne est un anneau : elle remonte une fois, pour recommencer.
    """
    chaine = chaine_de_tab(fenetre)
    fautes = []
    for avant, apres in pairwise([*chaine, *chaine[:1]]):
        a = place(_cadre(avant, apres), fenetre)
        b = place(_cadre(apres, avant), fenetre)
        meme_colonne = a.left() < b.right() and b.left() < a.right()
        if meme_colonne and b.bottom() <= a.top():
            fautes.append((a.top() - b.bottom(), avant, apres))
    fautes.sort(key=lambda faute: faute[0])
    return [(avant, apres) for _, avant, apres in fautes[:-1]]


def _cadre(widget: QWidget, autre: QWidget) -> QWidget:
    """La zone défilante où est le widget, si l’autre n’y est pas : lui peut être hors de vue."""
    cadre, parent = widget, widget.parentWidget()
    while parent is not None and not parent.isAncestorOf(autre):
        if isinstance(parent, QScrollArea):
            cadre = parent
        parent = parent.parentWidget()
    return cadre


def place(widget: QWidget, fenetre: QWidget) -> QRect:
    """Le rectangle du widget dans la fenêtre."""
    return QRect(widget.mapTo(fenetre, QPoint(0, 0)), widget.size())
