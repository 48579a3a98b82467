"""La démonstration jouée au clavier donne l’atelier de ses données, la charte, et ses preuves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.accueillir import lire_accueil
from charte_studio.atelier.lectures.amendements import lire_amendements
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.deroule import lire_deroule
from charte_studio.atelier.lectures.dissensus import lire_dissensus
from charte_studio.atelier.lectures.explorer import Exploration, lire_exploration
from charte_studio.atelier.lectures.mesures import mesurer_principes
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Contribution, Objection, Position
from charte_studio.atelier.verification import RapportVerification, verifier
from charte_studio.interface import theme
from charte_studio.interface.demonstration import NOM, jouer
from charte_studio.interface.demonstration.jouer import COMPTE_RENDU
from charte_studio.interface.demonstration.redaction import PRINCIPE_REVU, RETOUCHE
from charte_studio.redaction.comparaison_charte import comparer_chartes
from charte_studio.redaction.document import Article
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from tests.outils.phrases import attendre_refus, simple

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Le greffon hors écran le dit de chaque menu que l’on déroule."""


@dataclass(frozen=True)
class Jouee:
    """Ce que la séance a laissé, à côté de l’atelier bâti droit de ses données."""

    sortie: Path
    rapport: RapportVerification
    jouee: AtelierOuvert
    directe: AtelierOuvert


@pytest.fixture(scope="module")
def jouee(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jouee]:
    sortie = tmp_path_factory.mktemp("demo")
    jouer(qapp, sortie)
    theme.appliquer(qapp, theme.lire_theme("clair"))
    fichier = sortie / f"{NOM}.charte"
    rapport = verifier(fichier)
    with (
        ouvrir(fichier, lecture_seule=True) as joue,
        creer_demonstration(
            tmp_path_factory.mktemp("directe") / "directe.charte",
            donnees=dossier_ressources() / "demonstration",
            modeles=dossier_modeles(),
        ) as directe,
    ):
        yield Jouee(sortie, rapport, joue, directe)


def test_le_fichier_joue_est_intact_et_chaque_geste_y_est_journalise(jouee: Jouee) -> None:
    assert jouee.rapport.gestes > 900
    assert jouee.rapport.titre == "Charte IA — Ville de Valbrune"


def test_les_tours_tapes_donnent_les_memes_mesures_que_les_donnees(jouee: Jouee) -> None:
    joues, directs = (
        [
            [(t.tour.mode, t.tour.etat, t.repartition, t.mesures) for t in p.tours]
            for p in mesurer_principes(a.connexion)
        ]
        for a in (jouee.jouee, jouee.directe)
    )
    assert joues == directs
    modes = Counter(mode for tours in joues for mode, _, _, _ in tours)
    assert modes == {"nominatif": 20, "main-levee": 2, "secret": 2}


def test_les_motifs_et_les_paroles_sont_ceux_des_donnees_mot_pour_mot(jouee: Jouee) -> None:
    assert ce_qui_se_dit(jouee.jouee) == ce_qui_se_dit(jouee.directe)


def ce_qui_se_dit(atelier: AtelierOuvert) -> list[list[tuple[object, ...]]]:
    return [
        sorted(map(tuple, atelier.connexion.execute(select(*colonnes))))
        for colonnes in (
            (Position.tour_id * 0 + Position.participant_id, Position.motif),
            (Contribution.principe_id, Contribution.nature, Contribution.texte),
            (Objection.principe_id, Objection.etat, Objection.texte, Objection.suite),
        )
    ]


def test_l_ouverture_se_joue_en_entier(jouee: Jouee) -> None:
    joue, direct = (lire_accueil(a.connexion) for a in (jouee.jouee, jouee.directe))
    assert joue.objectif == direct.objectif
    assert [(b.question, b.clos, [c.nombre for c in b.choix]) for b in joue.barometres] == [
        (b.question, b.clos, [c.nombre for c in b.choix]) for b in direct.barometres
    ]
    assert lire_deroule(jouee.jouee.connexion).sequences == (
        lire_deroule(jouee.directe.connexion).sequences
    )
    assert cartes(lire_exploration(jouee.jouee.connexion)) == (
        cartes(lire_exploration(jouee.directe.connexion))
    )


def cartes(lue: Exploration) -> list[set[tuple[object, ...]]]:
    noms = {g.id: g.nom for g in (*lue.groupes_usages, *lue.groupes_ressentis)}
    return [
        {
            (u.tache, u.outil, u.donnees, u.frequence, u.verdict, u.conditions,
             tuple(sorted(u.criteres.items())), noms.get(u.groupe_id or 0))
            for u in lue.usages
        },
        {(r.texte, r.nature, r.tire, noms.get(r.groupe_id or 0)) for r in lue.ressentis},
    ]  # fmt: skip


