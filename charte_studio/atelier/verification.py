"""Vérifier un fichier à fond : octets, version, chaîne du journal, et l’état contre le journal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.fichier import lecture_en_clair, lire_entete, version_lisible
from charte_studio.atelier.journal import decoder_images
from charte_studio.atelier.schema import TABLES_JOURNALISEES, LigneJournal
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class RapportVerification:
    version: str
    titre: str
    gestes: int
    empreinte: str


def verifier(chemin: Path) -> RapportVerification:
    """Contrôle tout ce qui peut l’être. Lève `Refus` au premier défaut.

    N’écrit rien, sinon pour défaire un geste qu’une panne a interrompu.
    """
    version = lire_entete(chemin)
    with ouvrir(chemin, lecture_seule=True) as atelier:
        with lecture_en_clair(chemin):
            verifier_etat(atelier.connexion)
            titre = atelier.connexion.exec_driver_sql("SELECT titre FROM atelier").scalar_one()
        derniere = atelier.derniere_ligne
        return RapportVerification(
            version=version_lisible(version),
            titre=titre,
            gestes=derniere.n if derniere else 0,
            empreinte=derniere.empreinte if derniere else "",
        )


def verifier_etat(connexion: Connection) -> None:
    """Rejoue le journal et compare : rien ne doit avoir changé hors de la porte d’écriture."""
    attendu: dict[str, dict[int, dict[str, Any]]] = {t.name: {} for t in TABLES_JOURNALISEES}
    for (images,) in connexion.execute(select(LigneJournal.images).order_by(LigneJournal.n)):
        for ligne in decoder_images(images):
            if ligne.apres is None:
                attendu[ligne.table].pop(ligne.id, None)
            else:
                attendu[ligne.table].setdefault(ligne.id, {}).update(ligne.apres)
    for table in TABLES_JOURNALISEES:
        reste = attendu[table.name]
        for lue in connexion.execute(select(table)).mappings():
            voulue = reste.pop(lue["id"], None)
            if voulue is None or any(lue[cle] != valeur for cle, valeur in voulue.items()):
                raise _ecart(table.name, lue["id"])
        if reste:
            raise _ecart(table.name, next(iter(reste)))


def _ecart(table: str, identifiant: int) -> Refus:
    return Refus(
        f"L’état du fichier ne correspond pas à son journal (« {table} » n° {identifiant}) : il a "
        "été modifié hors de Charte Studio, ou il est abîmé. Récupérez une sauvegarde."
    )
