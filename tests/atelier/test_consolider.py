"""Réunir des séances : chaque voix une fois, chaque provenance gardée, personne de désigné."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.consolider import (
    CompteRenduReunion,
    lire_correspondances,
    preparer_reunion,
    rapprocher_encore,
    rejoignables,
    reunir,
)
from charte_studio.atelier.gestes.decider import appliquer_suggestions
from charte_studio.atelier.gestes.preparer import (
    ajouter_principe,
    modifier_college,
    modifier_principe,
    regler_atelier,
)
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    noter_motif,
    ouvrir_tour,
    proposer_amendement,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.lectures.seances import lire_seances
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.atelier.verification import verifier
from charte_studio.export import exporter
from tests.outils.base import journal, valeur
from tests.outils.fichiers import executer_sql
from tests.outils.phrases import attendre_ennui, attendre_refus, simple
from tests.outils.seances import creer_seance, jouer_tour, repondre

SALLE = {"Agents": 5, "Direction": 3}
OUI = {"Agents": ["plutot"] * 5, "Direction": ["plutot", "partage", "pas-du-tout"]}
NON = {"Agents": ["pas-du-tout"] * 4 + ["sans-avis"], "Direction": ["partage"] * 3}
Reunir = Callable[..., CompteRenduReunion]


@pytest.fixture
def deux(tmp_path: Path) -> list[Path]:
    """Deux séances de huit personnes qui ont répondu à la transparence."""
    chemins = [creer_seance(tmp_path / f"{nom}.charte", SALLE) for nom in ("lundi", "mardi")]
    for chemin, reponses in zip(chemins, (OUI, NON), strict=True):
        jouer_tour(chemin, 1, reponses)
    return chemins


@contextmanager
def reunies(chemins: list[Path], vers: Path) -> Iterator[AtelierOuvert]:
    """Le résultat, ouvert."""
    reunir(preparer_reunion(chemins), vers=vers)
    with ouvrir(vers) as atelier:
        yield atelier


# --- ce qui s’additionne -----------------------------------------------------------------------


def test_les_effectifs_s_additionnent_par_degre_et_par_college(
    deux: list[Path], tmp_path: Path
) -> None:
    with reunies(deux, tmp_path / "r.charte") as atelier:
        tour = mesurer_principes(atelier.connexion)[0].tours[0]
        assert (tour.tour.mode, tour.tour.etat) == ("reuni", "clos")
        assert tour.repartition.effectifs == (0, 6, 4, 0, 5)
        assert (tour.repartition.sans_avis, tour.repartition.manquants) == (1, 0)
        assert {c.cle: c.repartition.effectifs for c in tour.colleges} == {
            "agents": (0, 5, 0, 0, 4),
            "direction": (0, 1, 4, 0, 1),
        }
        assert tour.tour.presents == {"agents": 10, "direction": 6}
        assert valeur(atelier, "SELECT count(*) FROM position") == 0
        assert [(c.nom, c.inscrits, c.presents) for c in lire_colleges(atelier.connexion)] == [
            ("Agents", 10, 10),
            ("Direction", 6, 6),
        ]


@pytest.mark.parametrize("mode", ["nominatif", "main-levee", "secret"])
def test_chaque_mode_de_recueil_se_reunit_aux_autres(tmp_path: Path, mode: str) -> None:
    chemins = [creer_seance(tmp_path / f"{nom}.charte", SALLE) for nom in "ab"]
    jouer_tour(chemins[0], 1, OUI)
    jouer_tour(chemins[1], 1, NON, mode)
    with reunies(chemins, tmp_path / "r.charte") as atelier:
        tour = mesurer_principes(atelier.connexion)[0].tours[0]
        assert tour.repartition.effectifs == (0, 6, 4, 0, 5)
        assert (tour.repartition.sans_avis, tour.repartition.manquants) == (1, 0)
        agents = tour.colleges[0].repartition
        secret = mode == "secret"
        assert agents.effectifs == ((0, 5, 0, 0, 0) if secret else (0, 5, 0, 0, 4))
        assert agents.manquants == 0


def test_le_meme_rang_se_reunit_et_un_rang_qui_manque_se_dit(
    deux: list[Path], tmp_path: Path
) -> None:
    jouer_tour(deux[0], 1, NON)
    reunion = preparer_reunion(deux)
    (constat,) = map(simple, reunion.constats)
    assert constat == (
        "« Transparence » : le tour 2 n’a eu lieu que dans 1 séance sur 2 ; c’est sur lui que "
        "portera la suggestion."
    )
    with reunies(deux, tmp_path / "r.charte") as atelier:
        premier, second = mesurer_principes(atelier.connexion)[0].tours
        assert (premier.repartition.reponses, second.repartition.reponses) == (16, 8)


def test_le_niveau_d_exigence_se_reunit_aussi(deux: list[Path], tmp_path: Path) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            tour = ouvrir_tour(atelier, 1, objet="niveau")
            repondre(atelier, tour, {"Agents": ["souple"] * 3 + ["exigeante"]}, "nominatif")
            clore_tour(atelier, tour)
    with reunies(deux, tmp_path / "r.charte") as atelier:
        (tour_lu,) = lire_tours(atelier.connexion, 1, objet="niveau")
        comptes = atelier.connexion.exec_driver_sql(
            "SELECT degre, sum(nombre) FROM comptage WHERE tour_id = ? GROUP BY degre",
            (tour_lu.id,),
        ).all()
        assert dict(map(tuple, comptes)) == {"souple": 6, "exigeante": 2}


def test_arguments_objections_et_amendements_sont_repris(deux: list[Path], tmp_path: Path) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            ajouter_contribution(
                atelier, principe_id=1, nature="pour", texte=f"Vu {chemin.stem}.", college_id=1
            )
            ajouter_objection(atelier, principe_id=1, texte="Et eux ?", college_id=2)
            amendement = proposer_amendement(
                atelier, principe_id=1, formulation_id=1, texte=f"On le dit {chemin.stem}."
            )
            tour = ouvrir_tour(atelier, 1, objet="amendement", amendement_id=amendement)
            repondre(atelier, tour, OUI, "nominatif")
            clore_tour(atelier, tour)
            adopter_amendement(atelier, amendement)
    with reunies(deux, tmp_path / "r.charte") as atelier:
        c = atelier.connexion
        assert c.exec_driver_sql("SELECT texte, college_id FROM contribution").all() == [
            ("Vu lundi.", 1),
            ("Vu mardi.", 1),
        ]
        assert valeur(atelier, "SELECT count(*) FROM objection WHERE college_id = 2") == 2
        assert c.exec_driver_sql(
            "SELECT numero, amendement.texte, etat, niveau FROM amendement"
            " JOIN formulation ON formulation.id = adoptee_id ORDER BY numero"
        ).all() == [
            (1, "On le dit lundi.", "adopte", "amendement-1"),
            (2, "On le dit mardi.", "adopte", "amendement-2"),
        ]
        assert len(lire_tours(c, 1, objet="amendement")) == 2


def test_le_resultat_se_decide_se_redige_et_s_exporte(deux: list[Path], tmp_path: Path) -> None:
    resultat = tmp_path / "r.charte"
    with reunies(deux, resultat) as atelier:
        ligne = lire_decisions(atelier.connexion)[0]
        assert ligne.mesure is not None
        assert ligne.suggestion.issue == "renvoye"
        appliquer_suggestions(atelier)
        document = assembler(atelier.connexion)
        exporter(document, vers=tmp_path / "r.docx")
        assert document.tracabilite is not None
        assert document.tracabilite.participants == 16
    assert (tmp_path / "r.docx").stat().st_size > 5_000
    assert verifier(resultat).gestes == 2


# --- la provenance, et ce qu’elle tait ---------------------------------------------------------


def test_la_provenance_de_chaque_seance_est_gardee(deux: list[Path], tmp_path: Path) -> None:
    empreintes = [verifier(chemin).empreinte for chemin in deux]
    with reunies(deux, tmp_path / "r.charte") as atelier:
        assert atelier.connexion.exec_driver_sql(
            "SELECT titre, fichier, participants, empreinte FROM seance ORDER BY rang"
        ).all() == [
            ("lundi", "lundi.charte", 8, empreintes[0]),
            ("mardi", "mardi.charte", 8, empreintes[1]),
        ]
        assert [(s.fichier, s.participants) for s in lire_seances(atelier.connexion)] == [
            ("lundi.charte", 8),
            ("mardi.charte", 8),
        ]
        assert journal(atelier) == [
            ("creation", f"Réunir 2 séances ({empreintes[0][:12]}, {empreintes[1][:12]})")
        ]
        assert atelier.annulable is None
        par_seance = atelier.connexion.exec_driver_sql(
            "SELECT seance_id, college_id, sum(nombre) FROM comptage GROUP BY 1, 2"
        ).all()
        assert set(map(tuple, par_seance)) == {(1, 1, 5), (1, 2, 3), (2, 1, 5), (2, 2, 3)}


def test_un_petit_groupe_d_une_seance_n_y_dit_pas_la_sienne(tmp_path: Path) -> None:
    chemins = []
    for nom, direction in (("a", 1), ("b", 2), ("c", 6)):
        chemin = creer_seance(tmp_path / f"{nom}.charte", {"Agents": 5, "Direction": direction})
        jouer_tour(chemin, 1, {"Agents": ["plutot"] * 5, "Direction": ["partage"] * direction})
        chemins.append(chemin)
    with reunies(chemins, tmp_path / "r.charte") as atelier:
        lus = atelier.connexion.exec_driver_sql(
            "SELECT seance_id, sum(nombre) FROM comptage WHERE college_id = 2 GROUP BY 1"
        ).all()
        assert set(map(tuple, lus)) == {(None, 3), (3, 6)}
        sans_seance = atelier.connexion.exec_driver_sql(
            "SELECT numero FROM participant WHERE seance_id IS NULL"
        ).scalars()
        assert list(sans_seance) == [22, 23, 24]


def test_un_college_trop_petit_en_tout_ne_dit_plus_son_nom(tmp_path: Path) -> None:
    chemins = []
    for nom, salle in (("a", {"Agents": 6, "Élus": 4, "DSI": 1}), ("b", {"Agents": 6, "Élus": 4})):
        chemin = creer_seance(tmp_path / f"{nom}.charte", salle)
        reponses = {"Agents": ["plutot"] * 6, "Élus": ["partage"] * 4, "DSI": ["pas-du-tout"]}
        jouer_tour(chemin, 1, {c: reponses[c] for c in salle})
        chemins.append(chemin)
    with reunies(chemins, tmp_path / "r.charte") as atelier:
        lus = atelier.connexion.exec_driver_sql(
            "SELECT college_id, degre, sum(nombre) FROM comptage GROUP BY 1, 2"
        ).all()
        assert set(map(tuple, lus)) == {
            (None, "partage", 8),
            (None, "pas-du-tout", 1),
            (1, "plutot", 12),
        }
        tour = mesurer_principes(atelier.connexion)[0].tours[0]
        assert [c.cle for c in tour.colleges] == ["agents"]
        assert tour.repartition.manquants == 0


def test_un_tour_de_moins_de_trois_reponses_n_est_pas_repris(
    deux: list[Path], tmp_path: Path
) -> None:
    jouer_tour(deux[0], 2, {"Direction": ["plutot", "partage"]})
    rendu = reunir(preparer_reunion(deux), vers=tmp_path / "r.charte")
    assert "moins de 3 réponses en tout, ce tour n’est pas repris" in simple(rendu.constats[-1])
    assert rendu.tours == 1


def test_aucun_nom_n_entre_dans_le_resultat_et_un_nom_qui_revient_se_signale(
    tmp_path: Path,
) -> None:
    chemins = [
        creer_seance(tmp_path / f"{nom}.charte", SALLE, noms=noms)
        for nom, noms in (
            ("lundi", ["Renée Thiers", "Zoé Quinault"]),
            ("mardi", ["ZOE  quinault"]),
        )
    ]
    for chemin in chemins:
        jouer_tour(chemin, 1, OUI)
    reunion = preparer_reunion(chemins)
    (constat,) = reunion.constats
    assert simple(constat) == (
        "P02 de « lundi.charte » et P01 de « mardi.charte » portent le même nom : si c’est la "
        "même personne, ses voix comptent 2 fois."
    )
    assert "Quinault" not in repr(reunion)
    resultat = tmp_path / "r.charte"
    reunir(reunion, vers=resultat)
    octets = resultat.read_bytes()
    assert not [mot for mot in ("Zoé", "ZOE", "Quinault", "quinault") if mot.encode() in octets]


def test_les_motifs_restent_dans_les_seances_et_c_est_dit(deux: list[Path], tmp_path: Path) -> None:
    with ouvrir(deux[0]) as atelier:
        noter_motif(atelier, tour_id=1, participant_id=1, motif="Parce que Solange.")
    reunion = preparer_reunion(deux)
    assert "1 motif de position reste dans les séances d’origine" in reunion.constats[0]
    reunir(reunion, vers=tmp_path / "r.charte")
    assert b"Solange" not in (tmp_path / "r.charte").read_bytes()


# --- rapprocher --------------------------------------------------------------------------------


def ajouter(chemin: Path, titre: str, question: str) -> None:
    with ouvrir(chemin) as atelier:
        ajouter_principe(
            atelier, titre=titre, question=question, formulations={"souple": "On forme."}
        )


def test_un_college_renomme_se_retrouve_par_son_nom(deux: list[Path], tmp_path: Path) -> None:
    executer_sql(deux[1], "UPDATE college SET cle = 'personnel' WHERE cle = 'agents'")
    executer_sql(deux[1], "UPDATE tour SET presents = replace(presents, 'agents', 'personnel')")
    with ouvrir(deux[1]) as atelier:
        modifier_college(atelier, 2, nom="Élus", effectif_attendu=4)
    with reunies(deux, tmp_path / "r.charte") as atelier:
        assert [(c.cle, c.inscrits) for c in lire_colleges(atelier.connexion)] == [
            ("agents", 10),
            ("direction", 3),
            ("elus", 3),
        ]
        tour = mesurer_principes(atelier.connexion)[0].tours[0]
        assert tour.repartition.manquants == 0


def test_les_principes_ajoutes_en_seance_restent_a_part_ou_se_rapprochent(
    deux: list[Path], tmp_path: Path
) -> None:
    ajouter(deux[0], "Formation", "Forme-t-on avant de déployer ?")
    ajouter(deux[1], "Se former", "Forme-t-on chacun avant de déployer un outil ?")
    for chemin in deux:
        jouer_tour(chemin, 4, OUI)
    reunion = preparer_reunion(deux)
    assert [p.cle for p in reunion.a_rapprocher] == ["formation", "se-former"]
    assert "« Formation » : 1 séance sur 2, gardé à part." in [simple(c) for c in reunion.constats]
    proche = rejoignables(reunion.a_rapprocher[1], reunion.principes)[0]
    assert proche.cle == "formation"
    assert reunir(reunion, vers=tmp_path / "separes.charte").principes == 5
    rapprochee = rapprocher_encore(reunion, {(1, "se-former"): "formation"})
    assert (len(rapprochee.principes), rapprochee.a_rapprocher) == (4, ())
    reunir(rapprochee, vers=tmp_path / "ensemble.charte")
    with ouvrir(tmp_path / "ensemble.charte") as atelier:
        formation = mesurer_principes(atelier.connexion)[3]
        assert (formation.titre, formation.tours[0].repartition.reponses) == ("Formation", 16)


def test_la_meme_cle_et_une_autre_question_ne_font_pas_le_meme_principe(
    deux: list[Path], tmp_path: Path
) -> None:
    with ouvrir(deux[1]) as atelier:
        modifier_principe(
            atelier, 3, titre="Sobriété", question="Interdit-on les images ?", enjeu="", theme="",
            axe="", formulations={"souple": "On y pense."},
        )  # fmt: skip
    reunion = preparer_reunion(deux)
    assert [p.cle for p in reunion.principes] == [
        *("transparence", "humain", "sobriete", "sobriete-2"),
    ]


def test_deux_principes_d_une_meme_seance_ne_se_rejoignent_pas(deux: list[Path]) -> None:
    reunion = preparer_reunion(deux)
    with attendre_refus("les mêmes personnes seraient comptées deux fois"):
        rapprocher_encore(reunion, {(0, "humain"): "sobriete"})
    with attendre_refus("n’a pas de principe « rien »"):
        rapprocher_encore(reunion, {(0, "rien"): "sobriete"})
    with attendre_refus("Aucun principe « rien »"):
        rapprocher_encore(reunion, {(0, "humain"): "rien"})


def test_un_fichier_de_correspondances_se_lit_par_cle_ou_par_titre(
    deux: list[Path], tmp_path: Path
) -> None:
    ajouter(deux[0], "Formation", "Forme-t-on avant ?")
    ajouter(deux[1], "Se former", "Forme-t-on après ?")
    reunion = preparer_reunion(deux)
    csv = tmp_path / "c.csv"
    csv.write_text("seance;principe;vers\nmardi.charte;Se former;formation\n", encoding="utf-8")
    lues = lire_correspondances(csv, reunion.seances, reunion.principes)
    assert lues == {(1, "se-former"): "formation"}
    csv.write_text("seance;principe;vers\njeudi;a;b\nlundi;poésie;humain\n", encoding="utf-8")
    with attendre_refus(
        "rien n’a été réuni", "ligne 2 : « jeudi »", "ligne 3 : le principe « poésie »"
    ):
        lire_correspondances(csv, reunion.seances, reunion.principes)


# --- ce qui se refuse --------------------------------------------------------------------------


def test_la_meme_seance_donnee_deux_fois_est_refusee(deux: list[Path], tmp_path: Path) -> None:
    with attendre_refus("sont la même séance, donnés deux fois"):
        preparer_reunion([deux[0], deux[0]])
    ancienne = tmp_path / "ancienne.charte"
    ancienne.write_bytes(deux[0].read_bytes())
    jouer_tour(deux[0], 2, OUI)
    with attendre_refus(
        "« lundi.charte » et « ancienne.charte » sont la même séance, l’un avant l’autre"
    ):
        preparer_reunion([deux[0], ancienne])
    jouer_tour(ancienne, 3, OUI)
    with attendre_refus("partent d’une même séance où la salle avait déjà répondu"):
        preparer_reunion([deux[0], ancienne])


def test_deux_copies_d_un_atelier_prepare_puis_jouees_a_part_se_reunissent(tmp_path: Path) -> None:
    prepare = creer_seance(tmp_path / "a.charte", SALLE)
    with ouvrir(prepare) as atelier:
        regler_atelier(atelier, lieu="Salle 2")
    copie = tmp_path / "b.charte"
    copie.write_bytes(prepare.read_bytes())
    with ouvrir(copie) as atelier:
        regler_atelier(atelier, lieu="Salle 3")
    jouer_tour(prepare, 1, OUI)
    jouer_tour(copie, 1, NON)
    with reunies([prepare, copie], tmp_path / "r.charte") as atelier:
        assert mesurer_principes(atelier.connexion)[0].tours[0].repartition.reponses == 16
        assert valeur(atelier, "SELECT count(DISTINCT identifiant) FROM seance") == 2


def test_des_modeles_ou_des_echelles_differents_sont_refuses(
    deux: list[Path], tmp_path: Path
) -> None:
    autre = creer_seance(tmp_path / "autre.charte", SALLE, echelle="consentement")
    with attendre_refus("« autre.charte » une autre (« Consentement »)", "ne s’additionnent pas"):
        preparer_reunion([*deux, autre])
    executer_sql(deux[1], "UPDATE atelier SET modele = 'ailleurs', modele_titre = 'Ailleurs'")
    with attendre_refus("« mardi.charte » le modèle « Ailleurs »", "du même modèle"):
        preparer_reunion(deux)


def test_une_seule_seance_ou_un_resultat_deja_reuni_sont_refuses(
    deux: list[Path], tmp_path: Path
) -> None:
    with attendre_refus("deux séances au moins"):
        preparer_reunion(deux[:1])
    reunir(preparer_reunion(deux), vers=tmp_path / "r.charte")
    with attendre_refus("« r.charte » réunit déjà plusieurs séances"):
        preparer_reunion([tmp_path / "r.charte", deux[0]])
    with attendre_refus("« r.charte » existe déjà"):
        reunir(preparer_reunion(deux), vers=tmp_path / "r.charte")
    assert verifier(tmp_path / "r.charte").gestes == 1


@pytest.mark.parametrize("octets", [b"", b"SQLite format 3\x00" + b"\x00" * 200, b"du texte"])
def test_un_fichier_abime_est_nomme(deux: list[Path], tmp_path: Path, octets: bytes) -> None:
    abime = tmp_path / "abime.charte"
    abime.write_bytes(octets)
    with attendre_refus("« abime.charte »"):
        preparer_reunion([*deux, abime])
    with attendre_ennui("absente.charte"):
        preparer_reunion([*deux, tmp_path / "absente.charte"])


def test_un_journal_rompu_nomme_sa_seance(deux: list[Path]) -> None:
    executer_sql(
        deux[1],
        "DROP TRIGGER journal_refuse_update",
        "UPDATE journal SET libelle = 'X' WHERE n = 2",
    )
    with attendre_refus("« mardi.charte »", "Le journal est rompu"):
        preparer_reunion(deux)


def test_un_tour_ouvert_est_laisse_et_dit(deux: list[Path], tmp_path: Path) -> None:
    with ouvrir(deux[1]) as atelier:
        tour = ouvrir_tour(atelier, 2, mode="secret")
        repondre(atelier, tour, OUI, "secret")
        reunion = preparer_reunion(deux)  # la séance reste ouverte dans la fenêtre
    assert "1 tour encore ouvert n’est pas compté" in simple(reunion.constats[0])
    assert reunir(reunion, vers=tmp_path / "r.charte").tours == 1


def test_lire_une_seance_n_y_ecrit_rien(deux: list[Path], tmp_path: Path) -> None:
    avant = [chemin.read_bytes() for chemin in deux]
    reunir(preparer_reunion(deux), vers=tmp_path / "r.charte")
    assert [chemin.read_bytes() for chemin in deux] == avant
    assert {f.suffix for f in tmp_path.iterdir() if f.is_file()} == {".charte"}


def test_une_seance_d_un_format_plus_ancien_se_lit_sans_etre_touchee(tmp_path: Path) -> None:
    temoin = Path(__file__).parents[1] / "temoins" / "format-1.0.charte"
    ancienne, copie = tmp_path / "ancienne.charte", tmp_path / "copie.charte"
    ancienne.write_bytes(temoin.read_bytes())
    copie.write_bytes(temoin.read_bytes())
    with attendre_refus("sont la même séance"):
        preparer_reunion([ancienne, copie])
    assert ancienne.read_bytes() == temoin.read_bytes()
    assert {f.name for f in tmp_path.iterdir() if f.is_file()} == {ancienne.name, copie.name}


def test_au_dela_de_cinq_mille_participants_rien_n_est_ecrit(tmp_path: Path) -> None:
    chemins = [creer_seance(tmp_path / f"{nom}.charte", {"Agents": 2600}) for nom in "ab"]
    with attendre_refus("5000 participants au plus"):
        reunir(preparer_reunion(chemins), vers=tmp_path / "r.charte")
    assert not (tmp_path / "r.charte").exists()


def test_le_compte_rendu_dit_tout_en_une_ligne(deux: list[Path], tmp_path: Path) -> None:
    avancees: list[float] = []
    reunion = preparer_reunion(deux, avancer=avancees.append)
    rendu = reunir(reunion, vers=tmp_path / "r.charte", titre="Toutes les salles")
    assert avancees == [0.0, 0.5]
    assert rendu.en_phrases() == (
        "2 séances réunies, 16 participants, 3 principes, 1 tour, 16 voix",
    )
    assert verifier(tmp_path / "r.charte").titre == "Toutes les salles"


def test_les_presents_d_un_tour_secret_ne_passent_pas_pour_des_silencieux(tmp_path: Path) -> None:
    chemins = [creer_seance(tmp_path / f"{nom}.charte", SALLE) for nom in "ab"]
    for chemin in chemins:
        jouer_tour(chemin, 1, OUI, "secret")
    with reunies(chemins, tmp_path / "r.charte") as atelier:
        presents = valeur(atelier, "SELECT presents FROM tour")
        assert json.loads(presents) == {"": 16}
        tour = mesurer_principes(atelier.connexion)[0].tours[0]
        assert (tour.colleges, tour.repartition.manquants) == ((), 0)
        assert Counter(tour.repartition.effectifs) == Counter((0, 12, 2, 0, 2))
