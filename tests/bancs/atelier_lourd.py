"""Un atelier de N participants et P principes, et le CSV de ses positions."""

from __future__ import annotations

from pathlib import Path

from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.redaction.modeles import FormulationModele, Modele, PrincipeModele

COLLEGES = ("Agents", "Encadrement", "Direction", "Représentants du personnel", "Usagers")
DEGRES = ("tout-a-fait", "plutot", "partage", "plutot-pas", "pas-du-tout", "sans-avis")


def modele_lourd(principes: int) -> Modele:
    """Un modèle sans sections, à autant de principes qu’on veut."""
    return Modele(
        identifiant="banc",
        titre="Charte du banc d’essai",
        cadre="collectivite",
        forme="guide",
        formes=("guide",),
        version="1.0",
        licence="Licence Ouverte 2.0",
        resume="",
        sections_avant=(),
        principes=tuple(
            PrincipeModele(
                cle=f"principe-{n}",
                titre=f"Principe {n}",
                theme="transparence",
                axe="encadrer",
                enjeu="Un enjeu.",
                question="Une affirmation à débattre.",
                formulations=(FormulationModele("equilibree", "Un alinéa de charte."),),
                pour=(),
                contre=(),
                vigilance=(),
                sources=(),
                propositions=(),
            )
            for n in range(1, principes + 1)
        ),
        sections_apres=(),
    )


def creer_lourd(chemin: Path, *, participants: int, principes: int) -> None:
    """Crée l’atelier, sans positions."""
    inscriptions = [Inscription(COLLEGES[n % len(COLLEGES)]) for n in range(participants)]
    creer_atelier(chemin, modele_lourd(principes), inscriptions=inscriptions).fermer()


def ecrire_positions(chemin: Path, *, participants: int, principes: int) -> None:
    """Le CSV d’un premier tour complet, réponses variées et reproductibles."""
    with chemin.open("w", encoding="utf-8") as fichier:
        fichier.write("participant;college;principe;tour;position;motif\n")
        for principe in range(1, principes + 1):
            for participant in range(1, participants + 1):
                college = COLLEGES[(participant - 1) % len(COLLEGES)]
                degre = DEGRES[(participant * 7 + principe * 3) % len(DEGRES)]
                fichier.write(f"P{participant:02d};{college};principe-{principe};1;{degre};\n")
