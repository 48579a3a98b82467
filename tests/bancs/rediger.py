"""Rédiger une charte de 200 articles : réassembler, frapper, comparer deux versions."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.rediger import figer_version, retoucher
from charte_studio.atelier.lectures.rediger import PlanCharte, assembler, lire_plan
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Decision, Formulation
from charte_studio.interface import theme
from charte_studio.interface.contexte import contexte_du_poste
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.poste import Poste
from charte_studio.interface.taches import Taches
from charte_studio.redaction.comparaison_charte import comparer_chartes
from charte_studio.redaction.markdown import lecteur_markdown
from tests.bancs.atelier_lourd import creer_lourd
from tests.bancs.mesure import Mesure, centile

ARTICLES = 200
TOURS = 9
TOUCHES = 300
_TEXTE = "\n\n".join(
    f"Alinéa {n} : toute décision préparée à l’aide d’un outil est **examinée** par une personne "
    "qui dispose du temps, de l’information et de l’autorité pour s’en écarter."
    for n in range(1, 5)
)


def creer(chemin: Path) -> None:
    """Deux cents principes adoptés, leurs textes de quatre alinéas."""
    creer_lourd(chemin, participants=20, principes=ARTICLES)
    with ouvrir(chemin) as atelier, atelier.geste("Tout adopter") as session:
        for formulation in session.query(Formulation):
            formulation.texte = f"{_TEXTE}\n\nArticle {formulation.id}."
            session.add(
                Decision(
                    principe_id=formulation.principe_id,
                    issue="adopte",
                    formulation_id=formulation.id,
                    justification="",
                    suggestion="",
                    suggestion_phrase="",
                    automatique=True,
                )
            )


def mesurer() -> Iterator[Mesure]:
    """Toutes les mesures."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "grand.charte"
        creer(chemin)
        yield from _reassembler(chemin)
        with ouvrir(chemin) as atelier:
            yield from _comparer(atelier)
            yield from _frapper(atelier, Poste(Path(dossier) / "poste"))


def _chrono(faire: Callable[[], object]) -> float:
    """En millisecondes."""
    debut = time.perf_counter()
    faire()
    return (time.perf_counter() - debut) * 1000


def _mediane(faire: Callable[[], object]) -> float:
    return statistics.median(_chrono(faire) for _ in range(TOURS))


def _reassembler(chemin: Path) -> Iterator[Mesure]:
    """À froid, le fichier vient d’être ouvert et rien n’est retenu ; puis après une retouche.

    La référence : markdown-it qui lit les mêmes textes, et rien d’autre.
    """
    froides, chaudes, plans, references = [], [], [], []
    lecteur = lecteur_markdown()
    for tour in range(TOURS):
        with ouvrir(chemin) as atelier:
            froides.append(_chrono(lambda: assembler(atelier.connexion)))
            retoucher(atelier, "principe:principe-7", f"{_TEXTE} Tour {tour}.")
            chaudes.append(_chrono(lambda: assembler(atelier.connexion)))
            plan = lire_plan(atelier.connexion)
            plans.append(_chrono(lambda: lire_plan(atelier.connexion)))
        references.append(_chrono(partial(_lire_seulement, lecteur, plan)))
    reference = statistics.median(references)
    detail = f"markdown-it seul, sur les mêmes textes : {reference:.0f} ms"
    froid, chaud = statistics.median(froides), statistics.median(chaudes)
    yield Mesure(f"assembler {ARTICLES} articles, à froid", froid, 100, "ms", detail)
    yield Mesure(
        f"assembler à froid / markdown-it seul, {ARTICLES} articles", froid / reference, 1.5, "fois"
    )
    yield Mesure(
        f"réassembler {ARTICLES} articles après une retouche",
        chaud,
        100,
        "ms",
        f"dont le plan : {statistics.median(plans):.1f} ms",
    )


def _lire_seulement(lecteur: MarkdownIt, plan: PlanCharte) -> None:
    for partie in plan.parties:
        lecteur.parse(partie.texte)


def _comparer(atelier: AtelierOuvert) -> Iterator[Mesure]:
    figer_version(atelier)
    for rang in range(1, ARTICLES, 2):
        retoucher(atelier, f"principe:principe-{rang}", _TEXTE.replace("temps", f"temps {rang}"))

    def comparer() -> object:
        (version,) = lire_versions_figees(atelier.connexion)
        return comparer_chartes(version.parties, lire_plan(atelier.connexion).a_comparer()).resume()

    yield Mesure(f"comparer deux versions de {ARTICLES} articles", _mediane(comparer), 500, "ms")


def _frapper(atelier: AtelierOuvert, poste: Poste) -> Iterator[Mesure]:
    """Chaque touche, jusqu’à l’aperçu remis en page, l’orthographe vérifiée."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # un banc ne demande pas d’écran
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.appliquer(application, theme.lire_theme("clair"))
    racine = QWidget()
    contexte = contexte_du_poste(atelier, Taches(racine), poste, racine)
    orthographe = contexte.orthographe
    assert orthographe is not None
    page = Rediger(contexte)
    page.resize(1065, 631)
    page.show()
    page.choisir("principe:principe-100")
    saisie = page.editeur.saisie
    saisie.moveCursor(QTextCursor.MoveOperation.End)
    orthographe.preparer()
    pendant = []
    while not orthographe.prete:
        pendant.append(_taper(application, page, len(pendant)))
        application.sendPostedEvents()
    durees = [_taper(application, page, rang) for rang in range(TOUCHES)]
    page.poser()
    page.close()
    page.deleteLater()
    contexte.fermer()
    yield Mesure(
        f"frapper une touche, aperçu et orthographe compris, à {ARTICLES} articles (95 %)",
        centile(durees, 95),
        16,
        "ms",
        f"médiane {statistics.median(durees):.1f} ms",
    )
    yield Mesure(
        "frapper une touche pendant que le dictionnaire se lit (95 %)",
        centile(pendant, 95),
        16,
        "ms",
        f"médiane {statistics.median(pendant):.1f} ms, {len(pendant)} touches",
    )


def _taper(application: QApplication, page: Rediger, rang: int) -> float:
    """Une lettre ou une espace ; rend les millisecondes."""
    touche = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a e"[rang % 3]
    )
    debut = time.perf_counter()
    application.sendEvent(page.editeur.saisie, touche)
    page.apercu.grab()
    return (time.perf_counter() - debut) * 1000
