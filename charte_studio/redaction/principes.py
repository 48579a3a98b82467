"""Un principe à mettre en débat, tel qu’un fichier Markdown l’écrit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import AXES, NIVEAUX, THEMES
from charte_studio.redaction.entete import (
    Releve,
    liste_de,
    proche,
    valeur_parmi,
    verifier_cle,
)
from charte_studio.redaction.markdown import Tranche, attributs_de, lire_titre

STATUTS_SOURCE: Final = ("vérifié", "à vérifier", "proposition")
"""Jusqu’où l’on peut se fier à une source. Sans mention, elle est à vérifier."""

PROPOSITIONS: Final = range(1, 16)
"""Les quinze propositions auxquelles un principe peut se rattacher."""

_SOUS_TITRES: Final = {**NIVEAUX, "pour": "Pour", "contre": "Contre"} | {
    "vigilance": "Vigilance",
    "sources": "Sources",
}
EXEMPLE_ATTRIBUTS: Final = (
    '« {#transparence theme=transparence axe=encadrer propositions="5 11"} », '
    "juste au-dessus de « ## Transparence »."
)
_EXEMPLE_QUESTION: Final = (
    "« > Faut-il dire au public quand une intelligence artificielle répond ? »."
)


@dataclass(frozen=True, slots=True)
class FormulationModele:
    niveau: str
    """Une clé de `vocabulaire.NIVEAUX`."""
    texte: str
    """Du Markdown, tel qu’il est écrit."""


@dataclass(frozen=True, slots=True)
class SourceModele:
    statut: str
    """L’un de `STATUTS_SOURCE`."""
    texte: str


@dataclass(frozen=True, slots=True)
class PrincipeModele:
    """Un principe à mettre en débat, tel que le modèle l’écrit."""

    cle: str
    titre: str
    theme: str
    """Une clé de `vocabulaire.THEMES`, vide si elle n’est pas dite."""
    axe: str
    """Une clé de `vocabulaire.AXES`, vide si elle n’est pas dite."""
    enjeu: str
    """Du Markdown, peut être vide."""
    question: str
    """L’énoncé mis en débat, sur une ligne."""
    formulations: tuple[FormulationModele, ...]
    """Une au moins, de la plus souple à la plus exigeante."""
    pour: tuple[str, ...] = ()
    contre: tuple[str, ...] = ()
    vigilance: tuple[str, ...] = ()
    sources: tuple[SourceModele, ...] = ()
    propositions: tuple[int, ...] = ()


# --- les titres et ce qu’ils contiennent --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Groupe:
    """Un titre, les lignes d’attributs qui le précèdent et les tranches qui le suivent."""

    titre: Tranche
    attributs: tuple[Tranche, ...]
    contenu: tuple[Tranche, ...]


def grouper(tranches: Iterable[Tranche], niveau: int) -> tuple[tuple[Tranche, ...], list[Groupe]]:
    """Ce qui précède le premier titre de ce niveau, puis un groupe par titre."""
    avant: list[Tranche] = []
    groupes: list[tuple[Tranche, tuple[Tranche, ...], list[Tranche]]] = []
    courant = avant
    for tranche in tranches:
        if tranche.niveau == niveau:
            coupe = len(courant)
            while coupe and courant[coupe - 1].genre == "attributs":
                coupe -= 1
            attributs = tuple(courant[coupe:])
            del courant[coupe:]
            courant = []
            groupes.append((tranche, attributs, courant))
        else:
            courant.append(tranche)
    return tuple(avant), [Groupe(t, attributs, tuple(c)) for t, attributs, c in groupes]


def texte_de(tranches: Iterable[Tranche], lignes: list[str]) -> str:
    """Le Markdown de tranches qui se suivent, tel qu’il est écrit, sans ligne vide autour."""
    suite = tuple(tranches)
    voulues = lignes[suite[0].debut : suite[-1].fin] if suite else []
    while voulues and not voulues[-1].strip():
        voulues.pop()
    return "\n".join(voulues)


def signaler_attributs_perdus(tranches: Iterable[Tranche], releve: Releve) -> None:
    """Relève les lignes d’attributs qui ne précèdent aucun titre de principe."""
    for tranche in tranches:
        if tranche.genre == "attributs":
            releve.noter(
                tranche.debut,
                "cette ligne d’attributs ne précède aucun titre de principe « ## ».",
                EXEMPLE_ATTRIBUTS,
            )


# --- un principe --------------------------------------------------------------------------------


def lire_principe(groupe: Groupe, lignes: list[str], releve: Releve) -> PrincipeModele:
    """Le principe d’un titre « ## » ; ce qui n’y va pas est relevé."""
    titre = _lire_titre_de_principe(groupe.titre, releve)
    attributs = _lire_attributs(groupe, titre, releve)
    avant, sous_titres = grouper(groupe.contenu, 3)
    signaler_attributs_perdus(avant, releve)
    parties = _ranger(sous_titres, titre, releve)
    question = next((t for t in avant if t.genre == "blockquote" and t.texte.strip()), None)
    place = avant.index(question) if question else len(avant)
    suite = avant[place + 1 :]
    if question is None:
        releve.noter(
            groupe.titre.debut,
            f"le principe « {titre} » n’a pas de question : une citation, qui commence par « > ».",
            _EXEMPLE_QUESTION,
        )
    elif parties.keys() & NIVEAUX.keys():
        _signaler_texte_perdu(suite, releve)
    elif not suite:
        releve.noter(
            groupe.titre.debut,
            f"le principe « {titre} » n’a aucune formulation : un texte séparé de la question par "
            "une ligne vide, ou placé sous « ### Souple », « ### Équilibrée », « ### Exigeante ».",
            "« ### Équilibrée », puis « L’organisation dit au public quand… ».",
        )
    return PrincipeModele(
        cle=attributs.get("id", ""),
        titre=titre,
        theme=attributs.get("theme", ""),
        axe=attributs.get("axe", ""),
        enjeu=texte_de(avant[:place], lignes),
        question=question.texte.strip(" \t") if question else "",
        formulations=_formulations(parties, suite, lignes, releve),
        pour=_puces(parties.get("pour"), releve),
        contre=_puces(parties.get("contre"), releve),
        vigilance=_puces(parties.get("vigilance"), releve),
        sources=tuple(_source(puce) for puce in _puces(parties.get("sources"), releve)),
        propositions=tuple(int(numero) for numero in attributs.get("propositions", "").split()),
    )


