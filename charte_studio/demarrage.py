"""Le démarrage : le seul endroit qui connaît tout le monde."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from charte_studio import __version__

COMMANDES: Final = frozenset(
    {
        "nouveau", "importer", "decider", "mesures", "exporter", "journal", "verifier", "modeles",
        "controler", "consolider", "donnees-ouvertes", "modele-tableur", "exporter-positions",
        "demo", "captures",
    }
)  # fmt: skip
AIDE: Final = frozenset({"-h", "--help", "--aide"})
QUITTER: Final = "--quitter-une-fois-affiche"
DEMONSTRATION: Final = "--demonstration"
REFUS, EMPLOI_INCORRECT = 1, 2


def principal(arguments: Sequence[str]) -> int:
    """Exécute une commande, ou ouvre la fenêtre. Rend le code de sortie."""
    _parler_utf8()
    if arguments and arguments[0] == "--version":
        print(f"Charte Studio {__version__}")
        return 0
    if arguments and (arguments[0] in COMMANDES or arguments[0] in AIDE):
        return _commande(arguments)
    inconnues = [a for a in arguments if a.startswith("-") and a not in (QUITTER, DEMONSTRATION)]
    fichiers = [a for a in arguments if not a.startswith("-")]
    # Ni un atelier, ni un fichier qui existe : plutôt une commande mal écrite.
    inconnues += [f for f in fichiers[:1] if not f.endswith(".charte") and not Path(f).exists()]
    if inconnues or len(fichiers) > 1:
        fautif = inconnues[0] if inconnues else fichiers[1]
        sys.stderr.write(
            f"Argument inconnu : {fautif}\n"
            "Emploi : charte-studio [FICHIER.charte], ou charte-studio --aide.\n"
        )
        return EMPLOI_INCORRECT
    return _fenetre(
        Path(fichiers[0]) if fichiers else None,
        demonstration=DEMONSTRATION in arguments,
        quitter=QUITTER in arguments,
    )


def _commande(arguments: Sequence[str]) -> int:
    # Différé : la fenêtre ne doit pas attendre ce dont seule la ligne de commande a besoin.
    from charte_studio.commandes import executer
    from charte_studio.commandes.arguments import analyseur
    from charte_studio.socle.erreurs import Empechement

    lus = analyseur().parse_args(arguments)
    try:
        if lus.commande in ("demo", "captures"):
            _jouer(lus.commande, lus.sortie)
        else:
            executer(lus, _imprimer)
    except Empechement as empechement:
        sys.stderr.write(f"{empechement}\n")
        return REFUS
    except BrokenPipeError:
        # « mesures … | head » : plus personne ne lit, ce n’est pas une erreur.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _jouer(commande: str, sortie: Path) -> None:
    preparer_affichage()
    if commande == "demo":
        simuler_deux_ecrans()
    from charte_studio.interface.application import (
        creer_application,
        parler_francais,
        taire_le_greffon_hors_ecran,
    )
    from charte_studio.interface.captures import capturer
    from charte_studio.interface.demonstration import jouer

    taire_le_greffon_hors_ecran()
    application = creer_application()
    parler_francais(application)
    if commande == "demo":
        jouer(application, sortie)
    else:
        capturer(application, sortie)


def _imprimer(*demande: Any) -> bytes:
    """Un PDF par Qt, quand LibreOffice n’est pas là : lui seul demande une application."""
    preparer_affichage()
    from charte_studio.interface.application import creer_application, taire_le_greffon_hors_ecran
    from charte_studio.interface.etapes.transmettre.pdf_qt import imprimer

    taire_le_greffon_hors_ecran()
    application = creer_application()
    assert application is not None  # elle doit vivre le temps de l’impression
    return imprimer(*demande)


def _fenetre(fichier: Path | None, *, demonstration: bool, quitter: bool) -> int:
    preparer_affichage()
    # Le ramasse-miettes passerait dix fois pendant les imports, sans rien trouver ; il revient
    # une fois l’accueil peint.
    gc.disable()
    from charte_studio.interface.application import creer_application, ouvrir_fenetre

    application = creer_application()
    return ouvrir_fenetre(
        application, fichier=fichier, demonstration=demonstration, quitter=quitter
    )


def preparer_affichage() -> None:
    """Sans écran, Qt dessine hors écran au lieu de s’interrompre."""
    sans_ecran = not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and sans_ecran:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def simuler_deux_ecrans() -> None:
    """Hors écran, Qt n’a qu’un petit écran : la démonstration se joue sur un portable et une salle.

    Il faut le dire avant que Qt ne démarre.
    """
    from charte_studio.socle.chemins import dossier_ressources

    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        ecrans = dossier_ressources() / "demonstration" / "ecrans.json"
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={ecrans}"


def _parler_utf8() -> None:
    for flux in (sys.stdout, sys.stderr):
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(encoding="utf-8", errors="replace")
