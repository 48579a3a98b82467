"""Les images avant et après : relevées au moment du flush, fusionnées, appliquées."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session, UOWTransaction

from charte_studio.atelier.changements import Changement
from charte_studio.atelier.schema import HORS_JOURNAL, Entite, image_complete
from charte_studio.socle.erreurs import Refus

_TABLES = Entite.metadata.tables
Releve = dict[tuple[str, int], tuple[dict[str, Any] | None, dict[str, Any] | None]]


def relever(session: Session, contexte: UOWTransaction, releve: Releve) -> None:
    """Ajoute au relevé ce que le flush en cours écrit. À appeler dans `after_flush`."""
    for entite in session.new:
        _noter(releve, entite, None, image_complete(entite))
    for entite in session.dirty:
        if session.is_modified(entite):
            avant, apres = _colonnes_changees(entite)
            _noter(releve, entite, avant, apres)
    # `session.deleted` ne dit pas les orphelines, retirées d’une collection : le contexte, si.
    for etat, (supprimee, seulement_citee) in contexte.states.items():
        if not supprimee or seulement_citee:
            continue
        entite = etat.obj()
        avant = image_complete(entite) | _colonnes_changees(entite)[0]
        _noter(releve, entite, avant, None)


def inserer_en_bloc(
    session: Session, classe: type[Entite], lignes: Sequence[dict[str, Any]]
) -> None:
    """Insère beaucoup de lignes d’un coup, clés comprises, et les relève comme le flush l’aurait
    fait. `lignes` porte toutes les colonnes ; l’ORM mettrait cinq fois plus longtemps."""
    if not lignes:
        return
    session.flush()
    session.execute(_TABLES[classe.__tablename__].insert(), lignes)
    releve: Releve = session.info["releve"]
    for ligne in lignes:
        releve[(classe.__tablename__, ligne["id"])] = (None, ligne)


def _colonnes_changees(entite: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    avant, apres = {}, {}
    etat = entite._sa_instance_state  # noqa: SLF001 — l’accès public, inspect(), coûte le double
    for colonne in entite.__mapper__.columns:
        historique = etat.attrs[colonne.key].history
        if historique.has_changes():
            avant[colonne.key] = historique.deleted[0] if historique.deleted else None
            apres[colonne.key] = historique.added[0] if historique.added else None
    return avant, apres


def _noter(
    releve: Releve, entite: Any, avant: dict[str, Any] | None, apres: dict[str, Any] | None
) -> None:
    """Fusionne avec ce qu’un flush précédent du même geste avait noté de la même ligne."""
    table = entite.__tablename__
    if table in HORS_JOURNAL:
        return
    cle = (table, entite.id)
    if cle in releve:
        avant_deja, apres_deja = releve[cle]
        if avant_deja is None:  # créée dans ce geste
            if apres is None:
                del releve[cle]
                return
            avant, apres = None, {**(apres_deja or {}), **apres}
        else:
            avant = {**(avant or {}), **avant_deja}
            apres = None if apres is None else {**(apres_deja or {}), **apres}
    releve[cle] = (avant, apres)


def en_changements(releve: Releve) -> tuple[Changement, ...]:
    """Le relevé, sans les lignes revenues à leur point de départ."""
    return tuple(
        Changement(table, identifiant, avant, apres)
        for (table, identifiant), (avant, apres) in releve.items()
        if avant != apres
    )


def inverser(lignes: Sequence[Changement]) -> tuple[Changement, ...]:
    """Le chemin du retour."""
    return tuple(
        Changement(ligne.table, ligne.id, ligne.apres, ligne.avant) for ligne in reversed(lignes)
    )


def appliquer(connexion: Connection, lignes: Sequence[Changement]) -> None:
    """Passe de l’image d’avant à l’image d’après, si l’état est bien celui d’avant.

    Lève `Refus` sans rien garantir de l’état : l’appelant annule la transaction.
    """
    connexion.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for ligne in lignes:
        _verifier_depart(connexion, ligne)
        table = _TABLES[ligne.table]
        ici = table.c.id == bindparam("ici", ligne.id)
        if ligne.apres is None:
            connexion.execute(table.delete().where(ici))
        elif ligne.avant is None:
            connexion.execute(table.insert(), ligne.apres)
        else:
            connexion.execute(table.update().where(ici).values(ligne.apres))


def _verifier_depart(connexion: Connection, ligne: Changement) -> None:
    table = _TABLES[ligne.table]
    actuelle = connexion.execute(select(table).where(table.c.id == ligne.id)).mappings().first()
    conforme = (
        actuelle is None
        if ligne.avant is None
        else actuelle is not None
        and all(actuelle[colonne] == valeur for colonne, valeur in ligne.avant.items())
    )
    if not conforme:
        raise Refus(
            "Ce geste ne peut plus être annulé ni refait : ce qu’il touchait a changé depuis. "
            "Corrigez directement à l’écran."
        )
