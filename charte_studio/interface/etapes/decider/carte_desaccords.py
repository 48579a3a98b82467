"""Les désaccords consignés d’un principe : ce qui voyagera avec l’article, à côté de lui."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.dissensus import DissensusLu
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte

UNE_PART_DE_LA_SALLE = "Une part de la salle"
_VIDE = "Personne n’a demandé qu’un désaccord soit écrit ici."
_A_PROPOSER = (
    "Un collège s’oppose ou maintient une objection\u00a0: écrivez son désaccord avec lui."
)


class CarteDesaccords(Carte):
    """Un désaccord sous l’autre, et de quoi en consigner un."""

    consigner = Signal()
    recrire = Signal(int)
    retirer = Signal(int)
    relu = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Désaccords consignés", parent=parent)
        self._montres: tuple[DissensusLu, ...] = ()
        self._vues: list[_Desaccord] = []
        self._etat = Texte(_VIDE, "petit")
        self.bouton = Bouton("Consigner un désaccord…", icone="ajouter", raccourci="D", etendu=True)

        self.disposition.setSpacing(10)
        self.disposition.addWidget(self._etat)
        self.disposition.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignLeft)

        self.bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bouton.clicked.connect(self.consigner)

    def montrer(self, desaccords: Sequence[DissensusLu], *, a_proposer: bool) -> None:
        """Montre ceux-ci ; `a_proposer` : un collège opposé n’a pas encore le sien."""
        self._etat.setText(_A_PROPOSER if a_proposer else _VIDE)
        self._etat.setVisible(a_proposer or not desaccords)
        self._etat.montrer_role("alerte" if a_proposer else "petit")
        if tuple(desaccords) == self._montres:
            return
        self._montres = tuple(desaccords)
        for vue in self._vues:
            self.disposition.removeWidget(vue)
            vue.hide()
            vue.deleteLater()
        self._vues = [_Desaccord(desaccord) for desaccord in desaccords]
        for rang, vue in enumerate(self._vues):
            self.disposition.insertWidget(self.disposition.indexOf(self._etat) + rang, vue)
            vue.recrire.connect(self.recrire)
            vue.retirer.connect(self.retirer)
            vue.relu.connect(self.relu)


class _Desaccord(QWidget):
    """Qui, ce qu’il dit, et si la salle l’a relu."""

    recrire = Signal(int)
    retirer = Signal(int)
    relu = Signal(int, bool)

    def __init__(self, desaccord: DissensusLu) -> None:
        super().__init__()
        qui = desaccord.college or UNE_PART_DE_LA_SALLE
        pastille = (
            Pastille("Relu avec la salle", "reussi")
            if desaccord.relu
            else Pastille("À relire", "alerte")
        )
        relu = Bouton("À relire de nouveau" if desaccord.relu else "La salle l’a relu", role="lien")
        recrire = Bouton("Récrire…", role="lien")
        retirer = Bouton("Retirer", role="lien")
        gestes = QHBoxLayout()
        disposition = QVBoxLayout(self)

        gestes.setSpacing(12)
        for bouton in (relu, recrire, retirer):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.setAccessibleName(f"{bouton.text()}\u00a0: {qui}")
            gestes.addWidget(bouton)
        gestes.addStretch(1)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(3)
        disposition.addWidget(pastille, 0, Qt.AlignmentFlag.AlignLeft)
        disposition.addWidget(Texte(qui, "petit_fort"))
        disposition.addWidget(Texte(desaccord.texte))
        disposition.addLayout(gestes)
        self.setAccessibleName(f"Désaccord\u00a0: {qui}")
        self.setAccessibleDescription(desaccord.texte)

        relu.clicked.connect(partial(self.relu.emit, desaccord.id, not desaccord.relu))
        recrire.clicked.connect(partial(self.recrire.emit, desaccord.id))
        retirer.clicked.connect(partial(self.retirer.emit, desaccord.id))
