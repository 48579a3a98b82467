"""Présenter une charte : la note explicative du dossier, et l’essentiel en une page.

Rien n’y est inventé : chaque phrase dit ce que le document porte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from charte_studio.domaine.francais import accorder, date_en_lettres, duree_en_mots
from charte_studio.redaction.blocs import (
    Bloc,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Titre,
    paragraphe,
    texte_nu,
)
from charte_studio.redaction.document import Article, Deliberation, DocumentCharte
from charte_studio.redaction.organisation import avec_article
from charte_studio.redaction.phrases import CHAMP, compter_mots, decouper_phrases

LIGNES_D_UNE_PAGE: Final = 33.5
"""Ce qui tient sur une page avec son titre et la mention légale, à douze points."""
_SIGNES_D_UNE_LIGNE: Final = 92
_BLANC_DE_PUCE, _BLANC_DE_PARAGRAPHE, _BLANC_DE_TITRE = 0.25, 0.5, 2.0
_MOTS_D_UNE_PHRASE: Final = 34
"""Une première phrase plus longue ne s’y lit pas : son début, ou le titre de l’article, suffit."""
_FINS_DE_PROPOSITION: Final = re.compile(r"(?<!\s)\s*+[;:](?=\s)")
_MOTS_D_UN_DEBUT: Final = 5
"""Un début de phrase plus court ne dirait rien."""
_TITRES_CITES: Final = 8


def ecrire_en_clair(document: DocumentCharte) -> tuple[Bloc, ...]:
    """L’essentiel de la charte en une page : vide tant qu’aucun article n’est adopté."""
    if not document.articles:
        return ()
    avec = [_article_en_clair(article, _premiere_phrase(article)) for article in document.articles]
    debuts = [
        _article_en_clair(article, _abregee(_premiere_phrase(article)))
        for article in document.articles
    ]
    sans = [_article_en_clair(article, "") for article in document.articles]
    autour = (*_ouverture_en_clair(document), *_fermeture_en_clair(document))
    place = LIGNES_D_UNE_PAGE - sum(map(_lignes_du_bloc, autour))
    retenus = _tenir((avec, debuts, sans), place)
    return (
        *_ouverture_en_clair(document),
        Liste(tuple((Paragraphe(ligne),) for ligne in retenus)),
        *_fermeture_en_clair(document),
    )


def ecrire_note(document: DocumentCharte, *, portee: str, change: str = "") -> tuple[Bloc, ...]:
    """La note explicative : d’où vient le texte, ce qu’il contient, ce qu’il laisse ouvert.

    `portee` : ce que vaut la forme visée ; `change` : ce qui a changé depuis la version figée.
    """
    blocs: list[Bloc] = [
        _sous_titre("D’où vient ce texte"),
        paragraphe(_origine(document)),
        _sous_titre("Ce qu’il contient"),
        paragraphe(_contenu(document)),
    ]
    if portee:
        forme = f"La forme visée est «\u00a0{document.forme}\u00a0». " if document.forme else ""
        blocs += [_sous_titre("Ce qu’il vaut"), paragraphe(f"{forme}{portee}")]
    ouverts = tuple(_ouvert(document))
    if ouverts:
        blocs += [_sous_titre("Ce qu’il laisse ouvert"), _puces(ouverts)]
    if change:
        blocs += [_sous_titre("Ce qui a changé depuis la version précédente"), paragraphe(change)]
    blocs += [_sous_titre("Comment le lire"), paragraphe(_LIRE)]
    return tuple(blocs)


_LIRE: Final = (
    "Chaque article est numéroté, alinéa par alinéa, et son numéro ne change pas d’une version à "
    "l’autre. Les annexes donnent les positions avant et après débat, les arguments et les "
    "décisions. Commentez et amendez dans le document\u00a0: chaque remarque recevra une réponse."
)


def _sous_titre(texte: str) -> Titre:
    return Titre(1, (Portion(texte),))


def _puces(phrases: Iterable[str]) -> Liste:
    return Liste(tuple((paragraphe(phrase),) for phrase in phrases))


# --- la note ------------------------------------------------------------------------------------


def _origine(document: DocumentCharte) -> str:
    trace = document.tracabilite
    qui = _organisation(document) or "L’organisation"
    quand = f" le {date_en_lettres(trace.date)}" if trace.date else ""
    lieu = f" ({trace.lieu.strip()})" if trace.lieu.strip() else ""
    duree = f" pendant {duree_en_mots(trace.duree_minutes)}" if trace.duree_minutes else ""
    avec = f", avec {accorder(trace.participants, 'participant', 'participants')}"
    if len(trace.colleges) > 1:
        avec += f" de {len(trace.colleges)} collèges"
    return (
        f"{qui} a réuni un atelier de co-conception{quand}{lieu}{duree}{avec}. Chaque principe y a "
        "été présenté, débattu puis soumis à positions. La règle de décision était annoncée "
        f"d’avance. {trace.regle.strip()}".strip()
    )


def _contenu(document: DocumentCharte) -> str:
    articles = len(document.articles)
    if not articles:
        return "Aucun principe n’a été adopté à ce jour\u00a0: le texte n’a pas d’article."
    phrases = [f"Le texte compte {accorder(articles, 'article', 'articles')}."]
    reserves = sum(article.reserves for article in document.articles)
    if reserves:
        phrases.append(
            f"{accorder(reserves, 'article a été adopté', 'articles ont été adoptés')} avec "
            "réserves."
        )
    divergences = sum(len(article.encadres) for article in document.articles)
    if divergences:
        compte = accorder(divergences, "position divergente est", "positions divergentes sont")
        accord = "imprimée" if divergences == 1 else "imprimées"
        phrases.append(f"{compte} {accord} à côté du texte qu’elle{'s' * (divergences > 1)} vise"
                       f"{'nt' * (divergences > 1)}.")  # fmt: skip
    if document.usages:
        compte = accorder(len(document.usages), "usage recensé", "usages recensés")
        phrases.append(f"Un registre l’accompagne\u00a0: {compte}.")
    return " ".join(phrases)


def _ouvert(document: DocumentCharte) -> Iterator[str]:
    for issue, dit in (
        ("renvoye", "Renvoyé au dialogue social"),
        ("ecarte", "Écarté"),
        (None, "Pas encore tranché"),
    ):
        titres = [_titre(d) for d in document.deliberations if d.issue == issue]
        if titres:
            cites = ", ".join(titres[:_TITRES_CITES])
            reste = len(titres) - _TITRES_CITES
            yield f"{dit}\u00a0: {cites}" + (f" et {reste} autres." if reste > 0 else ".")
    maintenues = sum(
        objection.etat == "maintenue" for d in document.deliberations for objection in d.objections
    )
    if maintenues:
        yield f"{accorder(maintenues, 'objection est maintenue', 'objections sont maintenues')}."
    ouverts = sum(not amendement.decision for amendement in document.amendements)
    if ouverts:
        yield f"{accorder(ouverts, 'amendement reste', 'amendements restent')} à discuter."
    absents = [point.titre for point in document.grille if point.etat == "absent"]
    if absents:
        yield f"Le texte ne dit rien de\u00a0: {', '.join(absents)}."


# --- en une page --------------------------------------------------------------------------------


def _ouverture_en_clair(document: DocumentCharte) -> Iterator[Bloc]:
    trace = document.tracabilite
    qui = _organisation(document) or "Notre organisation"
    avec = f" avec {accorder(trace.participants, 'personne', 'personnes')}" * bool(
        trace.participants
    )
    yield paragraphe(
        f"{qui} a préparé{avec} ses règles d’usage de l’intelligence artificielle. Voici "
        "l’essentiel\u202f; seul le texte complet fait foi."
    )
    nombre = len(document.articles)
    yield Titre(1, (Portion("Notre règle" if nombre == 1 else f"Nos {nombre} règles"),))


def _fermeture_en_clair(document: DocumentCharte) -> Iterator[Bloc]:
    divergences = sum(len(article.encadres) for article in document.articles)
    renvoyes = [_titre(d) for d in document.deliberations if d.issue == "renvoye"]
    if divergences or renvoyes:
        yield Titre(1, (Portion("Ce qui reste en débat"),))
    if divergences:
        compte = accorder(divergences, "position divergente", "positions divergentes")
        yield paragraphe(
            f"Tout le monde n’est pas d’accord sur tout\u00a0: {compte} "
            f"{'figurent' if divergences > 1 else 'figure'} à côté du texte."
        )
    if renvoyes:
        cites = ", ".join(renvoyes[:_TITRES_CITES])
        yield paragraphe(f"À reprendre dans le dialogue social\u00a0: {cites}.")


def _article_en_clair(article: Article, phrase: str) -> Ligne:
    titre = " ".join(article.titre.split()) or "Sans titre"
    nom = Portion(titre if titre[-1] in ".!?…" else f"{titre}.", gras=True)
    return (nom, Portion(f" {phrase}")) if phrase else (nom,)


def _premiere_phrase(article: Article) -> str:
    """La première phrase du premier alinéa, si elle est achevée ; trop longue, son début."""
    for bloc in article.blocs:
        if isinstance(bloc, Paragraphe):
            phrases = decouper_phrases(" ".join(texte_nu(bloc.portions).split()))
            if not phrases or phrases[0].rstrip().endswith(":"):
                return ""
            if CHAMP.search(phrases[0]):
                return ""
            trop = compter_mots(phrases[0]) > _MOTS_D_UNE_PHRASE
            dit = _abregee(phrases[0]) if trop else phrases[0]
            return dit if compter_mots(dit) <= _MOTS_D_UNE_PHRASE else ""
    return ""


def _abregee(phrase: str) -> str:
    """La proposition qui l’ouvre, et des points de suspension ; entière si elle n’en a qu’une."""
    for fin in _FINS_DE_PROPOSITION.finditer(phrase):
        debut = phrase[: fin.start()]
        if compter_mots(debut) >= _MOTS_D_UN_DEBUT:
            return f"{debut}…"
    return phrase


def _tenir(etats: tuple[list[Ligne], ...], place: float) -> list[Ligne]:
    """Les règles qui tiennent dans `place` lignes.

    D’un état au suivant, les plus longues s’abrègent d’abord, puis perdent leur phrase ; enfin les
    dernières s’effacent.
    """
    avec = etats[0]
    lignes = list(avec)
    for plus_court in etats[1:]:
        for rang in sorted(range(len(lignes)), key=lambda n: -len(texte_nu(avec[n]))):
            if _hauteur(lignes) <= place:
                break
            lignes[rang] = plus_court[rang]
    while len(lignes) > 1 and _hauteur(lignes) > place:
        lignes.pop()
    restent = len(avec) - len(lignes)
    if restent:
        lignes[-1:] = [(Portion(f"Et {restent + 1} autres règles."),)]
    return lignes


def _hauteur(lignes: Iterable[Ligne]) -> float:
    """La hauteur de ces puces, en lignes."""
    return sum(_lignes(texte_nu(ligne)) + _BLANC_DE_PUCE for ligne in lignes)


def _lignes_du_bloc(bloc: Bloc) -> float:
    if isinstance(bloc, Titre):
        return _lignes(texte_nu(bloc.portions)) + _BLANC_DE_TITRE
    if isinstance(bloc, Paragraphe):
        return _lignes(texte_nu(bloc.portions)) + _BLANC_DE_PARAGRAPHE
    return 0.0


def _lignes(texte: str) -> int:
    return max(1, ceil(len(texte) / _SIGNES_D_UNE_LIGNE))


def _organisation(document: DocumentCharte) -> str:
    nom = avec_article(" ".join(document.organisation.split()))
    return nom[:1].upper() + nom[1:]


def _titre(deliberation: Deliberation) -> str:
    return " ".join(deliberation.titre.split()) or "Sans titre"
