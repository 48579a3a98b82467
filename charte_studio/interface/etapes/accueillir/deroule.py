"""Le volet du déroulé : le choisir, l’adapter, le suivre."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import (
    ajouter_sequence,
    choisir_deroule,
    demarrer,
    deplacer_sequence,
    modifier_sequence,
    rallonger,
    recommencer_deroule,
    reprendre_sequence,
    retirer_sequence,
    sauter,
    terminer,
)
from charte_studio.atelier.lectures.deroule import DerouleLu
from charte_studio.domaine.francais import accorder, duree_en_mots
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.accueillir.fiche_sequence import FicheSequence
from charte_studio.interface.etapes.accueillir.liste_sequences import ListeSequences
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.menu import derouler_menu
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.deroules import Deroule, lire_deroules
from charte_studio.socle.chemins import dossier_ressources


class VoletDeroule(QWidget):
    """Sans déroulé, trois cartes à choisir ; avec, la liste et la séquence choisie."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lu = DerouleLu("", ())
        self._deroules = lire_deroules(dossier_ressources() / "deroules.toml")
        self.liste = ListeSequences()
        self.fiche = FicheSequence()
        self.changer = Bouton("Changer de déroulé…", icone="liste")
        self.ajouter = Bouton("Ajouter une séquence", icone="ajouter")
        self.recommencer = Bouton("Remettre au début", role="discret", icone="annuler")
        self.choix: dict[str, Bouton] = {}
        self._resume = Texte("", "fort")
        self._vide = self._etat_vide()
        self._plein = QWidget()

        self._assembler()

        self.liste.courante_change.connect(self._montrer_fiche)
        self.liste.demandee.connect(self._faire)
        self.fiche.demandee.connect(self._faire)
        self.fiche.reglee.connect(self._regler)
        self.changer.clicked.connect(self._derouler)
        self.ajouter.clicked.connect(self._ajouter)
        self.recommencer.clicked.connect(
            lambda: self._contexte.reussi(lambda: recommencer_deroule(self._contexte.atelier))
        )

    def _etat_vide(self) -> QWidget:
        colonne = QWidget()
        disposition = QVBoxLayout(colonne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(12)
        disposition.addWidget(
            EtatVide(
                "Choisissez un déroulé",
                "Il minute la séance et donne à chaque moment ce que vous faites et dites. Il est "
                "copié ici\u00a0: vous l’adapterez librement.",
            )
        )
        rangee = Rangee(seuil=760, ecart=12)
        for cle, deroule in self._deroules.items():
            rangee.ajouter(self._carte(cle, deroule), 1)
        disposition.addWidget(rangee)
        disposition.addStretch(1)
        return colonne

    def _carte(self, cle: str, deroule: Deroule) -> Carte:
        au_moins, au_plus = deroule.principes_conseilles
        carte = Carte(deroule.titre)
        self.choix[cle] = Bouton("Choisir", role="principal")
        self.choix[cle].setAccessibleName(f"Choisir {deroule.titre}")
        self.choix[cle].clicked.connect(partial(self._choisir, cle))
        carte.disposition.addWidget(Texte(deroule.resume))
        carte.disposition.addWidget(
            Texte(
                f"Jusqu’à {deroule.participants_max} personnes, de {au_moins} à {au_plus} "
                "principes.",
                "petit",
            )
        )
        carte.disposition.addStretch(1)
        carte.disposition.addWidget(self.choix[cle], 0, Qt.AlignmentFlag.AlignLeft)
        return carte

    def _assembler(self) -> None:
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8, ecart_lignes=6)
        for bouton in (self.ajouter, self.changer, self.recommencer):
            flot.addWidget(bouton)
        tete = Rangee(seuil=900, ecart=12)
        tete.ajouter(self._resume, 1)
        tete.ajouter(boutons)
        rangee = Rangee(seuil=720, ecart=16)
        rangee.ajouter(self.liste, 2)
        rangee.ajouter(self.fiche, 3)
        self.liste.setMinimumHeight(theme_courant().px(260))
        plein = QVBoxLayout(self._plein)
        plein.setContentsMargins(0, 0, 0, 0)
        plein.setSpacing(10)
        plein.addWidget(tete)
        plein.addWidget(rangee, 1)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self._vide)
        disposition.addWidget(self._plein)
        self._plein.hide()

    def montrer(self, lu: DerouleLu) -> None:
        """Montre le déroulé de l’atelier."""
        self._lu = lu
        self._vide.setVisible(not lu.sequences)
        self._plein.setVisible(bool(lu.sequences))
        if lu.sequences:
            self._resume.setText(self._dire())
            self.recommencer.setVisible(lu.commence)
            self.liste.montrer(lu)

    def _dire(self) -> str:
        lu = self._lu
        titre = self._deroules[lu.cle].titre if lu.cle in self._deroules else "Votre déroulé"
        durees = " + ".join(duree_en_mots(lu.minutes(seance)) for seance in lu.seances)
        quoi = accorder(len(lu.sequences), "séquence", "séquences")
        # « Standard, 3 h · 10 séquences · 3 h » : le titre a déjà dit la durée, tant qu’elle tient.
        return f"{titre} · {quoi}" if titre.endswith(durees) else f"{titre} · {quoi} · {durees}"

    def _montrer_fiche(self, sequence_id: int) -> None:
        sequence = self._lu.sequence(sequence_id)
        self.fiche.setVisible(sequence is not None)
        if sequence is not None:
            self.fiche.montrer(sequence, debut=self._lu.debuts()[sequence.id])

    # --- les gestes ----------------------------------------------------------------------------

    def _choisir(self, cle: str, *_: object) -> None:
        deroule = self._deroules[cle]
        self._contexte.reussi(lambda: choisir_deroule(self._contexte.atelier, deroule))
        self.liste.setFocus()

    @Slot()
    def _derouler(self) -> None:
        actions = [
            (deroule.titre, "", partial(self._choisir, cle))
            for cle, deroule in self._deroules.items()
        ]
        derouler_menu(self, (actions,), self.changer.mapToGlobal(self.changer.rect().bottomLeft()))

    @Slot()
    def _ajouter(self) -> None:
        atelier, apres = self._contexte.atelier, self.liste.courante() or None
        cle = self._contexte.essayer(
            lambda: ajouter_sequence(
                atelier, titre="Nouvelle séquence", minutes=10, etape="accueillir", apres=apres
            )
        )
        if cle is not None:
            self.liste.choisir(cle)
            self.fiche.titre.setFocus()
            self.fiche.titre.selectAll()

    @Slot(str, int)
    def _faire(self, geste: str, pas: int) -> None:
        atelier, courante = self._contexte.atelier, self.liste.courante()
        if not courante:
            return
        faire: dict[str, Callable[[], object]] = {
            "demarrer": lambda: demarrer(atelier, courante),
            "terminer": lambda: terminer(atelier, courante),
            "sauter": lambda: sauter(atelier, courante),
            "reprendre": lambda: reprendre_sequence(atelier, courante),
            "retirer": lambda: retirer_sequence(atelier, courante),
            "deplacer": lambda: deplacer_sequence(atelier, courante, pas),
            "rallonger": lambda: rallonger(atelier, courante, pas),
        }
        self._contexte.reussi(faire[geste])

    @Slot(int, str, object)
    def _regler(self, sequence_id: int, champ: str, valeur: object) -> None:
        atelier = self._contexte.atelier
        regle = {champ: valeur}
        if not self._contexte.reussi(
            lambda: modifier_sequence(atelier, sequence_id, **regle)  # type: ignore[arg-type]
        ):
            self._montrer_fiche(self.liste.courante())
