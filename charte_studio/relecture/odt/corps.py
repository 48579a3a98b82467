"""Le corps d’un document OpenDocument, de ses paragraphes, listes et tableaux aux blocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.redaction.blocs import Bloc, Ligne, Portion, texte_nu
from charte_studio.relecture.assemblage import (
    Assemblage,
    Note,
    Puce,
    note_numerotee,
    reunir,
    sans_gras_de_titre,
)
from charte_studio.relecture.grille import COLONNES_MAX, Case, blocs_du_tableau
from charte_studio.relecture.numeros import chiffrer
from charte_studio.relecture.odt.ligne import LecteurDeLignes
from charte_studio.relecture.odt.styles import (
    CITATION,
    SUITE,
    TITRE_DU_DOCUMENT,
    NiveauDeListe,
    Style,
    Styles,
)
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, nom, noms

_LIGNES_MAX: Final = 20_000
_FORMATS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"} | {
    "i": "lowerRoman",
    "I": "upperRoman",
}
_A_SAUTER: Final = noms(
    "text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls "
    "text:dde-connection-decls text:alphabetical-index-auto-mark-file text:soft-page-break "
    "text:number text:change text:change-start text:change-end office:forms table:shapes"
)
_TABLES: Final = noms(
    "text:table-of-content text:illustration-index text:table-index text:object-index "
    "text:user-index text:alphabetical-index text:bibliography"
)
_LIGNES: Final = noms("table:table-header-rows table:table-rows table:table-row-group")


@dataclass(frozen=True, slots=True)
class _Liste:
    """La liste où l’on est."""

    cle: str
    style: str
    rang: int
    """À partir de 1."""


class LecteurDeCorps:
    """Lit des éléments de premier niveau vers un assemblage ; garde le fil de la numérotation."""

    def __init__(self, *, styles: Styles, pertes: Pertes) -> None:
        self.titre: list[str] = []
        """Le titre du document, s’il a le style qui le dit."""
        self._styles = styles
        self._pertes = pertes
        self._lignes = LecteurDeLignes(
            styles=styles, pertes=pertes, nouvelle_note=self._nouvelle_note
        )
        self._titre_clos = False
        self._numero_de_note = 0
        self._dans_une_note = False
        self._compteurs: dict[str, dict[int, int]] = {}
        self._plan: dict[int, int] = {}
        self._cles: dict[str, str] = {}
        """La clé de chaque liste, par identifiant et, pour la dernière, par style."""
        self._lettrees: set[tuple[str, int]] = set()

    def lire(self, noeud: NoeudXml, vers: Assemblage) -> None:
        """Lit un élément du corps."""
        etiquette = noeud.tag
        if etiquette in (nom("text:p"), nom("text:h")):
            self._paragraphe(noeud, vers, None)
        elif etiquette == nom("text:list"):
            self._liste(noeud, vers, None)
        elif etiquette == nom("text:numbered-paragraph"):
            self._paragraphe_numerote(noeud, vers)
        elif etiquette == nom("table:table"):
            self._tableau(noeud, vers, None)
        elif etiquette in _TABLES:
            self._pertes.noter("sommaire")
        elif etiquette == nom("text:tracked-changes"):
            self._modifications(noeud)
        elif etiquette.startswith(_DESSIN):
            self._dessin(noeud, vers)
        elif etiquette not in _A_SAUTER:  # une section, un habillage
            self._chacun(noeud, vers)

    def _chacun(self, noeuds: Iterable[NoeudXml], vers: Assemblage) -> None:
        for noeud in noeuds:
            if isinstance(noeud.tag, str):
                self.lire(noeud, vers)

    def _blocs_de(self, noeud: NoeudXml, dans: Assemblage | None) -> tuple[Bloc, ...]:
        assemblage = Assemblage(dans)
        self._chacun(noeud, assemblage)
        return assemblage.fin()

    def _modifications(self, noeud: NoeudXml) -> None:
        for sorte, perte in (("text:deletion", "suppression"), ("text:insertion", "insertion")):
            for _ in noeud.iter(nom(sorte)):
                self._pertes.noter(perte)

    def _dessin(self, noeud: NoeudXml, vers: Assemblage) -> None:
        """Un dessin ancré à la page : il n’est dans aucun paragraphe."""
        habillage = noeud.makeelement(nom("text:p"))
        habillage.append(noeud)
        self._paragraphe(habillage, vers, None)

    # --- un paragraphe --------------------------------------------------------------------------

    def _paragraphe(self, noeud: NoeudXml, vers: Assemblage, puce: Puce | None) -> None:
        style = self._styles.de_paragraphe(noeud.get(nom("text:style-name")))
        niveau = style.niveau
        if noeud.tag == nom("text:h"):
            plan = noeud.get(nom("text:outline-level"), "")
            niveau = min(int(plan), 6) if plan.isdecimal() and len(plan) < 4 else max(niveau, 1)
        brut = niveau or style.sorte in (TITRE_DU_DOCUMENT, CITATION)
        lue = self._lignes.lire(
            noeud, replace(style, gras=False, italique=False, souligne=False) if brut else style
        )
        portions, notes = lue.portions, lue.notes
        if not texte_nu(portions).strip():
            vers.noter(notes)
        elif style.sorte == TITRE_DU_DOCUMENT and not niveau and not self._titre_clos:
            self.titre.append(" ".join(texte_nu(portions).split()))
            vers.noter(notes)
        else:
            self._titre_clos = bool(self.titre)
            self._ranger(noeud, portions, notes, style, niveau, puce, vers)
        for zone in lue.zones:
            self._chacun(zone, vers)

    def _ranger(
        self,
        noeud: NoeudXml,
        portions: Ligne,
        notes: list[Note],
        style: Style,
        niveau: int,
        puce: Puce | None,
        vers: Assemblage,
    ) -> None:
        if niveau or (style.sorte == TITRE_DU_DOCUMENT and puce is None):
            etiquette = self._etiquette_de_titre(noeud, max(niveau, 1), puce)
            portions = sans_gras_de_titre(portions)
            if etiquette:
                portions = reunir((Portion(f"{etiquette} "), *portions))
            vers.titre(max(niveau, 1), portions, notes)
        elif puce is not None and puce.etiquette and puce.numero is None and not puce.suite:
            premiere = Portion(
                f"{puce.etiquette} ", gras=portions[0].gras, italique=portions[0].italique
            )
            vers.paragraphe(reunir((premiere, *portions)), notes=notes)
        elif puce is not None:
            vers.element(portions, puce, notes)
        elif style.sorte == CITATION:
            vers.citation(portions, notes)
        else:
            vers.paragraphe(portions, notes=notes, suite=style.sorte == SUITE)

    def _etiquette_de_titre(self, noeud: NoeudXml, niveau: int, puce: Puce | None) -> str:
        """« Article 3 — », quand la numérotation des titres l’écrit."""
        ecrite = noeud.find(nom("text:number"))
        if ecrite is not None:
            return " ".join("".join(ecrite.itertext()).split())
        if puce is not None:
            return puce.etiquette or (f"{puce.numero}." if puce.numero is not None else "")
        definition = self._styles.plan.get(niveau)
        if (
            definition is None
            or not definition.format
            or noeud.get(nom("text:is-list-header")) == "true"
        ):
            return ""
        return self._avancer(self._plan, self._styles.plan, niveau)[1]

    # --- les listes -----------------------------------------------------------------------------

    def _liste(self, noeud: NoeudXml, vers: Assemblage, dans: _Liste | None) -> None:
        style = noeud.get(nom("text:style-name"))
        if dans is None:
            style = style or self._style_des_enfants(noeud)
            liste = _Liste(self._cle_de_liste(noeud, style), style, 1)
        else:
            liste = _Liste(dans.cle, style or dans.style, dans.rang + 1)
        for element in noeud:
            if element.tag == nom("text:list-item"):
                self._element(element, vers, liste)
            elif element.tag == nom("text:list-header"):
                self._contenu(element, vers, liste, None)

    def _cle_de_liste(self, noeud: NoeudXml, style: str) -> str:
        """Une clé nouvelle, ou celle de la liste que celle-ci continue."""
        continuee = self._cles.get(noeud.get(nom("text:continue-list"), "?"))
        if continuee is None and noeud.get(nom("text:continue-numbering")) == "true":
            continuee = self._cles.get(f"style {style}")
        cle = continuee or f"liste {len(self._compteurs)}"
        self._compteurs.setdefault(cle, {})
        self._cles[noeud.get(nom("xml:id"), "")] = self._cles[f"style {style}"] = cle
        return cle

    def _style_des_enfants(self, noeud: NoeudXml) -> str:
        premier = next(noeud.iter(nom("text:p"), nom("text:h")), None)
        if premier is None:
            return ""
        return self._styles.de_paragraphe(premier.get(nom("text:style-name"))).liste

    def _element(self, noeud: NoeudXml, vers: Assemblage, liste: _Liste) -> None:
        depart = noeud.get(nom("text:start-value"), "")
        if depart.isdecimal() and len(depart) < 10:
            self._compteurs[liste.cle][liste.rang] = int(depart) - 1
        propre = any(enfant.tag not in _SOUS_LISTES for enfant in noeud)
        self._contenu(noeud, vers, liste, self._puce(liste) if propre else None)

    def _contenu(self, noeud: NoeudXml, vers: Assemblage, liste: _Liste, puce: Puce | None) -> None:
        """Le premier paragraphe prend la puce, les suivants continuent l’élément."""
        for enfant in noeud:
            if enfant.tag == nom("text:list"):
                self._liste(enfant, vers, liste)
            elif enfant.tag in (nom("text:p"), nom("text:h")):
                self._paragraphe(enfant, vers, puce)
                if puce is not None and "".join(enfant.itertext()).strip():
                    puce = replace(puce, suite=True)
            elif enfant.tag == nom("table:table"):
                self._tableau(enfant, vers, puce)
            elif isinstance(enfant.tag, str):
                self.lire(enfant, vers)

    def _puce(self, liste: _Liste) -> Puce:
        niveaux = self._styles.listes.get(liste.style, {})
        definition = niveaux.get(liste.rang, NiveauDeListe(puce=True))
        retrait = liste.rang * 360 if definition.retrait is None else definition.retrait
        puce = Puce(liste.cle, liste.rang - 1, retrait)
        if definition.puce or not definition.format:
            return puce
        numero, etiquette = self._avancer(self._compteurs[liste.cle], niveaux, liste.rang)
        cle = liste.style, liste.rang
        if definition.format != "1" and cle not in self._lettrees:
            self._lettrees.add(cle)
            self._pertes.noter("numerotation")
        if sum(c.isalpha() for c in definition.avant + definition.apres) > 1:
            return replace(puce, etiquette=etiquette)  # « Article 3 — » n’est pas une liste
        return replace(puce, numero=numero, etiquette=etiquette if definition.affiches > 1 else "")

    def _avancer(
        self, compteurs: dict[int, int], niveaux: dict[int, NiveauDeListe], rang: int
    ) -> tuple[int, str]:
        """Le numéro suivant de ce niveau, et tel qu’on le voit."""
        definition = niveaux[rang]
        numero = compteurs.get(rang, definition.debut - 1) + 1
        compteurs[rang] = numero
        for plus_profond in [r for r in compteurs if r > rang]:
            del compteurs[plus_profond]
        montres: list[str] = []
        for niveau in range(max(1, rang - definition.affiches + 1), rang + 1):
            autre = niveaux.get(niveau, definition)
            valeur = compteurs.get(niveau, autre.debut)
            montres.append(chiffrer(valeur, _FORMATS.get(autre.format, "decimal")))
        return numero, f"{definition.avant}{'.'.join(montres)}{definition.apres}".strip()

    def _paragraphe_numerote(self, noeud: NoeudXml, vers: Assemblage) -> None:
        """Un élément de liste écrit seul, avec son niveau."""
        style = noeud.get(nom("text:style-name"), "")
        rang = noeud.get(nom("text:level"), "1")
        niveau = min(int(rang), 10) if rang.isdecimal() and rang != "0" else 1
        cle = f"numerote-{noeud.get(nom('text:list-id'), style)}"
        self._compteurs.setdefault(cle, {})
        liste = _Liste(cle, style or self._style_des_enfants(noeud), niveau)
        self._contenu(noeud, vers, liste, self._puce(liste))

    # --- les notes et les tableaux --------------------------------------------------------------

    def _nouvelle_note(self, noeud: NoeudXml) -> tuple[int, Note] | None:
        corps = noeud.find(nom("text:note-body"))
        if corps is None or self._dans_une_note:
            return None
        self._numero_de_note += 1
        numero = self._numero_de_note
        self._dans_une_note = True
        blocs = self._blocs_de(corps, None)
        self._dans_une_note = False
        return numero, note_numerotee(numero, blocs)

    def _tableau(self, noeud: NoeudXml, vers: Assemblage, puce: Puce | None) -> None:
        self._titre_clos = bool(self.titre)
        imbrique = noeud.getparent() is not None and noeud.getparent().tag == _CELLULE
        rangees: list[list[Case]] = []
        for ligne in _lignes(noeud):
            rangee = [case for cellule in ligne for case in self._cases(cellule, vers)]
            repetee = _nombre(ligne.get(nom("table:number-rows-repeated")))
            pleine = any(case.blocs for case in rangee)
            rangees += [rangee] * (min(repetee, _LIGNES_MAX - len(rangees)) if pleine else 1)
        for bloc in blocs_du_tableau(rangees, self._pertes, imbrique=imbrique):
            vers.bloc(bloc, puce)

    def _cases(self, cellule: NoeudXml, vers: Assemblage) -> list[Case]:
        if cellule.tag != _CELLULE:  # la suite d’une cellule fusionnée, déjà dépliée
            return []
        case = Case(
            blocs=self._blocs_de(cellule, vers),
            largeur=_nombre(cellule.get(nom("table:number-columns-spanned"))),
            hauteur=_nombre(cellule.get(nom("table:number-rows-spanned"))),
        )
        repetee = _nombre(cellule.get(nom("table:number-columns-repeated")))
        return [case] * min(repetee, COLONNES_MAX)


_CELLULE: Final = nom("table:table-cell")
_SOUS_LISTES: Final = noms("text:list text:number")
_DESSIN: Final = nom("draw:frame").removesuffix("frame")


def _lignes(noeud: NoeudXml) -> Iterator[NoeudXml]:
    for enfant in noeud:
        if enfant.tag == nom("table:table-row"):
            yield enfant
        elif enfant.tag in _LIGNES:
            yield from _lignes(enfant)


def _nombre(texte: str | None) -> int:
    return int(texte) if texte and texte.isdecimal() and 0 < len(texte) < 7 else 1
