"""La numérotation de Word : à quel niveau de quelle liste, et avec quel numéro."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from charte_studio.relecture.docx.styles import entier, retrait_de, valeur
from charte_studio.relecture.numeros import chiffrer
from charte_studio.relecture.xml import NoeudXml, nom

_NIVEAUX: Final = 9
_MOT: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Niveau:
    """Un niveau d’une liste."""

    format: str = "decimal"
    texte: str = ""
    """« Article %1 — », « %1.%2 »."""
    debut: int = 1
    retrait: int = 0
    legal: bool = False
    """Vrai quand tous les numéros de l’étiquette s’écrivent en chiffres."""
    style: str = ""
    """Le style de paragraphe qui lui est lié."""

    @property
    def a_puce(self) -> bool:
        return self.format == "bullet" or "%" not in self.texte

    @property
    def vide(self) -> bool:
        return not self.texte.strip() and self.format != "bullet"

    @property
    def en_toutes_lettres(self) -> bool:
        """Vrai pour « Article %1 » : ce n’est pas une liste, mais un début de paragraphe."""
        return bool(_MOT.search(re.sub(r"%\d", " ", self.texte))) and "%" in self.texte

    @property
    def compose(self) -> bool:
        return self.texte.count("%") > 1


@dataclass(frozen=True, slots=True)
class _Num:
    abstrait: str
    niveaux: dict[int, Niveau]
    departs: dict[int, int]


class Numerotation:
    """Les listes de `numbering.xml` et leurs compteurs, à avancer dans l’ordre du texte."""

    def __init__(self, racine: NoeudXml | None) -> None:
        self._nums: dict[str, _Num] = {}
        self._compteurs: defaultdict[str, list[int | None]] = defaultdict(
            lambda: [None for _ in range(_NIVEAUX)]
        )
        self._departs_faits: set[tuple[str, int]] = set()
        if racine is not None:
            self._lire(racine)

    def niveau(self, numero: str, rang: int) -> Niveau | None:
        """Le niveau `rang` de la liste `numero`, ou `None` si rien ne la définit."""
        num = self._nums.get(numero)
        return num.niveaux.get(rang) if num else None

    def rang_du_style(self, numero: str, styles: tuple[str, ...]) -> int:
        """Le niveau lié à l’un de ces styles, du plus proche au plus lointain ; 0 à défaut."""
        num = self._nums.get(numero)
        for style in styles if num else ():
            for rang, niveau in num.niveaux.items() if num else ():
                if niveau.style == style:
                    return rang
        return 0

    def liste(self, numero: str) -> str:
        """Ce qui désigne la liste : deux `numId` d’une même liste abstraite n’en font qu’une."""
        return self._nums[numero].abstrait

    def avancer(self, numero: str, rang: int) -> int:
        """Le numéro de l’alinéa suivant de ce niveau."""
        num = self._nums[numero]
        compteurs = self._compteurs[num.abstrait]
        if rang in num.departs and (numero, rang) not in self._departs_faits:
            self._departs_faits.add((numero, rang))
            compteurs[rang] = None
        actuel = compteurs[rang]
        debut = num.departs.get(rang, num.niveaux[rang].debut)
        suivant = debut if actuel is None else actuel + 1
        compteurs[rang] = suivant
        compteurs[rang + 1 :] = [None] * (_NIVEAUX - rang - 1)
        return suivant

    def etiquette(self, numero: str, rang: int) -> str:
        """Le numéro de l’alinéa tel qu’on le voit : « Article 3 — », « 2.1 »."""
        num = self._nums[numero]
        compteurs = self._compteurs[num.abstrait]
        legal = num.niveaux[rang].legal

        def ecrire(trouve: re.Match[str]) -> str:
            cible = int(trouve[1]) - 1
            niveau = num.niveaux.get(cible, Niveau())
            valeur = compteurs[cible] if 0 <= cible < _NIVEAUX else None
            return chiffrer(
                niveau.debut if valeur is None else valeur,
                "decimal" if legal else niveau.format,
            )

        return re.sub(r"%(\d)", ecrire, num.niveaux[rang].texte).strip()

    # --- lire -----------------------------------------------------------------------------------

    def _lire(self, racine: NoeudXml) -> None:
        abstraits = {
            n.get(nom("w:abstractNumId"), ""): n for n in racine.iter(nom("w:abstractNum"))
        }
        par_style = {valeur(n, "w:styleLink"): cle for cle, n in abstraits.items()}
        lus: dict[str, dict[int, Niveau]] = {}
        for noeud in racine.iter(nom("w:num")):
            cle = valeur(noeud, "w:abstractNumId") or ""
            renvoi = valeur(abstraits.get(cle), "w:numStyleLink")
            if renvoi:
                cle = par_style.get(renvoi, cle)
            if cle not in lus:
                lus[cle] = _niveaux(abstraits.get(cle))
            niveaux, departs = dict(lus[cle]), {}
            for ecart in noeud.iterfind(nom("w:lvlOverride")):
                rang = entier(ecart.get(nom("w:ilvl"))) or 0
                depart = entier(valeur(ecart, "w:startOverride"))
                niveaux |= _niveaux(ecart)
                if depart is not None:
                    departs[rang] = depart
            self._nums[noeud.get(nom("w:numId"), "")] = _Num(cle, niveaux, departs)


def _niveaux(noeud: NoeudXml | None) -> dict[int, Niveau]:
    niveaux: dict[int, Niveau] = {}
    for lvl in noeud.iterfind(nom("w:lvl")) if noeud is not None else ():
        rang = entier(lvl.get(nom("w:ilvl"))) or 0
        if not 0 <= rang < _NIVEAUX:
            continue
        debut = entier(valeur(lvl, "w:start"))
        niveaux[rang] = Niveau(
            format=valeur(lvl, "w:numFmt") or "decimal",
            texte=valeur(lvl, "w:lvlText") or "",
            debut=1 if debut is None else debut,
            retrait=retrait_de(lvl.find(nom("w:pPr"))) or 0,
            legal=lvl.find(nom("w:isLgl")) is not None,
            style=valeur(lvl, "w:pStyle") or "",
        )
    return niveaux
