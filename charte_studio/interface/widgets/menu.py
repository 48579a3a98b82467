"""Un menu qu’on déroule : des groupes d’actions, chacune avec sa touche."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

Action = tuple[str, str, Callable[[], object]]
"""Le texte, la touche (vide s’il n’y en a pas), ce qu’on fait."""


class Bascule(NamedTuple):
    """Une entrée que l’on coche ou décoche ; `faire` reçoit le nouvel état."""

    texte: str
    coche: bool
    faire: Callable[[bool], object]


class UnParmi(NamedTuple):
    """Un sous-menu où un seul choix est coché ; `faire` reçoit la clé choisie."""

    texte: str
    choix: Sequence[tuple[str, str]]
    """Les clés et leurs libellés."""
    cle: str
    faire: Callable[[str], object]


Entree = Action | Bascule | UnParmi


def derouler_menu(parent: QWidget, groupes: Sequence[Sequence[Entree]], ou: QPoint) -> None:
    """Montre le menu et attend qu’on choisisse, ou qu’on renonce."""
    menu = batir_menu(parent, groupes)
    menu.exec(ou)
    menu.deleteLater()


def batir_menu(parent: QWidget, groupes: Sequence[Sequence[Entree]]) -> QMenu:
    """Le menu rempli, pas encore montré. À qui l’appelle de le défaire."""
    menu = QMenu(parent)
    for groupe in groupes:
        for entree in groupe:
            if isinstance(entree, UnParmi):
                _ajouter_choix(menu, entree)
            elif isinstance(entree, Bascule):
                bascule = menu.addAction(entree.texte)
                bascule.setCheckable(True)
                bascule.setChecked(entree.coche)
                bascule.triggered.connect(entree.faire)
            else:
                texte, raccourci, faire = entree
                # La touche est écrite, non posée : deux raccourcis égaux s’annuleraient.
                menu.addAction(f"{texte}\t{raccourci}" if raccourci else texte, faire)
        menu.addSeparator()
    return menu


def _ajouter_choix(menu: QMenu, entree: UnParmi) -> None:
    sous_menu = menu.addMenu(entree.texte)
    ensemble = QActionGroup(sous_menu)
    for cle, libelle in entree.choix:
        action = sous_menu.addAction(libelle)
        action.setCheckable(True)
        action.setChecked(cle == entree.cle)
        ensemble.addAction(action)
        action.triggered.connect(lambda _coche=False, cle=cle: entree.faire(cle))
