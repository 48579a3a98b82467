"""Les formulations mises aux voix, toutes lisibles, sous la touche qui les choisit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.formulations import markdown_en_html
from charte_studio.interface.widgets.texte import Texte


class NiveauxProposes(Carte):
    """De la plus exigeante à la plus souple : l’ordre des touches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="creux", parent=parent)
        self._textes: list[tuple[Texte, Texte]] = []
        self.disposition.setSpacing(4)
        self.setAccessibleName("Formulations mises aux voix")

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre les formulations du principe, dans l’ordre de l’échelle."""
        textes = {f.niveau: f.texte for f in prise.principe.formulations}
        degres = prise.echelle.degres
        while len(self._textes) < len(degres):
            paire = (Texte("", "petit_fort"), Texte("", riche=True))
            self._textes.append(paire)
            for vue in paire:
                self.disposition.addWidget(vue)
        for rang, (nom, texte) in enumerate(self._textes):
            nom.setVisible(rang < len(degres))
            texte.setVisible(rang < len(degres))
            if rang < len(degres):
                nom.setText(f"{rang + 1} · {degres[rang].libelle}")
                texte.setText(markdown_en_html(textes.get(degres[rang].cle, "")))
