"""Ce que contient un paragraphe d’OpenDocument : passages, liens, champs, notes, dessins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from charte_studio.redaction.blocs import Ligne, Portion
from charte_studio.redaction.markdown import assainir
from charte_studio.relecture.assemblage import Note, reunir
from charte_studio.relecture.liens import adresse_gardee
from charte_studio.relecture.odt.styles import Style, Styles
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, local, nom, noms

NouvelleNote = Callable[[NoeudXml], "tuple[int, Note] | None"]
"""Donne le numéro et le texte d’une note."""

_ESPACES_MAX: Final = 1000
_BLANCS: Final = re.compile(r"[ \t\r\n]+")
_A_SAUTER: Final = noms(
    "text:note-citation text:bookmark text:bookmark-start text:bookmark-end "
    "text:reference-mark-start text:reference-mark-end text:change text:change-start "
    "text:change-end text:soft-page-break office:annotation-end text:ruby-text "
    "text:alphabetical-index-mark text:toc-mark text:user-index-mark text:number"
)
_BLANCS_ECRITS: Final = {nom("text:s"): " ", nom("text:tab"): "\t", nom("text:line-break"): "\n"}
_MASQUES: Final = noms("text:hidden-text text:hidden-paragraph")
_FORMULAIRES: Final = noms("draw:control office:forms")


@dataclass(slots=True)
class LigneLue:
    """Un paragraphe lu."""

    portions: Ligne = ()
    notes: list[Note] = field(default_factory=list)
    zones: list[NoeudXml] = field(default_factory=list)
    """Les zones de texte et les dessins qui portent du texte."""


class LecteurDeLignes:
    """Lit les paragraphes un par un."""

    def __init__(self, *, styles: Styles, pertes: Pertes, nouvelle_note: NouvelleNote) -> None:
        self._styles = styles
        self._pertes = pertes
        self._nouvelle_note = nouvelle_note
        self._lue = LigneLue()
        self._portions: list[Portion] = []
        self._apres_blanc = True

    def lire(self, paragraphe: NoeudXml, style: Style) -> LigneLue:
        """Le contenu d’un paragraphe de ce style."""
        avant = self._lue, self._portions, self._apres_blanc
        self._lue, self._portions, self._apres_blanc = LigneLue(), [], True
        self._contenu(paragraphe, style, "")
        lue = self._lue
        lue.portions = reunir(self._portions)
        self._lue, self._portions, self._apres_blanc = avant
        return lue

    def _contenu(self, noeud: NoeudXml, style: Style, lien: str) -> None:
        self._texte(noeud.text, style, lien)
        for enfant in noeud:
            if enfant.tag not in _A_SAUTER:
                self._element(enfant, style, lien)
            self._texte(enfant.tail, style, lien)

    def _element(self, noeud: NoeudXml, style: Style, lien: str) -> None:
        etiquette = noeud.tag
        if etiquette == nom("text:span"):
            propre = self._styles.de_passage(noeud.get(nom("text:style-name")), style)
            self._contenu(noeud, propre, lien)
        elif etiquette in _BLANCS_ECRITS:
            self._blanc(noeud, style, lien)
        elif etiquette == nom("text:a"):
            adresse = noeud.get(nom("xlink:href"), "")
            self._contenu(noeud, style, adresse_gardee(adresse, self._pertes))
        elif etiquette == nom("text:note"):
            self._note(noeud)
        elif etiquette == nom("office:annotation"):
            self._pertes.noter("commentaire")
        elif etiquette in _MASQUES:
            self._pertes.noter("masque")
        elif etiquette in _FORMULAIRES:
            self._pertes.noter("formulaire")
        elif etiquette.startswith(_DESSIN):
            self.dessin(noeud)
        else:  # un champ, un signet, une balise de contenu : son texte
            self._contenu(noeud, style, lien)

    def _blanc(self, noeud: NoeudXml, style: Style, lien: str) -> None:
        nombre = noeud.get(nom("text:c"), "1")
        combien = int(nombre) if nombre.isdecimal() and len(nombre) < 10 else 1
        self._ecrire(_BLANCS_ECRITS[noeud.tag] * min(combien, _ESPACES_MAX), style, lien)
        self._apres_blanc = noeud.tag == nom("text:line-break")

    def _texte(self, texte: str | None, style: Style, lien: str) -> None:
        """Un texte où les blancs qui se suivent n’en font qu’un, même d’un passage à l’autre."""
        if not texte:
            return
        texte = _BLANCS.sub(" ", texte)
        if self._apres_blanc:
            texte = texte.lstrip(" ")
        if texte:
            self._ecrire(texte, style, lien)
            self._apres_blanc = texte.endswith(" ")

    def _ecrire(self, texte: str, style: Style, lien: str) -> None:
        self._apres_blanc = False
        if style.masque:
            if texte.strip():
                self._pertes.noter("masque")
            return
        if style.souligne and texte.strip() and not lien:
            self._pertes.noter("souligne")
        self._portions.append(
            Portion(
                assainir(texte),
                gras=style.gras,
                italique=style.italique,
                barre=style.barre,
                lien=lien,
            )
        )

    def _note(self, noeud: NoeudXml) -> None:
        trouvee = self._nouvelle_note(noeud)
        if trouvee is not None:
            numero, note = trouvee
            self._ecrire(f"[{numero}]", Style(), "")
            self._lue.notes.append(note)

    def dessin(self, noeud: NoeudXml) -> None:
        """Un cadre, une image, une forme : son texte s’il en a, sinon la perte est notée."""
        zones = zones_de_texte(noeud)
        self._lue.zones += zones
        if next(noeud.iter(nom("draw:image")), None) is not None and not _objet(noeud):
            if not zones:
                self._pertes.noter("image")
        elif _objet(noeud):
            self._equation_ou_objet(noeud)
        elif not zones:
            self._pertes.noter("forme")

    def _equation_ou_objet(self, noeud: NoeudXml) -> None:
        formule = next(noeud.iter(nom("math:math")), None)
        if formule is None:
            self._pertes.noter("objet")
            return
        self._pertes.noter("equation")
        textes = (
            feuille.text or "" for feuille in formule.iter() if local(feuille) in ("mi", "mn", "mo")
        )
        self._ecrire("".join(textes), Style(), "")


_DESSIN: Final = nom("draw:frame").removesuffix("frame")


def _objet(noeud: NoeudXml) -> bool:
    return next(noeud.iter(nom("draw:object"), nom("draw:object-ole")), None) is not None


def zones_de_texte(noeud: NoeudXml) -> list[NoeudXml]:
    """Les zones de texte d’un cadre, et les formes qui portent un texte, sans celles qu’une autre
    contient."""
    if noeud.tag == nom("draw:text-box") or any(
        enfant.tag in _PARAGRAPHES and "".join(enfant.itertext()).strip() for enfant in noeud
    ):
        return [noeud]
    return [zone for enfant in noeud for zone in zones_de_texte(enfant)]


_PARAGRAPHES: Final = noms("text:p text:h text:list")
