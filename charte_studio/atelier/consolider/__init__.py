"""Réunir plusieurs séances du même modèle dans un nouvel atelier.

On lit chaque séance sans y rien écrire, on rapproche leurs principes et leurs collèges, on
additionne leurs voix, et l’on écrit le résultat d’un seul geste. Le résultat n’a ni position
individuelle ni nom ; il garde la provenance de chaque part, sauf quand elle désignerait quelqu’un.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from charte_studio.atelier.atelier import Horloge, creer, heure_locale
from charte_studio.atelier.consolider.correspondances import lire_correspondances
from charte_studio.atelier.consolider.ecrire import ecrire_reunion, libelle_du_geste
from charte_studio.atelier.consolider.rapprochement import (
    Correspondances,
    PrincipeReuni,
    a_rapprocher,
    constats,
    exiger_compatibles,
    rapprocher,
    rejoignables,
    ressemblance,
)
from charte_studio.atelier.consolider.seance import SeanceLue, lire_seance
from charte_studio.domaine.francais import accorder

Avancer = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Reunion:
    """Des séances lues et rapprochées, prêtes à être réunies."""

    seances: tuple[SeanceLue, ...]
    principes: tuple[PrincipeReuni, ...]

    @property
    def constats(self) -> tuple[str, ...]:
        """Ce qu’il faut savoir avant de réunir."""
        return tuple(constats(self.seances, self.principes))

    @property
    def a_rapprocher(self) -> tuple[PrincipeReuni, ...]:
        """Les principes que toutes les séances n’ont pas."""
        return a_rapprocher(self.principes, self.seances)


@dataclass(frozen=True, slots=True)
class CompteRenduReunion:
    """Ce qui a été réuni."""

    seances: int
    participants: int
    principes: int
    tours: int
    voix: int
    constats: tuple[str, ...]

    def en_phrases(self) -> tuple[str, ...]:
        """Le compte rendu à montrer."""
        resume = ", ".join(
            (
                accorder(self.seances, "séance réunie", "séances réunies"),
                accorder(self.participants, "participant", "participants"),
                accorder(self.principes, "principe", "principes"),
                accorder(self.tours, "tour", "tours"),
                f"{self.voix} voix",
            )
        )
        return (resume, *self.constats)


def preparer_reunion(chemins: Sequence[Path], *, avancer: Avancer = lambda _: None) -> Reunion:
    """Lit les séances et les rapproche. Lève `Refus` ou `EnnuiEnvironnement`, en les nommant."""
    seances = []
    for rang, chemin in enumerate(chemins):
        avancer(rang / len(chemins))
        seances.append(lire_seance(chemin))
    exiger_compatibles(seances)
    return Reunion(tuple(seances), rapprocher(seances))


def rapprocher_encore(reunion: Reunion, correspondances: Correspondances) -> Reunion:
    """La même réunion, ces principes rapprochés. Lève `Refus` si cela ne se peut pas."""
    return Reunion(reunion.seances, rapprocher(reunion.seances, correspondances))


def reunir(
    reunion: Reunion,
    *,
    vers: Path,
    titre: str = "",
    horloge: Horloge = heure_locale,
) -> CompteRenduReunion:
    """Écrit l’atelier qui réunit ces séances. En cas d’échec, aucun fichier ne reste."""
    atelier = creer(vers, horloge=horloge)
    try:
        with atelier.geste(libelle_du_geste(reunion.seances), nature="creation") as session:
            lignes, dits = ecrire_reunion(session, reunion.seances, reunion.principes, titre)
        voix = atelier.connexion.exec_driver_sql(
            "SELECT coalesce(sum(nombre), 0) FROM comptage"
        ).scalar_one()
    except BaseException:
        atelier.fermer()
        vers.unlink(missing_ok=True)
        raise
    atelier.fermer()
    return CompteRenduReunion(
        seances=len(reunion.seances),
        participants=lignes.nombre("participant"),
        principes=lignes.nombre("principe"),
        tours=lignes.nombre("tour"),
        voix=int(voix),
        constats=(*reunion.constats, *dits),
    )


__all__ = [
    "CompteRenduReunion",
    "Correspondances",
    "PrincipeReuni",
    "Reunion",
    "SeanceLue",
    "lire_correspondances",
    "preparer_reunion",
    "rapprocher_encore",
    "rejoignables",
    "ressemblance",
    "reunir",
]
