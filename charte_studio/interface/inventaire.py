"""Tout ce qui se montre, bâti sur la démonstration : les pages, leurs états et leurs volets.

Les captures le photographient, le test d’accessibilité le parcourt ; les dialogues et les scènes
sont à côté. Une page ou un volet qui arrive s’ajoute ici.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from charte_studio.atelier.atelier import heure_locale
from charte_studio.atelier.demonstration import PRINCIPE_MONTRE, creer_demonstration
from charte_studio.atelier.gestes.se_positionner import abandonner_tour, ouvrir_tour, rouvrir_tour
from charte_studio.atelier.lectures.controles import analyser, lire_matiere
from charte_studio.atelier.lectures.explorer import lire_usages
from charte_studio.atelier.lectures.preparer import (
    lire_preparation,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.console import PAGES, Console
from charte_studio.interface.etapes.accueillir import Accueillir
from charte_studio.interface.etapes.accueillir.page import VOLETS as VOLETS_ACCUEILLIR
from charte_studio.interface.etapes.explorer import Explorer
from charte_studio.interface.etapes.explorer.page import VOLETS as VOLETS_EXPLORER
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.page import VOLETS as VOLETS_PREPARER
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.rediger.controles.onglets import VOLETS as VOLETS_CONTROLES
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.widgets.ligne_recente import RecentMontre
from charte_studio.redaction.usages import OUI_SI
from charte_studio.socle.chemins import (
    DossiersUtilisateur,
    dossier_modeles,
    dossier_ressources,
)


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
        etats: Iterator[str] = iter(("",))
        if isinstance(page, Preparer):
            etats = _visiter_volets(page, VOLETS_PREPARER)
        elif isinstance(page, Accueillir):
            etats = _visiter_volets(page, VOLETS_ACCUEILLIR)
        elif isinstance(page, Explorer):
            etats = chain(_visiter_volets(page, VOLETS_EXPLORER), _visiter_fiche(console, page))
        elif isinstance(page, SePositionner):
            etats = _visiter_tours(console, page)
        elif isinstance(page, Rediger):
            etats = chain(_visiter_charte(page), _visiter_controles(console, page))
        for etat in etats:
            yield f"{rang}-{etape}-{etat}".removesuffix("-")


def _visiter_volets(page: Preparer | Accueillir | Explorer, volets: Iterable[str]) -> Iterator[str]:
    for volet in volets:
        page.ouvrir(volet)
        yield volet
    page.ouvrir(next(iter(volets)))


def _visiter_charte(page: Rediger) -> Iterator[str]:
    """La première partie, un article que suit une position divergente, d’où il vient, et les
    versions."""
    yield ""
    principes = lire_preparation(page.atelier.connexion).principes
    page.aller_au_principe(next(p.id for p in principes if p.cle == PRINCIPE_MONTRE))
    yield "article"
    page.pourquoi.setChecked(True)
    yield "pourquoi"
    page.pourquoi.setChecked(False)
    page.versions.montrer()
    yield "versions"
    page.versions.quitter()


def _visiter_controles(console: Console, page: Rediger) -> Iterator[str]:
    """Les trois volets de la relecture, sans attendre l’autre fil."""
    matiere = lire_matiere(console.contexte.atelier.connexion)
    page.controles.recevoir(analyser(matiere, aujourd_hui=heure_locale().date()))
    for volet in VOLETS_CONTROLES:
        page.controles.montrer_volet(volet)
        yield volet
    page.controles.quitter()


def _visiter_fiche(console: Console, page: Explorer) -> Iterator[str]:
    """La carte ouverte d’un usage que la boussole a examiné."""
    usages = lire_usages(console.contexte.atelier.connexion)
    page.usages.ouvrir(next(u.id for u in usages if u.verdict == OUI_SI and u.criteres))
    yield "fiche"
    page.usages.fermer_fiche()


def _visiter_tours(console: Console, page: SePositionner) -> Iterator[str]:
    """Un tour clos, le même rouvert, puis un tour de chaque autre mode ; rien n’en reste."""
    atelier = console.contexte.atelier
    principes = {p.cle: p.id for p in lire_preparation(atelier.connexion).principes}
    page.aller_au_principe(principes[PRINCIPE_MONTRE])
    yield "tour-clos"
    rouvrir_tour(atelier, lire_tours(atelier.connexion, principes[PRINCIPE_MONTRE])[-1].id)
    yield "tour-ouvert"
    atelier.annuler()
    for cle, mode in (("sobriete", "main-levee"), ("droit-ne-pas-utiliser", "secret")):
        page.aller_au_principe(principes[cle])
        yield f"clos-{mode}"
        tour_id = ouvrir_tour(atelier, principes[cle], mode=mode)
        yield f"ouvert-{mode}"
        abandonner_tour(atelier, tour_id)
    page.aller_au_principe(principes[PRINCIPE_MONTRE])
