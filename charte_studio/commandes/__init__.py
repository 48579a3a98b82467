"""La ligne de commande : les mêmes gestes, sans fenêtre."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from charte_studio.commandes import controler, echanger, mesures, preparer, recueillir, transmettre

if TYPE_CHECKING:
    from charte_studio.export.exporter import Imprimeur


def executer(arguments: argparse.Namespace, imprimeur: Imprimeur | None = None) -> None:
    """Exécute une commande sans fenêtre. Lève `Empechement` avec la phrase à montrer.

    `imprimeur` fait les PDF quand LibreOffice n’est pas là.
    """
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
                arguments.fichier,
                vers=arguments.vers,
                horodatage=arguments.horodatage,
                profil=arguments.profil,
                annexes=arguments.annexes,
                gabarit=arguments.gabarit,
                version=arguments.version_figee,
                suivi_depuis=arguments.suivi_depuis,
                imprimeur=imprimeur,
            )
        case "journal" | "controler" | "verifier":
            _controler(arguments)
        case _:
            _echanger(arguments)


def _controler(arguments: argparse.Namespace) -> None:
    """Ce qui regarde un fichier de près, sans rien y changer."""
    match arguments.commande:
        case "journal":
            controler.journal(arguments.fichier, en_json=arguments.json)
        case "controler":
            controler.controler(arguments.fichier, en_json=arguments.json)
        case _:
            controler.verifier(arguments.fichier)


def _echanger(arguments: argparse.Namespace) -> None:
    """Ce qui passe d’un fichier à l’autre : séances, données, tableaux."""
    match arguments.commande:
        case "consolider":
            echanger.consolider(
                arguments.fichier,
                arguments.seances,
                titre=arguments.titre,
                correspondance=arguments.correspondance,
                en_json=arguments.json,
            )
        case "donnees-ouvertes":
            echanger.donnees_ouvertes(
                arguments.fichier, vers=arguments.vers, sans_paroles=arguments.sans_paroles
            )
        case "modele-tableur":
            echanger.modele_tableur(
                arguments.fichier, vers=arguments.vers, participants=arguments.participants
            )
        case "exporter-positions":
            echanger.exporter_positions(arguments.fichier, vers=arguments.vers)
        case autre:
            raise ValueError(f"commande inconnue : {autre}")
