"""Le volet du baromètre : les questions posées à la salle en ouvrant."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.gestes.accueillir import (
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
    modifier_barometre,
    retirer_barometre,
    rouvrir_barometre,
)
from charte_studio.atelier.lectures.accueillir import Accueil, BarometreLu
from charte_studio.atelier.lectures.mention_donnees import textes_accueil
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.barometre import DialogueBarometre, SaisieBarometre
from charte_studio.interface.etapes.accueillir.carte_barometre import CarteBarometre
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.menu import derouler_menu
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.accueil import QuestionOuverture, Reponse


class VoletBarometre(QWidget):
    """Une carte par question."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lus: tuple[BarometreLu, ...] = ()
        self.cartes: list[CarteBarometre] = []
        self._colonne = QVBoxLayout()
        self.exemple = Bouton("Prendre l’exemple du guichet", role="principal", icone="ajouter")
        self._vide = EtatVide(
            "Une question pour se mettre en route",
            "La salle répond à main levée, vous comptez. Les réponses restent cachées jusqu’à la "
            "clôture, puis se comparent, s’il existe, à un repère extérieur.",
            self.exemple,
        )
        self.ajouter = Bouton("Écrire une question…", icone="ajouter")
        self.livrees = Bouton("Questions livrées…", icone="liste")
        self._aide = Texte("", "seconde")

        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8, ecart_lignes=6)
        flot.addWidget(self.livrees)
        flot.addWidget(self.ajouter)
        tete = Rangee(seuil=760, ecart=12)
        tete.ajouter(self._aide, 1)
        tete.ajouter(boutons)
        self._colonne.setSpacing(14)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(12)
        disposition.addWidget(tete)
        disposition.addWidget(self._vide)
        disposition.addLayout(self._colonne)
        disposition.addStretch(1)

        self.exemple.clicked.connect(lambda: self._prendre(textes_accueil().questions[0]))
        self.ajouter.clicked.connect(self._ecrire)
        self.livrees.clicked.connect(self._derouler)

    def montrer(self, lu: Accueil) -> None:
        """Montre les questions."""
        self._lus = lu.barometres
        self._vide.setVisible(not self._lus)
        self._aide.setText(
            "Sur une question, tapez le numéro d’une réponse\u00a0: une main de plus."
            if any(not b.clos for b in self._lus)
            else ""
        )
        if [b.id for b in self._lus] != [carte.cle for carte in self.cartes]:
            self._batir()
        for carte, barometre in zip(self.cartes, self._lus, strict=True):
            carte.montrer(barometre)

    def _batir(self) -> None:
        for carte in self.cartes:
            self._colonne.removeWidget(carte)
            carte.hide()
            carte.deleteLater()
        self.cartes = [CarteBarometre(lu) for lu in self._lus]
        for carte in self.cartes:
            self._colonne.addWidget(carte)
            carte.show()  # la disposition ne la montrerait qu’au tour suivant, sans le clavier
            carte.comptee.connect(self._compter)
            carte.demandee.connect(partial(self._faire, carte))

    def poser(self) -> None:
        """Pose un compte en cours de frappe."""
        for carte in self.cartes:
            carte.poser()

    # --- les gestes ----------------------------------------------------------------------------

    @Slot(int, int)
    def _compter(self, choix_id: int, nombre: int) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: compter_reponses_barometre(atelier, choix_id, nombre))

    def _faire(self, carte: CarteBarometre, geste: str) -> None:
        atelier, cle = self._contexte.atelier, carte.cle
        if geste == "modifier":
            self._modifier(cle)
            return
        carte.poser()
        gestes: dict[str, Callable[[], object]] = {
            "clore": lambda: clore_barometre(atelier, cle),
            "rouvrir": lambda: rouvrir_barometre(atelier, cle),
            "retirer": lambda: retirer_barometre(atelier, cle),
        }
        self._contexte.reussi(gestes[geste])

    def _modifier(self, cle: int) -> None:
        lu = next(b for b in self._lus if b.id == cle)
        depart = SaisieBarometre(
            lu.question, lu.source, tuple(Reponse(c.libelle, c.repere) for c in lu.choix)
        )
        saisie = DialogueBarometre.demander(self, depart, repondue=lu.total > 0)
        if saisie is not None:
            atelier = self._contexte.atelier
            self._contexte.reussi(
                lambda: modifier_barometre(
                    atelier,
                    cle,
                    question=saisie.question,
                    reponses=saisie.reponses,
                    source=saisie.source,
                )
            )

    @Slot()
    def _ecrire(self) -> None:
        saisie = DialogueBarometre.demander(self)
        if saisie is not None:
            self._ajouter(saisie.question, saisie.reponses, saisie.source)

    def _prendre(self, livree: QuestionOuverture) -> None:
        self._ajouter(livree.question, livree.reponses, livree.source)

    def _ajouter(self, question: str, reponses: tuple[Reponse, ...], source: str) -> None:
        atelier = self._contexte.atelier
        cle = self._contexte.essayer(
            lambda: ajouter_barometre(atelier, question=question, reponses=reponses, source=source)
        )
        for carte in self.cartes:
            if carte.cle == cle:
                carte.setFocus()

    @Slot()
    def _derouler(self) -> None:
        actions = [
            (livree.question, "", partial(self._prendre, livree))
            for livree in textes_accueil().questions
        ]
        derouler_menu(self, (actions,), self.livrees.mapToGlobal(self.livrees.rect().bottomLeft()))
