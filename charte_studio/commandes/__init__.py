"""La ligne de commande : les mêmes gestes, sans fenêtre."""

from __future__ import annotations

import argparse

from charte_studio.commandes import controler, mesures, preparer, recueillir, transmettre


def executer(arguments: argparse.Namespace) -> None:
    """Exécute une commande sans fenêtre. Lève `Empechement` avec la phrase à montrer."""
    match arguments.commande:
        case "nouveau":
            preparer.nouveau(
                arguments.fichier,
                modele=arguments.modele,
                titre=arguments.titre,
                organisation=arguments.organisation,
                echelle=arguments.echelle,
                participants=arguments.participants,
            )
        case "modeles" if arguments.depuis is not None:
            preparer.modele_depuis(
                arguments.depuis,
                vers=arguments.vers,
                cadre=arguments.cadre,
                forme=arguments.forme,
                en_json=arguments.json,
            )
        case "modeles":
            preparer.modeles(en_json=arguments.json, verifier=arguments.verifier)
        case "importer":
            recueillir.importer(arguments.fichier, arguments.positions)
        case "decider":
            recueillir.decider(arguments.fichier)
        case "mesures":
            mesures.mesures(arguments.fichier, en_json=arguments.json, public=arguments.public)
        case "exporter":
            transmettre.exporter(
                arguments.fichier, vers=arguments.vers, horodatage=arguments.horodatage
            )
        case "journal":
            controler.journal(arguments.fichier, en_json=arguments.json)
        case "verifier":
            controler.verifier(arguments.fichier)
        case autre:
            raise ValueError(f"commande inconnue : {autre}")
