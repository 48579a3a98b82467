"""Ce que vaut la forme visée : sa portée, la force de ses verbes, les sanctions, son circuit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.atelier import heure_locale
from charte_studio.domaine.vocabulaire import FORMES
from charte_studio.interface.dialogues.circuit import DialogueCircuit
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.lien import Lien
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.droit import lire_droit, secteur_du_cadre
from charte_studio.redaction.formes import FORCES, lire_formes
from charte_studio.redaction.modeles import formes_du_modele
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources

_SANS: Final = "Sans sanction"
_AVEC: Final = "Sanctions possibles"


class ResumeForme(QWidget):
    """Se lit sous le choix de la forme ; deux liens ouvrent le circuit et les repères de droit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formes = lire_formes(dossier_ressources() / "formes.toml")
        self._forme = ""
        self._cadre = ""
        self._portee = Texte("", "petit")
        self._force = Texte("", "petit")
        self._sanctions = Pastille()
        self.circuit = Lien("Le circuit…")
        self.droit = Lien("Repères de droit…")

        liens = DispositionFlot(ecart=6)
        liens.addWidget(self._sanctions)
        liens.addWidget(self.circuit)
        liens.addWidget(self.droit)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(self._portee)
        colonne.addWidget(self._force)
        colonne.addLayout(liens)

        self.circuit.clicked.connect(self._montrer_circuit)
        self.droit.clicked.connect(self._montrer_droit)

    def montrer(self, forme: str, cadre: str) -> None:
        """Dit ce que vaut cette forme ; une forme inconnue ne dit rien."""
        self._forme, self._cadre = forme, cadre
        connue = self._formes.get(forme)
        self.circuit.setVisible(connue is not None)
        self._portee.setText(connue.portee if connue else "")
        force = FORCES[connue.force] if connue else ""
        self._force.setText(f"{force[:1].upper()}{force[1:]}." if force else "")
        self._sanctions.montrer("", "neutre")
        if connue is not None:
            self._sanctions.montrer(
                _AVEC if connue.sanctions else _SANS, "alerte" if connue.sanctions else "neutre"
            )

    @Slot()
    def _montrer_circuit(self) -> None:
        faits = lire_droit(dossier_ressources() / "droit.toml")
        DialogueCircuit.montrer(self, self._formes[self._forme], faits, heure_locale().date())

    @Slot()
    def _montrer_droit(self) -> None:
        DialogueDroit.montrer(
            self,
            lire_droit(dossier_ressources() / "droit.toml"),
            aujourd_hui=heure_locale().date(),
            secteur=secteur_du_cadre(self._cadre),
        )


def formes_ordonnees(modele: str) -> tuple[dict[str, str], int]:
    """Les formes et leurs libellés, celles du modèle d’abord, et combien sont les siennes."""
    siennes = formes_du_modele(modele, dossier_modeles())
    autres = [cle for cle in FORMES if cle not in siennes]
    return {cle: FORMES[cle] for cle in (*siennes, *autres)}, len(siennes)
