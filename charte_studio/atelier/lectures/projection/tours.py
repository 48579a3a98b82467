"""Les scènes d’un tour : ouvert, son seul nombre de réponses ; clos, ce qui peut se montrer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import compter_presents
from charte_studio.atelier.lectures.comptes import compter_reponses
from charte_studio.atelier.lectures.mesures import TourMesure, mesurer_un
from charte_studio.atelier.lectures.projection.amendement import passage_change
from charte_studio.atelier.lectures.projection.demande import Demande
from charte_studio.atelier.lectures.projection.mots import (
    dire_deplacement,
    dire_favorables,
    dire_masque,
    dire_presence,
    dire_qualification,
    nommer_tour,
    nu,
)
from charte_studio.atelier.lectures.projection.principe import PrincipeMontre
from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    MorceauMontre,
    Scene,
    SceneColleges,
    SceneMessage,
    SceneResultat,
    SceneTourOuvert,
)
from charte_studio.atelier.lectures.tours import TourLu, lire_tours
from charte_studio.atelier.schema import Amendement, Formulation, Objection, Position
from charte_studio.domaine.deplacements import Deplacement, deplacement
from charte_studio.domaine.vocabulaire import libelle_niveau, libelle_rang

PERSONNE: Final = "Personne ne s’est exprimé"
TROP_PEU: Final = "Trop peu de réponses pour les montrer."
PAS_DE_TOUR: Final = "La salle ne s’est pas encore positionnée."
NIVEAU: Final = "Jusqu’où voulons-nous aller\u202f?"


@dataclass(frozen=True, slots=True)
class _Tour:
    """Le tour demandé et le texte sur lequel il porte."""

    lu: TourLu
    nom: str
    texte: str
    passage: tuple[MorceauMontre, ...] = ()
    """Ce qu’un amendement change."""

    @property
    def debat(self) -> bool:
        """Vrai pour un tour sur l’affirmation : il y a un avant et un après débat."""
        return self.lu.objet == "principe"


def lire_tour_ouvert(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> Scene:
    """Le tour ouvert ; s’il est déjà clos, son résultat ne sort pas pour autant."""
    tour = _trouver(connexion, principe, demande)
    if tour is None:
        return SceneMessage(principe.affirmation, PAS_DE_TOUR)
    if tour.lu.clos:
        return SceneMessage(tour.texte, f"{tour.nom.split(' · ')[0]} clos.")
    return _ouvert(connexion, principe, tour)


def lire_resultat(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> Scene:
    """Le tour seul. Ouvert ou rouvert, il ne donne que son nombre de réponses."""
    return _clos_ou_compte(connexion, principe, demande, avec_avant=False)


def lire_avant_apres(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> Scene:
    """Le tour et celui d’avant, l’un sous l’autre."""
    return _clos_ou_compte(connexion, principe, demande, avec_avant=True)


def lire_par_college(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> Scene:
    """Le total et chaque collège, ceux qui désigneraient quelqu’un masqués."""
    tour = _trouver(connexion, principe, demande)
    if tour is None:
        return SceneMessage(principe.affirmation, PAS_DE_TOUR)
    if not tour.lu.clos:
        return _ouvert(connexion, principe, tour)
    mesure = _mesurer(connexion, tour.lu)[0]
    if not mesure.colleges:
        return SceneMessage(tour.texte, "Ce tour ne dit rien des collèges.")
    barres = [_barre("Toute la salle", mesure, dire_masque(principe.info.seuil))]
    for college in mesure.colleges:
        if mesure.masque or college.masque:
            barres.append(BarreMontree(college.nom, mention="Masqué"))
        elif college.repartition.exprimes:
            barres.append(BarreMontree(college.nom, college.repartition.effectifs))
        elif college.repartition.reponses:
            barres.append(BarreMontree(college.nom, mention=PERSONNE))
    if mesure.reunis and not mesure.masque:
        barres.append(BarreMontree("Collèges masqués, ensemble", mesure.reunis.effectifs))
    return SceneColleges(
        principe.repere,
        tour.nom,
        tour.texte,
        tour.lu.echelle.degres,
        tuple(barres),
        mesure.pourquoi,
    )


def colleges_montrables(connexion: Connection, principe_id: int) -> frozenset[int]:
    """Les rangs des tours clos où deux collèges au moins peuvent se comparer."""
    return frozenset(
        mesure.tour.rang
        for mesure in mesurer_un(connexion, principe_id)
        if mesure.tour.clos
        and not mesure.masque
        and sum(not c.masque and c.repartition.exprimes > 0 for c in mesure.colleges) > 1
    )


def _trouver(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> _Tour | None:
    objet = "amendement" if demande.amendement_id is not None else demande.objet
    for lu in lire_tours(connexion, principe.id, objet=objet):
        if lu.rang == demande.rang and lu.amendement_id == demande.amendement_id:
            if lu.objet == "amendement":
                return _de_l_amendement(connexion, lu)
            return _Tour(lu, *_nom_et_texte(connexion, principe, lu))
    return None


def _de_l_amendement(connexion: Connection, tour: TourLu) -> _Tour:
    numero, base, texte = connexion.execute(
        select(Amendement.numero, Amendement.base, Amendement.texte).where(
            Amendement.id == tour.amendement_id
        )
    ).one()
    passage = passage_change(nu(base), nu(texte))
    return _Tour(tour, f"Amendement\u00a0{numero}", nu(texte), passage)


def _nom_et_texte(connexion: Connection, principe: PrincipeMontre, tour: TourLu) -> tuple[str, str]:
    if tour.objet == "niveau":
        formulations = dict(
            connexion.execute(
                select(Formulation.niveau, Formulation.texte).where(
                    Formulation.principe_id == principe.id
                )
            ).all()
        )
        lignes = [
            f"{libelle_niveau(d.cle)}\u00a0: {nu(formulations[d.cle])}".replace("\n", " ")
            for d in tour.echelle.degres
            if d.cle in formulations
        ]
        return NIVEAU, "\n".join(lignes)
    return nommer_tour(tour.rang, tour.mode), principe.affirmation


def _clos_ou_compte(
    connexion: Connection, principe: PrincipeMontre, demande: Demande, *, avec_avant: bool
) -> Scene:
    tour = _trouver(connexion, principe, demande)
    if tour is None:
        return SceneMessage(principe.affirmation, PAS_DE_TOUR)
    if not tour.lu.clos:
        return _ouvert(connexion, principe, tour)
    mesure, avant = _mesurer(connexion, tour.lu)
    return _resultat(connexion, principe, tour, mesure, avant if avec_avant else None)


def _ouvert(connexion: Connection, principe: PrincipeMontre, tour: _Tour) -> SceneTourOuvert:
    presents = tour.lu.presents
    reponses = compter_reponses(connexion, tour.lu)
    return SceneTourOuvert(
        principe.repere,
        tour.nom,
        tour.texte,
        tour.lu.echelle.degres,
        reponses=reponses,
        attendus=max(reponses, sum(presents.values()) if presents else compter_presents(connexion)),
    )


def _mesurer(connexion: Connection, tour: TourLu) -> tuple[TourMesure, TourMesure | None]:
    """Le tour clos et celui d’avant, masqués ensemble : aucune soustraction de l’un à l’autre."""
    meme = [
        mesure
        for mesure in mesurer_un(connexion, tour.principe_id, objet=tour.objet)
        if mesure.tour.clos and mesure.tour.amendement_id == tour.amendement_id
    ]
    place = next(rang for rang, mesure in enumerate(meme) if mesure.tour.id == tour.id)
    return meme[place], meme[place - 1] if place else None


def _barre(libelle: str, mesure: TourMesure, masque: str) -> BarreMontree:
    if mesure.masque:
        return BarreMontree(libelle, mention=masque)
    if not mesure.repartition.exprimes:
        return BarreMontree(libelle, mention=PERSONNE)
    return BarreMontree(libelle, mesure.repartition.effectifs)


def _resultat(
    connexion: Connection,
    principe: PrincipeMontre,
    tour: _Tour,
    mesure: TourMesure,
    avant: TourMesure | None,
) -> SceneResultat:
    masque = dire_masque(principe.info.seuil)
    repartition = mesure.repartition
    montrees = (avant, mesure) if avant and tour.debat else (mesure,)
    details: list[str] = []
    if mesure.masque:
        phrase = TROP_PEU
    elif not repartition.exprimes:
        phrase = f"{PERSONNE}."
    else:
        objections = _objections(connexion, principe.id) if tour.debat else (0, 0)
        phrase = dire_qualification(mesure.mesures, *objections)
        details.append(dire_favorables(repartition, mesure.mesures))
        if avant and tour.debat and not avant.masque:
            details.append(dire_deplacement(_deplacement(connexion, avant.tour, tour.lu)))
    return SceneResultat(
        repere=principe.repere,
        tour=tour.nom,
        presence=dire_presence(repartition, masque=mesure.masque),
        affirmation=tour.texte,
        degres=tour.lu.echelle.degres,
        barres=tuple(
            _barre(libelle_rang(m.tour.rang) if tour.debat else "", m, masque) for m in montrees
        ),
        phrase=phrase,
        detail=" · ".join(detail for detail in details if detail),
        passage=tour.passage,
    )


def _objections(connexion: Connection, principe_id: int) -> tuple[int, int]:
    """Les objections maintenues et ouvertes."""
    comptes = dict(
        connexion.execute(
            select(Objection.etat, func.count())
            .where(Objection.principe_id == principe_id)
            .group_by(Objection.etat)
        ).all()
    )
    return comptes.get("maintenue", 0), comptes.get("ouverte", 0)


def _deplacement(connexion: Connection, avant: TourLu, apres: TourLu) -> Deplacement | None:
    """Qui a bougé, compté personne par personne ; `None` si l’un des tours n’est pas nominatif."""
    if avant.mode != "nominatif" or apres.mode != "nominatif":
        return None
    anciens, nouveaux = (
        dict(
            connexion.execute(
                select(Position.participant_id, Position.degre).where(Position.tour_id == tour.id)
            ).all()
        )
        for tour in (avant, apres)
    )
    return deplacement(
        apres.echelle,
        ((anciens.get(qui), nouveaux.get(qui)) for qui in anciens.keys() | nouveaux.keys()),
    )
