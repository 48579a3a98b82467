"""Fabriquer des séances à réunir : les mêmes gestes, dans des salles différentes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    compter_mains,
    deposer_bulletin,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.redaction.modeles import Modele
from tests.outils.base import cle_de
from tests.outils.modeles import modele_de_trois_principes

Reponses = Mapping[str, Sequence[str]]
"""Par nom de collège, ce que chacun répond."""


def creer_seance(
    chemin: Path,
    salle: Mapping[str, int],
    *,
    noms: Sequence[str] = (),
    modele: Modele | None = None,
    **reglages: str,
) -> Path:
    """Une séance, ses participants inscrits ; `noms` va aux premiers."""
    qui = [college for college, nombre in salle.items() for _ in range(nombre)]
    inscriptions = [
        Inscription(college, nom=noms[rang] if rang < len(noms) else "")
        for rang, college in enumerate(qui)
    ]
    creer_atelier(
        chemin,
        modele or modele_de_trois_principes(),
        titre=chemin.stem,
        inscriptions=inscriptions,
        **reglages,  # type: ignore[arg-type]
    ).fermer()
    return chemin


def jouer_tour(chemin: Path, principe: int, reponses: Reponses, mode: str = "nominatif") -> None:
    """Ouvre un tour, recueille ces réponses et le clôt."""
    with ouvrir(chemin) as atelier:
        tour = ouvrir_tour(atelier, principe, mode=mode)
        repondre(atelier, tour, reponses, mode)
        clore_tour(atelier, tour)


def repondre(atelier: AtelierOuvert, tour: int, reponses: Reponses, mode: str) -> None:
    """Donne ces réponses, dans ce mode."""
    for college, degres in reponses.items():
        if mode == "main-levee":
            for degre in set(degres):
                compter_mains(
                    atelier,
                    tour_id=tour,
                    college_id=cle_de(atelier, "college", nom=college),
                    degre=degre,
                    nombre=list(degres).count(degre),
                )
            continue
        siens = [p.id for p in lire_participants(atelier.connexion) if p.college == college]
        for qui, degre in zip(siens, degres, strict=False):
            if mode == "secret":
                deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre=degre)
            else:
                enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)
