"""Les phrases du code portent leurs espaces insécables."""

from __future__ import annotations

from tests.outils.typographie_sources import RACINE, corriger, fautifs


def test_chaque_phrase_du_code_est_typographiee() -> None:
    assert [str(chemin.relative_to(RACINE)) for chemin in fautifs(ecrire=False)] == []


def test_le_controle_voit_une_espace_ordinaire() -> None:
    assert corriger('x = "Refus : « non » !"\n') == (
        'x = "Refus\u00a0: «\u00a0non\u00a0»\u202f!"\n'
    )
    assert corriger('"""Doc : rien."""\nx = r"a : b"\n') == '"""Doc : rien."""\nx = r"a : b"\n'
