"""Les mots : phrases longues, sigles, définitions, et ce qui les découpe."""

from __future__ import annotations

import pytest

from charte_studio.redaction.lexique import Index, mots, racine
from charte_studio.redaction.phrases import abreger, compter_mots, decouper_phrases
from tests.redaction.chartes import article, charte, de_cle, section


def _un_article(texte: str) -> list[str]:
    return [c.titre for c in de_cle("phrase-longue", charte(article(1, "Principe", texte)))]


# --- phrases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texte", "phrases"),
    [
        ("Un. Deux ! Trois ?", ["Un.", "Deux !", "Trois ?"]),
        ("Voir l’art. L. 2312-8 du code. Oui.", ["Voir l’art. L. 2312-8 du code.", "Oui."]),
        ("M. Martin et Mme. Durand signent.", ["M. Martin et Mme. Durand signent."]),
        ("« Vraiment ? » demande-t-elle. Oui.", ["« Vraiment ? » demande-t-elle.", "Oui."]),
        ("Il dit : « Non. » Puis il part.", ["Il dit : « Non. »", "Puis il part."]),
        ("Oui, si… le service relit.", ["Oui, si… le service relit."]),
        ("Des notes, des images, etc. La suite.", ["Des notes, des images, etc.", "La suite."]),
        ("Voir p. 12, n° 3 et al. 2.", ["Voir p. 12, n° 3 et al. 2."]),
        ("", []),
        ("Sans point", ["Sans point"]),
    ],
)
def test_une_phrase_finit_ou_elle_finit(texte: str, phrases: list[str]) -> None:
    assert decouper_phrases(texte) == phrases


def test_les_mots_se_comptent_comme_dans_un_traitement_de_texte() -> None:
    assert compter_mots("L’outil aide\u00a0: oui, deux fois\u202f!") == 5
    assert compter_mots("Le [à compléter : date de la revoyure] au soir.") == 4


def test_abreger_coupe_a_un_mot() -> None:
    assert abreger("un deux trois", 8) == "un deux…"
    assert abreger("un deux") == "un deux"


def test_une_phrase_de_plus_de_quarante_mots_se_voit() -> None:
    assert _un_article(f"{' '.join(['mot'] * 41)}.") == ["Phrase de 41 mots"]
    assert not _un_article(f"{' '.join(['mot'] * 40)}.")


def test_ni_une_liste_ni_deux_phrases_ne_font_une_phrase_longue() -> None:
    liste = "\n".join(f"- {' '.join(['mot'] * 15)} ;" for _ in range(6))
    assert not _un_article(f"Elle concerne :\n\n{liste}")
    assert not _un_article(" ".join(f"Un {' '.join(['mot'] * 20)}." for _ in range(5)))


# --- sigles -------------------------------------------------------------------------------------


def _sigles(*textes: str) -> list[str]:
    document = charte(*(article(n, "P", texte) for n, texte in enumerate(textes, start=1)))
    return [c.cible for c in de_cle("sigle-non-developpe", document)]


@pytest.mark.parametrize(
    "texte",
    [
        "Le comité social et économique (CSE) est consulté. Le CSE répond.",
        "Le CSE (comité social et économique) est consulté.",
        "Le délégué à la protection des données (DPD) répond.",
        "Le format PDF convient, au chapitre IV et au XXI siècle.",
        "IL FAUT TOUJOURS RELIRE LES TEXTES.",
        "On relit AVANT, jamais après.",
        "L’Union européenne, ou UE, l’a dit.",
    ],
)
def test_un_sigle_developpe_ou_courant_passe(texte: str) -> None:
    assert _sigles(texte) == []


def test_un_sigle_nu_est_dit_a_sa_premiere_occurrence_et_une_seule_fois() -> None:
    assert _sigles("Le CST est saisi.", "Le comité social territorial (CST) répond au CST.") == [
        "CST"
    ]
    assert _sigles("L’AIPD précède, le RSSI suit, l’AIPD revient.") == ["AIPD", "RSSI"]


