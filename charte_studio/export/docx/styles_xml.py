"""Écrire `styles.xml` et `fontTable.xml` à partir des styles."""

from __future__ import annotations

from charte_studio.export.docx.styles import (
    ACCENT,
    ACCENT_DOUX,
    APPEL_DE_COMMENTAIRE,
    APPEL_DE_NOTE,
    CODE_COURT,
    ENCRE,
    ENCRE_SECONDE,
    ETIQUETTE,
    LIEN,
    MARGE_DE_CELLULE,
    NUMERO_DE_LIGNE,
    POLICE,
    POLICE_CODE,
    STYLES,
    TABLEAU_CHARTE,
    TRAIT,
    Style,
)
from charte_studio.export.docx.xml import NoeudXml, en_octets, racine, sous, val

LANGUE = "fr-FR"

_PRIORITES = {"Normal": 0, "Titre1": 1, "Titre2": 1, "Titre3": 1, "Article": 2, "Alinea": 2}


def partie_styles(place: int) -> bytes:
    """La partie `styles.xml` ; `place` : la largeur du texte, où le sommaire aligne ses pages."""
    styles = racine("w:styles")
    _reglages_par_defaut(styles)
    for style in STYLES.values():
        _style_de_paragraphe(styles, style, place)
    _styles_de_caracteres(styles)
    _styles_de_tableau(styles)
    _sans_liste(styles)
    return en_octets(styles)


def partie_polices() -> bytes:
    """La partie `fontTable.xml` : ce qui remplace une police absente, aux mêmes largeurs."""
    polices = racine("w:fonts")
    for police, repli, panose, famille, chasse in (
        (POLICE, "Carlito", "020F0502020204030204", "swiss", "variable"),
        (POLICE_CODE, "DejaVu Sans Mono", "020B0609020204030204", "modern", "fixed"),
    ):
        noeud = sous(polices, "w:font", {"w:name": police})
        val(noeud, "w:altName", repli)
        val(noeud, "w:panose1", panose)
        val(noeud, "w:charset", "00")
        val(noeud, "w:family", famille)
        val(noeud, "w:pitch", chasse)
    return en_octets(polices)


def _reglages_par_defaut(styles: NoeudXml) -> None:
    defauts = sous(styles, "w:docDefaults")
    rpr = sous(sous(defauts, "w:rPrDefault"), "w:rPr")
    _police(rpr, POLICE)
    val(rpr, "w:color", ENCRE)
    val(rpr, "w:sz", 24)
    val(rpr, "w:szCs", 24)
    sous(rpr, "w:lang", {"w:val": LANGUE, "w:eastAsia": LANGUE})
    ppr = sous(sous(defauts, "w:pPrDefault"), "w:pPr")
    sous(ppr, "w:widowControl")
    sous(ppr, "w:spacing", {"w:after": "160", "w:line": "276", "w:lineRule": "auto"})


def _police(rpr: NoeudXml, police: str) -> None:
    sous(
        rpr,
        "w:rFonts",
        {"w:ascii": police, "w:hAnsi": police, "w:eastAsia": police, "w:cs": police},
    )


def _style_de_paragraphe(styles: NoeudXml, style: Style, place: int) -> None:
    attributs = {"w:type": "paragraph", "w:styleId": style.cle}
    if style.cle == "Normal":
        attributs["w:default"] = "1"
    if not style.integre:
        attributs["w:customStyle"] = "1"
    noeud = sous(styles, "w:style", attributs)
    val(noeud, "w:name", style.nom)
    if style.base:
        val(noeud, "w:basedOn", style.base)
    val(noeud, "w:next", style.suivant or style.cle)
    val(noeud, "w:uiPriority", _PRIORITES.get(style.cle, 10))
    sous(noeud, "w:qFormat")
    ppr = sous(noeud, "w:pPr")
    _paragraphe(ppr, style, place)
    rpr = sous(noeud, "w:rPr")
    _caracteres(rpr, style)


def _paragraphe(ppr: NoeudXml, style: Style, place: int) -> None:
    """Dans l’ordre que veut le schéma."""
    if style.solidaire:
        sous(ppr, "w:keepNext")
    if style.insecable:
        sous(ppr, "w:keepLines")
    sous(ppr, "w:widowControl")
    if style.liste is not None:
        _liste(sous(ppr, "w:numPr"), *style.liste)
    if style.sans_numero_de_ligne:
        sous(ppr, "w:suppressLineNumbers")
    if style.filets:
        _filets(sous(ppr, "w:pBdr"), style)
    if style.fond:
        sous(ppr, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": style.fond})
    if style.tabulation:
        tabulations = sous(ppr, "w:tabs")
        sous(tabulations, "w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": str(place)})
    sous(
        ppr,
        "w:spacing",
        {
            "w:before": str(round(style.avant * 20)),
            "w:after": str(round(style.apres * 20)),
            "w:line": str(round(style.interligne * 240)),
            "w:lineRule": "auto",
        },
    )
    retraits = {"w:left": str(style.gauche), "w:right": str(style.droite)}
    if style.suspendu:
        retraits["w:hanging"] = str(style.suspendu)
    sous(ppr, "w:ind", retraits)
    val(ppr, "w:jc", style.alignement or "left")
    if style.niveau_plan is not None:
        val(ppr, "w:outlineLvl", style.niveau_plan)


def _liste(numpr: NoeudXml, numero: int, niveau: int) -> None:
    if niveau:
        val(numpr, "w:ilvl", niveau)
    val(numpr, "w:numId", numero)


def _filets(bords: NoeudXml, style: Style) -> None:
    for filet in style.filets:
        sous(
            bords,
            f"w:{filet.bord}",
            {
                "w:val": "single",
                "w:sz": str(filet.epaisseur),
                "w:space": str(filet.ecart),
                "w:color": filet.couleur,
            },
        )


