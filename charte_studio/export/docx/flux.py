"""Le fil du document : des paragraphes ajoutés l’un après l’autre, et la page où ils tombent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Final
from urllib.parse import quote

from charte_studio.export.docx.commentaires import Commentaires
from charte_studio.export.docx.images import Images
from charte_studio.export.docx.mise import VINGTIEMES, Mise, ecrire_la_mise
from charte_studio.export.docx.notes import Notes
from charte_studio.export.docx.numerotation import Numerotation
from charte_studio.export.docx.pagination import Pagination, Pave, mesurer
from charte_studio.export.docx.portions import champ, course, renvoi
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import texte_en_xml, valeur
from charte_studio.redaction.blocs import Ligne, texte_nu
from charte_studio.redaction.html import adresse_permise

_INSECABLE: Final = "\u00a0"
_ESPACE_AVANT: Final = re.compile(r'<w:spacing w:before="\d+"/>')
_LIEN_DE: Final = attrgetter("lien")


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


def en_paysage(page: Format) -> Format:
    """La même page, couchée."""
    haut, bas = page.haut_et_bas
    return replace(
        page,
        largeur=page.hauteur,
        hauteur=page.largeur,
        paysage=True,
        verticales=(haut, bas),
    )


PORTRAIT: Final = Format(11906, 16838)
PAYSAGE: Final = Format(16838, 11906, paysage=True)
PORTRAIT_SERRE: Final = Format(11906, 16838, marge=1134, marge_droite=1134)
"""Deux centimètres de marge : ce qui doit tenir sur une page."""
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

    corps: list[str]
    """Un paragraphe, un tableau ou un sommaire par chaîne."""
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
        avant: str = "",
        apres: str = "",
    ) -> None:
        """Ajoute un paragraphe et le compte dans la pagination.

        `numero` : (liste, niveau) ; `retraits` : (gauche, suspendu) à la place de ceux du style ;
        `en_haut` : pas d’espace avant, comme pour ce qui commence une page par un `saut` ;
        `prefixe` : ce que la liste native écrira devant, pour la mesure seule ; `corps` : une
        taille à la place de celle du style ; `droite` : un retrait droit à la place du sien ;
        `hauteur` : celle d’une image, en points ; `fin` : ne tient pas au suivant, même si le style
        le veut ; `avant`, `apres` : du XML à mettre de part et d’autre de la ligne.
        """
        style = STYLES[cle_style]
        solidaire = solidaire or self.tenir
        ecart = 0 if saut or en_haut else max(style.avant, self.espace_voulue)
        self.espace_voulue, self.apres_tableau = 0, False
        proprietes = ecrire_la_mise(
            Mise(
                cle_style, solidaire, fin, saut, numero,
                self.sans_lignes and not style.sans_numero_de_ligne,
                None if ecart == style.avant else ecart, retraits, droite,
            )
        )  # fmt: skip
        if signet:
            self.signets += 1
            avant = f'<w:bookmarkStart w:id="{self.signets}" w:name="{valeur(signet)}"/>{avant}'
            apres = f'<w:bookmarkEnd w:id="{self.signets}"/>{apres}'
        dit = self.portions(ligne, corps=corps)
        self.corps.append(f"<w:p>{proprietes}{avant}{dit}{apres}</w:p>")
        gauche = style.gauche if retraits is None else retraits[0]
        place = self.format.place - gauche - (style.droite if droite is None else droite)
        texte_mesure = prefixe + texte_nu(ligne)
        lignes, hauteur_de_ligne = mesurer(style, texte_mesure, place / VINGTIEMES, corps=corps)
        self.pagination.poser(
            Pave(
                lignes,
                hauteur or hauteur_de_ligne,
                ecart,
                style.apres,
                solidaire=solidaire or (style.solidaire and not fin),
                insecable=style.insecable,
                filets=0 if cle_style == "Encadre" else style.hauteur_des_filets,
                saut=saut,
                signets=(signet,) if signet else (),
            )
        )

    def espacer_la_fin(self, apres: float) -> None:
        """Donne au dernier paragraphe l’espace d’une fin de liste, plus serrée que le reste."""
        dernier = self.corps[-1]
        if not dernier.startswith("<w:p>"):
            return
        proprietes, fin, suite = dernier.partition("</w:pPr>")
        apres_en_xml = f'w:after="{round(apres * VINGTIEMES)}"/>'
        espace = _ESPACE_AVANT.search(proprietes)
        if espace is not None:
            place = espace.end()
            proprietes = f"{proprietes[: place - 2]} {apres_en_xml}{proprietes[place:]}"
        else:  # le schéma veut l’espace avant les retraits
            avant, retraits, reste = proprietes.partition("<w:ind ")
            proprietes = f"{avant}<w:spacing {apres_en_xml}{retraits}{reste}"
        self.corps[-1] = f"{proprietes}{fin}{suite}"
        self.pagination.espacer(apres)

    def legende(self, rang: int, titre: str, sorte: str = "Tableau") -> None:
        """La légende numérotée d’un tableau ou d’une figure, qui tient à ce qui la suit."""
        dit = (
            f"<w:r>{texte_en_xml(f'{sorte}{_INSECABLE}')}</w:r>"
            + champ(rf"SEQ {sorte} \* ARABIC", str(rang))
            + f"<w:r>{texte_en_xml(f' — {titre}')}</w:r>"
        )
        self.paragraphe("Legende", (), prefixe=f"{sorte} {rang} — {titre}", apres=dit)

    def completer_les_proprietes(self, contenu: str) -> None:
        """Ajoute à la fin des propriétés du dernier paragraphe."""
        self.corps[-1] = self.corps[-1].replace("</w:pPr>", f"{contenu}</w:pPr>", 1)

    def portions(self, ligne: Ligne, *, corps: float | None = None) -> str:
        """Les courses d’une ligne, ses liens compris."""
        if len(ligne) == 1 and not ligne[0].lien:
            return course(ligne[0], lien=False, corps=corps)
        morceaux = []
        for adresse, groupe in groupby(ligne, key=_LIEN_DE):
            ouverture = self._lien(adresse) if adresse else ""
            numero = self.articles.get(adresse[1:]) if ouverture else None
            morceaux.append(ouverture)
            for portion in groupe:
                if numero is not None:
                    morceaux.append(renvoi(portion, adresse[1:], numero, corps))
                else:
                    morceaux.append(course(portion, lien=bool(ouverture), corps=corps))
            if ouverture:
                morceaux.append("</w:hyperlink>")
        return "".join(morceaux)

    def _lien(self, adresse: str) -> str:
        """Ce qui ouvre le lien, ou rien si l’on ne suit pas cette adresse."""
        permise = adresse_permise(adresse)
        if permise.startswith("#"):
            if permise[1:] not in self.signets_connus:
                return ""
            return f'<w:hyperlink w:anchor="{valeur(permise[1:])}" w:history="1">'
        if not permise:
            return ""
        relation = self.liens.relation(permise)
        return f'<w:hyperlink r:id="{relation}" w:history="1">'
