"""Accueillir : les mots de l’ouverture, le baromètre, le déroulé que l’on suit."""

from __future__ import annotations

import datetime as dt

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.accueillir import (
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
    ecrire_accueil,
    modifier_barometre,
    rouvrir_barometre,
)
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    choisir_deroule,
    demarrer,
    deplacer_sequence,
    inscrire,
    modifier_sequence,
    rallonger,
    recommencer_deroule,
    regler_atelier,
    retirer_sequence,
    sauter,
    terminer,
)
from charte_studio.atelier.gestes.se_positionner import ouvrir_tour
from charte_studio.atelier.lectures.accueillir import lire_accueil, lire_barometres
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.deroule import DerouleLu, lire_deroule
from charte_studio.atelier.lectures.parcours import EtapeLue, lire_parcours
from charte_studio.atelier.lectures.projection import Demande, lire_scene, scenes_possibles
from charte_studio.atelier.lectures.projection.scenes import SceneBarometre, SceneListe
from charte_studio.domaine.barometre import ReponseComptee, comparer_au_repere
from charte_studio.redaction.accueil import Reponse
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.socle.chemins import dossier_ressources
from charte_studio.socle.erreurs import Refus
from tests.outils.gestes_ouverture import GUICHET, deroule_d_essai
from tests.outils.horloge import HorlogeReglable


def etape(atelier: AtelierOuvert, cle: str) -> EtapeLue:
    return next(e for e in lire_parcours(atelier.connexion) if e.cle == cle)


def deroule(atelier: AtelierOuvert) -> DerouleLu:
    return lire_deroule(atelier.connexion)


# --- les mots ----------------------------------------------------------------------------------


def test_sans_rien_ecrire_l_accueil_dit_les_textes_livres(atelier: AtelierOuvert) -> None:
    lu = lire_accueil(atelier.connexion)
    assert not lu.objectif.propre
    assert not lu.regles.propre
    assert not lu.donnees.propre
    assert len(lu.regles.texte.splitlines()) == 6


def test_les_regles_s_ecrivent_une_par_ligne_sans_lignes_vides(atelier: AtelierOuvert) -> None:
    ecrire_accueil(atelier, regles_echange="On écoute.\n\n  On note les désaccords. \n")

    assert lire_accueil(atelier.connexion).regles.texte == "On écoute.\nOn note les désaccords."
    scene = lire_scene(atelier.connexion, Demande("regles"))
    assert isinstance(scene, SceneListe)
    assert scene.points == ("On écoute.", "On note les désaccords.")


def test_un_texte_vide_redevient_le_texte_livre(atelier: AtelierOuvert) -> None:
    ecrire_accueil(atelier, objectif="Écrire nos règles.")
    assert lire_accueil(atelier.connexion).objectif.propre
    ecrire_accueil(atelier, objectif="  ")
    assert not lire_accueil(atelier.connexion).objectif.propre


def test_l_information_sur_les_donnees_suit_les_reglages(atelier: AtelierOuvert) -> None:
    avant = lire_accueil(atelier.connexion).donnees.texte
    assert "Aucun nom" in avant
    assert "moins de 3 réponses" in avant
    assert "secrets" not in avant

    inscrire(atelier, [Inscription("Agents", "Zoé Quinault")])
    regler_atelier(atelier, seuil=5)
    ouvrir_tour(atelier, 1, mode="secret")

    apres = lire_accueil(atelier.connexion).donnees.texte
    assert "Vos noms" in apres
    assert "moins de 5 réponses" in apres
    assert "secrets" in apres
    scene = lire_scene(atelier.connexion, Demande("donnees"))
    assert isinstance(scene, SceneListe)
    assert scene.points == tuple(apres.splitlines())


def test_une_information_ecrite_ne_suit_plus_les_reglages(atelier: AtelierOuvert) -> None:
    ecrire_accueil(atelier, mention_donnees="Rien n’est gardé.")
    regler_atelier(atelier, seuil=5)
    assert lire_accueil(atelier.connexion).donnees.texte == "Rien n’est gardé."


# --- le baromètre ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reponses", "source", "motif"),
    [
        ([Reponse("oui")], "", "2 à 5"),
        ([Reponse(str(n)) for n in range(6)], "", "2 à 5"),
        ([Reponse("oui"), Reponse(" OUI ")], "", "les mêmes"),
        ([Reponse("oui", 80), Reponse("non")], "", "d’où vient"),
        ([Reponse("oui", 80), Reponse("non", 30)], "un baromètre", "cent"),
        ([Reponse("oui", -1), Reponse("non")], "un baromètre", "cent"),
    ],
)
def test_une_question_mal_posee_est_refusee(
    atelier: AtelierOuvert, reponses: list[Reponse], source: str, motif: str
) -> None:
    with pytest.raises(Refus, match=motif):
        ajouter_barometre(atelier, question="Alors ?", reponses=reponses, source=source)
    assert lire_barometres(atelier.connexion) == ()


