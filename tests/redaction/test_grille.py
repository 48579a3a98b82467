"""La grille de lecture : quatorze points lus dans le texte, expliqués, amendables."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.grille import (
    ETATS,
    PointLu,
    amender,
    lire_grille,
    pieces_de_la_grille,
    remplir_grille,
)
from charte_studio.redaction.modeles import Modele, lister_modeles
from charte_studio.redaction.pieces import ETATS_GRILLE
from charte_studio.socle.chemins import dossier_modeles
from tests.outils.phrases import attendre_refus, simple
from tests.redaction.chartes import RESSOURCES, article, charte, charte_du_modele, section

CHEMIN = RESSOURCES / "grille.toml"
GRILLE = lire_grille(CHEMIN)
MODELES = {modele.identifiant: modele for modele in lister_modeles(dossier_modeles())}


def _lire(*corps: object) -> dict[str, PointLu]:
    return {p.cle: p for p in remplir_grille(charte(*corps), grille=GRILLE)}  # type: ignore[arg-type]


def test_la_grille_livree_a_quatorze_points_dans_l_ordre() -> None:
    assert [regle.cle for regle in GRILLE.points] == [
        "finalite", "consultation", "registre", "revoyure", "emploi", "conditions", "charge",
        "formation", "surveillance", "recrutement", "refus", "humain", "donnees", "recours",
    ]  # fmt: skip


def test_chaque_point_pose_une_question_et_peut_etre_atteint() -> None:
    for regle in GRILLE.points:
        assert regle.question.endswith("?")
        assert sum(regle.expressions.values()) >= regle.seuil


def test_une_charte_vide_n_a_que_des_absents() -> None:
    assert {p.etat for p in _lire().values()} == {"absent"}


@pytest.mark.parametrize("modele", MODELES.values(), ids=lambda modele: modele.identifiant)
def test_les_modeles_livres_disent_leurs_points_forts(modele: Modele) -> None:
    lus = {p.cle: p for p in remplir_grille(charte_du_modele(modele), grille=GRILLE)}
    assert lus["donnees"].etat == "present"
    assert lus["revoyure"].etat in ("present", "insuffisant")
    for point in lus.values():
        assert point.etat in ETATS
        assert point.raison.endswith(".")
        assert (point.etat == "absent") == (not point.ou)


def test_l_entreprise_traite_l_emploi_et_le_recrutement_et_non_l_ecole() -> None:
    entreprise, ecole = (
        {p.cle: p.etat for p in remplir_grille(charte_du_modele(MODELES[cle]), grille=GRILLE)}
        for cle in ("entreprise", "ecole")
    )
    assert (entreprise["emploi"], entreprise["recrutement"]) == ("present", "present")
    assert (ecole["emploi"], ecole["recrutement"]) == ("absent", "absent")


def test_un_point_present_dit_ou_avec_quels_mots_et_quelle_phrase() -> None:
    point = _lire(
        article(1, "Autre", "Rien à voir."),
        article(
            2, "Suivi", "Un registre des usages est tenu à jour et consultable par chacun ici."
        ),
    )["registre"]
    assert point.etat == "present"
    assert point.ou == ("principe:p2",)
    assert "L’article 2" in point.raison
    assert "« registre »" in simple(point.raison)
    assert point.extrait.startswith("Un registre des usages")


def test_sans_echeance_la_revoyure_est_insuffisante() -> None:
    corps = (
        "La revoyure de la charte donne lieu à une révision du texte entier par la salle, avec "
        "celles et ceux qui l’ont écrit. {}"
    )
    assert _lire(article(1, "P", corps.format("")))["revoyure"].etat == "insuffisant"
    assert "sans échéance" in _lire(article(1, "P", corps.format("")))["revoyure"].raison
    datee = corps.format("Elle a lieu tous les deux ans.")
    assert _lire(article(1, "P", datee))["revoyure"].etat == "present"


def test_un_champ_a_completer_ne_vaut_pas_une_echeance() -> None:
    texte = (
        "La revoyure de la charte donne lieu à une révision du texte entier par la salle, "
        "le [à compléter : date au plus tard]."
    )
    assert _lire(article(1, "P", texte))["revoyure"].etat == "insuffisant"


def test_un_preambule_annonce_sans_regler() -> None:
    texte = (
        "Toute personne peut refuser d’utiliser un outil, sur la base du volontariat, sans avoir "
        "à se justifier ni à expliquer son refus."
    )
    annonce = _lire(section("Préambule", texte, "preambule"))["refus"]
    assert annonce.etat == "insuffisant"
    assert "rien ne le règle" in annonce.raison
    assert _lire(article(1, "Refus", texte))["refus"].etat == "present"


def test_une_phrase_isolee_ne_suffit_pas() -> None:
    assert _lire(article(1, "P", "On en parle au comité."))["consultation"].etat == "absent"


def test_la_grille_s_amende_a_la_main() -> None:
    points = remplir_grille(charte(), grille=GRILLE)
    amendes = amender(points, {"emploi": ("present", " Voir l’accord de 2025. ")})
    emploi = next(p for p in amendes if p.cle == "emploi")
    assert (emploi.etat, emploi.commentaire, emploi.amende) == (
        "present", "Voir l’accord de 2025.", True,
    )  # fmt: skip
    assert [p for p in amendes if p.cle != "emploi"] == [p for p in points if p.cle != "emploi"]


def test_un_amendement_fautif_est_refuse() -> None:
    points = remplir_grille(charte(), grille=GRILLE)
    with attendre_refus("pas de point « emplois »", "emploi"):
        amender(points, {"emplois": ("present", "")})
    with attendre_refus("« oui » n’est pas un état", "insuffisant"):
        amender(points, {"emploi": ("oui", "")})


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("[points.emploi]", "[points.emploi]\nmots_cles = 3\n[points.vide]", "« emploi »"),
        ("seuil = 7", 'seuil = "sept"', "« consultation »"),
        ('"registre" = 4', '"registre" = 0', "poids entier positif"),
        ('"registre" = 4', '"registre" = 4, "registres" = 1', "se reconnaissent pareil"),
        ('precisions = ["echeance"]', 'precisions = ["heure"]', "les précisions sont"),
        ("echeance = [", "heure = [", "« heure » n’existe pas"),
    ],
)
def test_une_regle_fautive_est_nommee(tmp_path: Path, avant: str, apres: str, phrase: str) -> None:
    texte = CHEMIN.read_text(encoding="utf-8")
    assert avant in texte
    fautive = tmp_path / "grille.toml"
    fautive.write_text(texte.replace(avant, apres, 1), encoding="utf-8")
    with attendre_refus("« grille.toml »", phrase):
        lire_grille(fautive)


def test_une_grille_sans_point_est_refusee(tmp_path: Path) -> None:
    vide = tmp_path / "grille.toml"
    vide.write_text("declaratives = []\n", encoding="utf-8")
    with attendre_refus("ne décrit aucun point"):
        lire_grille(vide)


def test_les_points_s_impriment_avec_leur_article_et_leur_motif() -> None:
    document = charte(
        article(2, "Suivi", "Un registre des usages est tenu à jour et consultable par chacun ici.")
    )
    points = amender(remplir_grille(document, grille=GRILLE), {"emploi": ("present", "Accord.")})
    pieces = {piece.cle: piece for piece in pieces_de_la_grille(points, document)}
    assert pieces["registre"].ou == "Article 2"
    assert "« registre »" in simple(pieces["registre"].commentaire)
    assert (pieces["emploi"].etat, pieces["emploi"].commentaire) == ("present", "Accord.")
    assert ETATS.keys() == ETATS_GRILLE.keys()
