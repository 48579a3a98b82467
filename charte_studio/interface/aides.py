"""Les aides du menu : les déroulés minutés, les repères de droit. Chargées quand on les demande."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.atelier import heure_locale
from charte_studio.interface.dialogues.deroules import DialogueDeroules
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.droit import lire_droit, secteur_du_cadre
from charte_studio.socle.chemins import dossier_ressources


def montrer_deroules(parent: QWidget, duree_minutes: int | None) -> None:
    """Montre les déroulés minutés, celui de la durée de l’atelier d’abord."""
    deroules = lire_deroules(dossier_ressources() / "deroules.toml")
    DialogueDeroules.montrer(parent, deroules, duree_minutes)


def montrer_droit(parent: QWidget, cadre: str) -> None:
    """Montre les repères de droit, ceux du cadre de l’atelier d’abord."""
    DialogueDroit.montrer(
        parent,
        lire_droit(dossier_ressources() / "droit.toml"),
        aujourd_hui=heure_locale().date(),
        secteur=secteur_du_cadre(cadre),
    )
