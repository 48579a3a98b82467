"""Dresser le plan d’un document : la suite d’éléments que chaque format écrit à sa façon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export import annexes
from charte_studio.export.elements import (
    Alinea,
    Element,
    Intitule,
    IntituleArticle,
    Note,
    Texte,
)
from charte_studio.export.phrases import AUCUN_ARTICLE, provenance
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.redaction.blocs import Paragraphe, Portion, Titre, paragraphe, texte_nu
from charte_studio.redaction.document import Article, Deliberation, DocumentCharte, Section

CLE_PRINCIPES: Final = "principes"
"""La clé d’une section qui présente les principes : les articles viennent sous son titre."""

_AVANT_LES_PRINCIPES: Final = ("preambule", "champ", "objet", "definitions")
"""Débuts de clés des sections qui précèdent les principes dans une charte."""


def dresser(document: DocumentCharte, *, renvois: bool = True) -> tuple[Element, ...]:
    """Le corps puis les annexes, en un seul passage.

    `renvois` : faux pour un format sans ancres, où un lien interne ne mènerait nulle part.
    """
    plan = _Plan(document, renvois)
    return (*plan.corps(), *annexes.dresser(document, plan.signets, renvois=renvois))


@dataclass(slots=True)
class _Plan:
    """Le document et ce qu’il faut retenir en avançant."""

    document: DocumentCharte
    renvois: bool
    signets: dict[str, str] = field(init=False)
    """Le signet, en annexe, de chaque principe débattu."""
    deliberations: dict[str, Deliberation] = field(init=False)
    sections: int = 0
    intitules: int = 0
    articles: int = 0
    niveau: int = 1
    """Niveau du dernier titre écrit : un titre ne descend jamais de deux niveaux d’un coup."""

    def __post_init__(self) -> None:
        debattus = self.document.deliberations
        self.signets = {d.cle: f"principe_{rang}" for rang, d in enumerate(debattus, start=1)}
        self.deliberations = {_cle_nue(d.cle): d for d in debattus}

    def corps(self) -> Iterator[Element]:
        corps = self.document.corps
        if not any(isinstance(partie, Article) for partie in corps):
            yield from self._corps_sans_article()
            return
        ouvert = False
        for partie in corps:
            if isinstance(partie, Article):
                if not ouvert:
                    yield self._ouverture("Principes (suite)" if self.articles else "Principes")
                ouvert = True
                yield from self._article(partie)
            else:
                yield from self._section(partie)
                ouvert = _cle_nue(partie.cle) == CLE_PRINCIPES

    def _corps_sans_article(self) -> Iterator[Element]:
        """Le corps, avec la phrase qui dit qu’aucun principe n’est adopté là où on l’attend."""
        sections = [partie for partie in self.document.corps if isinstance(partie, Section)]
        presente = any(_cle_nue(section.cle) == CLE_PRINCIPES for section in sections)
        dit = False
        for section in sections:
            avant = _cle_nue(section.cle).startswith(_AVANT_LES_PRINCIPES)
            if not (presente or dit or avant):
                yield from self._phrase_sans_article()
                dit = True
            yield from self._section(section)
            if _cle_nue(section.cle) == CLE_PRINCIPES:
                yield Texte(paragraphe(AUCUN_ARTICLE))
                dit = True
        if not dit:
            yield from self._phrase_sans_article()

    def _phrase_sans_article(self) -> Iterator[Element]:
        yield self._ouverture("Principes")
        yield Texte(paragraphe(AUCUN_ARTICLE))

    def _ouverture(self, titre: str) -> Intitule:
        self.sections += 1
        self.niveau = 1
        return Intitule(1, sur_une_ligne(titre) or "Sans titre", f"section_{self.sections}")

    def _section(self, section: Section) -> Iterator[Element]:
        yield self._ouverture(section.titre)
        for bloc in section.blocs:
            if isinstance(bloc, Titre):
                yield from self._titre(bloc, sous=1)
            else:
                yield Texte(bloc)

    def _article(self, article: Article) -> Iterator[Element]:
        self.articles += 1
        self.niveau = 2
        titre = sur_une_ligne(article.titre) or "Sans titre"
        yield IntituleArticle(article.numero, titre, f"article_{self.articles}")
        rang = 0
        for bloc in article.blocs:
            if isinstance(bloc, Paragraphe):
                rang += 1
                yield Alinea(article.numero, rang, bloc.portions)
            elif isinstance(bloc, Titre):
                yield from self._titre(bloc, sous=2)
            else:
                yield Texte(bloc, dans_article=True)
        yield self._provenance(article)
        yield from article.encadres

    def _titre(self, titre: Titre, *, sous: int) -> Iterator[Intitule]:
        texte = sur_une_ligne(texte_nu(titre.portions))
        if not texte:
            return
        self.niveau = min(sous + titre.niveau, self.niveau + 1, 3)
        self.intitules += 1
        yield Intitule(self.niveau, texte, f"intitule_{self.intitules}")

    def _provenance(self, article: Article) -> Note:
        deliberation = self.deliberations.get(_cle_nue(article.cle))
        phrase = provenance(article, deliberation)
        if deliberation is None:
            return Note((Portion(f"{phrase}."),), dans_article=True)
        lien = f"#{self.signets[deliberation.cle]}" if self.renvois else ""
        renvoi = Portion("positions et arguments en annexe\u00a01", lien=lien)
        return Note((Portion(f"{phrase} · "), renvoi, Portion(".")), dans_article=True)


def _cle_nue(cle: str) -> str:
    """La clé sans sa sorte : « principe:transparence » et « transparence » sont le même."""
    return cle.rpartition(":")[2]
