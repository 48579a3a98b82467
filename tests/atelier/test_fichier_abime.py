"""Un fichier tronqué ou altéré : une phrase claire, jamais une trace d’erreur."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.fichier import VERSION, version_lisible
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.verification import verifier
from charte_studio.socle.erreurs import Empechement
from tests.outils.fichiers import atelier_rempli, executer_sql, voisins
from tests.outils.phrases import attendre_ennui, attendre_refus


@pytest.fixture(scope="module")
def sain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return atelier_rempli(tmp_path_factory.mktemp("sain") / "sain.charte").read_bytes()


@pytest.fixture
def fichier(tmp_path: Path, sain: bytes) -> Path:
    chemin = tmp_path / "a.charte"
    chemin.write_bytes(sain)
    return chemin


def test_un_fichier_sain_est_declare_intact(fichier: Path) -> None:
    rapport = verifier(fichier)
    assert (rapport.version, rapport.titre, rapport.gestes) == (
        version_lisible(VERSION),
        "Atelier rempli",
        12,
    )
    assert len(rapport.empreinte) == 64


@pytest.mark.parametrize("reste", [0.99, 0.75, 0.5, 0.1])
def test_un_fichier_tronque_est_dit_abime_et_n_est_pas_touche(fichier: Path, reste: float) -> None:
    octets = fichier.read_bytes()
    fichier.write_bytes(octets[: int(len(octets) * reste)])
    avant = fichier.read_bytes()
    for faire in (ouvrir, verifier):
        with attendre_refus("abîmé", "Récupérez une sauvegarde"):
            faire(fichier)
    assert fichier.read_bytes() == avant
    assert voisins(fichier) == set()


def test_un_fichier_agrandi_de_n_importe_quoi_ne_perd_rien(fichier: Path) -> None:
    fichier.write_bytes(fichier.read_bytes() + b"\xa5" * 5000)
    with ouvrir(fichier) as atelier:
        assert len(lire_colleges(atelier.connexion)) == 2


@pytest.mark.parametrize("graine", range(6))
def test_des_octets_alteres_n_importe_ou_donnent_un_succes_ou_une_phrase(
    tmp_path: Path, sain: bytes, graine: int
) -> None:
    """À graine fixe : en-tête, schéma, pages, textes ; un octet, quelques-uns, un pâté."""
    hasard = random.Random(graine)
    chemin = tmp_path / "altere.charte"
    phrases = []
    for _ in range(100):
        octets = bytearray(sain)
        debut = hasard.choice([hasard.randrange(len(sain)), hasard.randrange(100)])
        for place in range(debut, min(len(sain), debut + hasard.choice([1, 1, 2, 4, 40]))):
            octets[place] = hasard.choice([0, 1, 255, octets[place] ^ 1 << hasard.randrange(8)])
        chemin.write_bytes(octets)
        for faire in (_ouvrir_et_fermer, verifier):
            try:
                faire(chemin)
            except Empechement as empechement:
                phrases.append(str(empechement))
    assert 20 < len(phrases) < 200
    assert all(phrase.endswith(".") for phrase in phrases)


def _ouvrir_et_fermer(chemin: Path) -> None:
    ouvrir(chemin).fermer()


def test_un_octet_qui_n_est_pas_du_texte_est_un_fichier_abime(fichier: Path, sain: bytes) -> None:
    for texte in (b"On saura enfin", b"Appliquer les suggestions", b"CREATE TABLE principe"):
        fichier.write_bytes(sain.replace(texte, b"\xff\xfe" + texte[2:]))
        with attendre_refus("abîmé"):
            verifier(fichier)


@pytest.mark.parametrize(
    ("requete", "table"),
    [
        ("UPDATE position SET degre = 'pas-du-tout' WHERE id = 1", "position"),
        ("UPDATE objection SET texte = 'Tout va bien' WHERE id = 1", "objection"),
        ("UPDATE principe SET retenu = 0 WHERE id = 2", "principe"),
        ("DELETE FROM decision WHERE id = 1", "decision"),
        ("INSERT INTO position VALUES (99, 1, 6, 'plutot', '')", "position"),
        ("UPDATE atelier SET seuil = 1", "atelier"),
    ],
)
def test_une_ligne_changee_hors_de_la_porte_est_trouvee_et_nommee(
    fichier: Path, requete: str, table: str
) -> None:
    if requete.startswith("INSERT"):
        executer_sql(fichier, "DELETE FROM position WHERE participant_id = 6")
    executer_sql(fichier, requete)
    with attendre_refus("ne correspond pas à son journal", f"« {table} »"):
        verifier(fichier)


def test_un_degre_altere_dans_les_octets_de_la_table_est_trouve(fichier: Path, sain: bytes) -> None:
    lieux = [i for i in range(len(sain)) if sain.startswith(b"pas-du-tout", i)]
    trouves = 0
    for lieu in lieux:
        octets = bytearray(sain)
        octets[lieu : lieu + 11] = b"tout-a-fait"
        fichier.write_bytes(octets)
        with attendre_refus():
            verifier(fichier)
        trouves += 1
    assert trouves >= 3  # la table, son index, le journal


def test_un_journal_coupe_de_sa_fin_est_trouve_par_l_etat(fichier: Path) -> None:
    executer_sql(
        fichier,
        "DROP TRIGGER journal_refuse_delete",
        "DELETE FROM journal WHERE n = (SELECT max(n) FROM journal)",
    )
    with attendre_refus("ne correspond pas à son journal"):
        verifier(fichier)


def test_une_table_absente_est_dite_abimee(fichier: Path) -> None:
    executer_sql(fichier, "DROP TABLE contribution")
    with attendre_refus("abîmé"):
        ouvrir(fichier)


# --- interrompu au milieu d’un geste -----------------------------------------------------------

MOURIR_AU_MILIEU = """
import os, sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("PRAGMA cache_size=1")
base.execute("BEGIN IMMEDIATE")
base.execute("UPDATE contribution SET texte = hex(zeroblob(200000))")
base.execute("UPDATE principe SET enjeu = hex(zeroblob(200000))")
os._exit(0)
"""


@pytest.fixture
def interrompu(fichier: Path, sain: bytes) -> Path:
    """Un fichier dont le dernier geste n’a été écrit qu’à moitié."""
    subprocess.run([sys.executable, "-c", MOURIR_AU_MILIEU, str(fichier)], check=True)
    assert voisins(fichier) == {"a.charte-journal"}
    assert fichier.read_bytes() != sain
    return fichier


def test_le_geste_interrompu_est_defait_a_l_ouverture(interrompu: Path, sain: bytes) -> None:
    with ouvrir(interrompu) as atelier:
        assert not atelier.lecture_seule
    assert interrompu.read_bytes() == sain
    assert voisins(interrompu) == set()


def test_verifier_defait_aussi_le_geste_interrompu(interrompu: Path, sain: bytes) -> None:
    assert verifier(interrompu).gestes == 12
    assert interrompu.read_bytes() == sain


def test_protege_il_ne_peut_etre_defait_et_la_phrase_dit_de_copier_les_deux(
    interrompu: Path, sain: bytes
) -> None:
    interrompu.chmod(0o444)
    with attendre_ennui("interrompu au milieu d’un geste", "avec son voisin « a.charte-journal »"):
        verifier(interrompu)
    ailleurs = interrompu.parent / "ailleurs"
    ailleurs.mkdir()
    for nom in ("a.charte", "a.charte-journal"):
        shutil.copyfile(interrompu.parent / nom, ailleurs / nom)
    assert verifier(ailleurs / "a.charte").gestes == 12
    assert (ailleurs / "a.charte").read_bytes() == sain
