"""Une lecture n’est refaite que si la base a changé, et elle l’est toujours quand elle a changé."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, event

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import regler_atelier
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    deposer_bulletin,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.comptes import compter_reponses
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.mesures import mesurer_un
from charte_studio.atelier.lectures.projection import Demande, lire_scene, scene_suivante
from charte_studio.atelier.lectures.projection.scenes import SceneTourOuvert
from charte_studio.atelier.lectures.se_positionner import lire_prise_de_position
from charte_studio.atelier.lectures.tours import lire_tours
from tests.outils.fichiers import executer_sql

LECTURES = (
    lire_atelier,
    lire_decisions,
    lambda connexion: mesurer_un(connexion, 1),
    lambda connexion: lire_prise_de_position(connexion, 1),
    lambda connexion: lire_scene(connexion, Demande("enjeu", 1)),
    lambda connexion: scene_suivante(connexion, Demande("enjeu", 1)),
)


def compter_requetes(connexion: Connection, faire: Callable[[], object]) -> int:
    """Combien de fois la base est interrogée."""
    nombre = 0

    def compter(*_: object) -> None:
        nonlocal nombre
        nombre += 1

    event.listen(connexion, "before_cursor_execute", compter)
    try:
        faire()
    finally:
        event.remove(connexion, "before_cursor_execute", compter)
    return nombre


@pytest.mark.parametrize("lire", LECTURES)
def test_relire_sans_changement_n_interroge_pas_la_base(
    atelier: AtelierOuvert, lire: Callable[[Connection], object]
) -> None:
    connexion = atelier.connexion
    premiere = lire(connexion)
    assert compter_requetes(connexion, lambda: lire(connexion)) == 0
    assert lire(connexion) == premiere


def test_un_geste_son_annulation_et_sa_reprise_se_relisent(atelier: AtelierOuvert) -> None:
    titre = lire_atelier(atelier.connexion).titre
    regler_atelier(atelier, titre="Un autre titre")
    assert lire_atelier(atelier.connexion).titre == "Un autre titre"
    atelier.annuler()
    assert lire_atelier(atelier.connexion).titre == titre
    atelier.refaire()
    assert lire_atelier(atelier.connexion).titre == "Un autre titre"


def test_un_geste_qui_echoue_ne_laisse_rien_de_ce_qu_il_a_fait_lire(
    atelier: AtelierOuvert,
) -> None:
    avant = lire_tours(atelier.connexion, 1)

    def rater() -> None:
        with atelier.geste("Un geste qui échoue") as session:
            session.connection().exec_driver_sql("UPDATE atelier SET titre = 'jamais'")
            assert lire_atelier(atelier.connexion).titre == "jamais"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rater()
    assert lire_atelier(atelier.connexion).titre == "Atelier d’essai"
    assert lire_tours(atelier.connexion, 1) == avant


def test_pendant_un_geste_on_lit_ce_qu_il_vient_d_ecrire(atelier: AtelierOuvert) -> None:
    lire_atelier(atelier.connexion)
    with atelier.geste("Deux écritures") as session:
        session.connection().exec_driver_sql("UPDATE atelier SET titre = 'une'")
        assert lire_atelier(atelier.connexion).titre == "une"
        session.connection().exec_driver_sql("UPDATE atelier SET titre = 'deux'")
        assert lire_atelier(atelier.connexion).titre == "deux"


def test_un_bulletin_hors_journal_se_compte_aussitot(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1, mode="secret")
    demande = Demande("tour_ouvert", 1)
    avant = lire_scene(atelier.connexion, demande)
    deposer_bulletin(atelier, tour_id=tour, participant_id=1, degre="plutot")
    apres = lire_scene(atelier.connexion, demande)
    assert isinstance(avant, SceneTourOuvert)
    assert isinstance(apres, SceneTourOuvert)
    assert (avant.reponses, apres.reponses) == (0, 1)
    assert compter_reponses(atelier.connexion, lire_tours(atelier.connexion, 1)[0]) == 1


def test_une_position_puis_la_cloture_changent_la_mesure(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1)
    assert mesurer_un(atelier.connexion, 1)[0].repartition.reponses == 0
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    assert mesurer_un(atelier.connexion, 1)[0].repartition.reponses == 1
    clore_tour(atelier, tour)
    assert mesurer_un(atelier.connexion, 1)[0].tour.clos


def test_ce_qu_ecrit_une_autre_connexion_se_relit(atelier: AtelierOuvert) -> None:
    lire_atelier(atelier.connexion)
    executer_sql(atelier.chemin, "UPDATE atelier SET titre = 'venu d’ailleurs'")
    assert lire_atelier(atelier.connexion).titre == "venu d’ailleurs"
