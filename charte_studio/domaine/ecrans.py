"""Sur quel écran projeter : une fonction de la liste des écrans, et de rien d’autre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Literal

Raison = Literal["voulu", "autre", "seul"]

_SERIE: Final = 8
_NOM: Final = 3
_MODELE: Final = 3
_FABRICANT: Final = 2
_TAILLE: Final = 1
_PLACE: Final = 1
_ASSEZ: Final = 3
"""En dessous, deux écrans qui se ressemblent (même taille, même place) restent deux écrans."""


@dataclass(frozen=True, slots=True)
class Ecran:
    """Un écran, tel qu’il se présente. Les longueurs sont en pixels logiques."""

    nom: str
    """Celui de la prise : « HDMI-1 ». Il peut changer d’un branchement à l’autre."""
    fabricant: str = ""
    modele: str = ""
    serie: str = ""
    gauche: int = 0
    haut: int = 0
    largeur: int = 1920
    hauteur: int = 1080

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Son rectangle sur le bureau : gauche, haut, largeur, hauteur."""
        return self.gauche, self.haut, self.largeur, self.hauteur

    @property
    def libelle(self) -> str:
        """« Epson EB-2250U (1920 × 1080) » ; à défaut de modèle, le nom de la prise."""
        nom = " ".join(mot for mot in (self.fabricant, self.modele) if mot) or self.nom
        taille = f"{self.largeur}\u00a0×\u00a0{self.hauteur}"
        return f"{nom} ({taille})" if nom else taille


@dataclass(frozen=True, slots=True)
class ChoixEcran:
    """L’écran retenu, et pourquoi."""

    ecran: Ecran
    raison: Raison
    """`voulu` : celui de la dernière fois. `autre` : le premier qui n’est pas celui de la
    console. `seul` : il n’y en a pas d’autre, la projection couvrira la console."""


def choisir_ecran(
    ecrans: Sequence[Ecran], *, voulu: Ecran | None = None, console: Ecran | None = None
) -> ChoixEcran | None:
    """L’écran où projeter, ou `None` s’il n’y a aucun écran.

    `voulu` : celui de la dernière projection, reconnu à son identité et non à son rang.
    `console` : celui où est la console (par défaut le premier de la liste) ; on ne la couvre que
    s’il n’y en a pas d’autre. Deux écrans au même endroit (le bureau dupliqué) n’en font qu’un.
    """
    if not ecrans:
        return None
    occupe = (console or ecrans[0]).place
    libres = [ecran for ecran in ecrans if ecran.place != occupe]
    if not libres:
        return ChoixEcran(ecrans[0], "seul")
    retrouve = retrouver(libres, voulu) if voulu is not None else None
    if retrouve is not None:
        return ChoixEcran(retrouve, "voulu")
    # Le plus grand : un vidéoprojecteur l’est plus souvent qu’une tablette d’appoint.
    return ChoixEcran(max(libres, key=lambda e: e.largeur * e.hauteur), "autre")


def retrouver(ecrans: Sequence[Ecran], connu: Ecran) -> Ecran | None:
    """Celui de ces écrans qui est `connu`, même rebranché ailleurs ; `None` s’il est parti."""
    notes = [(ressemblance(ecran, connu), -rang) for rang, ecran in enumerate(ecrans)]
    meilleure, rang = max(notes, default=(0, 0))
    return ecrans[-rang] if meilleure >= _ASSEZ else None


def ressemblance(un: Ecran, autre: Ecran) -> int:
    """À quel point ce sont les mêmes ; 0 si leurs numéros de série, leurs modèles se contredisent.

    Le numéro de série l’emporte. Sans lui, le modèle et la prise ; la taille et la place ne font
    que départager deux écrans jumeaux.
    """
    for a, b in (
        (un.serie, autre.serie), (un.modele, autre.modele), (un.fabricant, autre.fabricant),
    ):  # fmt: skip
        if a and b and a != b:
            return 0
    points = (
        (bool(un.serie) and un.serie == autre.serie, _SERIE),
        (bool(un.nom) and un.nom == autre.nom, _NOM),
        (bool(un.modele) and un.modele == autre.modele, _MODELE),
        (bool(un.fabricant) and un.fabricant == autre.fabricant, _FABRICANT),
        (un.place[2:] == autre.place[2:], _TAILLE),
        (un.place[:2] == autre.place[:2], _PLACE),
    )
    return sum(poids for pareil, poids in points if pareil)


def ecran_en_donnee(ecran: Ecran) -> dict[str, Any]:
    """De quoi garder l’écran choisi dans les réglages."""
    return asdict(ecran)


def ecran_depuis_donnee(donnee: object) -> Ecran | None:
    """L’écran gardé ; `None` si la donnée n’en est pas un."""
    if not isinstance(donnee, dict) or not isinstance(donnee.get("nom"), str):
        return None
    attendus = {champ.name: int if champ.type == "int" else str for champ in fields(Ecran)}
    if not all(cle in attendus and type(v) is attendus[cle] for cle, v in donnee.items()):
        return None
    return Ecran(**donnee)
