"""Principe par principe : les positions avant et après débat, ce qui s’est dit, la décision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, Echelle
from charte_studio.domaine.repartition import Repartition
from charte_studio.domaine.vocabulaire import ETATS_OBJECTION, ISSUES, ISSUES_DANS_LA_CHARTE
from charte_studio.export import phrases
from charte_studio.export.elements import Element, Figure, Grille, Intitule, Note, Texte
from charte_studio.export.phrases import MASQUE, TIRET
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.redaction.blocs import Ligne, Liste, Paragraphe, Portion, paragraphe
from charte_studio.redaction.document import (
    Deliberation,
    DocumentCharte,
    Objection,
    TourReparti,
)
from charte_studio.redaction.pieces import Graphique

_DEBATS = (
    ("pour", "Arguments pour"),
    ("contre", "Arguments contre"),
    ("nuance", "Nuances"),
    ("question", "Questions"),
)

_MOMENTS = {1: "Avant", 2: "Après"}
"""Le libellé court d’un tour : une ligne par rangée dans les tableaux."""


def dresser_repartitions(document: DocumentCharte, signets: Mapping[str, str]) -> Iterator[Element]:
    """Tous les principes débattus, l’un après l’autre, chacun sous son titre."""
    yield dire(phrases.LIRE_LES_REPARTITIONS)
    yield dire(phrases.LIRE_LES_INDICES)
    for deliberation in document.deliberations:
        yield Intitule(2, titre_de(deliberation), signets[deliberation.cle])
        yield from _deliberation(document, deliberation, signets[deliberation.cle])


def _deliberation(
    document: DocumentCharte, deliberation: Deliberation, signet: str
) -> Iterator[Element]:
    trace = document.tracabilite
    enonce = " ".join(
        morceau
        for morceau in (
            f"Thème : {deliberation.theme}." if deliberation.theme else "",
            f"Énoncé débattu : {deliberation.question}" if deliberation.question else "",
        )
        if morceau
    )
    if enonce:
        yield Texte(paragraphe(enonce), solidaire=True)
    yield Intitule(3, "Positions", f"{signet}_positions")
    yield from _positions(document, deliberation)
    if any(tour.colleges for tour in deliberation.tours):
        yield Intitule(3, "Positions par collège", f"{signet}_colleges")
        yield from _par_college(trace.echelle, deliberation, trace.seuil)
    for nature, titre in _DEBATS:
        dites = [c for c in deliberation.contributions if c.nature == nature]
        if dites:
            yield Intitule(3, titre, f"{signet}_{nature}")
            yield puces(_verbatim(c.texte, c.college) for c in dites)
    if deliberation.objections:
        yield Intitule(3, "Objections", f"{signet}_objections")
        yield puces(_objection(o) for o in deliberation.objections)
    yield Intitule(3, "Décision", f"{signet}_decision")
    yield from _decision(deliberation)


def _positions(document: DocumentCharte, deliberation: Deliberation) -> Iterator[Element]:
    echelle, seuil = document.tracabilite.echelle, document.tracabilite.seuil
    if not deliberation.tours:
        yield dire("Aucun tour n’a été clos sur ce principe.")
        return
    yield Grille(
        f"{titre_de(deliberation)}, tous collèges",
        ("Tour", *_entete_des_degres(echelle), "Lecture"),
        tuple(
            (_moment(tour), *_nombres(tour.repartition, echelle), qualification(tour))
            for tour in deliberation.tours
        ),
        nombres=range(1, 1 + _nombre_de_colonnes(echelle)),
    )
    graphiques = [g for g in document.graphiques if g.deliberation == deliberation.cle]
    for graphique in graphiques:
        yield from montrer(graphique)
    for tour in deliberation.tours:
        yield dire(phrases.lecture_du_tour(echelle, tour, seuil))
    change = phrases.evolution(deliberation.tours)
    if change:
        yield dire(change)


def _par_college(echelle: Echelle, deliberation: Deliberation, seuil: int) -> Iterator[Element]:
    """Un collège après l’autre, ses tours l’un sous l’autre : le déplacement se lit de haut en
    bas."""
    lignes: dict[str, list[tuple[str, ...]]] = {}
    masque = False
    for tour in deliberation.tours:
        for college in tour.colleges:
            nombres = _nombres(college.repartition, echelle)
            lignes.setdefault(college.nom, []).append((college.nom, _moment(tour), *nombres))
            masque = masque or college.repartition is None
    yield Grille(
        f"{titre_de(deliberation)}, par collège, avant et après débat",
        ("Collège", "Tour", *_entete_des_degres(echelle)),
        tuple(ligne for groupe in lignes.values() for ligne in groupe),
        nombres=range(2, 2 + _nombre_de_colonnes(echelle)),
    )
    if masque:
        yield Note((Portion(phrases.pourquoi_masque(seuil)),))


def _moment(tour: TourReparti) -> str:
    return _MOMENTS.get(tour.rang, tour.libelle)


def _entete_des_degres(echelle: Echelle) -> tuple[str, ...]:
    courts = (degre.court for degre in echelle.degres)
    return (*courts, "Exprimés", LIBELLE_SANS_AVIS, "Sans réponse")


def _nombre_de_colonnes(echelle: Echelle) -> int:
    return len(echelle.degres) + 3


def _nombres(repartition: Repartition | None, echelle: Echelle) -> tuple[str, ...]:
    """Les cellules d’une répartition ; masquée, un tiret partout et le mot sous « Exprimés »."""
    if repartition is None:
        return (TIRET,) * len(echelle.degres) + (MASQUE, TIRET, TIRET)
    effectifs = (str(effectif) for effectif in repartition.effectifs)
    return (
        *effectifs,
        str(repartition.exprimes),
        str(repartition.sans_avis),
        str(repartition.manquants),
    )


def qualification(tour: TourReparti) -> str:
    """« large accord », « masqué », ou un tiret."""
    if tour.repartition is None:
        return MASQUE
    return tour.mesures.qualification if tour.mesures else TIRET


def _objection(objection: Objection) -> Ligne:
    etat = ETATS_OBJECTION.get(objection.etat, objection.etat).lower()
    suite = f"\nObjection {etat}."
    if objection.suite:
        suite += f" Suite donnée : {objection.suite.strip()}"
    return (*_verbatim(objection.texte, objection.college), Portion(suite))


def _verbatim(texte: str, college: str) -> Ligne:
    """Les mots tels qu’ils ont été dits, puis le collège s’il l’a été."""
    dit = texte.strip() or TIRET
    if not college:
        return (Portion(dit),)
    return (Portion(dit), Portion(f" — {college}", italique=True))


def _decision(deliberation: Deliberation) -> Iterator[Element]:
    if deliberation.issue is None:
        yield dire("Ce principe n’est pas encore tranché.")
    else:
        issue = Paragraphe((Portion(f"{issue_en_mots(deliberation)}.", gras=True),))
        yield Texte(issue, solidaire=True)
    # D’un seul paragraphe : une phrase seule irait ouvrir la page suivante.
    dits = [_suivie(deliberation)]
    if deliberation.suggestion:
        dits.insert(0, f"Suggestion de la règle annoncée : {deliberation.suggestion.strip()}")
    if any(dits):
        yield dire(" ".join(filter(None, dits)))
    if deliberation.justification:
        yield dire(f"Justification : {deliberation.justification.strip()}")


def issue_en_mots(deliberation: Deliberation) -> str:
    """« Adopté, formulation « Équilibrée » »."""
    issue = ISSUES.get(deliberation.issue or "", deliberation.issue or "")
    if deliberation.formulation and deliberation.issue in ISSUES_DANS_LA_CHARTE:
        return f"{issue}, formulation « {deliberation.formulation} »"
    return issue


def _suivie(deliberation: Deliberation) -> str:
    """Ce que l’humain a fait de la suggestion ; rien s’il n’y en avait pas."""
    if deliberation.issue is None:
        return ""
    if deliberation.automatique:
        return "La suggestion a été appliquée telle quelle, sans relecture par une personne."
    if not deliberation.suivie:
        return "La décision s’écarte de la suggestion."
    return "La décision suit la suggestion." if deliberation.suggestion else ""


def montrer(graphique: Graphique) -> Iterator[Element]:
    """Un graphique, puis ses valeurs pour qui ne voit pas l’image."""
    yield Figure(
        graphique.png, graphique.description, graphique.legende, max(graphique.largeur_cm, 1.0)
    )
    if graphique.entete and graphique.lignes:
        yield Grille(
            f"Valeurs\u00a0: {graphique.legende}",
            graphique.entete,
            graphique.lignes,
            nombres=range(1, len(graphique.entete)),
        )


def dire(phrase: str) -> Texte:
    """Une phrase de l’application, en paragraphe."""
    return Texte(paragraphe(phrase))


def puces(lignes: Iterable[Ligne]) -> Texte:
    """Une liste à puces."""
    return Texte(Liste(tuple((Paragraphe(ligne),) for ligne in lignes)))


def titre_de(deliberation: Deliberation) -> str:
    """Le titre du principe, jamais vide."""
    return sur_une_ligne(deliberation.titre) or "Sans titre"
