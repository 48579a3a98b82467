"""Ouvrir, clore, rouvrir, recommencer un tour, quel que soit son mode."""

from __future__ import annotations

import json
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import echelle_du_tour, latelier, regle_de, trouver
from charte_studio.atelier.lectures.tours import lire_mode_propose
from charte_studio.atelier.schema import (
    Amendement,
    Bulletin,
    College,
    Comptage,
    Emargement,
    Participant,
    Position,
    Principe,
    Tour,
)
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.domaine.vocabulaire import (
    MODES_A_OUVRIR,
    NIVEAUX,
    OBJETS_TOUR,
    RANGS_MAX,
)
from charte_studio.socle.erreurs import Refus

OUVERT, CLOS = "ouvert", "clos"
NOMINATIF, MAIN_LEVEE, SECRET = "nominatif", "main-levee", "secret"
SCELLE: Final = "scelle"
"""La nature des gestes d’un vote secret : ils ne s’annulent pas."""


def ouvrir_tour(
    atelier: AtelierOuvert,
    principe_id: int,
    *,
    mode: str | None = None,
    objet: str = "principe",
    amendement_id: int | None = None,
) -> int:
    """Ouvre le tour suivant de cet objet et rend sa clé.

    `mode` : une clé de `MODES_A_OUVRIR` ; par défaut celui du dernier tour du même objet, sinon
    celui de l’atelier. Lève `Refus` si un tour est déjà ouvert sur le principe, si l’objet n’en
    admet plus, ou si personne n’est là pour répondre.
    """
    mode = mode or lire_mode_propose(atelier.connexion, principe_id, objet)
    if mode not in MODES_A_OUVRIR or objet not in OBJETS_TOUR:
        raise Refus(f"« {mode} » n’est pas un mode de recueil : {', '.join(MODES_A_OUVRIR)}.")
    nature = SCELLE if mode == SECRET else "geste"
    with atelier.geste("Ouvrir un tour", nature=nature) as session:
        principe = trouver(session, Principe, principe_id)
        if not principe.retenu:
            raise Refus(
                f"« {principe.titre} » n’est pas à l’ordre du jour : remettez-le à l’étape "
                "Préparer."
            )
        if any(tour.etat == OUVERT for tour in principe.tours):
            raise Refus(f"Un tour est déjà ouvert sur « {principe.titre} » : fermez-le d’abord.")
        _exiger_objet(session, principe, objet, amendement_id)
        rang = 1 + max(
            (
                tour.rang
                for tour in principe.tours
                if (tour.objet, tour.amendement_id) == (objet, amendement_id)
            ),
            default=0,
        )
        if rang > RANGS_MAX:
            raise Refus(
                f"« {principe.titre} » a déjà eu {RANGS_MAX} tours : rouvrez le dernier pour "
                "corriger une position."
            )
        _exiger_du_monde(session, mode)
        _figer_la_regle(session)
        tour = Tour(
            principe_id=principe_id,
            objet=objet,
            amendement_id=amendement_id,
            rang=rang,
            mode=mode,
            etat=OUVERT,
            presents="",
            resultat="",
        )
        session.add(tour)
        session.flush()
        return tour.id


def _exiger_objet(
    session: Session, principe: Principe, objet: str, amendement_id: int | None
) -> None:
    """L’objet du tour existe et peut être mis aux voix."""
    if objet == "niveau" and len({f.niveau for f in principe.formulations} & NIVEAUX.keys()) < 2:
        raise Refus(
            f"« {principe.titre} » n’a qu’une formulation : écrivez-en une autre à l’étape "
            "Préparer pour que la salle choisisse."
        )
    if (objet == "amendement") is (amendement_id is None):
        raise Refus("Choisissez l’amendement à mettre aux voix.")
    if amendement_id is None:
        return
    amendement = trouver(session, Amendement, amendement_id)
    if amendement.principe_id != principe.id:
        raise Refus("Cet amendement porte sur un autre principe.")
    if amendement.etat != "propose":
        raise Refus(
            f"L’amendement n°\u00a0{amendement.numero} est déjà tranché : rouvrez-le avant de le "
            "remettre aux voix."
        )


