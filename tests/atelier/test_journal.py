"""Le journal : en ajout seul, chaîné, et qui dit tout sauf les noms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.changements import Changement
from charte_studio.atelier.gestes.preparer import ajouter_college, modifier_college
from charte_studio.atelier.journal import (
    ORIGINE,
    decoder_images,
    empreinte_ligne,
    encoder_images,
    entetes,
    verifier_chaine,
)
from charte_studio.atelier.verification import verifier, verifier_etat
from tests.outils.base import derniers_changements, journal, valeur
from tests.outils.fichiers import atelier_rempli, executer_sql
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import attendre_refus


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    return atelier_rempli(tmp_path / "a.charte")


@pytest.mark.parametrize(
    "requete",
    [
        "UPDATE journal SET libelle = 'Rien' WHERE n = 1",
        "UPDATE journal SET moment = moment",
        "DELETE FROM journal WHERE n = 1",
        "DELETE FROM journal",
    ],
)
def test_la_base_refuse_de_changer_ou_d_effacer_une_ligne(
    atelier: AtelierOuvert, requete: str
) -> None:
    with pytest.raises(IntegrityError, match="en ajout seul"):
        atelier.connexion.exec_driver_sql(requete)
    assert len(journal(atelier)) == 1


def test_chaque_ligne_porte_l_empreinte_de_la_precedente(atelier: AtelierOuvert) -> None:
    ajouter_college(atelier, "Élus")
    ajouter_college(atelier, "RH")
    lignes = atelier.connexion.exec_driver_sql("SELECT * FROM journal ORDER BY n").mappings().all()
    assert [ligne["n"] for ligne in lignes] == [1, 2, 3]
    assert [ligne["precedente"] for ligne in lignes] == [
        ORIGINE,
        lignes[0]["empreinte"],
        lignes[1]["empreinte"],
    ]
    verifier_chaine(atelier.connexion)


def test_l_empreinte_depend_de_chaque_champ() -> None:
    champs = {
        "n": 2,
        "moment": "2026-11-12T14:00:00+01:00",
        "nature": "geste",
        "cible": None,
        "libelle": "Ajouter",
        "precedente": ORIGINE,
        "images": "[]",
    }
    autres = {
        "n": 3,
        "moment": "2026-11-12T14:00:01+01:00",
        "nature": "refaire",
        "cible": 1,
        "libelle": "Ajouter ",
        "precedente": "1" * 64,
        "images": "[ ]",
    }
    empreintes = {empreinte_ligne(**champs | {cle: autres[cle]}) for cle in champs}  # type: ignore[arg-type]
    assert len(empreintes | {empreinte_ligne(**champs)}) == 8  # type: ignore[arg-type]


def test_l_heure_du_geste_est_celle_du_poste_avec_son_decalage(
    atelier: AtelierOuvert, horloge: HorlogeReglable
) -> None:
    horloge.avancer(minutes=32, seconds=7)
    ajouter_college(atelier, "Élus")
    assert [ligne.moment for ligne in entetes(atelier.connexion)] == [
        "2026-11-12T14:00:00+01:00",
        "2026-11-12T14:32:07+01:00",
    ]
    assert atelier.dernier_enregistrement == horloge.maintenant


def test_une_modification_n_ecrit_que_les_colonnes_changees(atelier: AtelierOuvert) -> None:
    modifier_college(atelier, 1, nom="Agents", effectif_attendu=9)
    assert derniers_changements(atelier) == (
        Changement("college", 1, {"effectif_attendu": 5}, {"effectif_attendu": 9}),
    )


def test_les_images_se_relisent_telles_qu_elles_ont_ete_ecrites() -> None:
    lignes = (
        Changement("college", 1, None, {"id": 1, "nom": 'Élus « et » "cie"\n', "rang": 0}),
        Changement("principe", 2, {"retenu": True}, {"retenu": False}),
        Changement("position", 3, {"id": 3}, None),
    )
    assert decoder_images(encoder_images(lignes)) == lignes


def test_rejouer_le_journal_redonne_l_etat(fichier: Path) -> None:
    with ouvrir(fichier) as atelier:
        for _ in range(5):
            atelier.annuler()
            verifier_etat(atelier.connexion)
        atelier.refaire()
        verifier_etat(atelier.connexion)


@pytest.mark.parametrize(
    "requete",
    [
        "UPDATE journal SET libelle = 'Autre chose' WHERE n = 4",
        "UPDATE journal SET moment = '2026-11-12T09:00:00+01:00' WHERE n = 4",
        "UPDATE journal SET cible = 2 WHERE n = 4",
        "UPDATE journal SET images = replace(images, 'tout-a-fait', 'partage') WHERE n = 4",
        "UPDATE journal SET empreinte = '" + "0" * 64 + "' WHERE n = 4",
        "UPDATE journal SET libelle = NULL WHERE n = 4",
        "UPDATE journal SET libelle = x'C3A9' WHERE n = 4",
        "DELETE FROM journal WHERE n = 4",
    ],
)
def test_une_ligne_recrite_rompt_la_chaine_et_la_phrase_dit_ou(fichier: Path, requete: str) -> None:
    schema = "UPDATE sqlite_master SET sql = replace(sql, 'libelle VARCHAR NOT NULL', 'libelle')"
    executer_sql(
        fichier,
        "DROP TRIGGER journal_refuse_update",
        "DROP TRIGGER journal_refuse_delete",
        "PRAGMA writable_schema=ON",
        schema,
    )
    executer_sql(fichier, requete)
    for faire in (ouvrir, verifier):
        with attendre_refus("rompu à la ligne 4"):
            faire(fichier)


def test_recalculer_l_empreinte_d_une_ligne_ne_suffit_pas_a_cacher_qu_on_l_a_recrite(
    fichier: Path,
) -> None:
    with ouvrir(fichier, lecture_seule=True) as atelier:
        colonnes = ("n", "moment", "nature", "cible", "precedente", "images")
        ligne = atelier.connexion.exec_driver_sql(
            f"SELECT {', '.join(colonnes)} FROM journal WHERE n = 4"
        ).one()
    champs = dict(zip(colonnes, ligne, strict=True)) | {"libelle": "Autre chose"}
    executer_sql(
        fichier,
        "DROP TRIGGER journal_refuse_update",
        f"UPDATE journal SET libelle = 'Autre chose', empreinte = '{empreinte_ligne(**champs)}'"
        " WHERE n = 4",
    )
    with attendre_refus("rompu à la ligne 5"):
        verifier(fichier)


def test_le_journal_ne_contient_aucun_nom(fichier: Path) -> None:
    with ouvrir(fichier) as atelier:
        assert valeur(atelier, "SELECT nom FROM identite") == "Zoé Quinault"
        tout = json.dumps(
            [list(ligne) for ligne in atelier.connexion.exec_driver_sql("SELECT * FROM journal")],
            ensure_ascii=False,
        )
    assert "Quinault" not in tout
    assert "Zoé" not in tout
