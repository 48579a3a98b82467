"""Le retardataire : ce qu’une seconde révélation dirait de lui, comparée à la première."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from charte_studio.domaine.confidentialite import (
    SEUIL_PAR_DEFAUT,
    Ventilation,
    ecarts_par_reponse,
    masquer,
    total_montre,
)
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.repartition import additionner


@dataclass(frozen=True, slots=True)
class Soustraction:
    """Ce qu’une nouvelle révélation laisserait déduire de la précédente."""

    personnes: int
    """Le plus petit nombre de personnes qui explique l’écart le plus parlant ; 0 s’il ne s’agit que
    de collèges démasqués."""
    total: bool
    """Vrai si la différence des totaux suffit."""
    colleges: tuple[str, ...]
    """Les collèges montrés aux deux révélations dont la différence suffit."""
    demasques: tuple[str, ...]
    """Les collèges masqués d’abord, que la seconde révélation montrerait."""
    phrase: str


def soustraction_possible(
    avant: Ventilation,
    apres: Ventilation,
    seuil: int = SEUIL_PAR_DEFAUT,
    *,
    masques_avant: Collection[str] | None = None,
    masques_apres: Collection[str] | None = None,
) -> Soustraction | None:
    """Ce qu’une personne qui a vu `avant` apprendrait en voyant `apres` ; `None` si rien.

    Pour un même tour révélé, rouvert (un retardataire, une erreur de saisie) puis révélé encore :
    tous ceux qui n’ont pas corrigé sont immobiles, si bien que tout écart de moins de `seuil`
    personnes les désigne, ajout, retrait ou changement. On regarde le total, chaque collège montré
    les deux fois, et ce qui reste du total. Un collège masqué la première fois et montré la seconde
    rend la première soustraction possible. Un tour dont le total se tait n’a rien révélé.

    `masques_avant`, `masques_apres` : ce qui est masqué à chaque fois ; par défaut, ce que
    masquerait ce tour tout seul.
    """
    if not (total_montre(avant, seuil) and total_montre(apres, seuil)):
        return None
    colleges = list(dict.fromkeys([*avant, *apres]))
    if not any(lu.reponses for lu in avant.values()):
        return None
    if masques_avant is None:
        masques_avant = masquer([avant], seuil).masques
    if masques_apres is None:
        masques_apres = masquer([apres], seuil).masques
    demasques = tuple(cle for cle in colleges if cle in masques_avant and cle not in masques_apres)
    montres = [cle for cle in colleges if cle not in masques_avant and cle not in masques_apres]
    ecarts = {cle: _ecart(avant, apres, [cle]) for cle in montres}
    parlants = tuple(cle for cle in montres if 0 < max(ecarts[cle]) < seuil)
    total = _ecart(avant, apres, colleges)
    bloc = _ecart(avant, apres, [cle for cle in colleges if cle not in montres])
    trouves = [e for e in (total, bloc, *ecarts.values()) if 0 < max(e) < seuil]
    if not trouves and not demasques:
        return None
    plus, moins = min(trouves, key=max, default=(0, 0))
    return Soustraction(
        max(plus, moins),
        0 < max(total) < seuil,
        parlants,
        demasques,
        _dire(plus, moins, seuil) if trouves else _dire_demasques(len(demasques)),
    )


def _ecart(avant: Ventilation, apres: Ventilation, cles: Collection[str]) -> tuple[int, int]:
    """Les réponses apparues et disparues de ces collèges réunis."""
    a, b = (additionner(tour[cle] for cle in cles if cle in tour) for tour in (avant, apres))
    if a is None or b is None:
        return (b.reponses if b else 0, a.reponses if a else 0)
    ecarts = ecarts_par_reponse(a, b)
    return sum(e for e in ecarts if e > 0), -sum(e for e in ecarts if e < 0)


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


def _dire_demasques(nombre: int) -> str:
    sujet = "Un collège masqué" if nombre == 1 else f"{nombre} collèges masqués"
    verbe = "se montrerait" if nombre == 1 else "se montreraient"
    return (
        f"{sujet} à la révélation précédente {verbe} maintenant\u00a0: la salle retrouverait par "
        "soustraction ce qui était caché. Gardez ce résultat pour la console."
    )
