"""Jouer l’atelier de démonstration dans la vraie fenêtre, touche par touche, jusqu’au fichier Word.

Les positions sont tapées dans la grille, les tours ouverts et clos au clavier, comme en séance ;
le résultat est le même fichier, la même charte et les mêmes images d’une fois sur l’autre.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.atelier.demonstration import (
    PRINCIPE_MONTRE,
    deliberer,
    lire_votes,
    trancher,
    voter_sans_numero,
)
from charte_studio.atelier.demonstration_salle import accueillir_et_explorer
from charte_studio.atelier.gestes.importer import COLONNES
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    creer_atelier,
    regler_atelier,
)
from charte_studio.atelier.gestes.se_positionner import noter_motif
from charte_studio.atelier.lectures.commun import TourLu, lire_tours
from charte_studio.atelier.lectures.preparer import lire_participants, lire_principe
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.lectures.se_positionner import lister_principes
from charte_studio.atelier.tableur import lire_tableau
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS
from charte_studio.export import exporter
from charte_studio.interface import theme
from charte_studio.interface.captures import photographier
from charte_studio.interface.console import Console
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.widgets.grille_positions import GrillePositions
from charte_studio.redaction.modeles import trouver_modele
from charte_studio.socle.chemins import (
    DossiersUtilisateur,
    dossier_modeles,
    dossier_ressources,
)
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair

NOM: Final = "Charte IA — Ville de Valbrune"
Reponses = dict[tuple[str, int], dict[int, tuple[str, str]]]
"""Par principe (clé) et tour : par numéro de participant, la position et le motif."""


def jouer(application: QApplication, sortie: Path) -> None:
    """Joue la démonstration et écrit dans `sortie` le `.charte`, le `.docx` et les captures."""
    with ennuis_en_clair(sortie):
        sortie.mkdir(parents=True, exist_ok=True)
    fichier, document = sortie / f"{NOM}.charte", sortie / f"{NOM}.docx"
    if fichier.exists():
        raise Refus(f"« {fichier} » existe déjà : donnez un autre dossier, ou déplacez ce fichier.")
    theme.appliquer(application, theme.lire_theme("clair"))
    donnees = dossier_ressources() / "demonstration"
    fenetre = Fenetre(DossiersUtilisateur(sortie / "poste", sortie / "poste" / "sauvegardes"))
    fenetre.resize(1366, 820)
    fenetre.show()
    seance = _Seance(fenetre, sortie / "captures", donnees)
    seance.jouer(fichier)
    atelier = seance.console.contexte.atelier
    empreinte = exporter(assembler(atelier.connexion), vers=document)
    fenetre.close()
    print(
        f"Atelier joué : {seance.touches} touches, {seance.images} captures.\n"
        f"Atelier : {fichier}\n"
        f"Charte : {document}\n"
        f"Captures : {sortie / 'captures'}\n"
        f"SHA-256 de la charte : {empreinte}"
    )


class _Seance:
    """Une personne au clavier."""

    def __init__(self, fenetre: Fenetre, captures: Path, donnees: Path) -> None:
        self._fenetre = fenetre
        self._captures = captures
        self._donnees = donnees
        self._fiche: dict[str, Any] = tomllib.loads(
            (donnees / "atelier.toml").read_text(encoding="utf-8")
        )
        self._reponses = lire_reponses(donnees / "positions.csv")
        self.touches = 0
        self.images = 0
        with ennuis_en_clair(captures):
            captures.mkdir(exist_ok=True)

    @property
    def console(self) -> Console:
        assert self._fenetre.console is not None
        return self._fenetre.console

    def jouer(self, fichier: Path) -> None:
        """Toutes les étapes, dans l’ordre."""
        self._photo("0-accueil")
        self._preparer(fichier)
        self._se_positionner()
        self._deliberer_et_decider()
        for rang, etape in ((5, "rediger"), (6, "transmettre")):
            self.console.aller_a(etape)
            self._photo(f"{rang}-{etape}")

    def _preparer(self, fichier: Path) -> None:
        fiche = self._fiche
        atelier = creer_atelier(
            fichier,
            trouver_modele(fiche["modele"], dossier_modeles()),
            titre=fiche["titre"],
            organisation=fiche["organisation"],
            echelle=fiche["echelle"],
            colleges=[(c["nom"], c["effectif_attendu"]) for c in fiche["college"]],
            inscriptions=lire_personnes(self._donnees / "positions.csv"),
        )
        jour: dt.date = fiche["date"]
        regler_atelier(
            atelier,
            date=jour.isoformat(),
            lieu=fiche["lieu"],
            duree_minutes=fiche["duree_minutes"],
        )
        accueillir_et_explorer(atelier, self._donnees / "seance.toml")
        self._fenetre.montrer_atelier(atelier)
        self._photo("1-preparer")

    def _se_positionner(self) -> None:
        self.console.aller_a("se_positionner")
        page = self.console.page
        assert isinstance(page, SePositionner)
        atelier = self.console.contexte.atelier
        ids = {p.numero: p.id for p in lire_participants(atelier.connexion)}
        votes = lire_votes(self._donnees / "votes.csv")
        for principe in lister_principes(atelier.connexion):
            page.aller_au_principe(principe.id)
            lu = lire_principe(atelier.connexion, principe.id)
            assert lu is not None
            for rang in (1, 2):
                if (vote := votes.get((lu.cle, rang))) is not None:
                    voter_sans_numero(atelier, lu.cle, vote)
                    continue
                reponses = self._reponses[(lu.cle, rang)]
                self._taper(page, Qt.Key.Key_R)
                self._saisir(page, reponses, ids)
                self._noter_motifs(lire_tours(atelier.connexion, principe.id)[-1], reponses, ids)
                if lu.cle == PRINCIPE_MONTRE:
                    self._photo(f"2-tour-{rang}-ouvert")
                self._taper(page, Qt.Key.Key_R)
                if lu.cle == PRINCIPE_MONTRE:
                    self._photo(f"2-tour-{rang}-clos")

    def _saisir(
        self, page: SePositionner, reponses: dict[int, tuple[str, str]], ids: dict[int, int]
    ) -> None:
        grille = page.findChild(GrillePositions)
        assert isinstance(grille, GrillePositions)
        degres = ECHELLES[self._fiche["echelle"]].degres
        touches = {d.cle: Qt.Key(Qt.Key.Key_0 + n) for n, d in enumerate(degres, start=1)}
        touches[SANS_AVIS] = Qt.Key.Key_0
        for numero, (position, _motif) in reponses.items():
            if position:
                grille.choisir_participant(ids[numero])
                self._taper(grille, touches[position])

    def _noter_motifs(
        self, tour: TourLu, reponses: dict[int, tuple[str, str]], ids: dict[int, int]
    ) -> None:
        for numero, (position, motif) in reponses.items():
            if position and motif:
                noter_motif(
                    self.console.contexte.atelier,
                    tour_id=tour.id,
                    participant_id=ids[numero],
                    motif=motif,
                )

    def _deliberer_et_decider(self) -> None:
        atelier = self.console.contexte.atelier
        fiche = tomllib.loads((self._donnees / "deliberation.toml").read_text(encoding="utf-8"))
        deliberer(atelier, fiche)
        self._photo("3-arguments-et-objections")
        self.console.aller_a("decider")
        self._photo("4-a-decider")
        trancher(atelier, fiche)
        self._photo("4-decide")

    def _taper(self, widget: QWidget, touche: Qt.Key) -> None:
        """Appuie et relâche, par le même chemin qu’un clavier : les raccourcis comptent."""
        QTest.keyClick(widget, touche)
        self.touches += 1

    def _photo(self, nom: str) -> None:
        photographier(self._fenetre, nom, dossier=self._captures)
        self.images += 1


def lire_reponses(chemin: Path) -> Reponses:
    """Les réponses de la démonstration, prêtes à être tapées."""
    reponses: Reponses = defaultdict(dict)
    for ligne in lire_tableau(chemin, requises=COLONNES):
        lu = ligne.cellules
        numero = int(lu["participant"].removeprefix("P"))
        reponses[(lu["principe"], int(lu["tour"]))][numero] = (lu["position"], lu["motif"])
    return reponses


def lire_personnes(chemin: Path) -> tuple[Inscription, ...]:
    """Une inscription par participant du fichier de positions."""
    colleges = {
        int(ligne.cellules["participant"].removeprefix("P")): ligne.cellules["college"]
        for ligne in lire_tableau(chemin, requises=COLONNES)
    }
    return tuple(Inscription(college, numero=n) for n, college in sorted(colleges.items()))
