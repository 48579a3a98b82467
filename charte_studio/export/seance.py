"""Le compte rendu : présences, déroulé, synthèse, principe par principe, décisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charte_studio.domaine.francais import accorder, date_en_lettres, duree_en_mots
from charte_studio.export.annexes import presences, tracabilite
from charte_studio.export.elements import Element, Grille, Intitule, Texte
from charte_studio.export.phrases import MASQUE, TIRET
from charte_studio.export.repartitions import (
    dire,
    dresser_repartitions,
    issue_en_mots,
    montrer,
    puces,
    qualification,
    titre_de,
)
from charte_studio.redaction.blocs import Citation, Portion, paragraphe
from charte_studio.redaction.document import Deliberation, DocumentCharte
from charte_studio.redaction.pieces import Synthese


def dresser_seance(document: DocumentCharte, signets: Mapping[str, str]) -> Iterator[Element]:
    """Tout ce qui rend compte de l’atelier, du plus court au plus détaillé."""
    yield Intitule(1, "L’atelier", "atelier")
    yield from _presences(document)
    if document.synthese or any(not g.deliberation for g in document.graphiques):
        yield Intitule(1, "Synthèse", "synthese")
        yield from _synthese(document)
    if document.deliberations:
        yield Intitule(1, "Décisions", "decisions")
        yield from _decisions(document)
        yield Intitule(1, "Principe par principe", "principes", annexe=True)
        yield from dresser_repartitions(document, signets)
    yield Intitule(1, "Traçabilité", "tracabilite", annexe=True)
    yield from tracabilite(document, colleges=False)


def _presences(document: DocumentCharte) -> Iterator[Element]:
    trace = document.tracabilite
    morceaux = [
        f"L’atelier s’est tenu le {date_en_lettres(trace.date)}" if trace.date
        else "L’atelier s’est tenu",
        f"({trace.lieu.strip()})" if trace.lieu.strip() else "",
        f"pendant {duree_en_mots(trace.duree_minutes)}" if trace.duree_minutes else "",
        f"avec {accorder(trace.participants, 'participant', 'participants')}",
    ]  # fmt: skip
    yield dire(" ".join(morceau for morceau in morceaux if morceau) + ".")
    yield dire(f"Règle annoncée avant les tours\u00a0: {trace.regle.strip() or TIRET}")
    yield Intitule(2, "Présences par collège", "presences")
    if trace.colleges:
        yield presences(document)
    else:
        yield dire("Aucun collège n’a été renseigné.")
    if document.deroule:
        yield Intitule(2, "Déroulé", "deroule")
        yield Grille(
            "Le déroulé de la séance",
            ("Moment", "Durée", "Ce qui s’y est fait"),
            tuple(
                (
                    moment.titre.strip() or TIRET,
                    duree_en_mots(moment.duree_minutes) if moment.duree_minutes else TIRET,
                    moment.fait.strip() or TIRET,
                )
                for moment in document.deroule
            ),
        )


def _synthese(document: DocumentCharte) -> Iterator[Element]:
    synthese = document.synthese or Synthese()
    if synthese.sujets:
        yield Intitule(2, "Les sujets principaux", "sujets")
        yield puces((Portion(sujet),) for sujet in synthese.sujets)
    if synthese.verbatims:
        yield Intitule(2, "Ce qui s’est dit", "verbatims")
        for verbatim in synthese.verbatims:
            yield Texte(Citation((paragraphe(verbatim),)))
    if synthese.axes:
        yield Intitule(2, "Les axes d’amélioration", "axes")
        yield puces((Portion(axe),) for axe in synthese.axes)
    for graphique in document.graphiques:
        if not graphique.deliberation:
            yield from montrer(graphique)


def _decisions(document: DocumentCharte) -> Iterator[Element]:
    yield Grille(
        "Les décisions, principe par principe",
        ("Principe", "Après débat", "Décision"),
        tuple((titre_de(d), _apres(d), _decision(d)) for d in document.deliberations),
    )


def _apres(deliberation: Deliberation) -> str:
    if not deliberation.tours:
        return "Aucun tour clos"
    dernier = deliberation.tours[-1]
    return MASQUE if dernier.repartition is None else qualification(dernier)


def _decision(deliberation: Deliberation) -> str:
    return "Non tranché" if deliberation.issue is None else issue_en_mots(deliberation)
