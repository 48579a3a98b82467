"""Les termes définis qu’on n’emploie pas, et ceux qu’on emploie sans les définir."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import enumerer
from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Ligne,
    Liste,
    Paragraphe,
    Tableau,
    texte_nu,
)
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.lexique import motif
from charte_studio.redaction.parties import Partie
from charte_studio.redaction.phrases import abreger

_PARENTHESE: Final = re.compile(r"(?<!\s)\s*+\(([^()]*)\)\s*")
_SEPARATEUR: Final = re.compile(r"(?<!\s)(?:\s++[:—–-]\s|\s*+:\s)\s*")
_MOTS_D_UN_TERME: Final = 6
"""Au-delà, ce qui précède les deux-points est une phrase, et non un terme."""


@dataclass(frozen=True, slots=True)
class Terme:
    """Un terme défini et ses autres noms : « Intelligence artificielle (IA) » en a deux."""

    nom: str
    formes: tuple[str, ...]
    definition: str


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Définis et non employés, puis employés et non définis."""
    sections = sections_de_definitions(contexte)
    termes = [terme for section in sections for terme in termes_definis(section.blocs)]
    ici = {section.cle for section in sections}
    for terme in termes:
        if not any(_emplois(contexte, forme, hors=ici) for forme in terme.formes):
            yield Constat(
                "terme-non-employe",
                "conseil",
                f"« {terme.nom} » n’est employé nulle part",
                "Ce terme est défini et aucun article ne s’en sert : retirez-le, ou employez-le.",
                sections[0].cle,
                abreger(terme.definition),
                "ouvrir-partie",
                terme.nom,
            )
    yield from _non_definis(contexte, termes, sections)


def _non_definis(
    contexte: Contexte, termes: list[Terme], sections: tuple[Partie, ...]
) -> Iterator[Constat]:
    reglages = contexte.reglages.definitions
    definis = [motif(forme) for terme in termes for forme in terme.formes]
    expliquees = {r for t in reglages.tournures for r in contexte.texte.index.phrases(t)}
    ici = {section.cle for section in sections}
    manquants: list[tuple[str, int]] = []
    for technique in reglages.techniques:
        if any(_contient(motif(technique), defini) for defini in definis):
            continue
        emplois = _emplois(contexte, technique, hors=ici)
        if emplois and not expliquees.intersection(emplois):
            manquants.append((technique, emplois[0]))
    if manquants and not sections:
        noms = [f"« {nom.rstrip('*')} »" for nom, _ in manquants[:4]]
        yield Constat(
            "definitions-absentes",
            "important",
            "Aucune section ne définit les termes",
            f"Le projet emploie {enumerer(noms)} sans dire ce que c’est : ajoutez une section "
            "« Définitions ».",
            None,
            "",
            "ajouter-section",
            "definitions",
        )
        return
    for technique, rang in manquants:
        phrase = contexte.texte.phrases[rang]
        nom = technique.rstrip("*")
        yield Constat(
            "terme-non-defini",
            "conseil",
            f"« {nom} » n’est pas défini",
            "Ce terme n’a pas le même sens pour tout le monde : définissez-le, ou dites-le "
            "autrement.",
            phrase.partie.cle,
            abreger(phrase.texte),
            "ajouter-definition",
            nom,
        )


def sections_de_definitions(contexte: Contexte) -> tuple[Partie, ...]:
    """Les sections dont la clé commence comme « definitions » ou « glossaire »."""
    return tuple(
        partie
        for partie in contexte.texte.parties
        if partie.numero is None
        and partie.cle.removeprefix("section:").startswith(contexte.reglages.definitions.sections)
    )


def termes_definis(blocs: Iterable[Bloc]) -> Iterator[Terme]:
    """Les termes d’une section : en gras ou suivis de deux-points, en liste ou en table."""
    for bloc in blocs:
        match bloc:
            case Paragraphe():
                yield from _terme(bloc.portions)
            case Liste():
                for element in bloc.elements:
                    yield from termes_definis(element[:1])
            case Citation():
                yield from termes_definis(bloc.blocs)
            case Tableau():
                for rangee in bloc.lignes:
                    if rangee and texte_nu(rangee[0]).strip():
                        entier = " : ".join(texte_nu(cellule) for cellule in rangee)
                        yield _nomme(texte_nu(rangee[0]), entier)
            case _:
                pass


def _terme(ligne: Ligne) -> Iterator[Terme]:
    texte = texte_nu(ligne)
    premiere = ligne[0] if ligne else None
    if premiere and premiere.gras and premiere.texte.strip(" \u00a0:."):
        nom = premiere.texte
    elif separe := _SEPARATEUR.search(texte):
        nom = texte[: separe.start()]
        if not texte[separe.end() :].strip() or len(nom.split()) > _MOTS_D_UN_TERME:
            return
    else:
        return
    yield _nomme(nom, texte)


def _nomme(nom: str, definition: str) -> Terme:
    entier = nom.strip(" \u00a0\u202f:.")
    principal = _PARENTHESE.sub(" ", entier).strip()
    formes = [principal, *(p for p in _PARENTHESE.findall(entier) if p.strip())]
    for forme in tuple(formes):
        formes += [f.strip() for f in re.split(r"\s+ou\s+|\s*/\s*|,\s*", forme) if f.strip()]
    return Terme(entier, tuple(dict.fromkeys(formes)), definition)


def _emplois(contexte: Contexte, expression: str, *, hors: set[str]) -> tuple[int, ...]:
    return tuple(
        rang
        for rang in contexte.texte.index.phrases(expression)
        if contexte.texte.phrases[rang].partie.cle not in hors
    )


def _contient(grand: tuple[str, ...], petit: tuple[str, ...]) -> bool:
    """Vrai si l’un des deux termes contient l’autre mot à mot."""
    if len(petit) > len(grand):
        grand, petit = petit, grand
    return any(
        grand[place : place + len(petit)] == petit for place in range(len(grand) - len(petit) + 1)
    )
