"""Ce que montre Rédiger : la charte assemblée, article par article, et d’où elle vient."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from charte_studio.atelier.lectures.commun import (
    InfoAtelier,
    compter_inscrits,
    lire_atelier,
    lire_colleges,
)
from charte_studio.atelier.lectures.decider import LigneDecision, lire_decisions
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import lire_contributions, lire_objections
from charte_studio.atelier.schema import Article as ArticleRetouche
from charte_studio.atelier.schema import (
    Decision,
    Formulation,
    LigneJournal,
    Objection,
    Principe,
    Section,
)
from charte_studio.domaine.vocabulaire import (
    CADRES,
    FORMES,
    ISSUES_DANS_LA_CHARTE,
    NIVEAUX,
    RANGS_TOUR,
    THEMES,
)
from charte_studio.redaction import document as doc
from charte_studio.redaction.markdown import assainir, lire_blocs

A_COMPLETER: Final = re.compile(r"\[à compléter\b[^\[\]]*\]", re.IGNORECASE)
"""Ce qu’un modèle laisse à la personne qui rédige : « [à compléter : date de la revoyure] »."""


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
    texte: str
    """Le texte courant, Markdown."""
    assemble: str
    """Le texte tel que l’atelier l’assemblerait sans retouche."""
    retouche: bool
    base_depassee: bool
    """Vrai si l’assemblage a changé depuis la retouche."""
    issue: str | None
    objections_maintenues: int


@dataclass(frozen=True, slots=True)
class PlanCharte:
    info: InfoAtelier
    parties: tuple[PartieLue, ...]
    ouverture: int
    """Nombre de sections avant les articles."""
    non_tranches: int
    """Principes à l’ordre du jour qui attendent une décision."""
    themes_traites: frozenset[str]

    @property
    def articles(self) -> int:
        """Le nombre d’articles."""
        return sum(partie.numero is not None for partie in self.parties)

    @property
    def themes_absents(self) -> tuple[str, ...]:
        """Les libellés des thèmes dont aucun article ne parle."""
        return tuple(nom for cle, nom in THEMES.items() if cle not in self.themes_traites)


def lire_plan(connexion: Connection) -> PlanCharte:
    """Les parties de la charte dans l’ordre : sections, articles, sections.

    Aucune position n’est comptée : le plan se relit à chaque retouche.
    """
    retouches = {
        (principe_id, section_id): (texte, base)
        for principe_id, section_id, texte, base in connexion.execute(
            select(
                ArticleRetouche.principe_id,
                ArticleRetouche.section_id,
                ArticleRetouche.texte,
                ArticleRetouche.base,
            )
        )
    }
    sections = connexion.execute(
        select(Section.id, Section.cle, Section.titre, Section.texte, Section.avant).order_by(
            Section.avant.desc(), Section.rang
        )
    ).all()
    principes = connexion.execute(_requete_principes()).all()

    def partie_section(section: Row[int, str, str, str, bool]) -> PartieLue:
        retouche = retouches.get((None, section.id))
        return PartieLue(
            f"section:{section.cle}",
            section.titre,
            None,
            None,
            section.id,
            retouche[0] if retouche else section.texte,
            section.texte,
            retouche is not None,
            retouche is not None and retouche[1] != section.texte,
            None,
            0,
        )

    adoptes = [p for p in principes if p.issue in ISSUES_DANS_LA_CHARTE]
    parties = [partie_section(s) for s in sections if s.avant]
    for numero, principe in enumerate(adoptes, start=1):
        parties.append(_partie_article(principe, numero, retouches.get((principe.id, None))))
    parties += [partie_section(s) for s in sections if not s.avant]
    return PlanCharte(
        info=lire_atelier(connexion),
        parties=tuple(parties),
        ouverture=sum(s.avant for s in sections),
        non_tranches=sum(p.issue is None for p in principes),
        themes_traites=frozenset(p.theme for p in adoptes if p.theme),
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
            Decision.issue,
            func.coalesce(Formulation.texte, "").label("assemble"),
            maintenues.label("maintenues"),
        )
        .outerjoin(Decision, Decision.principe_id == Principe.id)
        .outerjoin(Formulation, Formulation.id == Decision.formulation_id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )


def _partie_article(principe: Row[Any], numero: int, retouche: tuple[str, str] | None) -> PartieLue:
    return PartieLue(
        f"principe:{principe.cle}",
        principe.titre,
        numero,
        principe.id,
        None,
        retouche[0] if retouche else principe.assemble,
        principe.assemble,
        retouche is not None,
        retouche is not None and retouche[1] != principe.assemble,
        principe.issue,
        principe.maintenues,
    )


def lire_provenance(connexion: Connection, principe_id: int) -> doc.Deliberation | None:
    """D’où vient un article, ou `None` si le principe n’est plus à l’ordre du jour."""
    for ligne in lire_decisions(connexion, principe_id):
        return lire_deliberation(connexion, ligne)
    return None


def champs_a_completer(texte: str) -> tuple[tuple[int, int], ...]:
    """Où commence et où finit chaque « [à compléter : …] » du texte.

    >>> champs_a_completer("Le [à compléter : date].")
    ((3, 23),)
    """
    return tuple(trouve.span() for trouve in A_COMPLETER.finditer(texte))


def lire_deliberation(connexion: Connection, ligne: LigneDecision) -> doc.Deliberation:
    """Tout ce qui s’est dit d’un principe, tel qu’on peut le publier."""
    question, theme = connexion.execute(
        select(Principe.question, Principe.theme).where(Principe.id == ligne.principe_id)
    ).one()
    decision = ligne.decision
    niveau = next(
        (f.niveau for f in ligne.formulations if decision and f.id == decision.formulation_id), ""
    )
    return doc.Deliberation(
        cle=ligne.cle,
        titre=ligne.titre,
        theme=THEMES.get(theme, ""),
        question=question,
        tours=tuple(tour_publiable(t) for t in (ligne.avant, ligne.mesure) if t),
        contributions=tuple(
            doc.Contribution(c.nature, c.texte, c.college)
            for c in lire_contributions(connexion, ligne.principe_id)
        ),
        objections=tuple(
            doc.Objection(o.texte, o.college, o.etat, o.suite)
            for o in lire_objections(connexion, ligne.principe_id)
        ),
        issue=decision.issue if decision else None,
        formulation=NIVEAUX.get(niveau, niveau),
        suggestion=_suggestion_publiable(connexion, ligne),
        suivie=decision.suivie if decision else True,
        automatique=decision.automatique if decision else False,
        justification=decision.justification if decision else "",
    )


def _suggestion_publiable(connexion: Connection, ligne: LigneDecision) -> str:
    """La phrase de la suggestion. Elle compte les voix : un tour masqué la fait taire."""
    if ligne.decision is None or not ligne.decision.suggestion_phrase:
        return ""
    if any(tour.masque for tour in (ligne.avant, ligne.mesure) if tour):
        seuil = lire_atelier(connexion).seuil
        return f"Moins de {seuil} personnes se sont exprimées\u00a0: le compte est masqué."
    return ligne.decision.suggestion_phrase


def tour_publiable(mesure: TourMesure) -> doc.TourReparti:
    """Le tour tel qu’il peut être imprimé : rien sous le seuil."""
    return doc.TourReparti(
        rang=mesure.tour.rang,
        libelle=RANGS_TOUR[mesure.tour.rang],
        repartition=None if mesure.masque else mesure.repartition,
        mesures=None if mesure.masque else mesure.mesures,
        colleges=tuple(
            doc.CollegeReparti(c.nom, None if c.masque or mesure.masque else c.repartition)
            for c in mesure.colleges
        ),
    )


def encadres(deliberation: doc.Deliberation) -> tuple[doc.Encadre, ...]:
    """Un encadré par objection maintenue : le désaccord voyage avec le texte."""
    return tuple(
        doc.Encadre(
            f"Position divergente — {o.college}" if o.college else "Position divergente",
            lire_blocs(o.texte) + (lire_blocs(o.suite) if o.suite else ()),
        )
        for o in deliberation.objections
        if o.etat == "maintenue"
    )


def assembler(connexion: Connection) -> doc.DocumentCharte:
    """La charte entière, prête à être montrée ou exportée."""
    plan = lire_plan(connexion)
    info = plan.info
    deliberations = {
        ligne.principe_id: lire_deliberation(connexion, ligne)
        for ligne in lire_decisions(connexion)
    }

    def partie(lue: PartieLue) -> doc.Section | doc.Article:
        blocs = lire_blocs(lue.texte)
        titre = assainir(lue.titre)
        if lue.principe_id is None or lue.numero is None:
            return doc.Section(lue.cle, titre, blocs, retouche=lue.retouche)
        return doc.Article(
            lue.cle,
            lue.numero,
            titre,
            blocs,
            encadres=encadres(deliberations[lue.principe_id]),
            reserves=lue.issue == "adopte-avec-reserves",
            retouche=lue.retouche,
        )

    return doc.DocumentCharte(
        titre=info.titre_charte,
        organisation=info.organisation,
        cadre=CADRES[info.cadre],
        forme=FORMES[info.forme],
        statut="Projet",
        date=info.date,
        corps=tuple(partie(lue) for lue in plan.parties),
        deliberations=tuple(deliberations.values()),
        tracabilite=_tracabilite(connexion, info),
    )


def _tracabilite(connexion: Connection, info: InfoAtelier) -> doc.Tracabilite:
    dernier = connexion.execute(
        select(LigneJournal.n, LigneJournal.empreinte).order_by(LigneJournal.n.desc()).limit(1)
    ).one()
    return doc.Tracabilite(
        date=info.date,
        lieu=info.lieu,
        duree_minutes=info.duree_minutes,
        colleges=tuple(
            doc.CollegePresent(c.nom, c.inscrits, c.effectif_attendu)
            for c in lire_colleges(connexion)
        ),
        participants=compter_inscrits(connexion),
        modele=f"{info.modele_titre} ({CADRES[info.cadre]}, version {info.modele_version})",
        echelle=info.echelle,
        regle=info.regle.en_phrase(),
        seuil=info.seuil,
        gestes=dernier.n,
        empreinte_journal=dernier.empreinte,
    )
