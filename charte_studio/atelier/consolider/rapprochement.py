"""Rapprocher ce que plusieurs séances ont en commun : principes, collèges, personnes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from charte_studio.atelier.consolider.seance import Ligne, SeanceLue
from charte_studio.atelier.gestes.commun import numero
from charte_studio.domaine.francais import accorder, en_cle, enumerer
from charte_studio.redaction.markdown import assainir
from charte_studio.socle.erreurs import Refus

Correspondances = Mapping[tuple[int, str], str]
"""(rang de la séance, clé du principe dans cette séance) → clé du principe qu’il rejoint."""

PROCHES_MIN: Final = 0.3
"""Part de mots communs à partir de laquelle deux principes se ressemblent assez pour le dire."""
LONGUEUR_MOT: Final = 4


@dataclass(frozen=True, slots=True)
class Membre:
    """Un principe tel qu’une séance l’a débattu."""

    seance: int
    cle: str
    ligne: Ligne


@dataclass(frozen=True, slots=True)
class PrincipeReuni:
    """Un principe du résultat, et les principes des séances dont il réunit les voix."""

    cle: str
    membres: tuple[Membre, ...]

    @property
    def titre(self) -> str:
        return str(self.membres[0].ligne["titre"])

    @property
    def question(self) -> str:
        return str(self.membres[0].ligne["question"])

    @property
    def seances(self) -> frozenset[int]:
        return frozenset(membre.seance for membre in self.membres)


def exiger_compatibles(seances: Sequence[SeanceLue]) -> None:
    """Lève `Refus` si ces séances ne se réunissent pas : la phrase nomme les fichiers."""
    if len(seances) < 2:
        raise Refus("Donnez deux séances au moins à réunir.")
    for seance in seances:
        if seance.tables["seance"]:
            raise Refus(
                f"« {seance.nom} » réunit déjà plusieurs séances : donnez plutôt les fichiers des "
                "séances d’origine, pour qu’aucune ne soit comptée deux fois."
            )
    premiere = seances[0]
    for autre in seances[1:]:
        if autre.reglages["modele"] != premiere.reglages["modele"]:
            raise Refus(
                f"« {premiere.nom} » suit le modèle « {premiere.reglages['modele_titre']} » et "
                f"« {autre.nom} » le modèle « {autre.reglages['modele_titre']} » : on ne réunit "
                "que des séances du même modèle."
            )
        if autre.echelle != premiere.echelle:
            raise Refus(
                f"« {premiere.nom} » emploie l’échelle « {premiere.echelle.nom} » et "
                f"« {autre.nom} » une autre (« {autre.echelle.nom} ») : leurs réponses ne "
                "s’additionnent pas."
            )
    for une, autre in combinations(seances, 2):
        _exiger_distinctes(une, autre)


def _exiger_distinctes(une: SeanceLue, autre: SeanceLue) -> None:
    """Deux copies d’un atelier préparé puis joué séparément se réunissent ; la même séance, non."""
    if une.reglages["identifiant"] != autre.reglages["identifiant"]:
        return
    communes = 0
    for a, b in zip(une.empreintes, autre.empreintes, strict=False):
        if a != b:
            break
        communes += 1
    if communes in (len(une.empreintes), len(autre.empreintes)):
        memes = "donnés deux fois" if une.empreintes == autre.empreintes else "l’un avant l’autre"
        raise Refus(
            f"« {une.nom} » et « {autre.nom} » sont la même séance, {memes} : n’en gardez qu’un."
        )
    if communes >= min(une.premiere_parole, autre.premiere_parole):
        raise Refus(
            f"« {une.nom} » et « {autre.nom} » partent d’une même séance où la salle avait déjà "
            "répondu : ces réponses seraient comptées deux fois. Gardez l’un des deux."
        )


def rapprocher(
    seances: Sequence[SeanceLue], correspondances: Correspondances | None = None
) -> tuple[PrincipeReuni, ...]:
    """Les principes du résultat, dans l’ordre de la première séance qui les a.

    Deux séances ont le même principe s’il y porte la même clé et pose la même question, ou si
    `correspondances` le dit. Lève `Refus` pour une correspondance impossible.
    """
    groupes: dict[tuple[str, str], list[Membre]] = {}
    for rang, seance in enumerate(seances):
        for ligne in sorted(seance.tables["principe"], key=lambda p: (p["rang"], p["id"])):
            membre = Membre(rang, str(ligne["cle"]), ligne)
            groupes.setdefault((membre.cle, en_cle(str(ligne["question"]))), []).append(membre)
    reunis: list[PrincipeReuni] = []
    prises: set[str] = set()
    for membres in groupes.values():
        cle = _cle_libre(membres[0].cle, prises)
        prises.add(cle)
        reunis.append(PrincipeReuni(cle, tuple(membres)))
    return _appliquer(reunis, correspondances or {}, seances)


def _cle_libre(cle: str, prises: set[str]) -> str:
    suite, libre = 2, cle
    while libre in prises:
        libre, suite = f"{cle}-{suite}", suite + 1
    return libre


def _appliquer(
    reunis: Sequence[PrincipeReuni], correspondances: Correspondances, seances: Sequence[SeanceLue]
) -> tuple[PrincipeReuni, ...]:
    par_cle = {principe.cle: principe for principe in reunis}
    for (rang, cle), vers in correspondances.items():
        depart = next(
            (p for p in par_cle.values() for m in p.membres if (m.seance, m.cle) == (rang, cle)),
            None,
        )
        if depart is None:
            raise Refus(f"« {seances[rang].nom} » n’a pas de principe « {cle} ».")
        arrivee = par_cle.get(vers)
        if arrivee is None:
            raise Refus(f"Aucun principe « {vers} » à rejoindre : employez sa clé.")
        if arrivee is depart:
            continue
        if rang in arrivee.seances:
            raise Refus(
                f"« {seances[rang].nom} » a débattu séparément de « {depart.titre} » et de "
                f"« {arrivee.titre} » : les mêmes personnes seraient comptées deux fois."
            )
        membre = next(m for m in depart.membres if m.seance == rang)
        par_cle[vers] = replace(arrivee, membres=(*arrivee.membres, membre))
        restants = tuple(m for m in depart.membres if m is not membre)
        if restants:
            par_cle[depart.cle] = replace(depart, membres=restants)
        else:
            del par_cle[depart.cle]
    return tuple(par_cle.values())


def a_rapprocher(
    principes: Sequence[PrincipeReuni], seances: Sequence[SeanceLue]
) -> tuple[PrincipeReuni, ...]:
    """Les principes que toutes les séances n’ont pas, et dont quelqu’un a parlé."""
    return tuple(
        principe
        for principe in principes
        if len(principe.seances) < len(seances)
        and any(_debattu(membre, seances) for membre in principe.membres)
    )


def _debattu(membre: Membre, seances: Sequence[SeanceLue]) -> bool:
    seance, identifiant = seances[membre.seance], membre.ligne["id"]
    return bool(membre.ligne["retenu"]) or any(
        tour.principe_id == identifiant for tour in seance.tours
    )


def rejoignables(
    principe: PrincipeReuni, principes: Sequence[PrincipeReuni]
) -> tuple[PrincipeReuni, ...]:
    """Les principes qu’il peut rejoindre, les plus ressemblants d’abord."""
    possibles = [
        autre
        for autre in principes
        if autre.cle != principe.cle and not autre.seances & principe.seances
    ]
    return tuple(sorted(possibles, key=lambda autre: -ressemblance(principe, autre)))


def ressemblance(un: PrincipeReuni, autre: PrincipeReuni) -> float:
    """La part de mots communs aux deux énoncés, de 0 à 1."""
    mots, siens = _mots(un), _mots(autre)
    return len(mots & siens) / len(mots | siens) if mots | siens else 0.0


def _mots(principe: PrincipeReuni) -> set[str]:
    mots = en_cle(f"{principe.titre} {principe.question}").split("-")
    return {mot for mot in mots if len(mot) >= LONGUEUR_MOT}


def doublons(seances: Sequence[SeanceLue]) -> tuple[str, ...]:
    """Une phrase par nom présent dans plusieurs séances ; le nom, lui, ne s’y lit pas."""
    vus: dict[str, list[str]] = defaultdict(list)
    for seance in seances:
        for rang, nom in seance.noms.items():
            vus[nom].append(f"{numero(rang)} de « {seance.nom} »")
    return tuple(
        f"{enumerer(ou)} portent le même nom\u00a0: si c’est la même personne, ses voix comptent "
        f"{len(ou)} fois."
        for ou in vus.values()
        if len(ou) > 1
    )


def constats(seances: Sequence[SeanceLue], principes: Sequence[PrincipeReuni]) -> Iterator[str]:
    """Ce qu’il faut savoir avant de réunir, une phrase par chose."""
    yield from _sur_les_reglages(seances)
    for seance in seances:
        if seance.ouverts:
            yield (
                f"« {seance.nom} »\u00a0: "
                + accorder(
                    seance.ouverts, "tour encore ouvert n’est", "tours encore ouverts ne sont"
                )
                + " pas compté"
                + ("s." if seance.ouverts > 1 else ".")
            )
    motifs = sum(seance.motifs for seance in seances)
    if motifs:
        yield (
            f"{accorder(motifs, 'motif de position reste', 'motifs de positions restent')} dans "
            "les séances d’origine\u00a0: le résultat n’a pas de positions individuelles."
        )
    for principe in a_rapprocher(principes, seances):
        yield (
            f"« {assainir(principe.titre)} »\u00a0: {len(principe.seances)} séance"
            f"{'s' if len(principe.seances) > 1 else ''} sur {len(seances)}, gardé à part."
        )
    yield from _sur_les_tours(seances, principes)
    yield from doublons(seances)


def _sur_les_reglages(seances: Sequence[SeanceLue]) -> Iterator[str]:
    premiere = seances[0]
    for colonnes, quoi in (
        (("seuil_adoption", "seuil_rejet", "quorum", "effet_objection"), "La règle de décision"),
        (("modele_version",), "La version du modèle"),
        (("forme",), "La forme visée"),
    ):
        autres = [
            f"« {seance.nom} »"
            for seance in seances[1:]
            if any(seance.reglages[c] != premiere.reglages[c] for c in colonnes)
        ]
        if autres:
            yield (
                f"{quoi} n’est pas la même dans {enumerer(autres)}\u00a0: le résultat garde celle "
                f"de « {premiere.nom} »."
            )


def _sur_les_tours(
    seances: Sequence[SeanceLue], principes: Sequence[PrincipeReuni]
) -> Iterator[str]:
    """Un tour que des séances n’ont pas eu : la décision ne porterait que sur les autres."""
    for principe in principes:
        rangs: Counter[int] = Counter()
        for membre in principe.membres:
            identifiant = membre.ligne["id"]
            rangs.update(
                {
                    tour.rang
                    for tour in seances[membre.seance].tours
                    if (tour.principe_id, tour.objet) == (identifiant, "principe") and tour.reponses
                }
            )
        for rang, nombre in sorted(rangs.items()):
            if rang > 1 and nombre < rangs[1]:
                yield (
                    f"« {assainir(principe.titre)} »\u00a0: le tour {rang} n’a eu lieu que dans "
                    f"{nombre} séance{'s' if nombre > 1 else ''} sur {rangs[1]}\u00a0; c’est sur "
                    "lui que portera la suggestion."
                )
