"""L’atelier de démonstration : réaliste, complet, et rejoué par de vrais gestes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.accueillir import lire_accueil
from charte_studio.atelier.lectures.amendements import lire_amendements
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.deroule import lire_deroule
from charte_studio.atelier.lectures.dissensus import lire_dissensus
from charte_studio.atelier.lectures.explorer import lire_exploration
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.verification import verifier
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import attendre_refus


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


def test_un_principe_y_est_vote_en_secret_et_un_autre_a_main_levee(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        mesures = mesurer_principes(atelier.connexion)
    modes = {p.cle: {t.tour.mode for t in p.tours} for p in mesures}
    assert modes.pop("droit-ne-pas-utiliser") == {"secret"}
    assert modes.pop("sobriete") == {"main-levee"}
    assert set().union(*modes.values()) == {"nominatif"}
    secret = next(p for p in mesures if p.cle == "droit-ne-pas-utiliser")
    assert [t.colleges for t in secret.tours] == [(), ()]


def test_accueil_y_a_un_deroule_et_deux_barometres_clos(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        accueil = lire_accueil(atelier.connexion)
        deroule = lire_deroule(atelier.connexion)
    assert accueil.objectif.propre
    assert [(b.clos, b.total) for b in accueil.barometres] == [(True, 23), (True, 24), (False, 0)]
    assert sum(s.minutes for s in deroule.sequences) == 180


def test_explorer_y_a_des_usages_tranches_et_des_ressentis_groupes(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        exploration = lire_exploration(atelier.connexion)
    assert Counter(u.verdict for u in exploration.usages) == {
        "oui": 3, "oui-si": 6, "non": 4, "": 2,
    }  # fmt: skip
    assert all(u.conditions for u in exploration.usages if u.verdict == "oui-si")
    assert len(exploration.ressentis) == 14
    assert sum(r.groupe_id is not None for r in exploration.ressentis) == 12
    assert sum(r.tire for r in exploration.ressentis) == 3


def test_un_amendement_y_est_adopte_et_un_autre_rejete(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        amendements = lire_amendements(atelier.connexion)
        decisions = {d.cle: d for d in lire_decisions(atelier.connexion)}
        article = next(
            a for a in assembler(atelier.connexion).articles if a.titre == "Accès à un humain"
        )
    assert [a.etat for a in amendements] == ["adopte", "rejete"]
    assert all(a.texte != a.base for a in amendements)
    retenue = decisions["acces-humain"].decision
    assert retenue is not None
    adoptee = next(f for f in decisions["acces-humain"].formulations if f.niveau == "amendement-1")
    assert retenue.formulation_id == adoptee.id
    assert "le jour ouvré suivant" in str(article)


def test_des_desaccords_y_sont_consignes(demonstration: Path) -> None:
    with ouvrir(demonstration) as atelier:
        desaccords = lire_dissensus(atelier.connexion)
    assert sorted(d.relu for d in desaccords) == [False, True]


def test_le_fichier_est_intact_et_s_annule_jusqu_au_vote_secret(demonstration: Path) -> None:
    rapport = verifier(demonstration)
    annules = 0
    with ouvrir(demonstration) as atelier:
        while atelier.annulable:
            atelier.annuler()
            annules += 1
        assert not any(d.decision for d in lire_decisions(atelier.connexion))
        assert lire_amendements(atelier.connexion) == ()
        secret = [
            p for p in mesurer_principes(atelier.connexion) if p.cle == "droit-ne-pas-utiliser"
        ]
        assert [t.tour.etat for t in secret[0].tours] == ["clos", "clos"]
    assert annules > 100
    assert verifier(demonstration).gestes == rapport.gestes + annules


def test_des_donnees_fautives_ne_laissent_pas_une_demi_demonstration(tmp_path: Path) -> None:
    donnees = Path(shutil.copytree(dossier_ressources() / "demonstration", tmp_path / "donnees"))
    csv = donnees / "positions.csv"
    csv.write_text(csv.read_text(encoding="utf-8") + "P99;;poésie;1;plutot;\n", encoding="utf-8")
    with attendre_refus("« poésie »"):
        creer_demonstration(tmp_path / "d.charte", donnees=donnees, modeles=dossier_modeles())
    assert [f.name for f in tmp_path.iterdir()] == ["donnees"]
