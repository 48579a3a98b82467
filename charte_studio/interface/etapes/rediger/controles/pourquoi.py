"""« Pourquoi ces sujets ? » : le calcul, dit en phrases."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.synthese import Synthese

_METHODE: Final = """
Rien n’est envoyé, rien n’est écrit par un modèle de langue\u00a0: ce poste compte les mots.
1. Chaque parole est réduite à ses mots qui portent un sens. Ceux que tout le monde emploie \
pèsent peu, ceux qui distinguent un débat pèsent beaucoup.
2. Les paroles d’un même principe vont ensemble. Deux principes se rapprochent quand leurs \
thèmes et leurs mots se ressemblent, jusqu’à quatre sujets.
3. Pour chaque sujet, les paroles montrées sont les plus centrales de chaque nature (pour, \
contre, nuance, objection, question), sans se répéter. Une objection maintenue passe d’abord.
4. Les axes viennent des décisions, des objections et des questions, par des phrases toutes faites.
"""


class Pourquoi(QWidget):
    """Se rebâtit quand la proposition a changé."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._montree: Synthese | None = None
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(8)

    def montrer(self, proposee: Synthese) -> None:
        """Explique la proposition, sujet par sujet."""
        if proposee == self._montree:
            return
        self._montree = proposee
        while (element := self._colonne.takeAt(0)) is not None:
            if (vue := element.widget()) is not None:
                vue.hide()
                vue.deleteLater()
        self._ajouter("Pourquoi ces sujets\u202f?", "soustitre")
        for phrase in _METHODE.strip().splitlines():
            self._ajouter(phrase, "texte")
        if proposee.sujets:
            lues = accorder(proposee.paroles, "parole lue", "paroles lues")
            self._ajouter(f"Ce que cela donne ici ({lues})", "entete")
        for sujet in proposee.sujets:
            self._ajouter(sujet.titre, "fort")
            dites = accorder(len(sujet.paroles), "parole", "paroles")
            self._ajouter(f"{dites}. {sujet.explication}", "seconde")
        if proposee.autres:
            titres = ", ".join(proposee.autres)
            self._ajouter(f"Débattus hors de ces sujets\u00a0: {titres}.", "seconde")
        self._colonne.addStretch(1)

    def texte(self) -> str:
        """Tout ce qui est dit, une phrase par ligne."""
        return "\n".join(vue.text() for vue in self.findChildren(Texte) if not vue.isHidden())

    def _ajouter(self, texte: str, role: str) -> None:
        self._colonne.addWidget(Texte(texte, role, parent=self))  # type: ignore[arg-type]
