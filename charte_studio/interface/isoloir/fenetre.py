"""La fenêtre de l’isoloir : attente, appel, bulletin, voté, et l’attente de nouveau."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.recueil import Votant
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.interface.isoloir.attente import Attente
from charte_studio.interface.isoloir.bulletin import BulletinVue
from charte_studio.interface.isoloir.passages import Appel, Vote
from charte_studio.interface.isoloir.sortie import SORTIE, BarreSortie
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

RETOUR_MS: Final = 10_000
"""Au bout de ce temps, l’écran « Voté » laisse la place à l’attente."""
Deposer = Callable[[int, str], str]
"""Dépose un bulletin ; rend ce qui l’a empêché, vide si c’est fait."""
_ENTREE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Isoloir(QWidget):
    """Le poste que l’on se passe. Il ne sait que qui a voté, jamais ce qui l’a été.

    Échap ramène à l’attente ; seul le geste de l’animation en sort, et rien d’autre ne ferme la
    fenêtre. Entre deux personnes, l’écran et la mémoire ne gardent aucune réponse.
    """

    quitte = Signal()

    def __init__(self, deposer: Deposer, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._deposer = deposer
        self._votants: dict[int, Votant] = {}
        self._enonce = ""
        self._echelle: Echelle | None = None
        self._personne: Votant | None = None
        self._sorti = False
        self._quoi = Texte("", "petit_fort")
        self._pile = QStackedWidget()
        self.attente, self.appel = Attente(), Appel()
        self.bulletin, self.vote = BulletinVue(), Vote()
        self.barre = BarreSortie()
        self._retour = QTimer(self)

        self._assembler()

        self.attente.numero_donne.connect(self._chercher)
        self.appel.oui.clicked.connect(self._voter)
        self.appel.non.clicked.connect(self.attendre)
        self.bulletin.confirme.connect(self._confirmer)
        self.bulletin.renonce.connect(self.attendre)
        self.vote.suivant.clicked.connect(self.attendre)
        self._retour.timeout.connect(self.attendre)
        self.barre.sortie.connect(self.sortir)
        QShortcut(QKeySequence(SORTIE), self).activated.connect(self.sortir)

    def _assembler(self) -> None:
        self.setObjectName("isoloir")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Isoloir")
        self._retour.setSingleShot(True)
        self._retour.setInterval(RETOUR_MS)
        haut = Zone("barre_haut")
        titre = QVBoxLayout(haut)
        titre.setContentsMargins(20, 8, 20, 8)
        titre.addWidget(self._quoi)
        for ecran in (self.attente, self.appel, self.bulletin, self.vote):
            self._pile.addWidget(ecran)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(haut)
        disposition.addWidget(self._pile, 1)
        disposition.addWidget(self.barre)

    # --- ce que la page lui dit ----------------------------------------------------------------

    def preparer(self, titre: str, enonce: str, echelle: Echelle) -> None:
        """Ce sur quoi l’on vote."""
        self._enonce, self._echelle = enonce, echelle
        self._quoi.setText(f"Vote secret · {titre}")

    def montrer_votants(self, votants: Sequence[Votant]) -> None:
        """Qui est là, et qui a voté."""
        self._votants = {votant.numero: votant for votant in votants}

    def appeler(self, participant_id: int) -> None:
        """L’animation appelle quelqu’un ; à lui de dire que c’est bien lui."""
        votant = next(
            (v for v in self._votants.values() if v.participant_id == participant_id), None
        )
        if votant is not None:
            self._accueillir(votant)

    @Slot()
    def attendre(self) -> None:
        """Efface tout et attend un numéro."""
        self._oublier()
        self._pile.setCurrentWidget(self.attente)
        self.attente.dire("")
        self.attente.attendre(self._compter())

    @Slot()
    def sortir(self) -> None:
        """Le geste de l’animation : referme l’isoloir."""
        self._oublier()
        self._sorti = True
        self.close()
        self.quitte.emit()

    # --- le parcours d’une personne ------------------------------------------------------------

    @Slot(str)
    def _chercher(self, texte: str) -> None:
        lu = re.fullmatch(r"[Pp]?\s*0*(\d+)", texte)
        votant = self._votants.get(int(lu[1])) if lu else None
        if votant is None:
            self.attente.dire(f"Aucun participant ne porte le numéro {texte}.")
        else:
            self._accueillir(votant)

    def _accueillir(self, votant: Votant) -> None:
        self.attendre()
        qui = f"P{votant.numero:02d}"
        if votant.a_vote:
            self.attente.dire(f"{qui} a déjà voté.")
        elif not votant.present:
            self.attente.dire(f"{qui} est noté absent\u00a0: voyez l’animation.")
        else:
            self._personne = votant
            self.appel.appeler(qui)
            self._pile.setCurrentWidget(self.appel)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _voter(self) -> None:
        if self._personne is None or self._echelle is None:
            return
        qui = f"À vous, P{self._personne.numero:02d}"
        self.bulletin.montrer(qui, self._enonce, self._echelle)
        self._pile.setCurrentWidget(self.bulletin)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _confirmer(self, degre: str) -> None:
        if self._personne is None:
            return
        empechement = self._deposer(self._personne.participant_id, degre)
        self._oublier()
        if empechement:
            self.attendre()
            self.attente.dire(empechement)
        else:
            self._pile.setCurrentWidget(self.vote)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._retour.start()

    def _oublier(self) -> None:
        """Plus rien de la personne ni de sa réponse."""
        self._retour.stop()
        self._personne = None
        self.bulletin.vider()

    def _compter(self) -> str:
        ont_vote = sum(v.a_vote for v in self._votants.values())
        attendus = sum(v.present and not v.a_vote for v in self._votants.values())
        if not ont_vote:
            attendues = accorder(attendus, "personne est attendue", "personnes sont attendues")
            return f"Personne n’a encore voté, {attendues}."
        dit = accorder(ont_vote, "personne a voté", "personnes ont voté")
        if not attendus:
            return f"{dit}. Tout le monde a voté\u00a0: rendez le poste à l’animation."
        return f"{dit}, {accorder(attendus, 'est attendue', 'sont attendues')}."

    # --- le clavier, la fermeture --------------------------------------------------------------

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les chiffres choisissent, Entrée avance, Échap ramène à l’attente."""
        ecran = self._pile.currentWidget()
        chiffre = chiffre_de_touche(evenement)
        if evenement.key() == Qt.Key.Key_Escape:
            self.attendre()
        elif evenement.key() in _ENTREE and not evenement.isAutoRepeat():
            self._avancer(ecran)
        elif chiffre is not None and ecran is self.bulletin:
            self.bulletin.choisir_par_chiffre(chiffre)
        elif chiffre is not None and ecran is self.vote:
            # La personne suivante tape déjà son numéro.
            self.attendre()
            self.attente.champ.insert(str(chiffre))
        else:
            super().keyPressEvent(evenement)

    def _avancer(self, ecran: QWidget | None) -> None:
        if ecran is self.appel:
            self._voter()
        elif ecran is self.bulletin:
            self.bulletin.valider()
        elif ecran is self.vote:
            self.attendre()

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Rien ne ferme l’isoloir que le geste de l’animation."""
        if self._sorti:
            super().closeEvent(evenement)
        else:
            evenement.ignore()
            self.attendre()
