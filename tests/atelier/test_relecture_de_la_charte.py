"""Contrôles, grille et synthèse : ce que l’on en lit, ce que des personnes y changent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.controles import (
    ajouter_definition,
    ajouter_section,
    amender_point,
    assumer_constat,
    developper_sigle,
    ne_plus_assumer,
    rendre_point,
)
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    modifier_contribution,
    ouvrir_tour,
    retirer_contribution,
)
from charte_studio.atelier.gestes.synthese import (
    ajouter_sujet,
    choisir_verbatims,
    deplacer_sujet,
    garder_synthese,
    modifier_sujet,
    repartir_de_la_proposition,
    retirer_sujet,
)
from charte_studio.atelier.lectures.controles import (
    Analyse,
    ConstatLu,
    analyser,
    analyser_fichier,
    completer,
    lire_constats,
    lire_matiere,
    lire_points,
    lire_reperes,
    lire_retouches,
)
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.synthese import SyntheseLue, en_une_page, lire_synthese
from charte_studio.redaction.grille import PointLu
from tests.outils.appels import compter_appels
from tests.outils.base import cle_de, valeur
from tests.outils.gestes_relecture import synthese_d_essai
from tests.outils.phrases import attendre_refus

JOUR = dt.date(2026, 11, 22)
LONGUE = (
    " ".join(["Les agents qui emploient un outil le disent à leur équipe et"] * 5) + " au public."
)


@pytest.fixture
def charte(atelier: AtelierOuvert) -> AtelierOuvert:
    """Transparence est adoptée ; son texte a une phrase longue, un sigle, un champ."""
    tour = ouvrir_tour(atelier, 1)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
    clore_tour(atelier, tour)
    decider(atelier, 1, issue="adopte")
    texte = f"{LONGUE}\n\nLe CSSCT est saisi.\n\nAvant le [à compléter : date]."
    retoucher(atelier, "principe:transparence", texte)
    return atelier


def lire_analyse(atelier: AtelierOuvert) -> Analyse:
    return analyser(lire_matiere(atelier.connexion), aujourd_hui=JOUR)


def constats(atelier: AtelierOuvert) -> tuple[ConstatLu, ...]:
    return lire_constats(lire_analyse(atelier), lire_retouches(atelier.connexion))


def un_constat(atelier: AtelierOuvert, cle: str) -> ConstatLu:
    return next(lu for lu in constats(atelier) if lu.constat.cle == cle)


def points(atelier: AtelierOuvert) -> dict[str, PointLu]:
    lus = lire_points(lire_analyse(atelier), lire_retouches(atelier.connexion))
    return {point.cle: point for point in lus}


def synthese(atelier: AtelierOuvert) -> SyntheseLue:
    tournures = lire_reperes().synthese.reconnaissables
    return lire_synthese(atelier.connexion, lire_analyse(atelier).synthese, tournures)


# --- les contrôles ------------------------------------------------------------------------------


def test_un_constat_dit_ou_il_est(charte: AtelierOuvert) -> None:
    champ = un_constat(charte, "champ-a-completer")
    assert champ.partie == "Article\u00a01 — Transparence"
    assert champ.constat.ou == "principe:transparence"
    assert un_constat(charte, "theme-absent").partie == ""


def test_deux_champs_egaux_se_distinguent_par_leur_rang(charte: AtelierOuvert) -> None:
    retoucher(charte, "section:preambule", "[à compléter : nom] et [à compléter : nom].")
    rangs = [lu.rang for lu in constats(charte) if lu.constat.extrait == "[à compléter : nom]"]
    assert rangs == [0, 1]


def test_un_constat_assume_garde_son_motif_et_revient_si_le_passage_change(
    charte: AtelierOuvert,
) -> None:
    longue = un_constat(charte, "phrase-longue")
    assumer_constat(charte, longue.constat, "  La salle y tient.  ")
    assert un_constat(charte, "phrase-longue").motif == "La salle y tient."
    retoucher(charte, "principe:transparence", f"{LONGUE[:-1]} et à la presse.")
    assert un_constat(charte, "phrase-longue").motif is None
    charte.annuler()
    assert un_constat(charte, "phrase-longue").motif == "La salle y tient."
    ne_plus_assumer(charte, longue.constat)
    assert un_constat(charte, "phrase-longue").motif is None


def test_assumer_a_nouveau_remplace_le_motif(charte: AtelierOuvert) -> None:
    longue = un_constat(charte, "phrase-longue").constat
    assumer_constat(charte, longue, "Parce que.")
    assumer_constat(charte, longue, "Mieux dit.")
    assert un_constat(charte, "phrase-longue").motif == "Mieux dit."
    assert valeur(charte, "SELECT count(*) FROM controle_assume") == 1


def test_assumer_un_sigle_n_en_assume_pas_un_autre(charte: AtelierOuvert) -> None:
    retoucher(charte, "principe:transparence", "Le CSSCT est saisi. La QVCT est suivie.")
    cssct = next(lu for lu in constats(charte) if lu.constat.cible == "CSSCT")
    assumer_constat(charte, cssct.constat, "Connu de tous.")
    motifs = {lu.constat.cible: lu.motif for lu in constats(charte) if "sigle" in lu.identite}
    assert motifs == {"CSSCT": "Connu de tous.", "QVCT": None}


def test_ce_qui_bloque_ne_s_assume_pas(charte: AtelierOuvert) -> None:
    champ = un_constat(charte, "champ-a-completer").constat
    with attendre_refus("bloque la version adoptée", "ne s’assume pas"):
        assumer_constat(charte, champ, "Tant pis.")
    # Même une ligne forgée dans le fichier ne l’efface pas.
    assumer_constat(charte, replace(champ, gravite="conseil"), "Tant pis.")
    assert un_constat(charte, "champ-a-completer").motif is None


def test_assumer_demande_un_motif(charte: AtelierOuvert) -> None:
    with attendre_refus("Le motif ne peut pas être vide"):
        assumer_constat(charte, un_constat(charte, "phrase-longue").constat, "  ")


def test_l_analyse_d_un_autre_fil_est_la_meme(charte: AtelierOuvert) -> None:
    parts: list[float] = []
    ailleurs = analyser_fichier(charte.chemin, aujourd_hui=JOUR, avancer=parts.append)
    assert ailleurs == lire_analyse(charte)
    assert parts == sorted(parts) != []
    retoucher(charte, "section:preambule", "Encore.")  # le fichier n’est resté pris par personne
    assert ailleurs != lire_analyse(charte)


# --- réparer ------------------------------------------------------------------------------------


def test_une_section_ajoutee_se_range_et_ne_prend_pas_une_cle_prise(charte: AtelierOuvert) -> None:
    premiere = ajouter_section(charte, cle="registre", titre="Registre", texte="Il est tenu.")
    seconde = ajouter_section(charte, cle="registre", titre="Registre bis", texte="Aussi.")
    avant = ajouter_section(
        charte, cle="definitions", titre="Définitions", texte="- **Usage** : emploi.", avant=True
    )
    assert (premiere, seconde) == ("section:registre", "section:registre-2")
    cles = [partie.cle for partie in lire_plan(charte.connexion).parties]
    assert cles[-2:] == [premiere, seconde]
    assert cles.index("section:preambule") < cles.index(avant) < cles.index("principe:transparence")


def test_une_section_vide_est_refusee(charte: AtelierOuvert) -> None:
    with attendre_refus("Le titre ne peut pas être vide"):
        ajouter_section(charte, cle="x", titre=" ", texte="Texte.")
    with attendre_refus("Le texte ne peut pas être vide"):
        ajouter_section(charte, cle="x", titre="Titre", texte="\n")


def test_une_definition_s_ajoute_a_la_suite_de_la_liste(charte: AtelierOuvert) -> None:
    with attendre_refus("ajoutez d’abord « Définitions »"):
        ajouter_definition(charte, "Agent", "qui travaille ici")
    cle = ajouter_section(
        charte, cle="definitions", titre="Définitions", texte="- **Usage** : un emploi."
    )
    assert ajouter_definition(charte, "Agent", "qui travaille ici") == cle
    textes = {partie.cle: partie.texte for partie in lire_plan(charte.connexion).parties}
    assert textes[cle] == "- **Usage** : un emploi.\n- **Agent** : qui travaille ici."
    with attendre_refus("La définition ne peut pas être vide"):
        ajouter_definition(charte, "Agent", "")


def test_un_sigle_se_developpe_a_sa_premiere_place(charte: AtelierOuvert) -> None:
    retoucher(charte, "principe:transparence", "Voir [là](a/CSE). Le CSE est saisi ; le CSE dit.")
    developper_sigle(charte, "principe:transparence", "CSE", "comité social et économique")
    textes = {partie.cle: partie.texte for partie in lire_plan(charte.connexion).parties}
    assert textes["principe:transparence"] == (
        "Voir [là](a/CSE). Le comité social et économique (CSE) est saisi ; le CSE dit."
    )
    assert not [lu for lu in constats(charte) if lu.constat.cible == "CSE"]
    with attendre_refus("n’est plus dans cette partie"):
        developper_sigle(charte, "section:preambule", "CSE", "comité")


# --- la grille ----------------------------------------------------------------------------------


def test_un_point_corrige_l_emporte_sur_la_lecture_et_s_en_defait(charte: AtelierOuvert) -> None:
    lu = points(charte)["registre"]
    assert lu.etat == "absent"
    amender_point(charte, "registre", etat="present", commentaire=" À l’annexe 2. ")
    corrige = points(charte)["registre"]
    assert (corrige.etat, corrige.commentaire, corrige.amende) == (
        "present", "À l’annexe 2.", True,
    )  # fmt: skip
    rendre_point(charte, "registre")
    assert points(charte)["registre"] == lu


def test_un_etat_inconnu_est_refuse(charte: AtelierOuvert) -> None:
    with attendre_refus("n’est pas un état", "Présent"):
        amender_point(charte, "registre", etat="peut-etre")


def test_une_correction_d_un_point_disparu_ne_gene_pas(charte: AtelierOuvert) -> None:
    amender_point(charte, "un-point-retire-depuis", etat="present")
    assert len(points(charte)) == 14


def test_le_document_complete_porte_la_grille_et_ce_qui_bloque(charte: AtelierOuvert) -> None:
    amender_point(charte, "registre", etat="present", commentaire="À l’annexe 2.")
    analyse, retouches = lire_analyse(charte), lire_retouches(charte.connexion)
    document = completer(assembler(charte.connexion), analyse, retouches)
    registre = next(point for point in document.grille if point.cle == "registre")
    assert (registre.etat, registre.commentaire) == ("present", "À l’annexe 2.")
    assert len(document.grille) == 14
    assert [b for b in document.bloquants if "date" in b] == list(document.bloquants) != []


# --- la synthèse --------------------------------------------------------------------------------


def debattre(atelier: AtelierOuvert) -> None:
    """Douze paroles sur deux principes, une objection de la direction (deux personnes)."""
    for rang in range(6):
        ajouter_contribution(
            atelier, principe_id=1, nature=("pour", "contre", "nuance")[rang % 3],
            texte=f"Le public a le droit de savoir, au guichet {'abcdef'[rang]} comme en ligne.",
            college_id=1,
        )  # fmt: skip
        ajouter_contribution(
            atelier, principe_id=2, nature=("pour", "question", "contre")[rang % 3],
            texte=f"Une signature engage la personne, dossier {'uvwxyz'[rang]} après dossier.",
            college_id=None,
        )  # fmt: skip
    ajouter_objection(atelier, principe_id=2, texte="Cela prend un temps fou.", college_id=2)


def test_sans_parole_la_synthese_le_dit(charte: AtelierOuvert) -> None:
    lue = synthese(charte)
    assert lue.sujets == ()
    assert not lue.retouchee
    assert "Aucune parole n’a été notée" in lue.remarques[0]


def test_trop_peu_de_paroles_se_montrent_telles_quelles(charte: AtelierOuvert) -> None:
    ajouter_contribution(charte, principe_id=1, nature="pour", texte="On veut savoir.")
    lue = synthese(charte)
    assert lue.sujets == ()
    assert [parole.texte for parole in lue.isolees] == ["On veut savoir."]
    assert "trop peu" in lue.remarques[0]


def test_un_college_sous_le_seuil_n_est_jamais_nomme(charte: AtelierOuvert) -> None:
    debattre(charte)
    paroles = synthese(charte).toutes.values()
    assert {parole.college for parole in paroles} == {"Agents", ""}
    objection = next(parole for parole in paroles if parole.cle.startswith("objection:"))
    assert (objection.college, objection.principe) == ("", "Décision humaine")


def test_garder_la_synthese_la_fixe_et_repartir_la_rend(charte: AtelierOuvert) -> None:
    debattre(charte)
    proposee = synthese(charte)
    garder_synthese(charte, lire_analyse(charte).synthese)
    gardee = synthese(charte)
    assert gardee.retouchee
    assert [s.titre for s in gardee.lignes] == [s.titre for s in proposee.lignes]
    assert [s.paroles for s in gardee.lignes] == [s.paroles for s in proposee.lignes]
    ajouter_contribution(charte, principe_id=1, nature="pour", texte="Le public, encore.")
    assert [s.texte for s in synthese(charte).sujets] == [s.texte for s in gardee.sujets]
    with attendre_refus("déjà gardée"):
        garder_synthese(charte, lire_analyse(charte).synthese)
    repartir_de_la_proposition(charte)
    assert not synthese(charte).retouchee
    charte.annuler()
    assert synthese(charte).retouchee


def test_une_synthese_vide_ne_se_garde_pas(atelier: AtelierOuvert) -> None:
    vide = replace(synthese_d_essai(), axes=())
    with attendre_refus("rien à garder"):
        garder_synthese(atelier, vide)


def test_les_paroles_restent_exactes_et_disparaissent_avec_elles(charte: AtelierOuvert) -> None:
    ajouter_contribution(charte, principe_id=1, nature="pour", texte="Oui.")
    garder_synthese(charte, synthese_d_essai("Le public"))
    modifier_contribution(charte, 1, nature="pour", texte="Oui, vraiment.", college_id=None)
    assert [p.texte for p in synthese(charte).sujets[0].paroles] == ["Oui, vraiment."]
    retirer_contribution(charte, 1)
    assert synthese(charte).sujets[0].paroles == ()


def test_un_sujet_se_recrit_se_deplace_se_retire(charte: AtelierOuvert) -> None:
    garder_synthese(charte, synthese_d_essai("Un", "Deux"))
    trois = ajouter_sujet(charte, "sujet", titre="Trois")
    deplacer_sujet(charte, trois, -1)
    assert [s.titre for s in synthese(charte).sujets] == ["Un", "Trois", "Deux"]
    deplacer_sujet(charte, trois, -9)
    modifier_sujet(charte, trois, titre=" Premier ", texte="Ligne.")
    assert next((s.titre, s.texte) for s in synthese(charte).sujets) == ("Premier", "Ligne.")
    retirer_sujet(charte, cle_de(charte, "sujet", titre="Deux"))
    assert [s.titre for s in synthese(charte).sujets] == ["Premier", "Un"]
    assert [s.titre for s in synthese(charte).axes] == ["Répondre aux questions"]


def test_la_derniere_ligne_ne_se_retire_pas(charte: AtelierOuvert) -> None:
    seul = ajouter_sujet(charte, "axe", titre="Suivre")
    with attendre_refus("dernière ligne", "repartez de la proposition"):
        retirer_sujet(charte, seul)
    with attendre_refus("Le titre ne peut pas être vide"):
        modifier_sujet(charte, seul, titre=" ", texte="")


def test_choisir_des_paroles_garde_leur_ordre(charte: AtelierOuvert) -> None:
    debattre(charte)
    seul = ajouter_sujet(charte, "sujet", titre="Le guichet")
    choisir_verbatims(charte, seul, ["objection:1", "contribution:3", "objection:1"])
    assert [p.cle for p in synthese(charte).sujets[0].paroles] == ["objection:1", "contribution:3"]


def test_une_parole_reconnaissable_n_entre_pas_dans_les_documents(charte: AtelierOuvert) -> None:
    ajouter_contribution(charte, principe_id=1, nature="contre", texte="Ma cheffe en a pleuré.")
    ajouter_contribution(charte, principe_id=1, nature="pour", texte="On gagne du temps.")
    seul = ajouter_sujet(charte, "sujet", titre="Le travail", texte="Deux paroles.")
    choisir_verbatims(charte, seul, ["contribution:1", "contribution:2"])
    lue = synthese(charte)
    assert lue.sujets[0].paroles[0].a_relire
    imprimee = en_une_page(lue)
    assert imprimee.verbatims == ("On gagne du temps.",)
    assert imprimee.sujets == ("Le travail\u00a0: deux paroles.",)


def test_relire_ce_qui_est_retouche_ne_refait_pas_l_analyse(charte: AtelierOuvert) -> None:
    analyse = lire_analyse(charte)
    appels = compter_appels(lambda: lire_constats(analyse, lire_retouches(charte.connexion)))
    assert appels < 3_000
