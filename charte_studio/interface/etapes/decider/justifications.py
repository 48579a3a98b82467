"""Les justifications en cours d’écriture : une par principe, gardée tant qu’elle n’est pas dite."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from charte_studio.interface.etapes.decider.panneau import Panneau


@dataclass(frozen=True, slots=True)
class Brouillon:
    """Ce qui attend sur un principe."""

    issue: str
    texte: str
    exigee: bool
    """Vrai si rien n’est décidé sans elle : la décision s’écarterait de la suggestion."""


class Justifications(QObject):
    """Passer à un autre principe garde la phrase commencée ; y revenir la remontre."""

    rangee = Signal()
    """Le champ s’est rangé : le clavier peut partir."""

    def __init__(self, panneau: Panneau, parent: QObject) -> None:
        super().__init__(parent)
        self._panneau = panneau
        self._brouillons: dict[int, Brouillon] = {}
        self._principe: int | None = None
        """Celui dont la justification est à l’écran."""

        panneau.choix.renonce.connect(self._renoncer)

    def demander(self, principe: int, issue: str, deja: str, *, exigee: bool) -> None:
        """Montre le champ et y mène le clavier ; `deja` est la justification à reprendre."""
        self._garder()
        avant = self._brouillons.get(principe)
        ecrit = avant.texte if avant is not None else ""
        brouillon = Brouillon(issue, ecrit or deja, exigee)
        self._brouillons[principe] = brouillon
        self._principe = principe
        self._panneau.demander_justification(
            brouillon.issue, brouillon.texte, exigee=brouillon.exigee
        )

    def accorder(self, principe: int) -> None:
        """Montre la justification qui attend sur ce principe, et garde celle d’un autre."""
        if self._principe == principe:
            return
        self._garder()
        brouillon = self._brouillons.get(principe)
        self._principe = principe if brouillon is not None else None
        if brouillon is None:
            self._panneau.ranger_justification()
        else:
            self._panneau.montrer_justification(
                brouillon.issue, brouillon.texte, exigee=brouillon.exigee
            )

    def oublier(self, principe: int) -> None:
        """Ce principe n’a plus de justification en attente."""
        self._brouillons.pop(principe, None)
        if self._principe == principe:
            self._principe = None
            self._panneau.ranger_justification()
            self.rangee.emit()

    def exigee(self) -> bool:
        """Vrai si la justification à l’écran conditionne la décision."""
        brouillon = self._brouillons.get(self._principe or 0)
        return brouillon is None or brouillon.exigee

    def _garder(self) -> None:
        if self._principe is not None:
            ecrit = self._panneau.choix.justification.texte()
            self._brouillons[self._principe] = replace(
                self._brouillons[self._principe], texte=ecrit
            )

    @Slot()
    def _renoncer(self) -> None:
        if self._principe is not None:
            self.oublier(self._principe)
