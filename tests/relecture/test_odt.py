"""Un document OpenDocument se lit en blocs, comme le document Word qui dirait la même chose."""

from __future__ import annotations

from pathlib import Path

from charte_studio.redaction.blocs import Portion, Titre, texte_des_blocs
from tests.relecture.outils import (
    ESPACES_ODF,
    en_markdown,
    lire,
    odt_de,
    parties_odt,
    remarques,
    zip_de,
)

STYLES = (
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" '
    'style:family="paragraph" style:default-outline-level="1">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
AUTOMATIQUES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text" style:parent-style-name="T1">'
    '<style:text-properties fo:font-style="italic" fo:font-weight="normal"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Cache" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L3"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-prefix="Article " style:num-suffix=" —"/></text:list-style>'
)


def odt(dossier: Path, corps: str, *, plan: str = "") -> Path:
    return odt_de(dossier, corps, automatiques=AUTOMATIQUES, styles=STYLES + plan)


def p(texte: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{texte}</text:p>'


def test_titres_paragraphes_et_mises_en_forme(tmp_path: Path) -> None:
    corps = (
        p("Charte", "Title")
        + '<text:h text:outline-level="1" text:style-name="P1">Préambule</text:h>'
        + p(
            'Nous,\n   <text:span text:style-name="T1">agents <text:span text:style-name="T2">et '
            'élus</text:span></text:span>, <text:span text:style-name="T3">jadis</text:span>'
            '<text:s text:c="2"/>\u00a0:<text:tab/>ici<text:line-break/>  et là.'
        )
        + p("Un titre par son style", "P1")
        + p("Cité", "Quotations")
        + p("encore", "Quotations")
    )
    lu = lire(odt(tmp_path, corps))
    assert lu.titre == "Charte"
    assert lu.blocs[0] == Titre(1, (Portion("Préambule"),))
    assert en_markdown(tmp_path / "texte.odt") == (
        "# Préambule\n\nNous, **agents** _et élus_, ~~jadis~~  \u00a0:\tici\\\net là.\n\n"
        "# Un titre par son style\n\n> Cité\n>\n> encore"
    )


def test_listes_imbriquees_continuees_et_reprises(tmp_path: Path) -> None:
    def element(*contenu: str) -> str:
        return f"<text:list-item>{''.join(contenu)}</text:list-item>"

    sous_liste = f"<text:list>{element(p('a'))}{element(p('b'), p('suite de b'))}</text:list>"
    corps = (
        f'<text:list text:style-name="L1">{element(p("un"), sous_liste)}{element(p("deux"))}'
        f"{element(sous_liste)}</text:list>"
        f'<text:list text:style-name="L2" xml:id="x">{element(p("premier"))}'
        f"{element(p('second'), sous_liste)}</text:list>"
        + p("Un paragraphe.")
        + f'<text:list text:style-name="L2" text:continue-list="x">{element(p("troisième"))}'
        '<text:list-item text:start-value="9">' + p("neuf") + "</text:list-item></text:list>"
    )
    assert en_markdown(odt(tmp_path, corps)) == (
        "- un\n\n  - a\n\n  - b\n\n    suite de b\n\n- deux\n\n  - a\n\n  - b\n\n    suite de b\n\n"
        "1. premier\n\n2. second\n\n   1. a\n\n   2. b\n\n      suite de b\n\n"
        "Un paragraphe.\n\n3. troisième\n\n9) neuf"
    )
    assert any("en lettres" in remarque for remarque in remarques(tmp_path / "texte.odt"))


def test_les_articles_numerotes_par_le_traitement_de_texte_gardent_leur_numero(
    tmp_path: Path,
) -> None:
    plan = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/></text:outline-style>'
    )
    corps = (
        '<text:h text:outline-level="1">Règles</text:h>'
        f'<text:list text:style-name="L3"><text:list-item>{p("Transparence")}</text:list-item>'
        f"<text:list-item>{p('Données')}</text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:h text:outline-level="2">Suivi'
        "</text:h></text:list-item></text:list>"
        '<text:h text:outline-level="1" text:is-list-header="true">Sans numéro</text:h>'
        '<text:h text:outline-level="1">Fin</text:h>'
    )
    assert en_markdown(odt(tmp_path, corps, plan=plan)) == (
        "# I. Règles\n\nArticle 1 — Transparence\n\nArticle 2 — Données\n\n## 1. Suivi\n\n"
        "# Sans numéro\n\n# II. Fin"
    )


