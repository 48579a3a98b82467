"""Le temps : un chronomètre que l’on suspend, la séance en tout, ce que l’on dit d’un retard."""

from __future__ import annotations

import datetime as dt

import pytest

from charte_studio.domaine.deroulement import (
    Chronometre,
    MomentSuivi,
    dire_chrono,
    dire_derive,
    dire_minutes,
    temps_en_tout,
)

DEBUT = dt.datetime(2026, 11, 12, 14, 0, tzinfo=dt.UTC)


def a(**ecart: int) -> dt.datetime:
    return DEBUT + dt.timedelta(**ecart)


def test_arrete_le_chronometre_ne_compte_pas() -> None:
    chrono = Chronometre(120)
    assert not chrono.en_marche
    assert chrono.restant(a(hours=3)) == 120


def test_le_temps_passe_puis_se_depasse() -> None:
    chrono = Chronometre(120).partir(DEBUT)
    assert chrono.restant(a(seconds=20)) == 100
    assert chrono.restant(a(seconds=150)) == -30


def test_la_suspension_ne_compte_pas() -> None:
    chrono = Chronometre(120).partir(DEBUT).suspendre(a(seconds=30))
    assert chrono.restant(a(minutes=20)) == 90
    repris = chrono.partir(a(minutes=20))
    assert repris.restant(a(minutes=20, seconds=10)) == 80


def test_partir_deux_fois_ne_rend_pas_de_temps() -> None:
    chrono = Chronometre(120).partir(DEBUT)
    assert chrono.partir(a(seconds=50)).restant(a(seconds=60)) == 60


def test_rallonger_laisse_le_compte_courir() -> None:
    chrono = Chronometre(60).partir(DEBUT).rallonger(30)
    assert chrono.restant(a(seconds=60)) == 30
    assert chrono.rallonger(-3600).total == 1


def test_une_seance_a_venir_a_tout_son_temps() -> None:
    temps = temps_en_tout([MomentSuivi(10, "a-venir"), MomentSuivi(20, "a-venir")], DEBUT)
    assert (temps.ecoule, temps.restant) == (0, 1800)


def test_une_sequence_sautee_ne_compte_plus() -> None:
    temps = temps_en_tout([MomentSuivi(10, "a-venir"), MomentSuivi(20, "sautee")], DEBUT)
    assert temps.restant == 600


def test_une_sequence_qui_deborde_ne_rend_pas_de_temps() -> None:
    moments = [
        MomentSuivi(10, "faite", DEBUT, a(minutes=12)),
        MomentSuivi(5, "en-cours", a(minutes=12)),
        MomentSuivi(20, "a-venir"),
    ]
    temps = temps_en_tout(moments, a(minutes=20))
    assert (temps.ecoule, temps.restant) == (20 * 60, 20 * 60)


def test_la_seance_finie_n_ecoule_plus_rien() -> None:
    moments = [MomentSuivi(10, "faite", DEBUT, a(minutes=12))]
    temps = temps_en_tout(moments, a(hours=5))
    assert (temps.ecoule, temps.restant) == (12 * 60, 0)


@pytest.mark.parametrize(
    ("minutes", "dit"),
    [
        (0, "à l’heure"),
        (6, "6\u00a0min de retard"),
        (-4, "4\u00a0min d’avance"),
        (75, "1\u00a0h\u00a015 de retard"),
    ],
)
def test_la_derive_se_dit_en_minutes(minutes: int, dit: str) -> None:
    assert dire_derive(minutes) == dit


@pytest.mark.parametrize(
    ("secondes", "dit"),
    [(0, "0:00"), (220, "3:40"), (3725, "1:02:05"), (-80, "+1:20"), (9, "0:09")],
)
def test_le_chronometre_se_lit_en_minutes_et_secondes(secondes: int, dit: str) -> None:
    assert dire_chrono(secondes) == dit


@pytest.mark.parametrize(
    ("secondes", "dit"),
    [(20, "moins d’une minute"), (45 * 60, "45\u00a0min"), (4790, "1\u00a0h\u00a020")],
)
def test_une_duree_se_dit_a_la_minute(secondes: int, dit: str) -> None:
    assert dire_minutes(secondes) == dit
