"""Lire les feuilles de style : quelles couleurs s’y posent l’une sur l’autre.

Un texte et son fond sont rarement dans la même règle. On suit donc ce que fait Qt, en gros : le
fond d’une règle, à défaut celui de la même sorte de widget dans un autre état ou sans ses
propriétés, à défaut ceux sur lesquels ce widget peut être posé.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from charte_studio.socle.chemins import dossier_ressources

_REGLE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENTAIRE: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_TEXTE: Final = re.compile(r"(?<![a-z-])color:\s*\$(\w+)")
_FOND: Final = re.compile(r"(?<![a-z-])background(?:-color)?:\s*(\$\w+|transparent|none)")
_BORD: Final = re.compile(r"border(?:-[a-z]+)*:\s*[^;]*?\$(\w+)")
_CHOIX: Final = re.compile(r"(?<!-)selection-color:\s*\$(\w+)")
_FOND_CHOIX: Final = re.compile(r"selection-background-color:\s*\$(\w+)")
_INACTIF: Final = ":disabled"

_SANS_TEXTE: Final = re.compile(
    r"::(?!item|tab|section|title)|QSplitter|\[filet=|zone=\"panneau\"|#point_enregistre"
)
"""Les parties qui ne portent jamais de texte : poignées, cases, filets, le point de l’état."""

POSES: Final = ("papier", "surface", "creux")
"""Les fonds où l’on pose un widget transparent."""
ENCRE: Final = "encre"


@dataclass(frozen=True, slots=True)
class Regle:
    """Une règle, un seul sélecteur."""

    selecteur: str
    corps: str

    @property
    def sorte(self) -> str:
        """Le sélecteur sans ses états : `QPushButton[role="lien"]`."""
        return re.sub(r"(?<!:):(?!:)[a-z-]+", "", self.selecteur)

    @property
    def nue(self) -> str:
        """Le sélecteur sans ses propriétés non plus : `QPushButton`."""
        return re.sub(r"\[[^\]]*\]|#\w+", "", self.sorte)

    def fond(self) -> str | None:
        """Le jeton du fond, « transparent », ou rien si la règle n’en parle pas."""
        trouve = _FOND.search(self.corps)
        if trouve is None:
            return None
        return "transparent" if trouve[1] in ("transparent", "none") else trouve[1][1:]

    def texte(self) -> str | None:
        """Le jeton du texte."""
        trouve = _TEXTE.search(self.corps)
        return trouve[1] if trouve else None

    def bords(self) -> set[str]:
        """Les jetons des bords."""
        return set(_BORD.findall(self.corps))


def lire_regles() -> list[Regle]:
    """Toutes les règles de toutes les feuilles, dans l’ordre où Qt les lit."""
    feuilles = sorted((dossier_ressources() / "styles").glob("*.qss"))
    texte = _COMMENTAIRE.sub("", "\n".join(f.read_text("utf-8") for f in feuilles))
    return [
        Regle(" ".join(selecteur.split()), corps)
        for entete, corps in _REGLE.findall(texte)
        for selecteur in entete.split(",")
    ]


def textes_et_fonds(regles: Iterable[Regle]) -> Iterator[tuple[str, str, str]]:
    """Les couples (texte, fond, sélecteur) que les feuilles peuvent montrer."""
    toutes = list(regles)
    for regle in toutes:
        choisi, fond_choisi = _CHOIX.search(regle.corps), _FOND_CHOIX.search(regle.corps)
        if choisi and fond_choisi:
            yield choisi[1], fond_choisi[1], regle.selecteur
        if regle.texte() is None and regle.fond() in (None, "transparent"):
            continue
        if regle.texte() is None and _SANS_TEXTE.search(regle.selecteur):
            continue
        texte = regle.texte() or _herite(toutes, regle, Regle.texte) or ENCRE
        for fond in fonds_possibles(toutes, regle):
            yield texte, fond, regle.selecteur


def bords_et_fonds(
    regles: Iterable[Regle], portants: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Les couples (bord, fond, sélecteur) des bords qui disent quelque chose."""
    toutes, utiles = list(regles), set(portants)
    for regle in toutes:
        if _INACTIF in regle.selecteur:
            continue
        for bord in regle.bords() & utiles:
            for fond in fonds_possibles(toutes, regle):
                if fond != bord:  # un aplat cerné de sa couleur n’a pas de bord
                    yield bord, fond, regle.selecteur


def fonds_possibles(regles: Iterable[Regle], regle: Regle) -> tuple[str, ...]:
    """Les fonds sur lesquels cette règle peut se montrer."""
    if "[accueil=" in regle.selecteur:
        return ("panneau",)
    fond = regle.fond() or _herite(regles, regle, Regle.fond)
    return POSES if fond in (None, "transparent") else (fond,)


def _herite(regles: Iterable[Regle], regle: Regle, lire: object) -> str | None:
    assert callable(lire)
    toutes = list(regles)
    for cle in (regle.sorte, regle.nue):
        for autre in toutes:
            if autre.selecteur == cle and (valeur := lire(autre)) is not None:
                return str(valeur)
    return None
