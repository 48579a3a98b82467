"""La page d’aperçu d’une partie : les mêmes alinéas et encadrés que dans le document exporté."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from charte_studio.export.preparation import preparer
from charte_studio.export.renvois import Renvois
from charte_studio.interface.theme import Theme
from charte_studio.redaction.blocs import Bloc, Paragraphe
from charte_studio.redaction.document import Encadre
from charte_studio.redaction.html import blocs_en_html, ligne_en_html
from charte_studio.redaction.markdown import lire_blocs

_CHAMP: Final = re.compile(
    r"\[à compléter\b(?:(?!</?(?:p|li|ul|ol|h\d|td|th|tr|pre|blockquote)\b)[^\[\]])*\]",
    re.IGNORECASE,
)
"""Un champ à compléter dans le HTML : il peut contenir du gras, jamais sortir de son alinéa."""

_TABLEAU: Final = '<table class="tableau" width="99%" cellspacing="0">'

VIDE: Final = "Cette partie n’a pas encore de texte."


def page_apercu(
    titre: str,
    numero: int | None,
    texte: str,
    encadres: Iterable[Encadre] = (),
    *,
    theme: Theme,
    renvois: Renvois | None = None,
) -> str:
    """Le HTML d’une partie. `numero` : celui de l’article, `None` pour une section.

    `renvois` donne aux renvois le numéro d’aujourd’hui.
    """
    corps = preparer(lire_blocs(texte))
    if renvois is not None:
        corps = tuple(renvois.relier(corps))
    intitule = f"Article {numero} — {titre}" if numero is not None else titre
    morceaux = [f'<p class="intitule">{escape(intitule)}</p>']
    if corps:
        morceaux.extend(_article(corps, numero) if numero is not None else (_section(corps),))
    else:
        morceaux.append(f'<p class="vide">{VIDE}</p>')
    html = "\n".join(morceaux).replace("<table>", _TABLEAU)
    html = _CHAMP.sub(lambda champ: f'<span class="champ">{champ[0]}</span>', html)
    return html + "".join(_encadre(preparer(encadre), theme) for encadre in encadres)


def _section(corps: tuple[Bloc, ...]) -> str:
    return blocs_en_html(corps)


def _article(corps: tuple[Bloc, ...], numero: int) -> Iterator[str]:
    """Chaque paragraphe de premier niveau est un alinéa numéroté « 6.1 »."""
    rang = 0
    for bloc in corps:
        if isinstance(bloc, Paragraphe):
            rang += 1
            alinea = f'<span class="numero">{numero}.{rang}</span>'
            yield f"<p>{alinea} {ligne_en_html(bloc.portions)}</p>"
        else:
            yield blocs_en_html((bloc,))


def _encadre(encadre: Encadre, theme: Theme) -> str:
    """Un tableau de deux cases, le filet et le texte : le HTML de Qt ne sait pas border un bloc."""
    c = theme.couleurs
    return (
        '<table class="encadre" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="filet" width="{theme.px(4)}" bgcolor="{c.alerte}"></td>'
        f'<td class="divergence" bgcolor="{c.fond_alerte}">'
        f'<p class="entete">{escape(encadre.titre)}</p>'
        f"{blocs_en_html(encadre.blocs, niveau_titre=None)}</td></tr></table>"
    )


def feuille_apercu(theme: Theme) -> str:
    """La feuille de style du document d’aperçu, dans les mots que connaît le HTML de Qt."""
    c = theme.couleurs
    ecart, retrait = theme.px(9), theme.px(14)
    return f"""
body {{ color: {c.encre}; font-size: {theme.taille("texte")}px; }}
p.intitule {{ color: {c.accent}; font-size: {theme.taille("grand")}px; font-weight: 700;
    margin: 0 0 {theme.px(12)}px 0; }}
h3, h4, h5, h6 {{ color: {c.accent}; font-size: {theme.taille("texte")}px; font-weight: 700;
    margin: {theme.px(14)}px 0 {theme.px(6)}px 0; }}
p {{ margin: 0 0 {ecart}px 0; line-height: 118%; }}
p.vide {{ color: {c.encre_seconde}; font-style: italic; }}
p.entete {{ font-weight: 700; margin: 0 0 {theme.px(3)}px 0; }}
ul, ol {{ margin: 0 0 {ecart}px 0; -qt-list-indent: 1; }}
li {{ margin: 0 0 {theme.px(4)}px 0; line-height: 118%; }}
blockquote {{ margin: 0 {retrait}px {ecart}px {retrait}px; color: {c.encre_seconde};
    font-style: italic; }}
pre, code {{ background-color: {c.creux}; }}
table {{ margin: {theme.px(12)}px 0 {ecart}px 0; border-collapse: collapse;
    border: 1px solid {c.trait}; }}
th, td {{ padding: {theme.px(4)}px {theme.px(6)}px; border: 1px solid {c.trait}; }}
th {{ background-color: {c.accent_doux}; color: {c.accent}; text-align: left; }}
table.tableau td, table.tableau th {{ font-size: {theme.taille("petit")}px; }}
table.encadre {{ border: none; }}
td.filet {{ padding: 0; border: none; }}
td.divergence {{ padding: {theme.px(11)}px {retrait}px {theme.px(6)}px {retrait}px;
    border: none; }}
a {{ color: {c.accent}; text-decoration: underline; }}
.numero {{ font-weight: 700; }}
.champ {{ background-color: {c.fond_alerte}; color: {c.alerte}; font-weight: 700; }}
"""
