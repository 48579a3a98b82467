"""Écrire les principes réunis : textes, tours, paroles, amendements."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from charte_studio.atelier.consolider.lignes import Lignes
from charte_studio.atelier.consolider.rapprochement import Membre, PrincipeReuni
from charte_studio.atelier.consolider.seance import Ligne, SeanceLue, TourDeSeance
from charte_studio.atelier.consolider.voix import Cellule, ranger
from charte_studio.domaine.vocabulaire import AMENDEMENT, libelle_rang
from charte_studio.redaction.markdown import assainir


@dataclass(slots=True)
class Ecriture:
    """Ce que partagent les écritures du résultat."""

    seances: Sequence[SeanceLue]
    lignes: Lignes
    colleges: Mapping[str, int]
    """Par clé de collège, la clé du résultat."""
    colleges_de: Sequence[Mapping[str, str]]
    """Par séance, sous quelle clé du résultat se retrouve chacun de ses collèges."""
    provenances: Sequence[int]
    """Par séance, la clé de sa ligne `Seance`."""
    seuil: int
    constats: list[str] = field(default_factory=list)
    desaccords: int = 0
    """Les désaccords consignés repris, tous à relire."""

    def college(self, seance: int, identifiant: int | None) -> int | None:
        """Le collège du résultat pour celui d’une séance."""
        if identifiant is None:
            return None
        sien = next(c for c in self.seances[seance].tables["college"] if c["id"] == identifiant)
        return self.colleges[self.colleges_de[seance][str(sien["cle"])]]


def ecrire_principe(ecriture: Ecriture, principe: PrincipeReuni, rang: int) -> None:
    """Écrit un principe et tout ce que les séances en ont dit."""
    premier = principe.membres[0]
    identifiant = ecriture.lignes.ajouter(
        "principe",
        **dict(premier.ligne)
        | {
            "cle": principe.cle,
            "rang": rang,
            "retenu": any(membre.ligne["retenu"] for membre in principe.membres),
            "numero_article": None,
            "rang_article": None,
        },
    )
    for amorce in ecriture.seances[premier.seance].de("amorce", premier.ligne["id"]):
        ecriture.lignes.ajouter("amorce", **dict(amorce) | {"principe_id": identifiant})
    formulations = _ecrire_formulations(ecriture, principe, identifiant)
    _ecrire_paroles(ecriture, principe, identifiant)
    _ecrire_tours(ecriture, principe, identifiant)
    for membre, amendement in _amendements(ecriture, principe):
        _ecrire_amendement(ecriture, principe, identifiant, membre, amendement, formulations)


def _ecrire_formulations(
    ecriture: Ecriture, principe: PrincipeReuni, identifiant: int
) -> dict[str, int]:
    """Une formulation par niveau, celle de la première séance qui l’a. Rend les clés par niveau."""
    cles: dict[str, int] = {}
    textes: dict[str, str] = {}
    for membre in principe.membres:
        for ligne in ecriture.seances[membre.seance].de("formulation", membre.ligne["id"]):
            niveau, texte = str(ligne["niveau"]), str(ligne["texte"])
            if niveau.startswith(f"{AMENDEMENT}-"):
                continue  # elle naît de son amendement, qui change de numéro
            if niveau not in cles:
                textes[niveau] = texte
                cles[niveau] = ecriture.lignes.ajouter(
                    "formulation", principe_id=identifiant, niveau=niveau, texte=texte
                )
            elif textes[niveau] != texte:
                ecriture.constats.append(
                    f"« {assainir(principe.titre)} »\u00a0: une formulation a été récrite dans "
                    f"« {ecriture.seances[membre.seance].nom} »\u00a0; le résultat garde celle de "
                    f"« {ecriture.seances[principe.membres[0].seance].nom} »."
                )
    return cles


def _ecrire_paroles(ecriture: Ecriture, principe: PrincipeReuni, identifiant: int) -> None:
    """Arguments, objections, dissensus, rangés par leur texte : l’ordre ne dit pas la séance."""
    for table in ("contribution", "objection", "dissensus"):
        reprises = [
            dict(ligne)
            | {
                "principe_id": identifiant,
                "college_id": ecriture.college(membre.seance, ligne["college_id"]),
            }
            # Toutes les séances n’ont pas relu le désaccord que l’une d’elles a consigné.
            | ({"relu": False} if table == "dissensus" else {})
            for membre in principe.membres
            for ligne in ecriture.seances[membre.seance].de(table, membre.ligne["id"])
        ]
        if table == "dissensus":
            reprises = _une_fois(reprises)
            ecriture.desaccords += len(reprises)
        for ligne in sorted(reprises, key=lambda reprise: tuple(map(str, _dit(reprise)))):
            ecriture.lignes.ajouter(table, **ligne)


def _dit(parole: Mapping[str, Any]) -> tuple[Any, ...]:
    """Ce que dit une parole, sans la clé qu’elle avait dans sa séance."""
    return (parole["texte"], *(valeur for champ, valeur in parole.items() if champ != "id"))


def _une_fois(reprises: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Le même désaccord du même collège, écrit mot pour mot dans deux séances, n’en fait qu’un."""
    return list({(ligne["college_id"], ligne["texte"]): ligne for ligne in reprises}.values())


