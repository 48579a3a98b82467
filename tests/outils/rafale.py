"""Des rafales de gestes que l’on tue : `python -m tests.outils.rafale FICHIER MORTS GRAINE`.

Pour chaque mort, un processus enfant ouvre une copie de FICHIER, enchaîne les gestes et dit le
numéro de ligne de journal après chaque geste rendu ; SIGKILL l’arrête à un instant tiré au sort.
Écrit une ligne par mort : le chemin de la copie et le dernier numéro dit. Un seul processus importe
la bibliothèque, puis se dédouble : cinquante morts tiennent en quelques secondes.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
)
from charte_studio.domaine.echelles import ECHELLES

DEGRES = [degre.cle for degre in ECHELLES["accord-5"].degres]


def mourir_en_travaillant(chemin: Path, tuyau: int, hasard: random.Random) -> NoReturn:
    """Enchaîne les gestes jusqu’à être tué."""
    atelier = ouvrir(chemin)
    tour = ouvrir_tour(atelier, 2)
    while True:
        un_geste(atelier, tour, hasard)
        derniere = atelier.derniere_ligne
        os.write(tuyau, f"{derniere.n if derniere else 0}\n".encode())


def un_geste(atelier: AtelierOuvert, tour: int, hasard: random.Random) -> None:
    qui, sort = hasard.randint(1, 6), hasard.random()
    if sort < 0.5:
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=hasard.choice(DEGRES))
    elif sort < 0.7:
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre="plutot")
        noter_motif(atelier, tour_id=tour, participant_id=qui, motif="Parce que. " * 200)
    elif sort < 0.85:
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Un mot. " * 2000)
    elif sort < 0.9 and atelier.refaisable:
        atelier.refaire()
    elif atelier.annulable != "Ouvrir un tour":
        atelier.annuler()


def s_echauffer(modele: Path, hasard: random.Random) -> None:
    """Fait ici quelques gestes de chaque sorte, pour que les enfants ne perdent pas de temps."""
    chemin = Path(shutil.copyfile(modele, modele.with_name("echauffement.charte")))
    with ouvrir(chemin) as atelier:
        tour = ouvrir_tour(atelier, 2)
        for _ in range(40):
            un_geste(atelier, tour, hasard)


def tuer_une_fois(chemin: Path, hasard: random.Random) -> int:
    """Rend le dernier numéro que l’enfant a dit avant de mourir."""
    lire, ecrire = os.pipe()
    graine = hasard.random()
    enfant = os.fork()
    if enfant == 0:
        os.close(lire)
        mourir_en_travaillant(chemin, ecrire, random.Random(graine))
    os.close(ecrire)
    dit = os.read(lire, 1)
    time.sleep(hasard.uniform(0, 0.04))
    os.kill(enfant, signal.SIGKILL)
    _, fin = os.waitpid(enfant, 0)
    if not os.WIFSIGNALED(fin):
        raise RuntimeError("l’enfant s’est arrêté de lui-même avant d’être tué")
    while morceau := os.read(lire, 65536):
        dit += morceau
    os.close(lire)
    return int(dit.split(b"\n")[-2])


def principal(modele: Path, morts: int, graine: int) -> None:
    hasard = random.Random(graine)
    s_echauffer(modele, hasard)
    for rang in range(morts):
        chemin = Path(shutil.copyfile(modele, modele.with_name(f"mort-{rang}.charte")))
        dernier = tuer_une_fois(chemin, hasard)
        print(f"{chemin}\t{dernier}", flush=True)


if __name__ == "__main__":
    principal(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
