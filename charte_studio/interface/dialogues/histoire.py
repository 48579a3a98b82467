"""L’histoire d’un élément : ce qui lui est arrivé, et quand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.historique import MomentLu
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.texte import Texte


class DialogueHistoire(Dialogue):
    """Du plus récent au plus ancien, sans dire qui : le journal ne le sait pas."""

    def __init__(
        self, titre: str, moments: Sequence[MomentLu], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            titre,
            valider="Fermer",
            taille=(620, 460),
            propos="Tiré du journal de l’atelier, qui ne s’efface pas et ne dit jamais qui a agi.",
            parent=parent,
        )
        self._annuler.hide()
        for moment in reversed(moments):
            quand = f"{date_en_lettres(moment.moment.date())}, {moment.moment:%H\u00a0h\u00a0%M}"
            self.corps.addWidget(Texte(quand, "petit"))
            self.corps.addWidget(Texte(moment.libelle))
        if not moments:
            self.corps.addWidget(Texte("Il ne s’est encore rien passé."))
        self.corps.addStretch(1)
        self.laisser_defiler(titre)

    @classmethod
    def montrer(cls, titre: str, moments: Sequence[MomentLu], parent: QWidget) -> None:
        """Montre l’histoire, jusqu’à ce qu’on la ferme."""
        dialogue = cls(titre, moments, parent=parent)
        dialogue.exec()
        dialogue.deleteLater()
