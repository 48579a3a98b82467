"""Les réglages de ce poste : récents, thème, taille du texte. Un petit fichier JSON."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import NamedTuple

from charte_studio.domaine.ecrans import Ecran, ecran_depuis_donnee, ecran_en_donnee
from charte_studio.socle.erreurs import Empechement
from charte_studio.socle.fichiers import ecrire_a_cote

RECENTS_MAX = 8
TAILLES_TEXTE = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
THEMES_AU_CHOIX = ("clair", "sombre", "contraste", "contraste-sombre")


class Recent(NamedTuple):
    """Un atelier ouvert récemment."""

    chemin: str
    titre: str
    detail: str
    quand: str
    """Date et heure ISO de la dernière fermeture."""


class Reglages(NamedTuple):
    theme: str = ""
    """Un de `THEMES_AU_CHOIX`, ou vide pour suivre le système."""
    taille_texte: float = 1.0
    reduire_animations: bool = False
    """Vrai pour passer d’une vue à l’autre sans transition ; le système peut aussi le demander."""
    recents: tuple[Recent, ...] = ()
    ecran_projete: Ecran | None = None
    """L’écran de la dernière projection, reconnu à son identité."""
    orthographe: bool = True
    """Vrai pour souligner, dans la charte, les mots que le dictionnaire ne connaît pas."""

    def avec_recent(self, recent: Recent) -> Reglages:
        """Met cet atelier en tête des récents."""
        autres = tuple(r for r in self.recents if r.chemin != recent.chemin)
        return self._replace(recents=(recent, *autres)[:RECENTS_MAX])

    def sans_recent(self, chemin: str) -> Reglages:
        """Oublie un atelier."""
        return self._replace(recents=tuple(r for r in self.recents if r.chemin != chemin))


def lire_reglages(dossier: Path) -> Reglages:
    """Les réglages du poste, ou ceux par défaut si le fichier manque ou ne se lit plus."""
    try:
        lu = json.loads((dossier / "reglages.json").read_text(encoding="utf-8"))
        taille = float(lu["taille_texte"])
        return Reglages(
            theme=lu["theme"] if lu["theme"] in THEMES_AU_CHOIX else "",
            taille_texte=taille if taille in TAILLES_TEXTE else 1.0,
            reduire_animations=lu.get("reduire_animations") is True,
            recents=tuple(_lire_recent(recent) for recent in lu["recents"])[:RECENTS_MAX],
            ecran_projete=ecran_depuis_donnee(lu.get("ecran_projete")),
            orthographe=lu.get("orthographe") is not False,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Reglages()


def _lire_recent(lu: dict[str, str]) -> Recent:
    """Lève `TypeError` ou `ValueError` pour une entrée qui ne se lit pas."""
    dt.datetime.fromisoformat(lu["quand"])
    return Recent(**lu)


def ecrire_reglages(dossier: Path, reglages: Reglages) -> None:
    """Garde les réglages. Sans place ni droit, ils valent pour cette fois : rien n’est bloqué."""
    ecran = reglages.ecran_projete
    brut = reglages._asdict() | {
        "recents": [recent._asdict() for recent in reglages.recents],
        "ecran_projete": ecran_en_donnee(ecran) if ecran else None,
    }
    contenu = json.dumps(brut, ensure_ascii=False, indent=1).encode()
    with contextlib.suppress(OSError, Empechement):
        dossier.mkdir(parents=True, exist_ok=True)
        ecrire_a_cote(dossier / "reglages.json", contenu)
