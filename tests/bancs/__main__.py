"""`make bancs` : toutes les mesures, et le code 1 si une limite n’est pas tenue."""

from __future__ import annotations

import sys

from tests.bancs import (
    comparaison,
    consolider,
    demarrage,
    docx,
    gel,
    geste,
    mesures,
    projection,
    rediger,
    urne,
)


def principal() -> int:
    tenues = True
    for banc in (
        demarrage,
        geste,
        mesures,
        consolider,
        comparaison,
        projection,
        gel,
        docx,
        rediger,
        urne,
    ):
        for mesure in banc.mesurer():
            print(mesure.en_ligne(), flush=True)
            tenues &= mesure.tenue
    return 0 if tenues else 1


if __name__ == "__main__":
    sys.exit(principal())
