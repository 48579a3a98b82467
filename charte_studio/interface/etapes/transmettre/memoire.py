"""Ce que la page retient d’une fois sur l’autre, sur ce poste : le gabarit, le dernier choix."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from typing import Final

from charte_studio.export.profils import PROFILS
from charte_studio.socle.chemins import dossiers_utilisateur
from charte_studio.socle.erreurs import Empechement
from charte_studio.socle.fichiers import ecrire_a_cote

_FICHIER: Final = "transmettre.json"
PROFIL_PAR_DEFAUT: Final = "projet"


@dataclass(frozen=True, slots=True)
class Memoire:
    gabarit: str = ""
    """Le chemin du gabarit, vide s’il n’y en a pas."""
    profil: str = PROFIL_PAR_DEFAUT


def lire_memoire() -> Memoire:
    """Ce qui a été retenu, ou rien si le fichier manque ou ne se lit plus."""
    try:
        lu = json.loads((dossiers_utilisateur().reglages / _FICHIER).read_text(encoding="utf-8"))
        profil = str(lu["profil"])
        return Memoire(str(lu["gabarit"]), profil if profil in PROFILS else PROFIL_PAR_DEFAUT)
    except (OSError, ValueError, KeyError, TypeError):
        return Memoire()


def ecrire_memoire(memoire: Memoire) -> None:
    """Retient. Sans place ni droit, cela vaut pour cette fois : rien n’est bloqué."""
    dossier = dossiers_utilisateur().reglages
    with contextlib.suppress(OSError, Empechement):
        dossier.mkdir(parents=True, exist_ok=True)
        contenu = json.dumps(asdict(memoire), ensure_ascii=False, indent=1).encode()
        ecrire_a_cote(dossier / _FICHIER, contenu)
