"""Le plan de la charte : ses parties dans l’ordre, ce que l’atelier assemble, ce qu’on retouche."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from charte_studio.atelier.lectures.commun import InfoAtelier, lire_atelier
from charte_studio.atelier.lectures.explorer import lire_registre
from charte_studio.atelier.schema import (
    Article,
    Decision,
    Formulation,
    Objection,
    Principe,
    Section,
)
from charte_studio.domaine.articles import numeros_des_articles, ordre_des_articles, se_suivent
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE, THEMES
from charte_studio.redaction.assemblage import texte_d_article, texte_de_section
from charte_studio.redaction.comparaison_charte import Partie
from charte_studio.redaction.phrases import CHAMP
from charte_studio.redaction.usages import porte_des_usages, usages_en_markdown

A_COMPLETER: Final = CHAMP
"""Ce qu’un modèle laisse à la personne qui rédige : « [à compléter : date de la revoyure] »."""
CLE_USAGES: Final = "usages"
"""La section où vont les usages quand aucune du modèle n’en porte le tableau."""
_TITRE_USAGES: Final = "Usages admis, sous conditions et exclus"


@dataclass(frozen=True, slots=True)
class PartieLue:
    """Une partie de la charte, telle qu’on la retouche."""

    cle: str
    """`section:preambule` ou `principe:transparence` : stable, et unique dans la charte."""
    titre: str
    numero: int | None
    """Le numéro d’article, `None` pour une section."""
    principe_id: int | None
    section_id: int | None
    """`None` pour un article, et pour des usages que nulle section ne porte encore."""
    texte: str
    """Le texte courant, Markdown."""
    assemble: str
    """Le texte tel que l’atelier l’assemblerait sans retouche."""
    base: str
    """Le texte assemblé dont la retouche est partie ; l’assemblé sans retouche."""
    retouche: bool
    issue: str | None
    objections_maintenues: int

    @property
    def base_depassee(self) -> bool:
        """Vrai si l’assemblage a changé depuis la retouche."""
        return self.retouche and self.base != self.assemble


@dataclass(frozen=True, slots=True)
class PlanCharte:
    info: InfoAtelier
    parties: tuple[PartieLue, ...]
    ouverture: int
    """Nombre de sections avant les articles."""
    non_tranches: int
    """Principes à l’ordre du jour qui attendent une décision."""
    themes_traites: frozenset[str]
    numeros_figes: bool
    """Vrai si un article porte le numéro d’une version figée."""
    ordre_change: bool
    """Vrai si les articles ne suivent pas l’ordre du jour."""

    @property
    def articles(self) -> int:
        """Le nombre d’articles."""
        return sum(partie.numero is not None for partie in self.parties)

    @property
    def a_renumeroter(self) -> bool:
        """Vrai si les numéros ne se suivent pas de 1 au dernier."""
        return not se_suivent([p.numero for p in self.parties if p.numero is not None])

    @property
    def themes_absents(self) -> tuple[str, ...]:
        """Les libellés des thèmes dont aucun article ne parle."""
        return tuple(nom for cle, nom in THEMES.items() if cle not in self.themes_traites)

    def partie(self, cle: str) -> PartieLue | None:
        """La partie de cette clé, si elle est dans la charte."""
        return next((partie for partie in self.parties if partie.cle == cle), None)

    def a_comparer(self) -> tuple[Partie, ...]:
        """Les parties telles qu’une version les fige et qu’on les compare."""
        return tuple(Partie(p.cle, p.numero, p.titre, p.texte) for p in self.parties)

    @property
    def champs(self) -> int:
        """Combien de champs « à compléter » restent dans toute la charte."""
        return sum(len(champs_a_completer(partie.texte)) for partie in self.parties)


def champs_a_completer(texte: str) -> tuple[tuple[int, int], ...]:
    """Où commence et où finit chaque « [à compléter : …] » du texte.

    >>> champs_a_completer("Le [à compléter : date].")
    ((3, 23),)
    """
    return tuple(trouve.span() for trouve in A_COMPLETER.finditer(texte))


Retouches = dict[tuple[int | None, int | None], tuple[str, str]]
"""Par principe ou par section : le texte retouché, et l’assemblé dont il est parti."""


def lire_plan(connexion: Connection) -> PlanCharte:
    """Les parties de la charte dans l’ordre : sections, articles, sections.

    Aucune position n’est comptée : le plan se relit à chaque retouche.
    """
    retouches: Retouches = {
        (principe_id, section_id): (texte, base)
        for principe_id, section_id, texte, base in connexion.execute(
            select(Article.principe_id, Article.section_id, Article.texte, Article.base)
        )
    }
    principes = connexion.execute(_requete_principes()).all()
    adoptes = [p for p in principes if p.issue in ISSUES_DANS_LA_CHARTE]
    ordre = ordre_des_articles([p.rang_article for p in adoptes])
    ranges = [adoptes[rang] for rang in ordre]
    dernier = connexion.execute(select(func.max(Principe.numero_article))).scalar() or 0
    numeros = numeros_des_articles([p.numero_article for p in ranges], dernier=dernier)
    avant, apres = _lire_sections(connexion, retouches)
    articles = [
        _partie_article(principe, numero, retouches.get((principe.id, None)))
        for principe, numero in zip(ranges, numeros, strict=True)
    ]
    return PlanCharte(
        info=lire_atelier(connexion),
        parties=(*avant, *articles, *apres),
        ouverture=len(avant),
        non_tranches=sum(p.issue is None for p in principes),
        themes_traites=frozenset(p.theme for p in adoptes if p.theme),
        numeros_figes=any(p.numero_article is not None for p in ranges),
        ordre_change=list(ordre) != sorted(ordre),
    )


def _requete_principes() -> Select[Any]:
    """Les principes à l’ordre du jour, leur issue, le texte retenu, leurs objections maintenues."""
    maintenues = (
        select(func.count(Objection.id))
        .where(Objection.principe_id == Principe.id, Objection.etat == "maintenue")
        .scalar_subquery()
    )
    return (
        select(
            Principe.id,
            Principe.cle,
            Principe.titre,
            Principe.theme,
            Principe.numero_article,
            Principe.rang_article,
            Decision.issue,
            func.coalesce(Formulation.texte, "").label("formulation"),
            maintenues.label("maintenues"),
        )
        .outerjoin(Decision, Decision.principe_id == Principe.id)
        .outerjoin(Formulation, Formulation.id == Decision.formulation_id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )


def _partie_article(principe: Row[Any], numero: int, retouche: tuple[str, str] | None) -> PartieLue:
    assemble = texte_d_article(principe.formulation)
    return PartieLue(
        cle=f"principe:{principe.cle}",
        titre=principe.titre,
        numero=numero,
        principe_id=principe.id,
        section_id=None,
        texte=retouche[0] if retouche else assemble,
        assemble=assemble,
        base=retouche[1] if retouche else assemble,
        retouche=retouche is not None,
        issue=principe.issue,
        objections_maintenues=principe.maintenues,
    )


# --- les sections -------------------------------------------------------------------------------


def _lire_sections(
    connexion: Connection, retouches: Retouches
) -> tuple[list[PartieLue], list[PartieLue]]:
    """Les sections d’avant et d’après les articles, les usages de la salle à leur place."""
    sections = connexion.execute(_requete_sections()).all()
    registre = lire_registre(connexion)
    usages = usages_en_markdown(registre).strip()
    porteuse = _porteuse(sections) if usages else None
    cotes: tuple[list[PartieLue], list[PartieLue]] = ([], [])
    for section in sections:
        ajoutes = usages if section.id == porteuse else ""
        if not section.texte.strip() and section.cle == CLE_USAGES and not ajoutes:
            continue  # la salle est revenue sur tous ses verdicts : il n’y a plus rien à dire
        assemble = texte_de_section(section.texte, ajoutes)
        cotes[not section.avant].append(
            _partie_section(section, assemble, retouches.get((None, section.id)))
        )
    if usages and porteuse is None:
        cotes[1].insert(0, _usages_sans_section(usages))
    return cotes


def _requete_sections() -> Select[int, str, str, str, bool]:
    return select(Section.id, Section.cle, Section.titre, Section.texte, Section.avant).order_by(
        Section.avant.desc(), Section.rang, Section.id
    )


def _porteuse(sections: Sequence[Row[int, str, str, str, bool]]) -> int | None:
    """La section dont les usages de la salle remplacent ou suivent le texte."""

    def candidates() -> Iterator[int]:
        yield from (s.id for s in sections if porte_des_usages(s.texte))
        yield from (s.id for s in sections if s.cle == CLE_USAGES)

    return next(candidates(), None)


def _partie_section(
    section: Row[int, str, str, str, bool], assemble: str, retouche: tuple[str, str] | None
) -> PartieLue:
    return PartieLue(
        cle=f"section:{section.cle}",
        titre=section.titre,
        numero=None,
        principe_id=None,
        section_id=section.id,
        texte=retouche[0] if retouche else assemble,
        assemble=assemble,
        base=retouche[1] if retouche else assemble,
        retouche=retouche is not None,
        issue=None,
        objections_maintenues=0,
    )


def _usages_sans_section(usages: str) -> PartieLue:
    """Les usages qu’aucune section ne porte : la première retouche leur en donne une."""
    return PartieLue(
        cle=f"section:{CLE_USAGES}",
        titre=_TITRE_USAGES,
        numero=None,
        principe_id=None,
        section_id=None,
        texte=usages,
        assemble=usages,
        base=usages,
        retouche=False,
        issue=None,
        objections_maintenues=0,
    )
