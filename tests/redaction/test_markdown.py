"""Le Markdown se lit en blocs, sans exception et sans rien perdre de ce qui est tapé."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction import markdown
from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Separateur,
    Tableau,
    Titre,
    paragraphe,
)
from charte_studio.redaction.markdown import (
    INTERDITS_XML,
    assainir,
    attributs_de,
    decouper,
    lecteur_markdown,
    lire_blocs,
    lire_titre,
)

from .outils import cas


def en_clair(bloc: Bloc) -> str:
    """Un bloc en une ligne lisible, sans rien de Markdown."""
    match bloc:
        case Paragraphe(portions):
            return f"paragraphe({_ligne(portions)})"
        case Titre(niveau, portions):
            return f"titre{niveau}({_ligne(portions)})"
        case Liste(elements, ordonnee, debut):
            sorte = f"liste à partir de {debut}" if ordonnee else "liste"
            return f"{sorte}[{' | '.join(' + '.join(map(en_clair, e)) for e in elements)}]"
        case Citation(blocs):
            return f"citation[{' + '.join(map(en_clair, blocs))}]"
        case Code(texte):
            return f"code({texte!r})"
        case Tableau(entete, lignes):
            return (
                "tableau["
                + " / ".join(" | ".join(map(_ligne, rangee)) for rangee in (entete, *lignes))
                + "]"
            )
        case Separateur():
            return "séparateur"


def _ligne(portions: Ligne) -> str:
    return "".join(_portion(portion) for portion in portions)


def _portion(portion: Portion) -> str:
    marques = [m for m in ("gras", "italique", "code", "barre") if getattr(portion, m)]
    marques += [f"lien {portion.lien}"] if portion.lien else []
    texte = portion.texte.replace("\n", "⏎")
    return f"<{', '.join(marques)}: {texte}>" if marques else texte


@pytest.mark.parametrize(("texte", "attendu"), cas("blocs.md"))
def test_le_markdown_se_lit_en_blocs(texte: str, attendu: str) -> None:
    assert "\n".join(map(en_clair, lire_blocs(texte))) == attendu


@pytest.mark.parametrize("texte", ["", " \n\t\n", "\u2028", "#", "&#32;"])
def test_un_texte_sans_mot_ne_donne_aucun_bloc(texte: str) -> None:
    assert lire_blocs(texte) == ()


@pytest.mark.parametrize(
    "adresse",
    ["javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc"],
)
def test_une_adresse_dangereuse_reste_du_texte(adresse: str) -> None:
    (bloc,) = lire_blocs(f"[cliquez]({adresse})")
    assert bloc == paragraphe(f"[cliquez]({adresse})")


@pytest.mark.parametrize("marque", ["> ", ">", "- ", "1. "])
def test_une_imbrication_demesuree_garde_son_texte(marque: str) -> None:
    blocs = lire_blocs(f"{marque * 300}fin\n\n# Suite")
    assert "fin" in str(blocs)
    assert "Suite" in str(blocs)


def test_les_retours_de_word_et_de_windows_separent_les_lignes() -> None:
    assert assainir("a\r\nb\rc\x0bd\u2028e\u2029f\x85g") == "a\nb\nc\nd\ne\nf\ng"


def test_les_caracteres_interdits_en_xml_disparaissent() -> None:
    assert assainir("a\x00b\x07c\ud800d\ufffee\tf") == "abcde\tf"


def test_rien_ne_retourne_le_sens_de_lecture() -> None:
    # Un « pas » que l’écran montrerait ailleurs ne se voterait pas en connaissance de cause.
    assert assainir("on\u202e sap\u202c doit\u2066 tout\u2069 dire") == "on sap doit tout dire"
    assert assainir("un espace sans chasse\u200b reste") == "un espace sans chasse\u200b reste"


@given(st.text(alphabet="ab *_`~[]!<>&\\:#|-\n", max_size=60))
def test_sans_lien_possible_la_lecture_courte_rend_les_memes_blocs(texte: str) -> None:
    # L’analyseur entier, liens compris, est celui que choisit un texte qui porte « ]( ».
    entier = lecteur_markdown().parse(assainir(texte))
    court = markdown._lecteur(liens=False).parse(assainir(texte))
    assert [jeton.as_dict() for jeton in court] == [jeton.as_dict() for jeton in entier]


def test_une_entite_ne_ramene_pas_de_caractere_interdit() -> None:
    assert lire_blocs("avant&#12;apr&egrave;s&#1;") == (paragraphe("avant\naprès\ufffd"),)


def test_les_insecables_et_les_apostrophes_courbes_sont_gardees() -> None:
    texte = "Faut-il l’écrire\u202f? «\u00a0Oui\u00a0»"
    assert lire_blocs(texte) == (paragraphe(texte),)


def test_un_titre_se_lit_sans_sa_mise_en_forme() -> None:
    assert lire_titre(r"**Contrôle** `humain` & [droits](https://exemple.fr) \*") == (
        "Contrôle humain & droits *"
    )


@given(st.text())
def test_aucun_texte_ne_fait_echouer_la_lecture(texte: str) -> None:
    assert not INTERDITS_XML.search("".join(map(en_clair, lire_blocs(texte))))


@given(st.text(alphabet="ab *_`~[]()<>#-+>|!\\&:\n\t1.", max_size=60))
def test_aucun_mot_ne_disparait(texte: str) -> None:
    # Les cellules en trop d’un tableau, l’adresse d’une image et le langage d’un bloc de code ne
    # se montrent pas : on les écarte.
    texte = re.sub(r"[|!()\[\]`~]", "", texte)
    lus = "".join(map(en_clair, lire_blocs(texte)))
    for bruit in ("paragraphe", "italique", "gras", "barre", "liste à partir de", "citation"):
        lus = lus.replace(bruit, "")
    mots = re.sub(r"titre\d|code|liste|lien|séparateur", "", lus)
    assert texte.count("a") <= mots.count("a")
    assert texte.count("b") <= mots.count("b")


# --- le découpage -------------------------------------------------------------------------------


def test_le_source_se_decoupe_en_tranches_avec_leurs_lignes() -> None:
    source = "# Un\n\n> Quoi,\n> donc ?\n\n- a\n  suite\n- b\n{#cle axe=decider}\n## Deux\nTexte.\n"
    tranches = [(t.genre, t.debut, t.fin, t.niveau, t.texte) for t in decouper(source)]
    assert tranches == [
        ("heading", 0, 1, 1, "Un"),
        ("blockquote", 2, 4, 0, "Quoi, donc ?"),
        ("bullet_list", 5, 8, 0, "a suite b"),
        ("attributs", 8, 9, 0, "{#cle axe=decider}"),
        ("heading", 9, 10, 2, "Deux"),
        ("paragraph", 10, 11, 0, "Texte."),
    ]


def test_un_titre_dans_du_code_ou_une_citation_ne_coupe_rien() -> None:
    source = "```\n# non\n{#non}\n# non\n```\n\n> # non\n\n- # non\n"
    assert [t.genre for t in decouper(source)] == ["fence", "blockquote", "bullet_list"]


def test_une_ligne_d_attributs_mal_ecrite_devant_un_titre_est_une_tranche() -> None:
    assert [t.genre for t in decouper("texte\n{oups\n\n## Titre")] == [
        "paragraph",
        "attributs",
        "heading",
    ]
    assert [t.genre for t in decouper("texte\n{oups\nsuite")] == ["paragraph"]


@pytest.mark.parametrize(
    ("ligne", "attendu"),
    [
        (
            '{#cle theme=donnees propositions="5 11"}',
            {"id": "cle", "theme": "donnees", "propositions": "5 11"},
        ),
        ("{ #cle }", {"id": "cle"}),
        ("{theme=donnees #cle}", {"theme": "donnees", "id": "cle"}),
        ("{cle}", None),
        ("{#cle", None),
        ("{#cle} suite", None),
        ("{#cle propositions=5 11}", None),
        ("{#cle theme = donnees}", None),
    ],
)
def test_les_attributs_suivent_la_syntaxe_du_greffon(
    ligne: str, attendu: dict[str, str] | None
) -> None:
    assert attributs_de(ligne) == attendu


@given(st.text(alphabet='ab {}#=\n>-`*1.\t"', max_size=200))
def test_le_decoupage_couvre_toutes_les_lignes_ecrites(source: str) -> None:
    couvertes: list[int] = []
    for tranche in decouper(source):
        couvertes += range(tranche.debut, tranche.fin)
    assert couvertes == sorted(set(couvertes))
    ecrites = {n for n, ligne in enumerate(source.split("\n")) if ligne.strip(" \t")}
    assert ecrites <= set(couvertes)
