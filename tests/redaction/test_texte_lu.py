"""Un texte en Markdown ou collé se lit en blocs ; son HTML reste du texte, et c’est dit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.texte_lu import (
    TAILLE_MAX,
    TexteLu,
    aerer,
    lire_texte_colle,
    lire_texte_markdown,
    titre_de_fichier,
)
from charte_studio.socle.erreurs import Refus
from tests.outils.appels import compter_appels
from tests.outils.phrases import attendre_refus, simple


def lu(source: str) -> TexteLu:
    return lire_texte_markdown(source, nom="x.md")


def test_le_titre_seul_de_son_niveau_est_celui_du_texte() -> None:
    texte = lu("# Charte *IA*\n\n## Un\n\nA.\n\n## Deux\n\nB.")
    assert texte.titre == "Charte IA"
    assert blocs_en_markdown(texte.blocs) == "## Un\n\nA.\n\n## Deux\n\nB.\n"


@pytest.mark.parametrize(
    "source",
    ["# Un\n\nA.\n\n# Deux\n\nB.", "# Préambule\n\nA.", "# Article 1\n\nA.", "# Seul", "Texte."],
)
def test_un_titre_de_partie_n_est_pas_celui_du_texte(source: str) -> None:
    texte = lu(source)
    assert texte.titre == ""
    assert blocs_en_markdown(texte.blocs).strip() == source


def test_une_premiere_ligne_qui_nomme_le_texte_en_est_le_titre() -> None:
    assert lu("**Charte d’usage de l’IA**\n\nNous.").titre == "Charte d’usage de l’IA"
    assert lu("Cette charte dit tout.\n\nNous.").titre == ""


def test_l_en_tete_d_un_fichier_donne_son_titre() -> None:
    texte = lu('---\ntitle: "Ma charte"\nauteur: x\n---\n# Ma charte\n\nTexte.\n\n## Un\n\nA.')
    assert texte.titre == "Ma charte"
    assert texte_des_blocs(texte.blocs) == "Texte.\nUn\nA."
    assert "en-tête du fichier" in texte.remarques[0]


def test_un_trait_en_tete_n_est_pas_un_en_tete() -> None:
    assert texte_des_blocs(lu("---\nTexte.\n\nSuite.").blocs) == "Texte.\nSuite."


def test_un_modele_deja_fait_est_refuse() -> None:
    with attendre_refus("déjà un modèle"):
        lu("---\nidentifiant: x\ncadre: ecole\n---\n# Préambule\n")


def test_le_html_reste_du_texte_et_c_est_dit() -> None:
    texte = lu("<script>alert(1)</script>\n\n<!-- note -->\n\n`<code>` ![logo](a.png) 3 < 4 > 2\n")
    assert texte_des_blocs(texte.blocs) == (
        "<script>alert(1)</script>\n<!-- note -->\n<code> logo 3 < 4 > 2"
    )
    image, html = map(simple, texte.remarques)
    assert image == "Une image n’a pas été reprise ; son texte de remplacement est gardé."
    assert html.endswith("que rien n’exécute : « <script> », « </script> », « <!-- ».")


def test_un_article_colle_a_son_texte_s_en_detache() -> None:
    texte = lu("Article 1 — Transparence\nLe service dit\ntout.\n\nArticle 2 du code\nreste.")
    assert blocs_en_markdown(texte.blocs) == (
        "Article 1 — Transparence\n\nLe service dit tout.\n\nArticle 2 du code reste.\n"
    )


def test_un_texte_colle_sans_lignes_vides_retrouve_ses_paragraphes() -> None:
    source = (
        "Charte de la maison\nPréambule\nNous, agents, décidons.\nArticle 1 - Dire\n"
        "Le service :\n•\tau guichet ;\n•\tau téléphone.\n    Un retrait n’est pas du code."
    )
    texte = lire_texte_colle(source)
    assert texte.titre == "Charte de la maison"
    assert blocs_en_markdown(texte.blocs) == (
        "Préambule\n\nNous, agents, décidons.\n\nArticle 1 - Dire\n\nLe service :\n\n"
        "- au guichet ;\n- au téléphone.\n\nUn retrait n’est pas du code.\n"
    )


def test_un_courriel_aux_lignes_coupees_garde_ses_paragraphes() -> None:
    source = "Nous proposons que\nle service dise\ntoujours tout.\n\nBien à vous,\nles agents."
    assert texte_des_blocs(lire_texte_colle(source).blocs) == (
        "Nous proposons que le service dise toujours tout.\nBien à vous, les agents."
    )


def test_du_markdown_colle_reste_du_markdown() -> None:
    source = "# Un\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nTexte *fort*."
    assert aerer(source) == source


@pytest.mark.parametrize("source", ["", " \n\t\n", "\ufeff\n"])
def test_un_texte_vide_est_refuse(source: str) -> None:
    with attendre_refus("vide"):
        lire_texte_colle(source)


def test_un_texte_demesure_est_refuse() -> None:
    with attendre_refus("millions"):
        lu("a" * (TAILLE_MAX + 1))


def test_un_texte_sans_rien_a_lire_est_refuse() -> None:
    with attendre_refus("aucun texte"):
        lu("&nbsp;")


MORCEAUX = st.lists(
    st.sampled_from(
        ["Texte.", "texte", "Article 2 — X", "# Titre", "• puce", "- puce", "1. un", "", "    code",
         "```", "> cité", "| a | b |", "| - | - |", "---", "{#a}", "**gras** suite", "<b>x</b>"]
    ),
    min_size=1,
    max_size=12,
).map("\n".join)  # fmt: skip


@given(st.one_of(st.text(min_size=1), MORCEAUX))
def test_aucun_texte_colle_ne_fait_tomber_la_lecture(source: str) -> None:
    for lire in (lire_texte_colle, lu):
        try:
            texte = lire(source)
        except Refus:
            continue
        assert texte.blocs
        for mot in ("Texte", "Article", "Titre", "code", "puce", "gras"):
            dit = texte_des_blocs(texte.blocs) + texte.titre
            assert dit.count(mot) == source.count(mot) or "---" in source


def test_le_travail_de_lecture_croit_comme_le_nombre_de_pages() -> None:
    article = "Article {} — Titre\n" + "Le service emploie un outil, puis le dit.\n" * 60 + "\n"

    def appels(pages: int) -> int:
        source = "".join(article.format(numero) for numero in range(pages))
        return compter_appels(lambda: (lire_texte_colle(source), lu(source)))

    appels(2)
    assert appels(60) < 4.4 * appels(15)


def test_un_nom_de_fichier_donne_un_titre() -> None:
    assert titre_de_fichier("charte_ia-2026") == "Charte ia 2026"
