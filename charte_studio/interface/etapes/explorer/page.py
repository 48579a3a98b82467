"""La page Explorer : les usages réels, les ressentis, la boussole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut

from charte_studio.atelier.lectures.explorer import Exploration, lire_exploration
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Touches
from charte_studio.interface.etapes.explorer.boussole import VoletBoussole
from charte_studio.interface.etapes.explorer.page_mur import VoletMur
from charte_studio.interface.etapes.explorer.ressentis import VoletRessentis
from charte_studio.interface.etapes.explorer.usages import VoletUsages
from charte_studio.interface.etapes.page_a_volets import PageAVolets
from charte_studio.interface.etapes.sommaire import VoletLu

VOLETS: Final = {
    "usages": "Les usages",
    "ressentis": "Les ressentis",
    "boussole": "La boussole",
}
_SUR_LE_MUR: Final[Touches] = (
    (("Alt+Left", "Alt+Right"), "ranger la carte"),
    (("Ctrl+G",), "nouveau groupe"),
)
_VERDICTS: Final[Touches] = ((("1", "2", "3"), "oui, oui si, non"),)
_TIRER: Final[Touches] = ((("Ctrl+R",), "tirer au sort"),)


class Explorer(PageAVolets):
    """Nos usages réels d’abord, avec un verdict ; ce que l’on ressent, sans nom."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"usage", "ressenti", "groupe", "critere", "section"}
    )
    titre = "Explorer"
    volets = VOLETS
    hauteur_serree = 620
    touches_des_volets: ClassVar[Mapping[str, Touches]] = {
        "usages": (*_VERDICTS, *_SUR_LE_MUR),
        "ressentis": (*_TIRER, *_SUR_LE_MUR),
    }
    autres_touches: Touches = (
        *_VERDICTS,
        (("0",), "remettre l’usage à trancher"),
        *_TIRER,
        *_SUR_LE_MUR,
        (("Left", "Right"), "passer à la colonne voisine"),
        (("Alt+Up", "Alt+Down"), "changer la carte de place"),
        (("Return",), "ouvrir la carte"),
        (("Del",), "retirer les cartes choisies"),
    )

    def __init__(self, contexte: Contexte) -> None:
        self.usages = VoletUsages(contexte)
        self.ressentis = VoletRessentis(contexte)
        self.boussole = VoletBoussole(contexte)
        super().__init__(
            contexte,
            {"usages": self.usages, "ressentis": self.ressentis, "boussole": self.boussole},
        )
        self.presenter(
            "Ce que l’on fait vraiment, et ce que l’on en pense. Ne pas utiliser l’IA est une "
            "réponse comme une autre."
        )

        for sequence, faire in (("Ctrl+G", self._creer_groupe), ("Ctrl+R", self._tirer)):
            QShortcut(QKeySequence(sequence), self).activated.connect(faire)

    @Slot()
    def _creer_groupe(self) -> None:
        volet = self.contenu()
        if isinstance(volet, VoletMur):
            volet.creer_groupe()

    @Slot()
    def _tirer(self) -> None:
        self.ouvrir("ressentis")
        self.ressentis.tirer()

    # --- lire et suivre ------------------------------------------------------------------------

    def relire(self) -> None:
        """Relit tout ce que la page montre."""
        lue = lire_exploration(self.atelier.connexion)
        self.usages.montrer(lue)
        self.ressentis.montrer(lue)
        self.boussole.montrer(lue)
        self.sommaire.montrer(_dire_volets(lue))


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
