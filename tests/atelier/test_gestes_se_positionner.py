"""Se positionner : deux tours, des positions, des motifs, des arguments, des objections."""

from __future__ import annotations

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import (
    regler_atelier,
    retenir_principe,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    effacer_position,
    enregistrer_position,
    modifier_contribution,
    noter_motif,
    ouvrir_tour,
    retirer_contribution,
    retirer_objection,
    rouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.se_positionner import (
    compter_tour,
    lire_contributions,
    lire_deplacement,
    lire_lignes,
    lire_objections,
    lire_prise_de_position,
    lire_reponses,
    lister_principes,
    mesurer_tours_clos,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.domaine.mesures import Deplacement, Repartition
from charte_studio.domaine.vocabulaire import RANGS_MAX
from tests.outils.base import etat, journal
from tests.outils.phrases import attendre_refus


@pytest.fixture
def tour(atelier: AtelierOuvert) -> int:
    """Le premier tour du premier principe, ouvert."""
    return ouvrir_tour(atelier, 1)


def repondre(atelier: AtelierOuvert, tour: int, *degres: str) -> None:
    for participant, degre in enumerate(degres, start=1):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)


# --- les tours ---------------------------------------------------------------------------------


def test_les_tours_se_suivent_jusqu_au_neuvieme(atelier: AtelierOuvert, tour: int) -> None:
    with attendre_refus("Un tour est déjà ouvert sur « Transparence »"):
        ouvrir_tour(atelier, 1)
    repondre(atelier, tour, "plutot")
    clore_tour(atelier, tour)
    for _ in range(RANGS_MAX - 1):
        suivant = ouvrir_tour(atelier, 1)
        repondre(atelier, suivant, "plutot")
        clore_tour(atelier, suivant)
    with attendre_refus("« Transparence » a déjà eu 9 tours"):
        ouvrir_tour(atelier, 1)
    assert [(t.rang, t.mode, t.etat) for t in lire_tours(atelier.connexion, 1)] == [
        (rang, "nominatif", "clos") for rang in range(1, 10)
    ]


def test_deux_principes_peuvent_avoir_un_tour_ouvert(atelier: AtelierOuvert, tour: int) -> None:
    ouvrir_tour(atelier, 2)
    assert [p.rang_ouvert for p in lister_principes(atelier.connexion)] == [1, 1, None]


def test_sans_participant_aucun_tour_ne_s_ouvre(atelier: AtelierOuvert) -> None:
    retirer_participants(atelier, range(1, 7))
    with attendre_refus("Personne n’est inscrit"):
        ouvrir_tour(atelier, 1)


def test_un_principe_hors_de_l_ordre_du_jour_n_ouvre_pas_de_tour(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, 2, False)
    with attendre_refus("« Décision humaine » n’est pas à l’ordre du jour"):
        ouvrir_tour(atelier, 2)


def test_un_tour_ou_personne_n_a_repondu_ne_se_clot_pas(atelier: AtelierOuvert, tour: int) -> None:
    with attendre_refus("Personne n’a encore répondu"):
        clore_tour(atelier, tour)


def test_un_tour_clos_se_rouvre_tant_qu_aucun_ne_l_a_suivi(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot")
    clore_tour(atelier, tour)
    rouvrir_tour(atelier, tour)
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="partage")
    clore_tour(atelier, tour)
    ouvrir_tour(atelier, 1)
    with attendre_refus("Un tour a suivi celui-ci"):
        rouvrir_tour(atelier, tour)


def test_apres_un_tour_importe_de_rang_deux_le_troisieme_s_ouvre(atelier: AtelierOuvert) -> None:
    csv = atelier.chemin.with_name("p.csv")
    csv.write_text(
        "participant;college;principe;tour;position\nP01;Agents;humain;2;plutot\n", encoding="utf-8"
    )
    importer_positions(atelier, csv)
    ouvrir_tour(atelier, 2)
    assert [t.rang for t in lire_tours(atelier.connexion, 2)] == [2, 3]


# --- les positions -----------------------------------------------------------------------------


def test_une_position_se_note_se_remplace_et_s_efface(atelier: AtelierOuvert, tour: int) -> None:
    for degre in ("plutot", "plutot-pas", SANS_AVIS):
        enregistrer_position(atelier, tour_id=tour, participant_id=2, degre=degre)
        (lu,) = lire_tours(atelier.connexion, 1)
        assert lire_reponses(atelier.connexion, lu) == {2: (degre, "")}
    effacer_position(atelier, tour_id=tour, participant_id=2)
    assert lire_reponses(atelier.connexion, lu) == {}


def test_noter_deux_fois_la_meme_position_n_ecrit_qu_une_ligne(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot")
    lignes = len(journal(atelier))
    repondre(atelier, tour, "plutot")
    effacer_position(atelier, tour_id=tour, participant_id=6)
    assert len(journal(atelier)) == lignes


def test_un_tour_clos_refuse_une_position(atelier: AtelierOuvert, tour: int) -> None:
    repondre(atelier, tour, "plutot")
    clore_tour(atelier, tour)
    avant = etat(atelier)
    with attendre_refus("Ce tour est clos : rouvrez-le"):
        enregistrer_position(atelier, tour_id=tour, participant_id=2, degre="plutot")
    with attendre_refus("Ce tour est clos"):
        effacer_position(atelier, tour_id=tour, participant_id=1)
    assert etat(atelier) == avant


@pytest.mark.parametrize("degre", ["oui", "Plutôt d’accord", "", "TOUT-A-FAIT"])
def test_une_reponse_etrangere_a_l_echelle_est_refusee(
    atelier: AtelierOuvert, tour: int, degre: str
) -> None:
    with attendre_refus("n’est pas une réponse de l’échelle « Accord en cinq degrés »"):
        enregistrer_position(atelier, tour_id=tour, participant_id=1, degre=degre)


def test_l_echelle_de_l_atelier_est_celle_qui_vaut(atelier: AtelierOuvert) -> None:
    regler_atelier(atelier, echelle="consentement")
    tour = ouvrir_tour(atelier, 1)
    repondre(atelier, tour, "oui", "objection", SANS_AVIS)
    with attendre_refus("« Consentement »"):
        repondre(atelier, tour, "plutot")


def test_ce_qui_a_disparu_ne_recoit_pas_de_position(atelier: AtelierOuvert, tour: int) -> None:
    for ou, qui in ((99, 1), (tour, 99)):
        with attendre_refus("n’existe plus"):
            enregistrer_position(atelier, tour_id=ou, participant_id=qui, degre="plutot")
    with attendre_refus("n’existe plus"):
        ouvrir_tour(atelier, 99)


def test_un_motif_s_attache_a_une_position_meme_tour_clos(
    atelier: AtelierOuvert, tour: int
) -> None:
    with attendre_refus("P01 n’a pas de position"):
        noter_motif(atelier, tour_id=tour, participant_id=1, motif="Parce que")
    repondre(atelier, tour, "plutot")
    clore_tour(atelier, tour)
    noter_motif(atelier, tour_id=tour, participant_id=1, motif="  Parce que \r\n oui ")
    (lu,) = lire_tours(atelier.connexion, 1)
    assert lire_reponses(atelier.connexion, lu) == {1: ("plutot", "Parce que \n oui")}


def test_changer_de_degre_garde_le_motif(atelier: AtelierOuvert, tour: int) -> None:
    repondre(atelier, tour, "plutot")
    noter_motif(atelier, tour_id=tour, participant_id=1, motif="Parce que")
    repondre(atelier, tour, "partage")
    (lu,) = lire_tours(atelier.connexion, 1)
    assert lire_reponses(atelier.connexion, lu) == {1: ("partage", "Parce que")}


# --- ce que la page relit ----------------------------------------------------------------------


def test_la_grille_montre_chacun_sa_reponse_et_celle_du_tour_d_avant(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot", "partage")
    clore_tour(atelier, tour)
    second = ouvrir_tour(atelier, 1)
    enregistrer_position(atelier, tour_id=second, participant_id=1, degre="tout-a-fait")
    enregistrer_position(atelier, tour_id=second, participant_id=6, degre=SANS_AVIS)
    lu = lire_tours(atelier.connexion, 1)[1]
    assert [
        (ligne.numero, ligne.college, ligne.reponse, ligne.avant)
        for ligne in lire_lignes(atelier.connexion, lu)
    ] == [
        (1, "Agents", "tout-a-fait", "plutot"),
        (2, "Agents", None, "partage"),
        (3, "Agents", None, None),
        (4, "Agents", None, None),
        (5, "Direction", None, None),
        (6, "Direction", SANS_AVIS, None),
    ]
    (seule,) = lire_lignes(atelier.connexion, lu, participants=[6])
    assert seule.numero == 6


def test_le_compte_tombe_juste_presents_exprimes_sans_avis_manquants(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot", "partage", SANS_AVIS)
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    assert prise.tour_ouvert is not None
    compte = compter_tour(atelier.connexion, prise.tour_ouvert, prise.inscrits)
    assert compte == Repartition((0, 1, 1, 0, 0), sans_avis=1, manquants=3)
    assert compte.reponses + compte.manquants == prise.inscrits == 6


def test_les_resultats_d_un_tour_ouvert_ne_sont_pas_mesures(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot")
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    assert mesurer_tours_clos(atelier.connexion, prise) == ()
    clore_tour(atelier, tour)
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    (clos,) = mesurer_tours_clos(atelier.connexion, prise)
    assert clos == mesurer_principes(atelier.connexion)[0].tours[0]


def test_le_deplacement_entre_les_tours_se_lit_quand_les_deux_sont_clos(
    atelier: AtelierOuvert, tour: int
) -> None:
    repondre(atelier, tour, "plutot", "partage", "pas-du-tout", SANS_AVIS)
    clore_tour(atelier, tour)
    second = ouvrir_tour(atelier, 1)
    repondre(atelier, second, "plutot", "plutot", SANS_AVIS, "plutot", "plutot")
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    assert lire_deplacement(atelier.connexion, prise) is None
    clore_tour(atelier, second)
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    assert lire_deplacement(atelier.connexion, prise) == Deplacement(
        vers_accord=1, vers_desaccord=0, immobiles=1
    )


def test_un_principe_hors_de_l_ordre_du_jour_ne_se_travaille_pas(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, 1, False)
    assert lire_prise_de_position(atelier.connexion, 1) is None
    assert lire_prise_de_position(atelier.connexion, 99) is None
    suivant = lire_prise_de_position(atelier.connexion, 2)
    assert suivant is not None
    assert (suivant.numero, suivant.total) == (1, 2)


# --- arguments et objections -------------------------------------------------------------------


def test_un_argument_se_note_se_corrige_et_se_retire(atelier: AtelierOuvert) -> None:
    premier = ajouter_contribution(
        atelier, principe_id=1, nature="pour", texte=" Oui ! ", college_id=2
    )
    second = ajouter_contribution(atelier, principe_id=1, nature="question", texte="Quand ?")
    modifier_contribution(atelier, premier, nature="nuance", texte="Oui, si.", college_id=None)
    assert [(c.nature, c.texte, c.college) for c in lire_contributions(atelier.connexion, 1)] == [
        ("nuance", "Oui, si.", ""),
        ("question", "Quand ?", ""),
    ]
    retirer_contribution(atelier, second)
    assert [c.id for c in lire_contributions(atelier.connexion, 1)] == [premier]


def test_un_argument_fautif_est_refuse(atelier: AtelierOuvert) -> None:
    with attendre_refus("« bof » n’est pas une sorte d’argument"):
        ajouter_contribution(atelier, principe_id=1, nature="bof", texte="Oui")
    with attendre_refus("L’argument ne peut pas être vide"):
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte=" \n ")
    with attendre_refus("n’existe plus"):
        ajouter_contribution(atelier, principe_id=99, nature="pour", texte="Oui")
    with attendre_refus("n’existe plus"):
        modifier_contribution(atelier, 99, nature="pour", texte="Oui", college_id=None)
    assert len(journal(atelier)) == 1


def test_un_college_retire_entre_temps_se_dit(atelier: AtelierOuvert) -> None:
    argument = ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui")
    for geste in (
        lambda: ajouter_contribution(
            atelier, principe_id=1, nature="pour", texte="Oui", college_id=9
        ),
        lambda: modifier_contribution(atelier, argument, nature="pour", texte="x", college_id=9),
        lambda: ajouter_objection(atelier, principe_id=1, texte="Non", college_id=9),
    ):
        with attendre_refus("n’existe plus"):
            geste()


def test_une_objection_nait_ouverte_puis_se_leve_se_maintient_ou_se_rouvre(
    atelier: AtelierOuvert,
) -> None:
    objection = ajouter_objection(atelier, principe_id=1, texte="Non.", college_id=1)
    for etat_voulu, suite in (
        ("ouverte", ""),
        ("levee", "On a ajouté un alinéa."),
        ("maintenue", ""),
        ("ouverte", "À revoir."),
    ):
        traiter_objection(atelier, objection, etat=etat_voulu, suite=suite)
        (lue,) = lire_objections(atelier.connexion, 1)
        assert (lue.etat, lue.suite, lue.college) == (etat_voulu, suite, "Agents")


def test_lever_une_objection_demande_de_dire_comment(atelier: AtelierOuvert) -> None:
    objection = ajouter_objection(atelier, principe_id=1, texte="Non.")
    with attendre_refus("Dites en une phrase comment l’objection est levée"):
        traiter_objection(atelier, objection, etat="levee", suite="  ")
    with attendre_refus("« oubliee » n’est pas un état d’objection"):
        traiter_objection(atelier, objection, etat="oubliee")
    with attendre_refus("L’objection ne peut pas être vide"):
        ajouter_objection(atelier, principe_id=1, texte="")


def test_une_objection_retiree_reste_au_journal_et_se_rend(atelier: AtelierOuvert) -> None:
    objection = ajouter_objection(atelier, principe_id=1, texte="Non.")
    retirer_objection(atelier, objection)
    assert lire_objections(atelier.connexion, 1) == ()
    atelier.annuler()
    assert [o.texte for o in lire_objections(atelier.connexion, 1)] == ["Non."]
