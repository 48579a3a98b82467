"""Les faits de droit que le texte cite sans qu’ils soient sûrs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.droit import FaitDeDroit
from charte_studio.redaction.phrases import abreger

_CODE: Final = re.compile(r"\b([LRD])\.?\s?(?:[*]\s?)?(\d{2,4}(?:-\d+)+)")
_DECRET: Final = re.compile(r"\b(\d{4}-\d{3,4})\b")
_ARTICLE: Final = re.compile(
    r"\b(?:articles?|art\.)\s+(\d{1,3})(?:\s?\((\d)\)|,?\s+(?:paragraphe|§)\s*(\d+))?",
    re.IGNORECASE,
)
_ANNEXE: Final = re.compile(r"\bannexe\s+(I{1,3})\b")
_TEXTES: Final = (
    (
        "ria",
        re.compile(r"2024/1689|règlement (?:européen )?sur l[’']IA|\bRIA\b|AI Act", re.IGNORECASE),
    ),
    (
        "ria",
        re.compile(r"règlement (?:européen )?sur l[’']intelligence artificielle", re.IGNORECASE),
    ),
    ("rgpd", re.compile(r"\bRGPD\b|2016/679|règlement général sur la protection", re.IGNORECASE)),
    ("til", re.compile(r"informatique et libertés", re.IGNORECASE)),
)
_PRUDENCE: Final = re.compile(r"à vérifier|sous réserve|à confirmer|sauf erreur", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """Un article cité : le texte, l’article, le paragraphe s’il est dit."""

    texte: str
    article: str
    paragraphe: str = ""


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par partie et par fait, ou par référence que le droit daté ignore."""
    connus = _index(contexte.droit)
    par_mots = _par_mots(contexte)
    deja: set[tuple[str, str]] = set()
    for rang, phrase in enumerate(contexte.texte.phrases):
        if _PRUDENCE.search(phrase.texte):
            continue
        faits = [contexte.droit[cle] for cle in par_mots.get(rang, ())]
        inconnues: list[str] = []
        for reference, ecrite in references(phrase.texte):
            vises = faits_vises(reference, connus)
            if not vises:
                inconnues.append(ecrite)
            elif not any(fait.est_sur(contexte.aujourd_hui) for fait in vises):
                faits += vises
        for fait in faits:
            if (phrase.partie.cle, fait.cle) in deja or fait.est_sur(contexte.aujourd_hui):
                continue
            deja.add((phrase.partie.cle, fait.cle))
            yield Constat(
                "droit-non-verifie",
                "important",
                fait.intitule_prudent(contexte.aujourd_hui),
                f"Le texte s’appuie sur {fait.reference}, "
                f"{fait.etat_en_clair(contexte.aujourd_hui)} : faites relire ce point de droit.",
                phrase.partie.cle,
                abreger(phrase.texte),
                "ouvrir-droit",
                fait.cle,
            )
        for ecrite in inconnues:
            if (phrase.partie.cle, ecrite) not in deja:
                deja.add((phrase.partie.cle, ecrite))
                yield Constat(
                    "reference-inconnue",
                    "conseil",
                    f"Référence à vérifier : {ecrite}",
                    "Cette référence n’est pas parmi les faits de droit livrés et datés : "
                    "faites-la vérifier.",
                    phrase.partie.cle,
                    abreger(phrase.texte),
                    "ouvrir-partie",
                )


def references(texte: str) -> tuple[tuple[Reference, str], ...]:
    """Les références de droit du texte, avec ce qui est écrit.

    Un numéro d’article sans code ni loi autour n’en est pas une : ce peut être un article de la
    charte elle-même.
    """
    trouvees: dict[Reference, str] = {}
    for code in _CODE.finditer(texte):
        trouvees.setdefault(Reference("code", f"{code[1]}{code[2]}"), code[0])
    if "écret" in texte:
        for decret in _DECRET.finditer(texte):
            trouvees.setdefault(Reference("decret", decret[1]), f"décret {decret[1]}")
    nommes = [(trouve.start(), nom) for nom, motif in _TEXTES for trouve in motif.finditer(texte)]
    if nommes:
        for article in _ARTICLE.finditer(texte):
            nom = min(nommes, key=lambda n: abs(n[0] - article.start()))[1]
            reference = Reference(nom, article[1], article[2] or article[3] or "")
            trouvees.setdefault(reference, article[0])
        for annexe in _ANNEXE.finditer(texte):
            trouvees.setdefault(Reference("ria", f"annexe {annexe[1]}"), annexe[0])
    return tuple(trouvees.items())


def faits_vises(
    reference: Reference, connus: Mapping[tuple[str, str], list[tuple[str, FaitDeDroit]]]
) -> list[FaitDeDroit]:
    """Les faits de cet article : ceux du même paragraphe, sinon ceux de l’article entier."""
    faits = connus.get((reference.texte, reference.article), [])
    exacts = [fait for paragraphe, fait in faits if paragraphe == reference.paragraphe]
    entiers = [fait for paragraphe, fait in faits if not paragraphe]
    return exacts or entiers or ([f for _, f in faits] if not reference.paragraphe else [])


def _index(
    droit: Mapping[str, FaitDeDroit],
) -> dict[tuple[str, str], list[tuple[str, FaitDeDroit]]]:
    index: dict[tuple[str, str], list[tuple[str, FaitDeDroit]]] = defaultdict(list)
    for fait in droit.values():
        for reference, _ in (*references(fait.reference), *_listes(fait.reference)):
            index[reference.texte, reference.article].append((reference.paragraphe, fait))
    return index


def _listes(reference: str) -> Iterator[tuple[Reference, str]]:
    """« articles 5, 24, 30 et 35 », « annexes I et III » : chacun compte."""
    nom = next((nom for nom, motif in _TEXTES if motif.search(reference)), "")
    if nom and (liste := re.search(r"articles ((?:\d+(?:, | et )?)+)", reference)):
        for numero in re.findall(r"\d+", liste[1])[1:]:
            yield Reference(nom, numero), numero
    if liste := re.search(r"annexes (I+) et (I+)", reference):
        for numero in liste.groups():
            yield Reference("ria", f"annexe {numero}"), numero


def _par_mots(contexte: Contexte) -> dict[int, list[str]]:
    """Par phrase, les faits que des mots de `controles.toml` y reconnaissent."""
    trouves: dict[int, list[str]] = defaultdict(list)
    for cle, expressions in contexte.reglages.droit.items():
        if cle in contexte.droit:
            for rang in sorted({r for e in expressions for r in contexte.texte.index.phrases(e)}):
                trouves[rang].append(cle)
    return trouves
