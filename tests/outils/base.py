"""Regarder un fichier d’atelier de près, par SQL."""

from __future__ import annotations

from typing import Any

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.changements import Changement
from charte_studio.atelier.journal import images_de
from charte_studio.atelier.schema import TABLES_JOURNALISEES

Etat = dict[str, list[tuple[Any, ...]]]


def etat(atelier: AtelierOuvert) -> Etat:
    """Toutes les lignes des tables que suit le journal, par clé."""
    return {
        table.name: [
            tuple(ligne)
            for ligne in atelier.connexion.exec_driver_sql(
                f"SELECT * FROM {table.name} ORDER BY id"
            )
        ]
        for table in TABLES_JOURNALISEES
    }


def journal(atelier: AtelierOuvert) -> list[tuple[str, str]]:
    """La nature et le libellé de chaque ligne du journal."""
    return [
        (nature, libelle)
        for nature, libelle in atelier.connexion.exec_driver_sql(
            "SELECT nature, libelle FROM journal ORDER BY n"
        )
    ]


def derniers_changements(atelier: AtelierOuvert) -> tuple[Changement, ...]:
    """Ce que dit la dernière ligne du journal."""
    derniere = atelier.derniere_ligne
    assert derniere is not None
    return images_de(atelier.connexion, derniere.n)


def valeur(atelier: AtelierOuvert, requete: str, *parametres: Any) -> Any:
    """La première colonne de la première ligne."""
    return atelier.connexion.exec_driver_sql(requete, parametres).scalar()


def cle_de(atelier: AtelierOuvert, table: str, **champs: Any) -> int:
    """La clé de la seule ligne qui porte ces valeurs."""
    ou = " AND ".join(f"{champ} = ?" for champ in champs)
    trouvee = atelier.connexion.exec_driver_sql(
        f"SELECT id FROM {table} WHERE {ou}", tuple(champs.values())
    ).scalar_one()
    assert isinstance(trouvee, int)
    return trouvee
