"""Exporter : le bon format, l’empreinte, et rien d’abîmé quand cela échoue."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from charte_studio.export import EXTENSIONS, exporter
from charte_studio.redaction.document import DocumentCharte
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus
from tests.export.conftest import HORODATAGE
from tests.outils.appels import compter_appels

Fabrique = Callable[..., DocumentCharte]


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_l_empreinte_rendue_est_celle_du_fichier_ecrit(
    document_exemple: Fabrique, tmp_path: Path, extension: str
) -> None:
    chemin = tmp_path / f"charte{extension}"
    empreinte = exporter(document_exemple(), vers=chemin, horodatage=HORODATAGE)
    assert empreinte == hashlib.sha256(chemin.read_bytes()).hexdigest()


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_horodatage_egal_les_octets_sont_egaux(
    document_exemple: Fabrique, tmp_path: Path, extension: str
) -> None:
    un, deux = tmp_path / f"un{extension}", tmp_path / f"deux{extension}"
    assert exporter(document_exemple(), vers=un, horodatage=HORODATAGE) == exporter(
        document_exemple(), vers=deux, horodatage=HORODATAGE
    )
    assert un.read_bytes() == deux.read_bytes()


def test_un_horodatage_sans_fuseau_est_pris_en_temps_universel(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    naif = HORODATAGE.replace(tzinfo=None)
    ailleurs = HORODATAGE.astimezone(dt.timezone(dt.timedelta(hours=11)))
    empreintes = {
        exporter(document_exemple(), vers=tmp_path / "c.docx", horodatage=horodatage)
        for horodatage in (HORODATAGE, naif, ailleurs)
    }
    assert len(empreintes) == 1


def test_sans_horodatage_l_heure_courante_est_prise(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    avant = dt.datetime.now(dt.UTC).replace(microsecond=0)
    exporter(document_exemple(), vers=tmp_path / "c.md")
    ligne = next(
        li for li in (tmp_path / "c.md").read_text("utf-8").splitlines() if "ecrit_le" in li
    )
    ecrit = dt.datetime.fromisoformat(ligne.split('"')[1])
    assert avant <= ecrit <= dt.datetime.now(dt.UTC)


def test_le_zip_porte_la_date_demandee_et_un_ordre_stable(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    chemin = tmp_path / "c.docx"
    exporter(document_exemple(), vers=chemin, horodatage=HORODATAGE)
    with zipfile.ZipFile(chemin) as paquet:
        fiches = paquet.infolist()
    assert {fiche.date_time for fiche in fiches} == {(2026, 11, 22, 14, 30, 0)}
    assert fiches[0].filename == "[Content_Types].xml"
    exporter(document_exemple(), vers=chemin, horodatage=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    with zipfile.ZipFile(chemin) as paquet:
        assert {fiche.date_time for fiche in paquet.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_l_extension_ne_tient_pas_compte_de_la_casse(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    exporter(document_exemple(), vers=tmp_path / "CHARTE.DOCX", horodatage=HORODATAGE)
    assert zipfile.is_zipfile(tmp_path / "CHARTE.DOCX")


@pytest.mark.parametrize("nom", ["charte.txt", "charte", "charte.docx.zip", ".docx"])
def test_une_extension_inconnue_est_refusee_en_disant_les_possibles(
    document_exemple: Fabrique, tmp_path: Path, nom: str
) -> None:
    with pytest.raises(Refus) as refus:
        exporter(document_exemple(), vers=tmp_path / nom)
    assert all(extension in str(refus.value) for extension in EXTENSIONS)
    assert not list(tmp_path.glob("*charte*"))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_un_dossier_absent_le_dit_et_rien_n_est_ecrit(
    document_exemple: Fabrique, tmp_path: Path, extension: str
) -> None:
    absent = tmp_path / "absent"
    with pytest.raises(EnnuiEnvironnement, match="n’existe pas"):
        exporter(document_exemple(), vers=absent / f"charte{extension}")
    assert not absent.exists()


def test_un_dossier_donne_comme_fichier_est_refuse(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    dossier = tmp_path / "charte.docx"
    dossier.mkdir()
    with pytest.raises(EnnuiEnvironnement, match="est un dossier"):
        exporter(document_exemple(), vers=dossier)
    assert list(dossier.iterdir()) == []


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_la_progression_va_de_zero_a_un_sans_reculer(
    document_exemple: Fabrique, tmp_path: Path, extension: str
) -> None:
    vues: list[float] = []
    exporter(
        document_exemple(articles=10, principes=10),
        vers=tmp_path / f"c{extension}",
        progression=vues.append,
    )
    assert vues[0] == 0
    assert vues[-1] == 1
    assert vues == sorted(vues)


class _Interrompu(Exception):
    """Ce que lève une progression pour arrêter."""


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("seuil", [0.0, 0.5, 1.0])
def test_une_interruption_laisse_l_ancien_fichier_entier(
    document_exemple: Fabrique, tmp_path: Path, extension: str, seuil: float
) -> None:
    chemin = tmp_path / f"c{extension}"
    chemin.write_bytes(b"ancien")

    def arreter(part: float) -> None:
        if part >= seuil:
            raise _Interrompu

    with pytest.raises(_Interrompu):
        exporter(document_exemple(), vers=chemin, progression=arreter)
    assert chemin.read_bytes() == b"ancien"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [chemin.name]


def test_le_travail_d_ecriture_croit_comme_le_nombre_d_articles(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    def appels(articles: int) -> int:
        document = document_exemple(articles=articles, principes=articles)
        vers = tmp_path / "c.docx"
        return compter_appels(lambda: exporter(document, vers=vers, horodatage=HORODATAGE))

    appels(5)  # les imports différés ne comptent pas
    assert appels(80) < 4.4 * appels(20)
