"""Attaquer le fichier après un vote secret : relier un bulletin à quelqu’un, retrouver l’ordre.

L’attaquant a tout : les octets du fichier, ses tables, son journal, ses sauvegardes, et l’ordre
dans lequel les personnes sont passées, puisqu’il était dans la salle.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    deposer_bulletin,
    ouvrir_tour,
    recommencer_tour,
)
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.redaction.modeles import Modele
from tests.outils.horloge import HorlogeReglable

VOTANTS = 24
DEGRES = tuple(degre.cle for degre in ECHELLES["accord-5"].degres)


def passage() -> list[tuple[int, str]]:
    """Qui est passé, dans l’ordre, et ce qu’il a voté."""
    tirage = random.Random(7)
    ordre = list(range(1, VOTANTS + 1))
    tirage.shuffle(ordre)
    return [(qui, tirage.choice(DEGRES)) for qui in ordre]


@pytest.fixture
def vote(tmp_path: Path, modele_simple: Modele, horloge: HorlogeReglable) -> Path:
    """Un fichier fermé où vingt-quatre personnes ont voté à bulletin secret, tour clos."""
    chemin = tmp_path / "vote.charte"
    atelier = creer_atelier(
        chemin,
        modele_simple,
        inscriptions=[Inscription("Agents")] * VOTANTS,
        horloge=horloge,
        dossier_sauvegardes=tmp_path / "sauvegardes",
    )
    with atelier:
        tour = ouvrir_tour(atelier, 1, mode="secret")
        for qui, degre in passage():
            horloge.avancer(minutes=1)
            deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre=degre)
            assert atelier.preparer_sauvegarde() is None
        clore_tour(atelier, tour)
    return chemin


# --- les attaques ------------------------------------------------------------------------------


def suite_physique(chemin: Path, table: str = "bulletin") -> list[str]:
    """Les degrés dans l’ordre où la base les range, sans tri demandé."""
    with sqlite3.connect(chemin) as base:
        return [ligne[0] for ligne in base.execute(f"SELECT degre FROM {table}")]


def suite_des_octets(chemin: Path, table: str = "bulletin") -> list[str]:
    """Les degrés dans l’ordre où les bulletins se lisent dans les octets du fichier.

    Une page range le contenu des lignes dans l’ordre de leur arrivée, et non de leur clé.
    """
    octets = chemin.read_bytes()
    with sqlite3.connect(chemin) as base:
        bulletins = dict(base.execute(f"SELECT cle, degre FROM {table}").fetchall())
    places = sorted((octets.find(cle.encode()), cle) for cle in bulletins)
    return [bulletins[cle] for place, cle in places if place >= 0]


def suite_par_rowid(chemin: Path, table: str = "bulletin") -> list[str]:
    """Les degrés par numéro de ligne ; lève `OperationalError` si la table n’en a pas."""
    with sqlite3.connect(chemin) as base:
        return [ligne[0] for ligne in base.execute(f"SELECT degre FROM {table} ORDER BY rowid")]


def justes(devine: Sequence[str]) -> int:
    """Combien de personnes l’attaquant perce, en alignant cette suite sur l’ordre de passage."""
    vraie = [degre for _, degre in passage()]
    return sum(a == b for a, b in zip(devine, vraie, strict=False))


def hasard() -> int:
    """Ce qu’il percerait au plus en nommant partout le degré le plus choisi, ou par chance."""
    vraie = [degre for _, degre in passage()]
    return max(vraie.count(degre) for degre in DEGRES) + 5


# --- ce que le fichier en dit ------------------------------------------------------------------


@pytest.mark.parametrize("attaque", [suite_physique, suite_des_octets])
def test_l_ordre_des_bulletins_ne_rend_pas_l_ordre_de_passage(
    vote: Path, attaque: Callable[[Path], list[str]]
) -> None:
    devine = attaque(vote)
    assert len(devine) == VOTANTS
    assert justes(devine) <= hasard()
    assert justes(devine[::-1]) <= hasard()


def test_aucune_table_du_vote_n_a_de_numero_de_ligne(vote: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        suite_par_rowid(vote)
    with sqlite3.connect(vote) as base:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            base.execute("SELECT participant_id FROM emargement ORDER BY rowid")
        suivies = {nom for (nom,) in base.execute("SELECT name FROM sqlite_sequence")}
    assert not suivies & {"bulletin", "emargement", "tour"}


def test_un_bulletin_ne_porte_ni_personne_ni_college_ni_heure(vote: Path) -> None:
    with sqlite3.connect(vote) as base:
        colonnes = [ligne[1] for ligne in base.execute("PRAGMA table_info(bulletin)")]
        emargement = [ligne[1] for ligne in base.execute("PRAGMA table_info(emargement)")]
        voisins = base.execute("SELECT participant_id FROM emargement").fetchall()
    assert colonnes == ["cle", "tour_id", "degre"]
    assert emargement == ["tour_id", "participant_id"]
    # Rangé par participant : l’ordre de la table est celui des numéros, pas celui du passage.
    assert [qui for (qui,) in voisins] == sorted(range(1, VOTANTS + 1))


def test_l_ordre_des_signatures_ne_se_lit_pas_dans_les_octets(
    tmp_path: Path, modele_simple: Modele
) -> None:
    """Deux ordres de passage, le même fichier : l’émargement n’en garde rien."""
    pages = []
    for nom, ordre in (("a", range(1, 9)), ("b", range(8, 0, -1))):
        chemin = tmp_path / f"{nom}.charte"
        gens = [Inscription("Agents")] * 8
        with creer_atelier(chemin, modele_simple, inscriptions=gens) as atelier:
            tour = ouvrir_tour(atelier, 1, mode="secret")
            for qui in ordre:
                deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre="plutot")
        pages.append(page_de(chemin, "emargement"))
    assert pages[0] == pages[1]


def page_de(chemin: Path, table: str) -> bytes:
    """Les octets de la première page d’une table."""
    with sqlite3.connect(chemin) as base:
        requete = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (racine,) = base.execute(requete, (table,)).fetchone()
        (taille,) = base.execute("PRAGMA page_size").fetchone()
    return chemin.read_bytes()[(racine - 1) * taille : racine * taille]


def test_le_journal_ne_dit_que_l_ouverture_et_la_cloture(vote: Path) -> None:
    with sqlite3.connect(vote) as base:
        lignes = base.execute("SELECT libelle, moment, images FROM journal ORDER BY n").fetchall()
        cles = [cle for (cle,) in base.execute("SELECT cle FROM bulletin")]
    assert [libelle for libelle, _, _ in lignes[1:]] == ["Ouvrir un tour", "Clore le tour"]
    journal = "".join(str(morceau) for ligne in lignes for morceau in ligne)
    assert not any(cle in journal for cle in cles)
    assert "emargement" not in journal
    assert "participant_id" not in "".join(str(images) for _, _, images in lignes[1:])


def test_aucune_sauvegarde_n_est_prise_entre_deux_bulletins(vote: Path, tmp_path: Path) -> None:
    comptes = set()
    for sauvegarde in (tmp_path / "sauvegardes").rglob("*.charte"):
        with sqlite3.connect(sauvegarde) as base:
            comptes.add(base.execute("SELECT count(*) FROM bulletin").fetchone()[0])
    assert comptes <= {0, VOTANTS}
    assert VOTANTS in comptes


def test_les_heures_du_fichier_ne_disent_que_l_ouverture_et_la_cloture(vote: Path) -> None:
    octets = vote.read_bytes().decode("latin-1")
    entre = [f"T14:{minute:02d}:" for minute in range(1, VOTANTS)]
    assert not any(heure in octets for heure in entre)


def test_les_bulletins_d_une_urne_videe_ne_se_relisent_pas_dans_les_octets(
    tmp_path: Path, modele_simple: Modele
) -> None:
    chemin = tmp_path / "vide.charte"
    with creer_atelier(chemin, modele_simple, inscriptions=[Inscription("Agents")] * 5) as atelier:
        tour = ouvrir_tour(atelier, 1, mode="secret")
        for qui in range(1, 6):
            deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre="plutot")
        cles = cles_de_l_urne(atelier)
        clore_tour(atelier, tour)
        recommencer_tour(atelier, tour)
    octets = chemin.read_bytes()
    assert len(cles) == 5
    assert not any(cle.encode() in octets for cle in cles)


def cles_de_l_urne(atelier: AtelierOuvert) -> list[str]:
    return list(atelier.connexion.exec_driver_sql("SELECT cle FROM bulletin").scalars())


# --- les attaques savent percer : elles ne réussissent pas par maladresse ------------------------


def fuite(chemin: Path, schema: str) -> None:
    """Refait l’urne avec ce défaut, et y remet les bulletins dans l’ordre de passage."""
    with sqlite3.connect(chemin) as base:
        base.execute(schema)
        for _, degre in passage():
            base.execute("INSERT INTO fuite (degre) VALUES (?)", (degre,))


def test_un_numero_de_ligne_rendrait_tout_l_ordre(vote: Path) -> None:
    fuite(vote, "CREATE TABLE fuite (degre TEXT)")
    assert justes(suite_par_rowid(vote, "fuite")) == VOTANTS
    assert justes(suite_physique(vote, "fuite")) == VOTANTS


def test_des_bulletins_poses_l_un_apres_l_autre_rendraient_l_ordre_dans_les_octets(
    vote: Path,
) -> None:
    tirage = random.Random(11)
    with sqlite3.connect(vote) as base:
        base.execute("CREATE TABLE fuite (cle TEXT PRIMARY KEY, degre) WITHOUT ROWID")
        for _, degre in passage():
            base.execute(
                "INSERT INTO fuite VALUES (?, ?)", (f"{tirage.getrandbits(128):032x}", degre)
            )
    assert justes(suite_physique(vote, "fuite")) < VOTANTS
    octets = suite_des_octets(vote, "fuite")
    assert VOTANTS in (justes(octets), justes(octets[::-1]))


def test_une_heure_rendrait_tout_l_ordre(vote: Path) -> None:
    with sqlite3.connect(vote) as base:
        base.execute("CREATE TABLE fuite (cle TEXT PRIMARY KEY, degre, heure) WITHOUT ROWID")
        for minute, (qui, degre) in enumerate(passage()):
            cle = f"{(qui * 7919) % 1000:04d}"
            base.execute("INSERT INTO fuite VALUES (?, ?, ?)", (cle, degre, f"14:{minute:02d}"))
        devine = [d for (d,) in base.execute("SELECT degre FROM fuite ORDER BY heure")]
    assert justes(devine) == VOTANTS
