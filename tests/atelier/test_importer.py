"""Importer des positions : ce que les tableurs écrivent vraiment, tout ou rien."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.importer import (
    CompteRenduImport,
    importer_positions,
    lire_inscriptions,
)
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    inscrire,
    nommer_participant,
    regler_atelier,
    retenir_principe,
)
from charte_studio.atelier.gestes.se_positionner import enregistrer_position, ouvrir_tour
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.atelier.verification import verifier_etat
from tests.outils.base import etat, journal
from tests.outils.phrases import attendre_ennui, attendre_refus, simple

ENTETE = "participant;college;principe;tour;position;motif"
Importer = Callable[..., CompteRenduImport]


@pytest.fixture
def importer(atelier: AtelierOuvert, tmp_path: Path) -> Importer:
    """Importe des lignes écrites sous l’en-tête habituel, ou des octets tels quels."""

    def faire(*lignes: str, octets: bytes | None = None) -> CompteRenduImport:
        csv = tmp_path / "positions.csv"
        csv.write_bytes(octets or "\n".join([ENTETE, *lignes]).encode())
        return importer_positions(atelier, csv)

    return faire


def positions(atelier: AtelierOuvert) -> list[tuple[int, str, int, str, str]]:
    """Numéro, principe, rang, degré, motif : ce qui est dans l’atelier."""
    return [
        tuple(ligne)
        for ligne in atelier.connexion.exec_driver_sql(
            "SELECT participant.numero, principe.cle, tour.rang, position.degre, position.motif"
            " FROM position JOIN tour ON tour.id = tour_id"
            " JOIN principe ON principe.id = tour.principe_id"
            " JOIN participant ON participant.id = participant_id"
            " ORDER BY principe.id, tour.rang, numero"
        )
    ]


# --- ce qui s’importe --------------------------------------------------------------------------


def test_un_fichier_ordinaire_donne_positions_tours_clos_et_participants(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    rendu = importer(
        "P01;Agents;transparence;1;plutot;Pourquoi pas",
        "P01;Agents;transparence;2;tout-a-fait;",
        "P12;Élus;transparence;;pas-du-tout;",
        "P05;Direction;humain;1;sans-avis;",
        "P06;Direction;humain;1;;",
    )
    assert positions(atelier) == [
        (1, "transparence", 1, "plutot", "Pourquoi pas"),
        (12, "transparence", 1, "pas-du-tout", ""),
        (1, "transparence", 2, "tout-a-fait", ""),
        (5, "humain", 1, "sans-avis", ""),
    ]
    assert {(t.rang, t.mode, t.etat) for t in lire_tours(atelier.connexion)} == {
        (1, "nominatif", "clos"),
        (2, "nominatif", "clos"),
    }
    assert rendu == CompteRenduImport(
        positions=4,
        sans_reponse=1,
        participants_crees=1,
        colleges_crees=("Élus",),
        nommes=0,
        doublons=(),
        remplacees=0,
    )
    assert [simple(phrase) for phrase in rendu.en_phrases()] == [
        "4 positions importées",
        "1 ligne sans réponse",
        "1 participant créé",
        "collèges créés : Élus",
    ]
    assert journal(atelier)[1:] == [("geste", "Importer 5 lignes")]
    verifier_etat(atelier.connexion)


@pytest.mark.parametrize("separateur", [";", ",", "\t"])
@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("fin", ["\n", "\r\n"])
def test_chaque_tableur_a_ses_habitudes_et_toutes_se_lisent(
    atelier: AtelierOuvert, importer: Importer, separateur: str, codage: str, fin: str
) -> None:
    motif = f"C’était prévu{separateur} l’œuvre aussi"
    reponse = ["P01", "Agents", "transparence", "1", "plutot", f'"{motif}"']
    lignes = [separateur.join(ENTETE.split(";")), separateur.join(reponse), ""]
    importer(octets=fin.join(lignes).encode(codage))
    assert positions(atelier) == [(1, "transparence", 1, "plutot", motif)]


def test_les_colonnes_viennent_dans_n_importe_quel_ordre_et_les_autres_ne_genent_pas(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    importer(
        octets="Position ;PRINCIPE;couleur;Collège;Participant\n"
        "plutot;humain;bleu;Agents;P02\n\n;;;;\n".encode()
    )
    assert positions(atelier) == [(2, "humain", 1, "plutot", "")]


@pytest.mark.parametrize("principe", ["humain", "Décision humaine", " DECISION  HUMAINE "])
@pytest.mark.parametrize("position", ["plutot", "Plutôt d’accord", "plutôt d'accord", "Plutôt"])
def test_le_principe_se_dit_par_cle_ou_titre_et_la_position_par_cle_ou_libelle(
    atelier: AtelierOuvert, importer: Importer, principe: str, position: str
) -> None:
    importer(f"1;Agents;{principe};1;{position};")
    assert positions(atelier) == [(1, "humain", 1, "plutot", "")]


@pytest.mark.parametrize("designation", ["P03", "p3", "3", "03", "P003"])
def test_un_participant_se_designe_par_son_numero_de_plusieurs_facons(
    atelier: AtelierOuvert, importer: Importer, designation: str
) -> None:
    assert importer(f"{designation};Agents;humain;1;plutot;").participants_crees == 0
    assert positions(atelier) == [(3, "humain", 1, "plutot", "")]


def test_un_participant_designe_par_un_nom_en_recoit_un_et_le_compte_rendu_le_dit(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    rendu = importer(
        "Zoé Quinault;Agents;humain;1;plutot;",
        "zoé quinault;Agents;sobriete;1;partage;",
        "P09;Agents;humain;1;plutot;",
        "Renée;Élus;humain;1;plutot;",
    )
    assert (rendu.participants_crees, rendu.nommes) == (3, 2)
    assert "2 participants portent un nom" in rendu.en_phrases()[-1]
    nouveaux = {p.numero: p.nom for p in lire_participants(atelier.connexion)[6:]}
    assert nouveaux == {9: "", 10: "Zoé Quinault", 11: "Renée"}


def test_un_nom_deja_inscrit_se_retrouve(atelier: AtelierOuvert, importer: Importer) -> None:
    nommer_participant(atelier, 4, "Zoé Quinault")
    assert importer("ZOÉ QUINAULT;;humain;1;plutot;").participants_crees == 0
    assert positions(atelier) == [(4, "humain", 1, "plutot", "")]


def test_un_college_nouveau_n_est_cree_qu_une_fois_meme_ecrit_de_deux_facons(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    rendu = importer("P20;Élus;humain;1;plutot;", "P21;elus;humain;1;plutot;")
    assert rendu.colleges_crees == ("Élus",)
    assert [(c.nom, c.inscrits) for c in lire_colleges(atelier.connexion)][2:] == [("Élus", 2)]


def test_l_echelle_de_l_atelier_dit_ce_qui_est_une_position(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    regler_atelier(atelier, echelle="gradients-8")
    importer("P01;Agents;humain;1;Je m’abstiens;", "P02;Agents;humain;1;Sans avis;")
    assert [degre for *_, degre, _ in positions(atelier)] == ["abstention", "sans-avis"]


def test_un_motif_de_dix_mille_caracteres_sur_plusieurs_lignes_entre_entier(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    motif = ("Voilà pourquoi.\n" * 625).strip()
    assert len(motif) == 9999
    importer(f'P01;Agents;humain;1;plutot;"{motif}"')
    assert positions(atelier)[0][4] == motif


def test_les_caracteres_interdits_en_xml_sont_otes_des_motifs(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    importer("P01;Agents;humain;1;plutot;Un\x0b pas\x01 de\x1f plus\ufffe")
    assert positions(atelier)[0][4].split() == ["Un", "pas", "de", "plus"]
    assert not set(positions(atelier)[0][4]) & set("\x0b\x01\x1f\ufffe")


# --- répétitions et réimports ------------------------------------------------------------------


def test_la_derniere_ligne_d_une_personne_l_emporte_et_le_compte_rendu_le_dit(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    rendu = importer(
        "P01;Agents;humain;1;plutot;Premier",
        "P02;Agents;humain;1;plutot;",
        "1;;Décision humaine;;partage;Deuxième",
        "P01;Agents;humain;2;plutot;",
        "p1;agents;humain;1;pas-du-tout;Troisième",
    )
    assert positions(atelier)[0] == (1, "humain", 1, "pas-du-tout", "Troisième")
    assert (rendu.positions, rendu.doublons) == (3, (2, 4))
    assert simple(rendu.en_phrases()[-1]) == (
        "2 lignes répétées, la dernière l’emporte (ignorées : 2, 4)"
    )


def test_une_derniere_ligne_vide_vaut_pas_de_reponse(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    rendu = importer("P01;Agents;humain;1;plutot;", "P01;Agents;humain;1;;")
    assert positions(atelier) == []
    assert (rendu.positions, rendu.sans_reponse, rendu.doublons) == (0, 1, (2,))


def test_importer_deux_fois_le_meme_fichier_ne_change_rien_la_seconde(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    lignes = ["P01;Agents;humain;1;plutot;Oui", "P30;Élus;humain;1;partage;"]
    importer(*lignes)
    avant, nombre = etat(atelier), len(journal(atelier))
    rendu = importer(*lignes)
    assert (rendu.remplacees, rendu.participants_crees) == (0, 0)
    assert (etat(atelier), len(journal(atelier))) == (avant, nombre)


def test_un_second_import_remplace_ajoute_et_retire(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    importer("P01;Agents;humain;1;plutot;Oui", "P02;Agents;humain;1;plutot;")
    apres_le_premier = etat(atelier)
    rendu = importer(
        "P01;Agents;humain;1;partage;", "P02;Agents;humain;1;;", "P03;Agents;humain;1;plutot;"
    )
    assert positions(atelier) == [
        (1, "humain", 1, "partage", ""),
        (3, "humain", 1, "plutot", ""),
    ]
    assert rendu.remplacees == 2
    assert "2 positions remplacées" in rendu.en_phrases()
    atelier.annuler()
    assert etat(atelier) == apres_le_premier


def test_un_tour_ouvert_que_le_fichier_complete_est_clos(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    tour = ouvrir_tour(atelier, 2)
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    importer("P02;Agents;humain;1;partage;")
    assert [t.etat for t in lire_tours(atelier.connexion)] == ["clos"]
    assert [numero for numero, *_ in positions(atelier)] == [1, 2]


def test_un_import_s_annule_et_se_refait(atelier: AtelierOuvert, importer: Importer) -> None:
    avant = etat(atelier)
    importer("P01;Agents;humain;1;plutot;", "P30;Élus;transparence;2;partage;Oui")
    apres = etat(atelier)
    atelier.annuler()
    assert etat(atelier) == avant
    atelier.refaire()
    assert etat(atelier) == apres


def test_un_numero_libere_par_une_annulation_resert(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    importer("P30;Élus;humain;1;plutot;")
    atelier.annuler()
    importer("P31;RH;humain;1;plutot;")
    assert [p.numero for p in lire_participants(atelier.connexion)] == [1, 2, 3, 4, 5, 6, 31]
    verifier_etat(atelier.connexion)


# --- ce qui se refuse --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ligne", "phrase"),
    [
        ("P01;Agents;poésie;1;plutot;", "le principe « poésie » n’existe pas dans l’atelier"),
        ("P01;Agents;;1;plutot;", "le principe «  » n’existe pas"),
        ("P01;Agents;humain;10;plutot;", "le tour « 10 » n’est pas un nombre de 1 à 9"),
        ("P01;Agents;humain;un;plutot;", "le tour « un » n’est pas un nombre de 1 à 9"),
        ("P01;Agents;humain;1;excellent;", "la position « excellent » n’est pas de l’échelle"),
        ("P01;Agents;humain;1;?;", "tout-a-fait, plutot, partage, plutot-pas, pas-du-tout"),
        (";Agents;humain;1;plutot;", "le participant est vide"),
        ("P01;Direction;humain;1;plutot;", "« P01 » est déjà du collège « agents »"),
        ("P50;;humain;1;plutot;", "« P50 » n’est pas inscrit ; dites son collège"),
        ("P50;…;humain;1;plutot;", "« P50 » n’est pas inscrit"),
    ],
)
def test_une_ligne_fautive_est_dite_avec_son_numero_et_rien_n_est_importe(
    atelier: AtelierOuvert, importer: Importer, ligne: str, phrase: str
) -> None:
    avant, octets = etat(atelier), atelier.chemin.read_bytes()
    with attendre_refus("l’atelier n’a pas changé", "ligne 3 : ", phrase):
        importer("P40;Usagers;humain;1;plutot;", ligne, "P02;Agents;humain;1;plutot;")
    assert etat(atelier) == avant
    assert atelier.chemin.read_bytes() == octets


def test_deux_lignes_d_un_meme_fichier_ne_donnent_pas_deux_colleges_a_une_personne(
    importer: Importer,
) -> None:
    with attendre_refus("ligne 3 : « P50 » est déjà du collège « elus », pas de « RH »"):
        importer("P50;Élus;humain;1;plutot;", "P50;RH;transparence;1;plutot;")


def test_un_principe_hors_de_l_ordre_du_jour_ne_recoit_pas_de_positions(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    retenir_principe(atelier, 2, False)
    with attendre_refus("« Décision humaine » est hors de l’ordre du jour"):
        importer("P01;Agents;Décision humaine;1;plutot;")


def test_toutes_les_erreurs_sont_dites_ensemble_jusqu_a_dix(importer: Importer) -> None:
    with attendre_refus("ligne 2 : ", "ligne 11 : ", "et 4 autres erreurs"):
        importer(*["P01;Agents;poésie;1;plutot;"] * 14)


@pytest.mark.parametrize(
    ("octets", "morceaux"),
    [
        (b"", ["il manque la colonne", "colonnes trouvées : aucune"]),
        (b"\xef\xbb\xbf", ["il manque la colonne"]),
        (
            b"participant;college;principe\nP01;Agents;humain\n",
            ["ligne 1 : il manque la colonne « position »", ENTETE.split(";tour", maxsplit=1)[0]],
        ),
        (ENTETE.encode(), ["ne contient aucune ligne"]),
        (f"{ENTETE}\n;;;;;\n\n".encode(), ["ne contient aucune ligne"]),
        (ENTETE.encode("utf-16"), ["n’est pas un tableau lisible"]),
        (b"PK\x03\x04\x00\x00classeur", ["est abîmé ou incomplet"]),
        (f"{ENTETE}\nP01;Agents;".encode() + b"\x81\x8d\n", ["ligne 2 : caractère illisible"]),
        (f"{ENTETE}\nP01;".encode() + b"x" * 200_000, ["le tableau ne se lit pas"]),
    ],
)
def test_un_fichier_qui_n_est_pas_le_bon_tableau_est_refuse(
    atelier: AtelierOuvert, importer: Importer, octets: bytes, morceaux: list[str]
) -> None:
    avant = etat(atelier)
    with attendre_refus("« positions.csv »", *morceaux):
        importer(octets=octets or b" ")
    assert etat(atelier) == avant


def test_un_fichier_absent_ou_un_dossier_se_disent(atelier: AtelierOuvert, tmp_path: Path) -> None:
    with attendre_ennui("Le fichier", "n’existe pas"):
        importer_positions(atelier, tmp_path / "absent.csv")
    with attendre_ennui("est un dossier"):
        importer_positions(atelier, tmp_path)


def test_au_dela_de_cinq_mille_participants_l_import_est_refuse(
    atelier: AtelierOuvert, importer: Importer
) -> None:
    inscrire(atelier, [Inscription("Agents", nom=f"n° {n}") for n in range(4990)])
    importer(*[f"P{n};Élus;humain;1;plutot;" for n in range(6000, 6004)])
    avant = etat(atelier)
    with attendre_refus("5000 participants au plus"):
        importer("P7000;Élus;humain;1;plutot;")
    assert etat(atelier) == avant


def test_un_compte_rendu_vide_de_tout_ne_dit_que_le_nombre() -> None:
    rendu = CompteRenduImport(0, 0, 0, (), 0, (), 0)
    assert rendu.en_phrases() == ("0 position importée",)
    beaucoup = dataclasses.replace(rendu, doublons=tuple(range(2, 20)))
    assert "11…" in beaucoup.en_phrases()[-1]


# --- la liste des participants -----------------------------------------------------------------


def test_une_liste_de_participants_se_lit_avec_ou_sans_nom_ni_numero(tmp_path: Path) -> None:
    csv = tmp_path / "liste.csv"
    csv.write_text(
        "participant,collège,nom\nP07,Agents,\n,Élus,Zoé Q.\nRenée,Agents,\n", encoding="utf-8"
    )
    assert lire_inscriptions(csv) == (
        Inscription("Agents", numero=7),
        Inscription("Élus", nom="Zoé Q."),
        Inscription("Agents", nom="Renée"),
    )


@pytest.mark.parametrize(
    ("texte", "morceaux"),
    [
        ("nom\nZoé\n", ["il manque la colonne « college »"]),
        ("college\n", ["ne contient aucun participant"]),
        ("numero;college\nP01;\n", ["ligne 2 : le collège est vide"]),
        ("numero;college\n1;A\n;A\n\n2;A\nP02;B\n", ["ligne 6 : le numéro P02 est répété"]),
    ],
)
def test_une_liste_fautive_est_refusee_a_la_bonne_ligne(
    tmp_path: Path, texte: str, morceaux: list[str]
) -> None:
    csv = tmp_path / "liste.csv"
    csv.write_text(texte, encoding="utf-8")
    with attendre_refus(*morceaux):
        lire_inscriptions(csv)
