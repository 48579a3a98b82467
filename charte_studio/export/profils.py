"""Les documents que l’on transmet : ce que chacun contient et comment il se présente."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.redaction.champs import champs_laisses
from charte_studio.redaction.document import DocumentCharte
from charte_studio.socle.erreurs import Refus

ANNEXES: Final[dict[str, str]] = {
    "divergences": "Positions divergentes",
    "amendements": "Tableau des amendements",
    "usages": "Registre des usages et des outils",
    "grille": "Grille de lecture en quatorze points",
    "repartitions": "Répartitions avant et après débat",
    "non-retenus": "Principes non retenus",
    "tracabilite": "Traçabilité",
}
"""Les annexes possibles, dans l’ordre où elles viennent."""

_CITES: Final = 3
"""Au-delà, les champs restés à compléter sont comptés plutôt que cités."""


@dataclass(frozen=True, slots=True)
class Profil:
    """Un document à transmettre."""

    cle: str
    libelle: str
    statut: str = ""
    """Ce que disent la garde et l’en-tête ; vide pour le statut du document."""
    titre: str = ""
    """Le titre de garde à la place de celui de la charte, qui passe dessous."""
    texte: bool = True
    """Vrai si le texte de la charte y est."""
    en_clair: bool = False
    note_et_circuit: bool = False
    seance: bool = False
    """Vrai pour ce qui raconte la séance : présences, déroulé, synthèse, décisions."""
    signature: bool = False
    annexes: tuple[str, ...] = ()
    """Clés de `ANNEXES`."""
    encadres: bool = True
    """Les positions divergentes sous leur article."""
    provenance: bool = True
    """D’où vient chaque article, en une ligne."""
    commentaires: bool = False
    """Répartition, réserves et objections en commentaires ancrés."""
    lignes_numerotees: bool = False
    marge_large: bool = False
    filigrane: str = ""
    mention: bool = True
    """La mention de ce que le texte ne vaut pas."""
    graphiques: bool = False
    """Les positions en images, dessinées à l’écriture si le document n’en porte pas."""
    garde: bool = True
    """Une page de garde et un sommaire ; faux pour ce qui tient sur une page."""


_TOUTES: Final = ("repartitions", "non-retenus", "tracabilite")

PROFILS: Final[dict[str, Profil]] = {
    profil.cle: profil
    for profil in (
        Profil(
            "projet",
            "Projet pour relecture",
            en_clair=True,
            annexes=_TOUTES,
            commentaires=True,
            lignes_numerotees=True,
            marge_large=True,
            filigrane="PROJET",
        ),
        Profil(
            "consultation",
            "Dossier de consultation",
            statut="Projet en consultation",
            en_clair=True,
            note_et_circuit=True,
            annexes=("amendements", "usages", "grille", *_TOUTES),
            commentaires=True,
            lignes_numerotees=True,
            filigrane="PROJET",
        ),
        Profil(
            "adoptee",
            "Charte adoptée",
            statut="Adoptée",
            signature=True,
            annexes=("divergences",),
            encadres=False,
            provenance=False,
            mention=False,
        ),
        Profil(
            "compte-rendu",
            "Compte rendu d’atelier",
            statut="Compte rendu",
            titre="Compte rendu d’atelier",
            texte=False,
            seance=True,
            graphiques=True,
        ),
        Profil(
            "une-page",
            "En une page",
            texte=False,
            en_clair=True,
            garde=False,
        ),
    )
}


def profil_de(cle: str) -> Profil:
    """Le profil de cette clé. Lève `Refus` si elle est inconnue."""
    profil = PROFILS.get(cle)
    if profil is None:
        raise Refus(
            f"Le profil «\u00a0{cle}\u00a0» n’existe pas\u00a0: choisissez "
            f"{enumerer(list(PROFILS))}."
        )
    return profil


def refuser_si_inacheve(document: DocumentCharte) -> None:
    """Lève `Refus` si le texte ne peut pas être écrit comme adopté : champs restés à compléter,
    contrôles bloquants, aucun article."""
    raisons = list(document.bloquants)
    champs = champs_a_completer(document)
    if champs:
        cites = enumerer([f"«\u00a0{champ}\u00a0»" for champ in champs[:_CITES]])
        reste = f"{accorder(len(champs), 'champ reste', 'champs restent')} à compléter"
        raisons.insert(0, f"{reste}, dont {cites}" if len(champs) > _CITES else f"{reste}, {cites}")
    if not document.articles:
        raisons.append("aucun principe n’est adopté, la charte n’a pas d’article")
    if raisons:
        quoi = "\u202f; ".join(raison.strip().rstrip(".") for raison in raisons)
        raise Refus(
            f"La charte ne peut pas encore être écrite comme adoptée\u00a0: {quoi}. "
            "Corrigez-les dans Rédiger, ou transmettez un projet."
        )


def champs_a_completer(document: DocumentCharte) -> tuple[str, ...]:
    """Les « [à compléter : …] » qui interdisent d’adopter, dans l’ordre ; ce que l’on écrit à la
    main en signant n’en est pas."""
    return tuple(" ".join(champ.ecrit.split()) for champ in champs_laisses(document))


def annexes_choisies(profil: Profil, voulues: Iterable[str] | None) -> tuple[str, ...]:
    """Les annexes à écrire, dans l’ordre : celles qu’on veut, sinon celles du profil.

    Lève `Refus` pour une annexe inconnue.
    """
    if voulues is None:
        return profil.annexes
    choisies = set(voulues)
    inconnues = sorted(choisies - set(ANNEXES))
    if inconnues:
        raise Refus(
            f"L’annexe «\u00a0{inconnues[0]}\u00a0» n’existe pas\u00a0: choisissez parmi "
            f"{enumerer(list(ANNEXES))}."
        )
    return tuple(cle for cle in ANNEXES if cle in choisies)
