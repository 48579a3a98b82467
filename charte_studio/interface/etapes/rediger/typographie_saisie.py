"""La typographie française à la frappe : ce que devient le signe qu’on vient de taper. Sans Qt."""

from __future__ import annotations

import re
from typing import Final

INSECABLE: Final = "\u00a0"
FINE: Final = "\u202f"
_DEVANT: Final = {";": FINE, "!": FINE, "?": FINE, ":": INSECABLE, "»": INSECABLE, "%": INSECABLE}
_APRES_UN_MOT: Final = re.compile(r"[\w)»\]”’%°€…*_] $")
_OUVRE: Final = re.compile(r"(?:^|[\s(\[—–*_])$")
_ADRESSE: Final = re.compile(r"\]\([^()\s]*$|\b(?:https?://|www\.)\S*$")


def frappe_francaise(avant: str, signe: str) -> tuple[int, str] | None:
    """Combien de signes ôter avant le curseur, et ce qu’on écrit au lieu de `signe`.

    `avant` : la ligne jusqu’au curseur. `None` : le signe reste tel quel (dans du code, une
    adresse, un retrait de code).

    >>> frappe_francaise("Pourquoi ", "?")
    (1, '\\u202f?')
    """
    if avant.count("`") % 2 or avant.startswith("    ") or _ADRESSE.search(avant):
        return None
    if signe == "'":
        return (0, "’") if avant[-1:].isalpha() else None
    if signe == '"':
        return (0, f"«{INSECABLE}") if _OUVRE.search(avant) else (0, f"{INSECABLE}»")
    if signe == "«":
        return 0, f"«{INSECABLE}"
    if signe == "." and avant.endswith("..") and not avant.endswith("..."):
        return 2, "…"
    if signe in _DEVANT and _APRES_UN_MOT.search(avant):
        if signe == "%" and not avant[-2:-1].isdigit():
            return None
        return 1, _DEVANT[signe] + signe
    return None
