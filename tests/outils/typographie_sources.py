"""Les insécables du code : `python -m tests.outils.typographie_sources [--ecrire]`.

Regarde les chaînes de caractères des sources, hors chaînes brutes et docstrings.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2] / "charte_studio"
INSECABLE, FINE = "\u00a0", "\u202f"
REGLES = (
    (re.compile(r"«[ \u202f]"), f"«{INSECABLE}"),
    (re.compile(r"[ \u202f]»"), f"{INSECABLE}»"),
    (re.compile(r"(?<=[\w»)}%…’]) (?=:(?:[ \n\"'«]|\\n|$))"), INSECABLE),
    (re.compile(r"(?<=[\w»)}%…’]) (?=[;!?](?:[ \n\"'»]|\\n|$))"), FINE),
    (re.compile(r"(?<=[\d}]) (?=%)"), INSECABLE),
)


def corriger(source: str) -> str:
    """Le source, ses phrases typographiées."""
    docstrings = _debuts_docstrings(source)
    lignes = source.splitlines(keepends=True)
    for jeton in reversed(list(_chaines(source))):
        if jeton.start in docstrings or re.match(r"[bBuU]?[rR]", jeton.string):
            continue
        texte = jeton.string
        for motif, remplacement in REGLES:
            texte = motif.sub(remplacement, texte)
        if texte != jeton.string:
            _remplacer(lignes, jeton, texte)
    return "".join(lignes)


def _chaines(source: str) -> Iterator[tokenize.TokenInfo]:
    milieu = getattr(tokenize, "FSTRING_MIDDLE", -1)
    for jeton in tokenize.generate_tokens(io.StringIO(source).readline):
        if jeton.type == tokenize.STRING or jeton.type == milieu:
            yield jeton


def _debuts_docstrings(source: str) -> set[tuple[int, int]]:
    return {
        (noeud.value.lineno, noeud.value.col_offset)
        for noeud in ast.walk(ast.parse(source))
        if isinstance(noeud, ast.Expr)
        and isinstance(noeud.value, ast.Constant)
        and isinstance(noeud.value.value, str)
    }


def _remplacer(lignes: list[str], jeton: tokenize.TokenInfo, texte: str) -> None:
    (debut, colonne), (fin, colonne_fin) = jeton.start, jeton.end
    avant, apres = lignes[debut - 1][:colonne], lignes[fin - 1][colonne_fin:]
    lignes[debut - 1 : fin] = (avant + texte + apres).splitlines(keepends=True)


def fautifs(ecrire: bool) -> list[Path]:
    """Les fichiers dont une phrase n’est pas typographiée ; les récrit si on le demande."""
    trouves = []
    for chemin in sorted(RACINE.rglob("*.py")):
        source = chemin.read_text(encoding="utf-8")
        corrige = corriger(source)
        if corrige != source:
            trouves.append(chemin)
            if ecrire:
                chemin.write_text(corrige, encoding="utf-8")
    return trouves


if __name__ == "__main__":
    for chemin in fautifs("--ecrire" in sys.argv):
        print(chemin.relative_to(RACINE.parent))
