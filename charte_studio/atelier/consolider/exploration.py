"""Reprendre ce que les séances ont exploré : baromètre, usages, ressentis, critères."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from charte_studio.atelier.consolider.principes import Ecriture
from charte_studio.atelier.consolider.seance import Ligne, SeanceLue
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.redaction.markdown import assainir

_Question = tuple[int, tuple[str, ...]]
"""La combientième fois que la séance pose ces mots, et ces mots : la question et ses réponses."""
_QUESTION: Final = "question"
_MOTS: Final = (
    "outil", "tache", "donnees", "conditions", "verdict", "frequence", "college_id", "criteres",
    "texte", "nature", "groupe_id", "origine", "tire",
)  # fmt: skip
"""Tout ce que dit une carte ou un ressenti, dans l’ordre où l’on range."""


def ecrire_exploration(ecriture: Ecriture) -> None:
    """Écrit critères, groupes, usages, ressentis et baromètres."""
    _ecrire_criteres(ecriture)
    groupes = _ecrire_groupes(ecriture)
    _ecrire_usages(ecriture, groupes)
    _ecrire_ressentis(ecriture, groupes)
    _ecrire_barometres(ecriture)


def _ecrire_criteres(ecriture: Ecriture) -> None:
    """Un critère par clé, dans les mots de la première séance qui l’a."""
    retenus: dict[str, tuple[Ligne, str]] = {}
    for seance in ecriture.seances:
        for ligne in sorted(seance.tables["critere"], key=lambda critere: int(critere["rang"])):
            retenu, garde = retenus.setdefault(str(ligne["cle"]), (ligne, seance.nom))
            if (retenu["titre"], retenu["question"]) != (ligne["titre"], ligne["question"]):
                ecriture.constats.append(
                    f"Boussole, «\u00a0{assainir(str(retenu['titre']))}\u00a0»\u00a0: ce critère "
                    f"est écrit autrement dans «\u00a0{seance.nom}\u00a0»\u00a0; le résultat garde "
                    f"celui de «\u00a0{garde}\u00a0»."
                )
    for rang, (ligne, _) in enumerate(retenus.values()):
        ecriture.lignes.ajouter("critere", **dict(ligne) | {"rang": rang})


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
            retenue = cartes.setdefault((*dit, carte["frequence"], carte["college_id"]), carte)
            retenue["groupe_id"] = retenue["groupe_id"] or carte["groupe_id"]
            retenue["criteres"] = _examens_reunis(retenue["criteres"], carte["criteres"])
    remplis = {_usage(carte) for carte in cartes.values() if carte["verdict"]}
    gardees = [
        carte
        for carte in cartes.values()
        if carte["verdict"] or carte["origine"] != "modele" or _usage(carte) not in remplis
    ]
    for rang, carte in enumerate(_par_mots(gardees)):
        ecriture.lignes.ajouter("usage", **carte | {"rang": rang})


def _examens_reunis(un: str, autre: str) -> str:
    """Les deux examens d’un usage ; où les salles se contredisent, la question reste."""
    if un == autre or not autre:
        return un
    dits, siens = (json.loads(un) if un else {}), json.loads(autre)
    reunis = dits | siens
    reunis |= {cle: _QUESTION for cle in dits.keys() & siens.keys() if dits[cle] != siens[cle]}
    return json.dumps(reunis, ensure_ascii=False, sort_keys=True)


def _usage(carte: dict[str, Any]) -> tuple[str, ...]:
    return tuple(en_cle(str(carte[champ])) for champ in ("outil", "tache", "donnees"))


def _ecrire_ressentis(ecriture: Ecriture, groupes: dict[tuple[int, int], int]) -> None:
    mots = [
        dict(ligne) | {"groupe_id": groupes.get((rang, ligne["groupe_id"]))}
        for rang, seance in enumerate(ecriture.seances)
        for ligne in seance.tables["ressenti"]
    ]
    for rang, mot in enumerate(_par_mots(mots)):
        ecriture.lignes.ajouter("ressenti", **mot | {"rang": rang})


def _par_mots(lignes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rangées par ce qu’elles disent, et par rien d’autre : leur ordre ne dit pas leur séance."""
    return sorted(
        lignes,
        key=lambda ligne: tuple(str(ligne[champ]) for champ in _MOTS if champ in ligne),
    )


def _ecrire_barometres(ecriture: Ecriture) -> None:
    """Les réponses closes à la même question, mêmes choix, s’additionnent. Une séance qui la pose
    deux fois, en ouvrant et en fermant, a deux questions : les mêmes mains ne comptent pas double.
    """
    questions: dict[_Question, tuple[Ligne, list[Ligne]]] = {}
    comptes: dict[_Question, Counter[int]] = defaultdict(Counter)
    for seance in ecriture.seances:
        fois: Counter[tuple[str, ...]] = Counter()
        ouvertes = 0
        for ligne in sorted(seance.tables["barometre"], key=lambda b: int(b["rang"])):
            choix = _choix(seance, ligne)
            mots = (en_cle(str(ligne["question"])), *(en_cle(str(c["libelle"])) for c in choix))
            question = (fois[mots], mots)
            fois[mots] += 1
            questions.setdefault(question, (ligne, choix))
            nombres = {rang: int(un["nombre"]) for rang, un in enumerate(choix)}
            if ligne["etat"] == "clos":
                comptes[question].update(nombres)
            else:
                ouvertes += any(nombres.values())
        if ouvertes:
            ecriture.constats.append(
                f"«\u00a0{seance.nom}\u00a0»\u00a0: "
                + accorder(
                    ouvertes,
                    "question du baromètre n’était pas close, ses réponses ne sont",
                    "questions du baromètre n’étaient pas closes, leurs réponses ne sont",
                )
                + " pas comptées."
            )
    for rang, (question, (texte, choix)) in enumerate(questions.items()):
        _ecrire_barometre(ecriture, rang, texte, choix, comptes[question])


def _choix(seance: SeanceLue, barometre: Ligne) -> list[Ligne]:
    siens = [c for c in seance.tables["choix_barometre"] if c["barometre_id"] == barometre["id"]]
    return sorted(siens, key=lambda c: int(c["rang"]))


def _ecrire_barometre(
    ecriture: Ecriture, rang: int, texte: Ligne, choix: Sequence[Ligne], compte: Counter[int]
) -> None:
    total = compte.total()
    montrable = total >= ecriture.seuil
    if 0 < total < ecriture.seuil:
        ecriture.constats.append(
            f"Baromètre «\u00a0{assainir(str(texte['question']))}\u00a0»\u00a0: moins de "
            f"{ecriture.seuil} réponses en tout, elles ne sont pas reprises."
        )
    barometre_id = ecriture.lignes.ajouter(
        "barometre", **dict(texte) | {"rang": rang, "etat": "clos" if montrable else "ouvert"}
    )
    for place, un in enumerate(choix):
        ecriture.lignes.ajouter(
            "choix_barometre",
            **dict(un)
            | {"barometre_id": barometre_id, "nombre": compte[place] if montrable else 0},
        )