def test_les_lignes_vides_ne_sont_pas_des_reponses(atelier: AtelierOuvert) -> None:
    ajouter_barometre(
        atelier, question="Alors ?", reponses=[Reponse("oui"), Reponse(""), Reponse("non")]
    )
    (lu,) = lire_barometres(atelier.connexion)
    assert [choix.libelle for choix in lu.choix] == ["oui", "non"]


def test_la_salle_ne_voit_rien_tant_que_la_question_est_ouverte(atelier: AtelierOuvert) -> None:
    cle = ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    compter_reponses_barometre(atelier, 1, 9)
    compter_reponses_barometre(atelier, 2, 3)

    scene = lire_scene(atelier.connexion, Demande("barometre"))
    assert isinstance(scene, SceneBarometre)
    assert [(c.nombre, c.repere) for c in scene.choix] == [(None, None)] * 2
    assert lire_barometres(atelier.connexion)[0].comparaison == ""

    clore_barometre(atelier, cle)
    scene = lire_scene(atelier.connexion, Demande("barometre"))
    assert isinstance(scene, SceneBarometre)
    assert [(c.nombre, c.repere) for c in scene.choix] == [(9, 80), (3, 20)]


def test_une_question_close_ne_se_compte_plus_et_se_rouvre(atelier: AtelierOuvert) -> None:
    cle = ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    with pytest.raises(Refus, match="Personne"):
        clore_barometre(atelier, cle)
    compter_reponses_barometre(atelier, 1, 4)
    clore_barometre(atelier, cle)
    with pytest.raises(Refus, match="close"):
        compter_reponses_barometre(atelier, 1, 5)
    rouvrir_barometre(atelier, cle)
    compter_reponses_barometre(atelier, 1, 5)
    assert lire_barometres(atelier.connexion)[0].total == 5


def test_les_mots_ne_changent_plus_apres_les_reponses_mais_le_repere_oui(
    atelier: AtelierOuvert,
) -> None:
    cle = ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    compter_reponses_barometre(atelier, 1, 4)
    with pytest.raises(Refus, match="déjà répondu"):
        modifier_barometre(atelier, cle, question="Et là ?", reponses=GUICHET, source="x")

    corriges = [Reponse(GUICHET[0].libelle, 70), Reponse(GUICHET[1].libelle, 30)]
    modifier_barometre(atelier, cle, question="Alors ?", reponses=corriges, source="une étude")

    (lu,) = lire_barometres(atelier.connexion)
    assert [(c.nombre, c.repere) for c in lu.choix] == [(4, 70), (0, 30)]


def test_on_change_le_nombre_de_reponses_avant_de_compter(atelier: AtelierOuvert) -> None:
    cle = ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    for libelles in (["oui", "non", "parfois"], ["oui", "non"]):
        modifier_barometre(
            atelier, cle, question="Alors ?", reponses=[Reponse(m) for m in libelles], source=""
        )
        (lu,) = lire_barometres(atelier.connexion)
        assert [choix.libelle for choix in lu.choix] == libelles


@pytest.mark.parametrize(
    ("nombres", "attendu"),
    [
        ((3, 1), "Trop peu de réponses (4)"),
        ((9, 11), "9 personnes sur 20 répondent « une personne » ; au repère, ce serait 16"),
        ((16, 4), "comme au repère à une personne près"),
        ((1, 9), "1 personne sur 10 répond « une personne »"),
    ],
)
def test_la_comparaison_compte_des_personnes(nombres: tuple[int, int], attendu: str) -> None:
    reponses = [
        ReponseComptee(reponse.libelle, nombre, reponse.repere)
        for reponse, nombre in zip(GUICHET, nombres, strict=True)
    ]
    phrase = comparer_au_repere(reponses).replace("\u00a0", " ").replace("\u202f", " ")
    assert attendu in phrase
    assert "%" not in phrase


def test_sans_repere_il_n_y_a_rien_a_comparer() -> None:
    assert comparer_au_repere([ReponseComptee("oui", 9), ReponseComptee("non", 3)]) == ""


# --- le déroulé --------------------------------------------------------------------------------


def test_choisir_un_deroule_copie_ses_sequences_et_sa_duree(atelier: AtelierOuvert) -> None:
    livres = lire_deroules(dossier_ressources() / "deroules.toml")
    choisir_deroule(atelier, livres["serie"])

    lu = deroule(atelier)
    assert lu.cle == "serie"
    assert lu.seances == (1, 2, 3)
    assert [s.titre for s in lu.sequences] == [s.titre for s in livres["serie"].sequences]
    assert lire_atelier(atelier.connexion).duree_minutes == 360

    choisir_deroule(atelier, livres["express"])
    assert deroule(atelier).minutes() == 90
    assert lire_atelier(atelier.connexion).duree_minutes == 360


