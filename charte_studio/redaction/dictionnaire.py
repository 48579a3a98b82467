"""Un dictionnaire français : la liste de mots de `pyspellchecker`, complétée de notre vocabulaire.

Seule la liste sert. Elle se lit par petits morceaux, entre lesquels l’appelant respire : un autre
fil ne tient jamais longtemps l’interpréteur. Nos suggestions connaissent les fautes du français
(accents, lettres doubles, sons voisins) et se calculent en quelques millisecondes.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from charte_studio.redaction.mots_proches import classer, decoupes, squelette, voisins
from charte_studio.socle.chemins import dossier_ressources

_ENTREE: Final = re.compile(r'"([^"\\]+)": ?(\d+)')
_ECHAPPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_PAR_MORCEAU: Final = 1 << 13
"""Les caractères lus d’une traite : deux ou trois millisecondes de travail."""
_FREQUENCE_DU_COMPLEMENT: Final = 20_000
_PREFIXES_ADMIS: Final = """
    anti auto bio co cyber dé désin dés géo hyper infra inter intra macro méta micro mono multi néo
    photo pluri poly post pré pseudo psycho ré re retro rétro semi socio sous sur supra techno télé
    tri ultra vidéo visio
"""
_PREFIXES: Final = tuple(_PREFIXES_ADMIS.split())
_RESTE_MIN: Final = 5
_FINS_EN_ER: Final = """
    e es ons ez ent ais ait ions iez aient erai eras era erons erez eront erais erait erions eriez
    eraient ant er é ée és ées a èrent