def _lire_titre_de_principe(tranche: Tranche, releve: Releve) -> str:
    titre = lire_titre(tranche.texte)
    if not titre:
        releve.noter(tranche.debut, "ce principe n’a pas de titre.", "« ## Transparence ».")
    elif re.search(r"\{[#.][^{}]*\}$", titre):
        releve.noter(
            tranche.debut,
            "les attributs s’écrivent sur la ligne qui précède le titre, pas à sa suite.",
            EXEMPLE_ATTRIBUTS,
        )
    return titre


def _lire_attributs(groupe: Groupe, titre: str, releve: Releve) -> dict[str, str]:
    """Les attributs vérifiés : `id` (à défaut, tiré du titre), `theme`, `axe`, `propositions`."""
    dits: dict[str, str] = {}
    ligne = groupe.titre.debut
    for tranche in groupe.attributs:
        ligne = tranche.debut
        lus = attributs_de(tranche.texte)
        if lus is None:
            releve.noter(
                ligne,
                f"les attributs « {tranche.texte[:80]} » sont mal écrits : des accolades, des "
                "guillemets droits, pas d’espace autour du signe =.",
                EXEMPLE_ATTRIBUTS,
            )
        dits |= lus or {}
    for nom in dits.keys() - {"id", "theme", "axe", "propositions"}:
        releve.noter(
            ligne,
            f"l’attribut « {nom} » est inconnu ; un principe admet #cle, theme, axe et "
            f"propositions.{proche(nom, ('theme', 'axe', 'propositions'))}",
            EXEMPLE_ATTRIBUTS,
        )
    if "id" not in dits:
        dits["id"] = en_cle(titre)
    if titre and not dits["id"]:
        releve.noter(
            ligne,
            f"le titre « {titre} » ne donne pas de clé : dites-la sur la ligne qui le précède.",
            EXEMPLE_ATTRIBUTS,
        )
    elif titre:
        verifier_cle(dits["id"], quoi="la clé", ligne=ligne, releve=releve, exemple="« {{#{}}} ».")
    for nom, possibles in (("theme", THEMES), ("axe", AXES)):
        exemple = f"« {{{{#{dits['id']} {nom}={{}}}}}} »."
        valeur_parmi(
            dits.get(nom, ""), possibles, nom=nom, ligne=ligne, releve=releve, exemple=exemple
        )
    dits["propositions"] = _propositions(dits.get("propositions", ""), ligne, releve)
    return dits


