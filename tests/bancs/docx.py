"""Le document Word : une charte de 200 articles, contre `pandoc` du même Markdown."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bancs.mesure import Mesure

ARTICLES = 200
MOTS = 300
TOURS = 7

_PHRASE = (
    "la personne qui utilise un résultat de l’outil en reste responsable et relit chaque phrase "
    "avant de la publier puis contrôle les chiffres à leur source pour que le service rendu au "
    "public demeure juste clair et vérifiable par tous les agents concernés"
)
_MOTS = _PHRASE.split()

EXPORTER = """
import datetime as dt, re, sys
from pathlib import Path
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.export import exporter
from charte_studio.redaction.document import Article, DocumentCharte, Tracabilite
from charte_studio.redaction.markdown import lire_blocs
source = Path(sys.argv[1]).read_text("utf-8")
parties = re.split(r"^## (.+)$", source, flags=re.M)
articles = tuple(
    Article(f"principe:p{n}", n, titre, lire_blocs(texte))
    for n, (titre, texte) in enumerate(zip(parties[1::2], parties[2::2]), start=1)
)
trace = Tracabilite(None, "", None, (), 0, "", ECHELLES["accord-5"], "", 3, 1, "0" * 64)
exporter(
    DocumentCharte("Charte", "", "", "", "Projet", None, articles, (), trace),
    vers=Path(sys.argv[2]), horodatage=dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
)
"""
"""Tout le chemin, dans un processus neuf : lire le Markdown, assembler, écrire."""


def mesurer() -> Iterator[Mesure]:
    """Alterne les deux processus sur le même fichier et compare leurs médianes."""
    with tempfile.TemporaryDirectory() as dossier:
        source = Path(dossier) / "charte.md"
        double = Path(dossier) / "double.md"
        source.write_text(charte_en_markdown(ARTICLES), "utf-8")
        double.write_text(charte_en_markdown(2 * ARTICLES), "utf-8")
        pandoc = trouver_pandoc()
        notre: list[float] = []
        autre: list[float] = []
        grand: list[float] = []
        for tour in range(TOURS + 1):
            a = _chrono(_notre_commande(source))
            b = _chrono([pandoc, str(source), "-o", f"{source}.pandoc.docx"]) if pandoc else 0.0
            c = _chrono(_notre_commande(double))
            if tour:  # le premier remplit les caches
                notre.append(a)
                autre.append(b)
                grand.append(c)
    mediane, reference = statistics.median(notre), statistics.median(autre)
    if pandoc:
        yield Mesure(
            "DOCX de 200 articles / pandoc du même Markdown",
            mediane / reference,
            1 / 3,
            "fois",
            f"{mediane * 1000:.0f} ms contre {reference * 1000:.0f} ms",
        )
    else:
        yield Mesure(
            "DOCX de 200 articles, sans comparaison",
            mediane * 1000,
            1000,
            "ms",
            "pandoc est absent\u00a0: installez-le, ou le paquet pypandoc_binary",
        )
    yield Mesure("DOCX de 400 articles / 200", statistics.median(grand) / mediane, 2.2, "fois")


def charte_en_markdown(articles: int) -> str:
    """Des articles de 300 mots, chacun avec une liste, du gras et un tableau."""
    hasard = random.Random(7)
    return "\n".join(_article(rang, hasard) for rang in range(1, articles + 1))


def _article(rang: int, hasard: random.Random) -> str:
    def phrase(mots: int) -> str:
        return " ".join(hasard.choice(_MOTS) for _ in range(mots)).capitalize()

    paragraphes = "\n\n".join(
        f"{phrase(20)} **{phrase(3)}** {phrase(15)} *{phrase(2)}* {phrase(5)}." for _ in range(4)
    )
    puces = "\n".join(f"- {phrase(10)}\u202f;" for _ in range(4))
    rangees = "\n".join(f"| {phrase(4)} | {phrase(4)} | {phrase(6)} |" for _ in range(4))
    tableau = f"| Donnée | Outil | Condition |\n| --- | --- | --- |\n{rangees}"
    reste = MOTS - 4 * 45 - 4 * 10 - 4 * 14 - 3
    return f"## Principe {rang}\n\n{paragraphes}\n\n{puces}\n\n{tableau}\n\n{phrase(reste)}.\n"


def trouver_pandoc() -> str:
    """Le chemin de pandoc : celui du poste, sinon celui du paquet `pypandoc_binary`."""
    installe = shutil.which("pandoc")
    if installe:
        return installe
    paquet = find_spec("pypandoc")
    if paquet is None or paquet.origin is None:
        return ""
    livre = Path(paquet.origin).parent / "files" / "pandoc"
    return str(livre) if livre.exists() else ""


def _notre_commande(source: Path) -> list[str]:
    return [sys.executable, "-c", EXPORTER, str(source), f"{source}.docx"]


def _chrono(commande: list[str]) -> float:
    debut = time.perf_counter()
    subprocess.run(commande, env=os.environ, check=True)
    return time.perf_counter() - debut
