"""L’orthographe d’une partie à l’autre de la charte : les mots admis, la faute suivante."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from charte_studio.atelier.lectures.mots_admis import lire_mots_admis
from charte_studio.atelier.lectures.rediger import PlanCharte
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.editeur import Editeur


class OrthographeCharte(QObject):
    """Branche l’orthographe de l’éditeur sur toutes les parties ; sans dictionnaire, rien.

    `textes` donne la clé et le texte de chacune ; `ici`, la clé de celle qu’on écrit ; `choisir` en
    montre une autre.
    """

    def __init__(
        self,
        contexte: Contexte,
        editeur: Editeur,
        *,
        textes: Callable[[], Sequence[tuple[str, str]]],
        ici: Callable[[], str],
        choisir: Callable[[str], object],
    ) -> None:
        super().__init__(editeur)
        self._contexte, self._editeur = contexte, editeur
        self._textes, self._ici, self._choisir = textes, ici, choisir

        if editeur.orthographe is not None:
            editeur.orthographe.essayer = contexte.reussi
        editeur.faute_demandee.connect(self.avancer)

    def connaitre(self, plan: PlanCharte) -> None:
        """Admet les mots de l’atelier : son nom, ses collèges, les termes que la charte définit."""
        if self._contexte.orthographe is not None:
            mots = lire_mots_admis(self._contexte.atelier.connexion, plan)
            self._contexte.orthographe.admettre(mots)

    @Slot(int)
    def avancer(self, pas: int) -> None:
        """Choisit la faute suivante (1) ou précédente (-1), dans cette partie ou dans une autre."""
        orthographe, ici = self._contexte.orthographe, self._editeur.orthographe
        if orthographe is None or ici is None or not orthographe.lisible:
            return
        orthographe.activer(True)
        if not orthographe.prete:
            orthographe.preparer()
            self._dire("Le dictionnaire s’ouvre. Réessayez dans un instant.")
            return
        self._editeur.saisie.setFocus()
        if ici.avancer(pas):
            return
        textes = self._textes()
        cles = [cle for cle, _ in textes]
        depart = cles.index(self._ici()) if self._ici() in cles else 0
        for ecart in range(1, len(textes)):
            cle, texte = textes[(depart + ecart * pas) % len(textes)]
            if any(map(orthographe.fautes, texte.split("\n"))):
                self._choisir(cle)
                if ici.choisir_extreme(pas):
                    return
        if cles:
            self._choisir(cles[depart])
        if not ici.choisir_extreme(pas):
            self._dire("Aucun mot inconnu dans la charte.")

    def _dire(self, texte: str) -> None:
        self._contexte.notice.emit("info", texte)
