"""Les déroulés minutés : choisir une durée, lire ce qu’on fait à chaque moment."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.parcours import ETAPES
from charte_studio.domaine.francais import duree_en_mots
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.moments import entre
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.deroules import Deroule, Sequence


class DialogueDeroules(Dialogue):
    """Un déroulé à la fois, séance par séance. Rien ne s’y règle : c’est un guide."""

    def __init__(
        self,
        deroules: Mapping[str, Deroule],
        duree_minutes: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Déroulés d’animation",
            valider="Fermer",
            taille=(900, 680),
            propos="Des repères à adapter\u00a0: qui parle, combien de temps, que dire.",
            parent=parent,
        )
        self._deroules = dict(deroules)
        self._choix: dict[str, Bouton] = {}
        self._groupe = QButtonGroup(self)
        self._contenu = QVBoxLayout()
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=6, ecart_lignes=6)

        self._annuler.hide()
        flot.setContentsMargins(0, 0, 0, 0)
        for cle, deroule in self._deroules.items():
            bouton = Bouton(deroule.titre, role="filtre")
            self._choix[cle] = bouton
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            flot.addWidget(bouton)
            bouton.clicked.connect(lambda _coche=False, c=cle: self.choisir(c))
        self._contenu.setSpacing(10)
        self.corps.addWidget(boutons)
        self.corps.addLayout(self._contenu)
        self.corps.addStretch(1)
        self.laisser_defiler("Déroulé")
        self.choisir(plus_proche(self._deroules, duree_minutes))

    @classmethod
    def montrer(
        cls, parent: QWidget, deroules: Mapping[str, Deroule], duree_minutes: int | None
    ) -> None:
        """Montre les déroulés, celui dont la durée est la plus proche d’abord."""
        cls(deroules, duree_minutes, parent).exec()

    def choisir(self, cle: str) -> None:
        """Montre ce déroulé."""
        deroule = self._deroules[cle]
        self._choix[cle].setChecked(True)
        while (element := self._contenu.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        au_moins, au_plus = deroule.principes_conseilles
        self._contenu.addWidget(Texte(deroule.resume))
        self._contenu.addWidget(
            Texte(
                f"Jusqu’à {deroule.participants_max} personnes, de {au_moins} à {au_plus} "
                "principes.",
                "petit",
            )
        )
        for seance in deroule.seances:
            if len(deroule.seances) > 1:
                self._contenu.addWidget(Texte(f"Séance {seance}", "soustitre"))
            debut = 0
            for sequence in deroule.sequences:
                if sequence.seance == seance:
                    self._contenu.addWidget(_carte(sequence, debut))
                    debut += sequence.minutes


def plus_proche(deroules: Mapping[str, Deroule], duree_minutes: int | None) -> str:
    """La clé du déroulé dont la durée totale est la plus proche ; le premier si rien n’est dit."""
    if duree_minutes is None:
        return next(iter(deroules))
    return min(
        deroules,
        key=lambda cle: abs(sum(s.minutes for s in deroules[cle].sequences) - duree_minutes),
    )


def _carte(sequence: Sequence, debut: int) -> Carte:
    carte = Carte()
    tete = QHBoxLayout()
    tete.setSpacing(8)
    tete.addWidget(Texte(sequence.titre, "fort"), 1)
    if sequence.etape in ETAPES:
        tete.addWidget(Pastille(ETAPES[sequence.etape]))
    tete.addWidget(Pastille(entre(debut, debut + sequence.minutes), "accent"))
    carte.disposition.addLayout(tete)
    carte.disposition.addWidget(Texte(sequence.objectif, "seconde"))
    carte.disposition.addWidget(Texte(sequence.animation))
    if sequence.materiel:
        materiel = ", ".join(sequence.materiel)
        carte.disposition.addWidget(Texte(f"À portée de main\u00a0: {materiel}.", "petit"))
    carte.setAccessibleName(f"{sequence.titre}, {duree_en_mots(sequence.minutes)}")
    return carte
