"""La colonne de ce qu’il faut savoir, et des principes que l’on rapproche à la main."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.consolider import Correspondances, PrincipeReuni, Reunion, rejoignables
from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte import Texte

_A_PART = "Le garder à part"


class ColonnePrincipes(QWidget):
    """Ce que la réunion donnerait. Émet `changee` quand on rapproche un principe d’un autre."""

    changee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choix: list[tuple[PrincipeReuni, Choix]] = []
        self._resume = Texte("", "soustitre")
        self._constats = Texte("", "seconde")
        self._rapprocher = Carte("Principes que toutes les séances n’ont pas")
        self._contenu: QWidget | None = None

        self._rapprocher.disposition.setSpacing(8)
        self._rapprocher.disposition.addWidget(
            Texte("Rejoindre un principe additionne leurs voix : seulement si la question est "
                  "la même.", "petit")
        )  # fmt: skip
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(self._resume)
        disposition.addWidget(self._constats)
        disposition.addWidget(self._rapprocher)
        disposition.addStretch(1)
        self.annoncer("")

    def annoncer(self, phrase: str) -> None:
        """Dit où l’on en est, quand il n’y a rien à montrer."""
        self._resume.setText(phrase)
        self._resume.setVisible(bool(phrase))
        self._constats.hide()
        self._rapprocher.hide()
        self._choix = []

    def montrer(self, reunion: Reunion) -> None:
        """Montre une réunion nouvelle : les choix repartent de zéro."""
        self._resume.setText(_resumer(reunion))
        self._resume.show()
        self.montrer_constats(reunion.constats)
        self._remplacer(reunion.a_rapprocher, reunion.principes)

    def montrer_constats(self, constats: Sequence[str]) -> None:
        """Ce qu’il faut savoir avant de réunir."""
        self._constats.setText("\n".join(f"• {constat}" for constat in constats))
        self._constats.setVisible(bool(constats))

    def _remplacer(
        self, a_rapprocher: Sequence[PrincipeReuni], principes: Sequence[PrincipeReuni]
    ) -> None:
        if self._contenu is not None:
            self._rapprocher.disposition.removeWidget(self._contenu)
            self._contenu.deleteLater()
        self._contenu = QWidget()
        lignes = QVBoxLayout(self._contenu)
        lignes.setContentsMargins(0, 4, 0, 0)
        lignes.setSpacing(4)
        self._choix = []
        for principe in a_rapprocher:
            possibles = rejoignables(principe, principes)
            if not possibles:
                continue
            options = {"": _A_PART} | {p.cle: f"Rejoindre « {p.titre} »" for p in possibles}
            choix = Choix(f"« {principe.titre} »", options)
            choix.change.connect(self.changee)
            self._choix.append((principe, choix))
            lignes.addWidget(Texte(f"« {principe.titre} »"))
            lignes.addWidget(Texte(principe.question, "petit"))
            lignes.addWidget(choix)
            lignes.addSpacing(8)
        self._rapprocher.disposition.addWidget(self._contenu)
        self._rapprocher.setVisible(bool(self._choix))

    def choix(self) -> tuple[tuple[PrincipeReuni, Choix], ...]:
        """Chaque principe à rapprocher, et la liste où l’on dit lequel il rejoint."""
        return tuple(self._choix)

    def correspondances(self) -> Correspondances:
        """Ce que l’on a choisi de rapprocher."""
        return {
            (membre.seance, membre.cle): choix.cle()
            for principe, choix in self._choix
            if choix.cle()
            for membre in principe.membres
        }


def _resumer(reunion: Reunion) -> str:
    participants = sum(seance.participants for seance in reunion.seances)
    return (
        f"{accorder(len(reunion.seances), 'séance', 'séances')}, "
        f"{accorder(participants, 'participant', 'participants')}, "
        f"{accorder(len(reunion.principes), 'principe', 'principes')}"
    )
