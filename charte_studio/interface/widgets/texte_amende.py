"""Un amendement mot à mot, dans le fil de la page : le retiré barré, l’ajouté souligné."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.html_compare import html_continu
from charte_studio.interface.widgets.texte import RoleTexte, Texte
from charte_studio.redaction.comparaison import Morceau, comparer_mots, lire_a_voix, resumer_mots

_CONTEXTE: Final = 8
"""Combien de mots de part et d’autre d’un changement suffisent à le situer."""


class TexteAmende(Texte):
    """Prend la hauteur de son texte ; le lecteur d’écran dit ce qui change.

    `abrege` n’en garde que les changements et ce qui les entoure.
    """

    def __init__(self, role: RoleTexte = "texte", parent: QWidget | None = None) -> None:
        super().__init__("", role, riche=True, parent=parent)
        self._textes = ("", "")
        self._morceaux: tuple[Morceau, ...] = ()
        self._abrege = False

    def montrer(self, base: str, texte: str, *, abrege: bool = False) -> None:
        """Compare et montre ; les mêmes textes ne se comparent pas deux fois."""
        if (base, texte) != self._textes:
            self._textes = (base, texte)
            self._morceaux = comparer_mots(base, texte)
        elif abrege == self._abrege:
            return
        self._abrege = abrege
        self._composer()

    def s_abrege(self) -> bool:
        """Vrai si l’abrégé en dit moins que le texte entier."""
        return abreger(self._morceaux) != self._morceaux

    def resume(self) -> str:
        """« 3 mots ajoutés, 1 retiré »."""
        return resumer_mots(self._morceaux)

    def _composer(self) -> None:
        montres = abreger(self._morceaux) if self._abrege else self._morceaux
        # Qt prend l’espace fine pour une espace ordinaire, où il irait à la ligne.
        self.setText(html_continu(montres, theme_courant()).replace("\u202f", "\u00a0"))
        self.setAccessibleDescription(f"{self.resume()}. {lire_a_voix(self._morceaux)}".strip())

    def changeEvent(self, evenement: QEvent) -> None:
        """Les teintes suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_morceaux"):
            self._composer()


def abreger(morceaux: Sequence[Morceau]) -> tuple[Morceau, ...]:
    """Les changements, et quelques mots autour ; « … » là où l’on saute."""
    gardes = []
    for rang, morceau in enumerate(morceaux):
        texte = morceau.texte
        mots = list(re.finditer(r"\S+", texte))
        premier, dernier = rang == 0, rang == len(morceaux) - 1
        if morceau.nature == "egal" and len(mots) > _CONTEXTE * (2 - premier - dernier) + 1:
            debut = "" if premier else texte[: mots[_CONTEXTE - 1].end()] + "\u00a0"
            fin = "" if dernier else "\u00a0" + texte[mots[-_CONTEXTE].start() :]
            gardes.append(Morceau("egal", f"{debut}…{fin}"))
        else:
            gardes.append(morceau)
    return tuple(gardes)
