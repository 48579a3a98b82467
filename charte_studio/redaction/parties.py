"""La charte telle que la lisent les contrôles : parties, passages, phrases, et leur index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Liste,
    Paragraphe,
    Separateur,
    Tableau,
    Titre,
    texte_nu,
)
from charte_studio.redaction.document import Article, DocumentCharte
from charte_studio.redaction.lexique import Index, mots
from charte_studio.redaction.phrases import CHAMP, decouper_phrases


@dataclass(frozen=True, slots=True)
class Partie:
    """Une section ou un article, en texte nu."""

    cle: str
    titre: str
    numero: int | None
    """`None` pour une section."""
    passages: tuple[str, ...]
    """Un paragraphe, un élément de liste, une cellule : ce qu’aucune phrase ne traverse."""
    blocs: tuple[Bloc, ...]

    @property
    def nom(self) -> str:
        """« l’article 6 », « la section « Révision » »."""
        return (
            f"l’article {self.numero}" if self.numero else f"la section «\u00a0{self.titre}\u00a0»"
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """Une phrase et la partie qui la contient."""

    texte: str
    partie: Partie
    titre: bool = False
    """Vrai pour le titre de la partie, qui se cherche comme une phrase."""

    @property
    def a_completer(self) -> bool:
        return CHAMP.search(self.texte) is not None


@dataclass(frozen=True, slots=True)
class TexteIndexe:
    """Le corps de la charte, prêt à être interrogé."""

    parties: tuple[Partie, ...]
    phrases: tuple[Phrase, ...]
    index: Index
    """Sur `phrases`, champs à compléter ôtés : ce qui n’est pas écrit n’est pas dit."""

    @property
    def articles(self) -> tuple[Partie, ...]:
        return tuple(partie for partie in self.parties if partie.numero is not None)


def indexer(document: DocumentCharte) -> TexteIndexe:
    """Le texte des sections et des articles ; ni encadrés, ni annexes."""
    parties = tuple(
        Partie(
            cle=partie.cle,
            titre=partie.titre,
            numero=partie.numero if isinstance(partie, Article) else None,
            passages=tuple(p for p in passages(partie.blocs) if p.strip()),
            blocs=partie.blocs,
        )
        for partie in document.corps
    )
    phrases = tuple(phrase for partie in parties for phrase in _phrases(partie))
    return TexteIndexe(
        parties, phrases, Index(mots(CHAMP.sub(" ", phrase.texte)) for phrase in phrases)
    )


def _phrases(partie: Partie) -> Iterator[Phrase]:
    if partie.titre.strip():
        yield Phrase(partie.titre, partie, titre=True)
    for passage in partie.passages:
        yield from (Phrase(phrase, partie) for phrase in decouper_phrases(passage))


def passages(blocs: Iterable[Bloc]) -> Iterator[str]:
    """Le texte nu de chaque paragraphe, élément de liste ou cellule ; ni code, ni intertitre."""
    for bloc in blocs:
        match bloc:
            case Paragraphe():
                yield texte_nu(bloc.portions).replace("\n", " ")
            case Liste():
                for element in bloc.elements:
                    yield from passages(element)
            case Citation():
                yield from passages(bloc.blocs)
            case Tableau():
                for rangee in (bloc.entete, *bloc.lignes):
                    yield from (texte_nu(cellule).replace("\n", " ") for cellule in rangee)
            case Code() | Titre() | Separateur():
                pass
