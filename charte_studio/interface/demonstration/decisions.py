"""Les décisions jouées : la formulation, l’issue, la raison quand on s’écarte, le désaccord."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.lectures.decider import LigneDecision, lire_decisions
from charte_studio.interface.demonstration.mains import CHIFFRES, Mains
from charte_studio.interface.dialogues.desaccord import SALLE, DialogueDesaccord
from charte_studio.interface.etapes.decider import Decider
from charte_studio.interface.etapes.decider.mots import VERBES

Table = Mapping[str, Any]


def trancher(mains: Mains, dit: Table, *, formulation: str = "") -> None:
    """F jusqu’à la formulation voulue, puis 1 à 4. `formulation` : une autre que celle du plan."""
    page = mains.page(Decider)
    ligne = _ligne(mains, page)
    retenir_la_formulation(mains, formulation or dit.get("formulation", ""))
    mains.taper(CHIFFRES[list(VERBES).index(dit["issue"]) + 1], sur=page.tableau)
    justification = page.panneau.choix.justification
    if not justification.isHidden():
        mains.ecrire(dit["justification"], dans=justification.champ)
        mains.taper(Qt.Key.Key_Return, sur=justification.champ)
    elif dit["justification"]:
        _motiver(mains, ligne.principe_id, dit)


def retenir_la_formulation(mains: Mains, niveau: str) -> None:
    """F passe d’une formulation à la suivante, jusqu’à celle de ce niveau."""
    page = mains.page(Decider)
    ligne = _ligne(mains, page)
    niveaux = [formulation.niveau for formulation in ligne.formulations]
    if niveau not in niveaux or ligne.formulation is None:
        return
    pas = niveaux.index(niveau) - niveaux.index(ligne.formulation.niveau)
    for _ in range(pas % len(niveaux)):
        mains.taper(Qt.Key.Key_F, sur=page.tableau)


def _motiver(mains: Mains, principe_id: int, dit: Table) -> None:
    """La page ne demande pas pourquoi l’on suit la règle : cette raison-là s’ajoute sans elle."""
    (ligne,) = lire_decisions(mains.atelier.connexion, principe_id)
    decider(
        mains.atelier,
        principe_id,
        issue=dit["issue"],
        formulation_id=ligne.formulation.id if ligne.formulation else None,
        justification=dit["justification"],
    )


def consigner(mains: Mains, dit: Table) -> None:
    """D : qui porte le désaccord, ses mots, et si la salle s’y reconnaît."""
    page = mains.page(Decider)

    def ecrire(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueDesaccord)
        mains.choisir(dialogue.college, dit.get("college", SALLE))
        mains.recrire(dit["texte"], dans=dialogue.texte)
        if dit["relu"]:
            mains.taper(Qt.Key.Key_Space, sur=dialogue.relu)
        mains.photographier("desaccord", dialogue)
        mains.valider(dialogue)

    mains.repondre(lambda: mains.taper(Qt.Key.Key_D, sur=page.tableau), ecrire)


def _ligne(mains: Mains, page: Decider) -> LigneDecision:
    principe = page.principe_montre()
    (ligne,) = lire_decisions(mains.atelier.connexion, principe)
    return ligne
