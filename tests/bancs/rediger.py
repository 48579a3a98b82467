"""Rédiger une charte de 200 articles : réassembler, frapper, comparer deux versions."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.rediger import figer_version, retoucher
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.versions_figees import lire_versions_figees
from charte_studio.atelier.schema import Decision, Formulation
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.taches import Taches
from charte_studio.redaction.comparaison_charte import comparer_chartes
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
    """Les quatre mesures."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "grand.charte"
        creer(chemin)
        with ouvrir(chemin) as atelier:
            yield from _reassembler(atelier)
            yield from _comparer(atelier)
            yield from _frapper(atelier)


def _mediane(faire: Callable[[], object]) -> float:
    durees = []
    for _ in range(TOURS):
        debut = time.perf_counter()
        faire()
        durees.append((time.perf_counter() - debut) * 1000)
    return statistics.median(durees)


def _reassembler(atelier: AtelierOuvert) -> Iterator[Mesure]:
    """Le premier assemblage lit tout ; le suivant ne relit que le texte qu’on vient de changer."""
    debut = time.perf_counter()
    assembler(atelier.connexion)
    premier = (time.perf_counter() - debut) * 1000
    durees = []
    for tour in range(TOURS):
        retoucher(atelier, "principe:principe-7", f"{_TEXTE} Tour {tour}.")
        debut = time.perf_counter()
        assembler(atelier.connexion)
        durees.append((time.perf_counter() - debut) * 1000)
    plan = _mediane(lambda: lire_plan(atelier.connexion))
    yield Mesure(
        f"réassembler {ARTICLES} articles après une retouche",
        statistics.median(durees),
        100,
        "ms",
        f"le premier : {premier:.0f} ms, le plan seul : {plan:.1f} ms",
    )
    yield Mesure(f"assembler {ARTICLES} articles, la première fois", premier, 250, "ms")


def _comparer(atelier: AtelierOuvert) -> Iterator[Mesure]:
    figer_version(atelier)
    for rang in range(1, ARTICLES, 2):
        retoucher(atelier, f"principe:principe-{rang}", _TEXTE.replace("temps", f"temps {rang}"))

    def comparer() -> object:
        (version,) = lire_versions_figees(atelier.connexion)
        return comparer_chartes(version.parties, lire_plan(atelier.connexion).a_comparer()).resume()

    yield Mesure(f"comparer deux versions de {ARTICLES} articles", _mediane(comparer), 500, "ms")


def _frapper(atelier: AtelierOuvert) -> Iterator[Mesure]:
    """Chaque touche, jusqu’à l’aperçu remis en page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # un banc ne demande pas d’écran
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.appliquer(application, theme.lire_theme("clair"))
    racine = QWidget()
    contexte = Contexte(atelier, Taches(racine), racine)
    page = Rediger(contexte)
    page.resize(1065, 631)
    page.show()
    page.choisir("principe:principe-100")
    saisie = page.editeur.saisie
    saisie.moveCursor(QTextCursor.MoveOperation.End)
    durees = []
    for rang in range(TOUCHES):
        touche = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a e"[rang % 3]
        )
        debut = time.perf_counter()
        application.sendEvent(saisie, touche)
        page.apercu.grab()
        durees.append((time.perf_counter() - debut) * 1000)
    page.poser()
    page.close()
    page.deleteLater()
    contexte.fermer()
    yield Mesure(
        f"frapper une touche, aperçu compris, à {ARTICLES} articles (95 %)",
        centile(durees, 95),
        16,
        "ms",
        f"médiane {statistics.median(durees):.1f} ms",
    )
