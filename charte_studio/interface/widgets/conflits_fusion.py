"""Trancher les conflits d’une fusion, l’un après l’autre, sans rien perdre."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte_conflit import CarteConflit
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.fusion import Accord, Conflit, Fusion, Source

_MOTS_AVANT: Final = 9
RIEN: Final = "Rien à trancher\u00a0: les deux textes se rejoignent."


class ConflitsFusion(QWidget):
    """Une carte par conflit ; `resolue(str)` donne le texte entier, tranché et validé.

    Ctrl+Entrée valide. `avance(tranches, total)` suit chaque choix.
    """

    resolue = Signal(str)
    avance = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fusion = Fusion(())
        self.cartes: list[CarteConflit] = []
        self.reprises = Texte("", "seconde")
        self.etat = Texte("", "petit_fort")
        self.appliquer = Bouton("Garder ce texte", role="principal", raccourci="Ctrl+Return")
        self._corps = Defilant()

        self._corps.disposition.setSpacing(12)
        bas = QHBoxLayout()
        bas.addWidget(self.etat, 1)
        bas.addWidget(self.appliquer)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(self.reprises)
        disposition.addWidget(self._corps, 1)
        disposition.addLayout(bas)
        self._compter()

        self.appliquer.clicked.connect(self._appliquer)
        for touche in ("Ctrl+Return", "Ctrl+Enter"):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(self.appliquer.click)

    def montrer(self, fusion: Fusion) -> None:
        """Montre les conflits de cette fusion, rien n’étant encore tranché."""
        self._fusion = fusion
        corps = self._corps.disposition
        while (element := corps.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cartes = []
        nombre = len(fusion.conflits)
        precedent = ""
        for morceau in fusion.morceaux:
            if isinstance(morceau, Conflit):
                titre = f"Conflit {len(self.cartes) + 1} sur {nombre}" if nombre > 1 else "Conflit"
                carte = CarteConflit(morceau, titre, _derniers_mots(precedent))
                carte.change.connect(self._compter)
                self.cartes.append(carte)
                corps.addWidget(carte)
                precedent = ""
            else:
                precedent = morceau.texte
        corps.addStretch(1)
        self._corps.verticalScrollBar().setValue(0)
        self.reprises.setText(dire_reprises(fusion))
        self.reprises.setVisible(bool(self.reprises.text()))
        self._compter()
        if self.cartes:
            self._corps.setFocusProxy(self.cartes[0].choix["retouche"])

    def texte(self) -> str | None:
        """Le texte entier, ou `None` tant qu’un conflit reste à trancher."""
        resolutions = [carte.resolution() for carte in self.cartes]
        faites = [texte for texte in resolutions if texte is not None]
        return self._fusion.texte(faites) if len(faites) == len(resolutions) else None

    @Slot()
    def _compter(self) -> None:
        total = len(self.cartes)
        tranches = sum(carte.resolution() is not None for carte in self.cartes)
        self.appliquer.setEnabled(tranches == total)
        if total:
            self.etat.setText(
                f"{accorder(tranches, 'conflit tranché', 'conflits tranchés')} sur {total}"
            )
        else:
            self.etat.setText(RIEN)
        self.avance.emit(tranches, total)

    @Slot()
    def _appliquer(self) -> None:
        texte = self.texte()
        if texte is not None:
            self.resolue.emit(texte)


def dire_reprises(fusion: Fusion) -> str:
    """« Repris sans conflit : 2 passages du nouvel assemblage et 1 de votre retouche. »"""
    sources = Counter(m.source for m in fusion.morceaux if isinstance(m, Accord))
    noms: tuple[tuple[Source, str], ...] = (
        ("assemble", "du nouvel assemblage"),
        ("retouche", "de votre retouche"),
        ("deux", "des deux"),
    )
    dits: list[str] = []
    for source, nom in noms:
        if nombre := sources[source]:
            passage = "" if dits else ("passage " if nombre < 2 else "passages ")
            dits.append(f"{nombre} {passage}{nom}")
    return f"Repris sans conflit\u00a0: {enumerer(dits)}." if dits else ""


def _derniers_mots(texte: str) -> str:
    """La fin du passage qui précède, pour se repérer."""
    mots = texte.split()
    return ("… " if len(mots) > _MOTS_AVANT else "") + " ".join(mots[-_MOTS_AVANT:])
