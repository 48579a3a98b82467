"""Une séquence du déroulé, à régler et à suivre."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charte_studio.atelier.lectures.deroule import SequenceLue
from charte_studio.interface.moments import moment
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes

ETAPES: Final = {
    "preparer": "Préparer",
    "accueillir": "Accueillir",
    "explorer": "Explorer",
    "se_positionner": "Se positionner",
    "decider": "Décider",
    "rediger": "Rédiger",
    "transmettre": "Transmettre",
    "relire": "Relire",
    "pause": "Pause",
}
_PAS: Final = 5


class FicheSequence(Carte):
    """Émet `reglee(champ, valeur)` et `demandee(geste, pas)`, toujours pour la séquence montrée."""

    reglee = Signal(int, str, object)
    """La séquence, le champ de `modifier_sequence`, sa valeur."""
    demandee = Signal(str, int)
    """`demarrer`, `terminer`, `sauter`, `reprendre`, `retirer`, `deplacer` ou `rallonger`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._cle = 0
        self._moment = Texte("", "entete")
        self.titre = ChampTexte("Nom de la séquence")
        self.minutes = Nombre("Durée en minutes", maximum=600)
        self.etape = Choix("Étape de l’application", ETAPES)
        self.objectif = TexteDeLignes("Ce qu’elle doit produire", lignes=2, lignes_max=4)
        self.animation = TexteDeLignes("Ce que l’on fait et dit", lignes=6, lignes_max=14)
        self.materiel = TexteDeLignes(
            "À portée de main", lignes=3, lignes_max=6, indication="un objet par ligne"
        )
        self.boutons = {
            "demarrer": Bouton("Démarrer", role="principal", icone="reprendre"),
            "terminer": Bouton("Terminer", role="principal", icone="reussi"),
            "reprendre": Bouton("Remettre à venir", icone="annuler"),
            "sauter": Bouton("Sauter", icone="suivant"),
        }
        self.moins = Bouton(f"−\u00a0{_PAS}\u00a0min", raccourci="-")
        self.plus = Bouton(f"+\u00a0{_PAS}\u00a0min", raccourci="+")
        self.monter = Bouton(
            "Monter", icone="monter", icone_seule=True, raccourci="Alt+Up", role="discret"
        )
        self.descendre = Bouton(
            "Descendre",
            icone="descendre",
            icone_seule=True,
            raccourci="Alt+Down",
            role="discret",
        )
        self.retirer = Bouton(
            "Retirer la séquence",
            icone="supprimer",
            icone_seule=True,
            raccourci="Del",
            role="discret",
        )
        self._assembler()
        self._relier()

    def _assembler(self) -> None:
        self.minutes.setSuffix("\u00a0min")
        self.minutes.setMinimum(1)
        haut = QHBoxLayout()
        haut.setSpacing(0)
        haut.addWidget(self._moment, 1)
        for bouton in (self.monter, self.descendre, self.retirer):
            haut.addWidget(bouton)
        gestes = QWidget()
        flot = DispositionFlot(gestes, ecart=8, ecart_lignes=6)
        for bouton in (*self.boutons.values(), self.moins, self.plus):
            flot.addWidget(bouton)
        tete = QGridLayout()
        tete.setHorizontalSpacing(10)
        tete.setVerticalSpacing(4)
        for colonne, (mot, champ) in enumerate(
            (("Nom", self.titre), ("Durée", self.minutes), ("Étape", self.etape))
        ):
            tete.addWidget(Texte(mot, "petit"), 0, colonne)
            tete.addWidget(champ, 1, colonne)
        tete.setColumnStretch(0, 3)
        tete.setColumnStretch(2, 2)
        self.disposition.setSpacing(6)
        self.disposition.addLayout(haut)
        self.disposition.addWidget(gestes)
        self.disposition.addSpacing(4)
        self.disposition.addLayout(tete)
        for mot, texte in (
            ("Ce qu’elle doit produire", self.objectif),
            ("Ce que l’on fait et dit", self.animation),
            ("À portée de main", self.materiel),
        ):
            self.disposition.addWidget(Texte(mot, "petit"))
            self.disposition.addWidget(texte)
        self.disposition.addStretch(1)

    def _relier(self) -> None:
        for geste, bouton in self.boutons.items():
            bouton.clicked.connect(lambda _coche=False, g=geste: self.demandee.emit(g, 0))
        for bouton, geste, pas in (
            (self.moins, "rallonger", -_PAS),
            (self.plus, "rallonger", _PAS),
            (self.monter, "deplacer", -1),
            (self.descendre, "deplacer", 1),
            (self.retirer, "retirer", 0),
        ):
            bouton.clicked.connect(lambda _coche=False, g=geste, p=pas: self.demandee.emit(g, p))
        for champ, nom in (
            (self.titre.texte_pose, "titre"),
            (self.minutes.nombre_pose, "minutes"),
            (self.etape.cle_posee, "etape"),
            (self.objectif.texte_pose, "objectif"),
            (self.animation.texte_pose, "animation"),
        ):
            champ.connect(partial(self._regler, nom))
        self.materiel.texte_pose.connect(lambda texte: self._regler("materiel", texte.splitlines()))

    def _regler(self, champ: str, valeur: object) -> None:
        if self._cle:  # avant la première séquence, rien n’est à régler
            self.reglee.emit(self._cle, champ, valeur)

    def poser(self) -> None:
        """Pose ce qui s’écrivait, avant que la fiche n’en montre une autre."""
        for champ in (
            self.titre,
            self.minutes,
            self.etape,
            self.objectif,
            self.animation,
            self.materiel,
        ):
            champ.poser()

    def montrer(self, sequence: SequenceLue, *, debut: int) -> None:
        """Montre une séquence ; `debut` : à quelle minute de sa séance elle commence."""
        if sequence.id != self._cle:
            # La saisie en attente est celle de l’ancienne : on la pose pendant qu’elle est là.
            self.poser()
            self._cle = sequence.id
        quand = (
            f"De {moment(debut)} à {moment(debut + sequence.minutes)}"
            if debut
            else f"Les {sequence.minutes} premières minutes"
        )
        self._moment.setText(quand)
        self.setAccessibleName(f"{sequence.titre}, {quand}")
        self.titre.montrer(sequence.titre, sequence.id)
        self.minutes.montrer(sequence.minutes)
        self.etape.montrer(sequence.etape)
        self.objectif.montrer(sequence.objectif, sequence.id)
        self.animation.montrer(sequence.animation, sequence.id)
        self.materiel.montrer("\n".join(sequence.materiel), sequence.id)
        etat = sequence.etat
        self.boutons["demarrer"].setVisible(etat in ("a-venir", "sautee"))
        self.boutons["terminer"].setVisible(etat == "en-cours")
        self.boutons["reprendre"].setVisible(etat in ("faite", "sautee"))
        self.boutons["sauter"].setVisible(etat in ("a-venir", "en-cours"))
        self.retirer.setEnabled(etat != "en-cours")
