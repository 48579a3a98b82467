"""La page Accueillir : les mots de l’ouverture, le déroulé, le baromètre."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.accueillir import Accueil, lire_accueil
from charte_studio.atelier.lectures.deroule import DerouleLu, lire_deroule
from charte_studio.domaine.francais import accorder, duree_en_mots
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.accueillir.barometre import VoletBarometre
from charte_studio.interface.etapes.accueillir.deroule import VoletDeroule
from charte_studio.interface.etapes.accueillir.mots import VoletMots
from charte_studio.interface.etapes.etape import Touches
from charte_studio.interface.etapes.page_a_volets import PageAVolets
from charte_studio.interface.etapes.sommaire import VoletLu

VOLETS: Final = {"mots": "Les mots", "deroule": "Le déroulé", "barometre": "Le baromètre"}
_DEROULE: Final[Touches] = (
    (("Alt+Up", "Alt+Down"), "déplacer la séquence"),
    (("+", "-"), "cinq minutes de plus, de moins"),
    (("Del",), "la retirer"),
)
_BAROMETRE: Final[Touches] = ((("1", "5"), "compter une main"),)


class Accueillir(PageAVolets):
    """Ce que l’on dit et projette avant de débattre."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"atelier", "sequence", "barometre", "choix_barometre", "participant", "tour"}
    )
    titre = "Accueillir"
    volets = VOLETS
    touches_des_volets: ClassVar[Mapping[str, Touches]] = {
        "deroule": _DEROULE,
        "barometre": _BAROMETRE,
    }
    autres_touches: Touches = (*_BAROMETRE, *_DEROULE)

    def __init__(self, contexte: Contexte) -> None:
        self.mots = VoletMots(contexte)
        self.deroule = VoletDeroule(contexte)
        self.barometre = VoletBarometre(contexte)
        super().__init__(
            contexte,
            {"mots": self.mots, "deroule": self.deroule, "barometre": self.barometre},
        )
        self.presenter(
            "Dire pourquoi l’on est là, ce que l’on garde, comment on parlera. Chaque texte se "
            "projette."
        )

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

    def _montrer_accueil(self) -> None:
        lu = lire_accueil(self.atelier.connexion)
        self.mots.montrer(lu)
        self.barometre.montrer(lu)
        self.sommaire.montrer({"mots": _dire_mots(lu), "barometre": _dire_barometres(lu)})

    def _montrer_deroule(self) -> None:
        lu = lire_deroule(self.atelier.connexion)
        self.deroule.montrer(lu)
        self.sommaire.montrer({"deroule": _dire_deroule(lu)})


def _dire_mots(lu: Accueil) -> VoletLu:
    ecrits = sum(texte.propre for texte in (lu.objectif, lu.regles, lu.donnees))
    if ecrits:
        return VoletLu(accorder(ecrits, "texte récrit", "textes récrits"), "fait")
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
