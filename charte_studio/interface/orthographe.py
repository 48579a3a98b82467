"""L’orthographe sur ce poste : le dictionnaire, lu à côté quand on écrit, et les mots ajoutés.

Vérifier un mot ne coûte que quelques microsecondes et se fait à la frappe ; c’est lire le
dictionnaire qui est long : un autre fil s’en charge, par petites gorgées.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from charte_studio.interface.poste import Poste
from charte_studio.interface.taches import Progression, Taches
from charte_studio.redaction.dictionnaire import (
    DictionnaireFrancais,
    charger,
    chemin_du_dictionnaire,
)
from charte_studio.redaction.orthographe import Correcteur, Faute, normaliser

_SOUFFLE: Final = 0.0005
"""Secondes : à chaque morceau lu, le fil de l’interface passe devant."""


class Orthographe(QObject):
    """Ce que le poste sait des mots. `change` : le verdict d’un mot a pu changer."""

    change = Signal()

    def __init__(self, poste: Poste, taches: Taches, parent: QObject, *, chemin: Path) -> None:
        super().__init__(parent)
        self._poste, self._taches, self._chemin = poste, taches, chemin
        self._dictionnaire: DictionnaireFrancais | None = None
        self._correcteur: Correcteur | None = None
        self._admis: frozenset[str] = frozenset()
        self._ajoutes: frozenset[str] = frozenset()
        self._en_chemin = False
        self.lisible = True
        """Faux si le dictionnaire n’a pas pu être lu : l’orthographe se retire sans bruit."""

    # --- le dictionnaire -----------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Vrai si l’on veut voir les fautes."""
        return self._poste.reglages.orthographe and self.lisible

    @property
    def prete(self) -> bool:
        """Vrai si le dictionnaire est lu."""
        return self._correcteur is not None

    def activer(self, oui: bool) -> None:
        """Montre les fautes ou les cache, et le retient."""
        if oui != self._poste.reglages.orthographe:
            self._poste.souligner_fautes(oui)
            self.change.emit()

    def preparer(self) -> None:
        """Fait lire le dictionnaire à côté, s’il ne l’est pas encore et s’il sert."""
        if self.prete or self._en_chemin or not self.active:
            return
        self._en_chemin = True
        chemin = self._chemin
        self._taches.lancer(
            lambda avancer: _lire(chemin, avancer),
            finie=self._recevoir,
            echouee=self._renoncer,
            toujours=self._arriver,
        )

    def _recevoir(self, dictionnaire: DictionnaireFrancais) -> None:
        self._dictionnaire = dictionnaire
        self._ajoutes = self._poste.mots()
        self._reprendre()

    def _renoncer(self, _erreur: Exception) -> None:
        self.lisible = False
        self.change.emit()

    @Slot()
    def _arriver(self) -> None:
        self._en_chemin = False

    def _reprendre(self) -> None:
        if self._dictionnaire is not None:
            self._correcteur = Correcteur(self._dictionnaire, self._admis | self._ajoutes)
            self.change.emit()

    # --- ce qu’on admet de plus ----------------------------------------------------------------

    def admettre(self, mots: Iterable[str]) -> None:
        """Les mots de l’atelier ouvert, à la place de ceux du précédent."""
        admis = frozenset(mots)
        if admis != self._admis:
            self._admis = admis
            self._reprendre()

    def ajouter(self, mot: str) -> None:
        """Met un mot au dictionnaire de ce poste. Lève `EnnuiEnvironnement`."""
        self._ajoutes = self._poste.retenir_mot(normaliser(mot), oui=True)
        self._reprendre()

    def retirer(self, mot: str) -> None:
        """Ôte un mot du dictionnaire de ce poste. Lève `EnnuiEnvironnement`."""
        self._ajoutes = self._poste.retenir_mot(normaliser(mot), oui=False)
        self._reprendre()

    def ajoute(self, mot: str) -> bool:
        """Vrai si c’est ce poste qui admet ce mot."""
        return normaliser(mot) in self._ajoutes

    # --- vérifier ------------------------------------------------------------------------------

    def fautes(self, ligne: str) -> tuple[Faute, ...]:
        """Les mots inconnus de la ligne ; aucun tant que le dictionnaire n’est pas lu."""
        if self._correcteur is None or not self.active:
            return ()
        return self._correcteur.fautes(ligne)

    def proposer(self, mot: str) -> tuple[str, ...]:
        """Jusqu’à cinq corrections, la plus vraisemblable d’abord."""
        return self._correcteur.proposer(mot) if self._correcteur is not None else ()


def orthographe_du_poste(poste: Poste, taches: Taches, parent: QObject) -> Orthographe | None:
    """L’orthographe de cette fenêtre, si un dictionnaire français est installé.

    D’un atelier à l’autre elle reste la même : le dictionnaire ne se lit qu’une fois.
    """
    if (deja := parent.findChild(Orthographe)) is not None:
        return deja
    chemin = chemin_du_dictionnaire()
    return Orthographe(poste, taches, parent, chemin=chemin) if chemin is not None else None


def _lire(chemin: Path, avancer: Progression) -> DictionnaireFrancais:
    def respirer(part: float) -> None:
        avancer(part)
        time.sleep(_SOUFFLE)

    return charger(chemin, respirer)