def _caracteres(rpr: NoeudXml, style: Style) -> None:
    _police(rpr, style.police)
    if style.gras:
        sous(rpr, "w:b")
        sous(rpr, "w:bCs")
    if style.italique:
        sous(rpr, "w:i")
        sous(rpr, "w:iCs")
    val(rpr, "w:color", style.couleur)
    val(rpr, "w:sz", round(style.corps * 2))
    val(rpr, "w:szCs", round(style.corps * 2))


def _styles_de_caracteres(styles: NoeudXml) -> None:
    defaut = sous(
        styles,
        "w:style",
        {"w:type": "character", "w:styleId": "Policepardefaut", "w:default": "1"},
    )
    val(defaut, "w:name", "Default Paragraph Font")
    val(defaut, "w:uiPriority", 1)
    sous(defaut, "w:semiHidden")
    lien = sous(styles, "w:style", {"w:type": "character", "w:styleId": LIEN})
    val(lien, "w:name", "Hyperlink")
    val(lien, "w:basedOn", "Policepardefaut")
    val(lien, "w:uiPriority", 99)
    rpr = sous(lien, "w:rPr")
    val(rpr, "w:color", ACCENT)
    val(rpr, "w:u", "single")
    etiquette = sous(
        styles,
        "w:style",
        {"w:type": "character", "w:styleId": ETIQUETTE, "w:customStyle": "1"},
    )
    val(etiquette, "w:name", "Étiquette")
    val(etiquette, "w:basedOn", "Policepardefaut")
    val(etiquette, "w:uiPriority", 99)
    rpr = sous(etiquette, "w:rPr")
    sous(rpr, "w:b")
    sous(rpr, "w:bCs")
    val(rpr, "w:color", "FFFFFF")
    sous(rpr, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ACCENT})
    code = sous(
        styles,
        "w:style",
        {"w:type": "character", "w:styleId": CODE_COURT, "w:customStyle": "1"},
    )
    val(code, "w:name", "Code court")
    val(code, "w:basedOn", "Policepardefaut")
    val(code, "w:uiPriority", 99)
    rpr = sous(code, "w:rPr")
    _police(rpr, POLICE_CODE)
    sous(rpr, "w:noProof")
    val(_style_de_renvoi(styles, APPEL_DE_NOTE, "footnote reference"), "w:vertAlign", "superscript")
    rpr = _style_de_renvoi(styles, APPEL_DE_COMMENTAIRE, "annotation reference")
    val(rpr, "w:color", ENCRE_SECONDE)
    rpr = _style_de_renvoi(styles, NUMERO_DE_LIGNE, "line number")
    val(rpr, "w:color", ENCRE_SECONDE)
    val(rpr, "w:sz", 18)
    val(rpr, "w:szCs", 18)


def _style_de_renvoi(styles: NoeudXml, cle: str, nom_canonique: str) -> NoeudXml:
    """Un style de caractères que Word connaît d’origine ; rend ses propriétés, à remplir."""
    style = sous(styles, "w:style", {"w:type": "character", "w:styleId": cle})
    val(style, "w:name", nom_canonique)
    val(style, "w:basedOn", "Policepardefaut")
    val(style, "w:uiPriority", 99)
    return sous(style, "w:rPr")


def _styles_de_tableau(styles: NoeudXml) -> None:
    simple = sous(
        styles, "w:style", {"w:type": "table", "w:styleId": "Tableaunormal", "w:default": "1"}
    )
    val(simple, "w:name", "Normal Table")
    val(simple, "w:uiPriority", 99)
    sous(simple, "w:semiHidden")
    sous(simple, "w:unhideWhenUsed")
    _marges_de_cellule(sous(simple, "w:tblPr"), 108)
    charte = sous(
        styles,
        "w:style",
        {"w:type": "table", "w:styleId": TABLEAU_CHARTE, "w:customStyle": "1"},
    )
    val(charte, "w:name", "Tableau charte")
    val(charte, "w:basedOn", "Tableaunormal")
    val(charte, "w:uiPriority", 40)
    sous(charte, "w:qFormat")
    tblpr = sous(charte, "w:tblPr")
    bords = sous(tblpr, "w:tblBorders")
    for bord in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sous(
            bords,
            f"w:{bord}",
            {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": TRAIT},
        )
    _marges_de_cellule(tblpr, MARGE_DE_CELLULE)
    entete = sous(charte, "w:tblStylePr", {"w:type": "firstRow"})
    rpr = sous(entete, "w:rPr")
    sous(rpr, "w:b")
    sous(rpr, "w:bCs")
    val(rpr, "w:color", ACCENT)
    tcpr = sous(entete, "w:tcPr")
    sous(tcpr, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ACCENT_DOUX})
    val(tcpr, "w:vAlign", "bottom")
    colonne = sous(charte, "w:tblStylePr", {"w:type": "firstCol"})
    rpr = sous(colonne, "w:rPr")
    sous(rpr, "w:b")
    sous(rpr, "w:bCs")


def _marges_de_cellule(tblpr: NoeudXml, marge: int) -> None:
    marges = sous(tblpr, "w:tblCellMar")
    for bord, taille in (("top", 0), ("left", marge), ("bottom", 0), ("right", marge)):
        sous(marges, f"w:{bord}", {"w:w": str(taille), "w:type": "dxa"})


def _sans_liste(styles: NoeudXml) -> None:
    noeud = sous(
        styles, "w:style", {"w:type": "numbering", "w:styleId": "Aucuneliste", "w:default": "1"}
    )
    val(noeud, "w:name", "No List")
    val(noeud, "w:uiPriority", 99)
    sous(noeud, "w:semiHidden")
    sous(noeud, "w:unhideWhenUsed")
