"""Les mots ajoutés au dictionnaire sur ce poste : un par ligne, dans le dossier des réglages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from charte_studio.socle.fichiers import ecrire_a_cote, ennuis_en_clair

FICHIER = "dictionnaire.txt"


def lire_mots(dossier: Path) -> frozenset[str]:
    """Les mots gardés ; aucun si le fichier manque ou ne se lit pas."""
    try:
        texte = (dossier / FICHIER).read_text(encoding="utf-8-sig", errors="ignore")
    except OSError:
        return frozenset()
    return frozenset(filter(None, map(str.strip, texte.splitlines())))


def ecrire_mots(dossier: Path, mots: Iterable[str]) -> None:
    """Garde ces mots, rangés. Lève `EnnuiEnvironnement` si le disque les refuse."""
    chemin = dossier / FICHIER
    with ennuis_en_clair(chemin):
        dossier.mkdir(parents=True, exist_ok=True)
    ecrire_a_cote(chemin, "".join(f"{mot}\n" for mot in sorted(mots)).encode())
