"""Ce qui empêche d’écrire la charte adoptée, et l’étape où cela se corrige."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.controles import ConstatLu
from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte

_MONTRES: Final = 6
_ETAPES: Final = {
    "ajouter-principe": "preparer",
    "ouvrir-colleges": "preparer",
    "changer-forme": "preparer",
    "regler-atelier": "preparer",
    "ouvrir-objection": "decider",
}
"""L’étape où se fait chaque geste réparateur ; Rédiger pour les autres."""
_BOUTONS: Final = {
    "rediger": "Corriger dans Rédiger",
    "decider": "Revoir dans Décider",
    "preparer": "Revoir dans Préparer",
}


class CarteBlocages(Carte):
    """Émet `aller_a(etape)`."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="alerte", parent=parent)
        self._constat = Texte("", "fort")
        self._lignes = QVBoxLayout()
        self._textes: list[Texte] = []
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8)
        self.boutons = {etape: Bouton(dit, icone="suivant") for etape, dit in _BOUTONS.items()}

        suivre_la_largeur(boutons)
        for bouton in self.boutons.values():
            flot.addWidget(bouton)
        self._lignes.setSpacing(2)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._constat)
        self.disposition.addLayout(self._lignes)
        self.disposition.addWidget(boutons)
        self.hide()

        for etape, bouton in self.boutons.items():
            bouton.clicked.connect(lambda _coche=False, cle=etape: self.aller_a.emit(cle))

    def montrer(self, blocages: Sequence[ConstatLu], *, articles: int) -> bool:
        """Montre ce qui bloque ; rend vrai s’il y en a."""
        phrases = [_phrase(lu) for lu in blocages]
        etapes = {_ETAPES.get(lu.constat.geste, "rediger") for lu in blocages}
        if not articles:
            phrases.insert(0, "Aucun principe n’est adopté\u00a0: la charte n’a pas d’article.")
            etapes.add("decider")
        compte = accorder(len(phrases), "point bloque", "points bloquent")
        self._constat.setText(f"{compte} encore la charte adoptée")
        self.setAccessibleName(self._constat.text())
        reste = len(phrases) - _MONTRES
        if reste > 1:
            phrases[_MONTRES:] = [f"Et {reste} autres, dans Rédiger."]
        while len(self._textes) < len(phrases):
            texte = Texte()
            self._lignes.addWidget(texte)
            self._textes.append(texte)
        for rang, texte in enumerate(self._textes):
            texte.setVisible(rang < len(phrases))
            if rang < len(phrases):
                texte.setText(f"•\u2002{phrases[rang]}")
        for etape, bouton in self.boutons.items():
            bouton.setVisible(etape in etapes)
        self.setVisible(bool(phrases))
        return bool(phrases)

    def phrases(self) -> list[str]:
        """Ce qui est montré, de haut en bas."""
        return [texte.text() for texte in self._textes if not texte.isHidden()]


def _phrase(lu: ConstatLu) -> str:
    """« Article 3 — Transparence : champ à compléter. »"""
    titre = lu.constat.titre.rstrip(".")
    return f"{lu.partie}\u00a0: {titre[:1].lower()}{titre[1:]}." if lu.partie else f"{titre}."
