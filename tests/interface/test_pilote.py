"""Le pilote et la régie : Page suivante enchaîne l’atelier, la salle ne voit que des scènes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import modifier_principe, regler_atelier
from charte_studio.atelier.gestes.se_positionner import (
    deposer_bulletin,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.preparer import lire_principe
from charte_studio.atelier.lectures.projection import Demande
from charte_studio.atelier.lectures.projection.scenes import SceneNoire, SceneTourOuvert
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.projection.minuterie import Minuterie
from charte_studio.interface.projection.pilote import Pilote
from charte_studio.interface.projection.regie import Regie
from charte_studio.interface.projection.vue import VueProjetee
from charte_studio.interface.taches import Taches
from tests.outils.horloge import HorlogeReglable


class Salle:
    """Une régie, son pilote et la vue de la salle, sur un vrai atelier."""

    def __init__(self, atelier: AtelierOuvert, qtbot: QtBot) -> None:
        self.parent = QObject()
        self.atelier = atelier
        self.contexte = Contexte(atelier, Taches(self.parent), self.parent)
        self.vue = VueProjetee(animations=False)
        qtbot.addWidget(self.vue)
        self.minuterie = Minuterie(atelier.maintenant, self.parent)
        self.regie = Regie(self.contexte, self.vue, self.minuterie, self.parent)
        self.pilote = Pilote(self.contexte, self.regie, self.parent)
        self.notices: list[str] = []
        self.contexte.notice.connect(lambda _nature, dit: self.notices.append(dit))

    def scene(self) -> str:
        return self.regie.prepare.demande.scene

    def aller_a(self, scene: str, **champs: int) -> None:
        self.pilote.aller(Demande(scene, **champs))  # type: ignore[arg-type]

    def enchainer(self, fois: int) -> list[str]:
        vues = []
        for _ in range(fois):
            self.pilote.avancer()
            vues.append(self.scene())
        return vues


@pytest.fixture
def salle(atelier: AtelierOuvert, qtbot: QtBot) -> Iterator[Salle]:
    ouverte = Salle(atelier, qtbot)
    yield ouverte
    ouverte.regie.arreter()
    ouverte.contexte.fermer()


def ecrire_un_enjeu(salle: Salle, phrases: int) -> None:
    lu = lire_principe(salle.atelier.connexion, 1)
    assert lu is not None
    modifier_principe(
        salle.atelier,
        1,
        titre=lu.titre,
        enjeu="Une phrase d’enjeu assez longue. " * phrases,
        question=lu.question,
        theme=lu.theme,
        axe=lu.axe,
        formulations={f.niveau: f.texte for f in lu.formulations},
    )


def repondre(salle: Salle, nombre: int) -> None:
    tour = lire_tours(salle.atelier.connexion, 1)[-1]
    for participant in range(1, nombre + 1):
        enregistrer_position(
            salle.atelier, tour_id=tour.id, participant_id=participant, degre="plutot"
        )


# --- enchaîner -----------------------------------------------------------------------------------


def test_page_suivante_mene_de_l_accueil_au_tour_ouvert(salle: Salle) -> None:
    assert salle.enchainer(5) == ["regles", "donnees", "enjeu", "affirmation", "tour_ouvert"]
    (tour,) = lire_tours(salle.atelier.connexion, 1)
    assert not tour.clos


def test_clore_sans_reponse_se_refuse_et_l_on_reste_sur_place(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    assert salle.enchainer(2) == ["tour_ouvert", "tour_ouvert"]
    assert "Personne n’a encore répondu" in salle.notices[-1]


def test_toutes_les_reponses_donnees_page_suivante_clot_le_tour(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 6)
    assert salle.enchainer(1) == ["resultat"]
    assert lire_tours(salle.atelier.connexion, 1)[0].clos
    assert not salle.notices


def test_clore_alors_qu_il_manque_des_reponses_demande_une_seconde_pression(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 4)
    assert salle.enchainer(1) == ["tour_ouvert"]
    assert salle.notices == ["Il manque 2 réponses\u00a0: appuyez encore sur Page suivante."]
    assert salle.enchainer(1) == ["resultat"]


def test_la_seconde_pression_ne_vaut_que_quelques_secondes(
    salle: Salle, horloge: HorlogeReglable
) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 4)
    salle.pilote.avancer()
    horloge.avancer(seconds=40)
    assert salle.enchainer(2) == ["tour_ouvert", "resultat"]
    assert [dit.startswith("Il manque 2") for dit in salle.notices] == [True, True, False]
    assert salle.notices[-1] == "Le tour est clos."


def test_entre_les_deux_pressions_regarder_ailleurs_annule_la_demande(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 4)
    salle.pilote.avancer()
    salle.pilote.reculer()
    assert salle.enchainer(2) == ["tour_ouvert", "tour_ouvert"]
    assert len(salle.notices) == 2


def test_un_vote_secret_s_ouvre_et_se_clot_en_deux_pressions(salle: Salle) -> None:
    regler_atelier(salle.atelier, mode_recueil="secret")
    salle.aller_a("affirmation", principe_id=1)
    assert salle.enchainer(1) == ["affirmation"]
    assert "ne s’annulera pas" in salle.notices[-1]
    assert salle.enchainer(1) == ["tour_ouvert"]
    tour = lire_tours(salle.atelier.connexion, 1)[-1]
    assert tour.mode == "secret"
    for participant in range(1, 7):
        deposer_bulletin(salle.atelier, tour_id=tour.id, participant_id=participant, degre="plutot")
    assert salle.enchainer(1) == ["tour_ouvert"]
    assert "scellera" in salle.notices[-1]
    assert salle.enchainer(1) == ["resultat"]


def test_deux_tours_un_debat_les_colleges_puis_le_principe_suivant(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 6)
    vues = salle.enchainer(2)
    assert vues == ["resultat", "debat"]
    assert salle.enchainer(1) == ["tour_ouvert"]
    repondre(salle, 6)
    assert salle.enchainer(2) == ["avant_apres", "decision"]
    salle.pilote.avancer()
    assert salle.regie.prepare.demande.principe_id == 2


def test_reculer_ne_defait_rien(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    salle.pilote.reculer()
    assert salle.scene() == "affirmation"
    assert len(lire_tours(salle.atelier.connexion, 1)) == 1
    assert salle.enchainer(1) == ["tour_ouvert"]
    assert len(lire_tours(salle.atelier.connexion, 1)) == 1


def test_les_deux_bouts_de_l_atelier_se_disent(salle: Salle) -> None:
    salle.pilote.reculer()
    assert salle.notices == ["C’est la première scène de l’atelier."]
    salle.aller_a("synthese")
    salle.pilote.avancer()
    assert salle.scene() == "synthese"
    assert "dernière scène" in salle.notices[-1]


def test_une_pause_ramene_ou_l_on_en_etait(salle: Salle) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.intercaler(Demande("pause"))
    assert salle.scene() == "pause"
    assert salle.enchainer(1) == ["affirmation"]
    assert not lire_tours(salle.atelier.connexion, 1)
    salle.pilote.intercaler(Demande("minuteur"))
    salle.pilote.reculer()
    assert salle.scene() == "affirmation"


def test_un_texte_long_se_tourne_page_a_page_avant_la_scene_suivante(salle: Salle) -> None:
    ecrire_un_enjeu(salle, 90)
    salle.aller_a("enjeu", principe_id=1)
    salle.regie.relire()
    pages = salle.regie.prepare.pages
    assert pages > 1
    for _ in range(pages - 1):
        salle.pilote.avancer()
    assert (salle.scene(), salle.vue.page) == ("enjeu", pages - 1)
    salle.pilote.avancer()
    assert salle.scene() == "affirmation"
    salle.pilote.reculer()
    assert (salle.scene(), salle.regie.prepare.page) == ("enjeu", pages - 1)
    salle.pilote.reculer()
    assert salle.vue.page == pages - 2


# --- ce que voit la salle -----------------------------------------------------------------------


def test_une_reponse_de_plus_arrive_a_l_ecran_une_fois_la_rafale_passee(
    salle: Salle, qtbot: QtBot
) -> None:
    salle.aller_a("affirmation", principe_id=1)
    salle.pilote.avancer()
    repondre(salle, 3)
    assert isinstance(salle.vue.scene, SceneTourOuvert)
    assert salle.vue.scene.reponses == 0
    qtbot.waitUntil(lambda: getattr(salle.vue.scene, "reponses", 0) == 3, timeout=2000)


def test_un_tour_ouvert_ne_montre_que_son_nombre_de_reponses(salle: Salle) -> None:
    ouvrir_tour(salle.atelier, 1)
    repondre(salle, 5)
    for scene in ("tour_ouvert", "resultat", "avant_apres", "colleges"):
        salle.aller_a(scene, principe_id=1)
        assert isinstance(salle.vue.scene, SceneTourOuvert)
        assert salle.vue.scene.reponses == 5
        assert not hasattr(salle.vue.scene, "barres")


def test_l_ecran_noir_eteint_la_salle_et_page_suivante_la_rallume_sur_place(salle: Salle) -> None:
    salle.aller_a("regles")
    salle.regie.noircir(True)
    assert isinstance(salle.vue.scene, SceneNoire)
    salle.pilote.avancer()
    assert not salle.regie.noire
    assert salle.scene() == "regles"
    assert salle.vue.scene == salle.regie.salle.scene


def test_figee_la_salle_garde_son_image_pendant_que_l_on_prepare(salle: Salle) -> None:
    salle.aller_a("accueil")
    gardee = salle.vue.scene
    salle.regie.figer(True)
    assert salle.enchainer(2) == ["regles", "donnees"]
    regler_atelier(salle.atelier, titre="Un tout autre titre")
    salle.regie.relire()
    assert salle.vue.scene == gardee
    salle.regie.figer(False)
    assert salle.vue.scene == salle.regie.prepare.scene
    assert salle.regie.salle.demande.scene == "donnees"


def test_changer_d_ecran_compte_les_pages_de_nouveau(salle: Salle) -> None:
    ecrire_un_enjeu(salle, 60)
    salle.aller_a("enjeu", principe_id=1)
    salle.regie.tourner(1)
    larges = salle.regie.prepare.pages
    salle.regie.prendre_la_forme(QSize(1024, 768))
    etroites = salle.regie.prepare
    assert etroites.pages >= larges
    assert etroites.page < etroites.pages


# --- le minuteur --------------------------------------------------------------------------------


def test_le_minuteur_bat_sonne_une_fois_et_se_suspend(
    salle: Salle, horloge: HorlogeReglable
) -> None:
    fins: list[int] = []
    salle.minuterie.fini.connect(lambda: fins.append(1))
    salle.minuterie.lancer(60)
    horloge.avancer(seconds=20)
    salle.minuterie.battre()
    assert salle.regie.minuteur is not None
    assert salle.regie.minuteur.restant == 40
    salle.minuterie.basculer_pause()
    horloge.avancer(minutes=5)
    salle.minuterie.battre()
    assert salle.regie.minuteur.restant == 40
    salle.minuterie.basculer_pause()
    horloge.avancer(seconds=41)
    salle.minuterie.battre()
    horloge.avancer(seconds=5)
    salle.minuterie.battre()
    assert fins == [1]
    salle.minuterie.rallonger(60)
    horloge.avancer(seconds=60)
    salle.minuterie.battre()
    assert fins == [1, 1]


def test_la_salle_ne_voit_le_temps_que_si_on_le_veut(salle: Salle) -> None:
    salle.minuterie.lancer(60)
    salle.minuterie.montrer_a_la_salle(False)
    assert salle.regie.minuteur is None
    assert salle.minuterie.minuteur is not None
    salle.minuterie.montrer_a_la_salle(True)
    salle.regie.noircir(True)
    assert salle.regie.minuteur is None


def test_le_minuteur_ne_recompose_pas_l_image_entre_deux_secondes(
    salle: Salle, horloge: HorlogeReglable
) -> None:
    salle.minuterie.lancer(60)
    salle.minuterie.battre()
    battements: list[int] = []
    salle.minuterie.change.connect(lambda: battements.append(1))
    for _ in range(5):
        salle.minuterie.battre()
    assert not battements
    horloge.avancer(seconds=1)
    salle.minuterie.battre()
    assert battements == [1]
