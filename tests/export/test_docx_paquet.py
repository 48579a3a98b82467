"""Le paquet DOCX : ouvrable, conforme au schéma, accessible, sans trace d’une personne."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from charte_studio.redaction.document import DocumentCharte
from tests.export.conftest import HORODATAGE
from tests.export.outils import DocxRelu, W, avec_texte, ecrire

Fabrique = Callable[..., DocumentCharte]

_PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_ORDRES = {
    "pPr": _PPR,
    "rPr": _RPR,
    "pBdr": "top left bottom right between bar",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "numPr": "ilvl numId",
    "styles": "docDefaults latentStyles style",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "settings": "zoom defaultTabStop hyphenationZone characterSpacingControl compat themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}

TEXTE_RICHE = """
Du **gras**, de l’*italique*, du ~~barré~~, du `code`, ***~~tout~~***, un
[lien **gras**](https://exemple.fr) et \\
un retour.

# Titre de niveau 1

### Titre de niveau 3

1. un
   - deux
     1. trois

     suite

     | a | b |
     | - | - |
     | 1 |   |
2. quatre

> citation
>
> - liste
>
> > citation

```
code
```

***

| a |
| - |
| 1 |

| b |
| - |
| 2 |
"""


@pytest.fixture
def relu(document_exemple: Fabrique, tmp_path: Path) -> DocxRelu:
    document = document_exemple()
    riche = avec_texte(document, TEXTE_RICHE).corps
    return ecrire(replace(document, corps=(*riche, *document.corps)), tmp_path)


def _elements(relu: DocxRelu) -> list[tuple[str, Any]]:
    return [
        (nom, element)
        for nom in relu.parties
        if nom.startswith("word/") and nom.endswith(".xml") and "theme" not in nom
        for element in relu.lire(nom).iter(f"{W}*")
    ]


def test_les_enfants_suivent_l_ordre_du_schema(relu: DocxRelu) -> None:
    for nom, element in _elements(relu):
        ordre = _ORDRES.get(element.tag.removeprefix(W))
        if ordre is None:
            continue
        rangs = [ordre.split().index(enfant.tag.removeprefix(W)) for enfant in element]
        assert rangs == sorted(rangs), (nom, [enfant.tag for enfant in element])


def test_le_corps_finit_par_sa_section_et_chaque_cellule_par_un_paragraphe(relu: DocxRelu) -> None:
    assert relu.corps[-1].tag == f"{W}sectPr"
    assert all(tc[-1].tag == f"{W}p" for tc in relu.chercher(".//w:tc"))


def test_deux_tableaux_voisins_restent_deux_tableaux(relu: DocxRelu) -> None:
    assert not relu.chercher(".//w:tbl[following-sibling::*[1][self::w:tbl]]")


def test_python_docx_ouvre_le_document(relu: DocxRelu, tmp_path: Path) -> None:
    ouvert = docx.Document(str(tmp_path / "charte.docx"))
    noms = {style.name for style in ouvert.styles}
    assert noms >= {
        "Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Article", "Alinéa",
        "Encadré", "Encadré titre", "Quote", "List Bullet", "List Number", "Caption",
        "Tableau charte", "Mention",
    }  # fmt: skip
    assert ouvert.paragraphs[0].text == "Département des Deux-Rives"


def test_chaque_style_employe_est_defini(relu: DocxRelu) -> None:
    definis = set(relu.chercher("//w:style/@w:styleId", relu.lire("word/styles.xml")))
    for balise in ("pStyle", "rStyle", "tblStyle"):
        assert set(relu.chercher(f"//w:{balise}/@w:val")) <= definis


def test_aucun_texte_du_corps_n_est_sous_douze_points(relu: DocxRelu) -> None:
    styles = relu.lire("word/styles.xml")
    petits = set(relu.chercher("//w:style[w:rPr/w:sz/@w:val < 24]/@w:styleId", styles))
    # L’en-tête, le pied et les repères de marge ; « Respiration » n’a pas de texte.
    assert petits == {"Entete", "Pied", "Respiration", "Numerodeligne"}
    assert set(relu.paragraphes("Respiration")) <= {""}
    assert not relu.chercher("//w:r/w:rPr/w:sz[@w:val < 24]")


def test_les_styles_portent_couleurs_et_police(relu: DocxRelu) -> None:
    styles = relu.lire("word/styles.xml")
    for cle in ("Titre", "Titre1", "Titre2", "Titre3", "Article"):
        assert relu.chercher(f"//w:style[@w:styleId='{cle}']/w:rPr/w:color/@w:val", styles) == [
            "5B2A57"
        ]
    assert relu.chercher("//w:docDefaults//w:color/@w:val", styles) == ["211C2B"]
    assert relu.chercher("//w:docDefaults//w:rFonts/@w:ascii", styles) == ["Calibri"]
    polices = relu.lire("word/fontTable.xml")
    assert relu.chercher("//w:font[@w:name='Calibri']/w:altName/@w:val", polices) == ["Carlito"]


def test_les_titres_tiennent_au_texte_et_se_voient_dans_le_plan(relu: DocxRelu) -> None:
    styles = relu.lire("word/styles.xml")
    for cle, niveau in (("Titre1", "0"), ("Titre2", "1"), ("Article", "1"), ("Titre3", "2")):
        chemin = f"//w:style[@w:styleId='{cle}']/w:pPr"
        assert relu.chercher(f"{chemin}/w:keepNext", styles)
        assert relu.chercher(f"{chemin}/w:outlineLvl/@w:val", styles) == [niveau]


def test_le_document_est_en_francais(relu: DocxRelu) -> None:
    assert relu.chercher("//w:docDefaults//w:lang/@w:val", relu.lire("word/styles.xml")) == [
        "fr-FR"
    ]
    reglages = relu.lire("word/settings.xml")
    assert relu.chercher("//w:themeFontLang/@w:val", reglages) == ["fr-FR"]
    assert not relu.chercher("//w:updateFields", reglages)


def test_la_page_est_en_a4_et_la_premiere_sans_en_tete(relu: DocxRelu) -> None:
    garde, *_, derniere = relu.chercher("//w:sectPr")
    for section in (garde, derniere):
        assert relu.chercher("w:pgSz/@w:w | w:pgSz/@w:h", section) == ["11906", "16838"]
        assert set(relu.chercher("w:pgMar/@w:left | w:pgMar/@w:top", section)) == {"1417"}
    assert relu.chercher("//w:sectPr/w:titlePg") == relu.chercher("w:titlePg", garde)
    assert relu.chercher("w:headerReference/@w:type", garde) == ["default", "first"]
    premiere = relu.lire("word/header2.xml")
    assert not relu.chercher("//w:t", premiere)


def test_l_en_tete_et_le_pied_disent_titre_statut_date_et_page(relu: DocxRelu) -> None:
    entete, pied = relu.lire("word/header1.xml"), relu.lire("word/footer1.xml")
    assert "".join(relu.chercher("//w:t/text()", entete)) == (
        "Charte d’usage de l’intelligence artificielle — PROJET · 22 novembre 2026"
    )
    assert [i.strip() for i in relu.chercher("//w:instrText/text()", pied)] == ["PAGE", "NUMPAGES"]
    assert "".join(relu.chercher("//w:t/text()", pied)).startswith("Page\u00a0")


def test_les_proprietes_disent_l_organisation_et_jamais_une_personne(
    relu: DocxRelu, tmp_path: Path
) -> None:
    proprietes = docx.Document(str(tmp_path / "charte.docx")).core_properties
    assert proprietes.title == "Charte d’usage de l’intelligence artificielle"
    assert proprietes.author == proprietes.last_modified_by == "Département des Deux-Rives"
    assert proprietes.language == "fr-FR"
    assert proprietes.created == proprietes.modified == HORODATAGE
    assert b"python-docx" not in b"".join(relu.parties.values())


def test_aucun_chemin_de_la_machine_ne_voyage(relu: DocxRelu, tmp_path: Path) -> None:
    tout = b"".join(relu.parties.values())
    assert str(tmp_path).encode() not in tout
    assert str(Path.home()).encode() not in tout


def test_aucune_cellule_n_est_vide_ni_fusionnee(relu: DocxRelu) -> None:
    assert all(
        cellule.strip() for tableau in relu.tableaux() for ligne in tableau for cellule in ligne
    )
    assert not relu.chercher("//w:gridSpan | //w:vMerge | //w:hMerge")


def test_chaque_tableau_repete_son_en_tete_et_ne_coupe_pas_ses_rangees(relu: DocxRelu) -> None:
    for tableau in relu.chercher("//w:tbl"):
        rangees = relu.chercher("w:tr", tableau)
        assert relu.chercher("w:trPr/w:tblHeader", rangees[0])
        assert all(relu.chercher("w:trPr/w:cantSplit", rangee) for rangee in rangees)
        colonnes = [int(x) for x in relu.chercher("w:tblGrid/w:gridCol/@w:w", tableau)]
        retrait = sum(int(x) for x in relu.chercher("w:tblPr/w:tblInd/@w:w", tableau))
        assert sum(colonnes) + retrait <= 9072
        assert all(len(relu.chercher("w:tc", rangee)) == len(colonnes) for rangee in rangees)


def test_les_titres_ne_sautent_pas_de_niveau(relu: DocxRelu) -> None:
    niveaux = {"Titre1": 1, "Titre2": 2, "Article": 2, "Titre3": 3}
    suite = [niveaux[style] for style, _ in relu.suite() if style in niveaux]
    assert suite[0] == 1
    assert all(apres <= avant + 1 for avant, apres in pairwise(suite))


def test_les_identifiants_de_signets_sont_uniques_et_tout_lien_interne_mene_quelque_part(
    relu: DocxRelu,
) -> None:
    noms = relu.chercher("//w:bookmarkStart/@w:name")
    assert len(noms) == len(set(noms))
    assert all(len(nom) <= 40 for nom in noms)
    identifiants = relu.chercher("//w:bookmarkStart/@w:id")
    assert identifiants == relu.chercher("//w:bookmarkEnd/@w:id")
    assert set(relu.chercher("//w:hyperlink/@w:anchor")) <= set(noms)


def test_les_champs_s_ouvrent_et_se_ferment(relu: DocxRelu) -> None:
    for _, element in _elements(relu):
        if element.tag != f"{W}hyperlink" and element.getparent() is not None:
            continue
        sortes = relu.chercher(".//w:fldChar/@w:fldCharType", element)
        assert sortes.count("begin") == sortes.count("separate") == sortes.count("end")


@pytest.mark.parametrize("champ", ["titre", "organisation", "forme", "statut", "mention_legale"])
def test_un_caractere_interdit_ou_un_balisage_ne_casse_aucune_partie(
    document_exemple: Fabrique, tmp_path: Path, champ: str
) -> None:
    mauvais = "a\x00b\x1f\ud800<w:p>&amp;\ufffe]]>\u2028fin"
    relu = ecrire(replace(document_exemple(), **{champ: mauvais}), tmp_path)
    for nom in relu.parties:
        if nom.endswith((".xml", ".rels")):
            relu.lire(nom)
    entier = "".join(relu.chercher("//w:t/text()"))
    if champ != "statut":  # il est écrit en capitales
        assert "ab<w:p>&amp;]]>" in entier


def test_un_titre_de_cinq_cents_caracteres_tient(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(titre="Un titre long " * 36), tmp_path)
    assert relu.paragraphes("Titre") == [("Un titre long " * 36).strip()]
    entete = "".join(relu.chercher("//w:t/text()", relu.lire("word/header1.xml")))
    assert len(entete) < 110
    assert entete.endswith("… — PROJET · 22 novembre 2026")
    assert len(docx.Document(str(tmp_path / "charte.docx")).core_properties.title) <= 255


def test_sans_date_l_en_tete_prend_celle_du_fichier(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(date=None), tmp_path)
    entete = "".join(relu.chercher("//w:t/text()", relu.lire("word/header1.xml")))
    assert entete.endswith("22 novembre 2026")
    assert dt.date(2026, 11, 22) == HORODATAGE.date()
