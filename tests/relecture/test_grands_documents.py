"""Cinq cents pages et cinq mille titres se lisent en temps linéaire et en mémoire bornée."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from charte_studio.redaction.decoupage import en_modele, proposer
from charte_studio.redaction.ecrire_modele import modele_en_markdown
from charte_studio.relecture import lire_texte
from tests.outils.appels import compter_appels
from tests.relecture.outils import docx_de, odt_de, par

Fabrique = Callable[[Path, int, int], Path]

PHRASE = "Le service emploie un outil après l’avis du comité des agents et des élus. "
MEMOIRE_MAX = 120
"""En mégaoctets, au-delà de ce que pèse l’application avant de lire."""

MESURE = """
import resource, sys
from pathlib import Path
from charte_studio.relecture import lire_texte
avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert lire_texte(Path(sys.argv[1])).blocs
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant) // 1024)
"""


def word(dossier: Path, articles: int, paragraphes: int) -> Path:
    dossier.mkdir()
    titre = '<w:outlineLvl w:val="0"/>'
    corps = "".join(
        par(f"Article {numero} — Titre {numero}", titre)
        + "".join(par(f"{numero}.{rang} {PHRASE * 4}") for rang in range(paragraphes))
        for numero in range(1, articles + 1)
    )
    return docx_de(dossier, corps)


def libre(dossier: Path, articles: int, paragraphes: int) -> Path:
    dossier.mkdir()
    corps = "".join(
        f'<text:h text:outline-level="1">Article {numero} — Titre {numero}</text:h>'
        + "".join(f"<text:p>{numero}.{rang} {PHRASE * 4}</text:p>" for rang in range(paragraphes))
        for numero in range(1, articles + 1)
    )
    return odt_de(dossier, corps)


@pytest.mark.parametrize("fabrique", [word, libre])
def test_lire_demande_un_travail_proportionnel_a_la_longueur(
    tmp_path: Path, fabrique: Fabrique
) -> None:
    petit = fabrique(tmp_path / "petit", 50, 2)
    grand = fabrique(tmp_path / "grand", 400, 2)
    assert compter_appels(lambda: lire_texte(grand)) < 8.5 * compter_appels(
        lambda: lire_texte(petit)
    )


@pytest.mark.parametrize("fabrique", [word, libre])
def test_cinq_cents_pages_deviennent_un_modele_en_memoire_bornee(
    tmp_path: Path, fabrique: Fabrique
) -> None:
    chemin = fabrique(tmp_path / "livre", 500, 9)  # neuf alinéas de 300 signes à la page
    decoupage = proposer(lire_texte(chemin))
    modele = en_modele(decoupage, identifiant="x", titre="T", cadre="ecole", forme="guide")
    modele_en_markdown(modele)
    assert len(modele.principes) == 500
    if sys.platform != "linux":
        return  # ailleurs, la mémoire ne se mesure pas ainsi
    mesure = subprocess.run(
        [sys.executable, "-c", MESURE, str(chemin)], capture_output=True, text=True, check=True
    )
    assert int(mesure.stdout) < MEMOIRE_MAX


def test_cinq_mille_titres_donnent_un_modele(tmp_path: Path) -> None:
    decoupage = proposer(lire_texte(word(tmp_path / "titres", 5000, 0)))
    modele = en_modele(decoupage, identifiant="x", titre="T", cadre="ecole", forme="guide")
    assert len(modele.principes) == 5000
    assert len({principe.cle for principe in modele.principes}) == 5000
    assert modele_en_markdown(modele)


def test_un_tableau_de_milliers_de_lignes_se_lit_en_travail_proportionnel(tmp_path: Path) -> None:
    def travail(lignes: int) -> int:
        ligne = f"<w:tr>{''.join(f'<w:tc>{par(str(rang))}</w:tc>' for rang in range(5))}</w:tr>"
        dossier = tmp_path / str(lignes)
        dossier.mkdir()
        chemin = docx_de(dossier, f"<w:tbl>{ligne * lignes}</w:tbl>")
        return compter_appels(lambda: lire_texte(chemin))

    assert travail(1000) < 11 * travail(100)