def _ecrire_tours(ecriture: Ecriture, principe: PrincipeReuni, identifiant: int) -> None:
    for objet in ("principe", "niveau"):
        par_rang: dict[int, list[tuple[int, TourDeSeance]]] = defaultdict(list)
        for membre in principe.membres:
            for tour in ecriture.seances[membre.seance].tours:
                if (tour.principe_id, tour.objet) == (membre.ligne["id"], objet):
                    par_rang[tour.rang].append((membre.seance, tour))
        quoi = f"« {assainir(principe.titre)} »"
        _ecrire_objet(ecriture, par_rang, quoi, principe_id=identifiant, objet=objet)


def _ecrire_objet(
    ecriture: Ecriture,
    par_rang: Mapping[int, Sequence[tuple[int, TourDeSeance]]],
    quoi: str,
    *,
    principe_id: int,
    objet: str,
    amendement_id: int | None = None,
) -> None:
    """Écrit les tours réunis d’un même objet, du premier au dernier rang."""
    gardes: list[tuple[int, Sequence[tuple[int, TourDeSeance]]]] = []
    for rang, tours in sorted(par_rang.items()):
        reponses = sum(tour.reponses for _, tour in tours)
        if reponses >= ecriture.seuil:
            gardes.append((rang, tours))
        elif reponses:
            ecriture.constats.append(
                f"{quoi}, {libelle_rang(rang).lower()}\u00a0: moins de {ecriture.seuil} réponses "
                "en tout, ce tour n’est pas repris."
            )
    rangees = ranger([_voix(ecriture, tours) for _, tours in gardes], ecriture.seuil)
    for (rang, tours), range_ in zip(gardes, rangees, strict=True):
        tour_id = ecriture.lignes.ajouter(
            "tour",
            principe_id=principe_id,
            objet=objet,
            amendement_id=amendement_id,
            rang=rang,
            mode="reuni",
            etat="clos",
            presents=_presents(ecriture, tours, range_.reunis),
            resultat="",
        )
        for voix in range_.voix:
            ecriture.lignes.ajouter(
                "comptage",
                tour_id=tour_id,
                seance_id=None if voix.seance is None else ecriture.provenances[voix.seance],
                college_id=None if voix.college is None else ecriture.colleges[voix.college],
                degre=voix.degre,
                nombre=voix.nombre,
            )


def _voix(
    ecriture: Ecriture, tours: Sequence[tuple[int, TourDeSeance]]
) -> dict[Cellule, Counter[str]]:
    voix: dict[Cellule, Counter[str]] = defaultdict(Counter)
    for seance, tour in tours:
        for sienne, degres in tour.voix.items():
            college = None if sienne is None else ecriture.colleges_de[seance][sienne]
            voix[(seance, college)].update(degres)
    return voix


def _presents(
    ecriture: Ecriture, tours: Sequence[tuple[int, TourDeSeance]], reunis: frozenset[str]
) -> str:
    """Les présents par collège ; ceux d’un collège réuni à un autre comptent sans collège."""
    presents: Counter[str] = Counter()
    for seance, tour in tours:
        for sienne, nombre in tour.presents.items():
            cle = ecriture.colleges_de[seance].get(sienne, "")
            presents["" if cle in reunis else cle] += nombre
    return json.dumps(
        {cle: n for cle, n in presents.items() if n},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def _amendements(ecriture: Ecriture, principe: PrincipeReuni) -> Iterator[tuple[Membre, Ligne]]:
    for membre in principe.membres:
        lignes = ecriture.seances[membre.seance].de("amendement", membre.ligne["id"])
        for ligne in sorted(lignes, key=lambda amendement: int(amendement["numero"])):
            yield membre, ligne


def _ecrire_amendement(
    ecriture: Ecriture,
    principe: PrincipeReuni,
    identifiant: int,
    membre: Membre,
    ligne: Ligne,
    formulations: Mapping[str, int],
) -> None:
    """Écrit un amendement sous un numéro nouveau, avec la formulation qu’il est devenu."""
    seance = ecriture.seances[membre.seance]
    siennes: dict[Any, Ligne] = {f["id"]: f for f in seance.de("formulation", membre.ligne["id"])}
    nouveau = ecriture.lignes.nombre("amendement") + 1
    visee, adoptee = siennes.get(ligne["formulation_id"]), siennes.get(ligne["adoptee_id"])
    adoptee_id = None
    if adoptee is not None:
        adoptee_id = ecriture.lignes.ajouter(
            "formulation",
            principe_id=identifiant,
            niveau=f"{AMENDEMENT}-{nouveau}",
            texte=adoptee["texte"],
        )
    amendement_id = ecriture.lignes.ajouter(
        "amendement",
        **dict(ligne)
        | {
            "principe_id": identifiant,
            "numero": nouveau,
            "formulation_id": formulations.get(str(visee["niveau"])) if visee else None,
            "college_id": ecriture.college(membre.seance, ligne["college_id"]),
            "adoptee_id": adoptee_id,
        },
    )
    par_rang: dict[int, list[tuple[int, TourDeSeance]]] = defaultdict(list)
    for tour in seance.tours:
        if tour.amendement_id == ligne["id"]:
            par_rang[tour.rang].append((membre.seance, tour))
    _ecrire_objet(
        ecriture,
        par_rang,
        f"« {assainir(principe.titre)} », amendement n°\u00a0{nouveau}",
        principe_id=identifiant,
        objet="amendement",
        amendement_id=amendement_id,
    )
