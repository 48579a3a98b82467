"""Assembler, fusionner, ordonner, numéroter, figer et restaurer, sur un vrai fichier."""

from __future__ import annotations

import hashlib

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import modifier_principe
from charte_studio.atelier.gestes.rediger import (
    figer_version,
    fusionner_retouche,
    ordonner_articles,
    remplacer_partout,
    renumeroter_articles,
    reprendre_ordre_du_jour,
    restaurer_article,
    retoucher,
)
from charte_studio.atelier.lectures.document_complet import lire_a_transmettre
from charte_studio.atelier.lectures.rediger import (
    assembler,
    encadres,
    lire_origine,
    lire_plan,
)
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Decision, Dissensus, Section, Usage, Version
from charte_studio.redaction.assemblage import ARTICLE_VIDE
from charte_studio.redaction.comparaison_charte import comparer_chartes
from charte_studio.redaction.fusion import fusionner
from charte_studio.socle.erreurs import Refus
from tests.outils.base import etat, journal
from tests.outils.charte import JOUR, adopter, partie
from tests.outils.phrases import simple

TRANSPARENCE, HUMAIN, SOBRIETE = "principe:transparence", "principe:humain", "principe:sobriete"


def articles(atelier: AtelierOuvert) -> list[tuple[str, int | None]]:
    return [(p.cle, p.numero) for p in lire_plan(atelier.connexion).parties if p.numero is not None]


@pytest.fixture
def trois(atelier: AtelierOuvert) -> AtelierOuvert:
    """Trois articles."""
    adopter(atelier, 1, 2, 3)
    return atelier


# --- assembler ----------------------------------------------------------------------------------


def usage(tache: str, verdict: str, origine: str = "salle") -> Usage:
    return Usage(
        outil="", tache=tache, donnees="publiques", frequence="", verdict=verdict,
        conditions="", criteres="", groupe_id=None, rang=0, origine=origine,
    )  # fmt: skip


def test_les_usages_tranches_par_la_salle_font_une_partie_que_l_on_retouche(
    trois: AtelierOuvert,
) -> None:
    with trois.geste("Trancher") as session:
        session.add_all([usage("Résumer", "oui"), usage("Noter", "non"), usage("Rêver", "")])
    lue = partie(trois, "section:usages")
    assert "Résumer" in lue.assemble
    assert "Noter" in lue.assemble
    assert "Rêver" not in lue.assemble
    assert lire_plan(trois.connexion).parties[-2].cle == "section:usages"

    avant = etat(trois)
    retoucher(trois, "section:usages", "On résume, rien d’autre.")
    assert partie(trois, "section:usages").texte == "On résume, rien d’autre."
    assert [p.cle for p in lire_plan(trois.connexion).parties].count("section:usages") == 1
    trois.annuler()
    assert etat(trois) == avant


def test_les_usages_de_la_salle_remplacent_le_tableau_du_modele(trois: AtelierOuvert) -> None:
    tableau = (
        "| Usage | Données | Verdict | Conditions ou raison |\n|---|---|---|---|\n"
        "| Traduire | publiques | Oui | On relit. |"
    )
    with trois.geste("Donner un tableau") as session:
        session.add(
            Section(
                cle="regles", titre="Usages", rang=9, avant=False,
                texte=f"Point de départ.\n\n{tableau}\n\nTout autre usage se demande.",
            )
        )  # fmt: skip
    assert "Traduire" in partie(trois, "section:regles").texte
    with trois.geste("Trancher") as session:
        session.add(usage("Résumer", "oui-si"))
    assemble = partie(trois, "section:regles").assemble
    assert assemble.startswith("Point de départ.\n\n")
    assert assemble.endswith("\n\nTout autre usage se demande.")
    assert "Résumer" in assemble
    assert "Traduire" not in assemble


