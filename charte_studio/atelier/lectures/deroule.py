"""Le déroulé de l’atelier, et où l’on en est du temps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.schema import Atelier, Sequence


@dataclass(frozen=True, slots=True)
class SequenceLue:
    """Un moment du déroulé."""

    id: int
    seance: int
    titre: str
    minutes: int
    """La durée prévue, rallonges comprises."""
    etape: str
    """Une clé de `redaction.deroules.ETAPES`."""
    objectif: str
    animation: str
    materiel: tuple[str, ...]
    etat: str
    """`a-venir`, `en-cours`, `faite` ou `sautee`."""
    debut: dt.datetime | None
    fin: dt.datetime | None

    @property
    def en_cours(self) -> bool:
        return self.etat == "en-cours"

    def secondes_restantes(self, maintenant: dt.datetime) -> int:
        """Ce qui reste de la séquence ; négatif quand le temps est dépassé."""
        total = self.minutes * 60
        if self.debut is None:
            return total
        return total - round(((self.fin or maintenant) - self.debut).total_seconds())


@dataclass(frozen=True, slots=True)
class DerouleLu:
    """Les séquences dans l’ordre, et la clé du déroulé dont elles viennent."""

    cle: str
    sequences: tuple[SequenceLue, ...]

    @property
    def seances(self) -> tuple[int, ...]:
        """Les numéros des séances, dans l’ordre."""
        return tuple(dict.fromkeys(sequence.seance for sequence in self.sequences))

    @property
    def en_cours(self) -> SequenceLue | None:
        """La séquence que l’on vit."""
        return next((s for s in self.sequences if s.en_cours), None)

    @property
    def commence(self) -> bool:
        """Vrai dès qu’une séquence a démarré."""
        return any(s.etat in ("en-cours", "faite") for s in self.sequences)

    @property
    def suivante(self) -> SequenceLue | None:
        """La prochaine à démarrer : la première à venir après celle en cours, ou tout court."""
        courante = self.en_cours
        depuis = self.sequences.index(courante) + 1 if courante else 0
        apres = (s for s in self.sequences[depuis:] if s.etat == "a-venir")
        return next(apres, next((s for s in self.sequences if s.etat == "a-venir"), None))

    def sequence(self, sequence_id: int | None) -> SequenceLue | None:
        """La séquence de cette clé, si elle existe encore."""
        return next((s for s in self.sequences if s.id == sequence_id), None)

    def de_la_seance(self, seance: int) -> tuple[SequenceLue, ...]:
        """Les séquences d’une séance."""
        return tuple(s for s in self.sequences if s.seance == seance)

    def minutes(self, seance: int | None = None) -> int:
        """La durée prévue d’une séance ou de toutes, sans ce que l’on a sauté."""
        return sum(
            s.minutes for s in self.sequences if s.etat != "sautee" and seance in (None, s.seance)
        )

    def debuts(self) -> dict[int, int]:
        """Par séquence, à quelle minute de sa séance elle commence."""
        debuts, ecoule, seance = {}, 0, 0
        for s in self.sequences:
            if s.seance != seance:
                ecoule, seance = 0, s.seance
            debuts[s.id] = ecoule
            ecoule += 0 if s.etat == "sautee" else s.minutes
        return debuts

    def fin_prevue(self, maintenant: dt.datetime) -> dt.datetime | None:
        """L’heure à laquelle finirait la séance en cours ; `None` hors séance.

        Une séquence qui déborde finit, au mieux, maintenant.
        """
        courante = self.en_cours
        if courante is None:
            return None
        reste = max(0, courante.secondes_restantes(maintenant))
        reste += 60 * sum(
            s.minutes for s in self.de_la_seance(courante.seance) if s.etat == "a-venir"
        )
        return maintenant + dt.timedelta(seconds=reste)

    def retard(self, maintenant: dt.datetime) -> int:
        """Les minutes de retard de la séance en cours sur son plan ; négatif pour une avance.

        Le plan : le premier démarrage de la séance, puis la durée de tout ce qu’on n’a pas sauté.
        """
        courante, fin = self.en_cours, self.fin_prevue(maintenant)
        if courante is None or fin is None:
            return 0
        de_la_seance = self.de_la_seance(courante.seance)
        depart = min(s.debut for s in de_la_seance if s.debut is not None)
        prevue = depart + dt.timedelta(minutes=self.minutes(courante.seance))
        return round((fin - prevue).total_seconds() / 60)


def lire_deroule(connexion: Connection) -> DerouleLu:
    """Les séquences de l’atelier, dans l’ordre ; aucune tant qu’un déroulé n’est pas choisi."""
    cle = connexion.execute(select(Atelier.deroule)).scalar_one()
    lignes = connexion.execute(
        select(
            Sequence.id,
            Sequence.seance,
            Sequence.titre,
            Sequence.minutes,
            Sequence.etape,
            Sequence.objectif,
            Sequence.animation,
            Sequence.materiel,
            Sequence.etat,
            Sequence.debut,
            Sequence.fin,
        ).order_by(Sequence.seance, Sequence.rang, Sequence.id)
    )
    return DerouleLu(
        cle=cle,
        sequences=tuple(
            SequenceLue(
                id=ligne.id,
                seance=ligne.seance,
                titre=ligne.titre,
                minutes=ligne.minutes,
                etape=ligne.etape,
                objectif=ligne.objectif,
                animation=ligne.animation,
                materiel=tuple(filter(None, ligne.materiel.splitlines())),
                etat=ligne.etat,
                debut=_moment(ligne.debut),
                fin=_moment(ligne.fin),
            )
            for ligne in lignes
        ),
    )


def _moment(texte: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(texte) if texte else None
