"""La démonstration : un atelier complet, rejoué à partir des données livrées."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert, Horloge, heure_locale
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import creer_atelier, regler_atelier
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.redaction.modeles import trouver_modele

Fiche = dict[str, list[dict[str, str]]]
PRINCIPE_MONTRE: Final = "controle-humain"
"""Le principe que montrent les captures : large accord, une objection maintenue."""


def creer_demonstration(
    chemin: Path,
    *,
    donnees: Path,
    modeles: Path,
    horloge: Horloge = heure_locale,
    dossier_sauvegardes: Path | None = None,
) -> AtelierOuvert:
    """Crée l’atelier de démonstration, geste par geste, et le laisse ouvert.

    `donnees` : le dossier qui porte `atelier.toml`, `positions.csv` et `deliberation.toml`. En cas
    d’échec, aucun fichier ne reste.
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
        importer_positions(atelier, donnees / "positions.csv")
        deliberation = tomllib.loads((donnees / "deliberation.toml").read_text(encoding="utf-8"))
        deliberer(atelier, deliberation)
        trancher(atelier, deliberation)
    except BaseException:
        atelier.fermer()
        chemin.unlink(missing_ok=True)
        raise
    return atelier


def deliberer(atelier: AtelierOuvert, fiche: Fiche) -> None:
    """Note les arguments et les objections de la fiche."""
    colleges = {c.nom: c.id for c in lire_colleges(atelier.connexion)}
    principes = {ligne.cle: ligne.principe_id for ligne in lire_decisions(atelier.connexion)}
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


def trancher(atelier: AtelierOuvert, fiche: Fiche) -> None:
    """Prend les décisions de la fiche."""
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
