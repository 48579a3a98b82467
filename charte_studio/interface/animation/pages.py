"""Le lien entre les pages de la console et les scènes de la salle, dans les deux sens."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.projection import Demande, scenes_possibles
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.etapes.etape import Etape

PAGE_DE_LA_SCENE: Final[dict[str, str]] = {
    **dict.fromkeys(("accueil", "regles", "donnees", "deroule", "barometre"), "accueillir"),
    "mur": "explorer",
    **dict.fromkeys(
        (
            "enjeu", "affirmation", "tour_ouvert", "resultat", "colleges", "debat", "amendement",
            "avant_apres",
        ),
        "se_positionner",
    ),
    "decision": "decider",
    "synthese": "decider",
    "article": "rediger",
}  # fmt: skip
"""La page où l’on travaille pendant que la salle voit cette scène."""
SCENES_DE_LA_PAGE: Final[dict[str, tuple[str, ...]]] = {
    "preparer": ("deroule", "accueil"),
    "accueillir": ("accueil",),
    "explorer": ("mur",),
    "decider": ("synthese",),
    "rediger": ("synthese",),
    "transmettre": ("synthese",),
}
"""Les scènes qui conviennent à une page, la première possible l’emportant."""
_DES_VOLETS: Final = {"mots": "accueil", "deroule": "deroule", "barometre": "barometre"}


def scene_de_la_page(atelier: AtelierOuvert, cle: str, page: Etape | None) -> Demande | None:
    """La scène que propose la page montrée ; `None` si elle n’a rien à projeter."""
    principe = page.principe_montre() if page is not None else None
    if principe is not None:
        return scene_du_principe(atelier, principe, decider=cle == "decider")
    volet = getattr(page, "volet", None)
    nom = _DES_VOLETS.get(volet() if callable(volet) and cle == "accueillir" else "")
    possibles = {demande.scene: demande for demande in scenes_possibles(atelier.connexion)}
    voulues = ((nom,) if nom else ()) + SCENES_DE_LA_PAGE.get(cle, ())
    return next((possibles[scene] for scene in voulues if scene in possibles), None)


def scene_du_principe(
    atelier: AtelierOuvert, principe_id: int, *, decider: bool = False
) -> Demande:
    """Où en est ce principe : son tour ouvert, son dernier résultat, ou son affirmation."""
    if decider:
        return Demande("decision", principe_id)
    tours = lire_tours(atelier.connexion, principe_id)
    if not tours:
        return Demande("affirmation", principe_id)
    dernier = tours[-1]
    if not dernier.clos:
        return Demande("tour_ouvert", principe_id, dernier.rang)
    return Demande("avant_apres" if dernier.rang > 1 else "resultat", principe_id, dernier.rang)
