"""`mesures` : la forme exacte du JSON, et ce que `--public` tait."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.se_positionner import enregistrer_position, ouvrir_tour
from tests.commandes.conftest import Lancer

CLES_D_UN_TOUR = [
    *("rang", "mode", "etat", "effectifs", "exprimes", "sans_avis", "manquants"),
    *("part_favorable", "part_defavorable", "degre_median", "accord_a", "consensus"),
    *("qualification", "par_college"),
]


@pytest.fixture
def lire(lancer: Lancer, fichier: Path) -> Any:
    """Les mesures de l’atelier, lues du JSON."""
    return lambda *options: json.loads(lancer("mesures", fichier, "--json", *options).texte)


def test_le_json_a_exactement_la_forme_annoncee(lire: Any) -> None:
    lu = lire()
    assert list(lu) == ["atelier", "principes"]
    assert [list(principe) for principe in lu["principes"]] == [["cle", "titre", "tours"]] * 2
    assert [p["cle"] for p in lu["principes"]] == ["transparence", "sobriete"]
    tours = [tour for principe in lu["principes"] for tour in principe["tours"]]
    assert [list(tour) for tour in tours] == [CLES_D_UN_TOUR] * 2
    for tour in tours:
        for college in tour["par_college"].values():
            assert list(college) == ["effectifs", "exprimes"]
    assert lu["atelier"]["titre"] == "Essai"
    assert lu["atelier"]["echelle"] == "accord-5"
    assert lu["atelier"]["participants"] == 8


def test_les_valeurs_sont_celles_des_positions_importees(lire: Any) -> None:
    (tour,) = lire()["principes"][0]["tours"]
    effectifs = {"tout-a-fait": 1, "plutot": 3, "partage": 1, "plutot-pas": 0, "pas-du-tout": 1}
    assert tour["effectifs"] == effectifs
    assert list(tour["effectifs"]) == list(effectifs)
    assert (tour["rang"], tour["mode"], tour["etat"]) == (1, "nominatif", "clos")
    assert (tour["exprimes"], tour["sans_avis"], tour["manquants"]) == (6, 1, 1)
    assert tour["part_favorable"] == pytest.approx(4 / 6)
    assert tour["part_defavorable"] == pytest.approx(1 / 6)
    assert (tour["degre_median"], tour["qualification"]) == ("plutot", "large accord")
    # Deux couches : 11101, une fois chacun de ses quatre degrés, puis 01000, deux fois.
    assert tour["accord_a"] == pytest.approx((4 * _a_11101() + 2 * 1) / 6)
    assert 0 < tour["consensus"] < 1
    vide = dict.fromkeys(effectifs, 0)
    assert tour["par_college"] == {
        "agents": {
            "effectifs": vide | {"tout-a-fait": 1, "plutot": 2, "partage": 1},
            "exprimes": 4,
        },
        "direction": {"effectifs": vide | {"pas-du-tout": 1}, "exprimes": 1},
        "rh": {"effectifs": vide | {"plutot": 1}, "exprimes": 1},
    }


def _a_11101() -> float:
    """Le motif 11101 : trois triplets 110, trois triplets 101, comptés à la main."""
    u = (3 * 3 - 4 * 3) / (3 * 6)
    return u * (1 - 3 / 4)


def test_sous_cinq_exprimes_les_indices_sont_nuls_et_la_qualification_le_dit(lire: Any) -> None:
    (tour,) = lire()["principes"][1]["tours"]
    assert tour["exprimes"] == 2
    assert (tour["accord_a"], tour["consensus"]) == (None, None)
    assert tour["qualification"] == "trop peu de réponses"
    assert tour["degre_median"] == "plutot"


def test_en_public_un_petit_college_est_masque_et_son_complement_aussi(lire: Any) -> None:
    tour, petit = (p["tours"][0] for p in lire("--public")["principes"])
    assert tour["effectifs"] is not None
    # Direction (2 réponses) et RH (1) se masquent l’un l’autre : à eux deux, le seuil est atteint.
    assert tour["par_college"]["agents"]["exprimes"] == 4
    assert tour["par_college"]["direction"] == {"masque": True}
    assert tour["par_college"]["rh"] == {"masque": True}
    assert petit["effectifs"] is None
    assert petit["qualification"] is None
    assert petit["masque"] is True
    assert petit["exprimes"] == 2
    assert set(map(str, petit["par_college"].values())) == {"{'masque': True}"}


def test_en_public_la_soustraction_ne_retrouve_aucun_college_masque(lire: Any) -> None:
    tour = lire("--public")["principes"][0]["tours"][0]
    montres = [c for c in tour["par_college"].values() if "masque" not in c]
    masques = len(tour["par_college"]) - len(montres)
    reste = {
        degre: nombre - sum(college["effectifs"][degre] for college in montres)
        for degre, nombre in tour["effectifs"].items()
    }
    assert masques >= 2
    assert sum(reste.values()) + tour["sans_avis"] >= 3


def test_en_public_un_tour_ouvert_ne_montre_que_son_nombre_de_reponses(
    lancer: Lancer, lire: Any, fichier: Path
) -> None:
    with ouvrir(fichier) as atelier:
        ouvert = ouvrir_tour(atelier, 1)
        for participant in range(1, 8):
            enregistrer_position(
                atelier, tour_id=ouvert, participant_id=participant, degre="plutot"
            )
    prive, public = (lire(*options)["principes"][0]["tours"][1] for options in ([], ["--public"]))
    assert prive["effectifs"]["plutot"] == 7
    assert (public["etat"], public["reponses"], public["effectifs"]) == ("ouvert", 7, None)
    assert (public["exprimes"], public["sans_avis"]) == (None, None)
    caches = ("part_favorable", "degre_median", "accord_a", "consensus", "qualification")
    assert [public[cle] for cle in caches] == [None] * 5
    texte = lancer("mesures", fichier, "--public").texte
    assert "répartition masquée : tour ouvert" in texte
    assert "7 plutôt" not in texte


def test_en_texte_chaque_tour_tient_en_phrases(lancer: Lancer, fichier: Path) -> None:
    prive = lancer("mesures", fichier).texte
    public = lancer("mesures", fichier, "--public").texte
    assert "Avant débat : large accord — 1 tout à fait, 3 plutôt, 1 partagé" in prive
    assert "6 exprimés, 1 sans avis, 1 sans réponse ; favorables 67 %" in prive
    assert "Direction : 0 0 0 0 1" in prive
    assert "Direction : masqué (petit effectif)" in public
    assert "répartition masquée : trop peu d’exprimés" in public
    assert "Agents : 1 2 1 0 0" in public


def test_un_principe_sans_tour_se_montre_quand_meme(
    lancer: Lancer, tmp_path: Path, modele: Path
) -> None:
    chemin = tmp_path / "neuf.charte"
    lancer("nouveau", chemin, "--modele", modele)
    lu = json.loads(lancer("mesures", chemin, "--json").texte)
    assert [principe["tours"] for principe in lu["principes"]] == [[], []]
    assert "aucun tour" in lancer("mesures", chemin).texte
