"""Choisir l’écran de la salle : par identité, sans jamais couvrir la console sans raison."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.ecrans import (
    Ecran,
    choisir_ecran,
    ecran_depuis_donnee,
    ecran_en_donnee,
    retrouver,
)

PORTABLE = Ecran("eDP-1", "Lenovo", "T14", "", 0, 0, 1366, 768)
PROJECTEUR = Ecran("HDMI-1", "Epson", "EB-2250U", "X7Y2", 1366, 0, 1920, 1080)
TELE = Ecran("DP-2", "Samsung", "QE55", "0042", 3286, 0, 3840, 2160)


def test_sans_ecran_rien_n_est_choisi() -> None:
    assert choisir_ecran([]) is None


def test_un_seul_ecran_se_partage_avec_la_console() -> None:
    choix = choisir_ecran([PORTABLE], console=PORTABLE, voulu=PROJECTEUR)
    assert choix is not None
    assert (choix.ecran, choix.raison) == (PORTABLE, "seul")


def test_le_bureau_duplique_compte_pour_un_seul_ecran() -> None:
    double = replace(PROJECTEUR, gauche=0, largeur=1366, hauteur=768)
    choix = choisir_ecran([PORTABLE, double], console=PORTABLE)
    assert choix is not None
    assert choix.raison == "seul"


def test_a_deux_ecrans_la_salle_a_celui_ou_la_console_n_est_pas() -> None:
    for console, salle in ((PORTABLE, PROJECTEUR), (PROJECTEUR, PORTABLE)):
        choix = choisir_ecran([PORTABLE, PROJECTEUR], console=console)
        assert choix is not None
        assert (choix.ecran, choix.raison) == (salle, "autre")


def test_sans_rien_savoir_de_la_console_le_premier_ecran_est_le_sien() -> None:
    choix = choisir_ecran([PORTABLE, PROJECTEUR])
    assert choix is not None
    assert choix.ecran == PROJECTEUR


def test_l_ecran_de_la_derniere_fois_l_emporte_sur_un_plus_grand() -> None:
    choix = choisir_ecran([PORTABLE, PROJECTEUR, TELE], console=PORTABLE, voulu=PROJECTEUR)
    assert choix is not None
    assert (choix.ecran, choix.raison) == (PROJECTEUR, "voulu")
    choix = choisir_ecran([PORTABLE, PROJECTEUR, TELE], console=PORTABLE)
    assert choix is not None
    assert choix.ecran == TELE


def test_l_ecran_voulu_ne_couvre_pas_la_console_s_il_y_en_a_un_autre() -> None:
    choix = choisir_ecran([PORTABLE, PROJECTEUR], console=PROJECTEUR, voulu=PROJECTEUR)
    assert choix is not None
    assert choix.ecran == PORTABLE


def test_un_ecran_rebranche_ailleurs_se_reconnait_a_son_numero_de_serie() -> None:
    ailleurs = replace(PROJECTEUR, nom="DP-3", gauche=-1920, haut=200)
    assert retrouver([PORTABLE, TELE, ailleurs], PROJECTEUR) == ailleurs


def test_un_autre_exemplaire_du_meme_modele_n_est_pas_le_meme_ecran() -> None:
    jumeau = replace(PROJECTEUR, serie="X7Y3")
    assert retrouver([PORTABLE, jumeau], PROJECTEUR) is None


def test_deux_jumeaux_sans_numero_se_departagent_par_la_prise_puis_la_place() -> None:
    gauche = Ecran("HDMI-1", "Dell", "P2419", "", 1366, 0, 1920, 1080)
    droite = replace(gauche, nom="HDMI-2", gauche=3286)
    assert retrouver([gauche, droite], droite) == droite
    assert retrouver([droite, gauche], droite) == droite
    muets = [replace(e, nom="") for e in (gauche, droite)]
    assert retrouver(muets, muets[1]) == muets[1]


def test_la_meme_taille_a_la_meme_place_ne_fait_pas_le_meme_ecran() -> None:
    inconnu = Ecran("VGA-1", gauche=1366, largeur=1920, hauteur=1080)
    assert retrouver([inconnu], PROJECTEUR) is None


def test_une_autre_definition_ne_change_pas_l_identite() -> None:
    reduit = replace(PROJECTEUR, largeur=1280, hauteur=800)
    assert retrouver([PORTABLE, reduit], PROJECTEUR) == reduit


_ecrans = st.builds(
    Ecran,
    nom=st.sampled_from(["", "A", "B"]),
    modele=st.sampled_from(["", "m", "n"]),
    serie=st.sampled_from(["", "1", "2"]),
    gauche=st.sampled_from([0, 1366]),
)


@given(st.lists(_ecrans, min_size=1, max_size=4), st.none() | _ecrans, st.none() | _ecrans)
def test_la_console_n_est_couverte_que_faute_d_autre_place(
    ecrans: list[Ecran], voulu: Ecran | None, console: Ecran | None
) -> None:
    choix = choisir_ecran(ecrans, voulu=voulu, console=console)
    assert choix is not None
    assert choix.ecran in ecrans
    ailleurs = any(e.place != (console or ecrans[0]).place for e in ecrans)
    assert (choix.raison == "seul") is not ailleurs
    assert choix.raison == "seul" or choix.ecran.place != (console or ecrans[0]).place


def test_l_ecran_garde_dans_les_reglages_revient_entier() -> None:
    assert ecran_depuis_donnee(ecran_en_donnee(PROJECTEUR)) == PROJECTEUR


@pytest.mark.parametrize(
    "donnee",
    [None, "HDMI-1", [], {}, {"nom": 3}, {"nom": "a", "inconnu": 1}, {"nom": "a", "haut": True}],
)
def test_un_reglage_illisible_ne_donne_pas_d_ecran(donnee: object) -> None:
    assert ecran_depuis_donnee(donnee) is None


def test_un_ecran_se_nomme_par_son_modele_puis_par_sa_prise() -> None:
    assert PROJECTEUR.libelle == "Epson EB-2250U (1920\u00a0×\u00a01080)"
    assert Ecran("HDMI-1").libelle == "HDMI-1 (1920\u00a0×\u00a01080)"
    assert Ecran("").libelle == "1920\u00a0×\u00a01080"
