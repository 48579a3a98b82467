"""Éclaircir les sauvegardes : beaucoup de récentes, peu d’anciennes, jamais aucune."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.sauvegardes import TOUJOURS, moments_a_garder

UTC = dt.UTC
MAINTENANT = dt.datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
moments = st.lists(
    st.integers(0, 400 * 24 * 60).map(lambda m: MAINTENANT - dt.timedelta(minutes=m)), unique=True
)


def il_y_a(**duree: int) -> dt.datetime:
    return MAINTENANT - dt.timedelta(**duree)


def test_toutes_celles_du_dernier_jour_restent() -> None:
    du_jour = {il_y_a(minutes=10 * n) for n in range(140)}
    assert moments_a_garder(du_jour, MAINTENANT) == du_jour


def test_la_derniere_de_chaque_jour_du_mois_reste() -> None:
    matins = {il_y_a(days=n, hours=9) for n in range(2, 25)}
    soirs = {il_y_a(days=n) for n in range(2, 25)}
    gardes = moments_a_garder(matins | soirs, MAINTENANT)
    assert soirs <= gardes
    assert matins & gardes <= set(sorted(matins | soirs, reverse=True)[:TOUJOURS])


def test_au_dela_d_un_mois_une_par_mois_reste_la_derniere() -> None:
    anciennes = {
        dt.datetime(2026, mois, jour, tzinfo=UTC) for mois in (3, 4, 5) for jour in (1, 11, 28)
    }
    recentes = {il_y_a(hours=n) for n in range(TOUJOURS)}
    assert moments_a_garder(anciennes | recentes, MAINTENANT) == recentes | {
        dt.datetime(2026, mois, 28, tzinfo=UTC) for mois in (3, 4, 5)
    }


def test_un_atelier_oublie_garde_ses_dernieres_sauvegardes() -> None:
    anciennes = [dt.datetime(2024, 2, 3, 10, minute, tzinfo=UTC) for minute in range(8)]
    assert moments_a_garder(anciennes, MAINTENANT) == set(anciennes[-TOUJOURS:])


@given(moments)
def test_rien_n_est_invente_et_les_plus_recentes_restent(faits: list[dt.datetime]) -> None:
    gardes = moments_a_garder(faits, MAINTENANT)
    assert gardes <= set(faits)
    assert set(sorted(faits)[-TOUJOURS:]) <= gardes
    assert {(m.year, m.month) for m in faits} == {(m.year, m.month) for m in gardes}


@given(moments)
def test_eclaircir_deux_fois_ne_retire_rien_de_plus(faits: list[dt.datetime]) -> None:
    gardes = moments_a_garder(faits, MAINTENANT)
    assert moments_a_garder(gardes, MAINTENANT) == gardes


@given(moments)
def test_le_nombre_de_sauvegardes_reste_petit(faits: list[dt.datetime]) -> None:
    anciennes = [m for m in faits if MAINTENANT - m > dt.timedelta(hours=24)]
    assert len(moments_a_garder(anciennes, MAINTENANT)) <= TOUJOURS + 31 + 14
