"""Les styles du document : des données, que `styles_xml` écrit et que la pagination mesure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ENCRE: Final = "211C2B"
ENCRE_SECONDE: Final = "5B5266"
ACCENT: Final = "5B2A57"
ACCENT_DOUX: Final = "EFE3EC"
CREUX: Final = "F7F2E8"
TRAIT: Final = "DDD3C1"
DIVERGENCE: Final = "A4470D"
DIVERGENCE_DOUX: Final = "FBF0E4"

POLICE: Final = "Calibri"
POLICE_CODE: Final = "Consolas"

LARGEUR_NUMERO: Final = 794
"""Retrait des alinéas : la place de « 12.10 », en vingtièmes de point (1,4 cm)."""
PAS_DE_LISTE: Final = 340
"""Retrait ajouté par chaque niveau de liste (0,6 cm)."""
MARGE_DE_CELLULE: Final = 70
"""À gauche et à droite du texte d’une cellule, en vingtièmes de point."""


@dataclass(frozen=True, slots=True)
class Filet:
    """Un trait au bord d’un paragraphe."""

    bord: str
    """`top`, `left`, `bottom` ou `right`."""
    couleur: str
    epaisseur: int
    """En huitièmes de point."""
    ecart: int
    """Entre le trait et le texte, en points."""


@dataclass(frozen=True, slots=True)
class Style:
    """Un style de paragraphe, entier : rien n’est hérité que la pagination ignorerait."""

    cle: str
    """L’identifiant dans le fichier, sans accents."""
    nom: str
    """Le nom ; pour un style intégré, le nom canonique que Word traduit (« heading 1 »)."""
    suivant: str = ""
    """Le style du paragraphe suivant à la frappe ; le même s’il est vide."""
    base: str = "Normal"
    corps: float = 12
    gras: bool = False
    italique: bool = False
    couleur: str = ENCRE
    police: str = POLICE
    avant: float = 0
    """Espace avant, en points."""
    apres: float = 8
    """Espace après, en points."""
    interligne: float = 1.15
    gauche: int = 0
    """Retrait gauche, en vingtièmes de point."""
    droite: int = 0
    suspendu: int = 0
    niveau_plan: int | None = None
    """0 pour un titre de niveau 1 ; `None` pour du texte."""
    solidaire: bool = False
    """Reste sur la page du paragraphe suivant."""
    insecable: bool = False
    """Ne se coupe pas entre deux pages."""
    alignement: str = ""
    filets: tuple[Filet, ...] = ()
    fond: str = ""
    liste: tuple[int, int] | None = None
    """La liste native (numéro, niveau) que porte le style."""
    tabulation: bool = False
    """Une tabulation à droite, à points de conduite (entrées du sommaire)."""
    integre: bool = False
    """Vrai pour un style que Word connaît d’origine."""
    sans_numero_de_ligne: bool = False
    """Vrai pour ce qui n’est pas le texte de la charte, et dont les lignes ne se citent pas."""

    @property
    def hauteur_des_filets(self) -> float:
        """Ce que les filets du haut et du bas ajoutent au paragraphe, en points."""
        return sum(
            filet.ecart + filet.epaisseur / 8
            for filet in self.filets
            if filet.bord in ("top", "bottom")
        )


def _boite(couleur: str, fond: str) -> tuple[Filet, ...]:
    """Un filet à gauche ; les autres, de la couleur du fond, font la marge intérieure."""
    return (
        Filet("top", fond, 4, 6),
        Filet("left", couleur, 36, 10),
        Filet("bottom", fond, 4, 6),
        Filet("right", fond, 4, 8),
    )


_DIVERGENCE: Final = _boite(DIVERGENCE, DIVERGENCE_DOUX)
_RETRAIT_BOITE: Final = 284
_RETRAIT_BOITE_DROITE: Final = 170

NUMERO_ARTICLES: Final = 1
NUMERO_PUCES: Final = 2

STYLES: Final[dict[str, Style]] = {
    style.cle: style
    for style in (
        Style("Normal", "Normal", base="", integre=True),
        Style(
            "Titre", "Title", "Soustitre", corps=34, gras=True, couleur=ACCENT, avant=110, apres=14,
            interligne=1.05, solidaire=True, filets=(Filet("top", ACCENT, 36, 18),), integre=True,
            sans_numero_de_ligne=True,
        ),
        Style(
            "Soustitre", "Subtitle", corps=15, couleur=ENCRE_SECONDE, apres=6, integre=True,
            sans_numero_de_ligne=True,
        ),
        Style(
            "Organisation", "Organisation", "Normal", corps=18, gras=True, avant=12, apres=2,
            sans_numero_de_ligne=True,
        ),
        Style("Statut", "Statut", "Normal", corps=14, avant=24, sans_numero_de_ligne=True),
        Style(
            "Titre1", "heading 1", "Normal", corps=20, gras=True, couleur=ACCENT, avant=28,
            apres=10, interligne=1.1, niveau_plan=0, solidaire=True, insecable=True, integre=True,
        ),
        Style(
            "Titre2", "heading 2", "Normal", corps=16, gras=True, couleur=ACCENT, avant=22,
            apres=6, interligne=1.1, niveau_plan=1, solidaire=True, insecable=True, integre=True,
        ),
        Style(
            "Titre3", "heading 3", "Normal", corps=13, gras=True, couleur=ACCENT, avant=14,
            apres=4, interligne=1.1, niveau_plan=2, solidaire=True, insecable=True, integre=True,
        ),
        Style(
            "Article", "Article", "Alinea", "Titre2", corps=16, gras=True, couleur=ACCENT, avant=22,
            apres=6, interligne=1.1, niveau_plan=1, solidaire=True, insecable=True,
            liste=(NUMERO_ARTICLES, 0),
        ),
        Style(
            "Alinea", "Alinéa", gauche=LARGEUR_NUMERO, suspendu=LARGEUR_NUMERO,
            liste=(NUMERO_ARTICLES, 1),
        ),
        Style(
            "Encadretitre", "Encadré titre", "Encadre", gras=True, couleur=DIVERGENCE, avant=12,
            apres=4, gauche=_RETRAIT_BOITE, droite=_RETRAIT_BOITE_DROITE, solidaire=True,
            insecable=True, filets=_DIVERGENCE, fond=DIVERGENCE_DOUX,
        ),
        Style(
            "Encadre", "Encadré", apres=4, gauche=_RETRAIT_BOITE,
            droite=_RETRAIT_BOITE_DROITE, filets=_DIVERGENCE, fond=DIVERGENCE_DOUX,
        ),
        Style(
            "Mention", "Mention", avant=130, gauche=_RETRAIT_BOITE, droite=_RETRAIT_BOITE_DROITE,
            insecable=True, filets=_boite(ACCENT, CREUX), fond=CREUX, sans_numero_de_ligne=True,
        ),
        Style("Provenance", "Provenance", "Normal", couleur=ENCRE_SECONDE,
              sans_numero_de_ligne=True),
        Style("Formule", "Formule", "Normal", corps=13, italique=True, apres=14, insecable=True),
        Style("Signature", "Bloc de signature", apres=18, solidaire=True, insecable=True,
              sans_numero_de_ligne=True),
        Style("Figure", "Figure", "Legende", avant=6, apres=10, interligne=1.0, solidaire=True,
              sans_numero_de_ligne=True),
        Style(
            "Citation", "Quote", "Normal", italique=True, gauche=PAS_DE_LISTE, droite=PAS_DE_LISTE,
            filets=(Filet("left", TRAIT, 18, 8),), integre=True,
        ),
        Style(
            "Listepuces", "List Bullet", apres=4, gauche=PAS_DE_LISTE, suspendu=PAS_DE_LISTE,
            liste=(NUMERO_PUCES, 0), integre=True,
        ),
        Style(
            "Listenumeros", "List Number", apres=4, gauche=PAS_DE_LISTE, suspendu=PAS_DE_LISTE,
            integre=True,
        ),
        Style("Listecontinue", "List Continue", apres=4, gauche=PAS_DE_LISTE, integre=True),
        Style(
            "Code", "Code", police=POLICE_CODE, interligne=1.0, gauche=100, droite=100, fond=CREUX,
            filets=tuple(Filet(bord, CREUX, 4, 4) for bord in ("top", "left", "bottom", "right")),
        ),
        Style(
            "Separateur", "Séparateur", "Normal", avant=4, apres=12,
            filets=(Filet("bottom", TRAIT, 8, 1),),
        ),
        Style(
            "Legende", "caption", "Normal", gras=True, couleur=ENCRE_SECONDE, avant=8, apres=4,
            solidaire=True, insecable=True, integre=True, sans_numero_de_ligne=True,
        ),
        Style("Notedebasdepage", "footnote text", apres=2, interligne=1.0, integre=True,
              sans_numero_de_ligne=True),
        Style("Commentaire", "annotation text", apres=4, interligne=1.0, integre=True,
              sans_numero_de_ligne=True),
        Style("Respiration", "Respiration", "Normal", corps=6, apres=0, interligne=1.0,
              sans_numero_de_ligne=True),
        Style("Tableautexte", "Tableau texte", avant=3, apres=3, interligne=1.0),
        Style("Tableaunombre", "Tableau nombre", avant=3, apres=3, interligne=1.0,
              alignement="center"),
        Style(
            "Titresommaire", "TOC Heading", "Normal", corps=20, gras=True, couleur=ACCENT,
            apres=12, solidaire=True, integre=True, sans_numero_de_ligne=True,
        ),
        Style(
            "Sommaire1", "toc 1", "Normal", gras=True, avant=6, apres=1, interligne=1.0,
            tabulation=True, integre=True, sans_numero_de_ligne=True,
        ),
        Style(
            "Sommaire2", "toc 2", "Normal", apres=0, interligne=1.0, gauche=284, tabulation=True,
            integre=True, sans_numero_de_ligne=True,
        ),
        Style("Entete", "header", corps=10, couleur=ENCRE_SECONDE, apres=0, interligne=1.0,
              filets=(Filet("bottom", TRAIT, 4, 4),), integre=True, sans_numero_de_ligne=True),
        Style("Pied", "footer", corps=10, couleur=ENCRE_SECONDE, apres=0, interligne=1.0,
              alignement="right", integre=True, sans_numero_de_ligne=True),
    )
}  # fmt: skip

LIEN: Final = "Lien"
"""Style de caractères d’un lien (« Hyperlink »)."""
ETIQUETTE: Final = "Etiquette"
"""Style de caractères du statut : blanc sur l’accent."""
CODE_COURT: Final = "Codecourt"
"""Style de caractères d’un code dans une phrase."""
APPEL_DE_NOTE: Final = "Appeldenote"
"""Style de caractères de l’appel d’une note de bas de page."""
APPEL_DE_COMMENTAIRE: Final = "Appeldecommentaire"
"""Style de caractères de l’appel d’un commentaire."""
NUMERO_DE_LIGNE: Final = "Numerodeligne"
"""Style de caractères des numéros de ligne, en marge."""
TABLEAU_CHARTE: Final = "Tableaucharte"
"""Style de tableau."""
