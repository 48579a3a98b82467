"""Écrire l’atelier qui réunit plusieurs séances, d’un seul geste de création."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from charte_studio.atelier.consolider.exploration import ecrire_exploration
from charte_studio.atelier.consolider.lignes import Lignes
from charte_studio.atelier.consolider.principes import Ecriture, ecrire_principe
from charte_studio.atelier.consolider.rapprochement import PrincipeReuni
from charte_studio.atelier.consolider.seance import Ligne, SeanceLue
from charte_studio.atelier.consolider.voix import a_taire
from charte_studio.atelier.gestes.commun import regle_de, une_ligne
from charte_studio.atelier.gestes.preparer import PARTICIPANTS_MAX
from charte_studio.atelier.schema import Atelier
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.socle.erreurs import Refus


def libelle_du_geste(seances: Sequence[SeanceLue]) -> str:
    """« Réunir 3 séances », et le début de l’empreinte de chaque journal. La table des séances
    porte les empreintes entières, et le journal la porte aussi."""
    empreintes = ", ".join(seance.empreinte[:12] for seance in seances[:20])
    suite = "…" if len(seances) > 20 else ""
    return f"Réunir {accorder(len(seances), 'séance', 'séances')} ({empreintes}{suite})"


def ecrire_reunion(
    session: Session, seances: Sequence[SeanceLue], principes: Sequence[PrincipeReuni], titre: str
) -> tuple[Lignes, tuple[str, ...]]:
    """Écrit tout le résultat. Rend les lignes écrites, et ce qu’il faut en savoir."""
    lignes = Lignes()
    seuil = max(int(seance.reglages["seuil"]) for seance in seances)
    lignes.ajouter("atelier", **_atelier(seances, une_ligne(titre), seuil))
    provenances = [
        lignes.ajouter("seance", **_provenance(seance, rang, seances))
        for rang, seance in enumerate(seances)
    ]
    colleges, colleges_de = _ecrire_colleges(lignes, seances)
    for section in seances[0].tables["section"]:
        lignes.ajouter("section", **section)
    _ecrire_participants(lignes, seances, colleges, colleges_de, provenances, seuil)
    ecriture = Ecriture(seances, lignes, colleges, colleges_de, provenances, seuil)
    for rang, principe in enumerate(principes):
        ecrire_principe(ecriture, principe, rang)
    ecrire_exploration(ecriture)
    if ecriture.desaccords:
        consignes = accorder(
            ecriture.desaccords, "désaccord consigné est", "désaccords consignés sont"
        )
        ecriture.constats.append(
            f"{consignes} à relire à l’étape Décider\u00a0: rien n’en paraît dans la charte tant "
            "que les salles ne s’y sont pas reconnues."
        )
    lignes.inserer(session)
    return lignes, tuple(dict.fromkeys(ecriture.constats))


def _atelier(seances: Sequence[SeanceLue], titre: str, seuil: int) -> dict[str, Any]:
    premiere = dict(seances[0].reglages)
    dates = sorted(str(s.reglages["date"]) for s in seances if s.reglages["date"])
    lieux = dict.fromkeys(str(s.reglages["lieu"]) for s in seances if s.reglages["lieu"])
    durees = [int(s.reglages["duree_minutes"]) for s in seances if s.reglages["duree_minutes"]]
    regle = regle_de(Atelier(**premiere)).en_phrase()
    return premiere | {
        "identifiant": secrets.token_hex(8),
        "titre": titre or premiere["titre"],
        "seuil": seuil,
        "date": dates[-1] if dates else None,
        "lieu": ", ".join(lieux),
        "duree_minutes": sum(durees) if durees else None,
        "regle_figee": premiere["regle_figee"] or regle,
        "deroule": "",
    }


def _provenance(seance: SeanceLue, rang: int, seances: Sequence[SeanceLue]) -> dict[str, Any]:
    identifiant = str(seance.reglages["identifiant"])
    if any(autre.reglages["identifiant"] == identifiant for autre in seances[:rang]):
        # Deux copies d’un atelier préparé une fois : l’empreinte les distingue.
        identifiant = f"{identifiant}-{seance.empreinte[:16]}"
    return {
        "identifiant": identifiant,
        "titre": seance.reglages["titre"],
        "fichier": seance.nom,
        "date": seance.reglages["date"],
        "lieu": seance.reglages["lieu"],
        "duree_minutes": seance.reglages["duree_minutes"],
        "participants": seance.participants,
        "empreinte": seance.empreinte,
        "rang": rang,
    }


def _ecrire_colleges(
    lignes: Lignes, seances: Sequence[SeanceLue]
) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Un collège par clé, ou par nom quand la clé diffère. Rend leurs clés dans le résultat, et
    pour chaque séance sous quelle clé se retrouve chacun des siens."""
    retenus: dict[str, dict[str, Any]] = {}
    noms: dict[str, str] = {}
    colleges_de: list[dict[str, str]] = []
    for seance in seances:
        siens: dict[str, str] = {}
        for ligne in sorted(seance.tables["college"], key=lambda c: int(c["rang"])):
            cle = _cle_connue(ligne, retenus, noms)
            if cle not in retenus:
                retenus[cle] = dict(ligne) | {"cle": cle, "rang": len(retenus)}
                noms[en_cle(str(ligne["nom"]))] = cle
            elif ligne["effectif_attendu"] is not None:
                attendu = retenus[cle]["effectif_attendu"] or 0
                retenus[cle]["effectif_attendu"] = attendu + ligne["effectif_attendu"]
            siens[str(ligne["cle"])] = cle
        colleges_de.append(siens)
    cles = {cle: lignes.ajouter("college", **ligne) for cle, ligne in retenus.items()}
    return cles, colleges_de


