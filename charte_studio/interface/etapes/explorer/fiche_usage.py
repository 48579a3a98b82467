"""La fiche d’un usage : ses mots, son verdict, ses conditions, la boussole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.explorer import CritereLu, GroupeLu, UsageLu
from charte_studio.domaine.vocabulaire import FREQUENCES, VERDICTS
from charte_studio.interface.etapes.explorer.boussole_usage import BoussoleUsage, resumer
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes
from charte_studio.interface.widgets.zone import Zone
from charte_studio.redaction.usages import OUI_SI

_TOUCHES: Final = {"oui": "1", "oui-si": "2", "non": "3"}
_AIDES: Final = {
    "": "Conditions ou raison",
    "oui": "Précisions, s’il en faut",
    "oui-si": "À quelles conditions\u00a0?",
    "non": "Pourquoi\u00a0?",
}


class FicheUsage(Zone):
    """Un « oui, si… » attend ses conditions : le verdict s’enregistre quand elles sont dites.

    Signaux : `reglee(id, champ, valeur)`, `tranchee(id, verdict, conditions)`,
    `examinee(id, critere, reponse)`, `rangee(id, groupe)`, `retiree(id)`, `fermee`.
    """

    reglee = Signal(int, str, str)
    tranchee = Signal(int, str, str)
    examinee = Signal(int, str, str)
    rangee = Signal(int, int)
    retiree = Signal(int)
    fermee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._usage: UsageLu | None = None
        self._groupes: tuple[GroupeLu, ...] = ()
        self._en_attente = ""
        self.fermer = Bouton("Revenir au mur", icone="precedent", role="discret", raccourci="Esc")
        self.tache = TexteDeLignes("La tâche", lignes=1, lignes_max=3)
        self.outil = ChampTexte("L’outil")
        self.donnees = ChampTexte("Les données")
        self.frequence = Choix("La fréquence", {"": "non précisée", **FREQUENCES})
        self.groupe = Choix("Le groupe", {"0": "aucun"})
        self.verdicts = {
            cle: Bouton(libelle, role="filtre", raccourci=_TOUCHES[cle])
            for cle, libelle in VERDICTS.items()
        }
        self.conditions = TexteDeLignes("Conditions", lignes=2, lignes_max=8)
        self._aide = Texte("", "petit")
        self._attente = Texte("", "alerte")
        self._propose = Texte("", "petit")
        self._titre_boussole = Texte("", "entete")
        self.boussole = BoussoleUsage()
        self.retirer = Bouton("Retirer cet usage", icone="supprimer", role="discret")

        self.setObjectName("fiche_usage")
        self._assembler()
        self._relier()

    def _assembler(self) -> None:
        defilant = Defilant()
        corps = defilant.disposition
        corps.setContentsMargins(16, 12, 16, 12)
        corps.setSpacing(4)
        corps.addWidget(self.fermer, 0, Qt.AlignmentFlag.AlignLeft)
        corps.addWidget(Texte("La tâche", "entete"))
        corps.addWidget(self.tache)
        corps.addSpacing(8)
        corps.addWidget(Texte("Le verdict de la salle", "entete"))
        boutons = QHBoxLayout()
        boutons.setSpacing(6)
        for cle, bouton in self.verdicts.items():
            marquer(bouton, verdict=cle)
            boutons.addWidget(bouton)
        boutons.addStretch(1)
        corps.addLayout(boutons)
        corps.addWidget(self._propose)
        corps.addWidget(self._aide)
        corps.addWidget(self.conditions)
        corps.addWidget(self._attente)
        corps.addSpacing(8)
        for mot, champ in (
            ("Outil", self.outil),
            ("Données", self.donnees),
            ("Fréquence", self.frequence),
            ("Groupe", self.groupe),
        ):
            corps.addWidget(Texte(mot, "petit"))
            corps.addWidget(champ)
        corps.addSpacing(8)
        corps.addWidget(self._titre_boussole)
        corps.addWidget(self.boussole)
        corps.addSpacing(8)
        corps.addWidget(self.retirer, 0, Qt.AlignmentFlag.AlignLeft)
        corps.addStretch(1)
        entier = QVBoxLayout(self)
        entier.setContentsMargins(0, 0, 0, 0)
        entier.addWidget(defilant)

    def _relier(self) -> None:
        for cle, bouton in self.verdicts.items():
            bouton.clicked.connect(partial(self._sur_verdict, cle))
        for champ, nom in (
            (self.tache.texte_pose, "tache"),
            (self.outil.texte_pose, "outil"),
            (self.donnees.texte_pose, "donnees"),
            (self.frequence.cle_posee, "frequence"),
        ):
            champ.connect(partial(self._regler, nom))
        self.conditions.texte_pose.connect(self._poser_conditions)
        self.groupe.cle_posee.connect(self._ranger)
        self.boussole.examinee.connect(self._examiner)
        self.retirer.clicked.connect(self._retirer)
        self.fermer.clicked.connect(self.fermee)

    # --- montrer -------------------------------------------------------------------------------

    def montrer(
        self, usage: UsageLu, groupes: Sequence[GroupeLu], criteres: Sequence[CritereLu]
    ) -> None:
        """Montre un usage."""
        autre = self._usage is None or usage.id != self._usage.id
        if autre:
            # La saisie en attente est celle de l’ancienne carte : on la pose tant qu’elle est là.
            self.poser()
            self._en_attente = ""
        self._usage = usage
        if usage.verdict:
            self._en_attente = ""
        self._montrer_groupes(groupes)
        self.tache.montrer(usage.tache, usage.id)
        self.outil.montrer(usage.outil, usage.id)
        self.donnees.montrer(usage.donnees, usage.id)
        self.frequence.montrer(usage.frequence)
        self.groupe.montrer(str(usage.groupe_id or 0))
        self.conditions.montrer(usage.conditions, usage.id)
        for champ in (self.outil, self.donnees):
            if not champ.hasFocus():
                champ.setCursorPosition(0)
                champ.setToolTip(champ.text())
        dit = VERDICTS.get(usage.propose, "")
        self._propose.setText(f"Le modèle propose\u00a0: {dit.lower()}" if dit else "")
        self._propose.setVisible(bool(dit))
        examen = resumer(criteres, usage.criteres)
        self._titre_boussole.setText(f"La boussole\u00a0: {examen}" if examen else "La boussole")
        self._titre_boussole.setVisible(bool(criteres))
        self.boussole.montrer(criteres, usage.criteres)
        self._dire_verdict()

    def chaine(self) -> list[QWidget]:
        """Ce que parcourt la tabulation, de haut en bas."""
        criteres = [b for ligne in self.boussole.lignes.values() for b in ligne.boutons.values()]
        return [
            self.fermer,
            self.tache,
            *self.verdicts.values(),
            self.conditions,
            self.outil,
            self.donnees,
            self.frequence,
            self.groupe,
            *criteres,
            self.retirer,
        ]

    def montrer_fermeture(self, oui: bool) -> None:
        """Seule à l’écran, la fiche dit comment revenir au mur."""
        self.fermer.setVisible(oui)

    def _montrer_groupes(self, groupes: Sequence[GroupeLu]) -> None:
        if tuple(groupes) == self._groupes:
            return
        self._groupes = tuple(groupes)
        self.groupe.clear()
        self.groupe.addItem("aucun", "0")
        for groupe in groupes:
            self.groupe.addItem(groupe.nom, str(groupe.id))

    def _dire_verdict(self) -> None:
        verdict = self._en_attente or (self._usage.verdict if self._usage else "")
        for cle, bouton in self.verdicts.items():
            bouton.setChecked(cle == verdict)
        self._aide.setText(_AIDES[verdict])
        self.conditions.setAccessibleName(_AIDES[verdict])
        self._attente.setText(
            "Dites à quelles conditions\u00a0: sans elles, ce serait un oui."
            if self._en_attente
            else ""
        )
        self._attente.setVisible(bool(self._en_attente))

    def poser(self) -> None:
        """Pose ce qui s’écrivait."""
        for champ in (
            self.tache,
            self.outil,
            self.donnees,
            self.frequence,
            self.groupe,
            self.conditions,
        ):
            champ.poser()

    # --- demander ------------------------------------------------------------------------------

    def trancher(self, verdict: str) -> None:
        """Donne ce verdict ; un « oui, si… » sans condition attend qu’on les écrive."""
        if self._usage is None:
            return
        conditions = self.conditions.texte()
        if verdict == OUI_SI and not conditions.strip():
            self._en_attente = OUI_SI
            self._dire_verdict()
            self.conditions.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._en_attente = ""
        self.tranchee.emit(self._usage.id, verdict, conditions)
        self._dire_verdict()

    def _sur_verdict(self, cle: str, *_: object) -> None:
        actuel = self._en_attente or (self._usage.verdict if self._usage else "")
        self._dire_verdict()
        self.trancher("" if cle == actuel else cle)

    def _poser_conditions(self, texte: str) -> None:
        if self._usage is None:
            return
        verdict = self._en_attente or self._usage.verdict
        if verdict == OUI_SI and not texte.strip():
            if self._usage.verdict != OUI_SI:
                return
            # Vider ses conditions ôte le « oui, si… » plutôt que d’en faire un oui déguisé.
            verdict = ""
        self._en_attente = ""
        self.tranchee.emit(self._usage.id, verdict, texte)

    def _regler(self, champ: str, valeur: str) -> None:
        if self._usage is not None:
            self.reglee.emit(self._usage.id, champ, valeur)

    def _ranger(self, groupe: str) -> None:
        if self._usage is not None:
            self.rangee.emit(self._usage.id, int(groupe))

    def _examiner(self, critere: str, reponse: str) -> None:
        if self._usage is not None:
            self.examinee.emit(self._usage.id, critere, reponse)

    def _retirer(self) -> None:
        if self._usage is not None:
            self.retiree.emit(self._usage.id)
