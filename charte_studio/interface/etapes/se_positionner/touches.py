"""Les touches de Se positionner selon le moment : celles qui y font quelque chose."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.etapes.etape import Touches

TOURS_D_ORDINAIRE: Final = 2
"""Avant et après débat ; la salle peut en prendre davantage."""

_SANS_AVIS: Final = (("0",), "sans avis")
_PARTICIPANT: Final = (("↑", "↓"), "participant")
_AVANCER: Final = (("R",), "ouvrir, clore")
_DIRE: Final[Touches] = ((("A",), "argument"), (("O",), "objection"), (("D",), "amendement"))
_CACHER: Final = (("C",), "cacher")
_AILLEURS: Final = (("PgUp", "PgDown"), "principe")

GENERALES: Final[Touches] = (
    (("1", "5"), "position"), _SANS_AVIS, _PARTICIPANT, _AVANCER, *_DIRE, _CACHER, _AILLEURS,
)  # fmt: skip
AUTRES: Final[Touches] = (
    _SANS_AVIS,
    _PARTICIPANT,
    (("M",), "noter le motif de la ligne"),
    (("Del",), "effacer la réponse de la ligne"),
    _AVANCER,
    _CACHER,
    (("E",), "montrer ou cacher l’enjeu"),
    (("F",), "montrer ou cacher les formulations"),
    (("N",), "affirmation, niveau d’exigence, amendement"),
    (("T",), "changer le mode du tour à venir"),
    (("V",), "vote secret\u00a0: passer le poste"),
    (("P",), "qui est là"),
    (("B",), "ressaisir des bulletins papier"),
)


def tours_proposes(prise: PriseDePosition) -> int:
    """Avant et après débat pour l’affirmation, une seule fois pour le reste."""
    return TOURS_D_ORDINAIRE if prise.objet.objet == "principe" else 1


def touches_du_moment(prise: PriseDePosition) -> Touches:
    """Une touche par degré de l’échelle ; les mains et l’urne ont les leurs, un tour clos n’en a
    plus."""
    ouvert = prise.tour_ouvert
    if ouvert is None and prise.tours:
        encore = (_AVANCER,) if len(prise.tours) < tours_proposes(prise) else ()
        return (*encore, *_DIRE, _AILLEURS)
    mode = ouvert.mode if ouvert is not None else ""
    if mode == "main-levee":
        mains = ((("0", "9"), "mains"), (("+",), "une de plus"), (("Tab",), "suite"))
        return (*mains, _AVANCER, *_DIRE, _CACHER, _AILLEURS)
    if mode == "secret":
        urne = ((("V",), "passer le poste"), (("↑", "↓"), "émargement"))
        return (*urne, _AVANCER, *_DIRE, _AILLEURS)
    positions = (("1", str(len(prise.echelle.degres))), "position")
    return (positions, *GENERALES[1:])
