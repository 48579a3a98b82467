"""Se positionner : les tours, les positions, les mains, l’urne, les paroles."""

from charte_studio.atelier.gestes.se_positionner.amendements import (
    adopter_amendement,
    modifier_amendement,
    proposer_amendement,
    rejeter_amendement,
    retirer_amendement,
    rouvrir_amendement,
)
from charte_studio.atelier.gestes.se_positionner.main_levee import (
    SALLE,
    compter_mains,
    noter_presents,
)
from charte_studio.atelier.gestes.se_positionner.paroles import (
    ajouter_contribution,
    ajouter_objection,
    modifier_contribution,
    modifier_objection,
    retirer_contribution,
    retirer_objection,
    traiter_objection,
)
from charte_studio.atelier.gestes.se_positionner.positions import (
    effacer_position,
    enregistrer_position,
    noter_motif,
)
from charte_studio.atelier.gestes.se_positionner.tours import (
    CLOS,
    OUVERT,
    abandonner_tour,
    clore_tour,
    ouvrir_tour,
    recommencer_tour,
    rouvrir_tour,
)
from charte_studio.atelier.gestes.se_positionner.urne import deposer_bulletin

__all__ = [
    "CLOS",
    "OUVERT",
    "SALLE",
    "abandonner_tour",
    "adopter_amendement",
    "ajouter_contribution",
    "ajouter_objection",
    "clore_tour",
    "compter_mains",
    "deposer_bulletin",
    "effacer_position",
    "enregistrer_position",
    "modifier_amendement",
    "modifier_contribution",
    "modifier_objection",
    "noter_motif",
    "noter_presents",
    "ouvrir_tour",
    "proposer_amendement",
    "recommencer_tour",
    "rejeter_amendement",
    "retirer_amendement",
    "retirer_contribution",
    "retirer_objection",
    "rouvrir_amendement",
    "rouvrir_tour",
    "traiter_objection",
]
