"""Synthèse de séance : garder la proposition, la changer, y revenir."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, trouver, une_ligne
from charte_studio.atelier.lectures.synthese import (
    GENRES,
    cles_de_l_axe,
    cles_du_sujet,
    texte_de_l_axe,
)
from charte_studio.atelier.schema import Sujet
from charte_studio.redaction.synthese import Synthese
from charte_studio.socle.erreurs import Refus


def garder_synthese(atelier: AtelierOuvert, proposee: Synthese) -> None:
    """Garde la proposition telle qu’elle est : on peut ensuite en changer chaque mot.

    Lève `Refus` si elle est vide, ou si une synthèse est déjà gardée.
    """
    with atelier.geste("Garder la synthèse proposée") as session:
        if session.scalar(select(Sujet.id).limit(1)) is not None:
            raise Refus("Une synthèse est déjà gardée : changez-la, ou repartez de la proposition.")
        lignes = _lignes(proposee)
        if not lignes:
            raise Refus(
                "Il n’y a encore rien à garder : notez des paroles à l’étape Se positionner, ou "
                "ajoutez un sujet."
            )
        session.add_all(lignes)


def _lignes(proposee: Synthese) -> list[Sujet]:
    sujets = [("sujet", s.titre, s.resume, cles_du_sujet(s)) for s in proposee.sujets]
    axes = [("axe", a.titre, texte_de_l_axe(a), cles_de_l_axe(a)) for a in proposee.axes]
    return [
        Sujet(genre=genre, titre=titre, texte=texte, verbatims=_en_json(cles), rang=rang)
        for rang, (genre, titre, texte, cles) in enumerate((*sujets, *axes), start=1)
    ]


def repartir_de_la_proposition(atelier: AtelierOuvert) -> None:
    """Retire ce qui a été gardé : la proposition calculée revient. L’annulation le rend."""
    with atelier.geste("Repartir de la synthèse proposée") as session:
        for sujet in session.scalars(select(Sujet)):
            session.delete(sujet)


def ajouter_sujet(
    atelier: AtelierOuvert,
    genre: str,
    *,
    titre: str,
    texte: str = "",
    verbatims: Sequence[str] = (),
) -> int:
    """Ajoute un sujet ou un axe à la fin des siens, et rend sa clé. Lève `Refus` sans titre."""
    titre = exiger(une_ligne(titre), "Le titre")
    if genre not in GENRES:
        raise Refus(f"« {genre} » n’est ni un sujet, ni un axe.")
    with atelier.geste(f"Ajouter à la synthèse : {abrege(titre)}") as session:
        rangs = session.scalars(select(Sujet.rang)).all()
        sujet = Sujet(
            genre=genre,
            titre=titre,
            texte=propre(texte),
            verbatims=_en_json(verbatims),
            rang=max(rangs, default=0) + 1,
        )
        session.add(sujet)
        session.flush()
        return sujet.id


def modifier_sujet(atelier: AtelierOuvert, sujet_id: int, *, titre: str, texte: str) -> None:
    """Récrit un sujet ou un axe. Lève `Refus` sans titre."""
    titre = exiger(une_ligne(titre), "Le titre")
    with atelier.geste(f"Synthèse : {abrege(titre)}") as session:
        sujet = trouver(session, Sujet, sujet_id)
        sujet.titre, sujet.texte = titre, propre(texte)


def choisir_verbatims(atelier: AtelierOuvert, sujet_id: int, cles: Sequence[str]) -> None:
    """Donne au sujet ces paroles, dans cet ordre."""
    with atelier.geste("Choisir les paroles d’un sujet") as session:
        sujet = trouver(session, Sujet, sujet_id)
        sujet.verbatims = _en_json(cles)


def retirer_sujet(atelier: AtelierOuvert, sujet_id: int) -> None:
    """Retire un sujet ou un axe. Lève `Refus` pour le dernier : la proposition reviendrait."""
    with atelier.geste("Retirer de la synthèse") as session:
        sujet = trouver(session, Sujet, sujet_id)
        if len(session.scalars(select(Sujet.id)).all()) == 1:
            raise Refus(
                "C’est la dernière ligne de la synthèse : changez-la, ou repartez de la "
                "proposition."
            )
        session.delete(sujet)


def deplacer_sujet(atelier: AtelierOuvert, sujet_id: int, pas: int) -> None:
    """Monte (−1) ou descend (1) un sujet parmi les sujets, un axe parmi les axes."""
    with atelier.geste("Réordonner la synthèse") as session:
        sujet = trouver(session, Sujet, sujet_id)
        siens = _du_genre(session, sujet.genre)
        ou = siens.index(sujet)
        vers = min(max(ou + pas, 0), len(siens) - 1)
        siens.insert(vers, siens.pop(ou))
        rangs = sorted(s.rang for s in siens)
        for s, rang in zip(siens, rangs, strict=True):
            s.rang = rang


def _du_genre(session: Session, genre: str) -> list[Sujet]:
    return list(
        session.scalars(select(Sujet).where(Sujet.genre == genre).order_by(Sujet.rang, Sujet.id))
    )


def _en_json(cles: Sequence[str]) -> str:
    return json.dumps(list(dict.fromkeys(cles)), ensure_ascii=False)