def _exiger_du_monde(session: Session, mode: str) -> None:
    presents = session.scalar(
        select(func.count()).select_from(Participant).where(Participant.present)
    )
    seuil = latelier(session).seuil
    if mode == SECRET and (presents or 0) < seuil:
        raise Refus(
            f"Un vote secret demande {seuil} personnes présentes au moins : à moins, le compte "
            "dirait qui a voté quoi. Inscrivez les présents à l’étape Préparer."
        )
    if mode == NOMINATIF and not presents:
        raise Refus(
            "Personne n’est inscrit ni présent : inscrivez les participants à l’étape Préparer, "
            "ou recueillez les positions à main levée."
        )


def _figer_la_regle(session: Session) -> None:
    """Le premier tour fige la règle annoncée, et le journal garde sa phrase."""
    ligne = latelier(session)
    if not ligne.regle_figee:
        ligne.regle_figee = regle_de(ligne).en_phrase()


def clore_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Clôt le tour : les résultats se montrent, les positions ne changent plus.

    Lève `Refus` si personne n’a répondu. Un tour secret clos est scellé : cela ne s’annule pas.
    """
    secret = _est_secret(atelier, tour_id)
    with atelier.geste("Clore le tour", nature=SCELLE if secret else "geste") as session:
        tour = exiger_tour_ouvert(session, tour_id)
        if not _reponses(session, tour):
            raise Refus("Personne n’a encore répondu : saisissez des positions avant de clore.")
        if not tour.presents:
            tour.presents = en_json(presents_par_college(session, tour))
        if secret:
            tour.resultat = en_json(_depouiller(session, tour))
        tour.etat = CLOS


def _est_secret(atelier: AtelierOuvert, tour_id: int) -> bool:
    mode = atelier.connexion.execute(select(Tour.mode).where(Tour.id == tour_id)).scalar()
    return mode == SECRET


def _reponses(session: Session, tour: Tour) -> int:
    tables: dict[str, type[Position | Bulletin | Comptage]] = {
        NOMINATIF: Position,
        SECRET: Bulletin,
    }
    table = tables.get(tour.mode, Comptage)
    requete = select(func.count()).select_from(table).where(table.tour_id == tour.id)
    return session.scalar(requete) or 0


def _depouiller(session: Session, tour: Tour) -> dict[str, int]:
    """Le compte des bulletins. Lève `Refus` s’il ne répond pas à l’émargement."""
    requete = (
        select(Bulletin.degre, func.count())
        .where(Bulletin.tour_id == tour.id)
        .group_by(Bulletin.degre)
    )
    comptes = dict(session.execute(requete).all())
    signatures = session.scalar(
        select(func.count()).select_from(Emargement).where(Emargement.tour_id == tour.id)
    )
    if sum(comptes.values()) != signatures:
        raise Refus(
            f"L’urne contient {sum(comptes.values())} bulletins pour {signatures} émargements : "
            "recommencez ce tour."
        )
    return comptes


def presents_par_college(session: Session, tour: Tour) -> dict[str, int]:
    """Les présents de chaque collège, par clé ; qui a répondu avant de partir en est."""
    repondu = (
        select(Position.participant_id).where(Position.tour_id == tour.id)
        if tour.mode == NOMINATIF
        else select(Emargement.participant_id).where(Emargement.tour_id == tour.id)
    )
    requete = (
        select(College.cle, func.count(Participant.id))
        .join(Participant, Participant.college_id == College.id)
        .where(Participant.present | Participant.id.in_(repondu))
        .group_by(College.cle)
        .order_by(College.cle)
    )
    return dict(session.execute(requete).all())


def en_json(comptes: dict[str, int]) -> str:
    """Des comptes en JSON, dans un ordre qui ne dépend que d’eux."""
    return json.dumps(comptes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def rouvrir_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Rouvre un tour clos pour corriger ; refusé si le tour suivant existe, ou s’il est secret."""
    with atelier.geste("Rouvrir le tour") as session:
        tour = trouver(session, Tour, tour_id)
        _exiger_dernier(session, tour)
        if tour.mode == SECRET:
            raise Refus(
                "Un vote secret ne se rouvre pas : un bulletin de plus dirait ce qu’il contient. "
                "Recommencez le tour entier."
            )
        _refuser_si_tranche(session, tour)
        if tour.mode not in MODES_A_OUVRIR:
            raise Refus("Ce tour réunit plusieurs séances : corrigez-le dans la séance d’origine.")
        if any(t.etat == OUVERT for t in _du_principe(session, tour)):
            raise Refus("Un autre tour est ouvert sur ce principe : fermez-le d’abord.")
        tour.etat = OUVERT
        if tour.mode == NOMINATIF:
            tour.presents = ""


