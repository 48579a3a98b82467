"""La charpente : revoyure, gouvernance, registre, mention légale, titres, articles vides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from charte_studio.domaine.francais import en_cle, enumerer
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.grille import lire_point
from charte_studio.redaction.parties import Partie


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Ce qui manque à la charpente, puis ce qui y est de trop."""
    yield from _attendus(contexte)
    yield from _mention(contexte)
    yield from _titres(contexte)
    yield from _vides(contexte)


def _attendus(contexte: Contexte) -> Iterator[Constat]:
    for regle in contexte.reglages.attendus:
        point = lire_point(contexte.texte, regle, contexte.reglages.lecture)
        if point.etat == "absent":
            yield Constat(
                f"{regle.cle}-absente" if regle.cle != "registre" else "registre-absent",
                "important",
                f"Pas de {regle.titre.lower()}",
                regle.question,
                None,
                "",
                "ajouter-section",
                regle.cle,
            )
        elif point.etat == "insuffisant":
            yield Constat(
                f"{regle.cle}-imprecise" if regle.cle != "registre" else "registre-imprecis",
                "conseil",
                f"{regle.titre} à préciser",
                point.raison,
                point.ou[0],
                point.extrait,
                "ouvrir-partie",
                regle.cle,
            )


def _mention(contexte: Contexte) -> Iterator[Constat]:
    """Le projet dit qu’il ne vaut ni consultation ni accord collectif."""
    mention = en_cle(contexte.document.mention_legale)
    manque = [
        nom
        for nom in ("consultation", "accord collectif")
        if en_cle(nom) not in mention or "ne-vaut" not in mention
    ]
    if manque:
        yield Constat(
            "mention-legale-absente",
            "bloquant",
            "La mention légale manque",
            "Le document ne dit plus que l’atelier ne vaut ni "
            f"{' ni '.join(manque)} : rétablissez la mention.",
            None,
            contexte.document.mention_legale,
            "retablir-mention",
        )


def _titres(contexte: Contexte) -> Iterator[Constat]:
    par_titre: dict[str, list[Partie]] = defaultdict(list)
    for partie in contexte.texte.parties:
        if not partie.titre.strip():
            yield Constat(
                "titre-vide",
                "important",
                "Un titre manque",
                "Sans titre, on ne peut ni citer ce passage ni le trouver au sommaire.",
                partie.cle,
                "",
                "ouvrir-partie",
            )
        else:
            par_titre[en_cle(partie.titre)].append(partie)
    for parties in par_titre.values():
        if len(parties) > 1:
            yield Constat(
                "titre-double",
                "important",
                f"Deux fois « {parties[0].titre} »"
                if len(parties) == 2
                else f"{len(parties)} fois « {parties[0].titre} »",
                f"Le même titre sert à {enumerer([p.nom for p in parties[:4]])} : un renvoi au "
                "titre ne dirait plus lequel.",
                parties[1].cle,
                parties[1].titre,
                "ouvrir-partie",
            )


def _vides(contexte: Contexte) -> Iterator[Constat]:
    for partie in contexte.texte.parties:
        if not partie.passages:
            article = partie.numero is not None
            yield Constat(
                "article-vide" if article else "section-vide",
                "bloquant" if article else "important",
                f"L’article {partie.numero} est vide"
                if article
                else f"« {partie.titre} » est vide",
                "Un titre sans texte n’engage à rien : écrivez-le, ou retirez-le.",
                partie.cle,
                partie.titre,
                "ouvrir-partie",
            )
