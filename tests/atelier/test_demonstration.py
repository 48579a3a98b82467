"""L’atelier de démonstration : réaliste, complet, et rejoué par de vrais gestes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.verification import verifier
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import refuse


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chemin = tmp_path_factory.mktemp("demo") / "demo.charte"
    creer_demonstration(
        chemin,
        donnees=dossier_ressources() / "demonstration",
        modeles=dossier_modeles(),
        horloge=HorlogeReglable(),
    ).fermer()
    return chemin


def test_elle_reunit_vingt_quatre_personnes_cinq_colleges_et_douze_principes(
    demonstration: Path,
) -> None:
    with ouvrir(demonstration) as atelier:
        preparation = lire_preparation(atelier.connexion)
        colleges = lire_colleges(atelier.connexion)
        info = lire_atelier(atelier.connexion)
    assert preparation.participants == 24
    assert preparation.noms == 0
    assert len(colleges) == 5
    assert all(c.inscrits == c.effectif_attendu for c in colleges)
    assert len([p for p in preparation.principes if p.retenu]) == 12
    assert (str(info.date), info.duree_minutes) == ("2026-11-12", 180)


def test_chaque_principe_a_deux_tours_clos_et_une_decision(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        mesures = mesurer_principes(atelier.connexion)
        decisions = lire_decisions(atelier.connexion)
    assert [[(t.tour.rang, t.tour.etat) for t in p.tours] for p in mesures] == [
        [(1, "clos"), (2, "clos")]
    ] * 12
    for principe in mesures:
        for tour in principe.tours:
            assert tour.repartition.reponses + tour.repartition.manquants == 24
    assert None not in [d.decision for d in decisions]
    assert not any(d.decision and d.decision.automatique for d in decisions)


def test_s_ecarter_de_la_regle_y_est_toujours_justifie(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        decisions = [d.decision for d in lire_decisions(atelier.connexion)]
    for decision in decisions:
        assert decision is not None
        assert decision.suivie or decision.justification


def test_une_objection_maintenue_y_devient_un_encadre(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        document = assembler(atelier.connexion)
    etats = [o.etat for d in document.deliberations for o in d.objections]
    assert "maintenue" in etats
    assert "levee" in etats
    assert any(article.encadres for article in document.articles)


def test_le_fichier_est_intact_et_tout_s_y_annule(demonstration: Path) -> None:
    rapport = verifier(demonstration)
    with ouvrir(demonstration) as atelier:
        while atelier.annulable:
            atelier.annuler()
        assert mesurer_principes(atelier.connexion)[0].tours == ()
    assert verifier(demonstration).gestes == 2 * rapport.gestes - 1


def test_des_donnees_fautives_ne_laissent_pas_une_demi_demonstration(tmp_path: Path) -> None:
    donnees = Path(shutil.copytree(dossier_ressources() / "demonstration", tmp_path / "donnees"))
    csv = donnees / "positions.csv"
    csv.write_text(csv.read_text(encoding="utf-8") + "P99;;poésie;1;plutot;\n", encoding="utf-8")
    with refuse("« poésie »"):
        creer_demonstration(tmp_path / "d.charte", donnees=donnees, modeles=dossier_modeles())
    assert [f.name for f in tmp_path.iterdir()] == ["donnees"]
