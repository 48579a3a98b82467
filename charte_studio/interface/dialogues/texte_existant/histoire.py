"""Les gestes faits sur un découpage, que l’on annule et refait dans le dialogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charte_studio.redaction.decoupage import Decoupage, deplacer, fusionner
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class Etat:
    """Un découpage et les parties qui y sont choisies."""

    decoupage: Decoupage
    choisies: tuple[int, ...] = (0,)
    """La première est celle dont on lit le texte."""


class Histoire:
    """Ce qui est fait, ce qui s’annule, ce qui se refait."""

    def __init__(self, decoupage: Decoupage) -> None:
        self.etat = Etat(decoupage)
        self._avant: list[tuple[str, Etat]] = []
        self._apres: list[tuple[str, Etat]] = []

    def faire(self, nom: str, etat: Etat, *, depuis: tuple[int, ...]) -> None:
        """Passe à cet état ; `depuis` : les parties à choisir de nouveau si l’on annule."""
        self._avant.append((nom, Etat(self.etat.decoupage, depuis)))
        self._apres.clear()
        self.etat = etat

    def annuler(self) -> str:
        """Revient à l’état d’avant et rend le nom du geste, vide s’il n’y a rien à annuler."""
        return self._passer(self._avant, self._apres)

    def refaire(self) -> str:
        """Refait le geste annulé et rend son nom, vide s’il n’y a rien à refaire."""
        return self._passer(self._apres, self._avant)

    def a_annuler(self) -> str:
        """Le nom du dernier geste."""
        return self._avant[-1][0] if self._avant else ""

    def _passer(self, de: list[tuple[str, Etat]], vers: list[tuple[str, Etat]]) -> str:
        if not de:
            return ""
        nom, etat = de.pop()
        vers.append((nom, self.etat))
        self.etat = etat
        return nom


def deplacer_ensemble(decoupage: Decoupage, rangs: Iterable[int], avant: int) -> Etat:
    """Met des parties, dans leur ordre, devant celle du rang `avant`."""
    deplaces = sorted(rangs)
    plus_haut = [rang for rang in deplaces if rang < avant]
    for faits, rang in enumerate(plus_haut):
        decoupage = deplacer(decoupage, rang - faits, avant - 1)
    for faits, rang in enumerate(rang for rang in deplaces if rang >= avant):
        decoupage = deplacer(decoupage, rang, avant + faits)
    debut = avant - len(plus_haut)
    return Etat(decoupage, tuple(range(debut, debut + len(deplaces))))


def fusionner_ensemble(decoupage: Decoupage, rangs: Iterable[int]) -> Etat:
    """Réunit des parties qui se suivent, ou une seule et sa suivante.

    Lève `Refus` si elles ne se suivent pas.
    """
    reunis = sorted(rangs)
    premier, dernier = reunis[0], reunis[-1]
    if dernier - premier + 1 != len(reunis):
        raise Refus("Ces parties ne se suivent pas : rapprochez-les d’abord, puis fusionnez-les.")
    for _ in range(max(1, dernier - premier)):
        decoupage = fusionner(decoupage, premier)
    return Etat(decoupage, (premier,))
