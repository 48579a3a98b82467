"""Les images : à la largeur voulue, jamais plus larges que le texte, toujours décrites."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.xml import ESPACES, valeur
from charte_studio.socle.erreurs import Refus

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_UNITES_PAR_VINGTIEME: Final = 635
"""Unités de dessin (EMU) dans un vingtième de point."""
_VINGTIEMES_PAR_CM: Final = 567
_PART_DE_LA_PAGE: Final = 0.7
"""Une image ne prend pas plus de cette part de la hauteur."""
_RELATIFS: Final = ESPACES["pic"]


@dataclass(slots=True)
class Images:
    """Les images du document, chacune rangée une seule fois."""

    relations: dict[bytes, str] = field(default_factory=dict)
    """L’identifiant de relation de chaque image."""
    posees: int = 0

    @property
    def par_relation(self) -> dict[str, bytes]:
        return {relation: png for png, relation in self.relations.items()}

    def poser(self, png: bytes, description: str, taille: tuple[int, int]) -> str:
        """La course d’une image, à la `taille` en vingtièmes de point."""
        relation = self.relations.setdefault(png, f"rIdImage{len(self.relations) + 1}")
        self.posees += 1
        cotes = 'cx="{}" cy="{}"'.format(*(cote * _UNITES_PAR_VINGTIEME for cote in taille))
        identite = (
            f'id="{self.posees}" name="Graphique {self.posees}" descr="{valeur(description)}"'
        )
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {cotes}/><wp:docPr {identite}/><wp:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{_RELATIFS}"><pic:pic><pic:nvPicPr><pic:cNvPr {identite}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {cotes}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )


def taille_de_l_image(
    png: bytes, legende: str, *, largeur_cm: float, place: int, hauteur_utile: float
) -> tuple[int, int]:
    """Largeur et hauteur en vingtièmes de point : la largeur voulue, dans la limite du papier.

    Lève `Refus` si les octets ne sont pas ceux d’un PNG.
    """
    if len(png) < 24 or png[:8] != _PNG:
        raise Refus(
            f"L’image «\u00a0{legende}\u00a0» n’est pas un fichier PNG\u00a0: redessinez le "
            "graphique ou ôtez-le du document."
        )
    points_large, points_haut = struct.unpack(">II", png[16:24])
    if not points_large or not points_haut:
        raise Refus(f"L’image «\u00a0{legende}\u00a0» est vide\u00a0: ôtez-la du document.")
    largeur = min(largeur_cm * _VINGTIEMES_PAR_CM, float(place))
    hauteur = largeur * points_haut / points_large
    plafond = hauteur_utile * 20 * _PART_DE_LA_PAGE
    if hauteur > plafond:
        largeur, hauteur = largeur * plafond / hauteur, plafond
    return max(1, round(largeur)), max(1, round(hauteur))
