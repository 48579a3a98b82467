"""La page Accueillir : les mots de l’ouverture, le déroulé, le baromètre."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.accueillir import Accueil, lire_accueil
from charte_studio.atelier.lectures.deroule import DerouleLu, lire_deroule
from charte_studio.domaine.francais import accorder, duree_en_mots
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.accueillir.barometre import VoletBarometre
from charte_studio.interface.etapes.accueillir.deroule import VoletDeroule
from charte_studio.interface.etapes.accueillir.mots import VoletMots
from charte_studio.interface.etapes.etape import Etape, Touches
from charte_studio.interface.etapes.preparer.sommaire import Sommaire, VoletLu
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong

VOLETS: Final = {"mots": "Les mots", "deroule": "Le déroulé", "barometre": "Le baromètre"}
_HAUTEUR_SERREE: Final = 480


class Accueillir(Etape):
    """Ce que l’on dit et projette avant de débattre."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"atelier", "sequence", "barometre", "choix_barometre", "participant", "tour"}
    )
    touches: Touches = (
        (("Ctrl+Tab",), "volet suivant"),
        (("1", "5"), "compter une main"),
        (("Alt+Up", "Alt+Down"), "déplacer une séquence"),
    )
    autres_touches: ClassVar[Touches] = (
        (("+", "-"), "rallonger ou raccourcir la séquence de cinq minutes"),
        (("Del",), "la retirer"),
    )

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self.mots = VoletMots(contexte)
        self.deroule = VoletDeroule(contexte)
        self.barometre = VoletBarometre(contexte)
        self._volets: dict[str, QWidget] = {
            "mots": self.mots,
            "deroule": self.deroule,
            "barometre": self.barometre,
        }
        self.sommaire = Sommaire(VOLETS)
        self._propos = Texte("", "seconde")
        self._pile = QStackedWidget()

        self._assembler()

        self.sommaire.choisi.connect(self.ouvrir)
        for sequence, pas in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(sequence), self).activated.connect(
                lambda pas=pas: self._tourner(pas)
            )

    def _assembler(self) -> None:
        for volet in self._volets.values():
            defilant = Defilant()
            defilant.disposition.addWidget(volet)
            self._pile.addWidget(defilant)
        self.sommaire.setAccessibleName("Volets de l’accueil")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(26, 18, 26, 16)
        disposition.setSpacing(12)
        tete = QVBoxLayout()
        tete.setSpacing(2)
        tete.addWidget(Texte("Accueillir", "titre"))
        tete.addWidget(self._propos)
        disposition.addLayout(tete)
        disposition.addWidget(self.sommaire)
        disposition.addWidget(self._pile, 1)
        self.ouvrir("mots")

    # --- les volets ----------------------------------------------------------------------------

    @Slot(str)
    def ouvrir(self, cle: str) -> None:
        """Ouvre un volet."""
        self.poser()
        self.sommaire.choisir(cle)
        self._pile.setCurrentIndex(list(self._volets).index(cle))

    def volet(self) -> str:
        """Le volet ouvert."""
        return list(self._volets)[self._pile.currentIndex()]

    def _tourner(self, pas: int) -> None:
        rang = (self._pile.currentIndex() + pas) % len(self._volets)
        self.ouvrir(list(self._volets)[rang])

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Quand la hauteur manque, le sommaire ne garde que ses titres."""
        super().resizeEvent(evenement)
        serree = self.height() < theme_courant().px(_HAUTEUR_SERREE)
        self.sommaire.serrer(serree)
        self._propos.setVisible(not serree)

    # --- lire et suivre ------------------------------------------------------------------------

    def relire(self) -> None:
        """Relit tout ce que la page montre."""
        self._montrer_accueil()
        self._montrer_deroule()

    def suivre(self, changements: Changements) -> None:
        """Relit ce qui a changé."""
        if changements.touche("atelier", "sequence"):
            self._montrer_deroule()
        if changements.touche("atelier", "barometre", "choix_barometre", "participant", "tour"):
            self._montrer_accueil()

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        for champ in self.findChildren(QWidget):
            if isinstance(champ, ChampTexte | Choix | Nombre | TexteLong):
                champ.poser()

    def _montrer_accueil(self) -> None:
        lu = lire_accueil(self.atelier.connexion)
        self.mots.montrer(lu)
        self.barometre.montrer(lu)
        self.sommaire.montrer({"mots": _dire_mots(lu), "barometre": _dire_barometres(lu)})
        self._propos.setText(
            "Dire pourquoi l’on est là, ce que l’on garde, comment on parlera. Chaque texte se "
            "projette."
        )

    def _montrer_deroule(self) -> None:
        lu = lire_deroule(self.atelier.connexion)
        self.deroule.montrer(lu)
        self.sommaire.montrer({"deroule": _dire_deroule(lu)})


def _dire_mots(lu: Accueil) -> VoletLu:
    ecrits = sum(texte.propre for texte in (lu.objectif, lu.regles, lu.donnees))
    if ecrits:
        return VoletLu(accorder(ecrits, "texte à vous", "textes à vous"), "fait")
    return VoletLu("objectif, règles, données", "neutre")


def _dire_deroule(lu: DerouleLu) -> VoletLu:
    if not lu.sequences:
        return VoletLu("à choisir", "manque")
    if lu.en_cours is not None:
        return VoletLu(f"en cours\u00a0: {lu.en_cours.titre}", "fait")
    quoi = accorder(len(lu.sequences), "séquence", "séquences")
    return VoletLu(f"{quoi}, {duree_en_mots(lu.minutes())}", "fait")


def _dire_barometres(lu: Accueil) -> VoletLu:
    if not lu.barometres:
        return VoletLu("aucune question", "neutre")
    ouvertes = sum(not barometre.clos for barometre in lu.barometres)
    if ouvertes:
        return VoletLu(accorder(ouvertes, "question ouverte", "questions ouvertes"), "manque")
    return VoletLu(accorder(len(lu.barometres), "question close", "questions closes"), "fait")
