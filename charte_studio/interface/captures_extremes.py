"""Les cas extrêmes de la projection : tout est très long, tout est vide, une seule personne.

De vrais ateliers, bâtis par les gestes : ce que la salle verrait vraiment, masques compris.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.accueillir import ajouter_barometre, ecrire_accueil
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.explorer import (
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    trancher_usage,
)
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_principe,
    ajouter_sequence,
    choisir_echelle_propre,
    creer_atelier,
    ordonner_principes,
    regler_atelier,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    proposer_amendement,
    traiter_objection,
)
from charte_studio.atelier.lectures.commun import lire_echelle
from charte_studio.atelier.lectures.preparer import (
    lire_participants,
    lire_preparation,
    lire_principe,
)
from charte_studio.atelier.lectures.projection import Demande, scenes_possibles
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.domaine.echelle_propre import echelle_propre
from charte_studio.redaction.accueil import Reponse
from charte_studio.redaction.modeles import Modele, trouver_modele
from charte_studio.socle.chemins import dossier_modeles

MODELE: Final = "collectivite"
TITRE: Final = (
    "Charte des usages de l’intelligence artificielle dans les services de la communauté "
    "d’agglomération du Val-de-Brune et de ses vingt-six communes membres"
)
COLLEGES: Final = (
    "Représentantes et représentants du personnel au comité social territorial",
    "Direction générale et directions de pôle",
    "Encadrement de proximité",
    "Agentes et agents d’accueil, de guichet et de terrain",
    "Direction des systèmes d’information et délégation à la protection des données",
    "Élues et élus communautaires",
    "Ressources humaines",
    "Usagères et usagers associés",
)
DEGRES: Final = (
    ("J’adhère sans la moindre réserve", "favorable"),
    ("J’adhère, à un détail près", "favorable"),
    ("J’accepte si c’est écrit", "favorable"),
    ("J’accepte à l’essai pendant un an", "favorable"),
    ("Je n’ai pas encore choisi", "neutre"),
    ("J’ai besoin d’en parler davantage", "neutre"),
    ("Je préfère que non, sans bloquer", "defavorable"),
    ("Je m’y oppose en l’état", "defavorable"),
    ("Je m’y oppose absolument", "defavorable"),
)
AFFIRMATION: Final = (
    "Aucun service n’emploie un outil d’intelligence artificielle pour préparer, proposer, classer "
    "ou prendre une décision qui touche une personne, qu’il s’agisse d’une aide, d’une place, d’un "
    "contrôle, d’une sanction ou d’un recrutement, sans qu’une personne désignée, formée et "
    "disponible ait ouvert le dossier, lu les pièces qui comptent, compris ce que l’outil propose "
    "et pourquoi, entendu la personne si elle le demande, et écrit sa propre raison ; cela vaut "
    "aussi quand l’outil se trompe rarement, quand la file s’allonge, quand le résultat paraît "
    "évident et quand la décision est favorable. La personne concernée en est avertie avant, avec "
    "des mots simples, et peut obtenir un autre examen par quelqu’un d’autre. Le temps que demande "
    "cet examen est compté dans la charge de travail de celles et ceux qui le font, service par "
    "service, et chaque année la direction rend ce compte au comité social territorial."
)
ARGUMENT: Final = (
    "Au service des aides, j’ai vu un dossier rangé en non prioritaire parce qu’il manquait une "
    "case. C’était une famille sans chauffage. Celle qui l’a vu connaissait le quartier ; l’écran, "
    "lui, n’avait rien à dire. Si l’on retire cette lecture, qui s’en apercevra, et quand ? "
)
CONDITIONS: Final = (
    "Aucun nom ni numéro de dossier n’est saisi, et la personne qui suit le dossier relit, corrige "
    "et signe."
)
PAROLES: Final = 12
USAGES: Final = 40


def visiter_les_extremes(
    dossier: Path,
) -> Iterator[tuple[str, AtelierOuvert, tuple[Demande, ...]]]:
    """Le nom de chaque cas, son atelier ouvert le temps de s’en servir, et ses scènes."""
    modele = trouver_modele(MODELE, dossier_modeles())
    for nom, batir in (("long", _tout_est_long), ("seul", _une_personne), ("vide", _rien)):
        with batir(dossier / f"{nom}.charte", modele) as atelier:
            yield nom, atelier, _scenes(atelier, vide=nom == "vide")


def _scenes(atelier: AtelierOuvert, *, vide: bool) -> tuple[Demande, ...]:
    premier = lire_preparation(atelier.connexion).principes[0].id
    if vide:
        # Ce que la salle verrait si l’on y allait trop tôt.
        salle = ("accueil", "deroule", "barometre", "mur", "synthese")
        principe = ("affirmation", "tour_ouvert", "resultat", "colleges", "amendement", "decision")
        return (
            *(Demande(scene) for scene in salle),
            *(Demande(scene, premier) for scene in principe),
        )
    montrees = [
        d for d in scenes_possibles(atelier.connexion) if d.scene not in ("minuteur", "noir")
    ]
    return (
        *montrees,
        *scenes_possibles(atelier.connexion, premier),
        *(
            Demande("colleges", premier, tour.rang)
            for tour in lire_tours(atelier.connexion, premier)
        ),
    )


# --- les trois ateliers --------------------------------------------------------------------------


def _rien(chemin: Path, modele: Modele) -> AtelierOuvert:
    """Un atelier que personne n’a préparé."""
    return creer_atelier(chemin, modele)


def _une_personne(chemin: Path, modele: Modele) -> AtelierOuvert:
    """Une seule personne, qui répond : rien de ce qu’elle a dit ne doit se voir."""
    atelier = creer_atelier(
        chemin, modele, titre="Essai", inscriptions=[Inscription("Encadrement")]
    )
    _voter(atelier, lire_preparation(atelier.connexion).principes[0].id, [3])
    return atelier


def _tout_est_long(chemin: Path, modele: Modele) -> AtelierOuvert:
    """Neuf degrés, huit collèges, quarante usages, douze paroles, et des textes sans fin."""
    atelier = creer_atelier(
        chemin,
        modele,
        titre=TITRE,
        organisation="Communauté d’agglomération du Val-de-Brune",
        inscriptions=[Inscription(nom) for nom in COLLEGES for _ in range(4)],
    )
    regler_atelier(atelier, lieu="Grande salle du conseil, deuxième étage, entrée par la cour")
    ecrire_accueil(atelier, objectif=AFFIRMATION)
    choisir_echelle_propre(atelier, echelle_propre("Neuf degrés", DEGRES))
    for rang in range(1, 15):
        ajouter_sequence(
            atelier,
            titre=f"Séquence {rang} : ce que nous voulons dire du travail, du public et du temps",
            minutes=75,
            etape="se_positionner",
        )
    ajouter_barometre(
        atelier,
        question="Si un outil préparait vos réponses au public, à quelles conditions l’employer ?",
        reponses=[Reponse(libelle) for libelle, _ in DEGRES[:5]],
    )
    _couvrir_le_mur(atelier)
    _deliberer(atelier)
    return atelier


def _couvrir_le_mur(atelier: AtelierOuvert) -> None:
    usages = []
    for rang in range(USAGES):
        usages.append(
            ajouter_usage(
                atelier,
                tache=f"Préparer une réponse au courrier numéro {rang + 1} d’une habitante",
                outil="Assistant de la messagerie" if rang % 3 else "",
                donnees="personnelles" if rang % 2 else "",
            )
        )
        verdict = ("oui-si", "non", "oui")[rang % 3]
        trancher_usage(atelier, usages[-1], verdict=verdict, conditions=CONDITIONS)
    ajouter_groupe(atelier, genre="usage", nom="Répondre au public", cartes=usages[:25])
    mots = [ajouter_ressenti(atelier, texte=f"{rang}. {ARGUMENT}") for rang in range(1, 7)]
    ajouter_groupe(atelier, genre="ressenti", nom="Le métier et le sens du travail", cartes=mots)


def _deliberer(atelier: AtelierOuvert) -> None:
    principe = ajouter_principe(
        atelier,
        titre="Contrôle humain de toutes les décisions qui touchent une personne et ses droits",
        question=AFFIRMATION,
        enjeu=AFFIRMATION,
        formulations={"equilibree": AFFIRMATION, "exigeante": f"{AFFIRMATION}\n\n{ARGUMENT}"},
    )
    autres = [p.id for p in lire_preparation(atelier.connexion).principes if p.id != principe]
    ordonner_principes(atelier, [principe, *autres])
    for tour in range(2):
        _voter(atelier, principe, [(5 * n + 3 * tour * n) % len(DEGRES) for n in range(32)])
    for rang in range(PAROLES):
        nature = ("pour", "contre", "nuance", "question")[rang % 4]
        ajouter_contribution(atelier, principe_id=principe, nature=nature, texte=ARGUMENT)
    for _ in range(3):
        objection = ajouter_objection(atelier, principe_id=principe, texte=ARGUMENT)
        traiter_objection(atelier, objection, etat="maintenue", suite="Le désaccord reste.")
    lu = lire_principe(atelier.connexion, principe)
    assert lu is not None
    formulation = lu.formulations[0].id
    proposer_amendement(
        atelier,
        principe_id=principe,
        formulation_id=formulation,
        texte=AFFIRMATION.replace("formée et disponible", "formée, disponible et nommée"),
        motif=ARGUMENT,
    )
    decider(
        atelier,
        principe,
        issue="adopte-avec-reserves",
        formulation_id=formulation,
        justification="La salle l’a demandé.",
    )


def _voter(atelier: AtelierOuvert, principe: int, rangs: list[int]) -> None:
    """Un tour entier : chaque personne donne le degré de ce rang."""
    degres = lire_echelle(atelier.connexion).degres
    tour = ouvrir_tour(atelier, principe)
    for personne, rang in zip(lire_participants(atelier.connexion), rangs, strict=True):
        enregistrer_position(
            atelier, tour_id=tour, participant_id=personne.id, degre=degres[rang].cle
        )
    clore_tour(atelier, tour)
