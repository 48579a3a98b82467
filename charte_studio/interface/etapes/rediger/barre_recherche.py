"""Chercher et remplacer, dans la partie ou dans toute la charte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.etapes.rediger.coloration import unites
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.recherche import Recherche
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong
from charte_studio.redaction.recherche import trouver

_SURLIGNES_AU_PLUS: Final = 500


class BarreRecherche(QWidget):
    """Cachée tant qu’on ne cherche pas. Entrée va au suivant, Maj+Entrée au précédent.

    `ailleurs(pas)` : plus rien dans cette partie, on voudrait la suivante (1) ou la précédente.
    `remplacer_partout(cherche, par)` demande le remplacement dans toute la charte.
    """

    ailleurs = Signal(int)
    remplacer_partout = Signal(str, str)

    def __init__(self, saisie: TexteLong, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saisie = saisie
        self.compter_partout: Callable[[str], int] = lambda _cherche: 0
        """Combien d’occurrences dans toute la charte ; la page le dit."""
        self.champ = Recherche("Chercher")
        self.par = QLineEdit()
        self.compte = Texte("", "petit")
        self.precedent = Bouton("Précédent", icone="monter", role="discret", icone_seule=True,
                                raccourci="Shift+F3")  # fmt: skip
        self.suivant = Bouton("Suivant", icone="descendre", role="discret", icone_seule=True,
                              raccourci="F3")  # fmt: skip
        self.partout = Bouton("Toute la charte", role="filtre")
        self.remplacer = Bouton("Remplacer")
        self.tout_remplacer = Bouton("Tout remplacer")
        self.fermer = Bouton("Fermer la recherche", icone="fermer", role="discret",
                             icone_seule=True, raccourci="Esc")  # fmt: skip
        self.avec_remplacement = Bouton("Remplacer…", role="filtre")
        self._remplacement = QWidget()

        self._assembler()
        self._remplacement.hide()
        self.hide()

        self.champ.textChanged.connect(self._chercher)
        self.champ.returnPressed.connect(lambda: self.avancer(1))
        self.par.returnPressed.connect(self._remplacer_un)
        self.suivant.clicked.connect(lambda: self.avancer(1))
        self.precedent.clicked.connect(lambda: self.avancer(-1))
        self.partout.toggled.connect(self.compter)
        self.avec_remplacement.toggled.connect(self._remplacement.setVisible)
        self.remplacer.clicked.connect(self._remplacer_un)
        self.tout_remplacer.clicked.connect(self._tout_remplacer)
        self.fermer.clicked.connect(self.quitter)
        for touches, faire in (
            ("Esc", self.quitter),
            ("Shift+Return", lambda: self.avancer(-1)),
        ):
            touche = QShortcut(QKeySequence(touches), self)
            touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            touche.activated.connect(faire)

    def _assembler(self) -> None:
        self.par.setAccessibleName("Remplacer par")
        self.par.setPlaceholderText("Remplacer par")
        self.compte.setWordWrap(False)
        chercher = QWidget()
        haut = DispositionFlot(chercher, ecart=6)
        vues: tuple[QWidget, ...] = (
            self.champ, self.precedent, self.suivant, self.fermer, self.partout,
            self.avec_remplacement, self.compte,
        )  # fmt: skip
        for vue in vues:
            haut.addWidget(vue)
        bas = DispositionFlot(self._remplacement, ecart=6)
        bas.addWidget(self.par)
        bas.addWidget(self.remplacer)
        bas.addWidget(self.tout_remplacer)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(6, 0, 6, 0)
        colonne.setSpacing(6)
        colonne.addWidget(chercher)
        colonne.addWidget(self._remplacement)

    # --- ouvrir et fermer ----------------------------------------------------------------------

    def ouvrir(self, *, remplacer: bool = False) -> None:
        """Se montre, avec les mots choisis dans le texte s’ils tiennent sur une ligne."""
        choisi = self._saisie.textCursor().selectedText()
        if choisi and "\u2029" not in choisi:
            self.champ.setText(choisi)
        self.avec_remplacement.setVisible(not self._saisie.isReadOnly())
        self.avec_remplacement.setChecked(remplacer and not self._saisie.isReadOnly())
        self.show()
        self.compter()
        self.champ.selectAll()
        self.champ.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def quitter(self) -> None:
        """Se cache et rend le clavier au texte."""
        self.hide()
        self._saisie.setExtraSelections([])
        self._saisie.setFocus(Qt.FocusReason.OtherFocusReason)

    def dans_toute_la_charte(self) -> bool:
        """Vrai si la recherche passe d’une partie à l’autre."""
        return self.partout.isChecked()

    # --- chercher ------------------------------------------------------------------------------

    def lieux(self) -> tuple[tuple[int, int], ...]:
        """Les occurrences dans la partie, en unités de Qt."""
        texte = self._saisie.texte()
        trouves = trouver(texte, self.champ.text())
        if len(texte) == unites(texte):
            return trouves
        return tuple((unites(texte[:debut]), unites(texte[:fin])) for debut, fin in trouves)

    @Slot()
    def _chercher(self) -> None:
        """On tape : on va à la première occurrence à partir du curseur, sans quitter la partie."""
        lieux = self.lieux()
        ici = self._saisie.textCursor().selectionStart()
        if lieux:
            self._choisir(next((lieu for lieu in lieux if lieu[0] >= ici), lieux[0]))
        self.compter()

    def avancer(self, pas: int) -> None:
        """Va à l’occurrence suivante (1) ou précédente (-1) ; au bout, ailleurs ou au début."""
        lieux = self.lieux()
        curseur = self._saisie.textCursor()
        if pas > 0:
            reste = [lieu for lieu in lieux if lieu[0] >= curseur.selectionEnd()]
        else:
            reste = [lieu for lieu in lieux if lieu[1] <= curseur.selectionStart()][::-1]
        if reste:
            self._choisir(reste[0])
        elif self.dans_toute_la_charte() and self.champ.text():
            self.ailleurs.emit(pas)
        elif lieux:
            self._choisir(lieux[0] if pas > 0 else lieux[-1])
        self.compter()

    def choisir_extreme(self, pas: int) -> None:
        """La première occurrence de la partie (`pas` 1), ou la dernière."""
        if lieux := self.lieux():
            self._choisir(lieux[0] if pas > 0 else lieux[-1])
        self.compter()

    def _choisir(self, lieu: tuple[int, int]) -> None:
        curseur = self._saisie.textCursor()
        curseur.setPosition(lieu[0])
        curseur.setPosition(lieu[1], QTextCursor.MoveMode.KeepAnchor)
        self._saisie.setTextCursor(curseur)
        self._saisie.ensureCursorVisible()

    @Slot()
    def compter(self) -> None:
        """Surligne les occurrences et dit combien il y en a."""
        if self.isHidden():
            return
        lieux = self.lieux()
        curseur = self._saisie.textCursor()
        choisi = (curseur.selectionStart(), curseur.selectionEnd())
        rang = lieux.index(choisi) + 1 if choisi in lieux else 0
        dit = f"{rang} sur {len(lieux)}" if rang else accorder(len(lieux), "trouvé", "trouvés")
        if self.dans_toute_la_charte() and self.champ.text():
            dit += f", {self.compter_partout(self.champ.text())} dans la charte"
        self.compte.setText(dit if self.champ.text() else "")
        self._surligner(lieux)
        ecrire = bool(self.champ.text()) and not self._saisie.isReadOnly()
        self.remplacer.setEnabled(ecrire and bool(lieux))
        self.tout_remplacer.setEnabled(ecrire)

    def _surligner(self, lieux: tuple[tuple[int, int], ...]) -> None:
        forme = QTextCharFormat()
        forme.setBackground(QColor(theme_courant().couleurs.accent_doux))
        surlignes = []
        for debut, fin in lieux[:_SURLIGNES_AU_PLUS]:
            surligne = QTextEdit.ExtraSelection()
            curseur = QTextCursor(self._saisie.document())
            curseur.setPosition(debut)
            curseur.setPosition(fin, QTextCursor.MoveMode.KeepAnchor)
            surligne.cursor, surligne.format = curseur, forme
            surlignes.append(surligne)
        self._saisie.setExtraSelections(surlignes)

    # --- remplacer -----------------------------------------------------------------------------

    @Slot()
    def _remplacer_un(self) -> None:
        """Remplace l’occurrence choisie, puis va à la suivante."""
        curseur = self._saisie.textCursor()
        if (curseur.selectionStart(), curseur.selectionEnd()) in self.lieux():
            curseur.insertText(self.par.text())
            self._saisie.setTextCursor(curseur)
        self.avancer(1)

    @Slot()
    def _tout_remplacer(self) -> None:
        if self.dans_toute_la_charte():
            self.remplacer_partout.emit(self.champ.text(), self.par.text())
            self.compter()
            return
        curseur = QTextCursor(self._saisie.document())
        curseur.beginEditBlock()
        for debut, fin in reversed(self.lieux()):
            curseur.setPosition(debut)
            curseur.setPosition(fin, QTextCursor.MoveMode.KeepAnchor)
            curseur.insertText(self.par.text())
        curseur.endEditBlock()
        self.compter()
