"""Faire ce que propose un constat : écrire ce qui manque, ou mener là où cela s’écrit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.atelier import heure_locale
from charte_studio.atelier.gestes.controles import (
    ajouter_definition,
    ajouter_section,
    developper_sigle,
)
from charte_studio.atelier.gestes.preparer import ajouter_de_la_bibliotheque
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.controles import ConstatLu, lire_reperes
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.redaction.bibliotheque import Bibliotheque, lire_bibliotheque
from charte_studio.redaction.droit import FaitDeDroit
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES
from charte_studio.socle.chemins import dossier_modeles


class Reparateur(QObject):
    """`ouvrir(cle, extrait, rang)` demande à la page de montrer un passage."""

    ouvrir = Signal(str, str, int)

    def __init__(self, contexte: Contexte, hote: QWidget) -> None:
        super().__init__(hote)
        self._contexte = contexte
        self._hote = hote
        self._bibliotheque: Bibliotheque | None = None
        self._gestes: dict[str, Callable[[ConstatLu, str], object]] = {
            "ouvrir-partie": lambda lu, _saisi: self.ouvrir_passage(lu),
            "ajouter-section": lambda lu, _saisi: self._ajouter_section(lu),
            "ajouter-principe": lambda lu, _saisi: self._choisir_un_principe(lu.constat.cible),
            "ajouter-definition": self._definir,
            "ouvrir-droit": lambda lu, _saisi: self.montrer_droit(lu.constat.cible),
            "ouvrir-objection": lambda lu, _saisi: self._montrer_objection(lu),
            "ouvrir-colleges": lambda _lu, _saisi: contexte.aller_a.emit("preparer"),
            "changer-forme": lambda _lu, _saisi: contexte.aller_a.emit("preparer"),
            "regler-atelier": lambda _lu, _saisi: contexte.aller_a.emit("preparer"),
            "retablir-mention": lambda _lu, _saisi: contexte.aller_a.emit("transmettre"),
        }

    def reparer(self, lu: ConstatLu, saisi: str) -> None:
        """Fait le geste du constat, avec ce qu’on a écrit pour lui."""
        if lu.constat.cle == "sigle-non-developpe":
            self._developper(lu, saisi)
        else:
            self._gestes[lu.constat.geste](lu, saisi)

    def ouvrir_passage(self, lu: ConstatLu) -> None:
        """Mène au passage, dans l’éditeur."""
        if lu.constat.ou is not None:
            self.ouvrir.emit(lu.constat.ou, lu.constat.extrait, lu.rang)

    # --- écrire --------------------------------------------------------------------------------

    def _ajouter_section(self, lu: ConstatLu) -> None:
        proposee = lire_reperes().sections.sections.get(lu.constat.cible)
        if proposee is None:
            self._contexte.aller_a.emit("preparer")
            return
        cle = self._contexte.essayer(
            lambda: ajouter_section(
                self._contexte.atelier,
                cle=proposee.cle,
                titre=proposee.titre,
                texte=proposee.texte,
                avant=proposee.avant,
            )
        )
        if cle is not None:
            self._contexte.notice.emit(
                "info",
                f"La section «\u00a0{proposee.titre}\u00a0» est ajoutée\u00a0: complétez-la.",
            )
            self.ouvrir.emit(cle, "[à compléter", 0)

    def _definir(self, lu: ConstatLu, saisi: str) -> None:
        terme = lu.constat.cible
        cle = self._contexte.essayer(
            lambda: ajouter_definition(self._contexte.atelier, terme, saisi)
        )
        if cle is not None:
            self._contexte.notice.emit("reussite", f"«\u00a0{terme}\u00a0» est défini.")

    def _developper(self, lu: ConstatLu, saisi: str) -> None:
        sigle, ou = lu.constat.cible, lu.constat.ou or ""
        if self._contexte.reussi(
            lambda: developper_sigle(self._contexte.atelier, ou, sigle, saisi)
        ):
            self._contexte.notice.emit("reussite", f"{sigle} est développé dans {lu.partie}.")

    # --- mener ailleurs ------------------------------------------------------------------------

    def _montrer_objection(self, lu: ConstatLu) -> None:
        principes = lire_preparation(self._contexte.atelier.connexion).principes
        for principe in principes:
            if principe.cle == lu.constat.cible:
                self._contexte.aller_au_principe.emit("se_positionner", principe.id)
                return
        self._contexte.aller_a.emit("se_positionner")

    def faits(self) -> Mapping[str, FaitDeDroit]:
        """Les faits de droit livrés."""
        return lire_reperes().droit

    def montrer_droit(self, cle: str) -> None:
        """Relit un fait ; tous, s’il n’y est plus."""
        droit = self.faits()
        DialogueDroit.montrer(
            self._hote,
            {cle: droit[cle]} if cle in droit else droit,
            aujourd_hui=heure_locale().date(),
        )

    def _choisir_un_principe(self, theme: str) -> None:
        if self._bibliotheque is not None:
            self._demander_un_choix(self._bibliotheque, theme)
            return

        def suite(bibliotheque: Bibliotheque) -> None:
            self._bibliotheque = bibliotheque
            if self._hote.isVisible():  # on est resté devant les contrôles
                self._demander_un_choix(bibliotheque, theme)

        self._contexte.taches.lancer(
            lambda _avancer: lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES), finie=suite
        )

    def _demander_un_choix(self, bibliotheque: Bibliotheque, theme: str) -> None:
        atelier = self._contexte.atelier
        lu = lire_preparation(atelier.connexion)
        choisis = BibliothequeDialogue.demander(
            self._hote,
            bibliotheque,
            {p.cle for p in lu.principes},
            themes_du_jour={p.theme for p in lu.principes if p.retenu and p.theme in THEMES},
            degres=[d.libelle for d in lire_atelier(atelier.connexion).echelle.degres],
            theme=theme,
        )
        if choisis and self._contexte.reussi(lambda: ajouter_de_la_bibliotheque(atelier, choisis)):
            ajoutes = accorder(len(choisis), "principe est ajouté", "principes sont ajoutés")
            self._contexte.notice.emit(
                "info",
                f"{ajoutes} à l’ordre du jour\u00a0: la salle s’y positionne, puis tranche.",
            )
