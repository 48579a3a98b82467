"""Le fil du document : des paragraphes ajoutés l’un après l’autre, et la page où ils tombent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final
from urllib.parse import quote

from charte_studio.export.docx.commentaires import Commentaires
from charte_studio.export.docx.images import Images
from charte_studio.export.docx.notes import Notes
from charte_studio.export.docx.numerotation import Numerotation
from charte_studio.export.docx.pagination import Pagination, Pave, mesurer
from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.styles import CODE_COURT, LIEN, STYLES
from charte_studio.export.docx.xml import NoeudXml, nom, sous, texte, val
from charte_studio.redaction.blocs import Ligne, Portion, texte_nu
from charte_studio.redaction.html import adresse_permise

VINGTIEMES: Final = 20
"""Vingtièmes de point dans un point."""


@dataclass(frozen=True, slots=True)
class Format:
    """Une page et ses marges, en vingtièmes de point."""

    largeur: int
    hauteur: int
    marge: int = 1417
    """À gauche ; en haut et en bas aussi, si `verticales` ne dit rien."""
    paysage: bool = False
    marge_droite: int = 1417
    lignes: bool = False
    """Vrai quand les lignes sont numérotées en marge."""
    verticales: tuple[int, int] | None = None
    """Les marges du haut et du bas, quand un gabarit les veut autrement."""
    bords: tuple[int, int] = (709, 709)
    """Du bord du papier à l’en-tête, et au pied."""

    @property
    def haut_et_bas(self) -> tuple[int, int]:
        """Les marges du haut et du bas."""
        return self.verticales or (self.marge, self.marge)

    @property
    def place(self) -> int:
        """La largeur du texte."""
        return self.largeur - self.marge - self.marge_droite

    @property
    def hauteur_utile(self) -> float:
        """La hauteur du texte, en points."""
        return (self.hauteur - sum(self.haut_et_bas)) / VINGTIEMES


@dataclass(frozen=True, slots=True)
class Bord:
    """Un en-tête ou un pied que la première section appelle."""

    bord: str
    """`header` ou `footer`."""
    sorte: str
    """`default`, `first` ou `even`."""
    relation: str


PORTRAIT: Final = Format(11906, 16838)
PAYSAGE: Final = Format(16838, 11906, paysage=True)
PORTRAIT_ANNOTABLE: Final = Format(11906, 16838, marge_droite=2551)
"""À droite, 4,5 cm où écrire."""


@dataclass(slots=True)
class Liens:
    """Les adresses du document, chacune une seule fois."""

    relations: dict[str, str] = field(default_factory=dict)
    """L’identifiant de relation de chaque adresse."""

    def relation(self, adresse: str) -> str:
        # Une adresse de relation est en ASCII : le reste est encodé, les « % » déjà là gardés.
        encodee = quote(adresse, safe="%/:=&?~#+!$,;'@()*[]-._")
        return self.relations.setdefault(encodee, f"rIdLien{len(self.relations) + 1}")


@dataclass(slots=True)
class Flux:
    """Le corps que l’on remplit."""

    corps: NoeudXml
    pagination: Pagination
    signets_connus: frozenset[str]
    """Les signets du document : un lien vers un autre reste du texte."""
    numerotation: Numerotation = field(default_factory=Numerotation)
    liens: Liens = field(default_factory=Liens)
    notes: Notes = field(default_factory=Notes)
    commentaires: Commentaires = field(default_factory=Commentaires)
    images: Images = field(default_factory=Images)
    articles: dict[str, int] = field(default_factory=dict)
    """Le numéro de chaque article, par signet : les renvois en font des champs."""
    format: Format = PORTRAIT
    portrait: Format = PORTRAIT
    """Le papier des annexes."""
    paysage: Format = PAYSAGE
    """Le même, pour ce qui veut de la largeur."""
    texte: Format = PORTRAIT
    """Le papier du texte de la charte, avec sa marge où écrire."""
    bords: tuple[Bord, ...] = ()
    """Les en-têtes et pieds de la première section, dont les autres héritent."""
    premiere_a_part: bool = True
    """Vrai quand la première page a ses propres bords."""
    sans_lignes: bool = False
    """Vrai hors de la charte quand ses lignes sont numérotées : LibreOffice, qui numérote tout le
    document, ne s’arrête qu’à chaque paragraphe."""
    signets: int = 0
    sections_closes: int = 0
    moules: dict[tuple[int, str, bool, Ligne], NoeudXml] = field(default_factory=dict)
    """Les cellules déjà bâties, à copier."""
    espace_voulue: float = 0
    """L’espace que le prochain paragraphe doit laisser avant lui, en points : Word collerait le
    texte au tableau qui précède."""
    tenir: bool = False
    """Vrai : chaque paragraphe reste sur la page du suivant."""
    apres_tableau: bool = False
    """Vrai juste après un tableau."""

    def paragraphe(
        self,
        cle_style: str,
        ligne: Ligne,
        *,
        numero: tuple[int, int] | None = None,
        retraits: tuple[int, int] | None = None,
        signet: str = "",
        saut: bool = False,
        en_haut: bool = False,
        solidaire: bool = False,
        prefixe: str = "",
        corps: float | None = None,
        droite: int | None = None,
        hauteur: float | None = None,
        fin: bool = False,
    ) -> NoeudXml:
        """Ajoute un paragraphe et le compte dans la pagination.

        `numero` : (liste, niveau) ; `retraits` : (gauche, suspendu) à la place de ceux du style ;
        `en_haut` : pas d’espace avant, comme pour ce qui commence une page par un `saut` ;
        `prefixe` : ce que la liste native écrira devant, pour la mesure seule ; `corps` : une
        taille à la place de celle du style ; `droite` : un retrait droit à la place du sien ;
        `hauteur` : celle d’une image, en points ; `fin` : ne tient pas au suivant, même si le style
        le veut.
        """
        style = STYLES[cle_style]
        solidaire = solidaire or self.tenir
        avant = 0 if saut or en_haut else max(style.avant, self.espace_voulue)
        self.espace_voulue, self.apres_tableau = 0, False
        p = sous(self.corps, "w:p")
        ppr = sous(p, "w:pPr")
        val(ppr, "w:pStyle", cle_style)
        if solidaire:
            sous(ppr, "w:keepNext")
        elif fin:
            val(ppr, "w:keepNext", "0")
        if saut:
            sous(ppr, "w:pageBreakBefore")
        if numero is not None:
            numpr = sous(ppr, "w:numPr")
            val(numpr, "w:ilvl", numero[1])
            val(numpr, "w:numId", numero[0])
        if self.sans_lignes and not style.sans_numero_de_ligne:
            sous(ppr, "w:suppressLineNumbers")
        if avant != style.avant:
            sous(ppr, "w:spacing", {"w:before": str(round(avant * VINGTIEMES))})
        _retraits(ppr, retraits, droite)
        if signet:
            self._ouvrir_signet(p, signet)
        self.portions(p, ligne, corps=corps)
        if signet:
            sous(p, "w:bookmarkEnd", {"w:id": str(self.signets)})
        gauche = style.gauche if retraits is None else retraits[0]
        place = self.format.place - gauche - (style.droite if droite is None else droite)
        texte_mesure = prefixe + texte_nu(ligne)
        lignes, hauteur_de_ligne = mesurer(style, texte_mesure, place / VINGTIEMES, corps=corps)
        self.pagination.poser(
            Pave(
                lignes,
                hauteur or hauteur_de_ligne,
                avant,
                style.apres,
                solidaire=solidaire or (style.solidaire and not fin),
                insecable=style.insecable,
                filets=0 if cle_style == "Encadre" else style.hauteur_des_filets,
                saut=saut,
                signets=(signet,) if signet else (),
            )
        )
        return p

    def espacer_la_fin(self, apres: float) -> None:
        """Donne au dernier paragraphe l’espace d’une fin de liste, plus serrée que le reste."""
        dernier = self.corps[-1]
        if dernier.tag != nom("w:p"):
            return
        ppr = dernier[0]
        espace = ppr.find(nom("w:spacing"))
        if espace is None:
            espace = sous(ppr, "w:spacing")
            retraits = ppr.find(nom("w:ind"))
            if retraits is not None:  # le schéma veut l’espace avant les retraits
                retraits.addprevious(espace)
        espace.set(nom("w:after"), str(round(apres * VINGTIEMES)))
        self.pagination.espacer(apres)

    def legende(self, rang: int, titre: str, sorte: str = "Tableau") -> None:
        """La légende numérotée d’un tableau ou d’une figure, qui tient à ce qui la suit."""
        p = self.paragraphe("Legende", (), prefixe=f"{sorte} {rang} — {titre}")
        texte(sous(p, "w:r"), f"{sorte}\u00a0")
        champ(p, rf"SEQ {sorte} \* ARABIC", str(rang))
        texte(sous(p, "w:r"), f" — {titre}")

    def portions(self, p: NoeudXml, ligne: Ligne, *, corps: float | None = None) -> None:
        """Ajoute à un paragraphe les portions d’une ligne, ses liens compris."""
        for adresse, groupe in groupby(ligne, key=lambda portion: portion.lien):
            parent = self._lien(p, adresse) if adresse else None
            numero = self.articles.get(adresse[1:]) if parent is not None else None
            for portion in groupe:
                if numero is not None:
                    _renvoi(parent, portion, adresse[1:], numero, corps)
                elif portion.texte:
                    _course(p if parent is None else parent, portion, parent is not None, corps)

    def _lien(self, p: NoeudXml, adresse: str) -> NoeudXml | None:
        """L’élément du lien, ou rien si l’on ne suit pas cette adresse."""
        permise = adresse_permise(adresse)
        if permise.startswith("#"):
            if permise[1:] not in self.signets_connus:
                return None
            return sous(p, "w:hyperlink", {"w:anchor": permise[1:], "w:history": "1"})
        if not permise:
            return None
        relation = self.liens.relation(permise)
        return sous(p, "w:hyperlink", {"r:id": relation, "w:history": "1"})

    def _ouvrir_signet(self, p: NoeudXml, signet: str) -> None:
        self.signets += 1
        sous(p, "w:bookmarkStart", {"w:id": str(self.signets), "w:name": signet})


def _retraits(ppr: NoeudXml, retraits: tuple[int, int] | None, droite: int | None) -> None:
    """Les retraits qui ne sont pas ceux du style."""
    attributs = {}
    if retraits is not None:
        attributs = {"w:left": str(retraits[0]), "w:hanging": str(retraits[1])}
    if droite is not None:
        attributs["w:right"] = str(droite)
    if attributs:
        sous(ppr, "w:ind", attributs)


def _renvoi(
    lien: NoeudXml, portion: Portion, signet: str, numero: int, corps: float | None
) -> None:
    """Un lien vers un article ; « article 4 » y devient un champ, que Word tient à jour."""
    trouve = re.search(rf"\barticle[ \u00a0\u202f]{numero}\b", portion.texte, re.IGNORECASE)
    if trouve is None:
        _course(lien, portion, True, corps)
        return
    dit = trouve.group()
    for morceau in (portion.texte[: trouve.start()], dit, portion.texte[trouve.end() :]):
        if morceau == dit:
            casse = r" \* lower" if dit[0] == "a" else ""
            ouvrir_champ(lien, rf"REF {signet} \r \h{casse}")
        if morceau:
            _course(lien, replace(portion, texte=morceau), True, corps)
        if morceau == dit:
            fermer_champ(lien)


def _course(parent: NoeudXml, portion: Portion, lien: bool, corps: float | None) -> None:
    """Un `w:r`, ses propriétés dans l’ordre du schéma."""
    r = sous(parent, "w:r")
    # Un seul style de caractères par course : dans un lien, celui du lien l’emporte.
    style = LIEN if lien else CODE_COURT if portion.code else ""
    if style or portion.gras or portion.italique or portion.barre or corps:
        rpr = sous(r, "w:rPr")
        if style:
            val(rpr, "w:rStyle", style)
        if portion.gras:
            sous(rpr, "w:b")
            sous(rpr, "w:bCs")
        if portion.italique:
            sous(rpr, "w:i")
            sous(rpr, "w:iCs")
        if portion.barre:
            sous(rpr, "w:strike")
        if corps:
            val(rpr, "w:sz", round(corps * 2))
            val(rpr, "w:szCs", round(corps * 2))
    ecrire_texte(r, portion.texte)


def champ(parent: NoeudXml, instruction: str, resultat: str) -> None:
    """Un champ entier, son résultat déjà écrit."""
    ouvrir_champ(parent, instruction)
    texte(sous(parent, "w:r"), resultat)
    fermer_champ(parent)


def ouvrir_champ(parent: NoeudXml, instruction: str) -> None:
    """Le début d’un champ, jusqu’à son résultat."""
    sous(sous(parent, "w:r"), "w:fldChar", {"w:fldCharType": "begin"})
    texte(sous(parent, "w:r"), f" {instruction} ", "w:instrText")
    sous(sous(parent, "w:r"), "w:fldChar", {"w:fldCharType": "separate"})


def fermer_champ(parent: NoeudXml) -> None:
    """La fin d’un champ, après son résultat."""
    sous(sous(parent, "w:r"), "w:fldChar", {"w:fldCharType": "end"})
