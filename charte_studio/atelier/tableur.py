"""Lire un tableau écrit par n’importe quel tableur, CSV ou XLSX, ou dire pourquoi on ne le peut."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charte_studio.atelier.classeur import est_un_classeur, lire_feuille
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.redaction.markdown import assainir
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair

OCTETS_MAX: Final = 200 * 1024 * 1024
ERREURS_MONTREES: Final = 10


@dataclass(frozen=True, slots=True)
class LigneTableau:
    """Une ligne et sa place dans le fichier, telle que le tableur la montre."""

    numero: int
    cellules: Mapping[str, str]
    """Par colonne, sans blancs autour ; vide si la colonne facultative manque."""


def lire_tableau(
    chemin: Path, *, requises: Sequence[str], facultatives: Sequence[str] = ()
) -> Iterator[LigneTableau]:
    """Les lignes non vides d’un CSV (`;`, `,` ou tabulation ; UTF-8 ou Windows-1252), ou de la
    première feuille d’un classeur XLSX, reconnu à ses octets et non à son nom.

    Les colonnes se retrouvent par leur nom, sans accents ni majuscules, dans n’importe quel
    ordre. Lève `Refus` si le fichier ne se lit pas ou si une colonne requise manque.
    """
    octets = _lire(chemin)
    if est_un_classeur(octets):
        yield from _lire_classeur(chemin, octets, requises, facultatives)
    else:
        yield from _lire_csv(chemin, octets, requises, facultatives)


def _lire_classeur(
    chemin: Path, octets: bytes, requises: Sequence[str], facultatives: Sequence[str]
) -> Iterator[LigneTableau]:
    places: dict[str, int] | None = None
    for numero, cellules in lire_feuille(chemin.name, octets):
        if places is None:
            entete = [en_cle(nom) for nom in cellules]
            places = _places(chemin, entete, requises, facultatives, ligne=numero)
        else:
            yield _ligne(numero, cellules, places)
    if places is None:
        _places(chemin, [], requises, facultatives)


def _ligne(numero: int, cellules: Sequence[str], places: Mapping[str, int]) -> LigneTableau:
    return LigneTableau(
        numero,
        {
            nom: assainir(cellules[place]).strip() if place < len(cellules) else ""
            for nom, place in places.items()
        },
    )


def _lire_csv(
    chemin: Path, octets: bytes, requises: Sequence[str], facultatives: Sequence[str]
) -> Iterator[LigneTableau]:
    texte = _decoder(chemin, octets)
    premiere = texte.split("\n", 1)[0]
    separateur = max(";,\t", key=premiere.count)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur)
    try:
        entete = [en_cle(nom) for nom in next(lecteur, [])]
        places = _places(chemin, entete, requises, facultatives)
        for cellules in lecteur:
            if any(cellule.strip() for cellule in cellules):
                yield _ligne(lecteur.line_num, cellules, places)
    except csv.Error as erreur:
        raise Refus(
            f"« {chemin.name} », ligne {lecteur.line_num} : le tableau ne se lit pas ({erreur}). "
            "Vérifiez les guillemets et enregistrez-le de nouveau en CSV."
        ) from erreur


def _lire(chemin: Path) -> bytes:
    with ennuis_en_clair(chemin):
        if chemin.stat().st_size > OCTETS_MAX:
            raise Refus(f"« {chemin.name} » dépasse 200 Mo : coupez-le en plusieurs fichiers.")
        return chemin.read_bytes()


def _decoder(chemin: Path, octets: bytes) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in octets:
        raise Refus(
            f"« {chemin.name} » n’est pas un tableau lisible : enregistrez-le au format "
            "XLSX, ou « CSV UTF-8 », depuis votre tableur."
        )
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return octets.decode("cp1252")
    except UnicodeDecodeError as erreur:
        ligne = octets[: erreur.start].count(b"\n") + 1
        raise Refus(
            f"« {chemin.name} », ligne {ligne} : caractère illisible. Enregistrez le fichier au "
            "format « CSV UTF-8 » depuis votre tableur."
        ) from erreur


def _places(
    chemin: Path,
    entete: Sequence[str],
    requises: Sequence[str],
    facultatives: Sequence[str],
    *,
    ligne: int = 1,
) -> dict[str, int]:
    manquantes = [nom for nom in requises if nom not in entete]
    if manquantes:
        quoi = ", ".join(f"« {nom} »" for nom in manquantes)
        trouvees = ", ".join(f"« {nom} »" for nom in entete if nom) or "aucune"
        raise Refus(
            f"« {chemin.name} », ligne {ligne} : il manque la colonne {quoi} (colonnes trouvées : "
            f"{trouvees}). Première ligne attendue : "
            f"{';'.join([*requises, *facultatives])}"
        )
    inconnues = len(entete)
    return {
        nom: entete.index(nom) if nom in entete else inconnues for nom in (*requises, *facultatives)
    }


class Erreurs:
    """Les erreurs d’un import, avec leur ligne : on les dit toutes, et rien n’est importé."""

    def __init__(self, chemin: Path, *, reste: str = "l’atelier n’a pas changé") -> None:
        self._chemin = chemin
        self._reste = reste
        self._phrases: list[str] = []

    def noter(self, ligne: int, phrase: str) -> None:
        self._phrases.append(f"ligne {ligne} : {phrase}")

    def lever(self) -> None:
        """Lève `Refus` s’il y a des erreurs."""
        if not self._phrases:
            return
        montrees = self._phrases[:ERREURS_MONTREES]
        reste = len(self._phrases) - len(montrees)
        if reste:
            montrees.append(f"et {accorder(reste, 'autre erreur', 'autres erreurs')}")
        raise Refus(
            f"« {self._chemin.name} » n’a pas été importé, {self._reste}.\n" + "\n".join(montrees)
        )