def test_on_ne_change_pas_de_deroule_en_pleine_seance(atelier: AtelierOuvert) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    demarrer(atelier, 1)
    with pytest.raises(Refus, match="commencé"):
        choisir_deroule(atelier, deroule_d_essai(5))
    recommencer_deroule(atelier)
    choisir_deroule(atelier, deroule_d_essai(5))
    assert len(deroule(atelier).sequences) == 1


def test_demarrer_une_sequence_termine_la_precedente(
    atelier: AtelierOuvert, horloge: HorlogeReglable
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20, 30))
    demarrer(atelier, 1)
    horloge.avancer(minutes=12)
    demarrer(atelier, 2)

    premiere, seconde, _ = deroule(atelier).sequences
    assert premiere.etat == "faite"
    assert premiere.fin == seconde.debut == horloge.maintenant
    assert deroule(atelier).en_cours == seconde
    terminer(atelier, 2)
    assert deroule(atelier).en_cours is None
    with pytest.raises(Refus, match="pas en cours"):
        terminer(atelier, 2)


def test_le_retard_compte_les_rallonges_et_ce_que_l_on_saute(
    atelier: AtelierOuvert, horloge: HorlogeReglable
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20, 30))
    assert deroule(atelier).retard(horloge.maintenant) == 0
    demarrer(atelier, 1)
    horloge.avancer(minutes=4)
    assert deroule(atelier).sequences[0].secondes_restantes(horloge.maintenant) == 360
    assert deroule(atelier).retard(horloge.maintenant) == 0

    horloge.avancer(minutes=11)
    assert deroule(atelier).retard(horloge.maintenant) == 5
    rallonger(atelier, 1, 5)
    assert deroule(atelier).retard(horloge.maintenant) == 0

    sauter(atelier, 3)
    demarrer(atelier, 2)
    lu = deroule(atelier)
    assert lu.suivante is None
    assert lu.fin_prevue(horloge.maintenant) == horloge.maintenant + dt.timedelta(minutes=20)
    assert lu.minutes() == 35


def test_une_sequence_garde_au_moins_une_minute(atelier: AtelierOuvert) -> None:
    choisir_deroule(atelier, deroule_d_essai(10))
    rallonger(atelier, 1, -60)
    assert deroule(atelier).sequences[0].minutes == 1
    with pytest.raises(Refus, match="minutes"):
        modifier_sequence(atelier, 1, minutes=0)
    with pytest.raises(Refus, match="étape"):
        modifier_sequence(atelier, 1, etape="danser")


def test_une_sequence_change_de_seance_sans_vider_la_sienne(atelier: AtelierOuvert) -> None:
    livres = lire_deroules(dossier_ressources() / "deroules.toml")
    choisir_deroule(atelier, livres["serie"])
    premieres = deroule(atelier).de_la_seance(1)
    derniere = premieres[-1]
    deplacer_sequence(atelier, derniere.id, 1)

    assert deroule(atelier).de_la_seance(2)[0].id == derniere.id
    for sequence in premieres[1:-1]:
        retirer_sequence(atelier, sequence.id)
    deplacer_sequence(atelier, premieres[0].id, 1)
    assert [s.id for s in deroule(atelier).de_la_seance(1)] == [premieres[0].id]


def test_la_sequence_en_cours_ne_se_retire_pas_et_une_faite_ne_se_saute_pas(
    atelier: AtelierOuvert,
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    demarrer(atelier, 1)
    with pytest.raises(Refus, match="en cours"):
        retirer_sequence(atelier, 1)
    terminer(atelier, 1)
    with pytest.raises(Refus, match="déjà faite"):
        sauter(atelier, 1)


# --- le rail -----------------------------------------------------------------------------------


def test_le_rail_dit_ou_en_est_l_accueil(atelier: AtelierOuvert) -> None:
    assert not etape(atelier, "accueillir").faite
    cle = ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    assert etape(atelier, "accueillir").detail == "1 question à poser"
    compter_reponses_barometre(atelier, 1, 9)
    clore_barometre(atelier, cle)
    assert etape(atelier, "accueillir") == EtapeLue(
        "accueillir", "Accueillir", "1 question posée", True
    )


def test_chaque_question_a_sa_place_dans_le_fil(atelier: AtelierOuvert) -> None:
    for question in ("Alors ?", "Et là ?"):
        ajouter_barometre(atelier, question=question, reponses=GUICHET, source="un baromètre")
    scenes = [d for d in scenes_possibles(atelier.connexion) if d.scene == "barometre"]
    questions = []
    for demande in scenes:
        scene = lire_scene(atelier.connexion, demande)
        assert isinstance(scene, SceneBarometre)
        questions.append(scene.question)
    assert questions == ["Alors ?", "Et là ?"]
