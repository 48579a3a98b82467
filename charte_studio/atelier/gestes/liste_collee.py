"""Lire une liste de participants collée : une personne par ligne."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from charte_studio.atelier.gestes.commun import numero, une_ligne
from charte_studio.atelier.gestes.preparer import Inscription
from charte_studio.domaine.francais import en_cle

_NUMERO: Final = re.compile(r"[Pp]?0*([1-9]\d{0,5})")
_SEPARATEUR: Final = re.compile(r"[;\t]")


@dataclass(frozen=True, slots=True)
class ListeCollee:
    """Ce que dit une liste collée, et ce qui ne s’y comprend pas."""

    inscriptions: tuple[Inscription, ...]
    erreurs: tuple[str, ...]
    """Une phrase par ligne fautive."""


def lire_liste_collee(texte: str, *, pris: Collection[int] = ()) -> ListeCollee:
    """Lit `collège`, `nom;collège` ou `numéro;collège`, une personne par ligne.

    La tabulation vaut le point-virgule, pour ce qu’on copie d’un tableur. `pris` : les numéros
    déjà donnés.
    """
    inscriptions: list[Inscription] = []
    erreurs: list[str] = []
    numeros = set(pris)
    for rang, ligne in enumerate(texte.splitlines(), start=1):
        cellules = [une_ligne(cellule) for cellule in _SEPARATEUR.split(ligne)]
        if not any(cellules):
            continue
        *designation, college = cellules
        trouve = _NUMERO.fullmatch(designation[0]) if designation else None
        voulu = int(trouve[1]) if trouve else None
        if len(designation) > 1:
            erreurs.append(f"ligne {rang} : deux colonnes au plus, « nom ; collège ».")
        elif not en_cle(college):
            erreurs.append(f"ligne {rang} : il manque le collège.")
        elif voulu in numeros:
            erreurs.append(f"ligne {rang} : le numéro {numero(voulu)} est déjà pris.")
        else:
            nom = "" if trouve or not designation else designation[0]
            inscriptions.append(Inscription(college, nom=nom, numero=voulu))
            numeros |= set() if voulu is None else {voulu}
    return ListeCollee(tuple(inscriptions), tuple(erreurs))
