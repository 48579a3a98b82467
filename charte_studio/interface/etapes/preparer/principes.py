"""Le volet Principes : lesquels, dans quel ordre, et ce qu’ils ne couvrent pas."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import (
    ajouter_de_la_bibliotheque,
    ajouter_principe,
    modifier_principe,
    ordonner_principes,
    retenir_principe,
)
from charte_studio.atelier.lectures.preparer import Preparation, lire_principe
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.principe import DialoguePrincipe, PrincipeSaisi
from charte_studio.interface.etapes.preparer.couverture import CarteCouverture
from charte_studio.interface.etapes.preparer.lecture_principe import LecturePrincipe
from charte_studio.interface.etapes.preparer.liste_principes import ListePrincipes
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.recherche import Recherche
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.bibliotheque import Bibliotheque, lire_bibliotheque
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES
from charte_studio.socle.chemins import dossier_modeles


class VoletPrincipes(QWidget):
    """La liste à gauche ; à droite, la couverture et le principe choisi."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lue: Preparation | None = None
        self.liste = ListePrincipes()
        self.recherche = Recherche("Chercher un principe")
        self._bibliotheque: Bibliotheque | None = None
        self.choisir = Bouton("Choisir dans la bibliothèque…", icone="liste")
        self.ajouter = Bouton("Écrire le nôtre…", icone="ajouter")
        self.modifier = Bouton("Modifier…", icone="modifier", raccourci="Return")
        self.monter = Bouton(
            "Monter", icone="monter", icone_seule=True, role="discret", raccourci="Alt+Up"
        )
        self.descendre = Bouton(
            "Descendre", icone="descendre", icone_seule=True, role="discret", raccourci="Alt+Down"
        )
        self.couverture = CarteCouverture()
        self.lecture = LecturePrincipe()
        self._compte = Texte("", "fort")
        self._rien = Texte("Aucun principe ne contient ces mots.", "seconde")
        self._vide = EtatVide(
            "De quoi débattre ?",
            "Choisissez dans la bibliothèque, ou écrivez un premier principe : une affirmation que "
            "la salle puisse approuver ou refuser, et ce que dirait la charte.",
        )

        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        rangee = Rangee(seuil=760, ecart=16)
        rangee.ajouter(self._carte_liste(), 11)
        rangee.ajouter(self._colonne(), 9)
        disposition.addWidget(rangee)

        self.recherche.textChanged.connect(self._filtrer)
        self.choisir.clicked.connect(self._choisir)
        self.ajouter.clicked.connect(self._ajouter)
        self.modifier.clicked.connect(self._modifier)
        self.monter.clicked.connect(lambda: self.liste.deplacer(-1))
        self.descendre.clicked.connect(lambda: self.liste.deplacer(1))
        self.liste.ouverture_demandee.connect(self._modifier)
        self.liste.retenue_demandee.connect(self._retenir)
        self.liste.place_demandee.connect(self._placer)
        self.liste.courant_change.connect(self._montrer_courant)

    def _carte_liste(self) -> Carte:
        carte = Carte("L’ordre du jour")
        tete = DispositionFlot(ecart=8)
        tete.addWidget(self.choisir)
        tete.addWidget(self.ajouter)
        pied = QHBoxLayout()
        pied.setSpacing(4)
        pied.addWidget(self._compte, 1)
        pied.addWidget(self.monter)
        pied.addWidget(self.descendre)
        pied.addWidget(self.modifier)
        self.liste.setMinimumHeight(220)
        carte.disposition.setSpacing(8)
        carte.disposition.addLayout(tete)
        carte.disposition.addWidget(self._vide)
        carte.disposition.addWidget(self.recherche)
        carte.disposition.addWidget(self._rien)
        carte.disposition.addWidget(self.liste, 1)
        carte.disposition.addLayout(pied)
        self._vide.hide()
        self._rien.hide()
        return carte

    def _colonne(self) -> QWidget:
        colonne = QWidget()
        disposition = QVBoxLayout(colonne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(16)
        disposition.addWidget(self.couverture)
        disposition.addWidget(self.lecture, 1)
        return colonne

    def montrer(self, lue: Preparation) -> None:
        """Montre les principes, en gardant le choisi et le défilement."""
        self._lue = lue
        self.liste.montrer(lue.principes)
        if self.liste.courant() == 0 and lue.principes:
            self.liste.choisir(lue.principes[0].id)
        self.couverture.montrer(lue)
        retenus, tous = len(lue.retenus), len(lue.principes)
        self._compte.setText(
            f"{retenus} {'retenu' if retenus < 2 else 'retenus'} sur {tous}" if tous else ""
        )
        self._vide.setVisible(not tous)
        for widget in (self.recherche, self.liste, self.monter, self.descendre, self.modifier):
            widget.setVisible(bool(tous))
        self._montrer_courant(self.liste.courant())

    @Slot(str)
    def _filtrer(self, texte: str) -> None:
        self.liste.filtrer(texte)
        self._rien.setVisible(bool(texte) and not self.liste.modele.rowCount())

    @Slot(int)
    def _montrer_courant(self, principe_id: int) -> None:
        connexion = self._contexte.atelier.connexion
        self.lecture.montrer(lire_principe(connexion, principe_id) if principe_id else None)
        for bouton in (self.monter, self.descendre, self.modifier):
            bouton.setEnabled(bool(principe_id))

    # --- les gestes ----------------------------------------------------------------------------

    @Slot(int, bool)
    def _retenir(self, principe_id: int, retenu: bool) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: retenir_principe(atelier, principe_id, retenu))

    @Slot(int, int)
    def _placer(self, principe_id: int, avant: int) -> None:
        ordre = [p.id for p in self._lue.principes if p.id != principe_id] if self._lue else []
        if principe_id == avant:
            return
        place = ordre.index(avant) if avant in ordre else len(ordre)
        ordre.insert(place, principe_id)
        self._contexte.reussi(lambda: ordonner_principes(self._contexte.atelier, ordre))

    @Slot()
    def _choisir(self) -> None:
        """Lit la bibliothèque la première fois, à côté, puis laisse y choisir."""
        if self._bibliotheque is not None:
            self._demander_un_choix(self._bibliotheque)
            return
        self.choisir.setEnabled(False)
        self._contexte.taches.lancer(
            lambda _avancer: lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES),
            finie=self._sur_bibliotheque,
            echouee=self._sur_echec,
            toujours=lambda: self.choisir.setEnabled(True),
        )

    def _sur_bibliotheque(self, bibliotheque: Bibliotheque) -> None:
        self._bibliotheque = bibliotheque
        self.choisir.setEnabled(True)
        if self.isVisible():
            self._demander_un_choix(bibliotheque)

    def _sur_echec(self, erreur: Exception) -> None:
        def relever() -> None:
            raise erreur

        self._contexte.essayer(relever)

    def _demander_un_choix(self, bibliotheque: Bibliotheque) -> None:
        if self._lue is None:
            return
        choisis = BibliothequeDialogue.demander(
            self,
            bibliotheque,
            {principe.cle for principe in self._lue.principes},
            themes_du_jour={principe.theme for principe in self._lue.retenus},
            degres=[degre.libelle for degre in self._lue.info.echelle.degres],
        )
        if not choisis:
            return
        atelier = self._contexte.atelier
        if self._contexte.reussi(lambda: ajouter_de_la_bibliotheque(atelier, choisis)):
            self.recherche.clear()
            premier = next(p.id for p in self._lue.principes if p.cle == choisis[0].cle)
            self.liste.choisir(premier)
            self.liste.setFocus()

    @Slot()
    def _ajouter(self) -> None:
        saisi = DialoguePrincipe.demander(self)
        if saisi is None:
            return
        atelier = self._contexte.atelier
        neuf = self._contexte.essayer(lambda: ajouter_principe(atelier, **_en_champs(saisi)))
        if neuf is not None:
            self.recherche.clear()
            self.liste.choisir(neuf)
            self.liste.setFocus()

    @Slot()
    def _modifier(self) -> None:
        atelier, principe_id = self._contexte.atelier, self.liste.courant()
        principe = lire_principe(atelier.connexion, principe_id)
        if principe is None or self._lue is None:
            return
        figee = any(p.tours for p in self._lue.principes if p.id == principe_id)
        saisi = DialoguePrincipe.demander(self, principe, question_figee=figee)
        if saisi is not None:
            self._contexte.reussi(
                lambda: modifier_principe(atelier, principe_id, **_en_champs(saisi))
            )


def _en_champs(saisi: PrincipeSaisi) -> dict[str, Any]:
    return asdict(saisi)
