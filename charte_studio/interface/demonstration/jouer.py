"""La séance entière, dans l’ordre : ouvrir, explorer, voter, débattre, décider, rédiger."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from charte_studio.atelier.demonstration import PRINCIPE_MONTRE, VoteSansNumero, lire_votes
from charte_studio.atelier.gestes.preparer import creer_atelier, regler_atelier
from charte_studio.atelier.lectures.preparer import lire_principe
from charte_studio.atelier.lectures.se_positionner import lister_principes
from charte_studio.interface import theme
from charte_studio.interface.demonstration.debat import (
    noter_argument,
    noter_objection,
    proposer_un_amendement,
    voter_un_amendement,
)
from charte_studio.interface.demonstration.decisions import consigner, trancher
from charte_studio.interface.demonstration.mains import Mains
from charte_studio.interface.demonstration.ouverture import accueillir, explorer
from charte_studio.interface.demonstration.projection import Salle
from charte_studio.interface.demonstration.recueil import (
    compter_les_mains,
    lire_personnes,
    lire_reponses,
    ouvrir_en,
    saisir_par_numero,
    voter_a_l_isoloir,
)
from charte_studio.interface.demonstration.redaction import (
    FORMULATION_D_ABORD,
    PRINCIPE_REVU,
    rediger,
)
from charte_studio.interface.demonstration.regie import conduire_la_regie
from charte_studio.interface.demonstration.transmission import transmettre
from charte_studio.interface.fenetre import Fenetre
from charte_studio.redaction.modeles import trouver_modele
from charte_studio.socle.chemins import (
    dossier_modeles,
    dossier_ressources,
    dossiers_utilisateur,
)
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair

NOM: Final = "Charte IA — Ville de Valbrune"
COMPTE_RENDU: Final = "Compte rendu — Ville de Valbrune"
NOMINATIF: Final = "nominatif"
Fiche = Mapping[str, Any]


def jouer(application: QApplication, sortie: Path) -> None:
    """Joue la démonstration et écrit dans `sortie` le `.charte`, deux `.docx` et les captures."""
    with ennuis_en_clair(sortie):
        (sortie / "captures").mkdir(parents=True, exist_ok=True)
    fichier = sortie / f"{NOM}.charte"
    documents = {
        "projet": sortie / f"{NOM}.docx",
        "compte-rendu": sortie / f"{COMPTE_RENDU}.docx",
    }
    for deja in (fichier, *documents.values()):
        if deja.exists():
            raise Refus(
                f"« {deja} » existe déjà : donnez un autre dossier, ou déplacez ce fichier."
            )
    theme.appliquer(application, theme.lire_theme("clair"))
    with _poste_a_part(application, sortie / "poste"):
        fenetre = Fenetre(dossiers_utilisateur())
        try:
            fenetre.resize(1366, 768)
            fenetre.show()
            mains = Mains(fenetre, sortie / "captures")
            salle = Salle(mains)
            _Seance(mains, salle, dossier_ressources() / "demonstration").jouer(fichier)
            faits = transmettre(mains, documents)
        finally:
            fenetre.close()
    ecrits = "\n".join(f"Document : {e.chemin}\n  SHA-256 : {e.empreinte}" for e in faits)
    print(
        f"Atelier joué : {mains.touches} touches, aucun clic, "
        f"{len(salle.vues)} scènes projetées, {len(mains.images)} captures.\n"
        f"Atelier : {fichier}\n{ecrits}\nCaptures : {sortie / 'captures'}"
    )


@contextmanager
def _poste_a_part(application: QApplication, dossier: Path) -> Iterator[None]:
    """Les réglages de la personne qui lance la démonstration n’y entrent pas et n’en sortent pas.

    Le dialogue de fichier est celui de Qt : on ne tape pas dans celui du système.
    """
    variable, natif = "CHARTE_STUDIO_DOSSIER", Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    avant, avait = os.environ.get(variable), application.testAttribute(natif)
    os.environ[variable] = str(dossier)
    application.setAttribute(natif)
    try:
        yield
    finally:
        application.setAttribute(natif, avait)
        if avant is None:
            del os.environ[variable]
        else:
            os.environ[variable] = avant


class _Seance:
    """Les données de la démonstration, et ce qu’il en reste à jouer."""

    def __init__(self, mains: Mains, salle: Salle, donnees: Path) -> None:
        self._mains = mains
        self._salle = salle
        self._donnees = donnees
        self._fiche = _lire(donnees / "atelier.toml")
        self._accueil = _lire(donnees / "seance.toml")
        self._deliberation = _lire(donnees / "deliberation.toml")
        self._reponses = lire_reponses(donnees / "positions.csv")
        self._votes = lire_votes(donnees / "votes.csv")
        self._photographies: set[str] = set()

    def jouer(self, fichier: Path) -> None:
        """De l’accueil à la version 2."""
        mains, salle = self._mains, self._salle
        mains.photographier("accueil")
        self._preparer(fichier)
        accueillir(mains, salle, self._accueil)
        explorer(mains, salle, self._accueil)
        for principe in lister_principes(mains.atelier.connexion):
            lu = lire_principe(mains.atelier.connexion, principe.id)
            assert lu is not None
            self._jouer_le_principe(principe.id, lu.cle)
        salle.mener("synthese")
        mains.photographier_la_salle("synthese")
        mains.photographier_les_ecrans("synthese")
        mains.photographier("decider")
        salle.arreter()
        (revue,) = self._du_principe("decision", PRINCIPE_REVU)
        rediger(mains, revue["formulation"])

    def _preparer(self, fichier: Path) -> None:
        """L’atelier tel qu’il est avant d’ouvrir la salle : créé avec ses participants."""
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
        self._mains.fenetre.montrer_atelier(atelier)
        self._mains.reprendre_la_fenetre()
        self._mains.photographier("preparer")

    # --- un principe -----------------------------------------------------------------------------

    def _jouer_le_principe(self, principe: int, cle: str) -> None:
        """Lu, voté, débattu, revoté, décidé ; la salle suit à la touche Page suivante."""
        mains, salle = self._mains, self._salle
        salle.mener("affirmation", principe=principe)
        self._voter(principe, cle, 1)
        self._noter_ce_qui_se_dit(cle)
        self._montrer(cle, "resultat")
        if cle == PRINCIPE_MONTRE:
            mains.photographier_les_ecrans("resultat")
            conduire_la_regie(mains, salle)
        salle.mener("debat", principe=principe)
        self._montrer(cle, "debat")
        for dit in self._du_principe("amendement", cle):
            proposer_un_amendement(mains, dit)
            voter_un_amendement(mains, salle, dit)
        self._voter(principe, cle, 2)
        self._montrer(cle, "avant-apres")
        salle.mener("decision", principe=principe)
        (decision,) = self._du_principe("decision", cle)
        trancher(mains, decision, formulation=FORMULATION_D_ABORD if cle == PRINCIPE_REVU else "")
        for dit in self._du_principe("dissensus", cle):
            consigner(mains, dit)
        self._montrer(cle, "decision")

    def _voter(self, principe: int, cle: str, rang: int) -> None:
        """Ouvre le tour dans son mode, recueille, et clôt en montrant le résultat."""
        mains, salle = self._mains, self._salle
        vote = self._votes.get((cle, rang))
        ouvrir_en(mains, vote.mode if vote else NOMINATIF)
        salle.mener("tour_ouvert", principe=principe)
        premier = rang == 1
        if vote is None:
            saisir_par_numero(mains, self._reponses[(cle, rang)])
        elif vote.mode == "secret":
            voter_a_l_isoloir(mains, vote, photo=premier)
        else:
            compter_les_mains(mains, vote)
        if premier:
            self._photographier_le_mode(vote)
        mains.reprendre_la_fenetre()
        salle.mener("resultat" if premier else "avant_apres", principe=principe)

    def _photographier_le_mode(self, vote: VoteSansNumero | None) -> None:
        """Un tour ouvert de chaque mode, la première fois qu’il s’en joue un."""
        mode = vote.mode if vote else NOMINATIF
        if mode not in self._photographies:
            self._photographies.add(mode)
            self._mains.photographier_la_salle(f"tour-{mode}")
            self._mains.photographier(f"tour-{mode}")
            self._mains.photographier_les_ecrans(f"tour-{mode}")

    def _noter_ce_qui_se_dit(self, cle: str) -> None:
        for dit in self._du_principe("contribution", cle):
            noter_argument(self._mains, dit)
        for dit in self._du_principe("objection", cle):
            noter_objection(self._mains, dit)

    def _montrer(self, cle: str, moment: str) -> None:
        """Les images des principes que l’on regarde de près."""
        if cle in (PRINCIPE_MONTRE, *{cle for cle, _ in self._votes}):
            self._mains.photographier_la_salle(f"{cle}-{moment}")
            self._mains.photographier(f"{cle}-{moment}")

    def _du_principe(self, quoi: str, cle: str) -> Sequence[Fiche]:
        return [dit for dit in self._deliberation[quoi] if dit["principe"] == cle]


def _lire(chemin: Path) -> Fiche:
    return tomllib.loads(chemin.read_text(encoding="utf-8"))
