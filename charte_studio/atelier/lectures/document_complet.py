"""Le document entier, prêt à transmettre : le texte, et toutes les pièces des quatre profils.

Rien n’y entre qui ne puisse être publié : ni nom, ni répartition sous le seuil.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from charte_studio.atelier.fichier import connecter, fermer_connexion, lecture_en_clair
from charte_studio.atelier.lectures.amendements import lire_amendements
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.controles import (
    Analyse,
    ConstatLu,
    Retouches,
    analyser,
    completer,
    lire_constats,
    lire_matiere,
    lire_reperes,
    lire_retouches,
)
from charte_studio.atelier.lectures.deroule import SequenceLue, lire_deroule
from charte_studio.atelier.lectures.explorer import lire_registre
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.rediger import PlanCharte, lire_plan
from charte_studio.atelier.lectures.synthese import en_une_page, lire_synthese
from charte_studio.atelier.lectures.versions_figees import (
    VersionGardee,
    document_de_version,
    lire_versions_figees,
    version_de,
)
from charte_studio.atelier.schema import Principe
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import ETATS_AMENDEMENT
from charte_studio.redaction.comparaison_charte import Partie, comparer_chartes
from charte_studio.redaction.document import CollegePresent, DocumentCharte
from charte_studio.redaction.organisation import nommer
from charte_studio.redaction.pieces import (
    Amendement,
    MomentVecu,
    UsageRecense,
    circuit_de,
)
from charte_studio.redaction.presentation import ecrire_en_clair, ecrire_note
from charte_studio.socle.erreurs import Refus

CONTROLE_DES_CHAMPS: Final = "champ-a-completer"
"""L’export compte lui-même ces champs : les dire deux fois n’aide personne."""


@dataclass(frozen=True, slots=True)
class ATransmettre:
    """Le document, les versions figées auxquelles on peut le comparer, et ce qui le bloque."""

    document: DocumentCharte
    versions: tuple[VersionGardee, ...]
    blocages: tuple[ConstatLu, ...]
    """Les contrôles qui interdisent d’adopter, champs à compléter compris."""

    def version(self, numero: int) -> VersionGardee:
        """La version de ce numéro. Lève `Refus` si elle n’existe pas ou a été altérée."""
        for version in self.versions:
            if version.numero == numero:
                version.exiger_intacte()
                return version
        connues = ", ".join(str(version.numero) for version in self.versions)
        raise Refus(
            f"Il n’y a pas de version {numero}\u00a0: "
            + (f"les versions figées sont {connues}." if connues else "aucune n’a été figée.")
        )

    def document_de(self, numero: int) -> DocumentCharte:
        """Le document de cette version. Lève `Refus` si elle n’existe pas ou a été altérée."""
        return _presenter(document_de_version(self.document, self.version(numero)))


def lire_a_transmettre(
    connexion: Connection,
    *,
    aujourd_hui: dt.date,
    avancer: Callable[[float], object] = lambda _part: None,
) -> ATransmettre:
    """Tout ce qui peut partir. `avancer` reçoit la part faite, et peut interrompre."""
    matiere = lire_matiere(connexion)
    avancer(0.3)
    analyse = analyser(matiere, aujourd_hui=aujourd_hui, avancer=lambda p: avancer(0.3 + p * 0.5))
    retouches = lire_retouches(connexion)
    plan = lire_plan(connexion)
    versions = lire_versions_figees(connexion)
    document = _completer(connexion, analyse, retouches, plan, versions, aujourd_hui)
    avancer(1.0)
    return ATransmettre(
        document=document,
        versions=versions,
        blocages=tuple(lu for lu in lire_constats(analyse, retouches) if lu.constat.bloque),
    )


def lire_a_transmettre_du_fichier(
    chemin: Path,
    *,
    aujourd_hui: dt.date,
    avancer: Callable[[float], object] = lambda _part: None,
) -> ATransmettre:
    """La même lecture, par une connexion à soi : on peut l’appeler dans un autre fil.

    Lève `Refus` ou `EnnuiEnvironnement` si le fichier ne se lit plus.
    """
    with lecture_en_clair(chemin):
        connexion = connecter(chemin, lecture_seule=True)
        try:
            # Une seule vue du fichier : un geste fait pendant la lecture ne s’y mêle pas.
            connexion.exec_driver_sql("BEGIN")
            lu = lire_a_transmettre(connexion, aujourd_hui=aujourd_hui, avancer=avancer)
            connexion.exec_driver_sql("COMMIT")
        finally:
            fermer_connexion(connexion)
    return lu


def _completer(
    connexion: Connection,
    analyse: Analyse,
    retouches: Retouches,
    plan: PlanCharte,
    versions: tuple[VersionGardee, ...],
    aujourd_hui: dt.date,
) -> DocumentCharte:
    reperes = lire_reperes()
    info = lire_atelier(connexion)
    forme = reperes.formes[info.forme]
    controle = completer(analyse.document, analyse, retouches)
    parties = plan.a_comparer()
    version = version_de(versions, parties)
    proposee = lire_synthese(connexion, analyse.synthese, reperes.synthese.reconnaissables)
    document = replace(
        controle,
        version=version.figee if version else None,
        bloquants=tuple(
            f"{constat.titre}\u00a0: {constat.raison}"
            for constat in analyse.constats
            if constat.bloque and constat.cle != CONTROLE_DES_CHAMPS
        ),
        formule=nommer(forme.formule, info.organisation),
        signature=tuple(nommer(ligne, info.organisation) for ligne in forme.signature),
        circuit=circuit_de(forme, reperes.droit, aujourd_hui),
        amendements=lire_amendements_publies(connexion, plan),
        usages=tuple(
            UsageRecense(
                u.outil, u.tache, u.donnees, u.frequence_en_mots, u.verdict_en_mots, u.conditions
            )
            for u in lire_registre(connexion)
        ),
        deroule=lire_deroule_vecu(connexion),
        synthese=en_une_page(proposee) if proposee.lignes or proposee.isolees else None,
        tracabilite=replace(
            controle.tracabilite,
            colleges=tuple(
                CollegePresent(c.nom, c.presents, c.effectif_attendu)
                for c in lire_colleges(connexion)
            ),
            participants=sum(c.presents for c in lire_colleges(connexion)),
            regle=info.regle_figee.strip() or controle.tracabilite.regle,
        ),
    )
    change = _dire_le_changement(versions, version, parties)
    return replace(
        document,
        en_clair=ecrire_en_clair(document),
        note_explicative=ecrire_note(document, portee=forme.portee, change=change),
    )


def _presenter(document: DocumentCharte) -> DocumentCharte:
    """Une version ancienne dit ses propres règles ; la note, elle, présente le texte courant."""
    return replace(document, en_clair=ecrire_en_clair(document))


def _dire_le_changement(
    versions: tuple[VersionGardee, ...], courante: VersionGardee | None, parties: tuple[Partie, ...]
) -> str:
    """Ce qui a changé depuis la version d’avant celle-ci."""
    autres = [v for v in versions if v is not courante and not v.alteree]
    if courante is not None:
        autres = [version for version in autres if version.numero < courante.numero]
    if not autres:
        return ""
    derniere = autres[-1]
    resume = comparer_chartes(derniere.parties, parties).resume()
    return f"Depuis la version {derniere.figee.etiquette}\u00a0: {resume[:1].lower()}{resume[1:]}"


# --- le déroulé ---------------------------------------------------------------------------------


def lire_deroule_vecu(connexion: Connection) -> tuple[MomentVecu, ...]:
    """La séance telle qu’elle s’est tenue ; vide tant qu’elle n’a pas commencé."""
    lu = lire_deroule(connexion)
    if not lu.commence:
        return ()
    return tuple(
        _moment(sequence) for sequence in lu.sequences if sequence.etat in ("faite", "sautee")
    )


def _moment(sequence: SequenceLue) -> MomentVecu:
    if sequence.etat == "sautee":
        return MomentVecu(sequence.titre, None, "N’a pas eu lieu.")
    minutes = sequence.minutes
    if sequence.debut and sequence.fin:
        minutes = max(1, round((sequence.fin - sequence.debut).total_seconds() / 60))
    return MomentVecu(sequence.titre, minutes, sequence.objectif)


# --- les amendements ----------------------------------------------------------------------------


def lire_amendements_publies(connexion: Connection, plan: PlanCharte) -> tuple[Amendement, ...]:
    """Tous les amendements, dans l’ordre de leur numéro, leur vote s’il peut être publié."""
    articles = {p.principe_id: f"Article {p.numero}" for p in plan.parties if p.numero}
    titres = dict(connexion.execute(select(Principe.id, Principe.titre)).all())
    return tuple(
        Amendement(
            numero=lu.numero,
            article=articles.get(lu.principe_id, titres[lu.principe_id]),
            origine=lu.base.strip(),
            propose=lu.texte.strip(),
            auteur=lu.college,
            motif=lu.motif.strip(),
            decision=ETATS_AMENDEMENT[lu.etat] if lu.tranche else "",
            vote=_dire_le_vote(lu.dernier_clos),
        )
        for lu in lire_amendements(connexion)
    )


def _dire_le_vote(tour: TourMesure | None) -> str:
    if tour is None:
        return ""
    if tour.masque:
        return "Masqué"
    if not tour.repartition.exprimes:
        return "Personne ne s’est exprimé"
    pour = accorder(tour.mesures.favorables, "favorable", "favorables")
    contre = accorder(tour.mesures.defavorables, "défavorable", "défavorables")
    return f"{pour}, {contre} sur {accorder(tour.repartition.exprimes, 'exprimé', 'exprimés')}"
