"""Chaque dialogue, bâti sur l’atelier de démonstration et prêt à être montré."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from charte_studio.atelier.demonstration import PRINCIPE_MONTRE
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.dissensus import lire_dissensus
from charte_studio.atelier.lectures.historique import lire_historique
from charte_studio.atelier.lectures.impressions import lire_a_imprimer
from charte_studio.atelier.lectures.preparer import (
    lire_participants,
    lire_preparation,
    lire_principe,
)
from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.atelier.sauvegardes import Sauvegarde
from charte_studio.interface.console import Console
from charte_studio.interface.dialogues.amendement import (
    AmendementSaisi,
    BaseAmendable,
    DialogueAmendement,
)
from charte_studio.interface.dialogues.barometre import DialogueBarometre
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.changer_modele import ChangerModele
from charte_studio.interface.dialogues.circuit import DialogueCircuit
from charte_studio.interface.dialogues.consolider import DialogueConsolider
from charte_studio.interface.dialogues.deroules import DialogueDeroules
from charte_studio.interface.dialogues.desaccord import SALLE, DesaccordSaisi, DialogueDesaccord
from charte_studio.interface.dialogues.donnees_ouvertes import DialogueDonneesOuvertes
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.dialogues.echelle_propre import DialogueEchellePropre
from charte_studio.interface.dialogues.histoire import DialogueHistoire
from charte_studio.interface.dialogues.importer_positions import DialogueImport
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.pages_imprimees import DialoguePages
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.dialogues.presences import DialoguePresences
from charte_studio.interface.dialogues.principe import DialoguePrincipe
from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis
from charte_studio.interface.dialogues.regle import DialogueRegle
from charte_studio.interface.dialogues.reponses import DialogueReponses
from charte_studio.interface.dialogues.ressaisie import DialogueRessaisie
from charte_studio.interface.dialogues.ressenti import DialogueRessenti
from charte_studio.interface.dialogues.sauvegardes import DialogueSauvegardes
from charte_studio.interface.dialogues.texte_existant import PartirDUnTexte
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.dialogues.vue_ensemble import DialogueVueEnsemble
from charte_studio.interface.etapes.decider.carte_desaccords import UNE_PART_DE_LA_SALLE
from charte_studio.interface.etapes.se_positionner import page_d_essai
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.impressions.documents import DOCUMENTS
from charte_studio.interface.impressions.options import Options
from charte_studio.redaction.bibliotheque import lire_bibliotheque
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES, lister_modeles
from charte_studio.redaction.remarques import Remarque
from charte_studio.redaction.signets import signet_article
from charte_studio.socle.chemins import (
    dossier_modeles,
    dossier_ressources,
)

_AUJOURD_HUI: Final = dt.date(2026, 11, 12)
_TEXTE_COLLE: Final = """# Charte de l’intelligence artificielle

## Garder la main

Une décision qui touche une personne est prise par une personne.

## Protéger les données

