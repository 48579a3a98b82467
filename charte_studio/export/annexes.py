"""Les annexes : celles du profil, numérotées dans l’ordre, à condition d’avoir quelque chose à
dire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from charte_studio.domaine.francais import accorder, date_en_lettres, duree_en_mots
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.export import pieces
from charte_studio.export.elements import Element, Empreinte, Grille, Intitule
from charte_studio.export.phrases import NON_RENSEIGNE, TIRET
from charte_studio.export.profils import ANNEXES, Profil
from charte_studio.export.repartitions import dire, dresser_repartitions, puces, titre_de
from charte_studio.redaction.blocs import Ligne, Portion
from charte_studio.redaction.document import Deliberation, DocumentCharte

_NON_RETENUS: Final[tuple[tuple[str | None, str], ...]] = (
    ("renvoye", "Renvoyés au dialogue social"),
    ("ecarte", "Écartés"),
    (None, "Non tranchés"),
)


def numeroter(document: DocumentCharte, profil: Profil) -> dict[str, int]:
    """Le numéro de chaque annexe qui sera écrite."""
    ecrites = [cle for cle in profil.annexes if a_dire(document, cle)]
    return {cle: rang for rang, cle in enumerate(ecrites, start=1)}


def dresser(
    document: DocumentCharte,
    numeros: Mapping[str, int],
    signets: Mapping[str, str],
    *,
    renvois: bool,
) -> Iterator[Element]:
    """Les annexes de `numeros`, l’une après l’autre."""
    for cle, numero in numeros.items():
        titre = f"Annexe\u00a0{numero} — {ANNEXES[cle]}"
        yield Intitule(1, titre, f"annexe_{numero}", annexe=True)
        match cle:
            case "divergences":
                yield from _divergences(document)
            case "amendements":
                yield from pieces.amendements(document)
            case "usages":
                yield from pieces.usages(document)
            case "grille":
                yield from pieces.grille(document)
            case "repartitions":
                yield from dresser_repartitions(document, signets)
            case "non-retenus":
                detail = numeros.get("repartitions")
                yield from _non_retenus(document, signets if renvois and detail else {}, detail)
            case "tracabilite":
                yield from tracabilite(document)


def a_dire(document: DocumentCharte, cle: str) -> bool:
    """Vrai si cette annexe aurait quelque chose à dire."""
    match cle:
        case "divergences":
            return any(article.encadres for article in document.articles)
        case "amendements":
            return bool(document.amendements)
        case "usages":
            return bool(document.usages)
        case "grille":
            return bool(document.grille)
        case "repartitions":
            return bool(document.deliberations)
        case "non-retenus":
            return bool(_ecartes(document))
        case _:
            return True


# --- Positions divergentes ---------------------------------------------------------------------


def _divergences(document: DocumentCharte) -> Iterator[Element]:
    yield dire(
        "Ces positions ont été maintenues à l’issue de l’atelier. Elles accompagnent le texte "
        "adopté et n’en changent pas la portée."
    )
    for rang, article in enumerate(document.articles, start=1):
        if article.encadres:
            titre = f"Article\u00a0{article.numero}\u00a0— {article.titre}"
            yield Intitule(2, titre, f"divergences_{rang}")
            yield from article.encadres


# --- Principes non retenus ---------------------------------------------------------------------


def _ecartes(document: DocumentCharte) -> list[Deliberation]:
    return [d for d in document.deliberations if d.issue not in ISSUES_DANS_LA_CHARTE]


def _non_retenus(
    document: DocumentCharte, signets: Mapping[str, str], detail: int | None
) -> Iterator[Element]:
    phrase = "Ces principes ont été débattus et ne donnent pas d’article."
    if detail:
        phrase += f" Le détail des positions est en annexe\u00a0{detail}."
    yield dire(phrase)
    connues = {issue for issue, _ in _NON_RETENUS}
    ecartes = _ecartes(document)
    for rang, (issue, titre) in enumerate(_NON_RETENUS, start=1):
        concernes = [
            d for d in ecartes if d.issue == issue or (issue is None and d.issue not in connues)
        ]
        if concernes:
            yield Intitule(2, titre, f"non_retenus_{rang}")
            yield puces(_non_retenu(d, signets) for d in concernes)


def _non_retenu(deliberation: Deliberation, signets: Mapping[str, str]) -> Ligne:
    signet = signets.get(deliberation.cle)
    titre = Portion(titre_de(deliberation), gras=True, lien=f"#{signet}" if signet else "")
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


def tracabilite(document: DocumentCharte, *, colleges: bool = True) -> Iterator[Element]:
    """Comment le texte est né : date, méthode, règle, effectifs, version, empreinte du journal."""
    trace = document.tracabilite
    degres = ", ".join(degre.libelle for degre in trace.echelle.degres)
    lignes = [
        ("Date de l’atelier", date_en_lettres(trace.date) if trace.date else NON_RENSEIGNE),
        ("Lieu", trace.lieu),
        ("Durée", duree_en_mots(trace.duree_minutes) if trace.duree_minutes else NON_RENSEIGNE),
        ("Participants", str(trace.participants)),
        ("Modèle de départ", trace.modele),
        ("Échelle", f"{trace.echelle.nom}\u00a0: {degres}."),
        ("Règle annoncée", trace.regle),
        (
            "Seuil de confidentialité",
            f"{accorder(trace.seuil, 'réponse', 'réponses')}\u202f; en dessous, rien n’est publié.",
        ),
        ("Journal", accorder(trace.gestes, "geste consigné", "gestes consignés")),
    ]
    version = document.version
    if version is not None:
        figee = f", figée le {date_en_lettres(version.date)}" if version.date else ""
        lignes.insert(5, ("Version", f"{version.etiquette}{figee}"))
    yield Grille(
        "Comment ce texte est né",
        ("Élément", "Valeur"),
        tuple((nom, valeur.strip() or NON_RENSEIGNE) for nom, valeur in lignes),
    )
    if colleges and trace.colleges:
        yield presences(document)
    if version is not None and version.empreinte:
        yield Empreinte("Empreinte de la version (SHA-256)", version.empreinte)
    yield Empreinte("Empreinte du journal (SHA-256)", trace.empreinte_journal.strip() or TIRET)


def presences(document: DocumentCharte) -> Grille:
    """Les présents et les attendus de chaque collège."""
    return Grille(
        "Collèges et effectifs",
        ("Collège", "Présents", "Attendus"),
        tuple(
            (c.nom, str(c.presents), TIRET if c.attendus is None else str(c.attendus))
            for c in document.tracabilite.colleges
        ),
        nombres=range(1, 3),
    )
