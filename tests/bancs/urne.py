"""Déposer un bulletin secret quand l’urne est déjà pleine."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import clore_tour, deposer_bulletin, ouvrir_tour
from charte_studio.atelier.lectures.preparer import lire_participants
from tests.bancs.mesure import Mesure
from tests.outils.modeles import modele_de_trois_principes

DEGRES = ("tout-a-fait", "plutot", "partage", "plutot-pas", "pas-du-tout")
ECHANTILLON = 40
TOURS_CLOS = 5
"""Les tours secrets déjà clos : leurs bulletins sont dans la même urne."""


def mesurer() -> Iterator[Mesure]:
    """Le dernier bulletin d’un tour, selon le nombre de votants."""
    with tempfile.TemporaryDirectory() as racine:
        for votants in (200, 500, 1000):
            durees, references = _voter(Path(racine) / f"{votants}.charte", votants)
            mediane, reference = statistics.median(durees), statistics.median(references)
            yield Mesure(
                f"un bulletin à {votants} votants, {TOURS_CLOS} tours secrets clos",
                mediane * 1000, 100, "ms",
                f"{mediane / reference:.1f} fois un INSERT validé ({reference * 1000:.2f} ms)",
            )  # fmt: skip


def _voter(chemin: Path, votants: int) -> tuple[list[float], list[float]]:
    """Les durées des derniers bulletins d’un tour ; des INSERT validés entrelacés, même disque."""
    with creer_atelier(
        chemin, modele_de_trois_principes(), inscriptions=[Inscription("Agents")] * votants
    ) as atelier:
        qui = [participant.id for participant in lire_participants(atelier.connexion)]
        for _ in range(TOURS_CLOS):
            tour = ouvrir_tour(atelier, 1, mode="secret")
            _remplir(atelier, tour, qui)
            clore_tour(atelier, tour)
        tour = ouvrir_tour(atelier, 1, mode="secret")
        _remplir(atelier, tour, qui[:-ECHANTILLON])
        reference = _reference(chemin.with_suffix(".reference"))
        durees, references = [], []
        for rang, votant in enumerate(qui[-ECHANTILLON:]):
            debut = time.perf_counter()
            deposer_bulletin(
                atelier, tour_id=tour, participant_id=votant, degre=DEGRES[rang % len(DEGRES)]
            )
            milieu = time.perf_counter()
            reference.execute("INSERT INTO essai VALUES (NULL, ?, ?)", (tour, votant))
            durees.append(milieu - debut)
            references.append(time.perf_counter() - milieu)
        reference.close()
        return durees, references


def _remplir(atelier: AtelierOuvert, tour: int, qui: list[int]) -> None:
    """Des bulletins déjà déposés, écrits d’un bloc : les déposer un à un prendrait des minutes."""
    with atelier.sans_trace("emargement", "bulletin") as connexion:
        connexion.exec_driver_sql(
            "INSERT INTO bulletin (cle, tour_id, degre) VALUES (lower(hex(randomblob(16))), ?, ?)",
            [(tour, DEGRES[rang % len(DEGRES)]) for rang in range(len(qui))],
        )
        connexion.exec_driver_sql(
            "INSERT INTO emargement (tour_id, participant_id) VALUES (?, ?)",
            [(tour, votant) for votant in qui],
        )


def _reference(chemin: Path) -> sqlite3.Connection:
    """Une base voisine réglée comme la nôtre, où chaque ligne se valide seule."""
    connexion = sqlite3.connect(chemin, isolation_level=None)
    for reglage in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"):
        connexion.execute(f"PRAGMA {reglage}")
    connexion.execute("CREATE TABLE essai (id INTEGER PRIMARY KEY, tour_id INTEGER, qui INTEGER)")
    return connexion
