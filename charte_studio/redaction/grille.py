"""La grille de lecture : quatorze points que cherchent une DRH et des syndicats, lus dans le texte.

Chaque point est une règle de `ressources/grille.toml` : des expressions et leurs poids. Le résultat
dit où il a lu, quels mots l’ont convaincu, et s’amende à la main.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from charte_studio.domaine.francais import enumerer
from charte_studio.redaction.document import Article, DocumentCharte
from charte_studio.redaction.lexique import motif
from charte_studio.redaction.parties import Partie, TexteIndexe, indexer
from charte_studio.redaction.phrases import abreger, compter_mots
from charte_studio.redaction.pieces import PointGrille
from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus

ETATS: Final[dict[str, str]] = {
    "present": "Présent",
    "insuffisant": "Insuffisant",
    "absent": "Absent",
}
PRECISIONS: Final[dict[str, str]] = {
    "chiffre": "un chiffre",
    "echeance": "une échéance",
    "responsable": "un responsable",
}
"""Ce qui rend une phrase vérifiable."""

_CHIFFRE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class RegleLecture:
    """Comment reconnaître un point dans un texte."""

    cle: str
    titre: str
    question: str
    """Ce que la personne qui relit cherche, en une phrase."""
    expressions: Mapping[str, int]
    """Par expression (« … » saute quelques mots, « * » finit un mot), son poids."""
    seuil: int
    """Le poids qu’une même partie doit réunir, chaque expression comptée une fois."""
    mots: int
    """Les mots que les phrases reconnues doivent réunir."""
    precisions: tuple[str, ...]
    """Clés de `PRECISIONS` : l’une au moins est attendue ; vide si rien n’est exigé."""
    admet: tuple[str, ...] = ()
    """Débuts de clés de sections déclaratives qui suffisent ici."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """Ce qui vaut pour toutes les règles d’un fichier."""

    indices: Mapping[str, tuple[str, ...]]
    """Par précision, les expressions qui la disent."""
    declaratives: tuple[str, ...]
    """Débuts de clés des sections qui annoncent sans régler : préambule, définitions…"""


@dataclass(frozen=True, slots=True)
class Grille:
    points: tuple[RegleLecture, ...]
    lecture: Lecture


@dataclass(frozen=True, slots=True)
class PointLu:
    """Un point de la grille, lu dans la charte."""

    cle: str
    titre: str
    etat: str
    """Une clé de `ETATS`."""
    ou: tuple[str, ...]
    """Les clés des parties qui en parlent."""
    raison: str
    extrait: str = ""
    """La phrase la plus parlante, telle qu’elle est écrite."""
    commentaire: str = ""
    """Ce qu’une personne a ajouté."""
    amende: bool = False
    """Vrai quand une personne a choisi l’état."""


# --- les règles ---------------------------------------------------------------------------------


def lire_grille(chemin: Path) -> Grille:
    """Les points et leurs règles. Lève `Refus` en nommant le point fautif."""
    brut = lire_toml(chemin)
    lecture = lire_lecture(chemin, brut)
    points = brut.get("points", {})
    if not points:
        raise Refus(f"« {chemin.name} » ne décrit aucun point : ajoutez une table [points.…].")
    return Grille(tuple(lire_regle(chemin, cle, point) for cle, point in points.items()), lecture)


def lire_lecture(chemin: Path, brut: Mapping[str, Any]) -> Lecture:
    """Les précisions et les sections déclaratives. Lève `Refus` si une précision est inconnue."""
    dites = brut.get("precisions", {})
    inconnues = set(dites) - set(PRECISIONS)
    if inconnues:
        raise Refus(
            f"« {chemin.name} », precisions : « {min(inconnues)} » n’existe pas. Les précisions "
            f"sont {', '.join(PRECISIONS)}."
        )
    return Lecture(
        indices={cle: tuple(dites.get(cle, ())) for cle in PRECISIONS},
        declaratives=tuple(brut.get("declaratives", ())),
    )


def lire_regle(chemin: Path, cle: str, brut: Mapping[str, Any]) -> RegleLecture:
    """Une règle. Lève `Refus` en nommant le fichier, la règle et ce qui ne va pas."""
    try:
        regle = RegleLecture(
            cle=cle,
            titre=brut["titre"],
            question=brut["question"],
            expressions=dict(brut["expressions"]),
            seuil=int(brut["seuil"]),
            mots=int(brut.get("mots", 0)),
            precisions=tuple(brut.get("precisions", ())),
            admet=tuple(brut.get("admet", ())),
        )
    except (TypeError, KeyError, ValueError) as erreur:
        raise Refus(f"« {chemin.name} », « {cle} » : {erreur}.") from erreur
    poids = regle.expressions.values()
    if not all(isinstance(p, int) and p > 0 for p in poids) or not regle.expressions:
        raise Refus(f"« {chemin.name} », « {cle} » : chaque expression a un poids entier positif.")
    for premiere, seconde in itertools.combinations(regle.expressions, 2):
        if motif(premiere) == motif(seconde):
            raise Refus(
                f"« {chemin.name} », « {cle} » : « {premiere} » et « {seconde} » se reconnaissent "
                "pareil, gardez-en une."
            )
    if not set(regle.precisions) <= set(PRECISIONS):
        raise Refus(f"« {chemin.name} », « {cle} » : les précisions sont {', '.join(PRECISIONS)}.")
    return regle


# --- lire ---------------------------------------------------------------------------------------


def remplir_grille(
    document: DocumentCharte, *, grille: Grille, texte: TexteIndexe | None = None
) -> tuple[PointLu, ...]:
    """Chaque point de la grille, lu dans la charte.

    `texte` évite de relire une charte déjà indexée.
    """
    lu = texte or indexer(document)
    return tuple(lire_point(lu, regle, grille.lecture) for regle in grille.points)


def amender(
    points: Sequence[PointLu], amendements: Mapping[str, tuple[str, str]]
) -> tuple[PointLu, ...]:
    """Les points, chacun corrigé par l’état et le commentaire d’une personne s’il y en a.

    Lève `Refus` si un point ou un état n’existe pas.
    """
    cles = {point.cle for point in points}
    for cle, (etat, _) in amendements.items():
        if cle not in cles:
            raise Refus(
                f"La grille n’a pas de point « {cle} » : les points sont {', '.join(cles)}."
            )
        if etat not in ETATS:
            raise Refus(f"« {etat} » n’est pas un état : choisissez {', '.join(ETATS)}.")
    return tuple(
        replace(
            point,
            etat=amendements[point.cle][0],
            commentaire=amendements[point.cle][1].strip(),
            amende=True,
        )
        if point.cle in amendements
        else point
        for point in points
    )


def pieces_de_la_grille(
    points: Sequence[PointLu], document: DocumentCharte
) -> tuple[PointGrille, ...]:
    """Les points tels que les exports les écrivent, avec leur motif ou leur commentaire."""
    noms = {
        partie.cle: f"Article {partie.numero}" if isinstance(partie, Article) else partie.titre
        for partie in document.corps
    }
    return tuple(
        PointGrille(
            cle=point.cle,
            titre=point.titre,
            etat=point.etat,
            ou=", ".join(noms[cle] for cle in point.ou if cle in noms),
            commentaire=point.commentaire or ("" if point.amende else point.raison),
        )
        for point in points
    )


def lire_point(texte: TexteIndexe, regle: RegleLecture, lecture: Lecture) -> PointLu:
    """Ce que le texte dit d’un point.

    Une partie convainc quand les poids de ses expressions atteignent le seuil. Il faut encore que
    ce ne soit pas une section qui annonce sans régler, assez de mots, et l’une des précisions
    attendues, sans quoi le point est insuffisant.
    """
    trouvees: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for expression in regle.expressions:
        par_partie: dict[str, list[int]] = defaultdict(list)
        for rang in texte.index.phrases(expression):
            par_partie[texte.phrases[rang].partie.cle].append(rang)
        for cle, rangs in par_partie.items():
            trouvees[cle][expression] = tuple(rangs)
    if not trouvees:
        return PointLu(regle.cle, regle.titre, "absent", (), "Aucune phrase n’en parle.")
    poids = {
        cle: sum(regle.expressions[expression] for expression in dites)
        for cle, dites in trouvees.items()
    }
    parties = [p for p in texte.parties if p.cle in poids]
    fortes = [
        p
        for p in parties
        if poids[p.cle] >= regle.seuil and not _declare_seulement(p, regle, lecture)
    ]
    if not fortes:
        return _effleure(texte, regle, parties, trouvees, poids)
    rangs = sorted({r for p in fortes for rs in trouvees[p.cle].values() for r in rs})
    dites = precisions_dites(texte, rangs, lecture.indices)
    manque = list(_manques(texte, regle, rangs, dites))
    # La plus convaincante d’abord ; à égalité, l’ordre du texte.
    fortes.sort(key=lambda partie: -poids[partie.cle])
    extrait = _extrait(texte, regle, trouvees[fortes[0].cle])
    noms = _noms(fortes)
    reconnus = _reconnus(trouvees[fortes[0].cle], regle)
    if manque:
        raison = f"{noms} : {reconnus}, mais {enumerer(manque)}."
        etat = "insuffisant"
    else:
        attendues = [PRECISIONS[cle] for cle in regle.precisions if cle in dites]
        suite = f", avec {enumerer(attendues)}" if attendues else ""
        raison, etat = f"{noms} : {reconnus}{suite}.", "present"
    return PointLu(regle.cle, regle.titre, etat, tuple(p.cle for p in fortes), raison, extrait)


def _effleure(
    texte: TexteIndexe,
    regle: RegleLecture,
    parties: list[Partie],
    trouvees: Mapping[str, Mapping[str, tuple[int, ...]]],
    poids: Mapping[str, int],
) -> PointLu:
    """Le texte en emploie des mots sans qu’une partie le règle : insuffisant, ou absent."""
    meilleure = max(parties, key=lambda partie: poids[partie.cle])
    extrait = _extrait(texte, regle, trouvees[meilleure.cle])
    if 3 * poids[meilleure.cle] < 2 * regle.seuil:
        return PointLu(regle.cle, regle.titre, "absent", (), "Aucune partie n’en traite vraiment.")
    reconnus = _reconnus(trouvees[meilleure.cle], regle)
    annonce = poids[meilleure.cle] >= regle.seuil
    suite = "c’est annoncé, rien ne le règle" if annonce else "en passant, rien ne le règle"
    raison = f"{_noms([meilleure])} : {reconnus} ; {suite}."
    return PointLu(regle.cle, regle.titre, "insuffisant", (meilleure.cle,), raison, extrait)


def _declare_seulement(partie: Partie, regle: RegleLecture, lecture: Lecture) -> bool:
    cle = partie.cle.removeprefix("section:")
    return partie.numero is None and any(
        cle.startswith(debut) for debut in lecture.declaratives if debut not in regle.admet
    )


def precisions_dites(
    texte: TexteIndexe, rangs: Iterable[int], indices: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Les précisions que donnent ces phrases, ou leurs voisines dans la même partie."""
    proches = {
        voisin
        for rang in rangs
        for voisin in (rang - 1, rang, rang + 1)
        if 0 <= voisin < len(texte.phrases)
        and texte.phrases[voisin].partie is texte.phrases[rang].partie
    }
    dites = {
        cle
        for cle, expressions in indices.items()
        if any(rang in proches for e in expressions for rang in texte.index.phrases(e))
    }
    if any(_CHIFFRE.search(texte.phrases[rang].texte) for rang in proches):
        dites.add("chiffre")
    return frozenset(dites)