- Aucune donnée nominative dans un outil public.
- Les usages sont inscrits dans un registre.
"""

Ouverture = Callable[[Fenetre, Console], QDialog]


def _nouvel_atelier(fenetre: Fenetre, _console: Console) -> QDialog:
    return NouvelAtelier(lister_modeles(dossier_modeles()), Path.home(), parent=fenetre)


def _changer_modele(fenetre: Fenetre, console: Console) -> QDialog:
    actuel = (console.info.modele, console.info.modele_version)
    modeles = lister_modeles(dossier_modeles())
    return ChangerModele(modeles, Path.home(), actuel, fenetre)


def _partir_d_un_texte(fenetre: Fenetre, _console: Console) -> QDialog:
    return PartirDUnTexte(fenetre.taches, Path.home(), fenetre)


def _decoupage(fenetre: Fenetre, _console: Console) -> QDialog:
    dialogue = PartirDUnTexte(fenetre.taches, Path.home(), fenetre)
    dialogue.lire_colle(_TEXTE_COLLE)
    fenetre.taches.attendre()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    return dialogue


def _sauvegardes(fenetre: Fenetre, _console: Console) -> QDialog:
    faites = [
        Sauvegarde(
            Path(f"{jour}.charte"), "Charte IA — Ville de Valbrune", "Ville de Valbrune.charte",
            dt.datetime.combine(_AUJOURD_HUI - dt.timedelta(days=jour), dt.time(14, 30)), 412_000,
        )
        for jour in range(3)
    ]  # fmt: skip
    return DialogueSauvegardes(faites, Path.home(), fenetre)


def _raccourcis(fenetre: Fenetre, console: Console) -> QDialog:
    page = console.page
    touches = (*page.touches, *page.autres_touches) if page else ()
    return DialogueRaccourcis("Sur cette page", touches, parent=fenetre)


def _deroules(fenetre: Fenetre, _console: Console) -> QDialog:
    return DialogueDeroules(lire_deroules(dossier_ressources() / "deroules.toml"), 180, fenetre)


def _droit(fenetre: Fenetre, _console: Console) -> QDialog:
    faits = lire_droit(dossier_ressources() / "droit.toml")
    return DialogueDroit(faits, aujourd_hui=_AUJOURD_HUI, parent=fenetre)


def _circuit(fenetre: Fenetre, _console: Console) -> QDialog:
    faits = lire_droit(dossier_ressources() / "droit.toml")
    formes = lire_formes(dossier_ressources() / "formes.toml")
    return DialogueCircuit(next(iter(formes.values())), faits, _AUJOURD_HUI, fenetre)


def _bibliotheque(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    return BibliothequeDialogue(
        lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES),
        {p.cle for p in lire_preparation(connexion).principes},
        degres=[degre.libelle for degre in lire_atelier(connexion).echelle.degres],
        parent=fenetre,
    )


def _principe(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    premier = lire_preparation(connexion).principes[0].id
    return DialoguePrincipe(lire_principe(connexion, premier), parent=fenetre)


def _participants(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    pris = [p.numero for p in lire_participants(connexion)]
    return DialogueParticipants(lire_preparation(connexion).colleges, pris, fenetre)


def _importer(fenetre: Fenetre, console: Console) -> QDialog:
    return DialogueImport(console.contexte.atelier, fenetre)


def _regle(fenetre: Fenetre, console: Console) -> QDialog:
    info = lire_atelier(console.contexte.atelier.connexion)
    return DialogueRegle(info.regle, info.seuil, parent=fenetre)


def _pages_imprimees(fenetre: Fenetre, console: Console) -> QDialog:
    lu = lire_a_imprimer(console.contexte.atelier.connexion)
    document = DOCUMENTS[0]
    deroule = next(iter(lire_deroules(dossier_ressources() / "deroules.toml").values()))
    return DialoguePages(document.titre, document.composer(lu, Options(deroule)), fenetre)


def _presences(fenetre: Fenetre, console: Console) -> QDialog:
    return DialoguePresences(console.contexte, fenetre)


def _ressenti(fenetre: Fenetre, _console: Console) -> QDialog:
    return DialogueRessenti("On nous l’impose sans formation.", "crainte", fenetre)


def _barometre(fenetre: Fenetre, _console: Console) -> QDialog:
    return DialogueBarometre(parent=fenetre)


def _echelle_propre(fenetre: Fenetre, console: Console) -> QDialog:
    return DialogueEchellePropre(lire_atelier(console.contexte.atelier.connexion).echelle, fenetre)


def _ressaisie(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    tour = lire_tours(connexion, lire_preparation(connexion).principes[0].id)[-1]
    return DialogueRessaisie(console.contexte, tour, fenetre)


def _vote_essai(fenetre: Fenetre, console: Console) -> QDialog:
    return VoteEssai(console.contexte, "nominatif", page_d_essai, fenetre)


def _amendement(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    premier = lire_principe(connexion, lire_preparation(connexion).principes[0].id)
    assert premier is not None
    base = premier.formulations[0]
    return DialogueAmendement(
        titre="Proposer un amendement",
        bases={f.id: BaseAmendable(f.niveau.capitalize(), f.texte) for f in premier.formulations},
        colleges={college.id: college.nom for college in lire_colleges(connexion)},
        depart=AmendementSaisi(base.id, f"{base.texte} Cela se vérifie.", "", None),
        parent=fenetre,
    )


def _desaccord(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    consigne = lire_dissensus(connexion)[0]
    return DialogueDesaccord(
        colleges={
            **{str(college.id): college.nom for college in lire_colleges(connexion)},
            SALLE: UNE_PART_DE_LA_SALLE,
        },
        propositions={},
        depart=DesaccordSaisi(SALLE, consigne.texte, consigne.relu),
        nouveau=False,
        parent=fenetre,
    )


def _histoire(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    ligne = next(ligne for ligne in lire_decisions(connexion) if ligne.cle == PRINCIPE_MONTRE)
    moments = lire_historique(
        connexion,
        "decision",
        colonne="principe_id",
        valeurs={ligne.principe_id},
        mots="justification",
    )
    return DialogueHistoire(f"Histoire\u00a0: {ligne.titre}", moments, parent=fenetre)


def _vue_ensemble(fenetre: Fenetre, console: Console) -> QDialog:
    connexion = console.contexte.atelier.connexion
    echelle = lire_atelier(connexion).echelle
    return DialogueVueEnsemble(lire_decisions(connexion), echelle, parent=fenetre)


def _consolider(fenetre: Fenetre, _console: Console) -> QDialog:
    return DialogueConsolider(fenetre.taches, Path.home(), fenetre)


def _donnees_ouvertes(fenetre: Fenetre, _console: Console) -> QDialog:
    return DialogueDonneesOuvertes(Path.home() / "Ville de Valbrune.json", fenetre)


def _reponses(fenetre: Fenetre, console: Console) -> QDialog:
    document = assembler(console.contexte.atelier.connexion)
    remarques = [
        Remarque(
            str(rang),
            signet_article(article.cle),
            article.titre,
            "",
            "Qui s’en assure\u202f? Le texte ne le dit pas.",
        )
        for rang, article in enumerate(document.articles[:3])
    ]
    return DialogueReponses(remarques, document, fenetre)


DIALOGUES: Final[dict[str, Ouverture]] = {
    "nouvel-atelier": _nouvel_atelier,
    "changer-modele": _changer_modele,
    "partir-d-un-texte": _partir_d_un_texte,
    "decoupage": _decoupage,
    "sauvegardes": _sauvegardes,
    "raccourcis": _raccourcis,
    "deroules": _deroules,
    "droit": _droit,
    "circuit": _circuit,
    "bibliotheque": _bibliotheque,
    "principe": _principe,
    "participants": _participants,
    "importer": _importer,
    "regle": _regle,
    "pages-imprimees": _pages_imprimees,
    "presences": _presences,
    "ressenti": _ressenti,
    "barometre": _barometre,
    "echelle-propre": _echelle_propre,
    "ressaisie": _ressaisie,
    "vote-essai": _vote_essai,
    "amendement": _amendement,
    "desaccord": _desaccord,
    "histoire": _histoire,
    "vue-ensemble": _vue_ensemble,
    "consolider": _consolider,
    "donnees-ouvertes": _donnees_ouvertes,
    "reponses": _reponses,
}
"""De quoi bâtir chaque dialogue. À qui l’appelle de le montrer et de le fermer."""
