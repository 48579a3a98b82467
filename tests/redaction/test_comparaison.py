"""La comparaison mot à mot : exacte pour la machine, groupée pour l’œil, dite pour l’oreille."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given

from charte_studio.redaction.alignement import aligner, apparier, plus_longue_croissante
from charte_studio.redaction.comparaison import (
    comparer_mots,
    lire_a_voix,
    mots_changes,
    resumer_mots,
)
from charte_studio.redaction.unites import couper, recoller
from tests.outils.appels import compter_appels
from tests.outils.phrases import simple
from tests.redaction.textes import textes


def lisible(avant: str, apres: str) -> str:
    """« Le [-chat-]{+chien+} dort »."""
    formes = {"egal": "{}", "retire": "[-{}-]", "ajoute": "{{+{}+}}"}
    return "".join(formes[m.nature].format(m.texte) for m in comparer_mots(avant, apres))


@given(textes)
def test_couper_puis_recoller_redonne_le_texte(texte: str) -> None:
    assert recoller(couper(texte)) == texte


@given(textes, textes)
def test_la_comparaison_redonne_les_deux_textes(avant: str, apres: str) -> None:
    morceaux = comparer_mots(avant, apres)
    assert "".join(m.texte for m in morceaux if m.nature != "ajoute") == avant
    assert "".join(m.texte for m in morceaux if m.nature != "retire") == apres


@given(textes, textes)
def test_deux_morceaux_voisins_n_ont_pas_la_meme_nature(avant: str, apres: str) -> None:
    natures = [m.nature for m in comparer_mots(avant, apres)]
    assert all(une != autre for une, autre in pairwise(natures))
    assert all(paire != ("ajoute", "retire") for paire in pairwise(natures))


@given(textes, textes)
def test_l_alignement_ne_se_croise_pas_et_ne_joint_que_du_pareil(avant: str, apres: str) -> None:
    a, b = couper(avant), couper(apres)
    fin_a = fin_b = 0
    for bloc in aligner(a, b):
        assert bloc.i >= fin_a
        assert bloc.j >= fin_b
        fin_a, fin_b = bloc.i + bloc.nombre, bloc.j + bloc.nombre
        gauche, droite = a[bloc.i : fin_a], b[bloc.j : fin_b]
        assert [unite.cle for unite in gauche] == [unite.cle for unite in droite]


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("", "", ""),
        ("", "oui", "{+oui+}"),
        ("oui", "", "[-oui-]"),
        ("oui", "oui", "oui"),
        ("L’outil est choisi.", "L’assistant est choisi.", "L’[-outil-]{+assistant+} est choisi."),
        ("L’outil est choisi.", "Le site est choisi.", "[-L’outil-]{+Le site+} est choisi."),
        ("Oui aujourd’hui.", "Oui demain.", "Oui [-aujourd’hui-]{+demain+}."),
        ("Oui", "Oui demain", "Oui{+ demain+}"),
        ("Oui demain", "Oui", "Oui[- demain-]"),
        ("A. B.", "A. Un. B.", "A. {+Un. +}B."),
        ("un mot ici", "un **mot** ici", "un {+**+}mot{+**+} ici"),
        ("oui ; non", "oui\u202f; non", "oui[- -]{+\u202f+}; non"),
        ("3,5 heures", "4,5 heures", "[-3,5-]{+4,5+} heures"),
        ("Un 👩‍💻 agent", "Un 👩‍🔧 agent", "Un [-👩‍💻-]{+👩‍🔧+} agent"),
        ("cafe\u0301 noir", "café noir", "[-cafe\u0301-]{+café+} noir"),
    ],
)  # fmt: skip
def test_l_oeil_voit_des_mots_entiers(avant: str, apres: str, attendu: str) -> None:
    assert lisible(avant, apres) == attendu


def test_un_mot_isole_entre_deux_changements_se_fond() -> None:
    assert lisible(
        "L’agent doit signaler rapidement un doute.", "L’agent peut signaler lentement un doute."
    ) == ("L’agent [-doit signaler rapidement-]{+peut signaler lentement+} un doute.")


def test_ajouter_de_part_et_d_autre_d_un_mot_ne_le_raye_pas() -> None:
    assert lisible("un avis écrit", "un premier avis public écrit") == (
        "un {+premier +}avis {+public +}écrit"
    )


def test_un_alinea_ajoute_reste_entier() -> None:
    assert lisible(
        "Les agents sont formés.\n\nLes outils sont déclarés.",
        "Les agents sont formés.\n\nLes usages sont suivis.\n\nLes outils sont déclarés.",
    ) == ("Les agents sont formés.\n\n{+Les usages sont suivis.\n\n+}Les outils sont déclarés.")


def test_une_puce_ajoutee_reste_entiere() -> None:
    assert lisible("- un\n- deux", "- un\n- un et demi\n- deux") == "- un\n{+- un et demi\n+}- deux"


def test_deux_alineas_sans_rapport_ne_s_emiettent_pas() -> None:
    avant = "Le registre est tenu par le service et il est public.\n\nFin."
    apres = "Chacun garde la main sur la machine, en toute chose.\n\nFin."
    assert [m.nature for m in comparer_mots(avant, apres)] == ["retire", "ajoute", "egal"]


def test_un_alinea_coupe_en_deux_garde_ses_mots() -> None:
    avant = "Chaque agent est formé. Chaque outil est déclaré au registre."
    apres = "Chaque agent est formé.\n\nChaque outil est déclaré au registre."
    assert lisible(avant, apres) == (
        "Chaque agent est formé.[- -]{+\n\n+}Chaque outil est déclaré au registre."
    )


def test_un_grand_texte_sans_repere_se_compare_avec_peu_de_travail() -> None:
    """Douze mille mots d’un seul tenant, tous fréquents : le travail suit la longueur."""
    hasard = random.Random(12)
    mots = [f"mot{hasard.randrange(97)}" for _ in range(12_000)]
    apres = [*mots[:6000], "neuf", *mots[6000:11_000], "autre", *mots[11_001:]]
    assert compter_appels(lambda: comparer_mots(" ".join(mots), " ".join(apres))) < 400_000
    assert mots_changes(comparer_mots(" ".join(mots), " ".join(apres))) == (2, 1)


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("oui", "oui", "Aucune différence"),
        ("", "", "Aucune différence"),
        ("un", "un deux trois", "2 mots ajoutés"),
        ("un deux", "un", "1 mot retiré"),
        ("un deux trois", "un", "2 mots retirés"),
        ("un deux", "un trois quatre", "2 mots ajoutés et 1 retiré"),
        ("un, deux", "un ; deux", "Seule la ponctuation change"),
        ("un ; deux", "un\u202f; deux", "Seuls les espaces changent"),
    ],
)
def test_le_resume_compte_les_mots(avant: str, apres: str, attendu: str) -> None:
    assert resumer_mots(comparer_mots(avant, apres)) == attendu


def test_la_comparaison_se_dit_a_voix_haute() -> None:
    morceaux = comparer_mots("L’agent doit signaler.", "L’agent peut signaler.\n\nOui.")
    assert simple(lire_a_voix(morceaux)) == (
        "L’agent [retiré : doit] [ajouté : peut] signaler. [ajouté : Oui.]"
    )
    assert simple(
        lire_a_voix(comparer_mots("un deux trois six dix", "un deux trois\nsix dix"))
    ) == ("un deux trois [retiré : espace] [ajouté : passage à la ligne] six dix")


@pytest.mark.parametrize(
    ("valeurs", "attendu"),
    [([], []), ([3], [0]), ([1, 2, 3], [0, 1, 2]), ([3, 2, 1], [2]), ([1, 4, 2, 3], [0, 2, 3])],
)
def test_la_plus_longue_suite_croissante(valeurs: list[int], attendu: list[int]) -> None:
    assert plus_longue_croissante(valeurs) == attendu


def test_les_alineas_s_apparient_a_leur_origine() -> None:
    avant = ["Un agent est formé chaque année.", "Le registre est public.", "Fin."]
    apres = ["Préambule neuf.", "Un agent est formé chaque mois.", "Fin."]
    assert apparier(avant, apres) == [(None, 0), (0, 1), (1, None), (2, 2)]
