"""Rapprocher des paroles courtes : mots saillants, vecteurs, quasi-doublons.

Chaque parole devient un sac de racines pondérées par leur rareté (TF-IDF). Tout est compté, rien
n’est tiré au sort : les mêmes paroles donnent toujours le même résultat.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from charte_studio.redaction.lexique import mots, racine
from charte_studio.redaction.synthese.donnees import Terme, Verbatim

Vecteur = Mapping[str, float]

_PRESQUE_PAREIL: Final = 0.8
"""La part de racines communes (Jaccard) qui fait de deux paroles une seule."""
_LONGUEUR_MOT: Final = 3


def sac(texte: str, vides: frozenset[str]) -> Counter[str]:
    """Les racines du texte qui disent quelque chose, et leur nombre."""
    return Counter(
        radical
        for mot in mots(texte)
        if len(mot) >= _LONGUEUR_MOT
        and not mot[0].isdigit()
        and (radical := racine(mot)) not in vides
    )


def vecteurs(sacs: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Les sacs pondérés par la rareté de chaque racine, ramenés à la longueur 1."""
    frequences = Counter(radical for contenu in sacs for radical in contenu)
    total = len(sacs)
    return [
        normer(
            {
                radical: (1 + math.log(nombre)) * math.log(1 + total / frequences[radical])
                for radical, nombre in contenu.items()
            }
        )
        for contenu in sacs
    ]


def normer(vecteur: Mapping[str, float]) -> dict[str, float]:
    norme = math.sqrt(sum(poids * poids for poids in vecteur.values()))
    return {cle: poids / norme for cle, poids in vecteur.items()} if norme else {}


def somme(tous: Iterable[Vecteur]) -> dict[str, float]:
    """Le centre d’un groupe, ramené à la longueur 1."""
    total: dict[str, float] = defaultdict(float)
    for vecteur in tous:
        for cle, poids in vecteur.items():
            total[cle] += poids
    return normer(total)


def cosinus(un: Vecteur, autre: Vecteur) -> float:
    """De 0 (rien en commun) à 1 (mêmes mots)."""
    if len(autre) < len(un):
        un, autre = autre, un
    return sum(poids * autre[cle] for cle, poids in un.items() if cle in autre)


def regrouper_doublons(verbatims: Sequence[Verbatim]) -> list[tuple[Verbatim, ...]]:
    """Les paroles presque identiques, ensemble ; la première notée d’abord.

    Deux paroles ne se confondent que sur le même principe et avec la même nature : dire la même
    chose pour et contre n’est pas se répéter.
    """
    groupes: list[list[Verbatim]] = []
    ensembles: list[frozenset[str]] = []
    par_mot: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for verbatim in verbatims:
        radicaux = frozenset(racine(mot) for mot in mots(verbatim.texte))
        cles = [(verbatim.principe, verbatim.nature, radical) for radical in sorted(radicaux)]
        candidats = Counter(rang for cle in cles for rang in par_mot[cle])
        pareil = next(
            (
                rang
                for rang, communs in sorted(candidats.items())
                if communs >= _PRESQUE_PAREIL * len(radicaux | ensembles[rang])
            ),
            None,
        )
        if pareil is None:
            for cle in cles:
                par_mot[cle].append(len(groupes))
            groupes.append([verbatim])
            ensembles.append(radicaux)
        else:
            groupes[pareil].append(verbatim)
    return [tuple(groupe) for groupe in groupes]


def termes_saillants(
    textes: Sequence[str],
    ailleurs: Mapping[str, int],
    *,
    total: int,
    vides: frozenset[str],
    combien: int = 5,
) -> tuple[Terme, ...]:
    """Les mots et les couples de mots que ce sujet emploie plus que les autres.

    `ailleurs` : par racine, le nombre de paroles de tout l’atelier qui l’emploient. Un terme doit
    être dit par deux paroles au moins. Un couple l’emporte sur ses mots s’il vient aussi souvent.
    """
    formes: dict[str, Counter[str]] = defaultdict(Counter)
    dans: Counter[str] = Counter()
    for texte in textes:
        vus: set[str] = set()
        lus = mots(texte)
        for place, mot in enumerate(lus):
            radical = racine(mot)
            if len(mot) < _LONGUEUR_MOT or radical in vides or mot[0].isdigit():
                continue
            formes[radical][mot.lower()] += 1
            vus.add(radical)
            suite = _couple(lus, place, vides)
            if suite:
                cle = f"{radical} {racine(suite[-1])}"
                formes[cle][" ".join(m.lower() for m in (mot, *suite))] += 1
                vus.add(cle)
        dans.update(vus)
    notes = {
        cle: nombre * math.log(1 + total / max(1, ailleurs.get(cle.split(" ")[0], 1)))
        * (1.6 if " " in cle else 1.0)
        for cle, nombre in dans.items()
        if nombre >= 2
    }  # fmt: skip
    retenus: list[str] = []
    for cle in sorted(notes, key=lambda c: (-notes[c], c)):
        morceaux = set(cle.split(" "))
        if not any(morceaux & set(deja.split(" ")) for deja in retenus):
            retenus.append(cle)
        if len(retenus) == combien:
            break
    return tuple(Terme(_la_plus_employee(formes[cle]), dans[cle]) for cle in retenus)


def _la_plus_employee(formes: Counter[str]) -> str:
    """À égalité, la première dans l’ordre des lettres."""
    return min(formes, key=lambda forme: (-formes[forme], forme))


def _couple(lus: Sequence[str], place: int, vides: frozenset[str]) -> tuple[str, ...]:
    """Ce qui suit un mot et fait expression avec lui : « charge de travail », « texte nu »."""
    suite = lus[place + 1 : place + 3]
    if len(suite) == 2 and suite[0].lower() in ("de", "du", "des") and _plein(suite[1], vides):
        return tuple(suite)
    if suite and _plein(suite[0], vides):
        return (suite[0],)
    return ()


def _plein(mot: str, vides: frozenset[str]) -> bool:
    return len(mot) >= _LONGUEUR_MOT and racine(mot) not in vides
