"""Le corps du document, écrit en chaînes : on y relit ce qu’on a voulu dire."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from charte_studio.export.docx.signes import ecrire_texte, signes_en_xml
from charte_studio.export.docx.xml import (
    canonique,
    en_noeuds,
    en_textes,
    nom,
    racine,
    sous,
    valeur,
)
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.markdown import assainir
from tests.export.outils import avec_article, ecrire

TEXTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(assainir)

EXPORTER = """
import sys
from pathlib import Path
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.export import exporter
from charte_studio.redaction.document import Article, DocumentCharte, Tracabilite
from charte_studio.redaction.markdown import lire_blocs
articles = (Article("principe:a", 1, "Titre", lire_blocs("Du **texte**.\\n\\n- un\\n- deux")),)
trace = Tracabilite(None, "", None, (), 0, "", ECHELLES["accord-5"], "", 3, 1, "0" * 64)
document = DocumentCharte("Charte", "", "", "", "Projet", None, articles, (), trace)
exporter(document, vers=Path(sys.argv[1]))
print(*sys.modules, sep="\\n")
"""


@given(TEXTES)
def test_un_texte_s_ecrit_en_chaine_comme_en_elements(texte: str) -> None:
    r = racine("w:r")
    ecrire_texte(r, texte)
    [relu] = en_noeuds([f"<w:r>{signes_en_xml(texte)}</w:r>"])
    assert canonique(relu) == canonique(r)


@given(TEXTES)
def test_un_attribut_se_relit_tel_quel(texte: str) -> None:
    [relu] = en_noeuds([f'<w:p w:val="{valeur(texte)}"/>'])
    assert relu.get(nom("w:val")) == texte


def test_des_elements_redeviennent_des_chaines_sans_espaces_de_noms() -> None:
    p = racine("w:p")
    sous(p, "w:r")
    textes = ['<w:p><w:r><w:t>xmlns:w="x" &gt; y</w:t></w:r></w:p>', "<w:tbl/>"]
    assert en_textes([*en_noeuds(textes), p]) == [*textes, "<w:p><w:r/></w:p>"]


def test_les_signes_du_balisage_restent_du_texte(
    document_exemple: Callable[..., DocumentCharte], tmp_path: Path
) -> None:
    titre = 'Titre <b> & "guillemets" \' ]]>'
    document = replace(
        avec_article(document_exemple(), "Si a < b && c > d, voir `</w:t>`.", titre=titre),
        titre=titre,
    )
    relu = ecrire(document, tmp_path)
    assert relu.paragraphes("Article") == [titre]
    assert relu.paragraphes("Alinea") == ["Si a < b && c > d, voir </w:t>."]
    assert relu.paragraphes("Sommaire2")[0].startswith(f"Article\u00a01. {titre}\n")


def test_un_export_simple_ne_charge_que_ce_qu_il_emploie(tmp_path: Path) -> None:
    fini = subprocess.run(
        [sys.executable, "-c", EXPORTER, str(tmp_path / "c.docx")],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    charges = set(fini.stdout.split())
    assert "charte_studio.export.docx.document" in charges
    lourds = ("markdown_it", "charte_studio.export.html", "charte_studio.export.graphiques",
              "charte_studio.export.conversion", "charte_studio.export.docx.habillage",
              "charte_studio.export.docx.suivi", "sqlalchemy", "PySide6")  # fmt: skip
    assert charges.isdisjoint(lourds)
