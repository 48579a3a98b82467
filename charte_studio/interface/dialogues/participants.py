"""Inscrire des participants : par nombre, en collant une liste, ou depuis un fichier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from charte_studio.atelier.gestes.preparer import Inscription, numeroter
from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.preparer import ParticipantLu
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.dialogues.participants_sources import (
    ParFichier,
    ParListe,
    ParNombre,
    Source,
)
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.table_participants import TableParticipants
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Refus

_MINIMUM = (
    "Un numéro et un collège suffisent pour tout l’atelier. N’inscrivez un nom que si vous "
    "l’avez annoncé aux personnes concernées."
)


class DialogueParticipants(Dialogue):
    """À gauche, trois façons de dire qui vient ; à droite, ce qui sera inscrit."""

    def __init__(
        self,
        colleges: Sequence[CollegeLu],
        pris: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Inscrire des participants",
            valider="Inscrire",
            taille=(980, 620),
            propos=_MINIMUM,
            parent=parent,
        )
        self._connus = {college.cle for college in colleges}
        self._pris = frozenset(pris)
        self.par_nombre = ParNombre(colleges)
        self.par_liste = ParListe(self._pris)
        self.par_fichier = ParFichier()
        self.onglets = QTabWidget()
        self._apercu = Carte("Ce qui sera inscrit")
        self._compte = Texte("", "soustitre")
        self._detail = Texte("", "seconde")
        self._table = TableParticipants(choisir=False)

        self.onglets.addTab(self.par_nombre, "Par nombre")
        self.onglets.addTab(self.par_liste, "Liste collée")
        self.onglets.addTab(self.par_fichier, "Fichier")
        self.onglets.tabBar().setAccessibleName("Façon de dire qui vient")
        self._table.setAccessibleName("Aperçu des inscriptions")
        self._table.setMinimumHeight(140)
        self._apercu.disposition.addWidget(self._compte)
        self._apercu.disposition.addWidget(self._detail)
        self._apercu.disposition.addWidget(self._table, 1000)
        self._apercu.disposition.addStretch(1)
        self.deux_colonnes(self.onglets, self._apercu, parts=(11, 9))

        self.onglets.currentChanged.connect(self._montrer_apercu)
        for source in (self.par_nombre, self.par_liste, self.par_fichier):
            source.changee.connect(self._montrer_apercu)
        self._montrer_apercu()
        self.source().prendre_le_clavier()

    @classmethod
    def demander(
        cls, parent: QWidget, colleges: Sequence[CollegeLu], pris: Collection[int]
    ) -> tuple[Inscription, ...] | None:
        """Les personnes à inscrire, ou `None`. `pris` : les numéros déjà donnés."""
        dialogue = cls(colleges, pris, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.inscriptions() if accepte else None

    def source(self) -> Source:
        """La façon de dire qui est choisie."""
        source = self.onglets.currentWidget()
        assert isinstance(source, Source)
        return source

    def inscriptions(self) -> tuple[Inscription, ...]:
        """Ce qui sera inscrit."""
        return self.source().inscriptions()

    def verifier(self) -> bool:
        """Refuse une liste fautive, ou vide."""
        if erreurs := self.source().erreurs():
            self.refuser(erreurs[0][0].upper() + erreurs[0][1:])
            return False
        if not self.inscriptions():
            self.refuser("Il n’y a encore personne à inscrire : dites combien, ou qui.")
            return False
        try:
            numeroter(self.inscriptions(), self._pris)
        except Refus as refus:
            self.refuser(str(refus))
            return False
        return True

    @Slot()
    def _montrer_apercu(self) -> None:
        self.pardonner()
        inscriptions = self.inscriptions()
        self._compte.setText(
            accorder(len(inscriptions), "personne", "personnes")
            if inscriptions
            else "Personne pour l’instant"
        )
        try:
            numeros = numeroter(inscriptions, self._pris)
        except Refus as refus:
            self._detail.setText(str(refus))
            numeros = ()
        else:
            self._detail.setText(self._dire_detail(inscriptions))
        self._table.montrer(
            [
                ParticipantLu(
                    id=rang, numero=n, college_id=0, college=inscription.college,
                    nom=inscription.nom,
                )
                for rang, (n, inscription) in enumerate(zip(numeros, inscriptions, strict=False))
            ]
        )  # fmt: skip
        self._table.setVisible(bool(numeros))
        self._valider.setText(
            f"Inscrire {accorder(len(inscriptions), 'personne', 'personnes')}"
            if inscriptions
            else "Inscrire"
        )

    def _dire_detail(self, inscriptions: Sequence[Inscription]) -> str:
        if not inscriptions:
            return "Chaque personne s’ajoutera ici, avec son numéro."
        par_college = Counter(inscription.college for inscription in inscriptions)
        lignes = [
            f"{college} : {nombre}" + ("" if en_cle(college) in self._connus else ", à créer")
            for college, nombre in par_college.items()
        ]
        nommes = sum(bool(inscription.nom) for inscription in inscriptions)
        if nommes:
            lignes.append(
                accorder(nommes, "nom sera gardé", "noms seront gardés")
                + " dans le fichier : l’avez-vous annoncé ?"
            )
        return "\n".join(lignes)
