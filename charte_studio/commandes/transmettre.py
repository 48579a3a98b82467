"""`exporter`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.document_complet import lire_a_transmettre
from charte_studio.export import exporter as ecrire_document
from charte_studio.export.exporter import Imprimeur
from charte_studio.export.gabarits import lire_gabarit
from charte_studio.socle.erreurs import Refus


def exporter(
    fichier: Path,
    *,
    vers: Path,
    horodatage: str | None = None,
    profil: str = "projet",
    annexes: str | None = None,
    gabarit: Path | None = None,
    version: int | None = None,
    suivi_depuis: int | None = None,
    imprimeur: Imprimeur | None = None,
) -> None:
    """Écrit la charte et donne l’empreinte du fichier écrit.

    `annexes` : des clés séparées par des virgules ; `version` et `suivi_depuis` : des numéros de
    versions figées.
    """
    moment = _lire_horodatage(horodatage) if horodatage else None
    habit = None if gabarit is None else lire_gabarit(gabarit)
    aujourd_hui = (moment or dt.datetime.now().astimezone()).date()
    with ouvrir(fichier, lecture_seule=True) as atelier:
        lu = lire_a_transmettre(atelier.connexion, aujourd_hui=aujourd_hui)
    empreinte = ecrire_document(
        lu.document if version is None else lu.document_de(version),
        vers=vers,
        horodatage=moment,
        profil=profil,
        annexes=None if annexes is None else _lire_cles(annexes),
        depuis=None if suivi_depuis is None else lu.document_de(suivi_depuis),
        gabarit=habit,
        imprimeur=imprimeur,
    )
    print(f"{vers}\nSHA-256 : {empreinte}")
    if habit is not None:
        print(f"Gabarit {habit.nom} : {' '.join((habit.en_phrase(), *habit.remarques))}")


def _lire_cles(annexes: str) -> tuple[str, ...]:
    return tuple(cle.strip() for cle in annexes.split(",") if cle.strip())


def _lire_horodatage(texte: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(texte)
    except ValueError as erreur:
        raise Refus(
            f"L’horodatage « {texte} » ne se lit pas : écrivez par exemple 2026-11-12T17:00:00."
        ) from erreur
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
