"""Reprendre ce que les séances ont exploré : baromètre, usages, ressentis, critères."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from charte_studio.atelier.consolider.principes import Ecriture
from charte_studio.domaine.francais import en_cle


def ecrire_exploration(ecriture: Ecriture) -> None:
    """Écrit critères, groupes, usages, ressentis et baromètres."""
    _ecrire_criteres(ecriture)
    groupes = _ecrire_groupes(ecriture)
    _ecrire_usages(ecriture, groupes)
    _ecrire_ressentis(ecriture, groupes)
    _ecrire_barometres(ecriture)


def _ecrire_criteres(ecriture: Ecriture) -> None:
    vus: set[str] = set()
    for seance in ecriture.seances:
        for ligne in sorted(seance.tables["critere"], key=lambda critere: int(critere["rang"])):
            if ligne["cle"] not in vus:
                vus.add(str(ligne["cle"]))
                ecriture.lignes.ajouter("critere", **dict(ligne) | {"rang": len(vus) - 1})


def _ecrire_groupes(ecriture: Ecriture) -> dict[tuple[int, int], int]:
    """Un groupe par genre et par nom. Rend, par (séance, groupe), la clé du résultat."""
    par_nom: dict[tuple[str, str], int] = {}
    cles: dict[tuple[int, int], int] = {}
    for rang, seance in enumerate(ecriture.seances):
        for ligne in sorted(seance.tables["groupe"], key=lambda groupe: int(groupe["rang"])):
            nom = (str(ligne["genre"]), en_cle(str(ligne["nom"])))
            if nom not in par_nom:
                par_nom[nom] = ecriture.lignes.ajouter(
                    "groupe", **dict(ligne) | {"rang": len(par_nom)}
                )
            cles[(rang, int(ligne["id"]))] = par_nom[nom]
    return cles


def _ecrire_usages(ecriture: Ecriture, groupes: dict[tuple[int, int], int]) -> None:
    """Deux cartes qui disent la même chose n’en font qu’une ; une carte du modèle que personne
    n’a remplie cède la place à celles qui le sont."""
    cartes: dict[tuple[Any, ...], dict[str, Any]] = {}
    for rang, seance in enumerate(ecriture.seances):
        for ligne in sorted(seance.tables["usage"], key=lambda usage: int(usage["rang"])):
            carte = dict(ligne) | {
                "college_id": ecriture.college(rang, ligne["college_id"]),
                "groupe_id": groupes.get((rang, ligne["groupe_id"])),
            }
            dit = (*_usage(carte), carte["verdict"], en_cle(carte["conditions"]))
            cartes.setdefault((*dit, carte["frequence"], carte["college_id"]), carte)
    remplis = {_usage(carte) for carte in cartes.values() if carte["verdict"]}
    gardees = [
        carte
        for carte in cartes.values()
        if carte["verdict"] or carte["origine"] != "modele" or _usage(carte) not in remplis
    ]
    for rang, carte in enumerate(_par_texte(gardees, "outil", "tache", "donnees", "conditions")):
        ecriture.lignes.ajouter("usage", **carte | {"rang": rang})


def _usage(carte: dict[str, Any]) -> tuple[str, ...]:
    return tuple(en_cle(str(carte[champ])) for champ in ("outil", "tache", "donnees"))


def _ecrire_ressentis(ecriture: Ecriture, groupes: dict[tuple[int, int], int]) -> None:
    mots = [
        dict(ligne) | {"groupe_id": groupes.get((rang, ligne["groupe_id"]))}
        for rang, seance in enumerate(ecriture.seances)
        for ligne in seance.tables["ressenti"]
    ]
    for rang, mot in enumerate(_par_texte(mots, "texte", "nature")):
        ecriture.lignes.ajouter("ressenti", **mot | {"rang": rang})


def _par_texte(lignes: Iterable[dict[str, Any]], *champs: str) -> list[dict[str, Any]]:
    """Rangées par leurs mots : l’ordre ne dit pas de quelle séance elles viennent."""
    return sorted(lignes, key=lambda ligne: tuple(str(ligne[champ]) for champ in champs))


def _ecrire_barometres(ecriture: Ecriture) -> None:
    """Les réponses closes à la même question, mêmes choix, s’additionnent."""
    questions: dict[tuple[str, tuple[str, ...]], tuple[dict[str, Any], list[dict[str, Any]]]] = {}
    comptes: dict[tuple[str, tuple[str, ...]], Counter[str]] = {}
    for seance in ecriture.seances:
        for ligne in sorted(seance.tables["barometre"], key=lambda b: int(b["rang"])):
            choix = sorted(
                (
                    dict(c)
                    for c in seance.tables["choix_barometre"]
                    if c["barometre_id"] == ligne["id"]
                ),
                key=lambda c: int(c["rang"]),
            )
            question = (
                en_cle(str(ligne["question"])),
                tuple(en_cle(str(c["libelle"])) for c in choix),
            )
            questions.setdefault(question, (dict(ligne), choix))
            compte = comptes.setdefault(question, Counter())
            if ligne["etat"] == "clos":
                compte.update({en_cle(str(c["libelle"])): int(c["nombre"]) for c in choix})
    for rang, (question, (texte, choix)) in enumerate(questions.items()):
        total = sum(comptes[question].values())
        montrable = total >= ecriture.seuil
        if 0 < total < ecriture.seuil:
            ecriture.constats.append(
                f"Baromètre « {texte['question']} »\u00a0: moins de {ecriture.seuil} réponses en "
                "tout, elles ne sont pas reprises."
            )
        barometre_id = ecriture.lignes.ajouter(
            "barometre", **texte | {"rang": rang, "etat": "clos" if montrable else "ouvert"}
        )
        for un in choix:
            nombre = comptes[question][en_cle(str(un["libelle"]))] if montrable else 0
            ecriture.lignes.ajouter(
                "choix_barometre", **un | {"barometre_id": barometre_id, "nombre": nombre}
            )
