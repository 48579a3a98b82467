"""Les sujets principaux : des principes rapprochés par leurs mots, et leurs paroles choisies."""

from __future__ import annotations

import heapq
import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.redaction.lexique import Index, mots
from charte_studio.redaction.synthese.donnees import (
    NATURES,
    Sort,
    Sujet,
    Verbatim,
    VerbatimChoisi,
)
from charte_studio.redaction.synthese.rapprochement import (
    Vecteur,
    cosinus,
    sac,
    somme,
    termes_saillants,
    vecteurs,
)
from charte_studio.redaction.synthese.reglages import ReglagesSynthese

_FAMILLE: Final = 0.3
"""Ce que vaut, en plus de la ressemblance des mots, d’être de la même famille de thèmes."""
_ASSEZ_PROCHE: Final = 0.22
"""En dessous, deux groupes restent séparés : on préfère trop de sujets à un sujet fourre-tout."""
_TROP_GRAND: Final = 0.4
"""La part des paroles au-delà de laquelle un groupe n’en absorbe plus d’autre."""
_REPETITION: Final = 0.7
"""Ce que coûte à une parole de ressembler à une parole déjà choisie."""
_MONTRABLE: Final = 12
"""Mots en dessous desquels une parole ne se comprend pas seule."""


@dataclass(slots=True)
class Groupe:
    """Des paroles mises ensemble ; `principes` du premier au dernier dans l’ordre de l’atelier."""

    principes: list[str]
    membres: list[int]
    """Les rangs de ses paroles."""
    centre: dict[str, float] = field(default_factory=dict)


def grouper(
    verbatims: Sequence[Verbatim],
    sorts: Mapping[str, Sort],
    reglages: ReglagesSynthese,
    points: Sequence[Vecteur],
) -> list[Groupe]:
    """Les groupes, du plus nourri au moins nourri.

    Un principe est un groupe au départ ; les deux groupes les plus proches se réunissent tant
    qu’il y en a trop et qu’ils se ressemblent assez. Une parole sans principe rejoint le groupe
    dont elle est la plus proche.
    """
    par_principe: dict[str, list[int]] = defaultdict(list)
    libres: list[int] = []
    for rang, verbatim in enumerate(verbatims):
        if verbatim.principe:
            par_principe[verbatim.principe].append(rang)
        else:
            libres.append(rang)
    groupes = [
        Groupe([cle], membres, somme(points[rang] for rang in membres))
        for cle, membres in par_principe.items()
    ]
    _placer_libres(groupes, libres, points)
    familles = {theme: famille.cle for famille in reglages.familles for theme in famille.themes}
    plafond = max(2, round(_TROP_GRAND * len(verbatims)))
    paires = _Paires(groupes, sorts, familles, plafond)
    while len(groupes) > reglages.sujets:
        paire = paires.plus_proche()
        if paire is None:
            break
        garde, absorbe = paire
        groupes.remove(absorbe)
        garde.principes += absorbe.principes
        garde.membres = sorted(garde.membres + absorbe.membres)
        garde.centre = somme(points[rang] for rang in garde.membres)
        paires.reunir(garde, absorbe)
    return sorted(groupes, key=lambda groupe: (-len(groupe.membres), groupe.membres[0]))


def _placer_libres(groupes: list[Groupe], libres: list[int], points: Sequence[Vecteur]) -> None:
    seuls = []
    for rang in libres:
        proches = [(cosinus(points[rang], g.centre), -place) for place, g in enumerate(groupes)]
        meilleur = max(proches, default=(0.0, 0))
        if meilleur[0] > 0:
            groupes[-meilleur[1]].membres.append(rang)
        else:
            seuls.append(rang)
    for groupe in groupes:
        groupe.membres.sort()
    if seuls:
        groupes.append(Groupe([], seuls, somme(points[rang] for rang in seuls)))


