"""Écrire des tableaux de textes : un classeur XLSX, ou un CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from charte_studio.redaction.markdown import assainir
from charte_studio.socle.erreurs import Refus

CELLULE_MAX: Final = 32_767
"""En caractères : au-delà, aucun tableur ne garde la suite."""
_LARGEUR_MIN, _LARGEUR_MAX = 10, 60
_LISTES: Final = "Listes"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""La plus ancienne date d’un zip : le même tableau donne les mêmes octets."""

_ENTETE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PRINCIPAL: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LIENS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LIENS_PAQUET: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ECHAPPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Feuille:
    """Un tableau à écrire : un en-tête, des lignes de texte."""

    nom: str
    entete: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    choix: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Par colonne de l’en-tête, les valeurs que le tableur proposera."""
    lignes_a_remplir: int = 0
    """Lignes vides, après les autres, où ces valeurs sont proposées aussi."""


def ecrire_csv(feuille: Feuille) -> bytes:
    """La feuille en CSV : point-virgule, UTF-8 avec BOM, ce qu’ouvrent tous les tableurs."""
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    ecrivain.writerows((feuille.entete, *feuille.lignes))
    return tampon.getvalue().encode("utf-8-sig")


def ecrire_classeur(feuilles: Sequence[Feuille]) -> bytes:
    """Le classeur XLSX de ces feuilles, la première devant. Toute cellule est du texte.

    Lève `Refus` si un texte est trop long pour une cellule.
    """
    listes = [valeurs for feuille in feuilles for valeurs in feuille.choix.values()]
    noms = [feuille.nom for feuille in feuilles] + ([_LISTES] if listes else [])
    parties = {
        "[Content_Types].xml": _types(len(noms)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _livre(noms),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(noms) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    avant = 0
    for n, feuille in enumerate(feuilles, start=1):
        parties[f"xl/worksheets/sheet{n}.xml"] = _feuille(feuille, avant)
        avant += len(feuille.choix)
    if listes:
        colonnes = list(zip_longest(*listes, fillvalue=""))
        parties[f"xl/worksheets/sheet{len(noms)}.xml"] = _page(_rangees(colonnes, 1))
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom, texte in parties.items():
            entree = zipfile.ZipInfo(nom, _MOMENT)
            entree.compress_type = zipfile.ZIP_DEFLATED
            paquet.writestr(entree, (_ENTETE + texte).encode("utf-8"))
    return tampon.getvalue()


_STYLES: Final = (
    f'<styleSheet xmlns="{_PRINCIPAL}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
    '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" '
    'xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" '
    'xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Deux styles : texte (le format 49 laisse « 007 » et « =1 » tels quels) et en-tête gras."""


def _types(feuilles: int) -> str:
    dits = [("/xl/workbook.xml", f"{_TYPES}.sheet.main+xml")]
    dits.append(("/xl/styles.xml", f"{_TYPES}.styles+xml"))
    dits += [
        (f"/xl/worksheets/sheet{n}.xml", f"{_TYPES}.worksheet+xml") for n in range(1, feuilles + 1)
    ]
    parties = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in dits)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parties}</Types>'
    )


def _relations(liens: Sequence[tuple[str, str]]) -> str:
    dits = "".join(
        f'<Relationship Id="rId{n}" Type="{_LIENS}/{genre}" Target="{cible}"/>'
        for n, (genre, cible) in enumerate(liens, start=1)
    )
    return f'<Relationships xmlns="{_LIENS_PAQUET}">{dits}</Relationships>'


def _livre(noms: Sequence[str]) -> str:
    feuilles = "".join(
        f'<sheet name="{_attribut(nom)}" sheetId="{n}" r:id="rId{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if nom == _LISTES else ''}/>"
        for n, nom in enumerate(noms, start=1)
    )
    return (
        f'<workbook xmlns="{_PRINCIPAL}" xmlns:r="{_LIENS}"><sheets>{feuilles}</sheets></workbook>'
    )


def _feuille(feuille: Feuille, listes_avant: int) -> str:
    colonnes = "".join(
        f'<col min="{n}" max="{n}" width="{largeur}" style="0" customWidth="1"/>'
        for n, largeur in enumerate(_largeurs(feuille), start=1)
    )
    vue = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    rangees = _rangees([feuille.entete], 1, style=1) + _rangees(feuille.lignes, 2)
    return _page(
        rangees, avant=f"{vue}<cols>{colonnes}</cols>", apres=_choix(feuille, listes_avant)
    )


def _page(rangees: str, *, avant: str = "", apres: str = "") -> str:
    donnees = f"<sheetData>{rangees}</sheetData>"
    return f'<worksheet xmlns="{_PRINCIPAL}">{avant}{donnees}{apres}</worksheet>'


def _rangees(lignes: Sequence[Sequence[str]], premiere: int, *, style: int = 0) -> str:
    return "".join(
        f'<row r="{numero}">'
        + "".join(
            f'<c r="{_lettres(colonne)}{numero}" s="{style}" t="inlineStr">'
            f'<is><t xml:space="preserve">{_texte(texte)}</t></is></c>'
            for colonne, texte in enumerate(ligne, start=1)
            if texte
        )
        + "</row>"
        for numero, ligne in enumerate(lignes, start=premiere)
    )


def _choix(feuille: Feuille, avant: int) -> str:
    """Les listes de valeurs proposées. Une autre valeur reste permise : l’import dira laquelle."""
    if not feuille.choix:
        return ""
    fin = max(2, len(feuille.lignes) + feuille.lignes_a_remplir + 1)
    regles = []
    for rang, (nom, valeurs) in enumerate(feuille.choix.items(), start=avant + 1):
        colonne, liste = _lettres(feuille.entete.index(nom) + 1), _lettres(rang)
        regles.append(
            '<dataValidation type="list" allowBlank="1" showErrorMessage="0" '
            f'sqref="{colonne}2:{colonne}{fin}"><formula1>{_LISTES}!${liste}$1:${liste}'
            f"${len(valeurs)}</formula1></dataValidation>"
        )
    return f'<dataValidations count="{len(regles)}">{"".join(regles)}</dataValidations>'


def _largeurs(feuille: Feuille) -> list[int]:
    montrees = (feuille.entete, *feuille.lignes[:200])
    return [
        min(_LARGEUR_MAX, max(_LARGEUR_MIN, *(len(ligne[rang]) + 2 for ligne in montrees)))
        for rang in range(len(feuille.entete))
    ]


def _texte(texte: str) -> str:
    if len(texte) > CELLULE_MAX:
        raise Refus(
            f"Un texte de {len(texte)} caractères ne tient pas dans une cellule de tableur "
            f"({CELLULE_MAX} au plus) : choisissez le format CSV."
        )
    # Le format lit « _x0041_ » comme un caractère codé : le tiret bas s’y code donc lui-même.
    return _balisage(_ECHAPPE.sub("_x005F_", assainir(texte)))


def _balisage(texte: str) -> str:
    return texte.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribut(texte: str) -> str:
    return _balisage(texte).replace('"', "&quot;")


def _lettres(colonne: int) -> str:
    """« A », « Z », « AA »."""
    lettres = ""
    while colonne:
        colonne, reste = divmod(colonne - 1, 26)
        lettres = chr(65 + reste) + lettres
    return lettres
