"""Les données ouvertes d’un atelier : ce qui peut se publier, sans nom, sans numéro, sans cellule
qui désigne quelqu’un. Le format est décrit dans `docs/export-ouvert.md`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import CollegeLu, lire_atelier, lire_colleges
from charte_studio.atelier.lectures.mesures import TourMesure, mesurer_principes, mesurer_un
from charte_studio.atelier.schema import (
    Amendement,
    Contribution,
    Decision,
    Formulation,
    Identite,
    Objection,
    Principe,
    Ressenti,
    Seance,
    Usage,
)
from charte_studio.domaine.confidentialite import colleges_masques, pourquoi_masque
from charte_studio.domaine.echelles import SENS, Echelle
from charte_studio.domaine.repartition import Repartition

FORMAT: Final = "charte-studio/donnees-ouvertes"
VERSION_FORMAT: Final = 1
_NUMERO: Final = re.compile(r"\bP\d{2,4}\b")
NOM_OTE, NUMERO_OTE = "[nom ôté]", "[participant]"

Dit = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Publieur:
    """Ce qu’il faut pour ne rien publier de trop."""

    connexion: Connection
    seuil: int
    colleges: Mapping[int, str]
    """Les collèges assez nombreux pour signer une parole : clé → nom."""
    noms: re.Pattern[str] | None
    """Les noms de l’atelier, à ôter des textes."""

    def college(self, identifiant: int | None) -> str | None:
        """Le nom du collège, ou rien s’il est trop petit pour ne désigner personne."""
        return self.colleges.get(identifiant or 0)

    def texte(self, texte: str) -> str:
        """Le texte sans les noms des participants ni leurs numéros."""
        if self.noms:
            texte = self.noms.sub(NOM_OTE, texte)
        return _NUMERO.sub(NUMERO_OTE, texte)


def donnees_ouvertes(connexion: Connection, *, paroles: bool = True) -> Dit:
    """Tout ce qui se publie, en dictionnaires prêts pour JSON.

    `paroles` : faux pour taire les textes libres (arguments, objections, ressentis, conditions).
    """
    info = lire_atelier(connexion)
    colleges = lire_colleges(connexion)
    effectifs = {college.cle: college.inscrits for college in colleges}
    masques = colleges_masques(effectifs, info.seuil)
    publieur = _Publieur(
        connexion,
        info.seuil,
        {c.id: c.nom for c in colleges if c.inscrits and c.cle not in masques},
        _noms(connexion),
    )
    return {
        "format": FORMAT,
        "version": VERSION_FORMAT,
        "atelier": {
            "titre": info.titre,
            "organisation": info.organisation,
            "cadre": info.cadre,
            "forme": info.forme,
            "modele": info.modele,
            "modele_version": info.modele_version,
            "date": info.date.isoformat() if info.date else None,
            "duree_minutes": info.duree_minutes,
            "seances": len(connexion.execute(select(Seance.id)).all()) or 1,
            "participants": _assez(sum(effectifs.values()), info.seuil),
            "seuil": info.seuil,
            "regle": info.regle_figee or info.regle.en_phrase(),
            "masquage": pourquoi_masque(info.seuil),
            "paroles": paroles,
        },
        "echelle": _echelle(info.echelle),
        "colleges": _colleges(colleges, masques, info.seuil),
        "principes": [_principe(publieur, p, paroles) for p in mesurer_principes(connexion)],
        "usages": _usages(publieur, paroles),
        "ressentis": _ressentis(publieur) if paroles else [],
    }


def _noms(connexion: Connection) -> re.Pattern[str] | None:
    noms = {nom.strip() for nom in connexion.execute(select(Identite.nom)).scalars() if nom.strip()}
    if not noms:
        return None
    # Les plus longs d’abord : « Jean Marie » ne laisse pas « Marie » derrière « Jean ».
    tries = sorted(noms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, tries))})(?!\w)", re.IGNORECASE)


def _assez(nombre: int, seuil: int) -> int | None:
    return nombre if nombre == 0 or nombre >= seuil else None


def _echelle(echelle: Echelle) -> Dit:
    sens = {valeur: cle for cle, valeur in SENS.items()}
    return {
        "cle": echelle.cle,
        "nom": echelle.nom,
        "degres": [
            {"cle": degre.cle, "libelle": degre.libelle, "sens": sens[echelle.sens(rang)]}
            for rang, degre in enumerate(echelle.degres)
        ],
    }


def _colleges(colleges: tuple[CollegeLu, ...], masques: frozenset[str], seuil: int) -> list[Dit]:
    dits: list[Dit] = [
        {"cle": c.cle, "nom": c.nom, "inscrits": None if c.cle in masques else c.inscrits}
        for c in colleges
    ]
    reunis = sum(c.inscrits for c in colleges if c.cle in masques)
    if masques:
        dits.append({"cle": None, "nom": "Collèges réunis", "inscrits": _assez(reunis, seuil)})
    return dits


def _principe(publieur: _Publieur, principe: Any, paroles: bool) -> Dit:
    connexion = publieur.connexion
    ligne = connexion.execute(
        select(Principe.question, Principe.theme, Principe.axe).where(Principe.id == principe.id)
    ).one()
    niveaux = mesurer_un(connexion, principe.id, objet="niveau")
    return {
        "cle": principe.cle,
        "titre": principe.titre,
        "question": ligne.question,
        "theme": ligne.theme,
        "axe": ligne.axe,
        "formulations": [
            {"niveau": niveau, "texte": texte}
            for niveau, texte in connexion.execute(
                select(Formulation.niveau, Formulation.texte)
                .where(Formulation.principe_id == principe.id)
                .order_by(Formulation.id)
            )
        ],
        "tours": [_tour(tour) for tour in principe.tours if tour.tour.clos],
        "tours_niveau": [_tour(tour) for tour in niveaux if tour.tour.clos],
        "contributions": _contributions(publieur, principe.id) if paroles else [],
        "objections": _objections(publieur, principe.id, paroles),
        "amendements": _amendements(publieur, principe.id),
        "decision": _decision(publieur, principe.id, _tait_la_suggestion(principe.tours)),
    }


def _tait_la_suggestion(tours: tuple[TourMesure, ...]) -> bool:
    """La phrase de la suggestion compte les voix : un tour masqué la fait taire."""
    return any(tour.masque for tour in tours if tour.tour.clos)


def _tour(tour: TourMesure) -> Dit:
    degres = [degre.cle for degre in tour.tour.echelle.degres]
    if tour.masque:
        return {
            "rang": tour.tour.rang,
            "mode": tour.tour.mode,
            "masque": True,
            "total": None,
            "mesures": None,
            "par_college": [],
            "colleges_reunis": None,
        }
    mesures = tour.mesures
    return {
        "rang": tour.tour.rang,
        "mode": tour.tour.mode,
        "masque": False,
        "total": _repartition(tour.repartition, degres, manquants=True),
        "mesures": {
            "part_favorable": mesures.part_favorable,
            "part_defavorable": mesures.part_defavorable,
            "degre_median": mesures.degre_median,
            "accord_a": mesures.accord_a,
            "consensus": mesures.consensus,
            "qualification": mesures.qualification,
        },
        "par_college": [
            {"college": c.cle, "masque": True}
            if c.masque
            else {"college": c.cle, "masque": False, **_repartition(c.repartition, degres)}
            for c in tour.colleges
        ],
        "colleges_reunis": _repartition(tour.reunis, degres) if tour.reunis else None,
    }


def _repartition(repartition: Repartition, degres: list[str], *, manquants: bool = False) -> Dit:
    dit: Dit = {
        "effectifs": dict(zip(degres, repartition.effectifs, strict=True)),
        "exprimes": repartition.exprimes,
        "sans_avis": repartition.sans_avis,
    }
    return dit | ({"manquants": repartition.manquants} if manquants else {})


def _contributions(publieur: _Publieur, principe_id: int) -> list[Dit]:
    requete = select(Contribution.nature, Contribution.college_id, Contribution.texte).where(
        Contribution.principe_id == principe_id
    )
    return _ranger(
        {
            "nature": nature,
            "college": publieur.college(college),
            "texte": publieur.texte(texte),
        }
        for nature, college, texte in publieur.connexion.execute(requete)
    )


def _objections(publieur: _Publieur, principe_id: int, paroles: bool) -> list[Dit]:
    requete = select(Objection.etat, Objection.college_id, Objection.texte, Objection.suite).where(
        Objection.principe_id == principe_id
    )
    return _ranger(
        {
            "etat": etat,
            "college": publieur.college(college),
            "texte": publieur.texte(texte) if paroles else None,
            "suite": publieur.texte(suite) if paroles else None,
        }
        for etat, college, texte, suite in publieur.connexion.execute(requete)
    )


def _amendements(publieur: _Publieur, principe_id: int) -> list[Dit]:
    tours = mesurer_un(publieur.connexion, principe_id, objet="amendement")
    lignes = publieur.connexion.execute(
        select(Amendement.__table__)
        .where(Amendement.principe_id == principe_id)
        .order_by(Amendement.numero)
    ).mappings()
    return [
        {
            "numero": ligne["numero"],
            "etat": ligne["etat"],
            "college": publieur.college(ligne["college_id"]),
            "base": publieur.texte(ligne["base"]),
            "texte": publieur.texte(ligne["texte"]),
            "motif": publieur.texte(ligne["motif"]),
            "tours": [
                _tour(t) for t in tours if t.tour.amendement_id == ligne["id"] and t.tour.clos
            ],
        }
        for ligne in lignes
    ]


def _decision(publieur: _Publieur, principe_id: int, tait: bool) -> Dit | None:
    ligne = (
        publieur.connexion.execute(
            select(
                Decision.issue,
                Decision.justification,
                Decision.suggestion,
                Decision.suggestion_phrase,
                Decision.automatique,
                Formulation.niveau,
                Formulation.texte,
            )
            .outerjoin(Formulation, Formulation.id == Decision.formulation_id)
            .where(Decision.principe_id == principe_id)
        )
        .mappings()
        .one_or_none()
    )
    if ligne is None:
        return None
    return {
        "issue": ligne["issue"],
        "justification": publieur.texte(ligne["justification"]),
        "suggestion": ligne["suggestion"] or None,
        "suggestion_phrase": None if tait else ligne["suggestion_phrase"] or None,
        "automatique": ligne["automatique"],
        "formulation": {"niveau": ligne["niveau"], "texte": ligne["texte"]}
        if ligne["niveau"]
        else None,
    }


def _usages(publieur: _Publieur, paroles: bool) -> list[Dit]:
    requete = select(
        Usage.outil, Usage.tache, Usage.donnees, Usage.frequence, Usage.verdict,
        Usage.conditions, Usage.college_id,
    )  # fmt: skip
    return _ranger(
        {
            "outil": publieur.texte(ligne.outil),
            "tache": publieur.texte(ligne.tache),
            "donnees": publieur.texte(ligne.donnees),
            "frequence": ligne.frequence or None,
            "verdict": ligne.verdict or None,
            "conditions": publieur.texte(ligne.conditions) if paroles else None,
            "college": publieur.college(ligne.college_id),
        }
        for ligne in publieur.connexion.execute(requete)
    )


def _ressentis(publieur: _Publieur) -> list[Dit]:
    return _ranger(
        {"nature": nature, "texte": publieur.texte(texte)}
        for nature, texte in publieur.connexion.execute(select(Ressenti.nature, Ressenti.texte))
    )


def _ranger(dits: Any) -> list[Dit]:
    """Dans un ordre qui ne dépend que des mots : celui de la saisie dirait qui a parlé quand."""
    return sorted(dits, key=lambda dit: [str(valeur) for valeur in dit.values()])