"""
_CIRCONFLEXES: Final = re.compile("[iu]")
_PASSE_SIMPLE: Final = ("imes", "ites", "umes", "utes")
"""Où la réforme de 1990 garde l’accent circonflexe."""
_SINGULIERS: Final = re.compile(
    r"(?:tion|sion|[ae]nce|té|(?<!davant)age|isme|iste|eur|euse|ure|oire|ique|[ai]ble|if|ive|el|elle)$"
)
"""Les fins de noms et d’adjectifs dont la liste a parfois oublié le pluriel ; « malgrés », non."""
_LIGATURE: Final = re.compile(r"oe(?=u(?![x]?$)|ux?$|il|i?d[èe]m|tus|cum|soph|no)")


def chemin_du_dictionnaire() -> Path | None:
    """Le fichier de mots du paquet installé, ou `None` : l’orthographe n’est alors pas proposée."""
    paquet = importlib.util.find_spec("spellchecker")
    for dossier in (paquet.submodule_search_locations or ()) if paquet else ():
        chemin = Path(dossier) / "resources" / "fr.json.gz"
        if chemin.is_file():
            return chemin
    return None


def charger(
    chemin: Path, respirer: Callable[[float], object] = lambda _part: None
) -> DictionnaireFrancais:
    """Lit le dictionnaire et notre complément ; `respirer` reçoit la part lue, de 0 à 1.

    Lève `OSError`, `EOFError` ou `ValueError` si le fichier ne se lit pas.
    """
    frequences: dict[str, int] = {}
    cles: dict[str, str] = {}
    taille = max(1, chemin.stat().st_size)
    with chemin.open("rb") as brut, gzip.open(brut, "rt", encoding="utf-8") as fichier:
        reste = ""
        while morceau := fichier.read(_PAR_MORCEAU):
            reste += morceau
            coupe = reste.rfind(",") + 1
            _ajouter(_entrees(reste[:coupe]), frequences, cles)
            reste = reste[coupe:]
            respirer(min(1.0, brut.tell() / taille))
        _ajouter(_entrees(reste), frequences, cles)
    if not frequences:
        raise ValueError(f"aucun mot dans {chemin.name}")
    complement = ((mot, _FREQUENCE_DU_COMPLEMENT) for mot in lire_complement())
    _ajouter(complement, frequences, cles)
    respirer(1.0)
    return DictionnaireFrancais(frequences, cles)


def _entrees(morceau: str) -> list[tuple[str, str]]:
    if "\\" in morceau:
        morceau = _ECHAPPE.sub(lambda trouve: chr(int(trouve[1], 16)), morceau)
    return _ENTREE.findall(morceau)


def _ajouter(
    mots: Iterable[tuple[str, str | int]], frequences: dict[str, int], cles: dict[str, str]
) -> None:
    nouveaux = {mot: int(frequence) for mot, frequence in mots if mot not in frequences}
    if not nouveaux:
        return
    frequences.update(nouveaux)
    for mot, cle in zip(nouveaux, squelette("\n".join(nouveaux)).split("\n"), strict=True):
        deja = cles.get(cle)
        cles[cle] = mot if deja is None else f"{deja} {mot}"


def lire_complement(chemin: Path | None = None) -> Iterator[str]:
    """Les mots de notre complément, toutes leurs formes.

    Une ligne porte des mots ; « salarié/e,s,es » en écrit quatre, « anonymis* » conjugue un verbe
    en -er, « # » ouvre un commentaire.
    """
    chemin = chemin or dossier_ressources() / "orthographe" / "complement.txt"
    for ligne in chemin.read_text(encoding="utf-8").splitlines():
        for entree in ligne.partition("#")[0].split():
            if entree.endswith("*"):
                yield from (entree[:-1] + fin for fin in _FINS_EN_ER.split())
            else:
                radical, _, fins = entree.partition("/")
                yield radical
                yield from (radical + fin for fin in fins.split(",") if fin)


class DictionnaireFrancais:
    """Des mots, leur fréquence, et de quoi retrouver ceux qui se ressemblent."""

    def __init__(self, frequences: dict[str, int], cles: dict[str, str]) -> None:
        """`cles` : par squelette, les mots qui l’ont, séparés d’une espace."""
        self._frequences, self._cles = frequences, cles

    def __len__(self) -> int:
        return len(self._frequences)

    def connait(self, mot: str) -> bool:
        """Vrai pour un mot de la liste, son pluriel, sa graphie de 1990, un préfixe et un mot."""
        return (
            mot in self._frequences
            or (mot[-1:] == "s" and mot[:-1] in self._frequences and _est_au_singulier(mot[:-1]))
            or self._rectifie(mot)
            or self._prefixe(mot)
        )

    def connait_a_un_accent_pres(self, mot: str) -> bool:
        """Vrai si un mot connu de même squelette a aussi les mêmes lettres, accents ôtés."""
        nu = squelette(mot, doubles=True)
        return any(squelette(autre, doubles=True) == nu for autre in self._semblables(mot))

    def proposer(self, mot: str, nombre: int = 5) -> tuple[str, ...]:
        """Les mots les plus proches, le plus probable d’abord, apostrophes et ligatures posées."""
        if not mot:
            return ()
        trouves = set(self._semblables(mot))
        for cle in voisins(squelette(mot)):
            if memes := self._cles.get(cle):
                trouves.update(memes.split(" "))
        if not trouves and len(mot) <= 20:
            for cle in voisins(squelette(mot), deux=True):
                if memes := self._cles.get(cle):
                    trouves.update(memes.split(" "))
        couples = [(m, self._frequences[m]) for m in trouves if m != mot and m[-1] not in "'-"]
        couples += decoupes(mot, self._frequences)
        return tuple(dict.fromkeys(_joli(m) for m in classer(mot, couples)))[:nombre]

    def _semblables(self, mot: str) -> list[str]:
        memes = self._cles.get(squelette(mot))
        return memes.split(" ") if memes else []

    def _rectifie(self, mot: str) -> bool:
        """« connaitre », « cout » : sans le circonflexe que la réforme de 1990 ne demande plus."""
        if mot.endswith(_PASSE_SIMPLE):
            return False
        for trouve in _CIRCONFLEXES.finditer(mot):
            place = trouve.start()
            if (
                mot[:place] + ("î" if trouve[0] == "i" else "û") + mot[place + 1 :]
                in self._frequences
            ):
                return True
        return False

    def _prefixe(self, mot: str) -> bool:
        """« réécoutée », « cybersécurité » ; mais « comission » se confond avec un mot connu."""
        return any(
            mot.startswith(prefixe)
            and len(mot) - len(prefixe) >= _RESTE_MIN
            and mot[len(prefixe) :] in self._frequences
            for prefixe in _PREFIXES
        ) and not self._semblables(mot)


def _est_au_singulier(mot: str) -> bool:
    return _SINGULIERS.search(mot) is not None


def _joli(mot: str) -> str:
    """Le mot comme on l’écrit : apostrophe courbe, ligature."""
    return _LIGATURE.sub("œ", mot).replace("'", "’")
