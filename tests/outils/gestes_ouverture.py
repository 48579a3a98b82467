"""Les gestes d’Accueillir, d’Explorer et du déroulé, et la séance où ils se font."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.accueillir import (
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
    ecrire_accueil,
    modifier_barometre,
    retirer_barometre,
    rouvrir_barometre,
)
from charte_studio.atelier.gestes.explorer import (
    ajouter_critere,
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    deplacer_critere,
    deplacer_groupe,
    examiner_usage,
    fusionner_groupes,
    modifier_critere,
    modifier_ressenti,
    modifier_usage,
    ranger_cartes,
    remettre_ressentis,
    renommer_groupe,
    reprendre_boussole,
    retirer_critere,
    retirer_groupe,
    retirer_ressentis,
    retirer_usages,
    tirer_ressenti,
    trancher_usage,
)
from charte_studio.atelier.gestes.preparer import (
    ajouter_sequence,
    choisir_deroule,
    demarrer,
    deplacer_sequence,
    modifier_sequence,
    rallonger,
    recommencer_deroule,
    reprendre_sequence,
    retirer_sequence,
    sauter,
    terminer,
)
from charte_studio.redaction.accueil import Reponse
from charte_studio.redaction.boussole import CritereLivre
from charte_studio.redaction.deroules import Deroule, Sequence

GUICHET: Final = (Reponse("une personne", 80), Reponse("un assistant", 20))


def deroule_d_essai(*minutes: int) -> Deroule:
    """Un déroulé d’une séance, une séquence par durée."""
    return Deroule(
        cle="essai",
        titre="Essai",
        resume="Pour les tests.",
        participants_max=20,
        principes_conseilles=(2, 4),
        sequences=tuple(
            Sequence(1, f"Séquence {rang}", duree, "explorer", "But.", "On parle.", ("stylos",))
            for rang, duree in enumerate(minutes, start=1)
        ),
    )


def preparer_l_ouverture(atelier: AtelierOuvert) -> None:
    """Trois séquences (la 1 en cours, la 2 sautée), deux baromètres (le 2 clos), trois usages et
    trois ressentis (le 1 tiré), deux groupes de chaque genre, trois critères de plus."""
    choisir_deroule(atelier, deroule_d_essai(10, 20, 30))
    demarrer(atelier, 1)
    sauter(atelier, 2)
    for question in ("Guichet ou assistant ?", "Et chez vous ?"):
        ajouter_barometre(atelier, question=question, reponses=GUICHET, source="un baromètre")
    compter_reponses_barometre(atelier, 3, 12)
    clore_barometre(atelier, 2)
    for tache in ("Résumer", "Traduire", "Noter"):
        ajouter_usage(atelier, tache=tache, outil="Assistant", donnees="internes")
    for texte in ("Peur de perdre la main.", "Gain de temps.", "Qui décide ?"):
        ajouter_ressenti(atelier, texte=texte)
    tirer_ressenti(atelier, lambda cles: cles[0])
    ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=[1])
    ajouter_groupe(atelier, genre="usage", nom="Trier")
    ajouter_groupe(atelier, genre="ressenti", nom="Métier", cartes=[1])
    ajouter_groupe(atelier, genre="ressenti", nom="Confiance", cartes=[2])
    examiner_usage(atelier, 1, critere="utile", reponse="oui")


GESTES_OUVERTURE: Final[dict[str, Callable[[AtelierOuvert], object]]] = {
    "choisir_deroule": lambda a: (recommencer_deroule(a), choisir_deroule(a, deroule_d_essai(5))),
    "ajouter_sequence": lambda a: ajouter_sequence(
        a, titre="Tour de table", minutes=5, etape="accueillir", apres=1
    ),
    "modifier_sequence": lambda a: modifier_sequence(
        a, 1, titre="Le cadre", minutes=12, animation="On dit pourquoi.", materiel=["stylos", ""]
    ),
    "deplacer_sequence": lambda a: deplacer_sequence(a, 1, 1),
    "retirer_sequence": lambda a: retirer_sequence(a, 3),
    "demarrer": lambda a: demarrer(a, 3),
    "terminer": lambda a: terminer(a, 1),
    "sauter": lambda a: sauter(a, 3),
    "reprendre_sequence": lambda a: reprendre_sequence(a, 2),
    "rallonger": lambda a: rallonger(a, 1, 5),
    "recommencer_deroule": recommencer_deroule,
    "ecrire_accueil": lambda a: ecrire_accueil(a, objectif="Écrire nos règles."),
    "ajouter_barometre": lambda a: ajouter_barometre(
        a, question="Alors ?", reponses=(Reponse("oui"), Reponse("non"))
    ),
    "modifier_barometre": lambda a: modifier_barometre(
        a,
        1,
        question="Et vous ?",
        reponses=[Reponse("oui"), Reponse("non"), Reponse("parfois")],
        source="",
    ),
    "retirer_barometre": lambda a: retirer_barometre(a, 2),
    "compter_reponses_barometre": lambda a: compter_reponses_barometre(a, 1, 7),
    "clore_barometre": lambda a: (
        compter_reponses_barometre(a, 1, 7),
        clore_barometre(a, 1),
    ),
    "rouvrir_barometre": lambda a: rouvrir_barometre(a, 2),
    "ajouter_usage": lambda a: ajouter_usage(a, tache="Classer", frequence="parfois", college_id=1),
    "modifier_usage": lambda a: modifier_usage(a, 1, outil="Autre", frequence="tous-les-jours"),
    "trancher_usage": lambda a: trancher_usage(a, 1, verdict="oui-si", conditions="On relit."),
    "examiner_usage": lambda a: examiner_usage(a, 1, critere="humain", reponse="question"),
    "retirer_usages": lambda a: retirer_usages(a, [1, 2]),
    "ajouter_ressenti": lambda a: ajouter_ressenti(a, texte="Et après ?", nature="question"),
    "modifier_ressenti": lambda a: modifier_ressenti(a, 1, texte="Garder la main."),
    "retirer_ressentis": lambda a: retirer_ressentis(a, [1, 3]),
    "tirer_ressenti": lambda a: tirer_ressenti(a, lambda cles: cles[-1]),
    "remettre_ressentis": remettre_ressentis,
    "ajouter_groupe": lambda a: ajouter_groupe(a, genre="usage", nom="Décider", cartes=[2, 3]),
    "renommer_groupe": lambda a: renommer_groupe(a, 1, "Rédiger"),
    "fusionner_groupes": lambda a: fusionner_groupes(a, 3, dans=4),
    "retirer_groupe": lambda a: retirer_groupe(a, 1),
    "deplacer_groupe": lambda a: deplacer_groupe(a, 2, -1),
    "ranger_cartes": lambda a: ranger_cartes(a, genre="usage", cartes=[3], groupe_id=2, avant=1),
    "reprendre_boussole": lambda a: reprendre_boussole(
        a, [CritereLivre("neuf", "Neuf", "Est-ce neuf ?")]
    ),
    "ajouter_critere": lambda a: ajouter_critere(a, titre="Coût", question="Combien ?"),
    "modifier_critere": lambda a: modifier_critere(a, 1, titre="Servir", question="À qui ?"),
    "deplacer_critere": lambda a: deplacer_critere(a, 1, 1),
    "retirer_critere": lambda a: retirer_critere(a, 1),
}
"""Chacun tel qu’il se fait après `preparer_l_ouverture`."""
EN_DEUX_TEMPS: Final = frozenset({"choisir_deroule", "clore_barometre"})
"""Ceux qui, ici, en font d’abord un autre."""
