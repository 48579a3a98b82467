"""« Pourquoi cette rédaction ? » : les positions, la décision, ce qui s’est dit, la retouche."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.commun import InfoAtelier
from charte_studio.atelier.lectures.rediger import (
    AmendementDit,
    MomentRetouche,
    Origine,
    PartieLue,
)
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.vocabulaire import CADRES, CONTRIBUTIONS, ETATS_OBJECTION, ISSUES
from charte_studio.interface.etapes.rediger.mots import ROLES_ISSUES, en_minuscule
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.texte import RoleTexte, Texte
from charte_studio.redaction.document import Deliberation, Objection, TourReparti

_RETOUCHES_DITES: Final = 6
_NOMBRE: Final = re.compile(r"(\d) (?=\w)")
_TITRES_CONTRIBUTIONS = {
    "pour": "Arguments pour",
    "contre": "Arguments contre",
    "nuance": "Nuances",
    "question": "Questions",
}


class Provenance(Defilant):
    """Le panneau se rebâtit quand ce qu’il raconte a changé, et seulement.

    `aller(etape, principe_id)` : on veut remonter du texte au vote.
    """

    aller = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._montre: tuple[object, ...] = ()

        self.disposition.setContentsMargins(20, 8, 20, 8)
        self.disposition.setSpacing(6)
        self.setObjectName("provenance")
        self.setAccessibleName("Pourquoi cette rédaction\u202f?")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def montrer(self, partie: PartieLue, origine: Origine, info: InfoAtelier) -> None:
        """Raconte une partie."""
        deliberation = origine.deliberation
        montre = (partie.cle, partie.retouche, partie.base_depassee, origine, info)
        if montre == self._montre:
            return
        if not self._montre or self._montre[0] != partie.cle:
            self.verticalScrollBar().setValue(0)
        self._montre = montre
        self._vider()
        vues = (
            _raconter_section(partie, origine, info)
            if deliberation is None
            else _raconter_article(partie, origine, deliberation, info)
        )
        for rang, vue in enumerate(vues):
            self.disposition.addWidget(vue)
            if not rang and deliberation is not None and partie.principe_id is not None:
                self.disposition.addWidget(self._remonter(partie.principe_id))
        self.disposition.addStretch(1)

    def _remonter(self, principe_id: int) -> QWidget:
        """Du texte au vote : deux liens vers le principe."""
        liens = QWidget()
        flot = DispositionFlot(liens, ecart=14)
        for libelle, etape in (
            ("Voir les positions", "se_positionner"),
            ("Voir la décision", "decider"),
        ):
            lien = Bouton(libelle, role="lien", parent=liens)
            lien.clicked.connect(lambda _=False, etape=etape: self.aller.emit(etape, principe_id))
            flot.addWidget(lien)
        return liens

    def _vider(self) -> None:
        while (element := self.disposition.takeAt(0)) is not None:
            if (vue := element.widget()) is not None:
                vue.hide()
                vue.deleteLater()


def _raconter_section(partie: PartieLue, origine: Origine, info: InfoAtelier) -> Iterator[QWidget]:
    yield _titre("Pourquoi cette rédaction\u202f?")
    yield Texte(
        "Ce texte ne vient pas d’un vote. Il est donné par le modèle de charte choisi à l’étape "
        "Préparer\u00a0:"
    )
    yield Texte(f"{info.modele_titre} ({CADRES[info.cadre]}, version {info.modele_version}).")
    yield from _dire_retouche(partie, "le texte du modèle", origine.retouches)


def _raconter_article(
    partie: PartieLue, origine: Origine, deliberation: Deliberation, info: InfoAtelier
) -> Iterator[QWidget]:
    yield _titre("Pourquoi cette rédaction\u202f?")
    if deliberation.question:
        yield Texte(deliberation.question, "seconde")
    yield _titre("Ce que la salle a répondu")
    for tour in deliberation.tours:
        yield _Tour(tour, info.echelle, info.seuil)
    if deliberation.tours:
        legende = LegendeEchelle()
        legende.montrer(info.echelle)
        yield legende
    yield from _dire_decision(deliberation)
    if deliberation.formulation:
        yield _titre("Formulation retenue")
        yield Texte(deliberation.formulation)
    yield from _dire_retouche(partie, "la formulation retenue", origine.retouches)
    if origine.amendements:
        yield _titre("Amendements")
        yield from (_AmendementDit(amendement) for amendement in origine.amendements)
    if deliberation.dissensus:
        yield _titre("Désaccords consignés")
        yield from (_Cite(d.texte, d.college, "Désaccord") for d in deliberation.dissensus)
    for nature, titre in _TITRES_CONTRIBUTIONS.items():
        dites = [c for c in deliberation.contributions if c.nature == nature]
        if dites:
            yield _titre(titre)
            yield from (_Cite(d.texte, d.college, CONTRIBUTIONS[d.nature]) for d in dites)
    if deliberation.objections:
        yield _titre("Objections")
        yield from (_ObjectionDite(objection) for objection in deliberation.objections)


def _dire_decision(deliberation: Deliberation) -> Iterator[QWidget]:
    yield _titre("Ce qui a été décidé")
    issue = deliberation.issue
    if issue is not None:
        yield _pastille(ISSUES[issue], ROLES_ISSUES[issue])
    suggestion = deliberation.suggestion
    if suggestion:
        yield Texte(f"Suggestion de la règle annoncée\u00a0: {en_minuscule(suggestion)}")
    if deliberation.automatique:
        yield Texte("Suggestion appliquée sans relecture\u00a0: à confirmer.", "alerte")
    elif suggestion and deliberation.suivie:
        yield Texte("La décision suit cette suggestion.", "seconde")
    elif suggestion:
        yield Texte("La décision s’écarte de cette suggestion.", "fort")
    if deliberation.justification:
        yield Texte(f"Justification\u00a0: {deliberation.justification}")


def _dire_retouche(
    partie: PartieLue, origine: str, moments: tuple[MomentRetouche, ...]
) -> Iterator[QWidget]:
    yield _titre("Retouche")
    if partie.base_depassee:
        yield Texte(
            f"Texte retouché à la rédaction. Depuis, {origine} a changé\u00a0: il reste à choisir.",
            "alerte",
        )
    elif partie.retouche:
        yield Texte(f"Texte retouché à la rédaction\u00a0: il ne reprend pas mot à mot {origine}.")
    else:
        yield Texte(f"Aucune\u00a0: c’est {origine}, mot à mot.")
    for dernier in moments[-_RETOUCHES_DITES:]:
        yield Texte(f"{dire_moment(dernier.moment)}\u00a0: {en_minuscule(dernier.quoi)}", "petit")
    if len(moments) > _RETOUCHES_DITES:
        autres = len(moments) - _RETOUCHES_DITES
        yield Texte(f"et {accorder(autres, 'retouche', 'retouches')} avant.", "petit")


def dire_moment(moment: dt.datetime) -> str:
    """« Le 12/03/2026 à 14 h 32 »."""
    return f"Le {moment:%d/%m/%Y} à {moment.hour}\u00a0h\u00a0{moment:%M}"


class _Tour(QWidget):
    """Le nom du tour, sa barre, sa lecture en mots."""

    def __init__(self, tour: TourReparti, echelle: Echelle, seuil: int) -> None:
        super().__init__()
        barre = BarreRepartition()
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 6)
        disposition.setSpacing(3)
        disposition.addWidget(Texte(tour.libelle, "petit_fort"))
        disposition.addWidget(barre)
        barre.setAccessibleName(tour.libelle)
        if tour.repartition is None:
            barre.cacher(f"masqué\u00a0: moins de {seuil} exprimés")
        else:
            barre.montrer(tour.repartition.effectifs, [d.libelle for d in echelle.degres])
            disposition.addWidget(Texte(lecture_en_mots(tour), "petit"))


def lecture_en_mots(tour: TourReparti) -> str:
    """« Large accord : 19 favorables sur 22 exprimés (86 %), 2 défavorables, 1 sans avis. »"""
    r, m = tour.repartition, tour.mesures
    if r is None or m is None:
        return ""
    if not r.exprimes:
        return "Personne ne s’est exprimé."
    favorables = accorder(m.favorables, "favorable", "favorables")
    exprimes = accorder(r.exprimes, "exprimé", "exprimés")
    dits = [
        f"{favorables} sur {exprimes} ({pourcentage(m.part_favorable)})",
        accorder(m.defavorables, "défavorable", "défavorables"),
    ]
    if r.sans_avis:
        dits.append(f"{r.sans_avis} sans avis")
    if r.manquants:
        dits.append(f"{r.manquants} sans réponse")
    qualification = m.qualification[:1].upper() + m.qualification[1:]
    # Un nombre ne finit pas une ligne sans ce qu’il compte.
    return _NOMBRE.sub("\\1\u00a0", f"{qualification}\u00a0: {', '.join(dits)}.")


class _Cite(QWidget):
    """Des mots entre guillemets, et le collège qui les a dits."""

    def __init__(self, texte: str, college: str, nom: str) -> None:
        super().__init__()
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 4)
        disposition.setSpacing(0)
        disposition.addWidget(Texte(f"«\u00a0{texte}\u00a0»"))
        if college:
            disposition.addWidget(Texte(college, "petit"))
        self.setAccessibleName(nom)


class _AmendementDit(QWidget):
    """Le sort, le texte proposé, le collège, le motif."""

    def __init__(self, amendement: AmendementDit) -> None:
        super().__init__()
        nom = f"Amendement n°\u00a0{amendement.numero}"
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 6)
        disposition.setSpacing(2)
        role: RolePastille = "reussi" if amendement.etat == "adopte" else "neutre"
        disposition.addWidget(_pastille(f"{nom}, {en_minuscule(amendement.sort)}", role))
        disposition.addWidget(Texte(f"«\u00a0{amendement.texte}\u00a0»"))
        if amendement.college:
            disposition.addWidget(Texte(amendement.college, "petit"))
        if amendement.motif:
            disposition.addWidget(Texte(f"Motif\u00a0: {amendement.motif}", "seconde"))
        self.setAccessibleName(nom)


class _ObjectionDite(QWidget):
    """L’état, les mots, le collège, la suite donnée."""

    def __init__(self, objection: Objection) -> None:
        super().__init__()
        etat = ETATS_OBJECTION[objection.etat]
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 6)
        disposition.setSpacing(2)
        role: RolePastille = "reussi" if objection.etat == "levee" else "alerte"
        disposition.addWidget(_pastille(etat, role))
        disposition.addWidget(Texte(f"«\u00a0{objection.texte}\u00a0»"))
        if objection.college:
            disposition.addWidget(Texte(objection.college, "petit"))
        if objection.suite:
            disposition.addWidget(Texte(f"Suite\u00a0: {objection.suite}", "seconde"))
        self.setAccessibleName(f"Objection {etat.lower()}")


def _titre(texte: str) -> Texte:
    role: RoleTexte = "soustitre" if texte.startswith("Pourquoi") else "entete"
    titre = Texte(texte, role)
    titre.setContentsMargins(0, 0 if role == "soustitre" else 8, 0, 0)
    return titre


def _pastille(texte: str, role: RolePastille) -> QWidget:
    """Une pastille à sa largeur, calée à gauche."""
    ligne = QWidget()
    boite = QHBoxLayout(ligne)
    boite.setContentsMargins(0, 0, 0, 0)
    # Sans parent, elle se montrerait d’abord dans une fenêtre à elle.
    boite.addWidget(Pastille(texte, role, parent=ligne))
    boite.addStretch(1)
    return ligne
