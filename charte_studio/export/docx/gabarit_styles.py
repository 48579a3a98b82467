"""Marier les styles du gabarit et les nôtres : les siens par leur nom, les absents complétés."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.styles import (
    ACCENT,
    ACCENT_DOUX,
    ENCRE,
    ENCRE_SECONDE,
    POLICE,
    STYLES,
)
from charte_studio.export.docx.xml import NoeudXml, nom

_AUTRES_NOMS: Final[dict[str, tuple[str, ...]]] = {
    "normal": ("standard", "corps de texte"),
    "title": ("titre", "titre principal", "titre du document"),
    "subtitle": ("sous-titre", "sous titre"),
    "heading 1": ("titre 1",),
    "heading 2": ("titre 2",),
    "heading 3": ("titre 3",),
    "article": ("titre article", "article (titre)"),
    "alinéa": ("alinea", "alinéas"),
    "quote": ("citation",),
    "list bullet": ("liste à puces", "puces", "liste puces"),
    "list number": ("liste à numéros", "liste numérotée"),
    "list continue": ("liste continue",),
    "caption": ("légende",),
    "toc heading": ("en-tête de table des matières", "titre de la table des matières"),
    "toc 1": ("tm 1", "table des matières 1"),
    "toc 2": ("tm 2", "table des matières 2"),
    "header": ("en-tête",),
    "footer": ("pied de page",),
    "footnote text": ("note de bas de page", "texte de note de bas de page"),
    "footnote reference": ("appel de note de bas de page", "appel note de bas de p."),
    "annotation text": ("commentaire",),
    "annotation reference": ("marque de commentaire",),
    "hyperlink": ("lien hypertexte", "lien internet"),
    "line number": ("numéro de ligne",),
    "default paragraph font": ("police par défaut",),
    "normal table": ("tableau normal",),
    "no list": ("aucune liste",),
}
"""Le nom canonique de Word, et les noms français qu’écrivent d’autres logiciels."""

_TECHNIQUES: Final = frozenset(
    ("default paragraph font", "normal table", "no list", "line number", "annotation reference")
)
"""Ce que tout document a : les dire repris ne dirait rien."""
_TAILLE_DU_TEXTE: Final = "24"
_GRIS_CLAIR: Final = "F0F0F0"


@dataclass(slots=True)
class Mariage:
    """Les styles réunis, et ce que chacun des nôtres y est devenu."""

    racine: NoeudXml
    identifiants: dict[str, str] = field(default_factory=dict)
    """Par identifiant des nôtres, celui à employer."""
    repris: list[str] = field(default_factory=list)
    """Les noms des styles du gabarit employés."""
    completes: list[str] = field(default_factory=list)
    """Les noms de ceux qu’il n’avait pas."""
    accent: str = ACCENT
    """La couleur de ses titres, ou la nôtre."""

    def est_repris(self, cle: str) -> bool:
        """Vrai si notre style est celui du gabarit."""
        return _nom_de(cle) in self.repris


def marier(du_gabarit: NoeudXml, les_notres: NoeudXml) -> Mariage:
    """Ajoute au gabarit les styles qui lui manquent, à ses couleurs et à sa police."""
    mariage = Mariage(du_gabarit)
    par_nom = {(genre, n): style for style in _styles(du_gabarit) for genre, n in _noms_de(style)}
    pris = {style.get(nom("w:styleId")) for style in _styles(du_gabarit)}
    absents = []
    for notre in _styles(les_notres):
        genre, canonique = notre.get(nom("w:type")), _nom(notre)
        trouve = next(
            (
                par_nom[genre, possible]
                for possible in (canonique.lower(), *_AUTRES_NOMS.get(canonique.lower(), ()))
                if (genre, possible) in par_nom
            ),
            None,
        )
        notre_id = notre.get(nom("w:styleId"))
        if trouve is not None:
            mariage.identifiants[notre_id] = trouve.get(nom("w:styleId"))
            mariage.repris.append(canonique)
            continue
        identifiant = notre_id
        while identifiant in pris:
            identifiant += "Charte"
        pris.add(identifiant)
        mariage.identifiants[notre_id] = identifiant
        mariage.completes.append(canonique)
        absents.append(notre)
    mariage.accent = _couleur_des_titres(du_gabarit, mariage)
    for notre in absents:
        du_gabarit.append(_completer(notre, mariage))
    return mariage


def dits(noms: list[str]) -> list[str]:
    """Les styles qui se voient, sans ceux que tout document a."""
    return [n for n in noms if n.lower() not in _TECHNIQUES]


def recolorer(noeud: NoeudXml, accent: str) -> None:
    """Ôte nos couleurs de texte et notre police ; l’accent devient celui du gabarit."""
    for police in list(noeud.iter(nom("w:rFonts"))):
        if police.get(nom("w:ascii")) == POLICE:
            police.getparent().remove(police)
    for couleur in list(noeud.iter(nom("w:color"))):
        if couleur.get(nom("w:val")) in (ENCRE, ENCRE_SECONDE):
            couleur.getparent().remove(couleur)
    if accent == ACCENT:
        return
    remplacants = {ACCENT: accent, ACCENT_DOUX: _GRIS_CLAIR}
    for attribut in (nom("w:val"), nom("w:fill"), nom("w:color")):
        for porteur in noeud.iter():
            valeur = porteur.get(attribut)
            if valeur in remplacants:
                porteur.set(attribut, remplacants[valeur])


def _completer(notre: NoeudXml, mariage: Mariage) -> NoeudXml:
    """Notre style, prêt à vivre parmi les siens."""
    style = deepcopy(notre)
    style.attrib.pop(nom("w:default"), None)
    style.set(nom("w:styleId"), mariage.identifiants[notre.get(nom("w:styleId"))])
    for court in ("w:basedOn", "w:next"):
        for renvoi in style.findall(nom(court)):
            ancien = renvoi.get(nom("w:val"))
            renvoi.set(nom("w:val"), mariage.identifiants.get(ancien, ancien))
    recolorer(style, mariage.accent)
    base = notre.find(nom("w:basedOn"))
    rpr, ppr = style.find(nom("w:rPr")), style.find(nom("w:pPr"))
    base_reprise = base is not None and mariage.est_repris(base.get(nom("w:val")))
    if base_reprise and base.get(nom("w:val")) != "Normal" and rpr is not None and ppr is not None:
        # Un titre d’article prend l’allure du titre dont il est l’enfant.
        style.remove(rpr)
        for court in ("w:spacing", "w:ind", "w:jc"):
            for noeud in ppr.findall(nom(court)):
                ppr.remove(noeud)
    elif base_reprise and rpr is not None:
        tailles = [rpr.find(nom(court)) for court in ("w:sz", "w:szCs")]
        for taille in tailles:
            if taille is not None and taille.get(nom("w:val")) == _TAILLE_DU_TEXTE:
                rpr.remove(taille)
    return style


def _couleur_des_titres(styles: NoeudXml, mariage: Mariage) -> str:
    """La couleur de son titre 1, quand elle est dite en clair et se lit sur du blanc."""
    cherche = mariage.identifiants.get("Titre1")
    for style in _styles(styles):
        if style.get(nom("w:styleId")) == cherche:
            couleur = style.find(f"{nom('w:rPr')}/{nom('w:color')}")
            valeur = "" if couleur is None else (couleur.get(nom("w:val")) or "")
            if len(valeur) == 6 and _sombre(valeur):
                return valeur.upper()
    return ACCENT


def _sombre(hexa: str) -> bool:
    """Vrai si la couleur fait au moins 4,5 sur 1 avec le blanc."""
    try:
        canaux = [int(hexa[rang : rang + 2], 16) / 255 for rang in (0, 2, 4)]
    except ValueError:
        return False
    lineaires = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    clarte = 0.2126 * lineaires[0] + 0.7152 * lineaires[1] + 0.0722 * lineaires[2]
    return 1.05 / (clarte + 0.05) >= 4.5


def _styles(racine: NoeudXml) -> Iterator[NoeudXml]:
    yield from racine.findall(nom("w:style"))


def _nom(style: NoeudXml) -> str:
    noeud = style.find(nom("w:name"))
    return "" if noeud is None else str(noeud.get(nom("w:val")) or "")


def _noms_de(style: NoeudXml) -> Iterator[tuple[str, str]]:
    """Le genre et chacun des noms d’un style, en minuscules."""
    genre = str(style.get(nom("w:type")) or "paragraph")
    noms = [_nom(style)]
    alias = style.find(nom("w:aliases"))
    if alias is not None:
        noms += str(alias.get(nom("w:val")) or "").split(",")
    for un in noms:
        if un.strip():
            yield genre, un.strip().lower()


def _nom_de(cle: str) -> str:
    return STYLES[cle].nom if cle in STYLES else cle
