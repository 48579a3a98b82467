"""Attendre un empêchement et lire sa phrase, sans s’arrêter à la sorte d’espace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from charte_studio.socle.erreurs import Empechement, EnnuiEnvironnement, Refus


def simple(texte: str) -> str:
    """Le texte, ses espaces insécables rendues ordinaires."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


@contextmanager
def attendre_empechement(*morceaux: str, sorte: type[Empechement] = Empechement) -> Iterator[None]:
    """Le bloc doit lever un empêchement de cette sorte, dont la phrase contient ces morceaux."""
    with pytest.raises(sorte) as leve:
        yield
    phrase = simple(str(leve.value))
    for morceau in morceaux:
        assert simple(morceau) in phrase


def attendre_refus(*morceaux: str) -> AbstractContextManager[None]:
    """Le métier dit non."""
    return attendre_empechement(*morceaux, sorte=Refus)


def attendre_ennui(*morceaux: str) -> AbstractContextManager[None]:
    """La machine dit non."""
    return attendre_empechement(*morceaux, sorte=EnnuiEnvironnement)
