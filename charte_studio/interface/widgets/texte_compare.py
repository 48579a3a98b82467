"""Deux textes comparés mot à mot, en un seul ou côte à côte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charte_studio.interface.theme import (
    NomTaille,
    est_un_changement_de_theme,
    marquer,
    theme_courant,
)
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.html_compare import html_continu, html_cote_a_cote
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.vue_comparee import VueComparee
from charte_studio.redaction.comparaison import (
    Morceau,
    comparer_mots,
    lire_a_voix,
    resumer_mots,
)
from charte_studio.redaction.comparaison_charte import comparer_alineas

Mode = Literal["continu", "cote_a_cote"]
TITRES: Final = ("Avant", "Après")
IDENTIQUES: Final = "Les deux textes sont identiques."
VIDES: Final = "Aucun des deux textes n’a de contenu."


class TexteCompare(QWidget):
    """Le retiré est barré sur fond chaud, l’ajouté souligné sur fond vert ; la légende le dit.

    Alt+↓ et Alt+↑ vont d’un changement à l’autre. `mode_change` dit le mode choisi à l’écran.
    """

    mode_change = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, avec_outils: bool = True) -> None:
        super().__init__(parent)
        self._textes = ("", "")
        self._titres = TITRES
        self._mode: Mode = "continu"
        self._morceaux: tuple[Morceau, ...] = ()
        self.resume = Texte("", "petit_fort")
        self.vue = VueComparee()
        self.bouton_continu = Bouton("En un seul texte", role="filtre")
        self.bouton_cote_a_cote = Bouton("Côte à côte", role="filtre")
        self.bouton_precedent = Bouton("Changement précédent", icone="monter", role="discret",
                                       icone_seule=True, raccourci="Alt+Up")  # fmt: skip
        self.bouton_suivant = Bouton("Changement suivant", icone="descendre", role="discret",
                                     icone_seule=True, raccourci="Alt+Down")  # fmt: skip
        self._modes = QButtonGroup(self)
        self._outils = QWidget()

        self._assembler(avec_outils=avec_outils)

        self.bouton_continu.clicked.connect(lambda: self._choisir_mode("continu"))
        self.bouton_cote_a_cote.clicked.connect(lambda: self._choisir_mode("cote_a_cote"))
        self.bouton_suivant.clicked.connect(lambda: self.vue.aller_au_changement(1))
        self.bouton_precedent.clicked.connect(lambda: self.vue.aller_au_changement(-1))
        for touche, bouton in (
            ("Alt+Down", self.bouton_suivant),
            ("Alt+Up", self.bouton_precedent),
        ):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(bouton.click)

    def _assembler(self, *, avec_outils: bool) -> None:
        self.bouton_continu.setChecked(True)
        for bouton in (self.bouton_continu, self.bouton_cote_a_cote):
            self._modes.addButton(bouton)
            bouton.setAutoExclusive(True)
        flot = DispositionFlot(self._outils, ecart=10)
        for nature, mot in (("retire", "retiré"), ("ajoute", "ajouté")):
            flot.addWidget(_exemple(nature, mot))
        fleches = _ensemble((self.bouton_precedent, self.bouton_suivant), ecart=0)
        gestes = _ensemble((self.bouton_continu, self.bouton_cote_a_cote, fleches), ecart=4)
        for widget in (self.resume, gestes):
            flot.addWidget(widget)
        self.resume.setWordWrap(False)
        _plier(self._outils)
        self._outils.setVisible(avec_outils)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(self._outils)
        disposition.addWidget(self.vue, 1)

    # --- ce qu’on montre -----------------------------------------------------------------------

    def montrer(self, avant: str, apres: str, *, titres: tuple[str, str] = TITRES) -> None:
        """Compare et montre. Redonner les mêmes textes laisse la lecture où elle est."""
        if (avant, apres) == self._textes and titres == self._titres and self._morceaux:
            return
        self._textes, self._titres = (avant, apres), titres
        self._morceaux = comparer_mots(avant, apres)
        self._composer()

    def montrer_morceaux(
        self, morceaux: Iterable[Morceau], *, titres: tuple[str, str] = TITRES
    ) -> None:
        """Montre une comparaison déjà faite, par exemple des modifications suivies de Word."""
        self._morceaux, self._titres = tuple(morceaux), titres
        self._textes = (_cote(self._morceaux, "retire"), _cote(self._morceaux, "ajoute"))
        self._composer()

    def morceaux(self) -> tuple[Morceau, ...]:
        """Ce qui est montré."""
        return self._morceaux

    def mode(self) -> Mode:
        """En un seul texte, ou côte à côte."""
        return self._mode

    def montrer_mode(self, mode: Mode) -> None:
        """Change de mode, sans rien émettre."""
        if mode != self._mode:
            self._mode = mode
            bouton = self.bouton_continu if mode == "continu" else self.bouton_cote_a_cote
            bouton.setChecked(True)
            self._composer()

    def montrer_taille(self, taille: NomTaille) -> None:
        """La taille du texte : « texte » à la console, « titre » ou « affiche » au mur."""
        marquer(self.vue, taille=taille)
        self.vue.border()

    def _choisir_mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self.montrer_mode(mode)
            self.mode_change.emit(mode)

    @Slot()
    def _composer(self) -> None:
        theme = theme_courant()
        resume = resumer_mots(self._morceaux)
        self.resume.setText(resume)
        change = any(morceau.nature != "egal" for morceau in self._morceaux)
        for bouton in (self.bouton_precedent, self.bouton_suivant):
            bouton.setEnabled(change)
        if self._mode == "continu":
            html = html_continu(self._morceaux, theme)
        else:
            html = html_cote_a_cote(comparer_alineas(*self._textes), theme, self._titres)
        if not change:
            phrase = IDENTIQUES if self._morceaux else VIDES
            html = f'<p style="color:{theme.couleurs.encre_seconde}">{phrase}</p>{html}'
        a_voix = f"{resume}. {lire_a_voix(self._morceaux)}".strip()
        self.vue.montrer(html, a_voix, sur_deux_colonnes=self._mode == "cote_a_cote")

    def changeEvent(self, evenement: QEvent) -> None:
        """Les teintes suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_outils"):
            self._composer()


def _ensemble(widgets: Iterable[QWidget], *, ecart: int) -> QWidget:
    """Des boutons qui passent à la ligne ensemble."""
    ensemble = QWidget()
    flot = DispositionFlot(ensemble, ecart=ecart)
    for widget in widgets:
        flot.addWidget(widget)
    _plier(ensemble)
    return ensemble


def _plier(cadre: QWidget) -> None:
    suivre_la_largeur(cadre)


def _exemple(nature: str, mot: str) -> QLabel:
    """Un mot de la légende, marqué comme il le sera dans le texte."""
    exemple = QLabel(mot)
    exemple.setProperty("compare", nature)
    exemple.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return exemple


def _cote(morceaux: Iterable[Morceau], nature: str) -> str:
    return "".join(m.texte for m in morceaux if m.nature in ("egal", nature))
