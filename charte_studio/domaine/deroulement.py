"""Le temps d’une séance : un chronomètre que l’on suspend, et ce que l’on dit d’un retard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from charte_studio.domaine.francais import duree_en_mots


@dataclass(frozen=True, slots=True)
class Chronometre:
    """Un compte à rebours. L’heure lui est toujours donnée ; il n’en lit aucune."""

    total: int
    """La durée, en secondes."""
    ecoule: int = 0
    """Ce qui était passé à la dernière mise en marche, en secondes."""
    depuis: dt.datetime | None = None
    """L’heure de la dernière mise en marche ; `None` : arrêté."""

    @property
    def en_marche(self) -> bool:
        """Vrai s’il compte."""
        return self.depuis is not None

    def restant(self, maintenant: dt.datetime) -> int:
        """Les secondes qui restent ; négatif quand le temps est dépassé."""
        passe = (maintenant - self.depuis).total_seconds() if self.depuis else 0.0
        return self.total - self.ecoule - int(passe)

    def partir(self, maintenant: dt.datetime) -> Chronometre:
        """Le met en marche ; déjà parti, il continue."""
        return self if self.en_marche else replace(self, depuis=maintenant)

    def suspendre(self, maintenant: dt.datetime) -> Chronometre:
        """L’arrête là où il en est."""
        return replace(self, ecoule=self.total - self.restant(maintenant), depuis=None)

    def rallonger(self, secondes: int) -> Chronometre:
        """Donne du temps en plus, ou en moins ; il reste au moins une seconde en tout."""
        return replace(self, total=max(1, self.total + secondes))


@dataclass(frozen=True, slots=True)
class MomentSuivi:
    """Une séquence du déroulé, pour le compte du temps."""

    minutes: int
    etat: str
    """`a-venir`, `en-cours`, `faite` ou `sautee`."""
    debut: dt.datetime | None = None
    fin: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class TempsEnTout:
    """Le temps de toute la séance, en secondes."""

    ecoule: int
    restant: int
    """Ce qu’il reste à vivre : la fin de la séquence en cours, puis celles qui viennent."""


def temps_en_tout(moments: Iterable[MomentSuivi], maintenant: dt.datetime) -> TempsEnTout:
    """Ce qui est passé depuis le premier démarrage, et ce qui reste au plan.

    Une séquence qui déborde ne rend pas de temps : il lui en reste zéro.
    """
    suivis = list(moments)
    departs = [m.debut for m in suivis if m.debut is not None]
    vivante = any(m.etat == "en-cours" for m in suivis)
    fins = [m.fin for m in suivis if m.fin is not None]
    jusqu_a = maintenant if vivante or not fins else max(fins)
    restant = 0
    for moment in suivis:
        if moment.etat == "a-venir":
            restant += moment.minutes * 60
        elif moment.etat == "en-cours" and moment.debut is not None:
            passe = int((maintenant - moment.debut).total_seconds())
            restant += max(0, moment.minutes * 60 - passe)
    ecoule = int((jusqu_a - min(departs)).total_seconds()) if departs else 0
    return TempsEnTout(max(0, ecoule), restant)


def dire_derive(minutes: int) -> str:
    """« à l’heure », « 6 min de retard », « 4 min d’avance »."""
    if minutes == 0:
        return "à l’heure"
    duree = duree_en_mots(abs(minutes))
    return f"{duree} de retard" if minutes > 0 else f"{duree} d’avance"


def dire_chrono(secondes: int) -> str:
    """« 3:40 », « 1:02:05 » ; « +1:20 » quand le temps est dépassé."""
    minutes, reste = divmod(abs(secondes), 60)
    heures, minutes = divmod(minutes, 60)
    dit = f"{heures}:{minutes:02}:{reste:02}" if heures else f"{minutes}:{reste:02}"
    return f"+{dit}" if secondes < 0 else dit


def dire_minutes(secondes: int) -> str:
    """« 45 min », « 1 h 20 » : une durée arrondie à la minute, et « moins d’une minute »."""
    minutes = round(secondes / 60)
    return duree_en_mots(minutes) if minutes else "moins d’une minute"