def test_une_parenthese_qui_n_a_rien_a_voir_ne_developpe_pas() -> None:
    assert _sigles("Le mardi matin (RSSI) on se réunit.") == ["RSSI"]


def test_un_sigle_defini_n_a_pas_a_etre_developpe() -> None:
    document = charte(
        article(1, "P", "L’IA aide."),
        section("Définitions", "- **Intelligence artificielle (IA)** : une technique.",
                "definitions"),
    )  # fmt: skip
    assert not de_cle("sigle-non-developpe", document)


# --- définitions --------------------------------------------------------------------------------

DEFINITIONS = """Les mots suivants ont un sens précis.

- **Outil autorisé** : outil inscrit au registre.
- **Intelligence artificielle (IA)** : une technique.
- **Jamais employé** : un terme de trop.
"""


def test_un_terme_defini_et_jamais_employe_est_dit() -> None:
    document = charte(
        section("Définitions", DEFINITIONS, "definitions"),
        article(1, "P", "Les outils autorisés emploient l’IA."),
    )
    assert [c.cible for c in de_cle("terme-non-employe", document)] == ["Jamais employé"]


@pytest.mark.parametrize(
    "definitions",
    [
        "| Terme | Sens |\n| --- | --- |\n| Profilage | Un tri. |",
        "Profilage : un tri de personnes.",
        "- Profilage : un tri de personnes.",
        "**Profilage** — un tri de personnes.",
    ],
)
def test_une_definition_se_lit_en_liste_en_paragraphe_ou_en_table(definitions: str) -> None:
    document = charte(
        section("Définitions", definitions, "definitions"),
        article(1, "P", "Le profilage est exclu."),
    )
    assert not de_cle("terme-non-defini", document)
    assert not de_cle("terme-non-employe", document)


def test_un_terme_technique_non_defini_est_dit() -> None:
    document = charte(
        section("Définitions", DEFINITIONS, "definitions"),
        article(1, "P", "L’outil autorisé n’emploie ni profilage, ni IA générative. Jamais."),
    )
    assert [c.cible for c in de_cle("terme-non-defini", document)] == ["profilage"]


def test_un_terme_explique_dans_sa_phrase_passe() -> None:
    document = charte(
        section("Définitions", DEFINITIONS, "definitions"),
        article(1, "P", "Le profilage, c’est-à-dire le tri des personnes, est exclu."),
    )
    assert not de_cle("terme-non-defini", document)


def test_sans_section_de_definitions_un_seul_constat_les_reunit() -> None:
    document = charte(article(1, "P", "Ni profilage, ni algorithme, ni biométrie."))
    (constat,) = de_cle("definitions-absentes", document)
    assert constat.geste == "ajouter-section"
    assert not de_cle("terme-non-defini", document)


# --- le lexique ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "famille",
    [
        "vérifier vérifiée vérification vérifient",
        "former formation formées",
        "agent agentes",
        "travail travaux",
        "frugal frugaux frugalité",
        "responsable responsabilité",
        "annuel annuelle annuels",
        "publique public publics",
    ],
)
def test_les_mots_d_une_famille_ont_la_meme_racine(famille: str) -> None:
    assert len({racine(mot) for mot in famille.split()}) == 1


@pytest.mark.parametrize(
    "paire",
    ["donnée donner", "personne personnel", "usage usager", "commun commune", "licence licencier"],
)
def test_des_mots_etrangers_ne_se_confondent_pas(paire: str) -> None:
    assert len({racine(mot) for mot in paire.split()}) == 2


def test_une_expression_se_trouve_malgre_l_accord_l_ecart_et_la_fin_de_mot() -> None:
    index = Index(
        mots(phrase)
        for phrase in (
            "Les données protégées restent ici.",
            "La formation a lieu sur le temps de travail.",
            "Il est passible de rien.",
        )
    )
    assert index.phrases("donnée protégée") == (0,)
    assert index.phrases("formation … temps de travail") == (1,)
    assert index.phrases("formation temps") == ()
    assert index.phrases("passib*") == (2,)
    assert index.phrases("") == ()