def _propositions(valeur: str, ligne: int, releve: Releve) -> str:
    """Les numéros, séparés par une espace, sans répétition ; un numéro inconnu est relevé."""
    numeros = dict.fromkeys(re.findall(r"[^\s,;]+", valeur))
    fautifs = [n for n in numeros if not (n.isascii() and n.isdigit() and int(n) in PROPOSITIONS)]
    if fautifs:
        releve.noter(
            ligne,
            f"{liste_de(fautifs)} : les propositions vont de {PROPOSITIONS[0]} à "
            f"{PROPOSITIONS[-1]}, séparées par une espace, entre guillemets droits.",
            EXEMPLE_ATTRIBUTS,
        )
    return " ".join(n for n in numeros if n not in fautifs)


def _ranger(sous_titres: list[Groupe], titre: str, releve: Releve) -> dict[str, Groupe]:
    """Les parties d’un principe par clé de sous-titre ; relève les inconnues et les doubles."""
    parties: dict[str, Groupe] = {}
    for partie in sous_titres:
        signaler_attributs_perdus((*partie.attributs, *partie.contenu), releve)
        nom = lire_titre(partie.titre.texte)
        cle = en_cle(nom)
        if cle not in _SOUS_TITRES:
            releve.noter(
                partie.titre.debut,
                f"le sous-titre « {nom} » est inconnu ; un principe admet "
                f"{liste_de(_SOUS_TITRES.values())}.{proche(nom, _SOUS_TITRES.values())}",
                "« ### Équilibrée » ; pour un intertitre dans un texte, « #### ».",
            )
        elif cle in parties:
            releve.noter(
                partie.titre.debut,
                f"le sous-titre « {_SOUS_TITRES[cle]} » est déjà écrit ligne "
                f"{parties[cle].titre.debut + 1} dans le principe « {titre} ».",
                "« ### Souple », « ### Équilibrée », « ### Exigeante », une fois chacun.",
            )
        else:
            parties[cle] = partie
    return parties


def _signaler_texte_perdu(suite: tuple[Tranche, ...], releve: Releve) -> None:
    if suite:
        releve.noter(
            suite[0].debut,
            "ce texte, entre la question et le premier sous-titre, n’appartient à aucune "
            "formulation : placez-le avant la question ou sous un sous-titre.",
            "« ### Souple », puis le texte.",
        )


def _formulations(
    parties: Mapping[str, Groupe], suite: tuple[Tranche, ...], lignes: list[str], releve: Releve
) -> tuple[FormulationModele, ...]:
    """Les formulations, de la plus souple à la plus exigeante ; sans sous-titre de niveau, tout
    le texte qui suit la question est la formulation équilibrée."""
    formulations: list[FormulationModele] = []
    for niveau, libelle in NIVEAUX.items():
        if niveau not in parties:
            continue
        texte = texte_de(parties[niveau].contenu, lignes)
        if not texte:
            releve.noter(
                parties[niveau].titre.debut,
                f"la formulation « {libelle} » est vide : écrivez-la ou retirez ce sous-titre.",
                f"« ### {libelle} », puis « L’organisation dit au public quand… ».",
            )
        formulations.append(FormulationModele(niveau, texte))
    if not formulations and suite:
        formulations = [FormulationModele("equilibree", texte_de(suite, lignes))]
    return tuple(formulations)


def _puces(partie: Groupe | None, releve: Releve) -> tuple[str, ...]:
    """Les éléments d’une liste ; un paragraphe seul en est un."""
    puces: list[str] = []
    for tranche in partie.contenu if partie else ():
        if tranche.genre in ("bullet_list", "ordered_list", "paragraph"):
            puces += (texte.strip(" \t") for _, texte in tranche.elements if texte.strip())
        elif tranche.genre != "attributs":
            releve.noter(
                tranche.debut,
                "sous ce sous-titre, on attend une liste à puces.",
                "« - Le public a le droit de savoir à qui il parle. ».",
            )
    return tuple(puces)


def _source(puce: str) -> SourceModele:
    trouve = re.fullmatch(r"\(([^()]*)\)\s*(.+)", puce)
    for statut in STATUTS_SOURCE:
        if trouve and en_cle(trouve[1]) == en_cle(statut):
            return SourceModele(statut, trouve[2])
    return SourceModele("à vérifier", puce)
