"""Les arguments de la ligne de commande, dits en français."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.export.profils import ANNEXES, PROFILS

EMPLOI_INCORRECT = 2


class Analyseur(argparse.ArgumentParser):
    """Un analyseur qui parle français et sort avec le code 2 sur un emploi incorrect."""

    exigences: tuple[tuple[str, str], ...] = ()
    """Des options qui ne vont pas sans une autre : `(option, celle qu’il lui faut)`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", "--aide", action="help", help="montre cette aide")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        lus, reste = super().parse_known_args(args, namespace)
        for option, requise in self.exigences:
            if getattr(lus, option) is not None and getattr(lus, requise) is None:
                self.error(f"--{option} ne va pas sans --{requise}.")
        return lus, reste

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Emploi :", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Emploi :", 1)

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.format_usage()}{_traduire(message)}\n")
        raise SystemExit(EMPLOI_INCORRECT)


_TRADUCTIONS = (
    ("the following arguments are required:", "Il manque :"),
    ("unrecognized arguments:", "Argument inconnu :"),
    ("invalid choice:", "valeur impossible :"),
    ("choose from", "choisir parmi"),
    ("expected one argument", "une valeur est attendue"),
    ("argument ", "Argument "),
    ("not allowed with", "ne va pas avec"),
    ("one of the arguments", "L’un de ces arguments est nécessaire :"),
    (" is required", ""),
)


def _traduire(message: str) -> str:
    for anglais, francais in _TRADUCTIONS:
        message = message.replace(anglais, francais)
    return message


def analyseur() -> Analyseur:
    """L’analyseur de toutes les commandes sans fenêtre, et de celles qui la jouent."""
    principal = Analyseur(
        prog="charte-studio",
        description="Un atelier guidé où un groupe écrit sa propre charte d’IA. "
        "Sans commande, ouvre la fenêtre, sur FICHIER.charte s’il est donné.",
    )
    commandes = principal.add_subparsers(
        dest="commande", required=True, metavar="COMMANDE", parser_class=Analyseur
    )

    def commande(nom: str, aide: str, *, fichier: bool = True) -> Analyseur:
        ajoutee: Analyseur = commandes.add_parser(nom, help=aide, description=aide)
        if fichier:
            ajoutee.add_argument("fichier", metavar="FICHIER", type=Path)
        return ajoutee

    nouveau = commande("nouveau", "crée un atelier à partir d’un modèle")
    nouveau.add_argument("--modele", required=True, metavar="ID_OU_CHEMIN")
    nouveau.add_argument("--titre", default="")
    nouveau.add_argument("--organisation", default="")
    nouveau.add_argument(
        "--echelle",
        default=ECHELLE_PAR_DEFAUT,
        metavar="ID|ECHELLE.toml|ATELIER.charte",
        help=f"{', '.join(ECHELLES)}, la vôtre, ou celle d’un autre atelier",
    )
    nouveau.add_argument("--participants", type=Path, metavar="TABLEAU")

    importer = commande("importer", "importe participants, collèges et positions")
    importer.add_argument("positions", metavar="POSITIONS.csv|.xlsx", type=Path)

    decider = commande("decider", "applique les suggestions de la règle annoncée")
    decider.add_argument("--suggestions", action="store_true", required=True)

    mesures = commande("mesures", "montre répartitions et indices")
    mesures.add_argument("--json", action="store_true")
    mesures.add_argument("--public", action="store_true", help="masque sous le seuil")

    exporter = commande("exporter", "écrit la charte en .docx, .pdf, .html, .md ou .odt")
    exporter.add_argument("--vers", required=True, type=Path, metavar="SORTIE")
    exporter.add_argument("--profil", default="projet", choices=list(PROFILS))
    exporter.add_argument(
        "--annexes", metavar="CLES", help=f"à la place de celles du profil : {', '.join(ANNEXES)}"
    )
    exporter.add_argument("--gabarit", type=Path, metavar="GABARIT.docx|.dotx")
    exporter.add_argument(
        "--version-figee", type=int, metavar="N", help="plutôt que le texte actuel"
    )
    exporter.add_argument(
        "--suivi-depuis", type=int, metavar="N", help="montre ce qui a changé depuis la version N"
    )
    exporter.add_argument("--horodatage", metavar="ISO", help="par exemple 2026-11-12T17:00:00")

    _ajouter_echanges(commande)

    journal = commande("journal", "montre le journal des gestes")
    journal.add_argument("--json", action="store_true")

    controler = commande("controler", "relit la charte : contrôles et grille de lecture")
    controler.add_argument("--json", action="store_true")

    commande("verifier", "contrôle l’intégrité, la version et la chaîne du journal")

    modeles = commande(
        "modeles",
        "liste les modèles de charte, en vérifie un ou en tire un d’un texte existant",
        fichier=False,
    )
    modeles.add_argument("--json", action="store_true")
    source = modeles.add_mutually_exclusive_group()
    source.add_argument("--verifier", type=Path, metavar="CHEMIN")
    source.add_argument(
        "--depuis", type=Path, metavar="TEXTE", help="un texte existant : .docx, .odt, .md ou .txt"
    )
    modeles.add_argument("--vers", type=Path, metavar="MODELE.md", help="le modèle à écrire")
    modeles.add_argument("--cadre", choices=CADRES, metavar="|".join(CADRES))
    modeles.add_argument("--forme", choices=FORMES, metavar="|".join(FORMES))
    modeles.exigences = (
        ("depuis", "vers"), ("vers", "depuis"), ("cadre", "depuis"), ("forme", "depuis"),
    )  # fmt: skip

    for nom, aide in (
        ("demo", "joue l’atelier de démonstration et écrit .charte, .docx et captures"),
        ("captures", "écrit une image par page et par thème"),
    ):
        commande(nom, aide, fichier=False).add_argument(
            "--sortie", required=True, type=Path, metavar="DOSSIER"
        )
    return principal


def _ajouter_echanges(commande: Callable[[str, str], Analyseur]) -> None:
    """Ce qui passe d’un fichier à l’autre : séances, données, tableaux."""
    consolider = commande("consolider", "réunit plusieurs séances dans un nouvel atelier")
    consolider.add_argument("seances", metavar="SEANCE", nargs="+", type=Path)
    consolider.add_argument("--titre", default="")
    consolider.add_argument(
        "--correspondance",
        type=Path,
        metavar="TABLEAU",
        help="quels principes se rejoignent : seance;principe;vers",
    )
    consolider.add_argument("--json", action="store_true")

    ouvertes = commande("donnees-ouvertes", "écrit ce qui se publie, sans nom, en JSON ou en CSV")
    ouvertes.add_argument("--vers", required=True, type=Path, metavar="SORTIE.json|.zip|.csv")
    ouvertes.add_argument(
        "--sans-paroles", action="store_true", help="laisse de côté les textes libres"
    )

    modele_tableur = commande("modele-tableur", "écrit le tableau de positions à remplir")
    modele_tableur.add_argument("--vers", required=True, type=Path, metavar="SORTIE.xlsx|.csv")
    modele_tableur.add_argument(
        "--participants", action="store_true", help="plutôt la liste des participants"
    )

    positions = commande("exporter-positions", "écrit les positions nominatives, réimportables")
    positions.add_argument("--vers", required=True, type=Path, metavar="SORTIE.xlsx|.csv")
