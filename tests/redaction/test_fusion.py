"""La fusion à trois voix : ce qu’un côté a changé est repris, ce que deux ont changé se tranche."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from charte_studio.redaction.fusion import Accord, Conflit, Fusion, fusionner
from tests.redaction.textes import textes, trois_voix

BASE = (
    "L’agent doit signaler l’usage. Il reçoit une réponse sous un mois.\n\n"
    "Le registre est public.\n\nUn bilan est présenté chaque année."
)


@given(textes, textes)
def test_si_un_cote_n_a_pas_change_la_fusion_est_l_autre(base: str, autre: str) -> None:
    assert fusionner(base, autre, base).texte() == autre
    assert fusionner(base, base, autre).texte() == autre


@given(textes, textes)
def test_deux_cotes_identiques_ne_sont_jamais_en_conflit(base: str, autre: str) -> None:
    assert fusionner(base, autre, autre).texte() == autre


@given(trois_voix())
def test_echanger_les_cotes_ne_change_que_leur_place(voix: tuple[str, str, str]) -> None:
    base, assemble, retouche = voix
    droit, envers = fusionner(base, assemble, retouche), fusionner(base, retouche, assemble)
    assert [c.base for c in droit.conflits] == [c.base for c in envers.conflits]
    assert [c.assemble for c in droit.conflits] == [c.retouche for c in envers.conflits]
    vides = [""] * len(droit.conflits)
    assert droit.texte(vides) == envers.texte(vides)


@given(trois_voix())
def test_aucun_mot_ajoute_ne_se_perd(voix: tuple[str, str, str]) -> None:
    base, assemble, retouche = voix
    fusion = fusionner(base, assemble, retouche)
    tout = " ".join(
        m.texte if isinstance(m, Accord) else f"{m.assemble} {m.retouche}" for m in fusion.morceaux
    )
    presents = _mots(tout)
    for cote in (assemble, retouche):
        assert _mots(cote) - _mots(base) <= presents


@given(trois_voix())
def test_prendre_partout_un_cote_garde_ses_conflits_entiers(voix: tuple[str, str, str]) -> None:
    base, assemble, retouche = voix
    fusion = fusionner(base, assemble, retouche)
    for cote in ([c.assemble for c in fusion.conflits], [c.retouche for c in fusion.conflits]):
        texte = fusion.texte(cote)
        assert all(passage in texte for passage in cote)


def _mots(texte: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", texte))


def test_deux_alineas_changes_chacun_d_un_cote_se_reprennent() -> None:
    assemble = BASE.replace("public", "public et daté")
    retouche = BASE.replace("chaque année", "chaque semestre")
    fusion = fusionner(BASE, assemble, retouche)
    assert fusion.conflits == ()
    assert fusion.texte() == assemble.replace("chaque année", "chaque semestre")
    assert [m.source for m in fusion.morceaux if isinstance(m, Accord)] == [
        "commun", "assemble", "retouche",
    ]  # fmt: skip


def test_deux_phrases_d_un_meme_alinea_se_reprennent() -> None:
    fusion = fusionner(BASE, BASE.replace("doit", "peut"), BASE.replace("un mois", "dix jours"))
    assert fusion.texte() == BASE.replace("doit", "peut").replace("un mois", "dix jours")


def test_les_memes_mots_changes_autrement_sont_un_conflit() -> None:
    fusion = fusionner(BASE, BASE.replace("doit", "peut"), BASE.replace("doit", "ne doit pas"))
    (conflit,) = fusion.conflits
    alinea = BASE.split("\n\n", maxsplit=1)[0]
    assert conflit.base == alinea
    assert conflit.assemble == alinea.replace("doit", "peut")
    assert conflit.retouche == alinea.replace("doit", "ne doit pas")


def test_des_changements_trop_proches_sont_un_conflit() -> None:
    fusion = fusionner(
        "L’agent signale un doute.", "Le chef signale un doute.", "L’agent signale une erreur."
    )
    assert len(fusion.conflits) == 1


def test_deux_alineas_ajoutes_au_meme_endroit_sont_un_conflit() -> None:
    base = "Un début.\n\nUne fin."
    fusion = fusionner(base, "Un début.\n\nNeuf.\n\nUne fin.", "Un début.\n\nAutre.\n\nUne fin.")
    assert fusion.conflits == (Conflit("", "Neuf.\n\n", "Autre.\n\n"),)
    assert fusion.texte([fusion.conflits[0].les_deux]) == (
        "Un début.\n\nNeuf.\n\nAutre.\n\nUne fin."
    )


def test_retirer_d_un_cote_ce_que_l_autre_retouche_est_un_conflit() -> None:
    base = "Un début.\n\nUne fin."
    (conflit,) = fusionner(base, "Un début.", "Un début.\n\nUne belle fin.").conflits
    assert conflit == Conflit("\n\nUne fin.", "", "\n\nUne belle fin.")


def test_un_alinea_retire_ne_met_pas_son_voisin_en_conflit() -> None:
    fusion = fusionner(
        "Le registre est public.\n\nUne fin.",
        "Le registre est public et daté.\n\nUne belle fin.",
        "Le registre est public.",
    )
    assert fusion.morceaux == (
        Accord("Le registre est public et daté.", "assemble"),
        Conflit("\n\nUne fin.", "\n\nUne belle fin.", ""),
    )


def test_les_deux_cotes_retirent_le_meme_alinea() -> None:
    fusion = fusionner(BASE, BASE.replace("Le registre est public.\n\n", ""), "Fin.")
    assert "registre" not in fusion.texte([c.assemble for c in fusion.conflits])


def test_le_meme_changement_des_deux_cotes_n_est_pris_qu_une_fois() -> None:
    assemble = BASE.replace("public", "ouvert").replace("doit", "peut")
    retouche = BASE.replace("public", "ouvert").replace("chaque année", "chaque mois")
    fusion = fusionner(BASE, assemble, retouche)
    assert fusion.texte() == assemble.replace("chaque année", "chaque mois")


def test_garder_les_deux_met_chacun_dans_son_alinea() -> None:
    assert Conflit("foo", "foo bar", "foo baz").les_deux == "foo bar\n\nfoo baz"
    assert Conflit("\n\nUne fin.", "", "\n\nUne belle fin.").les_deux == "\n\nUne belle fin."


def test_un_texte_ecrit_a_la_place_garde_ses_passages_a_la_ligne() -> None:
    conflit = Conflit("Une fin.\n\n", "", "Une belle fin.\n\n")
    assert conflit.habiller("Mon texte.\n") == "Mon texte.\n\n"
    assert conflit.habiller("  \n") == ""


def test_il_faut_une_resolution_par_conflit() -> None:
    fusion = Fusion((Accord("a ", "commun"), Conflit("", "b", "c")))
    assert fusion.texte(["b"]) == "a b"
    with pytest.raises(ValueError, match="1 résolution attendue, 0 donnée"):
        fusion.texte()


def test_fusionner_des_vides_ne_donne_rien() -> None:
    assert fusionner("", "", "").morceaux == ()
    assert fusionner("a", "", "").morceaux == ()
