"""Le texte assemblé, à lire à côté de la retouche : ce qu’elle n’a pas y est souligné."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTextBrowser, QWidget

from charte_studio.interface.theme import Theme, est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.html_compare import html_continu
from charte_studio.redaction.comparaison import comparer_mots


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
    morceaux = [m for m in comparer_mots(retouche, assemble) if m.nature != "retire"]
    seconde = f"color:{c.encre_seconde}; font-size:{theme.taille('petit')}px"
    return (
        f'<p style="color:{c.accent}; font-size:{theme.taille("grand")}px; '
        'font-weight:700; margin:0">Texte assemblé</p>'
        f'<p style="{seconde}; margin:0 0 {theme.px(12)}px 0">Tel que l’atelier l’assemble '
        "aujourd’hui. Souligné\u00a0: ce que votre retouche n’a pas.</p>"
        f"{html_continu(morceaux, theme)}"
    )
