"""Des mots qui se ressemblent : leur squelette, ses voisins à une faute près, le classement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import log10
from typing import Final

_ACCENTS: Final = str.maketrans("àâäáãéèêëîïíôöóõùûüúçñÿ", "aaaaaeeeeiiioooouuuucny", "'-. ")
_SONS: Final = tuple(
    (re.compile(motif, re.MULTILINE), par)
    for motif, par in (
        ("qu|q|ck|c(?=[aourlt])|c$", "k"),
        ("ph", "f"),
        ("(?<![cs])h", ""),
        ("y", "i"),
        ("gu(?=[aeio])|ge(?=[ao])", "g"),
        ("e?au", "o"),
        ("ai(?![lo])|ei(?!l)", "e"),
        ("[ae]m(?=[bmp])", "an"),
        ("en(?=[cdfgst])", "an"),
        ("sc(?=[eiy])|c(?=[eiy])|ti(?=on)", "s"),
    )
)
"""Ce qui s’entend pareil s’écrit pareil dans un squelette, sans souci des exceptions."""
_DOUBLES: Final = re.compile(r"(.)\1+")
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxz"
_FREQUENT: Final = 3_000
"""Un mot de cette fréquence peut avoir été collé à son voisin."""
_SEULS: Final = frozenset({"a", "à", "y", "ô"})
_COLLES: Final = (
    "jusqu",
    "lorsqu",
    "puisqu",
    "quelqu",
    "qu",
    "l",
    "d",
    "n",
    "s",
    "j",
    "c",
    "m",
    "t",
)
_VOYELLES: Final = frozenset("aeiouyhàâéèêëîïôûœ")
_A_CLASSER: Final = 80


def squelette(mot: str, *, doubles: bool = False) -> str:
    """Ce qui reste d’un mot sans accents, sons voisins confondus et lettres doubles réduites.

    `doubles` : seuls les accents tombent. Des mots un par ligne donnent leurs squelettes un par
    ligne, bien plus vite qu’un à un.
    """
    nu = mot.translate(_ACCENTS)
    if doubles:
        return nu
    for motif, par in _SONS:
        nu = motif.sub(par, nu)
    return _DOUBLES.sub(r"\1", nu)


def voisins(cle: str, *, deux: bool = False) -> Iterator[str]:
    """Les squelettes à une lettre ôtée, échangée, changée ou ajoutée ; `deux`, à deux près."""
    proches = _a_une_lettre(cle)
    if not deux:
        yield from proches
        return
    # La seconde faute n’est qu’une lettre ôtée ou échangée : vingt fois moins d’essais.
    for proche in proches:
        for coupe in range(len(proche)):
            yield proche[:coupe] + proche[coupe + 1 :]
            if coupe + 1 < len(proche):
                yield proche[:coupe] + proche[coupe + 1] + proche[coupe] + proche[coupe + 2 :]


def _a_une_lettre(cle: str) -> set[str]:
    coupes = [(cle[:n], cle[n:]) for n in range(len(cle) + 1)]
    proches = {a + b[1:] for a, b in coupes if b}
    proches.update(a + b[1] + b[0] + b[2:] for a, b in coupes if len(b) > 1)
    for lettre in _ALPHABET:
        proches.update(a + lettre + b[1:] for a, b in coupes if b)
        proches.update(a + lettre + b for a, b in coupes)
    return proches


def decoupes(mot: str, frequences: Mapping[str, int]) -> list[tuple[str, int]]:
    """« enplus » : « en plus » ; « lagent » : « l'agent ». Avec la fréquence du moins courant."""
    trouves = [
        (f"{mot[: len(debut)]}'{suite}", frequences[suite])
        for debut in _COLLES
        if mot.startswith(debut)
        and (suite := mot[len(debut) :])[:1] in _VOYELLES
        and len(suite) > 1
        and frequences.get(suite, 0) >= _FREQUENT
    ]
    for coupe in range(1, len(mot)):
        paire = mot[:coupe], mot[coupe:]
        if all(m in _SEULS or (len(m) > 1 and frequences.get(m, 0) >= _FREQUENT) for m in paire):
            moindre = min(frequences.get(m, _FREQUENT) for m in paire)
            trouves.append((" ".join(paire), moindre))
    return trouves


def classer(mot: str, candidats: Iterable[tuple[str, int]]) -> list[str]:
    """Les candidats du plus au moins vraisemblable : la distance d’abord, l’usage ensuite."""
    retenus = sorted(candidats, key=lambda couple: -couple[1])[:_A_CLASSER]
    return [
        candidat
        for _, candidat in sorted(
            (ecart(mot, candidat) - log10(frequence + 1) * 0.12, candidat)
            for candidat, frequence in retenus
        )
    ]


def ecart(faute: str, juste: str) -> float:
    """La distance d’édition, où un accent ou une lettre double coûtent peu."""
    nue_faute, nue_juste = faute.translate(_ACCENTS_SEULS), juste.translate(_ACCENTS_SEULS)
    avant: list[float] = []
    ligne = [n * 0.9 for n in range(len(juste) + 1)]
    for i, signe in enumerate(faute):
        suivante = [ligne[0] + (1.3 if i == 0 else 0.9)]
        for j, voulu in enumerate(juste):
            if signe == voulu:
                change = 0.0
            elif nue_faute[i] == nue_juste[j]:
                change = 0.25
            else:
                change = 1.4 if i == 0 and j == 0 else 1.0
            oter = 0.4 if i and faute[i - 1] == signe else 0.9
            redouble = j and juste[j - 1] == voulu
            mettre = 0.5 if voulu in "'- " else 0.4 if redouble else 0.9
            cout = min(ligne[j] + change, ligne[j + 1] + oter, suivante[j] + mettre)
            if i and j and signe == juste[j - 1] and faute[i - 1] == voulu and signe != voulu:
                cout = min(cout, avant[j - 1] + 0.7)
            suivante.append(cout)
        avant, ligne = ligne, suivante
    return ligne[-1]


_ACCENTS_SEULS: Final = str.maketrans("àâäáãéèêëîïíôöóõùûüúçñÿ", "aaaaaeeeeiiioooouuuucny")
