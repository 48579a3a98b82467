"""Zéro erreur au validateur Open XML : quatre profils, huit modèles, des chartes quelconques."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from charte_studio.export import exporter
from charte_studio.export.profils import PROFILS
from charte_studio.redaction.document import Article, DocumentCharte, Section
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.redaction.phrases import CHAMP
from charte_studio.redaction.pieces import Commentaire
from charte_studio.socle.chemins import dossier_modeles
from tests.export.conftest import HORODATAGE
from tests.export.dossier import document_riche, maigre
from tests.redaction.strategies import blocs

MODELES = lister_modeles(dossier_modeles())
VALIDATEUR = OpenXmlValidator(FileFormat.OFFICE_2019)


def _fautes(document: DocumentCharte, vers: Path, profil: str) -> list[str]:
    exporter(document, vers=vers, horodatage=HORODATAGE, profil=profil)
    return [str(erreur) for erreur in VALIDATEUR.validate(str(vers)).errors]


def _du_modele(rang: int) -> DocumentCharte:
    """La charte d’un modèle, tous ses principes adoptés et ses champs remplis."""
    modele = MODELES[rang]

    def lire(texte: str) -> tuple[object, ...]:
        return lire_blocs(CHAMP.sub("douze", texte))

    sections = [
        Section(f"section:{s.cle}", s.titre, lire(s.texte))  # type: ignore[arg-type]
        for s in (*modele.sections_avant, *modele.sections_apres)
    ]
    articles = [
        Article(f"principe:{p.cle}", numero, p.titre, lire(p.formulations[-1].texte))  # type: ignore[arg-type]
        for numero, p in enumerate(modele.principes, start=1)
    ]
    avant = len(modele.sections_avant)
    corps = (*sections[:avant], *articles, *sections[avant:])
    return maigre(
        document_riche(forme=modele.forme, titre=CHAMP.sub("Ici", modele.titre), corps=corps)
    )


@pytest.mark.parametrize("profil", PROFILS)
@pytest.mark.parametrize("rang", range(len(MODELES)), ids=lambda rang: MODELES[rang].cadre)
def test_chaque_modele_est_valide_dans_chaque_profil(
    tmp_path: Path, rang: int, profil: str
) -> None:
    assert _fautes(_du_modele(rang), tmp_path / "c.docx", profil) == []


def test_le_dossier_entier_est_valide_dans_chaque_profil(tmp_path: Path) -> None:
    assert len(MODELES) == 8
    for profil in PROFILS:
        assert _fautes(document_riche(), tmp_path / "c.docx", profil) == []


TEXTES = st.text(st.characters(exclude_categories=()), max_size=40)


@st.composite
def chartes(tirer: st.DrawFn) -> DocumentCharte:
    """Une charte de blocs quelconques, aux titres et commentaires quelconques."""
    articles = tuple(
        Article(
            tirer(TEXTES), numero, tirer(TEXTES), tirer(blocs()),
            commentaires=tuple(
                Commentaire(tirer(TEXTES), tirer(TEXTES), (Commentaire("RH", tirer(TEXTES)),))
                for _ in range(tirer(st.integers(0, 2)))
            ),
        )
        for numero in sorted(tirer(st.sets(st.integers(1, 300), min_size=1, max_size=3)))
    )  # fmt: skip
    section = Section("section:preambule", tirer(TEXTES), tirer(blocs()))
    riche = document_riche(corps=(section, *articles), titre=tirer(TEXTES))
    amendements = tuple(
        replace(a, origine=tirer(TEXTES), auteur=tirer(TEXTES)) for a in riche.amendements[:2]
    )
    return replace(maigre(riche), amendements=amendements, organisation=tirer(TEXTES))


@settings(max_examples=12)
@given(document=chartes(), profil=st.sampled_from(sorted(PROFILS)))
def test_une_charte_quelconque_est_valide(
    tmp_path_factory: pytest.TempPathFactory, document: DocumentCharte, profil: str
) -> None:
    vers = tmp_path_factory.mktemp("docx") / "c.docx"
    if profil == "adoptee" and CHAMP.search(document.titre):
        return
    assert _fautes(document, vers, profil) == []
