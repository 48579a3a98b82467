"""Choisir dans la bibliothèque : chercher, lire, cocher, voir ce que l’on couvre."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.domaine.vocabulaire import AXES, THEMES
from charte_studio.interface.dialogues.bibliotheque.lecture import LectureModele
from charte_studio.interface.dialogues.bibliotheque.liste import ListeBibliotheque
from charte_studio.interface.dialogues.bibliotheque.modele import ModeleBibliotheque
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.jauge_themes import JaugeThemes
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.recherche import Recherche
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.bibliotheque import Bibliotheque
from charte_studio.redaction.principes import PROPOSITIONS, PrincipeModele

_ABSENTS: Final = "absents"
_HAUTEUR_LISTE: Final = 220


class BibliothequeDialogue(Dialogue):
    """À gauche, les principes par thème ; à droite, celui qu’on lit, tel qu’il sera projeté."""

    def __init__(
        self,
        bibliotheque: Bibliotheque,
        cles_presentes: Collection[str],
        *,
        themes_du_jour: Collection[str] | None = None,
        degres: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Choisir dans la bibliothèque",
            valider="Ajouter",
            taille=(1200, 760),
            propos="Les principes choisis rejoignent la fin de l’ordre du jour. Leurs textes sont "
            "copiés : tout se récrit ensuite.",
            parent=parent,
        )
        self._bibliotheque = bibliotheque
        self._presentes = frozenset(cles_presentes)
        self._du_jour = (
            {p.theme for cle in cles_presentes if (p := bibliotheque.principes.get(cle))}
            if themes_du_jour is None
            else {theme for theme in themes_du_jour if theme}
        )
        self._axe = ""
        self.modele = ModeleBibliotheque(self._presentes, self._du_jour, self)
        self.recherche = Recherche("Chercher un principe")
        self.theme = Choix(
            "Thème",
            {"": "Tous les thèmes", _ABSENTS: "Les thèmes pas encore traités", **THEMES},
        )
        self.axes = {
            cle: Bouton(nom, role="filtre") for cle, nom in {"": "Tous les axes", **AXES}.items()
        }
        self._groupe = QButtonGroup(self)
        self.liste = ListeBibliotheque(self.modele)
        self._rien = Texte("Aucun principe ne répond à cette recherche.", "seconde")
        self.tout_montrer = Bouton("Tout montrer", role="lien")
        self.lecture = LectureModele(degres)
        self.jauge = JaugeThemes()
        self._propositions = Texte("", "petit")

        self._remplir()

        self.recherche.textChanged.connect(self._filtrer)
        self.theme.change.connect(self._filtrer)
        for cle, bouton in self.axes.items():
            bouton.clicked.connect(lambda _coche=False, cle=cle: self.filtrer_axe(cle))
        self.tout_montrer.clicked.connect(self._tout_montrer)
        self.liste.courant_change.connect(self._lire_courant)
        self.modele.choix_change.connect(self._dire_choix)
        self._filtrer()
        self._dire_choix()
        self.recherche.setFocus()

    def _remplir(self) -> None:
        filtres = Rangee(seuil=380, ecart=8)
        filtres.ajouter(self.recherche, 3)
        filtres.ajouter(self.theme, 2)
        axes = QWidget()
        axes.setAccessibleName("Axe")
        flot = DispositionFlot(axes, ecart=6, ecart_lignes=6)
        for bouton in self.axes.values():
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            flot.addWidget(bouton)
        self.axes[""].setChecked(True)
        gauche = QWidget()
        colonne = QVBoxLayout(gauche)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        colonne.addWidget(filtres)
        colonne.addWidget(axes)
        colonne.addWidget(self._rien)
        colonne.addWidget(self.tout_montrer, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addWidget(self.liste, 1)
        self.liste.setMinimumHeight(_HAUTEUR_LISTE)
        self.deux_colonnes(gauche, self.lecture, parts=(1, 1))
        couverture = QVBoxLayout()
        couverture.setSpacing(4)
        couverture.addWidget(self.jauge)
        couverture.addWidget(self._propositions)
        self.pied.insertLayout(0, couverture, 3)
        self.pied.insertSpacing(1, 16)

    @classmethod
    def demander(
        cls,
        parent: QWidget,
        bibliotheque: Bibliotheque,
        cles_presentes: Collection[str],
        *,
        themes_du_jour: Collection[str] | None = None,
        degres: Sequence[str] = (),
        theme: str = "",
    ) -> tuple[PrincipeModele, ...] | None:
        """Les principes à ajouter, dans l’ordre où on les a cochés, ou `None`.

        `themes_du_jour` : les thèmes déjà traités, à défaut ceux des principes présents.
        `degres` : les libellés de l’échelle, pour l’aperçu projeté. `theme` : celui qu’on cherche.
        """
        dialogue = cls(
            bibliotheque,
            cles_presentes,
            themes_du_jour=themes_du_jour,
            degres=degres,
            parent=parent,
        )
        dialogue.filtrer_theme(theme)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.choisis() if accepte else None

    def choisis(self) -> tuple[PrincipeModele, ...]:
        """Les principes cochés."""
        return self.modele.coches()

    def verifier(self) -> bool:
        """Un principe au moins."""
        if self.choisis():
            return True
        self.refuser("Cochez au moins un principe : un clic sur sa case, ou Espace dans la liste.")
        return False

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée ou la flèche du bas mènent de la recherche à la liste."""
        vers_la_liste = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if self.recherche.hasFocus() and evenement.key() in vers_la_liste:
            self.liste.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(evenement)

    # --- chercher et lire ----------------------------------------------------------------------

    def filtrer_axe(self, axe: str) -> None:
        """Ne montre que cet axe ; vide, tous."""
        self._axe = axe
        self.axes[axe].setChecked(True)
        self._filtrer()

    def filtrer_theme(self, theme: str) -> None:
        """Ne montre que ce thème ; vide, tous."""
        self.theme.montrer(theme)
        self._filtrer()

    @Slot()
    def _filtrer(self) -> None:
        theme = self.theme.cle()
        themes = None if not theme else {theme}
        if theme == _ABSENTS:
            themes = set(THEMES) - self._du_jour
        vus = self._bibliotheque.chercher(self.recherche.text(), themes=themes, axe=self._axe)
        self.liste.montrer(vus)
        self._rien.setVisible(not vus)
        self.tout_montrer.setVisible(not vus)
        self.liste.setVisible(bool(vus))

    @Slot()
    def _tout_montrer(self) -> None:
        self.theme.montrer("")
        self.recherche.clear()
        self.filtrer_axe("")
        self.liste.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _lire_courant(self) -> None:
        self.lecture.montrer(self.liste.courant())

    # --- ce que l’on couvre --------------------------------------------------------------------

    @Slot()
    def _dire_choix(self) -> None:
        self.pardonner()
        traites = self.modele.themes_traites() & THEMES.keys()
        self.jauge.montrer(len(traites), gagnes=len(traites - self._du_jour))
        cles = self._presentes | {principe.cle for principe in self.choisis()}
        self._propositions.setText(_dire_rattachees(self._bibliotheque.propositions(cles)))
        nombre = len(self.choisis())
        self._valider.setText(
            f"Ajouter {accorder(nombre, 'principe', 'principes')}" if nombre else "Ajouter"
        )


def _dire_rattachees(numeros: Sequence[int]) -> str:
    """Les propositions du rapport que touche le choix, et celles qu’il laisse."""
    if not numeros:
        return "Aucune proposition du rapport de juillet 2025 n’est rattachée."
    restent = [str(n) for n in PROPOSITIONS if n not in numeros]
    dites = f"Propositions du rapport de juillet 2025 : {enumerer([str(n) for n in numeros])}"
    return f"{dites} ; restent {enumerer(restent)}." if restent else f"{dites}."
