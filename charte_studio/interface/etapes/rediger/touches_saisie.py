"""Ce que font Entrée, Retour et la ponctuation dans le champ de l’éditeur."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from charte_studio.interface.etapes.rediger.markdown_saisi import (
    rangee_suivante,
    separe_l_entete,
    suite_de_liste,
)
from charte_studio.interface.etapes.rediger.typographie_saisie import frappe_francaise
from charte_studio.interface.widgets.texte_long import TexteLong


def aller_a_la_ligne(saisie: TexteLong) -> None:
    """Entrée : un alinéa, l’élément suivant d’une liste, ou la rangée suivante d’un tableau."""
    curseur = saisie.textCursor()
    ligne = curseur.block().text()
    rangee = rangee_suivante(ligne) if not curseur.hasSelection() else None
    if rangee and not curseur.atBlockStart():
        _ajouter_une_rangee(saisie, rangee)
        return
    suite = rangee if rangee == "" else suite_de_liste(ligne)
    coupe = not curseur.atBlockStart()
    curseur.beginEditBlock()
    curseur.removeSelectedText()
    if suite:
        curseur.insertText(f"\n{suite}")
    elif suite is not None:  # un élément vide : la liste s’arrête
        curseur.select(QTextCursor.SelectionType.BlockUnderCursor)
        curseur.removeSelectedText()
        curseur.insertText("\n\n")
    else:
        # Un retour seul ne fait rien en Markdown : l’alinéa demande une ligne vide.
        curseur.insertText("\n\n" if ligne.strip() else "\n")
        while coupe and curseur.block().text().startswith(" "):  # l’espace entre deux phrases
            curseur.deleteChar()
    curseur.endEditBlock()
    saisie.setTextCursor(curseur)
    saisie.ensureCursorVisible()


def _ajouter_une_rangee(saisie: TexteLong, rangee: str) -> None:
    """Ouvre une rangée sous celle du curseur, le clavier dans sa première cellule."""
    curseur = saisie.textCursor()
    suivante = curseur.block().next()
    if suivante.isValid() and separe_l_entete(suivante.text()):
        curseur.setPosition(suivante.position())
    curseur.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    curseur.insertText(f"\n{rangee}")
    curseur.setPosition(curseur.block().position() + len("| "))
    saisie.setTextCursor(curseur)
    saisie.ensureCursorVisible()


def refermer_alinea(saisie: TexteLong) -> bool:
    """Retour en tête d’un alinéa ôte aussi la ligne vide qui l’ouvrait."""
    curseur = saisie.textCursor()
    vide = curseur.block().previous()
    if (
        curseur.hasSelection()
        or not curseur.atBlockStart()
        or not vide.isValid()
        or vide.text().strip()
        or not vide.previous().isValid()
    ):
        return False
    curseur.beginEditBlock()
    curseur.setPosition(
        vide.previous().position() + vide.previous().length() - 1,
        QTextCursor.MoveMode.KeepAnchor,
    )
    curseur.removeSelectedText()
    curseur.endEditBlock()
    saisie.setTextCursor(curseur)
    return True


def franciser(saisie: TexteLong, signe: str) -> None:
    """Le signe tapé prend sa forme française ; Ctrl+Z la défait sans défaire la frappe."""
    if len(signe) != 1 or not signe.isprintable():
        return
    curseur = saisie.textCursor()
    avant = curseur.block().text()
    place = len(avant.encode("utf-16-le")[: 2 * curseur.positionInBlock()].decode("utf-16-le"))
    if not avant[:place].endswith(signe):
        return
    correction = frappe_francaise(avant[: place - 1], signe)
    if correction is None or correction == (0, signe):
        return
    oter, ecrire = correction
    curseur.beginEditBlock()
    curseur.movePosition(
        QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, oter + 1
    )
    curseur.insertText(ecrire)
    curseur.endEditBlock()
    saisie.setTextCursor(curseur)
