"""Le cadre commun des dialogues : un titre, un corps qui défile, ce qui bloque, deux boutons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from charte_studio.interface.ecran import place_disponible
from charte_studio.interface.theme import marquer, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

_BORD = 24
_ANNEAU = 2
"""L’épaisseur de l’anneau du focus, réservée autour de ce qui se lit."""
_CORPS_MINIMAL = 90


class Dialogue(QDialog):
    """Un dialogue se remplit par `corps`. Ce qui bloque se dit dedans, au-dessus des boutons.

    Une sous-classe redéfinit `verifier` : elle rend vrai, ou appelle `refuser` et rend faux.
    """

    def __init__(
        self,
        titre: str,
        *,
        valider: str,
        taille: tuple[int, int],
        propos: str = "",
        annuler: str = "Annuler",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._taille = taille
        self._fautif: QWidget | None = None
        self._refus = Texte("", "alerte")
        self.pied = QHBoxLayout()
        self._defilement = Defilant()
        self.corps = self._defilement.disposition
        self._valider = Bouton(valider, role="principal")
        self._annuler = Bouton(annuler)

        self.setWindowTitle(titre)
        self.corps.setContentsMargins(_BORD, 2, _BORD, 8)
        self.corps.setSpacing(14)
        self._assembler(titre, propos)

        self._valider.setDefault(True)
        self._valider.clicked.connect(self.accept)
        self._annuler.clicked.connect(self.reject)

    def _assembler(self, titre: str, propos: str) -> None:
        tete = QVBoxLayout()
        tete.setContentsMargins(_BORD, 18, _BORD, 8)
        tete.setSpacing(4)
        tete.addWidget(Texte(titre, "titre"))
        if propos:
            tete.addWidget(Texte(propos, "seconde"))
        barre = Zone("barre_bas")
        boutons = QVBoxLayout(barre)
        boutons.setContentsMargins(_BORD, 12, _BORD, 12)
        boutons.setSpacing(8)
        boutons.addWidget(self._refus)
        boutons.addLayout(self.pied)
        self.pied.setSpacing(8)
        self.pied.addStretch(1)
        self.pied.addWidget(self._annuler)
        self.pied.addWidget(self._valider)
        self._refus.hide()
        entier = QVBoxLayout(self)
        entier.setContentsMargins(0, 0, 0, 0)
        entier.setSpacing(0)
        entier.addLayout(tete)
        entier.addWidget(self._defilement, 1)
        entier.addWidget(barre)

    def deux_colonnes(
        self, gauche: QWidget, droite: QWidget, *, parts: tuple[int, int] = (1, 1)
    ) -> None:
        """Remplit le corps de deux colonnes, l’une sous l’autre si la place manque."""
        rangee = Rangee(seuil=720, ecart=_BORD)
        rangee.ajouter(gauche, parts[0])
        rangee.ajouter(droite, parts[1])
        self.corps.addWidget(rangee, 1)

    def laisser_defiler(self, nom: str) -> None:
        """Donne le clavier au corps, quand il ne fait que se lire : les flèches le parcourent."""
        self._defilement.setObjectName("a_lire")
        marges = self.corps.contentsMargins()
        bord = _BORD - _ANNEAU
        self.corps.setContentsMargins(bord, marges.top(), bord, marges.bottom())
        self._defilement.setAccessibleName(nom)
        self._defilement.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._defilement.setFocus()

    def montrer_ce_qui_est(self, widget: QWidget) -> None:
        """Fait défiler le corps jusqu’à ce widget."""
        self._defilement.ensureWidgetVisible(widget)

    def verifier(self) -> bool:
        """Vrai si l’on peut valider ; sinon, `refuser` a dit pourquoi."""
        return True

    def refuser(self, phrase: str, champ: QWidget | None = None) -> None:
        """Dit ce qui bloque, cerne le champ et y mène le clavier."""
        self.pardonner()
        self._refus.setText(phrase)
        self._refus.show()
        annonce = QAccessibleAnnouncementEvent(self, phrase)
        QAccessible.updateAccessibility(annonce)
        if champ is not None:
            self._fautif = champ
            marquer(champ, erreur="true")
            champ.setFocus(Qt.FocusReason.OtherFocusReason)
            self.montrer_ce_qui_est(champ)

    def pardonner(self) -> None:
        """Efface ce qui bloquait."""
        self._refus.hide()
        if self._fautif is not None:
            marquer(self._fautif, erreur="")
            self._fautif = None

    def refus(self) -> str:
        """Ce qui bloque, vide si rien."""
        return "" if self._refus.isHidden() else self._refus.text()

    def accept(self) -> None:
        """Valide si tout va bien."""
        if self.verifier():
            super().accept()

    def sizeHint(self) -> QSize:
        """La taille voulue, agrandie avec le texte, sans dépasser l’écran."""
        return self.taille_sur(place_disponible(self))

    def taille_sur(self, ecran: QSize) -> QSize:
        """La taille que prendrait le dialogue sur un écran de cette taille."""
        theme = theme_courant()
        largeur, hauteur = (theme.px(cote) for cote in self._taille)
        return QSize(largeur, hauteur).boundedTo(ecran - QSize(32, 56))

    def ajustee(self, place: QSize) -> QSize:
        """Cette place, sans la hauteur que le contenu laisserait vide."""
        largeur, contenu = place.width(), self.corps.parentWidget()
        disposition = self.layout()
        if contenu is None or disposition is None:
            return place
        self.ensurePolished()
        # Sans quoi Qt garderait la hauteur des titres à leur largeur la plus étroite.
        disposition.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(0, 0)
        disposition.activate()
        autour = sum(
            element.heightForWidth(largeur) if element.hasHeightForWidth()
            else element.sizeHint().height()
            for rang in range(disposition.count())
            if (element := disposition.itemAt(rang)) and element.widget() is not self._defilement
        )  # fmt: skip
        cadre = 2 * self._defilement.frameWidth()
        corps = max(self.corps.heightForWidth(largeur - cadre), theme_courant().px(_CORPS_MINIMAL))
        hauteur = autour + corps + cadre
        return QSize(largeur, min(place.height(), hauteur))

    def showEvent(self, evenement: QShowEvent) -> None:
        """Prend sa taille au moment de se montrer, quand la feuille est posée."""
        self.resize(self.sizeHint())
        super().showEvent(evenement)
