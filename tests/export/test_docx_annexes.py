"""Les annexes du DOCX : répartitions, masquage, débats, décisions, traçabilité."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.francais import duree_en_mots
from charte_studio.domaine.mesures import Repartition, mesurer
from charte_studio.export.phrases import decimal, lecture_du_tour
from charte_studio.redaction.document import (
    CollegeReparti,
    Deliberation,
    DocumentCharte,
    TourReparti,
)
from tests.export.outils import DocxRelu, W, ecrire

Fabrique = Callable[..., DocumentCharte]


def _titres(relu: DocxRelu, niveau: int) -> list[str]:
    return [texte for style, texte in relu.suite() if style == f"Titre{niveau}"]


def test_les_annexes_se_suivent_et_commencent_une_page(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(), tmp_path)
    assert [t for t in _titres(relu, 1) if t.startswith("Annexe")] == [
        "Annexe\u00a01 — Répartitions avant et après débat",
        "Annexe\u00a02 — Principes non retenus",
        "Annexe\u00a03 — Traçabilité",
    ]
    # Le corps et la première annexe changent de papier ; les deux autres sautent une page.
    assert len(relu.chercher("w:p[w:pPr/w:pageBreakBefore]")) == 2
    assert len(relu.chercher("w:p/w:pPr/w:sectPr/w:type[@w:val='nextPage']")) == 2


def test_sans_principe_ecarte_l_annexe_des_non_retenus_n_existe_pas(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=3, principes=3), tmp_path)
    assert [t for t in _titres(relu, 1) if t.startswith("Annexe")] == [
        "Annexe\u00a01 — Répartitions avant et après débat",
        "Annexe\u00a02 — Traçabilité",
    ]


def test_le_tableau_des_positions_compte_chaque_degre(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=1, principes=1, corps=()), tmp_path)
    assert relu.tableaux()[0] == [
        ["Tour", "Tout à fait", "Plutôt", "Partagé", "Plutôt pas", "Pas du tout", "Exprimés",
         "Sans avis", "Sans réponse", "Lecture"],
        ["Avant", "3", "2", "3", "2", "5", "15", "1", "2", "clivé"],
        ["Après", "5", "5", "5", "0", "0", "15", "1", "2", "large accord"],
    ]  # fmt: skip
    assert relu.paragraphes("Legende")[0] == "Tableau\u00a01 — Utilité démontrée, tous collèges"


def test_un_college_masque_ne_montre_aucun_nombre_et_dit_pourquoi(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=1, principes=1, corps=()), tmp_path)
    lignes = {(ligne[0], ligne[1]): ligne[2:] for ligne in relu.tableaux()[1]}
    masquee = ["—", "—", "—", "—", "—", "masqué", "—", "—"]
    for tour in ("Avant", "Après"):
        assert lignes["Représentants du personnel", tour] == masquee
        assert lignes["Direction ou élus", tour] == masquee
    assert lignes["Encadrement", "Avant"] == ["3", "1", "0", "0", "0", "4", "0", "1"]
    assert any("moins de 3 réponses" in texte for texte in relu.paragraphes("Provenance"))


def test_un_tour_masque_ne_laisse_passer_aucun_nombre(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple(articles=1, principes=1, corps=())
    masque = TourReparti(1, "Avant débat", None, None, (CollegeReparti("Agents", None),))
    deliberation = replace(document.deliberations[0], tours=(masque,))
    relu = ecrire(replace(document, deliberations=(deliberation,)), tmp_path)
    assert relu.tableaux()[0][1] == ["Avant", *["—"] * 5, "masqué", "—", "—", "masqué"]
    entier = "".join(texte for _, texte in relu.suite())
    assert "Avant débat\u00a0: répartition masquée, il y a moins de 3 exprimés." in entier


def test_ce_qui_s_est_dit_figure_sous_chaque_principe(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=2, principes=2, corps=()), tmp_path)
    suite = relu.suite()
    debut = suite.index(("Titre2", "Transparence envers le public"))
    fin = suite.index(("Titre1", "Annexe\u00a02 — Traçabilité"))
    titres = [texte for style, texte in suite[debut:fin] if style == "Titre3"]
    assert titres == [
        "Positions", "Positions par collège", "Arguments pour", "Arguments contre", "Nuances",
        "Questions", "Objections", "Décision",
    ]  # fmt: skip
    textes = [texte for _, texte in suite[debut:fin]]
    assert "Une erreur envoyée engage l’organisation. — Encadrement" in textes
    assert (
        "Le temps de relecture n’est pas compté. — Représentants du personnel\n"
        "Objection maintenue. Suite donnée\u00a0: Le temps de vérification est compté à l’alinéa 3."
    ) in textes
    assert "Adopté avec réserves, formulation «\u00a0Équilibrée\u00a0»." in textes
    assert any(texte.endswith(" La décision suit la suggestion.") for texte in textes)


@pytest.mark.parametrize(
    ("remplacement", "phrase"),
    [
        ({"suivie": False}, "La décision s’écarte de la suggestion."),
        (
            {"automatique": True},
            "La suggestion a été appliquée telle quelle, sans relecture par une personne.",
        ),
        ({"issue": None}, "Ce principe n’est pas encore tranché."),
        ({"justification": "Parce que."}, "Justification\u00a0: Parce que."),
        ({"tours": ()}, "Aucun tour n’a été clos sur ce principe."),
    ],
)
def test_la_decision_se_dit_telle_qu_elle_a_ete_prise(
    document_exemple: Fabrique, tmp_path: Path, remplacement: dict[str, object], phrase: str
) -> None:
    document = document_exemple(articles=1, principes=1)
    deliberation = replace(document.deliberations[0], **remplacement)  # type: ignore[arg-type]
    relu = ecrire(replace(document, deliberations=(deliberation,)), tmp_path)
    assert any(texte.endswith(phrase) for _, texte in relu.suite())


def test_les_principes_non_retenus_donnent_leur_raison(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=0, principes=3), tmp_path)
    suite = relu.suite()
    debut = suite.index(("Titre1", "Annexe\u00a02 — Principes non retenus"))
    annexe = suite[debut : suite.index(("Titre1", "Annexe\u00a03 — Traçabilité"))]
    assert [texte for style, texte in annexe if style == "Titre2"] == [
        "Renvoyés au dialogue social", "Écartés", "Non tranchés",
    ]  # fmt: skip
    puces = [texte for style, texte in annexe if style == "Listepuces"]
    assert puces[0].startswith("Utilité démontrée\u00a0: ")
    assert puces[1] == (
        "Transparence envers le public\u00a0: Le groupe préfère en reparler dans un an."
    )
    assert puces[2].startswith("Protection des données\u00a0: pas de décision. ")


def test_la_tracabilite_dit_comment_le_texte_est_ne(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(articles=0, principes=0), tmp_path)
    *_, comment, colleges = relu.tableaux()
    valeurs = dict(comment[1:])
    assert valeurs["Date de l’atelier"] == "22 novembre 2026"
    assert valeurs["Durée"] == "3\u00a0h"
    assert valeurs["Participants"] == "18"
    assert valeurs["Échelle"].startswith("Accord en cinq degrés\u00a0: Tout à fait d’accord")
    assert valeurs["Seuil de confidentialité"].startswith("3 réponses")
    assert valeurs["Journal"] == "412 gestes consignés"
    assert colleges[3] == ["Représentants du personnel", "2", "—"]
    assert relu.suite()[-1] == ("Normal", "3f" * 32)


def test_ce_qui_n_est_pas_renseigne_se_dit(document_exemple: Fabrique, tmp_path: Path) -> None:
    document = document_exemple(articles=0, principes=0)
    trace = replace(document.tracabilite, date=None, lieu=" ", duree_minutes=None, colleges=())
    relu = ecrire(replace(document, tracabilite=trace), tmp_path)
    valeurs = dict(relu.tableaux()[-1][1:])
    assert {valeurs[c] for c in ("Date de l’atelier", "Lieu", "Durée")} == {"Non renseigné"}


@pytest.mark.parametrize(
    ("echelle", "paysage"),
    [("deux-degres", False), ("accord-5", False), ("gradients-8", True), ("mentions-7", True)],
)
def test_une_echelle_trop_large_couche_l_annexe_en_paysage(
    document_exemple: Fabrique, tmp_path: Path, echelle: str, paysage: bool
) -> None:
    relu = ecrire(document_exemple(articles=1, principes=1, echelle=echelle), tmp_path)
    sections = relu.chercher("//w:sectPr")
    orientations = [bool(relu.chercher("w:pgSz[@w:orient='landscape']", s)) for s in sections]
    assert orientations == [False, False, *([True, False] if paysage else [False])]
    assert len(relu.chercher("//w:sectPr[w:headerReference]")) == 1
    # Aucun mot d’en-tête n’est coupé : la plus petite colonne tient son plus long mot.
    tableau = relu.chercher("//w:tbl[.//w:t='Exprimés']")[0]
    colonnes = [int(x) for x in relu.chercher("w:tblGrid/w:gridCol/@w:w", tableau)]
    assert sum(colonnes) == (14004 if paysage else 9072)


def test_les_identifiants_de_tableaux_se_suivent(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    relu = ecrire(document_exemple(), tmp_path)
    numerotees = [t for t in relu.paragraphes("Legende") if t.startswith("Tableau")]
    assert [t.split(" — ")[0] for t in numerotees] == [
        f"Tableau\u00a0{rang}" for rang in range(1, len(numerotees) + 1)
    ]
    assert all(
        p.getnext().tag == f"{W}tbl"
        for p in relu.chercher("w:p[w:pPr/w:pStyle/@w:val='Legende'][.//w:instrText]")
    )


def test_deux_principes_de_meme_titre_gardent_chacun_leur_place(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple(articles=0, principes=2)
    jumeaux = tuple(replace(d, titre="Jumeau") for d in document.deliberations)
    relu = ecrire(replace(document, deliberations=jumeaux), tmp_path)
    noms = relu.chercher("//w:bookmarkStart/@w:name")
    assert len(noms) == len(set(noms))


def test_la_lecture_d_un_tour_donne_d_abord_les_nombres() -> None:
    echelle = ECHELLES["accord-5"]
    repartition = Repartition((5, 4, 2, 1, 2))
    tour = TourReparti(2, "Après débat", repartition, mesurer(echelle, repartition))
    phrase = lecture_du_tour(echelle, tour, 3)
    assert phrase.startswith(
        "Après débat\u00a0: 9 favorables sur 14 exprimés (64\u00a0%), 3 défavorables (21\u00a0%)."
    )
    assert "«\u00a0Plutôt d’accord\u00a0»" in phrase
    petite = Repartition((1, 0, 0, 0, 2))
    tour = TourReparti(1, "Avant débat", petite, mesurer(echelle, petite))
    assert "Indices" not in lecture_du_tour(echelle, tour, 3)
    vide = Repartition((0,) * 5, 3, 2)
    tour = TourReparti(1, "Avant débat", vide, mesurer(echelle, vide))
    assert lecture_du_tour(echelle, tour, 3) == "Avant débat\u00a0: personne ne s’est exprimé."


@pytest.mark.parametrize(
    ("minutes", "attendu"), [(45, "45\u00a0min"), (60, "1\u00a0h"), (95, "1\u00a0h\u00a035")]
)
def test_une_duree_se_lit_en_heures(minutes: int, attendu: str) -> None:
    assert duree_en_mots(minutes) == attendu


@pytest.mark.parametrize(
    ("valeur", "attendu"), [(0.454, "0,45"), (-0.5, "−0,50"), (-0.001, "0,00")]
)
def test_un_indice_s_ecrit_a_la_francaise(valeur: float, attendu: str) -> None:
    assert decimal(valeur) == attendu


def test_une_deliberation_minimale_s_ecrit(document_exemple: Fabrique, tmp_path: Path) -> None:
    nue = Deliberation("x", "", "", "", (), (), (), None)
    relu = ecrire(replace(document_exemple(articles=0), deliberations=(nue,)), tmp_path)
    assert "Sans titre" in [texte for style, texte in relu.suite() if style == "Titre2"]
