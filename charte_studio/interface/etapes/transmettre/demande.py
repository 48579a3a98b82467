"""Ce que l’on demande : quel document, quel texte, avec quoi, et le travail qui l’écrit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from charte_studio.atelier.lectures.document_complet import (
    ATransmettre,
    lire_a_transmettre_du_fichier,
)
from charte_studio.export import exporter
from charte_studio.export.gabarits import lire_gabarit
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.etapes.transmettre.pdf_qt import imprimer
from charte_studio.interface.taches import Progression
from charte_studio.redaction.remarques import Reponse, repondre

_PART_DE_LECTURE = 0.2


@dataclass(frozen=True, slots=True)
class Demande:
    """Tout ce qui décide du fichier, son nom excepté."""

    profil: str
    """Une clé de `PROFILS`."""
    annexes: tuple[str, ...] | None = None
    """Des clés d’`ANNEXES`, ou celles du profil."""
    version: int | None = None
    """Le numéro de la version à transmettre ; le texte actuel sinon."""
    depuis: int | None = None
    """Le numéro de la version dont les changements sont suivis."""
    gabarit: Path | None = None
    reponses: tuple[Reponse, ...] = ()
    """Aux remarques d’une relecture."""


def lecture(atelier: Path) -> Callable[[Progression], ATransmettre]:
    """Lire ce qui peut partir, dans un autre fil."""
    return lambda avancer: lire_a_transmettre_du_fichier(
        atelier, aujourd_hui=dt.datetime.now().astimezone().date(), avancer=avancer
    )


def ecriture(atelier: Path, demande: Demande, chemin: Path) -> Callable[[Progression], ExportFait]:
    """Lire puis écrire, dans un autre fil : ni l’atelier ouvert ni la page n’y servent."""

    def ecrire(avancer: Progression) -> ExportFait:
        maintenant = dt.datetime.now().astimezone()
        lu = lire_a_transmettre_du_fichier(
            atelier,
            aujourd_hui=maintenant.date(),
            avancer=lambda part: avancer(_PART_DE_LECTURE * part),
        )
        gabarit = None if demande.gabarit is None else lire_gabarit(demande.gabarit)
        document = lu.document if demande.version is None else lu.document_de(demande.version)
        empreinte = exporter(
            repondre(document, demande.reponses),
            vers=chemin,
            horodatage=maintenant,
            progression=lambda part: avancer(_PART_DE_LECTURE + (1 - _PART_DE_LECTURE) * part),
            profil=demande.profil,
            annexes=demande.annexes,
            depuis=None if demande.depuis is None else lu.document_de(demande.depuis),
            gabarit=gabarit,
            imprimeur=imprimer,
        )
        return ExportFait(chemin, chemin.stat().st_size, empreinte, maintenant)

    return ecrire
