"""Ce que montre Rédiger : la charte assemblée, article par article, et d’où elle vient."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

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
from charte_studio.atelier.schema import LigneJournal, Principe, Section
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
    non_tranches: int
    """Principes à l’ordre du jour qui attendent une décision."""
    themes_traites: frozenset[str]


def lire_plan(connexion: Connection) -> PlanCharte:
    """Les parties de la charte dans l’ordre : sections, articles, sections."""
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
    decisions = lire_decisions(connexion)
    themes = dict(connexion.execute(select(Principe.id, Principe.theme)).tuples().all())

    def partie_section(ligne: tuple[int, str, str, str, bool]) -> PartieLue:
        identifiant, cle, titre, texte, _avant = ligne
        retouche = retouches.get((None, identifiant))
        return PartieLue(
            f"section:{cle}",
            titre,
            None,
            None,
            identifiant,
            retouche[0] if retouche else texte,
            texte,
            retouche is not None,
            retouche is not None and retouche[1] != texte,
            None,
            0,
        )

    adoptes = [d for d in decisions if d.decision and d.decision.issue in ISSUES_DANS_LA_CHARTE]
    parties = [partie_section(s.tuple()) for s in sections if s.avant]
    for numero, ligne in enumerate(adoptes, start=1):
        parties.append(_partie_article(ligne, numero, retouches.get((ligne.principe_id, None))))
    parties += [partie_section(s.tuple()) for s in sections if not s.avant]
    return PlanCharte(
        info=lire_atelier(connexion),
        parties=tuple(parties),
        non_tranches=sum(d.decision is None for d in decisions),
        themes_traites=frozenset(themes[d.principe_id] for d in adoptes if themes[d.principe_id]),
    )


def _partie_article(
    ligne: LigneDecision, numero: int, retouche: tuple[str, str] | None
) -> PartieLue:
    assert ligne.decision is not None
    assemble = texte_retenu(ligne)
    return PartieLue(
        f"principe:{ligne.cle}",
        ligne.titre,
        numero,
        ligne.principe_id,
        None,
        retouche[0] if retouche else assemble,
        assemble,
        retouche is not None,
        retouche is not None and retouche[1] != assemble,
        ligne.decision.issue,
        ligne.objections.get("maintenue", 0),
    )


def texte_retenu(ligne: LigneDecision) -> str:
    """Le texte de la formulation retenue, vide s’il n’y en a pas."""
    retenue = ligne.decision.formulation_id if ligne.decision else None
    return next((f.texte for f in ligne.formulations if f.id == retenue), "")


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
        suggestion=decision.suggestion_phrase if decision else "",
        suivie=decision.suivie if decision else True,
        automatique=decision.automatique if decision else False,
        justification=decision.justification if decision else "",
    )


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
