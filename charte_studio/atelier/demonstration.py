"""La démonstration : un atelier complet, rejoué à partir des données livrées."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from charte_studio.atelier.atelier import AtelierOuvert, Horloge, heure_locale
from charte_studio.atelier.demonstration_salle import accueillir_et_explorer
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.dissensus import consigner_dissensus
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import creer_atelier, regler_atelier
from charte_studio.atelier.gestes.se_positionner import (
    SALLE,
    adopter_amendement,
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    compter_mains,
    deposer_bulletin,
    noter_presents,
    ouvrir_tour,
    proposer_amendement,
    rejeter_amendement,
    traiter_objection,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.atelier.tableur import lire_tableau
from charte_studio.redaction.modeles import trouver_modele

Fiche = Mapping[str, list[dict[str, Any]]]
PRINCIPE_MONTRE: Final = "controle-humain"
"""Le principe que montrent les captures : large accord, une objection maintenue."""
COLONNES_VOTES: Final = ("principe", "tour", "mode", "college", "position", "nombre")


@dataclass(frozen=True, slots=True)
class VoteSansNumero:
    """Ce qu’a donné un tour où l’on ne note personne : à main levée, ou secret."""

    mode: str
    nombres: tuple[tuple[str, str, int], ...]
    """Collège (vide : la salle entière), réponse, nombre."""


Votes = Mapping[tuple[str, int], VoteSansNumero]
"""Par principe (clé) et tour."""


def creer_demonstration(
    chemin: Path,
    *,
    donnees: Path,
    modeles: Path,
    horloge: Horloge = heure_locale,
    dossier_sauvegardes: Path | None = None,
) -> AtelierOuvert:
    """Crée l’atelier de démonstration, geste par geste, et le laisse ouvert.

    `donnees` : le dossier qui porte `atelier.toml`, `seance.toml`, `positions.csv`, `votes.csv` et
    `deliberation.toml`. En cas d’échec, aucun fichier ne reste.
    """
    fiche = tomllib.loads((donnees / "atelier.toml").read_text(encoding="utf-8"))
    atelier = creer_atelier(
        chemin,
        trouver_modele(fiche["modele"], modeles),
        titre=fiche["titre"],
        organisation=fiche["organisation"],
        echelle=fiche["echelle"],
        colleges=[(c["nom"], c["effectif_attendu"]) for c in fiche["college"]],
        horloge=horloge,
        dossier_sauvegardes=dossier_sauvegardes,
    )
    try:
        jour: dt.date = fiche["date"]
        regler_atelier(
            atelier,
            date=jour.isoformat(),
            lieu=fiche["lieu"],
            duree_minutes=fiche["duree_minutes"],
        )
        accueillir_et_explorer(atelier, donnees / "seance.toml")
        importer_positions(atelier, donnees / "positions.csv")
        for (principe, _rang), vote in lire_votes(donnees / "votes.csv").items():
            voter_sans_numero(atelier, principe, vote)
        deliberation = tomllib.loads((donnees / "deliberation.toml").read_text(encoding="utf-8"))
        deliberer(atelier, deliberation)
        trancher(atelier, deliberation)
    except BaseException:
        atelier.fermer()
        chemin.unlink(missing_ok=True)
        raise
    return atelier


def lire_votes(chemin: Path) -> Votes:
    """Les tours de la démonstration où l’on ne note personne, dans l’ordre où ils se jouent."""
    nombres: dict[tuple[str, int], list[tuple[str, str, int]]] = defaultdict(list)
    modes: dict[tuple[str, int], str] = {}
    for ligne in lire_tableau(chemin, requises=COLONNES_VOTES):
        lu = ligne.cellules
        tour = (lu["principe"], int(lu["tour"]))
        modes[tour] = lu["mode"]
        nombres[tour].append((lu["college"], lu["position"], int(lu["nombre"])))
    return {tour: VoteSansNumero(modes[tour], tuple(nombres[tour])) for tour in nombres}


def voter_sans_numero(atelier: AtelierOuvert, principe: str, vote: VoteSansNumero) -> None:
    """Ouvre le tour suivant de ce principe, recueille le vote et le clôt."""
    tour_id = ouvrir_tour(atelier, _principes(atelier)[principe], mode=vote.mode)
    if vote.mode == "secret":
        bulletins = [degre for _, degre, nombre in vote.nombres for _ in range(nombre)]
        votants = lire_participants(atelier.connexion)
        for votant, degre in zip(votants, bulletins, strict=True):
            deposer_bulletin(atelier, tour_id=tour_id, participant_id=votant.id, degre=degre)
    else:
        _lever_les_mains(atelier, tour_id, vote)
    clore_tour(atelier, tour_id)


def _lever_les_mains(atelier: AtelierOuvert, tour_id: int, vote: VoteSansNumero) -> None:
    colleges = {c.nom: c for c in lire_colleges(atelier.connexion)}
    presents: dict[str, int] = defaultdict(int)
    for nom, degre, nombre in vote.nombres:
        college = colleges.get(nom)
        presents[college.cle if college else SALLE] += nombre
        compter_mains(
            atelier,
            tour_id=tour_id,
            college_id=college.id if college else None,
            degre=degre,
            nombre=nombre,
        )
    noter_presents(atelier, tour_id, presents)


def _principes(atelier: AtelierOuvert) -> dict[str, int]:
    return {ligne.cle: ligne.principe_id for ligne in lire_decisions(atelier.connexion)}


def deliberer(atelier: AtelierOuvert, fiche: Fiche) -> None:
    """Note les arguments, les objections et les amendements de la fiche."""
    colleges = {c.nom: c.id for c in lire_colleges(atelier.connexion)}
    principes = _principes(atelier)
    for dit in fiche["contribution"]:
        ajouter_contribution(
            atelier,
            principe_id=principes[dit["principe"]],
            nature=dit["nature"],
            texte=dit["texte"],
            college_id=colleges.get(dit.get("college", "")),
        )
    for dit in fiche["objection"]:
        objection_id = ajouter_objection(
            atelier,
            principe_id=principes[dit["principe"]],
            texte=dit["texte"],
            college_id=colleges.get(dit.get("college", "")),
        )
        if dit["etat"] != "ouverte":
            traiter_objection(atelier, objection_id, etat=dit["etat"], suite=dit.get("suite", ""))
    for dit in fiche["amendement"]:
        _amender(atelier, principes[dit["principe"]], dit)


def _amender(atelier: AtelierOuvert, principe_id: int, dit: Mapping[str, Any]) -> None:
    """Propose un amendement, le met aux voix de la salle et le tranche."""
    colleges = {c.nom: c.id for c in lire_colleges(atelier.connexion)}
    lignes = {ligne.principe_id: ligne for ligne in lire_decisions(atelier.connexion)}
    base = next(f for f in lignes[principe_id].formulations if f.niveau == dit["formulation"])
    amendement_id = proposer_amendement(
        atelier,
        principe_id=principe_id,
        formulation_id=base.id,
        texte=base.texte.replace(dit["remplace"], dit["par"]),
        motif=dit["motif"],
        college_id=colleges.get(dit.get("college", "")),
    )
    tour_id = ouvrir_tour(
        atelier, principe_id, mode="main-levee", objet="amendement", amendement_id=amendement_id
    )
    mains = tuple(("", degre, nombre) for degre, nombre in dit["mains"].items())
    _lever_les_mains(atelier, tour_id, VoteSansNumero("main-levee", mains))
    clore_tour(atelier, tour_id)
    sort = adopter_amendement if dit["etat"] == "adopte" else rejeter_amendement
    sort(atelier, amendement_id)


def trancher(atelier: AtelierOuvert, fiche: Fiche) -> None:
    """Prend les décisions de la fiche et consigne ses désaccords."""
    lignes = {ligne.cle: ligne for ligne in lire_decisions(atelier.connexion)}
    for dit in fiche["decision"]:
        ligne = lignes[dit["principe"]]
        niveaux = {f.niveau: f.id for f in ligne.formulations}
        decider(
            atelier,
            ligne.principe_id,
            issue=dit["issue"],
            formulation_id=niveaux.get(dit.get("formulation", "")),
            justification=dit.get("justification", ""),
        )
    colleges = {c.nom: c.id for c in lire_colleges(atelier.connexion)}
    for dit in fiche["dissensus"]:
        consigner_dissensus(
            atelier,
            principe_id=lignes[dit["principe"]].principe_id,
            texte=dit["texte"],
            college_id=colleges.get(dit.get("college", "")),
            relu=dit["relu"],
        )
