"""La porte d’écriture : une transaction, une ligne de journal, une annonce, une annulation."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.changements import Changement, Changements
from charte_studio.atelier.gestes.preparer import (
    ajouter_college,
    modifier_college,
    ordonner_principes,
    retenir_principe,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    enregistrer_position,
    ouvrir_tour,
    retirer_contribution,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.schema import College, Contribution
from charte_studio.atelier.verification import verifier_etat
from tests.outils.base import derniers_changements, etat, journal
from tests.outils.fichiers import executer_sql
from tests.outils.phrases import attendre_ennui, attendre_refus


@pytest.fixture
def annonces(atelier: AtelierOuvert) -> list[Changements]:
    """Ce que reçoit une vue abonnée."""
    recues: list[Changements] = []
    atelier.abonner(recues.append)
    return recues


# --- ce qu’un geste écrit et annonce -----------------------------------------------------------


def test_un_geste_annonce_exactement_ce_qu_il_a_change(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    modifier_college(atelier, 2, nom="Direction générale", effectif_attendu=None)
    assert annonces == [
        Changements(
            (
                Changement(
                    "college",
                    2,
                    {"cle": "direction", "nom": "Direction"},
                    {"cle": "direction-generale", "nom": "Direction générale"},
                ),
            )
        )
    ]
    assert annonces[0].lignes == derniers_changements(atelier)


def test_une_vue_sait_si_elle_est_concernee(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    tour = ouvrir_tour(atelier, 1)
    enregistrer_position(atelier, tour_id=tour, participant_id=3, degre="plutot")
    changements = annonces[-1]
    assert changements.touche("position")
    assert changements.touche("article", "position")
    assert not changements.touche("tour", "participant")
    (ligne,) = changements.de("position")
    assert ligne.apres is not None
    assert (ligne.apres["participant_id"], ligne.apres["degre"]) == (3, "plutot")
    assert list(changements.de("tour")) == []


def test_l_annonce_vient_quand_tout_est_sur_le_disque(atelier: AtelierOuvert) -> None:
    vus: list[list[str]] = []

    def relire(_: Changements) -> None:
        with ouvrir(atelier.chemin, lecture_seule=True) as lecteur:
            vus.append([c.nom for c in lire_colleges(lecteur.connexion)])

    atelier.abonner(relire)
    ajouter_college(atelier, "Élus")
    assert vus == [["Agents", "Direction", "Élus"]]


def test_se_desabonner_suffit_et_peut_se_faire_deux_fois(atelier: AtelierOuvert) -> None:
    recues: list[Changements] = []
    desabonner = atelier.abonner(recues.append)
    desabonner()
    desabonner()
    ajouter_college(atelier, "Élus")
    assert recues == []


def test_une_vue_peut_se_desabonner_pendant_l_annonce(atelier: AtelierOuvert) -> None:
    recues: list[str] = []
    partir = atelier.abonner(lambda _: (recues.append("partie"), partir()))
    atelier.abonner(lambda _: recues.append("restée"))
    ajouter_college(atelier, "Élus")
    ajouter_college(atelier, "RH")
    assert recues == ["partie", "restée", "restée"]


def test_ce_qui_revient_a_son_point_de_depart_dans_un_geste_n_est_pas_ecrit(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    with atelier.geste("Rien, au fond") as session:
        college = session.get_one(College, 1)
        college.nom = "Autre"
        session.flush()
        college.nom = "Agents"
        passager = Contribution(principe_id=1, college_id=None, nature="pour", texte="x")
        session.add(passager)
        session.flush()
        session.delete(passager)
    assert len(journal(atelier)) == 1
    assert annonces == []


def test_plusieurs_ecritures_d_une_ligne_ne_font_qu_un_changement(
    atelier: AtelierOuvert,
) -> None:
    with atelier.geste("En trois fois") as session:
        college = session.get_one(College, 1)
        for nom in ("Un", "Deux", "Trois"):
            college.nom = nom
            session.flush()
        college.rang = 7
        nouveau = College(cle="rh", nom="R", effectif_attendu=None, rang=9)
        session.add(nouveau)
        session.flush()
        nouveau.nom = "RH"
    assert derniers_changements(atelier) == (
        Changement("college", 1, {"nom": "Agents", "rang": 0}, {"nom": "Trois", "rang": 7}),
        Changement(
            "college",
            3,
            None,
            {"id": 3, "cle": "rh", "nom": "RH", "effectif_attendu": None, "rang": 9},
        ),
    )


def test_modifier_puis_supprimer_garde_l_image_d_origine(atelier: AtelierOuvert) -> None:
    qui = ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Premier texte")
    avant = etat(atelier)
    with atelier.geste("Corriger et retirer") as session:
        contribution = session.get_one(Contribution, qui)
        contribution.texte = "Second texte"
        session.flush()
        contribution.nature = "contre"
        session.delete(contribution)
    (ligne,) = derniers_changements(atelier)
    assert ligne.avant is not None
    assert (ligne.avant["texte"], ligne.avant["nature"]) == ("Premier texte", "pour")
    atelier.annuler()
    assert etat(atelier) == avant


def test_remplacer_dans_un_geste_une_ligne_par_une_autre_de_meme_cle_s_annule(
    atelier: AtelierOuvert,
) -> None:
    qui = ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Avant")
    avant = etat(atelier)
    with atelier.geste("Remplacer") as session:
        session.delete(session.get_one(Contribution, qui))
        session.flush()
        session.add(Contribution(principe_id=2, college_id=None, nature="contre", texte="Après"))
    apres = etat(atelier)
    verifier_etat(atelier.connexion)
    atelier.annuler()
    assert etat(atelier) == avant
    atelier.refaire()
    assert etat(atelier) == apres


# --- ce qui n’écrit rien -----------------------------------------------------------------------


def test_un_geste_sans_changement_n_ecrit_rien_et_ne_dit_rien(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    avant = atelier.chemin.read_bytes()
    modifier_college(atelier, 1, nom="Agents", effectif_attendu=5)
    retenir_principe(atelier, 1, True)
    ordonner_principes(atelier, [1, 2, 3])
    assert atelier.chemin.read_bytes() == avant
    assert annonces == []
    assert atelier.annulable is None


def test_une_exception_dans_le_corps_ne_laisse_rien(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    avant = etat(atelier), journal(atelier), atelier.chemin.read_bytes()
    with pytest.raises(ZeroDivisionError):
        _trebucher(atelier)
    assert (etat(atelier), journal(atelier), atelier.chemin.read_bytes()) == avant
    assert annonces == []
    ajouter_college(atelier, "Élus")
    assert len(journal(atelier)) == 2


def _trebucher(atelier: AtelierOuvert) -> None:
    with atelier.geste("Faux pas") as session:
        session.get_one(College, 1).nom = "Perdu"
        session.add(College(cle="x", nom="X", effectif_attendu=None, rang=5))
        session.flush()
        raise ZeroDivisionError


def test_une_contrainte_de_la_base_ne_laisse_rien_et_la_porte_se_rouvre(
    atelier: AtelierOuvert,
) -> None:
    avant = etat(atelier)
    with (
        pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: college\.cle"),
        atelier.geste("Doublon") as session,
    ):
        session.add(College(cle="agents", nom="Agents", effectif_attendu=None, rang=5))
    assert etat(atelier) == avant
    ajouter_college(atelier, "Élus")
    assert len(lire_colleges(atelier.connexion)) == 3


def test_deux_gestes_ne_s_emboitent_pas(atelier: AtelierOuvert) -> None:
    with attendre_ennui(), atelier.geste("Dehors") as session:
        session.get_one(College, 1).nom = "Perdu"
        ajouter_college(atelier, "Dedans")
    assert [c.nom for c in lire_colleges(atelier.connexion)] == ["Agents", "Direction"]


def test_une_vue_qui_echoue_n_empeche_pas_le_geste_d_etre_durable(atelier: AtelierOuvert) -> None:
    def casser(_: Changements) -> None:
        raise RuntimeError("une vue a un défaut")

    partir = atelier.abonner(casser)
    with pytest.raises(RuntimeError):
        ajouter_college(atelier, "Élus")
    partir()
    assert atelier.annuler() == journal(atelier)[1][1]
    assert len(lire_colleges(atelier.connexion)) == 2


# --- annuler et refaire ------------------------------------------------------------------------


def test_annuler_ecrit_une_ligne_et_n_en_retire_aucune(atelier: AtelierOuvert) -> None:
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui")
    assert atelier.annuler() == atelier.refaisable
    assert atelier.refaire() == atelier.annulable
    assert [nature for nature, _ in journal(atelier)] == [
        "creation",
        "geste",
        "annulation",
        "refaire",
    ]
    assert len({libelle for _, libelle in journal(atelier)[1:]}) == 1


def test_annuler_et_refaire_sont_annonces_comme_des_changements(
    atelier: AtelierOuvert, annonces: list[Changements]
) -> None:
    qui = ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui")
    atelier.annuler()
    atelier.refaire()
    aller, retour, encore = (annonce.lignes[0] for annonce in annonces)
    assert (retour.id, retour.avant, retour.apres) == (qui, aller.apres, None)
    assert encore == aller


def test_un_nouveau_geste_fait_oublier_ce_qui_pouvait_etre_refait(atelier: AtelierOuvert) -> None:
    ajouter_college(atelier, "Élus")
    atelier.annuler()
    ajouter_college(atelier, "RH")
    assert atelier.refaisable is None
    with attendre_refus("rien à refaire"):
        atelier.refaire()


def test_un_geste_sans_changement_ne_fait_rien_oublier(atelier: AtelierOuvert) -> None:
    ajouter_college(atelier, "Élus")
    atelier.annuler()
    modifier_college(atelier, 1, nom="Agents", effectif_attendu=5)
    assert atelier.refaire() == atelier.annulable
    assert len(lire_colleges(atelier.connexion)) == 3


def test_annuler_refuse_si_ce_qu_il_touchait_a_change_depuis(atelier: AtelierOuvert) -> None:
    modifier_college(atelier, 1, nom="Salariés", effectif_attendu=5)
    avant = etat(atelier)
    executer_sql(atelier.chemin, "UPDATE college SET nom = 'Autre' WHERE id = 1")
    with attendre_refus("ce qu’il touchait a changé depuis"):
        atelier.annuler()
    executer_sql(atelier.chemin, "UPDATE college SET nom = 'Salariés' WHERE id = 1")
    assert etat(atelier) == avant
    atelier.annuler()


def test_refaire_refuse_si_la_place_est_prise(atelier: AtelierOuvert) -> None:
    qui = ajouter_contribution(atelier, principe_id=1, nature="pour", texte="Oui")
    retirer_contribution(atelier, qui)
    executer_sql(
        atelier.chemin, f"INSERT INTO contribution VALUES ({qui}, 1, NULL, 'pour', 'Intrus')"
    )
    with attendre_refus("ce qu’il touchait a changé depuis"):
        atelier.annuler()


def test_un_geste_de_six_cents_lignes_s_annule_d_un_coup(
    atelier: AtelierOuvert, tmp_path: Path
) -> None:
    with atelier.geste("Beaucoup") as session:
        for n in range(600):
            session.add(
                Contribution(principe_id=1 + n % 3, college_id=1, nature="pour", texte=f"n° {n}")
            )
    with atelier.geste("Tout retirer") as session:
        for contribution in session.scalars(select(Contribution)):
            session.delete(contribution)
    plein = len(derniers_changements(atelier))
    atelier.annuler()
    assert len(etat(atelier)["contribution"]) == plein == 600
    atelier.annuler()
    assert etat(atelier)["contribution"] == []
