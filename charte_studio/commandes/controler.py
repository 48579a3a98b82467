"""`journal`, `verifier` et `controler`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from charte_studio.atelier.atelier import heure_locale, ouvrir
from charte_studio.atelier.journal import entetes
from charte_studio.atelier.lectures.controles import (
    ConstatLu,
    analyser,
    lire_constats,
    lire_matiere,
    lire_points,
    lire_retouches,
)
from charte_studio.atelier.verification import verifier as verifier_fichier
from charte_studio.domaine.francais import accorder
from charte_studio.redaction.controles import GRAVITES
from charte_studio.redaction.grille import ETATS, PointLu
from charte_studio.socle.erreurs import Refus


def journal(fichier: Path, *, en_json: bool) -> None:
    """Montre chaque geste : numéro, moment, libellé."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        lignes = list(entetes(atelier.connexion))
    if en_json:
        print(json.dumps([asdict(ligne) for ligne in lignes], ensure_ascii=False, indent=2))
        return
    for ligne in lignes:
        prefixe = {"annulation": "Annuler : ", "refaire": "Refaire : "}.get(ligne.nature, "")
        print(f"{ligne.n:>5}  {ligne.moment[:19].replace('T', ' ')}  {prefixe}{ligne.libelle}")


def verifier(fichier: Path) -> None:
    """Contrôle le fichier à fond et donne l’empreinte de la fin du journal."""
    rapport = verifier_fichier(fichier)
    print(
        f"{fichier} : fichier intact.\n"
        f"Atelier « {rapport.titre} », format {rapport.version}, "
        f"{accorder(rapport.gestes, 'geste', 'gestes')} au journal.\n"
        f"Empreinte du journal : {rapport.empreinte}"
    )


def controler(fichier: Path, *, en_json: bool) -> None:
    """Montre les constats, la grille et ce qui est assumé. Lève `Refus` s’il reste du bloquant."""
    with ouvrir(fichier, lecture_seule=True) as atelier:
        analyse = analyser(lire_matiere(atelier.connexion), aujourd_hui=heure_locale().date())
        retouches = lire_retouches(atelier.connexion)
    constats = lire_constats(analyse, retouches)
    points = lire_points(analyse, retouches)
    if en_json:
        dits = {
            "constats": [
                {**asdict(lu.constat), "partie": lu.partie, "assume": lu.motif} for lu in constats
            ],
            "grille": [asdict(point) for point in points],
        }
        print(json.dumps(dits, ensure_ascii=False, indent=2))
    else:
        print("\n".join((*_dire_constats(constats), *_dire_grille(points))))
    bloquants = sum(lu.constat.bloque for lu in constats)
    if bloquants:
        verbe = "bloque" if bloquants == 1 else "bloquent"
        raise Refus(
            f"{accorder(bloquants, 'constat', 'constats')} {verbe} la version adoptée : "
            "réparez-les à l’étape Rédiger, bouton « Contrôler »."
        )


def _dire_constats(constats: Sequence[ConstatLu]) -> Iterator[str]:
    for gravite, titre in GRAVITES.items():
        siens = [lu for lu in constats if lu.constat.gravite == gravite and lu.motif is None]
        if siens:
            yield f"{titre} ({len(siens)})"
        for lu in siens:
            yield f"  {lu.constat.titre} [{lu.partie or 'toute la charte'}]"
            yield f"    {lu.constat.raison}"
    assumes = [lu for lu in constats if lu.motif is not None]
    if assumes:
        yield f"Assumés ({len(assumes)})"
    for lu in assumes:
        yield f"  {lu.constat.titre} : {lu.motif}"
    if not constats:
        yield "Aucun constat."


def _dire_grille(points: Sequence[PointLu]) -> Iterator[str]:
    yield "Grille de lecture"
    for point in points:
        suite = f", corrigé : {point.commentaire}" if point.commentaire else ""
        yield f"  {ETATS[point.etat]:<12} {point.titre}{suite}"
