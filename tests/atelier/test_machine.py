"""Des suites de gestes au hasard : ce qui doit rester vrai quoi qu’on fasse, dans tout ordre."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import (
    appliquer_suggestions,
    choisir_formulation,
    decider,
    revenir_sur_decision,
)
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    ajouter_principe,
    annoncer_regle,
    creer_atelier,
    inscrire,
    modifier_college,
    modifier_principe,
    nommer_participant,
    ordonner_principes,
    rattacher,
    regler_atelier,
    retenir_principe,
    retirer_college,
    retirer_participants,
)
from charte_studio.atelier.gestes.rediger import abandonner_retouche, garder_retouche, retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    effacer_position,
    enregistrer_position,
    modifier_contribution,
    noter_motif,
    ouvrir_tour,
    retirer_contribution,
    retirer_objection,
    rouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.journal import verifier_chaine
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.verification import verifier, verifier_etat
from charte_studio.domaine.decision import EFFETS_OBJECTION, RegleDecision
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.vocabulaire import CONTRIBUTIONS, ETATS_OBJECTION, ISSUES, NIVEAUX
from charte_studio.socle.erreurs import Refus
from tests.outils.base import Etat, etat
from tests.outils.fichiers import octets_de
from tests.outils.modeles import modele_de_trois_principes

peu = st.integers(1, 3)
principes = st.integers(1, 4)
participants = st.integers(1, 7)
reponses = st.sampled_from([*(d.cle for d in ECHELLES["accord-5"].degres), "sans-avis", "oui"])
textes = st.sampled_from(
    ["", "Oui.", "Non !", "Peut-être,\r\n« un jour ».", "é" * 50, "\x00\ud800"]
)
noms = st.sampled_from(["Agents", "Élus", "RH", "Direction", "Usagers"])
parties = st.sampled_from(["section:preambule", "principe:transparence", "principe:humain"])
formulations = st.dictionaries(st.sampled_from(list(NIVEAUX)), textes)


def preparer_l_atelier(chemin: Path) -> None:
    creer_atelier(
        chemin,
        modele_de_trois_principes(),
        inscriptions=[Inscription("Agents", nom="Zoé")] * 2 + [Inscription("Direction")] * 2,
    ).fermer()


class SuiteDeGestes(RuleBasedStateMachine):
    """Un atelier réel, et la pile des états par lesquels il est passé."""

    @initialize()
    def ouvrir_un_atelier(self) -> None:
        self.dossier = Path(tempfile.mkdtemp(prefix="charte-"))
        self.chemin = self.dossier / "a.charte"
        self.chemin.write_bytes(octets_de(preparer_l_atelier))
        self.atelier: AtelierOuvert = ouvrir(self.chemin)
        self.origine = etat(self.atelier)
        self.passe: list[Etat] = []
        self.futur: list[Etat] = []

    def teardown(self) -> None:
        if not hasattr(self, "atelier"):
            return
        self.tout_annuler_rend_l_origine()
        self.atelier.fermer()
        verifier(self.chemin)
        shutil.rmtree(self.dossier)

    def faire(self, geste: Callable[[AtelierOuvert], object]) -> None:
        """Fait un geste ; refusé ou sans effet, rien ne doit avoir bougé."""
        avant, lignes = etat(self.atelier), self.nombre_de_lignes()
        with contextlib.suppress(Refus):
            geste(self.atelier)
        faites = self.nombre_de_lignes() - lignes
        assert faites in (0, 1)
        if faites:
            assert etat(self.atelier) != avant
            self.passe.append(avant)
            self.futur.clear()
        else:
            assert etat(self.atelier) == avant

    def nombre_de_lignes(self) -> int:
        derniere = self.atelier.derniere_ligne
        assert derniere is not None
        return derniere.n

    # --- préparer ---------------------------------------------------------------------------

    @rule(titre=textes, seuil=st.integers(2, 6), echelle=st.sampled_from(list(ECHELLES)))
    def regler(self, titre: str, seuil: int, echelle: str) -> None:
        self.faire(lambda a: regler_atelier(a, titre=titre))
        self.faire(lambda a: regler_atelier(a, seuil=seuil, echelle=echelle))

    @rule(effet=st.sampled_from(list(EFFETS_OBJECTION)))
    def annoncer(self, effet: str) -> None:
        self.faire(lambda a: annoncer_regle(a, RegleDecision(effet_objection=effet)))

    @rule(nom=noms, effectif=st.none() | peu)
    def ajouter_un_college(self, nom: str, effectif: int | None) -> None:
        self.faire(lambda a: ajouter_college(a, nom, effectif))

    @rule(qui=peu, nom=noms)
    def renommer_un_college(self, qui: int, nom: str) -> None:
        self.faire(lambda a: modifier_college(a, qui, nom=nom, effectif_attendu=qui))

    @rule(qui=peu)
    def retirer_un_college(self, qui: int) -> None:
        self.faire(lambda a: retirer_college(a, qui))

    @rule(college=noms, nom=st.sampled_from(["", "Renée"]), numero=st.none() | participants)
    def inscrire_quelqu_un(self, college: str, nom: str, numero: int | None) -> None:
        self.faire(lambda a: inscrire(a, [Inscription(college, nom, numero)]))

    @rule(qui=participants, nom=st.sampled_from(["", "Renée", "Zoé"]))
    def nommer(self, qui: int, nom: str) -> None:
        self.faire(lambda a: nommer_participant(a, qui, nom))

    @rule(qui=st.lists(participants, max_size=3), college=peu)
    def changer_de_college(self, qui: list[int], college: int) -> None:
        self.faire(lambda a: rattacher(a, qui, college))

    @rule(qui=st.lists(participants, min_size=1, max_size=2))
    def retirer_des_participants(self, qui: list[int]) -> None:
        self.faire(lambda a: retirer_participants(a, qui))

    @rule(lequel=principes, retenu=st.booleans())
    def retenir(self, lequel: int, retenu: bool) -> None:
        self.faire(lambda a: retenir_principe(a, lequel, retenu))

    @rule(ordre=st.permutations([1, 2, 3, 4]))
    def ordonner(self, ordre: list[int]) -> None:
        self.faire(lambda a: ordonner_principes(a, ordre))

    @rule(titre=textes, formulations=formulations)
    def ecrire_un_principe(self, titre: str, formulations: dict[str, str]) -> None:
        self.faire(
            lambda a: ajouter_principe(a, titre=titre, question="?", formulations=formulations)
        )

    @rule(lequel=principes, question=textes, formulations=formulations)
    def recrire_un_principe(self, lequel: int, question: str, formulations: dict[str, str]) -> None:
        self.faire(
            lambda a: modifier_principe(
                a,
                lequel,
                titre="Récrit",
                question=question,
                enjeu="",
                theme="",
                axe="",
                formulations=formulations,
            )
        )

    # --- se positionner ---------------------------------------------------------------------

    @rule(lequel=principes)
    def ouvrir_le_tour(self, lequel: int) -> None:
        self.faire(lambda a: ouvrir_tour(a, lequel))

    @rule(tour=peu)
    def clore_le_tour(self, tour: int) -> None:
        self.faire(lambda a: clore_tour(a, tour))

    @rule(tour=peu)
    def rouvrir_le_tour(self, tour: int) -> None:
        self.faire(lambda a: rouvrir_tour(a, tour))

    @rule(tour=peu, qui=participants, degre=reponses)
    def repondre(self, tour: int, qui: int, degre: str) -> None:
        self.faire(lambda a: enregistrer_position(a, tour_id=tour, participant_id=qui, degre=degre))

    @rule(lequel=principes, degre=reponses)
    def tout_un_tour(self, lequel: int, degre: str) -> None:
        """Sans cela, peu de suites iraient jusqu’à décider."""
        self.faire(lambda a: ouvrir_tour(a, lequel))
        tours = etat(self.atelier)["tour"]
        if not tours:
            return
        tour = tours[-1][0]
        for qui, *_ in etat(self.atelier)["participant"]:
            self.faire(
                lambda a, qui=qui: enregistrer_position(
                    a, tour_id=tour, participant_id=qui, degre=degre
                )
            )
        self.faire(lambda a: clore_tour(a, tour))

    @rule(tour=peu, qui=participants)
    def effacer(self, tour: int, qui: int) -> None:
        self.faire(lambda a: effacer_position(a, tour_id=tour, participant_id=qui))

    @rule(tour=peu, qui=participants, motif=textes)
    def motiver(self, tour: int, qui: int, motif: str) -> None:
        self.faire(lambda a: noter_motif(a, tour_id=tour, participant_id=qui, motif=motif))

    @rule(
        lequel=principes,
        nature=st.sampled_from(list(CONTRIBUTIONS)),
        texte=textes,
        college=st.none() | peu,
    )
    def argumenter(self, lequel: int, nature: str, texte: str, college: int | None) -> None:
        self.faire(
            lambda a: ajouter_contribution(
                a, principe_id=lequel, nature=nature, texte=texte, college_id=college
            )
        )

    @rule(lequel=peu, texte=textes)
    def corriger_un_argument(self, lequel: int, texte: str) -> None:
        self.faire(
            lambda a: modifier_contribution(a, lequel, nature="pour", texte=texte, college_id=None)
        )

    @rule(lequel=peu)
    def retirer_un_argument(self, lequel: int) -> None:
        self.faire(lambda a: retirer_contribution(a, lequel))

    @rule(lequel=principes, texte=textes, college=st.none() | peu)
    def objecter(self, lequel: int, texte: str, college: int | None) -> None:
        self.faire(
            lambda a: ajouter_objection(a, principe_id=lequel, texte=texte, college_id=college)
        )

    @rule(laquelle=peu, voulu=st.sampled_from(list(ETATS_OBJECTION)), suite=textes)
    def traiter(self, laquelle: int, voulu: str, suite: str) -> None:
        self.faire(lambda a: traiter_objection(a, laquelle, etat=voulu, suite=suite))

    @rule(laquelle=peu)
    def retirer_l_objection(self, laquelle: int) -> None:
        self.faire(lambda a: retirer_objection(a, laquelle))

    @rule(qui=participants, tour=st.sampled_from("12"), degre=reponses, college=noms)
    def importer(self, qui: int, tour: str, degre: str, college: str) -> None:
        csv = self.dossier / "p.csv"
        csv.write_text(
            "participant;college;principe;tour;position\n"
            f"{qui};;humain;{tour};{degre}\nP9;{college};transparence;;\n",
            encoding="utf-8",
        )
        self.faire(lambda a: importer_positions(a, csv))

    # --- décider et rédiger -----------------------------------------------------------------

    @rule(
        lequel=principes,
        issue=st.sampled_from(list(ISSUES)),
        formulation=st.none() | st.integers(1, 7),
        justification=textes,
    )
    def trancher(
        self, lequel: int, issue: str, formulation: int | None, justification: str
    ) -> None:
        self.faire(
            lambda a: decider(
                a, lequel, issue=issue, formulation_id=formulation, justification=justification
            )
        )

    @rule(lequel=principes, laquelle=st.integers(1, 7))
    def choisir(self, lequel: int, laquelle: int) -> None:
        self.faire(lambda a: choisir_formulation(a, lequel, laquelle))

    @rule(lequel=principes)
    def revenir(self, lequel: int) -> None:
        self.faire(lambda a: revenir_sur_decision(a, lequel))

    @rule()
    def appliquer(self) -> None:
        self.faire(appliquer_suggestions)

    @rule(cle=parties, texte=textes)
    def recrire(self, cle: str, texte: str) -> None:
        self.faire(lambda a: retoucher(a, cle, texte))

    @rule(cle=parties, garder=st.booleans())
    def finir_la_retouche(self, cle: str, garder: bool) -> None:
        self.faire(lambda a: (garder_retouche if garder else abandonner_retouche)(a, cle))

    # --- revenir en arrière, fermer, rouvrir ------------------------------------------------

    @precondition(lambda self: self.passe)
    @rule(combien=st.integers(1, 4))
    def annuler(self, combien: int) -> None:
        for _ in range(min(combien, len(self.passe))):
            self.futur.append(etat(self.atelier))
            self.atelier.annuler()
            assert etat(self.atelier) == self.passe.pop()

    @precondition(lambda self: self.futur)
    @rule(combien=st.integers(1, 4))
    def refaire(self, combien: int) -> None:
        for _ in range(min(combien, len(self.futur))):
            self.passe.append(etat(self.atelier))
            self.atelier.refaire()
            assert etat(self.atelier) == self.futur.pop()

    @rule()
    def fermer_et_rouvrir(self) -> None:
        avant = etat(self.atelier), self.atelier.annulable, self.atelier.refaisable
        self.atelier.fermer()
        self.atelier = ouvrir(self.chemin)
        assert (etat(self.atelier), self.atelier.annulable, self.atelier.refaisable) == avant

    @rule()
    def anonymiser(self) -> None:
        avant = etat(self.atelier)
        self.atelier.anonymiser()
        assert etat(self.atelier) == avant
        assert "Zoé".encode() not in self.chemin.read_bytes()

    @rule()
    def tout_annuler_rend_l_origine(self) -> None:
        gestes = 0
        while self.atelier.annulable:
            self.atelier.annuler()
            gestes += 1
        assert etat(self.atelier) == self.origine
        assert gestes == len(self.passe)
        for attendu in [*self.passe[1:], None][:gestes]:
            self.atelier.refaire()
            assert attendu is None or etat(self.atelier) == attendu

    # --- ce qui reste vrai ------------------------------------------------------------------

    @invariant()
    def la_chaine_est_intacte_et_le_journal_redonne_l_etat(self) -> None:
        verifier_chaine(self.atelier.connexion)
        verifier_etat(self.atelier.connexion)

    @invariant()
    def annuler_et_refaire_disent_ce_qui_est_possible(self) -> None:
        assert bool(self.atelier.annulable) is bool(self.passe)
        assert bool(self.atelier.refaisable) is bool(self.futur)

    @invariant()
    def la_charte_s_assemble_toujours(self) -> None:
        document = assembler(self.atelier.connexion)
        assert [article.numero for article in document.articles] == list(
            range(1, len(document.articles) + 1)
        )


TestSuiteDeGestes = SuiteDeGestes.TestCase
TestSuiteDeGestes.settings = settings(
    max_examples=settings().max_examples // 4, stateful_step_count=30
)
