"""Le corps du DOCX : garde, sommaire, articles numérotés, blocs et encadrés."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from charte_studio.export.phrases import AUCUN_ARTICLE
from charte_studio.redaction.blocs import Paragraphe, Portion
from charte_studio.redaction.document import (
    MENTION_LEGALE,
    Article,
    DocumentCharte,
    Encadre,
    Section,
)
from charte_studio.redaction.markdown import lire_blocs
from tests.export.outils import DocxRelu, W, avec_article, avec_texte, ecrire, style, texte

Fabrique = Callable[..., DocumentCharte]


def test_la_page_de_garde_dit_qui_quoi_et_ce_que_le_texte_ne_vaut_pas(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(), tmp_path)
    assert relu.suite()[:6] == [
        ("Organisation", "Département des Deux-Rives"),
        ("Soustitre", "Collectivité territoriale"),
        ("Titre", "Charte d’usage de l’intelligence artificielle"),
        ("Soustitre", "Forme visée\u00a0: Délibération"),
        ("Statut", " PROJET    22 novembre 2026"),
        ("Mention", MENTION_LEGALE),
    ]
    assert relu.corps[6].tag == f"{W}sdt"


def test_le_sommaire_est_un_champ_deja_rempli(document_exemple: Fabrique, tmp_path: Path) -> None:
    relu = ecrire(document_exemple(articles=2), tmp_path)
    sommaire = relu.chercher("w:sdt")[0]
    assert relu.chercher(".//w:instrText", sommaire)[0].text.strip() == r'TOC \o "1-2" \h \z \u'
    entrees = [
        (style(p), "".join(relu.chercher("w:hyperlink/w:r[1]/w:t/text()", p)))
        for p in relu.chercher(".//w:p", sommaire)[1:]
    ]
    assert entrees[:5] == [
        ("Sommaire1", "Préambule"),
        ("Sommaire2", "Notre démarche"),
        ("Sommaire1", "Champ d’application"),
        ("Sommaire1", "Principes"),
        ("Sommaire2", "Article\u00a01. Utilité démontrée"),
    ]
    assert ("Sommaire1", "Annexe\u00a03 — Traçabilité") in entrees
    assert not relu.chercher("//w:fldChar/@w:dirty")


def test_chaque_entree_du_sommaire_renvoie_a_son_titre_et_a_sa_page(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=10, principes=10), tmp_path)
    signets = {
        signet.get(f"{W}name"): texte(signet.getparent())
        for signet in relu.chercher("//w:bookmarkStart")
    }
    pages = []
    for lien in relu.chercher("w:sdt//w:hyperlink"):
        cible = lien.get(f"{W}anchor")
        annonce = texte(lien).split("\n")[0]
        assert annonce.endswith(signets[cible])
        assert relu.chercher(".//w:instrText/text()", lien) == [rf" PAGEREF {cible} \h "]
        pages.append(int(texte(lien).split("\n")[1]))
    assert pages[0] == 3
    assert pages == sorted(pages)
    total = relu.chercher("//w:t/text()", relu.lire("word/footer1.xml"))[-1]
    assert pages[-1] <= int(total)


def test_articles_et_alineas_sont_numerotes_par_word(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=2), tmp_path)
    assert relu.paragraphes("Article") == ["Utilité démontrée", "Transparence envers le public"]
    assert len(relu.paragraphes("Alinea")) == 6
    # Le style suffit : aucun de ces paragraphes ne porte sa propre liste.
    assert not relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Alinea']/w:pPr/w:numPr")
    styles, listes = relu.lire("word/styles.xml"), relu.lire("word/numbering.xml")
    assert relu.chercher("//w:style[@w:styleId='Article']//w:numId/@w:val", styles) == ["1"]
    assert relu.chercher("//w:style[@w:styleId='Alinea']//w:ilvl/@w:val", styles) == ["1"]
    abstraite = relu.chercher("//w:num[@w:numId='1']/w:abstractNumId/@w:val", listes)[0]
    niveaux = relu.chercher(f"//w:abstractNum[@w:abstractNumId='{abstraite}']/w:lvl", listes)
    assert [relu.chercher("w:lvlText/@w:val", n)[0] for n in niveaux] == [
        "Article\u00a0%1.",
        "%1.%2",
    ]
    assert [relu.chercher("w:pStyle/@w:val", n)[0] for n in niveaux] == ["Article", "Alinea"]


def test_un_numero_d_article_qui_saute_est_garde(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    articles = tuple(
        Article(f"principe:{n}", n, f"Titre {n}", lire_blocs("Un.\n\nDeux."))
        for n in (1, 2, 5, 6, 9)
    )
    relu = ecrire(replace(document_exemple(), corps=articles), tmp_path)
    listes = relu.lire("word/numbering.xml")

    def debut(p: Any) -> list[str]:
        liste = relu.chercher("w:pPr/w:numPr/w:numId/@w:val", p)
        if not liste:
            return []
        chemin = f"//w:num[@w:numId='{liste[0]}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        return relu.chercher(chemin, listes)

    titres = relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Article']")
    assert [debut(p) for p in titres] == [[], [], ["5"], ["5"], ["9"]]
    alineas = relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Alinea']")
    assert [debut(p) for p in alineas][-2:] == [["9"], ["9"]]
    sommaire = [texte(lien).split("\n")[0] for lien in relu.chercher("w:sdt//w:hyperlink")]
    assert "Article\u00a09. Titre 9" in sommaire


def test_un_encadre_suit_l_article_avec_son_filet(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    encadre = Encadre("Position divergente — Agents", lire_blocs("Un motif.\n\n- un point"))
    autre = Encadre("Position divergente — Direction", lire_blocs("Un autre motif."))
    relu = ecrire(avec_article(document_exemple(), "Texte.", encadre, autre), tmp_path)
    suite = [ligne for ligne in relu.suite() if ligne[0].startswith("Encadre")]
    assert suite == [
        ("Encadretitre", "Position divergente — Agents"),
        ("Encadre", "Un motif."),
        ("Encadre", "un point"),
        ("Encadretitre", "Position divergente — Direction"),
        ("Encadre", "Un autre motif."),
    ]
    styles = relu.lire("word/styles.xml")
    for cle in ("Encadre", "Encadretitre"):
        ppr = f"//w:style[@w:styleId='{cle}']/w:pPr"
        assert relu.chercher(f"{ppr}/w:pBdr/w:left/@w:color", styles) == ["A4470D"]
        assert relu.chercher(f"{ppr}/w:shd/@w:fill", styles) == ["FBF0E4"]
    # Deux encadrés voisins n’ont pas le même retrait : Word n’en fait pas un seul.
    droites = relu.chercher(
        "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Encadre')]/w:pPr/w:ind/@w:right"
    )
    assert len(set(droites[:3])) == len(set(droites[3:])) == 1
    assert droites[0] != droites[3]


def test_sans_article_une_phrase_le_dit_a_sa_place(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=0), tmp_path)
    assert not relu.paragraphes("Article")
    suite = relu.suite()
    place = suite.index(("Titre1", "Principes"))
    assert suite[place + 1] == ("Normal", AUCUN_ARTICLE)
    assert suite.index(("Titre1", "Champ d’application")) < place
    assert place < suite.index(("Titre1", "Gouvernance et suivi"))


def test_un_document_sans_rien_s_ouvre_quand_meme(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    vide = document_exemple(
        articles=0, principes=0, corps=(), titre="", organisation="", forme="", cadre="", date=None
    )
    relu = ecrire(vide, tmp_path)
    assert [t for s, t in relu.suite() if s == "Titre1"] == [
        "Principes",
        "Annexe\u00a01 — Traçabilité",
    ]


def test_une_section_principes_accueille_les_articles(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple(articles=1)
    principes = Section("section:principes", "Nos principes", lire_blocs("Les voici."))
    relu = ecrire(replace(document, corps=(principes, *document.articles)), tmp_path)
    titres = [t for s, t in relu.suite() if s == "Titre1" and not t.startswith("Annexe")]
    assert titres == ["Nos principes"]


def test_les_mises_en_forme_passent_dans_word(document_exemple: Fabrique, tmp_path: Path) -> None:
    relu = ecrire(
        avec_texte(document_exemple(), "**g** *i* ~~b~~ `c` ***gi***\\\nligne deux"), tmp_path
    )
    p = _apres(relu, "Préambule")
    formes = {
        texte(r).strip(): sorted(e.tag.removeprefix(W) for e in relu.chercher("w:rPr/*", r))
        for r in relu.chercher("w:r", p)
    }
    assert formes["g"] == ["b", "bCs"]
    assert formes["i"] == ["i", "iCs"]
    assert formes["b"] == ["strike"]
    assert formes["c"] == ["rStyle"]
    assert formes["gi"] == ["b", "bCs", "i", "iCs"]
    assert len(relu.chercher("w:r/w:br", p)) == 1


def test_les_liens_sont_de_vraies_relations_et_seuls_les_surs_le_sont(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    bloc = Paragraphe(
        tuple(
            Portion(f"lien{rang} ", lien=adresse)
            for rang, adresse in enumerate(
                (
                    "https://exemple.fr/é?a=1&b=2",
                    "mailto:a@b.fr",
                    "javascript:alert(1)",
                    "file:///etc/passwd",
                    "http://[",
                    "#ailleurs",
                    "https://exemple.fr/" + "a" * 3000,
                    "https://exemple.fr/é?a=1&b=2",
                )
            )
        )
    )
    document = document_exemple()
    relu = ecrire(replace(document, corps=(Section("s", "Préambule", (bloc,)),)), tmp_path)
    p = _apres(relu, "Préambule")
    assert [texte(lien) for lien in relu.chercher("w:hyperlink", p)] == [
        "lien0 ",
        "lien1 ",
        "lien7 ",
    ]
    relations = relu.lire("word/_rels/document.xml.rels")
    externes = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert externes == ["https://exemple.fr/%C3%A9?a=1&b=2", "mailto:a@b.fr"]
    assert texte(p) == "".join(f"lien{rang} " for rang in range(8))


def test_une_liste_sur_neuf_niveaux_garde_ses_niveaux(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    markdown = "".join(f"{'  ' * n}- niveau {n}\n" for n in range(9))
    relu = ecrire(avec_texte(document_exemple(), markdown), tmp_path)
    niveaux = [
        (texte(p), relu.chercher("w:pPr/w:numPr/w:ilvl/@w:val", p)[0])
        for p in relu.chercher("w:p[w:pPr/w:pStyle/@w:val='Listepuces']")
    ]
    assert niveaux[:9] == [(f"niveau {n}", str(n)) for n in range(9)]


def test_au_dela_de_neuf_niveaux_on_reste_au_neuvieme(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    bloc: Any = lire_blocs("- fond")[0]
    for _ in range(11):
        bloc = replace(bloc, elements=((Paragraphe((Portion("étage"),)), bloc),))
    relu = ecrire(replace(document_exemple(), corps=(Section("s", "S", (bloc,)),)), tmp_path)
    assert max(int(n) for n in relu.chercher("//w:ilvl/@w:val")) == 8


def test_les_listes_numerotees_redemarrent(document_exemple: Fabrique, tmp_path: Path) -> None:
    relu = ecrire(avec_texte(document_exemple(), "1. a\n2. b\n\nTexte.\n\n7. c\n"), tmp_path)
    listes = relu.lire("word/numbering.xml")
    paragraphes = relu.chercher("w:p[w:pPr/w:pStyle/@w:val='Listenumeros']")
    numeros = [relu.chercher("w:pPr/w:numPr/w:numId/@w:val", p)[0] for p in paragraphes]
    assert numeros[0] == numeros[1] != numeros[2]
    debuts = [
        relu.chercher(f"//w:num[@w:numId='{n}']//w:startOverride/@w:val", listes)
        for n in numeros[1:]
    ]
    assert debuts == [["1"], ["7"]]


def test_dix_mille_caracteres_restent_entiers(document_exemple: Fabrique, tmp_path: Path) -> None:
    long = "mot " * 2499 + "fin."
    relu = ecrire(avec_article(document_exemple(), long, titre="M" * 500), tmp_path)
    assert relu.paragraphes("Alinea") == [long]
    assert relu.paragraphes("Article") == ["M" * 500]


def test_les_insecables_restent_et_les_espaces_de_la_ponctuation_le_deviennent(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(avec_texte(document_exemple(), "Un\u202f% « mot » : quoi ? `a : b`"), tmp_path)
    assert texte(_apres(relu, "Préambule")) == (
        "Un\u202f% «\u00a0mot\u00a0»\u00a0: quoi\u202f? a : b"
    )


def test_une_cellule_vide_dit_un_tiret(document_exemple: Fabrique, tmp_path: Path) -> None:
    relu = ecrire(avec_texte(document_exemple(), "| a | b |\n| - | - |\n| 1 |  |"), tmp_path)
    assert relu.tableaux()[0] == [["a", "b"], ["1", "—"]]


def test_la_phrase_qui_annonce_une_liste_reste_avec_elle(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(
        avec_article(document_exemple(), "Il faut :\n\n- un\n\nPuis rien.\n\nFin."), tmp_path
    )
    solidaires = [
        bool(relu.chercher("w:pPr/w:keepNext", p))
        for p in relu.chercher("w:p[w:pPr/w:pStyle/@w:val='Alinea']")
    ]
    assert solidaires == [True, False, True]  # le dernier reste avec la provenance


def test_l_article_dit_d_ou_il_vient(document_exemple: Fabrique, tmp_path: Path) -> None:
    relu = ecrire(document_exemple(articles=3), tmp_path)
    provenances = [t for t in relu.paragraphes("Provenance") if t.startswith("Adopté")]
    assert provenances[1].startswith("Adopté avec réserves · formulation «\u00a0Équilibrée\u00a0»")
    assert "texte retouché" in provenances[2]
    renvoi = relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Provenance']/w:hyperlink")[0]
    cible = renvoi.get(f"{W}anchor")
    titre = relu.chercher(f"//w:bookmarkStart[@w:name='{cible}']")[0].getparent()
    assert texte(titre) == "Utilité démontrée"


@pytest.mark.parametrize("mauvais", ["a\x00b", "a\x1fb", "a\ufffeb", "a\ud800b"])
def test_un_caractere_interdit_est_ote_du_texte(
    document_exemple: Fabrique, tmp_path: Path, mauvais: str
) -> None:
    article = Article(
        "x", 1, mauvais, (Paragraphe((Portion(mauvais, lien=f"https://e.fr/{mauvais}"),)),)
    )
    relu = ecrire(replace(document_exemple(), corps=(article,)), tmp_path)
    assert relu.paragraphes("Article") == ["ab"]
    assert relu.paragraphes("Alinea") == ["ab"]


def _apres(relu: DocxRelu, titre: str) -> Any:
    """Le paragraphe qui suit le titre."""
    paragraphes = [p for p in relu.corps if p.tag == f"{W}p"]
    rang = next(r for r, p in enumerate(paragraphes) if (style(p), texte(p)) == ("Titre1", titre))
    return paragraphes[rang + 1]


def test_une_position_divergente_courte_reste_d_un_seul_tenant(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    court = Encadre("Position divergente — Agents", lire_blocs("Un.\n\nDeux.\n\nTrois."))
    long = Encadre("Position divergente — Direction", lire_blocs("Un.\n\n" * 12))
    relu = ecrire(avec_article(document_exemple(), "Texte.", court, long), tmp_path)
    tenus = [
        bool(relu.chercher("w:pPr/w:keepNext", p))
        for p in relu.chercher("w:p")
        if style(p) == "Encadre"
    ]
    assert tenus == [True, True, False] + [False] * 12


def _tableau_de(lignes: int, phrase: str) -> str:
    rangees = "".join(f"| {rang} | {phrase} |\n" for rang in range(1, lignes + 1))
    return f"Dit :\n\n| Qui | Quoi |\n| --- | --- |\n{rangees}"


def test_un_petit_tableau_court_reste_d_un_seul_tenant(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(avec_texte(document_exemple(), _tableau_de(3, "Court.")), tmp_path)
    rangees = relu.chercher("//w:tbl[1]/w:tr")
    assert [bool(relu.chercher(".//w:keepNext", rangee)) for rangee in rangees] == [
        True, True, True, False,
    ]  # fmt: skip
    assert all(relu.chercher("w:trPr/w:cantSplit", rangee) for rangee in rangees)


def test_un_tableau_de_hautes_rangees_ne_saute_pas_tout_entier_a_la_page_suivante(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(avec_texte(document_exemple(), _tableau_de(3, "Mot " * 250)), tmp_path)
    entete, *rangees = relu.chercher("//w:tbl[1]/w:tr")
    assert relu.chercher(".//w:keepNext", entete)
    assert not any(relu.chercher(".//w:keepNext", rangee) for rangee in rangees)


def test_une_rangee_de_presque_une_page_peut_se_couper(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(avec_texte(document_exemple(), _tableau_de(2, "Mot " * 700)), tmp_path)
    entete, *rangees = relu.chercher("//w:tbl[1]/w:tr")
    assert relu.chercher("w:trPr/w:cantSplit", entete)
    assert not any(relu.chercher("w:trPr/w:cantSplit", rangee) for rangee in rangees)
