"""La page Explorer : les usages réels, les ressentis, la boussole."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.explorer import Exploration, lire_exploration
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape, Touches
from charte_studio.interface.etapes.explorer.boussole import VoletBoussole
from charte_studio.interface.etapes.explorer.page_mur import VoletMur
from charte_studio.interface.etapes.explorer.ressentis import VoletRessentis
from charte_studio.interface.etapes.explorer.usages import VoletUsages
from charte_studio.interface.etapes.preparer.sommaire import Sommaire, VoletLu
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong

VOLETS: Final = {
    "usages": "Les usages",
    "ressentis": "Les ressentis",
    "boussole": "La boussole",
}
_HAUTEUR_SERREE: Final = 620
_SUR_LE_MUR: Final[Touches] = (
    (("Alt+Left", "Alt+Right"), "ranger la carte"),
    (("Ctrl+G",), "nouveau groupe"),
)


class Explorer(Etape):
    """Nos usages réels d’abord, avec un verdict ; ce que l’on ressent, sans nom."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"usage", "ressenti", "groupe", "critere", "section"}
    )
    touches: Touches = (
        (("Ctrl+Tab",), "volet suivant"),
        (("1", "2", "3"), "oui, oui si, non"),
        *_SUR_LE_MUR,
    )
    autres_touches: ClassVar[Touches] = (
        (("Left", "Right"), "passer à la colonne voisine"),
        (("Alt+Up", "Alt+Down"), "changer la carte de place"),
        (("Return",), "ouvrir la carte"),
        (("0",), "remettre l’usage à trancher"),
        (("Ctrl+R",), "tirer un ressenti au sort"),
        (("Del",), "retirer les cartes choisies"),
    )

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self.usages = VoletUsages(contexte)
        self.ressentis = VoletRessentis(contexte)
        self.boussole = VoletBoussole(contexte)
        self._volets: dict[str, QWidget] = {
            "usages": self.usages,
            "ressentis": self.ressentis,
            "boussole": self.boussole,
        }
        self.sommaire = Sommaire(VOLETS)
        self._propos = Texte("", "seconde")
        self._pile = QStackedWidget()

        self._assembler()

        self.sommaire.choisi.connect(self.ouvrir)
        for sequence, faire in (
            ("Ctrl+Tab", lambda: self._tourner(1)),
            ("Ctrl+Shift+Tab", lambda: self._tourner(-1)),
            ("Ctrl+G", self._creer_groupe),
            ("Ctrl+R", self._tirer),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(faire)

    def _assembler(self) -> None:
        for volet in self._volets.values():
            defilant = Defilant()
            defilant.disposition.addWidget(volet)
            self._pile.addWidget(defilant)
        self.sommaire.setAccessibleName("Volets de l’exploration")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(26, 18, 26, 16)
        disposition.setSpacing(12)
        tete = QVBoxLayout()
        tete.setSpacing(2)
        tete.addWidget(Texte("Explorer", "titre"))
        tete.addWidget(self._propos)
        disposition.addLayout(tete)
        disposition.addWidget(self.sommaire)
        disposition.addWidget(self._pile, 1)
        self.ouvrir("usages")

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

    @Slot()
    def _creer_groupe(self) -> None:
        volet = self._volets[self.volet()]
        if isinstance(volet, VoletMur):
            volet.creer_groupe()

    @Slot()
    def _tirer(self) -> None:
        self.ouvrir("ressentis")
        self.ressentis.tirer()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Quand la hauteur manque, le mur en profite d’abord."""
        super().resizeEvent(evenement)
        serree = self.height() < theme_courant().px(_HAUTEUR_SERREE)
        self.sommaire.serrer(serree)
        self._propos.setVisible(not serree)

    # --- lire et suivre ------------------------------------------------------------------------

    def relire(self) -> None:
        """Relit tout ce que la page montre."""
        lue = lire_exploration(self.atelier.connexion)
        self.usages.montrer(lue)
        self.ressentis.montrer(lue)
        self.boussole.montrer(lue)
        self.sommaire.montrer(_dire_volets(lue))
        self._propos.setText(
            "Ce que l’on fait vraiment, et ce que l’on en pense. Ne pas utiliser l’IA est une "
            "réponse comme une autre."
        )

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        for champ in self.findChildren(QWidget):
            if isinstance(champ, ChampTexte | Choix | TexteLong):
                champ.poser()


def _dire_volets(lue: Exploration) -> dict[str, VoletLu]:
    """Où en est chaque volet."""
    reste = len(lue.usages) - lue.tranches
    if not lue.usages:
        usages = VoletLu("aucune carte", "manque")
    elif reste:
        usages = VoletLu(f"{lue.tranches} sur {len(lue.usages)} tranchés", "manque")
    else:
        usages = VoletLu(accorder(lue.tranches, "verdict", "verdicts"), "fait")
    ressentis = VoletLu("aucun bulletin", "neutre")
    if lue.ressentis:
        notes = accorder(len(lue.ressentis), "noté", "notés")
        ressentis = VoletLu(f"{notes}, {lue.a_tirer} à tirer", "fait")
    criteres = accorder(len(lue.criteres), "critère", "critères")
    return {
        "usages": usages,
        "ressentis": ressentis,
        "boussole": VoletLu(criteres if lue.criteres else "à remplir", "neutre"),
    }
