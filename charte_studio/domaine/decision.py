"""La règle de décision annoncée et la suggestion qu’elle donne. L’humain décide."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.mesures import Mesures, Repartition

EFFETS_OBJECTION = {
    "reserves": "elle fait adopter avec réserves",
    "renvoi": "elle renvoie au dialogue social",
    "aucun": "elle est consignée, sans changer l’issue",
}


@dataclass(frozen=True, slots=True)
class RegleDecision:
    """La règle annoncée avant les tours. Les parts portent sur les exprimés."""

    seuil_adoption: Fraction = Fraction(2, 3)
    """Part favorable à partir de laquelle un principe est adopté."""
    seuil_rejet: Fraction = Fraction(1, 3)
    """Part favorable en dessous de laquelle un principe est écarté."""
    quorum: Fraction = Fraction(1, 2)
    """Part des attendus qui doivent avoir répondu."""
    effet_objection: str = "reserves"
    """Effet d’une objection maintenue sur un principe adopté : clé de `EFFETS_OBJECTION`."""

    def __post_init__(self) -> None:
        if not 0 <= self.seuil_rejet <= self.seuil_adoption <= 1 or not 0 <= self.quorum <= 1:
            raise ValueError(
                "Les seuils de la règle doivent rester entre 0 et 1, "
                "et le seuil de rejet sous le seuil d’adoption."
            )
        if self.effet_objection not in EFFETS_OBJECTION:
            raise ValueError(f"Effet d’objection inconnu : « {self.effet_objection} ».")

    def en_phrase(self) -> str:
        """La règle telle qu’on l’annonce à la salle."""
        return (
            f"Un principe est adopté à partir de {en_mots(self.seuil_adoption)} de positions "
            f"favorables parmi les exprimés, écarté sous {en_mots(self.seuil_rejet)}, renvoyé au "
            f"dialogue social entre les deux. Quorum : {en_mots(self.quorum)} des attendus. "
            f"Objection maintenue : {EFFETS_OBJECTION[self.effet_objection]}."
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Ce que donnerait la règle, et pourquoi. `issue` vaut `None` quand elle ne dit rien."""

    issue: str | None
    phrase: str


_MOTS = {
    Fraction(1, 4): "un quart",
    Fraction(1, 3): "un tiers",
    Fraction(1, 2): "la moitié",
    Fraction(3, 5): "trois cinquièmes",
    Fraction(2, 3): "deux tiers",
    Fraction(3, 4): "trois quarts",
    Fraction(4, 5): "quatre cinquièmes",
    Fraction(1): "la totalité",
}


def en_mots(part: Fraction) -> str:
    """Une part en mots quand l’usage en a un, sinon en pourcentage."""
    return _MOTS.get(part, f"{round(float(part) * 100)} %")


def suggerer(
    regle: RegleDecision,
    repartition: Repartition,
    mesures: Mesures,
    *,
    objections_maintenues: int = 0,
    objections_ouvertes: int = 0,
) -> Suggestion:
    """Applique la règle à une répartition close et dit en une phrase pourquoi."""
    exprimes = repartition.exprimes
    attendus = repartition.reponses + repartition.manquants
    if exprimes == 0:
        return Suggestion(None, "Personne ne s’est exprimé : la règle annoncée ne dit rien.")
    compte = _compte(repartition, mesures)
    if repartition.reponses < regle.quorum * attendus:
        return Suggestion(
            None,
            f"{compte} : {accorder(repartition.reponses, 'réponse', 'réponses')} sur {attendus}, "
            f"le quorum annoncé ({en_mots(regle.quorum)}) n’est pas atteint.",
        )
    part = Fraction(mesures.favorables, exprimes)
    if part >= regle.seuil_adoption:
        return _suggerer_adoption(regle, compte, objections_maintenues, objections_ouvertes)
    if part < regle.seuil_rejet:
        return Suggestion(
            "ecarte",
            f"{compte} : sous {en_mots(regle.seuil_rejet)} de favorables parmi les exprimés, "
            "la règle annoncée écarte le principe.",
        )
    return Suggestion(
        "renvoye",
        f"{compte} : la règle annoncée demande {en_mots(regle.seuil_adoption)} des exprimés.",
    )


def suggerer_amendement(
    regle: RegleDecision, repartition: Repartition, mesures: Mesures
) -> Suggestion:
    """La même règle pour un amendement : `adopte`, `ecarte`, ou `None` entre les deux seuils.

    Une objection vise le principe : elle ne compte pas ici.
    """
    suggestion = suggerer(regle, repartition, mesures)
    compte = _compte(repartition, mesures)
    if suggestion.issue == "adopte":
        atteint = f"le seuil annoncé ({en_mots(regle.seuil_adoption)}) est atteint."
        return Suggestion("adopte", f"{compte} : {atteint}")
    if suggestion.issue == "ecarte":
        return Suggestion(
            "ecarte",
            f"{compte} : sous {en_mots(regle.seuil_rejet)} de favorables parmi les exprimés, "
            "la règle annoncée écarte l’amendement.",
        )
    if suggestion.issue == "renvoye":
        return Suggestion(
            None,
            f"{compte} : la règle annoncée demande {en_mots(regle.seuil_adoption)} des exprimés. "
            "C’est à la salle de dire si elle garde le texte d’origine.",
        )
    return suggestion


def _suggerer_adoption(
    regle: RegleDecision, compte: str, maintenues: int, ouvertes: int
) -> Suggestion:
    atteint = f"{compte} : le seuil annoncé ({en_mots(regle.seuil_adoption)}) est atteint"
    nombre = accorder(maintenues, "objection maintenue", "objections maintenues")
    if maintenues and regle.effet_objection == "reserves":
        return Suggestion("adopte-avec-reserves", f"{atteint} ; {nombre} : adoption avec réserves.")
    if maintenues and regle.effet_objection == "renvoi":
        return Suggestion("renvoye", f"{atteint} ; {nombre} : renvoi au dialogue social.")
    if maintenues:
        atteint += f" ; {nombre}, sans changer l’issue"
    if ouvertes:
        reste = accorder(ouvertes, "objection reste ouverte", "objections restent ouvertes")
        return Suggestion("adopte", f"{atteint}, mais {reste} : à traiter avant de trancher.")
    return Suggestion(
        "adopte", f"{atteint}." if maintenues else f"{atteint}, sans objection maintenue."
    )


def _compte(repartition: Repartition, mesures: Mesures) -> str:
    """« 9 favorables, 7 défavorables, 2 partagés »."""
    partages = repartition.exprimes - mesures.favorables - mesures.defavorables
    morceaux = [
        accorder(mesures.favorables, "favorable", "favorables"),
        accorder(mesures.defavorables, "défavorable", "défavorables"),
    ]
    if partages:
        morceaux.append(accorder(partages, "partagé", "partagés"))
    return ", ".join(morceaux)
