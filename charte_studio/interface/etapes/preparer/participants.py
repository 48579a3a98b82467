"""Le volet Participants : les collèges attendus, les personnes inscrites."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import (
    inscrire,
    noter_presence,
    rattacher,
    retirer_participants,
)
from charte_studio.atelier.lectures.preparer import ParticipantLu, Preparation
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.importer_positions import DialogueImport
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.etapes.preparer.colleges import CarteColleges
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.recherche import Recherche
from charte_studio.interface.widgets.table_participants import TableParticipants
from charte_studio.interface.widgets.texte import Texte

_RECHERCHE_DES = 12
"""Le nombre de participants à partir duquel chercher sert à quelque chose."""


class VoletParticipants(QWidget):
    """Les collèges à gauche, les personnes à droite."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lue: Preparation | None = None
        self._participants: tuple[ParticipantLu, ...] = ()
        self.colleges = CarteColleges(contexte)
        self.table = TableParticipants()
        self.recherche = Recherche("Numéro ou collège")
        self.inscrire = Bouton("Inscrire…", icone="ajouter", raccourci="Ctrl+I")
        self.importer = Bouton("Importer des positions (CSV)…", role="discret")
        self.changer = Bouton("Changer de collège")
        self.presence = Bouton("Absent", raccourci="Space")
        self.retirer = Bouton("Retirer", raccourci="Del")
        self.effacer_noms = Bouton("Effacer les noms…", icone="masquer", role="discret")
        self._noms = Texte("", "alerte")
        self._vide = EtatVide(
            "Qui sera dans la salle ?",
            "Un numéro et un collège suffisent. Inscrivez vos participants par nombre, en collant "
            "une liste, ou à partir d’un fichier.",
            self._bouton_vide(),
        )
        self._plein = QWidget()

        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        rangee = Rangee(seuil=760, ecart=16)
        rangee.ajouter(self.colleges, 1)
        rangee.ajouter(self._carte_liste(), 1)
        disposition.addWidget(rangee)

        self.colleges.lignes_ajoutees.connect(self._ordonner_tabulation)
        self.recherche.textChanged.connect(self.table.filtrer)
        self.inscrire.clicked.connect(self.demander_inscriptions)
        self.importer.clicked.connect(self._importer)
        self.changer.clicked.connect(self._ouvrir_menu_du_bouton)
        self.retirer.clicked.connect(self._retirer)
        self.effacer_noms.clicked.connect(self._effacer_noms)
        self.table.selection_changee.connect(self._suivre_selection)
        self.presence.clicked.connect(self._basculer_presence)
        self.table.presence_demandee.connect(self._basculer_presence)
        self.table.retrait_demande.connect(self._retirer)
        self.table.college_demande.connect(self._ouvrir_menu)

    def _bouton_vide(self) -> Bouton:
        bouton = Bouton("Inscrire des participants…", icone="ajouter", role="principal")
        bouton.clicked.connect(self.demander_inscriptions)
        return bouton

    def _carte_liste(self) -> Carte:
        carte = Carte("Les personnes")
        tete = QHBoxLayout()
        tete.setSpacing(8)
        tete.addWidget(self.recherche, 1)
        tete.addStretch(0)
        tete.addWidget(self.inscrire)
        actions = DispositionFlot(ecart=8)
        for bouton in (self.presence, self.changer, self.retirer, self.importer, self.effacer_noms):
            actions.addWidget(bouton)
        plein = QVBoxLayout(self._plein)
        plein.setContentsMargins(0, 0, 0, 0)
        plein.setSpacing(8)
        plein.addLayout(tete)
        plein.addWidget(self.table, 1)
        plein.addWidget(self._noms)
        self.table.setMinimumHeight(180)
        carte.disposition.setSpacing(8)
        carte.disposition.addWidget(self._vide)
        carte.disposition.addWidget(self._plein, 1000)
        carte.disposition.addLayout(actions)
        carte.disposition.addStretch(1)
        return carte

    @Slot()
    def _ordonner_tabulation(self) -> None:
        """Une ligne neuve serait la dernière atteinte : on remet les autres derrière elle."""
        chaine: list[QWidget] = [
            *self.colleges.champs(),
            self.recherche,
            self.inscrire,
            self.table,
            self.presence,
            self.changer,
            self.retirer,
            self.importer,
            self.effacer_noms,
        ]
        for avant, apres in pairwise(chaine):
            QWidget.setTabOrder(avant, apres)

    def montrer(self, lue: Preparation) -> None:
        """Montre les collèges et ce qui se dit de l’ensemble."""
        self._lue = lue
        self.colleges.montrer(lue.colleges)
        self._vide.setVisible(not lue.participants)
        self._plein.setVisible(bool(lue.participants))
        self.presence.setVisible(bool(lue.participants))
        self.changer.setVisible(bool(lue.participants))
        self.retirer.setVisible(bool(lue.participants))
        self.recherche.setVisible(lue.participants >= _RECHERCHE_DES)
        self.effacer_noms.setVisible(bool(lue.noms))
        self._noms.setVisible(bool(lue.noms))
        self._noms.setText(
            accorder(lue.noms, "personne est nommée", "personnes sont nommées")
            + " dans ce fichier. Annoncez-le, ou effacez les noms."
        )

    def montrer_participants(self, participants: Sequence[ParticipantLu]) -> None:
        """Montre les personnes inscrites."""
        self._participants = tuple(participants)
        self.table.montrer(participants)
        self._suivre_selection()

    # --- inscrire ------------------------------------------------------------------------------

    @Slot()
    def demander_inscriptions(self) -> None:
        """Ouvre le dialogue et inscrit ce qu’il rend."""
        if self._lue is None:
            return
        inscriptions = DialogueParticipants.demander(
            self, self._lue.colleges, [p.numero for p in self._participants]
        )
        if inscriptions:
            self._contexte.reussi(lambda: inscrire(self._contexte.atelier, inscriptions))

    @Slot()
    def _importer(self) -> None:
        DialogueImport.demander(self, self._contexte.atelier)

    # --- changer de collège, retirer -----------------------------------------------------------

    @Slot()
    def _suivre_selection(self) -> None:
        choisis = self.table.choisis()
        for bouton in (self.presence, self.changer, self.retirer):
            bouton.setEnabled(bool(choisis))
        self.presence.setText("Absent" if self._tous_presents(choisis) else "Présent")
        self.retirer.setText(f"Retirer ({len(choisis)})" if len(choisis) > 1 else "Retirer")

    def _tous_presents(self, choisis: Sequence[int]) -> bool:
        return all(p.present for p in self._participants if p.id in set(choisis))

    @Slot()
    def _basculer_presence(self) -> None:
        """Tous présents, ils deviennent absents ; sinon, tous présents."""
        choisis = self.table.choisis()
        present = not self._tous_presents(choisis)
        if choisis:
            atelier = self._contexte.atelier
            self._contexte.reussi(lambda: noter_presence(atelier, choisis, present=present))

    @Slot()
    def _ouvrir_menu_du_bouton(self) -> None:
        self._ouvrir_menu(self.changer.mapToGlobal(self.changer.rect().bottomLeft()))

    @Slot(QPoint)
    def _ouvrir_menu(self, point: QPoint) -> None:
        menu = self.menu_des_colleges()
        menu.exec(point)
        menu.deleteLater()

    def menu_des_colleges(self) -> QMenu:
        """Les collèges où rattacher la sélection, puis le retrait."""
        menu = QMenu(self)
        choisis = self.table.choisis()
        for college in self._lue.colleges if self._lue else ():
            action = menu.addAction(college.nom)
            action.triggered.connect(
                partial(self._rattacher, choisis=choisis, college_id=college.id)
            )
        menu.addSeparator()
        menu.addAction("Retirer de l’atelier").triggered.connect(self._retirer)
        return menu

    def _rattacher(self, _coche: bool = False, *, choisis: Sequence[int], college_id: int) -> None:
        self._contexte.reussi(lambda: rattacher(self._contexte.atelier, choisis, college_id))

    @Slot()
    def _retirer(self) -> None:
        choisis = self.table.choisis()
        if choisis:
            self._contexte.reussi(lambda: retirer_participants(self._contexte.atelier, choisis))

    # --- effacer les noms ----------------------------------------------------------------------

    @Slot()
    def _effacer_noms(self) -> None:
        if not self._lue or not self._confirmer_effacement(self._lue.noms):
            return
        efface = self._contexte.essayer(self._contexte.atelier.anonymiser)
        if efface:
            self._contexte.notice.emit(
                "reussite",
                f"{accorder(efface, 'nom effacé', 'noms effacés')} du fichier, pour toujours.",
            )

    def _confirmer_effacement(self, noms: int) -> bool:
        boite = QMessageBox(self)
        boite.setIcon(QMessageBox.Icon.Warning)
        boite.setWindowTitle("Effacer les noms")
        boite.setText(
            f"Effacer {accorder(noms, 'nom', 'noms')} de ce fichier ? Les numéros, les collèges "
            "et les positions restent."
        )
        boite.setInformativeText(
            "Cela ne s’annule pas. Les sauvegardes et les copies déjà faites gardent les noms : "
            "supprimez-les aussi."
        )
        effacer = boite.addButton("Effacer les noms", QMessageBox.ButtonRole.DestructiveRole)
        garder = boite.addButton("Garder les noms", QMessageBox.ButtonRole.RejectRole)
        boite.setDefaultButton(garder)
        boite.setEscapeButton(garder)
        boite.exec()
        return boite.clickedButton() is effacer
