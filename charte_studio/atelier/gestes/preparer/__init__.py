"""Préparer : créer l’atelier, le régler, inscrire les participants, choisir les principes."""

from charte_studio.atelier.gestes.preparer.creation import (
    creer_atelier,
)
from charte_studio.atelier.gestes.preparer.demarche import (
    annoncer_regle,
    regler_atelier,
)
from charte_studio.atelier.gestes.preparer.participants import (
    PARTICIPANTS_MAX,
    Inscription,
    ajouter_college,
    college_nomme,
    inscrire,
    modifier_college,
    nommer_participant,
    numeroter,
    rattacher,
    retirer_college,
    retirer_participants,
)
from charte_studio.atelier.gestes.preparer.principes import (
    ajouter_de_la_bibliotheque,
    ajouter_principe,
    modifier_principe,
    ordonner_principes,
    retenir_principe,
)

__all__ = [
    "PARTICIPANTS_MAX",
    "Inscription",
    "ajouter_college",
    "ajouter_de_la_bibliotheque",
    "ajouter_principe",
    "annoncer_regle",
    "college_nomme",
    "creer_atelier",
    "inscrire",
    "modifier_college",
    "modifier_principe",
    "nommer_participant",
    "numeroter",
    "ordonner_principes",
    "rattacher",
    "regler_atelier",
    "retenir_principe",
    "retirer_college",
    "retirer_participants",
]
