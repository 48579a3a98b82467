"""Le document entier : toutes les pièces, depuis l’atelier, sans rien qui désigne quelqu’un."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.rediger import figer_version
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    proposer_amendement,
    rejeter_amendement,
)
from charte_studio.atelier.lectures.document_complet import (
    ATransmettre,
    lire_a_transmettre,
    lire_a_transmettre_du_fichier,
)
from charte_studio.atelier.schema import Sequence, Usage
from charte_studio.export import exporter
from charte_studio.export.profils import PROFILS
from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.socle.erreurs import Refus
from tests.outils.base import cle_de

JOUR = dt.date(2026, 11, 22)


@pytest.fixture
def principe(atelier: AtelierOuvert) -> int:
    """La transparence, adoptée après un tour."""
    return adopter(atelier, "transparence")


def adopter(atelier: AtelierOuvert, nom: str) -> int:
    cle = cle_de(atelier, "principe", cle=nom)
    tour = ouvrir_tour(atelier, cle)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="tout-a-fait")
    clore_tour(atelier, tour)
    decider(atelier, cle, issue="adopte")
    return cle


def lire(atelier: AtelierOuvert) -> ATransmettre:
    return lire_a_transmettre(atelier.connexion, aujourd_hui=JOUR)


def test_la_forme_commande_la_formule_la_signature_et_le_circuit(
    atelier: AtelierOuvert, principe: int
) -> None:
    document = lire(atelier).document
    assert "Ville de Valbrune" in document.formule
    assert document.signature
    assert document.circuit
    assert all(etape.etape and etape.pieces for etape in document.circuit)
    assert len(document.grille) == 14
    assert document.en_clair
    assert "D’où vient ce texte" in texte_des_blocs(document.note_explicative)


def test_ce_qui_bloque_est_dit_et_les_champs_ne_le_sont_qu_une_fois(
    atelier: AtelierOuvert, principe: int
) -> None:
    lu = lire(atelier)
    assert all(blocage.constat.bloque for blocage in lu.blocages)
    assert not any("compléter" in phrase for phrase in lu.document.bloquants)


def voter(atelier: AtelierOuvert, principe: int, amendement: int, votants: int) -> None:
    tour = ouvrir_tour(atelier, principe, objet="amendement", amendement_id=amendement)
    for participant in range(1, votants + 1):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="tout-a-fait")
    clore_tour(atelier, tour)


def proposer(atelier: AtelierOuvert, principe: int, texte: str) -> int:
    formulation = cle_de(atelier, "formulation", principe_id=principe, niveau="equilibree")
    return proposer_amendement(
        atelier, principe_id=principe, formulation_id=formulation, texte=texte, motif="Plus clair."
    )


def test_les_amendements_portent_leur_article_et_leur_resultat(
    atelier: AtelierOuvert, principe: int
) -> None:
    premier = proposer(atelier, principe, "Tout usage est annoncé au public.")
    proposer(atelier, principe, "Tout usage est annoncé, par écrit.")
    voter(atelier, principe, premier, 5)
    rejeter_amendement(atelier, premier)
    un, deux = lire(atelier).document.amendements
    assert (un.article, un.decision, un.motif) == ("Article 1", "Rejeté", "Plus clair.")
    assert un.vote == "5 favorables, 0 défavorable sur 5 exprimés"
    assert (deux.decision, deux.vote) == ("", "")


def test_un_vote_sous_le_seuil_se_tait(atelier: AtelierOuvert, principe: int) -> None:
    voter(atelier, principe, proposer(atelier, principe, "Un autre texte."), 1)
    (amendement,) = lire(atelier).document.amendements
    assert amendement.vote == "Masqué"


def test_le_registre_ne_garde_que_les_usages_de_la_salle(
    atelier: AtelierOuvert, principe: int
) -> None:
    with atelier.geste("Usages") as session:
        for rang, (origine, verdict) in enumerate((("salle", "oui-si"), ("modele", ""))):
            session.add(
                Usage(
                    outil="Assistant", tache="Comptes rendus", donnees="internes",
                    frequence="parfois", verdict=verdict, conditions="Relus", criteres="",
                    groupe_id=None, origine=origine, rang=rang,
                )
            )  # fmt: skip
    (usage,) = lire(atelier).document.usages
    assert (usage.verdict, usage.frequence) == ("Oui, si…", "De temps en temps")


def test_le_deroule_est_celui_que_la_salle_a_vecu(atelier: AtelierOuvert, principe: int) -> None:
    def sequence(rang: int, etat: str, debut: str | None, fin: str | None) -> Sequence:
        return Sequence(
            seance=1, rang=rang, titre=f"Moment {rang}", minutes=20, etape="accueillir",
            objectif="Se connaître.", animation="", materiel="", etat=etat, debut=debut, fin=fin,
        )  # fmt: skip

    assert lire(atelier).document.deroule == ()
    with atelier.geste("Déroulé") as session:
        session.add(sequence(1, "faite", "2026-11-22T14:00:00", "2026-11-22T14:33:00"))
        session.add(sequence(2, "sautee", None, None))
        session.add(sequence(3, "a-venir", None, None))
    un, deux = lire(atelier).document.deroule
    assert (un.titre, un.duree_minutes, un.fait) == ("Moment 1", 33, "Se connaître.")
    assert deux.fait == "N’a pas eu lieu."


def test_une_version_figee_se_retrouve_et_se_compare(atelier: AtelierOuvert, principe: int) -> None:
    figer_version(atelier, "pour le CST")
    lu = lire(atelier)
    assert lu.document.version is not None
    assert lu.document.version.etiquette == "pour le CST"
    adopter(atelier, "humain")
    change = lire(atelier)
    assert change.document.version is None
    assert "1 article ajouté" in texte_des_blocs(change.document.note_explicative)
    ancien = change.document_de(1)
    assert [a.titre for a in ancien.articles] == [a.titre for a in lu.document.articles]
    assert ancien.version is not None
    with pytest.raises(Refus, match="les versions figées sont 1"):
        change.document_de(7)


def test_le_fichier_se_lit_a_cote_de_l_atelier_ouvert(
    atelier: AtelierOuvert, principe: int
) -> None:
    parts: list[float] = []
    lu = lire_a_transmettre_du_fichier(atelier.chemin, aujourd_hui=JOUR, avancer=parts.append)
    assert lu.document == lire(atelier).document
    assert parts == sorted(parts)


@pytest.mark.parametrize("profil", [cle for cle in PROFILS if cle != "adoptee"])
def test_un_atelier_vide_donne_chaque_document(
    atelier: AtelierOuvert, tmp_path: Path, profil: str
) -> None:
    for extension in (".docx", ".html", ".md"):
        chemin = tmp_path / f"c{extension}"
        exporter(lire(atelier).document, vers=chemin, profil=profil)
        assert chemin.stat().st_size > 500


def test_les_graphiques_du_compte_rendu_taisent_ce_qui_est_sous_le_seuil(
    atelier: AtelierOuvert, principe: int, tmp_path: Path
) -> None:
    autre = cle_de(atelier, "principe", cle="humain")
    tour = ouvrir_tour(atelier, autre)
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="pas-du-tout")
    clore_tour(atelier, tour)
    chemin = tmp_path / "c.html"
    exporter(lire(atelier).document, vers=chemin, profil="compte-rendu")
    page = chemin.read_text("utf-8")
    assert page.count("data:image/png;base64,") == 3  # l’ensemble, puis chaque principe débattu
    assert "masqué" in page
    assert not re.search(r"\bP0\d\b", re.sub(r'src="data:[^"]*"', "", page))
