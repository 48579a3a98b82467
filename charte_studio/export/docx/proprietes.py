"""Les propriétés du fichier et les réglages du document : ni nom de personne, ni chemin."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Final

from charte_studio.export.docx.notes import SEPARATEURS
from charte_studio.export.docx.styles_xml import LANGUE
from charte_studio.export.docx.xml import en_octets, en_texte_brut, racine, sous, val
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import DocumentCharte

_LONGUEUR_MAXIMALE: Final = 255
"""Ce que le format permet à une propriété."""

_COEUR: Final = (
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{titre}</dc:title><dc:subject>{sujet}</dc:subject>"
    "<dc:creator>{auteur}</dc:creator><cp:lastModifiedBy>{auteur}</cp:lastModifiedBy>"
    "<cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
    "<dc:language>{langue}</dc:language><cp:contentStatus>{statut}</cp:contentStatus>"
    "</cp:coreProperties>"
)

_APPLICATION: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Charte Studio</Application>'
    "<Company>{organisation}</Company></Properties>"
)


_PALETTE: Final = {
    "w:bg1": "light1",
    "w:t1": "dark1",
    "w:bg2": "light2",
    "w:t2": "dark2",
    **{f"w:accent{rang}": f"accent{rang}" for rang in range(1, 7)},
    "w:hyperlink": "hyperlink",
    "w:followedHyperlink": "followedHyperlink",
}


def partie_coeur(document: DocumentCharte, profil: Profil, quand: dt.datetime) -> bytes:
    """La partie `core.xml` : l’auteur est l’organisation."""
    statut = profil.statut or document.statut
    return en_octets(
        en_texte_brut(
            _COEUR.format(
                titre=_court(_titre(document, profil)),
                sujet=_court(f"{statut} — {document.forme}"),
                auteur=_court(document.organisation),
                date=quand.strftime("%Y-%m-%dT%H:%M:%SZ"),
                langue=LANGUE,
                statut=_court(statut),
            )
        )
    )


def _titre(document: DocumentCharte, profil: Profil) -> str:
    return f"{profil.titre} — {document.titre}" if profil.titre else document.titre


def partie_application(document: DocumentCharte) -> bytes:
    """La partie `app.xml`."""
    return en_octets(en_texte_brut(_APPLICATION.format(organisation=_court(document.organisation))))


def _court(valeur: str) -> str:
    return escape(sur_une_ligne(valeur)[:_LONGUEUR_MAXIMALE])


def partie_reglages(*, notes: bool) -> bytes:
    """La partie `settings.xml` : français, et le mode de Word d’aujourd’hui."""
    reglages = racine("w:settings")
    sous(reglages, "w:zoom", {"w:percent": "100"})
    val(reglages, "w:defaultTabStop", 709)
    val(reglages, "w:hyphenationZone", 425)
    val(reglages, "w:characterSpacingControl", "doNotCompress")
    if notes:
        filets = sous(reglages, "w:footnotePr")
        for numero, _ in SEPARATEURS:
            sous(filets, "w:footnote", {"w:id": numero})
    compatibilite = sous(reglages, "w:compat")
    # Sans ce réglage, Word ouvre le fichier en « mode de compatibilité ».
    for reglage, valeur in (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ):
        sous(
            compatibilite,
            "w:compatSetting",
            {
                "w:name": reglage,
                "w:uri": "http://schemas.microsoft.com/office/word",
                "w:val": valeur,
            },
        )
    sous(reglages, "w:themeFontLang", {"w:val": LANGUE})
    sous(reglages, "w:clrSchemeMapping", _PALETTE)
    val(reglages, "w:decimalSymbol", ",")
    val(reglages, "w:listSeparator", ";")
    return en_octets(reglages)
