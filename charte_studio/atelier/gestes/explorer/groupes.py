"""Ranger les cartes par groupe, des usages comme des ressentis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, trouver, une_ligne
from charte_studio.atelier.gestes.explorer.rangs import rang_suivant
from charte_studio.atelier.schema import Groupe, Ressenti, Usage
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.socle.erreurs import Refus

GENRES: Final[dict[str, type[Usage] | type[Ressenti]]] = {"usage": Usage, "ressenti": Ressenti}
"""Ce qui se range dans des groupes."""


def ajouter_groupe(
    atelier: AtelierOuvert, *, genre: str, nom: str, cartes: Sequence[int] = ()
) -> int:
    """Crée un groupe, y met ces cartes, et rend sa clé. Lève `Refus` si le nom est pris."""
    with atelier.geste(f"Créer le groupe «\u00a0{abrege(nom)}\u00a0»") as session:
        groupe = Groupe(
            genre=_genre(genre),
            nom=_nom_libre(session, genre, nom),
            rang=rang_suivant(session, Groupe),
        )
        session.add(groupe)
        session.flush()
        for carte in cartes:
            trouver(session, GENRES[genre], carte).groupe_id = groupe.id
        return groupe.id


def _genre(genre: str) -> str:
    if genre not in GENRES:
        raise Refus(f"On ne groupe pas «\u00a0{genre}\u00a0»\u00a0: {', '.join(GENRES)}.")
    return genre


def _nom_libre(session: Session, genre: str, nom: str, sauf: int | None = None) -> str:
    nom = une_ligne(exiger(nom, "Le nom du groupe"))
    for autre in session.scalars(select(Groupe).where(Groupe.genre == genre)):
        if autre.id != sauf and en_cle(autre.nom) == en_cle(nom):
            raise Refus(
                f"Le groupe «\u00a0{autre.nom}\u00a0» existe déjà\u00a0: fusionnez-les, ou changez "
                "le nom."
            )
    return nom


def renommer_groupe(atelier: AtelierOuvert, groupe_id: int, nom: str) -> None:
    """Change le nom d’un groupe. Lève `Refus` s’il est vide ou pris."""
    with atelier.geste(f"Renommer un groupe «\u00a0{abrege(nom)}\u00a0»") as session:
        groupe = trouver(session, Groupe, groupe_id)
        groupe.nom = _nom_libre(session, groupe.genre, nom, sauf=groupe_id)


def fusionner_groupes(atelier: AtelierOuvert, groupe_id: int, *, dans: int) -> None:
    """Verse un groupe dans un autre, à la suite, et le retire."""
    with atelier.geste("Fusionner deux groupes") as session:
        groupe, cible = trouver(session, Groupe, groupe_id), trouver(session, Groupe, dans)
        if groupe is cible or groupe.genre != cible.genre:
            raise Refus("Choisissez deux groupes différents, de la même page.")
        classe = GENRES[groupe.genre]
        suivant = rang_suivant(session, classe)
        for carte in _cartes(session, groupe.genre, groupe.id):
            carte.groupe_id, carte.rang = cible.id, suivant
            suivant += 1
        session.flush()
        session.delete(groupe)


def retirer_groupe(atelier: AtelierOuvert, groupe_id: int) -> None:
    """Retire un groupe ; ses cartes restent, sans groupe."""
    with atelier.geste("Retirer un groupe") as session:
        groupe = trouver(session, Groupe, groupe_id)
        for carte in _cartes(session, groupe.genre, groupe.id):
            carte.groupe_id = None
        session.flush()
        session.delete(groupe)


def deplacer_groupe(atelier: AtelierOuvert, groupe_id: int, pas: int) -> None:
    """Déplace un groupe vers la gauche (−1) ou la droite (+1)."""
    with atelier.geste("Déplacer un groupe") as session:
        groupe = trouver(session, Groupe, groupe_id)
        freres = list(
            session.scalars(
                select(Groupe).where(Groupe.genre == groupe.genre).order_by(Groupe.rang, Groupe.id)
            )
        )
        rang = freres.index(groupe)
        if 0 <= rang + pas < len(freres):
            freres.insert(rang + pas, freres.pop(rang))
            for place, frere in enumerate(freres):
                frere.rang = place


def ranger_cartes(
    atelier: AtelierOuvert,
    *,
    genre: str,
    cartes: Sequence[int],
    groupe_id: int | None,
    avant: int | None = None,
) -> None:
    """Met des cartes dans un groupe (`None` : hors de tout groupe), devant la carte `avant` ou à la
    fin."""
    quoi = accorder(len(cartes), "carte", "cartes")
    with atelier.geste(f"Ranger {quoi}") as session:
        classe = GENRES[_genre(genre)]
        if groupe_id is not None and trouver(session, Groupe, groupe_id).genre != genre:
            raise Refus("Ce groupe est d’une autre page\u00a0: choisissez-en un de celle-ci.")
        deplacees = [trouver(session, classe, carte) for carte in cartes]
        toutes = [c for c in _cartes(session, genre) if c not in deplacees]
        place = next((n for n, c in enumerate(toutes) if c.id == avant), len(toutes))
        toutes[place:place] = deplacees
        for carte in deplacees:
            carte.groupe_id = groupe_id
        for rang, carte in enumerate(toutes):
            carte.rang = rang


def _cartes(
    session: Session, genre: str, groupe_id: int | None = None
) -> Sequence[Usage | Ressenti]:
    """Les cartes dans l’ordre, toutes ou celles d’un groupe."""
    classe = GENRES[genre]
    requete = select(classe).order_by(classe.rang, classe.id)
    if groupe_id is not None:
        requete = requete.where(classe.groupe_id == groupe_id)
    # mypy ne voit des deux tables que leur base commune.
    return cast("Sequence[Usage | Ressenti]", session.scalars(requete).all())
