"""Dresser le plan d’un document : la suite d’éléments que chaque format écrit à sa façon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export import annexes, pieces
from charte_studio.export.elements import (
    Alinea,
    Element,
    Intitule,
    IntituleArticle,
    Note,
    Texte,
)
from charte_studio.export.phrases import AUCUN_ARTICLE, AUCUNE_REGLE, provenance
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.export.profils import PROFILS, Profil
from charte_studio.export.remarques import commentaires_de
from charte_studio.export.renvois import Renvois
from charte_studio.export.seance import dresser_seance
from charte_studio.redaction.blocs import Bloc, Paragraphe, Portion, Titre, paragraphe, texte_nu
from charte_studio.redaction.document import Article, Deliberation, DocumentCharte, Section
from charte_studio.redaction.pieces import Commentaire
from charte_studio.redaction.signets import cle_nue

CLE_PRINCIPES: Final = "principes"
"""La clé d’une section qui présente les principes : les articles viennent sous son titre."""

_AVANT_LES_PRINCIPES: Final = ("preambule", "champ", "objet", "definitions")
"""Débuts de clés des sections qui précèdent les principes dans une charte."""


def dresser(
    document: DocumentCharte,
    profil: Profil = PROFILS["projet"],
    *,
    renvois: bool = True,
    notes: bool = False,
) -> tuple[Element, ...]:
    """Ce que le profil veut, dans l’ordre où on le lit, en un seul passage.

    `renvois` : faux pour un format sans ancres, où un lien interne ne mènerait nulle part ;
    `notes` : vrai pour un format qui a des notes de bas de page.
    """
    plan = _Plan(document, profil, renvois)
    return tuple(plan.elements(notes=notes))


@dataclass(slots=True)
class _Plan:
    """Le document et ce qu’il faut retenir en avançant."""

    document: DocumentCharte
    profil: Profil
    renvois: bool
    signets: dict[str, str] = field(init=False)
    """Le signet de chaque principe débattu."""
    deliberations: dict[str, Deliberation] = field(init=False)
    annexes: dict[str, int] = field(init=False)
    """Le numéro de chaque annexe."""
    liens: Renvois = field(init=False)
    sections: int = 0
    intitules: int = 0
    articles: int = 0
    niveau: int = 1
    """Niveau du dernier titre écrit : un titre ne descend jamais de deux niveaux d’un coup."""
    sur_page_neuve: bool = False
    """Vrai quand le texte de la charte suit d’autres pièces."""

    def __post_init__(self) -> None:
        debattus = self.document.deliberations
        self.signets = {d.cle: f"principe_{rang}" for rang, d in enumerate(debattus, start=1)}
        self.deliberations = {cle_nue(d.cle): d for d in debattus}
        self.annexes = annexes.numeroter(self.document, self.profil)
        self.liens = Renvois(self.document.articles, actifs=self.renvois)

    def elements(self, *, notes: bool) -> Iterator[Element]:
        if self.profil.seance:
            yield from dresser_seance(self.document, self.signets)
        yield from self._avant_le_texte(notes=notes)
        if self.profil.texte:
            yield from self.corps()
        if self.profil.signature:
            yield from pieces.signature(self.document)
        yield from annexes.dresser(self.document, self.annexes, self.signets, renvois=self.renvois)

    def _avant_le_texte(self, *, notes: bool) -> Iterator[Element]:
        document, profil = self.document, self.profil
        if not profil.garde:
            yield from self._en_une_page()
        elif profil.en_clair and document.en_clair:
            yield from self._piece("La charte en une page", "en_clair", document.en_clair)
        if profil.note_et_circuit and document.note_explicative:
            yield from self._piece("Note explicative", "note", document.note_explicative)
        if profil.note_et_circuit and document.circuit:
            yield from pieces.circuit(document, notes=notes)
            self.sur_page_neuve = True

    def _en_une_page(self) -> Iterator[Element]:
        """L’essentiel, sans titre à lui, et la mention que la garde porterait."""
        document = self.document
        yield from self._blocs(document.en_clair or (paragraphe(AUCUNE_REGLE),))
        if self.profil.mention and document.mention_legale.strip():
            yield Note((Portion(document.mention_legale.strip()),))

    def _piece(self, titre: str, signet: str, blocs: Iterable[Bloc]) -> Iterator[Element]:
        self.sur_page_neuve = True
        self.niveau = 1
        yield Intitule(1, titre, signet, annexe=True)
        yield from self._blocs(blocs)

    def corps(self) -> Iterator[Element]:
        corps = self.document.corps
        if self.profil.signature:
            yield from pieces.formule(self.document)
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
                ouvert = cle_nue(partie.cle) == CLE_PRINCIPES

    def _corps_sans_article(self) -> Iterator[Element]:
        """Le corps, avec la phrase qui dit qu’aucun principe n’est adopté là où on l’attend."""
        sections = [partie for partie in self.document.corps if isinstance(partie, Section)]
        presente = any(cle_nue(section.cle) == CLE_PRINCIPES for section in sections)
        dit = False
        for section in sections:
            avant = cle_nue(section.cle).startswith(_AVANT_LES_PRINCIPES)
            if not (presente or dit or avant):
                yield from self._phrase_sans_article()
                dit = True
            yield from self._section(section)
            if cle_nue(section.cle) == CLE_PRINCIPES:
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
        neuve, self.sur_page_neuve = self.sur_page_neuve, False
        return Intitule(
            1, sur_une_ligne(titre) or "Sans titre", f"section_{self.sections}", annexe=neuve
        )

    def _section(self, section: Section) -> Iterator[Element]:
        yield self._ouverture(section.titre)
        yield from self._blocs(section.blocs)

    def _blocs(self, blocs: Iterable[Bloc]) -> Iterator[Element]:
        for bloc in self.liens.relier(blocs):
            if isinstance(bloc, Titre):
                yield from self._titre(bloc, sous=1)
            else:
                yield Texte(bloc)

    def _article(self, article: Article) -> Iterator[Element]:
        self.articles += 1
        self.niveau = 2
        titre = sur_une_ligne(article.titre) or "Sans titre"
        deliberation = self.deliberations.get(cle_nue(article.cle))
        yield IntituleArticle(
            article.numero,
            titre,
            self.liens.signet(article),
            self._commentaires(article, deliberation),
            len(article.commentaires),
        )
        rang = 0
        for bloc in self.liens.relier(article.blocs):
            if isinstance(bloc, Paragraphe):
                rang += 1
                yield Alinea(article.numero, rang, bloc.portions)
            elif isinstance(bloc, Titre):
                yield from self._titre(bloc, sous=2)
            else:
                yield Texte(bloc, dans_article=True)
        if self.profil.provenance:
            yield self._provenance(article, deliberation)
        if self.profil.encadres:
            yield from article.encadres

    def _commentaires(
        self, article: Article, deliberation: Deliberation | None
    ) -> tuple[Commentaire, ...]:
        if not self.profil.commentaires:
            return ()
        return (*commentaires_de(self.document, article, deliberation), *article.commentaires)

    def _titre(self, titre: Titre, *, sous: int) -> Iterator[Intitule]:
        texte = sur_une_ligne(texte_nu(titre.portions))
        if not texte:
            return
        self.niveau = min(sous + titre.niveau, self.niveau + 1, 3)
        self.intitules += 1
        yield Intitule(self.niveau, texte, f"intitule_{self.intitules}")

    def _provenance(self, article: Article, deliberation: Deliberation | None) -> Note:
        phrase = provenance(article, deliberation)
        annexe = self.annexes.get("repartitions")
        if deliberation is None or annexe is None:
            return Note((Portion(f"{phrase}."),), dans_article=True)
        lien = f"#{self.signets[deliberation.cle]}" if self.renvois else ""
        renvoi = Portion(f"débat en annexe\u00a0{annexe}", lien=lien)
        return Note((Portion(f"{phrase} · "), renvoi, Portion(".")), dans_article=True)
