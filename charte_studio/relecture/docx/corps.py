"""Le corps d’un document Word, de ses paragraphes et tableaux aux blocs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from charte_studio.redaction.blocs import Bloc, Ligne, Portion, Separateur, texte_nu
from charte_studio.relecture.assemblage import (
    Assemblage,
    Note,
    Puce,
    note_numerotee,
    reunir,
    sans_gras_de_titre,
)
from charte_studio.relecture.docx.ligne import LecteurDeLignes, choisir
from charte_studio.relecture.docx.numerotation import Niveau, Numerotation
from charte_studio.relecture.docx.styles import (
    CITATION,
    CORPS,
    SOMMAIRE,
    SUITE,
    TITRE_DU_DOCUMENT,
    Forme,
    Style,
    Styles,
    entier,
    niveau_de_plan,
    numerotation,
    retrait_de,
    valeur,
)
from charte_studio.relecture.grille import COLONNES_MAX, Case, blocs_du_tableau
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, nom, noms

_P, _TBL, _TC, _SDT = nom("w:p"), nom("w:tbl"), nom("w:tc"), nom("w:sdt")
_A_SAUTER: Final = noms(
    "w:sectPr w:tcPr w:tblPr w:tblGrid w:trPr w:tblPrEx w:sdtPr w:sdtEndPr w:customXmlPr "
    "w:moveFrom w:del"
)
_INSERES: Final = noms("w:altChunk w:subDoc")
_HABILLAGES: Final = noms("w:sdt w:sdtContent w:customXml w:ins w:moveTo w:smartTag")


class LecteurDeCorps:
    """Lit des éléments de premier niveau vers un assemblage ; garde le fil de la numérotation."""

    def __init__(
        self,
        *,
        styles: Styles,
        numerotation: Numerotation,
        liens: Mapping[str, str],
        notes: Mapping[tuple[str, str], NoeudXml],
        pertes: Pertes,
    ) -> None:
        self.titre: list[str] = []
        """Le titre du document, s’il a le style qui le dit."""
        self._styles = styles
        self._numerotation = numerotation
        self._notes = notes
        self._pertes = pertes
        self._lignes = LecteurDeLignes(
            styles=styles, liens=liens, pertes=pertes, appeler_note=self._appeler_note
        )
        self._numero_de_note = 0
        self._dans_une_note = False
        self._reporte: tuple[Ligne, list[Note]] = ((), [])
        self._dans_le_sommaire = False
        self._lettrees: set[str] = set()
        self._titre_clos = False

    def lire(self, noeud: NoeudXml, vers: Assemblage) -> None:
        """Lit un élément du corps."""
        if noeud.tag == _P:
            if len(noeud):
                self._paragraphe(noeud, vers)
        elif noeud.tag == _TBL:
            self._tableau(noeud, vers)
        elif noeud.tag == _SDT and _est_un_sommaire(noeud):
            self._pertes.noter("sommaire")
        elif noeud.tag in _INSERES:
            self._pertes.noter("document")
        elif noeud.tag == nom("mc:AlternateContent"):
            choix = choisir(noeud)
            self._chacun(choix if choix is not None else (), vers)
        elif noeud.tag not in _A_SAUTER:
            self._chacun(noeud, vers)

    def _chacun(self, noeuds: Iterable[NoeudXml], vers: Assemblage) -> None:
        for noeud in noeuds:
            self.lire(noeud, vers)

    def _blocs_de(self, noeud: NoeudXml, dans: Assemblage | None) -> tuple[Bloc, ...]:
        """Les blocs d’une cellule, dont les notes vont à l’assemblage `dans`, ou d’une note."""
        assemblage = Assemblage(dans)
        reporte, self._reporte = self._reporte, ((), [])
        self._chacun(noeud, assemblage)
        self.finir(assemblage)
        self._reporte = reporte
        return assemblage.fin()

    def finir(self, vers: Assemblage) -> None:
        """Écrit ce qui attendait un paragraphe suivant."""
        portions, notes = self._reporte
        self._reporte = (), []
        vers.paragraphe(portions, notes=notes)

    # --- un paragraphe --------------------------------------------------------------------------

    def _paragraphe(self, noeud: NoeudXml, vers: Assemblage) -> None:
        proprietes = noeud.find(nom("w:pPr"))
        style = self._styles.de_paragraphe(valeur(proprietes, "w:pStyle"))
        plan = niveau_de_plan(proprietes)
        niveau = style.niveau if plan is None else plan
        if niveau and style.sorte == CORPS:
            self._lignes.clore_les_tables()
        brut = niveau or style.sorte in (CITATION, TITRE_DU_DOCUMENT)
        lue = self._lignes.lire(noeud, Forme() if brut else style.forme)
        debut, notes = self._reporte
        portions, notes = reunir((*debut, *lue.portions)), [*notes, *lue.notes]
        if _rejoint_le_suivant(proprietes):
            self._reporte = portions, notes
            portions, notes = (), []
        else:
            self._reporte = (), []
        if style.sorte == SOMMAIRE:
            self._sommaire(portions)
            portions = ()
        else:
            self._dans_le_sommaire = False
        if texte_nu(portions).strip():
            self._ranger(portions, notes, proprietes, style, niveau, vers)
        else:
            vers.noter(notes)
        if lue.separateur:
            vers.bloc(Separateur())
        for zone in lue.zones:
            self._chacun(zone, vers)

    def _ranger(
        self,
        portions: Ligne,
        notes: list[Note],
        proprietes: NoeudXml | None,
        style: Style,
        niveau: int,
        vers: Assemblage,
    ) -> None:
        numero, rang, definition = self._numero(proprietes, style)
        if style.sorte == TITRE_DU_DOCUMENT and not niveau:
            if not self._titre_clos:
                self.titre.append(" ".join(texte_nu(portions).split()))
                vers.noter(notes)
                return
            niveau = 1
        self._titre_clos = bool(self.titre)
        if definition is None:
            retrait = retrait_de(proprietes)
            retrait = (style.retrait or 0) if retrait is None else retrait
            if niveau:
                vers.titre(niveau, sans_gras_de_titre(portions), notes)
            elif style.sorte == CITATION:
                vers.citation(portions, notes)
            else:
                vers.paragraphe(portions, notes=notes, retrait=retrait, suite=style.sorte == SUITE)
            return
        compte = self._numerotation.avancer(numero, rang)
        etiquette = self._numerotation.etiquette(numero, rang)
        if niveau or (definition.en_toutes_lettres and not definition.a_puce):
            if not definition.a_puce and etiquette:
                portions = (Portion(f"{etiquette} "), *portions)
            if niveau:
                vers.titre(niveau, sans_gras_de_titre(portions), notes)
            else:
                vers.paragraphe(reunir(_meme_graisse(portions)), notes=notes)
            return
        retrait_dit = retrait_de(proprietes)
        puce = Puce(
            liste=self._numerotation.liste(numero),
            niveau=rang,
            retrait=definition.retrait if retrait_dit is None else retrait_dit,
            numero=None if definition.a_puce else compte,
            etiquette=etiquette if definition.compose else "",
        )
        self._signaler_les_lettres(definition, f"{puce.liste}/{rang}")
        vers.element(portions, puce, notes)

    def _numero(self, proprietes: NoeudXml | None, style: Style) -> tuple[str, int, Niveau | None]:
        """La liste du paragraphe, son niveau et ce qui le définit ; `None` hors de toute liste."""
        numero, rang = numerotation(proprietes)
        if numero is None:
            numero = style.numero
            rang = style.rang if rang is None else rang
            if rang is None:
                rang = self._numerotation.rang_du_style(numero, style.identifiants)
        rang = min(max(rang or 0, 0), 8)
        definition = self._numerotation.niveau(numero, rang) if numero not in ("", "0") else None
        if definition is not None and definition.vide:
            definition = None
        return numero, rang, definition

    def _signaler_les_lettres(self, definition: Niveau, liste: str) -> None:
        ordinaire = ("decimal", "decimalZero", "ordinal", "cardinalText", "ordinalText")
        if (
            not definition.a_puce
            and definition.format not in ordinaire
            and liste not in self._lettrees
        ):
            self._lettrees.add(liste)
            self._pertes.noter("numerotation")

    def _sommaire(self, portions: Ligne) -> None:
        if texte_nu(portions).strip() and not self._dans_le_sommaire:
            self._dans_le_sommaire = True
            self._pertes.noter("sommaire")

    # --- les notes ------------------------------------------------------------------------------

    def _appeler_note(self, sorte: str, identifiant: str) -> tuple[int, Note] | None:
        noeud = self._notes.get((sorte, identifiant))
        if noeud is None or self._dans_une_note:
            return None
        self._numero_de_note += 1
        numero = self._numero_de_note
        self._dans_une_note = True
        blocs = self._blocs_de(noeud, None)
        self._dans_une_note = False
        return numero, note_numerotee(numero, blocs)

    # --- les tableaux ---------------------------------------------------------------------------

    def _tableau(self, noeud: NoeudXml, vers: Assemblage) -> None:
        imbrique = noeud.getparent() is not None and noeud.getparent().tag == _TC
        self._titre_clos = bool(self.titre)
        rangees = [
            [*_cases_sautees(ligne), *(self._case(c, vers) for c in _descendre(ligne, _TC))]
            for ligne in _descendre(noeud, nom("w:tr"))
            if not self._ligne_supprimee(ligne)
        ]
        for bloc in blocs_du_tableau(rangees, self._pertes, imbrique=imbrique):
            vers.bloc(bloc)

    def _case(self, noeud: NoeudXml, vers: Assemblage) -> Case:
        proprietes = noeud.find(nom("w:tcPr"))
        fusion = proprietes.find(nom("w:vMerge")) if proprietes is not None else None
        return Case(
            blocs=self._blocs_de(noeud, vers),
            largeur=min(entier(valeur(proprietes, "w:gridSpan")) or 1, COLONNES_MAX),
            suite=fusion is not None and fusion.get(nom("w:val"), "continue") == "continue",
        )

    def _ligne_supprimee(self, ligne: NoeudXml) -> bool:
        proprietes = ligne.find(nom("w:trPr"))
        supprimee = proprietes is not None and proprietes.find(nom("w:del")) is not None
        if supprimee:
            self._pertes.noter("suppression")
        return supprimee


def _meme_graisse(portions: Ligne) -> Ligne:
    """L’étiquette « Article 3 — » prend la mise en forme du texte qu’elle numérote."""
    premiere, suivante = portions[0], portions[1]
    return (Portion(premiere.texte, gras=suivante.gras, italique=suivante.italique), *portions[1:])


def _rejoint_le_suivant(proprietes: NoeudXml | None) -> bool:
    """Vrai quand la fin du paragraphe a été supprimée, ou qu’il n’est que sa lettrine."""
    if proprietes is None:
        return False
    marque = proprietes.find(nom("w:rPr"))
    if marque is not None and marque.find(nom("w:del")) is not None:
        return True
    cadre = proprietes.find(nom("w:framePr"))
    return cadre is not None and cadre.get(nom("w:dropCap"), "none") != "none"


def _cases_sautees(ligne: NoeudXml) -> Iterable[Case]:
    """Les colonnes qu’une ligne décalée laisse vides à gauche."""
    sautees = entier(valeur(ligne.find(nom("w:trPr")), "w:gridBefore")) or 0
    return (Case(largeur=min(sautees, COLONNES_MAX)),) if sautees > 0 else ()


def _est_un_sommaire(sdt: NoeudXml) -> bool:
    galerie = sdt.find(f"{nom('w:sdtPr')}/{nom('w:docPartObj')}/{nom('w:docPartGallery')}")
    return galerie is not None and "table of contents" in galerie.get(nom("w:val"), "").lower()


def _descendre(noeud: NoeudXml, etiquette: str) -> Iterable[NoeudXml]:
    """Les lignes d’un tableau ou les cellules d’une ligne, sous leurs habillages."""
    for enfant in noeud:
        if enfant.tag == etiquette:
            yield enfant
        elif enfant.tag in _HABILLAGES:
            yield from _descendre(enfant, etiquette)
