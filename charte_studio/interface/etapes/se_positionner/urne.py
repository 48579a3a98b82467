"""L’urne d’un vote secret ouvert : l’isoloir, et la liste de qui a voté. Jamais quoi."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.recueil import Votant
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.liste_en_colonnes import ListeEnColonnes
from charte_studio.interface.widgets.texte import Texte

_CLE = Qt.ItemDataRole.UserRole


class UrneOuverte(QWidget):
    """Émet `isoloir_demande(participant_id ou None)`, `recommencer`."""

    isoloir_demande = Signal(object)
    recommencer = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._votants: dict[int, Votant] = {}
        self.isoloir = Bouton("Passer le poste", icone="secret", raccourci="V", role="principal")
        self.appeler = Bouton("Appeler la ligne choisie", raccourci="Return")
        self.vider = Bouton("Recommencer le vote…", icone="annuler", role="discret")
        self.liste = _Liste("Émargement")
        self._aide = Texte(
            "Émargement\u00a0: la coche dit qui a voté, sans heure ni ordre. L’isoloir s’ouvre en "
            "plein écran\u202f; chacun y tape son numéro.",
            "petit",
        )

        actions = QWidget()
        flot = DispositionFlot(actions, ecart=6)
        for bouton in (self.isoloir, self.appeler, self.vider):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        actions.setSizePolicy(hauteur_selon_largeur())
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addWidget(actions)
        disposition.addWidget(self._aide)
        disposition.addWidget(self.liste, 1)

        self.isoloir.clicked.connect(lambda: self.isoloir_demande.emit(None))
        self.appeler.clicked.connect(self._appeler)
        self.vider.clicked.connect(self.recommencer)
        self.liste.itemActivated.connect(self._appeler)
        self.liste.currentRowChanged.connect(self._suivre)

    def montrer(self, votants: Sequence[Votant]) -> None:
        """Montre qui a voté ; la ligne choisie et le défilement sont gardés."""
        self._votants = {votant.participant_id: votant for votant in votants}
        if [self._cle(rang) for rang in range(self.liste.count())] != list(self._votants):
            self.liste.clear()
            for votant in votants:
                ligne = QListWidgetItem()
                ligne.setData(_CLE, votant.participant_id)
                self.liste.addItem(ligne)
            if votants:
                self.liste.setCurrentRow(0)
        for rang, votant in enumerate(votants):
            self.liste.item(rang).setText(dire_votant(votant))
        self.liste.ranger()
        self._suivre()

    def compte(self) -> tuple[int, int]:
        """Combien ont voté, combien on attend encore."""
        votants = self._votants.values()
        return sum(v.a_vote for v in votants), sum(v.present and not v.a_vote for v in votants)

    def _cle(self, rang: int) -> int:
        return int(self.liste.item(rang).data(_CLE))

    def _choisi(self) -> Votant | None:
        ligne = self.liste.currentItem()
        return self._votants.get(ligne.data(_CLE)) if ligne is not None else None

    def _suivre(self) -> None:
        choisi = self._choisi()
        peut = choisi is not None and choisi.present and not choisi.a_vote
        self.appeler.setEnabled(peut)
        self.appeler.setText(f"Appeler P{choisi.numero:02d}" if choisi and peut else "Appeler")

    def _appeler(self) -> None:
        choisi = self._choisi()
        if choisi is not None and self.appeler.isEnabled():
            self.isoloir_demande.emit(choisi.participant_id)


class _Liste(ListeEnColonnes):
    """Une lettre y reste un geste de la page, et Entrée appelle la ligne."""

    def keyboardSearch(self, _texte: str) -> None:
        """Pas de recherche à la frappe."""

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée active la ligne, partout pareil."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(evenement)


def dire_votant(votant: Votant) -> str:
    """« ✓ P07 · Agents · a voté »."""
    qui = f"P{votant.numero:02d} {votant.nom}".strip()
    if votant.a_vote:
        return f"✓  {qui} · {votant.college} · a voté"
    etat = "attendu" if votant.present else "absent"
    return f"○  {qui} · {votant.college} · {etat}"
