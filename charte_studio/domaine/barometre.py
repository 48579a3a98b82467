"""Comparer une salle à un repère, sans faire dire à vingt personnes ce que dit un sondage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import accorder

EXPRIMES_MIN: Final = 5
"""En dessous, une comparaison ne dit rien."""
PROCHE: Final = 1.0
"""L’écart au repère, en personnes, en deçà duquel on ne le remarque pas."""


@dataclass(frozen=True, slots=True)
class ReponseComptee:
    """Une réponse, ceux qui l’ont donnée, et le repère en pour cent."""

    libelle: str
    nombre: int
    repere: int | None = None


def comparer_au_repere(reponses: Sequence[ReponseComptee]) -> str:
    """Une phrase qui compte des personnes plutôt que des points.

    La réponse comparée est celle dont le repère est le plus fort. Vide s’il n’y a pas de repère.
    """
    reperees = [reponse for reponse in reponses if reponse.repere is not None]
    if not reperees:
        return ""
    total = sum(reponse.nombre for reponse in reponses)
    if total < EXPRIMES_MIN:
        return f"Trop peu de réponses ({total}) pour comparer la salle au repère."
    premiere = max(reperees, key=lambda reponse: reponse.repere or 0)
    attendues = total * (premiere.repere or 0) / 100
    constat = (
        f"Ici, {accorder(premiere.nombre, 'personne', 'personnes')} sur {total} "
        f"{'répondent' if premiere.nombre > 1 else 'répond'} «\u00a0{premiere.libelle}\u00a0»"
    )
    if abs(premiere.nombre - attendues) <= PROCHE:
        suite = ", comme au repère à une personne près."
    else:
        suite = f"\u202f; au repère, ce serait {round(attendues)}."
    prudence = " Une salle n’est pas un sondage\u00a0: l’écart se discute, il ne se généralise pas."
    return constat + suite + prudence
