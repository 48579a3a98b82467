"""Une grande consultation : le compte est celui de la dernière position de chacun."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.lectures.mesures import mesurer_principes, mesurer_un
from tests.bancs.atelier_lourd import COLLEGES, DEGRES, creer_lourd

PERSONNES, ENONCES = 500, 40
Reponses = dict[tuple[int, int], str]
"""(énoncé, personne) → sa dernière réponse ; vide : elle l’a retirée."""


def ecrire(chemin: Path, lignes: list[tuple[int, int, str]]) -> Path:
    with chemin.open("w", encoding="utf-8") as fichier:
        fichier.write("participant;college;principe;position\n")
        for enonce, qui, degre in lignes:
            college = COLLEGES[(qui - 1) % len(COLLEGES)]
            fichier.write(f"P{qui:02d};{college};principe-{enonce};{degre}\n")
    return chemin


def tirer(hasard: random.Random, nombre: int) -> list[tuple[int, int, str]]:
    """Des réponses, dont une sur dix vide ; jamais au dernier énoncé, jamais « plutôt pas »."""
    degres = [*(degre for degre in DEGRES if degre != "plutot-pas"), ""]
    return [
        (hasard.randint(1, ENONCES - 1), hasard.randint(1, PERSONNES), hasard.choice(degres))
        for _ in range(nombre)
    ]


def test_chaque_compte_est_celui_de_la_derniere_position_de_chaque_personne(
    tmp_path: Path,
) -> None:
    hasard = random.Random(20_261_112)
    fichier = tmp_path / "grande.charte"
    creer_lourd(fichier, participants=PERSONNES, principes=ENONCES)
    dernieres: Reponses = {}
    with ouvrir(fichier) as atelier:
        for rang in range(3):
            lignes = tirer(hasard, 12_000)
            importer_positions(atelier, ecrire(tmp_path / f"{rang}.csv", lignes))
            dernieres |= {(enonce, qui): degre for enonce, qui, degre in lignes}
        principes = mesurer_principes(atelier.connexion)
        un_seul = mesurer_un(atelier.connexion, principes[0].id)
    attendu: dict[int, Counter[tuple[int, str]]] = {n: Counter() for n in range(1, ENONCES + 1)}
    for (enonce, qui), degre in dernieres.items():
        attendu[enonce][((qui - 1) % len(COLLEGES), degre)] += 1
    for enonce, principe in enumerate(principes[:-1], start=1):
        (tour,) = principe.tours
        for rang, college in enumerate(tour.colleges):
            assert college.repartition.effectifs == tuple(
                attendu[enonce][(rang, degre)] for degre in DEGRES[:5]
            )
            assert college.repartition.sans_avis == attendu[enonce][(rang, "sans-avis")]
        total = tour.repartition
        assert total.effectifs == tuple(
            sum(college.repartition.effectifs[place] for college in tour.colleges)
            for place in range(5)
        )
        assert total.effectifs[3] == 0  # un degré que personne n’a choisi
        assert total.reponses + total.manquants == PERSONNES
    assert principes[-1].tours == ()  # un énoncé sans vote
    assert un_seul == principes[0].tours
