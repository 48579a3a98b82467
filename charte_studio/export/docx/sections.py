"""Les sections : papier, marges, en-tête et pied de page."""

from __future__ import annotations

from typing import Final

from charte_studio.export.docx.filigrane import ecrire_filigrane
from charte_studio.export.docx.flux import Bord, Flux, Format
from charte_studio.export.docx.metriques import largeur
from charte_studio.export.docx.mise import VINGTIEMES
from charte_studio.export.docx.portions import champ
from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import (
    NoeudXml,
    en_octets,
    en_partie,
    entourer,
    racine,
    sous,
    texte_en_xml,
    val,
)

RELATION_ENTETE: Final = "rIdEntete"
RELATION_ENTETE_DE_GARDE: Final = "rIdEnteteDeGarde"
RELATION_PIED: Final = "rIdPied"
_PAGE: Final = "Page\u00a0"
_SUR: Final = "\u00a0/\u00a0"
_LIGNES: Final = 'w:countBy="5" w:distance="227" w:restart="newSection"'
"""Un numéro toutes les cinq lignes, à 4 mm du texte, d’un bout à l’autre de la charte."""


def fermer_section(flux: Flux, suivant: Format) -> None:
    """Clôt la section en cours sur le dernier paragraphe et passe au papier `suivant`."""
    if not flux.corps[-1].startswith("<w:p>"):
        flux.paragraphe("Respiration", ())
    # Les références ne vont qu’à la première section : les suivantes en héritent.
    flux.completer_les_proprietes(_section(flux))
    flux.sections_closes += 1
    flux.format = suivant
    flux.pagination.nouvelle_section(suivant.hauteur_utile)


def derniere_section(flux: Flux) -> None:
    """La section qui porte la fin du document."""
    flux.corps.append(_section(flux))


def _section(flux: Flux) -> str:
    papier, premiere = flux.format, not flux.sections_closes
    references = ""
    if premiere:
        references = "".join(
            f'<w:{bord.bord}Reference w:type="{bord.sorte}" r:id="{bord.relation}"/>'
            for bord in flux.bords
        )
    sens = ' w:orient="landscape"' if papier.paysage else ""
    haut, bas = papier.haut_et_bas
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{papier.largeur}" w:h="{papier.hauteur}"{sens}/>'
        f'<w:pgMar w:top="{haut}" w:right="{papier.marge_droite}" w:bottom="{bas}" '
        f'w:left="{papier.marge}" w:header="{papier.bords[0]}" w:footer="{papier.bords[1]}" '
        'w:gutter="0"/>'
        + (f"<w:lnNumType {_LIGNES}/>" if papier.lignes else "")
        + '<w:cols w:space="708"/>'
        + ("<w:titlePg/>" if premiere and flux.premiere_a_part else "")
        + "</w:sectPr>"
    )


def bords_de_la_maison(*, filigrane: bool) -> tuple[Bord, ...]:
    """L’en-tête et le pied que l’application écrit, quand aucun gabarit n’en apporte."""
    garde = (Bord("header", "first", RELATION_ENTETE_DE_GARDE),) if filigrane else ()
    return (
        Bord("header", "default", RELATION_ENTETE),
        *garde,
        Bord("footer", "default", RELATION_PIED),
    )


def partie_entete(titre: str, suite: str, place: int, filigrane: str) -> bytes:
    """L’en-tête, sur une ligne de `place` vingtièmes de point : un titre trop long y est abrégé,
    la suite jamais."""
    entete = racine("w:hdr", "v", "o")
    p = _paragraphe(entete, "Entete")
    ecrire_texte(sous(p, "w:r"), f"{_abreger(titre, suite, place)} — {suite}")
    if filigrane:
        ecrire_filigrane(p, filigrane, 1)
    return en_octets(entete)


def partie_entete_de_garde(filigrane: str) -> bytes:
    """L’en-tête de la page de garde : le filigrane et rien d’autre."""
    entete = racine("w:hdr", "v", "o")
    ecrire_filigrane(_paragraphe(entete, "Respiration"), filigrane, 2)
    return en_octets(entete)


def partie_pied(pages: int) -> bytes:
    """Le pied : « Page x / y »."""
    contenu = (
        '<w:p><w:pPr><w:pStyle w:val="Pied"/></w:pPr>',
        f"<w:r>{texte_en_xml(_PAGE)}</w:r>",
        champ("PAGE", "2"),
        f"<w:r>{texte_en_xml(_SUR)}</w:r>",
        champ("NUMPAGES", str(pages)),
        "</w:p>",
    )
    return en_partie(entourer("w:ftr", contenu))


def _paragraphe(parent: NoeudXml, style: str) -> NoeudXml:
    p = sous(parent, "w:p")
    val(sous(p, "w:pPr"), "w:pStyle", style)
    return p


def _abreger(titre: str, suite: str, largeur_de_ligne: int) -> str:
    """Le titre, coupé entre deux mots pour tenir sur une ligne d’en-tête avec la suite."""
    corps = STYLES["Entete"].corps
    place = (largeur_de_ligne - 72) / VINGTIEMES - largeur(f" — {suite}", corps)
    if largeur(titre, corps) <= place:
        return titre
    mots = titre.split(" ")
    while len(mots) > 1 and largeur(" ".join(mots) + "…", corps) > place:
        mots.pop()
    abrege = " ".join(mots)
    while abrege and largeur(abrege + "…", corps) > place:
        abrege = abrege[:-1]
    return abrege.rstrip(" ,;:.") + "…"
