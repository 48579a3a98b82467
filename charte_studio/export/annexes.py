"""Les annexes : répartitions et débats, principes non retenus, traçabilité."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, Echelle
from charte_studio.domaine.francais import accorder, date_en_lettres, duree_en_mots
from charte_studio.domaine.mesures import Repartition
from charte_studio.domaine.vocabulaire import ETATS_OBJECTION, ISSUES, ISSUES_DANS_LA_CHARTE
from charte_studio.export import phrases
from charte_studio.export.elements import Element, Empreinte, Grille, Intitule, Note, Texte
from charte_studio.export.phrases import MASQUE, NON_RENSEIGNE, TIRET
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.redaction.blocs import Ligne, Liste, Paragraphe, Portion, paragraphe
from charte_studio.redaction.document import (
    Deliberation,
    DocumentCharte,
    Objection,
    TourReparti,
)

_DEBATS = (
    ("pour", "Arguments pour"),
    ("contre", "Arguments contre"),
    ("nuance", "Nuances"),
    ("question", "Questions"),
)

_MOMENTS = {1: "Avant", 2: "Après"}
"""Le libellé court d’un tour : une ligne par rangée dans le tableau des collèges."""

_NON_RETENUS: tuple[tuple[str | None, str], ...] = (
    ("renvoye", "Renvoyés au dialogue social"),
    ("ecarte", "Écartés"),
    (None, "Non tranchés"),
)


def dresser(
    document: DocumentCharte, signets: Mapping[str, str], *, renvois: bool
) -> Iterator[Element]:
    """Toutes les annexes, numérotées dans l’ordre ; celle qui n’aurait rien à dire n’existe pas."""
    numero = 0

    def ouvrir(titre: str) -> Intitule:
        nonlocal numero
        numero += 1
        return Intitule(1, f"Annexe\u00a0{numero} — {titre}", f"annexe_{numero}", annexe=True)

    if document.deliberations:
        yield ouvrir("Répartitions avant et après débat")
        yield from _repartitions(document, signets)
    non_retenus = [d for d in document.deliberations if d.issue not in ISSUES_DANS_LA_CHARTE]
    if non_retenus:
        yield ouvrir("Principes non retenus")
        yield from _non_retenus(non_retenus, signets if renvois else {})
    yield ouvrir("Traçabilité")
    yield from _tracabilite(document)


# --- Répartitions ------------------------------------------------------------------------------


def _repartitions(document: DocumentCharte, signets: Mapping[str, str]) -> Iterator[Element]:
    yield _dire(phrases.LIRE_LES_REPARTITIONS)
    yield _dire(phrases.LIRE_LES_INDICES)
    for deliberation in document.deliberations:
        yield Intitule(2, _titre(deliberation), signets[deliberation.cle])
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
    yield from _positions(trace.echelle, deliberation, trace.seuil)
    if any(tour.colleges for tour in deliberation.tours):
        yield Intitule(3, "Positions par collège", f"{signet}_colleges")
        yield from _par_college(trace.echelle, deliberation, trace.seuil)
    for nature, titre in _DEBATS:
        dites = [c for c in deliberation.contributions if c.nature == nature]
        if dites:
            yield Intitule(3, titre, f"{signet}_{nature}")
            yield _puces(_verbatim(c.texte, c.college) for c in dites)
    if deliberation.objections:
        yield Intitule(3, "Objections", f"{signet}_objections")
        yield _puces(_objection(o) for o in deliberation.objections)
    yield Intitule(3, "Décision", f"{signet}_decision")
    yield from _decision(deliberation)


def _positions(echelle: Echelle, deliberation: Deliberation, seuil: int) -> Iterator[Element]:
    if not deliberation.tours:
        yield _dire("Aucun tour n’a été clos sur ce principe.")
        return
    yield Grille(
        f"{_titre(deliberation)}, tous collèges",
        ("Tour", *_entete_des_degres(echelle), "Lecture"),
        tuple(
            (tour.libelle, *_nombres(tour.repartition, echelle), _qualification(tour))
            for tour in deliberation.tours
        ),
        nombres=range(1, 1 + _nombre_de_colonnes(echelle)),
    )
    for tour in deliberation.tours:
        yield _dire(phrases.lecture_du_tour(echelle, tour, seuil))
    change = phrases.evolution(deliberation.tours)
    if change:
        yield _dire(change)


def _par_college(echelle: Echelle, deliberation: Deliberation, seuil: int) -> Iterator[Element]:
    """Un collège après l’autre, ses tours l’un sous l’autre : le déplacement se lit de haut en
    bas."""
    lignes: dict[str, list[tuple[str, ...]]] = {}
    masque = False
    for tour in deliberation.tours:
        for college in tour.colleges:
            nombres = _nombres(college.repartition, echelle)
            moment = _MOMENTS.get(tour.rang, tour.libelle)
            lignes.setdefault(college.nom, []).append((college.nom, moment, *nombres))
            masque = masque or college.repartition is None
    yield Grille(
        f"{_titre(deliberation)}, par collège, avant et après débat",
        ("Collège", "Tour", *_entete_des_degres(echelle)),
        tuple(ligne for groupe in lignes.values() for ligne in groupe),
        nombres=range(2, 2 + _nombre_de_colonnes(echelle)),
    )
    if masque:
        yield Note((Portion(phrases.pourquoi_masque(seuil)),))


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


def _qualification(tour: TourReparti) -> str:
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
        yield _dire("Ce principe n’est pas encore tranché.")
    else:
        yield Texte(Paragraphe((Portion(f"{_issue(deliberation)}.", gras=True),)))
    if deliberation.suggestion:
        yield _dire(f"Suggestion de la règle annoncée : {deliberation.suggestion}")
    suivie = _suivie(deliberation)
    if suivie:
        yield _dire(suivie)
    if deliberation.justification:
        yield _dire(f"Justification : {deliberation.justification.strip()}")


def _issue(deliberation: Deliberation) -> str:
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


# --- Principes non retenus ---------------------------------------------------------------------


def _non_retenus(non_retenus: list[Deliberation], signets: Mapping[str, str]) -> Iterator[Element]:
    yield _dire(
        "Ces principes ont été débattus et ne donnent pas d’article. Le détail des positions est "
        "en annexe 1."
    )
    connues = {issue for issue, _ in _NON_RETENUS}
    for rang, (issue, titre) in enumerate(_NON_RETENUS, start=1):
        concernes = [
            d for d in non_retenus if d.issue == issue or (issue is None and d.issue not in connues)
        ]
        if concernes:
            yield Intitule(2, titre, f"non_retenus_{rang}")
            yield _puces(_non_retenu(d, signets) for d in concernes)


def _non_retenu(deliberation: Deliberation, signets: Mapping[str, str]) -> Ligne:
    signet = signets.get(deliberation.cle)
    titre = Portion(_titre(deliberation), gras=True, lien=f"#{signet}" if signet else "")
    return (titre, Portion(f"\u00a0: {_raison(deliberation)}"))


def _raison(deliberation: Deliberation) -> str:
    """Pourquoi il n’y a pas d’article : la justification, sinon la règle si elle a été suivie."""
    if deliberation.justification.strip():
        return deliberation.justification.strip()
    if deliberation.issue is None:
        suggestion = deliberation.suggestion.strip()
        return f"pas de décision. {suggestion}" if suggestion else "pas de décision."
    if deliberation.suivie and deliberation.suggestion.strip():
        return deliberation.suggestion.strip()
    return "raison non renseignée."


# --- Traçabilité -------------------------------------------------------------------------------


def _tracabilite(document: DocumentCharte) -> Iterator[Element]:
    trace = document.tracabilite
    degres = ", ".join(degre.libelle for degre in trace.echelle.degres)
    lignes = (
        ("Date de l’atelier", date_en_lettres(trace.date) if trace.date else NON_RENSEIGNE),
        ("Lieu", trace.lieu),
        ("Durée", duree_en_mots(trace.duree_minutes) if trace.duree_minutes else NON_RENSEIGNE),
        ("Participants", str(trace.participants)),
        ("Modèle de départ", trace.modele),
        ("Échelle", f"{trace.echelle.nom} : {degres}."),
        ("Règle annoncée", trace.regle),
        (
            "Seuil de confidentialité",
            f"{accorder(trace.seuil, 'réponse', 'réponses')} ; en dessous, rien n’est publié.",
        ),
        ("Journal", accorder(trace.gestes, "geste consigné", "gestes consignés")),
    )
    yield Grille(
        "Comment ce texte est né",
        ("Élément", "Valeur"),
        tuple((nom, valeur.strip() or NON_RENSEIGNE) for nom, valeur in lignes),
    )
    if trace.colleges:
        yield Grille(
            "Collèges et effectifs",
            ("Collège", "Présents", "Attendus"),
            tuple(
                (c.nom, str(c.presents), TIRET if c.attendus is None else str(c.attendus))
                for c in trace.colleges
            ),
            nombres=range(1, 3),
        )
    yield Empreinte("Empreinte du journal (SHA-256)", trace.empreinte_journal.strip() or TIRET)


# --- Petites choses ----------------------------------------------------------------------------


def _dire(phrase: str) -> Texte:
    return Texte(paragraphe(phrase))


def _puces(lignes: Iterable[Ligne]) -> Texte:
    return Texte(Liste(tuple((Paragraphe(ligne),) for ligne in lignes)))


def _titre(deliberation: Deliberation) -> str:
    return sur_une_ligne(deliberation.titre) or "Sans titre"
