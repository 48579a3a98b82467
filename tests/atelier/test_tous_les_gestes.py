"""Ce que tout geste doit à celui qui le fait : un effet, une ligne, une annonce, un retour."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from charte_studio.atelier import gestes
from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.decider import (
    appliquer_suggestions,
    choisir_formulation,
    decider,
    justifier,
    revenir_sur_decision,
)
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    ajouter_de_la_bibliotheque,
    ajouter_principe,
    annoncer_regle,
    changer_modele,
    choisir_echelle_propre,
    creer_atelier,
    inscrire,
    modifier_college,
    modifier_principe,
    nommer_participant,
    noter_presence,
    ordonner_principes,
    rattacher,
    regler_atelier,
    retenir_principe,
    retirer_college,
    retirer_participants,
)
from charte_studio.atelier.gestes.rediger import (
    abandonner_retouche,
    figer_version,
    fusionner_retouche,
    garder_retouche,
    ordonner_articles,
    remplacer_partout,
    renumeroter_articles,
    reprendre_ordre_du_jour,
    restaurer_article,
    retoucher,
)
from charte_studio.atelier.gestes.se_positionner import (
    abandonner_tour,
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    compter_mains,
    effacer_position,
    enregistrer_position,
    modifier_contribution,
    modifier_objection,
    noter_motif,
    noter_presents,
    ouvrir_tour,
    retirer_contribution,
    retirer_objection,
    rouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.schema import Decision, Principe
from charte_studio.atelier.verification import verifier_etat
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelle_propre import echelle_propre
from tests.outils.base import derniers_changements, etat, journal
from tests.outils.fichiers import octets_de
from tests.outils.gestes_deliberation import GESTES_DELIBERATION, preparer_la_deliberation
from tests.outils.gestes_ouverture import (
    EN_DEUX_TEMPS,
    GESTES_OUVERTURE,
    preparer_l_ouverture,
)
from tests.outils.gestes_relecture import (
    GESTES_RELECTURE,
    RELECTURE_EN_DEUX_TEMPS,
    preparer_la_relecture,
)
from tests.outils.modeles import (
    modele_de_trois_principes,
    principes_de_la_bibliotheque,
    un_autre_modele,
)

Geste = Callable[[AtelierOuvert], object]

CSV = (
    "participant;college;principe;position\nP01;Agents;humain;plutot\nP09;Usagers;humain;partage\n"
)


def importer(atelier: AtelierOuvert) -> None:
    csv = atelier.chemin.with_name("positions.csv")
    csv.write_text(CSV, encoding="utf-8")
    importer_positions(atelier, csv)


def recrire_la_transparence(atelier: AtelierOuvert, **champs: object) -> None:
    modifier_principe(
        atelier,
        1,
        **{  # type: ignore[arg-type]
            "titre": "Transparence",
            "question": "Dit-on toujours qu’un texte vient d’une IA ?",
            "enjeu": "",
            "theme": "transparence",
            "axe": "encadrer",
            "formulations": {"souple": "On le dit parfois.", "equilibree": "On le date."},
            **champs,
        },
    )


def donner_deux_articles(atelier: AtelierOuvert, **champs: int) -> None:
    """Adopte aussi le principe 2, d’un geste ; `champs` : ce que porte alors le principe 1."""
    with atelier.geste("Préparer") as session:
        session.add(
            Decision(
                principe_id=2, issue="adopte", formulation_id=None, justification="",
                suggestion="", suggestion_phrase="", automatique=False,
            )
        )  # fmt: skip
        for champ, valeur in champs.items():
            setattr(session.get_one(Principe, 1), champ, valeur)


# Dans `seance` : 1 a un tour clos, un argument, une objection, une décision et une retouche ;
# 2 a un tour ouvert où P01 et P02 ont répondu ; 3 n’a rien ; le collège 3 est vide.
GESTES: dict[str, Geste] = {
    "regler_atelier": lambda a: regler_atelier(a, titre="Autre", lieu="Salle 2", seuil=5),
    "annoncer_regle": lambda a: annoncer_regle(a, RegleDecision(effet_objection="renvoi")),
    "ajouter_college": lambda a: ajouter_college(a, "Élus", 3),
    "modifier_college": lambda a: modifier_college(a, 1, nom="Salariés", effectif_attendu=2),
    "retirer_college": lambda a: retirer_college(a, 3),
    "inscrire": lambda a: inscrire(a, [Inscription("Agents", "Zoé Quinault"), Inscription("RH")]),
    "nommer_participant": lambda a: nommer_participant(a, 2, "Zoé Quinault"),
    "noter_presence": lambda a: noter_presence(a, [2, 3], present=False),
    "rattacher": lambda a: rattacher(a, [1, 3], 2),
    "retirer_participants": lambda a: retirer_participants(a, [1, 2]),
    "retenir_principe": lambda a: retenir_principe(a, 3, False),
    "ordonner_principes": lambda a: ordonner_principes(a, [3, 1]),
    "ajouter_principe": lambda a: ajouter_principe(
        a, titre="Formation", question="Forme-t-on avant ?", formulations={"souple": "On forme."}
    ),
    "ajouter_de_la_bibliotheque": lambda a: ajouter_de_la_bibliotheque(
        a, principes_de_la_bibliotheque("sobriete", "formation")
    ),
    "changer_modele": lambda a: changer_modele(a, un_autre_modele()),
    "modifier_principe": recrire_la_transparence,
    "choisir_echelle_propre": lambda a: choisir_echelle_propre(
        a,
        echelle_propre("À nous", [("Oui", "favorable"), ("Bof", "neutre"), ("Non", "defavorable")]),
    ),
    "ouvrir_tour": lambda a: ouvrir_tour(a, 1),
    "clore_tour": lambda a: clore_tour(a, 2),
    "rouvrir_tour": lambda a: rouvrir_tour(a, 1),
    "enregistrer_position": lambda a: enregistrer_position(
        a, tour_id=2, participant_id=4, degre="sans-avis"
    ),
    "effacer_position": lambda a: effacer_position(a, tour_id=2, participant_id=1),
    "noter_motif": lambda a: noter_motif(a, tour_id=1, participant_id=1, motif="Parce que."),
    "ajouter_contribution": lambda a: ajouter_contribution(
        a, principe_id=1, nature="contre", texte="Trop long.", college_id=2
    ),
    "modifier_contribution": lambda a: modifier_contribution(
        a, 1, nature="nuance", texte="Oui, mais.", college_id=None
    ),
    "retirer_contribution": lambda a: retirer_contribution(a, 1),
    "ajouter_objection": lambda a: ajouter_objection(a, principe_id=2, texte="Non."),
    "modifier_objection": lambda a: modifier_objection(a, 1, texte="Et eux ?", college_id=None),
    "traiter_objection": lambda a: traiter_objection(a, 1, etat="levee", suite="On a ajouté."),
    "retirer_objection": lambda a: retirer_objection(a, 1),
    "decider": lambda a: decider(a, 1, issue="ecarte", justification="Trop tôt."),
    "choisir_formulation": lambda a: choisir_formulation(a, 1, 3),
    "justifier": lambda a: justifier(a, 1, "La salle y tient."),
    "revenir_sur_decision": lambda a: revenir_sur_decision(a, 1),
    "appliquer_suggestions": lambda a: (clore_tour(a, 2), appliquer_suggestions(a)),
    "retoucher": lambda a: retoucher(a, "section:preambule", "Nous toutes et tous."),
    "abandonner_retouche": lambda a: abandonner_retouche(a, "principe:transparence"),
    "garder_retouche": lambda a: garder_retouche(a, "principe:transparence"),
    "fusionner_retouche": lambda a: fusionner_retouche(
        a, "principe:transparence", "On le dit toujours, au public et aux agents."
    ),
    "remplacer_partout": lambda a: remplacer_partout(a, "public", "monde"),
    "ordonner_articles": lambda a: (
        donner_deux_articles(a),
        ordonner_articles(a, ["principe:humain", "principe:transparence"]),
    ),
    "reprendre_ordre_du_jour": lambda a: (
        donner_deux_articles(a, rang_article=0),
        reprendre_ordre_du_jour(a),
    ),
    "renumeroter_articles": lambda a: (
        donner_deux_articles(a, numero_article=7),
        renumeroter_articles(a),
    ),
    "figer_version": lambda a: figer_version(a, "Projet de séance"),
    "restaurer_article": lambda a: (
        figer_version(a),
        restaurer_article(a, 1, "principe:transparence"),
    ),
    "importer_positions": importer,
    "abandonner_tour": lambda a: abandonner_tour(a, 2),
    "compter_mains": lambda a: compter_mains(
        a, tour_id=ouvrir_tour(a, 3, mode="main-levee"), college_id=1, degre="plutot", nombre=3
    ),
    "noter_presents": lambda a: noter_presents(
        a, ouvrir_tour(a, 3, mode="main-levee"), {"agents": 5}
    ),
    **GESTES_OUVERTURE,
    **GESTES_DELIBERATION,
    **GESTES_RELECTURE,
}
PREPARES = EN_DEUX_TEMPS | RELECTURE_EN_DEUX_TEMPS | frozenset(
    {
        "appliquer_suggestions", "compter_mains", "noter_presents", "ordonner_articles",
        "reprendre_ordre_du_jour", "renumeroter_articles", "restaurer_article",
    }
)  # fmt: skip
"""Ceux qui, ici, en font d’abord un autre : deux lignes au journal."""
SANS_RETOUR = frozenset({"deposer_bulletin", "recommencer_tour"})
"""Les gestes d’un vote secret, qui ne s’annulent pas : voir `test_vote_secret`."""


def mener_la_seance(chemin: Path) -> None:
    """Un atelier au milieu de sa séance, fermé."""
    with creer_atelier(
        chemin,
        modele_de_trois_principes(),
        colleges=[("Agents", 5), ("Direction", None), ("RH", None)],
        inscriptions=[Inscription("Agents")] * 4 + [Inscription("Direction")] * 2,
    ) as atelier:
        preparer_l_ouverture(atelier)
        preparer_la_deliberation(atelier)
        preparer_la_relecture(atelier)
        tour = ouvrir_tour(atelier, 1)
        for participant in range(1, 6):
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
        clore_tour(atelier, tour)
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui.", college_id=1)
        ajouter_objection(atelier, principe_id=1, texte="Et les prestataires ?", college_id=2)
        decider(atelier, 1, issue="adopte")
        retoucher(atelier, "principe:transparence", "On le dit au public, toujours.")
        choisir_formulation(atelier, 1, 1)
        second = ouvrir_tour(atelier, 2)
        for participant in (1, 2, 3, 5):
            enregistrer_position(
                atelier, tour_id=second, participant_id=participant, degre="tout-a-fait"
            )


@pytest.fixture
def seance(tmp_path: Path) -> Iterator[AtelierOuvert]:
    """Un atelier au milieu de sa séance, ouvert."""
    chemin = tmp_path / "seance.charte"
    chemin.write_bytes(octets_de(mener_la_seance))
    with ouvrir(chemin) as atelier:
        yield atelier


def preparer(atelier: AtelierOuvert, nom: str) -> None:
    """La règle ne change qu’avant le premier tour : on revient à ce moment-là."""
    if nom in ("annoncer_regle", "choisir_echelle_propre"):
        while atelier.annulable:
            atelier.annuler()


def test_aucun_geste_n_est_oublie_ici() -> None:
    declares = set()
    for module in pkgutil.walk_packages(gestes.__path__, f"{gestes.__name__}."):
        for nom, fonction in inspect.getmembers(
            importlib.import_module(module.name), inspect.isfunction
        ):
            premier = next(iter(inspect.signature(fonction).parameters.values()), None)
            est_un_geste = premier is not None and premier.annotation == "AtelierOuvert"
            if est_un_geste and not nom.startswith("_") and fonction.__module__ == module.name:
                declares.add(nom)
    assert declares == set(GESTES) | SANS_RETOUR


@pytest.mark.parametrize("nom", GESTES)
def test_le_geste_change_l_etat_et_ecrit_une_ligne(seance: AtelierOuvert, nom: str) -> None:
    preparer(seance, nom)
    avant, lignes = etat(seance), len(journal(seance))
    GESTES[nom](seance)
    assert etat(seance) != avant
    attendues = 2 if nom in PREPARES else 1
    assert len(journal(seance)) == lignes + attendues
    assert journal(seance)[-1] == ("geste", seance.annulable)
    verifier_etat(seance.connexion)


@pytest.mark.parametrize("nom", GESTES)
def test_le_geste_s_annule_et_se_refait_a_l_identique(seance: AtelierOuvert, nom: str) -> None:
    preparer(seance, nom)
    avant, lignes = etat(seance), len(journal(seance))
    GESTES[nom](seance)
    apres, faits = etat(seance), len(journal(seance)) - lignes
    for _ in range(2):
        for _ in range(faits):
            seance.annuler()
        assert etat(seance) == avant
        for _ in range(faits):
            seance.refaire()
        assert etat(seance) == apres
    verifier_etat(seance.connexion)


@pytest.mark.parametrize("nom", GESTES)
def test_le_geste_annonce_ce_que_le_journal_retient(seance: AtelierOuvert, nom: str) -> None:
    preparer(seance, nom)
    annonces: list[Changements] = []
    seance.abonner(annonces.append)
    GESTES[nom](seance)
    assert annonces[-1].lignes == derniers_changements(seance) != ()


@pytest.mark.parametrize("nom", GESTES)
def test_aucun_nom_de_personne_n_entre_au_journal(seance: AtelierOuvert, nom: str) -> None:
    inscrire(seance, [Inscription("Agents", nom="Philomène Oyarzabal")])
    if nom not in ("annoncer_regle", "choisir_echelle_propre"):
        GESTES[nom](seance)
    lignes = [list(ligne) for ligne in seance.connexion.exec_driver_sql("SELECT * FROM journal")]
    tout = json.dumps(lignes, ensure_ascii=False)
    assert not [mot for mot in ("Zoé", "Quinault", "Philomène", "Oyarzabal") if mot in tout]


def test_un_geste_refait_apres_reouverture_vaut_celui_d_avant(
    seance: AtelierOuvert,
) -> None:
    plein = etat(seance)
    while seance.annulable:
        seance.annuler()
    vide = etat(seance)
    seance.fermer()
    with ouvrir(seance.chemin) as rouvert:
        assert etat(rouvert) == vide
        while rouvert.refaisable:
            rouvert.refaire()
        assert etat(rouvert) == plein
