"""Ce que le public voit : les scènes lues dans l’atelier, et ce qui n’en sort jamais."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.preparer import retenir_principe
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    rouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.projection import (
    NOMS_SCENES,
    Demande,
    demande_depuis_texte,
    demande_en_texte,
    lire_scene,
    scenes_possibles,
)
from charte_studio.atelier.lectures.projection.scenes import (
    Scene,
    SceneAccueil,
    SceneAmendement,
    SceneArticle,
    SceneBarometre,
    SceneColleges,
    SceneDebat,
    SceneDecision,
    SceneDeroule,
    SceneEnjeu,
    SceneListe,
    SceneMessage,
    SceneMur,
    SceneNoire,
    SceneResultat,
    SceneSynthese,
    SceneTourOuvert,
)
from charte_studio.atelier.schema import (
    Amendement,
    Atelier,
    Barometre,
    ChoixBarometre,
    Groupe,
    Ressenti,
    Sequence,
    Tour,
    Usage,
)
from charte_studio.domaine.vocabulaire import ISSUES
from tests.outils.phrases import attendre_refus, simple


def lire(atelier: AtelierOuvert, scene: str, principe: int | None = 1, rang: int = 1) -> Scene:
    return lire_scene(atelier.connexion, Demande(scene, principe, rang=rang))


def jouer_tour(atelier: AtelierOuvert, *degres: str, principe: int = 1) -> int:
    """Ouvre un tour, fait répondre les premiers participants et le clôt."""
    tour = ouvrir_tour(atelier, principe)
    for participant, degre in enumerate(degres, start=1):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)
    clore_tour(atelier, tour)
    return tour


def tout_ce_qui_se_lit(scene: Scene) -> str:
    return repr(asdict(scene))


# --- la demande --------------------------------------------------------------------------------


def test_une_demande_se_garde_et_se_relit() -> None:
    demande = Demande("avant_apres", principe_id=4, rang=2)
    assert demande_depuis_texte(demande_en_texte(demande)) == demande
    assert demande_en_texte(Demande("noir")) == '{"scene": "noir"}'


@pytest.mark.parametrize(
    "texte",
    ["", "[]", '{"scene": "inconnue"}', '{"scene": "noir", "x": 1}',
     '{"scene": "enjeu", "rang": "1"}', '{"scene": "enjeu", "principe_id": true}'],
)  # fmt: skip
def test_une_demande_inconnue_est_refusee(texte: str) -> None:
    with attendre_refus("projetez la scène de nouveau"):
        demande_depuis_texte(texte)


def test_chaque_scene_se_lit_sur_un_atelier_neuf(atelier: AtelierOuvert) -> None:
    for nom in NOMS_SCENES:
        scene = lire(atelier, nom)
        assert hash(scene) == hash(lire(atelier, nom)), "une scène est gelée et se compare"


def test_une_scene_inconnue_est_un_defaut(atelier: AtelierOuvert) -> None:
    with pytest.raises(KeyError):
        lire(atelier, "inconnue")


# --- la salle ----------------------------------------------------------------------------------


def test_l_accueil_dit_l_atelier_et_un_objectif_livre_ou_ecrit(atelier: AtelierOuvert) -> None:
    accueil = lire(atelier, "accueil")
    assert isinstance(accueil, SceneAccueil)
    assert (accueil.titre, accueil.organisation) == ("Atelier d’essai", "Ville de Valbrune")
    assert "ensemble" in accueil.objectif
    with atelier.geste("Écrire l’objectif") as session:
        fiche = session.get(Atelier, 1)
        assert fiche is not None
        fiche.objectif = "Choisir **nos** règles."
        fiche.regles_echange = "- Écouter\n\n• Se taire\n"
    ecrit = lire(atelier, "accueil")
    assert isinstance(ecrit, SceneAccueil)
    assert ecrit.objectif == "Choisir nos règles."
    regles = lire(atelier, "regles")
    assert isinstance(regles, SceneListe)
    assert regles.points == ("Écouter", "Se taire")


def test_le_deroule_montre_la_seance_en_cours_sans_les_notes(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "deroule"), SceneMessage)
    with atelier.geste("Choisir un déroulé") as session:
        for rang, (seance, titre, etat) in enumerate(
            [(1, "Le cadre", "faite"), (1, "Pause café", "sautee"), (1, "Débat", "en-cours"),
             (2, "Décider", "a-venir")]
        ):  # fmt: skip
            session.add(
                Sequence(
                    seance=seance, rang=rang, titre=titre, minutes=75, etape="decider",
                    objectif="", animation="Ne dites rien de ceci.", materiel="", etat=etat,
                )
            )  # fmt: skip
    deroule = lire(atelier, "deroule")
    assert isinstance(deroule, SceneDeroule)
    assert [e.titre for e in deroule.etapes] == ["Le cadre", "Débat"]
    assert simple(deroule.etapes[0].duree) == "1 h 15"
    assert "Ne dites rien" not in tout_ce_qui_se_lit(deroule)


def poser_barometre(atelier: AtelierOuvert, etat: str, *nombres: int) -> Scene:
    with atelier.geste("Poser le baromètre") as session:
        session.add(
            Barometre(
                question="Que préférez-vous ?", repere_source="un sondage", etat=etat, rang=1,
                choix=[
                    ChoixBarometre(
                        libelle=f"Choix {rang}", nombre=n, repere=80 - 60 * rang, rang=rang
                    )
                    for rang, n in enumerate(nombres)
                ],
            )
        )  # fmt: skip
    return lire(atelier, "barometre")


def test_un_barometre_ouvert_ne_montre_ni_les_mains_ni_le_repere(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "barometre"), SceneMessage)
    scene = poser_barometre(atelier, "ouvert", 18, 6)
    assert isinstance(scene, SceneBarometre)
    assert [(c.nombre, c.part, c.repere) for c in scene.choix] == [(None, None, None)] * 2
    assert scene.source == ""


def test_un_barometre_clos_montre_tout(atelier: AtelierOuvert) -> None:
    scene = poser_barometre(atelier, "clos", 18, 6)
    assert isinstance(scene, SceneBarometre)
    assert [(c.nombre, c.part, c.repere) for c in scene.choix] == [(18, 0.75, 80), (6, 0.25, 20)]
    assert (simple(scene.etat), scene.source) == ("24 réponses", "un sondage")
    assert "18 personnes sur 24" in simple(scene.phrase)


def test_l_information_sur_les_donnees_suit_les_reglages(atelier: AtelierOuvert) -> None:
    donnees = lire(atelier, "donnees")
    assert isinstance(donnees, SceneListe)
    assert any("par numéro" in point for point in donnees.points)
    assert not any("secret" in point for point in donnees.points)
    with atelier.geste("Recueillir en secret") as session:
        fiche = session.get(Atelier, 1)
        assert fiche is not None
        fiche.mode_recueil = "secret"
    secret = lire(atelier, "donnees")
    assert isinstance(secret, SceneListe)
    assert any("secret" in point for point in secret.points)


def test_un_barometre_sous_le_seuil_se_tait(atelier: AtelierOuvert) -> None:
    scene = poser_barometre(atelier, "clos", 2, 0)
    assert isinstance(scene, SceneBarometre)
    assert [c.nombre for c in scene.choix] == [None, None]
    assert simple(scene.etat) == "Masqué : moins de 3 réponses."


def test_le_mur_ne_montre_un_ressenti_qu_une_fois_lu_ou_range(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "mur"), SceneMessage)
    with atelier.geste("Remplir le mur") as session:
        session.add(Groupe(id=1, genre="ressenti", nom="Craintes", rang=1))
        session.flush()
        for rang, (texte, tire, groupe) in enumerate(
            [("Vient d’arriver", False, None), ("Lu à voix haute", True, None), ("Rangé", False, 1)]
        ):
            session.add(
                Ressenti(nature="crainte", texte=texte, groupe_id=groupe, tire=tire, rang=rang)
            )
        session.add(
            Usage(
                outil="Traducteur", tache="Répondre", donnees="", frequence="", verdict="oui-si",
                conditions="Relire", criteres="", college_id=1, origine="salle", rang=1,
            )
        )  # fmt: skip
    mur = lire(atelier, "mur")
    assert isinstance(mur, SceneMur)
    assert [(g.nom, g.ressentis) for g in mur.groupes if g.ressentis] == [
        ("Craintes", ("Rangé",)),
        ("", ("Lu à voix haute",)),
    ]
    assert "Agents" not in tout_ce_qui_se_lit(mur)


def test_la_synthese_range_les_principes_par_issue(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "synthese"), SceneMessage)
    jouer_tour(atelier, *["plutot"] * 6)
    decider(atelier, 1, issue="adopte", justification="Un mot pour le dossier.")
    synthese = lire(atelier, "synthese")
    assert isinstance(synthese, SceneSynthese)
    assert [(g.titre, g.principes) for g in synthese.groupes] == [
        ("Adopté", ("Transparence",)),
        ("À décider", ("Décision humaine", "Sobriété")),
    ]
    assert "pour le dossier" not in tout_ce_qui_se_lit(synthese)


def test_l_ecran_noir_ne_dit_rien(atelier: AtelierOuvert) -> None:
    assert lire(atelier, "noir") == SceneNoire()


# --- le secret d’un tour -----------------------------------------------------------------------


def test_un_tour_ouvert_ne_donne_que_son_nombre_de_reponses(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1)
    for participant, degre in ((1, "plutot"), (2, "plutot"), (3, "pas-du-tout")):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)
    for nom in ("tour_ouvert", "resultat", "avant_apres", "colleges"):
        scene = lire(atelier, nom)
        assert isinstance(scene, SceneTourOuvert), nom
        assert (scene.reponses, scene.attendus) == (3, 6)
    compte = lire(atelier, "tour_ouvert")
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="pas-du-tout")
    assert lire(atelier, "tour_ouvert") == compte, "changer d’avis ne se voit pas"


def test_un_tour_rouvert_cache_ce_qu_il_montrait(atelier: AtelierOuvert) -> None:
    tour = jouer_tour(atelier, *["plutot"] * 6)
    assert isinstance(lire(atelier, "resultat"), SceneResultat)
    rouvrir_tour(atelier, tour)
    assert isinstance(lire(atelier, "resultat"), SceneTourOuvert)


def test_un_tour_secret_ouvert_compte_les_emargements(atelier: AtelierOuvert) -> None:
    with atelier.geste("Ouvrir un tour secret") as session:
        session.add(Tour(principe_id=1, rang=1, mode="secret", etat="ouvert"))
    scene = lire(atelier, "tour_ouvert")
    assert isinstance(scene, SceneTourOuvert)
    assert (scene.reponses, scene.tour) == (0, "Premier tour · vote secret")


def test_sans_tour_la_salle_le_lit(atelier: AtelierOuvert) -> None:
    for nom in ("tour_ouvert", "resultat", "avant_apres", "colleges"):
        scene = lire(atelier, nom)
        assert isinstance(scene, SceneMessage)
        assert "pas encore" in scene.texte


def test_demander_un_tour_ouvert_deja_clos_ne_sort_pas_son_resultat(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, *["plutot"] * 6)
    scene = lire(atelier, "tour_ouvert")
    assert isinstance(scene, SceneMessage)
    assert scene.texte == "Premier tour clos."


# --- les résultats -----------------------------------------------------------------------------


def test_un_resultat_dit_ce_que_les_nombres_disent(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, "tout-a-fait", "tout-a-fait", "plutot", "plutot", "plutot", "sans-avis")
    objection = ajouter_objection(
        atelier, principe_id=1, texte="Et la sous-traitance ?", college_id=2
    )
    traiter_objection(atelier, objection, etat="maintenue", suite="")
    scene = lire(atelier, "resultat")
    assert isinstance(scene, SceneResultat)
    assert [b.effectifs for b in scene.barres] == [(2, 3, 0, 0, 0)]
    assert simple(scene.presence) == "5 exprimés sur 6 présents"
    assert scene.phrase == "Consensus, une objection maintenue"
    assert simple(scene.detail) == "5 favorables sur 5 · 1 sans avis"
    assert "Direction" not in tout_ce_qui_se_lit(scene)


def test_sous_le_seuil_aucun_nombre_ne_sort(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, "plutot", "pas-du-tout")
    scene = lire(atelier, "resultat")
    assert isinstance(scene, SceneResultat)
    assert [(b.effectifs, simple(b.mention)) for b in scene.barres] == [
        ((), "Masqué : moins de 3 réponses")
    ]
    assert simple(scene.phrase) == "Trop peu de réponses pour les montrer."
    assert scene.detail == ""


def test_personne_ne_s_est_exprime_se_dit(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, *["sans-avis"] * 6)
    scene = lire(atelier, "resultat")
    assert isinstance(scene, SceneResultat)
    assert (scene.barres[0].effectifs, scene.phrase) == ((), "Personne ne s’est exprimé.")


def test_avant_et_apres_disent_combien_ont_bouge(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, "partage", "partage", "plutot", "plutot", "plutot", "plutot")
    jouer_tour(atelier, "plutot", "tout-a-fait", "partage", "plutot", "plutot", "plutot")
    scene = lire(atelier, "avant_apres", rang=2)
    assert isinstance(scene, SceneResultat)
    assert [b.libelle for b in scene.barres] == ["Avant débat", "Après débat"]
    assert "deux personnes ont bougé vers l’accord, une vers le désaccord" in scene.detail
    seul = lire(atelier, "resultat", rang=2)
    assert isinstance(seul, SceneResultat)
    assert len(seul.barres) == 1


def test_un_premier_tour_masque_le_reste_a_cote_du_second(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, "partage", "partage")
    jouer_tour(atelier, *["plutot"] * 6)
    scene = lire(atelier, "avant_apres", rang=2)
    assert isinstance(scene, SceneResultat)
    assert [bool(b.effectifs) for b in scene.barres] == [False, True]
    assert "bougé" not in scene.detail


def test_un_petit_college_reste_masque(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, "plutot", "plutot", "partage", "pas-du-tout", "tout-a-fait", "partage")
    scene = lire(atelier, "colleges")
    assert isinstance(scene, SceneColleges)
    par_nom = {b.libelle: (b.effectifs, b.mention) for b in scene.barres}
    assert par_nom["Toute la salle"][0] == (1, 2, 2, 0, 1)
    assert par_nom["Direction"] == par_nom["Agents"] == ((), "Masqué"), "4 = 6 − 2 se devinerait"
    assert Demande("colleges", 1) not in scenes_possibles(atelier.connexion, 1)


# --- ce qui se dit et se décide ----------------------------------------------------------------


def test_le_debat_prend_les_arguments_du_modele_puis_ceux_de_la_salle(
    atelier: AtelierOuvert,
) -> None:
    debut = lire(atelier, "debat")
    assert isinstance(debut, SceneDebat)
    assert debut.mention == "Pour lancer le débat"
    ajouter_contribution(atelier, principe_id=1, nature="contre", texte="Trop long", college_id=2)
    ajouter_contribution(atelier, principe_id=1, nature="question", texte="Qui vérifie ?")
    debat = lire(atelier, "debat")
    assert isinstance(debat, SceneDebat)
    assert [(c.nature, c.arguments) for c in debat.colonnes] == [
        ("pour", ()),
        ("contre", ("Trop long",)),
        ("nuance", ("Qui vérifie ?",)),
    ]
    assert debat.mention == ""
    assert "Direction" not in tout_ce_qui_se_lit(debat), "un collège désigne"


def test_sans_argument_la_parole_est_a_la_salle(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "debat", principe=2), SceneMessage)


def test_un_enjeu_vide_ne_se_propose_pas(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "enjeu"), SceneEnjeu)
    assert isinstance(lire(atelier, "enjeu", principe=2), SceneMessage)
    possibles = {demande.scene for demande in scenes_possibles(atelier.connexion, 2)}
    assert "enjeu" not in possibles
    assert "affirmation" in possibles


def test_un_amendement_se_compare_avant_le_vote(atelier: AtelierOuvert) -> None:
    assert isinstance(lire(atelier, "amendement"), SceneMessage)
    with atelier.geste("Proposer un amendement") as session:
        session.add(
            Amendement(
                principe_id=1, numero=3, formulation_id=1, base="On le dit au public.",
                texte="On le dit toujours au public.", motif="Plus clair", college_id=2,
                etat="propose", adoptee_id=None,
            )
        )  # fmt: skip
    scene = lire(atelier, "amendement")
    assert isinstance(scene, SceneAmendement)
    assert simple(scene.titre) == "Amendement 3"
    assert "".join(m.texte for m in scene.avant) == "On le dit au public."
    assert "".join(m.texte for m in scene.apres) == "On le dit toujours au public."
    assert [m.texte.strip() for m in scene.apres if m.change] == ["toujours"]
    assert not any(m.change for m in scene.avant)
    assert "Direction" not in tout_ce_qui_se_lit(scene)


def test_avant_de_decider_la_salle_lit_la_regle_et_jamais_la_suggestion(
    atelier: AtelierOuvert,
) -> None:
    jouer_tour(atelier, *["plutot"] * 6)
    scene = lire(atelier, "decision")
    assert isinstance(scene, SceneDecision)
    assert scene.issue == ""
    assert "deux tiers" in scene.detail
    assert "est atteint" not in tout_ce_qui_se_lit(scene)


def test_la_decision_garde_le_desaccord_a_l_ecran(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, *["plutot"] * 6)
    for texte, etat in (("Levée", "levee"), ("Tenue", "maintenue")):
        objection = ajouter_objection(atelier, principe_id=1, texte=texte)
        traiter_objection(atelier, objection, etat=etat, suite="dit")
    decider(atelier, 1, issue="adopte-avec-reserves", formulation_id=3, justification="Pour nous.")
    scene = lire(atelier, "decision")
    assert isinstance(scene, SceneDecision)
    assert (scene.titre, scene.texte) == (
        ISSUES["adopte-avec-reserves"],
        "On le dit toujours, partout.",
    )
    assert scene.divergences == ("Tenue",)
    assert "Pour nous" not in tout_ce_qui_se_lit(scene)
    article = lire(atelier, "article")
    assert isinstance(article, SceneArticle)
    assert (article.numero, article.paragraphes) == (1, ("On le dit toujours, partout.",))


def test_un_principe_ecarte_n_a_pas_d_article(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier, *["pas-du-tout"] * 6)
    decider(atelier, 1, issue="ecarte")
    decision = lire(atelier, "decision")
    assert isinstance(decision, SceneDecision)
    assert decision.texte == "Dit-on toujours qu’un texte vient d’une IA ?"
    assert isinstance(lire(atelier, "article"), SceneMessage)
    assert "article" not in {d.scene for d in scenes_possibles(atelier.connexion, 1)}


def test_un_principe_hors_de_l_ordre_du_jour_le_dit(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, 2, False)
    for principe in (2, 99, None):
        scene = lire(atelier, "affirmation", principe=principe)
        assert isinstance(scene, SceneMessage)
        assert "ordre du jour" in scene.texte
    assert scenes_possibles(atelier.connexion, 2) == ()
