"""Une répartition en une phrase honnête : des comptes quand on est peu, des mots sinon."""

from __future__ import annotations

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, enumerer, pourcentage
from charte_studio.domaine.mesures import (
    EXPRIMES_POUR_UN_INDICE,
    Mesures,
    Repartition,
    mesurer,
)


def dire_repartition(
    echelle: Echelle, repartition: Repartition, mesures: Mesures | None = None
) -> str:
    """Ce que dit une répartition, en une ou deux phrases.

    Sous cinq exprimés, les comptes seuls : « 3 personnes sur 4 sont favorables, 1 est défavorable ;
    trop peu pour un indice. » À partir de cinq : le mot, les comptes, le degré médian, et l’accord
    dit en mots. « Sans avis » et l’absence de réponse se disent à part, jamais ensemble.
    """
    mesures = mesures or mesurer(echelle, repartition)
    exprimes = repartition.exprimes
    if not exprimes:
        return f"Personne ne s’est exprimé.{_dire_reste(repartition)}"
    if exprimes < EXPRIMES_POUR_UN_INDICE:
        return f"{_dire_a_peu(exprimes, mesures)}{_dire_reste(repartition)}"
    favorables = accorder(mesures.favorables, "favorable", "favorables")
    part = pourcentage(mesures.part_favorable)
    morceaux = [
        f"{favorables} sur {exprimes} exprimés ({part})",
        accorder(mesures.defavorables, "défavorable", "défavorables"),
    ]
    if entre := exprimes - mesures.favorables - mesures.defavorables:
        morceaux.append(f"{entre} entre les deux")
    mot = mesures.qualification
    phrase = f"{mot[:1].upper()}{mot[1:]} : {', '.join(morceaux)}."
    if mesures.degre_median is not None:
        phrase += f" Degré médian : « {echelle.libelle(mesures.degre_median)} »"
        accord = accord_en_mots(mesures.accord_a)
        phrase += f" ; {accord}." if accord else "."
    return f"{phrase}{_dire_reste(repartition)}"


def accord_en_mots(accord: float | None) -> str:
    """L’accord A en mots ; vide s’il n’existe pas. Les bornes sont les nôtres, pas de l’article.

    Repères : un seul degré vaut 1, deux degrés voisins à égalité 0,75 (sur cinq), toute l’échelle
    à égalité 0, deux camps aux extrêmes −1.
    """
    if accord is None:
        return ""
    if accord == 1:
        return "toutes les réponses sont au même degré"
    if accord >= 0.7:
        return "les réponses sont très resserrées"
    if accord >= 0.4:
        return "les réponses sont plutôt resserrées"
    if accord > -0.2:
        return "les réponses sont dispersées"
    return "les réponses forment des camps opposés"


def _dire_a_peu(exprimes: int, mesures: Mesures) -> str:
    """Les comptes d’une poignée de personnes ; le premier camp nommé est le plus nombreux."""
    trop_peu = "trop peu pour un indice"
    camps = [
        (mesures.favorables, "favorable"),
        (mesures.defavorables, "défavorable"),
        (exprimes - mesures.favorables - mesures.defavorables, "entre les deux"),
    ]
    camps = sorted((camp for camp in camps if camp[0]), key=lambda camp: -camp[0])
    if exprimes == 1:
        return f"Une seule personne s’est exprimée, elle est {camps[0][1]} ; {trop_peu}."
    if len(camps) == 1:
        return f"Les {exprimes} personnes exprimées sont {_au_pluriel(camps[0][1])} ; {trop_peu}."
    (premier, etat), *autres = camps
    if premier == 1:
        etats = enumerer([f"une est {etat}", *(f"une {autre}" for _, autre in autres)])
        return f"Sur {exprimes} personnes, {etats} ; {trop_peu}."
    suite = ", ".join(
        f"{n} est {autre}" if n == 1 else f"{n} sont {_au_pluriel(autre)}" for n, autre in autres
    )
    return f"{premier} personnes sur {exprimes} sont {_au_pluriel(etat)}, {suite} ; {trop_peu}."


def _au_pluriel(etat: str) -> str:
    return etat if etat == "entre les deux" else f"{etat}s"


def _dire_reste(repartition: Repartition) -> str:
    """« 2 sans avis, 1 sans réponse. », ou rien."""
    reste = []
    if repartition.sans_avis:
        reste.append(f"{repartition.sans_avis} sans avis")
    if repartition.manquants:
        reste.append(f"{repartition.manquants} sans réponse")
    return f" {', '.join(reste)}." if reste else ""
