"""Un bloc du texte lu, en HTML de Qt, dans les teintes du thème."""

from __future__ import annotations

from html import escape
from typing import Final

from charte_studio.interface.theme import Theme
from charte_studio.redaction.blocs import Bloc, texte_des_blocs
from charte_studio.redaction.html import blocs_en_html

_LONGUEUR_MAXIMALE: Final = 12_000
"""En signes. Au-delà, un seul bloc mettrait un temps sensible à se mettre en page."""


def html_du_bloc(bloc: Bloc) -> str:
    """Le bloc mis en forme ; trop long, son début en texte nu et ce qui manque."""
    nu = texte_des_blocs((bloc,))
    if len(nu) <= _LONGUEUR_MAXIMALE:
        return blocs_en_html((bloc,), niveau_titre=3).replace(
            "<table>", '<table width="99%" cellspacing="0">'
        )
    debut = escape(nu[:_LONGUEUR_MAXIMALE]).replace("\n", "<br>")
    reste = f"{len(nu) - _LONGUEUR_MAXIMALE:,}".replace(",", "\u202f")
    return (
        f'<p>{debut}…</p><p class="suite">La suite de ce passage n’est pas montrée '
        f"({reste} signes)\u00a0; elle est gardée.</p>"
    )


def feuille_des_blocs(theme: Theme) -> str:
    """La feuille de style d’un bloc, dans les mots que connaît le HTML de Qt."""
    c = theme.couleurs
    return f"""
body {{ color: {c.encre}; font-size: {theme.taille("texte")}px; }}
h3, h4, h5, h6 {{ color: {c.accent}; font-size: {theme.taille("texte")}px; font-weight: 700;
    margin: 0; }}
p {{ margin: 0; line-height: 116%; }}
p.suite {{ color: {c.encre_seconde}; font-style: italic; }}
ul, ol {{ margin: 0; -qt-list-indent: 1; }}
li {{ margin: 0 0 {theme.px(3)}px 0; line-height: 116%; }}
blockquote {{ margin: 0 {theme.px(14)}px; color: {c.encre_seconde}; font-style: italic; }}
pre, code {{ background-color: {c.creux}; }}
table {{ margin: 0; border-collapse: collapse; border: 1px solid {c.trait}; }}
th, td {{ padding: {theme.px(3)}px {theme.px(6)}px; border: 1px solid {c.trait};
    font-size: {theme.taille("petit")}px; }}
th {{ background-color: {c.accent_doux}; color: {c.accent}; text-align: left; }}
a {{ color: {c.accent}; text-decoration: underline; }}
"""
