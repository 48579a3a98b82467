"""Lire la première feuille d’un classeur XLSX, au fil de l’eau, cellules en texte."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from charte_studio.atelier.classeur.paquet import Classeur

COLONNES_MAX: Final = 200
FUSIONNEES_MAX: Final = 100_000
"""Cellules fusionnées que l’on remplit ; au-delà, la fusion habille une page, pas un tableau."""
_LIGNES_MAX: Final = 1 << 20

_FUSION: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_DATES_LIVREES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Les formats de nombre que le format XLSX réserve aux dates et aux heures."""
_ENTRE_GUILLEMETS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BLANCS: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

Cellule = tuple[int, int]
"""Une ligne et une colonne, à partir de 1."""


@dataclass(frozen=True, slots=True)
class _Lecture:
    """Ce qu’il faut pour comprendre une cellule."""

    textes: tuple[str, ...]
    """Les textes partagés."""
    dates: frozenset[int]
    """Les styles qui montrent une date ou une heure."""
    origine: dt.datetime
    """Le jour zéro des dates."""


def lire_feuille(nom: str, octets: bytes) -> Iterator[tuple[int, list[str]]]:
    """Les lignes non vides de la première feuille visible, avec leur numéro.

    Une formule vaut son dernier résultat, une cellule fusionnée la première de sa fusion, une date
    s’écrit AAAA-MM-JJ. Lève `Refus` si le classeur est chiffré, ancien, abîmé, piégé ou démesuré.
    """
    classeur = Classeur(nom, octets)
    try:
        livre = etree.fromstring(classeur.lire("xl/workbook.xml"), _analyseur())
        feuille = classeur.lire(_premiere_feuille(classeur, livre))
        lecture = _Lecture(_textes(classeur), _dates(classeur), _origine(livre))
        yield from _remplir(_lignes(feuille, lecture), _fusions(feuille))
    except (etree.XMLSyntaxError, KeyError, IndexError, ValueError, OverflowError) as erreur:
        raise classeur.abime() from erreur


def _analyseur() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _parcourir(octets: bytes, nom: str) -> Iterator[Any]:
    """Chaque élément de ce nom, dès qu’il est lu ; il est vidé ensuite."""
    for _, noeud in etree.iterparse(
        io.BytesIO(octets), events=("end",), tag=f"{{*}}{nom}", resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False,
    ):  # fmt: skip
        yield noeud
        noeud.clear()
        while noeud.getprevious() is not None:
            del noeud.getparent()[0]


def _premiere_feuille(classeur: Classeur, livre: Any) -> str:
    feuilles = list(livre.iter("{*}sheet"))
    visibles = [f for f in feuilles if f.get("state", "visible") == "visible"]
    choisie = (visibles or feuilles)[0]
    lien = next(v for cle, v in choisie.attrib.items() if etree.QName(cle).localname == "id")
    liens = etree.fromstring(classeur.lire("xl/_rels/workbook.xml.rels"), _analyseur())
    cible = {r.get("Id"): r.get("Target") for r in liens.iter("{*}Relationship")}[lien]
    return posixpath.normpath(posixpath.join("/xl", cible)).lstrip("/")


def _textes(classeur: Classeur) -> tuple[str, ...]:
    if "xl/sharedStrings.xml" not in classeur:
        return ()
    return tuple(
        _texte_riche(noeud) for noeud in _parcourir(classeur.lire("xl/sharedStrings.xml"), "si")
    )


def _texte_riche(noeud: Any) -> str:
    """Les morceaux d’un texte, sans la lecture phonétique qu’un tableur y ajoute."""
    return _decoder(
        "".join(
            t.text or ""
            for t in noeud.iter("{*}t")
            if etree.QName(t.getparent()).localname != "rPh"
        )
    )


def _decoder(texte: str) -> str:
    """Le format écrit « _x000D_ » un caractère que XML ne porte pas."""
    if "_x" not in texte:
        return texte
    return _BLANCS.sub(lambda trouve: chr(int(trouve[1], 16)), texte)


def _dates(classeur: Classeur) -> frozenset[int]:
    if "xl/styles.xml" not in classeur:
        return frozenset()
    styles = etree.fromstring(classeur.lire("xl/styles.xml"), _analyseur())
    propres = {
        int(f.get("numFmtId", 0))
        for f in styles.iter("{*}numFmt")
        if re.search("[dmyhs]", _ENTRE_GUILLEMETS.sub("", f.get("formatCode", "").lower()))
    }
    return frozenset(
        rang
        for xfs in styles.iter("{*}cellXfs")
        for rang, xf in enumerate(xfs.iter("{*}xf"))
        if int(xf.get("numFmtId", 0)) in _DATES_LIVREES | propres
    )


