"""Tout ce qui se montre, bâti sur la démonstration : les pages et les dialogues.

Les captures le photographient, le test d’accessibilité le parcourt. Un dialogue ou une page qui
arrive s’ajoute ici, et un test le rappelle.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from charte_studio.atelier.demonstration import PRINCIPE_MONTRE, creer_demonstration
from charte_studio.atelier.gestes.se_positionner import rouvrir_tour
from charte_studio.atelier.lectures.commun import lire_atelier, lire_tours
from charte_studio.atelier.lectures.impressions import lire_a_imprimer
from charte_studio.atelier.lectures.preparer import (
    lire_participants,
    lire_preparation,
    lire_principe,
)
from charte_studio.atelier.sauvegardes import Sauvegarde
from charte_studio.interface.console import PAGES, Console
from charte_studio.interface.dialogues.barometre import DialogueBarometre
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.circuit import DialogueCircuit
from charte_studio.interface.dialogues.deroules import DialogueDeroules
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.dialogues.echelle_propre import DialogueEchellePropre
from charte_studio.interface.dialogues.importer_positions import DialogueImport
from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
from charte_studio.interface.dialogues.pages_imprimees import DialoguePages
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.dialogues.presences import DialoguePresences
from charte_studio.interface.dialogues.principe import DialoguePrincipe
from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis
from charte_studio.interface.dialogues.regle import DialogueRegle
from charte_studio.interface.dialogues.ressaisie import DialogueRessaisie
from charte_studio.interface.dialogues.ressenti import DialogueRessenti
from charte_studio.interface.dialogues.sauvegardes import DialogueSauvegardes
from charte_studio.interface.dialogues.texte_existant import PartirDUnTexte
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.page import VOLETS
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.impressions.documents import DOCUMENTS
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.widgets.ligne_recente import RecentMontre
from charte_studio.redaction.bibliotheque import lire_bibliotheque
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.redaction.modeles import DOSSIER_PRINCIPES, lister_modeles
from charte_studio.socle.chemins import (
    DossiersUtilisateur,
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


@contextmanager
def fenetre_de_demonstration(dossier: Path) -> Iterator[tuple[Fenetre, Console]]:
    """La fenêtre montrée sur l’atelier de démonstration, fermée en sortant."""
    fenetre = Fenetre(DossiersUtilisateur(dossier / "reglages", dossier / "sauvegardes"))
    fenetre.montrer_atelier(
        creer_demonstration(
            dossier / "Ville de Valbrune.charte",
            donnees=dossier_ressources() / "demonstration",
            modeles=dossier_modeles(),
        )
    )
    fenetre.show()
    assert fenetre.console is not None
    try:
        yield fenetre, fenetre.console
    finally:
        fenetre.close()


def recents_inventes() -> list[RecentMontre]:
    """Trois ateliers inventés, pour montrer un accueil qui a vécu."""
    maintenant = dt.datetime.now().astimezone()
    return [
        RecentMontre(f"/{titre}.charte", titre, detail, maintenant - dt.timedelta(days=jours), True)
        for titre, detail, jours in (
            ("Charte IA — Ville de Valbrune", "Se positionner · 5 principes sur 12", 0),
            ("Charte IA — CHU des Trois-Rivières", "Décider · 4 sur 11 tranchés", 1),
            ("Charte IA — Lycée Marie-Laurent", "Transmettre · Word, HTML, Markdown", 10),
        )
    ]


def visiter_pages(console: Console) -> Iterator[str]:
    """Montre chaque page et chacun de ses états, et en dit le nom une fois qu’elle est là."""
    for rang, etape in enumerate(PAGES, start=1):
        console.aller_a(etape)
        page = console.page
        if isinstance(page, Preparer):
            for volet in VOLETS:
                page.ouvrir(volet)
                yield f"{rang}-{etape}-{volet}"
            page.ouvrir(next(iter(VOLETS)))
        elif isinstance(page, SePositionner):
            for etat in _visiter_tours(console, page):
                yield f"{rang}-{etape}-{etat}"
        else:
            yield f"{rang}-{etape}"


def _visiter_tours(console: Console, page: SePositionner) -> Iterator[str]:
    """Un tour clos, puis le même rouvert, qu’on referme par l’annulation."""
    atelier = console.contexte.atelier
    principes = lire_preparation(atelier.connexion).principes
    principe = next(p for p in principes if p.cle == PRINCIPE_MONTRE)
    page.aller_au_principe(principe.id)
    yield "tour-clos"
    rouvrir_tour(atelier, lire_tours(atelier.connexion, principe.id)[-1].id)
    yield "tour-ouvert"
    atelier.annuler()


def _nouvel_atelier(fenetre: Fenetre, _console: Console) -> QDialog:
    return NouvelAtelier(lister_modeles(dossier_modeles()), Path.home(), parent=fenetre)


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
    return VoteEssai(console.contexte, "nominatif", SePositionner, fenetre)


DIALOGUES: Final[dict[str, Ouverture]] = {
    "nouvel-atelier": _nouvel_atelier,
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
}
"""De quoi bâtir chaque dialogue. À qui l’appelle de le montrer et de le fermer."""