def test_un_article_sans_formulation_est_un_champ_a_completer(atelier: AtelierOuvert) -> None:
    adopter(atelier, 1)
    with atelier.geste("Perdre la formulation") as session:
        session.query(Decision).one().formulation_id = None
    assert partie(atelier, TRANSPARENCE).texte == ARTICLE_VIDE
    assert lire_plan(atelier.connexion).champs == 1


def test_un_dissensus_relu_voyage_avec_l_article(trois: AtelierOuvert) -> None:
    with trois.geste("Consigner") as session:
        session.add(Dissensus(principe_id=1, college_id=2, texte="Pas assez.", relu=True))
        session.add(Dissensus(principe_id=1, college_id=1, texte="Brouillon.", relu=False))
    deliberation = lire_origine(trois.connexion, partie(trois, TRANSPARENCE)).deliberation
    assert deliberation is not None
    assert [simple(e.titre) for e in encadres(deliberation)] == ["Position divergente — Direction"]
    (article, *_) = assembler(trois.connexion).articles
    assert len(article.encadres) == 1


def test_du_markdown_hostile_reste_du_texte(trois: AtelierOuvert) -> None:
    texte = "<script>x</script>\n\n[ici](javascript:alert(1))\n\n" + "ligne\n" * 10_000
    retoucher(trois, TRANSPARENCE, texte)
    document = assembler(trois.connexion)
    assert "javascript" not in repr(document.articles[0].blocs).split("lien=")[-1]
    assert "<script>" in repr(document.articles[0].blocs)


# --- fusionner ----------------------------------------------------------------------------------


def changer_la_formulation(atelier: AtelierOuvert, texte: str) -> None:
    modifier_principe(
        atelier, 1, titre="Transparence", question="Dit-on toujours qu’un texte vient d’une IA ?",
        enjeu="", theme="transparence", axe="encadrer", formulations={"equilibree": texte},
    )  # fmt: skip


def test_deux_changements_a_distance_fusionnent_sans_rien_perdre(trois: AtelierOuvert) -> None:
    changer_la_formulation(trois, "On le dit au public.\n\nOn le date.")
    retoucher(trois, TRANSPARENCE, "On le dit à toutes et tous.\n\nOn le date.")
    changer_la_formulation(trois, "On le dit au public.\n\nOn le date et on le signe.")
    lue = partie(trois, TRANSPARENCE)
    assert lue.base_depassee
    fusion = fusionner(lue.base, lue.assemble, lue.texte)
    assert fusion.conflits == ()

    avant = etat(trois)
    fusionner_retouche(trois, TRANSPARENCE, fusion.texte())
    fusionnee = partie(trois, TRANSPARENCE)
    assert fusionnee.texte == "On le dit à toutes et tous.\n\nOn le date et on le signe."
    assert not fusionnee.base_depassee
    trois.annuler()
    assert etat(trois) == avant


def test_retoucher_une_partie_depassee_garde_la_base_de_la_fusion(trois: AtelierOuvert) -> None:
    retoucher(trois, TRANSPARENCE, "On le dit.")
    base = partie(trois, TRANSPARENCE).base
    changer_la_formulation(trois, "On le crie.")
    retoucher(trois, TRANSPARENCE, "On le dit bien.")
    assert partie(trois, TRANSPARENCE).base == base == "On le dit au public."
    assert partie(trois, TRANSPARENCE).base_depassee


def test_le_journal_dit_les_retouches_et_leur_moment(trois: AtelierOuvert) -> None:
    retoucher(trois, TRANSPARENCE, "Un.")
    retoucher(trois, HUMAIN, "Ailleurs.")
    retoucher(trois, TRANSPARENCE, "Deux.")
    trois.annuler()
    retouches = lire_origine(trois.connexion, partie(trois, TRANSPARENCE)).retouches
    assert [r.quoi for r in retouches] == [
        "Première retouche",
        "Texte retouché",
        "Retouche annulée",
    ]
    assert all(r.moment.tzinfo is not None for r in retouches)


# --- remplacer ----------------------------------------------------------------------------------


