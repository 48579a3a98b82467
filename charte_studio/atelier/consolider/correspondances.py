"""Lire, dans un tableau, quels principes se rejoignent d’une séance à l’autre."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from charte_studio.atelier.consolider.rapprochement import PrincipeReuni
from charte_studio.atelier.consolider.seance import SeanceLue
from charte_studio.atelier.tableur import Erreurs, lire_tableau
from charte_studio.domaine.francais import en_cle

COLONNES = ("seance", "principe", "vers")


def lire_correspondances(
    chemin: Path, seances: Sequence[SeanceLue], principes: Sequence[PrincipeReuni]
) -> dict[tuple[int, str], str]:
    """Lit `seance;principe;vers` : un nom de fichier, puis deux principes (clé ou titre).

    Lève `Refus` en disant chaque ligne fautive.
    """
    erreurs = Erreurs(chemin, reste="rien n’a été réuni")
    rangs = {seance.nom.casefold(): rang for rang, seance in enumerate(seances)}
    rangs |= {seance.chemin.stem.casefold(): rang for rang, seance in enumerate(seances)}
    vers = {en_cle(p.titre): p.cle for p in reversed(principes)} | {p.cle: p.cle for p in principes}
    lues: dict[tuple[int, str], str] = {}
    for ligne in lire_tableau(chemin, requises=COLONNES):
        cellules = ligne.cellules
        rang = rangs.get(cellules["seance"].casefold())
        if rang is None:
            erreurs.noter(
                ligne.numero,
                f"« {cellules['seance']} » n’est pas une des séances ; employez le nom du fichier.",
            )
            continue
        siens = {en_cle(str(p["titre"])): str(p["cle"]) for p in seances[rang].tables["principe"]}
        siens |= {str(p["cle"]): str(p["cle"]) for p in seances[rang].tables["principe"]}
        sien, cible = siens.get(en_cle(cellules["principe"])), vers.get(en_cle(cellules["vers"]))
        for trouve, nom in ((sien, cellules["principe"]), (cible, cellules["vers"])):
            if trouve is None:
                erreurs.noter(
                    ligne.numero,
                    f"le principe « {nom} » n’existe pas ; employez sa clé ou son titre.",
                )
        if sien is not None and cible is not None:
            lues[(rang, sien)] = cible
    erreurs.lever()
    return lues
