"""Le thème : les couleurs et la police de la charte dans les palettes de Word."""

from __future__ import annotations

from typing import Final

from charte_studio.export.docx.styles import (
    ACCENT,
    ACCENT_DOUX,
    CREUX,
    DIVERGENCE,
    DIVERGENCE_DOUX,
    ENCRE,
    ENCRE_SECONDE,
    POLICE,
    TRAIT,
)
from charte_studio.export.docx.xml import en_octets, en_texte_brut

_COULEURS: Final = {
    "dk1": ENCRE,
    "lt1": "FFFFFF",
    "dk2": ENCRE_SECONDE,
    "lt2": CREUX,
    "accent1": ACCENT,
    "accent2": DIVERGENCE,
    "accent3": "0B6660",
    "accent4": TRAIT,
    "accent5": ACCENT_DOUX,
    "accent6": DIVERGENCE_DOUX,
    "hlink": ACCENT,
    "folHlink": ENCRE_SECONDE,
}
_APLAT: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_TRAIT: Final = f'<a:ln w="9525">{_APLAT}<a:prstDash val="solid"/></a:ln>'
_EFFET: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def partie_theme() -> bytes:
    """La partie `theme1.xml` ; le format veut chaque sorte de remplissage, de trait et d’effet en
    trois exemplaires."""
    couleurs = "".join(
        f'<a:{cle}><a:srgbClr val="{valeur}"/></a:{cle}>' for cle, valeur in _COULEURS.items()
    )
    police = f'<a:latin typeface="{POLICE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return en_octets(
        en_texte_brut(
            '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'name="Charte"><a:themeElements>'
            f'<a:clrScheme name="Charte">{couleurs}</a:clrScheme>'
            f'<a:fontScheme name="Charte"><a:majorFont>{police}</a:majorFont>'
            f"<a:minorFont>{police}</a:minorFont></a:fontScheme>"
            f'<a:fmtScheme name="Charte"><a:fillStyleLst>{_APLAT * 3}</a:fillStyleLst>'
            f"<a:lnStyleLst>{_TRAIT * 3}</a:lnStyleLst>"
            f"<a:effectStyleLst>{_EFFET * 3}</a:effectStyleLst>"
            f"<a:bgFillStyleLst>{_APLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
            "</a:themeElements></a:theme>"
        )
    )
