"""L’échelle propre à un atelier : ce qui tient, ce qui se refuse, et comment elle se garde."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.echelle_propre import (
    CLE_PROPRE,
    DEGRES_MAX,
    LONGUEUR_LIBELLE,
    depuis_json,
    echelle_de,
    echelle_propre,
    en_json,
)
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS, SENS
from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.mesures import Repartition, mesurer
from tests.outils.phrases import simple

METEO = [
    ("Grand soleil", "favorable"),
    ("Quelques nuages", "favorable"),
    ("Brouillard", "neutre"),
    ("Orage", "defavorable"),
]


def test_une_echelle_a_soi_a_ses_degres_leurs_cles_et_leur_sens() -> None:
    echelle = echelle_propre("  Météo de la salle ", METEO)
    assert (echelle.cle, echelle.nom) == (CLE_PROPRE, "Météo de la salle")
    assert [d.cle for d in echelle.degres] == [
        "grand-soleil", "quelques-nuages", "brouillard", "orage",
    ]  # fmt: skip
    assert [echelle.sens(rang) for rang in range(4)] == [1, 1, 0, -1]
    assert [d.court for d in echelle.degres] == [
        "Grand soleil", "Quelques…", "Brouillard", "Orage",
    ]  # fmt: skip
    assert mesurer(echelle, Repartition((3, 2, 1, 1))).favorables == 5
    assert echelle_propre(" ", METEO).nom == "Échelle de l’atelier"


@pytest.mark.parametrize("nombre", [3, 9])
def test_de_trois_a_neuf_degres_chacun_sa_touche(nombre: int) -> None:
    degres = [("Oui", "favorable")]
    degres += [(f"Entre {rang}", "neutre") for rang in range(nombre - 2)]
    degres += [("Non", "defavorable")]
    assert len(echelle_propre("", degres).degres) == nombre
    assert DEGRES_MAX == 9


@pytest.mark.parametrize(
    ("degres", "morceau"),
    [
        (METEO[:2], "de 3 à 9 degrés ; celle-ci en a 2"),
        ([("a", "favorable")] * 10, "celle-ci en a 10"),
        ([*METEO[:2], ("  ", "neutre"), METEO[3]], "Le degré 3 n’a pas de libellé"),
        ([*METEO[:3], ("O" * (LONGUEUR_LIBELLE + 1), "defavorable")], "degré 4 dépasse 60"),
        ([*METEO[:3], ("grand  soleil !", "defavorable")], "se lisent pareil, « Grand soleil »"),
        ([*METEO[:3], ("++", "defavorable")], "« ++ » ne se dit pas à voix haute"),
        ([*METEO[:2], ("Sans  avis", "neutre"), METEO[3]], "« Sans avis » se propose toujours"),
        ([*METEO[:3], ("Orage", "contre")], "« Orage » n’a pas de sens"),
        (METEO[:3], "au moins un degré défavorable"),
        ([*METEO[2:], ("Grêle", "defavorable")], "au moins un degré favorable"),
        ([METEO[0], METEO[2], METEO[1], METEO[3]], ("« Quelques nuages » (favorable) vient après "
         "« Brouillard » (neutre)")),
        (METEO[::-1], "rangez les degrés du plus favorable au moins favorable"),
    ],
)  # fmt: skip
def test_une_echelle_qui_ne_tient_pas_est_refusee_en_clair(
    degres: list[tuple[str, str]], morceau: str
) -> None:
    with pytest.raises(ValueError) as leve:  # noqa: PT011
        echelle_propre("Météo", degres)
    assert morceau in simple(str(leve.value))


def test_un_nom_trop_long_est_refuse() -> None:
    with pytest.raises(ValueError, match="80 caractères"):
        echelle_propre("x" * 81, METEO)


libelles = st.lists(
    st.text(st.sampled_from("abcéÉ d’-1 "), min_size=1, max_size=40).filter(
        lambda texte: en_cle(texte) not in ("", SANS_AVIS)
    ),
    min_size=3,
    max_size=9,
    unique_by=en_cle,
)


@given(libelles, st.data())
def test_aucune_designation_ne_vaut_pour_deux_degres(
    textes: list[str], donnees: st.DataObject
) -> None:
    favorables = donnees.draw(st.integers(1, len(textes) - 1))
    defavorables = donnees.draw(st.integers(1, len(textes) - favorables))
    sens = ["favorable"] * favorables
    sens += ["neutre"] * (len(textes) - favorables - defavorables)
    sens += ["defavorable"] * defavorables
    echelle = echelle_propre("", list(zip(textes, sens, strict=True)))
    designations = [{en_cle(d.cle), en_cle(d.libelle), en_cle(d.court)} for d in echelle.degres]
    toutes = [nom for noms in designations for nom in noms]
    assert len(toutes) == len(set(toutes))
    assert "" not in toutes
    assert SANS_AVIS not in toutes
    assert [echelle.sens(rang) for rang in range(len(textes))] == [SENS[cle] for cle in sens]
    assert depuis_json(en_json(echelle)) == echelle


def test_deux_libelles_qui_s_abregent_pareil_restent_entiers() -> None:
    echelle = echelle_propre(
        "",
        [
            ("Plutôt favorable à cette règle", "favorable"),
            ("Plutôt favorable à une autre", "favorable"),
            ("Contre", "defavorable"),
        ],
    )
    assert [d.court for d in echelle.degres] == [d.libelle for d in echelle.degres]


def test_des_notes_chiffrees_font_une_echelle() -> None:
    echelle = echelle_propre("Notes", [("5", "favorable"), ("3", "neutre"), ("1", "defavorable")])
    assert [d.cle for d in echelle.degres] == ["5", "3", "1"]


# --- la garder ---------------------------------------------------------------------------------


def test_le_texte_garde_est_stable_et_lisible() -> None:
    texte = en_json(echelle_propre("Météo", METEO))
    assert texte == en_json(depuis_json(texte))
    assert "\\u" not in texte
    assert json.loads(texte)["degres"][3] == {
        "cle": "orage", "libelle": "Orage", "court": "Orage", "sens": "defavorable",
    }  # fmt: skip


def test_les_cles_gardees_survivent_a_un_libelle_corrige() -> None:
    """Les positions déjà notées portent la clé : corriger une coquille ne les perd pas."""
    garde = json.loads(en_json(echelle_propre("Météo", METEO)))
    garde["degres"][0]["libelle"] = "Plein soleil"
    relue = depuis_json(json.dumps(garde))
    assert (relue.degres[0].cle, relue.degres[0].libelle) == ("grand-soleil", "Plein soleil")


@pytest.mark.parametrize(
    "texte",
    ["", "{", "[]", "null", '{"nom": "a"}', '{"nom": "a", "degres": {}}',
     '{"nom": "a", "degres": [1, 2, 3]}', '{"nom": "a", "degres": []}', "[" * 100_000],
)  # fmt: skip
def test_un_texte_abime_est_refuse_sans_trace(texte: str) -> None:
    with pytest.raises(ValueError, match=r"illisible|degrés"):
        depuis_json(texte)


@pytest.mark.parametrize("cle", ["orage", "", SANS_AVIS])
def test_des_cles_en_double_vides_ou_reservees_sont_refusees(cle: str) -> None:
    garde = json.loads(en_json(echelle_propre("Météo", METEO)))
    garde["degres"][0]["cle"] = cle
    with pytest.raises(ValueError, match="même clé"):
        depuis_json(json.dumps(garde))


def test_un_sens_abime_dans_le_fichier_est_refuse() -> None:
    garde = json.loads(en_json(echelle_propre("Météo", METEO)))
    garde["degres"][0]["sens"] = ["favorable"]
    with pytest.raises(ValueError, match="sens"):
        depuis_json(json.dumps(garde))


def test_l_echelle_d_un_atelier_est_livree_ou_la_sienne() -> None:
    meteo = echelle_propre("Météo", METEO)
    assert echelle_de("accord-5") is ECHELLES["accord-5"]
    assert echelle_de("accord-5", en_json(meteo)) is ECHELLES["accord-5"]
    assert echelle_de(CLE_PROPRE, en_json(meteo)) == meteo
    for cle, texte in (("inconnue", None), (CLE_PROPRE, None), (CLE_PROPRE, "")):
        with pytest.raises(ValueError, match="chelle"):
            echelle_de(cle, texte)
