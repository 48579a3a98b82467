"""Le volet Démarche : ce que l’on fait, pour qui, quand, et à partir de quel modèle."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import changer_modele, regler_atelier
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.preparer import Preparation
from charte_studio.domaine.vocabulaire import CADRES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.changer_modele import ChangerModele
from charte_studio.interface.etapes.preparer.ensuite import Ensuite
from charte_studio.interface.etapes.preparer.forme_visee import ResumeForme, formes_ordonnees
from charte_studio.interface.etapes.preparer.saisie import rappeler
from charte_studio.interface.fichiers_recus import dossier_documents
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.champ_date import ChampDate
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.socle.chemins import dossier_modeles

DUREES: Final = {
    "": "À fixer",
    "60": "1 h",
    "90": "1 h 30",
    "120": "2 h",
    "150": "2 h 30",
    "180": "3 h",
    "240": "4 h",
    "360": "6 h, par exemple trois séances",
}


class VoletDemarche(QWidget):
    """Chaque champ devient un geste à la pause ou quand on en sort."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lue: Preparation | None = None
        self.organisation = ChampTexte(
            "Organisation", indication="La ville, l’entreprise, l’hôpital…"
        )
        self.titre = ChampTexte("Titre de l’atelier")
        self.titre_charte = ChampTexte("Titre de la charte")
        formes, siennes = formes_ordonnees(lire_atelier(contexte.atelier.connexion).modele)
        self.forme = Choix("Forme visée", formes)
        self.resume = ResumeForme()
        self.date = ChampDate("Date de la séance")
        self.duree = Choix("Durée", DUREES)
        self.lieu = ChampTexte("Lieu", indication="La salle, l’adresse")
        self._modele = Texte("", "fort")
        self._origine = Texte("", "petit")
        self.changer = Bouton("Changer de modèle…", role="lien")

        if 0 < siennes < len(formes):
            self.forme.insertSeparator(siennes)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(16)
        rangee = Rangee(seuil=760, ecart=16)
        rangee.ajouter(self._carte_charte(), 11)
        rangee.ajouter(self._colonne_seance(), 9)
        disposition.addWidget(rangee)
        disposition.addWidget(Ensuite())
        disposition.addStretch(1)

        for champ, cle in (
            (self.organisation, "organisation"),
            (self.titre, "titre"),
            (self.titre_charte, "titre_charte"),
            (self.lieu, "lieu"),
        ):
            champ.texte_pose.connect(partial(self._regler, cle))
        self.forme.change.connect(self._dire_portee)
        self.forme.cle_posee.connect(partial(self._regler, "forme"))
        self.date.date_posee.connect(partial(self._regler, "date"))
        self.duree.cle_posee.connect(self._regler_duree)
        self.changer.clicked.connect(self.changer_de_modele)

    def _carte_charte(self) -> Carte:
        carte = Carte("La charte à écrire")
        grille = _grille(carte)
        _ajouter(grille, 0, "Organisation", self.organisation)
        _ajouter(grille, 1, "Titre de l’atelier", self.titre)
        _ajouter(grille, 2, "Titre de la charte", self.titre_charte)
        _ajouter(grille, 3, "Forme visée", self.forme)
        grille.addWidget(self.resume, 4, 1)
        carte.disposition.addStretch(1)
        return carte

    def _colonne_seance(self) -> QWidget:
        seance = Carte("La séance")
        grille = _grille(seance)
        _ajouter(grille, 0, "Date", self.date)
        _ajouter(grille, 1, "Durée", self.duree)
        _ajouter(grille, 2, "Lieu", self.lieu)
        modele = Carte("Le modèle de départ", nature="creux")
        modele.disposition.addWidget(self._modele)
        modele.disposition.addWidget(self._origine)
        modele.disposition.addWidget(self.changer, 0, Qt.AlignmentFlag.AlignLeft)
        modele.disposition.addStretch(1)
        colonne = QWidget()
        disposition = QVBoxLayout(colonne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(16)
        disposition.addWidget(seance)
        disposition.addWidget(modele, 1)
        return colonne

    def montrer(self, lue: Preparation) -> None:
        """Montre ce qui est enregistré, sans déranger ce que l’on tape."""
        self._lue = lue
        info = lue.info
        rappeler(self.organisation, info.organisation)
        rappeler(self.titre, info.titre)
        rappeler(self.titre_charte, info.titre_charte)
        rappeler(self.lieu, info.lieu)
        self.forme.montrer(info.forme)
        self._dire_portee(self.forme.cle())
        self.date.montrer(info.date)
        minutes = info.duree_minutes
        self.duree.montrer("" if minutes is None else str(minutes), f"{minutes} min")
        self._modele.setText(info.modele_titre)
        self._origine.setText(
            f"{CADRES.get(info.cadre, info.cadre)}, version {info.modele_version}. Ses textes sont "
            "copiés dans cet atelier : tout se modifie, et le fichier se rouvre sans le modèle."
        )

    @Slot()
    def changer_de_modele(self) -> None:
        """Demande quel modèle suivre ; ce que la salle a dit ou écrit ne bouge pas."""
        if self._lue is None:
            return
        info, atelier = self._lue.info, self._contexte.atelier
        modeles = self._contexte.essayer(lambda: lister_modeles(dossier_modeles()))
        if modeles is None:
            return
        actuel = (info.modele, info.modele_version)
        voulu = ChangerModele.demander(self, modeles, dossier_documents(), actuel)
        ancien = next((m for m in modeles if m.identifiant == info.modele), None)
        if voulu is not None and self._contexte.reussi(
            lambda: changer_modele(atelier, voulu, ancien=ancien)
        ):
            self._contexte.notice.emit(
                "reussite",
                f"L’atelier suit maintenant «\u00a0{voulu.titre}\u00a0». Ctrl+Z l’annule.",
            )

    def _dire_portee(self, forme: str) -> None:
        self.resume.montrer(forme, self._lue.info.cadre if self._lue else "")

    def _regler(self, cle: str, valeur: str) -> None:
        self._faire(cle, valeur or (None if cle == "date" else ""))

    def _regler_duree(self, minutes: str) -> None:
        self._faire("duree_minutes", int(minutes) if minutes else None)

    def _faire(self, cle: str, valeur: str | int | None) -> None:
        reussi = self._contexte.reussi(
            lambda: regler_atelier(self._contexte.atelier, **{cle: valeur})
        )
        if not reussi and self._lue is not None:
            self.montrer(self._lue)


def _grille(carte: Carte) -> QGridLayout:
    grille = QGridLayout()
    grille.setHorizontalSpacing(14)
    grille.setVerticalSpacing(12)
    grille.setColumnStretch(1, 1)
    carte.disposition.addLayout(grille)
    return grille


def _ajouter(grille: QGridLayout, rang: int, nom: str, champ: QWidget) -> None:
    etiquette = Texte(nom, "seconde")
    etiquette.setWordWrap(False)
    etiquette.setBuddy(champ)
    grille.addWidget(etiquette, rang, 0)
    grille.addWidget(champ, rang, 1)
