"""La salle : collèges absents de l’atelier, objections qui ne voyagent pas avec le texte."""

from __future__ import annotations

from collections.abc import Iterator

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.document import Article, Deliberation, Objection
from charte_studio.redaction.lexique import racines
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.phrases import abreger

_RECONNU = 0.8
"""La part des mots d’une objection qui doit se lire dans les encadrés de l’article."""


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Qui manquait, et quel désaccord a disparu."""
    yield from _colleges(contexte)
    yield from _objections(contexte)


def _colleges(contexte: Contexte) -> Iterator[Constat]:
    trace = contexte.document.tracabilite
    if not trace.participants:
        yield Constat(
            "atelier-sans-participants",
            "important",
            "Personne n’est inscrit à l’atelier",
            "La traçabilité dira qu’aucun collège n’était là : renseignez les présents.",
            None,
            "",
            "ouvrir-colleges",
        )
        return
    presents = {college.nom: college.presents for college in trace.colleges}
    attendus = dict.fromkeys(
        (
            *(c.nom for c in trace.colleges if c.attendus != 0),
            *contexte.colleges_attendus,
        )
    )
    for nom in attendus:
        if not presents.get(nom):
            yield Constat(
                "college-absent",
                "important",
                f"Collège absent : {nom}",
                "Ce collège était attendu et personne n’en était : son accord ne peut pas être "
                "supposé.",
                None,
                "",
                "ouvrir-colleges",
                nom,
            )


def _objections(contexte: Contexte) -> Iterator[Constat]:
    articles = {article.cle: article for article in contexte.document.articles}
    for deliberation in contexte.document.deliberations:
        article = articles.get(f"principe:{deliberation.cle}")
        if article is None or deliberation.issue not in ISSUES_DANS_LA_CHARTE:
            continue
        perdues = [
            o
            for o in deliberation.objections
            if o.etat == "maintenue" and not _encadree(o, article)
        ]
        for objection in perdues:
            yield _constat_perdue(objection, article, deliberation)
        ouvertes = [o for o in deliberation.objections if o.etat == "ouverte"]
        if ouvertes:
            yield Constat(
                "objection-ouverte",
                "important",
                f"{accorder(len(ouvertes), 'objection', 'objections')} sans suite",
                f"L’article {article.numero} est adopté alors qu’il reste "
                f"{accorder(len(ouvertes), 'objection', 'objections')} sans suite : dites levée ou "
                "maintenue.",
                article.cle,
                abreger(ouvertes[0].texte),
                "ouvrir-objection",
                deliberation.cle,
            )


def _constat_perdue(o: Objection, article: Article, deliberation: Deliberation) -> Constat:
    return Constat(
        "objection-sans-encadre",
        "bloquant",
        "Une objection maintenue a disparu",
        f"Cette objection est maintenue et aucun encadré de l’article {article.numero} ne la "
        "porte : le désaccord doit voyager avec le texte.",
        article.cle,
        abreger(o.texte),
        "ouvrir-objection",
        deliberation.cle,
    )


def _encadree(objection: Objection, article: Article) -> bool:
    """Vrai si un même encadré dit l’essentiel de l’objection."""
    dits = racines(texte_des_blocs(lire_blocs(objection.texte)))
    if not dits:
        return True
    for encadre in article.encadres:
        lus = set(racines(texte_des_blocs(encadre.blocs)))
        if sum(mot in lus for mot in dits) >= _RECONNU * len(dits):
            return True
    return False
