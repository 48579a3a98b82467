"""Ranger les parties dans un paquet `.docx`, toujours dans le même ordre et aux mêmes dates."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_ANNEES_DU_ZIP: Final = (1980, 2107)

_ANNEXES: Final = (
    ("styles", "/word/styles.xml", CT.WML_STYLES, RT.STYLES, "rIdStyles"),
    ("numerotation", "/word/numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, "rIdListes"),
    ("reglages", "/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS, "rIdReglages"),
    ("theme", "/word/theme/theme1.xml", CT.OFC_THEME, RT.THEME, "rIdTheme"),
    ("polices", "/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdPolices"),
    ("entete", "/word/header1.xml", CT.WML_HEADER, RT.HEADER, "rIdEntete"),
    ("pied", "/word/footer1.xml", CT.WML_FOOTER, RT.FOOTER, "rIdPied"),
)


def empaqueter(parties: Mapping[str, bytes], liens: Mapping[str, str], quand: dt.datetime) -> bytes:
    """Le fichier `.docx`.

    `parties` : le contenu de chaque partie (`document`, `coeur`, `application` et les autres) ;
    `liens` : l’identifiant de relation de chaque adresse externe.
    """
    paquet = OpcPackage()
    document = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, parties["document"])
    paquet.load_rel(RT.OFFICE_DOCUMENT, document, "rId1")
    coeur = Part(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, parties["coeur"])
    paquet.load_rel(RT.CORE_PROPERTIES, coeur, "rId2")
    application = Part(
        PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, parties["application"]
    )
    paquet.load_rel(RT.EXTENDED_PROPERTIES, application, "rId3")
    for cle, chemin, contenu, relation, identifiant in _ANNEXES:
        document.load_rel(relation, Part(PackURI(chemin), contenu, parties[cle]), identifiant)
    for adresse, identifiant in liens.items():
        document.load_rel(RT.HYPERLINK, adresse, identifiant, is_external=True)
    tampon = io.BytesIO()
    paquet.save(tampon)
    return _figer(tampon.getvalue(), quand)


def _figer(contenu: bytes, quand: dt.datetime) -> bytes:
    """Le même zip sans rien de la machine ni de l’heure : python-docx y met l’heure courante."""
    premiere, derniere = _ANNEES_DU_ZIP
    date = (
        quand.timetuple()[:6] if premiere <= quand.year <= derniere else (premiere, 1, 1, 0, 0, 0)
    )
    tampon = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(contenu)) as source,
        zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as fige,
    ):
        for nom in source.namelist():
            fiche = zipfile.ZipInfo(nom, date)
            fiche.compress_type = zipfile.ZIP_DEFLATED
            fiche.create_system = 0
            fiche.external_attr = 0
            fige.writestr(fiche, source.read(nom))
    return tampon.getvalue()
