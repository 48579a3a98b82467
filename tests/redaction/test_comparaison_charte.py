"""Deux versions d’une charte : ce qui entre, sort, bouge, change de numéro ou de mots."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction.comparaison_charte import (
    RIEN,
    Partie,
    comparer_alineas,
    comparer_chartes,
    couper_en_alineas,
)
from tests.outils.phrases import simple
from tests.redaction.textes import textes


def article(cle: str, numero: int, texte: str = "Un texte.") -> Partie:
    return Partie(f"principe:{cle}", numero, f"Titre {cle}", texte)


def numeroter(*parties: Partie) -> list[Partie]:
    """Les articles numérotés dans l’ordre donné."""
    return [replace(partie, numero=numero) for numero, partie in enumerate(parties, start=1)]


PREAMBULE = Partie("section:preambule", None, "Préambule", "Nous décidons ensemble.")
A, B, C, D, E = (article(cle, numero) for numero, cle in enumerate("abcde", start=1))


def test_deux_versions_identiques_ne_disent_rien() -> None:
    comparaison = comparer_chartes([PREAMBULE, A, B], [PREAMBULE, A, B])
    assert comparaison.changees == ()
    assert comparaison.lignes() == ()
    assert comparaison.resume() == RIEN


def test_deux_chartes_vides_se_comparent() -> None:
    assert comparer_chartes([], []).resume() == RIEN


def test_un_article_ajoute_decale_les_suivants() -> None:
    neuf = article("neuf", 2, "Un texte neuf.\n\nEt un autre.")
    comparaison = comparer_chartes([A, B], numeroter(A, neuf, B))
    assert [(p.courante.cle, p.ajoutee, p.deplacee) for p in comparaison.changees] == [
        ("principe:neuf", True, False),
        ("principe:b", False, False),
    ]
    assert comparaison.resume() == "1 article ajouté, 1 renuméroté."
    lignes = comparaison.lignes()
    assert (lignes[0].article, lignes[0].nature) == ("Article 2 — Titre neuf", "Ajouté")
    assert lignes[0].resume == "Nouvel article (6 mots)."
    assert (lignes[1].nature, lignes[1].resume) == ("Renuméroté", "Était l’article 2.")


def test_un_article_retire_reste_a_la_place_qu_il_avait() -> None:
    comparaison = comparer_chartes([A, B, C], numeroter(A, C))
    assert [p.courante.cle for p in comparaison.parties] == [
        "principe:a", "principe:b", "principe:c",
    ]  # fmt: skip
    retiree = comparaison.parties[1]
    assert retiree.retiree
    assert [m.nature for m in retiree.morceaux()] == ["retire"]
    assert comparaison.lignes()[0].resume == "Cette partie n’est plus dans la charte (2 mots)."


def test_le_moins_d_articles_possible_est_dit_deplace() -> None:
    comparaison = comparer_chartes([A, B, C, D, E], numeroter(B, C, D, E, A))
    assert [p.courante.cle for p in comparaison.parties if p.deplacee] == ["principe:a"]
    assert comparaison.resume() == "1 article déplacé, 4 renumérotés."
    assert comparaison.lignes()[-1].nature == "Déplacé"
    assert comparaison.lignes()[-1].resume == "Était l’article 1."


def test_un_texte_modifie_dit_ses_alineas_et_ses_mots() -> None:
    avant = article("a", 1, "Un agent est formé.\n\nLe registre est public.")
    apres = article("a", 1, "Un agent est formé chaque année.\n\nLe registre est public.\n\nFin.")
    comparaison = comparer_chartes([avant], [apres])
    (partie,) = comparaison.changees
    assert [alinea.change for alinea in partie.alineas] == [True, False, True]
    (ligne,) = comparaison.lignes()
    assert ligne.nature == "Modifié"
    assert ligne.resume == "1 alinéa modifié, 1 ajouté (3 mots ajoutés)."


def test_un_titre_change_se_dit() -> None:
    apres = replace(A, titre="Le public sait")
    (ligne,) = comparer_chartes([A], [apres]).lignes()
    assert simple(ligne.resume) == "Titre « Titre a » devenu « Le public sait »."


def test_une_section_s_accorde_au_feminin() -> None:
    comparaison = comparer_chartes(
        [PREAMBULE, A], [replace(PREAMBULE, texte="Nous décidons."), replace(A, texte="Autre.")]
    )
    assert comparaison.resume() == "1 article modifié\u202f; 1 section modifiée."
    assert comparaison.lignes()[0].nature == "Modifiée"
    neuve = Partie("section:bilan", None, "Bilan", "Un mot.")
    assert comparer_chartes([], [neuve]).lignes()[0].resume == "Nouvelle section (2 mots)."


def test_plusieurs_natures_se_disent_ensemble() -> None:
    modifie = replace(A, texte="Un texte tout autre.")
    (ligne,) = (
        ligne
        for ligne in comparer_chartes([A, B, C], numeroter(B, C, modifie)).lignes()
        if ligne.cle == A.cle
    )
    assert ligne.nature == "Modifié, déplacé"
    assert simple(ligne.resume) == ("1 alinéa modifié (2 mots ajoutés) ; était l’article 1.")


def test_un_principe_supprime_puis_recree_est_reconnu_a_son_titre() -> None:
    recree = replace(A, cle="principe:recree", texte="Un texte repris.")
    (partie,) = comparer_chartes([A], [recree]).changees
    assert partie.avant == A
    assert partie.texte_change


def test_deux_articles_de_meme_titre_ou_de_meme_cle_restent_deux() -> None:
    jumeaux = [A, replace(A, numero=2, texte="Le second.")]
    assert comparer_chartes(jumeaux, jumeaux).resume() == RIEN
    assert comparer_chartes(jumeaux, jumeaux[:1]).resume() == "1 article retiré."


def test_un_article_devenu_section_le_dit() -> None:
    (ligne,) = comparer_chartes([A], [replace(A, numero=None)]).lignes()
    assert ligne.resume == "Était l’article 1, n’a plus de numéro."
    (ligne,) = comparer_chartes([replace(A, numero=None)], [A]).lignes()
    assert ligne.resume == "Devient l’article 1."


def test_un_alinea_deplace_n_est_pas_un_texte_perdu() -> None:
    un, deux, trois = "Un agent signale.", "Le registre est public.", "La salle décide."
    alineas = comparer_alineas("\n\n".join((un, deux, trois)), "\n\n".join((trois, un, deux)))
    assert [(a.avant, a.apres) for a in alineas if a.deplace] == [(None, trois), (trois, None)]
    (ligne,) = comparer_chartes(
        [replace(A, texte="\n\n".join((un, deux, trois)))],
        [replace(A, texte="\n\n".join((trois, un, deux)))],
    ).lignes()
    assert ligne.resume == "1 alinéa déplacé."


@pytest.mark.parametrize("texte", ["Un texte.\n", "\n\nUn texte.", "Un texte.  "])
def test_des_blancs_autour_ne_sont_pas_un_changement(texte: str) -> None:
    assert comparer_chartes([A], [replace(A, texte=texte)]).changees == ()


@given(textes, textes)
def test_aucun_alinea_ne_se_perd(avant: str, apres: str) -> None:
    alineas = comparer_alineas(avant, apres)
    assert tuple(a.avant for a in alineas if a.avant is not None) == couper_en_alineas(avant)
    assert tuple(a.apres for a in alineas if a.apres is not None) == couper_en_alineas(apres)


@given(st.permutations("abcdefg"), st.sets(st.sampled_from("abcdefg")))
def test_chaque_partie_est_dite_une_fois(ordre: list[str], gardees: set[str]) -> None:
    avant = numeroter(*(article(cle, 0) for cle in "abcdefg"))
    apres = numeroter(*(article(cle, 0) for cle in ordre if cle in gardees))
    parties = comparer_chartes(avant, apres).parties
    assert sorted(p.courante.cle for p in parties) == sorted(p.cle for p in avant)
    assert [p.apres for p in parties if p.apres] == apres
    stables = [p.avant.numero for p in parties if p.avant and p.apres and not p.deplacee]
    assert stables == sorted(stables, key=lambda numero: numero or 0)
