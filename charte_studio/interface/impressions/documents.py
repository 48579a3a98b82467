"""Les six documents : leur nom, à quoi ils servent, de quoi les composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.interface.impressions.affichettes import composer_affichettes
from charte_studio.interface.impressions.bulletins import composer_bulletins
from charte_studio.interface.impressions.carnets import composer_carnets
from charte_studio.interface.impressions.cartes import composer_cartes
from charte_studio.interface.impressions.depouillement import composer_depouillement
from charte_studio.interface.impressions.emargement import composer_emargement
from charte_studio.interface.impressions.guide import composer_guide
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import Feuille


@dataclass(frozen=True, slots=True)
class DocumentImprime:
    """Un document à imprimer."""

    cle: str
    titre: str
    usage: str
    composer: Callable[[AImprimer, Options], list[Feuille]]
    des_principes: bool
    """Vrai : sans principe retenu, il n’aurait rien à dire."""


def _bulletins_ou_carnets(lu: AImprimer, options: Options) -> list[Feuille]:
    return (composer_carnets if options.carnet else composer_bulletins)(lu, options)


DOCUMENTS: Final = (
    DocumentImprime(
        "guide",
        "Guide d’animation",
        "Le déroulé à la minute, ce que l’on dit, le matériel, les règles à annoncer.",
        composer_guide,
        False,
    ),
    DocumentImprime(
        "emargement",
        "Feuille d’émargement",
        "Par collège, un numéro et une signature. À garder à part des réponses.",
        composer_emargement,
        False,
    ),
    DocumentImprime(
        "cartes",
        "Cartes de position",
        "À lever\u00a0: une carte par réponse, sa couleur, sa lettre et son motif.",
        composer_cartes,
        False,
    ),
    DocumentImprime(
        "bulletins",
        "Bulletins",
        "La réponse et son motif par écrit, à couper et à ramasser.",
        _bulletins_ou_carnets,
        True,
    ),
    DocumentImprime(
        "affichettes",
        "Affichettes des principes",
        "Un principe par feuille, à lire de trois mètres.",
        composer_affichettes,
        True,
    ),
    DocumentImprime(
        "depouillement",
        "Fiche de dépouillement",
        "Les bâtonnets par collège, les totaux et le compte à retrouver.",
        composer_depouillement,
        True,
    ),
)


def documents_possibles(lu: AImprimer) -> tuple[DocumentImprime, ...]:
    """Les documents qui ont quelque chose à dire dans cet atelier."""
    return tuple(d for d in DOCUMENTS if lu.principes or not d.des_principes)
