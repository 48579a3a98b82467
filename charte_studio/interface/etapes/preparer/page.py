"""La page Préparer : un sommaire de cinq volets, et le volet ouvert."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.preparer import (
    Preparation,
    lire_participants,
    lire_preparation,
)
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape, Touches
from charte_studio.interface.etapes.preparer.a_imprimer import VoletAImprimer
from charte_studio.interface.etapes.preparer.demarche import VoletDemarche
from charte_studio.interface.etapes.preparer.ligne_college import alerte_effectif
from charte_studio.interface.etapes.preparer.participants import VoletParticipants
from charte_studio.interface.etapes.preparer.principes import VoletPrincipes
from charte_studio.interface.etapes.preparer.regle import VoletRegle
from charte_studio.interface.etapes.preparer.sommaire import Sommaire, VoletLu
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.champ_date import ChampDate
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte

VOLETS: Final = {
    "demarche": "Démarche",
    "participants": "Participants",
    "regle": "Règle",
    "principes": "Principes",
    "a_imprimer": "À imprimer",
}
_HAUTEUR_SERREE: Final = 480


class Preparer(Etape):
    """Tout ce qui se règle avant que la salle arrive, et qui se retouche ensuite."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"atelier", "college", "participant", "principe", "formulation", "tour"}
    )
    touches: Touches = (
        (("Ctrl+Tab",), "volet suivant"),
        (("Ctrl+I",), "inscrire"),
        (("Space",), "retenir un principe"),
        (("Alt+Up", "Alt+Down"), "le déplacer"),
    )
    autres_touches: ClassVar[Touches] = ((("Ctrl+P",), "écrire les PDF, volet ouvert"),)

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._vers = ""
        self.demarche = VoletDemarche(contexte)
        self.participants = VoletParticipants(contexte)
        self.regle = VoletRegle(contexte)
        self.principes = VoletPrincipes(contexte)
        self.a_imprimer = VoletAImprimer(contexte)
        self._volets: dict[str, QWidget] = {
            "demarche": self.demarche,
            "participants": self.participants,
            "regle": self.regle,
            "principes": self.principes,
            "a_imprimer": self.a_imprimer,
        }
        self.sommaire = Sommaire(VOLETS)
        self.suite = Bouton("", role="principal")
        self._propos = Texte("", "seconde")
        self._pile = QStackedWidget()

        self._assembler()

        self.sommaire.choisi.connect(self.ouvrir)
        self.suite.clicked.connect(self._continuer)
        for sequence, faire in (
            ("Ctrl+Tab", lambda: self._tourner(1)),
            ("Ctrl+Shift+Tab", lambda: self._tourner(-1)),
            ("Ctrl+I", self._inscrire),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(faire)

    @Slot()
    def _inscrire(self) -> None:
        self.ouvrir("participants")
        self.participants.demander_inscriptions()

    def _assembler(self) -> None:
        mots = QVBoxLayout()
        mots.setSpacing(2)
        mots.addWidget(Texte("Préparer", "titre"))
        mots.addWidget(self._propos)
        tete = QHBoxLayout()
        tete.setSpacing(16)
        tete.addLayout(mots, 1)
        tete.addWidget(self.suite, 0, Qt.AlignmentFlag.AlignVCenter)
        for volet in self._volets.values():
            defilant = Defilant()
            defilant.disposition.addWidget(volet)
            self._pile.addWidget(defilant)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(26, 18, 26, 16)
        disposition.setSpacing(12)
        disposition.addLayout(tete)
        disposition.addWidget(self.sommaire)
        disposition.addWidget(self._pile, 1)
        self.ouvrir("demarche")

    # --- les volets ----------------------------------------------------------------------------

    @Slot(str)
    def ouvrir(self, cle: str) -> None:
        """Ouvre un volet."""
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
        self.sommaire.serrer(self.height() < theme_courant().px(_HAUTEUR_SERREE))

    # --- lire et suivre ------------------------------------------------------------------------

    def relire(self) -> None:
        """Relit tout ce que la page montre."""
        connexion = self.atelier.connexion
        self.participants.montrer_participants(lire_participants(connexion))
        self._montrer(lire_preparation(connexion))

    def suivre(self, changements: Changements) -> None:
        """Relit les réglages et les listes ; les participants seulement s’ils ont changé."""
        connexion = self.atelier.connexion
        if changements.touche("participant", "college"):
            self.participants.montrer_participants(lire_participants(connexion))
        self._montrer(lire_preparation(connexion))

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        for champ in self.findChildren(QWidget):
            if isinstance(champ, ChampTexte | Choix | ChampDate | Nombre):
                champ.poser()

    def _montrer(self, lue: Preparation) -> None:
        self.demarche.montrer(lue)
        self.participants.montrer(lue)
        self.regle.montrer(lue)
        self.principes.montrer(lue)
        self.a_imprimer.montrer(lue)
        self.sommaire.montrer(_dire_volets(lue))
        self._dire_suite(lue)

    # --- la suite ------------------------------------------------------------------------------

    def _dire_suite(self, lue: Preparation) -> None:
        """Une phrase, et le bouton qui mène à ce qui vient après."""
        if not lue.retenus:
            self._vers, mots = "principes", "Choisir des principes"
            propos = "Il reste à choisir ce dont la salle débattra."
        elif not lue.participants:
            self._vers, mots = "participants", "Inscrire des participants"
            propos = "Il reste à dire qui sera dans la salle. Tout le reste se retouche ensuite."
        else:
            self._vers, mots = "se_positionner", "Passer aux positions"
            quoi = (
                f"{accorder(lue.participants, 'personne', 'personnes')}, "
                f"{accorder(len(lue.retenus), 'principe', 'principes')}, une règle annoncée."
            )
            propos = f"On peut commencer : {quoi}" if _ecarts(lue) else f"Tout est prêt : {quoi}"
        self._propos.setText(propos)
        self.suite.setText(mots)

    @Slot()
    def _continuer(self) -> None:
        if self._vers not in self._volets:
            self.contexte.aller_a.emit(self._vers)
            return
        if self._vers == "participants":
            self._inscrire()
        else:
            self.ouvrir(self._vers)


def _dire_volets(lue: Preparation) -> dict[str, VoletLu]:
    """Où en est chaque volet, en quelques mots."""
    info = lue.info
    organisation = info.organisation
    if not lue.retenus:
        principes = VoletLu("aucun principe retenu", "manque")
    else:
        traites = len(THEMES) - len(lue.themes_absents)
        retenus = accorder(len(lue.retenus), "retenu", "retenus")
        principes = VoletLu(f"{retenus}, {traites} thèmes sur {len(THEMES)}", "fait")
    return {
        "demarche": VoletLu(organisation, "fait")
        if organisation
        else VoletLu("organisation à nommer", "manque"),
        "participants": _dire_participants(lue),
        "regle": VoletLu("figées depuis le premier tour", "fait")
        if lue.regle_figee
        else VoletLu(info.echelle.nom.lower(), "neutre"),
        "principes": principes,
        "a_imprimer": VoletLu("le plan B sur papier", "neutre"),
    }


def _dire_participants(lue: Preparation) -> VoletLu:
    if not lue.participants:
        return VoletLu("personne n’est inscrit", "manque")
    inscrits = accorder(lue.participants, "inscrit", "inscrits")
    if ecarts := _ecarts(lue):
        return VoletLu(
            f"{inscrits}, {accorder(ecarts, 'collège à vérifier', 'collèges à vérifier')}",
            "manque",
        )
    return VoletLu(f"{inscrits}, {accorder(len(lue.colleges), 'collège', 'collèges')}", "fait")


def _ecarts(lue: Preparation) -> int:
    """Le nombre de collèges dont l’effectif ne tombe pas juste."""
    return sum(bool(alerte_effectif(college)) for college in lue.colleges)
