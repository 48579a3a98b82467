"""Les cartes de position : une par degré, à lever, lisibles sans la couleur."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.interface.impressions.degres import (
    DegreImprime,
    degres_imprimes,
    peindre_motif,
    peindre_place,
)
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cases_de_coupe,
    encre,
    mm,
    numeroter,
    peindre_coupe,
    police,
)
from charte_studio.interface.impressions.texte import Alignement, TexteEnLignes, plus_grande

_TAILLES: Final = (40, 36, 32, 28, 25, 22, 20, 18, 16, 14, 12, 10)


def composer_cartes(lu: AImprimer, options: Options) -> list[Feuille]:
    """Les jeux se suivent, sans carte perdue ; une page pleine en porte quatre, ou deux."""
    jeu = degres_imprimes(lu.info.echelle)
    cartes = jeu * options.jeux
    par_page = options.cartes_par_page
    colonnes, lignes = (2, 2) if par_page == 4 else (1, 2)

    def contenu(debut: int) -> Callable[[QPainter], None]:
        def peindre(peintre: QPainter) -> None:
            peindre_coupe(peintre, colonnes, lignes)
            for case, degre in zip(
                cases_de_coupe(colonnes, lignes), cartes[debut : debut + par_page], strict=False
            ):
                _peindre_carte(peintre, case.adjusted(mm(6), mm(6), -mm(6), -mm(6)), degre)

        return peindre

    contenus = [contenu(debut) for debut in range(0, len(cartes), par_page)]
    return numeroter(contenus, f"Cartes de position · {situer(lu.info)}")


def _peindre_carte(peintre: QPainter, zone: QRectF, degre: DegreImprime) -> None:
    bande = mm(24)
    peindre_motif(peintre, QRectF(zone.x(), zone.y(), zone.width(), bande), degre)
    peindre_place(
        peintre, QPointF(zone.center().x(), zone.bottom() - mm(4)), degre,
        min(mm(2.2), zone.width() / (3 * degre.nombre)),
    )  # fmt: skip
    place_libelle = mm(34)
    lettre = QRectF(
        zone.x(), zone.y() + bande, zone.width(),
        zone.height() - bande - place_libelle - mm(10),
    )  # fmt: skip
    peintre.setPen(encre())
    peintre.setFont(police(lettre.height() / mm(1) * 2.3, gras=True))
    peintre.drawText(lettre, Qt.AlignmentFlag.AlignCenter, degre.lettre)
    taille = plus_grande(
        _TAILLES, place_libelle, lambda t: _libelle(degre, t, zone.width()).hauteur
    )
    texte = _libelle(degre, taille, zone.width())
    y = lettre.bottom() + (place_libelle - texte.hauteur) / 2
    texte.peindre(peintre, zone.x(), y)


def _libelle(degre: DegreImprime, taille: float, largeur: float) -> TexteEnLignes:
    return TexteEnLignes(
        degre.libelle, police(taille, gras=True), largeur, aligne=Alignement.AlignHCenter
    )
