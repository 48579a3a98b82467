"""Les scènes de toute la salle : accueil, règles, déroulé, baromètre, mur, pause, synthèse."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.explorer import se_montre_au_mur
from charte_studio.atelier.lectures.mention_donnees import lire_mention_donnees
from charte_studio.atelier.lectures.projection.demande import Demande
from charte_studio.atelier.lectures.projection.mots import capitale, nu
from charte_studio.atelier.lectures.projection.scenes import (
    NOS_RESSENTIS,
    NOS_USAGES,
    CarteUsage,
    ChoixMontre,
    EtapeDeroule,
    GroupeMur,
    GroupeSynthese,
    SceneAccueil,
    SceneBarometre,
    SceneDeroule,
    SceneListe,
    SceneMessage,
    SceneMinuteur,
    SceneMur,
    ScenePause,
    SceneSynthese,
)
from charte_studio.atelier.lectures.projection.textes import lire_textes_salle
from charte_studio.atelier.schema import (
    Atelier,
    Barometre,
    ChoixBarometre,
    Decision,
    Groupe,
    Principe,
    Ressenti,
    Sequence,
    Usage,
)
from charte_studio.domaine.barometre import ReponseComptee, comparer_au_repere
from charte_studio.domaine.francais import accorder, date_en_lettres, duree_en_mots
from charte_studio.domaine.vocabulaire import ISSUES


def lire_accueil(connexion: Connection, _demande: Demande) -> SceneAccueil:
    """Le nom de l’atelier et ce qui réunit la salle."""
    info = lire_atelier(connexion)
    objectif = connexion.execute(select(Atelier.objectif)).scalar_one()
    quand = [date_en_lettres(info.date)] if info.date else []
    return SceneAccueil(
        titre=info.titre,
        organisation=info.organisation,
        objectif=nu(objectif) or lire_textes_salle().objectif,
        quand=" · ".join(quand + ([info.lieu] if info.lieu else [])),
    )


def lire_regles(connexion: Connection, _demande: Demande) -> SceneListe:
    """Les règles d’échange de l’atelier, ou celles qui sont livrées."""
    textes = lire_textes_salle()
    ecrites = connexion.execute(select(Atelier.regles_echange)).scalar_one()
    return SceneListe(textes.regles_titre, _lignes(ecrites) or textes.regles, numerotee=True)


def lire_donnees(connexion: Connection, _demande: Demande) -> SceneListe:
    """L’information sur les données : celle qu’on a écrite, ou celle que disent les réglages."""
    points = tuple(nu(ligne) for ligne in lire_mention_donnees(connexion))
    return SceneListe(lire_textes_salle().donnees_titre, points)


def _lignes(texte: str) -> tuple[str, ...]:
    return tuple(propre for ligne in texte.splitlines() if (propre := ligne.strip(" \t-–•")))


def lire_deroule(connexion: Connection, _demande: Demande) -> SceneDeroule | SceneMessage:
    """Les séquences de la séance en cours, sans les notes d’animation."""
    sequences = connexion.execute(
        select(
            Sequence.seance, Sequence.titre, Sequence.minutes, Sequence.etape, Sequence.etat
        ).order_by(Sequence.seance, Sequence.rang, Sequence.id)
    ).all()
    if not sequences:
        return SceneMessage("Déroulé", "Le déroulé de cet atelier n’est pas encore choisi.")
    vivantes = [s for s in sequences if s.etat in ("a-venir", "en-cours")]
    seance = next((s.seance for s in sequences if s.etat == "en-cours"), None)
    seance = seance or (vivantes[0].seance if vivantes else sequences[-1].seance)
    plusieurs = sequences[-1].seance > 1
    montrees = [s for s in sequences if s.seance == seance and s.etat != "sautee"]
    return SceneDeroule(
        f"Séance\u00a0{seance}" if plusieurs else "Le déroulé",
        tuple(EtapeDeroule(s.titre, duree_en_mots(s.minutes), s.etat) for s in montrees),
        duree_en_mots(sum(s.minutes for s in montrees)),
    )


def lire_barometre(connexion: Connection, demande: Demande) -> SceneBarometre | SceneMessage:
    """La question ; les réponses et le repère seulement quand elle est close."""
    requete = select(
        Barometre.id, Barometre.question, Barometre.repere_source, Barometre.etat
    ).order_by(Barometre.rang, Barometre.id)
    if demande.barometre_id is not None:
        requete = requete.where(Barometre.id == demande.barometre_id)
    barometre = connexion.execute(requete.limit(1)).first()
    if barometre is None:
        return SceneMessage("Baromètre", "Aucune question d’ouverture n’est préparée.")
    choix = connexion.execute(
        select(ChoixBarometre.libelle, ChoixBarometre.nombre, ChoixBarometre.repere)
        .where(ChoixBarometre.barometre_id == barometre.id)
        .order_by(ChoixBarometre.rang, ChoixBarometre.id)
    ).all()
    total = sum(c.nombre for c in choix)
    seuil = lire_atelier(connexion).seuil
    clos = barometre.etat == "clos"
    montre = clos and total >= seuil
    if not clos:
        etat = "Chaque personne donne sa réponse."
    elif total == 0:
        etat = "Personne n’a répondu."
    elif not montre:
        etat = f"Masqué\u00a0: moins de {seuil}\u00a0réponses."
    else:
        etat = accorder(total, "réponse", "réponses").replace(" ", "\u00a0")
    reperes = clos and any(c.repere is not None for c in choix)
    return SceneBarometre(
        question=nu(barometre.question),
        choix=tuple(
            ChoixMontre(
                c.libelle,
                c.nombre if montre else None,
                c.nombre / total if montre else None,
                c.repere if reperes else None,
            )
            for c in choix
        ),
        etat=etat,
        source=barometre.repere_source if reperes else "",
        phrase=comparer_au_repere([ReponseComptee(c.libelle, c.nombre, c.repere) for c in choix])
        if montre
        else "",
        ouvert=not clos,
    )


def lire_mur(connexion: Connection, _demande: Demande) -> SceneMur | SceneMessage:
    """Les usages, puis ce que l’on ressent, groupe par groupe.

    Une carte du modèle à laquelle la salle n’a pas touché n’est pas l’un de ses usages.
    Un ressenti ne paraît qu’une fois lu devant la salle ou rangé : en arrivant, il désignerait
    la personne qui vient de l’écrire.
    """
    noms = dict(
        connexion.execute(select(Groupe.id, Groupe.nom).order_by(Groupe.rang, Groupe.id)).all()
    )
    usages: dict[int | None, list[CarteUsage]] = defaultdict(list)
    for groupe, *carte in connexion.execute(
        select(
            Usage.groupe_id,
            Usage.outil,
            Usage.tache,
            Usage.donnees,
            Usage.verdict,
            Usage.conditions,
        )
        .where(se_montre_au_mur())
        .order_by(Usage.rang, Usage.id)
    ):
        usages[groupe].append(CarteUsage(*carte))
    ressentis: dict[int | None, list[str]] = defaultdict(list)
    for groupe, texte in connexion.execute(
        select(Ressenti.groupe_id, Ressenti.texte)
        .where(Ressenti.tire | Ressenti.groupe_id.is_not(None))
        .order_by(Ressenti.rang, Ressenti.id)
    ):
        ressentis[groupe].append(texte)
    groupes = [
        *(GroupeMur(nom, usages=tuple(usages[g])) for g, nom in noms.items() if usages[g]),
        *([GroupeMur("", usages=tuple(usages[None]))] if usages[None] else []),
        *(GroupeMur(nom, ressentis=tuple(ressentis[g])) for g, nom in noms.items() if ressentis[g]),
        *([GroupeMur("", ressentis=tuple(ressentis[None]))] if ressentis[None] else []),
    ]
    if not groupes:
        return SceneMessage("Nos usages de l’IA", "Le mur est encore vide.")
    titre = " et ".join(
        nom for nom, la in ((NOS_USAGES, usages), (NOS_RESSENTIS.lower(), ressentis)) if la
    )
    return SceneMur(capitale(titre), tuple(groupes))


def lire_pause(_connexion: Connection, demande: Demande) -> ScenePause:
    """La pause, avec le mot que l’animation lui donne."""
    textes = lire_textes_salle()
    return ScenePause(demande.titre or textes.pause_titre, "" if demande.titre else textes.pause)


def lire_minuteur(_connexion: Connection, demande: Demande) -> SceneMinuteur:
    """Le temps seul."""
    return SceneMinuteur(demande.titre or lire_textes_salle().minuteur)


def lire_synthese(connexion: Connection, _demande: Demande) -> SceneSynthese | SceneMessage:
    """Ce que l’on a décidé, et ce qui reste à décider."""
    rangees: dict[str, list[str]] = {issue: [] for issue in (*ISSUES, "")}
    for titre, issue in connexion.execute(
        select(Principe.titre, Decision.issue)
        .outerjoin(Decision, Decision.principe_id == Principe.id)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    ):
        rangees[issue or ""].append(titre)
    total = sum(map(len, rangees.values()))
    if total == len(rangees[""]):
        return SceneMessage("Synthèse", "Aucun principe n’est encore décidé.")
    decides = accorder(total - len(rangees[""]), "principe décidé", "principes décidés")
    return SceneSynthese(
        lire_textes_salle().synthese_titre,
        f"{decides} sur {total}".replace(" ", "\u00a0"),
        tuple(
            GroupeSynthese(issue, ISSUES.get(issue, "À décider"), tuple(titres))
            for issue, titres in rangees.items()
            if titres
        ),
    )
