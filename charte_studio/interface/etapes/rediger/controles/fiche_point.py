"""La fiche d’un point de la grille : ce qu’on cherche, ce qui est lu, ce qu’on en pense."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes
from charte_studio.redaction.grille import ETATS, PointLu


class FichePoint(QWidget):
    """`etat_choisi(str)`, `commentaire_pose(cle, texte)`, `ouvrir(cle, extrait)`, `rendre`."""

    etat_choisi = Signal(str)
    commentaire_pose = Signal(str, str)
    ouvrir = Signal(str, str)
    rendre = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titre, self.question = Texte("", "soustitre"), Texte("", "seconde")
        self.etats = {cle: Bouton(nom, role="filtre") for cle, nom in ETATS.items()}
        self._groupe = QButtonGroup(self)
        self.raison = Texte("")
        self.extrait = Texte("")
        self._citation = Carte(nature="creux")
        self._liens = QWidget()
        self._flot = DispositionFlot(self._liens, ecart=10, ecart_lignes=4)
        self.commentaire = TexteDeLignes(
            "Commentaire",
            lignes=2,
            lignes_max=9,
            indication="Ce que le groupe en dit, à imprimer avec la grille",
        )
        self.bouton_rendre = Bouton("Revenir à la lecture automatique")
        self._montre: tuple[object, ...] = ()

        self._assembler()

        for cle, bouton in self.etats.items():
            bouton.clicked.connect(lambda _coche=False, cle=cle: self.etat_choisi.emit(cle))
        self.commentaire.texte_pose.connect(
            lambda texte: self.commentaire_pose.emit(str(self.commentaire.cle), texte)
        )
        self.bouton_rendre.clicked.connect(self.rendre)

    def _assembler(self) -> None:
        barre = QWidget()
        barre.setAccessibleName("État")
        choix = DispositionFlot(barre, ecart=6, ecart_lignes=6)
        for bouton in self.etats.values():
            bouton.setAutoExclusive(True)
            self._groupe.addButton(bouton)
            choix.addWidget(bouton)
        self._citation.disposition.addWidget(self.extrait)
        self._citation.setAccessibleName("Le passage")
        self.extrait.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.commentaire.setObjectName("commentaire_grille")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for vue in (
            self.titre, self.question, barre, self.raison, self._citation, self._liens,
            Texte("Commentaire", "petit_fort"), self.commentaire,
        ):  # fmt: skip
            colonne.addWidget(vue)
        colonne.addWidget(self.bouton_rendre, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addStretch(1)

    def montrer(
        self,
        point: PointLu,
        *,
        question: str,
        automatique: PointLu,
        noms: Mapping[str, str],
        modifiable: bool,
    ) -> None:
        """Montre un point ; `automatique` : ce que la lecture en disait seule."""
        self.commentaire.montrer(point.commentaire, point.cle)
        self.commentaire.setReadOnly(not modifiable)
        montre = (point, question, automatique, dict(noms), modifiable)
        if montre == self._montre:
            return
        self._montre = montre
        self.titre.setText(point.titre)
        self.question.setText(question)
        self.etats[point.etat].setChecked(True)
        for bouton in self.etats.values():
            bouton.setEnabled(modifiable)
        lue = f"Lecture automatique\u00a0: {ETATS[automatique.etat].lower()}. {automatique.raison}"
        self.raison.setText(lue if point.amende else automatique.raison)
        self.extrait.setText(f"«\u00a0{automatique.extrait}\u00a0»")
        self._citation.setVisible(bool(automatique.extrait))
        self.bouton_rendre.setVisible(point.amende)
        self.bouton_rendre.setEnabled(modifiable)
        self._flot.vider()
        for rang, cle in enumerate(automatique.ou):
            if cle not in noms:
                continue
            lien = Bouton(noms[cle], role="lien", parent=self._liens)
            lien.setToolTip("Ouvrir ce texte")
            # L’extrait vient de la partie la plus convaincante, la première.
            extrait = automatique.extrait if rang == 0 else ""
            lien.clicked.connect(
                lambda _coche=False, cle=cle, extrait=extrait: self.ouvrir.emit(cle, extrait)
            )
            self._flot.addWidget(lien)
            lien.show()
        self._liens.setVisible(self._flot.count() > 0)
        self._liens.updateGeometry()
