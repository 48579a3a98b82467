"""`consolider`, `donnees-ouvertes`, `modele-tableur` et `exporter-positions`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.consolider import (
    CompteRenduReunion,
    Reunion,
    lire_correspondances,
    preparer_reunion,
    rapprocher_encore,
    rejoignables,
    ressemblance,
    reunir,
)
from charte_studio.atelier.consolider.rapprochement import PROCHES_MIN
from charte_studio.atelier.lectures.export_ouvert_csv import ecrire_donnees_ouvertes
from charte_studio.atelier.lectures.tableaux import (
    ecrire_tableau,
    modele_des_participants,
    modele_des_positions,
    positions_donnees,
)
from charte_studio.domaine.francais import accorder
from charte_studio.socle.erreurs import Refus


def consolider(
    resultat: Path,
    seances: Sequence[Path],
    *,
    titre: str,
    correspondance: Path | None,
    en_json: bool,
) -> None:
    """Réunit des séances dans un nouvel atelier et dit ce qu’il faut en savoir."""
    if resultat.suffix != ".charte":
        raise Refus(f"« {resultat.name} » doit finir par « .charte ».")
    if resultat.exists():
        raise Refus(
            f"« {resultat.name} » existe déjà : donnez d’abord le nom du résultat à écrire, puis "
            "les séances."
        )
    reunion = preparer_reunion(seances)
    if correspondance is not None:
        reunion = rapprocher_encore(
            reunion, lire_correspondances(correspondance, reunion.seances, reunion.principes)
        )
    rendu = reunir(reunion, vers=resultat, titre=titre)
    if en_json:
        print(json.dumps(_en_json(resultat, reunion, rendu), ensure_ascii=False, indent=2))
        return
    premiere, *constats = rendu.en_phrases()
    print(f"{resultat} : {premiere}.")
    if constats:
        print("\nÀ savoir")
        for constat in constats:
            print(f"  - {constat}")
    if propositions := _propositions(reunion):
        print(
            "\nCes principes se ressemblent. Pour les réunir, mettez ces lignes dans un fichier et "
            "recommencez avec --correspondance FICHIER.csv :"
        )
        print("seance;principe;vers")
        for proposition in propositions:
            print(proposition)


def _propositions(reunion: Reunion) -> list[str]:
    """Les lignes d’un fichier de correspondances, pour les énoncés qui se ressemblent."""
    lignes, vus = [], set()
    for principe in reunion.a_rapprocher:
        for autre in rejoignables(principe, reunion.principes)[:1]:
            couple = frozenset({principe.cle, autre.cle})
            if couple in vus or ressemblance(principe, autre) < PROCHES_MIN:
                continue
            vus.add(couple)
            lignes += [
                f"{reunion.seances[m.seance].nom};{m.cle};{autre.cle}" for m in principe.membres
            ]
    return lignes


def _en_json(resultat: Path, reunion: Reunion, rendu: CompteRenduReunion) -> dict[str, object]:
    return {
        "resultat": str(resultat),
        "seances": [
            {"fichier": s.nom, "participants": s.participants, "empreinte": s.empreinte}
            for s in reunion.seances
        ],
        "participants": rendu.participants,
        "principes": [
            {"cle": p.cle, "titre": p.titre, "seances": len(p.seances)} for p in reunion.principes
        ],
        "tours": rendu.tours,
        "voix": rendu.voix,
        "constats": list(rendu.constats),
    }


def donnees_ouvertes(fichier: Path, *, vers: Path, sans_paroles: bool) -> None:
    """Écrit les données qui se publient, sans nom ni numéro, masquées sous le seuil."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        ecrire_donnees_ouvertes(atelier.connexion, vers, paroles=not sans_paroles)
    print(f"{vers} : données ouvertes écrites, sans nom ni numéro, masquées sous le seuil.")


def modele_tableur(fichier: Path, *, vers: Path, participants: bool) -> None:
    """Écrit le tableau à remplir, d’après l’atelier."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        lire = modele_des_participants if participants else modele_des_positions
        feuilles = lire(atelier.connexion)
    ecrire_tableau(feuilles, vers)
    lignes = accorder(len(feuilles[0].lignes), "ligne à remplir", "lignes à remplir")
    print(f"{vers} : modèle écrit, {lignes}.")


def exporter_positions(fichier: Path, *, vers: Path) -> None:
    """Écrit les positions des tours nominatifs clos, sans nom, réimportables."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        feuille = positions_donnees(atelier.connexion)
    if not feuille.lignes:
        raise Refus("Aucune position à écrire : seuls les tours nominatifs clos en donnent.")
    ecrire_tableau((feuille,), vers)
    print(f"{vers} : {accorder(len(feuille.lignes), 'position écrite', 'positions écrites')}.")
