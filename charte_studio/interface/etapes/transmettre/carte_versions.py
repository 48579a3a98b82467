"""Quel texte transmettre, et depuis quelle version en montrer les changements."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.versions_figees import VersionGardee
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte import Texte


class CarteVersions(Carte):
    """Émet `changees`. Elle ne paraît que s’il y a des versions figées."""

    changees = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Versions", parent=parent)
        self.texte = Choix("Texte à transmettre", {"": "Le texte actuel"})
        self.depuis = Choix("Modifications suivies depuis", {"": "Sans les montrer"})
        self._aide = Texte("", "seconde")

        self.disposition.setSpacing(6)
        self.disposition.addWidget(Texte("Texte à transmettre", "petit_fort"))
        self.disposition.addWidget(self.texte)
        self.disposition.addWidget(Texte("Modifications suivies depuis", "petit_fort"))
        self.disposition.addWidget(self.depuis)
        self.disposition.addWidget(self._aide)
        self.disposition.addStretch(1)
        self.hide()

        self.texte.change.connect(self.changees)
        self.depuis.change.connect(self.changees)

    def montrer(self, versions: Sequence[VersionGardee]) -> None:
        """Propose ces versions, sans perdre le choix fait."""
        self.setVisible(bool(versions))
        for choix, sans in ((self.texte, "Le texte actuel"), (self.depuis, "Sans les montrer")):
            garde = choix.cle()
            choix.blockSignals(True)
            choix.clear()
            choix.addItem(sans, "")
            for version in reversed(versions):
                choix.addItem(_nom(version), str(version.numero))
            choix.setCurrentIndex(max(0, choix.findData(garde)))
            choix.blockSignals(False)

    def permettre(self, phrase: str) -> None:
        """Permet le suivi, ou dit pourquoi il ne va pas avec ce document et ce format."""
        self.depuis.setEnabled(not phrase)
        self._aide.setText(
            phrase
            or "Dans Word, chaque changement s’accepte ou se refuse\u00a0: mots, paragraphes, "
            "articles déplacés."
        )

    def version(self) -> int | None:
        """Le numéro de la version à transmettre ; `None` pour le texte actuel."""
        return int(self.texte.cle()) if self.texte.cle() else None

    def suivie_depuis(self) -> int | None:
        """Le numéro de la version comparée ; `None` sans suivi."""
        if not self.depuis.isEnabled() or not self.depuis.cle():
            return None
        return int(self.depuis.cle())


def _nom(version: VersionGardee) -> str:
    """« Version 2, figée le 22 novembre 2026 »."""
    etiquette = version.etiquette.strip()
    nom = f"Version\u00a0{version.numero}"
    if etiquette and etiquette != str(version.numero):
        nom += f" «\u00a0{etiquette}\u00a0»"
    return f"{nom}, figée le {date_en_lettres(version.moment.date())}"
