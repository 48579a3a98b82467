"""Lire une séance : ce que son fichier donne à un atelier qui en réunit plusieurs."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, null, select

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.fichier import VERSION, lecture_en_clair, lire_entete
from charte_studio.atelier.journal import decoder_images
from charte_studio.atelier.sauvegardes import copier
from charte_studio.atelier.schema import (
    Bulletin,
    Comptage,
    Entite,
    Identite,
    LigneJournal,
    Participant,
    Position,
    Tour,
)
from charte_studio.domaine.echelle_propre import echelle_de
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import en_cle
from charte_studio.socle.erreurs import Refus

Ligne = Mapping[str, Any]

_REPRISES: Final = (
    *("atelier", "seance", "college", "section", "critere", "groupe", "usage", "ressenti"),
    *("barometre", "choix_barometre", "principe", "formulation", "amorce", "contribution"),
    *("objection", "amendement", "dissensus"),
)
"""Les tables lues telles quelles ; les voix se comptent, les participants se dénombrent."""

_PAROLES: Final = frozenset(
    {"tour", "position", "comptage", "contribution", "objection", "amendement", "usage", "ressenti"}
)
"""Ce qui serait compté deux fois si deux fichiers le tenaient d’une origine commune."""


@dataclass(frozen=True, slots=True)
class TourDeSeance:
    """Un tour clos d’une séance, compté."""

    principe_id: int
    objet: str
    amendement_id: int | None
    rang: int
    mode: str
    presents: Mapping[str, int]
    """Par clé de collège ; « » pour ceux dont les voix n’ont pas de collège."""
    voix: Mapping[str | None, Mapping[str, int]]
    """Par clé de collège (`None` : inconnu), le nombre de chaque degré."""

    @property
    def reponses(self) -> int:
        return sum(sum(degres.values()) for degres in self.voix.values())


@dataclass(frozen=True, slots=True)
class SeanceLue:
    """Un fichier de séance, lu en entier et refermé."""

    chemin: Path
    tables: Mapping[str, tuple[Ligne, ...]]
    echelle: Echelle
    tours: tuple[TourDeSeance, ...]
    ouverts: int
    """Tours encore ouverts, qui ne sont pas comptés."""
    motifs: int
    """Motifs de positions, qui restent dans la séance."""
    inscrits: Mapping[str, tuple[int, int]]
    """Par clé de collège : inscrits, et parmi eux présents."""
    empreintes: tuple[str, ...]
    """Celles du journal, de la première à la dernière ligne."""
    premiere_parole: int
    """La première ligne du journal où la salle a parlé ; au-delà du journal si elle s’est tue."""
    noms: Mapping[int, str]
    """Par numéro de participant, une empreinte de son nom : de quoi voir qu’il revient ailleurs,
    sans le garder."""

    @property
    def nom(self) -> str:
        """Le nom du fichier."""
        return self.chemin.name

    @property
    def reglages(self) -> Ligne:
        return self.tables["atelier"][0]

    @property
    def participants(self) -> int:
        return sum(inscrits for inscrits, _ in self.inscrits.values())

    @property
    def empreinte(self) -> str:
        """La dernière empreinte du journal."""
        return self.empreintes[-1]

    def de(self, table: str, principe_id: int) -> tuple[Ligne, ...]:
        """Les lignes d’une table qui portent sur ce principe."""
        return tuple(ligne for ligne in self.tables[table] if ligne["principe_id"] == principe_id)


def lire_seance(chemin: Path) -> SeanceLue:
    """Lit une séance sans rien y écrire. Lève `Refus` ou `EnnuiEnvironnement` en la nommant."""
    try:
        with _ouverte(chemin) as atelier, lecture_en_clair(chemin):
            return _lire(atelier.connexion, chemin)
    except Refus as refus:
        if chemin.name in str(refus):
            raise
        raise Refus(f"« {chemin.name} » : {refus}") from refus


@contextmanager
def _ouverte(chemin: Path) -> Iterator[AtelierOuvert]:
    """La séance en lecture seule ; une séance d’un format plus ancien est lue dans une copie."""
    if lire_entete(chemin) >= VERSION:
        with ouvrir(chemin, lecture_seule=True) as atelier:
            yield atelier
        return
    with tempfile.TemporaryDirectory() as dossier:
        copie = Path(dossier) / chemin.name
        copier(chemin, copie)
        with ouvrir(copie) as atelier:
            yield atelier


def _lire(connexion: Connection, chemin: Path) -> SeanceLue:
    tables = {nom: _lignes(connexion, nom) for nom in _REPRISES}
    reglages = tables["atelier"][0]
    colleges = {ligne["id"]: str(ligne["cle"]) for ligne in tables["college"]}
    inscrits = _inscrits(connexion, colleges)
    empreintes = tuple(
        connexion.execute(select(LigneJournal.empreinte).order_by(LigneJournal.n)).scalars()
    )
    return SeanceLue(
        chemin=chemin,
        tables=tables,
        echelle=echelle_de(reglages["echelle"], reglages["echelle_propre"]),
        tours=_tours(connexion, colleges, inscrits),
        ouverts=_compter(connexion, select(func.count()).where(Tour.etat != "clos")),
        motifs=_compter(connexion, select(func.count()).where(Position.motif != "")),
        inscrits=inscrits,
        empreintes=empreintes,
        premiere_parole=_premiere_parole(connexion, len(empreintes)),
        noms=_noms(connexion),
    )


def _compter(connexion: Connection, requete: Any) -> int:
    return int(connexion.execute(requete).scalar_one())


def _lignes(connexion: Connection, nom: str) -> tuple[Ligne, ...]:
    table = Entite.metadata.tables[nom]
    lues = connexion.execute(select(table).order_by(table.c.id)).mappings()
    return tuple(dict(ligne) for ligne in lues)


def _inscrits(connexion: Connection, colleges: Mapping[int, str]) -> dict[str, tuple[int, int]]:
    requete = select(
        Participant.college_id,
        func.count(),
        func.count().filter(Participant.present),
    ).group_by(Participant.college_id)
    return {colleges[c]: (tous, la) for c, tous, la in connexion.execute(requete)}


def _noms(connexion: Connection) -> dict[int, str]:
    """Chaque nom n’est gardé que haché : il ne sort pas de cette fonction."""
    requete = select(Participant.numero, Identite.nom).join(
        Identite, Identite.id == Participant.identite_id
    )
    return {
        numero: hashlib.sha256(en_cle(nom).encode()).hexdigest()
        for numero, nom in connexion.execute(requete)
        if en_cle(nom)
    }


def _premiere_parole(connexion: Connection, lignes: int) -> int:
    requete = select(LigneJournal.n, LigneJournal.images).order_by(LigneJournal.n)
    for n, images in connexion.execute(requete):
        # La création porte les textes du modèle : seules les cartes d’usage pourraient en venir.
        if n > 1 and any(image.table in _PAROLES for image in decoder_images(images)):
            return int(n)
    return lignes + 1


def _tours(
    connexion: Connection, colleges: Mapping[int, str], inscrits: Mapping[str, tuple[int, int]]
) -> tuple[TourDeSeance, ...]:
    voix = _voix(connexion, colleges)
    presents_par_defaut = {cle: la for cle, (_, la) in inscrits.items() if la}
    requete = (
        select(
            Tour.id,
            Tour.principe_id,
            Tour.objet,
            Tour.amendement_id,
            Tour.rang,
            Tour.mode,
            Tour.presents,
        )
        .where(Tour.etat == "clos")
        .order_by(Tour.id)
    )
    tours = []
    for ligne in connexion.execute(requete):
        siennes = voix.get(ligne.id, {})
        presents = json.loads(ligne.presents) if ligne.presents else dict(presents_par_defaut)
        if not any(college is not None for college in siennes):
            # Sans collège, ces présents passeraient pour des silencieux de leur collège.
            presents = {"": sum(presents.values())}
        tours.append(
            TourDeSeance(
                ligne.principe_id,
                ligne.objet,
                ligne.amendement_id,
                ligne.rang,
                ligne.mode,
                presents,
                siennes,
            )
        )
    return tuple(tours)


def _voix(
    connexion: Connection, colleges: Mapping[int, str]
) -> dict[int, dict[str | None, dict[str, int]]]:
    """Par tour puis par collège, quel que soit le mode."""
    requetes = (
        select(Position.tour_id, Participant.college_id, Position.degre, func.count())
        .join(Participant, Participant.id == Position.participant_id)
        .group_by(Position.tour_id, Participant.college_id, Position.degre),
        select(
            Comptage.tour_id, Comptage.college_id, Comptage.degre, func.sum(Comptage.nombre)
        ).group_by(Comptage.tour_id, Comptage.college_id, Comptage.degre),
        select(Bulletin.tour_id, null(), Bulletin.degre, func.count())
        .join(Tour, Tour.id == Bulletin.tour_id)
        .where(Tour.etat == "clos")
        .group_by(Bulletin.tour_id, Bulletin.degre),
    )
    voix: dict[int, dict[str | None, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for requete in requetes:
        for tour, college, degre, nombre in connexion.execute(requete):
            par_degre = voix[tour][None if college is None else colleges[college]]
            par_degre[degre] = par_degre.get(degre, 0) + int(nombre)
    return voix
