"""Un fait de droit tel qu’on le lit : jamais affirmé s’il n’est pas sûr, toujours daté."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.droit import A_VERIFIER, FaitDeDroit


class FaitLu(QWidget):
    """L’intitulé, l’état en pastille, le texte, puis la référence, la source et la date."""

    def __init__(
        self, fait: FaitDeDroit, aujourd_hui: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        etat = fait.etat_en_clair(aujourd_hui)
        role: RolePastille = "reussi" if fait.est_sur(aujourd_hui) else "alerte"
        pastilles = DispositionFlot(ecart=6)

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(Texte(fait.intitule_prudent(aujourd_hui), "fort"))
        colonne.addLayout(pastilles)
        pastilles.addWidget(Pastille(etat[:1].upper() + etat[1:], role))
        colonne.addWidget(Texte(fait.texte))
        colonne.addWidget(Texte(_provenance(fait, aujourd_hui), "petit"))
        self.setAccessibleName(f"{fait.intitule_prudent(aujourd_hui)}, {etat}")


def _provenance(fait: FaitDeDroit, aujourd_hui: dt.date) -> str:
    note = ""
    if fait.etat == A_VERIFIER:
        depuis = ", il y a plus d’un an" if fait.est_perime(aujourd_hui) else ""
        note = f" Noté le {date_en_lettres(fait.verifie_le)}{depuis}."
    return f"{fait.reference}. Source : {fait.source}.{note}"