def test_un_amendement_est_adopte_et_les_desaccords_sont_consignes(jouee: Jouee) -> None:
    def votes(atelier: AtelierOuvert) -> list[tuple[str, str, str]]:
        return sorted((a.texte, a.motif, a.etat) for a in lire_amendements(atelier.connexion))

    def dits(atelier: AtelierOuvert) -> list[tuple[int, str, str, bool]]:
        lus = lire_dissensus(atelier.connexion)
        return sorted((d.principe_id, d.college, d.texte, d.relu) for d in lus)

    assert votes(jouee.jouee) == votes(jouee.directe)
    assert Counter(etat for _, _, etat in votes(jouee.jouee)) == {"adopte": 1, "rejete": 1}
    assert dits(jouee.jouee) == dits(jouee.directe)


def test_chaque_decision_est_celle_des_donnees_et_sa_raison_aussi(jouee: Jouee) -> None:
    def prises(atelier: AtelierOuvert) -> list[tuple[object, ...]]:
        return [
            (li.cle, li.decision.issue, li.decision.suivie, li.decision.justification,
             li.formulation.texte if li.formulation else "")
            for li in lire_decisions(atelier.connexion)
            if li.decision is not None
        ]  # fmt: skip

    assert len(prises(jouee.jouee)) == 12
    assert prises(jouee.jouee) == prises(jouee.directe)


def test_un_conflit_de_fusion_est_resolu_et_la_version_2_se_compare_a_la_1(jouee: Jouee) -> None:
    articles, directs = (
        {a.titre: a for a in assembler(x.connexion).articles} for x in (jouee.jouee, jouee.directe)
    )
    titre = next(d.titre for d in lire_decisions(jouee.jouee.connexion) if d.cle == PRINCIPE_REVU)
    revu, direct = articles.pop(titre), directs.pop(titre)
    assert articles == directs
    assert RETOUCHE.strip() in en_texte(revu)
    assert en_texte(revu).replace(RETOUCHE, "") == en_texte(direct)
    premiere, deuxieme = lire_versions_figees(jouee.jouee.connexion)
    assert (premiere.numero, deuxieme.numero) == (1, 2)
    (changee,) = comparer_chartes(premiere.parties, deuxieme.parties).changees
    assert changee.avant is not None
    assert changee.apres is not None
    assert "lorsqu’on le leur demande" in changee.avant.texte
    assert changee.apres.texte.endswith(RETOUCHE.strip())


def en_texte(article: Article) -> str:
    return str(article.blocs)


def test_le_projet_et_le_compte_rendu_se_relisent_dans_word(jouee: Jouee) -> None:
    projet, compte_rendu = (
        [simple(p.text) for p in docx.Document(str(jouee.sortie / f"{nom}.docx")).paragraphs]
        for nom in (NOM, COMPTE_RENDU)
    )
    assert "Position divergente — Représentants du personnel" in projet
    assert any(RETOUCHE.strip() in simple(ligne) for ligne in projet)
    assert any("Transparence" in ligne for ligne in compte_rendu)
    assert not any(RETOUCHE.strip() in ligne for ligne in compte_rendu)


def test_les_captures_montrent_la_console_et_la_salle_de_l_accueil_a_la_version_2(
    jouee: Jouee,
) -> None:
    images = sorted((jouee.sortie / "captures").iterdir())
    noms = [image.stem.partition("-")[2] for image in images]
    assert noms[0] == "accueil"
    assert noms[-1] == "transmettre-compte-rendu"
    assert {
        "salle-barometre", "salle-mur", "tour-nominatif", "tour-main-levee", "tour-secret",
        "isoloir-bulletin", "salle-amendement", "amendement-vote", "desaccord", "salle-synthese",
        "conflit", "fusion-faite", "versions-comparees", "ecrans-accueil", "ecrans-panneau",
        "ecrans-ecran-noir", "ecrans-image-figee", "ecrans-synthese",
    } <= set(noms)  # fmt: skip
    assert all(image.stat().st_size > 5_000 for image in images)


def test_la_demonstration_ne_remplace_rien_de_ce_qui_est_deja_la(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / f"{NOM}.docx").write_bytes(b"le mien")
    with attendre_refus("existe déjà"):
        jouer(qapp, tmp_path)
    assert (tmp_path / f"{NOM}.docx").read_bytes() == b"le mien"
    assert not (tmp_path / f"{NOM}.charte").exists()
