"""Un texte comparé, en HTML que Qt sait montrer : le retiré barré, l’ajouté souligné."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from charte_studio.interface.theme import Theme
from charte_studio.redaction.comparaison import Morceau, Nature
from charte_studio.redaction.comparaison_charte import AlineaCompare

PIED_DE_MOUCHE: Final = "¶"
"""Le passage à la ligne ajouté ou retiré, qui ne se verrait pas."""
_LIGNES: Final = re.compile(r"(\n\s*\n\s*?(?=[^\S\n]*\S|\Z)|\n)")


def styles(theme: Theme) -> dict[Nature, str]:
    """Le style de chaque nature : jamais la seule couleur."""
    c = theme.couleurs
    return {
        "egal": "",
        "retire": f"background-color:{c.fond_alerte}; color:{c.alerte}; "
        "text-decoration:line-through",
        "ajoute": f"background-color:{c.fond_reussi}; color:{c.reussi}; text-decoration:underline",
    }


def html_continu(morceaux: Iterable[Morceau], theme: Theme) -> str:
    """Les morceaux à la suite, un paragraphe par alinéa."""
    marques = styles(theme)
    paragraphes: list[list[str]] = [[]]
    for morceau in morceaux:
        texte = morceau.texte
        if morceau.nature != "egal" and texte.startswith("\n") and _a_la_ligne(paragraphes):
            marque = _marquer(PIED_DE_MOUCHE, marques[morceau.nature])
            _marquer_la_coupure(paragraphes, marque, morceau.nature)
            texte = texte.lstrip("\n")
        for rang, bout in enumerate(_LIGNES.split(texte)):
            saut = rang % 2 == 1
            if saut and morceau.nature != "egal":
                paragraphes[-1].append(_marquer(PIED_DE_MOUCHE, marques[morceau.nature]))
            if saut and bout.count("\n") > 1:
                paragraphes.append([])
            elif saut:
                paragraphes[-1].append("<br>")
            elif bout:
                paragraphes[-1].append(_marquer(escape(bout), marques[morceau.nature]))
    ecart = theme.px(9)
    return "".join(
        f'<p style="white-space:pre-wrap; line-height:122%; margin:0 0 {ecart}px 0">'
        f"{''.join(paragraphe)}</p>"
        for paragraphe in paragraphes
        if paragraphe
    )


def html_cote_a_cote(
    alineas: Sequence[AlineaCompare], theme: Theme, titres: tuple[str, str]
) -> str:
    """Un tableau de deux colonnes, chaque alinéa en face de celui dont il vient."""
    c = theme.couleurs
    filet = f"border-bottom:1px solid {c.trait}"
    marge = f"padding:{theme.px(7)}px {theme.px(10)}px"
    entetes = "".join(
        f'<th width="50%" align="left" style="{marge}; {filet}; color:{c.encre_seconde}">'
        f"{escape(titre)}</th>"
        for titre in titres
    )
    rangees = "".join(
        "<tr>"
        + "".join(
            f'<td width="50%" valign="top" style="{marge}; {filet}">'
            f"{_cellule(alinea, cote, theme)}</td>"
            for cote in ("retire", "ajoute")
        )
        + "</tr>"
        for alinea in alineas
    )
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">'
        f"<tr>{entetes}</tr>{rangees}</table>"
    )


def _a_la_ligne(paragraphes: list[list[str]]) -> bool:
    """Vrai si l’on vient de passer à la ligne."""
    if paragraphes[-1]:
        return paragraphes[-1][-1] == "<br>"
    return len(paragraphes) > 1


def _marquer_la_coupure(paragraphes: list[list[str]], marque: str, nature: Nature) -> None:
    """Une ligne vide de plus ou de moins se dit au bout de la ligne, et non seule sur la sienne."""
    if not paragraphes[-1]:
        paragraphes[-2].append(marque)
        return
    paragraphes[-1][-1:] = [marque]
    if nature == "ajoute":
        paragraphes.append([])
    else:
        paragraphes[-1].append("<br>")


def _cellule(alinea: AlineaCompare, cote: str, theme: Theme) -> str:
    texte = alinea.avant if cote == "retire" else alinea.apres
    if texte is None:
        return f'<p style="color:{theme.couleurs.encre_seconde}; margin:0">—</p>'
    morceaux = [morceau for morceau in alinea.morceaux if morceau.nature in ("egal", cote)]
    mention = ""
    if alinea.deplace:
        mot = "Alinéa déplacé, d’ici" if cote == "retire" else "Alinéa déplacé, jusqu’ici"
        mention = (
            f'<p style="color:{theme.couleurs.encre_seconde}; '
            f'font-size:{theme.taille("petit")}px; margin:0">{mot}</p>'
        )
    return mention + html_continu(morceaux, theme)


def _marquer(html: str, style: str) -> str:
    return f'<span style="{style}">{html}</span>' if style else html
