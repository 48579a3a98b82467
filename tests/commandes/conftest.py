"""Lancer une commande dans ce processus, comme le ferait le terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from charte_studio import demarrage
from tests.outils.phrases import simple


@dataclass(frozen=True)
class Sortie:
    """Ce qu’une commande rend et écrit, les insécables rendues ordinaires."""

    code: int
    texte: str
    erreur: str


Lancer = Callable[..., Sortie]


@pytest.fixture
def lancer(capsys: pytest.CaptureFixture[str]) -> Lancer:
    def faire(*arguments: object) -> Sortie:
        capsys.readouterr()
        try:
            code = demarrage.principal([str(argument) for argument in arguments])
        except SystemExit as fin:
            code = int(fin.code or 0)
        ecrit = capsys.readouterr()
        return Sortie(code, simple(ecrit.out), simple(ecrit.err))

    return faire


@pytest.fixture
def modele(tmp_path: Path) -> Path:
    """Un modèle de deux principes, écrit dans un fichier."""
    chemin = tmp_path / "essai.md"
    chemin.write_text(
        """---
identifiant: essai
titre: Charte d’essai
cadre: entreprise
forme: guide
version: "1.0"
licence: Licence Ouverte 2.0
---
# Préambule
Nous écrivons ceci ensemble.
# Principes
## Transparence
Savoir.
> Le dit-on toujours ?
### Souple
On le dit parfois.
### Équilibrée
On le dit au public.
### Exigeante
On le dit toujours.
## Sobriété
Peu.
> Le plus petit outil ?

On choisit petit.
# Suivi
Un bilan par an.
""",
        encoding="utf-8",
    )
    return chemin


POSITIONS = """participant;college;principe;tour;position;motif
P01;Agents;transparence;1;tout-a-fait;
P02;Agents;transparence;1;plutot;
P03;Agents;transparence;1;plutot;
P04;Agents;transparence;1;partage;
P05;Direction;transparence;1;pas-du-tout;Trop cher
P06;Direction;transparence;1;sans-avis;
P07;RH;transparence;1;plutot;
P08;Agents;transparence;1;;
P01;Agents;sobriete;1;plutot;
P05;Direction;sobriete;1;plutot;
"""


@pytest.fixture
def positions(tmp_path: Path) -> Path:
    """Huit personnes, trois collèges dont deux petits."""
    chemin = tmp_path / "positions.csv"
    chemin.write_text(POSITIONS, encoding="utf-8")
    return chemin


@pytest.fixture
def fichier(tmp_path: Path, modele: Path, positions: Path, lancer: Lancer) -> Path:
    """Un atelier créé et rempli par la ligne de commande."""
    chemin = tmp_path / "a.charte"
    assert lancer("nouveau", chemin, "--modele", modele, "--titre", "Essai").code == 0
    assert lancer("importer", chemin, positions).code == 0
    return chemin
