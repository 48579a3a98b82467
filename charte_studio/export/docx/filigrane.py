"""Le filigrane : un mot en travers de la page, dans l’en-tête, décrit pour qui ne le voit pas."""

from __future__ import annotations

from typing import Final

from charte_studio.export.docx.styles import POLICE, TRAIT
from charte_studio.export.docx.xml import NoeudXml, sous

_FORME: Final = "_x0000_t136"
"""Le nom que porte, dans le format, la forme « texte étiré »."""
_FORMULES: Final = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
    "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5",
    "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
_LARGEUR_D_UN_SIGNE: Final = 66
"""En points : six signes font un peu moins que la largeur du texte."""
_LARGEUR_MAXIMALE: Final = 440
_STYLE: Final = (
    "position:absolute;margin-left:0;margin-top:0;width:{largeur}pt;height:{hauteur}pt;"
    "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def ecrire_filigrane(p: NoeudXml, mot: str, rang: int) -> None:
    """Ajoute le filigrane à un paragraphe d’en-tête ; `rang` distingue les en-têtes."""
    image = sous(sous(p, "w:r"), "w:pict")
    _definir_la_forme(image)
    largeur = min(_LARGEUR_D_UN_SIGNE * len(mot), _LARGEUR_MAXIMALE)
    forme = sous(
        image,
        "v:shape",
        {
            # Word reconnaît ses filigranes à ce nom : le menu Filigrane sait les ôter.
            ":id": f"PowerPlusWaterMarkObject{rang}",
            "o:spid": f"_x0000_s{2048 + rang}",
            ":type": f"#{_FORME}",
            ":alt": f"Filigrane\u00a0: {mot}",
            ":style": _STYLE.format(largeur=largeur, hauteur=largeur // 3),
            "o:allowincell": "f",
            ":fillcolor": f"#{TRAIT}",
            ":stroked": "f",
        },
    )
    sous(forme, "v:fill", {":opacity": ".45"})
    sous(forme, "v:textpath", {":style": f'font-family:"{POLICE}";font-size:1pt', ":string": mot})


def _definir_la_forme(image: NoeudXml) -> None:
    forme = sous(
        image,
        "v:shapetype",
        {
            ":id": _FORME, ":coordsize": "21600,21600", "o:spt": "136", ":adj": "10800",
            ":path": "m@7,l@8,m@5,21600l@6,21600e",
        },
    )  # fmt: skip
    formules = sous(forme, "v:formulas")
    for formule in _FORMULES:
        sous(formules, "v:f", {":eqn": formule})
    sous(
        forme,
        "v:path",
        {
            ":textpathok": "t", "o:connecttype": "custom",
            "o:connectlocs": "@9,0;@10,10800;@11,21600;@12,10800",
            "o:connectangles": "270,180,90,0",
        },
    )  # fmt: skip
    sous(forme, "v:textpath", {":on": "t", ":fitshape": "t"})
    sous(sous(forme, "v:handles"), "v:h", {":position": "#0,bottomRight", ":xrange": "6629,14971"})
    sous(forme, "o:lock", {"v:ext": "edit", ":text": "t", ":shapetype": "t"})
