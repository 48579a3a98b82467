"""Préparer : réglages, collèges, participants, principes, et ce qui se refuse."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider, revenir_sur_decision
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    ajouter_de_la_bibliotheque,
    ajouter_principe,
    annoncer_regle,
    inscrire,
    modifier_college,
    modifier_principe,
    nommer_participant,
    ordonner_principes,
    rattacher,
    regler_atelier,
    retenir_principe,
    retirer_college,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.preparer import (
    lire_participants,
    lire_preparation,
    lire_principe,
)
from charte_studio.domaine.decision import RegleDecision
from tests.outils.base import etat, journal, valeur
from tests.outils.modeles import principes_de_la_bibliotheque
from tests.outils.phrases import attendre_refus


def tour_clos(atelier: AtelierOuvert, principe_id: int = 1) -> int:
    tour = ouvrir_tour(atelier, principe_id)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
    clore_tour(atelier, tour)
    return tour


# --- la démarche -------------------------------------------------------------------------------


def test_regler_change_ce_qu_on_donne_et_rien_d_autre(atelier: AtelierOuvert) -> None:
    regler_atelier(
        atelier,
        titre=" Atelier  du matin ",
        organisation="",
        forme="guide",
        seuil=4,
        date="2026-12-01",
        lieu="Salle 3",
        duree_minutes=90,
        echelle="consentement",
    )
    info = lire_atelier(atelier.connexion)
    assert (info.titre, info.organisation, info.forme) == ("Atelier du matin", "", "guide")
    assert (info.seuil, str(info.date), info.lieu) == (4, "2026-12-01", "Salle 3")
    assert (info.duree_minutes, info.echelle.cle) == (90, "consentement")
    assert info.titre_charte == "Charte d’essai"


def test_la_date_et_la_duree_s_effacent(atelier: AtelierOuvert) -> None:
    regler_atelier(atelier, date=None, duree_minutes=None)
    info = lire_atelier(atelier.connexion)
    assert (info.date, info.duree_minutes) == (None, None)


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": "  "}, "Le titre de l’atelier ne peut pas être vide"),
        ({"titre_charte": ""}, "Le titre de la charte ne peut pas être vide"),
        ({"forme": "poème"}, "La forme « poème » n’existe pas"),
        ({"seuil": 2}, "est de 3, 4 ou 5"),
        ({"echelle": "accord-9"}, "L’échelle « accord-9 » n’existe pas"),
        ({"date": "demain"}, "« demain » n’est pas une date"),
        ({"duree_minutes": 0}, "La durée se donne en minutes"),
    ],
)
def test_un_reglage_impossible_est_refuse_et_ne_change_rien(
    atelier: AtelierOuvert, champs: dict[str, Any], phrase: str
) -> None:
    avant = etat(atelier)
    with attendre_refus(phrase):
        regler_atelier(atelier, lieu="Ailleurs", **champs)
    assert etat(atelier) == avant


def test_l_echelle_et_la_regle_sont_figees_au_premier_tour_et_liberees_si_on_l_annule(
    atelier: AtelierOuvert,
) -> None:
    ouvrir_tour(atelier, 1)
    with attendre_refus("L’échelle est figée depuis l’ouverture du premier tour"):
        regler_atelier(atelier, echelle="deux-degres")
    with attendre_refus("La règle de décision est figée"):
        annoncer_regle(atelier, RegleDecision(quorum=Fraction(1)))
    regler_atelier(atelier, echelle="accord-5", lieu="Salle 3")
    annoncer_regle(atelier, RegleDecision())
    atelier.annuler()
    atelier.annuler()
    annoncer_regle(atelier, RegleDecision(quorum=Fraction(1)))
    assert lire_atelier(atelier.connexion).regle.quorum == 1


def test_la_regle_se_retrouve_exacte(atelier: AtelierOuvert) -> None:
    regle = RegleDecision(
        seuil_adoption=Fraction(11, 17),
        seuil_rejet=Fraction(1, 7),
        quorum=Fraction(0),
        effet_objection="aucun",
    )
    annoncer_regle(atelier, regle)
    assert lire_atelier(atelier.connexion).regle == regle


# --- collèges ----------------------------------------------------------------------------------


def test_un_college_s_ajoute_a_la_suite_avec_sa_cle(atelier: AtelierOuvert) -> None:
    ajouter_college(atelier, " Représentants   du personnel ", 4)
    dernier = lire_colleges(atelier.connexion)[-1]
    assert (dernier.cle, dernier.nom) == (
        "representants-du-personnel",
        "Représentants du personnel",
    )
    assert (dernier.effectif_attendu, dernier.inscrits) == (4, 0)


@pytest.mark.parametrize("nom", ["Agents", " agents ", "ÀGENTS"])
def test_deux_colleges_ne_portent_pas_le_meme_nom(atelier: AtelierOuvert, nom: str) -> None:
    with attendre_refus("existe déjà"):
        ajouter_college(atelier, nom)
    with attendre_refus("existe déjà"):
        modifier_college(atelier, 2, nom=nom, effectif_attendu=None)


@pytest.mark.parametrize(("nom", "phrase"), [(" ", "ne peut pas être vide"), ("…", "des lettres")])
def test_un_college_a_un_nom(atelier: AtelierOuvert, nom: str, phrase: str) -> None:
    with attendre_refus(phrase):
        ajouter_college(atelier, nom)
    with attendre_refus(phrase):
        modifier_college(atelier, 1, nom=nom, effectif_attendu=None)


def test_un_college_se_renomme_sans_se_heurter_a_lui_meme(atelier: AtelierOuvert) -> None:
    modifier_college(atelier, 1, nom="AGENTS", effectif_attendu=None)
    premier = lire_colleges(atelier.connexion)[0]
    assert (premier.cle, premier.nom, premier.effectif_attendu) == ("agents", "AGENTS", None)


def test_un_college_vide_se_retire(atelier: AtelierOuvert) -> None:
    retirer_college(atelier, ajouter_college(atelier, "Élus"))
    assert [c.nom for c in lire_colleges(atelier.connexion)] == ["Agents", "Direction"]


def test_un_college_qui_porte_quelque_chose_ne_se_retire_pas(atelier: AtelierOuvert) -> None:
    with attendre_refus("porte des participants"):
        retirer_college(atelier, 1)
    elus, rh = ajouter_college(atelier, "Élus"), ajouter_college(atelier, "RH")
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui", college_id=elus)
    ajouter_objection(atelier, principe_id=1, texte="Non", college_id=rh)
    with attendre_refus("« Élus » porte des arguments"):
        retirer_college(atelier, elus)
    with attendre_refus("« RH » porte des objections"):
        retirer_college(atelier, rh)


# --- participants ------------------------------------------------------------------------------


def test_les_numeros_suivent_le_plus_grand_et_ne_se_reprennent_pas(atelier: AtelierOuvert) -> None:
    retirer_participants(atelier, [3])
    inscrire(atelier, [Inscription("Agents"), Inscription("Élus", numero=20), Inscription("Élus")])
    assert [p.numero for p in lire_participants(atelier.connexion)] == [1, 2, 4, 5, 6, 20, 21, 22]
    assert [c.nom for c in lire_colleges(atelier.connexion)][-1] == "Élus"


def test_un_numero_pris_est_refuse_et_personne_n_est_inscrit(atelier: AtelierOuvert) -> None:
    with attendre_refus("Le numéro P02 est déjà pris"):
        inscrire(atelier, [Inscription("Agents"), Inscription("Agents", numero=2)])
    assert len(lire_participants(atelier.connexion)) == 6


def test_au_dela_de_cinq_mille_personne_ne_s_inscrit_plus(atelier: AtelierOuvert) -> None:
    inscrire(atelier, [Inscription("Agents")] * 4994)
    with attendre_refus("5000 participants au plus"):
        inscrire(atelier, [Inscription("Agents")])
    assert valeur(atelier, "SELECT count(*) FROM participant") == 5000


def test_un_nom_se_donne_se_change_et_s_ote(atelier: AtelierOuvert) -> None:
    for donne, montre in ((" Zoé  Q. ", "Zoé Q."), ("Zoé R.", "Zoé R."), ("  ", "")):
        nommer_participant(atelier, 2, donne)
        assert lire_participants(atelier.connexion)[1].nom == montre
    assert [libelle for _, libelle in journal(atelier)[1:]] == ["Nommer un participant"] * 3


def test_annuler_un_changement_de_nom_rend_le_nom_d_avant(atelier: AtelierOuvert) -> None:
    nommer_participant(atelier, 2, "Zoé")
    nommer_participant(atelier, 2, "Renée")
    atelier.annuler()
    assert lire_participants(atelier.connexion)[1].nom == "Zoé"
    atelier.annuler()
    assert lire_participants(atelier.connexion)[1].nom == ""


def test_changer_de_college_emporte_les_positions_deja_donnees(atelier: AtelierOuvert) -> None:
    tour_clos(atelier)
    rattacher(atelier, [1, 2], 2)
    assert [c.inscrits for c in lire_colleges(atelier.connexion)] == [2, 4]
    tour = mesurer_principes(atelier.connexion)[0].tours[0]
    assert [c.repartition.exprimes for c in tour.colleges] == [2, 4]


def test_retirer_un_participant_retire_ses_positions_et_annuler_les_rend(
    atelier: AtelierOuvert,
) -> None:
    tour_clos(atelier)
    avant = etat(atelier)
    retirer_participants(atelier, [1, 2])
    assert valeur(atelier, "SELECT count(*) FROM position") == 4
    atelier.annuler()
    assert etat(atelier) == avant


def test_ce_qui_a_disparu_entre_temps_se_dit(atelier: AtelierOuvert) -> None:
    for geste in (
        lambda: rattacher(atelier, [99], 1),
        lambda: rattacher(atelier, [1], 99),
        lambda: retirer_participants(atelier, [1, 99]),
        lambda: nommer_participant(atelier, 99, "Zoé"),
        lambda: retirer_college(atelier, 99),
        lambda: modifier_college(atelier, 99, nom="X", effectif_attendu=None),
        lambda: retenir_principe(atelier, 99, True),
    ):
        with attendre_refus("n’existe plus"):
            geste()
    assert len(journal(atelier)) == 1


# --- principes ---------------------------------------------------------------------------------


def test_un_principe_laisse_de_cote_garde_tout_ce_qu_il_porte(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, 2, False)
    assert [p.retenu for p in lire_preparation(atelier.connexion).principes] == [True, False, True]
    assert [p.cle for p in mesurer_principes(atelier.connexion)] == ["transparence", "sobriete"]
    assert lire_principe(atelier.connexion, 2) is not None


def test_un_principe_sur_lequel_on_s_est_positionne_ne_se_laisse_plus_de_cote(
    atelier: AtelierOuvert,
) -> None:
    ouvrir_tour(atelier, 1)
    with attendre_refus("La salle s’est déjà positionnée sur « Transparence »"):
        retenir_principe(atelier, 1, False)


def test_l_ordre_donne_vaut_et_les_oublies_passent_apres(atelier: AtelierOuvert) -> None:
    ordonner_principes(atelier, [3, 99, 1])
    cles = [p.cle for p in lire_preparation(atelier.connexion).principes]
    assert cles == ["sobriete", "transparence", "humain"]


def test_un_principe_du_groupe_s_ajoute_avec_ses_formulations(atelier: AtelierOuvert) -> None:
    neuf = ajouter_principe(
        atelier,
        titre="Transparence",
        question=" Publie-t-on la liste des outils ? ",
        enjeu="Savoir.",
        theme="transparence",
        axe="encadrer",
        formulations={"exigeante": "Tout est publié.", "souple": "", "equilibree": "Sur demande."},
    )
    lu = lire_principe(atelier.connexion, neuf)
    assert lu is not None
    assert (lu.cle, lu.titre, lu.question) == (
        "transparence-2",
        "Transparence",
        "Publie-t-on la liste des outils ?",
    )
    assert [(f.niveau, f.texte) for f in lu.formulations] == [
        ("equilibree", "Sur demande."),
        ("exigeante", "Tout est publié."),
    ]
    assert lire_preparation(atelier.connexion).principes[-1].cle == "transparence-2"


ENTIER = {
    "titre": "Titre",
    "question": "Question ?",
    "enjeu": "",
    "theme": "",
    "axe": "",
    "formulations": {"souple": "Texte."},
}


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "Le titre du principe ne peut pas être vide"),
        ({"question": " "}, "ne peut pas être vide"),
        ({"formulations": {"souple": "  "}}, "au moins une formulation"),
        ({"theme": "poésie"}, "Le thème « poésie » n’existe pas"),
        ({"axe": "rêver"}, "L’axe « rêver » n’existe pas"),
    ],
)
def test_un_principe_incomplet_est_refuse(
    atelier: AtelierOuvert, champs: dict[str, Any], phrase: str
) -> None:
    avant = etat(atelier)
    with attendre_refus(phrase):
        ajouter_principe(atelier, **ENTIER | champs)
    with attendre_refus(phrase):
        modifier_principe(atelier, 1, **ENTIER | champs)
    assert etat(atelier) == avant


def test_recrire_un_principe_retire_ajoute_et_modifie_ses_formulations(
    atelier: AtelierOuvert,
) -> None:
    modifier_principe(
        atelier, 3, **ENTIER | {"formulations": {"souple": "Plus petit.", "equilibree": "Neuf."}}
    )
    lu = lire_principe(atelier.connexion, 3)
    assert lu is not None
    assert {f.niveau: f.texte for f in lu.formulations} == {
        "souple": "Plus petit.",
        "equilibree": "Neuf.",
    }
    assert (lu.titre, lu.question, lu.cle) == ("Titre", "Question ?", "sobriete")


def test_la_question_ne_change_plus_une_fois_qu_on_y_a_repondu(atelier: AtelierOuvert) -> None:
    tour_clos(atelier)
    with attendre_refus("ferait mentir les réponses"):
        modifier_principe(atelier, 1, **ENTIER)
    modifier_principe(
        atelier, 1, **ENTIER | {"question": "Dit-on toujours qu’un texte vient d’une IA ?"}
    )


def test_la_formulation_que_retient_la_decision_ne_se_retire_pas(atelier: AtelierOuvert) -> None:
    tour_clos(atelier, 3)
    decider(atelier, 3, issue="adopte")
    sans_la_souple = ENTIER | {
        "question": "Choisit-on le plus petit outil qui suffit ?",
        "formulations": {"exigeante": "On mesure et on publie."},
    }
    with attendre_refus("« Souple » est celle que la décision retient"):
        modifier_principe(atelier, 3, **sans_la_souple)
    revenir_sur_decision(atelier, 3)
    modifier_principe(atelier, 3, **sans_la_souple)


# --- textes saisis -----------------------------------------------------------------------------


@pytest.mark.parametrize("genant", ["\x00", "\x0b", "\ud800", "\ufffe", "\x1f"])
def test_les_caracteres_qu_aucun_document_ne_porte_disparaissent_partout(
    atelier: AtelierOuvert, genant: str
) -> None:
    ajouter_college(atelier, f"É{genant}lus")
    ajouter_principe(
        atelier,
        titre=f"Ti{genant}tre",
        question=f"Ques{genant}tion ?",
        formulations={"souple": f"Tex{genant}te."},
    )
    nommer_participant(atelier, 1, f"Zo{genant}é")
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte=f"Ou{genant}i")
    textes = str(etat(atelier)) + str(journal(atelier))
    assert genant not in textes
    assert repr(genant)[1:-1] not in textes


def test_un_texte_demesure_est_refuse(atelier: AtelierOuvert) -> None:
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte="x" * 200_000)
    with attendre_refus("200001 caractères"):
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte="x" * 200_001)


# --- la bibliothèque ---------------------------------------------------------------------------


def test_des_principes_de_la_bibliotheque_s_ajoutent_a_la_fin_avec_tous_leurs_textes(
    atelier: AtelierOuvert,
) -> None:
    assert ajouter_de_la_bibliotheque(atelier, principes_de_la_bibliotheque("usages", "liberte"))

    *_, avant_dernier, dernier = lire_preparation(atelier.connexion).principes
    assert (avant_dernier.cle, dernier.cle) == ("principe-usages", "principe-liberte")
    assert dernier.retenu
    lu = lire_principe(atelier.connexion, dernier.id)
    assert lu is not None
    assert [f.niveau for f in lu.formulations] == ["souple", "equilibree", "exigeante"]
    assert lu.amorces == {
        "pour": ("Un argument.", "Un autre."),
        "contre": ("Une réserve.",),
        "vigilance": ("Un point à surveiller.",),
        "source": ("Une loi. (vérifié)", "Un avis. (à vérifier)"),
    }


def test_tout_un_choix_s_annule_d_un_coup(atelier: AtelierOuvert) -> None:
    avant = etat(atelier)
    ajouter_de_la_bibliotheque(atelier, principes_de_la_bibliotheque("usages", "liberte"))
    assert atelier.annulable == "Ajouter 2 principes de la bibliothèque"

    atelier.annuler()

    assert etat(atelier) == avant


@pytest.mark.parametrize(
    "themes", [("usages", "sobriete"), ("usages", "usages")], ids=["dans l’atelier", "deux fois"]
)
def test_un_principe_deja_present_fait_refuser_tout_le_choix(
    atelier: AtelierOuvert, themes: tuple[str, ...]
) -> None:
    ajouter_de_la_bibliotheque(atelier, principes_de_la_bibliotheque("sobriete"))
    avant = etat(atelier)

    with attendre_refus("déjà parmi les principes"):
        ajouter_de_la_bibliotheque(atelier, principes_de_la_bibliotheque(*themes))

    assert etat(atelier) == avant


def test_un_choix_vide_est_refuse(atelier: AtelierOuvert) -> None:
    with attendre_refus("au moins un principe"):
        ajouter_de_la_bibliotheque(atelier, ())
