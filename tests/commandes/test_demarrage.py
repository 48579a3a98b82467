"""Avant toute commande : la version, l’aide, un emploi incorrect."""

from __future__ import annotations

import pytest

from charte_studio import __version__, demarrage


def test_la_version_se_demande(capsys: pytest.CaptureFixture[str]) -> None:
    assert demarrage.principal(["--version"]) == 0
    assert capsys.readouterr().out == f"Charte Studio {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["mesure", "a.charte"], ["ouvrir"], ["--verbeux"], ["a.charte", "b.charte"]]
)
def test_un_emploi_incorrect_rend_deux_et_le_dit(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert demarrage.principal(arguments) == 2
    assert capsys.readouterr().err.startswith("Argument inconnu")


def test_l_aide_nomme_chaque_commande(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as sortie:
        demarrage.principal(["--aide"])
    assert sortie.value.code == 0
    aide = capsys.readouterr().out
    assert all(commande in aide for commande in demarrage.COMMANDES)
