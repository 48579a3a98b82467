"""Le sommaire : un vrai champ TOC, déjà rempli pour qui ne calcule pas les champs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.export.docx.flux import Format
from charte_studio.export.docx.mise import VINGTIEMES
from charte_studio.export.docx.pagination import Pagination, Pave, hauteur_de_ligne, mesurer
from charte_studio.export.docx.portions import champ, fermer_champ, ouvrir_champ
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import texte_en_xml, valeur
from charte_studio.export.elements import Element, Intitule, IntituleArticle, au_sommaire

TITRE: Final = "Sommaire"

# \o : titres 1 et 2 ; \u : ce qui porte un niveau de plan, donc les articles ; \h : liens ;
# \z : pas de numéros en vue web.
_CHAMP: Final = r'TOC \o "1-2" \h \z \u'


@dataclass(frozen=True, slots=True)
class Entree:
    niveau: int
    texte: str
    signet: str


def entrees(elements: Sequence[Element]) -> list[Entree]:
    """Les lignes du sommaire."""
    lignes = []
    for element in elements:
        if not au_sommaire(element):
            continue
        if isinstance(element, IntituleArticle):
            lignes.append(Entree(2, element.dans_word, element.signet))
        elif isinstance(element, Intitule):
            lignes.append(Entree(element.niveau, element.texte, element.signet))
    return lignes


def nombre_de_pages(lignes: Sequence[Entree], papier: Format) -> int:
    """Combien de pages prend le sommaire, pour savoir où commence le corps."""
    pagination = Pagination(papier.hauteur_utile)
    titre = STYLES["Titresommaire"]
    pagination.poser(Pave(1, hauteur_de_ligne(titre), titre.avant, titre.apres, saut=True))
    for ligne in lignes:
        style = STYLES[f"Sommaire{ligne.niveau}"]
        place = (papier.place - style.gauche - style.droite) / VINGTIEMES
        nombre, hauteur = mesurer(style, ligne.texte, place)
        pagination.poser(Pave(nombre, hauteur, style.avant, style.apres))
    return pagination.page


def ecrire_sommaire(lignes: Sequence[Entree], pages: Mapping[str, int]) -> str:
    """Le sommaire, avec la page de chaque entrée."""
    contenu = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Sommaire{ligne.niveau}"/></w:pPr>'
        + (ouvrir_champ(_CHAMP) if place == 0 else "")
        + _entree(ligne, pages[ligne.signet])
        + (fermer_champ() if place == len(lignes) - 1 else "")
        + "</w:p>"
        for place, ligne in enumerate(lignes)
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        '<w:p><w:pPr><w:pStyle w:val="Titresommaire"/><w:pageBreakBefore/></w:pPr>'
        f"<w:r><w:t>{TITRE}</w:t></w:r></w:p>{contenu}</w:sdtContent></w:sdt>"
    )


def _entree(ligne: Entree, page: int) -> str:
    return (
        f'<w:hyperlink w:anchor="{valeur(ligne.signet)}" w:history="1">'
        f"<w:r>{texte_en_xml(ligne.texte)}</w:r><w:r><w:tab/></w:r>"
        + champ(rf"PAGEREF {ligne.signet} \h", str(page))
        + "</w:hyperlink>"
    )
