"""Les sections : papier, marges, en-tête et pied de page."""

from __future__ import annotations

from typing import Final

from charte_studio.export.docx.filigrane import ecrire_filigrane
from charte_studio.export.docx.flux import VINGTIEMES, Bord, Flux, Format, champ
from charte_studio.export.docx.metriques import largeur
from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import NoeudXml, en_octets, racine, sous, texte, val

RELATION_ENTETE: Final = "rIdEntete"
RELATION_ENTETE_DE_GARDE: Final = "rIdEnteteDeGarde"
RELATION_PIED: Final = "rIdPied"
_LIGNES: Final = {"w:countBy": "5", "w:distance": "227", "w:restart": "newSection"}
"""Un numéro toutes les cinq lignes, à 4 mm du texte, d’un bout à l’autre de la charte."""


def fermer_section(flux: Flux, suivant: Format) -> None:
    """Clôt la section en cours sur le dernier paragraphe et passe au papier `suivant`."""
    dernier = flux.corps[-1]
    if not dernier.tag.endswith("}p"):
        flux.paragraphe("Respiration", ())
        dernier = flux.corps[-1]
    # Les références ne vont qu’à la première section : les suivantes en héritent.
    _section(flux, dernier[0])
    flux.sections_closes += 1
    flux.format = suivant
    flux.pagination.nouvelle_section(suivant.hauteur_utile)


def derniere_section(flux: Flux) -> None:
    """La section qui porte la fin du document."""
    _section(flux, flux.corps)


def _section(flux: Flux, parent: NoeudXml) -> None:
    papier, premiere = flux.format, not flux.sections_closes
    sectpr = sous(parent, "w:sectPr")
    if premiere:
        for reference in flux.bords:
            attributs = {"w:type": reference.sorte, "r:id": reference.relation}
            sous(sectpr, f"w:{reference.bord}Reference", attributs)
    val(sectpr, "w:type", "nextPage")
    taille = {"w:w": str(papier.largeur), "w:h": str(papier.hauteur)}
    if papier.paysage:
        taille["w:orient"] = "landscape"
    sous(sectpr, "w:pgSz", taille)
    haut, bas = papier.haut_et_bas
    marges = {
        "top": haut, "right": papier.marge_droite, "bottom": bas, "left": papier.marge,
        "header": papier.bords[0], "footer": papier.bords[1], "gutter": 0,
    }  # fmt: skip
    sous(sectpr, "w:pgMar", {f"w:{bord}": str(marge) for bord, marge in marges.items()})
    if papier.lignes:
        sous(sectpr, "w:lnNumType", _LIGNES)
    sous(sectpr, "w:cols", {"w:space": "708"})
    if premiere and flux.premiere_a_part:
        sous(sectpr, "w:titlePg")


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
    pied = racine("w:ftr")
    p = _paragraphe(pied, "Pied")
    texte(sous(p, "w:r"), "Page\u00a0")
    champ(p, "PAGE", "2")
    texte(sous(p, "w:r"), "\u00a0/\u00a0")
    champ(p, "NUMPAGES", str(pages))
    return en_octets(pied)


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
