"""Les contrôles : ce qu’ils voient, ce qu’ils laissent passer, et les modèles livrés."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import FORMES, THEMES
from charte_studio.redaction.controles import GESTES, GRAVITES, bloquants, lire_reglages
from charte_studio.redaction.document import CollegePresent, DocumentCharte, Objection
from charte_studio.redaction.formes import FORCES
from charte_studio.redaction.modeles import Modele, lister_modeles
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.appels import compter_appels
from tests.outils.phrases import attendre_refus, simple
from tests.redaction.chartes import (
    DROIT,
    FORMES_LUES,
    REGLAGES,
    RESSOURCES,
    article,
    charte,
    charte_du_modele,
    constats,
    de_cle,
    deliberation,
    section,
)

MODELES = lister_modeles(dossier_modeles())


TEXTE = """L’organisation tient un registre des usages et forme les équipes avant l’usage.

Une personne relit chaque texte avant l’envoi, et l’article R. 2312-6 s’applique au CST. Nul ne peut
être sanctionné pour un signalement de bonne foi.
"""


def _une(texte: str) -> DocumentCharte:
    return charte(article(1, "Principe", texte))


# --- les modèles livrés -------------------------------------------------------------------------


@pytest.mark.parametrize("niveau", ["souple", "equilibree", "exigeante"])
@pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele.identifiant)
def test_aucun_modele_livre_ne_souleve_de_fausse_alerte(modele: Modele, niveau: str) -> None:
    """Restent les champs à compléter, les thèmes que le modèle ne met pas au débat, le ton des
    formulations souples ou exigeantes, et ce que le modèle laisse vraiment vague."""
    vus = constats(
        charte_du_modele(modele, niveau),
        forme=modele.forme,
        themes_traites={principe.theme for principe in modele.principes},
    )
    legitimes = {
        "champ-a-completer", "theme-absent", "themes-absents", "gouvernance-imprecise",
        "revoyure-imprecise",
    }  # fmt: skip
    if niveau != "equilibree":
        legitimes |= {"verbe-faible", "verbe-fort"}
    surprises = [(c.cle, c.titre, c.extrait) for c in vus if c.cle not in legitimes]
    assert [s for s in surprises if s[1] != "«\u00a0donnée sensible\u00a0» n’est pas défini"] == []
    assert any(c.cle == "champ-a-completer" and c.bloque for c in vus)


def test_les_constats_vont_du_plus_grave_au_plus_leger() -> None:
    graves = list(GRAVITES)
    rangs = [graves.index(c.gravite) for c in constats(charte_du_modele(MODELES[0]))]
    assert rangs == sorted(rangs)
    assert rangs[0] == 0


def test_chaque_constat_a_sa_raison_et_son_geste() -> None:
    document = charte_du_modele(MODELES[1], "exigeante")
    for constat in constats(document, forme="guide", themes_traites=()):
        assert constat.titre
        assert constat.raison.endswith(".")
        assert constat.geste_libelle == GESTES[constat.geste]
        assert constat.ou is None or constat.ou in {partie.cle for partie in document.corps}


def test_une_charte_vide_se_controle() -> None:
    cles = {c.cle for c in constats(charte())}
    assert {"revoyure-absente", "gouvernance-absente", "registre-absent"} <= cles


def test_le_travail_suit_le_nombre_d_articles() -> None:
    """Dix fois plus d’articles, dix fois plus de travail, et non cent fois."""

    def travail(combien: int) -> int:
        document = charte(*(article(n, f"Principe {n}", TEXTE) for n in range(1, combien + 1)))
        constats(document)  # les racines sont alors connues : seul le texte compte
        return compter_appels(lambda: constats(document))

    assert travail(300) < 12 * travail(30)


# --- champs et charpente ------------------------------------------------------------------------


def test_chaque_champ_a_completer_bloque_la_version_adoptee() -> None:
    document = _une("Le [à compléter : nom] répond sous [à compléter : délai]. Et [À compléter].")
    trouves = de_cle("champ-a-completer", document)
    assert [simple(c.titre) for c in trouves] == [
        "À compléter : nom",
        "À compléter : délai",
        "Champ à compléter",
    ]
    assert all(c.bloque and c.ou == "principe:p1" for c in trouves)


def test_les_bloquants_se_disent_en_une_phrase_chacun() -> None:
    vus = constats(_une("Le [à compléter : nom] répond. Un agent est invité à relire."))
    (phrase,) = bloquants(vus)
    assert simple(phrase).startswith("À compléter : nom. Un champ est encore vide")


def test_un_reste_de_brouillon_se_voit_et_un_mot_ordinaire_non() -> None:
    assert de_cle("reste-de-brouillon", _une("Le référent est XXX."))
    assert not de_cle("reste-de-brouillon", _une("Au xxie siècle, on écrit encore."))


def test_revoyure_gouvernance_et_registre_absents_sont_dits() -> None:
    cles = {c.cle for c in constats(_une("L’outil aide, sans plus."))}
    assert {"revoyure-absente", "gouvernance-absente", "registre-absent"} <= cles


def test_une_charpente_complete_ne_manque_de_rien() -> None:
    document = charte(
        section("Gouvernance", "Une commission de suivi se réunit deux fois par an. "
                "Elle tient un registre des usages, publié et à jour."),
        section("Révision", "La clause de revoyure fixe un réexamen tous les deux ans."),
    )  # fmt: skip
    cles = {c.cle for c in constats(document)}
    assert not {c for c in cles if c.startswith(("revoyure", "gouvernance", "registre"))}


def test_une_revoyure_sans_date_est_imprecise() -> None:
    document = charte(section("Révision", "Une revoyure de la charte aura lieu. Elle se révise."))
    (constat,) = de_cle("revoyure-imprecise", document)
    assert constat.ou == "section:révision"
    assert "sans échéance" in constat.raison


def test_la_mention_legale_retiree_bloque() -> None:
    assert not de_cle("mention-legale-absente", _une("Texte."))
    (constat,) = de_cle("mention-legale-absente", replace(_une("Texte."), mention_legale=""))
    assert constat.bloque
    assert "consultation ni accord collectif" in constat.raison
    muette = replace(_une("Texte."), mention_legale="Ce projet ne vaut ni consultation.")
    assert "ni accord collectif" in de_cle("mention-legale-absente", muette)[0].raison


def test_deux_articles_de_meme_titre_sont_dits_une_fois() -> None:
    document = charte(
        article(1, "Contrôle humain", "Un."),
        article(2, "controle humain", "Deux."),
        article(3, "Autre", "Trois."),
    )
    (constat,) = de_cle("titre-double", document)
    assert constat.ou == "principe:p2"
    assert "l’article 1 et l’article 2" in constat.raison


def test_un_article_vide_bloque_et_une_section_vide_alerte() -> None:
    document = charte(section("Préambule", ""), article(1, "Vide", "\n"), article(2, "Dit", "Oui."))
    assert [c.ou for c in de_cle("article-vide", document)] == ["principe:p1"]
    assert de_cle("article-vide", document)[0].bloque
    assert [c.gravite for c in de_cle("section-vide", document)] == ["important"]


# --- thèmes -------------------------------------------------------------------------------------


def test_les_themes_absents_sont_dits_selon_leur_poids() -> None:
    traites = set(THEMES) - {"formation", "travail", "propriete", "souverainete"}
    vus = constats(_une("Texte."), themes_traites=traites)
    assert [c.cible for c in vus if c.cle == "theme-absent"] == ["formation", "travail"]
    (autres,) = (c for c in vus if c.cle == "themes-absents")
    assert "souveraineté et propriété intellectuelle" in autres.raison


def test_un_theme_debattu_et_non_adopte_dit_ce_que_la_salle_en_a_fait() -> None:
    debat = deliberation("sobriete", titre="Sobriété", theme="sobriete", issue="renvoye")
    document = charte(article(1, "P", "Texte."), deliberations=(debat,))
    traites = set(THEMES) - {"sobriete"}
    (constat,) = de_cle("theme-absent", document, themes_traites=traites)
    assert "renvoyé au dialogue social" in constat.raison


def test_une_section_traite_son_theme() -> None:
    document = charte(section("Évaluation", "Un bilan chaque année.", "evaluation"))
    assert "evaluation" not in {
        c.cible for c in de_cle("theme-absent", document, themes_traites=set())
    }


def test_la_sanction_ne_manque_qu_au_reglement_interieur() -> None:
    traites = set(THEMES) - {"sanction"}
    assert not de_cle("themes-absents", _une("Texte."), themes_traites=traites)
    (constat,) = de_cle(
        "themes-absents",
        _une("Texte."),
        themes_traites=traites,
        forme="annexe-reglement-interieur",
    )
    assert "sanction" in constat.raison


# --- sanctions et verbes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "clause",
    [
        "Tout manquement à la charte peut donner lieu à une sanction disciplinaire.",
        "La personne qui ne respecte pas la charte est sanctionnée.",
        "Un usage sans autorisation est passible d’un blâme.",
        "Le non-respect de ces règles expose à des sanctions.",
        "Un manquement constitue une faute professionnelle.",
        "Nul ne peut être sanctionné que si la faute est prouvée.",
        "À défaut, des poursuites disciplinaires pourront être engagées.",
        "Tout manquement est sanctionné comme le prévoit le règlement intérieur.",
    ],
)
def test_une_clause_de_sanction_bloque_hors_du_reglement_interieur(clause: str) -> None:
    for forme in FORMES:
        trouves = de_cle("sanction-hors-reglement", _une(clause), forme=forme)
        if FORMES_LUES[forme].sanctions:
            assert not trouves
        else:
            assert [c.extrait for c in trouves] == [clause]
            assert trouves[0].bloque


@pytest.mark.parametrize(
    "protection",
    [
        "Nul ne peut être inquiété, muté ou sanctionné pour un signalement de bonne foi.",
        "Le refus d’utiliser un outil n’entraîne aucune sanction.",
        "La charte ne crée pas de sanction disciplinaire.",
        "Signaler une erreur met à l’abri de toute sanction.",
        "Une erreur signalée sans délai ne donne lieu ni à reproche, ni à sanction.",
        "Aucune personne qui se trompe et le dit n’est sanctionnée.",
        "Mieux vaut se passer de l’outil que d’y passer la journée.",
        "Les règles qui peuvent valoir sanction sont écrites au seul règlement intérieur.",
        "Seul le règlement intérieur peut prévoir une sanction.",
    ],
)
def test_une_phrase_qui_ecarte_la_sanction_n_alerte_pas(protection: str) -> None:
    assert not de_cle("sanction-hors-reglement", _une(protection))


def test_un_verbe_trop_faible_se_voit_dans_une_deliberation() -> None:
    texte = "Chaque service est invité à relire. Les élus s’efforcent de publier."
    (constat,) = de_cle("verbe-faible", _une(texte))
    assert "« est invité à »" in simple(constat.raison)
    assert constat.extrait == "Chaque service est invité à relire."
    assert constat.gravite == "important"
    assert not de_cle("verbe-faible", _une(texte), forme="guide")


def test_un_verbe_trop_fort_se_voit_dans_un_guide() -> None:
    texte = "Chaque service doit relire."
    (constat,) = de_cle("verbe-fort", _une(texte), forme="guide")
    assert "« doit »" in simple(constat.raison)
    assert not de_cle("verbe-fort", _une(texte))
    assert de_cle("verbe-fort", _une(texte), forme="engagements")[0].gravite == "conseil"


def test_les_verbes_des_sections_ne_comptent_pas() -> None:
    assert not de_cle("verbe-fort", charte(section("Préambule", "On doit s’en parler.")),
                      forme="guide")  # fmt: skip


def test_au_dela_de_quatre_articles_les_verbes_font_un_seul_constat() -> None:
    document = charte(*(article(n, f"P{n}", "Chacun doit relire.") for n in range(1, 8)))
    (constat,) = de_cle("verbe-fort", document, forme="guide")
    assert "7 articles" in constat.titre
    assert constat.geste == "changer-forme"


# --- la salle -----------------------------------------------------------------------------------


def test_un_college_attendu_et_absent_est_nomme() -> None:
    document = _une("Texte.")
    trace = replace(
        document.tracabilite,
        colleges=(*document.tracabilite.colleges, CollegePresent("Élus", 0, 3)),
    )
    vus = de_cle(
        "college-absent",
        replace(document, tracabilite=trace),
        colleges_attendus=["Agents", "Usagers"],
    )
    assert [c.cible for c in vus] == ["Élus", "Usagers"]


def test_un_college_attendu_a_zero_ne_manque_pas() -> None:
    document = _une("Texte.")
    trace = replace(document.tracabilite, colleges=(CollegePresent("Élus", 0, 0),))
    assert not de_cle("college-absent", replace(document, tracabilite=trace))


def test_un_atelier_sans_participant_le_dit_une_fois() -> None:
    document = _une("Texte.")
    vide = replace(document, tracabilite=replace(document.tracabilite, participants=0))
    assert len(de_cle("atelier-sans-participants", vide)) == 1
    assert not de_cle("college-absent", vide)


def test_une_objection_maintenue_sans_encadre_bloque() -> None:
    objection = Objection("La **relecture** s’ajoute au travail prévu.", "Agents", "maintenue")
    debat = deliberation("p1", objections=(objection,))
    nue = charte(article(1, "Principe", "Texte."), deliberations=(debat,))
    (constat,) = de_cle("objection-sans-encadre", nue)
    assert constat.bloque
    assert constat.cible == "p1"
    portee = charte(
        article(1, "Principe", "Texte.", "La relecture s’ajoute au travail prévu.\n\nSuite."),
        deliberations=(debat,),
    )
    assert not de_cle("objection-sans-encadre", portee)
    autre = charte(article(1, "Principe", "Texte.", "Tout autre chose."), deliberations=(debat,))
    assert de_cle("objection-sans-encadre", autre)


def test_une_objection_ouverte_sur_un_article_adopte_alerte() -> None:
    debat = deliberation("p1", objections=(Objection("Non.", "", "ouverte"),))
    document = charte(article(1, "Principe", "Texte."), deliberations=(debat,))
    assert de_cle("objection-ouverte", document)[0].gravite == "important"
    renvoye = replace(document, deliberations=(replace(debat, issue="renvoye"),))
    assert not de_cle("objection-ouverte", renvoye)


# --- le droit -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texte", "fait"),
    [
        ("Le délai est fixé par l’article R. 2312-6 du code du travail.", "cse-delais-chiffres"),
        ("Selon l’article 26, paragraphe 7, du règlement (UE) 2024/1689, on informe.",
         "ria-information-salaries"),
        ("L’article 50(2) du règlement sur l’IA impose le marquage.", "ria-marquage"),
        ("L’annexe III du règlement européen sur l’IA s’applique.", "ria-haut-risque-report"),
        ("Le comité social d’établissement est consulté.", "hospitaliere-cse"),
    ],
)  # fmt: skip
def test_un_fait_de_droit_non_verifie_est_signale(texte: str, fait: str) -> None:
    (constat,) = de_cle("droit-non-verifie", _une(texte))
    assert constat.cible == fait
    assert constat.geste == "ouvrir-droit"
    assert simple(constat.titre).startswith("À vérifier : ")


@pytest.mark.parametrize(
    "texte",
    [
        "L’article L. 2312-8 du code du travail s’applique.",
        "L’article 22 du RGPD encadre ces décisions.",
        "L’article 35 du RGPD demande une analyse d’impact.",
        "L’article 50 du règlement (UE) 2024/1689 s’applique.",
        "L’article 3 de la présente charte s’applique.",
        "Le délai de l’article R. 2312-6, à vérifier, serait d’un mois.",
    ],
)
def test_un_fait_sur_ou_dit_avec_prudence_passe(texte: str) -> None:
    document = _une(texte)
    assert not de_cle("droit-non-verifie", document)
    assert not de_cle("reference-inconnue", document)


def test_une_reference_que_le_droit_livre_ignore_est_a_verifier() -> None:
    (constat,) = de_cle("reference-inconnue", _une("Voir l’article L. 9999-1 du code."))
    assert "L. 9999-1" in constat.titre


def test_un_fait_verifie_depuis_plus_d_un_an_est_a_relire() -> None:
    document = _une("L’article L. 2312-8 du code du travail s’applique.")
    (constat,) = de_cle("droit-non-verifie", document, aujourd_hui=dt.date(2028, 1, 1))
    assert simple(constat.titre).startswith("À relire : ")


# --- les réglages -------------------------------------------------------------------------------


def test_les_reglages_livres_couvrent_chaque_force_et_ne_citent_que_des_faits_connus() -> None:
    assert REGLAGES.verbes.keys() == FORCES.keys()
    assert REGLAGES.droit.keys() <= DROIT.keys()


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("[sanctions]", "[punitions]", "sanctions"),
        ('"humain", "donnees", "sobriete"', '"humeur", "donnees", "sobriete"', "« humeur »"),
        ("[verbes.invitation]", "[verbes.priere]", "« invitation »"),
        ('precisions = ["echeance"]', 'precisions = ["heure"]', "les précisions sont"),
        ("seuil = 4", 'seuil = "quatre"', "« registre »"),
    ],
)
def test_un_reglage_fautif_est_nomme(tmp_path: Path, avant: str, apres: str, phrase: str) -> None:
    texte = (RESSOURCES / "controles.toml").read_text(encoding="utf-8")
    assert avant in texte
    fautif = tmp_path / "controles.toml"
    fautif.write_text(texte.replace(avant, apres), encoding="utf-8")
    with attendre_refus("« controles.toml »", phrase):
        lire_reglages(fautif)
