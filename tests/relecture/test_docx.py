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
    docx_de,
    en_markdown,
    lire,
    par,
    remarques,
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

    assert travail(2000) < 11 * travail(200)