def test_remplacer_dans_toute_la_charte_est_un_seul_geste(trois: AtelierOuvert) -> None:
    lignes = len(journal(trois))
    nombre = remplacer_partout(trois, "on ", "Chacun ")
    assert nombre >= 1
    assert len(journal(trois)) == lignes + 1
    assert partie(trois, TRANSPARENCE).texte == "Chacun le dit au public."
    trois.annuler()
    assert partie(trois, TRANSPARENCE).texte == "On le dit au public."
    with pytest.raises(Refus, match="nulle part"):
        remplacer_partout(trois, "introuvable", "x")
    with pytest.raises(Refus, match="chercher"):
        remplacer_partout(trois, "", "x")


# --- ordonner et numéroter ----------------------------------------------------------------------


def test_deplacer_un_article_change_les_numeros_tant_que_rien_n_est_fige(
    trois: AtelierOuvert,
) -> None:
    ordonner_articles(trois, [SOBRIETE, TRANSPARENCE, HUMAIN])
    assert articles(trois) == [(SOBRIETE, 1), (TRANSPARENCE, 2), (HUMAIN, 3)]
    assert lire_plan(trois.connexion).ordre_change
    reprendre_ordre_du_jour(trois)
    assert articles(trois) == [(TRANSPARENCE, 1), (HUMAIN, 2), (SOBRIETE, 3)]
    with pytest.raises(Refus, match="n’est pas un article"):
        ordonner_articles(trois, ["section:preambule"])


def test_une_version_figee_fixe_les_numeros_et_un_nouvel_article_en_prend_un_neuf(
    atelier: AtelierOuvert,
) -> None:
    adopter(atelier, 1, 3)
    figer_version(atelier)
    adopter(atelier, 2)
    assert articles(atelier) == [(TRANSPARENCE, 1), (HUMAIN, 3), (SOBRIETE, 2)]
    ordonner_articles(atelier, [SOBRIETE, HUMAIN, TRANSPARENCE])
    assert articles(atelier) == [(SOBRIETE, 2), (HUMAIN, 3), (TRANSPARENCE, 1)]

    renumeroter_articles(atelier)
    assert articles(atelier) == [(SOBRIETE, 1), (HUMAIN, 2), (TRANSPARENCE, 3)]
    (version,) = lire_versions_figees(atelier.connexion)
    assert [p.numero for p in version.parties if p.numero] == [1, 2]
    with pytest.raises(Refus, match="déjà numérotés"):
        renumeroter_articles(atelier)


def test_le_numero_d_un_article_ecarte_ne_ressert_pas(trois: AtelierOuvert) -> None:
    with trois.geste("Mettre de côté") as session:
        session.delete(session.query(Decision).filter_by(principe_id=2).one())
    figer_version(trois)  # transparence 1, sobriété 2
    with trois.geste("Écarter la sobriété") as session:
        session.query(Decision).filter_by(principe_id=3).one().issue = "ecarte"
    adopter(trois, 2)
    assert articles(trois) == [(TRANSPARENCE, 1), (HUMAIN, 3)]


# --- les versions -------------------------------------------------------------------------------


def test_une_version_figee_garde_ses_textes_et_son_empreinte(trois: AtelierOuvert) -> None:
    assert figer_version(trois, " Projet de séance ") == 1
    retoucher(trois, TRANSPARENCE, "On le dit à l’oral.")
    assert figer_version(trois) == 2
    premiere, seconde = lire_versions_figees(trois.connexion)
    assert (premiere.figee.etiquette, seconde.figee.etiquette) == ("Projet de séance", "2")
    with trois.geste("Lire") as session:
        contenu = session.get_one(Version, 1).contenu
    assert premiere.empreinte == hashlib.sha256(contenu.encode()).hexdigest()
    comparaison = comparer_chartes(premiere.parties, seconde.parties)
    assert [ligne.cle for ligne in comparaison.lignes()] == [TRANSPARENCE]


