"""Les gestes de la relecture d’avant transmission : contrôles, grille, synthèse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.controles import (
    ajouter_definition,
    ajouter_section,
    amender_point,
    assumer_constat,
    developper_sigle,
    ne_plus_assumer,
    rendre_point,
)
from charte_studio.atelier.gestes.synthese import (
    ajouter_sujet,
    choisir_verbatims,
    deplacer_sujet,
    garder_synthese,
    modifier_sujet,
    repartir_de_la_proposition,
    retirer_sujet,
)
from charte_studio.redaction.controles import Constat
from charte_studio.redaction.synthese import Axe, PointAxe, Sujet, Synthese, VerbatimChoisi

LONGUE: Final = Constat(
    "phrase-longue", "conseil", "Phrase de 52 mots", "Coupez-la en deux.", "section:preambule",
    "Nous, agents et élus, disons ceci.", "ouvrir-partie",
)  # fmt: skip
SIGLE: Final = Constat(
    "sigle-non-developpe", "conseil", "CSE n’est pas développé", "Écrivez le nom entier.",
    "section:definitions", "Le CSE est consulté.", "ouvrir-partie", "CSE",
)  # fmt: skip


def synthese_d_essai(*titres: str) -> Synthese:
    """Un sujet par titre, et un axe ; chacun cite la première contribution."""
    return Synthese(
        sujets=tuple(
            Sujet(
                titre=titre,
                resume="1 parole sur « Transparence » : 1 pour.",
                explication="Elles portent sur le même principe.",
                principes=("transparence",),
                termes=(),
                verbatims=(VerbatimChoisi("contribution:1", "Oui.", "pour", "", "au plus près"),),
                paroles=("contribution:1",),
            )
            for titre in titres
        ),
        axes=(
            Axe(
                "questions",
                "Répondre aux questions",
                "Une question a été posée.",
                (PointAxe("Y répondre.", "transparence", "contribution:1"),),
            ),
        ),
        isoles=(),
        autres=(),
        remarques=(),
        paroles=1,
        doublons=0,
    )


def preparer_la_relecture(atelier: AtelierOuvert) -> None:
    """Un constat assumé, un point corrigé, une synthèse gardée (sujets 1 et 2, axe 3), et une
    section de définitions."""
    assumer_constat(atelier, LONGUE, "La salle y tient.")
    amender_point(atelier, "finalite", etat="absent", commentaire="Trop vague.")
    garder_synthese(atelier, synthese_d_essai("Le public", "Le travail"))
    ajouter_section(
        atelier,
        cle="definitions",
        titre="Définitions",
        texte="- **Agent** : qui travaille ici.\n\nLe CSE est consulté.",
        avant=True,
    )


def garder_une_autre_synthese(atelier: AtelierOuvert) -> None:
    repartir_de_la_proposition(atelier)
    garder_synthese(atelier, synthese_d_essai("Autre chose"))


GESTES_RELECTURE: Final[dict[str, Callable[[AtelierOuvert], object]]] = {
    "assumer_constat": lambda a: assumer_constat(a, SIGLE, "Chacun le connaît ici."),
    "ne_plus_assumer": lambda a: ne_plus_assumer(a, LONGUE),
    "amender_point": lambda a: amender_point(a, "registre", etat="present", titre="Registre"),
    "rendre_point": lambda a: rendre_point(a, "finalite"),
    "ajouter_section": lambda a: ajouter_section(
        a, cle="registre", titre="Registre", texte="Un registre est tenu."
    ),
    "ajouter_definition": lambda a: ajouter_definition(a, "Usage", "ce que l’on fait d’un outil"),
    "developper_sigle": lambda a: developper_sigle(
        a, "section:definitions", "CSE", "comité social et économique"
    ),
    "garder_synthese": garder_une_autre_synthese,
    "repartir_de_la_proposition": repartir_de_la_proposition,
    "ajouter_sujet": lambda a: ajouter_sujet(
        a, "sujet", titre="Le temps", texte="On en manque.", verbatims=["objection:1"]
    ),
    "modifier_sujet": lambda a: modifier_sujet(a, 1, titre="Les usagers", texte="Deux paroles."),
    "choisir_verbatims": lambda a: choisir_verbatims(a, 1, ["objection:1", "contribution:1"]),
    "retirer_sujet": lambda a: retirer_sujet(a, 2),
    "deplacer_sujet": lambda a: deplacer_sujet(a, 1, 1),
}
RELECTURE_EN_DEUX_TEMPS: Final = frozenset({"garder_synthese"})
