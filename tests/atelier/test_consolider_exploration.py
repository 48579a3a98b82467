"""Réunir ce que les séances ont exploré : usages, ressentis, baromètres, désaccords."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.consolider import CompteRenduReunion, preparer_reunion, reunir
from charte_studio.atelier.gestes.accueillir import (
    ajouter_barometre,
    clore_barometre,
    compter_reponses_barometre,
)
from charte_studio.atelier.gestes.dissensus import consigner_dissensus, faire_relire
from charte_studio.atelier.gestes.explorer import (
    ajouter_critere,
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    examiner_usage,
    modifier_critere,
    tirer_ressenti,
    trancher_usage,
)
from charte_studio.atelier.lectures.accueillir import lire_barometres
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.dissensus import lire_dissensus
from charte_studio.atelier.lectures.explorer import UsageLu, lire_exploration, lire_usages
from charte_studio.atelier.lectures.rediger import lire_deliberation
from charte_studio.redaction.accueil import Reponse
from tests.outils.base import valeur
from tests.outils.phrases import simple
from tests.outils.seances import creer_seance

SALLE = {"Agents": 5, "Direction": 3}
AGENTS, DIRECTION = 1, 2
TRANSPARENCE = 1


@pytest.fixture
def deux(tmp_path: Path) -> list[Path]:
    return [creer_seance(tmp_path / f"{nom}.charte", SALLE) for nom in ("lundi", "mardi")]


@contextmanager
def reunies(chemins: list[Path]) -> Iterator[tuple[AtelierOuvert, CompteRenduReunion]]:
    """Le résultat, ouvert, et ce qui en a été dit."""
    vers = chemins[0].with_name("resultat.charte")
    rendu = reunir(preparer_reunion(chemins), vers=vers)
    with ouvrir(vers) as atelier:
        yield atelier, rendu


def carte(
    atelier: AtelierOuvert, tache: str, verdict: str = "", conditions: str = "", **champs: str
) -> int:
    """Une carte d’usage, tranchée s’il le faut."""
    cle = ajouter_usage(atelier, tache=tache, outil="Un assistant", donnees="Publiques", **champs)
    if verdict:
        trancher_usage(atelier, cle, verdict=verdict, conditions=conditions)
    return cle


def verdicts(usages: tuple[UsageLu, ...]) -> list[tuple[str, str, str]]:
    return [(u.tache, u.verdict, u.conditions) for u in usages]


# --- les usages --------------------------------------------------------------------------------


def test_deux_cartes_identiques_n_en_font_qu_une_et_deux_verdicts_restent(
    deux: list[Path],
) -> None:
    for chemin, traduire in zip(deux, ("oui", "non"), strict=True):
        with ouvrir(chemin) as atelier:
            carte(atelier, "Résumer un compte rendu", "oui-si", "Relu.")
            carte(atelier, "Traduire un courriel", traduire)
            carte(atelier, f"Idée de {chemin.stem}")
    with reunies(deux) as (atelier, _):
        assert verdicts(lire_usages(atelier.connexion)) == [
            ("Idée de lundi", "", ""),
            ("Idée de mardi", "", ""),
            ("Résumer un compte rendu", "oui-si", "Relu."),
            ("Traduire un courriel", "non", ""),
            ("Traduire un courriel", "oui", ""),
        ]


def test_une_carte_du_modele_que_personne_n_a_remplie_cede_la_place(deux: list[Path]) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            proposee, ignoree = carte(atelier, "Résumer"), carte(atelier, "Trier")
            with atelier.geste("Comme venues du modèle") as session:
                for cle in (proposee, ignoree):
                    session.connection().exec_driver_sql(
                        "UPDATE usage SET origine = 'modele' WHERE id = ?", (cle,)
                    )
    with ouvrir(deux[1]) as atelier:
        trancher_usage(atelier, 1, verdict="oui")
    with reunies(deux) as (atelier, _):
        assert verdicts(lire_usages(atelier.connexion)) == [
            ("Résumer", "oui", ""),
            ("Trier", "", ""),
        ]


def test_les_examens_d_une_meme_carte_se_reunissent_et_une_contradiction_reste_une_question(
    deux: list[Path],
) -> None:
    criteres: list[str] = []
    for chemin, reponses in zip(deux, (("oui", "oui", ""), ("oui", "non", "non")), strict=True):
        with ouvrir(chemin) as atelier:
            criteres = [c.cle for c in lire_exploration(atelier.connexion).criteres][:3]
            cle = carte(atelier, "Résumer")
            for critere, reponse in zip(criteres, reponses, strict=True):
                examiner_usage(atelier, cle, critere=critere, reponse=reponse)
    with reunies(deux) as (atelier, _):
        (usage,) = lire_usages(atelier.connexion)
        assert usage.criteres == dict(zip(criteres, ("oui", "question", "non"), strict=True))


def test_l_ordre_des_cartes_et_des_mots_ne_dit_pas_leur_seance(deux: list[Path]) -> None:
    for chemin, verdict in zip(deux, ("oui", "non"), strict=True):
        with ouvrir(chemin) as atelier:
            carte(atelier, "Traduire", verdict)
            cle = ajouter_ressenti(atelier, texte="Fatigue.")
            ajouter_groupe(atelier, genre="ressenti", nom=f"Vu {chemin.stem}", cartes=[cle])
            if verdict == "non":
                tirer_ressenti(atelier, lambda restants: restants[0])
    requetes = (
        "SELECT tache, verdict FROM usage ORDER BY rang",
        "SELECT texte, nom, tire FROM ressenti JOIN groupe ON groupe.id = groupe_id WHERE tire",
    )
    lus = []
    for ordre in (deux, deux[::-1]):
        vers = deux[0].with_name(f"{ordre[0].stem}-d-abord.charte")
        reunir(preparer_reunion(ordre), vers=vers)
        with ouvrir(vers) as atelier:
            lus.append([atelier.connexion.exec_driver_sql(r).all() for r in requetes])
    assert lus[0] == lus[1]
    assert lus[0][0] == [("Traduire", "non"), ("Traduire", "oui")]
    assert lus[0][1] == [("Fatigue.", "Vu mardi", 1)]


def test_une_carte_garde_son_college_et_le_groupe_qu_une_seule_salle_lui_a_donne(
    deux: list[Path],
) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            cle = ajouter_usage(atelier, tache="Résumer", college_id=DIRECTION)
            if chemin is deux[1]:
                ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=[cle])
    with reunies(deux) as (atelier, _):
        lues = atelier.connexion.exec_driver_sql(
            "SELECT tache, college.nom, groupe.nom FROM usage"
            " JOIN college ON college.id = college_id JOIN groupe ON groupe.id = groupe_id"
        ).all()
        assert lues == [("Résumer", "Direction", "Écrire")]


def test_les_groupes_du_meme_nom_se_rejoignent_par_genre(deux: list[Path]) -> None:
    for chemin, nom in zip(deux, ("Écrire", "ecrire !"), strict=True):
        with ouvrir(chemin) as atelier:
            usage = carte(atelier, f"Tâche de {chemin.stem}")
            ajouter_groupe(atelier, genre="usage", nom=nom, cartes=[usage])
            mot = ajouter_ressenti(atelier, texte=f"Mot de {chemin.stem}")
            ajouter_groupe(atelier, genre="ressenti", nom=nom, cartes=[mot])
    with reunies(deux) as (atelier, _):
        lue = lire_exploration(atelier.connexion)
        (usages,), (ressentis,) = lue.groupes_usages, lue.groupes_ressentis
        assert [u.groupe_id for u in lue.usages] == [usages.id] * 2
        assert [r.groupe_id for r in lue.ressentis] == [ressentis.id] * 2


def test_un_critere_de_la_boussole_se_reunit_et_une_recriture_se_dit(deux: list[Path]) -> None:
    with ouvrir(deux[0]) as atelier:
        ajouter_critere(atelier, titre="Souveraineté", question="Où vont les données ?")
    with ouvrir(deux[1]) as atelier:
        livres = len(lire_exploration(atelier.connexion).criteres)
        ajouter_critere(atelier, titre="Coût", question="Combien ?")
        premier = lire_exploration(atelier.connexion).criteres[0]
        modifier_critere(atelier, premier.id, titre=premier.titre, question="Autrement ?")
    with reunies(deux) as (atelier, rendu):
        criteres = lire_exploration(atelier.connexion).criteres
        assert len(criteres) == livres + 2
        assert [c.titre for c in criteres[-2:]] == ["Souveraineté", "Coût"]
        assert criteres[0].question == premier.question
    (constat,) = map(simple, rendu.constats)
    assert constat == (
        f"Boussole, « {premier.titre} » : ce critère est écrit autrement dans « mardi.charte » ; "
        "le résultat garde celui de « lundi.charte »."
    )


# --- les ressentis -----------------------------------------------------------------------------


def test_chaque_ressenti_reste_meme_dit_deux_fois(deux: list[Path]) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            ajouter_ressenti(atelier, texte="J’ai peur de me tromper.", nature="crainte")
            ajouter_ressenti(atelier, texte=f"Vu {chemin.stem}.", nature="espoir")
    with reunies(deux) as (atelier, _):
        assert [(r.texte, r.nature) for r in lire_exploration(atelier.connexion).ressentis] == [
            ("J’ai peur de me tromper.", "crainte"),
            ("J’ai peur de me tromper.", "crainte"),
            ("Vu lundi.", "espoir"),
            ("Vu mardi.", "espoir"),
        ]


# --- les baromètres ----------------------------------------------------------------------------


def demander(
    atelier: AtelierOuvert, *mains: int, question: str = "Guichet ?", clos: bool = True
) -> None:
    """Pose une question à deux réponses, compte les mains, la clôt."""
    barometre = ajouter_barometre(
        atelier, question=question, reponses=[Reponse("Humain", None), Reponse("Machine", None)]
    )
    (lu,) = (b for b in lire_barometres(atelier.connexion) if b.id == barometre)
    for choix, nombre in zip(lu.choix, mains, strict=True):
        compter_reponses_barometre(atelier, choix.id, nombre)
    if clos:
        clore_barometre(atelier, barometre)


def comptes(atelier: AtelierOuvert) -> list[tuple[str, bool, list[tuple[str, int]]]]:
    return [
        (b.question, b.clos, [(c.libelle, c.nombre) for c in b.choix])
        for b in lire_barometres(atelier.connexion)
    ]


def test_les_reponses_closes_a_la_meme_question_s_additionnent(deux: list[Path]) -> None:
    for chemin, mains in zip(deux, ((6, 2), (3, 5)), strict=True):
        with ouvrir(chemin) as atelier:
            demander(atelier, *mains)
            demander(atelier, 8, 0, question=f"Propre à {chemin.stem} ?")
    with reunies(deux) as (atelier, rendu):
        assert comptes(atelier) == [
            ("Guichet ?", True, [("Humain", 9), ("Machine", 7)]),
            ("Propre à lundi ?", True, [("Humain", 8), ("Machine", 0)]),
            ("Propre à mardi ?", True, [("Humain", 8), ("Machine", 0)]),
        ]
    assert rendu.constats == ()


def test_la_meme_question_a_l_ouverture_et_a_la_fin_reste_deux_questions(
    deux: list[Path],
) -> None:
    """Les mêmes mains se sont levées deux fois : les additionner en ferait le double de gens."""
    for chemin, ouverture, fin in zip(deux, ((6, 2), (7, 1)), ((1, 7), (2, 6)), strict=True):
        with ouvrir(chemin) as atelier:
            demander(atelier, *ouverture)
            demander(atelier, *fin)
    with reunies(deux) as (atelier, _):
        assert [choix for _, _, choix in comptes(atelier)] == [
            [("Humain", 13), ("Machine", 3)],
            [("Humain", 3), ("Machine", 13)],
        ]


def test_une_question_restee_ouverte_n_est_pas_comptee_et_c_est_dit(deux: list[Path]) -> None:
    for chemin, clos in zip(deux, (True, False), strict=True):
        with ouvrir(chemin) as atelier:
            demander(atelier, 6, 2, clos=clos)
    with ouvrir(deux[0]) as atelier:
        demander(atelier, 0, 0, question="Personne n’a répondu", clos=False)
    with reunies(deux) as (atelier, rendu):
        assert comptes(atelier) == [
            ("Guichet ?", True, [("Humain", 6), ("Machine", 2)]),
            ("Personne n’a répondu", False, [("Humain", 0), ("Machine", 0)]),
        ]
    (constat,) = map(simple, rendu.constats)
    assert constat == (
        "« mardi.charte » : 1 question du baromètre n’était pas close, ses réponses ne sont pas "
        "comptées."
    )


def test_un_barometre_de_moins_de_trois_mains_en_tout_n_est_pas_repris(deux: list[Path]) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            demander(atelier, 1, 0)
    with reunies(deux) as (atelier, rendu):
        assert comptes(atelier) == [("Guichet ?", False, [("Humain", 0), ("Machine", 0)])]
    (constat,) = map(simple, rendu.constats)
    assert constat == (
        "Baromètre « Guichet ? » : moins de 3 réponses en tout, elles ne sont pas reprises."
    )


def test_d_autres_reponses_possibles_font_une_autre_question(deux: list[Path]) -> None:
    for chemin, autre in zip(deux, ("Machine", "Les deux"), strict=True):
        with ouvrir(chemin) as atelier:
            cle = ajouter_barometre(
                atelier,
                question="Guichet ?",
                reponses=[Reponse("Humain", 80), Reponse(autre, 20)],
                source="Une enquête",
            )
            (lu,) = (b for b in lire_barometres(atelier.connexion) if b.id == cle)
            compter_reponses_barometre(atelier, lu.choix[0].id, 5)
            clore_barometre(atelier, cle)
    with reunies(deux) as (atelier, _):
        assert [choix for _, _, choix in comptes(atelier)] == [
            [("Humain", 5), ("Machine", 0)],
            [("Humain", 5), ("Les deux", 0)],
        ]
        assert valeur(atelier, "SELECT count(*) FROM choix_barometre WHERE repere = 80") == 2


# --- les désaccords ----------------------------------------------------------------------------


def test_les_desaccords_consignes_restent_tous_et_sont_a_relire(deux: list[Path]) -> None:
    for chemin in deux:
        with ouvrir(chemin) as atelier:
            for college, texte in ((DIRECTION, f"Trop cher, dit {chemin.stem}."), (None, "Non.")):
                consigner_dissensus(
                    atelier, principe_id=TRANSPARENCE, texte=texte, college_id=college, relu=True
                )
    with reunies(deux) as (atelier, rendu):
        lus = lire_dissensus(atelier.connexion, TRANSPARENCE)
        assert [(d.college, d.texte, d.relu) for d in lus] == [
            ("", "Non.", False),
            ("Direction", "Trop cher, dit lundi.", False),
            ("Direction", "Trop cher, dit mardi.", False),
        ]
        ligne = lire_decisions(atelier.connexion)[0]
        assert lire_deliberation(atelier.connexion, ligne).dissensus == ()
        for dit in lus[1:]:
            faire_relire(atelier, dit.id, True)
        parus = lire_deliberation(atelier.connexion, ligne).dissensus
        assert [(d.college, d.texte) for d in parus] == [
            ("Direction", "Trop cher, dit lundi."),
            ("Direction", "Trop cher, dit mardi."),
        ]
    (constat,) = map(simple, rendu.constats)
    assert constat == (
        "3 désaccords consignés sont à relire à l’étape Décider : rien n’en paraît dans la charte "
        "tant que les salles ne s’y sont pas reconnues."
    )
