"""Les mots des contenus livrés que le dictionnaire français ne connaît pas."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spellchecker import SpellChecker

from charte_studio.socle.chemins import dossier_modeles, dossier_ressources

ADMIS = Path(__file__).with_name("mots_admis.txt")
_HORS_PROSE = re.compile(
    r"\A---\n.*?\n---\n"  # l’en-tête
    r"|^\{#[^}]*\}$"  # les attributs d’un principe
    r"|^- [a-z-]+$"  # les renvois à la bibliothèque
    r"|`[^`]*`",
    re.DOTALL | re.MULTILINE,
)
_MOT = re.compile(r"[A-Za-zÀ-ÿœŒ]+")
_CLES = frozenset(
    {"principe", "issue", "nature", "etat", "formulation", "droit", "force", "modele", "echelle",
     "cle", "secteurs", "themes", "source", "reference"}
)  # fmt: skip


def proses() -> Iterator[tuple[str, str]]:
    """Par fichier livré : son nom et ce qui s’y lit."""
    for chemin in sorted(dossier_modeles().rglob("*.md")):
        yield chemin.name, _HORS_PROSE.sub(" ", chemin.read_text(encoding="utf-8"))
    for chemin in sorted(dossier_ressources().rglob("*.toml")):
        if chemin.parent.name != "themes":
            lu = tomllib.loads(chemin.read_text(encoding="utf-8"))
            yield chemin.name, "\n".join(_textes(lu))
    positions = dossier_ressources() / "demonstration" / "positions.csv"
    with positions.open(encoding="utf-8", newline="") as fichier:
        motifs = (ligne["motif"] for ligne in csv.DictReader(fichier, delimiter=";"))
        yield positions.name, "\n".join(motifs)


def _textes(valeur: Any) -> Iterator[str]:
    if isinstance(valeur, str):
        if " " in valeur:  # un mot seul est une clé
            yield valeur
    elif isinstance(valeur, dict):
        for cle, fille in valeur.items():
            if cle not in _CLES:
                yield from _textes(fille)
    elif isinstance(valeur, list):
        for fille in valeur:
            yield from _textes(fille)


def mots_inconnus(textes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Par mot inconnu, le premier fichier où il est ; sigles et `mots_admis.txt` passent."""
    admis = set(ADMIS.read_text(encoding="utf-8").split())
    trouves: dict[str, str] = {}
    for nom, texte in textes:
        for mot in _MOT.findall(texte):
            if len(mot) > 2 and not mot.isupper():
                trouves.setdefault(mot.lower(), nom)
    inconnus = SpellChecker(language="fr").unknown(trouves)
    return {mot: trouves[mot] for mot in sorted(inconnus) if mot not in admis}
