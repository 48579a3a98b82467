"""Le retardataire : ce qu’une seconde révélation dirait de lui, comparée à la première."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from charte_studio.domaine.confidentialite import SEUIL_PAR_DEFAUT, Ventilation, total_montre
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.repartition import Repartition, additionner


@dataclass(frozen=True, slots=True)
class Soustraction:
    """Un écart entre deux révélations qui tient à trop peu de personnes."""

    personnes: int
    """Le plus petit nombre de personnes qui explique l’écart le plus parlant."""
    total: bool
    """Vrai si la différence des totaux suffit."""
    colleges: tuple[str, ...]
    """Les collèges montrés dont la différence suffit."""
    phrase: str


def soustraction_possible(
    avant: Ventilation,
    apres: Ventilation,
    seuil: int = SEUIL_PAR_DEFAUT,
    *,
    masques: Collection[str] = (),
) -> Soustraction | None:
    """Ce qu’une personne qui a vu `avant` apprendrait en voyant `apres` ; `None` si rien.

    Pour un même tour révélé, rouvert (un retardataire, une erreur de saisie) puis révélé encore :
    tous ceux qui n’ont pas corrigé sont immobiles, si bien que tout écart de moins de `seuil`
    personnes les désigne, ajout, retrait ou changement. On regarde le total, chaque collège montré
    et les `masques` réunis. Un tour dont le total se tait n’a rien révélé.
    """
    if not (total_montre(avant, seuil) and total_montre(apres, seuil)):
        return None
    colleges = list(dict.fromkeys([*avant, *apres]))
    groupes = {cle: [cle] for cle in colleges if cle not in masques}
    ecarts = {cle: _ecart(avant, apres, cles) for cle, cles in groupes.items()}
    parlants = tuple(cle for cle, (plus, moins) in ecarts.items() if 0 < max(plus, moins) < seuil)
    total = _ecart(avant, apres, colleges)
    bloc = _ecart(avant, apres, [cle for cle in colleges if cle in masques])
    trouves = [
        ecart
        for ecart in (total, bloc, *(ecarts[cle] for cle in parlants))
        if 0 < max(ecart) < seuil
    ]
    if not trouves:
        return None
    plus, moins = min(trouves, key=max)
    return Soustraction(
        max(plus, moins), 0 < max(total) < seuil, parlants, _dire(plus, moins, seuil)
    )


def _ecart(avant: Ventilation, apres: Ventilation, cles: Collection[str]) -> tuple[int, int]:
    """Les réponses apparues et les réponses disparues, degré par degré."""
    plus = moins = 0
    a, b = (_reponses(tour, cles) for tour in (avant, apres))
    for rang in range(max(len(a), len(b))):
        ecart = (b[rang] if b else 0) - (a[rang] if a else 0)
        plus += max(ecart, 0)
        moins += max(-ecart, 0)
    return plus, moins


def _reponses(tour: Ventilation, cles: Collection[str]) -> tuple[int, ...]:
    somme: Repartition | None = additionner(tour[cle] for cle in cles if cle in tour)
    return () if somme is None else (*somme.effectifs, somme.sans_avis)


def _dire(plus: int, moins: int, seuil: int) -> str:
    if not moins:
        quoi = f"{accorder(plus, 'réponse', 'réponses')} de plus"
    elif not plus:
        quoi = f"{accorder(moins, 'réponse', 'réponses')} de moins"
    else:
        nombre = max(plus, moins)
        quoi = f"{accorder(nombre, 'réponse changée', 'réponses changées')}"
    return (
        f"{quoi} depuis ce qui a été montré : la salle en déduirait qui a répondu quoi. Attendez "
        f"{seuil} réponses nouvelles au moins, ou gardez ce résultat pour la console."
    )
