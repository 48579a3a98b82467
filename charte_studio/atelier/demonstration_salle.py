"""La démonstration, avant les principes : le déroulé, l’accueil, les usages et les ressentis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.accueillir import (
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
    ecrire_accueil,
)
from charte_studio.atelier.gestes.explorer import (
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    examiner_usage,
    modifier_usage,
    tirer_ressenti,
    trancher_usage,
)
from charte_studio.atelier.gestes.preparer.deroule import choisir_deroule
from charte_studio.atelier.lectures.accueillir import lire_accueil
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.explorer import lire_usages
from charte_studio.redaction.accueil import lire_textes_accueil
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.socle.chemins import dossier_ressources
from charte_studio.socle.donnees import lire_toml

Table = Mapping[str, Any]


def accueillir_et_explorer(atelier: AtelierOuvert, fiche: Path) -> None:
    """Joue ce qui précède les principes, d’après `seance.toml`."""
    seance = lire_toml(fiche)
    deroules = lire_deroules(dossier_ressources() / "deroules.toml")
    choisir_deroule(atelier, deroules[seance["deroule"]])
    ecrire_accueil(atelier, objectif=seance["objectif"])
    _sonder(atelier, seance["barometre"])
    _explorer(atelier, seance["usage"])
    _ecouter(atelier, seance["ressenti"])


def _sonder(atelier: AtelierOuvert, questions: Sequence[Table]) -> None:
    """Pose les questions livrées et compte les mains."""
    textes = lire_textes_accueil(dossier_ressources() / "accueil.toml")
    livrees = {question.cle: question for question in textes.questions}
    for posee in questions:
        livree = livrees[posee["cle"]]
        barometre_id = ajouter_barometre(
            atelier, question=livree.question, reponses=livree.reponses, source=livree.source
        )
        lus = {lu.id: lu for lu in lire_accueil(atelier.connexion).barometres}
        for choix, mains in zip(lus[barometre_id].choix, posee["mains"], strict=True):
            compter_reponses_barometre(atelier, choix.id, mains)
        if posee["clos"]:
            clore_barometre(atelier, barometre_id)


def _explorer(atelier: AtelierOuvert, usages: Sequence[Table]) -> None:
    """Complète les cartes du modèle, ajoute celles de la salle, les tranche et les range."""
    proposes = {usage.tache: usage.id for usage in lire_usages(atelier.connexion)}
    colleges = {college.nom: college.id for college in lire_colleges(atelier.connexion)}
    groupes: dict[str, list[int]] = defaultdict(list)
    for dit in usages:
        usage_id = proposes.get(dit["tache"])
        if usage_id is None:
            usage_id = ajouter_usage(
                atelier,
                tache=dit["tache"],
                outil=dit.get("outil", ""),
                donnees=dit["donnees"],
                frequence=dit["frequence"],
                college_id=colleges[dit["college"]],
            )
        else:
            modifier_usage(
                atelier, usage_id, outil=dit.get("outil", ""), frequence=dit["frequence"]
            )
        for critere, reponse in dit.get("criteres", {}).items():
            examiner_usage(atelier, usage_id, critere=critere, reponse=reponse)
        if "verdict" in dit:
            trancher_usage(
                atelier, usage_id, verdict=dit["verdict"], conditions=dit.get("conditions")
            )
        groupes[dit.get("groupe", "")].append(usage_id)
    _ranger(atelier, "usage", groupes)


def _ecouter(atelier: AtelierOuvert, ressentis: Sequence[Table]) -> None:
    """Note les mots de la boîte, les range et relit ceux que le sort a déjà donnés."""
    groupes: dict[str, list[int]] = defaultdict(list)
    tires = []
    for dit in ressentis:
        ressenti_id = ajouter_ressenti(atelier, texte=dit["texte"], nature=dit["nature"])
        groupes[dit.get("groupe", "")].append(ressenti_id)
        if dit.get("tire"):
            tires.append(ressenti_id)
    _ranger(atelier, "ressenti", groupes)
    for tire in tires:
        tirer_ressenti(atelier, _choisir(tire))


def _choisir(ressenti_id: int) -> Callable[[Sequence[int]], int]:
    """Le hasard de la démonstration : il donne toujours celui-ci."""
    return lambda _restants: ressenti_id


def _ranger(atelier: AtelierOuvert, genre: str, groupes: Mapping[str, Sequence[int]]) -> None:
    for nom, cartes in groupes.items():
        if nom:
            ajouter_groupe(atelier, genre=genre, nom=nom, cartes=cartes)
