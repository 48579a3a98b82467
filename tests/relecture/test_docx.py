"""Un document Word se lit en blocs, sans rien perdre de son texte ; ce qui se perd est dit."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction.blocs import Portion, Tableau, Titre, texte_des_blocs
from charte_studio.relecture import lire_texte
from tests.outils.appels import compter_appels
from tests.relecture.outils import (
    W,
    docx_de,
    en_markdown,
    lire,
    par,
    parties_docx,
    remarques,
    zip_de,
)


def enregistrer(document: Document, dossier: Path) -> Path:
    chemin = dossier / "texte.docx"
    document.save(str(chemin))
    return chemin


def png_d_un_point() -> bytes:
    def morceau(sorte: bytes, contenu: bytes) -> bytes:
        somme = zlib.crc32(sorte + contenu)
        return struct.pack(">L", len(contenu)) + sorte + contenu + struct.pack(">L", somme)

    return (
        b"\x89PNG\r\n\x1a\n"
        + morceau(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + morceau(b"IDAT", zlib.compress(b"\0\0\0\0"))
        + morceau(b"IEND", b"")
    )


# --- bâtis par python-docx ----------------------------------------------------------------------


def test_titres_paragraphes_et_mises_en_forme(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Charte de la maison", style="Title")
    document.add_heading("Préambule", 1)
    paragraphe = document.add_paragraph("Nous, ")
    paragraphe.add_run("agents ").bold = True
    paragraphe.add_run("et ")
    paragraphe.add_run("élus").italic = True
    paragraphe.add_run(", ")
    paragraphe.add_run("jadis").font.strike = True
    paragraphe.add_run("\u00a0: une\ttabulation\net un retour.")
    document.add_heading("Sous-titre", 2)
    lu = lire(enregistrer(document, tmp_path))
    assert lu.titre == "Charte de la maison"
    assert lu.blocs[0] == Titre(1, (Portion("Préambule"),))
    assert en_markdown(tmp_path / "texte.docx") == (
        "# Préambule\n\nNous, **agents** et _élus_, ~~jadis~~\u00a0: une\ttabulation\\\n"
        "et un retour.\n\n## Sous-titre"
    )
    assert lu.remarques == ()


def test_listes_imbriquees_et_numerotation_reprise(tmp_path: Path) -> None:
    document = docx.Document()
    for texte, style in (
        ("un", "List Bullet"),
        ("un-a", "List Bullet 2"),
        ("un-a-1", "List Bullet 3"),
        ("un-b", "List Bullet 2"),
        ("deux", "List Bullet"),
        ("suite de deux", "List Continue"),
        ("premier", "List Number"),
        ("second", "List Number"),
        ("Un paragraphe.", "Normal"),
        ("troisième", "List Number"),
    ):
        document.add_paragraph(texte, style=style)
    assert en_markdown(enregistrer(document, tmp_path)) == (
        "- un\n\n  - un-a\n    - un-a-1\n  - un-b\n\n- deux\n\n  suite de deux\n\n"
        "1. premier\n2. second\n\nUn paragraphe.\n\n3. troisième"
    )


def test_un_tableau_garde_ses_paragraphes_et_deplie_ses_cellules_fusionnees(tmp_path: Path) -> None:
    document = docx.Document()
    tableau = document.add_table(3, 3)
    for ligne in range(3):
        for colonne in range(3):
            tableau.cell(ligne, colonne).text = f"{ligne}{colonne}"
    tableau.cell(1, 1).add_paragraph("second")
    tableau.cell(1, 1).add_paragraph("puce", style="List Bullet")
    tableau.cell(0, 0).merge(tableau.cell(0, 1)).text = "large"
    tableau.cell(1, 2).merge(tableau.cell(2, 2)).text = "haute"
    lu = lire(enregistrer(document, tmp_path))
    assert lu.blocs == (
        Tableau(
            ((Portion("large"),), (Portion("large"),), (Portion("02"),)),
            (
                ((Portion("10"),), (Portion("11\nsecond\n• puce"),), (Portion("haute"),)),
                ((Portion("20"),), (Portion("21"),), (Portion("haute"),)),
            ),
        ),
    )
    assert "2 cellules fusionnées" in lu.remarques[0]


def test_une_image_n_est_pas_reprise_et_c_est_dit(tmp_path: Path) -> None:
    document = docx.Document()
    image = tmp_path / "p.png"
    image.write_bytes(png_d_un_point())
    document.add_paragraph("Avant l’image")
    document.add_picture(str(image))
    lu = lire(enregistrer(document, tmp_path))
    assert texte_des_blocs(lu.blocs) == "Avant l’image"
    assert remarques(tmp_path / "texte.docx") == (
        "Une image n’a pas été reprise : une charte est un texte.",
    )


def test_le_style_de_titre_se_reconnait_a_son_nom_son_heritage_ou_son_plan(tmp_path: Path) -> None:
    document = docx.Document()
    styles = document.styles
    herite = styles.add_style("Mon article", 1)
    herite.base_style = styles["Heading 2"]
    niveau = OxmlElement("w:outlineLvl")
    niveau.set(qn("w:val"), "2")
    plan = styles.add_style("Mon plan", 1)
    plan.element.get_or_add_pPr().append(niveau)
    document.add_paragraph("Texte.")
    document.add_paragraph("Par héritage", style="Mon article")
    document.add_paragraph("Par le plan", style="Mon plan")
    direct = document.add_paragraph("Direct")
    corps = OxmlElement("w:outlineLvl")
    corps.set(qn("w:val"), "0")
    direct._p.get_or_add_pPr().append(corps)
    assert en_markdown(enregistrer(document, tmp_path)) == (
        "Texte.\n\n## Par héritage\n\n### Par le plan\n\n# Direct"
    )


# --- bâtis à la main : ce que Word écrit et que python-docx ne fait pas --------------------------


def test_les_styles_francais_et_leurs_cycles(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="Titre 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/>'
        "</w:style>"
        '<w:style w:type="character" w:styleId="Fort"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
        "</w:style>"
    )
    corps = (
        par("Texte.")
        + par("Un", '<w:pStyle w:val="Titre1"/>')
        + par("Deux", '<w:pStyle w:val="T2"/>')
        + par("Gras par héritage, sans fin", '<w:pStyle w:val="B"/>')
        + '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Fort"/></w:rPr>'
        '<w:t>l’un défait l’autre</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr>'
        "<w:t>, maigre</w:t></w:r></w:p>"
    )
    assert en_markdown(docx_de(tmp_path, corps, voisines={"styles": styles})) == (
        "Texte.\n\n# Un\n\n## Deux\n\n**Gras par héritage, sans fin**\n\n"
        "l’un défait l’autre, maigre"
    )


def numerote(numero: int, rang: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{rang}"/><w:numId w:val="{numero}"/></w:numPr>'


def abstrait(cle: int, *niveaux: tuple[str, str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{cle}">'
        + "".join(
            f'<w:lvl w:ilvl="{rang}"><w:start w:val="1"/><w:numFmt w:val="{sorte}"/>'
            f'<w:lvlText w:val="{texte}"/><w:pPr><w:ind w:left="{720 * (rang + 1)}"/></w:pPr>'
            "</w:lvl>"
            for rang, (sorte, texte) in enumerate(niveaux)
        )
        + "</w:abstractNum>"
    )


def num(cle: int, vers: int, reste: str = "") -> str:
    return f'<w:num w:numId="{cle}"><w:abstractNumId w:val="{vers}"/>{reste}</w:num>'


def test_les_articles_numerotes_par_word_gardent_leur_numero(tmp_path: Path) -> None:
    numerotation = (
        abstrait(0, ("decimal", "Article %1 —"), ("decimal", "%1.%2"))
        + abstrait(1, ("upperRoman", "Titre %1."))
        + num(1, 0)
        + num(2, 1)
    )
    titre = '<w:outlineLvl w:val="0"/>'
    corps = (
        par("Règles", titre + numerote(2))
        + par("Transparence", numerote(1))
        + par("Nous le disons.", numerote(1, 1))
        + par("Partout.", numerote(1, 1))
        + par("Données", titre + numerote(1))
        + par("Nous protégeons.", numerote(1, 1))
    )
    assert en_markdown(docx_de(tmp_path, corps, voisines={"numbering": numerotation})) == (
        "# Titre I. Règles\n\nArticle 1 — Transparence\n\n1.1 Nous le disons.\n\n1.2 Partout.\n\n"
        "# Article 2 — Données\n\n2.1 Nous protégeons."
    )


def test_une_liste_a_plusieurs_niveaux_reste_une_liste(tmp_path: Path) -> None:
    numerotation = (
        abstrait(0, ("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))
        + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    )
    corps = (
        par("un", numerote(1))
        + par("un un", numerote(1, 1))
        + par("a", numerote(1, 2))
        + par("deux", numerote(1))
        + par("cinq", numerote(2))
        + par("six", numerote(2))
        + par("hors liste", numerote(0))
    )
    chemin = docx_de(tmp_path, corps, voisines={"numbering": numerotation})
    assert en_markdown(chemin) == (
        "1. un\n   1. un un\n      1. a\n2. deux\n\n5) cinq\n6) six\n\nhors liste"
    )
    assert remarques(chemin) == (
        "Une liste numérotée en lettres ou en chiffres romains l’est maintenant en chiffres.",
    )


def test_liens_champs_et_renvois(tmp_path: Path) -> None:
    def champ(instruction: str, resultat: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{resultat}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def passage(texte: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{texte}</w:t></w:r>'

    corps = (
        "<w:p>"
        f'<w:hyperlink r:id="l1">{passage("site")}</w:hyperlink>{passage(", ")}'
        f'<w:hyperlink r:id="l2">{passage("piège")}</w:hyperlink>{passage(", ")}'
        f'<w:hyperlink w:anchor="_Toc1">{passage("voir plus bas")}</w:hyperlink>{passage(", ")}'
        + champ(' HYPERLINK "https://cnil.fr/é" ', passage("cnil"))
        + passage(", le ")
        + champ(" DATE ", passage("12 mai"))
        + f'<w:fldSimple w:instr=" REF x ">{passage(", article 4")}</w:fldSimple>'
        + champ(" IF ", champ(" PAGE ", passage("oui")))
        + "</w:p>"
    )
    liens = {"l1": "https://exemple.fr/a?b=1&amp;c=2", "l2": "javascript:alert(1)"}
    chemin = docx_de(tmp_path, corps, liens=liens)
    assert en_markdown(chemin) == (
        "[site](https://exemple.fr/a?b=1&c=2), piège, voir plus bas, "
        "[cnil](https://cnil.fr/%C3%A9), le 12 mai, article 4oui"
    )
    dit = " ".join(remarques(chemin))
    assert "« javascript:alert(1) »" in dit
    assert "autre passage du document" in dit


def test_un_champ_jamais_referme_ne_mange_pas_la_suite(tmp_path: Path) -> None:
    corps = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
        "</w:r></w:p>" + par("La suite.")
    )
    assert en_markdown(docx_de(tmp_path, corps)) == "La suite."


def test_la_table_des_matieres_est_laissee_et_c_est_dit(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    entrees = par("Préambule\t1", '<w:pStyle w:val="TM1"/>') * 2
    sdt = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{par('Sommaire')}{entrees}</w:sdtContent></w:sdt>"
    )
    champ = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Titre 1</w:t></w:r></w:p>'
        + par("Titre 2")
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    chemin = docx_de(tmp_path, sdt + champ + entrees + par("Texte."), voisines={"styles": styles})
    assert en_markdown(chemin) == "Texte."
    assert remarques(chemin) == (
        "3 tables ou index n’ont pas été repris : ils se refont à l’export.",
    )


def test_les_notes_vont_a_la_fin_de_leur_partie(tmp_path: Path) -> None:
    titre = '<w:outlineLvl w:val="0"/>'
    appel = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    fin = '<w:r><w:endnoteReference w:id="7"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Première note.</w:t></w:r>'
        f"</w:p>{par('Sa suite.')}</w:footnote>"
        f'<w:footnote w:id="4">{par("Dans une cellule.")}</w:footnote>'
    )
    corps = (
        par("Un", titre)
        + f"<w:p><w:r><w:t>Texte</w:t></w:r>{appel.format(3)}<w:r><w:t>, suite</w:t></w:r>"
        + f"{fin}</w:p>"
        + f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r>{appel.format(4)}</w:p></w:tc>"
        + f"<w:tc>{par('b')}</w:tc></w:tr></w:tbl>"
        + par("Deux", titre)
        + f"<w:p><w:r><w:t>Inconnue</w:t></w:r>{appel.format(99)}</w:p>"
    )
    voisines = {"footnotes": notes, "endnotes": f'<w:endnote w:id="7">{par("De fin.")}</w:endnote>'}
    assert en_markdown(docx_de(tmp_path, corps, voisines=voisines)) == (
        "# Un\n\nTexte\\[1\\], suite\\[2\\]\n\n| a\\[3\\] | b |\n| --- | --- |\n\n"
        "\\[1\\] Première note.\n\nSa suite.\n\n\\[2\\] De fin.\n\n\\[3\\] Dans une cellule.\n\n"
        "# Deux\n\nInconnue"
    )


def test_les_notes_precedent_un_faux_titre(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="1">{par("La note.")}</w:footnote>'
    corps = (
        '<w:p><w:r><w:t>Texte</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        + par("Article 2 — Données")
        + par("Suite.")
    )
    assert en_markdown(docx_de(tmp_path, corps, voisines={"footnotes": notes})) == (
        "Texte\\[1\\]\n\n\\[1\\] La note.\n\nArticle 2 — Données\n\nSuite."
    )


def test_modifications_suivies_et_commentaires(tmp_path: Path) -> None:
    corps = (
        "<w:p><w:r><w:t>Le </w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>vieux </w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>nouveau </w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3"><w:r><w:t>ailleurs</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4"><w:r><w:t>ici</w:t></w:r></w:moveTo>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>'
        "<w:r><w:t>Deux paragraphes </w:t></w:r></w:p>"
        + par("n’en font qu’un.")
        + "<w:tbl><w:tr><w:tc>"
        + par("gardée")
        + "</w:tc><w:tc>"
        + par("x")
        + '</w:tc></w:tr><w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>'
        + par("supprimée")
        + "</w:tc></w:tr></w:tbl>"
    )
    chemin = docx_de(tmp_path, corps.replace("<w:t>", '<w:t xml:space="preserve">'))
    assert en_markdown(chemin) == (
        "Le nouveau ici\n\nDeux paragraphes n’en font qu’un.\n\n| gardée | x |\n| --- | --- |"
    )
    assert remarques(chemin) == (
        "2 passages supprimés en suivi des modifications n’ont pas été repris.",
        "Un passage inséré en suivi des modifications a été gardé, comme accepté.",
        "Un commentaire n’a pas été repris.",
    )


def test_zones_de_texte_controles_de_contenu_et_formes(tmp_path: Path) -> None:
    zone = f"<w:txbxContent>{par('Dans la zone.')}</w:txbxContent>"
    corps = (
        "<w:p><w:r><w:t>Avant</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{zone}</wps:txbx></wps:wsp>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{zone}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>, après.</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{par('Contrôle.')}<w:p><w:sdt><w:sdtContent><w:r><w:t>En ligne."
        "</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:drawing><wps:wsp/></w:drawing></w:r></w:p>"
        "<w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>"
        '<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>'
        "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"
        '<w:altChunk r:id="x"/>'
        "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
    )
    chemin = docx_de(tmp_path, corps)
    assert en_markdown(chemin) == (
        "Avant, après.\n\nDans la zone.\n\nContrôle.\n\nEn ligne.\n\n___\n\na+b"
    )
    assert [remarque.split(" n’")[0].split(" a ")[0] for remarque in remarques(chemin)] == [
        "Un dessin",
        "Un graphique ou un schéma",
        "Un objet incorporé (feuille de calcul, fichier joint…)",
        "Une formule mathématique",
        "Un document inséré dans le fichier",
    ]


def test_caracteres_particuliers_et_texte_masque(tmp_path: Path) -> None:
    corps = (
        "<w:p><w:r><w:t>l</w:t><w:noBreakHyphen/><w:t>a</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Inconnue" w:char="F041"/>'
        '<w:br w:type="page"/><w:t>b</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>☕</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    chemin = docx_de(tmp_path, corps)
    assert texte_des_blocs(lire(chemin).blocs) == "l\u2011a\u00ad→•\nb☕☒"
    assert "secret" not in str(lire(chemin))
    assert len(remarques(chemin)) == 2


def test_les_insecables_sont_gardees_partout(tmp_path: Path) -> None:
    texte = "«\u00a0Oui\u202f!\u00a0» à 10\u00a0% n°\u00a03"
    corps = par(texte) + par(texte, '<w:outlineLvl w:val="0"/>')
    assert texte_des_blocs(lire(docx_de(tmp_path, corps)).blocs) == f"{texte}\n{texte}"


def test_un_tableau_de_mise_en_page_se_deplie(tmp_path: Path) -> None:
    cadre = f"<w:tbl><w:tr><w:tc>{par('Encadré')}{par('de deux lignes')}</w:tc></w:tr></w:tbl>"
    imbrique = (
        f"<w:tbl><w:tr><w:tc>{par('a')}</w:tc><w:tc>{cadre.replace('Encadré', 'b')}"
        f"<w:tbl><w:tr><w:tc>{par('c')}</w:tc><w:tc>{par('d')}</w:tc></w:tr></w:tbl></w:tc></w:tr>"
        "</w:tbl>"
    )
    chemin = docx_de(tmp_path, cadre + imbrique)
    assert en_markdown(chemin) == (
        "Encadré\n\nde deux lignes\n\n| a | b&#10;de deux lignes&#10;c \\| d |\n| --- | --- |"
    )


def test_une_ligne_decalee_ou_demesuree_reste_dans_le_tableau(tmp_path: Path) -> None:
    corps = (
        f"<w:tbl><w:tr><w:tc>{par('a')}</w:tc><w:tc>{par('b')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{par("c")}</w:tc></w:tr>'
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{par("d")}</w:tc></w:tr>'
        "</w:tbl>"
    )
    assert en_markdown(docx_de(tmp_path, corps)) == ("| a | b |\n| --- | --- |\n|  | c |\n| d |  |")


def test_en_tetes_et_pieds_de_page_sont_dits(tmp_path: Path) -> None:
    voisines = {"header": par("Ville de Valbrune"), "footer": par("Page 1 sur 3")}
    assert remarques(docx_de(tmp_path, par("Texte."), voisines=voisines)) == (
        "Les en-têtes et pieds de page n’ont pas été repris : « Ville de Valbrune ».",
    )


def test_le_format_strict_se_lit_comme_l_autre(tmp_path: Path) -> None:
    parties = parties_docx(par("Strict.", '<w:outlineLvl w:val="0"/>') + par("Texte."))
    parties["word/document.xml"] = str(parties["word/document.xml"]).replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    lu = lire(zip_de(tmp_path / "strict.docx", parties))
    assert lu.titre == "Strict."


def test_une_citation_et_une_lettrine(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Quote"/></w:style>'
    citation = '<w:pStyle w:val="C"/>'
    corps = (
        par("Un", citation)
        + par("Deux", citation)
        + par("L", '<w:framePr w:dropCap="drop"/>')
        + par("ettrine.")
    )
    assert en_markdown(docx_de(tmp_path, corps, voisines={"styles": styles})) == (
        "> Un\n>\n> Deux\n\nLettrine."
    )


ALINEAS = st.tuples(
    st.sampled_from(["", "h", "b", "q"]),
    st.sampled_from(["", "1", "2", "3", "4", "9"]),
    st.integers(0, 8),
    st.sampled_from(["", "0", "360", "720", "5000", "-1"]),
    st.booleans(),
)


@given(st.lists(ALINEAS, min_size=1, max_size=12), st.booleans())
def test_aucun_alinea_ne_se_perd_ni_ne_change_de_place(
    alineas: list[tuple[str, str, int, str, bool]], dans_un_tableau: bool
) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="List Bullet"/><w:pPr>'
        f'{numerote(3)}<w:ind w:left="360"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
    )
    numerotation = (
        abstrait(0, *[("decimal", "%1."), ("lowerRoman", "%2)")] * 4)
        + abstrait(1, *[("bullet", "•")] * 9)
        + abstrait(2, ("decimal", "Article %1"), ("decimal", "%1.%2"), ("none", ""))
        + num(1, 0)
        + num(2, 1)
        + num(3, 1)
        + num(4, 2)
    )
    corps = "".join(
        par(
            f"§{rang}§",
            (f'<w:pStyle w:val="{style}"/>' if style else "")
            + (numerote(int(liste), niveau) if liste else "")
            + (f'<w:ind w:left="{retrait}"/>' if retrait else "")
            + ("<w:rPr><w:del/></w:rPr>" if joint else ""),
        )
        for rang, (style, liste, niveau, retrait, joint) in enumerate(alineas)
    )
    if dans_un_tableau:
        corps = f"<w:tbl><w:tr><w:tc>{par('x')}</w:tc><w:tc>{corps}</w:tc></w:tr></w:tbl>"
    voisines = {"styles": styles, "numbering": numerotation}
    with TemporaryDirectory() as dossier:
        lu = lire(docx_de(Path(dossier), corps, voisines=voisines))
    texte = f"{lu.titre}\n{texte_des_blocs(lu.blocs)}"
    assert re.findall(r"§\d+§", texte) == [f"§{rang}§" for rang in range(len(alineas))]


def test_un_paragraphe_de_milliers_de_passages_se_lit_en_travail_proportionnel(
    tmp_path: Path,
) -> None:
    def travail(passages: int) -> int:
        gras = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"
        chemin = docx_de(tmp_path, f"<w:p>{gras * passages}</w:p>")
        assert len(texte_des_blocs(lire(chemin).blocs)) == 2 * passages
        return compter_appels(lambda: lire_texte(chemin))

    assert travail(5000) < 11 * travail(500)
