"""Un fichier de données mal écrit se dit en une phrase, jamais par une trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.socle.donnees import exiger_mentions, lire_toml
from tests.outils.phrases import attendre_refus


@pytest.mark.parametrize("lire", [lire_toml, lire_droit, lire_formes, lire_deroules])
@pytest.mark.parametrize("octets", [b"a = ", b"a = 1\na = 2", b"\xff"])
def test_un_toml_mal_forme_est_nomme(tmp_path: Path, lire: object, octets: bytes) -> None:
    chemin = tmp_path / "faits.toml"
    chemin.write_bytes(octets)
    assert callable(lire)
    with attendre_refus("« faits.toml » n’est pas du TOML bien formé"):
        lire(chemin)


def test_une_mention_manquante_ou_de_trop_est_nommee() -> None:
    attendues = ("texte", "source")
    assert exiger_mentions({"texte": "a", "source": "b"}, attendues, "Ici") == {
        "texte": "a",
        "source": "b",
    }
    with attendre_refus("Ici : il manque « source »"):
        exiger_mentions({"texte": "a"}, attendues, "Ici")
    with attendre_refus("Ici : « auteur » n’y a pas sa place"):
        exiger_mentions({"texte": "a", "source": "b", "auteur": "c"}, attendues, "Ici")
    with attendre_refus("Ici : on attend une table"):
        exiger_mentions(["a"], attendues, "Ici")


def test_un_fait_de_droit_incomplet_est_nomme(tmp_path: Path) -> None:
    chemin = tmp_path / "droit.toml"
    chemin.write_text('[cse]\nintitule = "CSE"\n', encoding="utf-8")
    with attendre_refus("« droit.toml », entrée « cse » : il manque « texte »"):
        lire_droit(chemin)
