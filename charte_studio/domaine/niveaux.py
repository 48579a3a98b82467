"""Le niveau d’exigence comme échelle : la formulation que chacun préfère."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.echelles import Degre, Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.repartition import Repartition, rang_median
from charte_studio.domaine.vocabulaire import NIVEAUX

DU_PLUS_AU_MOINS_EXIGEANT: Final = ("exigeante", "equilibree", "souple")
"""L’ordre de l’échelle : la médiane basse y est la moins exigeante des deux."""


def echelle_des_niveaux(niveaux: Collection[str] = DU_PLUS_AU_MOINS_EXIGEANT) -> Echelle:
    """L’échelle des formulations d’un principe. Lève `ValueError` s’il y en a moins de deux."""
    presents = [niveau for niveau in DU_PLUS_AU_MOINS_EXIGEANT if niveau in niveaux]
    if len(presents) < 2:
        raise ValueError("Il faut deux formulations au moins pour choisir un niveau.")
    return Echelle(
        "niveaux",
        "Niveau d’exigence",
        tuple(Degre(niveau, NIVEAUX[niveau], NIVEAUX[niveau]) for niveau in presents),
        1,
        1,
    )


@dataclass(frozen=True, slots=True)
class NiveauSuggere:
    """La formulation que demande la salle, et pourquoi. L’humain choisit."""

    niveau: str
    """Une clé de `vocabulaire.NIVEAUX`."""
    phrase: str


def suggerer_niveau(echelle: Echelle, repartition: Repartition) -> NiveauSuggere | None:
    """Le niveau médian de ceux qui ont choisi une formulation ; `None` si personne ne l’a fait.

    À effectif pair, la médiane basse : la moins exigeante des deux, et la phrase le dit.
    """
    exprimes = repartition.exprimes
    if not exprimes:
        return None
    rang = rang_median(repartition.effectifs)
    libelle = echelle.degres[rang].libelle.lower()
    moitie = sum(repartition.effectifs[: rang + 1])
    partage = exprimes % 2 == 0 and 2 * sum(repartition.effectifs[:rang]) == exprimes
    phrase = (
        f"{accorder(exprimes, 'personne a choisi', 'personnes ont choisi')} une formulation : "
        f"la médiane est « {libelle} » ({moitie} sur {exprimes} la demandent ou plus exigeante)."
    )
    if partage:
        phrase += " À égalité des deux moitiés, c’est la moins exigeante des deux médianes."
    return NiveauSuggere(echelle.degres[rang].cle, phrase)