def _origine(livre: Any) -> dt.datetime:
    reglages = next(livre.iter("{*}workbookPr"), None)
    depuis_1904 = reglages is not None and reglages.get("date1904") in ("1", "true")
    # Un tableur croit que 1900 fut bissextile : le jour zéro recule d’autant.
    return dt.datetime(1904, 1, 1) if depuis_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001


def _lignes(feuille: bytes, lecture: _Lecture) -> Iterator[tuple[int, list[str]]]:
    numero = 0
    for ligne in _parcourir(feuille, "row"):
        numero = int(ligne.get("r", numero + 1))
        if numero > _LIGNES_MAX:
            raise ValueError("ligne impossible")
        textes: list[str] = []
        for cellule in ligne:
            reference = _REFERENCE.fullmatch(cellule.get("r", ""))
            colonne = _colonne(reference[1].encode()) if reference else len(textes) + 1
            if colonne > COLONNES_MAX:
                break
            textes += [""] * (colonne - len(textes))
            textes[colonne - 1] = _valeur(cellule, lecture)
        yield numero, textes


def _valeur(cellule: Any, lecture: _Lecture) -> str:
    genre = cellule.get("t", "n")
    if genre == "inlineStr":
        return _texte_riche(cellule).strip()
    ecrite = next((e.text or "" for e in cellule if etree.QName(e).localname == "v"), "")
    if genre == "s":
        return lecture.textes[int(ecrite)].strip() if ecrite else ""
    if genre == "b":
        return {"0": "faux", "1": "vrai"}.get(ecrite, "")
    if genre == "n" and ecrite:
        return _nombre(ecrite, int(cellule.get("s", 0)) in lecture.dates, lecture.origine)
    return _decoder(ecrite).strip()


def _nombre(ecrit: str, est_une_date: bool, origine: dt.datetime) -> str:
    """Le nombre tel qu’on l’écrirait : « 7 » plutôt que « 7.0 », une date en clair."""
    nombre = float(ecrit)
    if est_une_date and 0 <= nombre < 2_958_466:
        moment = origine + dt.timedelta(days=nombre)
        if nombre < 1:
            return moment.time().isoformat("minutes")
        return (
            moment.date().isoformat() if nombre.is_integer() else moment.isoformat(" ", "minutes")
        )
    return str(int(nombre)) if nombre.is_integer() and abs(nombre) < 1e15 else ecrit


def _fusions(feuille: bytes) -> dict[Cellule, Cellule]:
    """Chaque cellule fusionnée → la première de sa fusion ; elles sont dites après les lignes."""
    cellules: dict[Cellule, Cellule] = {}
    fin = max(feuille.rfind(b"sheetData>"), 0)
    for gauche, haut, droite, bas in _FUSION.findall(feuille, fin):
        debut = (int(haut), _colonne(gauche))
        if (int(bas) - debut[0] + 1) * (_colonne(droite) - debut[1] + 1) > FUSIONNEES_MAX:
            continue
        for ligne in range(debut[0], int(bas) + 1):
            for colonne in range(debut[1], min(_colonne(droite), COLONNES_MAX) + 1):
                cellules[(ligne, colonne)] = debut
        if len(cellules) > FUSIONNEES_MAX:
            return {}
    return cellules


def _remplir(
    lignes: Iterator[tuple[int, list[str]]], fusions: Mapping[Cellule, Cellule]
) -> Iterator[tuple[int, list[str]]]:
    """Donne à chaque cellule fusionnée la valeur de la première ; une ligne vide le reste."""
    colonnes = sorted({colonne for _, colonne in fusions})
    valeurs: dict[Cellule, str] = {}
    for numero, textes in lignes:
        if not any(textes):
            continue
        for colonne in colonnes:
            place = (numero, colonne)
            if place not in fusions:
                continue
            textes.extend([""] * (colonne - len(textes)))
            if fusions[place] == place:
                valeurs[place] = textes[colonne - 1]
            else:
                textes[colonne - 1] = valeurs.get(fusions[place], "")
        yield numero, textes


def _colonne(lettres: bytes) -> int:
    rang = 0
    for lettre in lettres:
        rang = rang * 26 + lettre - 64
    return rang
