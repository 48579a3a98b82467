"""`exporter`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.export import exporter as ecrire_document
from charte_studio.socle.erreurs import Refus


def exporter(fichier: Path, *, vers: Path, horodatage: str | None) -> None:
    """Écrit la charte et donne l’empreinte du fichier écrit."""
    moment = _lire_horodatage(horodatage) if horodatage else None
    with ouvrir(fichier, lecture_seule=True) as atelier:
        document = assembler(atelier.connexion)
    empreinte = ecrire_document(document, vers=vers, horodatage=moment)
    print(f"{vers}\nSHA-256 : {empreinte}")


def _lire_horodatage(texte: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(texte)
    except ValueError as erreur:
        raise Refus(
            f"L’horodatage « {texte} » ne se lit pas : écrivez par exemple 2026-11-12T17:00:00."
        ) from erreur
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
