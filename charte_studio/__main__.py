"""La ligne de commande : `charte-studio` ou `python -m charte_studio`."""

from __future__ import annotations

import sys

from charte_studio import demarrage


def principal() -> int:
    """Le point d’entrée installé."""
    return demarrage.principal(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(principal())
