"""Le principe courant de la bibliothèque, entier : ce que verra la salle, puis tout le reste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.domaine.francais import enumerer
from charte_studio.domaine.vocabulaire import AXES, THEMES
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.apercu_projete import ApercuProjete
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.formulations import Formulations, markdown_en_html
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.principes import PrincipeModele, SourceModele

_ROLES: Final[dict[str, RolePastille]] = {"vérifié": "reussi", "à vérifier": "alerte"}
_LARGEUR_APERCU: Final = 640


class LectureModele(Defilant):
    """Défile d’un bloc, à la souris comme aux flèches."""

    def __init__(self, degres: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(hauteur=300, parent=parent)
        self._degres = tuple(degres)
        self._cle = ""
        self._contenu = QWidget()
        self.apercu = ApercuProjete()
        self._titre = Texte("", "soustitre")
        self._theme = Pastille()
        self._axe = Pastille()
        self._propositions = Texte("", "petit")
        self._enjeu = Texte("", riche=True)
        self._formulations = Formulations()
        self._listes = {
            "pour": (Texte("Arguments pour", "petit_fort"), Texte("", riche=True)),
            "contre": (Texte("Arguments contre", "petit_fort"), Texte("", riche=True)),
            "vigilance": (Texte("Points de vigilance", "petit_fort"), Texte("", riche=True)),
        }
        self._entete_sources = Texte("Sources", "petit_fort")
        self._sources = QVBoxLayout()

        self.setObjectName("a_lire")
        self.setAccessibleName("Le principe choisi")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._borner_apercu()
        self.disposition.addWidget(self._contenu)
        self._assembler()

    def changeEvent(self, evenement: QEvent) -> None:
        """L’aperçu reste aux proportions du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "apercu"):
            self._borner_apercu()

    def _borner_apercu(self) -> None:
        self.apercu.setMaximumWidth(theme_courant().px(_LARGEUR_APERCU))

    def _assembler(self) -> None:
        pastilles = DispositionFlot(ecart=6)
        pastilles.addWidget(self._theme)
        pastilles.addWidget(self._axe)
        colonne = QVBoxLayout(self._contenu)
        colonne.setContentsMargins(4, 4, 12, 8)
        colonne.setSpacing(6)
        colonne.addWidget(self.apercu)
        colonne.addSpacing(6)
        colonne.addWidget(self._titre)
        colonne.addLayout(pastilles)
        colonne.addWidget(self._propositions)
        colonne.addWidget(self._enjeu)
        colonne.addWidget(self._formulations)
        for entete, texte in self._listes.values():
            colonne.addSpacing(4)
            colonne.addWidget(entete)
            colonne.addWidget(texte)
        colonne.addSpacing(4)
        colonne.addWidget(self._entete_sources)
        self._sources.setSpacing(6)
        colonne.addLayout(self._sources)
        colonne.addStretch(1)

    def montrer(self, principe: PrincipeModele | None) -> None:
        """Montre ce principe, ou rien."""
        self._contenu.setVisible(principe is not None)
        if principe is None or principe.cle == self._cle:
            return
        self._cle = principe.cle
        theme = THEMES.get(principe.theme, "")
        self.verticalScrollBar().setValue(0)
        self.apercu.montrer(theme, principe.question, self._degres)
        self._titre.setText(principe.titre)
        self._theme.montrer(theme)
        self._axe.montrer(AXES.get(principe.axe, ""), "accent")
        self._propositions.setText(dire_propositions(principe.propositions))
        self._propositions.setVisible(bool(principe.propositions))
        self._enjeu.setText(markdown_en_html(principe.enjeu))
        self._enjeu.setVisible(bool(principe.enjeu))
        self._formulations.montrer({f.niveau: f.texte for f in principe.formulations})
        for nature, textes in (
            ("pour", principe.pour),
            ("contre", principe.contre),
            ("vigilance", principe.vigilance),
        ):
            entete, texte = self._listes[nature]
            entete.setVisible(bool(textes))
            texte.setVisible(bool(textes))
            texte.setText(markdown_en_html("\n".join(f"- {t}" for t in textes)))
        self._montrer_sources(principe.sources)

    def _montrer_sources(self, sources: Sequence[SourceModele]) -> None:
        self._entete_sources.setVisible(bool(sources))
        while (element := self._sources.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for source in sources:
            self._sources.addWidget(_ligne_source(source))


def dire_propositions(numeros: Sequence[int]) -> str:
    """« Proposition 6 du rapport de juillet 2025 », vide s’il n’y en a pas."""
    if not numeros:
        return ""
    mot = "Proposition" if len(numeros) == 1 else "Propositions"
    return f"{mot} {enumerer([str(n) for n in numeros])} du rapport de juillet 2025"


def _ligne_source(source: SourceModele) -> QWidget:
    ligne = QWidget()
    disposition = QHBoxLayout(ligne)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(8)
    statut = Pastille(source.statut, _ROLES.get(source.statut, "neutre"))
    disposition.addWidget(statut, 0, Qt.AlignmentFlag.AlignTop)
    disposition.addWidget(Texte(source.texte, "petit"), 1)
    return ligne
