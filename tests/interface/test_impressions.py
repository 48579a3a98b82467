"""Les documents imprimés : de vrais PDF relus, et rien qui sorte de la page."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import retenir_principe
from charte_studio.atelier.lectures.impressions import AImprimer, lire_a_imprimer
from charte_studio.atelier.lectures.projection.textes import lire_textes_salle
from charte_studio.interface import theme
from charte_studio.interface.impressions.degres import degres_imprimes
from charte_studio.interface.impressions.documents import DOCUMENTS, DocumentImprime
from charte_studio.interface.impressions.emargement import lignes_vides
from charte_studio.interface.impressions.flux import Morceau, paginer
from charte_studio.interface.impressions.guide import heure
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import Feuille, dimensions
from charte_studio.interface.impressions.pdf import (
    apercu,
    declarer_langue,
    ecrire_pdf,
    imprimer,
)
from charte_studio.redaction.deroules import Sequence
from charte_studio.socle.erreurs import EnnuiEnvironnement
from tests.outils.base import cle_de
from tests.outils.impressions import (
    OPTIONS,
    a_imprimer,
    echelle_de,
    principe,
    textes_du_pdf,
)

PAR_CLE = {document.cle: document for document in DOCUMENTS}


@pytest.fixture(autouse=True)
def police(qapp: QApplication) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"))


def pages(cle: str, lu: AImprimer, options: Options = OPTIONS) -> list[str]:
    """Le texte de chaque page du PDF de ce document."""
    return textes_du_pdf(ecrire_pdf(PAR_CLE[cle].composer(lu, options), titre=cle))


def regler(**choix: object) -> Options:
    return dataclasses.replace(OPTIONS, **choix)  # type: ignore[arg-type]


# --- chaque document ---------------------------------------------------------------------------


def test_le_guide_donne_les_heures_la_regle_et_le_materiel() -> None:
    texte = " ".join(pages("guide", a_imprimer()))
    assert "de 14 h à 15 h, 1 h" in texte
    assert "14 h 10" in texte
    assert "adopté à partir de deux tiers" in texte
    assert "À portée de main : cartons." in texte
    assert "1. Principe 1" in texte


def test_le_guide_lit_les_regles_d_echange_de_l_atelier() -> None:
    lu = dataclasses.replace(a_imprimer(), regles_echange=("On lève la main.",))
    texte = " ".join(pages("guide", lu))
    assert "– On lève la main." in texte
    assert "On discute les idées" not in texte


def test_sans_regle_a_elle_le_guide_lit_celles_que_voit_la_salle(atelier: AtelierOuvert) -> None:
    projetees = lire_textes_salle().regles
    texte = " ".join(pages("guide", lire_a_imprimer(atelier.connexion)))
    assert len(projetees) > 3
    for regle in projetees:
        assert " ".join(f"– {regle}".split()) in texte


def test_la_table_des_principes_tient_d_un_seul_tenant() -> None:
    moments = tuple(
        Sequence(1, f"Moment {n}", 10, "accueillir", "Dire.", "Vous parlez. " * 20, ())
        for n in range(7)
    )
    for combien in range(4, 25):
        lu = a_imprimer(principes=tuple(principe(n) for n in range(1, combien + 1)))
        deroule = dataclasses.replace(OPTIONS.deroule, sequences=moments)
        lues = pages("guide", lu, regler(deroule=deroule))
        (page,) = (page for page in lues if "1. Principe 1 " in page)
        assert f"{combien}. Principe {combien}" in page, combien


def test_un_petit_college_signe_sur_une_seule_page() -> None:
    lues = pages("emargement", a_imprimer(effectifs=(10, 5, 4, 3, 2)))
    assert len(lues) > 1
    assert not any("suite" in page for page in lues)
    for college in range(2, 6):
        assert sum(f"Collège {college}" in page for page in lues) == 1


def test_une_seance_qui_passe_minuit_garde_une_heure_juste() -> None:
    assert heure(dt.time(23, 30), 45) == "0\u00a0h\u00a015"
    assert heure(dt.time(9, 0), 0) == "9\u00a0h"


def test_l_emargement_ne_dit_aucun_nom_sauf_si_on_le_demande() -> None:
    lu = a_imprimer(noms=("Zoé Quinault",))
    assert "Zoé" not in " ".join(pages("emargement", lu))
    assert "Zoé Quinault" in " ".join(pages("emargement", lu, regler(noms=True)))


def test_l_emargement_a_une_ligne_par_personne_et_des_lignes_vides() -> None:
    (page,) = pages("emargement", a_imprimer(effectifs=(4, 2)), regler(lignes_vides=2))
    assert [f"P{n:02d}" in page for n in range(1, 8)] == [True] * 6 + [False]
    # Le nom du collège est dans le titre, puis sur chaque ligne.
    assert page.count("Collège 1") == 1 + 4 + 2


def test_l_emargement_reprend_le_college_en_haut_de_page() -> None:
    suites = pages("emargement", a_imprimer(effectifs=(60,)))[1:]
    assert suites
    assert all(page.startswith("Collège 1, suite Numéro") for page in suites)


def test_les_attendus_qui_ne_sont_pas_inscrits_ont_leur_ligne() -> None:
    (college,) = a_imprimer(effectifs=(4,)).colleges
    assert lignes_vides(dataclasses.replace(college, effectif_attendu=10), 3) == 9
    assert lignes_vides(dataclasses.replace(college, effectif_attendu=2), 3) == 3
    assert lignes_vides(dataclasses.replace(college, inscrits=0), 0) == 8


@pytest.mark.parametrize("nombre", range(2, 10))
@pytest.mark.parametrize("par_page", [2, 4])
def test_il_y_a_une_carte_par_degre_et_une_sans_avis(nombre: int, par_page: int) -> None:
    lu = a_imprimer(echelle=echelle_de(nombre))
    lues = pages("cartes", lu, regler(cartes_par_page=par_page, jeux=3))
    assert len(lues) == -(-3 * (nombre + 1) // par_page)
    texte = " ".join(lues)
    assert [texte.count(f"Degré {n}") for n in range(1, nombre + 1)] == [3] * nombre
    assert texte.count("Sans avis") == 3


@pytest.mark.parametrize("nombre", range(2, 10))
def test_deux_degres_ne_partagent_ni_lettre_ni_couleur(nombre: int) -> None:
    degres = degres_imprimes(echelle_de(nombre))
    assert len({degre.lettre for degre in degres}) == nombre + 1
    assert len({degre.fond for degre in degres}) == nombre + 1


def test_un_bulletin_par_personne_et_par_principe() -> None:
    lues = pages("bulletins", a_imprimer(effectifs=(4, 2)))
    assert len(lues) == 2 * 2  # deux principes, quatre bulletins par page
    assert "P01 · Collège 1" in lues[0]
    assert "P05 · Collège 2" in lues[1]
    assert "Plutôt d’accord" in lues[0]
    assert "Sans avis" in lues[0]


def test_un_bulletin_secret_ne_porte_ni_numero_ni_college() -> None:
    texte = " ".join(pages("bulletins", a_imprimer(), regler(mention="secret")))
    assert "P0" not in texte
    assert "Collège" not in texte
    carnet = " ".join(pages("bulletins", a_imprimer(), regler(mention="secret", carnet=True)))
    assert "P0" not in carnet
    assert "Collège" not in carnet


def test_un_bulletin_de_college_n_a_pas_de_numero() -> None:
    texte = " ".join(pages("bulletins", a_imprimer(), regler(mention="college")))
    assert "P0" not in texte
    assert texte.count("Collège 2") == 2 * 2


def test_un_bulletin_par_tour_dit_son_tour() -> None:
    simples = pages("bulletins", a_imprimer())
    doubles = pages("bulletins", a_imprimer(), regler(deux_tours=True))
    assert len(doubles) == 2 * len(simples)
    assert "Après débat" not in doubles[0]


def test_sans_personne_d_inscrit_il_y_a_de_quoi_voter() -> None:
    lues = pages("bulletins", a_imprimer(effectifs=(0, 0), principes=(principe(1),)))
    assert len(lues) == 5


def test_le_carnet_a_tous_les_principes_et_se_pagine_seul() -> None:
    lu = a_imprimer(principes=tuple(principe(n) for n in range(1, 13)))
    lues = pages("bulletins", lu, regler(carnet=True))
    assert len(lues) == 6 * 2
    assert "page 1 / 2" in lues[0]
    assert "page 1 / 2" in lues[2]
    assert "P02 · Collège 1" in lues[2]
    assert "12. Principe 12" in lues[1]


def test_une_affichette_par_principe_en_paysage() -> None:
    pdf = ecrire_pdf(PAR_CLE["affichettes"].composer(a_imprimer(), OPTIONS), titre="Affichettes")
    lecteur = PdfReader(BytesIO(pdf))
    boites = {(round(p.mediabox.width), round(p.mediabox.height)) for p in lecteur.pages}
    assert boites == {(842, 595)}
    premiere, seconde = textes_du_pdf(pdf)
    assert "Principe 1" in premiere
    assert "Le dit-on ?" in premiere
    assert "On le dit au public. – une fois par an" in premiere
    assert "Principe 2" in seconde


def test_la_fiche_de_depouillement_a_deux_tours_et_un_compte_a_retrouver() -> None:
    lues = pages("depouillement", a_imprimer())
    assert len(lues) == 2
    for dit in ("Tour 1 · avant débat", "Tour 2 · après débat", "touche 1", "touche 0"):
        assert dit in lues[0]
    assert lues[0].count("Le compte est juste") == 2
    assert lues[0].count("Collège 1 (4)") == 2


def test_trop_de_colleges_separent_les_tours_et_redisent_le_principe() -> None:
    lues = pages("depouillement", a_imprimer(effectifs=(3,) * 30, principes=(principe(1),)))
    assert len(lues) >= 2
    assert all("1. Principe 1" in page for page in lues)


# --- le texte tient toujours -------------------------------------------------------------------


def deborde(feuille: Feuille) -> bool:
    """Vrai si la feuille, posée sur une table plus grande, peint hors de sa page."""
    echelle, marge = 0.05, 60
    largeur, hauteur = (round(cote * echelle) for cote in dimensions(paysage=feuille.paysage))
    table = QImage(largeur + 2 * marge, hauteur + 2 * marge, QImage.Format.Format_RGB32)
    table.fill(Qt.GlobalColor.white)
    vide = table.copy()
    peintre = QPainter(table)
    peintre.translate(marge, marge)
    peintre.save()
    peintre.scale(echelle, echelle)
    feuille.peindre(peintre)
    peintre.restore()
    peinte = table.copy() != vide
    peintre.fillRect(-1, -1, largeur + 2, hauteur + 2, Qt.GlobalColor.white)
    peintre.end()
    assert peinte
    return table != vide


TITRES = st.one_of(
    st.just("Mot" * 100),
    st.just("Toute décision est relue, motivée et signée. " * 7),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300),
)


@settings(max_examples=12)
@given(
    titre=TITRES,
    question=TITRES,
    college=TITRES,
    nombre=st.integers(2, 9),
    effectifs=st.lists(st.integers(0, 12), min_size=1, max_size=14),
    carnet=st.booleans(),
    mention=st.sampled_from(["numero", "college", "secret"]),
)
def test_rien_ne_sort_de_la_page(
    titre: str,
    question: str,
    college: str,
    nombre: int,
    effectifs: list[int],
    carnet: bool,
    mention: str,
) -> None:
    lu = a_imprimer(
        effectifs=tuple(effectifs),
        principes=tuple(principe(n, titre, question) for n in (1, 2)),
        echelle=echelle_de(nombre, titre[:60]),
        titre=titre,
        college=college,
    )
    options = regler(carnet=carnet, mention=mention)
    for document in DOCUMENTS:
        feuilles = document.composer(lu, options)
        assert feuilles
        assert not any(deborde(feuille) for feuille in (*feuilles[:2], feuilles[-1]))


def test_soixante_principes_et_deux_cents_personnes_tiennent() -> None:
    longs = tuple(principe(n, "Une charte claire et relue. " * 11) for n in range(1, 61))
    lu = a_imprimer(effectifs=(50,) * 4, principes=longs)
    comptes = {d.cle: len(d.composer(lu, OPTIONS)) for d in DOCUMENTS}
    assert comptes["bulletins"] == 60 * 50
    assert comptes["depouillement"] == 60
    assert all(comptes.values())


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=40))
def test_paginer_ne_perd_rien_et_ne_deborde_pas(morceaux: list[tuple[int, bool]]) -> None:
    suite = [Morceau(h, lambda _p, _y: None, colle=c) for h, c in morceaux]
    decoupe = paginer(suite, 50)
    assert [morceau for page in decoupe for _, morceau in page] == suite
    assert all(y + morceau.hauteur <= 50 for page in decoupe for y, morceau in page)


# --- le fichier --------------------------------------------------------------------------------


def test_le_pdf_dit_son_titre_sa_langue_et_porte_sa_police() -> None:
    feuilles = PAR_CLE["guide"].composer(a_imprimer(), OPTIONS)
    lecteur = PdfReader(BytesIO(ecrire_pdf(feuilles, titre="Guide — Essai")), strict=True)
    assert lecteur.metadata is not None
    assert lecteur.metadata.title == "Guide — Essai"
    assert lecteur.metadata.creator == "Charte Studio"
    assert lecteur.root_object["/Lang"] == "fr-FR"
    polices = lecteur.pages[0]["/Resources"]["/Font"].get_object()  # type: ignore[index]
    descriptions = [
        police.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for police in polices.values()
    ]
    assert descriptions
    assert all("/FontFile2" in description for description in descriptions)


def test_un_pdf_d_une_autre_forme_est_rendu_tel_quel() -> None:
    assert declarer_langue(b"%PDF-1.4 rien de connu") == b"%PDF-1.4 rien de connu"


def test_l_apercu_est_la_page_du_pdf() -> None:
    feuille = PAR_CLE["cartes"].composer(a_imprimer(), OPTIONS)[0]
    image = apercu(feuille, 210)
    assert (image.width(), image.height()) == (210, 297)
    couleurs = {image.pixelColor(x, 33).name() for x in range(20, 100)}
    assert len(couleurs) > 1


def nommer(dossier: Path) -> Callable[[DocumentImprime | None], Path]:
    return lambda document: dossier / f"{document.cle if document else 'tout'}.pdf"


def ecrire(dossier: Path, *, ensemble: bool) -> list[Path]:
    return imprimer(
        DOCUMENTS,
        a_imprimer(),
        OPTIONS,
        progression=lambda _part: None,
        vers=nommer(dossier),
        ensemble=ensemble,
    )


def test_un_fichier_par_document_ou_un_seul(tmp_path: Path) -> None:
    separes = ecrire(tmp_path, ensemble=False)
    assert [chemin.stem for chemin in separes] == [document.cle for document in DOCUMENTS]
    (seul,) = ecrire(tmp_path, ensemble=True)
    total = sum(len(PdfReader(chemin).pages) for chemin in separes)
    assert len(PdfReader(seul).pages) == total


def test_un_dossier_absent_est_dit_en_clair(tmp_path: Path) -> None:
    with pytest.raises(EnnuiEnvironnement, match="n’existe pas"):
        ecrire(tmp_path / "ailleurs", ensemble=False)


def test_interrompre_en_chemin_n_ecrit_rien(tmp_path: Path) -> None:
    class Assez(Exception):
        pass

    def arreter(part: float) -> None:
        if part > 0.5:
            raise Assez

    with pytest.raises(Assez):
        imprimer(
            DOCUMENTS,
            a_imprimer(),
            OPTIONS,
            progression=arreter,
            vers=nommer(tmp_path),
            ensemble=False,
        )
    assert list(tmp_path.glob("*.pdf")) == []


# --- lire l’atelier ----------------------------------------------------------------------------


def test_on_imprime_les_principes_retenus_dans_leur_ordre(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, cle_de(atelier, "principe", cle="humain"), retenu=False)
    lu = lire_a_imprimer(atelier.connexion)
    assert [(p.numero, p.titre) for p in lu.principes] == [(1, "Transparence"), (2, "Sobriété")]
    assert lu.principes[0].formulation == "On le dit au public."
    assert (lu.principes[1].formulation, lu.principes[1].niveau) == ("On y pense.", "Souple")
    assert len(lu.participants) == 6
    assert lu.noms == 0


def test_le_deroule_de_l_atelier_passe_avant_celui_qui_est_livre() -> None:
    moment = Sequence(1, "Autrement", 30, "explorer", "But.", "Geste.", ())
    lu = dataclasses.replace(a_imprimer(), sequences=(moment,))
    deroule = dataclasses.replace(OPTIONS.deroule, sequences=lu.sequences)
    assert "Autrement" in " ".join(pages("guide", lu, regler(deroule=deroule)))
