"""La note explicative et l’essentiel en une page : rien qui ne soit dans le document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charte_studio.redaction.blocs import Liste, texte_des_blocs
from charte_studio.redaction.document import Article
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.organisation import apres_de, avec_article, nommer
from charte_studio.redaction.presentation import ecrire_en_clair, ecrire_note
from tests.export.conftest import document_exemple
from tests.export.dossier import document_riche


def test_chaque_article_donne_son_titre_et_sa_premiere_phrase() -> None:
    texte = texte_des_blocs(ecrire_en_clair(document_exemple()))
    assert texte.startswith("Le Département des Deux-Rives a préparé avec 18 personnes ses règles")
    assert "Nos 3 règles" in texte
    assert "Utilité démontrée. Toute production de l’IA est relue par une personne" in texte
    assert "1 position divergente figure à côté du texte" in texte


def test_sans_article_il_n_y_a_rien_a_presenter() -> None:
    assert ecrire_en_clair(document_exemple(articles=0)) == ()


def test_une_longue_charte_tient_encore_sur_une_page() -> None:
    blocs = ecrire_en_clair(document_exemple(articles=80, principes=80))
    (liste,) = [bloc for bloc in blocs if isinstance(bloc, Liste)]
    assert len(liste.elements) < 40
    assert texte_des_blocs(liste.elements[-1]).startswith("Et ")


@pytest.mark.parametrize(
    "texte", ["À [à compléter : date].", "Elle choisit :\n\n- un ;", "Mot " * 60 + ".", ""]
)
def test_une_phrase_inachevee_ou_trop_longue_laisse_le_titre_seul(texte: str) -> None:
    article = Article("principe:a", 1, "Un titre", lire_blocs(texte))
    dit = texte_des_blocs(ecrire_en_clair(document_exemple(corps=(article,))))
    assert "\nUn titre.\n" in f"{dit}\n"


LONGUE = "Toute personne peut joindre un humain aux heures d’ouverture ; le reste du temps, "
LONGUE += "elle peut demander " + "encore et " * 20 + "qu’on la rappelle."


@pytest.mark.parametrize("signe", [" ;", "\u202f;", "\u00a0:"])
def test_une_phrase_trop_longue_garde_la_proposition_qui_l_ouvre(signe: str) -> None:
    article = Article("principe:a", 1, "Accès", lire_blocs(LONGUE.replace(" ;", signe)))
    dit = texte_des_blocs(ecrire_en_clair(document_exemple(corps=(article,))))
    assert "\nAccès. Toute personne peut joindre un humain aux heures d’ouverture…\n" in dit


def test_quand_la_page_manque_les_phrases_s_abregent_avant_de_s_effacer() -> None:
    phrase = "Chaque équipe décide de ses outils\u202f; " + "elle le dit et l’écrit, " * 5
    phrase = f"{phrase[:-2]}."
    articles = tuple(
        Article(f"principe:{rang}", rang, f"Règle {rang}", lire_blocs(phrase))
        for rang in range(1, 13)
    )
    dit = texte_des_blocs(ecrire_en_clair(document_exemple(corps=articles)))
    assert dit.count("Chaque équipe décide de ses outils") == 12
    assert "Chaque équipe décide de ses outils…" in dit


def test_la_note_dit_d_ou_vient_le_texte_et_ce_qu_il_laisse_ouvert() -> None:
    document = document_riche()
    texte = texte_des_blocs(ecrire_note(document, portee="Elle oblige.", change="Deux mots."))
    for attendu in (
        "le 22 novembre 2026 (Salle des Deux-Ponts) pendant 3\u00a0h, avec 18 participants",
        "Le texte compte 3 articles. 1 article a été adopté avec réserves.",
        "1 position divergente est imprimée à côté du texte qu’elle vise.",
        "Elle oblige.",
        "2 amendements restent à discuter.",
        "Renvoyé au dialogue social",
        "Deux mots.",
    ):
        assert attendu in texte, attendu


def test_une_charte_vide_se_presente_sans_faute() -> None:
    vide = replace(document_exemple(articles=0, principes=0), organisation="", forme="")
    texte = texte_des_blocs(ecrire_note(vide, portee=""))
    assert "L’organisation a réuni un atelier" in texte
    assert "Aucun principe n’a été adopté" in texte


@pytest.mark.parametrize(
    ("nom", "article", "de"),
    [
        ("Ville de Valbrune", "la Ville de Valbrune", "de la Ville de Valbrune"),
        ("Département du Lac", "le Département du Lac", "du Département du Lac"),
        ("Université d’Orée", "l’Université d’Orée", "de l’Université d’Orée"),
        ("Orphée", "Orphée", "d’Orphée"),
        ("Merlin et fils", "Merlin et fils", "de Merlin et fils"),
    ],
)
def test_le_nom_prend_l_article_qui_lui_va(nom: str, article: str, de: str) -> None:
    assert (avec_article(nom), apres_de(nom)) == (article, de)


def test_la_formule_nomme_l_organisation_et_garde_le_reste_a_ecrire() -> None:
    formule = "L’assemblée de [à compléter : nom du lieu], réunie le [à compléter : date]"
    assert nommer(formule, "Ville de Valbrune") == (
        "L’assemblée de la Ville de Valbrune, réunie le [à compléter : date]"
    )
    debut = "[à compléter : nom de l’organisation] adopte"
    assert nommer(debut, "Ville de Valbrune") == "La Ville de Valbrune adopte"
    assert nommer(debut, " ") == debut
