"""Le débat joué : les paroles notées au fil de l’eau, les objections, les amendements votés."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.amendements import lire_amendements
from charte_studio.atelier.lectures.preparer import lire_principe
from charte_studio.interface.demonstration.mains import CTRL, Mains
from charte_studio.interface.demonstration.projection import Salle
from charte_studio.interface.demonstration.recueil import compter_les_mains, ouvrir_en, repartir
from charte_studio.interface.dialogues.amendement import DialogueAmendement
from charte_studio.interface.etapes.se_positionner import SePositionner

Table = Mapping[str, Any]
PAUSE_MS: Final = 250
"""De quoi laisser la comparaison suivre la frappe."""


def noter_argument(mains: Mains, dit: Table) -> None:
    """A, la nature, le collège, les mots, Ctrl+Entrée."""
    formulaire = mains.page(SePositionner).parole.formulaire
    mains.taper(Qt.Key.Key_A)
    mains.presser(formulaire.natures[dit["nature"]])
    mains.choisir(formulaire.college, dit.get("college", ""))
    mains.ecrire(dit["texte"], dans=formulaire.champ)
    mains.taper(Qt.Key.Key_Return, CTRL, sur=formulaire.champ)


def noter_objection(mains: Mains, dit: Table) -> None:
    """O, le collège, les mots ; puis ce que la salle en fait : levée ou maintenue, et pourquoi."""
    parole = mains.page(SePositionner).parole
    formulaire = parole.formulaire
    mains.taper(Qt.Key.Key_O)
    mains.choisir(formulaire.college, dit.get("college", ""))
    mains.ecrire(dit["texte"], dans=formulaire.champ)
    mains.taper(Qt.Key.Key_Return, CTRL, sur=formulaire.champ)
    if dit["etat"] == "ouverte":
        return
    mains.respirer()
    objection = parole.objections[max(parole.objections)]
    mains.presser(objection.lever if dit["etat"] == "levee" else objection.maintenir)
    mains.ecrire(dit.get("suite", ""), dans=formulaire.champ)
    mains.taper(Qt.Key.Key_Return, CTRL, sur=formulaire.champ)


def proposer_un_amendement(mains: Mains, dit: Table) -> None:
    """D : le texte récrit à la place de l’autre, le motif, le collège."""
    lu = lire_principe(mains.atelier.connexion, mains.page(SePositionner).principe_montre() or 0)
    assert lu is not None

    def remplir(dialogue: QWidget) -> None:
        assert isinstance(dialogue, DialogueAmendement)
        niveaux = {f.niveau: f.id for f in lu.formulations}
        mains.choisir(dialogue.base, str(niveaux[dit["formulation"]]))
        mains.changer_le_passage(dit["remplace"], dit["par"], dans=dialogue.texte)
        mains.ecrire(dit["motif"], dans=dialogue.motif)
        mains.choisir(dialogue.college, dit.get("college", ""))
        mains.respirer(PAUSE_MS)
        mains.photographier("amendement-propose", dialogue)
        mains.valider(dialogue)

    mains.repondre(lambda: mains.taper(Qt.Key.Key_D), remplir)


def voter_un_amendement(mains: Mains, salle: Salle, dit: Table) -> None:
    """Comparé devant la salle, voté à main levée, puis tranché par l’animation."""
    page = mains.page(SePositionner)
    principe = page.principe_montre()
    assert principe is not None
    salle.mener("amendement", principe=principe)
    mains.photographier_la_salle("amendement")
    amendement = lire_amendements(mains.atelier.connexion, principe)[-1]
    mains.presser(page.parole.amendements.dits[amendement.id].voir)
    ouvrir_en(mains, "main-levee")
    salle.mener("tour_ouvert", principe=principe)
    compter_les_mains(mains, repartir(mains, dit["mains"]))
    salle.mener("resultat", principe=principe)
    carte = page.vue.amendement
    mains.photographier("amendement-vote")
    mains.presser(carte.adopter if dit["etat"] == "adopte" else carte.rejeter)
    mains.presser(page.vue.clos.bouton_suite)
