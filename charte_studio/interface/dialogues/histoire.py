"""L’histoire d’un élément : ce qui lui est arrivé, quand, et les mots posés alors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.historique import MomentLu
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Filet

_LARGEUR: Final = 620
_HAUTEUR_MAX: Final = 560


class DialogueHistoire(Dialogue):
    """Du plus récent au plus ancien, sans dire qui : le journal ne le sait pas."""

    def __init__(
        self, titre: str, moments: Sequence[MomentLu], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            titre,
            valider="Fermer",
            taille=(_LARGEUR, _HAUTEUR_MAX),
            propos="Tiré du journal de l’atelier, qui ne s’efface pas et ne dit jamais qui a agi.",
            parent=parent,
        )
        self._annuler.hide()
        for rang, moment in enumerate(reversed(moments)):
            if rang:
                self.corps.addWidget(Filet())
            self.corps.addWidget(_Moment(moment))
        if not moments:
            self.corps.addWidget(Texte("Il ne s’est encore rien passé."))
        self.corps.addStretch(1)
        self.laisser_defiler(titre)

    def taille_sur(self, ecran: QSize) -> QSize:
        """Pas plus haute que ce qu’elle raconte."""
        return self.ajustee(super().taille_sur(ecran))

    @classmethod
    def montrer(cls, titre: str, moments: Sequence[MomentLu], parent: QWidget) -> None:
        """Montre l’histoire, jusqu’à ce qu’on la ferme."""
        dialogue = cls(titre, moments, parent=parent)
        dialogue.exec()
        dialogue.deleteLater()


class _Moment(QWidget):
    """Quand, quoi, et les mots entre guillemets."""

    def __init__(self, moment: MomentLu) -> None:
        super().__init__()
        quand = f"{date_en_lettres(moment.moment.date())}, {moment.moment:%H\u00a0h\u00a0%M}"
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(2)
        disposition.addWidget(Texte(quand, "petit"))
        disposition.addWidget(Texte(moment.libelle, "fort"))
        if moment.dit is not None:
            efface = "La justification est effacée."
            dit = f"«\u00a0{moment.dit}\u00a0»" if moment.dit else efface
            disposition.addWidget(Texte(dit, "seconde"))
