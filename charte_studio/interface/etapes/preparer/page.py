"""La page Préparer : un sommaire de cinq volets, et le volet ouvert."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.preparer import (
    Preparation,
    lire_participants,
    lire_preparation,
)
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Touches
from charte_studio.interface.etapes.page_a_volets import PageAVolets
from charte_studio.interface.etapes.preparer.a_imprimer import VoletAImprimer
from charte_studio.interface.etapes.preparer.demarche import VoletDemarche
from charte_studio.interface.etapes.preparer.ligne_college import alerte_effectif
from charte_studio.interface.etapes.preparer.participants import VoletParticipants
from charte_studio.interface.etapes.preparer.principes import VoletPrincipes
from charte_studio.interface.etapes.preparer.regle import VoletRegle
from charte_studio.interface.etapes.sommaire import VoletLu
from charte_studio.interface.widgets.bouton import Bouton

VOLETS: Final = {
    "demarche": "Démarche",
    "participants": "Participants",
    "regle": "Règle",
    "principes": "Principes",
    "a_imprimer": "À imprimer",
}
_INSCRIRE: Final[Touches] = ((("Ctrl+I",), "inscrire"),)
_PARTICIPANTS: Final[Touches] = (
    (("Space",), "absent ou présent"),
    (("Return",), "changer de collège"),
    (("Del",), "retirer"),
)
_PRINCIPES: Final[Touches] = (
    (("Space",), "retenir un principe"),
    (("Alt+Up", "Alt+Down"), "le déplacer"),
    (("Return",), "le modifier"),
)
_IMPRIMER: Final[Touches] = ((("Ctrl+P",), "écrire les PDF"),)


class Preparer(PageAVolets):
    """Tout ce qui se règle avant que la salle arrive, et qui se retouche ensuite."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"atelier", "college", "participant", "principe", "formulation", "tour"}
    )
    titre = "Préparer"
    volets = VOLETS
    touches_des_volets: ClassVar[Mapping[str, Touches]] = {
        "demarche": _INSCRIRE,
        "participants": (*_INSCRIRE, *_PARTICIPANTS),
        "regle": _INSCRIRE,
        "principes": _PRINCIPES,
        "a_imprimer": _IMPRIMER,
    }
    autres_touches: Touches = (
        *_INSCRIRE,
        *_PARTICIPANTS,
        *_PRINCIPES,
        (("Ctrl+P",), "écrire les PDF, volet ouvert"),
    )

    def __init__(self, contexte: Contexte) -> None:
        self._vers = ""
        self.demarche = VoletDemarche(contexte)
        self.participants = VoletParticipants(contexte)
        self.regle = VoletRegle(contexte)
        self.principes = VoletPrincipes(contexte)
        self.a_imprimer = VoletAImprimer(contexte)
        self.suite = Bouton("", role="principal")
        super().__init__(
            contexte,
            {
                "demarche": self.demarche,
                "participants": self.participants,
                "regle": self.regle,
                "principes": self.principes,
                "a_imprimer": self.a_imprimer,
            },
            self.suite,
        )

        self.suite.clicked.connect(self._continuer)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self._inscrire)

    @Slot()
    def _inscrire(self) -> None:
        self.ouvrir("participants")
        self.participants.demander_inscriptions()

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
        self.presenter(propos)
        self.suite.setText(mots)

    @Slot()
    def _continuer(self) -> None:
        if self._vers not in self.volets:
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
        themes = _lie(accorder(traites, "thème", "thèmes"))
        principes = VoletLu(f"{retenus}, {themes}", "fait")
    return {
        "demarche": VoletLu(organisation, "fait")
        if organisation
        else VoletLu("organisation à nommer", "manque"),
        "participants": _dire_participants(lue),
        "regle": VoletLu("figée au premier tour", "fait")
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
    colleges = _lie(accorder(len(lue.colleges), "collège", "collèges"))
    return VoletLu(f"{inscrits}, {colleges}", "fait")


def _lie(compte: str) -> str:
    """Le nombre passe à la ligne avec ce qu’il compte."""
    return compte.replace(" ", "\u00a0")


def _ecarts(lue: Preparation) -> int:
    """Le nombre de collèges dont l’effectif ne tombe pas juste."""
    return sum(bool(alerte_effectif(college)) for college in lue.colleges)
