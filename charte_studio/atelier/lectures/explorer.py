"""Ce que montre Explorer, et le registre des usages que reprend la charte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from charte_studio.atelier.schema import Critere, Groupe, Ressenti, Section, Usage
from charte_studio.redaction.usages import LigneUsage, usages_du_texte


@dataclass(frozen=True, slots=True)
class UsageLu:
    """Une carte d’usage."""

    id: int
    outil: str
    tache: str
    donnees: str
    frequence: str
    verdict: str
    conditions: str
    criteres: Mapping[str, str]
    """Par critère de la boussole : `oui`, `non` ou `question`."""
    groupe_id: int | None
    du_modele: bool
    """Vrai si le modèle de charte la propose."""
    propose: str
    """Le verdict que le modèle propose ; vide s’il n’en dit rien."""


@dataclass(frozen=True, slots=True)
class RessentiLu:
    """Un mot anonyme."""

    id: int
    nature: str
    texte: str
    groupe_id: int | None
    tire: bool


@dataclass(frozen=True, slots=True)
class GroupeLu:
    """Un thème où l’on range des cartes."""

    id: int
    nom: str


@dataclass(frozen=True, slots=True)
class CritereLu:
    """Une question de la boussole."""

    id: int
    cle: str
    titre: str
    question: str


@dataclass(frozen=True, slots=True)
class Exploration:
    """Tout ce que la page montre."""

    usages: tuple[UsageLu, ...]
    ressentis: tuple[RessentiLu, ...]
    groupes_usages: tuple[GroupeLu, ...]
    groupes_ressentis: tuple[GroupeLu, ...]
    criteres: tuple[CritereLu, ...]

    @property
    def tranches(self) -> int:
        """Le nombre d’usages qui ont un verdict."""
        return sum(bool(usage.verdict) for usage in self.usages)

    @property
    def a_tirer(self) -> int:
        """Le nombre de ressentis encore dans la boîte."""
        return sum(not ressenti.tire for ressenti in self.ressentis)

    def usage(self, usage_id: int) -> UsageLu | None:
        """L’usage de cette clé, s’il existe encore."""
        return next((u for u in self.usages if u.id == usage_id), None)

    def ressenti(self, ressenti_id: int) -> RessentiLu | None:
        """Le ressenti de cette clé, s’il existe encore."""
        return next((r for r in self.ressentis if r.id == ressenti_id), None)


def lire_exploration(connexion: Connection) -> Exploration:
    """Les usages, les ressentis, leurs groupes et la boussole, chacun dans son ordre."""
    groupes: dict[str, list[GroupeLu]] = {"usage": [], "ressenti": []}
    for genre, cle, nom in connexion.execute(
        select(Groupe.genre, Groupe.id, Groupe.nom).order_by(Groupe.rang, Groupe.id)
    ):
        groupes[genre].append(GroupeLu(cle, nom))
    return Exploration(
        usages=lire_usages(connexion),
        ressentis=tuple(
            RessentiLu(*ligne)
            for ligne in connexion.execute(
                select(
                    Ressenti.id,
                    Ressenti.nature,
                    Ressenti.texte,
                    Ressenti.groupe_id,
                    Ressenti.tire,
                ).order_by(Ressenti.rang, Ressenti.id)
            )
        ),
        groupes_usages=tuple(groupes["usage"]),
        groupes_ressentis=tuple(groupes["ressenti"]),
        criteres=lire_criteres(connexion),
    )


def lire_usages(connexion: Connection) -> tuple[UsageLu, ...]:
    """Les cartes d’usage, dans leur ordre."""
    lignes = connexion.execute(
        select(
            Usage.id,
            Usage.outil,
            Usage.tache,
            Usage.donnees,
            Usage.frequence,
            Usage.verdict,
            Usage.conditions,
            Usage.criteres,
            Usage.groupe_id,
            Usage.origine,
        ).order_by(Usage.rang, Usage.id)
    ).all()
    proposes = (
        _verdicts_du_modele(connexion) if any(li.origine == "modele" for li in lignes) else {}
    )
    return tuple(
        UsageLu(
            id=ligne.id,
            outil=ligne.outil,
            tache=ligne.tache,
            donnees=ligne.donnees,
            frequence=ligne.frequence,
            verdict=ligne.verdict,
            conditions=ligne.conditions,
            criteres=json.loads(ligne.criteres) if ligne.criteres else {},
            groupe_id=ligne.groupe_id,
            du_modele=ligne.origine == "modele",
            propose=proposes.get(ligne.tache, "") if ligne.origine == "modele" else "",
        )
        for ligne in lignes
    )


def _verdicts_du_modele(connexion: Connection) -> dict[str, str]:
    """Par tâche, ce que propose le tableau du modèle, tel que l’atelier l’a copié."""
    textes = connexion.execute(select(Section.texte).where(Section.texte.contains("|"))).scalars()
    return {usage.tache: usage.verdict for texte in textes for usage in usages_du_texte(texte)}


def lire_criteres(connexion: Connection) -> tuple[CritereLu, ...]:
    """La boussole de l’atelier."""
    lignes = connexion.execute(
        select(Critere.id, Critere.cle, Critere.titre, Critere.question).order_by(
            Critere.rang, Critere.id
        )
    )
    return tuple(CritereLu(*ligne) for ligne in lignes)


def est_de_la_salle() -> ColumnElement[bool]:
    """La condition d’un usage de la salle : écrit par elle, ou proposé et tranché."""
    return or_(Usage.origine != "modele", Usage.verdict != "")


def se_montre_au_mur() -> ColumnElement[bool]:
    """La condition d’un usage qui se projette : un usage de la salle, ou proposé et déjà rangé."""
    return or_(est_de_la_salle(), Usage.groupe_id.is_not(None))


def lire_registre(connexion: Connection) -> tuple[LigneUsage, ...]:
    """Les usages de la salle, et ceux du modèle qu’elle a tranchés, dans leur ordre.

    Une carte du modèle à laquelle personne n’a touché n’est pas un usage de l’organisation.
    """
    lignes = connexion.execute(
        select(
            Usage.outil,
            Usage.tache,
            Usage.donnees,
            Usage.frequence,
            Usage.verdict,
            Usage.conditions,
        )
        .where(est_de_la_salle())
        .order_by(Usage.rang, Usage.id)
    )
    return tuple(LigneUsage(*ligne) for ligne in lignes)
