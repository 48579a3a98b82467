"""Préparer : créer l’atelier, le régler, inscrire les participants, choisir les principes."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert, Horloge, creer, heure_locale
from charte_studio.atelier.gestes.commun import (
    abrege,
    exiger,
    latelier,
    numero,
    propre,
    trouver,
    une_ligne,
)
from charte_studio.atelier.schema import (
    Amorce,
    Atelier,
    College,
    Contribution,
    Formulation,
    Identite,
    Objection,
    Participant,
    Principe,
    Section,
    Tour,
)
from charte_studio.domaine.confidentialite import SEUIL_PAR_DEFAUT, SEUILS_POSSIBLES
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.domaine.vocabulaire import AXES, FORMES, NIVEAUX, THEMES
from charte_studio.redaction.modeles import Modele
from charte_studio.socle.erreurs import Refus

PARTICIPANTS_MAX = 5_000


@dataclass(frozen=True, slots=True)
class Inscription:
    """Une personne à inscrire : un collège, et un nom seulement si l’animation l’a annoncé."""

    college: str
    nom: str = ""
    numero: int | None = None


def creer_atelier(
    chemin: Path,
    modele: Modele,
    *,
    titre: str = "",
    organisation: str = "",
    echelle: str = ECHELLE_PAR_DEFAUT,
    inscriptions: Sequence[Inscription] = (),
    colleges: Sequence[tuple[str, int | None]] = (),
    horloge: Horloge = heure_locale,
    dossier_sauvegardes: Path | None = None,
) -> AtelierOuvert:
    """Crée un fichier d’atelier à partir d’un modèle et le laisse ouvert.

    `colleges` : noms et effectifs attendus. Lève `Refus` (nom pris, échelle inconnue) ou
    `EnnuiEnvironnement` ; dans ce cas aucun fichier ne reste.
    """
    if echelle not in ECHELLES:
        raise Refus(
            f"L’échelle « {echelle} » n’existe pas. Échelles livrées : {', '.join(ECHELLES)}."
        )
    atelier = creer(chemin, horloge=horloge, dossier_sauvegardes=dossier_sauvegardes)
    try:
        with atelier.geste("Créer l’atelier", nature="creation") as session:
            organisation = une_ligne(organisation)
            session.add(
                _atelier_neuf(modele, une_ligne(titre), organisation, echelle, horloge().date())
            )
            _ajouter_contenu(session, modele)
            session.flush()
            for nom, effectif in colleges:
                college_nomme(session, nom).effectif_attendu = effectif
            _inscrire(session, inscriptions)
    except BaseException:
        atelier.fermer()
        chemin.unlink(missing_ok=True)
        raise
    return atelier


def _atelier_neuf(
    modele: Modele, titre: str, organisation: str, echelle: str, jour: dt.date
) -> Atelier:
    regle = RegleDecision()
    return Atelier(
        id=1,
        identifiant=secrets.token_hex(8),
        titre=titre or (f"Charte IA — {organisation}" if organisation else modele.titre),
        organisation=organisation,
        cadre=modele.cadre,
        forme=modele.forme,
        modele=modele.identifiant,
        modele_titre=modele.titre,
        modele_version=modele.version,
        titre_charte=modele.titre,
        echelle=echelle,
        seuil=SEUIL_PAR_DEFAUT,
        **_colonnes_regle(regle),
        date=jour.isoformat(),
        lieu="",
        duree_minutes=None,
    )


def _colonnes_regle(regle: RegleDecision) -> dict[str, str]:
    return {
        "seuil_adoption": str(regle.seuil_adoption),
        "seuil_rejet": str(regle.seuil_rejet),
        "quorum": str(regle.quorum),
        "effet_objection": regle.effet_objection,
    }


def _ajouter_contenu(session: Session, modele: Modele) -> None:
    """Copie les textes du modèle : l’atelier doit se rouvrir dans dix ans sans le modèle."""
    for avant, sections in ((True, modele.sections_avant), (False, modele.sections_apres)):
        for rang, section in enumerate(sections):
            session.add(
                Section(
                    cle=section.cle,
                    titre=section.titre,
                    texte=section.texte,
                    rang=rang,
                    avant=avant,
                )
            )
    for rang, principe in enumerate(modele.principes):
        amorces = [("pour", texte) for texte in principe.pour]
        amorces += [("contre", texte) for texte in principe.contre]
        amorces += [("vigilance", texte) for texte in principe.vigilance]
        amorces += [("source", f"{s.texte} ({s.statut})") for s in principe.sources]
        session.add(
            Principe(
                cle=principe.cle,
                titre=principe.titre,
                theme=principe.theme,
                axe=principe.axe,
                enjeu=principe.enjeu,
                question=principe.question,
                rang=rang,
                retenu=True,
                formulations=[
                    Formulation(niveau=f.niveau, texte=f.texte) for f in principe.formulations
                ],
                amorces=[Amorce(nature=nature, texte=texte) for nature, texte in amorces],
            )
        )


# --- la démarche -------------------------------------------------------------------------------


def regler_atelier(atelier: AtelierOuvert, **champs: Any) -> None:
    """Modifie les réglages de l’atelier : titre, titre_charte, organisation, forme, seuil, date,
    lieu, duree_minutes, echelle.

    Lève `Refus` pour une valeur inconnue, ou pour l’échelle une fois un tour ouvert.
    """
    with atelier.geste(f"Régler : {', '.join(_NOMS_REGLAGES[cle] for cle in champs)}") as session:
        ligne = latelier(session)
        for cle, valeur in champs.items():
            setattr(ligne, cle, _valider_reglage(session, ligne, cle, valeur))


_NOMS_REGLAGES = {
    "titre": "titre de l’atelier",
    "titre_charte": "titre de la charte",
    "organisation": "organisation",
    "forme": "forme visée",
    "seuil": "seuil de confidentialité",
    "date": "date",
    "lieu": "lieu",
    "duree_minutes": "durée",
    "echelle": "échelle",
}


def _valider_reglage(session: Session, ligne: Atelier, cle: str, valeur: Any) -> Any:
    match cle:
        case "titre" | "titre_charte":
            return une_ligne(exiger(valeur, f"Le {_NOMS_REGLAGES[cle]}"))
        case "organisation" | "lieu":
            return une_ligne(valeur)
        case "forme" if valeur not in FORMES:
            raise Refus(f"La forme « {valeur} » n’existe pas. Formes : {', '.join(FORMES)}.")
        case "seuil" if valeur not in SEUILS_POSSIBLES:
            raise Refus("Le seuil de confidentialité est de 3, 4 ou 5 personnes.")
        case "date" if valeur is not None:
            return _date_lue(valeur)
        case "duree_minutes" if valeur is not None and not 0 < valeur <= 100_000:
            raise Refus("La durée se donne en minutes, au-dessus de zéro.")
        case "echelle" if valeur not in ECHELLES:
            raise Refus(f"L’échelle « {valeur} » n’existe pas. Échelles : {', '.join(ECHELLES)}.")
        case "echelle" if valeur != ligne.echelle:
            _refuser_apres_premier_tour(session, "L’échelle")
    return valeur


def _date_lue(texte: str) -> str:
    try:
        return dt.date.fromisoformat(texte).isoformat()
    except ValueError as erreur:
        raise Refus(f"« {texte} » n’est pas une date : écrivez par exemple 2026-11-12.") from erreur


def annoncer_regle(atelier: AtelierOuvert, regle: RegleDecision) -> None:
    """Change la règle de décision, tant qu’aucun tour n’est ouvert. Lève `Refus` ensuite."""
    with atelier.geste("Annoncer la règle de décision") as session:
        ligne = latelier(session)
        colonnes = _colonnes_regle(regle)
        if any(getattr(ligne, cle) != valeur for cle, valeur in colonnes.items()):
            _refuser_apres_premier_tour(session, "La règle de décision")
        for cle, valeur in colonnes.items():
            setattr(ligne, cle, valeur)


def _refuser_apres_premier_tour(session: Session, quoi: str) -> None:
    if session.scalar(select(func.count()).select_from(Tour)):
        raise Refus(
            f"{quoi} est figée depuis l’ouverture du premier tour : la salle s’est positionnée "
            "en la connaissant. Pour en changer, annulez l’ouverture ou créez un autre atelier."
        )


# --- collèges et participants ------------------------------------------------------------------


def ajouter_college(atelier: AtelierOuvert, nom: str, effectif_attendu: int | None = None) -> int:
    """Ajoute un collège et rend sa clé. Lève `Refus` si ce nom est déjà pris."""
    with atelier.geste(f"Ajouter le collège « {abrege(nom)} »") as session:
        if session.scalar(select(College).where(College.cle == en_cle(nom))):
            raise Refus(f"Le collège « {une_ligne(nom)} » existe déjà.")
        college = college_nomme(session, nom)
        college.effectif_attendu = effectif_attendu
        session.flush()
        return college.id


def modifier_college(
    atelier: AtelierOuvert, college_id: int, *, nom: str, effectif_attendu: int | None
) -> None:
    """Renomme un collège ou change son effectif attendu."""
    with atelier.geste(f"Modifier le collège « {abrege(nom)} »") as session:
        college = trouver(session, College, college_id)
        cle = _cle_college(nom)
        autre = session.scalar(select(College).where(College.cle == cle))
        if autre is not None and autre is not college:
            raise Refus(f"Le collège « {une_ligne(nom)} » existe déjà.")
        college.nom, college.cle = une_ligne(nom), cle
        college.effectif_attendu = effectif_attendu


def retirer_college(atelier: AtelierOuvert, college_id: int) -> None:
    """Retire un collège vide. Lève `Refus` s’il compte des participants ou des propos."""
    with atelier.geste("Retirer un collège") as session:
        college = trouver(session, College, college_id)
        for classe, quoi in (
            (Participant, "des participants"),
            (Contribution, "des arguments"),
            (Objection, "des objections"),
        ):
            if session.scalar(select(classe.id).where(classe.college_id == college_id).limit(1)):
                raise Refus(
                    f"Le collège « {college.nom} » porte {quoi} : rattachez-les d’abord ailleurs."
                )
        session.delete(college)


def college_nomme(session: Session, nom: str) -> College:
    """Le collège de ce nom, créé s’il n’existe pas."""
    cle = _cle_college(nom)
    college = session.scalar(select(College).where(College.cle == cle))
    if college is None:
        rang = session.scalar(select(func.coalesce(func.max(College.rang) + 1, 0))) or 0
        college = College(cle=cle, nom=une_ligne(nom), effectif_attendu=None, rang=rang)
        session.add(college)
        session.flush()
    return college


def _cle_college(nom: str) -> str:
    cle = en_cle(exiger(nom, "Le nom du collège"))
    if not cle:
        raise Refus(f"« {nom} » n’est pas un nom de collège : employez des lettres.")
    return cle


def inscrire(atelier: AtelierOuvert, inscriptions: Sequence[Inscription]) -> int:
    """Inscrit des participants à la suite des numéros existants et rend leur nombre."""
    libelle = f"Inscrire {accorder(len(inscriptions), 'participant', 'participants')}"
    with atelier.geste(libelle) as session:
        _inscrire(session, inscriptions)
    return len(inscriptions)


def numeroter(inscriptions: Sequence[Inscription], pris: Collection[int]) -> tuple[int, ...]:
    """Le numéro de chacun, demandé ou à la suite. Lève `Refus` pour un numéro pris deux fois."""
    reserves = set(pris)
    for voulu in (i.numero for i in inscriptions if i.numero is not None):
        if voulu in reserves:
            raise Refus(f"Le numéro {numero(voulu)} est déjà pris : donnez-en un autre.")
        reserves.add(voulu)
    if len(pris) + len(inscriptions) > PARTICIPANTS_MAX:
        raise Refus(f"Un atelier réunit {PARTICIPANTS_MAX} participants au plus.")
    suivants = count(max(reserves, default=0) + 1)
    return tuple(next(suivants) if i.numero is None else i.numero for i in inscriptions)


def _inscrire(session: Session, inscriptions: Sequence[Inscription]) -> None:
    pris = set(session.scalars(select(Participant.numero)))
    colleges: dict[str, int] = {}
    for inscription, choisi in zip(inscriptions, numeroter(inscriptions, pris), strict=True):
        if inscription.college not in colleges:
            colleges[inscription.college] = college_nomme(session, inscription.college).id
        session.add(
            Participant(
                numero=choisi,
                college_id=colleges[inscription.college],
                identite_id=_identite(session, inscription.nom),
            )
        )


def _identite(session: Session, nom: str) -> int | None:
    nom = une_ligne(nom)
    if not nom:
        return None
    identite = Identite(nom=nom)
    session.add(identite)
    session.flush()
    return identite.id


def nommer_participant(atelier: AtelierOuvert, participant_id: int, nom: str) -> None:
    """Donne, change ou ôte le nom d’un participant. Le journal n’en garde que le numéro."""
    with atelier.geste("Nommer un participant") as session:
        participant = trouver(session, Participant, participant_id)
        participant.identite_id = _identite(session, nom)


def rattacher(atelier: AtelierOuvert, participant_ids: Sequence[int], college_id: int) -> None:
    """Rattache plusieurs participants à un collège, d’un seul geste."""
    quoi = accorder(len(participant_ids), "participant", "participants")
    with atelier.geste(f"Changer {quoi} de collège") as session:
        college = trouver(session, College, college_id)
        for identifiant in participant_ids:
            trouver(session, Participant, identifiant).college_id = college.id


def retirer_participants(atelier: AtelierOuvert, participant_ids: Sequence[int]) -> None:
    """Retire des participants et leurs positions ; l’annulation les rend."""
    quoi = accorder(len(participant_ids), "participant", "participants")
    with atelier.geste(f"Retirer {quoi}") as session:
        for identifiant in participant_ids:
            session.delete(trouver(session, Participant, identifiant))


# --- principes ---------------------------------------------------------------------------------


def retenir_principe(atelier: AtelierOuvert, principe_id: int, retenu: bool) -> None:
    """Met un principe à l’ordre du jour, ou l’en sort sans rien effacer.

    Lève `Refus` pour sortir un principe sur lequel la salle s’est déjà positionnée.
    """
    verbe = "Retenir" if retenu else "Laisser de côté"
    with atelier.geste(f"{verbe} un principe") as session:
        principe = trouver(session, Principe, principe_id)
        if not retenu and principe.tours:
            raise Refus(
                f"La salle s’est déjà positionnée sur « {principe.titre} » : tranchez plutôt "
                "« Écarté » à l’étape Décider, et la trace restera."
            )
        principe.retenu = retenu


def ordonner_principes(atelier: AtelierOuvert, principe_ids: Sequence[int]) -> None:
    """Donne aux principes l’ordre de cette liste ; ceux qui n’y sont pas passent après."""
    with atelier.geste("Ordonner les principes") as session:
        principes = {p.id: p for p in session.scalars(select(Principe).order_by(Principe.rang))}
        ordre = [i for i in principe_ids if i in principes]
        ordre += [i for i in principes if i not in set(ordre)]
        for rang, identifiant in enumerate(ordre):
            principes[identifiant].rang = rang


def ajouter_principe(
    atelier: AtelierOuvert,
    *,
    titre: str,
    question: str,
    enjeu: str = "",
    theme: str = "",
    axe: str = "",
    formulations: Mapping[str, str],
) -> int:
    """Ajoute un principe écrit par le groupe et rend sa clé."""
    with atelier.geste(f"Ajouter le principe « {abrege(titre)} »") as session:
        titre = une_ligne(exiger(titre, "Le titre du principe"))
        rang = session.scalar(select(func.coalesce(func.max(Principe.rang) + 1, 0))) or 0
        principe = Principe(
            cle=_cle_principe(session, titre),
            titre=titre,
            theme="",
            axe="",
            enjeu="",
            question="",
            rang=rang,
            retenu=True,
        )
        _remplir_principe(principe, question, enjeu, theme, axe, formulations)
        session.add(principe)
        session.flush()
        return principe.id


def _cle_principe(session: Session, titre: str) -> str:
    """La clé du titre, suivie d’un numéro si elle est prise."""
    base = en_cle(titre) or "principe"
    prises = set(session.scalars(select(Principe.cle)))
    cle, suite = base, 2
    while cle in prises:
        cle, suite = f"{base}-{suite}", suite + 1
    return cle


def modifier_principe(
    atelier: AtelierOuvert,
    principe_id: int,
    *,
    titre: str,
    question: str,
    enjeu: str,
    theme: str,
    axe: str,
    formulations: Mapping[str, str],
) -> None:
    """Récrit un principe. Lève `Refus` si la question change alors qu’on y a répondu."""
    with atelier.geste(f"Modifier le principe « {abrege(titre)} »") as session:
        principe = trouver(session, Principe, principe_id)
        if principe.tours and propre(question) != principe.question:
            raise Refus(
                "La salle s’est déjà positionnée sur cette affirmation : la changer ferait mentir "
                "les réponses. Ajoutez plutôt un nouveau principe."
            )
        principe.titre = une_ligne(exiger(titre, "Le titre du principe"))
        _remplir_principe(principe, question, enjeu, theme, axe, formulations)


def _remplir_principe(
    principe: Principe,
    question: str,
    enjeu: str,
    theme: str,
    axe: str,
    formulations: Mapping[str, str],
) -> None:
    if theme and theme not in THEMES:
        raise Refus(f"Le thème « {theme} » n’existe pas. Thèmes : {', '.join(THEMES)}.")
    if axe and axe not in AXES:
        raise Refus(f"L’axe « {axe} » n’existe pas. Axes : {', '.join(AXES)}.")
    textes = {niveau: propre(texte) for niveau, texte in formulations.items()}
    if not any(textes.values()):
        raise Refus("Un principe a au moins une formulation : écrivez ce que dirait la charte.")
    principe.question = exiger(question, "L’affirmation mise en débat")
    principe.enjeu, principe.theme, principe.axe = propre(enjeu), theme, axe
    existantes = {f.niveau: f for f in principe.formulations}
    retenue = principe.decision.formulation_id if principe.decision else None
    for niveau in NIVEAUX:
        texte = textes.get(niveau, "")
        if niveau in existantes and not texte:
            if existantes[niveau].id == retenue:
                raise Refus(
                    f"La formulation « {NIVEAUX[niveau]} » est celle que la décision retient : "
                    "choisissez-en une autre à l’étape Décider avant de la retirer."
                )
            principe.formulations.remove(existantes[niveau])
        elif niveau in existantes:
            existantes[niveau].texte = texte
        elif texte:
            principe.formulations.append(Formulation(niveau=niveau, texte=texte))
