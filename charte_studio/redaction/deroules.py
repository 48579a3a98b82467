"""Les déroulés minutés : ce que l’animatrice fait, séquence par séquence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from charte_studio.socle.donnees import exiger_mentions, lire_toml
from charte_studio.socle.erreurs import Refus

PAUSE: Final = "pause"
ETAPES: Final = (
    "preparer",
    "accueillir",
    "explorer",
    "se_positionner",
    "decider",
    "rediger",
    "transmettre",
    "relire",
    PAUSE,
)
"""Les étapes du parcours où une séquence peut se tenir, et la pause."""

_DU_DEROULE: Final = ("titre", "resume", "participants_max", "principes_conseilles", "sequence")
_DE_LA_SEQUENCE: Final = (
    "seance",
    "titre",
    "minutes",
    "etape",
    "objectif",
    "animation",
    "materiel",
)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Un moment de l’atelier, du début à la fin duquel on reste sur la même étape."""

    seance: int
    """1 pour la première séance."""
    titre: str
    minutes: int
    etape: str
    """L’une d’`ETAPES`."""
    objectif: str
    animation: str
    """Ce que l’animatrice fait et dit."""
    materiel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deroule:
    """Un déroulé proposé : une ou plusieurs séances, coupées en séquences."""

    cle: str
    titre: str
    resume: str
    participants_max: int
    principes_conseilles: tuple[int, int]
    """Combien de principes mettre en débat : au moins, au plus."""
    sequences: tuple[Sequence, ...]
    """Dans l’ordre de l’atelier."""

    @property
    def seances(self) -> tuple[int, ...]:
        """Les numéros des séances, à partir de 1."""
        return tuple(dict.fromkeys(sequence.seance for sequence in self.sequences))

    def de_la_seance(self, seance: int) -> tuple[Sequence, ...]:
        """Les séquences d’une séance, dans l’ordre."""
        return tuple(sequence for sequence in self.sequences if sequence.seance == seance)

    def minutes(self, seance: int) -> int:
        """La durée d’une séance, pauses comprises."""
        return sum(sequence.minutes for sequence in self.de_la_seance(seance))


def lire_deroules(chemin: Path) -> dict[str, Deroule]:
    """Les déroulés par clé, dans l’ordre du fichier.

    Lève `Refus` en nommant le déroulé et la séquence fautifs.
    """
    brut = lire_toml(chemin)
    return {cle: _deroule(chemin, cle, valeur) for cle, valeur in brut.items()}


def _deroule(chemin: Path, cle: str, brut: object) -> Deroule:
    ou = f"« {chemin.name} », déroulé « {cle} »"
    table = exiger_mentions(brut, _DU_DEROULE, ou)
    sequences = table["sequence"]
    if not isinstance(sequences, list) or not sequences:
        raise Refus(f"{ou} : il faut au moins une séquence, sous « [[{cle}.sequence]] ».")
    principes = table["principes_conseilles"]
    if (
        not isinstance(principes, list)
        or len(principes) != 2
        or not all(_est_compte(n) for n in principes)
        or principes[0] > principes[1]
    ):
        raise Refus(f"{ou} : « principes_conseilles » donne deux nombres, comme [4, 5].")
    deroule = Deroule(
        cle=cle,
        titre=_texte(table, "titre", ou),
        resume=_texte(table, "resume", ou),
        participants_max=_compte(table, "participants_max", ou),
        principes_conseilles=(principes[0], principes[1]),
        sequences=tuple(_sequence(ou, rang, valeur) for rang, valeur in enumerate(sequences, 1)),
    )
    suite = [sequence.seance for sequence in deroule.sequences]
    if suite != sorted(suite) or list(deroule.seances) != list(range(1, suite[-1] + 1)):
        raise Refus(f"{ou} : les séances se suivent, à partir de 1 et sans trou.")
    return deroule


def _sequence(deroule: str, rang: int, brut: object) -> Sequence:
    ou = f"{deroule}, séquence {rang}"
    if isinstance(brut, dict) and isinstance(brut.get("titre"), str):
        ou += f" (« {brut['titre']} »)"
    table = exiger_mentions(brut, _DE_LA_SEQUENCE, ou)
    etape = _texte(table, "etape", ou)
    if etape not in ETAPES:
        raise Refus(f"{ou} : l’étape « {etape} » est inconnue, c’est l’une de {', '.join(ETAPES)}.")
    materiel = table["materiel"]
    if not isinstance(materiel, list) or not all(isinstance(m, str) and m for m in materiel):
        raise Refus(f"{ou} : « materiel » est une liste de textes, vide s’il n’en faut pas.")
    return Sequence(
        seance=_compte(table, "seance", ou),
        titre=_texte(table, "titre", ou),
        minutes=_compte(table, "minutes", ou),
        etape=etape,
        objectif=_texte(table, "objectif", ou),
        animation=_texte(table, "animation", ou),
        materiel=tuple(materiel),
    )


def _texte(table: dict[str, Any], mention: str, ou: str) -> str:
    valeur = table[mention]
    if not isinstance(valeur, str) or not valeur.strip():
        raise Refus(f"{ou} : « {mention} » est un texte, entre guillemets droits.")
    return valeur


def _compte(table: dict[str, Any], mention: str, ou: str) -> int:
    valeur = table[mention]
    if not _est_compte(valeur):
        raise Refus(f"{ou} : « {mention} » est un nombre entier, 1 au moins.")
    return int(valeur)


def _est_compte(valeur: object) -> bool:
    """Un entier d’au moins 1 (en Python, `True` passerait pour 1)."""
    return isinstance(valeur, int) and not isinstance(valeur, bool) and valeur >= 1
