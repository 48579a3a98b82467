"""Des blocs écrits en Markdown se relisent à l’identique, jusque dans les titres et les cellules."""

from __future__ import annotations

import time

from hypothesis import given

from charte_studio.redaction.blocs import Bloc, Paragraphe, Portion, Tableau, Titre
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.markdown import decouper, lire_blocs

from .strategies import blocs


@given(blocs())
def test_tout_bloc_ecrit_se_relit_a_l_identique(ecrits: tuple[Bloc, ...]) -> None:
    assert lire_blocs(blocs_en_markdown(ecrits)) == ecrits


@given(blocs())
def test_aucune_ligne_ecrite_ne_passe_pour_des_attributs(ecrits: tuple[Bloc, ...]) -> None:
    tranches = decouper(blocs_en_markdown((*ecrits, Titre(2, (Portion("Fin"),)))))
    assert "attributs" not in {tranche.genre for tranche in tranches}


def test_un_retour_a_la_ligne_reste_dans_une_cellule_et_dans_un_titre() -> None:
    ecrits = (
        Titre(2, (Portion("un\ndeux"),)),
        Tableau(((Portion("a\nb"),), (Portion("c", gras=True), Portion("\nd"))), ()),
    )
    assert (
        blocs_en_markdown(ecrits) == "## un&#10;deux\n\n| a&#10;b | **c**&#10;d |\n| --- | --- |\n"
    )
    assert lire_blocs(blocs_en_markdown(ecrits)) == ecrits


def test_un_numero_compose_n_est_pas_protege() -> None:
    assert blocs_en_markdown([Paragraphe((Portion("1.1 Le service"),))]) == "1.1 Le service\n"
    assert blocs_en_markdown([Paragraphe((Portion("1. Le service"),))]) == "1\\. Le service\n"


def test_des_milliers_de_portions_s_ecrivent_en_temps_lineaire() -> None:
    portions = tuple(Portion("a", gras=rang % 2 == 0, italique=True) for rang in range(40_000))
    depart = time.perf_counter()
    blocs_en_markdown([Paragraphe(portions)])
    assert time.perf_counter() - depart < 8