class _Paires:
    """Les paires assez proches, la meilleure d’abord ; seules celles d’un groupe changé se
    recalculent. À égalité, la première dans l’ordre de l’atelier."""

    def __init__(
        self,
        groupes: Sequence[Groupe],
        sorts: Mapping[str, Sort],
        familles: Mapping[str, str],
        plafond: int,
    ) -> None:
        self._vivants = dict(enumerate(groupes))
        self._numeros = {id(groupe): numero for numero, groupe in self._vivants.items()}
        self._ages = dict.fromkeys(self._vivants, 0)
        self._sorts, self._themes, self._plafond = sorts, familles, plafond
        self._familles = {n: _famille(g, sorts, familles) for n, g in self._vivants.items()}
        self._tas: list[tuple[float, int, int, int, int]] = []
        for un, autre in itertools.combinations(self._vivants, 2):
            self._mesurer(un, autre)

    def plus_proche(self) -> tuple[Groupe, Groupe] | None:
        """Les deux groupes les plus proches, ou `None` si aucun ne l’est assez."""
        while self._tas:
            _, un, autre, age_un, age_autre = heapq.heappop(self._tas)
            if self._ages.get(un) == age_un and self._ages.get(autre) == age_autre:
                return self._vivants[un], self._vivants[autre]
        return None

    def reunir(self, garde: Groupe, absorbe: Groupe) -> None:
        """Le second a rejoint le premier, qui a changé."""
        numero, parti = self._numeros[id(garde)], self._numeros[id(absorbe)]
        del self._vivants[parti], self._ages[parti]
        self._ages[numero] += 1
        self._familles[numero] = _famille(garde, self._sorts, self._themes)
        for autre in self._vivants:
            if autre != numero:
                self._mesurer(min(numero, autre), max(numero, autre))

    def _mesurer(self, un: int, autre: int) -> None:
        premier, second = self._vivants[un], self._vivants[autre]
        if len(premier.membres) + len(second.membres) > self._plafond:
            return
        proche = cosinus(premier.centre, second.centre)
        if self._familles[un] and self._familles[un] == self._familles[autre]:
            proche += _FAMILLE
        if proche > _ASSEZ_PROCHE:
            entree = (-proche, un, autre, self._ages[un], self._ages[autre])
            heapq.heappush(self._tas, entree)


def _famille(groupe: Groupe, sorts: Mapping[str, Sort], familles: Mapping[str, str]) -> str:
    """La famille de tous ses principes, vide s’ils n’en ont pas une seule."""
    siennes = {
        familles.get(sorts[cle].theme, "") if cle in sorts else "" for cle in groupe.principes
    }
    return siennes.pop() if len(siennes) == 1 else ""


def batir_sujet(
    groupe: Groupe,
    paquets: Sequence[tuple[Verbatim, ...]],
    points: Sequence[Vecteur],
    sorts: Mapping[str, Sort],
    *,
    reglages: ReglagesSynthese,
    colleges_montrables: Collection[str],
    ailleurs: Mapping[str, int],
) -> Sujet:
    """Le sujet d’un groupe : titre, phrases, termes et paroles choisies."""
    verbatims = [paquets[rang][0] for rang in groupe.membres]
    poids = Counter(v.principe for v in verbatims if v.principe)
    principes = tuple(sorted(poids, key=lambda cle: -poids[cle]))
    titres = [sorts[cle].titre if cle in sorts else cle for cle in principes]
    termes = termes_saillants(
        [v.texte for v in verbatims], ailleurs, total=len(paquets), vides=reglages.vides
    )
    return Sujet(
        titre=_titre(groupe, titres, sorts, reglages),
        resume=_resume(verbatims, titres, sorts),
        explication=_explication(titres, [t.texte for t in termes]),
        principes=principes,
        termes=termes,
        verbatims=choisir(
            groupe,
            paquets,
            points,
            reglages=reglages,
            colleges_montrables=colleges_montrables,
            maintenues=objections_maintenues(sorts),
        ),
        paroles=tuple(v.cle for rang in groupe.membres for v in paquets[rang]),
    )


def _titre(
    groupe: Groupe, titres: list[str], sorts: Mapping[str, Sort], reglages: ReglagesSynthese
) -> str:
    """Un seul principe : son titre ; une seule famille : le sien ; sinon les deux plus débattus."""
    if not titres:
        return "Paroles libres"
    if len(titres) == 1:
        return titres[0]
    familles = {theme: f for f in reglages.familles for theme in f.themes}
    themes = {sorts[cle].theme if cle in sorts else "" for cle in groupe.principes}
    siennes = {familles[theme].titre if theme in familles else "" for theme in themes}
    if len(titres) > 2 and len(siennes) == 1 and "" not in siennes:
        return siennes.pop()
    return f"{titres[0]} et {titres[1][:1].lower()}{titres[1][1:]}"


def _resume(verbatims: list[Verbatim], titres: list[str], sorts: Mapping[str, Sort]) -> str:
    comptes = Counter(v.nature for v in verbatims)
    pluriels = {"nuance": "nuances", "objection": "objections", "question": "questions",
                "ressenti": "ressentis"}  # fmt: skip
    detail = [
        f"{comptes[nature]} {nom}"
        if nature in ("pour", "contre")
        else accorder(comptes[nature], nom, pluriels[nature])
        for nature, nom in NATURES.items()
        if comptes[nature]
    ]
    sur = f" sur {enumerer([f'« {t} »' for t in titres])}" if titres else ""
    paroles = accorder(len(verbatims), "parole", "paroles")
    cles = {v.principe for v in verbatims}
    maintenues = sum(o.etat == "maintenue" for c in cles if c in sorts for o in sorts[c].objections)
    fin = ""
    if maintenues:
        fin = f" {accorder(maintenues, 'objection demeure', 'objections demeurent')}."
    return f"{paroles}{sur} : {enumerer(detail)}.{fin}"


