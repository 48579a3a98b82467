"""Décider et rédiger : l’humain tranche, le texte suit, et l’écart se justifie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import (
    appliquer_suggestions,
    choisir_formulation,
    decider,
    revenir_sur_decision,
)
from charte_studio.atelier.gestes.preparer import (
    modifier_principe,
    ordonner_principes,
    retenir_principe,
)
from charte_studio.atelier.gestes.rediger import (
    abandonner_retouche,
    garder_retouche,
    retoucher,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.decider import LigneDecision, lire_decisions
from charte_studio.atelier.lectures.rediger import PartieLue, assembler, lire_plan
from tests.outils.base import etat, journal
from tests.outils.fichiers import atelier_neuf, octets_de
from tests.outils.phrases import attendre_refus, simple

FAVORABLE, PARTAGEE = "plutot", "plutot-pas"


def se_positionner(atelier: AtelierOuvert, principe_id: int, *degres: str) -> None:
    tour = ouvrir_tour(atelier, principe_id)
    for participant, degre in enumerate(degres, start=1):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)
    clore_tour(atelier, tour)


def positionner(chemin: Path) -> None:
    """La transparence fait l’accord, la décision humaine partage, la sobriété attend."""
    atelier_neuf(chemin)
    with ouvrir(chemin) as atelier:
        se_positionner(atelier, 1, *[FAVORABLE] * 6)
        se_positionner(atelier, 2, *[FAVORABLE] * 3, *[PARTAGEE] * 3)


@pytest.fixture
def positionne(tmp_path: Path) -> Iterator[AtelierOuvert]:
    chemin = tmp_path / "positionne.charte"
    chemin.write_bytes(octets_de(positionner))
    with ouvrir(chemin) as atelier:
        yield atelier


def ligne(atelier: AtelierOuvert, principe_id: int) -> LigneDecision:
    (lue,) = lire_decisions(atelier.connexion, principe_id)
    return lue


def partie(atelier: AtelierOuvert, cle: str) -> PartieLue:
    return next(p for p in lire_plan(atelier.connexion).parties if p.cle == cle)


# --- décider -----------------------------------------------------------------------------------


def test_chaque_principe_dit_ce_que_suggere_la_regle(positionne: AtelierOuvert) -> None:
    lignes = lire_decisions(positionne.connexion)
    assert [(lue.cle, lue.suggestion.issue) for lue in lignes] == [
        ("transparence", "adopte"),
        ("humain", "renvoye"),
        ("sobriete", None),
    ]
    assert lignes[2].suggestion.phrase == "La salle ne s’est pas encore positionnée."


def test_le_second_tour_clos_est_celui_sur_lequel_on_decide(positionne: AtelierOuvert) -> None:
    se_positionner(positionne, 2, *[FAVORABLE] * 6)
    lue = ligne(positionne, 2)
    assert lue.avant is not None
    assert lue.mesure is not None
    assert (lue.avant.tour.rang, lue.mesure.tour.rang) == (1, 2)
    assert lue.suggestion.issue == "adopte"


def test_un_second_tour_ouvert_ne_change_rien_avant_d_etre_clos(positionne: AtelierOuvert) -> None:
    tour = ouvrir_tour(positionne, 2)
    enregistrer_position(positionne, tour_id=tour, participant_id=1, degre=FAVORABLE)
    lue = ligne(positionne, 2)
    assert lue.tour_ouvert
    assert lue.mesure is not None
    assert lue.mesure.tour.rang == 1


def test_suivre_la_suggestion_ne_demande_pas_de_justification(positionne: AtelierOuvert) -> None:
    decider(positionne, 1, issue="adopte")
    lue = ligne(positionne, 1)
    assert lue.decision is not None
    assert (lue.decision.issue, lue.decision.suggestion) == ("adopte", "adopte")
    assert simple(lue.decision.suggestion_phrase).startswith("6 favorables, 0 défavorable : ")
    assert lue.decision.suivie
    assert not lue.decision.automatique
    retenue = {f.id: f.niveau for f in lue.formulations}[lue.decision.formulation_id or 0]
    assert retenue == "equilibree"


def test_s_ecarter_de_la_suggestion_demande_de_dire_pourquoi(positionne: AtelierOuvert) -> None:
    with attendre_refus("suggère « Adopté »", "pourquoi vous décidez « Écarté »"):
        decider(positionne, 1, issue="ecarte", justification="   ")
    assert ligne(positionne, 1).decision is None
    decider(positionne, 1, issue="ecarte", justification=" Le droit l’impose déjà. ")
    decision = ligne(positionne, 1).decision
    assert decision is not None
    assert (decision.issue, decision.justification) == ("ecarte", "Le droit l’impose déjà.")
    assert not decision.suivie
    assert decision.formulation_id is None


def test_sans_tour_clos_on_ne_decide_pas(positionne: AtelierOuvert) -> None:
    with attendre_refus("Aucun tour n’est clos sur « Sobriété »"):
        decider(positionne, 3, issue="adopte")
    ouvrir_tour(positionne, 3)
    with attendre_refus("Aucun tour n’est clos"):
        decider(positionne, 3, issue="adopte", justification="Tout de même.")


def test_une_decision_impossible_est_refusee(positionne: AtelierOuvert) -> None:
    avant = etat(positionne)
    with attendre_refus("« peut-etre » n’est pas une issue"):
        decider(positionne, 1, issue="peut-etre")
    with attendre_refus("appartient à un autre principe"):
        decider(positionne, 1, issue="adopte", formulation_id=4)
    with attendre_refus("n’est plus à l’ordre du jour"):
        decider(positionne, 99, issue="adopte")
    with attendre_refus("pas encore tranché"):
        revenir_sur_decision(positionne, 1)
    with attendre_refus("pas encore tranché"):
        choisir_formulation(positionne, 1, 1)
    assert etat(positionne) == avant


def test_la_formulation_choisie_vaut_et_reste_quand_on_redecide(positionne: AtelierOuvert) -> None:
    decider(positionne, 1, issue="adopte", formulation_id=3)
    decider(positionne, 1, issue="adopte-avec-reserves", justification="Une réserve est dite.")
    decision = ligne(positionne, 1).decision
    assert decision is not None
    assert (decision.issue, decision.formulation_id) == ("adopte-avec-reserves", 3)
    choisir_formulation(positionne, 1, 1)
    assert partie(positionne, "principe:transparence").texte == "On le dit quand c’est utile."
    with attendre_refus("appartient à un autre principe"):
        choisir_formulation(positionne, 1, 4)


def test_sans_equilibree_la_premiere_formulation_est_retenue(positionne: AtelierOuvert) -> None:
    se_positionner(positionne, 3, *[FAVORABLE] * 6)
    decider(positionne, 3, issue="adopte")
    assert partie(positionne, "principe:sobriete").texte == "On y pense."


def test_decider_deux_fois_pareil_n_ecrit_qu_une_fois(positionne: AtelierOuvert) -> None:
    decider(positionne, 1, issue="adopte")
    lignes = len(journal(positionne))
    decider(positionne, 1, issue="adopte")
    assert len(journal(positionne)) == lignes


def test_revenir_sur_une_decision_remet_a_trancher(positionne: AtelierOuvert) -> None:
    decider(positionne, 1, issue="adopte")
    revenir_sur_decision(positionne, 1)
    assert ligne(positionne, 1).decision is None
    assert lire_plan(positionne.connexion).non_tranches == 3


def test_une_objection_maintenue_change_la_suggestion_et_s_imprime_en_encadre(
    positionne: AtelierOuvert,
) -> None:
    objection = ajouter_objection(
        positionne, principe_id=1, texte="La sous-traitance n’est pas couverte.", college_id=2
    )
    traiter_objection(positionne, objection, etat="maintenue", suite="Non résolu.")
    assert ligne(positionne, 1).suggestion.issue == "adopte-avec-reserves"
    decider(positionne, 1, issue="adopte-avec-reserves")
    (article,) = assembler(positionne.connexion).articles
    assert article.reserves
    (encadre,) = article.encadres
    assert encadre.titre == "Position divergente — Direction"
    assert len(encadre.blocs) == 2


def test_les_suggestions_s_appliquent_ou_rien_n_est_tranche_et_se_disent_automatiques(
    positionne: AtelierOuvert,
) -> None:
    decider(positionne, 2, issue="adopte", justification="On l’a décidé ensemble.")
    appliquees = appliquer_suggestions(positionne)
    assert [lue.cle for lue in appliquees] == ["transparence"]
    decisions = [lue.decision for lue in lire_decisions(positionne.connexion)]
    assert [d and (d.issue, d.automatique) for d in decisions] == [
        ("adopte", True),
        ("adopte", False),
        None,
    ]
    lignes = len(journal(positionne))
    assert appliquer_suggestions(positionne) == ()
    assert len(journal(positionne)) == lignes


# --- rédiger -----------------------------------------------------------------------------------


@pytest.fixture
def redige(positionne: AtelierOuvert) -> AtelierOuvert:
    """La transparence est adoptée : la charte a un article."""
    decider(positionne, 1, issue="adopte")
    return positionne


def test_seuls_les_principes_adoptes_ont_un_article_numerote_dans_l_ordre(
    redige: AtelierOuvert,
) -> None:
    se_positionner(redige, 3, *[FAVORABLE] * 6)
    decider(redige, 2, issue="renvoye")
    decider(redige, 3, issue="adopte")
    ordonner_principes(redige, [3, 2, 1])
    assert [(p.cle, p.numero) for p in lire_plan(redige.connexion).parties] == [
        ("section:preambule", None),
        ("principe:sobriete", 1),
        ("principe:transparence", 2),
        ("section:suivi", None),
    ]


@pytest.mark.parametrize("cle", ["section:preambule", "principe:transparence"])
def test_une_retouche_remplace_le_texte_et_revenir_le_rend(redige: AtelierOuvert, cle: str) -> None:
    avant = partie(redige, cle)
    retoucher(redige, cle, " Un autre\r\ntexte. ")
    retouchee = partie(redige, cle)
    assert (retouchee.texte, retouchee.assemble) == ("Un autre\ntexte.", avant.texte)
    assert retouchee.retouche
    assert not retouchee.base_depassee
    abandonner_retouche(redige, cle)
    assert partie(redige, cle) == avant


def test_retoucher_jusqu_au_texte_assemble_ote_la_retouche(redige: AtelierOuvert) -> None:
    retoucher(redige, "principe:transparence", "Autre.")
    retoucher(redige, "principe:transparence", "On le dit au public.\n")
    assert not partie(redige, "principe:transparence").retouche
    assert etat(redige)["article"] == []


def test_une_retouche_sait_que_l_assemblage_a_change_depuis(redige: AtelierOuvert) -> None:
    retoucher(redige, "principe:transparence", "Retouché.")
    choisir_formulation(redige, 1, 3)
    depassee = partie(redige, "principe:transparence")
    assert (depassee.texte, depassee.base_depassee) == ("Retouché.", True)
    garder_retouche(redige, "principe:transparence")
    gardee = partie(redige, "principe:transparence")
    assert (gardee.texte, gardee.base_depassee) == ("Retouché.", False)


def test_recrire_la_formulation_adoptee_recrit_l_article(redige: AtelierOuvert) -> None:
    modifier_principe(
        redige,
        1,
        titre="Transparence",
        question="Dit-on toujours qu’un texte vient d’une IA ?",
        enjeu="",
        theme="transparence",
        axe="encadrer",
        formulations={"equilibree": "On le dit au public et aux agents."},
    )
    assert partie(redige, "principe:transparence").texte == "On le dit au public et aux agents."


def test_une_partie_absente_ou_vide_se_refuse(redige: AtelierOuvert) -> None:
    with attendre_refus("« Préambule » ne peut pas être vide"):
        retoucher(redige, "section:preambule", " \n ")
    for cle in ("principe:humain", "section:absente", ""):
        for geste in (
            lambda c=cle: retoucher(redige, c, "Texte."),
            lambda c=cle: abandonner_retouche(redige, c),
            lambda c=cle: garder_retouche(redige, c),
        ):
            with attendre_refus("n’est plus dans la charte"):
                geste()


def test_abandonner_ou_garder_sans_retouche_n_ecrit_rien(redige: AtelierOuvert) -> None:
    lignes = len(journal(redige))
    abandonner_retouche(redige, "section:preambule")
    garder_retouche(redige, "section:preambule")
    assert len(journal(redige)) == lignes


def test_la_retouche_d_un_principe_ecarte_puis_readopte_se_retrouve(redige: AtelierOuvert) -> None:
    retoucher(redige, "principe:transparence", "Retouché.")
    decider(redige, 1, issue="ecarte", justification="Pour voir.")
    decider(redige, 1, issue="adopte")
    assert partie(redige, "principe:transparence").texte == "Retouché."


def test_la_charte_assemblee_dit_d_ou_elle_vient(redige: AtelierOuvert) -> None:
    retenir_principe(redige, 3, False)
    document = assembler(redige.connexion)
    assert (document.titre, document.statut, document.forme) == (
        "Charte d’essai",
        "Projet",
        "Délibération",
    )
    assert [d.cle for d in document.deliberations] == ["transparence", "humain"]
    trace = document.tracabilite
    assert redige.derniere_ligne is not None
    assert (trace.gestes, trace.empreinte_journal) == (
        redige.derniere_ligne.n,
        redige.derniere_ligne.empreinte,
    )
    assert (trace.participants, trace.seuil, trace.echelle.cle) == (6, 3, "accord-5")
    assert [(c.nom, c.presents, c.attendus) for c in trace.colleges] == [
        ("Agents", 4, 5),
        ("Direction", 2, None),
    ]


def test_la_charte_ne_montre_pas_la_ventilation_d_un_petit_college(redige: AtelierOuvert) -> None:
    (tour,) = assembler(redige.connexion).deliberations[0].tours
    assert tour.repartition is not None
    assert tour.repartition.effectifs == (0, 6, 0, 0, 0)
    assert [(c.nom, c.repartition) for c in tour.colleges] == [
        ("Agents", None),
        ("Direction", None),
    ]
