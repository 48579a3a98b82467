"""Les commandes de l’éditeur qui insèrent : tableau, lien, renvoi, typographie corrigée."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextCursor

from charte_studio.interface.etapes.rediger.coloration import unites
from charte_studio.interface.widgets.texte_long import TexteLong
from charte_studio.redaction.signets import cle_nue
from charte_studio.redaction.typographie import typographier

_TABLEAU: Final = "| Colonne 1 | Colonne 2 |\n|---|---|\n|  |  |"
_ADRESSE: Final = "https://"


def inserer_tableau(saisie: TexteLong) -> None:
    """Ouvre un tableau de deux colonnes dans son alinéa, le premier titre choisi."""
    curseur = saisie.textCursor()
    curseur.clearSelection()
    curseur.beginEditBlock()
    curseur.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if curseur.block().text().strip():
        curseur.insertText("\n\n")
    debut = curseur.position()
    curseur.insertText(_TABLEAU)
    suivante = curseur.block().next()
    if suivante.isValid() and suivante.text().strip():
        curseur.insertText("\n")
    curseur.endEditBlock()
    curseur.setPosition(debut + 2)
    curseur.setPosition(debut + 2 + len("Colonne 1"), QTextCursor.MoveMode.KeepAnchor)
    saisie.setTextCursor(curseur)


def inserer_lien(saisie: TexteLong) -> None:
    """Fait un lien des mots choisis ; l’adresse à écrire est choisie."""
    curseur = saisie.textCursor()
    mots = curseur.selectedText().replace("\u2029", " ") or "texte du lien"
    debut = curseur.selectionStart()
    curseur.insertText(f"[{mots}]({_ADRESSE})")
    depart = debut + unites(f"[{mots}](")
    curseur.setPosition(depart)
    curseur.setPosition(depart + len(_ADRESSE), QTextCursor.MoveMode.KeepAnchor)
    saisie.setTextCursor(curseur)


def inserer_renvoi(saisie: TexteLong, numero: int, cle: str) -> None:
    """Écrit un renvoi à un article ; son numéro suivra l’article dans le document."""
    curseur = saisie.textCursor()
    curseur.insertText(f"[article\u00a0{numero}](#article-{cle_nue(cle)})")
    saisie.setTextCursor(curseur)


def corriger_typographie(saisie: TexteLong) -> int:
    """Pose les règles du français, ligne à ligne et d’un seul geste ; rend les lignes changées."""
    lignes = saisie.texte().split("\n")
    corrigees = typographier("\n".join(lignes)).split("\n")
    if len(corrigees) != len(lignes):  # jamais : les règles tiennent dans une ligne
        return 0
    curseur = QTextCursor(saisie.document())
    changees = 0
    curseur.beginEditBlock()
    for rang, (avant, apres) in enumerate(zip(lignes, corrigees, strict=True)):
        if avant != apres:
            changees += 1
            bloc = saisie.document().findBlockByNumber(rang)
            curseur.setPosition(bloc.position())
            curseur.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            curseur.insertText(apres)
    curseur.endEditBlock()
    return changees
