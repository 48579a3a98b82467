"""Un modèle écrit se relit à l’identique, quoi que disent ses textes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.vocabulaire import AXES, CADRES, FORMES, NIVEAUX, THEMES
from charte_studio.redaction.blocs import Bloc, Citation, paragraphe
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.decoupage import GENRES, Decoupage, Partie, en_modele
from charte_studio.redaction.ecrire_modele import modele_en_markdown
from charte_studio.redaction.modeles import (
    Bibliotheque,
    FormulationModele,
    Modele,
    PrincipeModele,
    SectionModele,
    SourceModele,
    lire_modele_texte,
    lister_modeles,
)
from charte_studio.redaction.principes import STATUTS_SOURCE
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.modeles import modele_de_trois_principes
from tests.outils.phrases import attendre_refus

from .strategies import ALPHABET, blocs

CLES = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
NUS = st.text(ALPHABET, min_size=1, max_size=20).map(lambda texte: " ".join(texte.split()))
TITRES = NUS.filter(lambda titre: titre.strip("{}#.") and not titre.endswith("}"))
PHRASES = NUS.filter(bool).map(lambda nu: blocs_en_markdown([paragraphe(nu)]).strip("\n"))
"""Une phrase en Markdown, sur une ligne : une question, un argument."""


def markdown(lus: tuple[Bloc, ...]) -> str:
    return blocs_en_markdown(lus).strip("\n")


def textes(niveau: int, taille: int) -> st.SearchStrategy[str]:
    return blocs(niveau, taille=taille).map(markdown)


SOURCES = st.builds(SourceModele, st.sampled_from(STATUTS_SOURCE), PHRASES)
PUCES = st.lists(st.one_of(PHRASES, CLES), max_size=3).map(tuple)


@st.composite
def formulations(tirer: st.DrawFn) -> tuple[FormulationModele, ...]:
    niveaux = tirer(st.lists(st.sampled_from(list(NIVEAUX)), min_size=1, max_size=3, unique=True))
    puces = st.lists(CLES, min_size=1, max_size=3).map(lambda m: "\n".join(f"- {x}" for x in m))
    contenu = st.one_of(textes(4, 1).filter(bool), puces)
    return tuple(FormulationModele(n, tirer(contenu)) for n in NIVEAUX if n in niveaux)


PRINCIPES = st.builds(
    PrincipeModele,
    cle=CLES,
    titre=TITRES,
    theme=st.sampled_from(["", *THEMES]),
    axe=st.sampled_from(["", *AXES]),
    enjeu=blocs(4, taille=1)
    .filter(lambda lus: not any(isinstance(bloc, Citation) for bloc in lus))
    .map(markdown),
    question=PHRASES,
    formulations=formulations(),
    pour=PUCES,
    contre=PUCES,
    vigilance=PUCES,
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    propositions=st.lists(st.integers(1, 15), max_size=3, unique=True).map(tuple),
)
SECTIONS = st.builds(SectionModele, CLES, TITRES, textes(2, 2))


@st.composite
def modeles(tirer: st.DrawFn) -> Modele:
    sections = tirer(
        st.lists(SECTIONS, max_size=3, unique_by=lambda s: s.cle).map(
            lambda liste: [section for section in liste if section.cle != "principes"]
        )
    )
    coupe = tirer(st.integers(0, len(sections)))
    forme = tirer(st.sampled_from(list(FORMES)))
    formes = tirer(st.permutations(list(FORMES)))[:3]
    return Modele(
        identifiant=tirer(CLES),
        titre=tirer(NUS.filter(bool)),
        cadre=tirer(st.sampled_from(list(CADRES))),
        forme=forme,
        formes=tuple(formes) if forme in formes else (forme,),
        version=tirer(st.from_regex(r"[0-9]\.[0-9]", fullmatch=True)),
        licence=tirer(NUS),
        resume=tirer(NUS),
        sections_avant=tuple(sections[:coupe]),
        principes=tuple(
            tirer(st.lists(PRINCIPES, min_size=1, max_size=2, unique_by=lambda p: p.cle))
        ),
        sections_apres=tuple(sections[coupe:]),
    )


def relire(texte: str, *cles: str) -> Modele:
    """Le modèle relu avec une bibliothèque qui a ces clés, comme le fera l’application."""
    renvoi = modele_de_trois_principes().principes[0]
    bibliotheque = Bibliotheque({cle: replace(renvoi, cle=cle) for cle in cles})
    return lire_modele_texte(texte, nom="x.md", bibliotheque=bibliotheque)


@given(modeles())
def test_un_modele_ecrit_se_relit_a_l_identique(modele: Modele) -> None:
    puces = {
        ligne.strip("-` ")
        for principe in modele.principes
        for texte in (
            *principe.pour, *principe.contre, *principe.vigilance,
            *(formulation.texte for formulation in principe.formulations),
        )
        for ligne in texte.split("\n")
    }  # fmt: skip
    assert relire(modele_en_markdown(modele), *puces) == modele


PARTIES = st.builds(
    Partie,
    st.sampled_from(sorted(GENRES)),
    st.one_of(st.sampled_from(["", "Principes", "Article 3 — X {#y}", "# Titre #"]), NUS),
    blocs(taille=4),
)


@given(st.lists(PARTIES, max_size=5), NUS.filter(bool))
def test_tout_decoupage_donne_un_modele_qui_se_relit(parties: list[Partie], titre: str) -> None:
    principe = Partie("principe", "Dire", (paragraphe("Le service le dit."),))
    modele = en_modele(
        Decoupage("", (*parties, principe)),
        identifiant="x", titre=titre, cadre="ecole", forme="guide",
    )  # fmt: skip
    assert relire(modele_en_markdown(modele)) == modele


def test_les_modeles_livres_s_ecrivent_en_entier_et_se_relisent() -> None:
    for modele in lister_modeles(dossier_modeles()):
        texte = modele_en_markdown(modele)
        assert lire_modele_texte(texte, nom="x.md") == modele


def test_l_introduction_des_principes_reste_a_sa_place() -> None:
    modele = modele_de_trois_principes()
    sources = (SourceModele("vérifié", "Article 50"),)
    premier = replace(modele.principes[0], sources=sources)
    introduction = SectionModele("principes", "Nos principes", "Nous en avons trois.")
    modele = replace(
        modele,
        sections_avant=(*modele.sections_avant, introduction),
        principes=(premier, *modele.principes[1:]),
    )
    assert relire(modele_en_markdown(modele)) == modele


@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        ({"sections_apres": (SectionModele("suivi", "Suivi", "# Autre\n\nTexte."),)}, "Suivi"),
        ({"titre": "Sur\ndeux lignes"}, "titre"),
        ({"resume": " bords "}, "resume"),
    ],
)
def test_ce_qu_un_fichier_ne_peut_pas_dire_est_refuse(
    change: dict[str, object], attendu: str
) -> None:
    modele = replace(modele_de_trois_principes(), **change)
    modele = replace(modele, principes=modele.principes[1:])
    with attendre_refus(attendu):
        modele_en_markdown(modele)


def test_un_modele_trop_long_est_refuse() -> None:
    modele = modele_de_trois_principes()
    section = SectionModele("long", "Long", "a" * 2_100_000)
    with attendre_refus("2 Mo"):
        modele_en_markdown(replace(modele, sections_apres=(section,)))
