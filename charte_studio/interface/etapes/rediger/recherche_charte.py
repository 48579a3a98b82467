"""Chercher et remplacer d’une partie à l’autre de la charte."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from charte_studio.atelier.gestes.rediger import remplacer_partout
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.barre_recherche import BarreRecherche
from charte_studio.redaction.recherche import trouver


class RechercheCharte(QObject):
    """Branche la barre de l’éditeur sur toutes les parties.

    `textes` donne la clé et le texte de chacune, celle qu’on écrit telle qu’elle est à l’écran ;
    `ici`, la clé de celle-ci ; `choisir` en montre une autre ; `poser` enregistre ce qu’on écrit.
    """

    def __init__(
        self,
        contexte: Contexte,
        barre: BarreRecherche,
        *,
        textes: Callable[[], Sequence[tuple[str, str]]],
        ici: Callable[[], str],
        choisir: Callable[[str], object],
        poser: Callable[[], object],
    ) -> None:
        super().__init__(barre)
        self._contexte, self._barre = contexte, barre
        self._textes, self._ici, self._choisir, self._poser = textes, ici, choisir, poser

        barre.compter_partout = self._compter
        barre.ailleurs.connect(self._aller_ailleurs)
        barre.remplacer_partout.connect(self._remplacer)

    def _compter(self, cherche: str) -> int:
        return sum(len(trouver(texte, cherche)) for _, texte in self._textes())

    @Slot(int)
    def _aller_ailleurs(self, pas: int) -> None:
        """Va à la partie suivante (1) ou précédente (-1) qui a les mots cherchés."""
        textes = self._textes()
        cles = [cle for cle, _ in textes]
        depart = cles.index(self._ici())
        for ecart in range(1, len(textes) + 1):
            cle, texte = textes[(depart + ecart * pas) % len(textes)]
            if trouver(texte, self._barre.champ.text()):
                self._choisir(cle)
                self._barre.choisir_extreme(pas)
                return

    @Slot(str, str)
    def _remplacer(self, cherche: str, par: str) -> None:
        self._poser()
        atelier = self._contexte.atelier
        nombre = self._contexte.essayer(lambda: remplacer_partout(atelier, cherche, par))
        if nombre:
            fait = accorder(nombre, "remplacement fait", "remplacements faits")
            self._contexte.notice.emit("info", f"{fait} dans la charte. Annuler les défait tous.")