@pytest.mark.parametrize(
    ("etiquette", "phrase"),
    [("1", "s’appelle déjà"), ("x" * 61, "abrégez-la")],
)
def test_une_etiquette_prise_ou_trop_longue_est_refusee(
    trois: AtelierOuvert, etiquette: str, phrase: str
) -> None:
    figer_version(trois)
    retoucher(trois, TRANSPARENCE, "Autre.")
    with pytest.raises(Refus, match=phrase):
        figer_version(trois, etiquette)


def test_figer_deux_fois_le_meme_texte_est_refuse(trois: AtelierOuvert) -> None:
    figer_version(trois)
    with pytest.raises(Refus, match="Rien n’a changé depuis la version 1"):
        figer_version(trois)


def test_restaurer_un_article_rend_son_texte_et_s_annule(trois: AtelierOuvert) -> None:
    retoucher(trois, HUMAIN, "Une personne signe et date.")
    figer_version(trois)
    retoucher(trois, HUMAIN, "Plus rien.")
    restaurer_article(trois, 1, HUMAIN)
    assert partie(trois, HUMAIN).texte == "Une personne signe et date."
    trois.annuler()
    assert partie(trois, HUMAIN).texte == "Plus rien."


@pytest.mark.parametrize(
    "contenu", ['{"parties":[]}', "pas du json", "[1]", '{"parties":[{"cle":"x"}]}']
)
def test_une_version_alteree_se_voit_et_ne_sert_plus(trois: AtelierOuvert, contenu: str) -> None:
    figer_version(trois)
    with trois.geste("Altérer") as session:
        session.query(Version).one().contenu = contenu
    (version,) = lire_versions_figees(trois.connexion)
    assert version.alteree
    with pytest.raises(Refus, match="son texte ne correspond plus à son empreinte"):
        restaurer_article(trois, 1, HUMAIN)
    with pytest.raises(Refus, match="ne correspond plus"):
        lire_a_transmettre(trois.connexion, aujourd_hui=JOUR).document_de(1)
    assert figer_version(trois) == 2  # le texte d’aujourd’hui, lui, se fige de nouveau
    assert [v.alteree for v in lire_versions_figees(trois.connexion)] == [True, False]


def test_un_mot_change_dans_une_version_figee_se_voit(trois: AtelierOuvert) -> None:
    figer_version(trois)
    assert not lire_versions_figees(trois.connexion)[0].alteree
    with trois.geste("Altérer") as session:
        version = session.query(Version).one()
        version.contenu = version.contenu.replace("signe", "relit")
    (lue,) = lire_versions_figees(trois.connexion)
    assert lue.alteree
    assert any("relit" in p.texte for p in lue.parties)  # on peut encore lire ce qu’elle porte


def test_restaurer_un_article_qui_n_est_plus_la_dit_quoi_faire(trois: AtelierOuvert) -> None:
    figer_version(trois)
    with trois.geste("Écarter") as session:
        session.query(Decision).filter_by(principe_id=2).one().issue = "ecarte"
    with pytest.raises(Refus, match="adoptez de nouveau ce principe"):
        restaurer_article(trois, 1, HUMAIN)
    with pytest.raises(Refus, match="n’a pas cette partie"):
        restaurer_article(trois, 1, "principe:absent")
    with pytest.raises(Refus, match="n’existe plus"):
        restaurer_article(trois, 9, HUMAIN)


def test_deux_articles_de_meme_titre_restent_deux_articles(trois: AtelierOuvert) -> None:
    with trois.geste("Même titre") as session:
        for section in session.query(Section):
            section.titre = "Transparence"
    changer_la_formulation(trois, "On le dit.")
    figer_version(trois)
    (version,) = lire_versions_figees(trois.connexion)
    assert len({p.cle for p in version.parties}) == len(version.parties) == 5
    assert comparer_chartes(version.parties, lire_plan(trois.connexion).a_comparer()).lignes() == ()
