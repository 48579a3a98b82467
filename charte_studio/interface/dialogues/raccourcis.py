"""L’aide des raccourcis : ceux de la page, puis ceux de toute la fenêtre, rangés par sens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.etapes.etape import Touches
from charte_studio.interface.raccourcis import Raccourci, raccourcis_poses
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import Touche

CLAVIER: Final[Touches] = (
    (("Tab", "Shift+Tab"), "contrôle suivant, précédent"),
    (("Space",), "appuyer sur le bouton, cocher la case"),
    (("Return",), "valider le dialogue"),
    (("Esc",), "fermer le dialogue ou la notice"),
)


class DialogueRaccourcis(Dialogue):
    """Une table de touches que l’on lit d’un coup d’œil."""

    def __init__(
        self, titre: str, touches: Touches, *, hotes: Iterable[QWidget] = (), parent: QWidget
    ) -> None:
        super().__init__("Raccourcis clavier", valider="Fermer", taille=(560, 620), parent=parent)
        self._grille = QGridLayout()

        self._annuler.hide()
        self._grille.setHorizontalSpacing(20)
        self._grille.setVerticalSpacing(8)
        self._grille.setColumnStretch(1, 1)
        self.corps.addLayout(self._grille)
        self.corps.addStretch(1)
        self._ajouter(titre, touches)
        for famille, raccourcis in raccourcis_poses((parent, *hotes)).items():
            self._ajouter(famille, regrouper(raccourcis))
        self._ajouter("Partout", CLAVIER)
        self.laisser_defiler("Raccourcis clavier")

    def _ajouter(self, titre: str, touches: Touches) -> None:
        if not touches:
            return
        # Une touche du volet ouvert revient parmi celles de la page : une fois suffit.
        touches = tuple(dict.fromkeys(touches))
        rang = self._grille.rowCount()
        self._grille.addWidget(Texte(titre, "entete"), rang, 0, 1, 2)
        for place, (sequence, effet) in enumerate(touches, start=rang + 1):
            self._grille.addLayout(_touches(sequence), place, 0)
            self._grille.addWidget(Texte(effet), place, 1)

    @classmethod
    def montrer(
        cls, parent: QWidget, titre: str, touches: Touches, *, hotes: Iterable[QWidget] = ()
    ) -> None:
        """Montre l’aide jusqu’à ce qu’on la ferme. `hotes` : les autres fenêtres à raccourcis."""
        cls(titre, touches, hotes=hotes, parent=parent).exec()


def regrouper(raccourcis: Sequence[Raccourci]) -> Touches:
    """Une ligne par effet : « Ctrl+1 à Ctrl+5 » plutôt que cinq lignes."""
    lignes: dict[str, list[str]] = {}
    for raccourci in raccourcis:
        lignes.setdefault(raccourci.effet, []).append(raccourci.touches[0])
    return tuple(
        ((touches[0], "à", touches[-1]) if len(touches) > 1 else (touches[0],), effet)
        for effet, touches in lignes.items()
    )


def _touches(sequence: Sequence[str]) -> QHBoxLayout:
    """Les touches côte à côte ; « à » relie les deux bouts d’une suite."""
    ligne = QHBoxLayout()
    ligne.setSpacing(4)
    chiffres = len(sequence) == 2 and all(touche.isdigit() for touche in sequence)
    suite = (sequence[0], "à", sequence[1]) if chiffres else tuple(sequence)
    for touche in suite:
        ligne.addWidget(Texte(touche, "petit") if touche == "à" else Touche(touche))
    ligne.addStretch(1)
    return ligne
