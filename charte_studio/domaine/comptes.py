"""Le compte réconcilié : présents, exprimés, sans avis, manquants, et l’alerte s’il est faux."""

from __future__ import annotations

from dataclasses import dataclass

from charte_studio.domaine.francais import accorder


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Un compte rapproché du nombre de présents."""

    presents: int
    exprimes: int
    sans_avis: int
    manquants: int
    """Présents qui n’ont pas répondu, déclarés ou déduits."""
    ecart: int
    """Réponses et manquants de trop (positif) ou introuvables (négatif) ; 0 : le compte est bon."""
    phrase: str
    """Le compte en une phrase, toujours."""
    alerte: str
    """Ce qui cloche et quoi faire ; vide quand le compte tombe juste."""

    @property
    def reponses(self) -> int:
        """Exprimés et sans avis."""
        return self.exprimes + self.sans_avis

    @property
    def juste(self) -> bool:
        """Vrai si réponses et manquants font exactement les présents."""
        return self.ecart == 0

    @property
    def complet(self) -> bool:
        """Vrai si le compte est juste et que plus personne ne manque."""
        return self.juste and self.manquants == 0


def reconcilier(
    presents: int, exprimes: int, sans_avis: int, manquants: int | None = None
) -> Reconciliation:
    """Rapproche les réponses des présents.

    `manquants` : ceux que l’on sait n’avoir pas répondu (mode nominatif) ; `None` quand on ne
    compte que des mains ou des bulletins : ils sont alors ce qui reste des présents. Lève
    `ValueError` pour un nombre négatif.
    """
    if min(presents, exprimes, sans_avis, manquants or 0) < 0:
        raise ValueError("Un compte ne peut pas être négatif.")
    reponses = exprimes + sans_avis
    absents = max(0, presents - reponses) if manquants is None else manquants
    ecart = reponses + absents - presents
    return Reconciliation(
        presents,
        exprimes,
        sans_avis,
        absents,
        ecart,
        _dire_compte(presents, exprimes, sans_avis, absents),
        _alerter(presents, reponses, absents, ecart),
    )


def _dire_compte(presents: int, exprimes: int, sans_avis: int, manquants: int) -> str:
    """« 24 présents : 20 exprimés, 2 sans avis, 2 sans réponse. »"""
    if not presents and not exprimes and not sans_avis:
        return "Personne n’est compté présent."
    morceaux = [accorder(exprimes, "exprimé", "exprimés"), f"{sans_avis} sans avis"]
    if manquants:
        morceaux.append(f"{manquants} sans réponse")
    return f"{accorder(presents, 'présent', 'présents')} : {', '.join(morceaux)}."


def _alerter(presents: int, reponses: int, manquants: int, ecart: int) -> str:
    if not ecart:
        return ""
    la = accorder(presents, "présent", "présents")
    if reponses > presents:
        trop = reponses - presents
        return (
            f"{accorder(reponses, 'réponse', 'réponses')} pour {la} : {trop} de trop. Recomptez, "
            "ou corrigez le nombre de présents."
        )
    compte = f"{accorder(reponses, 'réponse', 'réponses')} et {manquants} sans réponse pour {la}"
    if ecart > 0:
        return f"{compte} : {ecart} de trop. Quelqu’un est compté deux fois."
    return f"{compte} : il en manque {-ecart}. Recomptez avant de clore le tour."
