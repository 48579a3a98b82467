"""Les pièces d’un dossier : note et circuit, amendements, registre, grille, signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.export.elements import Element, Formule, Grille, Intitule, Signature
from charte_studio.export.phrases import TIRET
from charte_studio.export.repartitions import dire
from charte_studio.redaction.champs import quoi_completer
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.phrases import CHAMP
from charte_studio.redaction.pieces import ETATS_GRILLE

POINTILLES: Final = "…" * 12
"""La place d’un mot à écrire à la main."""


def circuit(document: DocumentCharte, *, notes: bool) -> Iterator[Element]:
    """Les étapes avant l’adoption, chacune avec ses pièces ; les sources en notes, ou dans une
    colonne quand le format n’a pas de notes."""
    yield Intitule(1, "Circuit et pièces à remettre", "circuit", annexe=True)
    if document.forme:
        yield dire(
            f"La forme visée est\u00a0: {document.forme}. Voici les étapes qu’elle demande avant "
            "l’adoption et les pièces à remettre à chacune. Les délais se vérifient avec "
            "l’instance."
        )
    entete: tuple[str, ...] = ("Étape", "Pièces à remettre", "Délai")
    lignes: tuple[tuple[str, ...], ...] = tuple(
        (f"{rang}. {etape.etape}", "\u202f; ".join(etape.pieces) or TIRET, etape.delai or TIRET)
        for rang, etape in enumerate(document.circuit, start=1)
    )
    sources = tuple(etape.source for etape in document.circuit)
    if not notes and any(sources):
        entete = (*entete, "Source")
        lignes = tuple(
            (*ligne, source or TIRET) for ligne, source in zip(lignes, sources, strict=True)
        )
        sources = ()
    yield Grille("Étapes avant l’adoption", entete, lignes, sources=sources)


def amendements(document: DocumentCharte) -> Iterator[Element]:
    """Le tableau des amendements."""
    nombre = len(document.amendements)
    ouverts = sum(not amendement.decision for amendement in document.amendements)
    phrase = f"{accorder(nombre, 'amendement proposé', 'amendements proposés')}"
    phrase += f", dont {ouverts} à discuter." if ouverts else "."
    yield dire(phrase)
    yield Grille(
        "Amendements proposés et suite donnée",
        ("N°", "Article", "Texte d’origine", "Texte proposé", "Auteur", "Motif", "Décision",
         "Vote"),
        tuple(
            (
                str(a.numero),
                _liee(a.article) or TIRET,
                a.origine or "(ajout)",
                a.propose or "(suppression)",
                a.auteur or TIRET,
                a.motif or TIRET,
                a.decision or "À\u00a0discuter",
                a.vote or TIRET,
            )
            for a in document.amendements
        ),
        paysage=True,
    )  # fmt: skip


def usages(document: DocumentCharte) -> Iterator[Element]:
    """Le registre des usages et des outils."""
    yield dire(
        "Les usages recensés en atelier, avec le verdict du groupe et ses conditions. Ce registre "
        "se tient à jour\u00a0: un outil qui n’y est pas n’a pas été examiné."
    )
    yield Grille(
        "Usages et outils recensés",
        ("Outil", "Tâche", "Données", "Fréquence", "Verdict", "Conditions"),
        tuple(
            tuple(
                cellule.strip() or TIRET
                for cellule in (u.outil, u.tache, u.donnees, u.frequence, u.verdict, u.conditions)
            )
            for u in document.usages
        ),
        paysage=True,
    )


def grille(document: DocumentCharte) -> Iterator[Element]:
    """La grille de lecture : ce qui est présent, ce qui manque, et où le lire."""
    comptes = [
        accorder(nombre, *_ACCORDS[etat])
        for etat in ETATS_GRILLE
        if (nombre := sum(point.etat == etat for point in document.grille))
    ]
    yield dire(
        "Ce que représentants du personnel et directions cherchent d’abord dans une charte. "
        f"Sur {accorder(len(document.grille), 'point', 'points')}\u00a0: {enumerer(comptes)}."
    )
    yield Grille(
        "Grille de lecture",
        ("Point", "État", "Où", "Commentaire"),
        tuple(
            (
                f"{rang}. {point.titre}",
                ETATS_GRILLE.get(point.etat, point.etat or TIRET),
                _liee(point.ou) or TIRET,
                point.commentaire or TIRET,
            )
            for rang, point in enumerate(document.grille, start=1)
        ),
    )


def _liee(reference: str) -> str:
    """« Article 4 » sur une seule ligne."""
    return reference.strip().replace("Article ", "Article\u00a0")


_ACCORDS: Final = {
    "present": ("présent", "présents"),
    "absent": ("absent", "absents"),
    "insuffisant": ("insuffisant", "insuffisants"),
}


def signature(document: DocumentCharte) -> Iterator[Element]:
    """Le bloc à signer, ses champs laissés à la main."""
    lignes = tuple(a_la_main(ligne) for ligne in document.signature if ligne.strip())
    if lignes:
        yield Signature(lignes)


def a_la_main(ligne: str) -> str:
    """La ligne dont chaque « [à compléter : …] » devient des pointillés.

    >>> a_la_main("Fait à [à compléter : lieu]")
    'Fait à …………………………………………………'
    """
    seul = CHAMP.fullmatch(ligne.strip())
    if seul and (dit := quoi_completer(seul[0])):
        return f"{dit[:1].upper()}{dit[1:]}\u00a0: {POINTILLES}"
    return CHAMP.sub(POINTILLES, ligne)


def formule(document: DocumentCharte) -> Iterator[Element]:
    """La phrase qui ouvre le texte, selon la forme."""
    if document.formule.strip():
        yield Formule(a_la_main(document.formule.strip()))