def _refuser_si_tranche(session: Session, tour: Tour) -> None:
    amendement = session.get(Amendement, tour.amendement_id) if tour.amendement_id else None
    if amendement is not None and amendement.etat != "propose":
        raise Refus(
            f"L’amendement n°\u00a0{amendement.numero} est déjà tranché\u00a0: revenez d’abord sur "
            "son sort."
        )


def recommencer_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Vide l’urne et rouvre un tour secret : tout le monde revote. Ne s’annule pas.

    D’un tour encore ouvert, rien ne va au journal, qui n’écrit que l’ouverture et la clôture.
    """
    if _urne_ouverte(atelier, tour_id):
        with atelier.sans_trace("bulletin", "emargement") as connexion:
            _vider_urne(connexion, tour_id)
        return
    with atelier.geste("Recommencer le vote secret", nature=SCELLE) as session:
        tour = trouver(session, Tour, tour_id)
        _exiger_dernier(session, tour)
        if tour.mode != SECRET:
            raise Refus("Ce tour n’est pas secret : rouvrez-le pour corriger une position.")
        _vider_urne(session, tour_id)
        tour.etat, tour.presents, tour.resultat = OUVERT, "", ""


def _urne_ouverte(atelier: AtelierOuvert, tour_id: int) -> bool:
    requete = select(Tour.id).where(Tour.id == tour_id, Tour.mode == SECRET, Tour.etat == OUVERT)
    return atelier.connexion.execute(requete).first() is not None


def abandonner_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Retire un tour ouvert par erreur, avec ce qu’il contient.

    Lève `Refus` si c’est le seul sur lequel repose une décision : elle ne tiendrait plus à rien.
    """
    secret = _est_secret(atelier, tour_id)
    nature = SCELLE if secret else "geste"
    with atelier.geste("Abandonner le tour", nature=nature) as session:
        tour = exiger_tour_ouvert(session, tour_id)
        _exiger_un_appui(session, tour)
        if secret:
            _vider_urne(session, tour_id)
        session.delete(tour)


def _exiger_un_appui(session: Session, tour: Tour) -> None:
    """Une décision garde au moins un tour de l’affirmation."""
    principe = trouver(session, Principe, tour.principe_id)
    autres = (t for t in _du_principe(session, tour) if t.objet == "principe" and t.id != tour.id)
    if tour.objet == "principe" and principe.decision and not any(autres):
        raise Refus(
            f"La décision sur « {principe.titre} » ne repose que sur ce tour : revenez d’abord "
            "sur elle à l’étape Décider, ou clôturez ce tour."
        )


def _vider_urne(base: Session | Connection, tour_id: int) -> None:
    base.execute(delete(Bulletin).where(Bulletin.tour_id == tour_id))
    base.execute(delete(Emargement).where(Emargement.tour_id == tour_id))


def _exiger_dernier(session: Session, tour: Tour) -> None:
    suivants = (
        t
        for t in _du_principe(session, tour)
        if (t.objet, t.amendement_id) == (tour.objet, tour.amendement_id) and t.rang > tour.rang
    )
    if any(suivants):
        raise Refus("Un tour a suivi celui-ci : annulez-le d’abord pour rouvrir celui-ci.")


def _du_principe(session: Session, tour: Tour) -> list[Tour]:
    return list(session.scalars(select(Tour).where(Tour.principe_id == tour.principe_id)))


def exiger_tour_ouvert(session: Session, tour_id: int, *, mode: str | None = None) -> Tour:
    """Le tour, s’il est ouvert et de ce mode. Lève `Refus` sinon."""
    tour = trouver(session, Tour, tour_id)
    if tour.etat != OUVERT:
        raise Refus("Ce tour est clos : rouvrez-le pour changer une position.")
    if mode is not None and tour.mode != mode:
        raise Refus("Ce tour se recueille autrement : abandonnez-le pour changer de mode.")
    return tour


def exiger_degre(session: Session, tour: Tour, degre: str) -> None:
    """Lève `Refus` si `degre` n’est pas une réponse de ce tour."""
    echelle = echelle_du_tour(session, tour)
    if degre != SANS_AVIS and degre not in {d.cle for d in echelle.degres}:
        raise Refus(f"« {degre} » n’est pas une réponse de l’échelle « {echelle.nom} ».")
