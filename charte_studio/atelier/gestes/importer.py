"""Importer : des participants, des collèges et des positions venus d’un tableur. Tout ou rien."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import echelle_de, numero
from charte_studio.atelier.gestes.preparer import PARTICIPANTS_MAX, Inscription, college_nomme
from charte_studio.atelier.images import inserer_en_bloc
from charte_studio.atelier.schema import (
    College,
    Identite,
    Participant,
    Position,
    Principe,
    Tour,
)
from charte_studio.atelier.tableur import Erreurs, LigneTableau, lire_tableau
from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, SANS_AVIS, Echelle
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.domaine.vocabulaire import MODES_TOUR, RANGS_TOUR
from charte_studio.socle.erreurs import Refus

COLONNES: Final = ("participant", "college", "principe", "tour", "position", "motif")
_NUMERO: Final = re.compile(r"[Pp]?0*([1-9]\d{0,5})")


@dataclass(frozen=True, slots=True)
class CompteRenduImport:
    """Ce que l’import a fait."""

    positions: int
    """Positions retenues."""
    sans_reponse: int
    """Lignes sans position."""
    participants_crees: int
    colleges_crees: tuple[str, ...]
    nommes: int
    """Participants désignés autrement que par un numéro : le texte est gardé comme nom."""
    doublons: tuple[int, ...]
    """Numéros des lignes ignorées parce qu’une ligne plus bas les remplace."""
    remplacees: int
    """Positions déjà dans l’atelier que l’import a changées."""
    motifs_perdus: tuple[int, ...] = ()
    """Numéros des lignes qui donnent un motif sans position : il n’a rien à motiver."""

    def en_phrases(self) -> tuple[str, ...]:
        """Le compte rendu à montrer."""
        phrases = [accorder(self.positions, "position importée", "positions importées")]
        if self.sans_reponse:
            phrases.append(accorder(self.sans_reponse, "ligne sans réponse", "lignes sans réponse"))
        if self.participants_crees:
            phrases.append(
                accorder(self.participants_crees, "participant créé", "participants créés")
            )
        if self.colleges_crees:
            phrases.append(f"collèges créés : {', '.join(self.colleges_crees)}")
        if self.remplacees:
            phrases.append(accorder(self.remplacees, "position remplacée", "positions remplacées"))
        if self.doublons:
            phrases.append(
                accorder(len(self.doublons), "ligne répétée", "lignes répétées")
                + f", la dernière l’emporte (ignorées\u00a0: {_premieres(self.doublons)})"
            )
        if self.motifs_perdus:
            phrases.append(
                accorder(
                    len(self.motifs_perdus),
                    "motif sans position n’est pas gardé",
                    "motifs sans position ne sont pas gardés",
                )
                + f" (ligne{'s' if len(self.motifs_perdus) > 1 else ''} "
                f"{_premieres(self.motifs_perdus)})\u00a0: donnez la position aussi"
            )
        if self.nommes:
            phrases.append(
                accorder(self.nommes, "participant porte un nom", "participants portent un nom")
                + " dans le fichier : effacez-les si rien ne l’exige"
            )
        return tuple(phrases)


def importer_positions(atelier: AtelierOuvert, chemin: Path) -> CompteRenduImport:
    """Importe `participant;college;principe;tour;position;motif`, d’un CSV ou d’un XLSX.

    Lève `Refus`, sans rien changer, en disant chaque ligne fautive.
    """
    lignes = list(
        lire_tableau(
            chemin,
            requises=("participant", "college", "principe", "position"),
            facultatives=("tour", "motif"),
        )
    )
    if not lignes:
        raise Refus(f"« {chemin.name} » ne contient aucune ligne : rien à importer.")
    erreurs = Erreurs(chemin)
    with atelier.geste(f"Importer {accorder(len(lignes), 'ligne', 'lignes')}") as session:
        participants = _Participants(session, erreurs)
        principes, ecartes = _principes(session)
        echelle = echelle_de(session)
        reponses = _reponses(echelle)
        autrement = _recueillis_autrement(session)
        retenues: dict[tuple[int, int, int], tuple[int, str | None, str]] = {}
        doublons = []
        for ligne in lignes:
            cellules = ligne.cellules
            principe = principes.get(en_cle(cellules["principe"]))
            rang = _rang(cellules["tour"])
            degre = reponses.get(en_cle(cellules["position"])) if cellules["position"] else None
            _controler(erreurs, ligne, principe, rang, degre, echelle, ecartes)
            if principe is not None and (principe, rang) in autrement:
                erreurs.noter(ligne.numero, _phrase_autrement(cellules, autrement[principe, rang]))
            qui = participants.place(ligne)
            if principe is None or rang is None or qui is None:
                continue
            cle = (principe, rang, qui)
            if cle in retenues:
                doublons.append(retenues[cle][0])
            retenues[cle] = (ligne.numero, degre, cellules["motif"])
        erreurs.lever()
        ids = participants.inscrire()
        remplacees = _ecrire(session, retenues, ids)
    return CompteRenduImport(
        positions=sum(degre is not None for _, degre, _ in retenues.values()),
        sans_reponse=sum(degre is None for _, degre, _ in retenues.values()),
        participants_crees=participants.crees,
        colleges_crees=tuple(participants.colleges_crees),
        nommes=participants.nommes,
        doublons=tuple(sorted(doublons)),
        remplacees=remplacees,
        motifs_perdus=tuple(
            sorted(
                numero_de_ligne
                for numero_de_ligne, degre, motif in retenues.values()
                if motif and degre is None
            )
        ),
    )


def _premieres(lignes: Collection[int]) -> str:
    """Les dix premiers numéros, et s’il en reste."""
    suite = "…" if len(lignes) > 10 else ""
    return ", ".join(map(str, list(lignes)[:10])) + suite


def _recueillis_autrement(session: Session) -> dict[tuple[int, int | None], str]:
    """Le mode des tours, par (principe, rang), qui ne sont pas nominatifs."""
    requete = select(Tour.principe_id, Tour.rang, Tour.mode).where(
        Tour.objet == "principe", Tour.mode != "nominatif"
    )
    return {(principe, rang): mode for principe, rang, mode in session.execute(requete)}


def _phrase_autrement(cellules: Mapping[str, str], mode: str) -> str:
    return (
        f"le tour {cellules['tour'] or 1} de « {cellules['principe']} » est {MODES_TOUR[mode]}"
        "\u00a0; donnez ces positions à un autre tour."
    )


def lire_inscriptions(chemin: Path) -> tuple[Inscription, ...]:
    """Lit une liste de participants : `college` requis, `participant` et `nom` facultatifs.

    Lève `Refus` en disant chaque ligne fautive.
    """
    erreurs, inscriptions = Erreurs(chemin), []
    vus: set[int] = set()
    for ligne in lire_tableau(
        chemin, requises=("college",), facultatives=("participant", "numero", "nom")
    ):
        cellules = ligne.cellules
        college = cellules["college"]
        designation = cellules["participant"] or cellules["numero"]
        trouve = _NUMERO.fullmatch(designation)
        voulu = int(trouve[1]) if trouve else None
        if not en_cle(college):
            erreurs.noter(
                ligne.numero, "le collège est vide ; dites à quel groupe appartient cette personne."
            )
        if voulu is not None and voulu in vus:
            erreurs.noter(ligne.numero, f"le numéro {numero(voulu)} est répété.")
        vus |= set() if voulu is None else {voulu}
        nom = cellules["nom"] or ("" if trouve else designation)
        inscriptions.append(Inscription(college, nom=nom, numero=voulu))
    erreurs.lever()
    if not inscriptions:
        raise Refus(f"« {chemin.name} » ne contient aucun participant.")
    return tuple(inscriptions)


def _principes(session: Session) -> tuple[dict[str, int], frozenset[str]]:
    """Les principes par clé et par titre (la clé l’emporte si un titre lui ressemble), puis les
    noms de ceux qui sont hors de l’ordre du jour."""
    lignes = session.execute(
        select(Principe.id, Principe.cle, Principe.titre, Principe.retenu)
    ).all()
    noms = {en_cle(ligne.titre): ligne for ligne in lignes}
    noms |= {ligne.cle: ligne for ligne in lignes}
    return (
        {nom: ligne.id for nom, ligne in noms.items() if ligne.retenu},
        frozenset(nom for nom, ligne in noms.items() if not ligne.retenu),
    )


def _reponses(echelle: Echelle) -> dict[str, str]:
    """Les réponses possibles, par identifiant et par libellé."""
    reponses = {en_cle(LIBELLE_SANS_AVIS): SANS_AVIS}
    for degre in echelle.degres:
        for nom in (degre.cle, degre.libelle, degre.court):
            reponses[en_cle(nom)] = degre.cle
    return reponses


def _rang(texte: str) -> int | None:
    if not texte:
        return 1
    return int(texte) if texte in {str(rang) for rang in RANGS_TOUR} else None


def _controler(
    erreurs: Erreurs,
    ligne: LigneTableau,
    principe: int | None,
    rang: int | None,
    degre: str | None,
    echelle: Echelle,
    ecartes: Collection[str],
) -> None:
    cellules = ligne.cellules
    if principe is None and en_cle(cellules["principe"]) in ecartes:
        erreurs.noter(
            ligne.numero,
            f"le principe « {cellules['principe']} » est hors de l’ordre du jour ; remettez-le à "
            "l’étape Préparer.",
        )
    elif principe is None:
        erreurs.noter(
            ligne.numero,
            f"le principe « {cellules['principe']} » n’existe pas dans l’atelier ; employez sa "
            "clé ou son titre exact.",
        )
    if rang is None:
        erreurs.noter(ligne.numero, f"le tour « {cellules['tour']} » n’est pas un nombre de 1 à 9.")
    if cellules["position"] and degre is None:
        possibles = ", ".join(d.cle for d in echelle.degres)
        erreurs.noter(
            ligne.numero,
            f"la position « {cellules['position']} » n’est pas de l’échelle « {echelle.nom} » "
            f"({possibles}, {SANS_AVIS}, ou rien).",
        )


class _Participants:
    """Retrouve les participants d’un fichier et inscrit les nouveaux, numéros d’abord."""

    def __init__(self, session: Session, erreurs: Erreurs) -> None:
        self._session = session
        self._erreurs = erreurs
        self._colleges = {c.id: c.cle for c in session.scalars(select(College))}
        self._par_numero: dict[int, int] = {}
        self._par_nom: dict[str, int] = {}
        self._college_de: dict[int, str] = {}
        self._nouveaux: dict[int, tuple[str, str]] = {}
        self._places: dict[str, int] = {}
        self._suivante = -1
        self.colleges_crees: list[str] = []
        self.crees = 0
        self.nommes = 0
        requete = select(
            Participant.id, Participant.numero, Participant.college_id, Identite.nom
        ).outerjoin(Identite, Identite.id == Participant.identite_id)
        for identifiant, rang, college_id, nom in session.execute(requete):
            self._par_numero[rang] = identifiant
            self._college_de[identifiant] = self._colleges[college_id]
            if nom:
                self._par_nom[nom.casefold()] = identifiant

    def place(self, ligne: LigneTableau) -> int | None:
        """La clé du participant, négative s’il reste à inscrire ; `None` si la ligne est fausse."""
        designation, college = ligne.cellules["participant"], ligne.cellules["college"]
        if not designation:
            self._erreurs.noter(ligne.numero, "le participant est vide ; donnez son numéro.")
            return None
        trouve = _NUMERO.fullmatch(designation)
        qui = (
            self._par_numero.get(int(trouve[1]))
            if trouve
            else self._par_nom.get(designation.casefold())
        )
        cle = en_cle(college)
        if qui is None:
            if not cle:
                self._erreurs.noter(
                    ligne.numero,
                    f"« {designation} » n’est pas inscrit ; dites son collège pour l’inscrire.",
                )
                return None
            qui, self._suivante = self._suivante, self._suivante - 1
            self._nouveaux[qui] = (designation, college)
            self._college_de[qui] = cle
            if trouve:
                self._par_numero[int(trouve[1])] = qui
            else:
                self._par_nom[designation.casefold()] = qui
        elif cle and cle != self._college_de[qui]:
            self._erreurs.noter(
                ligne.numero,
                f"« {designation} » est déjà du collège « {self._college_de[qui]} », pas de "
                f"« {college} » ; corrigez l’un des deux.",
            )
            return None
        return qui

    def inscrire(self) -> dict[int, int]:
        """Inscrit les nouveaux et rend, pour chaque place négative, la vraie clé."""
        if len(self._college_de) > PARTICIPANTS_MAX:
            raise Refus(f"Un atelier réunit {PARTICIPANTS_MAX} participants au plus.")
        avant = set(self._colleges.values())
        colleges: dict[str, int] = {}
        numeros = {rang for rang, qui in self._par_numero.items()}
        libre = max(numeros, default=0) + 1
        prochain = (self._session.scalar(select(func.max(Participant.id))) or 0) + 1
        ids: dict[int, int] = {}
        lignes: list[dict[str, Any]] = []
        for place, (designation, college) in self._nouveaux.items():
            cle = en_cle(college)
            if cle not in colleges:
                colleges[cle] = college_nomme(self._session, college).id
                if cle not in avant:
                    self.colleges_crees.append(college)
            trouve = _NUMERO.fullmatch(designation)
            identite_id = None
            if trouve:
                rang = int(trouve[1])
            else:
                rang, libre = libre, libre + 1
                identite = Identite(nom=designation)
                self._session.add(identite)
                self._session.flush()
                identite_id = identite.id
                self.nommes += 1
            lignes.append(
                {
                    "id": prochain,
                    "numero": rang,
                    "college_id": colleges[cle],
                    "identite_id": identite_id,
                    "present": True,
                    "seance_id": None,
                }
            )
            ids[place], prochain = prochain, prochain + 1
        inserer_en_bloc(self._session, Participant, lignes)
        self.crees = len(lignes)
        return ids


def _ecrire(
    session: Session,
    retenues: dict[tuple[int, int, int], tuple[int, str | None, str]],
    ids: dict[int, int],
) -> int:
    """Écrit les positions, tours clos. Rend le nombre de positions déjà là qui ont changé.

    Un tour où personne n’a répondu ne se crée pas : il passerait pour un tour tenu.
    """
    tours = {
        (t.principe_id, t.rang): t
        for t in session.scalars(select(Tour).where(Tour.objet == "principe"))
    }
    repondus = {(p, r) for (p, r, _), (_, degre, _) in retenues.items() if degre is not None}
    for principe, rang in dict.fromkeys((p, r) for p, r, _ in retenues):
        if (principe, rang) not in tours and (principe, rang) not in repondus:
            continue
        if (principe, rang) not in tours:
            tour = Tour(
                principe_id=principe,
                rang=rang,
                mode="nominatif",
                etat="clos",
                objet="principe",
                presents="",
                resultat="",
            )
            session.add(tour)
            tours[(principe, rang)] = tour
        tours[(principe, rang)].etat = "clos"
    session.flush()
    concernes = {tours[(p, r)].id for p, r, _ in retenues if (p, r) in tours}
    presentes = (
        {
            (p.tour_id, p.participant_id): p
            for p in session.scalars(select(Position))
            if p.tour_id in concernes
        }
        if session.scalar(select(Position.id).limit(1))
        else {}
    )
    prochain = (session.scalar(select(func.max(Position.id))) or 0) + 1
    nouvelles: list[dict[str, Any]] = []
    remplacees = 0
    for (principe, rang, qui), (_, degre, motif) in retenues.items():
        if (principe, rang) not in tours:
            continue
        tour_id, participant_id = tours[(principe, rang)].id, ids.get(qui, qui)
        presente = presentes.get((tour_id, participant_id))
        if presente is not None:
            changee = degre != presente.degre or (motif != presente.motif)
            remplacees += changee
            if degre is None:
                session.delete(presente)
            elif changee:
                presente.degre, presente.motif = degre, motif
        elif degre is not None:
            nouvelles.append(
                {
                    "id": prochain,
                    "tour_id": tour_id,
                    "participant_id": participant_id,
                    "degre": degre,
                    "motif": motif,
                }
            )
            prochain += 1
    inserer_en_bloc(session, Position, nouvelles)
    return remplacees
