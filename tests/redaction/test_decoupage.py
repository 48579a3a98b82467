"""Un texte se découpe en sections et en principes ; aucune opération n’en perd un mot."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.vocabulaire import CADRES
from charte_studio.redaction.blocs import (
    Bloc,
    Liste,
    Paragraphe,
    Portion,
    Titre,
    paragraphe,
    texte_des_blocs,
)
from charte_studio.redaction.decoupage import (
    EXCLUE,
    GENRES,
    PRINCIPE,
    SECTION,
    Decoupage,
    Partie,
    changer_genre,
    deplacer,
    eclater,
    en_modele,
    fusionner,
    proposer,
    renommer,
    scinder,
    texte_de_la_partie,
)
from charte_studio.redaction.modeles import Modele
from charte_studio.redaction.propositions import cadre_de, question_pour, theme_de
from charte_studio.redaction.texte_lu import TexteLu, lire_texte_colle, lire_texte_markdown
from charte_studio.socle.erreurs import Refus
from tests.outils.appels import compter_appels
from tests.outils.phrases import attendre_refus

from .strategies import blocs


def decoupe(source: str) -> list[tuple[str, str, str]]:
    """Le genre, le titre et le texte de chaque partie proposée, sur une ligne."""
    decoupage = proposer(lire_texte_markdown(source, nom="x.md"))
    return [
        (partie.genre, partie.titre, texte_des_blocs(partie.blocs).replace("\n", " / "))
        for partie in decoupage.parties
    ]


def texte(decoupage: Decoupage) -> str:
    """Tout le texte d’un découpage, sans ses blancs."""
    return re.sub(r"\s", "", "".join(texte_de_la_partie(p) for p in decoupage.parties))


def modele(decoupage: Decoupage) -> Modele:
    return en_modele(decoupage, identifiant="x", titre="Charte", cadre="ecole", forme="guide")


# --- proposer -----------------------------------------------------------------------------------


def test_les_titres_d_un_meme_niveau_font_les_parties() -> None:
    assert decoupe(
        "# Charte\n\nIntro.\n\n## Préambule\n\nNous.\n\n## Transparence\n\nA.\n\n### Détail\n\n"
        "B.\n\n"
        "## Données\n\nC.\n\n## Gouvernance\n\nD.\n\n## Annexe 1\n\nE.\n\n### Sous-annexe\n\nF."
    ) == [
        (SECTION, "", "Intro."),
        (SECTION, "Préambule", "Nous."),
        (PRINCIPE, "Transparence", "A. / Détail / B."),
        (PRINCIPE, "Données", "C."),
        (SECTION, "Gouvernance", "D."),
        (SECTION, "Annexe 1", "E. / Sous-annexe / F."),
    ]


def test_les_articles_sont_les_principes_sauf_ceux_qui_encadrent() -> None:
    assert decoupe(
        "**Préambule**\n\nNous.\n\n**Article 1 — Objet**\n\nA.\n\n"
        "**Article 2 — Transparence**\n\nB.\n\n"
        "**Cas particulier**\n\nC.\n\n**Article 3 : Données.** Le service protège.\n\n"
        "**Article 4 — Révision**\n\nD.\n\nArticle 5 : " + "Le service informe le public. " * 9
    ) == [
        (SECTION, "Préambule", "Nous."),
        (SECTION, "Article 1 — Objet", "A."),
        (PRINCIPE, "Article 2 — Transparence", "B. / Cas particulier / C."),
        (PRINCIPE, "Article 3 : Données.", "Le service protège."),
        (SECTION, "Article 4 — Révision", "D."),
        (PRINCIPE, "Article 5 :", ("Le service informe le public. " * 9).strip()),
    ]


def test_un_titre_qui_ne_fait_que_grouper_est_laisse_de_cote() -> None:
    assert decoupe(
        "# Contexte national\n\nA.\n\n# Nos engagements\n\n## Former\n\nB.\n\n## Publier\n\nC.\n\n"
        "# Plan d’action\n\nD."
    ) == [
        (SECTION, "Contexte national", "A."),
        (EXCLUE, "Nos engagements", ""),
        (PRINCIPE, "Former", "B."),
        (PRINCIPE, "Publier", "C."),
        (SECTION, "Plan d’action", "D."),
    ]


def test_des_chapitres_laissent_voir_leurs_principes() -> None:
    genres = decoupe(
        "# Chapitre I\n\n## Objet\n\nA.\n\n## Définitions\n\nB.\n\n# Chapitre II — Principes\n\n"
        "Intro.\n\n## Transparence\n\nC.\n\n## Données\n\nD."
    )
    assert [(genre, titre) for genre, titre, _ in genres] == [
        (EXCLUE, "Chapitre I"),
        (SECTION, "Objet"),
        (SECTION, "Définitions"),
        (SECTION, "Chapitre II — Principes"),
        (PRINCIPE, "Transparence"),
        (PRINCIPE, "Données"),
    ]


def test_des_rubriques_repetees_restent_dans_leur_principe() -> None:
    source = "# Dire\n\n## Pourquoi\n\nA.\n\n## Comment\n\nB.\n\n# Protéger\n\n## Pourquoi\n\nC."
    assert [titre for _, titre, _ in decoupe(source)] == ["Dire", "Protéger"]


def test_des_numeros_suivis_d_un_texte_sont_des_titres() -> None:
    assert decoupe("1. Transparence\n\nA.\n\n2. Données\n\nB.\n\n3. Former\n\nC.") == [
        (PRINCIPE, "Transparence", "A."),
        (PRINCIPE, "Données", "B."),
        (PRINCIPE, "Former", "C."),
    ]


def test_des_capitales_isolees_sont_des_titres_mais_pas_une_suite() -> None:
    assert [t for _, t, _ in decoupe("PRÉAMBULE\n\nA.\n\nLES DONNÉES\n\nB.")] == [
        "PRÉAMBULE",
        "LES DONNÉES",
    ]
    assert decoupe("VILLE DE VALBRUNE\n\nDIRECTION GÉNÉRALE\n\nUne phrase.")[0][1] == ""


def test_sans_titre_chaque_paragraphe_est_une_partie_et_c_est_dit() -> None:
    decoupage = proposer(lire_texte_colle("Un.\n\nDeux :\n\n- a\n- b\n\nTrois."))
    assert [texte_des_blocs(p.blocs) for p in decoupage.parties] == [
        "Un.",
        "Deux :\na\nb",
        "Trois.",
    ]
    assert "Aucun titre" in decoupage.remarques[0]


def test_une_liste_seule_donne_un_principe_par_element() -> None:
    assert decoupe("Nos règles sont :\n\n1. Dire.\n2. Protéger.\n3. Former.\n") == [
        (SECTION, "", "Nos règles sont :"),
        (PRINCIPE, "", "Dire."),
        (PRINCIPE, "", "Protéger."),
        (PRINCIPE, "", "Former."),
    ]


def test_il_reste_toujours_un_principe_a_debattre() -> None:
    decoupage = proposer(lire_texte_markdown("# Préambule\n\nNous.", nom="x.md"))
    assert [partie.genre for partie in decoupage.parties] == [PRINCIPE]
    assert "Aucune partie ne ressemble" in decoupage.remarques[0]


def test_les_remarques_disent_les_numeros_et_les_liens_perdus() -> None:
    decoupage = proposer(
        lire_texte_markdown("## Article 1 — [Dire](https://a.fr)\n\nA.\n\n## Fin\n\nB.", nom="x.md")
    )
    assert "numéros d’article" in decoupage.remarques[1]
    assert "lien que portait le titre" in decoupage.remarques[0]


@given(blocs(taille=8))
def test_aucun_texte_ne_se_perd_en_le_decoupant(lus: tuple[Bloc, ...]) -> None:
    decoupage = proposer(TexteLu("", lus))
    assert texte(decoupage) == re.sub(r"\s", "", texte_des_blocs(lus))


# --- les opérations -----------------------------------------------------------------------------

PARTIES = st.builds(
    Partie,
    st.sampled_from(list(GENRES)),
    st.sampled_from(["", "Transparence", "Article 3 — Données", "Annexe"]),
    blocs(taille=3),
)
DECOUPAGES = st.lists(PARTIES, min_size=1, max_size=5).map(
    lambda parties: Decoupage("Charte", tuple(parties))
)


@given(DECOUPAGES, st.data())
def test_aucune_operation_ne_perd_de_texte(decoupage: Decoupage, tirage: st.DataObject) -> None:
    attendu = texte(decoupage)
    for _ in range(6):
        rang = tirage.draw(st.integers(0, len(decoupage.parties) - 1))
        bloc = tirage.draw(st.integers(0, 4))
        operation = tirage.draw(st.sampled_from(["scinder", "eclater", "fusionner", "genre"]))
        try:
            match operation:
                case "scinder":
                    decoupage = scinder(decoupage, rang, bloc)
                case "eclater":
                    decoupage = eclater(decoupage, rang, bloc)
                case "fusionner":
                    decoupage = fusionner(decoupage, rang)
                case _:
                    decoupage = changer_genre(
                        decoupage, rang, tirage.draw(st.sampled_from(sorted(GENRES)))
                    )
        except Refus:
            continue
        assert texte(decoupage) == attendu


@given(DECOUPAGES, st.data())
def test_deplacer_garde_toutes_les_parties(decoupage: Decoupage, tirage: st.DataObject) -> None:
    rang = tirage.draw(st.integers(0, len(decoupage.parties) - 1))
    vers = tirage.draw(st.integers(-2, 9))
    deplace = deplacer(decoupage, rang, vers)
    assert sorted(map(repr, deplace.parties)) == sorted(map(repr, decoupage.parties))
    place = min(max(vers, 0), len(decoupage.parties) - 1)
    assert deplace.parties[place] == decoupage.parties[rang]


def exemple() -> Decoupage:
    return Decoupage(
        "Charte",
        (
            Partie(PRINCIPE, "Dire", (paragraphe("A."), paragraphe("B."), paragraphe("C."))),
            Partie(SECTION, "Suivi", (paragraphe("D."),)),
        ),
    )


def test_scinder_puis_fusionner_rend_le_texte() -> None:
    scinde = scinder(exemple(), 0, 0)
    assert [partie.titre for partie in scinde.parties] == ["Dire", "", "Suivi"]
    assert scinde.parties[1] == Partie(PRINCIPE, "", (paragraphe("B."), paragraphe("C.")))
    assert fusionner(scinde, 0) == exemple()


def test_fusionner_puis_scinder_rend_le_titre() -> None:
    reuni = fusionner(exemple(), 0)
    assert reuni.parties[0].blocs[3] == Titre(1, (Portion("Suivi"),))
    assert scinder(reuni, 0, 2).parties[1] == Partie(PRINCIPE, "Suivi", (paragraphe("D."),))


def test_fusionner_une_partie_exclue_la_reprend_avec_la_suivante() -> None:
    exclue = changer_genre(exemple(), 0, EXCLUE)
    assert fusionner(exclue, 0).parties[0].genre == SECTION


def test_eclater_une_liste_donne_une_partie_par_element() -> None:
    liste = Liste(((paragraphe("Un."),), (Paragraphe((Portion("Titre", gras=True),)),)))
    depart = Decoupage("", (Partie(PRINCIPE, "", (paragraphe("Avant."), liste, paragraphe("F."))),))
    assert [texte_de_la_partie(p) for p in eclater(depart, 0, 1).parties] == [
        "Avant.",
        "Un.",
        "Titre",
        "F.",
    ]


def test_renommer_tient_sur_une_ligne() -> None:
    assert renommer(exemple(), 1, " Le\n suivi ").parties[1].titre == "Le suivi"


def test_une_operation_impossible_est_refusee_sans_rien_changer() -> None:
    for impossible in (
        lambda: scinder(exemple(), 0, 2),
        lambda: scinder(exemple(), 0, -1),
        lambda: scinder(exemple(), 5, 0),
        lambda: fusionner(exemple(), 1),
        lambda: eclater(exemple(), 0, 0),
        lambda: renommer(exemple(), -1, "x"),
    ):
        with pytest.raises(Refus):
            impossible()
    with pytest.raises(ValueError, match="genre inconnu"):
        changer_genre(exemple(), 0, "autre")


# --- en faire un modèle -------------------------------------------------------------------------


def test_un_decoupage_donne_un_modele() -> None:
    decoupage = proposer(
        lire_texte_markdown(
            "# Charte\n\nIntro.\n\n## Article 1 — Objet\n\nA.\n\n"
            "## Article 2 — Sécurité des données\n\nB.\n\n### Détail\n\nC.\n\n"
            "## Article 3 — Former\n\n- d\n\n## Annexe 1 — Liste\n\n### E\n\nF.",
            nom="x.md",
        )
    )
    tire = modele(decoupage)
    assert [(s.cle, s.titre, s.texte) for s in tire.sections_avant] == [
        ("preambule", "Préambule", "Intro."),
        ("objet", "Objet", "A."),
    ]
    assert [(p.cle, p.titre, p.question) for p in tire.principes] == [
        (
            "securite-des-donnees",
            "Sécurité des données",
            "Nous appliquons ce principe\u00a0: sécurité des données.",
        ),
        ("former", "Former", "Nous nous engageons à former."),
    ]
    assert tire.principes[0].formulations[0].niveau == "equilibree"
    assert tire.principes[0].formulations[0].texte == "B.\n\n#### Détail\n\nC."
    annexe = tire.sections_apres[0]
    assert (annexe.titre, annexe.texte) == ("Annexe 1 — Liste", "## E\n\nF.")


def test_les_cles_sont_uniques_et_bien_ecrites() -> None:
    parties = [
        Partie(PRINCIPE, titre, (paragraphe("A."),)) for titre in ("Dire", "Dire", "???", "…")
    ]
    parties += [Partie(SECTION, "Principes", ()), Partie(SECTION, "Principes", ())]
    tire = modele(Decoupage("", tuple(parties)))
    assert [p.cle for p in tire.principes] == ["dire", "dire-2", "principe", "principe-2"]
    assert [s.cle for s in tire.sections_apres] == ["principes-2", "principes-3"]


def test_un_principe_sans_titre_prend_ses_premiers_mots_et_un_titre_seul_fait_son_texte() -> None:
    long = "Le service dit toujours au public quand il emploie un outil, partout."
    parties = (Partie(PRINCIPE, "", (paragraphe(long),)), Partie(PRINCIPE, "Former chacun"))
    premier, second = modele(Decoupage("", parties)).principes
    assert premier.titre == "Le service dit toujours au public quand il…"
    assert second.formulations[0].texte == "Former chacun"


def test_un_decoupage_sans_principe_est_refuse() -> None:
    with attendre_refus("Aucune partie n’est rangée"):
        modele(Decoupage("", (Partie(SECTION, "Suivi", (paragraphe("A."),)),)))


@pytest.mark.parametrize(
    ("titre", "question"),
    [
        ("Garantir la transparence", "Nous nous engageons à garantir la transparence."),
        ("Ne jamais remplacer l’humain", "Nous nous engageons à ne jamais remplacer l’humain."),
        ("S’assurer du contrôle", "Nous nous engageons à nous assurer du contrôle."),
        ("IA et emploi", "Nous appliquons ce principe\u00a0: IA et emploi."),
        ("Dernier recours", "Nous appliquons ce principe\u00a0: dernier recours."),
        ("Nous informons le public.", "Nous informons le public."),
        ("Faut-il le dire\u202f?", "Faut-il le dire\u202f?"),
    ],
)
def test_la_question_proposee_est_une_affirmation_a_debattre(titre: str, question: str) -> None:
    assert question_pour(titre) == question


def test_le_theme_et_le_cadre_se_devinent_prudemment() -> None:
    assert theme_de("Transparence des usages et de la donnée") == ""
    assert theme_de("La sobriété d’abord") == "sobriete"
    assert theme_de("Autre chose") == ""
    assert cadre_de("La commune et ses habitants.") == "collectivite"
    assert cadre_de("Rien de tel.") in CADRES


def test_le_travail_de_decoupage_croit_comme_le_nombre_de_titres() -> None:
    def appels(nombre: int) -> int:
        lus = tuple(
            bloc
            for rang in range(nombre)
            for bloc in (Titre(1, (Portion(f"Titre {rang}"),)), paragraphe("Texte."))
        )
        assert len(proposer(TexteLu("", lus)).parties) == nombre
        return compter_appels(lambda: modele(proposer(TexteLu("", lus))))

    appels(10)
    assert appels(800) < 4.4 * appels(200)
