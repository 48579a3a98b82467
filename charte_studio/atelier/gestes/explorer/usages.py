"""Nos usages réels : les cartes, leur verdict, leur examen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, trouver, une_ligne
from charte_studio.atelier.gestes.explorer.rangs import rang_suivant
from charte_studio.atelier.schema import College, Critere, Usage
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import FREQUENCES, VERDICTS
from charte_studio.redaction.usages import OUI_SI, UsageType
from charte_studio.socle.erreurs import Refus

EXAMENS: Final = ("oui", "non", "question")
"""Ce qu’un critère de la boussole peut répondre d’un usage."""
_SALLE: Final = "salle"
_MODELE: Final = "modele"


def ajouter_usage(
    atelier: AtelierOuvert,
    *,
    tache: str,
    outil: str = "",
    donnees: str = "",
    frequence: str = "",
    college_id: int | None = None,
) -> int:
    """Ajoute une carte d’usage et rend sa clé. Lève `Refus` sans tâche."""
    with atelier.geste(f"Ajouter l’usage «\u00a0{abrege(tache)}\u00a0»") as session:
        if college_id is not None:
            trouver(session, College, college_id)
        usage = Usage(
            outil=une_ligne(outil),
            tache=une_ligne(exiger(tache, "La tâche")),
            donnees=une_ligne(donnees),
            frequence=_frequence(frequence),
            verdict="",
            conditions="",
            criteres="",
            college_id=college_id,
            groupe_id=None,
            origine=_SALLE,
            rang=rang_suivant(session, Usage),
        )
        session.add(usage)
        session.flush()
        return usage.id


def usage_propose(usage: UsageType, rang: int) -> Usage:
    """La carte d’un usage que le modèle propose : sans verdict, la salle le dira."""
    return Usage(
        outil="",
        tache=usage.tache,
        donnees=usage.donnees,
        frequence="",
        verdict="",
        conditions=usage.conditions,
        criteres="",
        college_id=None,
        groupe_id=None,
        origine=_MODELE,
        rang=rang,
    )


def modifier_usage(
    atelier: AtelierOuvert,
    usage_id: int,
    *,
    outil: str | None = None,
    tache: str | None = None,
    donnees: str | None = None,
    frequence: str | None = None,
) -> None:
    """Récrit une carte ; ce qui n’est pas donné reste. Lève `Refus` pour une tâche vide."""
    with atelier.geste("Modifier un usage") as session:
        usage = trouver(session, Usage, usage_id)
        if outil is not None:
            usage.outil = une_ligne(outil)
        if tache is not None:
            usage.tache = une_ligne(exiger(tache, "La tâche"))
        if donnees is not None:
            usage.donnees = une_ligne(donnees)
        if frequence is not None:
            usage.frequence = _frequence(frequence)


def _frequence(frequence: str) -> str:
    if frequence and frequence not in FREQUENCES:
        raise Refus(
            f"«\u00a0{frequence}\u00a0» n’est pas une fréquence\u00a0: "
            f"{', '.join(FREQUENCES)}, ou rien."
        )
    return frequence


def trancher_usage(
    atelier: AtelierOuvert, usage_id: int, *, verdict: str, conditions: str | None = None
) -> None:
    """Donne un verdict à un usage, ou l’ôte (vide), avec ses conditions.

    Lève `Refus` pour un « oui, si… » sans condition : ce serait un oui.
    """
    if verdict and verdict not in VERDICTS:
        raise Refus(
            f"«\u00a0{verdict}\u00a0» n’est pas un verdict\u00a0: {', '.join(VERDICTS)}, ou rien."
        )
    quoi = VERDICTS.get(verdict, "à trancher")
    with atelier.geste(f"Verdict d’un usage\u00a0: {quoi}") as session:
        usage = trouver(session, Usage, usage_id)
        if conditions is not None:
            usage.conditions = propre(conditions)
        if verdict == OUI_SI and not usage.conditions:
            raise Refus(
                "Dites à quelles conditions\u00a0: un «\u00a0oui, si…\u00a0» sans condition est un "
                "oui."
            )
        usage.verdict = verdict


def examiner_usage(atelier: AtelierOuvert, usage_id: int, *, critere: str, reponse: str) -> None:
    """Note ce qu’un critère de la boussole dit d’un usage ; une réponse vide l’efface."""
    if reponse and reponse not in EXAMENS:
        raise Refus(
            f"«\u00a0{reponse}\u00a0» n’est pas une réponse\u00a0: {', '.join(EXAMENS)}, ou rien."
        )
    with atelier.geste("Passer un usage à la boussole") as session:
        usage = trouver(session, Usage, usage_id)
        if session.scalar(select(Critere.id).where(Critere.cle == critere)) is None:
            raise Refus("Ce critère n’existe plus\u00a0: il a été retiré de la boussole.")
        examen = lire_examen(usage)
        examen.pop(critere, None)
        if reponse:
            examen[critere] = reponse
        noter_examen(usage, examen)


def lire_examen(usage: Usage) -> dict[str, str]:
    """La réponse déjà donnée à chaque critère."""
    return dict(json.loads(usage.criteres)) if usage.criteres else {}


def noter_examen(usage: Usage, examen: dict[str, str]) -> None:
    """Écrit les réponses ; sans aucune, l’usage n’est plus examiné."""
    usage.criteres = json.dumps(examen, ensure_ascii=False, sort_keys=True) if examen else ""


def retirer_usages(atelier: AtelierOuvert, usage_ids: Sequence[int]) -> None:
    """Retire des cartes d’usage ; l’annulation les rend."""
    with atelier.geste(f"Retirer {accorder(len(usage_ids), 'usage', 'usages')}") as session:
        for usage_id in usage_ids:
            session.delete(trouver(session, Usage, usage_id))