def _cle_connue(ligne: Ligne, retenus: Mapping[str, Any], noms: Mapping[str, str]) -> str:
    """La clé sous laquelle un collège est déjà retenu, ou la sienne."""
    cle = str(ligne["cle"])
    return cle if cle in retenus else noms.get(en_cle(str(ligne["nom"])), cle)


def _ecrire_participants(
    lignes: Lignes,
    seances: Sequence[SeanceLue],
    colleges: Mapping[str, int],
    colleges_de: Sequence[Mapping[str, str]],
    provenances: Sequence[int],
    seuil: int,
) -> None:
    """Des numéros à la suite, sans nom. Un petit groupe d’une séance n’y dit pas la sienne : il
    vient après les autres, pour que son numéro ne la dise pas non plus."""
    if sum(seance.participants for seance in seances) > PARTICIPANTS_MAX:
        raise Refus(f"Un atelier réunit {PARTICIPANTS_MAX} participants au plus.")
    inscrits: dict[str, Counter[int]] = {cle: Counter() for cle in colleges}
    presents: dict[str, Counter[int]] = {cle: Counter() for cle in colleges}
    for rang, seance in enumerate(seances):
        for sienne, (tous, la) in seance.inscrits.items():
            inscrits[colleges_de[rang][sienne]][rang] += tous
            presents[colleges_de[rang][sienne]][rang] += la
    tues = {cle: a_taire([par_seance], seuil) for cle, par_seance in inscrits.items()}
    rangs = range(len(seances))
    dits = [(rang, cle) for rang in rangs for cle in inscrits if rang not in tues[cle]]
    restes = [(rang, cle) for cle in inscrits for rang in rangs if rang in tues[cle]]
    numeros = count(1)
    for rang, cle in (*dits, *restes):
        for place in range(inscrits[cle][rang]):
            lignes.ajouter(
                "participant",
                numero=next(numeros),
                college_id=colleges[cle],
                identite_id=None,
                present=place < presents[cle][rang],
                seance_id=None if rang in tues[cle] else provenances[rang],
            )
