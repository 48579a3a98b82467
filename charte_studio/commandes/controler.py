"""`journal` et `verifier`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.journal import entetes
from charte_studio.atelier.verification import verifier as verifier_fichier
from charte_studio.domaine.francais import accorder


def journal(fichier: Path, *, en_json: bool) -> None:
    """Montre chaque geste : numéro, moment, libellé."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        lignes = list(entetes(atelier.connexion))
    if en_json:
        print(json.dumps([asdict(ligne) for ligne in lignes], ensure_ascii=False, indent=2))
        return
    for ligne in lignes:
        prefixe = {"annulation": "Annuler : ", "refaire": "Refaire : "}.get(ligne.nature, "")
        print(f"{ligne.n:>5}  {ligne.moment[:19].replace('T', ' ')}  {prefixe}{ligne.libelle}")


def verifier(fichier: Path) -> None:
    """Contrôle le fichier à fond et donne l’empreinte de la fin du journal."""
    rapport = verifier_fichier(fichier)
    print(
        f"{fichier} : fichier intact.\n"
        f"Atelier « {rapport.titre} », format {rapport.version}, "
        f"{accorder(rapport.gestes, 'geste', 'gestes')} au journal.\n"
        f"Empreinte du journal : {rapport.empreinte}"
    )
