"""Le vote d’essai : une question pour rire, dans un fichier à part que l’on détruit devant tous."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    choisir_echelle_propre,
    creer_atelier,
    noter_presence,
    regler_atelier,
)
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.domaine.echelle_propre import CLE_PROPRE
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.ecran import place_disponible
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.notice import Notice
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone
from charte_studio.redaction.modeles import FormulationModele, Modele, PrincipeModele

QUESTIONS: Final = (
    "À la pause, le café passe avant le thé.",
    "Une réunion d’une heure tient toujours en quarante minutes.",
    "Il faut dire chocolatine, et non pain au chocolat.",
)
_ESSAI: Final = "Vote d’essai"


class VoteEssai(QDialog):
    """La page Se positionner elle-même, sur un atelier provisoire. Rien n’en touche le vrai."""

    def __init__(
        self,
        contexte: Contexte,
        mode: str,
        batir: Callable[[Contexte], Etape],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dossier = tempfile.TemporaryDirectory(prefix="essai-")
        self.essai: AtelierOuvert | None = _creer(Path(self._dossier.name), contexte.atelier, mode)
        self._contexte = Contexte(self.essai, contexte.taches, self)
        self.page = batir(self._contexte)
        self._pile = QStackedWidget()
        self._notice = Notice(self._pile)
        self.effacer = Bouton("Effacer devant la salle", icone="supprimer", role="principal")
        self.fermer = Bouton("Fermer", role="principal")
        self._efface = EtatVide(
            "Effacé",
            "Le fichier d’essai n’existe plus. Aucune de ces réponses n’a touché l’atelier, ni "
            "son journal, ni ses sauvegardes.",
            self.fermer,
        )

        self._assembler()

        self._contexte.notice.connect(lambda nature, texte: self._notice.montrer(texte, nature))
        self.effacer.clicked.connect(self.tout_effacer)
        self.fermer.clicked.connect(self.accept)

    def _assembler(self) -> None:
        self.setWindowTitle(_ESSAI)
        haut = Zone("barre_haut")
        titre = QHBoxLayout(haut)
        titre.setContentsMargins(20, 8, 20, 8)
        titre.addWidget(Texte(_ESSAI, "fort"))
        phrase = "Pour apprendre la manœuvre. Rien n’est gardé."
        titre.addWidget(Texte(phrase, "seconde"), 1)
        bas = Zone("barre_bas")
        pied = QHBoxLayout(bas)
        pied.setContentsMargins(20, 8, 20, 8)
        pied.addStretch(1)
        pied.addWidget(self.effacer)
        self._pile.addWidget(self.page)
        self._pile.addWidget(self._efface)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(haut)
        disposition.addWidget(self._pile, 1)
        disposition.addWidget(bas)
        for bouton in self.findChildren(QPushButton):
            bouton.setAutoDefault(False)  # Entrée sert à la page, pas à un bouton du dialogue

    @classmethod
    def demander(
        cls, parent: QWidget, contexte: Contexte, mode: str, batir: Callable[[Contexte], Etape]
    ) -> None:
        """Joue l’essai ; en sortant, il n’en reste rien."""
        dialogue = contexte.essayer(lambda: cls(contexte, mode, batir, parent))
        if dialogue is not None:
            dialogue.exec()
            dialogue.deleteLater()

    @Slot()
    def tout_effacer(self) -> None:
        """Détruit l’atelier d’essai et le dit à l’écran."""
        self._detruire()
        self._pile.setCurrentWidget(self._efface)
        self.effacer.hide()
        self.fermer.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, resultat: int) -> None:
        """Quelle que soit la sortie, rien ne reste."""
        self._detruire()
        super().done(resultat)

    def _detruire(self) -> None:
        if self.essai is None:
            return
        self.page.poser()
        self._contexte.fermer()
        essai, self.essai = self.essai, None
        essai.fermer()
        self._dossier.cleanup()

    def sizeHint(self) -> QSize:
        """Presque tout l’écran : c’est la salle qui regarde."""
        return self.taille_sur(place_disponible(self))

    def taille_sur(self, ecran: QSize) -> QSize:
        """La taille que prendrait le dialogue sur un écran de cette taille."""
        theme = theme_courant()
        return QSize(theme.px(1120), theme.px(640)).boundedTo(ecran - QSize(64, 80))


def _creer(dossier: Path, vrai: AtelierOuvert, mode: str) -> AtelierOuvert:
    """Un atelier d’un seul principe, avec les mêmes numéros, la même échelle, sans aucun nom."""
    info = lire_atelier(vrai.connexion)
    participants = lire_participants(vrai.connexion)
    propre = info.echelle.cle == CLE_PROPRE
    essai = creer_atelier(
        dossier / "essai.charte",
        _modele(),
        titre=_ESSAI,
        inscriptions=[Inscription(p.college, numero=p.numero) for p in participants],
        echelle=ECHELLE_PAR_DEFAUT if propre else info.echelle.cle,
    )
    if propre:
        choisir_echelle_propre(essai, info.echelle)
    regler_atelier(essai, mode_recueil=mode, seuil=info.seuil)
    absents = {p.numero for p in participants if not p.present}
    partis = [p.id for p in lire_participants(essai.connexion) if p.numero in absents]
    if partis:
        noter_presence(essai, partis, present=False)
    return essai


def _modele() -> Modele:
    return Modele(
        identifiant="essai",
        titre=_ESSAI,
        cadre="collectivite",
        forme="guide",
        formes=("guide",),
        version="1.0",
        licence="",
        resume="",
        sections_avant=(),
        principes=tuple(
            PrincipeModele(
                cle=f"essai-{rang}",
                titre=f"Question {rang}",
                theme="",
                axe="",
                enjeu="",
                question=question,
                formulations=(FormulationModele("equilibree", question),),
            )
            for rang, question in enumerate(QUESTIONS, start=1)
        ),
        sections_apres=(),
    )