def _explication(titres: list[str], termes: list[str]) -> str:
    if not termes:
        return "Ces paroles portent sur le même principe ; aucun mot ne domine."
    dits = enumerer([f"« {terme} »" for terme in termes])
    if len(titres) > 1:
        return f"Rapprochés par leurs thèmes et par leurs mots\u202f; y reviennent\u00a0: {dits}."
    return f"Les mots qui reviennent ici plus qu’ailleurs\u00a0: {dits}."


# --- les paroles montrées -----------------------------------------------------------------------


def choisir(
    groupe: Groupe,
    paquets: Sequence[tuple[Verbatim, ...]],
    points: Sequence[Vecteur],
    *,
    reglages: ReglagesSynthese,
    colleges_montrables: Collection[str],
    maintenues: Collection[str] = (),
) -> tuple[VerbatimChoisi, ...]:
    """Les paroles montrées : chaque nature tour à tour, la plus centrale qui ne répète rien.

    Une objection maintenue passe avant les autres ; une parole qui pourrait faire reconnaître
    quelqu’un, après.
    """
    reste = list(groupe.membres)
    natures = [n for n in NATURES if any(paquets[rang][0].nature == n for rang in reste)]
    prudents = {
        rang: reconnaissable(paquets[rang][0].texte, reglages.reconnaissables) for rang in reste
    }
    pris: list[int] = []
    principes: Counter[str] = Counter()
    while reste and len(pris) < reglages.verbatims:
        for nature in natures:
            siens = [rang for rang in reste if paquets[rang][0].nature == nature]
            if not siens or len(pris) == reglages.verbatims:
                continue

            def note(rang: int) -> tuple[bool, bool, bool, float, int]:
                redite = max((cosinus(points[rang], points[p]) for p in pris), default=0.0)
                deja = 0.15 * principes[paquets[rang][0].principe]
                centrale = cosinus(points[rang], groupe.centre) + 0.1 * (len(paquets[rang]) - 1)
                court = len(mots(paquets[rang][0].texte)) < _MONTRABLE
                return (
                    paquets[rang][0].cle in maintenues,
                    not prudents[rang],
                    not court,
                    round(centrale - _REPETITION * redite - deja, 9),
                    -rang,
                )

            choisi = max(siens, key=note)
            reste.remove(choisi)
            pris.append(choisi)
            principes[paquets[choisi][0].principe] += 1
    return tuple(
        montrer(paquets[rang], colleges_montrables, prudents[rang], maintenues) for rang in pris
    )


def objections_maintenues(sorts: Mapping[str, Sort]) -> frozenset[str]:
    """Les clés des objections que rien n’a levées."""
    return frozenset(
        o.cle for sort in sorts.values() for o in sort.objections if o.etat == "maintenue"
    )


def montrer(
    paquet: tuple[Verbatim, ...],
    colleges_montrables: Collection[str],
    a_relire: str,
    maintenues: Collection[str] = (),
) -> VerbatimChoisi:
    """La parole telle qu’on peut la montrer : le collège seulement s’il le peut."""
    premiere = paquet[0]
    raison = f"{NATURES[premiere.nature]}, au plus près du sujet"
    if premiere.cle in maintenues:
        raison = "objection maintenue"
    elif len(paquet) > 1:
        raison = f"dite {len(paquet)} fois presque dans les mêmes mots"
    colleges = {verbatim.college for verbatim in paquet}
    college = premiere.college if len(colleges) == 1 else ""
    return VerbatimChoisi(
        cle=premiere.cle,
        texte=premiere.texte,
        nature=premiere.nature,
        college=college if college in colleges_montrables else "",
        raison=raison,
        a_relire=a_relire,
    )


def reconnaissable(texte: str, tournures: Sequence[str]) -> str:
    """La tournure qui pourrait faire reconnaître la personne, vide si aucune."""
    index = Index([mots(texte)])
    return next((tournure for tournure in tournures if index.trouver(tournure)), "")


def preparer(
    verbatims: Sequence[Verbatim], sorts: Mapping[str, Sort], reglages: ReglagesSynthese
) -> tuple[list[dict[str, float]], Counter[str]]:
    """Le vecteur de chaque parole, et par racine le nombre de paroles qui l’emploient.

    Le titre du principe compte comme s’il était dit une fois : c’est de lui qu’on parlait.
    """
    dits = [sac(verbatim.texte, reglages.vides) for verbatim in verbatims]
    ailleurs = Counter(radical for contenu in dits for radical in contenu)
    titres = {cle: sac(sort.titre, reglages.vides) for cle, sort in sorts.items()}
    return (
        vecteurs(
            [
                contenu + titres.get(verbatim.principe, Counter())
                for contenu, verbatim in zip(dits, verbatims, strict=True)
            ]
        ),
        ailleurs,
    )
