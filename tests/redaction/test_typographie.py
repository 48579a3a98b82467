"""Les insécables se posent une fois, et jamais là où elles casseraient quelque chose."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.redaction.typographie import (
    FINE,
    INSECABLE,
    defauts_typographiques,
    principal,
    typographier,
    typographier_csv,
    typographier_markdown,
    typographier_phrase,
    typographier_toml,
)

from .outils import cas


def _visible(texte: str) -> str:
    """Dans les cas écrits, « ␣ » vaut une insécable et « ¬ » une fine insécable."""
    return texte.replace("␣", INSECABLE).replace("¬", FINE)


@pytest.mark.parametrize(("texte", "attendu"), cas("typographie.md"))
def test_la_typographie_se_pose(texte: str, attendu: str) -> None:
    assert typographier(_visible(texte)) == _visible(attendu)
    restes = [phrase for _, phrase in defauts_typographiques(_visible(attendu))]
    assert all("guillemets droits" in phrase for phrase in restes)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *" abé:;!?«»'.%€`*_[]()<>{}#|-\\&\"\n\u00a0\u202f0",
            "...",
            "h",
            "min",
            "n°",
            "http://",
            "www.",
            "@a.fr",
            "{#",
            "---\n",
            "```\n",
            "    ",
            "- ",
            "> ",
            "12",
            "\r\n",
            "\ue000",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    "repete", ["a", ".", "a.", "!", ": ", "« ", "[a](", "`", "<a ", "&a", "{a"]
)
def test_une_ligne_de_deux_cent_mille_caracteres_se_lit_d_un_trait(repete: str) -> None:
    # Un motif qui reprendrait la ligne à chaque caractère y passerait des minutes.
    longue = repete * (200_000 // len(repete))
    posee = typographier(longue)
    assert re.sub(r"\s", "", posee) == re.sub(r"\s", "", longue)


@given(st.one_of(st.text(), FRAGMENTS))
def test_poser_deux_fois_ne_change_rien_de_plus(texte: str) -> None:
    for poser in (typographier, typographier_phrase, typographier_markdown):
        une_fois = poser(texte)
        assert poser(une_fois) == une_fois


@given(FRAGMENTS)
def test_rien_ne_change_que_les_espaces_les_apostrophes_et_les_points(texte: str) -> None:
    def essentiel(brut: str) -> str:
        for blanc in (" ", INSECABLE, FINE):
            brut = brut.replace(blanc, "")
        return brut.replace("'", "’").replace("…", "...")

    assert essentiel(typographier(texte)) == essentiel(texte)


@given(FRAGMENTS)
def test_un_texte_pose_n_a_plus_de_defaut(texte: str) -> None:
    restes = defauts_typographiques(typographier(texte))
    assert all("guillemets droits" in phrase for _, phrase in restes)


def test_un_defaut_se_dit_avec_sa_ligne_et_son_extrait() -> None:
    texte = '# Titre\n\n`a\nb` Vraiment ?\n\n"Non"\n'
    assert defauts_typographiques(texte) == [
        (
            3,
            "espace fine insécable attendue avant « ; », « ! » ou « ? » : « … Vraiment ? »",
        ),
        (6, 'guillemets droits au lieu de « » : « "Non" »'),
    ]


def test_les_fins_de_ligne_sont_gardees() -> None:
    assert typographier("Quoi ?\r\nOui !\rFin") == f"Quoi{FINE}?\r\nOui{FINE}!\rFin"


def test_le_titre_et_le_resume_de_l_en_tete_d_un_fichier_sont_repris() -> None:
    texte = "---\r\ncle: a ?\r\ntitre: \"L'un ?\"\r\nresume: L'autre : oui\r\n---\r\nQuoi ?\r\n"
    assert typographier_markdown(texte) == (
        f'---\r\ncle: a ?\r\ntitre: "L’un{FINE}?"\r\nresume: L’autre{INSECABLE}: oui\r\n---\r\n'
        f"Quoi{FINE}?\r\n"
    )


def test_un_fichier_toml_garde_ses_cles_et_ses_notes() -> None:
    texte = (
        '# l\'un : note\n["table l\'une ?"]\n"cle d\'un ?" = "L\'autre ?\\nL\'un : \\"x\\""\n'
        "long = '''\n    L'un ?\n'''\ncourt = \"a?\"\nliste = [\"Quoi ?\", 'Oui !']\n"
    )
    nouveau = typographier_toml(texte)
    assert nouveau.startswith('# l\'un : note\n["table l\'une ?"]\n"cle d\'un ?"')
    assert tomllib.loads(nouveau)["table l'une ?"] == {
        "cle d'un ?": f'L’autre{FINE}?\nL’un{INSECABLE}: "x"',
        "long": f"    L’un{FINE}?\n",
        "court": "a?",
        "liste": [f"Quoi{FINE}?", f"Oui{FINE}!"],
    }


def test_un_fichier_csv_garde_ses_separateurs() -> None:
    texte = 'cle;texte\na;L\'un ?\nb?;"L\'autre ; ""oui""?"\n'
    assert typographier_csv(texte) == (f'cle;texte\na;L’un{FINE}?\nb?;"L’autre{FINE}; ""oui""?"\n')


def test_la_commande_reecrit_les_fichiers_fautifs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fautif, bon = tmp_path / "fautif.md", tmp_path / "bon.csv"
    fautif.write_bytes("\ufeffQuoi ?\r\n".encode())
    bon.write_text("a;b\n", encoding="utf-8")
    assert principal(["--verifier", str(fautif), str(bon)]) == 1
    assert principal([str(fautif), str(bon)]) == 0
    assert fautif.read_bytes() == f"\ufeffQuoi{FINE}?\r\n".encode()
    assert principal(["--verifier", str(fautif), str(bon)]) == 0
    assert capsys.readouterr().out == f"{fautif} : à reprendre\n{fautif} : repris\n"


def test_la_commande_refuse_ce_qu_elle_ne_sait_pas_lire(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.toml").write_text("pas du toml", encoding="utf-8")
    (tmp_path / "x.docx").write_text("", encoding="utf-8")
    assert principal([]) == 2
    assert principal([str(tmp_path / nom) for nom in ("x.toml", "x.docx", "absent.md")]) == 1
    erreurs = capsys.readouterr().err.splitlines()
    assert len(erreurs) == 3