def _manques(
    texte: TexteIndexe, regle: RegleLecture, rangs: list[int], dites: frozenset[str]
) -> Iterator[str]:
    longueur = sum(compter_mots(texte.phrases[rang].texte) for rang in rangs)
    if longueur < regle.mots:
        yield f"en {longueur} mots seulement"
    if regle.precisions and not dites & set(regle.precisions):
        yield f"sans {' ni '.join(_sans_article(PRECISIONS[c]) for c in regle.precisions)}"


def _sans_article(precision: str) -> str:
    return precision.split(" ", 1)[1]


def _noms(parties: list[Partie]) -> str:
    """« L’article 6 et la section « Révision » », trois parties nommées au plus."""
    noms = [partie.nom for partie in parties[:3]]
    reste = len(parties) - len(noms)
    if reste:
        noms.append("une autre partie" if reste == 1 else f"{reste} autres parties")
    phrase = enumerer(noms)
    return phrase[:1].upper() + phrase[1:]


def _reconnus(dites: Mapping[str, tuple[int, ...]], regle: RegleLecture) -> str:
    """Les expressions reconnues, les plus lourdes d’abord, trois au plus."""
    ordre = sorted(dites, key=lambda expression: -regle.expressions[expression])
    return ", ".join(f"« {lisible(expression)} »" for expression in ordre[:3])


def lisible(expression: str) -> str:
    """L’expression telle qu’on la montre : sans « * »."""
    return expression.replace("*", "…")


def _extrait(texte: TexteIndexe, regle: RegleLecture, dites: Mapping[str, tuple[int, ...]]) -> str:
    """La phrase qui réunit le plus de poids, à défaut le titre ; à égalité, la première."""
    poids: dict[int, int] = defaultdict(int)
    for expression, rangs in dites.items():
        for rang in rangs:
            poids[rang] += regle.expressions[expression]
    meilleur = max(sorted(poids), key=lambda rang: (not texte.phrases[rang].titre, poids[rang]))
    return abreger(texte.phrases[meilleur].texte)
