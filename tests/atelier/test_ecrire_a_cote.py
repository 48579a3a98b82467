"""Écrire un fichier entier ou pas du tout, et dire en clair ce que le système refuse."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from charte_studio.socle.fichiers import ecrire_a_cote, phrase_erreur_systeme, remplacer_par
from tests.outils.phrases import attendre_ennui, simple


def test_le_fichier_est_remplace_d_un_coup_et_rien_d_autre_ne_reste(tmp_path: Path) -> None:
    chemin = tmp_path / "sortie.md"
    for contenu in (b"un", b"deux"):
        ecrire_a_cote(chemin, contenu)
        assert chemin.read_bytes() == contenu
    assert [f.name for f in tmp_path.iterdir()] == ["sortie.md"]


def test_un_echec_a_mi_chemin_laisse_l_ancien_fichier_entier(tmp_path: Path) -> None:
    chemin = tmp_path / "sortie.md"
    chemin.write_bytes(b"ancien")

    def a_moitie(provisoire: Path) -> None:
        provisoire.write_bytes(b"nou")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        remplacer_par(chemin, a_moitie)
    assert chemin.read_bytes() == b"ancien"
    assert [f.name for f in tmp_path.iterdir()] == ["sortie.md"]


@pytest.mark.skipif(os.name != "posix", reason="droits POSIX")
def test_les_droits_sont_ceux_de_l_ancien_fichier_ou_d_un_fichier_ordinaire(
    tmp_path: Path,
) -> None:
    ancien, neuf = tmp_path / "ancien", tmp_path / "neuf"
    ancien.touch(mode=0o640)
    ancien.chmod(0o640)
    temoin = tmp_path / "temoin"
    temoin.touch()
    for chemin in (ancien, neuf):
        ecrire_a_cote(chemin, b"x")
    assert stat.S_IMODE(ancien.stat().st_mode) == 0o640
    assert neuf.stat().st_mode == temoin.stat().st_mode


def test_un_dossier_un_dossier_absent_et_un_nom_trop_long_se_disent(tmp_path: Path) -> None:
    with attendre_ennui("est un dossier : donnez un nom de fichier"):
        ecrire_a_cote(tmp_path, b"x")
    with attendre_ennui("Le dossier", "n’existe pas : créez-le"):
        ecrire_a_cote(tmp_path / "absent" / "x", b"x")
    with attendre_ennui("trop long"):
        ecrire_a_cote(tmp_path / ("x" * 300), b"x")


@pytest.mark.parametrize(
    ("erreur", "morceaux"),
    [
        (OSError(errno.ENOSPC, ""), ["Le disque est plein", "« charte.docx » n’a pas été écrit"]),
        (PermissionError(errno.EACCES, ""), ["ouvert dans une autre", "« charte (2).docx »"]),
        (OSError(errno.EROFS, ""), ["« dossier » est en lecture seule"]),
        (OSError(errno.EIO, "panne"), ["n’a pas pu être traité (panne)"]),
    ],
)
def test_chaque_erreur_du_systeme_dit_quoi_faire(erreur: OSError, morceaux: list[str]) -> None:
    phrase = simple(phrase_erreur_systeme(erreur, Path("dossier") / "charte.docx"))
    assert [morceau for morceau in morceaux if morceau not in phrase] == []
