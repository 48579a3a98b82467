"""Les mots de Se positionner : où en est un principe, ce que dit une répartition."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import LignePosition, PrincipeAuTableau
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.domaine.comptes import Reconciliation
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.mesures import Deplacement
from charte_studio.domaine.vocabulaire import MODES_TOUR, RANGS_TOUR

CACHE: Final = "Caché jusqu’à la clôture."
POURQUOI_CACHE: Final = "Personne n’est influencé par les premiers."

_ORDINAUX: Final = (
    "premier", "second", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième",
)  # fmt: skip
_NOMBRES: Final = (
    "aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip


def capitale(texte: str) -> str:
    """Le texte, sa première lettre en capitale."""
    return texte[:1].upper() + texte[1:]


def personnes(nombre: int) -> str:
    """« sept personnes », « une personne » ; en chiffres au-delà de seize."""
    dit = _NOMBRES[nombre] if nombre < len(_NOMBRES) else str(nombre)
    return f"{dit} {'personne' if nombre < 2 else 'personnes'}"


def nommer(ligne: LignePosition) -> str:
    """« P07 », suivi du nom si l’animation l’a annoncé."""
    return f"P{ligne.numero:02d} {ligne.nom}".strip()


# --- les tours ---------------------------------------------------------------------------------


def nommer_tour(rang: int) -> str:
    """« premier tour », « second tour »."""
    return f"{_ORDINAUX[rang - 1]} tour"


def dire_etat(principe: PrincipeAuTableau) -> str:
    """Où en est un principe de l’ordre du jour."""
    if principe.objet_ouvert == "niveau":
        return "niveau d’exigence au vote"
    if principe.objet_ouvert == "amendement":
        return "amendement au vote"
    if principe.rang_ouvert is not None:
        return f"tour {principe.rang_ouvert} ouvert"
    if principe.tours_clos == 0:
        return "à venir"
    if principe.tours_clos == 1:
        return "tour 1 clos"
    dits = capitale(_NOMBRES[principe.tours_clos]).lower()
    return f"{dits} tours clos"


def dire_tour(tour: TourLu | None) -> str:
    """« Tour 1 ouvert · nominatif », « Tour 2 clos », « À venir »."""
    if tour is None:
        return "À venir"
    if tour.clos:
        suite = "" if tour.mode == "nominatif" else f" · {dire_mode(tour.mode)}"
        return f"Tour {tour.rang} clos{suite}"
    return f"Tour {tour.rang} ouvert · {dire_mode(tour.mode)}"


def dire_mode(mode: str) -> str:
    """« nominatif », « à main levée », « secret »."""
    return MODES_TOUR.get(mode, mode)


def dire_reponses(compte: Reconciliation) -> tuple[str, str]:
    """« réponses sur 24 présents », sans le nombre, puis « 20 exprimés, 2 sans avis… »."""
    mots = "réponse" if compte.reponses < 2 else "réponses"
    presents = _inseparable(accorder(compte.presents, "présent", "présents"))
    morceaux = [
        accorder(compte.exprimes, "exprimé", "exprimés"),
        f"{compte.sans_avis} sans avis",
    ]
    if compte.manquants:
        morceaux.append(accorder(compte.manquants, "manquant", "manquants"))
    elif compte.complet and compte.presents:
        morceaux.append("tout le monde a répondu")
    return (f"{mots} sur {presents}" if compte.presents else mots), ", ".join(
        map(_inseparable, morceaux)
    )


def dire_votants(ont_vote: int, attendus: int) -> tuple[str, str]:
    """« bulletins sur 24 présents », sans le nombre, puis « 4 attendus »."""
    mots = "bulletin" if ont_vote < 2 else "bulletins"
    presents = _inseparable(accorder(ont_vote + attendus, "présent", "présents"))
    reste = accorder(attendus, "attendu", "attendus") if attendus else "tout le monde a voté"
    return f"{mots} sur {presents}", reste


def _inseparable(texte: str) -> str:
    return texte.replace(" ", "\u00a0")


# --- ce que dit un tour clos -------------------------------------------------------------------


def dire_mesure(mesure: TourMesure, seuil: int) -> str:
    """« Large accord. 17 favorables sur 22 exprimés (77 %), 3 défavorables, 2 entre les deux. »"""
    if mesure.masque:
        return f"Masqué\u00a0: moins de {seuil} personnes se sont exprimées."
    r, m = mesure.repartition, mesure.mesures
    if not r.exprimes:
        return "Personne ne s’est exprimé."
    exprimes = accorder(r.exprimes, "exprimé", "exprimés")
    favorables = accorder(m.favorables, "favorable", "favorables")
    morceaux = [
        f"{favorables} sur {exprimes} ({pourcentage(m.part_favorable)})",
        accorder(m.defavorables, "défavorable", "défavorables"),
    ]
    if entre := r.exprimes - m.favorables - m.defavorables:
        morceaux.append(f"{entre} entre les deux")
    return f"{', '.join(morceaux)}."


def dire_niveau(mesure: TourMesure, echelle: Echelle, seuil: int) -> str:
    """« Formulation du milieu : équilibrée. 8 exigeante, 6 équilibrée, 5 souple… »."""
    if mesure.masque:
        return f"Masqué\u00a0: moins de {seuil} personnes se sont exprimées."
    r, cle = mesure.repartition, mesure.mesures.degre_median
    if cle is None:
        return "Personne ne s’est exprimé."
    comptes = ", ".join(
        f"{nombre} {degre.libelle.lower()}"
        for nombre, degre in zip(r.effectifs, echelle.degres, strict=True)
    )
    exprimes = accorder(r.exprimes, "exprimé", "exprimés")
    pair = "" if r.exprimes % 2 else " (médiane basse)"
    return (
        f"Sur {exprimes}\u00a0: {comptes}. Rangées de la plus à la moins exigeante, la réponse du "
        f"milieu est «\u00a0{echelle.libelle(cle).lower()}\u00a0»{pair}. Quand deux réponses se "
        "partagent le milieu, on retient la moins exigeante."
    )


def dire_avant(mesures: tuple[TourMesure, ...]) -> str:
    """« Avant débat : large accord. », ou rien tant que le premier tour n’est pas clos."""
    if not mesures or mesures[-1].masque:
        return ""
    dernier = mesures[-1]
    return f"{RANGS_TOUR[dernier.tour.rang]}\u00a0: {dernier.mesures.qualification}."


def dire_presence(mesure: TourMesure) -> str:
    """« 1 sans avis, 1 sans réponse, sur 24 présents. » ; vide si tous se sont exprimés."""
    r = mesure.repartition
    manques = []
    if r.sans_avis:
        manques.append(f"{r.sans_avis} sans avis")
    if r.manquants:
        manques.append(f"{r.manquants} sans réponse")
    presents = accorder(r.reponses + r.manquants, "présent", "présents")
    return f"{capitale(', '.join(manques))}, sur {presents}." if manques else ""


def dire_indices(mesure: TourMesure) -> str:
    """« Accord 0,62 (de −1 à 1) · consensus 0,71 (de 0 à 1) », ou rien à calculer."""
    if mesure.masque:
        return ""
    indices = []
    if mesure.mesures.accord_a is not None:
        indices.append(f"Accord {_decimal(mesure.mesures.accord_a)} (de −1 à 1)")
    if mesure.mesures.consensus is not None:
        indices.append(f"consensus {_decimal(mesure.mesures.consensus)} (de 0 à 1)")
    return capitale(" · ".join(indices))


def _decimal(valeur: float) -> str:
    return f"{round(valeur, 2) + 0.0:.2f}".replace(".", ",").replace("-", "−")


def dire_mediane(mesure: TourMesure, echelle: Echelle) -> str:
    """« Degré médian : plutôt d’accord. », ou rien."""
    cle = mesure.mesures.degre_median
    if mesure.masque or cle is None:
        return ""
    return f"Degré médian\u00a0: «\u00a0{echelle.libelle(cle)}\u00a0»."


def dire_deplacement(deplace: Deplacement | None, mesures: tuple[TourMesure, ...]) -> str:
    """« Sept personnes ont bougé vers l’accord, une vers le désaccord. »

    Rien s’il n’y a pas deux tours à comparer, ou si l’un d’eux se tait.
    """
    if deplace is None or any(mesure.masque for mesure in mesures):
        return ""
    suivies = deplace.vers_accord + deplace.vers_desaccord + deplace.immobiles
    if not suivies:
        return "Personne ne s’est exprimé aux deux tours."
    if deplace.immobiles == suivies:
        return "Personne n’a changé de position après le débat."
    accord, desaccord = deplace.vers_accord, deplace.vers_desaccord
    if not desaccord:
        return f"{capitale(_ont_bouge(accord))} vers l’accord, personne vers le désaccord."
    if not accord:
        return f"{capitale(_ont_bouge(desaccord))} vers le désaccord, personne vers l’accord."
    autre = personnes(desaccord).rsplit(" ", 1)[0]
    return f"{capitale(_ont_bouge(accord))} vers l’accord, {autre} vers le désaccord."


def _ont_bouge(nombre: int) -> str:
    return f"{personnes(nombre)} {'a' if nombre < 2 else 'ont'} bougé"
