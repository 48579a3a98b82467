"""La rédaction jouée : une version figée, une retouche en conflit, une version 2 comparée."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt

from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.interface.demonstration.decisions import retenir_la_formulation
from charte_studio.interface.demonstration.mains import ALT, CTRL, Mains
from charte_studio.interface.etapes.decider import Decider
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.socle.erreurs import Refus

PRINCIPE_REVU: Final = "transparence"
"""Celui dont la salle change la formulation après une retouche."""
FORMULATION_D_ABORD: Final = "souple"
TROP_FAIBLE: Final = ("sont invités à dire", "disent")
"""Les mots que la personne qui rédige remplace dans l’article."""
RETOUCHE: Final = " Une affiche le rappelle à chaque guichet."
"""La phrase qu’elle ajoute à la fin."""


def rediger(mains: Mains, formulation: str) -> None:
    """Fige, retouche, change ce qui s’assemble, tranche le conflit, fige de nouveau et compare.

    `formulation` : celle à laquelle la salle revient.
    """
    mains.taper(Qt.Key.Key_6, CTRL)
    page = mains.page(Rediger)
    mains.photographier("rediger")
    _figer(mains, page)
    _retoucher(mains, page)
    _changer_de_formulation(mains, formulation)
    _fusionner(mains, page)
    _figer(mains, page)
    _comparer(mains, page)


def _figer(mains: Mains, page: Rediger) -> None:
    """Alt+V, Entrée dans l’étiquette laissée vide, Échap."""
    mains.taper(Qt.Key.Key_V, ALT)
    mains.taper(Qt.Key.Key_Return, sur=page.versions.etiquette)
    mains.taper(Qt.Key.Key_Escape, sur=page.versions.etiquette)


def _aller_a_l_article(mains: Mains, page: Rediger, principe_id: int) -> None:
    """Flèche du bas dans le plan, jusqu’à l’article de ce principe."""
    liste = page.plan.liste
    mains.aller(liste)
    mains.taper(Qt.Key.Key_Home, sur=liste)
    _avancer(
        mains,
        lambda: (partie := page.partie()) is not None and partie.principe_id == principe_id,
        lambda: mains.taper(Qt.Key.Key_Down, sur=liste),
        fois=liste.count(),
    )


def _avancer(
    mains: Mains, arrive: Callable[[], bool], pas: Callable[[], object], *, fois: int
) -> None:
    for _ in range(fois):
        if arrive():
            return
        pas()
        mains.respirer()
    if not arrive():
        raise Refus("La démonstration ne retrouve pas ce qu’elle cherchait dans une liste.")


def _retoucher(mains: Mains, page: Rediger) -> None:
    """Entrée mène au texte, une phrase s’ajoute à la fin ; elle s’enregistre en le quittant."""
    _aller_a_l_article(mains, page, _principe(mains))
    saisie = page.editeur.saisie
    mains.taper(Qt.Key.Key_Return, sur=page.plan.liste)
    mains.changer_le_passage(*TROP_FAIBLE, dans=saisie)
    mains.taper(Qt.Key.Key_End, CTRL, sur=saisie)
    mains.ecrire(RETOUCHE, dans=saisie)
    mains.photographier("retouche")


def _changer_de_formulation(mains: Mains, formulation: str) -> None:
    mains.taper(Qt.Key.Key_5, CTRL)
    page = mains.page(Decider)
    tableau = page.tableau
    mains.aller(tableau)
    mains.taper(Qt.Key.Key_Home, sur=tableau)
    principe = _principe(mains)
    _avancer(
        mains,
        lambda: page.principe_montre() == principe,
        lambda: mains.taper(Qt.Key.Key_Down, sur=tableau),
        fois=len(tableau.principes()),
    )
    retenir_la_formulation(mains, formulation)


def _fusionner(mains: Mains, page: Rediger) -> None:
    """Le passage a changé des deux côtés : on écrit ce que l’on garde de chacun."""
    mains.taper(Qt.Key.Key_6, CTRL)
    mains.photographier("retouche-depassee")
    mains.presser(page.depasse.bouton_fusionner)
    cartes = page.fusion.conflits.cartes
    if not cartes:
        raise Refus("La démonstration attendait un conflit de fusion.")
    mains.photographier("conflit")
    for carte in cartes:
        mains.presser(carte.choix["ecrire"])
        garde = carte.conflit.assemble.strip()
        mains.recrire(f"{garde}{RETOUCHE}" if carte is cartes[-1] else garde, dans=carte.saisie)
        mains.photographier("conflit-tranche")
        mains.taper(Qt.Key.Key_Return, CTRL, sur=carte.saisie)
    mains.photographier("fusion-faite")


def _comparer(mains: Mains, page: Rediger) -> None:
    """La version 1 en face de la 2, mot à mot."""
    mains.taper(Qt.Key.Key_V, ALT)
    premiere, deuxieme = lire_versions_figees(mains.atelier.connexion)
    mains.choisir(page.versions.avant, premiere.id)
    mains.choisir(page.versions.apres, deuxieme.id)
    mains.respirer()
    mains.photographier("versions-comparees")
    mains.taper(Qt.Key.Key_Escape, sur=page.versions.etiquette)


def _principe(mains: Mains) -> int:
    principes = lire_preparation(mains.atelier.connexion).principes
    return next(p.id for p in principes if p.cle == PRINCIPE_REVU)
