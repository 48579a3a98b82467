"""`nouveau` et `modeles`."""

from __future__ import annotations

import json
from pathlib import Path

from charte_studio.atelier.gestes.importer import lire_inscriptions
from charte_studio.atelier.gestes.preparer import creer_atelier
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.redaction.modeles import lister_modeles, trouver_modele, verifier_modele
from charte_studio.socle.chemins import dossier_modeles
from charte_studio.socle.erreurs import Refus


def nouveau(
    fichier: Path,
    *,
    modele: str,
    titre: str,
    organisation: str,
    echelle: str,
    participants: Path | None,
) -> None:
    """Crée un atelier ; rien ne reste si la liste des participants est fautive."""
    if fichier.suffix != ".charte":
        raise Refus(f"« {fichier.name} » doit finir par « .charte ».")
    choisi = trouver_modele(modele, dossier_modeles())
    inscriptions = lire_inscriptions(participants) if participants else ()
    with creer_atelier(
        fichier,
        choisi,
        titre=titre,
        organisation=organisation,
        echelle=echelle,
        inscriptions=inscriptions,
    ):
        print(
            f"{fichier} : atelier créé sur le modèle « {choisi.identifiant} », "
            f"{accorder(len(choisi.principes), 'principe', 'principes')}, "
            f"{accorder(len(inscriptions), 'participant', 'participants')}."
        )


def modeles(*, en_json: bool, verifier: Path | None) -> None:
    """Liste les modèles livrés, ou vérifie celui qu’on donne."""
    if verifier is not None:
        erreurs = verifier_modele(verifier)
        if erreurs:
            raise Refus("\n".join(erreurs))
        print(f"{verifier} : modèle correct.")
        return
    livres = lister_modeles(dossier_modeles())
    if en_json:
        print(
            json.dumps(
                [
                    {
                        "identifiant": modele.identifiant,
                        "titre": modele.titre,
                        "cadre": modele.cadre,
                        "forme": modele.forme,
                        "version": modele.version,
                        "principes": [
                            {"cle": p.cle, "titre": p.titre, "theme": p.theme, "axe": p.axe}
                            for p in modele.principes
                        ],
                    }
                    for modele in livres
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for modele in livres:
        print(
            f"{modele.identifiant:<14}{CADRES[modele.cadre]:<28}"
            f"{accorder(len(modele.principes), 'principe', 'principes'):<16}{FORMES[modele.forme]}"
        )
