"""Les images : à la largeur voulue, jamais plus larges que le texte, toujours décrites."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.xml import ESPACES, NoeudXml, sous
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

    def poser(self, p: NoeudXml, png: bytes, description: str, taille: tuple[int, int]) -> None:
        """Ajoute une image dans le texte d’un paragraphe, à la `taille` en vingtièmes de point."""
        relation = self.relations.setdefault(png, f"rIdImage{len(self.relations) + 1}")
        self.posees += 1
        largeur, hauteur = (str(cote * _UNITES_PAR_VINGTIEME) for cote in taille)
        identite = {":id": str(self.posees), ":name": f"Graphique {self.posees}"}
        inline = sous(
            sous(sous(p, "w:r"), "w:drawing"),
            "wp:inline",
            {":distT": "0", ":distB": "0", ":distL": "0", ":distR": "0"},
        )
        sous(inline, "wp:extent", {":cx": largeur, ":cy": hauteur})
        sous(inline, "wp:docPr", {**identite, ":descr": description})
        sous(sous(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {":noChangeAspect": "1"})
        donnees = sous(sous(inline, "a:graphic"), "a:graphicData", {":uri": _RELATIFS})
        image = sous(donnees, "pic:pic")
        proprietes = sous(image, "pic:nvPicPr")
        sous(proprietes, "pic:cNvPr", {**identite, ":descr": description})
        sous(proprietes, "pic:cNvPicPr")
        remplissage = sous(image, "pic:blipFill")
        sous(remplissage, "a:blip", {"r:embed": relation})
        sous(sous(remplissage, "a:stretch"), "a:fillRect")
        forme = sous(image, "pic:spPr")
        place = sous(forme, "a:xfrm")
        sous(place, "a:off", {":x": "0", ":y": "0"})
        sous(place, "a:ext", {":cx": largeur, ":cy": hauteur})
        sous(sous(forme, "a:prstGeom", {":prst": "rect"}), "a:avLst")


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
