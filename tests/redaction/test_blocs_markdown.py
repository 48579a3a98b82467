"""Des blocs écrits en Markdown se relisent à l’identique, titres et cellules compris."""

from __future__ import annotations

from hypothesis import given

from charte_studio.redaction.blocs import Bloc, Paragraphe, Portion, Tableau, Titre
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.markdown import decouper, lire_blocs
from tests.outils.appels import compter_appels

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


def test_le_travail_d_ecriture_croit_comme_le_nombre_de_portions() -> None:
    def appels(nombre: int) -> int:
        portions = tuple(Portion("a", gras=rang % 2 == 0, italique=True) for rang in range(nombre))
        return compter_appels(lambda: blocs_en_markdown([Paragraphe(portions)]))

    appels(10)
    assert appels(8000) < 4.4 * appels(2000)
