"""Ce que contient un paragraphe de Word : passages, liens, champs, appels de note, dessins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from charte_studio.redaction.blocs import Ligne, Portion
from charte_studio.redaction.markdown import assainir
from charte_studio.relecture.assemblage import Note, reunir
from charte_studio.relecture.docx.styles import Forme, Styles, entier, forme_de, oui, valeur
from charte_studio.relecture.liens import adresse_gardee
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, local, nom, noms

AppelDeNote = Callable[[str, str], "tuple[int, Note] | None"]
"""Donne le numéro et le texte d’une note, par sorte (`footnote`, `endnote`) et identifiant."""

_A_SAUTER: Final = noms(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:fldData w:delText "
    "w:delInstrText w:footnoteRef w:endnoteRef w:annotationRef w:separator "
    "w:continuationSeparator w:lastRenderedPageBreak w:rt w:rubyPr m:oMathParaPr"
)
_LETTRES: Final = {
    nom("w:tab"): "\t",
    nom("w:ptab"): "\t",
    nom("w:cr"): "\n",
    nom("w:noBreakHyphen"): "\u2011",
    nom("w:softHyphen"): "\u00ad",
}
_SYMBOLES: Final = {
    "wingdings": {
        0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
        0xA8: "◻", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "symbol": {
        0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xDE: "⇒",
    },
}  # fmt: skip
_HYPERLIEN: Final = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?', re.IGNORECASE)
_TABLES: Final = re.compile(r"\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)


@dataclass(slots=True)
class LigneLue:
    """Un paragraphe lu."""

    portions: Ligne = ()
    notes: list[Note] = field(default_factory=list)
    zones: list[NoeudXml] = field(default_factory=list)
    """Les zones de texte qui y sont ancrées."""
    separateur: bool = False
    """Vrai s’il porte un trait horizontal."""


@dataclass(slots=True)
class _Champ:
    instruction: str = ""
    resultat: bool = False
    ecarte: bool = False
    """Vrai pour une table des matières : son résultat se refait."""
    lien: str = ""
    valeur: str = ""
    """Ce que vaut une case à cocher ou une liste déroulante."""


class LecteurDeLignes:
    """Lit les paragraphes dans l’ordre du texte : un champ peut en couvrir plusieurs."""

    def __init__(
        self,
        *,
        styles: Styles,
        liens: Mapping[str, str],
        pertes: Pertes,
        appeler_note: AppelDeNote,
    ) -> None:
        self._styles = styles
        self._liens = liens
        self._pertes = pertes
        self._appeler_note = appeler_note
        self._champs: list[_Champ] = []
        self._lue = LigneLue()
        self._portions: list[Portion] = []
        self._traitements: dict[str, Callable[[NoeudXml, Forme, str], None]] = {
            nom("w:br"): self._saut,
            nom("w:sym"): self._symbole,
            nom("w:hyperlink"): self._hyperlien,
            nom("w:ins"): self._insere,
            nom("w:del"): self._supprime,
            nom("w:moveFrom"): self._ignore,
            nom("w:commentReference"): self._commentaire,
            nom("w:footnoteReference"): self._note,
            nom("w:endnoteReference"): self._note,
            nom("m:oMath"): self._equation,
            nom("mc:AlternateContent"): self._alternative,
            nom("w:drawing"): self._dessin,
            nom("w:pict"): self._dessin,
            nom("w:object"): self._dessin,
            nom("w:fldSimple"): self._champ_simple,
            nom("w:fldChar"): self._champ,
            nom("w:instrText"): self._instruction,
        }

    def lire(self, paragraphe: NoeudXml, forme: Forme) -> LigneLue:
        """Le contenu d’un paragraphe dont le style donne `forme`."""
        avant = self._lue, self._portions
        self._lue, self._portions = LigneLue(), []
        self._enfants(paragraphe, forme, "")
        self._champs = [champ for champ in self._champs if champ.resultat]
        lue = self._lue
        lue.portions = reunir(self._portions)
        self._lue, self._portions = avant
        return lue

    def clore_les_tables(self) -> None:
        """Un vrai titre finit la table des matières, même si rien ne le dit."""
        self._champs = [champ for champ in self._champs if not champ.ecarte]

    # --- les éléments ---------------------------------------------------------------------------

    def _enfants(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        for enfant in noeud:
            if enfant.tag not in _A_SAUTER:
                self._element(enfant, forme, lien)

    def _element(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        etiquette = noeud.tag
        if etiquette == _R:
            self._passage(noeud, forme, lien)
        elif etiquette == _T:
            self._ecrire(re.sub(r"[\t\r\n]", " ", noeud.text or ""), forme, lien)
        elif etiquette in _LETTRES:
            self._ecrire(_LETTRES[etiquette], forme, lien)
        elif traiter := self._traitements.get(etiquette):
            traiter(noeud, forme, lien)
        else:  # un habillage : balise de contenu, texte inséré, sens d’écriture…
            self._enfants(noeud, forme, lien)

    def _ecrire(self, texte: str, forme: Forme, lien: str) -> None:
        if any(champ.ecarte or not champ.resultat for champ in self._champs):
            return
        if forme.masque:
            if texte.strip():
                self._pertes.noter("masque")
            return
        for champ in self._champs:
            lien = champ.lien or lien
        self._portions.append(
            Portion(
                assainir(texte),
                gras=bool(forme.gras),
                italique=bool(forme.italique),
                barre=bool(forme.barre),
                lien=lien,
            )
        )

    def _passage(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        proprietes = noeud.find(_RPR)
        if proprietes is not None and len(proprietes):
            style = self._styles.de_caractere(valeur(proprietes, "w:rStyle"))
            forme = forme_de(proprietes).sur(forme.avec(style.forme))
            souligne = (valeur(proprietes, "w:u") or "none") != "none" and not lien
            if (souligne and not self._champs) or proprietes.find(nom("w:highlight")) is not None:
                self._pertes.noter("souligne")
        self._enfants(noeud, forme, lien)

    def _saut(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        if noeud.get(nom("w:type"), "textWrapping") == "textWrapping" or self._portions:
            self._ecrire("\n", forme, lien)

    def _symbole(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        police = noeud.get(nom("w:font"), "").lower().split(" ")[0]
        try:
            code = int(noeud.get(nom("w:char"), ""), 16) & 0xFF
        except ValueError:
            code = 0
        symbole = _SYMBOLES.get(police, {}).get(code)
        if symbole is None:
            self._pertes.noter("symbole")
        self._ecrire(symbole or "•", forme, lien)

    def _hyperlien(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        adresse = self._liens.get(noeud.get(nom("r:id"), ""), "")
        if adresse:
            lien = adresse_gardee(adresse, self._pertes)
        elif noeud.get(nom("w:anchor")) and not any(champ.ecarte for champ in self._champs):
            self._pertes.noter("renvoi")
        self._enfants(noeud, forme, lien)

    def _insere(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        if next(noeud.iter(_T), None) is not None:
            self._pertes.noter("insertion")
        self._enfants(noeud, forme, lien)

    def _supprime(self, noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        if next(noeud.iter(nom("w:delText"), _T), None) is not None:
            self._pertes.noter("suppression")

    def _ignore(self, _noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        """Un passage déplacé se lit là où il est arrivé."""

    def _commentaire(self, _noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        self._pertes.noter("commentaire")

    def _note(self, noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        sorte = local(noeud).removesuffix("Reference")
        trouvee = self._appeler_note(sorte, noeud.get(nom("w:id"), ""))
        if trouvee is not None:
            numero, note = trouvee
            self._ecrire(f"[{numero}]", Forme(), "")
            self._lue.notes.append(note)

    def _equation(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        self._pertes.noter("equation")
        for texte in noeud.iter(nom("m:t"), _T):
            self._ecrire(texte.text or "", forme, lien)

    def _alternative(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        """Une nouveauté et son équivalent pour les anciens Word : la première qu’on sait lire."""
        choix = choisir(noeud)
        if choix is not None:
            self._enfants(choix, forme, lien)

    def _dessin(self, noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        zones = zones_de_texte(noeud)
        self._lue.zones += zones
        if next(noeud.iter(*_IMAGES), None) is not None:
            self._pertes.noter("image")
        elif next(noeud.iter(*_GRAPHIQUES), None) is not None:
            self._pertes.noter("graphique")
        elif any(oui(n.get(nom("o:hr"), "0")) for n in noeud.iter() if n.get(nom("o:hr"))):
            self._lue.separateur = True
        elif not zones and local(noeud) != "background":
            self._pertes.noter("objet" if local(noeud) == "object" else "forme")

    # --- les champs -----------------------------------------------------------------------------

    def _champ_simple(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        champ = _Champ(instruction=noeud.get(nom("w:instr"), ""))
        self._champs.append(champ)
        self._ouvrir_le_resultat(champ)
        self._enfants(noeud, forme, lien)
        if champ in self._champs:
            self._champs.remove(champ)

    def _champ(self, noeud: NoeudXml, forme: Forme, lien: str) -> None:
        match noeud.get(nom("w:fldCharType")):
            case "begin":
                self._champs.append(_Champ(valeur=_valeur_de_formulaire(noeud)))
            case "separate" if self._champs:
                self._ouvrir_le_resultat(self._champs[-1])
            case "end" if self._champs:
                champ = self._champs.pop()
                if champ.valeur:
                    self._ecrire(champ.valeur, forme, lien)

    def _instruction(self, noeud: NoeudXml, _forme: Forme, _lien: str) -> None:
        if self._champs and not self._champs[-1].resultat:
            self._champs[-1].instruction += noeud.text or ""

    def _ouvrir_le_resultat(self, champ: _Champ) -> None:
        champ.resultat = True
        if _TABLES.match(champ.instruction):
            champ.ecarte = True
            self._pertes.noter("sommaire")
        elif trouve := _HYPERLIEN.match(champ.instruction.strip()):
            adresse = trouve[1] or trouve[2] or ""
            dans_une_table = any(autre.ecarte for autre in self._champs)
            if adresse:
                champ.lien = adresse_gardee(adresse, self._pertes)
            elif not dans_une_table:
                self._pertes.noter("renvoi")


_R, _T, _RPR = nom("w:r"), nom("w:t"), nom("w:rPr")
_IMAGES: Final = (nom("pic:pic"), nom("v:imagedata"), nom("a:blip"))
_GRAPHIQUES: Final = (nom("c:chart"), nom("dgm:relIds"))
_LISIBLES: Final = tuple(
    nom(f"w:{fin}") for fin in ("t", "drawing", "pict", "object", "sym", "p", "tab", "br")
)


def choisir(alternative: NoeudXml) -> NoeudXml | None:
    """La première branche dont on connaît le contenu."""
    for branche in alternative:
        if next(branche.iter(*_LISIBLES), None) is not None:
            return branche
    return None


def zones_de_texte(noeud: NoeudXml) -> list[NoeudXml]:
    """Les zones de texte d’un dessin, sans celles qu’une autre contient ni les doublons."""
    zones: list[NoeudXml] = []
    for enfant in noeud:
        if enfant.tag == nom("w:txbxContent"):
            zones.append(enfant)
        elif enfant.tag == nom("mc:AlternateContent"):
            choix = choisir(enfant)
            zones += zones_de_texte(choix) if choix is not None else []
        else:
            zones += zones_de_texte(enfant)
    return zones


def _valeur_de_formulaire(noeud: NoeudXml) -> str:
    """Ce que montre un ancien champ de formulaire qui n’a pas de résultat écrit."""
    case = noeud.find(f".//{nom('w:checkBox')}")
    if case is not None:
        coche = valeur(case, "w:checked")
        if coche is None:
            coche = valeur(case, "w:default") or "0"
            return "☒" if oui(coche) and coche else "☐"
        return "☒" if oui(coche or "1") else "☐"
    liste = noeud.find(f".//{nom('w:ddList')}")
    if liste is not None:
        choix = [n.get(nom("w:val"), "") for n in liste.iterfind(nom("w:listEntry"))]
        rang = entier(valeur(liste, "w:result")) or 0
        return choix[rang] if 0 <= rang < len(choix) else ""
    return ""
