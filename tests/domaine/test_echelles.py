"""Les échelles : des degrés ordonnés, aux clés que les fichiers emploient pour toujours."""

from __future__ import annotations

import pytest

from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES, SANS_AVIS
from charte_studio.domaine.francais import en_cle

CLES_PUBLIEES = {
    "accord-5": ["tout-a-fait", "plutot", "partage", "plutot-pas", "pas-du-tout"],
    "deux-degres": ["d-accord", "pas-d-accord"],
    "mentions-7": [
        "excellent",
        "tres-bien",
        "bien",
        "assez-bien",
        "passable",
        "insuffisant",
        "a-rejeter",
    ],
    "consentement": ["oui", "reserve", "objection"],
}


@pytest.mark.parametrize(("cle", "degres"), CLES_PUBLIEES.items())
def test_les_cles_des_degres_sont_celles_annoncees(cle: str, degres: list[str]) -> None:
    assert [degre.cle for degre in ECHELLES[cle].degres] == degres


def test_les_cinq_echelles_sont_livrees_et_celle_en_cinq_degres_est_proposee_d_abord() -> None:
    assert set(ECHELLES) == {*CLES_PUBLIEES, "gradients-8"}
    assert len(ECHELLES["gradients-8"].degres) == 8
    assert ECHELLE_PAR_DEFAUT == "accord-5"


@pytest.mark.parametrize("cle", ECHELLES)
def test_une_reponse_ecrite_de_trois_facons_ne_designe_qu_un_degre(cle: str) -> None:
    echelle = ECHELLES[cle]
    designations = [
        {en_cle(degre.cle), en_cle(degre.libelle), en_cle(degre.court)} for degre in echelle.degres
    ]
    toutes = [nom for noms in designations for nom in noms]
    assert len(toutes) == len(set(toutes))
    assert SANS_AVIS not in toutes


@pytest.mark.parametrize("cle", ECHELLES)
def test_le_sens_va_du_favorable_au_defavorable_sans_chevauchement(cle: str) -> None:
    echelle = ECHELLES[cle]
    sens = [echelle.sens(rang) for rang in range(len(echelle.degres))]
    assert sens == sorted(sens, reverse=True)
    assert sens.count(1) == echelle.favorables >= 1
    assert sens.count(-1) == echelle.defavorables >= 1


def test_une_reserve_consent_encore_et_une_objection_non() -> None:
    consentement = ECHELLES["consentement"]
    assert [consentement.sens(rang) for rang in range(3)] == [1, 1, -1]


def test_sans_avis_a_un_libelle_mais_pas_de_rang() -> None:
    accord = ECHELLES["accord-5"]
    assert accord.libelle(SANS_AVIS) == "Sans avis"
    assert accord.libelle("plutot") == "Plutôt d’accord"
    assert accord.rang("pas-du-tout") == 4
    with pytest.raises(KeyError):
        accord.rang(SANS_AVIS)
