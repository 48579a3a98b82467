"""Fabriquer et abîmer des fichiers d’atelier."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from charte_studio.atelier.gestes.decider import appliquer_suggestions
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from tests.outils.horloge import HorlogeReglable
from tests.outils.modeles import modele_de_trois_principes

Ecrire = Callable[[Path], None]


@cache
def octets_de(ecrire: Ecrire) -> bytes:
    """Le fichier qu’écrit `ecrire`, fabriqué une seule fois : le copier coûte dix fois moins."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "modele.charte"
        ecrire(chemin)
        return chemin.read_bytes()


def poser(ecrire: Ecrire, chemin: Path) -> Path:
    """Pose là une copie du fichier qu’écrit `ecrire`."""
    chemin.write_bytes(octets_de(ecrire))
    return chemin


def atelier_neuf(chemin: Path) -> None:
    """Quatre agents (P01 à P04), deux personnes de direction (P05, P06), trois principes."""
    creer_atelier(
        chemin,
        modele_de_trois_principes(),
        titre="Atelier d’essai",
        organisation="Ville de Valbrune",
        colleges=[("Agents", 5), ("Direction", None)],
        inscriptions=[Inscription("Agents")] * 4 + [Inscription("Direction")] * 2,
        horloge=HorlogeReglable(),
    ).fermer()


def atelier_rempli(chemin: Path) -> Path:
    """Écrit un atelier où l’on a inscrit, répondu, débattu et décidé."""
    return poser(_remplir, chemin)


def _remplir(chemin: Path) -> None:
    with creer_atelier(
        chemin,
        modele_de_trois_principes(),
        titre="Atelier rempli",
        inscriptions=[Inscription("Agents", nom="Zoé Quinault")]
        + [Inscription("Agents")] * 3
        + [Inscription("Direction")] * 2,
        horloge=HorlogeReglable(),
    ) as atelier:
        tour = ouvrir_tour(atelier, 1)
        for participant, degre in enumerate(
            ["plutot", "tout-a-fait", "plutot", "pas-du-tout", "plutot", "sans-avis"], start=1
        ):
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)
        clore_tour(atelier, tour)
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte="On saura enfin. " * 400)
        ajouter_objection(atelier, principe_id=1, texte="Et la sous-traitance ?", college_id=2)
        appliquer_suggestions(atelier)


def executer_sql(chemin: Path, *requetes: str) -> None:
    """Modifie un fichier hors de la porte d’écriture, comme le ferait un curieux."""
    with closing(sqlite3.connect(chemin)) as connexion, connexion:
        for requete in requetes:
            connexion.execute(requete)


def voisins(chemin: Path) -> set[str]:
    """Les noms des fichiers du dossier, sans celui de l’atelier ni le dossier de l’utilisateur."""
    return {f.name for f in chemin.parent.iterdir()} - {chemin.name, "utilisateur"}
