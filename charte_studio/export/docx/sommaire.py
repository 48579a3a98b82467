"""Le sommaire : un vrai champ TOC, déjà rempli pour qui ne calcule pas les champs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.export.docx.flux import VINGTIEMES, Format, champ, fermer_champ, ouvrir_champ
from charte_studio.export.docx.pagination import Pagination, Pave, hauteur_de_ligne, mesurer
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import NoeudXml, sous, texte, val
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


def ecrire_sommaire(
    corps: NoeudXml, rang: int, lignes: Sequence[Entree], pages: Mapping[str, int]
) -> None:
    """Insère le sommaire dans `corps`, au rang voulu, avec la page de chaque entrée."""
    sdt = sous(corps, "w:sdt")
    corps.insert(rang, sdt)
    galerie = sous(sous(sdt, "w:sdtPr"), "w:docPartObj")
    val(galerie, "w:docPartGallery", "Table of Contents")
    sous(galerie, "w:docPartUnique")
    contenu = sous(sdt, "w:sdtContent")
    titre = sous(contenu, "w:p")
    ppr = sous(titre, "w:pPr")
    val(ppr, "w:pStyle", "Titresommaire")
    sous(ppr, "w:pageBreakBefore")
    texte(sous(titre, "w:r"), TITRE)
    for place, ligne in enumerate(lignes):
        p = sous(contenu, "w:p")
        val(sous(p, "w:pPr"), "w:pStyle", f"Sommaire{ligne.niveau}")
        if place == 0:
            ouvrir_champ(p, _CHAMP)
        _entree(p, ligne, pages[ligne.signet])
        if place == len(lignes) - 1:
            fermer_champ(p)


def _entree(p: NoeudXml, ligne: Entree, page: int) -> None:
    lien = sous(p, "w:hyperlink", {"w:anchor": ligne.signet, "w:history": "1"})
    texte(sous(lien, "w:r"), ligne.texte)
    sous(sous(lien, "w:r"), "w:tab")
    champ(lien, rf"PAGEREF {ligne.signet} \h", str(page))
