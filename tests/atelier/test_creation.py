"""Créer un atelier : le modèle y est copié en entier, et un refus ne laisse rien derrière lui."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, creer, ouvrir
from charte_studio.atelier.fichier import APPLICATION_ID, VERSION
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.preparer import (
    lire_participants,
    lire_preparation,
    lire_principe,
)
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.domaine.decision import RegleDecision
from charte_studio.redaction.modeles import Modele
from charte_studio.socle.erreurs import Refus
from tests.outils.base import journal, valeur
from tests.outils.fichiers import voisins
from tests.outils.horloge import HorlogeReglable
from tests.outils.phrases import attendre_empechement, attendre_ennui, attendre_refus


def test_l_atelier_neuf_porte_les_reglages_du_modele_et_la_regle_par_defaut(
    atelier: AtelierOuvert,
) -> None:
    info = lire_atelier(atelier.connexion)
    assert (info.titre, info.titre_charte) == ("Atelier d’essai", "Charte d’essai")
    assert (info.organisation, info.cadre, info.forme) == (
        "Ville de Valbrune",
        "collectivite",
        "deliberation",
    )
    assert (info.modele, info.modele_version, info.echelle.cle) == ("essai", "1.2", "accord-5")
    assert (info.seuil, info.regle) == (3, RegleDecision())
    assert str(info.date) == "2026-11-12"


def test_tous_les_textes_du_modele_sont_dans_le_fichier(
    atelier: AtelierOuvert, modele_simple: Modele
) -> None:
    principes = lire_preparation(atelier.connexion).principes
    assert [p.cle for p in principes] == [p.cle for p in modele_simple.principes]
    assert all(p.retenu for p in principes)
    transparence = lire_principe(atelier.connexion, principes[0].id)
    assert transparence is not None
    assert [(f.niveau, f.texte) for f in transparence.formulations] == [
        (f.niveau, f.texte) for f in modele_simple.principes[0].formulations
    ]
    assert transparence.amorces == {
        "pour": ("La confiance se gagne.",),
        "contre": ("Une mention de plus.",),
        "vigilance": ("Ne pas noyer le lecteur.",),
        "source": ("Règlement européen, article 50 (vérifié)",),
    }
    assert [partie.cle for partie in lire_plan(atelier.connexion).parties] == [
        "section:preambule",
        "section:suivi",
    ]


def test_les_colleges_et_les_participants_sont_inscrits_dans_l_ordre(
    atelier: AtelierOuvert,
) -> None:
    colleges = lire_colleges(atelier.connexion)
    assert [(c.cle, c.nom, c.effectif_attendu, c.inscrits) for c in colleges] == [
        ("agents", "Agents", 5, 4),
        ("direction", "Direction", None, 2),
    ]
    assert [(p.numero, p.college) for p in lire_participants(atelier.connexion)] == [
        *((n, "Agents") for n in range(1, 5)),
        (5, "Direction"),
        (6, "Direction"),
    ]


def test_la_creation_tient_en_une_ligne_de_journal_qui_ne_s_annule_pas(
    atelier: AtelierOuvert,
) -> None:
    assert journal(atelier) == [("creation", "Créer l’atelier")]
    assert atelier.annulable is None
    with attendre_refus("rien à annuler"):
        atelier.annuler()


def test_le_fichier_se_reconnait_et_porte_sa_version(atelier: AtelierOuvert) -> None:
    entete = atelier.chemin.read_bytes()[:100]
    assert entete.startswith(b"SQLite format 3\x00")
    assert int.from_bytes(entete[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(entete[60:64], "big") == VERSION


def test_les_pragmas_sont_ceux_d_un_fichier_que_l_on_copie(atelier: AtelierOuvert) -> None:
    pragmas = {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert {nom: valeur(atelier, f"PRAGMA {nom}") for nom in pragmas} == pragmas


@pytest.mark.parametrize(
    ("titre", "organisation", "attendu"),
    [
        ("", "Ville de Valbrune", "Charte IA — Ville de Valbrune"),
        ("", "", "Charte d’essai"),
        ("  Un\n titre ", "Valbrune", "Un titre"),
    ],
)
def test_sans_titre_l_atelier_en_recoit_un(
    tmp_path: Path, modele_simple: Modele, titre: str, organisation: str, attendu: str
) -> None:
    with creer_atelier(
        tmp_path / "x.charte", modele_simple, titre=titre, organisation=organisation
    ) as cree:
        assert lire_atelier(cree.connexion).titre == attendu


def test_un_nom_deja_pris_est_refuse_et_le_fichier_ne_change_pas(
    tmp_path: Path, modele_simple: Modele
) -> None:
    pris = tmp_path / "pris.charte"
    pris.write_bytes(b"mes notes")
    with attendre_refus("existe déjà"):
        creer_atelier(pris, modele_simple)
    assert pris.read_bytes() == b"mes notes"
    assert voisins(pris) == set()


def test_un_dossier_absent_est_dit(tmp_path: Path, modele_simple: Modele) -> None:
    with attendre_ennui("Le dossier", "n’existe pas"):
        creer_atelier(tmp_path / "absent" / "x.charte", modele_simple)


@pytest.mark.parametrize("longueur", [250, 300])
def test_un_nom_trop_long_est_dit_et_rien_ne_reste(
    tmp_path: Path, modele_simple: Modele, longueur: int
) -> None:
    with attendre_ennui("trop long"):
        creer_atelier(tmp_path / f"{'x' * (longueur - 7)}.charte", modele_simple)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        {"echelle": "accord-6"},
        {"inscriptions": [Inscription("Agents", numero=3), Inscription("Agents", numero=3)]},
        {"inscriptions": [Inscription("  ")]},
        {"colleges": [("!!!", 3)]},
        {"titre": "x" * 300_000},
    ],
)
def test_une_creation_refusee_ne_laisse_aucun_fichier(
    tmp_path: Path, modele_simple: Modele, options: dict[str, object]
) -> None:
    chemin = tmp_path / "x.charte"
    with pytest.raises(Refus):
        creer_atelier(
            chemin,
            modele_simple,
            dossier_sauvegardes=tmp_path / "utilisateur",
            **options,  # type: ignore[arg-type]
        )
    assert list(tmp_path.iterdir()) == []


def test_deux_ateliers_n_ont_pas_le_meme_identifiant(tmp_path: Path, modele_simple: Modele) -> None:
    identifiants = set()
    for nom in "ab":
        with creer_atelier(tmp_path / f"{nom}.charte", modele_simple) as cree:
            identifiants.add(lire_atelier(cree.connexion).identifiant)
    assert len(identifiants) == 2


def test_un_atelier_rouvert_est_celui_qu_on_a_cree(atelier: AtelierOuvert) -> None:
    avant = lire_preparation(atelier.connexion)
    atelier.fermer()
    with ouvrir(atelier.chemin) as rouvert:
        assert lire_preparation(rouvert.connexion) == avant


def test_un_fichier_vide_de_tout_atelier_ne_s_ouvre_pas(tmp_path: Path) -> None:
    creer(tmp_path / "vide.charte", horloge=HorlogeReglable()).fermer()
    with attendre_empechement("abîmé"):
        ouvrir(tmp_path / "vide.charte")


def test_mille_participants_s_inscrivent_et_cinq_mille_un_sont_refuses(
    tmp_path: Path, modele_simple: Modele
) -> None:
    with creer_atelier(
        tmp_path / "x.charte", modele_simple, inscriptions=[Inscription("Agents")] * 1000
    ) as cree:
        assert len(lire_participants(cree.connexion)) == 1000
    with attendre_refus("5000 participants au plus"):
        creer_atelier(
            tmp_path / "y.charte", modele_simple, inscriptions=[Inscription("Agents")] * 5001
        )
