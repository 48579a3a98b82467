"""Les tableaux que l’on remplit, et ceux que l’on reprend : positions et participants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from charte_studio.atelier.classeur import Feuille, ecrire_classeur, ecrire_csv
from charte_studio.atelier.gestes.commun import numero
from charte_studio.atelier.lectures.commun import lire_colleges, lire_echelle
from charte_studio.atelier.schema import College, Participant, Position, Principe, Tour
from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, SANS_AVIS, Echelle
from charte_studio.domaine.vocabulaire import RANGS_MAX
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote

COLONNES_POSITIONS: Final = ("participant", "college", "principe", "tour", "position", "motif")
COLONNES_PARTICIPANTS: Final = ("participant", "college", "nom")
LIGNES_A_REMPLIR: Final = 200


def positions_donnees(connexion: Connection) -> Feuille:
    """Les positions des tours nominatifs clos, sans nom, telles que l’import les reprend."""
    requete = (
        select(
            Participant.numero,
            College.nom,
            Principe.cle,
            Tour.rang,
            Position.degre,
            Position.motif,
        )
        .join(Tour, Tour.id == Position.tour_id)
        .join(Principe, Principe.id == Tour.principe_id)
        .join(Participant, Participant.id == Position.participant_id)
        .join(College, College.id == Participant.college_id)
        .where(Tour.objet == "principe", Tour.etat == "clos", Tour.mode == "nominatif")
        .order_by(Principe.rang, Principe.id, Tour.rang, Participant.numero)
    )
    return Feuille(
        "Positions",
        COLONNES_POSITIONS,
        tuple(
            (numero(qui), college, principe, str(rang), degre, motif)
            for qui, college, principe, rang, degre, motif in connexion.execute(requete)
        ),
    )


def modele_des_positions(connexion: Connection) -> tuple[Feuille, ...]:
    """Une ligne par participant présent et par principe, à remplir ; puis comment les remplir."""
    echelle = lire_echelle(connexion)
    principes = _prochains_tours(connexion)
    participants = [
        (numero(rang), college)
        for rang, college in connexion.execute(
            select(Participant.numero, College.nom)
            .join(College, College.id == Participant.college_id)
            .where(Participant.present)
            .order_by(Participant.numero)
        )
    ]
    return (
        Feuille(
            "Positions",
            COLONNES_POSITIONS,
            tuple(
                (qui, college, cle, str(rang), "", "")
                for cle, _, rang in principes
                for qui, college in participants
            ),
            choix={
                nom: valeurs
                for nom, valeurs in (
                    ("college", tuple(c.nom for c in lire_colleges(connexion))),
                    ("principe", tuple(cle for cle, _, _ in principes)),
                    ("position", tuple(libelle for _, libelle in _reponses(echelle))),
                )
                if valeurs
            },
            lignes_a_remplir=LIGNES_A_REMPLIR,
        ),
        Feuille("À lire", ("Comment remplir", ""), tuple(_explications(principes, echelle))),
    )


def modele_des_participants(connexion: Connection) -> tuple[Feuille, ...]:
    """Un tableau vide, où les collèges de l’atelier sont proposés."""
    colleges = tuple(c.nom for c in lire_colleges(connexion))
    return (
        Feuille(
            "Participants",
            COLONNES_PARTICIPANTS,
            (),
            choix={"college": colleges} if colleges else {},
            lignes_a_remplir=LIGNES_A_REMPLIR,
        ),
        Feuille(
            "À lire",
            ("Comment remplir", ""),
            (
                ("Une ligne par personne", ""),
                ("college", "son groupe\u00a0; créé s’il est inconnu"),
                ("participant", "son numéro (P07), ou rien\u00a0: le prochain libre"),
                ("nom", "seulement si vous l’avez annoncé aux personnes concernées"),
            ),
        ),
    )


def ecrire_tableau(feuilles: tuple[Feuille, ...], vers: Path) -> None:
    """Écrit en XLSX (toutes les feuilles) ou en CSV (la première), selon l’extension.

    Lève `Refus` pour une autre extension, `EnnuiEnvironnement` si le fichier ne s’écrit pas.
    """
    match vers.suffix.lower():
        case ".xlsx":
            ecrire_a_cote(vers, ecrire_classeur(feuilles))
        case ".csv":
            ecrire_a_cote(vers, ecrire_csv(feuilles[0]))
        case _:
            raise Refus(f"« {vers.name} » doit finir par « .xlsx » ou « .csv ».")


def _prochains_tours(connexion: Connection) -> list[tuple[str, str, int]]:
    """Clé, titre et prochain rang de chaque principe à l’ordre du jour qui en admet un."""
    requete = (
        select(Principe.cle, Principe.titre, func.coalesce(func.max(Tour.rang), 0) + 1)
        .outerjoin(Tour, (Tour.principe_id == Principe.id) & (Tour.objet == "principe"))
        .where(Principe.retenu)
        .group_by(Principe.id)
        .order_by(Principe.rang, Principe.id)
    )
    return [
        (cle, titre, rang) for cle, titre, rang in connexion.execute(requete) if rang <= RANGS_MAX
    ]


def _reponses(echelle: Echelle) -> list[tuple[str, str]]:
    return [(d.cle, d.libelle) for d in echelle.degres] + [(SANS_AVIS, LIBELLE_SANS_AVIS)]


def _explications(
    principes: list[tuple[str, str, int]], echelle: Echelle
) -> Iterator[tuple[str, str]]:
    yield "Une ligne par réponse\u00a0; l’ordre des lignes et des colonnes est libre", ""
    yield "participant", "son numéro\u00a0: P07 ou 7"
    yield "college", "peut rester vide pour une personne déjà inscrite"
    yield "tour", f"de 1 à {RANGS_MAX}\u00a0; vide\u00a0: 1"
    yield "position", "une des réponses ci-dessous\u00a0; vide\u00a0: pas de réponse"
    yield "motif", "facultatif\u00a0; il n’est gardé qu’avec une position"
    yield "", ""
    yield "Réponses possibles", echelle.nom
    yield from _reponses(echelle)
    yield "", ""
    yield "Principes", ""
    for cle, titre, _ in principes:
        yield cle, titre
