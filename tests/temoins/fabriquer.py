"""Fabrique le fichier témoin du format courant : `python -m tests.temoins.fabriquer`.

À lancer une seule fois par format, au moment de le publier. Un témoin publié ne change plus : il
est la preuve qu’un fichier de cette époque se rouvre toujours.
"""

from __future__ import annotations

import sys
from pathlib import Path

from charte_studio.atelier.fichier import VERSION, version_lisible
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier, regler_atelier
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
    traiter_objection,
)
from tests.outils.horloge import HorlogeReglable
from tests.outils.modeles import modele_de_trois_principes

DOSSIER = Path(__file__).parent


def fabriquer(chemin: Path) -> None:
    """Un atelier où chaque table porte au moins une ligne."""
    horloge = HorlogeReglable()
    with creer_atelier(
        chemin,
        modele_de_trois_principes(),
        titre="Atelier témoin",
        organisation="Ville de Valbrune",
        colleges=[("Agents", 5), ("Direction", None)],
        inscriptions=[Inscription("Agents", nom="Zoé Quinault")]
        + [Inscription("Agents")] * 3
        + [Inscription("Direction")] * 2,
        horloge=horloge,
    ) as atelier:
        regler_atelier(atelier, lieu="Salle des mariages", duree_minutes=180)
        premier = ouvrir_tour(atelier, 1)
        for participant, degre in enumerate(
            ["plutot", "tout-a-fait", "plutot", "pas-du-tout", "partage", "sans-avis"], start=1
        ):
            enregistrer_position(atelier, tour_id=premier, participant_id=participant, degre=degre)
        noter_motif(atelier, tour_id=premier, participant_id=4, motif="Et la nuit ?")
        clore_tour(atelier, premier)
        horloge.avancer(minutes=40)
        second = ouvrir_tour(atelier, 1)
        for participant in range(1, 6):
            enregistrer_position(
                atelier, tour_id=second, participant_id=participant, degre="plutot"
            )
        clore_tour(atelier, second)
        ajouter_contribution(
            atelier, principe_id=1, nature="nuance", texte="Oui, si c’est court.", college_id=1
        )
        objection = ajouter_objection(
            atelier, principe_id=1, texte="Et la sous-traitance ?", college_id=2
        )
        traiter_objection(atelier, objection, etat="maintenue", suite="Rien ne la couvre.")
        decider(atelier, 1, issue="adopte-avec-reserves")
        retoucher(atelier, "principe:transparence", "On le dit **toujours** au public.")
        retoucher(atelier, "section:preambule", "Nous, agents, élus et habitants.")
        ouvrir_tour(atelier, 2)
        atelier.annuler()


if __name__ == "__main__":
    temoin = DOSSIER / f"format-{version_lisible(VERSION)}.charte"
    if temoin.exists():
        sys.exit(f"{temoin.name} existe déjà : un témoin publié ne change plus.")
    fabriquer(temoin)
    print(temoin)
