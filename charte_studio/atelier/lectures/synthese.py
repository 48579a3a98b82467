"""La synthèse de séance : ce qui s’est dit, la proposition, et ce que l’on en a gardé."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import lire_colleges, lire_seuil
from charte_studio.atelier.schema import (
    College,
    Contribution,
    Decision,
    Objection,
    Principe,
    Ressenti,
    Sujet,
)
from charte_studio.redaction.pieces import Synthese as SyntheseImprimee
from charte_studio.redaction.synthese import Axe, ObjectionDite, Sort, Synthese, Verbatim
from charte_studio.redaction.synthese import Sujet as SujetPropose
from charte_studio.redaction.synthese.donnees import NATURES
from charte_studio.redaction.synthese.sujets import reconnaissable

GENRES: Final[dict[str, str]] = {"sujet": "Sujet", "axe": "Axe d’amélioration"}
IMPRIMES_PAR_SUJET: Final = 3


@dataclass(frozen=True, slots=True)
class MatiereSynthese:
    """Tout ce qui s’est dit et décidé."""

    verbatims: tuple[Verbatim, ...]
    sorts: tuple[Sort, ...]
    colleges_montrables: frozenset[str]
    """Les collèges que leur effectif permet de nommer."""


@dataclass(frozen=True, slots=True)
class Parole:
    """Une parole telle qu’on la montre : exacte, jamais signée."""

    cle: str
    """« contribution:12 », « objection:3 », « ressenti:4 »."""
    texte: str
    nature: str
    """Le mot qui la qualifie : « pour », « objection »…"""
    college: str
    """Vide s’il n’a pas été dit, ou s’il est sous le seuil."""
    principe_id: int | None
    principe: str
    """Le titre du principe débattu, vide pour une parole libre."""
    a_relire: str = ""
    """La tournure qui pourrait faire reconnaître quelqu’un ; vide si rien n’a été vu."""


@dataclass(frozen=True, slots=True)
class SujetLu:
    """Un sujet ou un axe, proposé ou gardé."""

    id: int | None
    """`None` tant qu’il n’est que proposé."""
    genre: str
    titre: str
    texte: str
    paroles: tuple[Parole, ...]


@dataclass(frozen=True, slots=True)
class SyntheseLue:
    sujets: tuple[SujetLu, ...]
    axes: tuple[SujetLu, ...]
    retouchee: bool
    """Vrai dès qu’une personne l’a gardée ou changée."""
    isolees: tuple[Parole, ...]
    """Les paroles montrées telles quelles, quand il y en a trop peu pour un sujet."""
    remarques: tuple[str, ...]
    toutes: Mapping[str, Parole]
    """Tout ce qui s’est dit, par clé : de quoi en ajouter à un sujet."""

    @property
    def lignes(self) -> tuple[SujetLu, ...]:
        """Les sujets, puis les axes."""
        return (*self.sujets, *self.axes)


# --- ce qui s’est dit ---------------------------------------------------------------------------


def lire_matiere_synthese(connexion: Connection) -> MatiereSynthese:
    """Les paroles et le sort des principes à l’ordre du jour, dans l’ordre de l’atelier."""
    contributions = connexion.execute(
        select(Contribution.id, Contribution.texte, Contribution.nature, Principe.cle, College.nom)
        .join(Principe, Principe.id == Contribution.principe_id)
        .outerjoin(College, College.id == Contribution.college_id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id, Contribution.id)
    ).all()
    objections = connexion.execute(
        select(
            Objection.id,
            Objection.texte,
            Objection.etat,
            Objection.suite,
            Principe.cle,
            College.nom,
        )
        .join(Principe, Principe.id == Objection.principe_id)
        .outerjoin(College, College.id == Objection.college_id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id, Objection.id)
    ).all()
    ressentis = connexion.execute(
        select(Ressenti.id, Ressenti.texte, Ressenti.nature).order_by(Ressenti.rang, Ressenti.id)
    ).all()
    par_principe: dict[str, list[ObjectionDite]] = {}
    for o in objections:
        dite = ObjectionDite(f"objection:{o.id}", o.texte, o.etat, o.suite, o.nom or "")
        par_principe.setdefault(o.cle, []).append(dite)
    principes = connexion.execute(
        select(Principe.cle, Principe.titre, Principe.theme, Decision.issue, Decision.justification)
        .outerjoin(Decision, Decision.principe_id == Principe.id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )
    seuil = lire_seuil(connexion)
    return MatiereSynthese(
        verbatims=(
            *(
                Verbatim(f"contribution:{c.id}", c.texte, c.cle, _nature(c.nature), c.nom or "")
                for c in contributions
            ),
            *(
                Verbatim(f"objection:{o.id}", o.texte, o.cle, "objection", o.nom or "")
                for o in objections
            ),
            *(
                Verbatim(
                    f"ressenti:{r.id}",
                    r.texte,
                    "",
                    "question" if r.nature == "question" else "ressenti",
                )
                for r in ressentis
            ),
        ),
        sorts=tuple(
            Sort(
                principe=p.cle,
                titre=p.titre,
                theme=p.theme,
                issue=p.issue,
                justification=p.justification or "",
                objections=tuple(par_principe.get(p.cle, ())),
            )
            for p in principes
        ),
        colleges_montrables=frozenset(
            c.nom for c in lire_colleges(connexion) if min(c.inscrits, c.presents) >= seuil
        ),
    )


def _nature(nature: str) -> str:
    """La nature d’une contribution ; celle que la synthèse ne compte pas à part nuance."""
    return nature if nature in NATURES else "nuance"


@lru_cache(maxsize=4096)
def a_relire(texte: str, tournures: tuple[str, ...]) -> str:
    """La tournure qui pourrait faire reconnaître quelqu’un. Gardée : l’analyse la cherche déjà."""
    return reconnaissable(texte, tournures)


def lire_paroles(connexion: Connection, tournures: Collection[str] = ()) -> Mapping[str, Parole]:
    """Toutes les paroles, par clé ; `tournures` : celles qui peuvent faire reconnaître."""
    matiere = lire_matiere_synthese(connexion)
    principes = {
        cle: (identifiant, titre)
        for cle, identifiant, titre in connexion.execute(
            select(Principe.cle, Principe.id, Principe.titre)
        )
    }
    return {
        v.cle: Parole(
            cle=v.cle,
            texte=v.texte,
            nature=NATURES[v.nature],
            college=v.college if v.college in matiere.colleges_montrables else "",
            principe_id=principes[v.principe][0] if v.principe else None,
            principe=principes[v.principe][1] if v.principe else "",
            a_relire=a_relire(v.texte, tuple(tournures)),
        )
        for v in matiere.verbatims
        if v.texte.strip()
    }


# --- la proposition, et ce qu’on en a gardé -----------------------------------------------------


def texte_de_l_axe(axe: Axe) -> str:
    """Le constat, puis une ligne par point."""
    return "\n".join((axe.constat, *(f"– {point.texte}" for point in axe.points)))


def cles_du_sujet(sujet: SujetPropose) -> tuple[str, ...]:
    """Les paroles que la proposition montre pour un sujet."""
    return tuple(verbatim.cle for verbatim in sujet.verbatims)


def cles_de_l_axe(axe: Axe) -> tuple[str, ...]:
    """Les paroles qui fondent un axe, une fois chacune."""
    return tuple(dict.fromkeys(point.source for point in axe.points if point.source))


def lire_synthese(
    connexion: Connection, proposee: Synthese, tournures: Collection[str] = ()
) -> SyntheseLue:
    """La synthèse gardée, ou la proposition tant que personne n’y a touché.

    Une parole retirée de l’atelier depuis n’y est plus ; les autres sont toujours mot pour mot
    celles qu’on a notées.
    """
    toutes = lire_paroles(connexion, tournures)

    def paroles(cles: Iterable[str]) -> tuple[Parole, ...]:
        return tuple(toutes[cle] for cle in cles if cle in toutes)

    gardes = connexion.execute(
        select(Sujet.id, Sujet.genre, Sujet.titre, Sujet.texte, Sujet.verbatims).order_by(
            Sujet.rang, Sujet.id
        )
    ).all()
    if gardes:
        lignes = [
            SujetLu(g.id, g.genre, g.titre, g.texte, paroles(json.loads(g.verbatims)))
            for g in gardes
        ]
        sujets = tuple(ligne for ligne in lignes if ligne.genre == "sujet")
        axes = tuple(ligne for ligne in lignes if ligne.genre == "axe")
    else:
        sujets = tuple(
            SujetLu(None, "sujet", s.titre, s.resume, paroles(cles_du_sujet(s)))
            for s in proposee.sujets
        )
        axes = tuple(
            SujetLu(None, "axe", a.titre, texte_de_l_axe(a), paroles(cles_de_l_axe(a)))
            for a in proposee.axes
        )
    return SyntheseLue(
        sujets=sujets,
        axes=axes,
        retouchee=bool(gardes),
        isolees=paroles(v.cle for v in proposee.isoles),
        remarques=proposee.remarques,
        toutes=toutes,
    )


def en_une_page(synthese: SyntheseLue) -> SyntheseImprimee:
    """La synthèse telle que les exports l’écrivent.

    Une parole qui pourrait faire reconnaître quelqu’un n’y entre pas.
    """
    choisies = [p for s in synthese.sujets for p in _sures(s.paroles)[:IMPRIMES_PAR_SUJET]]
    return SyntheseImprimee(
        sujets=tuple(_joindre(s.titre, s.texte) for s in synthese.sujets),
        verbatims=tuple(dict.fromkeys(p.texte for p in choisies or _sures(synthese.isolees))),
        axes=tuple(_en_phrases(a.titre, a.texte) for a in synthese.axes),
    )


def _sures(paroles: Iterable[Parole]) -> list[Parole]:
    return [parole for parole in paroles if not parole.a_relire]


def _joindre(titre: str, texte: str) -> str:
    return f"{titre}\u00a0: {texte[:1].lower()}{texte[1:]}" if texte else titre


def _en_phrases(titre: str, texte: str) -> str:
    """Le titre puis la première ligne : les points se lisent dans l’atelier."""
    return f"{titre}. {texte.splitlines()[0]}" if texte.strip() else titre
