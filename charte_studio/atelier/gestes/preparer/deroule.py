"""Le déroulé : choisir un minutage, l’adapter, le suivre pendant la séance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    abrege,
    exiger,
    latelier,
    propre,
    trouver,
    une_ligne,
)
from charte_studio.atelier.schema import Sequence as LigneSequence
from charte_studio.redaction.deroules import ETAPES, Deroule
from charte_studio.socle.erreurs import Refus

A_VENIR: Final = "a-venir"
EN_COURS: Final = "en-cours"
FAITE: Final = "faite"
SAUTEE: Final = "sautee"
MINUTES_MAX: Final = 600
"""Au-delà de dix heures, ce n’est plus une séquence."""


# --- choisir et adapter --------------------------------------------------------------------------


def choisir_deroule(atelier: AtelierOuvert, deroule: Deroule) -> None:
    """Copie les séquences d’un déroulé à la place de celles de l’atelier.

    La durée de l’atelier, si rien ne la dit, devient celle du déroulé. Lève `Refus` si la séance
    est commencée.
    """
    with atelier.geste(f"Choisir le déroulé «\u00a0{abrege(deroule.titre)}\u00a0»") as session:
        anciennes = _toutes(session)
        if any(sequence.etat in (EN_COURS, FAITE) for sequence in anciennes):
            raise Refus(
                "Le déroulé est commencé\u00a0: remettez-le au début avant d’en choisir un autre."
            )
        for ancienne in anciennes:
            session.delete(ancienne)
        session.flush()
        for rang, sequence in enumerate(deroule.sequences):
            session.add(
                _neuve(
                    seance=sequence.seance,
                    rang=rang,
                    titre=sequence.titre,
                    minutes=sequence.minutes,
                    etape=sequence.etape,
                    objectif=sequence.objectif,
                    animation=sequence.animation,
                    materiel="\n".join(sequence.materiel),
                )
            )
        ligne = latelier(session)
        ligne.deroule = deroule.cle
        if ligne.duree_minutes is None:
            ligne.duree_minutes = sum(sequence.minutes for sequence in deroule.sequences)


def _neuve(
    *,
    seance: int,
    rang: int,
    titre: str,
    minutes: int,
    etape: str,
    objectif: str = "",
    animation: str = "",
    materiel: str = "",
) -> LigneSequence:
    return LigneSequence(
        seance=seance,
        rang=rang,
        titre=titre,
        minutes=minutes,
        etape=etape,
        objectif=objectif,
        animation=animation,
        materiel=materiel,
        etat=A_VENIR,
        debut=None,
        fin=None,
    )


def _toutes(session: Session) -> list[LigneSequence]:
    ordre = (LigneSequence.seance, LigneSequence.rang, LigneSequence.id)
    return list(session.scalars(select(LigneSequence).order_by(*ordre)))


def ajouter_sequence(
    atelier: AtelierOuvert,
    *,
    titre: str,
    minutes: int,
    etape: str,
    apres: int | None = None,
) -> int:
    """Ajoute une séquence après celle-ci, ou à la fin, et rend sa clé."""
    with atelier.geste(f"Ajouter la séquence «\u00a0{abrege(titre)}\u00a0»") as session:
        toutes = _toutes(session)
        precedente = trouver(session, LigneSequence, apres) if apres is not None else None
        if precedente is None and toutes:
            precedente = toutes[-1]
        neuve = _neuve(
            seance=precedente.seance if precedente else 1,
            rang=0,
            titre=une_ligne(exiger(titre, "Le nom de la séquence")),
            minutes=_minutes(minutes),
            etape=_etape(etape),
        )
        session.add(neuve)
        toutes.insert(toutes.index(precedente) + 1 if precedente else 0, neuve)
        _numeroter(toutes)
        session.flush()
        return neuve.id


def modifier_sequence(
    atelier: AtelierOuvert,
    sequence_id: int,
    *,
    titre: str | None = None,
    minutes: int | None = None,
    etape: str | None = None,
    objectif: str | None = None,
    animation: str | None = None,
    materiel: Sequence[str] | None = None,
) -> None:
    """Récrit une séquence ; ce qui n’est pas donné reste. Lève `Refus` pour un titre vide."""
    with atelier.geste("Modifier une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        if titre is not None:
            sequence.titre = une_ligne(exiger(titre, "Le nom de la séquence"))
        if minutes is not None:
            sequence.minutes = _minutes(minutes)
        if etape is not None:
            sequence.etape = _etape(etape)
        if objectif is not None:
            sequence.objectif = propre(objectif)
        if animation is not None:
            sequence.animation = propre(animation)
        if materiel is not None:
            objets = (une_ligne(objet) for objet in materiel)
            sequence.materiel = "\n".join(objet for objet in objets if objet)


def deplacer_sequence(atelier: AtelierOuvert, sequence_id: int, pas: int) -> None:
    """Avance (−1) ou recule (+1) une séquence d’une place ; au bord, elle change de séance."""
    with atelier.geste("Déplacer une séquence") as session:
        toutes = _toutes(session)
        sequence = trouver(session, LigneSequence, sequence_id)
        rang = toutes.index(sequence)
        cible = rang + pas
        if not 0 <= cible < len(toutes):
            return
        if toutes[cible].seance != sequence.seance:
            # La dernière d’une séance ne la quitte pas : la séance disparaîtrait.
            if sum(autre.seance == sequence.seance for autre in toutes) > 1:
                sequence.seance = toutes[cible].seance
            return
        toutes[rang], toutes[cible] = toutes[cible], toutes[rang]
        _numeroter(toutes)


def retirer_sequence(atelier: AtelierOuvert, sequence_id: int) -> None:
    """Retire une séquence ; l’annulation la rend. Lève `Refus` pendant qu’elle se déroule."""
    with atelier.geste("Retirer une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        if sequence.etat == EN_COURS:
            raise Refus(
                f"«\u00a0{sequence.titre}\u00a0» est en cours\u00a0: terminez-la avant de la "
                "retirer."
            )
        session.delete(sequence)


def _numeroter(sequences: Sequence[LigneSequence]) -> None:
    for rang, sequence in enumerate(sequences):
        sequence.rang = rang


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= MINUTES_MAX:
        raise Refus(f"Une séquence dure de 1 à {MINUTES_MAX} minutes.")
    return minutes


def _etape(etape: str) -> str:
    if etape not in ETAPES:
        raise Refus(
            f"L’étape «\u00a0{etape}\u00a0» n’existe pas. Étapes\u00a0: {', '.join(ETAPES)}."
        )
    return etape


# --- suivre la séance ----------------------------------------------------------------------------


def demarrer(atelier: AtelierOuvert, sequence_id: int, moment: dt.datetime | None = None) -> None:
    """Commence une séquence ; celle qui était en cours se termine au même moment.

    `moment` : maintenant, s’il n’est pas dit. Une séquence faite ou sautée se reprend du début.
    """
    a = _heure(atelier, moment)
    with atelier.geste("Démarrer une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        if sequence.etat == EN_COURS:
            return
        for autre in _toutes(session):
            if autre.etat == EN_COURS:
                autre.etat, autre.fin = FAITE, a
        sequence.etat, sequence.debut, sequence.fin = EN_COURS, a, None


def terminer(atelier: AtelierOuvert, sequence_id: int, moment: dt.datetime | None = None) -> None:
    """Termine une séquence. Lève `Refus` si elle n’est pas en cours."""
    a = _heure(atelier, moment)
    with atelier.geste("Terminer une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        if sequence.etat != EN_COURS:
            raise Refus(
                f"«\u00a0{sequence.titre}\u00a0» n’est pas en cours\u00a0: démarrez-la d’abord."
            )
        sequence.etat, sequence.fin = FAITE, a


def sauter(atelier: AtelierOuvert, sequence_id: int) -> None:
    """Passe une séquence que l’on n’a pas le temps de faire. Lève `Refus` si elle est faite."""
    with atelier.geste("Sauter une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        if sequence.etat == FAITE:
            raise Refus(
                f"«\u00a0{sequence.titre}\u00a0» est déjà faite\u00a0: il n’y a rien à sauter."
            )
        sequence.etat, sequence.debut, sequence.fin = SAUTEE, None, None


def reprendre_sequence(atelier: AtelierOuvert, sequence_id: int) -> None:
    """Remet une séquence sautée ou faite parmi celles qui viennent."""
    with atelier.geste("Reprendre une séquence") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        sequence.etat, sequence.debut, sequence.fin = A_VENIR, None, None


def rallonger(atelier: AtelierOuvert, sequence_id: int, minutes: int) -> None:
    """Donne des minutes de plus (ou de moins) à une séquence ; il en reste toujours une."""
    verbe = "Rallonger" if minutes >= 0 else "Raccourcir"
    with atelier.geste(f"{verbe} une séquence de {abs(minutes)} min") as session:
        sequence = trouver(session, LigneSequence, sequence_id)
        sequence.minutes = _minutes(max(1, sequence.minutes + minutes))


def recommencer_deroule(atelier: AtelierOuvert) -> None:
    """Remet toutes les séquences au début, comme avant la séance ; les durées restent."""
    with atelier.geste("Remettre le déroulé au début") as session:
        for sequence in _toutes(session):
            sequence.etat, sequence.debut, sequence.fin = A_VENIR, None, None


def _heure(atelier: AtelierOuvert, moment: dt.datetime | None) -> str:
    return (moment or atelier.maintenant()).isoformat("T", "seconds")
