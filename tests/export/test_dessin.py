"""Un dessin écrit en SVG et en PNG : les mêmes formes, le même texte, les mêmes octets."""

from __future__ import annotations

import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PIL import Image

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import Repartition
from charte_studio.export.dessin_png import ecrire_png
from charte_studio.export.dessin_svg import ecrire_svg
from charte_studio.redaction.graphiques.dessin import Dessin, Rect, RoleDegre
from charte_studio.redaction.graphiques.flux import dessiner_flux
from charte_studio.redaction.graphiques.page import page_de_papier
from charte_studio.redaction.graphiques.palette import IMPRESSION
from charte_studio.redaction.graphiques.series import Serie
from charte_studio.redaction.graphiques.synthese import dessiner_synthese

ACCORD = ECHELLES["accord-5"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def synthese() -> Dessin:
    series = [
        Serie("Contrôle <humain> & « revue »", Repartition((11, 8, 1, 1, 1), 1, 2)),
        Serie("Droit de ne pas utiliser", Repartition((7, 4, 2, 4, 5))),
        Serie("Sobriété", Repartition((0, 0, 0, 0, 0), 2)),
        Serie("Petit collège", None),
    ]
    return dessiner_synthese(series, ACCORD, page_de_papier())


@pytest.fixture
def rubans() -> Dessin:
    return dessiner_flux(
        {("plutot", "tout-a-fait"): 5, (None, "plutot"): 1}, ACCORD, page_de_papier()
    )


def test_le_svg_porte_titre_description_et_role_d_image(synthese: Dessin) -> None:
    racine = ET.fromstring(ecrire_svg(synthese, identifiant="g1"))
    assert racine.get("role") == "img"
    titre, description = racine.find(f"{SVG}title"), racine.find(f"{SVG}desc")
    assert titre is not None
    assert description is not None
    assert titre.text == synthese.titre
    assert description.text == synthese.description
    assert racine.get("aria-labelledby") == titre.get("id") == "g1-titre"
    assert racine.get("aria-describedby") == description.get("id")


def test_le_svg_a_les_memes_textes_que_le_dessin(synthese: Dessin) -> None:
    racine = ET.fromstring(ecrire_svg(synthese))
    ecrits = [element.text for element in racine.iter(f"{SVG}text")]
    assert ecrits == [texte.texte for texte in synthese.textes]


def test_le_svg_n_appelle_rien_au_dehors(synthese: Dessin, rubans: Dessin) -> None:
    for dessin in (synthese, rubans):
        svg = ecrire_svg(dessin, fond=True).replace("http://www.w3.org/2000/svg", "")
        assert "http" not in svg
        assert "url(" not in svg
        assert "nan" not in svg


def test_le_png_est_identique_dans_deux_processus(synthese: Dessin, rubans: Dessin) -> None:
    for dessin in (synthese, rubans):
        assert ecrire_png(dessin) == ecrire_png(dessin)
    programme = """
import hashlib
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.export.dessin_png import ecrire_png
from charte_studio.redaction.graphiques.flux import dessiner_flux
from charte_studio.redaction.graphiques.page import page_de_papier
flux = {("plutot", "tout-a-fait"): 5, (None, "plutot"): 1}
dessin = dessiner_flux(flux, ECHELLES["accord-5"], page_de_papier())
print(hashlib.sha256(ecrire_png(dessin)).hexdigest())
"""
    empreintes = {
        subprocess.run(
            [sys.executable, "-c", programme], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(empreintes) == 1


def test_le_png_garde_sa_taille_imprimee_quelle_que_soit_la_densite(synthese: Dessin) -> None:
    for densite in (1, 2, 3):
        image = Image.open(io.BytesIO(ecrire_png(synthese, densite=densite)))
        points = image.info["dpi"][0]
        assert points == pytest.approx(96 * densite, abs=0.5)
        assert image.width / points * 2.54 == pytest.approx(16, abs=0.1)
        assert set(image.info) == {"dpi"}  # ni date, ni logiciel, ni commentaire
    with pytest.raises(ValueError, match="densité"):
        ecrire_png(synthese, densite=0)


def test_le_png_a_la_couleur_de_chaque_degre_a_sa_place(synthese: Dessin) -> None:
    image = Image.open(io.BytesIO(ecrire_png(synthese, densite=2)))
    vus = 0
    for forme in synthese.formes:
        if not isinstance(forme, Rect) or not isinstance(forme.fond, RoleDegre):
            continue
        if forme.largeur < 12 or ACCORD.sens(forme.fond.rang) < 0:
            continue
        point = (round((forme.x + forme.largeur / 2) * 2), round((forme.y + 2) * 2))
        couleur = "#{:02X}{:02X}{:02X}".format(*image.getpixel(point))
        assert couleur == IMPRESSION.couleur(forme.fond)
        vus += 1
    assert vus >= 6


def test_une_longue_image_se_fait_par_bandes_sans_couture() -> None:
    """Un rectangle qui traverse toutes les bandes reste d’un seul tenant."""
    rect = Rect(2, 0, 20, 900, RoleDegre(0, 5))
    dessin = replace(
        dessiner_synthese([Serie("P", Repartition((1, 1, 1, 1, 1)))], ACCORD, page_de_papier()),
        largeur=24, hauteur=900, formes=(rect,),
    )  # fmt: skip
    image = Image.open(io.BytesIO(ecrire_png(dessin, densite=2)))
    colonne = {image.getpixel((20, y)) for y in range(image.height)}
    assert len(colonne) == 1


def test_ecrire_un_svg_ne_charge_pas_la_bibliotheque_d_images() -> None:
    programme = (
        "import sys\n"
        "import charte_studio.export.dessin_png, charte_studio.export.dessin_svg\n"
        "print('PIL' in sys.modules)"
    )
    fini = subprocess.run(
        [sys.executable, "-c", programme], capture_output=True, text=True, check=True
    )
    assert fini.stdout.strip() == "False"
