"""La vue d’ensemble : tous les principes en barres, du plus partagé au plus clivé."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.jugement import classer, dire_traitement
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.graphique import GraphiqueWidget
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.graphiques.page import MiseEnPage
from charte_studio.redaction.graphiques.series import Serie
from charte_studio.redaction.graphiques.synthese import dessiner_synthese


class DialogueVueEnsemble(Dialogue):
    """Le dessin de la synthèse et, sur une échelle de mentions, le jugement majoritaire."""

    def __init__(
        self,
        lignes: Sequence[LigneDecision],
        echelle: Echelle,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Vue d’ensemble",
            valider="Fermer",
            taille=(1040, 680),
            propos="Du plus partagé au plus clivé. Ce qui est masqué n’a pas de barre.",
            parent=parent,
        )
        self._annuler.hide()
        self.graphique = GraphiqueWidget()
        series = [_serie(ligne) for ligne in lignes if ligne.mesure is not None]
        if series:
            self.corps.addWidget(self.graphique)
            self.graphique.montrer(
                lambda largeur: dessiner_synthese(
                    series,
                    echelle,
                    MiseEnPage(
                        largeur, taille=theme_courant().taille("texte"), favorables_a_gauche=True
                    ),
                )
            )
        else:
            self.corps.addWidget(Texte("Aucun tour n’est clos\u00a0: il n’y a rien à comparer."))
        for phrase in dire_jugement(lignes, echelle):
            self.corps.addWidget(Texte(phrase, "seconde"))
        self.corps.addStretch(1)
        self.laisser_defiler("Vue d’ensemble")

    @classmethod
    def montrer(cls, lignes: Sequence[LigneDecision], echelle: Echelle, parent: QWidget) -> None:
        """Montre la vue d’ensemble, jusqu’à ce qu’on la ferme."""
        dialogue = cls(lignes, echelle, parent=parent)
        dialogue.exec()
        dialogue.deleteLater()


def _serie(ligne: LigneDecision) -> Serie:
    assert ligne.mesure is not None
    montree = None if ligne.mesure.masque else ligne.mesure.repartition
    return Serie(ligne.titre, montree)


def dire_jugement(lignes: Sequence[LigneDecision], echelle: Echelle) -> tuple[str, ...]:
    """Le classement par jugement majoritaire, sur une échelle de mentions seulement."""
    if not echelle.cle.startswith("mentions"):
        return ()
    montrables = {
        ligne.titre: ligne.mesure.repartition
        for ligne in lignes
        if ligne.mesure and not ligne.mesure.masque and ligne.mesure.repartition.exprimes
    }
    if not montrables:
        return ()
    places = classer(echelle, montrables)
    rangs = [
        f"{place.place}. {place.cle}\u00a0: {place.jugement.phrase(echelle)}"
        for place in places
        if place.jugement
    ]
    return (
        "Jugement majoritaire",
        *rangs,
        dire_traitement(montrables.values()),
    )
