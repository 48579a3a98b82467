"""Les tours d’un principe, de ses amendements, de ses niveaux."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import lire_echelle
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.schema import (
    Atelier,
    Formulation,
    Tour,
)
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES, Echelle
from charte_studio.domaine.niveaux import echelle_des_niveaux
from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR


@dataclass(frozen=True, slots=True)
class TourLu:
    id: int
    principe_id: int
    rang: int
    mode: str
    etat: str
    objet: str = "principe"
    """`principe`, `niveau` ou `amendement`."""
    amendement_id: int | None = None
    echelle: Echelle = ECHELLES[ECHELLE_PAR_DEFAUT]
    """Les réponses possibles de ce tour."""
    presents: Mapping[str, int] | None = None
    """Les présents par collège (clé), `None` tant qu’ils ne sont pas relevés."""

    @property
    def clos(self) -> bool:
        return self.etat == "clos"


@retenir
def lire_tours(
    connexion: Connection, principe_id: int | None = None, *, objet: str = "principe"
) -> tuple[TourLu, ...]:
    """Les tours de cet objet, d’un principe ou de tous, par rang."""
    requete = (
        select(
            Tour.id,
            Tour.principe_id,
            Tour.rang,
            Tour.mode,
            Tour.etat,
            Tour.amendement_id,
            Tour.presents,
        )
        .where(Tour.objet == objet)
        .order_by(Tour.principe_id, Tour.amendement_id, Tour.rang)
    )
    if principe_id is not None:
        requete = requete.where(Tour.principe_id == principe_id)
    lignes = connexion.execute(requete).all()
    if not lignes:
        return ()
    echelle = lire_echelle(connexion)
    return tuple(
        TourLu(
            id=ligne.id,
            principe_id=ligne.principe_id,
            rang=ligne.rang,
            mode=ligne.mode,
            etat=ligne.etat,
            objet=objet,
            amendement_id=ligne.amendement_id,
            echelle=lire_echelle_niveaux(connexion, ligne.principe_id)
            if objet == "niveau"
            else echelle,
            presents=json.loads(ligne.presents) if ligne.presents else None,
        )
        for ligne in lignes
    )


@retenir
def lire_mode_propose(
    connexion: Connection, principe_id: int | None, objet: str = "principe"
) -> str:
    """Le mode à proposer pour ouvrir un tour : celui du dernier tour du même objet sur ce
    principe, sinon celui de l’atelier. Un amendement voté à main levée n’y fait pas voter le
    principe."""
    requete = (
        select(Tour.mode)
        .where(Tour.principe_id == principe_id, Tour.objet == objet, Tour.mode.in_(MODES_A_OUVRIR))
        .order_by(Tour.id.desc())
        .limit(1)
    )
    dernier = connexion.execute(requete).scalar_one_or_none()
    return dernier or connexion.execute(select(Atelier.mode_recueil)).scalar_one()


@retenir
def lire_echelle_niveaux(connexion: Connection, principe_id: int) -> Echelle:
    """Les formulations d’un principe comme échelle, de la plus à la moins exigeante."""
    requete = select(Formulation.niveau).where(Formulation.principe_id == principe_id)
    return echelle_des_niveaux(set(connexion.execute(requete).scalars()))
