"""L’échelle que donne `--echelle` : une clé livrée, un fichier TOML, ou un atelier à imiter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.domaine.echelle_propre import echelle_propre
from charte_studio.domaine.echelles import ECHELLES, Echelle
from charte_studio.socle.donnees import exiger_mentions, lire_toml
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair


def lire_echelle(donnee: str) -> Echelle:
    """L’échelle livrée de cette clé, celle qu’écrit un `.toml`, ou celle d’un `.charte`.

    Lève `Refus` ou `EnnuiEnvironnement`.
    """
    if donnee in ECHELLES:
        return ECHELLES[donnee]
    chemin = Path(donnee)
    match chemin.suffix.lower():
        case ".toml":
            return _ecrite(chemin)
        case ".charte":
            with ouvrir(chemin, lecture_seule=True) as atelier:
                return lire_atelier(atelier.connexion).echelle
        case _:
            raise Refus(
                f"L’échelle «\u00a0{donnee}\u00a0» n’existe pas. Échelles livrées\u00a0: "
                f"{', '.join(ECHELLES)}. Pour la vôtre, donnez un fichier «\u00a0.toml\u00a0» qui "
                "en écrit les degrés, ou un atelier «\u00a0.charte\u00a0» qui l’emploie déjà."
            )


def _ecrite(chemin: Path) -> Echelle:
    with ennuis_en_clair(chemin):
        brut = lire_toml(chemin)
    ou = f"«\u00a0{chemin.name}\u00a0»"
    table = exiger_mentions({"nom": ""} | brut, ("nom", "degres"), ou)
    nom, degres = table["nom"], table["degres"]
    if not isinstance(nom, str):
        raise Refus(f"{ou}\u00a0: «\u00a0nom\u00a0» est un texte entre guillemets.")
    if not isinstance(degres, list):
        raise Refus(f"{ou}\u00a0: chaque degré s’ouvre par une ligne «\u00a0[[degres]]\u00a0».")
    lus = [_degre(degre, f"{ou}, degré {rang}") for rang, degre in enumerate(degres, start=1)]
    try:
        return echelle_propre(nom, lus)
    except ValueError as erreur:
        raise Refus(f"{ou}\u00a0: {erreur}") from erreur


def _degre(brut: Any, ou: str) -> tuple[str, str]:
    table = exiger_mentions(brut, ("libelle", "sens"), ou)
    for mention, valeur in table.items():
        if not isinstance(valeur, str):
            raise Refus(f"{ou}\u00a0: «\u00a0{mention}\u00a0» est un texte entre guillemets.")
    return table["libelle"], table["sens"]
