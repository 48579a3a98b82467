"""Les paroles d’un sujet : exactes, anonymes, chacune ramène au débat dont elle vient."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.synthese import Parole
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte


class ListeParoles(QWidget):
    """Se rebâtit quand les paroles ont changé, et seulement.

    `voir(int)` demande le principe débattu, `retirer(str)` d’ôter une parole.
    """

    voir = Signal(int)
    retirer = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._montre: tuple[tuple[Parole, ...], bool] | None = None
        self._liens: list[Bouton] = []
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(8)

    def montrer(self, paroles: Sequence[Parole], *, retirables: bool) -> None:
        """Montre les paroles, dans l’ordre."""
        montre = (tuple(paroles), retirables)
        if montre == self._montre:
            return
        self._montre = montre
        while (element := self._colonne.takeAt(0)) is not None:
            if (vue := element.widget()) is not None:
                vue.hide()
                vue.deleteLater()
        self._liens = []
        for parole in paroles:
            self._colonne.addWidget(self._carte(parole, retirables=retirables))

    def liens(self) -> list[Bouton]:
        """Les liens vers les débats, dans l’ordre des paroles."""
        return self._liens

    def _carte(self, parole: Parole, *, retirables: bool) -> QWidget:
        carte = QWidget(self)
        carte.setObjectName("parole")
        carte.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        colonne = QVBoxLayout(carte)
        colonne.setContentsMargins(12, 2, 0, 2)
        colonne.setSpacing(2)
        citation = Texte(f"«\u00a0{parole.texte}\u00a0»", parent=carte)
        citation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        colonne.addWidget(citation)
        bas, dits_par = QWidget(carte), QWidget(carte)
        ligne = QHBoxLayout(bas)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.addWidget(dits_par, 1)
        flot = DispositionFlot(dits_par, ecart=10, ecart_lignes=2)
        dits = [parole.nature[:1].upper() + parole.nature[1:], parole.college]
        origine = Texte(" · ".join(dit for dit in dits if dit), "petit", parent=dits_par)
        origine.setWordWrap(False)
        flot.addWidget(origine)
        if parole.principe_id is not None:
            lien = Bouton(parole.principe, role="lien", parent=dits_par)
            lien.setToolTip("Revoir ce qui s’en est dit")
            lien.setAccessibleName(
                f"{parole.principe}, revoir le débat de «\u00a0{parole.texte[:60]}\u00a0»"
            )
            lien.clicked.connect(
                lambda _coche=False, cible=parole.principe_id: self.voir.emit(cible)
            )
            self._liens.append(lien)
            flot.addWidget(lien)
        if retirables:
            oter = Bouton("Retirer", role="lien", parent=bas)
            oter.setAccessibleName(f"Retirer la parole «\u00a0{parole.texte[:60]}\u00a0»")
            oter.clicked.connect(lambda _coche=False, cle=parole.cle: self.retirer.emit(cle))
            ligne.addWidget(oter, 0, Qt.AlignmentFlag.AlignTop)
        colonne.addWidget(bas)
        if parole.a_relire:
            colonne.addWidget(
                Texte(
                    f"«\u00a0{parole.a_relire}\u00a0» peut faire reconnaître quelqu’un\u00a0: "
                    "cette parole n’entre pas dans les documents.",
                    "alerte",
                    parent=carte,
                )
            )
        return carte
