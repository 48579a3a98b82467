"""PDF et OpenDocument par LibreOffice : s’il est là, s’il manque, s’il s’éternise."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from charte_studio.export import exporter
from charte_studio.export.conversion import VARIABLE, convertir, libreoffice_est_la
from charte_studio.socle.erreurs import EnnuiEnvironnement
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche

avec_libreoffice = pytest.mark.skipif(
    not libreoffice_est_la(), reason="LibreOffice n’est pas installé"
)
programmes_du_systeme = pytest.mark.skipif(
    sys.platform == "win32", reason="le faux programme est un script"
)


@pytest.fixture
def sans_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "absent"))


def faux(dossier: Path, monkeypatch: pytest.MonkeyPatch, commande: str) -> None:
    """Un programme à la place de LibreOffice."""
    programme = dossier / "soffice"
    programme.write_text(f"#!/bin/sh\n{commande}\n", encoding="utf-8")
    programme.chmod(programme.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(VARIABLE, str(programme))


@avec_libreoffice
def test_le_pdf_a_ses_balises_ses_signets_sa_langue_et_son_titre(tmp_path: Path) -> None:
    chemin = tmp_path / "c.pdf"
    parts: list[float] = []
    exporter(
        document_riche(), vers=chemin, horodatage=HORODATAGE, profil="consultation",
        progression=parts.append,
    )  # fmt: skip
    pdf = pypdf.PdfReader(chemin)
    racine = pdf.trailer["/Root"]
    assert racine["/Lang"] == "fr-FR"
    assert racine["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Charte d’usage de l’intelligence artificielle"
    titres = [titre.title for titre in a_plat(pdf.outline)]
    assert "Préambule" in titres
    assert "Annexe\u00a06 — Traçabilité" in titres
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


def a_plat(signets: Any) -> Iterator[Any]:
    for signet in signets:
        if isinstance(signet, list):
            yield from a_plat(signet)
        else:
            yield signet


def test_sans_libreoffice_l_opendocument_se_refuse_et_rien_n_est_ecrit(
    tmp_path: Path, sans_libreoffice: None
) -> None:
    with pytest.raises(EnnuiEnvironnement, match="LibreOffice n’est pas installé"):
        exporter(document_riche(), vers=tmp_path / "c.odt")
    assert not list(tmp_path.iterdir())


def test_sans_libreoffice_le_pdf_vient_de_l_imprimeur(
    tmp_path: Path, sans_libreoffice: None
) -> None:
    exporter(
        document_riche(), vers=tmp_path / "c.pdf", imprimeur=lambda _d, profil, _q, _a: (
            profil.cle.encode()
        ),
    )  # fmt: skip
    assert (tmp_path / "c.pdf").read_bytes() == b"projet"


@programmes_du_systeme
def test_une_conversion_ratee_se_dit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faux(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(EnnuiEnvironnement, match="n’a pas réussi"):
        convertir(b"", ".pdf", lambda _part: None)


@programmes_du_systeme
def test_une_conversion_sans_fin_est_abandonnee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faux(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/pid; exec sleep 60")
    with pytest.raises(EnnuiEnvironnement, match="n’a pas fini"):
        convertir(b"", ".pdf", lambda _part: None, delai=0.3)
    attendre_la_mort(int((tmp_path / "pid").read_text()))


@programmes_du_systeme
def test_interrompre_arrete_le_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faux(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/pid; exec sleep 60")

    def interrompre(_part: float) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            raise KeyError("assez")

    with pytest.raises(KeyError):
        convertir(b"", ".pdf", interrompre)
    attendre_la_mort(int((tmp_path / "pid").read_text()))


def attendre_la_mort(pid: int) -> None:
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("le programme vit encore")
