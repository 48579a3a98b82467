"""Les textes livrés de la salle : ce qu’on projette tant que l’atelier n’a pas écrit les siens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from charte_studio.socle.chemins import dossier_ressources
from charte_studio.socle.donnees import lire_toml


@dataclass(frozen=True, slots=True)
class TextesSalle:
    """Le contenu de `ressources/textes_salle.toml`."""

    objectif: str
    regles_titre: str
    regles: tuple[str, ...]
    donnees_titre: str
    pause_titre: str
    pause: str
    minuteur: str
    synthese_titre: str


@lru_cache(maxsize=1)
def lire_textes_salle() -> TextesSalle:
    """Les textes livrés, lus une fois."""
    chemin = dossier_ressources() / "textes_salle.toml"
    brut = lire_toml(chemin)
    return TextesSalle(
        objectif=brut["accueil"]["objectif"],
        regles_titre=brut["regles"]["titre"],
        regles=tuple(brut["regles"]["points"]),
        donnees_titre=brut["donnees"]["titre"],
        pause_titre=brut["pause"]["titre"],
        pause=brut["pause"]["texte"],
        minuteur=brut["minuteur"]["titre"],
        synthese_titre=brut["synthese"]["titre"],
    )
