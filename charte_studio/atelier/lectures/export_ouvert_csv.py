"""Les données ouvertes en tableaux : un CSV par sorte de chose, réunis dans un zip, ou en JSON."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from charte_studio.atelier.classeur import Feuille, ecrire_csv
from charte_studio.atelier.lectures.export_ouvert import Dit, donnees_ouvertes
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote

EXTENSIONS: Final = (".json", ".zip", ".csv")
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_FORMULE: Final = ("=", "+", "-", "@", "\t")

_LISEZ_MOI: Final = """Données ouvertes d’un atelier de type Café IA.

repartitions.csv  les réponses de chaque tour, par degré, au total et par collège
principes.csv     les principes débattus et ce qui en a été décidé
paroles.csv       arguments, objections et ressentis, sans nom
amendements.csv   les textes proposés
usages.csv        les usages réels et le verdict de la salle
colleges.csv      qui était là

Une case vide est masquée ou sans objet, et la colonne « masque » le dit. Les cases sont séparées
par des points-virgules, en UTF-8. Chaque colonne est décrite dans la documentation de Charte
Studio (export-ouvert).
"""


def ecrire_donnees_ouvertes(connexion: Connection, vers: Path, *, paroles: bool = True) -> None:
    """Écrit les données ouvertes : tout en `.json`, tous les CSV en `.zip`, ou les seules
    répartitions en `.csv`. Lève `Refus` pour une autre extension, `EnnuiEnvironnement`."""
    extension = vers.suffix.lower()
    if extension not in EXTENSIONS:
        raise Refus(f"« {vers.name} » doit finir par « .json », « .zip » ou « .csv ».")
    donnees = donnees_ouvertes(connexion, paroles=paroles)
    if extension == ".json":
        texte = json.dumps(donnees, ensure_ascii=False, indent=2) + "\n"
        ecrire_a_cote(vers, texte.encode("utf-8"))
    elif extension == ".csv":
        ecrire_a_cote(vers, _csv(repartitions(donnees)))
    else:
        ecrire_a_cote(vers, _zip(donnees))


def _csv(feuille: Feuille) -> bytes:
    """Une case qu’un tableur prendrait pour une formule est précédée d’une apostrophe."""
    return ecrire_csv(
        Feuille(
            feuille.nom,
            feuille.entete,
            tuple(
                tuple(f"'{case}" if case.startswith(_FORMULE) else case for case in ligne)
                for ligne in feuille.lignes
            ),
        )
    )


def _zip(donnees: Dit) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as paquet:
        _ajouter(paquet, "LISEZ-MOI.txt", _LISEZ_MOI.encode("utf-8"))
        for feuille in tableaux(donnees):
            _ajouter(paquet, f"{feuille.nom}.csv", _csv(feuille))
    return tampon.getvalue()


def _ajouter(paquet: zipfile.ZipFile, nom: str, octets: bytes) -> None:
    entree = zipfile.ZipInfo(nom, _MOMENT)
    entree.compress_type = zipfile.ZIP_DEFLATED
    paquet.writestr(entree, octets)


def tableaux(donnees: Dit) -> Iterator[Feuille]:
    """Chaque tableau du zip."""
    yield repartitions(donnees)
    yield Feuille(
        "principes",
        ("principe", "titre", "question", "theme", "axe", "issue", "niveau", "justification"),
        tuple(
            (p["cle"], p["titre"], p["question"], p["theme"], p["axe"], *_decision(p["decision"]))
            for p in donnees["principes"]
        ),
    )
    yield Feuille("paroles", ("principe", "genre", "college", "texte", "suite"), _paroles(donnees))
    yield Feuille(
        "amendements",
        ("principe", "numero", "etat", "college", "base", "texte", "motif"),
        tuple(
            (
                p["cle"],
                *(_case(a[c]) for c in ("numero", "etat", "college", "base", "texte", "motif")),
            )
            for p in donnees["principes"]
            for a in p["amendements"]
        ),
    )
    colonnes = ("outil", "tache", "donnees", "frequence", "verdict", "conditions", "college")
    yield Feuille(
        "usages", colonnes, tuple(tuple(_case(u[c]) for c in colonnes) for u in donnees["usages"])
    )
    yield Feuille(
        "colleges",
        ("college", "nom", "inscrits"),
        tuple((_case(c["cle"]), c["nom"], _case(c["inscrits"])) for c in donnees["colleges"]),
    )


def _case(valeur: Any) -> str:
    return "" if valeur is None else str(valeur)


def _decision(decision: Dit | None) -> tuple[str, str, str]:
    if decision is None:
        return "", "", ""
    formulation = decision["formulation"]
    return (
        decision["issue"],
        formulation["niveau"] if formulation else "",
        decision["justification"],
    )


def _paroles(donnees: Dit) -> tuple[tuple[str, ...], ...]:
    lignes = [
        (p["cle"], c["nature"], _case(c["college"]), c["texte"], "")
        for p in donnees["principes"]
        for c in p["contributions"]
    ]
    lignes += [
        (
            p["cle"],
            f"objection {o['etat']}",
            _case(o["college"]),
            _case(o["texte"]),
            _case(o["suite"]),
        )
        for p in donnees["principes"]
        for o in p["objections"]
    ]
    lignes += [("", r["nature"], "", r["texte"], "") for r in donnees["ressentis"]]
    return tuple(lignes)


def repartitions(donnees: Dit) -> Feuille:
    """Une ligne par tour, par groupe et par réponse."""
    return Feuille(
        "repartitions",
        ("principe", "objet", "amendement", "tour", "mode", "groupe", "degre", "nombre", "masque"),
        tuple(_lignes_des_tours(donnees)),
    )


def _lignes_des_tours(donnees: Dit) -> Iterator[tuple[str, ...]]:
    for principe in donnees["principes"]:
        objets = [("principe", "", principe["tours"]), ("niveau", "", principe["tours_niveau"])]
        objets += [("amendement", str(a["numero"]), a["tours"]) for a in principe["amendements"]]
        for objet, amendement, tours in objets:
            for tour in tours:
                debut = (principe["cle"], objet, amendement, str(tour["rang"]), tour["mode"])
                for groupe, lu in _groupes(tour):
                    if lu is None:
                        yield (*debut, groupe, "", "", "oui")
                        continue
                    for degre, nombre in _reponses(lu):
                        yield (*debut, groupe, degre, str(nombre), "non")


def _groupes(tour: Dit) -> Iterator[tuple[str, Dit | None]]:
    yield "total", tour["total"]
    for college in tour["par_college"]:
        yield college["college"], None if college["masque"] else college
    if tour["colleges_reunis"]:
        yield "colleges-reunis", tour["colleges_reunis"]


def _reponses(lu: Dit) -> Iterator[tuple[str, int]]:
    yield from lu["effectifs"].items()
    yield SANS_AVIS, lu["sans_avis"]
    if "manquants" in lu:
        yield "manquants", lu["manquants"]
