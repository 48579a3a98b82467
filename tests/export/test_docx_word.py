"""Ce qui fait un vrai Word : renvois, commentaires, notes, lignes, filigrane, images."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from charte_studio.export import exporter
from charte_studio.export.docx.commentaires import initiales
from charte_studio.export.docx.xml import ESPACES
from charte_studio.export.profils import PROFILS
from charte_studio.redaction.document import Article, DocumentCharte
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.pieces import Commentaire, Graphique
from charte_studio.redaction.signets import cle_du_renvoi, signet_article
from charte_studio.socle.erreurs import Refus
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche, png
from tests.export.outils import DocxRelu, W, avec_article, ecrire, texte

Fabrique = Callable[..., DocumentCharte]
W15 = f"{{{ESPACES['w15']}}}"
W14 = f"{{{ESPACES['w14']}}}"


def _riche(dossier: Path, profil: str = "projet", **remplacements: Any) -> DocxRelu:
    chemin = dossier / "riche.docx"
    document = document_riche(**remplacements)
    exporter(document, vers=chemin, horodatage=HORODATAGE, profil=profil)
    return DocxRelu(chemin)


# --- les signets et les renvois ----------------------------------------------------------------


def test_le_signet_d_un_article_vient_de_sa_cle_et_ne_suit_pas_son_numero(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple(articles=3)
    inverse = tuple(
        replace(article, numero=rang)
        for rang, article in enumerate(reversed(document.articles), start=1)
    )

    def signets(relu: DocxRelu) -> dict[str, str]:
        return {
            s.get(f"{W}name"): texte(s.getparent())
            for s in relu.chercher("//w:bookmarkStart")
            if s.get(f"{W}name").startswith("article_")
        }

    avant = signets(ecrire(document, tmp_path))
    assert avant["article_principe_1"] == "Transparence envers le public"
    assert signets(ecrire(replace(document, corps=inverse), tmp_path)) == avant


@pytest.mark.parametrize(
    "cle", ["principe:controle-humain", "principe:" + "tres-long-" * 20, "É", "", "a b/c\u00a0d"]
)
def test_un_signet_est_toujours_permis_par_word(cle: str) -> None:
    assert re.fullmatch(r"article_[a-z0-9_]{1,32}", signet_article(cle))


def test_deux_cles_longues_de_meme_debut_restent_deux_signets() -> None:
    long = "principe:" + "a" * 60
    assert signet_article(long + "1") != signet_article(long + "2")


def test_un_lien_vers_autre_chose_n_est_pas_un_renvoi() -> None:
    assert cle_du_renvoi("#article-controle") == "controle"
    assert cle_du_renvoi("#annexe_1") == cle_du_renvoi("https://e.fr/#article-x") == ""


def test_un_renvoi_est_un_champ_qui_porte_le_numero_de_la_version(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    alinea = next(
        p for p in relu.chercher("//w:p[w:pPr/w:pStyle/@w:val='Alinea']") if "Ce contr" in texte(p)
    )
    assert texte(alinea).startswith("Ce contrôle complète celui que demande l’article 1\u00a0:")
    champs = [i.strip() for i in relu.chercher(".//w:instrText/text()", alinea)]
    assert champs == [r"REF article_principe_0 \r \h \* lower"]
    # Un lien sans numéro reste un lien ; un article disparu n’est plus qu’un texte.
    ancres = relu.chercher(".//w:hyperlink/@w:anchor", alinea)
    assert ancres == ["article_principe_0", "article_principe_2"]
    assert texte(alinea).endswith("l’article\u202f?.")


def test_le_numero_d_article_finit_par_un_point_que_les_renvois_laissent(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    motifs = relu.chercher("//w:lvlText/@w:val", relu.lire("word/numbering.xml"))
    assert motifs[0] == "Article\u00a0%1."
    styles = relu.lire("word/styles.xml")
    assert relu.chercher("//w:style[@w:styleId='Article']/w:basedOn/@w:val", styles) == ["Titre2"]


# --- les commentaires --------------------------------------------------------------------------


def _commentaires(relu: DocxRelu) -> list[tuple[str, str]]:
    return [
        (c.get(f"{W}author"), texte(c))
        for c in relu.lire("word/comments.xml").findall(f"{W}comment")
    ]


def test_la_repartition_et_les_objections_sont_en_commentaires_ancres(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    commentaires = _commentaires(relu)
    assert commentaires[0][0] == "Charte Studio"
    assert commentaires[0][1].startswith("Après débat\u00a0: 10 favorables sur 15 exprimés")
    assert (
        "Représentants du personnel",
        (
            "Objection maintenue\u00a0: Le temps de relecture n’est pas compté."
            "Suite donnée\u00a0: Le temps de vérification est compté à l’alinéa 3."
        ),
    ) in commentaires
    ancres = [texte(p) for p in relu.chercher("//w:p[w:commentRangeStart]")]
    assert ancres == [
        "Utilité démontrée", "Transparence envers le public", "Protection des données",
    ]  # fmt: skip
    for balise in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numeros = relu.chercher(f"//w:{balise}/@w:id")
        assert sorted(map(int, numeros)) == list(range(len(commentaires)))


def test_une_reponse_est_rattachee_a_son_commentaire(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    fils = {
        c[-1].get(f"{W14}paraId"): texte(c)
        for c in relu.lire("word/comments.xml").findall(f"{W}comment")
    }
    parents = {
        f.get(f"{W15}paraId"): f.get(f"{W15}paraIdParent")
        for f in relu.lire("word/commentsExtended.xml")
    }
    assert set(parents) == set(fils)
    liees = [(fils[enfant], fils[parent]) for enfant, parent in parents.items() if parent]
    assert liees == [
        ("Oui\u00a0: l’alinéa 2 les cite désormais.",
         "Faut-il viser aussi les prestataires\u202f?")
    ]  # fmt: skip


def test_une_reponse_a_une_reponse_se_range_dans_le_meme_fil(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    dernier = Commentaire("C", "trois")
    fil = Commentaire("A", "un", (Commentaire("B", "deux", (dernier,)), Commentaire("D", "quatre")))
    article = Article("x", 1, "Titre", lire_blocs("Texte."), commentaires=(fil,))
    relu = ecrire(replace(document_exemple(), corps=(article,), deliberations=()), tmp_path)
    assert [t for _, t in _commentaires(relu)] == ["un", "deux", "trois", "quatre"]
    parents = [f.get(f"{W15}paraIdParent") for f in relu.lire("word/commentsExtended.xml")]
    assert parents[0] is None
    assert len(set(parents[1:])) == 1


def test_un_tour_masque_ne_dit_aucun_nombre_en_commentaire(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple(articles=1, principes=1)
    (debat,) = document.deliberations
    masques = tuple(replace(t, repartition=None, mesures=None, colleges=()) for t in debat.tours)
    masque = replace(debat, tours=masques, objections=(), suggestion="")
    relu = ecrire(replace(document, deliberations=(masque,)), tmp_path)
    assert _commentaires(relu) == [
        ("Charte Studio",
         "Après débat\u00a0: répartition masquée, il y a moins de 3 exprimés.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("auteur", "attendu"),
    [("Représentants du personnel", "RP"), ("Charte Studio", "CS"), ("RH", "R"), ("", "")],
)
def test_les_initiales_viennent_des_mots_qui_comptent(auteur: str, attendu: str) -> None:
    assert initiales(auteur) == attendu


# --- les lignes, le filigrane, les notes -------------------------------------------------------


def test_seules_les_lignes_de_la_charte_sont_numerotees(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    numerotees = relu.chercher("//w:sectPr[w:lnNumType]")
    assert len(numerotees) == 1
    assert relu.chercher("w:lnNumType/@w:countBy", numerotees[0]) == ["5"]
    sans = {texte(p) for p in relu.chercher("//w:p[w:pPr/w:suppressLineNumbers]")}
    assert "Annexe\u00a02 — Principes non retenus" in sans
    assert "Préambule" not in sans
    assert not _riche(tmp_path, "adoptee").chercher("//w:lnNumType | //w:p//w:suppressLineNumbers")


def test_le_filigrane_est_sur_toutes_les_pages_et_se_lit_a_voix_haute(tmp_path: Path) -> None:
    relu = _riche(tmp_path)
    for partie in ("word/header1.xml", "word/header2.xml"):
        formes = relu.lire(partie).findall(f".//{{{ESPACES['v']}}}shape")
        assert [forme.get("alt") for forme in formes] == ["Filigrane\u00a0: PROJET"]
    assert "word/header2.xml" not in _riche(tmp_path, "compte-rendu").parties


def test_les_sources_de_droit_sont_en_notes_de_bas_de_page(tmp_path: Path) -> None:
    relu = _riche(tmp_path, "consultation")
    notes = relu.lire("word/footnotes.xml").findall(f"{W}footnote")
    assert [note.get(f"{W}id") for note in notes[:2]] == ["-1", "0"]
    appels = relu.chercher("//w:footnoteReference/@w:id")
    assert appels == [note.get(f"{W}id") for note in notes[2:]] == ["1"]
    assert "L. 253-5" in texte(notes[2])
    cellule = relu.chercher("//w:tc[.//w:footnoteReference]")[0]
    assert texte(cellule).startswith("2. Avis du comité social territorial")
    assert "word/footnotes.xml" not in _riche(tmp_path).parties


# --- les images --------------------------------------------------------------------------------


def test_une_figure_a_sa_legende_sa_description_et_ses_valeurs(tmp_path: Path) -> None:
    relu = _riche(tmp_path, "compte-rendu")
    dessins = relu.document.findall(f".//{{{ESPACES['wp']}}}inline")
    assert len(dessins) == 2
    descriptions = {d.find(f"{{{ESPACES['wp']}}}docPr").get("descr") for d in dessins}
    assert "Barres\u00a0: 12 favorables sur 15 après débat, 6 avant." in descriptions
    largeurs = [int(d.find(f"{{{ESPACES['wp']}}}extent").get("cx")) / 360000 for d in dessins]
    assert max(largeurs) <= 16.01  # jamais plus large que le texte
    legendes = [t for t in relu.paragraphes("Legende") if t.startswith("Figure")]
    assert legendes == [
        "Figure\u00a01 — Vue d’ensemble",
        "Figure\u00a02 — Positions avant et après débat",
    ]
    assert ["Après", "12", "1"] in [ligne for t in relu.tableaux() for ligne in t]
    assert {n for n in relu.parties if n.startswith("word/media/")} == {
        "word/media/image1.png", "word/media/image2.png",
    }  # fmt: skip


def test_la_meme_image_deux_fois_n_est_rangee_qu_une_fois(tmp_path: Path) -> None:
    graphiques = tuple(Graphique(png(), "Des barres.", f"Figure {n}") for n in range(2))
    relu = _riche(tmp_path, "compte-rendu", graphiques=graphiques)
    assert len([n for n in relu.parties if n.startswith("word/media/")]) == 1


@pytest.mark.parametrize("octets", [b"", b"GIF89a", png()[:20], png(0, 10)])
def test_une_image_qui_n_en_est_pas_une_est_refusee(tmp_path: Path, octets: bytes) -> None:
    with pytest.raises(Refus, match="image"):
        _riche(tmp_path, "compte-rendu", graphiques=(Graphique(octets, "d", "l"),))
    assert not list(tmp_path.iterdir())


# --- ce qui ne doit jamais voyager -------------------------------------------------------------


@pytest.mark.parametrize("profil", PROFILS)
def test_aucun_chemin_ni_effectif_masque_dans_aucune_partie(tmp_path: Path, profil: str) -> None:
    relu = _riche(tmp_path, profil)
    tout = b"".join(relu.parties.values())
    for interdit in (str(tmp_path), str(Path.home()), "python", "/tmp/", "/home/", "C:\\"):
        assert interdit.encode() not in tout
    auteurs = set(re.findall(rb'w:author="([^"]*)"', tout))
    permis = {"Charte Studio", "Encadrement", "Représentants du personnel"}
    assert {auteur.decode() for auteur in auteurs} <= permis
    masques = {"Représentants du personnel", "Direction ou élus"}
    for tableau in relu.tableaux():
        for ligne in tableau:
            if ligne[0] in masques and len(ligne) > 4:
                assert "masqué" in ligne
                assert not any(cellule.isdigit() for cellule in ligne)


def test_un_titre_vide_ou_un_commentaire_vide_ne_cassent_rien(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    vide = replace(
        avec_article(document_exemple(), "", titre="").articles[0],
        commentaires=(Commentaire("", "  \n "),),
    )
    relu = ecrire(replace(document_exemple(), corps=(vide,), deliberations=()), tmp_path)
    assert relu.paragraphes("Article") == ["Sans titre"]
    assert _commentaires(relu) == [("Charte Studio", "—")]
