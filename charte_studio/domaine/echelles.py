"""Les échelles de position : des degrés ordonnés, du plus favorable au moins favorable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SANS_AVIS: Final = "sans-avis"
"""La réponse « sans avis » : une réponse donnée, hors de l’échelle ; ce n’est pas une absence."""

LIBELLE_SANS_AVIS: Final = "Sans avis"

SENS: Final[dict[str, int]] = {"favorable": 1, "neutre": 0, "defavorable": -1}
"""Les sens d’un degré, tels que les rend `Echelle.sens`, du plus favorable au moins favorable."""


@dataclass(frozen=True, slots=True)
class Degre:
    """Une réponse possible."""

    cle: str
    libelle: str
    court: str
    """Le libellé tenu dans une légende : une à trois syllabes de plus que rien."""


@dataclass(frozen=True, slots=True)
class Echelle:
    """Des degrés ordonnés ; les premiers sont favorables, les derniers défavorables."""

    cle: str
    nom: str
    degres: tuple[Degre, ...]
    favorables: int
    """Nombre de degrés favorables, en tête."""
    defavorables: int
    """Nombre de degrés défavorables, en queue."""

    def rang(self, cle: str) -> int:
        """Le rang du degré `cle`, à partir de 0. Lève `KeyError` s’il n’est pas de l’échelle."""
        for rang, degre in enumerate(self.degres):
            if degre.cle == cle:
                return rang
        raise KeyError(cle)

    def libelle(self, cle: str) -> str:
        """Le libellé d’une réponse, « sans avis » comprise."""
        return LIBELLE_SANS_AVIS if cle == SANS_AVIS else self.degres[self.rang(cle)].libelle

    def sens(self, rang: int) -> int:
        """+1 si le degré de ce rang est favorable, −1 s’il est défavorable, 0 entre les deux."""
        if rang < self.favorables:
            return 1
        return -1 if rang >= len(self.degres) - self.defavorables else 0


def _echelle(
    cle: str, nom: str, favorables: int, defavorables: int, *degres: tuple[str, str, str]
) -> Echelle:
    return Echelle(cle, nom, tuple(Degre(*d) for d in degres), favorables, defavorables)


ECHELLE_PAR_DEFAUT: Final = "accord-5"

ECHELLES: Final[dict[str, Echelle]] = {
    echelle.cle: echelle
    for echelle in (
        _echelle(
            "accord-5",
            "Accord en cinq degrés",
            2,
            2,
            ("tout-a-fait", "Tout à fait d’accord", "Tout à fait"),
            ("plutot", "Plutôt d’accord", "Plutôt"),
            ("partage", "Partagé", "Partagé"),
            ("plutot-pas", "Plutôt pas d’accord", "Plutôt pas"),
            ("pas-du-tout", "Pas du tout d’accord", "Pas du tout"),
        ),
        _echelle(
            "deux-degres",
            "D’accord ou pas d’accord",
            1,
            1,
            ("d-accord", "D’accord", "D’accord"),
            ("pas-d-accord", "Pas d’accord", "Pas d’accord"),
        ),
        _echelle(
            "mentions-7",
            "Mentions (jugement majoritaire)",
            4,
            2,
            ("excellent", "Excellent", "Excellent"),
            ("tres-bien", "Très bien", "Très bien"),
            ("bien", "Bien", "Bien"),
            ("assez-bien", "Assez bien", "Assez bien"),
            ("passable", "Passable", "Passable"),
            ("insuffisant", "Insuffisant", "Insuffisant"),
            ("a-rejeter", "À rejeter", "À rejeter"),
        ),
        _echelle(
            "gradients-8",
            "Gradients d’accord (Kaner)",
            3,
            3,
            ("adhesion", "J’adhère pleinement", "Adhésion"),
            ("accord-mineur", "D’accord, un point mineur à revoir", "Point mineur"),
            ("accord-reserves", "Je soutiens avec des réserves", "Réserves"),
            ("abstention", "Je m’abstiens", "Abstention"),
            ("a-discuter", "Il faut en parler davantage", "À discuter"),
            ("desaccord-suivi", "Pas d’accord, mais je suivrai le groupe", "Je suivrai"),
            ("desaccord-retrait", "Pas d’accord, ne comptez pas sur moi", "En retrait"),
            ("blocage", "Je m’y oppose", "Opposition"),
        ),
        _echelle(
            "consentement",
            "Consentement",
            2,
            1,
            ("oui", "Oui, je consens", "Oui"),
            ("reserve", "Oui, avec une réserve", "Réserve"),
            ("objection", "Non, j’ai une objection", "Objection"),
        ),
    )
}
