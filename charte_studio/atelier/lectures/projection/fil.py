"""Le fil de l’atelier : dans quel ordre les scènes s’enchaînent, principe après principe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.explorer import se_montre_au_mur
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.projection.demande import Demande
from charte_studio.atelier.lectures.projection.tours import colleges_montrables
from charte_studio.atelier.schema import (
    Amendement,
    Amorce,
    Barometre,
    Contribution,
    Decision,
    Principe,
    Ressenti,
    Tour,
    Usage,
)
from charte_studio.atelier.schema import Sequence as SequenceDeroule
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE

OUVRIR: Final = "ouvrir_tour"
CLORE: Final = "clore_tour"
TOURS_PREVUS: Final = 2


@dataclass(frozen=True, slots=True)
class Pas:
    """Une scène du fil, et le geste qu’elle demande d’abord."""

    demande: Demande
    geste: str = ""
    """`ouvrir_tour`, `clore_tour`, ou rien."""


@dataclass(frozen=True, slots=True)
class PrincipeAuFil:
    """Ce qu’il faut savoir d’un principe pour enchaîner ses scènes."""

    id: int
    enjeu: bool
    debat: bool
    """Vrai si quelque chose s’est dit, ou si le modèle a de quoi lancer le débat."""
    tours: tuple[tuple[int, bool], ...] = ()
    """Les tours sur l’affirmation : leur rang, et s’ils sont clos."""
    niveaux: tuple[tuple[int, bool], ...] = ()
    """Les tours sur le niveau d’exigence."""
    amendements: tuple[tuple[int, bool | None], ...] = ()
    """Les amendements à comparer : leur clé, et si leur vote est clos (`None` : pas de vote)."""
    decide: bool = False
    colleges: frozenset[int] = frozenset()
    """Les rangs des tours clos dont les collèges peuvent se comparer."""


# --- l’enchaînement, sans base -------------------------------------------------------------------


def derouler(
    ouverture: Iterable[Demande],
    principes: Iterable[PrincipeAuFil],
    *,
    tours_prevus: int = TOURS_PREVUS,
) -> tuple[Pas, ...]:
    """Toutes les scènes dans l’ordre : l’ouverture, chaque principe, la synthèse."""
    pas = [Pas(demande) for demande in ouverture]
    for principe in principes:
        pas += _du_principe(principe, tours_prevus)
    return (*pas, Pas(Demande("synthese")))


def _du_principe(principe: PrincipeAuFil, tours_prevus: int) -> list[Pas]:
    def demande(scene: str, rang: int = 1) -> Demande:
        return Demande(scene, principe_id=principe.id, rang=rang)

    clos = dict(principe.tours)
    # Un principe déjà décidé n’attend plus les tours que l’on n’a pas faits.
    prevus = 0 if principe.decide else tours_prevus
    pas = [Pas(demande("enjeu"))] if principe.enjeu else []
    pas.append(Pas(demande("affirmation")))
    for rang in range(1, max([prevus, *clos]) + 1):
        if rang not in clos and rang > prevus:
            continue
        if rang == 2:
            pas += _du_debat(principe, demande("debat"))
        if not clos.get(rang):
            pas.append(Pas(demande("tour_ouvert", rang), "" if rang in clos else OUVRIR))
        scene = "resultat" if rang == 1 else "avant_apres"
        pas.append(Pas(demande(scene, rang), "" if clos.get(rang) else CLORE))
        if clos.get(rang) and rang in principe.colleges:
            # Les collèges à côté du total, toujours : aucune moyenne ne les fait oublier.
            pas.append(Pas(demande("colleges", rang)))
    if max([prevus, *clos]) < 2:
        pas += _du_debat(principe, demande("debat"))
    for rang, est_clos in principe.niveaux:
        if not est_clos:
            pas.append(Pas(Demande("tour_ouvert", principe.id, rang, "niveau")))
        pas.append(Pas(Demande("resultat", principe.id, rang, "niveau"), "" if est_clos else CLORE))
    return [*pas, Pas(demande("decision"))]


def _du_debat(principe: PrincipeAuFil, debat: Demande) -> list[Pas]:
    """Le débat, puis chaque amendement comparé et, si on le vote, son vote."""
    pas = [Pas(debat)] if principe.debat else []
    for cle, clos in principe.amendements:
        for scene, montree, geste in (
            ("amendement", True, ""),
            ("tour_ouvert", clos is False, ""),
            ("resultat", clos is not None, "" if clos else CLORE),
        ):
            if montree:
                pas.append(Pas(Demande(scene, debat.principe_id, amendement_id=cle), geste))
    return pas


def pas_suivant(fil: Sequence[Pas], demande: Demande) -> Pas | None:
    """Le pas d’après, ou `None` au bout. Une scène hors du fil (pause, noir) mène au premier."""
    places = {pas.demande: rang for rang, pas in enumerate(fil)}
    if demande in places:
        rang = places[demande] + 1
        return fil[rang] if rang < len(fil) else None
    cle = _cle(fil, demande)
    return next((pas for pas in fil if cle is None or (_cle(fil, pas.demande) or cle) > cle), None)


def pas_precedent(fil: Sequence[Pas], demande: Demande) -> Pas | None:
    """Le pas d’avant, ou `None` au début. Reculer ne demande aucun geste."""
    places = {pas.demande: rang for rang, pas in enumerate(fil)}
    if demande in places:
        rang = places[demande] - 1
        return Pas(fil[rang].demande) if rang >= 0 else None
    cle = _cle(fil, demande)
    if cle is None:
        return None
    avant = [pas for pas in fil if (_cle(fil, pas.demande) or cle) < cle]
    return Pas(avant[-1].demande) if avant else None


_ORDRE_OUVERTURE: Final = ("accueil", "regles", "donnees", "deroule", "barometre", "mur")


def _cle(fil: Sequence[Pas], demande: Demande) -> tuple[int, ...] | None:
    """La place d’une scène, même absente du fil (tour clos entre-temps) ; `None` : nulle part."""
    ordre = list(dict.fromkeys(p.demande.principe_id for p in fil if p.demande.principe_id))
    if demande.principe_id in ordre:
        moments = {
            "enjeu": (0,),
            "affirmation": (1,),
            "tour_ouvert": (2, demande.rang, 1),
            "resultat": (2, demande.rang, 2),
            "avant_apres": (2, demande.rang, 2),
            "colleges": (2, demande.rang, 3),
            "debat": (2, 1, 4),
            "amendement": (2, 1, 5, demande.amendement_id or 0, 0),
            "decision": (3,),
            "article": (4,),
        }
        if demande.amendement_id is not None and demande.scene in ("tour_ouvert", "resultat"):
            vote = 1 if demande.scene == "tour_ouvert" else 2
            moments[demande.scene] = (2, 1, 5, demande.amendement_id, vote)
        elif demande.objet == "niveau":
            vote = 1 if demande.scene == "tour_ouvert" else 2
            return (1, ordre.index(demande.principe_id), 2, 99, demande.rang, vote)
        return (1, ordre.index(demande.principe_id), *moments.get(demande.scene, (5,)))
    if demande.scene in _ORDRE_OUVERTURE:
        return (0, _ORDRE_OUVERTURE.index(demande.scene))
    return (2,) if demande.scene == "synthese" else None


# --- ce que dit la base --------------------------------------------------------------------------


def lire_fil(connexion: Connection, *, tours_prevus: int = TOURS_PREVUS) -> tuple[Pas, ...]:
    """Toutes les scènes de l’atelier, dans l’ordre où Page suivante les montre."""
    return derouler(_ouverture(connexion), _principes_au_fil(connexion), tours_prevus=tours_prevus)


@retenir
def _fil_autour(connexion: Connection, demande: Demande, tours_prevus: int) -> tuple[Pas, ...]:
    """Le fil, sans mesurer les collèges des autres principes : ils ne changent rien d’ici."""
    principes = _principes_au_fil(connexion, mesurer={demande.principe_id})
    return derouler(_ouverture(connexion), principes, tours_prevus=tours_prevus)


def scene_suivante(
    connexion: Connection, demande: Demande, *, tours_prevus: int = TOURS_PREVUS
) -> Pas | None:
    """Ce qui vient après cette scène, et le geste à faire d’abord ; `None` au bout de l’atelier."""
    return pas_suivant(_fil_autour(connexion, demande, tours_prevus), demande)


def scene_precedente(
    connexion: Connection, demande: Demande, *, tours_prevus: int = TOURS_PREVUS
) -> Pas | None:
    """Ce qui vient avant cette scène, sans geste ; `None` au début de l’atelier."""
    return pas_precedent(_fil_autour(connexion, demande, tours_prevus), demande)


@retenir
def scenes_possibles(connexion: Connection, principe_id: int | None = None) -> tuple[Demande, ...]:
    """Les scènes qui ont quelque chose à montrer : celles de la salle, ou celles d’un principe."""
    if principe_id is None:
        return (
            *_ouverture(connexion),
            Demande("pause"),
            Demande("minuteur"),
            *([Demande("synthese")] if _compter(connexion, Decision.id) else []),
            Demande("noir"),
        )
    principes = _principes_au_fil(connexion, mesurer={principe_id})
    principe = next((p for p in principes if p.id == principe_id), None)
    if principe is None:
        return ()
    possibles = [pas.demande for pas in _du_principe(principe, 0)]
    issue = connexion.execute(
        select(Decision.issue).where(Decision.principe_id == principe_id)
    ).scalar()
    if issue in ISSUES_DANS_LA_CHARTE:
        possibles.append(Demande("article", principe_id))
    # Une scène qui attend un geste n’a encore rien à montrer.
    gestes = {pas.demande for pas in _du_principe(principe, 0) if pas.geste}
    return tuple(d for d in possibles if d not in gestes)


@retenir
def _ouverture(connexion: Connection) -> tuple[Demande, ...]:
    demandes = [Demande("accueil"), Demande("regles"), Demande("donnees")]
    if _compter(connexion, SequenceDeroule.id):
        demandes.append(Demande("deroule"))
    questions = connexion.execute(select(Barometre.id).order_by(Barometre.rang, Barometre.id))
    for rang, (cle,) in enumerate(questions):
        demandes.append(Demande("barometre", barometre_id=cle if rang else None))
    usages = connexion.execute(select(Usage.id).where(se_montre_au_mur()).limit(1)).first()
    if usages or _compter(connexion, Ressenti.id):
        demandes.append(Demande("mur"))
    return tuple(demandes)


def _compter(connexion: Connection, cle: object) -> int:
    return connexion.execute(select(func.count(cle))).scalar_one()  # type: ignore[arg-type]


def _principes_au_fil(
    connexion: Connection, *, mesurer: Collection[int | None] | None = None
) -> tuple[PrincipeAuFil, ...]:
    """Les principes à l’ordre du jour ; `mesurer` : ceux dont on compare les collèges, ou tous."""
    tours: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    niveaux: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    votes: dict[int, bool] = {}
    for principe_id, objet, rang, etat, amendement_id in connexion.execute(
        select(Tour.principe_id, Tour.objet, Tour.rang, Tour.etat, Tour.amendement_id).order_by(
            Tour.rang
        )
    ):
        if objet == "principe":
            tours[principe_id].append((rang, etat == "clos"))
        elif objet == "niveau":
            niveaux[principe_id].append((rang, etat == "clos"))
        elif amendement_id is not None:
            votes.setdefault(amendement_id, etat == "clos")
    amendements: dict[int, list[tuple[int, bool | None]]] = defaultdict(list)
    for cle, principe_id in connexion.execute(
        select(Amendement.id, Amendement.principe_id)
        .where(Amendement.etat != "retire")
        .order_by(Amendement.numero)
    ):
        amendements[principe_id].append((cle, votes.get(cle)))
    dits = set(connexion.execute(select(Contribution.principe_id)).scalars())
    dits |= set(
        connexion.execute(
            select(Amorce.principe_id).where(Amorce.nature.in_(("pour", "contre")))
        ).scalars()
    )
    return tuple(
        PrincipeAuFil(
            id=cle,
            enjeu=bool(enjeu.strip()),
            debat=cle in dits,
            tours=tuple(tours[cle]),
            niveaux=tuple(niveaux[cle]),
            amendements=tuple(amendements[cle]),
            decide=decision is not None,
            colleges=colleges_montrables(connexion, cle)
            if any(clos for _, clos in tours[cle]) and (mesurer is None or cle in mesurer)
            else frozenset(),
        )
        for cle, enjeu, decision in connexion.execute(
            select(Principe.id, Principe.enjeu, Decision.id)
            .outerjoin(Decision, Decision.principe_id == Principe.id)
            .where(Principe.retenu)
            .order_by(Principe.rang, Principe.id)
        )
    )