def test_un_tableau_deplie_ses_fusions_et_ses_repetitions(tmp_path: Path) -> None:
    cellule = "<table:table-cell{}>{}</table:table-cell>"
    couverte = "<table:covered-table-cell/>"
    haute = cellule.format(' table:number-rows-spanned="2"', p("haute"))
    large = cellule.format(' table:number-columns-spanned="2"', p("large"))
    vides = '<table:table-cell table:number-columns-repeated="16384"/>'
    corps = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{large}{couverte}{cellule.format('', p('c') + p('d'))}{vides}</table:table-row>"
        "</table:table-header-rows>"
        f"<table:table-row>{haute}{cellule.format('', p('x'))}{cellule.format('', p('y'))}"
        "</table:table-row>"
        f"<table:table-row>{couverte}{cellule.format('', p('z'))}{cellule.format('', '')}"
        '</table:table-row><table:table-row table:number-rows-repeated="1048576">'
        f"{vides}</table:table-row></table:table>"
    )
    assert en_markdown(odt(tmp_path, corps)) == (
        "| large | large | c&#10;d |\n| --- | --- | --- |\n| haute | x | y |\n| haute | z |  |"
    )


def test_notes_liens_champs_et_zones_de_texte(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>*</text:note-citation>'
        "<text:note-body>{}</text:note-body></text:note>"
    )
    corps = (
        '<text:h text:outline-level="1">Un</text:h>'
        + p(
            f"Texte{note.format('footnote', p('La note.') + p('Sa suite.'))}, "
            '<text:a xlink:href="https://exemple.fr/é">site</text:a>, '
            '<text:a xlink:href="javascript:x">piège</text:a>, '
            '<text:a xlink:href="#bas">bas</text:a>'
            ", le <text:date>12 mai</text:date>"
            f"{note.format('endnote', p('De fin.'))}."
            "<draw:frame><draw:text-box><text:p>Dans la zone.</text:p></draw:text-box></draw:frame>"
        )
        + '<text:h text:outline-level="1">Deux</text:h>'
        + f"<draw:frame><draw:text-box>{p('Ancrée à la page.')}</draw:text-box></draw:frame>"
        + f"<text:section>{p('Dans une section.')}</text:section>"
    )
    assert en_markdown(odt(tmp_path, corps)) == (
        "# Un\n\nTexte\\[1\\], [site](https://exemple.fr/%C3%A9), piège, bas, le 12 mai\\[2\\].\n\n"
        "Dans la zone.\n\n\\[1\\] La note.\n\nSa suite.\n\n\\[2\\] De fin.\n\n"
        "# Deux\n\nAncrée à la page.\n\nDans une section."
    )


def test_ce_qui_ne_peut_pas_etre_garde_est_dit(tmp_path: Path) -> None:
    corps = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("supprimé")
        + "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body>"
        + p("Préambule 1")
        + "</text:index-body></text:table-of-content>"
        + p(
            "Texte<office:annotation><text:p>commentaire</text:p></office:annotation>"
            '<text:span text:style-name="Cache">caché</text:span>'
            '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
            "<draw:rect/><draw:frame><draw:object/><draw:image/></draw:frame>."
        )
    )
    entete = (
        "<style:header><text:p>Ville de Valbrune</text:p></style:header>"
        "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"
    )
    lu = lire(odt_de(tmp_path, corps, automatiques=AUTOMATIQUES, styles=STYLES + entete))
    assert texte_des_blocs(lu.blocs) == "Texte."
    assert remarques(tmp_path / "texte.odt") == (
        "Une image n’a pas été reprise : une charte est un texte.",
        "Un dessin n’a pas été repris.",
        "Un objet incorporé (feuille de calcul, fichier joint…) n’a pas été repris.",
        "Un passage supprimé en suivi des modifications n’a pas été repris.",
        "Un passage inséré en suivi des modifications a été gardé, comme accepté.",
        "Un commentaire n’a pas été repris.",
        "Le texte masqué n’a pas été repris : affichez-le dans l’original s’il le faut.",
        "La table des matières n’a pas été reprise : elle se refait à l’export.",
        "Les en-têtes et pieds de page n’ont pas été repris : « Ville de Valbrune ».",
    )


def test_le_titre_vient_des_proprietes_quand_rien_d_autre_ne_le_dit(tmp_path: Path) -> None:
    parties = parties_odt(p("Texte.") + p("Suite."))
    parties["meta.xml"] = (
        f"<office:document-meta {ESPACES_ODF}><office:meta><dc:title>Ma  charte</dc:title>"
        "</office:meta></office:document-meta>"
    )
    assert lire(zip_de(tmp_path / "texte.odt", parties)).titre == "Ma charte"


def test_des_valeurs_demesurees_restent_bornees(tmp_path: Path) -> None:
    corps = (
        p('a<text:s text:c="999999999"/>b')
        + '<text:h text:outline-level="99999999999">Titre</text:h>'
        + '<text:list text:style-name="L2"><text:list-item text:start-value="99999999999999">'
        + p("un")
        + "</text:list-item></text:list>"
        + "<text:list><text:list-item>" * 60
        + p("fond")
        + "</text:list-item></text:list>" * 60
    )
    lu = lire(odt(tmp_path, corps))
    assert len(texte_des_blocs(lu.blocs)) < 1100
    assert "fond" in texte_des_blocs(lu.blocs)
