"""Ce que montre Transmettre : le document tel qu’il partira, et ce qui lui manque encore."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.redaction.champs import champs_laisses
from charte_studio.redaction.document import Article, DocumentCharte


@dataclass(frozen=True, slots=True)
class ChampACompleter:
    """Un « [à compléter : …] » resté dans le texte."""

    quoi: str
    """Ce qu’il faut écrire, vide quand le texte ne le dit pas."""
    ou: str
    """« Article 3 — Transparence », ou le titre de la section."""


@dataclass(frozen=True, slots=True)
class Transmission:
    """Le document assemblé et son compte."""

    document: DocumentCharte
    articles: int
    encadres: int
    """Positions divergentes imprimées à côté d’un article."""
    non_retenus: int
    """Principes renvoyés au dialogue social ou écartés."""
    a_trancher: int
    sans_relecture: int
    """Suggestions appliquées sans qu’une personne les relise."""
    a_completer: tuple[ChampACompleter, ...]


def lire_transmission(connexion: Connection) -> Transmission:
    """Assemble la charte et compte ce qui sera transmis."""
    return resumer(assembler(connexion))


def resumer(document: DocumentCharte) -> Transmission:
    """Le compte de ce que porte un document."""
    issues = [deliberation.issue for deliberation in document.deliberations]
    return Transmission(
        document=document,
        articles=len(document.articles),
        encadres=sum(len(article.encadres) for article in document.articles),
        non_retenus=sum(i is not None and i not in ISSUES_DANS_LA_CHARTE for i in issues),
        a_trancher=sum(issue is None for issue in issues),
        sans_relecture=sum(d.automatique for d in document.deliberations),
        a_completer=tuple(_champs(document)),
    )


def _champs(document: DocumentCharte) -> Iterator[ChampACompleter]:
    for champ in champs_laisses(document):
        ou = f"{champ.cadre[:1].upper()}{champ.cadre[1:]}"
        if champ.partie is not None:
            ou = champ.partie.titre
        if isinstance(champ.partie, Article):
            ou = f"Article\u00a0{champ.partie.numero}\u00a0— {ou}"
        yield ChampACompleter(champ.quoi, ou)
