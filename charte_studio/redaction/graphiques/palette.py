"""Les couleurs d’un dessin, par rôle ; la palette du papier, lisible aussi en gris."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from charte_studio.redaction.graphiques.dessin import NomRole, Role, RoleDegre

PaireDegre = tuple[str, str]
"""La couleur d’un degré et celle du texte qui s’y lit, en `#RRVVBB`."""

DEGRES_MIN, DEGRES_MAX = 2, 9
_NEUTRE: Final = 0.13
"""Ce qui n’a pas bougé : un gris où l’encre se lit dans tous les thèmes."""
_VERS_LE_NOIR: Final = 0.55
_VERS_LE_BLANC: Final = 0.7
"""De combien la rayure s’écarte du fond : assez pour se voir sur une photocopie."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Une couleur `#RRVVBB` par rôle."""

    fond: str
    creux: str
    trait: str
    trait_fort: str
    encre: str
    encre_seconde: str
    accent: str
    degres: tuple[tuple[PaireDegre, ...], ...]
    """Les échelles de deux à neuf degrés, du plus favorable au moins favorable."""

    def couleur(self, role: Role) -> str:
        """La couleur d’un rôle. Lève `IndexError` hors de deux à neuf degrés."""
        if isinstance(role, RoleDegre):
            fond, texte = self._degre(role)
            if role.emploi == "rayure":
                return couleur_de_rayure(fond, texte)
            return texte if role.emploi == "texte" else fond
        return self._simple(role)

    def _degre(self, role: RoleDegre) -> PaireDegre:
        if not DEGRES_MIN <= role.nombre <= DEGRES_MAX:
            raise IndexError(f"une échelle a de 2 à 9 degrés, pas {role.nombre}")
        return self.degres[role.nombre - DEGRES_MIN][role.rang]

    def _simple(self, role: NomRole) -> str:
        couleurs: dict[NomRole, str] = {
            "fond": self.fond,
            "creux": self.creux,
            "neutre": _melanger(self.fond, self.encre, _NEUTRE),
            "trait": self.trait,
            "trait_fort": self.trait_fort,
            "encre": self.encre,
            "encre_seconde": self.encre_seconde,
            "accent": self.accent,
        }
        return couleurs[role]


def couleur_de_rayure(fond: str, texte: str) -> str:
    """Une rayure s’éloigne du texte : un nombre s’y lit mieux encore que sur le fond."""
    texte_clair = sum(_composantes(texte)) > sum(_composantes(fond))
    if texte_clair:
        return _melanger(fond, "#000000", _VERS_LE_NOIR)
    return _melanger(fond, "#FFFFFF", _VERS_LE_BLANC)


def _melanger(debut: str, fin: str, part: float) -> str:
    paires = zip(_composantes(debut), _composantes(fin), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in paires)


def _composantes(couleur: str) -> tuple[int, int, int]:
    return int(couleur[1:3], 16), int(couleur[3:5], 16), int(couleur[5:7], 16)


def _papier(*fonds: str) -> tuple[PaireDegre, ...]:
    """L’encre blanche sur les deux extrêmes, la noire sur les tons moyens et clairs."""
    bords = (0, len(fonds) - 1)
    return tuple((f, "#FFFFFF" if rang in bords else "#14101C") for rang, f in enumerate(fonds))


# Les deux camps ont les mêmes gris : sur une photocopie, les rayures et la place disent le camp.
IMPRESSION: Final = Palette(
    fond="#FFFFFF",
    creux="#F2EEE6",
    trait="#CFC8BC",
    trait_fort="#5B5266",
    encre="#14101C",
    encre_seconde="#4A4255",
    accent="#5B2A57",
    degres=(
        _papier("#0B6660", "#A4470D"),
        _papier("#0B6660", "#ECE7DD", "#A4470D"),
        _papier("#0B6660", "#A1CEC6", "#F1CCA7", "#A4470D"),
        _papier("#0B6660", "#7CC2BB", "#ECE7DD", "#F4BE8C", "#A4470D"),
        _papier("#0B6660", "#65B0A9", "#BFD8CF", "#EFD7BD", "#E4A673", "#A4470D"),
        _papier("#0B6660", "#56A39D", "#A1CEC6", "#ECE7DD", "#F1CCA7", "#D99662", "#A4470D"),
        _papier(
            "#0B6660", "#4C9B94", "#8CC7C0", "#CCDCD3", "#EEDBC6", "#F3C498", "#D28B56", "#A4470D"
        ),
        _papier(
            "#0B6660", "#44948E", "#7CC2BB", "#B4D4CC", "#ECE7DD", "#F0D2B4", "#F4BE8C",
            "#CC824C", "#A4470D",
        ),
    ),
)  # fmt: skip
