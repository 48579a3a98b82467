"""Fabrique le fichier témoin du format courant : `python -m tests.temoins.fabriquer`.

À lancer une seule fois par format, au moment de le publier. Un témoin publié ne change plus : il
est la preuve qu’un fichier de cette époque se rouvre toujours.
"""

from __future__ import annotations

import sys
from pathlib import Path

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.fichier import VERSION, version_lisible
from charte_studio.atelier.gestes.accueillir import (
    Reponse,
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
)
from charte_studio.atelier.gestes.controles import amender_point
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.dissensus import consigner_dissensus
from charte_studio.atelier.gestes.explorer import (
    ajouter_critere,
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
)
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    choisir_deroule,
    creer_atelier,
    regler_atelier,
)
from charte_studio.atelier.gestes.rediger import figer_version, retoucher
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    compter_mains,
    deposer_bulletin,
    enregistrer_position,
    noter_motif,
    noter_presents,
    ouvrir_tour,
    proposer_amendement,
    traiter_objection,
)
from charte_studio.atelier.schema import ControleAssume, Seance, Sujet
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.socle.chemins import dossier_ressources
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
        # D’abord le vote secret : rien de ce qui le précède ne s’annule.
        voter_en_secret(atelier, 3)
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
        ouvrir_et_explorer(atelier)
        compter_a_main_levee(atelier, 2)
        amender_et_s_opposer(atelier)
        mettre_en_version(atelier)
        reunir_une_seance(atelier)
        ouvrir_tour(atelier, 2)
        atelier.annuler()


def voter_en_secret(atelier: AtelierOuvert, principe_id: int) -> None:
    """Un tour secret clos."""
    tour = ouvrir_tour(atelier, principe_id, mode="secret")
    for participant, degre in enumerate(["plutot", "partage", "plutot", SANS_AVIS], start=1):
        deposer_bulletin(atelier, tour_id=tour, participant_id=participant, degre=degre)
    clore_tour(atelier, tour)


def ouvrir_et_explorer(atelier: AtelierOuvert) -> None:
    """Un déroulé, un baromètre, un usage, un ressenti rangé."""
    deroules = lire_deroules(dossier_ressources() / "deroules.toml")
    choisir_deroule(atelier, next(iter(deroules.values())))
    barometre = ajouter_barometre(
        atelier,
        question="Un humain au guichet ?",
        reponses=[Reponse("Oui", 80), Reponse("Non", 20)],
        source="Essai",
    )
    compter_reponses_barometre(atelier, 1, 4)
    clore_barometre(atelier, barometre)
    ajouter_critere(atelier, titre="Utilité", question="À quoi cela sert-il ?")
    ajouter_usage(
        atelier, outil="Assistant", tache="Résumer", donnees="Aucune", frequence="parfois"
    )
    ressenti = ajouter_ressenti(atelier, nature="crainte", texte="Aller trop vite.")
    ajouter_groupe(atelier, genre="ressenti", nom="Le rythme", cartes=[ressenti])


def compter_a_main_levee(atelier: AtelierOuvert, principe_id: int) -> None:
    """Un tour à main levée, clos."""
    tour = ouvrir_tour(atelier, principe_id, mode="main-levee")
    compter_mains(atelier, tour_id=tour, college_id=1, degre="plutot", nombre=3)
    noter_presents(atelier, tour, {"agents": 4, "direction": 2})
    clore_tour(atelier, tour)


def amender_et_s_opposer(atelier: AtelierOuvert) -> None:
    """Un amendement adopté, un désaccord consigné."""
    amendement = proposer_amendement(
        atelier, principe_id=2, formulation_id=4, texte="Une personne décide, et le dit."
    )
    adopter_amendement(atelier, amendement)
    consigner_dissensus(atelier, principe_id=1, texte="Nous en voulons plus.", college_id=2)


def mettre_en_version(atelier: AtelierOuvert) -> None:
    """Une version figée, un point de grille corrigé, un constat assumé, un sujet gardé."""
    figer_version(atelier, "Première lecture")
    amender_point(atelier, "finalite", etat="present", commentaire="Dit en séance.")
    with atelier.geste("Assumer un constat et garder un sujet") as session:
        session.add(ControleAssume(cle="themes-absents", ou="", motif="Plus tard."))
        session.add(Sujet(genre="sujet", titre="Dire", texte="", verbatims="[]", rang=0))


def reunir_une_seance(atelier: AtelierOuvert) -> None:
    """Ce que la consolidation écrit."""
    with atelier.geste("Noter une séance") as session:
        session.add(
            Seance(
                identifiant="0" * 16,
                titre="Mardi",
                fichier="mardi.charte",
                date="2026-11-17",
                lieu="",
                duree_minutes=None,
                participants=6,
                empreinte="0" * 64,
                rang=0,
            )
        )


if __name__ == "__main__":
    temoin = DOSSIER / f"format-{version_lisible(VERSION)}.charte"
    if temoin.exists():
        sys.exit(f"{temoin.name} existe déjà : un témoin publié ne change plus.")
    fabriquer(temoin)
    print(temoin)
