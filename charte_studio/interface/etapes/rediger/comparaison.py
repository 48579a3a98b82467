"""Le texte assemblé, à lire à côté de la retouche : ce qu’elle n’a pas y est souligné."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTextBrowser, QWidget

from charte_studio.interface.theme import Theme, est_un_changement_de_theme, theme_courant

_MOTS: Final = re.compile(r"\s+|[^\s]+")
_MOTS_MAX: Final = 6000
"""Au-delà, chercher les différences se sentirait."""


class Comparaison(QTextBrowser):
    """Une page en lecture seule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._textes = ("", "")

        self.setObjectName("apercu")
        self.setAccessibleName("Texte assemblé")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(0)

    def montrer(self, retouche: str, assemble: str) -> None:
        """Montre le texte assemblé, et ce qui le distingue de la retouche."""
        if (retouche, assemble) != self._textes:
            self._textes = (retouche, assemble)
            self._composer()

    def _composer(self) -> None:
        theme = theme_courant()
        marge = theme.espace("grand")
        self.setViewportMargins(marge, theme.espace("moyen"), marge, theme.espace("moyen"))
        self.setHtml(page_comparaison(*self._textes, theme=theme))

    def sizeHint(self) -> QSize:
        """Se contente de peu : la colonne donne la hauteur."""
        return QSize(super().sizeHint().width(), theme_courant().px(120))

    def changeEvent(self, evenement: QEvent) -> None:
        """Les teintes suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_textes"):
            self._composer()


def page_comparaison(retouche: str, assemble: str, *, theme: Theme) -> str:
    """Le texte assemblé en HTML, les mots que la retouche n’a pas soulignés."""
    c = theme.couleurs
    avant, apres = _MOTS.findall(retouche), _MOTS.findall(assemble)
    morceaux = []
    marque = f"background-color:{c.accent_doux}; color:{c.encre}; text-decoration:underline"
    for propre, mots in _differences(avant, apres):
        texte = escape("".join(mots)).replace("\n", "<br>")
        morceaux.append(f'<span style="{marque}">{texte}</span>' if propre else texte)
    seconde = f"color:{c.encre_seconde}; font-size:{theme.taille('petit')}px"
    return (
        f'<p style="color:{c.accent}; font-size:{theme.taille("grand")}px; '
        'font-weight:700; margin:0">Texte assemblé</p>'
        f'<p style="{seconde}; margin:0 0 {theme.px(12)}px 0">Tel que l’atelier l’assemble '
        "aujourd’hui. Souligné\u00a0: ce que votre retouche n’a pas.</p>"
        f'<p style="line-height:118%; margin:0">{"".join(morceaux)}</p>'
    )


def _differences(avant: list[str], apres: list[str]) -> list[tuple[bool, list[str]]]:
    """Les mots d’`apres`, par suites : propres à lui, ou communs aux deux."""
    if len(avant) + len(apres) > _MOTS_MAX:
        return [(False, apres)]
    comparateur = SequenceMatcher(None, avant, apres, autojunk=False)
    return [
        (nature != "equal", apres[debut:fin])
        for nature, _, _, debut, fin in comparateur.get_opcodes()
        if fin > debut
    ]
