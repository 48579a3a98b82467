"""Préparer : créer l’atelier, le régler, inscrire les participants, choisir les principes."""

from charte_studio.atelier.gestes.preparer.creation import (
    creer_atelier,
)
from charte_studio.atelier.gestes.preparer.demarche import (
    annoncer_regle,
    choisir_echelle_propre,
    regler_atelier,
)
from charte_studio.atelier.gestes.preparer.deroule import (
    ajouter_sequence,
    choisir_deroule,
    demarrer,
    deplacer_sequence,
    modifier_sequence,
    rallonger,
    recommencer_deroule,
    reprendre_sequence,
    retirer_sequence,
    sauter,
    terminer,
)
from charte_studio.atelier.gestes.preparer.modele import changer_modele
from charte_studio.atelier.gestes.preparer.participants import (
    PARTICIPANTS_MAX,
    Inscription,
    ajouter_college,
    college_nomme,
    inscrire,
    modifier_college,
    nommer_participant,
    noter_presence,
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
    "ajouter_sequence",
    "annoncer_regle",
    "changer_modele",
    "choisir_deroule",
    "choisir_echelle_propre",
    "college_nomme",
    "creer_atelier",
    "demarrer",
    "deplacer_sequence",
    "inscrire",
    "modifier_college",
    "modifier_principe",
    "modifier_sequence",
    "nommer_participant",
    "noter_presence",
    "numeroter",
    "ordonner_principes",
    "rallonger",
    "rattacher",
    "recommencer_deroule",
    "regler_atelier",
    "reprendre_sequence",
    "retenir_principe",
    "retirer_college",
    "retirer_participants",
    "retirer_sequence",
    "sauter",
    "terminer",
]
