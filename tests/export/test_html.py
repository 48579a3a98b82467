"""La page HTML : autonome, échappée, dans l’ordre ; et les blocs qu’elle partage avec l’aperçu."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from charte_studio.export import exporter
from charte_studio.redaction.blocs import Paragraphe, Portion
from charte_studio.redaction.document import DocumentCharte, Section
from charte_studio.redaction.html import adresse_permise, blocs_en_html, ligne_en_html
from charte_studio.redaction.markdown import lire_blocs
from tests.export.conftest import HORODATAGE

Fabrique = Callable[..., DocumentCharte]

_SANS_FIN = {"meta", "br", "hr", "link"}


class _Lecture(HTMLParser):
    """Les balises ouvertes, et la preuve que chacune se ferme."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.balises: list[tuple[str, dict[str, str | None]]] = []
        self.ouvertes: list[str] = []
        self.feed(page)
        assert self.ouvertes == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balises.append((tag, dict(attrs)))
        if tag not in _SANS_FIN:
            self.ouvertes.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.ouvertes.pop() == tag


def _page(document: DocumentCharte, dossier: Path) -> str:
    exporter(document, vers=dossier / "c.html", horodatage=HORODATAGE)
    return (dossier / "c.html").read_text(encoding="utf-8")


def test_la_page_est_en_francais_et_ne_demande_rien_au_reseau(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    page = _page(document_exemple(), tmp_path)
    balises = _Lecture(page).balises
    assert ("html", {"lang": "fr"}) in balises
    assert not {"script", "img", "link", "iframe"} & {nom for nom, _ in balises}
    assert "url(" not in page
    assert "@import" not in page
    assert "<title>Charte d’usage de l’intelligence artificielle — PROJET</title>" in page


def test_les_titres_sont_dans_l_ordre_et_les_tableaux_nommes(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    balises = _Lecture(_page(document_exemple(), tmp_path)).balises
    niveaux = [int(nom[1]) for nom, _ in balises if re.fullmatch("h[1-6]", nom)]
    assert niveaux.count(1) == 1
    assert niveaux[0] == 1
    assert all(apres <= avant + 1 for avant, apres in pairwise(niveaux))
    entetes = [attributs for nom, attributs in balises if nom == "th"]
    assert entetes
    assert all(attributs.get("scope") in ("col", "row") for attributs in entetes)


def test_chaque_entree_du_sommaire_mene_a_un_titre(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    balises = _Lecture(_page(document_exemple(), tmp_path)).balises
    identifiants = [a["id"] for _, a in balises if "id" in a]
    assert len(identifiants) == len(set(identifiants))
    ancres = [(a["href"] or "")[1:] for _, a in balises if (a.get("href") or "").startswith("#")]
    assert len(ancres) > 10
    assert set(ancres) <= set(identifiants)


def test_articles_alineas_encadres_et_masques_y_sont(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    page = _page(document_exemple(), tmp_path)
    assert (
        '<h3 id="article_principe_1">Article\u00a02\u00a0— Transparence envers le public</h3>'
        in page
    )
    assert '<span class="numero">2.1</span>' in page
    assert '<aside class="encadre"><p>Position divergente — Représentants du personnel</p>' in page
    assert "<td>masqué</td>" in page
    assert "<td></td>" not in page


def test_tout_est_echappe(document_exemple: Fabrique, tmp_path: Path) -> None:
    mauvais = '<script>alert("1")</script>&\'\x00'
    document = document_exemple(titre=mauvais, organisation=mauvais, forme=mauvais, cadre=mauvais)
    section = Section("s", mauvais, (Paragraphe((Portion(mauvais, lien='https://e.fr/"><b>'),)),))
    deliberation = replace(document.deliberations[0], titre=mauvais, question=mauvais)
    page = _page(replace(document, corps=(section,), deliberations=(deliberation,)), tmp_path)
    assert "<script" not in page
    assert "<b>" not in page
    assert "\x00" not in page
    _Lecture(page)


def test_les_blocs_donnent_un_html_simple() -> None:
    html = blocs_en_html(
        lire_blocs(
            "# T\n\nUn **gras** `x<y` ~~b~~\\\nsuite\n\n3. a\n   - b\n\n> c\n\n"
            "```\n<d>\n```\n\n***\n\n| e |\n| - |\n| f |"
        ),
        niveau_titre=2,
    )
    assert html.split("\n") == [
        "<h2>T</h2>",
        "<p>Un <strong>gras</strong> <code>x&lt;y</code> <s>b</s><br>suite</p>",
        '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>',
        "<blockquote><p>c</p></blockquote>",
        "<pre><code>&lt;d&gt;</code></pre>",
        "<hr>",
        (
            '<table><thead><tr><th scope="col">e</th></tr></thead>'
            "<tbody><tr><td>f</td></tr></tbody></table>"
        ),
    ]


def test_sans_niveau_un_titre_est_un_paragraphe_gras() -> None:
    assert blocs_en_html(lire_blocs("## T"), niveau_titre=None) == "<p><strong>T</strong></p>"


def test_un_lien_ne_se_coupe_pas_a_sa_mise_en_forme() -> None:
    ligne = (Portion("a ", lien="https://e.fr"), Portion("b", gras=True, lien="https://e.fr"))
    assert ligne_en_html(ligne) == '<a href="https://e.fr">a <strong>b</strong></a>'


@pytest.mark.parametrize(
    "adresse", ["https://e.fr/a?b=1#c", "http://e.fr", "mailto:a@b.fr", "#ancre", "HTTPS://E.FR"]
)
def test_une_adresse_ordinaire_est_permise(adresse: str) -> None:
    assert adresse_permise(adresse) == adresse


@pytest.mark.parametrize(
    "adresse",
    [
        "", "#", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "//e.fr", "/chemin", "chemin", "http://", "http://[", "https:e.fr",
        "java\tscript:x", "https://e.fr/ a", "https://e.fr/\x00", "mailto:",
        "https://e.fr/" + "a" * 2000,
    ],
)  # fmt: skip
def test_une_adresse_douteuse_ne_l_est_pas(adresse: str) -> None:
    assert adresse_permise(adresse) == ""
