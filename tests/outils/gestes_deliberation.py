"""Les gestes d’amendement et de désaccord, pour `test_tous_les_gestes`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.dissensus import (
    consigner_dissensus,
    faire_relire,
    modifier_dissensus,
    retirer_dissensus,
)
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    modifier_amendement,
    proposer_amendement,
    rejeter_amendement,
    retirer_amendement,
    rouvrir_amendement,
)


def preparer_la_deliberation(atelier: AtelierOuvert) -> None:
    """Sur le principe 3 : un amendement proposé, un adopté, un désaccord des agents."""
    formulation = formulation_du_troisieme(atelier)
    for texte in ("On en parle.", "On en parle chaque année."):
        proposer_amendement(atelier, principe_id=3, formulation_id=formulation, texte=texte)
    adopter_amendement(atelier, 2)
    consigner_dissensus(atelier, principe_id=3, texte="Nous refusons.", college_id=1)


def formulation_du_troisieme(atelier: AtelierOuvert) -> int:
    """Une formulation du principe 3."""
    requete = "SELECT min(id) FROM formulation WHERE principe_id = 3"
    return int(atelier.connexion.exec_driver_sql(requete).scalar_one())


GESTES_DELIBERATION: Final[dict[str, Callable[[AtelierOuvert], object]]] = {
    "proposer_amendement": lambda a: proposer_amendement(
        a, principe_id=3, formulation_id=formulation_du_troisieme(a), texte="Jamais.", college_id=2
    ),
    "modifier_amendement": lambda a: modifier_amendement(
        a, 1, texte="On en parle un peu.", motif="Plus court.", college_id=None
    ),
    "retirer_amendement": lambda a: retirer_amendement(a, 1),
    "adopter_amendement": lambda a: adopter_amendement(a, 1),
    "rejeter_amendement": lambda a: rejeter_amendement(a, 1),
    "rouvrir_amendement": lambda a: rouvrir_amendement(a, 2),
    "consigner_dissensus": lambda a: consigner_dissensus(a, principe_id=2, texte="Pas ainsi."),
    "modifier_dissensus": lambda a: modifier_dissensus(
        a, 1, texte="Nous refusons cela.", college_id=2, relu=True
    ),
    "faire_relire": lambda a: faire_relire(a, 1, True),
    "retirer_dissensus": lambda a: retirer_dissensus(a, 1),
}
