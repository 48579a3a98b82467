"""Ce que Word écrit hors du texte ordinaire : liens, champs, notes, révisions, dessins, bords."""

from __future__ import annotations

from pathlib import Path

from charte_studio.redaction.blocs import texte_des_blocs
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
