"""Explorer : les usages et leur verdict, les ressentis, les groupes, la boussole, le registre."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.explorer import (
    ajouter_critere,
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    deplacer_groupe,
    examiner_usage,
    fusionner_groupes,
    modifier_usage,
    ranger_cartes,
    remettre_ressentis,
    renommer_groupe,
    reprendre_boussole,
    retirer_critere,
    retirer_groupe,
    tirer_ressenti,
    trancher_usage,
)
from charte_studio.atelier.gestes.preparer import creer_atelier
from charte_studio.atelier.lectures.explorer import (
    Exploration,
    lire_exploration,
    lire_registre,
)
from charte_studio.atelier.lectures.parcours import lire_parcours
from charte_studio.atelier.lectures.projection import Demande, lire_scene, scenes_possibles
from charte_studio.atelier.lectures.projection.scenes import SceneMur
from charte_studio.domaine.vocabulaire import VERDICTS
from charte_studio.redaction.blocs import Tableau, Titre, texte_nu
from charte_studio.redaction.boussole import lire_boussole
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.redaction.typographie import defauts_typographiques
from charte_studio.redaction.usages import LigneUsage, usages_du_texte, usages_en_markdown
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from charte_studio.socle.erreurs import Refus


def lue(atelier: AtelierOuvert) -> Exploration:
    return lire_exploration(atelier.connexion)


def garnir(atelier: AtelierOuvert, *taches: str) -> list[int]:
    return [ajouter_usage(atelier, tache=tache, donnees="internes") for tache in taches]


# --- les verdicts ------------------------------------------------------------------------------


def test_un_oui_si_demande_ses_conditions(atelier: AtelierOuvert) -> None:
    (cle,) = garnir(atelier, "Résumer")
    with pytest.raises(Refus, match="conditions"):
        trancher_usage(atelier, cle, verdict="oui-si", conditions="  ")
    assert lue(atelier).usages[0].verdict == ""

    trancher_usage(atelier, cle, verdict="oui-si", conditions="Une personne relit.")
    trancher_usage(atelier, cle, verdict="non")
    usage = lue(atelier).usages[0]
    assert (usage.verdict, usage.conditions) == ("non", "Une personne relit.")


def test_un_verdict_ou_une_frequence_inconnus_sont_refuses(atelier: AtelierOuvert) -> None:
    (cle,) = garnir(atelier, "Résumer")
    with pytest.raises(Refus, match="verdict"):
        trancher_usage(atelier, cle, verdict="peut-être")
    with pytest.raises(Refus, match="fréquence"):
        modifier_usage(atelier, cle, frequence="souvent")
    with pytest.raises(Refus, match="La tâche"):
        modifier_usage(atelier, cle, tache=" ")
    with pytest.raises(Refus, match="La tâche"):
        ajouter_usage(atelier, tache="", outil="Assistant")


# --- les ressentis -----------------------------------------------------------------------------


def test_chaque_ressenti_est_tire_une_fois_puis_la_boite_est_vide(atelier: AtelierOuvert) -> None:
    cles = [ajouter_ressenti(atelier, texte=f"Mot {n}") for n in range(4)]
    tires = [tirer_ressenti(atelier, lambda restants: restants[-1]) for _ in cles]

    assert sorted(tires) == cles
    assert lue(atelier).a_tirer == 0
    with pytest.raises(Refus, match="Tous"):
        tirer_ressenti(atelier, lambda restants: restants[0])

    remettre_ressentis(atelier, [cles[1]])
    assert tirer_ressenti(atelier, lambda restants: restants[0]) == cles[1]
    remettre_ressentis(atelier)
    assert lue(atelier).a_tirer == 4


def test_le_nom_du_geste_ne_cite_pas_un_ressenti(atelier: AtelierOuvert) -> None:
    ajouter_ressenti(atelier, texte="J’ai peur.", nature="crainte")
    assert atelier.annulable == "Noter un ressenti"
    with pytest.raises(Refus, match="ressenti"):
        ajouter_ressenti(atelier, texte="Oui.", nature="joie")


# --- les groupes -------------------------------------------------------------------------------


def test_deux_groupes_ne_portent_pas_le_meme_nom_sur_un_mur(atelier: AtelierOuvert) -> None:
    premier = ajouter_groupe(atelier, genre="usage", nom="Écrire")
    ajouter_groupe(atelier, genre="ressenti", nom="Écrire")
    with pytest.raises(Refus, match="existe déjà"):
        ajouter_groupe(atelier, genre="usage", nom=" ecrire ")
    renommer_groupe(atelier, premier, "ÉCRIRE")
    assert [groupe.nom for groupe in lue(atelier).groupes_usages] == ["ÉCRIRE"]


def test_fusionner_garde_les_cartes_a_la_suite(atelier: AtelierOuvert) -> None:
    a, b, c = garnir(atelier, "A", "B", "C")
    gauche = ajouter_groupe(atelier, genre="usage", nom="Gauche", cartes=[a, b])
    droite = ajouter_groupe(atelier, genre="usage", nom="Droite", cartes=[c])
    fusionner_groupes(atelier, gauche, dans=droite)

    vue = lue(atelier)
    assert [groupe.nom for groupe in vue.groupes_usages] == ["Droite"]
    assert [usage.tache for usage in vue.usages if usage.groupe_id == droite] == ["C", "A", "B"]
    with pytest.raises(Refus, match="différents"):
        fusionner_groupes(atelier, droite, dans=droite)


def test_retirer_un_groupe_ne_retire_pas_ses_cartes(atelier: AtelierOuvert) -> None:
    cles = garnir(atelier, "A", "B")
    groupe = ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=cles)
    retirer_groupe(atelier, groupe)
    assert [usage.groupe_id for usage in lue(atelier).usages] == [None, None]
    atelier.annuler()
    assert [usage.groupe_id for usage in lue(atelier).usages] == [groupe, groupe]


def test_ranger_met_a_la_place_dite_et_refuse_l_autre_mur(atelier: AtelierOuvert) -> None:
    a, b, c = garnir(atelier, "A", "B", "C")
    groupe = ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=[a, b])
    ranger_cartes(atelier, genre="usage", cartes=[c], groupe_id=groupe, avant=b)
    assert [u.tache for u in lue(atelier).usages if u.groupe_id == groupe] == ["A", "C", "B"]

    ranger_cartes(atelier, genre="usage", cartes=[a, c], groupe_id=None)
    assert [u.tache for u in lue(atelier).usages if u.groupe_id is None] == ["A", "C"]

    autre = ajouter_groupe(atelier, genre="ressenti", nom="Métier")
    with pytest.raises(Refus, match="autre page"):
        ranger_cartes(atelier, genre="usage", cartes=[a], groupe_id=autre)


def test_un_groupe_se_deplace_sans_sortir_du_mur(atelier: AtelierOuvert) -> None:
    cles = [ajouter_groupe(atelier, genre="usage", nom=nom) for nom in "ABC"]
    deplacer_groupe(atelier, cles[0], 1)
    deplacer_groupe(atelier, cles[2], 1)
    assert [groupe.nom for groupe in lue(atelier).groupes_usages] == ["B", "A", "C"]


# --- la boussole -------------------------------------------------------------------------------


def test_l_atelier_neuf_a_la_boussole_livree(atelier: AtelierOuvert) -> None:
    livres = lire_boussole(dossier_ressources() / "boussole.toml")
    assert [c.cle for c in lue(atelier).criteres] == [critere.cle for critere in livres]
    with pytest.raises(Refus, match="déjà"):
        reprendre_boussole(atelier, livres)
    retirer_critere(atelier, lue(atelier).criteres[2].id)
    assert reprendre_boussole(atelier, livres) == 1


def test_retirer_un_critere_oublie_ce_qu_il_disait(atelier: AtelierOuvert) -> None:
    (cle,) = garnir(atelier, "Résumer")
    critere = lue(atelier).criteres[0]
    examiner_usage(atelier, cle, critere=critere.cle, reponse="oui")
    examiner_usage(atelier, cle, critere="humain", reponse="question")
    retirer_critere(atelier, critere.id)
    assert lue(atelier).usages[0].criteres == {"humain": "question"}
    examiner_usage(atelier, cle, critere="humain", reponse="")
    assert lue(atelier).usages[0].criteres == {}
    with pytest.raises(Refus, match="n’existe plus"):
        examiner_usage(atelier, cle, critere=critere.cle, reponse="oui")
    with pytest.raises(Refus, match="réponse"):
        examiner_usage(atelier, cle, critere="humain", reponse="bof")


def test_deux_criteres_du_meme_nom_gardent_leurs_reponses(atelier: AtelierOuvert) -> None:
    for _ in range(2):
        ajouter_critere(atelier, titre="Coût", question="Combien ?")
    assert [c.cle for c in lue(atelier).criteres[-2:]] == ["cout", "cout-2"]


# --- ce que propose le modèle, et le registre --------------------------------------------------


def test_chaque_modele_livre_propose_des_usages_de_chaque_verdict() -> None:
    for modele in lister_modeles(dossier_modeles()):
        proposes = [u for s in modele.sections_apres for u in usages_du_texte(s.texte)]
        assert len(proposes) >= 6, modele.identifiant
        assert {usage.verdict for usage in proposes} == set(VERDICTS), modele.identifiant
        assert all(usage.conditions and usage.donnees for usage in proposes)


def test_les_cartes_du_modele_attendent_la_salle(tmp_path: Path) -> None:
    modele = lister_modeles(dossier_modeles())[0]
    with creer_atelier(tmp_path / "a.charte", modele) as atelier:
        usages = lue(atelier).usages
        assert usages
        assert all(u.du_modele and not u.verdict and u.propose for u in usages)
        assert lire_registre(atelier.connexion) == ()
        assert _explorer(atelier) == ("usages et ressentis", False)

        trancher_usage(atelier, usages[0].id, verdict="oui-si")
        ajouter_usage(atelier, tache="Résumer un rapport", outil="Assistant")

        registre = lire_registre(atelier.connexion)
        assert [ligne.tache for ligne in registre] == [usages[0].tache, "Résumer un rapport"]
        assert [ligne.verdict_en_mots for ligne in registre] == ["Oui, si…", "À trancher"]
        assert _explorer(atelier) == ("2 usages, 1 verdict", False)


def _explorer(atelier: AtelierOuvert) -> tuple[str, bool]:
    etape = next(e for e in lire_parcours(atelier.connexion) if e.cle == "explorer")
    return etape.detail, etape.faite


REGISTRE = (
    LigneUsage("Assistant", "Résumer un rapport", "internes", "parfois", "oui", ""),
    LigneUsage("", "Traduire | relire : un courrier", "", "", "oui-si", "Sans nom ; une relit."),
    LigneUsage("Caméras", "Reconnaître *des* passants", "sensibles", "", "non", ""),
    LigneUsage("", "Noter une copie.", "personnelles", "", "non", "C’est le\nmétier."),
    LigneUsage("", "À voir", "", "", "", ""),
)


def test_le_registre_devient_un_tableau_par_verdict() -> None:
    blocs = lire_blocs(usages_en_markdown(REGISTRE))
    titres = [texte_nu(bloc.portions) for bloc in blocs if isinstance(bloc, Titre)]
    tableaux = [bloc for bloc in blocs if isinstance(bloc, Tableau)]

    assert titres == ["Usages admis", "Usages admis sous conditions", "Usages exclus"]
    assert [[texte_nu(c) for c in t.entete][-1] for t in tableaux] == [
        "Données",
        "À quelles conditions",
        "Pourquoi",
    ]
    exclus = [[texte_nu(cellule) for cellule in ligne] for ligne in tableaux[2].lignes]
    assert exclus == [
        ["Reconnaître *des* passants (Caméras)", "sensibles", "non précisé"],
        ["Noter une copie", "personnelles", "C’est le métier."],
    ]
    conditions = [texte_nu(cellule) for cellule in tableaux[1].lignes[0]]
    assert conditions[0] == "Traduire | relire\u00a0: un courrier"
    assert conditions[2] == "Sans nom\u202f; une relit."


def test_ce_que_le_registre_ecrit_est_bien_typographie() -> None:
    assert defauts_typographiques(usages_en_markdown(REGISTRE)) == []


def test_sans_verdict_le_registre_n_ecrit_rien() -> None:
    assert usages_en_markdown(()) == ""
    assert usages_en_markdown(REGISTRE[-1:]) == ""


@pytest.mark.parametrize(
    "texte",
    [
        "Un paragraphe.",
        "| Usage | Données |\n|---|---|\n| Lire | aucune |",
        "| Outil | Données | Verdict | Raison |\n|---|---|---|---|\n| Lire | aucune | Oui | – |",
    ],
)
def test_un_texte_sans_le_tableau_attendu_ne_propose_rien(texte: str) -> None:
    assert usages_du_texte(texte) == ()


def test_un_verdict_illisible_est_passe() -> None:
    texte = (
        "| Usage | Données | Verdict | Raison |\n|---|---|---|---|\n"
        "| Lire | aucune | Bof | – |\n| Écrire | aucune | oui si... | On relit. |"
    )
    assert [(u.tache, u.verdict) for u in usages_du_texte(texte)] == [("Écrire", "oui-si")]


def test_le_mur_projete_ne_montre_que_ce_que_la_salle_a_touche(tmp_path: Path) -> None:
    modele = lister_modeles(dossier_modeles())[0]
    with creer_atelier(tmp_path / "a.charte", modele) as atelier:
        assert Demande("mur") not in scenes_possibles(atelier.connexion)
        premier, second = lue(atelier).usages[:2]
        trancher_usage(atelier, premier.id, verdict="non")
        ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=[second.id])

        scene = lire_scene(atelier.connexion, Demande("mur"))
        assert isinstance(scene, SceneMur)
        montres = [usage.tache for groupe in scene.groupes for usage in groupe.usages]
        assert sorted(montres) == sorted([premier.tache, second.tache])
        assert Demande("mur") in scenes_possibles(atelier.connexion)
