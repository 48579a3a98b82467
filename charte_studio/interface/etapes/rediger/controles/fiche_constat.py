"""La fiche d’un constat : pourquoi c’en est un, le passage, de quoi le réparer ou l’assumer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.controles import ConstatLu
from charte_studio.interface.etapes.rediger.controles.mots import (
    ROLES_GRAVITES,
    libelle_du_geste,
    saisie_attendue,
)
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.controles import GRAVITES

_BLOQUE: Final = "Tant qu’il est là, la version adoptée ne peut pas s’écrire. Il ne s’assume pas."


class FicheConstat(QWidget):
    """`reparer(str)` porte ce qu’on a saisi pour réparer ; `assumer(str)`, le motif."""

    reparer = Signal(str)
    ouvrir = Signal()
    assumer = Signal(str)
    reprendre = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cle = ""
        self.gravite = Pastille()
        self.titre = Texte("", "soustitre")
        self.partie = Texte("", "petit_fort")
        self.raison = Texte("")
        self.extrait = Texte("")
        self._citation = Carte(nature="creux")
        self._invite = Texte("", "petit_fort")
        self.saisie = QLineEdit()
        self.bouton = Bouton("", role="principal")
        self.bouton_ouvrir = Bouton("Ouvrir le passage")
        self._bloque = Texte(_BLOQUE, "petit")
        self._pourquoi = Texte("", "petit_fort")
        self.motif = QLineEdit()
        self.bouton_assumer = Bouton("Assumer")
        self._assume = Texte("", "texte")
        self.bouton_reprendre = Bouton("Ne plus assumer")

        self._assembler()

        self.bouton.clicked.connect(lambda: self.reparer.emit(self.saisie.text()))
        self.saisie.returnPressed.connect(lambda: self.reparer.emit(self.saisie.text()))
        self.bouton_ouvrir.clicked.connect(self.ouvrir)
        self.bouton_assumer.clicked.connect(lambda: self.assumer.emit(self.motif.text()))
        self.motif.returnPressed.connect(lambda: self.assumer.emit(self.motif.text()))
        self.bouton_reprendre.clicked.connect(self.reprendre)

    def _assembler(self) -> None:
        tete, actions = QWidget(), QWidget()
        ligne = DispositionFlot(tete, ecart=10)
        ligne.addWidget(self.gravite)
        boutons = DispositionFlot(actions, ecart=10)
        boutons.addWidget(self.bouton)
        boutons.addWidget(self.bouton_ouvrir)
        self._citation.disposition.addWidget(self.extrait)
        self._citation.setAccessibleName("Le passage")
        self.extrait.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.motif.setAccessibleName("Motif")
        self.motif.setPlaceholderText("Par exemple\u00a0: voulu par la salle, traité ailleurs…")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for vue in (
            tete, self.titre, self.partie, self.raison, self._citation, self._invite, self.saisie,
            actions, self._bloque, self._pourquoi, self.motif,
        ):  # fmt: skip
            colonne.addWidget(vue)
        colonne.addWidget(self.bouton_assumer, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addWidget(self._assume)
        colonne.addWidget(self.bouton_reprendre, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addStretch(1)

    def montrer(self, lu: ConstatLu, sigles: dict[str, str], *, modifiable: bool) -> None:
        """Montre un constat ; `sigles` : le nom entier proposé pour les sigles courants."""
        constat = lu.constat
        cle = f"{lu.identite}|{constat.ou}|{lu.rang}"
        self.gravite.montrer(GRAVITES[constat.gravite], ROLES_GRAVITES[constat.gravite])
        self.titre.setText(constat.titre)
        self.partie.setText(lu.partie or "Toute la charte")
        self.raison.setText(constat.raison)
        self.extrait.setText(f"«\u00a0{constat.extrait}\u00a0»")
        self._citation.setVisible(bool(constat.extrait))
        invite, indication, proposee = saisie_attendue(constat, sigles)
        self._invite.setText(invite)
        self.saisie.setAccessibleName(invite)
        self.saisie.setPlaceholderText(indication)
        for vue in (self._invite, self.saisie):
            vue.setVisible(bool(invite) and modifiable)
        if cle != self._cle:  # une autre fiche : ce qu’on y écrivait n’a plus de sens ici
            self.saisie.setText(proposee)
            self.motif.clear()
            self._cle = cle
        self.bouton.setText(libelle_du_geste(constat))
        ecrit = constat.geste in ("ajouter-section", "ajouter-definition", "ajouter-principe")
        self.bouton.setEnabled(modifiable or not (ecrit or invite))
        principal = constat.geste == "ouvrir-partie" and not invite
        self.bouton_ouvrir.setVisible(constat.ou is not None and not principal)
        self._montrer_assume(lu, modifiable=modifiable)

    def _montrer_assume(self, lu: ConstatLu, *, modifiable: bool) -> None:
        assume, bloque = lu.motif is not None, lu.constat.bloque
        self._bloque.setVisible(bloque)
        self._pourquoi.setText("Vous le laissez\u202f? Dites pourquoi\u00a0:")
        for vue in (self._pourquoi, self.motif, self.bouton_assumer):
            vue.setVisible(modifiable and not bloque and not assume)
        self._assume.setText(f"Assumé\u00a0: {lu.motif}" if assume else "")
        self._assume.setVisible(assume)
        self.bouton_reprendre.setVisible(assume)
        self.bouton_reprendre.setEnabled(modifiable)
