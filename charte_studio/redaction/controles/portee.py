"""La portée : sanctions que la forme ne permet pas, verbes qui ne vont pas avec sa force."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from charte_studio.domaine.francais import enumerer
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.controles.reglages import ReglagesSanctions
from charte_studio.redaction.grille import lisible
from charte_studio.redaction.lexique import mots, racine, sans_accents
from charte_studio.redaction.parties import Partie, Phrase
from charte_studio.redaction.phrases import abreger

_PARTICULES: Final = frozenset({"ne", "n"})
_RESTRICTION: Final = frozenset({"que", "qu"})
_PORTEE_RESTRICTION: Final = 5
"""Mots après la sanction où « que » fait de « ne peut être sanctionné » une menace."""


_EN_DETAIL: Final = 4
"""Articles fautifs au-delà desquels les verbes font un seul constat."""


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Les sanctions, puis les verbes."""
    yield from _sanctions(contexte)
    yield from _verbes(contexte)


# --- sanctions ----------------------------------------------------------------------------------


def _sanctions(contexte: Contexte) -> Iterator[Constat]:
    if contexte.forme.sanctions:
        return
    reglages = contexte.reglages.sanctions
    places: dict[int, list[int]] = defaultdict(list)
    for expression in reglages.expressions:
        for rang, place in contexte.texte.index.trouver(expression):
            places[rang].append(place)
    ailleurs = {r for renvoi in reglages.renvois for r in contexte.texte.index.phrases(renvoi)}
    for rang in sorted(places.keys() - ailleurs):
        phrase = contexte.texte.phrases[rang]
        section = phrase.partie.cle.removeprefix("section:")
        if phrase.titre or section.startswith(reglages.hors):
            continue
        if not any(menace(phrase.texte, place, reglages) for place in sorted(places[rang])):
            continue
        yield Constat(
            "sanction-hors-reglement",
            "bloquant",
            "Une sanction que cette forme ne permet pas",
            f"« {contexte.forme.libelle} » ne peut fonder une sanction : retirez la clause, ou "
            "visez une annexe au règlement intérieur.",
            phrase.partie.cle,
            abreger(phrase.texte),
            "ouvrir-partie",
        )


def menace(phrase: str, place: int, reglages: ReglagesSanctions) -> bool:
    """Vrai si la sanction nommée au mot `place` est promise, et non écartée.

    Une négation écarte jusqu’au verbe suivant qu’elle ne touche pas : « nul ne peut être
    sanctionné » protège, « qui ne respecte pas la charte est sanctionné » menace.
    """
    nus = [sans_accents(mot) for mot in mots(phrase)]
    ecartee, restrictive = False, False
    for rang, mot in enumerate(nus[: place + 1]):
        if mot in reglages.negations:
            ecartee, restrictive = True, mot in _PARTICULES
        elif mot in reglages.verbes and not _PARTICULES & set(nus[max(0, rang - 2) : rang]):
            ecartee = False
    apres = nus[place + 1 : place + 1 + _PORTEE_RESTRICTION]
    if ecartee and restrictive and _RESTRICTION & set(apres):
        return not {"pas", "jamais", "aucune", "aucun", "plus"} & set(nus[:place])
    return not ecartee


# --- verbes -------------------------------------------------------------------------------------


def _verbes(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par article et par sens : les sections décrivent, seuls les articles engagent."""
    reglages = contexte.reglages.verbes[contexte.forme.force]
    for cle, titre, raison, expressions in (
        ("verbe-faible", "Verbe trop faible", reglages.raison_faible, reglages.faibles),
        ("verbe-fort", "Verbe trop fort", reglages.raison_fort, reglages.forts),
    ):
        dites = _dites_par_article(contexte, expressions)
        if len(dites) > _EN_DETAIL:
            yield _en_bloc(contexte, cle, titre, raison, dites)
            continue
        for partie, (phrase, tournures) in dites.items():
            yield Constat(
                cle,
                reglages.gravite,
                f"{titre} pour cette forme",
                raison.format(verbes=_enumerees(tournures)),
                partie,
                abreger(phrase.texte),
                "ouvrir-partie",
            )


def _en_bloc(
    contexte: Contexte,
    cle: str,
    titre: str,
    raison: str,
    dites: dict[str, tuple[Phrase, list[str]]],
) -> Constat:
    """Un seul constat quand tant d’articles sont en cause que c’est peut-être la forme."""
    concernes = [partie for partie in contexte.texte.articles if partie.cle in dites]
    comptes = Counter(t for _, tournures in dites.values() for t in tournures)
    numeros = enumerer([str(partie.numero) for partie in concernes])
    return Constat(
        cle,
        contexte.reglages.verbes[contexte.forme.force].gravite,
        f"{titre} pour cette forme, dans {len(concernes)} articles",
        f"{raison.format(verbes=_enumerees([t for t, _ in comptes.most_common()]))} "
        f"Articles {numeros} : si le ton est voulu, revoyez plutôt la forme visée.",
        concernes[0].cle,
        abreger(dites[concernes[0].cle][0].texte),
        "changer-forme",
    )


def _enumerees(tournures: list[str]) -> str:
    return enumerer([f"« {lisible(tournure)} »" for tournure in tournures[:3]])


def _dites_par_article(
    contexte: Contexte, expressions: tuple[str, ...]
) -> dict[str, tuple[Phrase, list[str]]]:
    """Par article, la première phrase fautive et les tournures trouvées."""
    trouvees: dict[str, dict[str, int]] = defaultdict(dict)
    parties: dict[str, Partie] = {}
    for expression in expressions:
        for rang in contexte.texte.index.phrases(expression):
            phrase = contexte.texte.phrases[rang]
            if phrase.partie.numero is not None and not phrase.titre:
                trouvees[phrase.partie.cle].setdefault(_montree(phrase.texte, expression), rang)
                parties[phrase.partie.cle] = phrase.partie
    return {
        cle: (contexte.texte.phrases[min(dites.values())], sorted(dites, key=lambda t: dites[t]))
        for cle, dites in trouvees.items()
    }


def _montree(phrase: str, expression: str) -> str:
    """La tournure telle que la phrase l’écrit, quand elle s’y lit d’un tenant ; sinon la règle."""
    attendus = [racine(mot) for mot in mots(expression)]
    if "…" in expression or "*" in expression:
        return expression
    lus = mots(phrase)
    for place in range(len(lus) - len(attendus) + 1):
        if [racine(mot) for mot in lus[place : place + len(attendus)]] == attendus:
            return expression if "’" in expression else " ".join(lus[place : place + len(attendus)])
    return expression
