"""Les graphiques d’un document : la vue d’ensemble, puis chaque principe avant et après débat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS
from charte_studio.export.dessin_png import ecrire_png
from charte_studio.redaction.document import Deliberation, DocumentCharte, TourReparti
from charte_studio.redaction.graphiques.avant_apres import dessiner_avant_apres
from charte_studio.redaction.graphiques.dessin import Dessin
from charte_studio.redaction.graphiques.page import page_de_papier
from charte_studio.redaction.graphiques.series import Serie
from charte_studio.redaction.graphiques.synthese import dessiner_syntheses
from charte_studio.redaction.pieces import Graphique

LARGEUR_CM: Final = 16.0
_DENSITE: Final = 2
"""Deux pixels par unité : cent quatre-vingt-douze points par pouce, net et léger."""
_HAUTEUR_MAX: Final = 600.0
"""Une vue d’ensemble plus haute se coupe en plusieurs images : une image ne change pas de page."""


def illustrer(document: DocumentCharte, annoncer: Callable[[float], object]) -> DocumentCharte:
    """Le document et ses graphiques ; `annoncer` reçoit la part faite, et peut interrompre."""
    if document.graphiques or not any(d.tours for d in document.deliberations):
        return document
    return replace(document, graphiques=tuple(_dessiner(document, annoncer)))


def _dessiner(document: DocumentCharte, annoncer: Callable[[float], object]) -> Iterator[Graphique]:
    echelle = document.tracabilite.echelle
    page = page_de_papier(LARGEUR_CM)
    debattus = [d for d in document.deliberations if d.tours]
    ensemble = dessiner_syntheses(
        [_serie(_titre(d), d.tours[-1]) for d in debattus], echelle, page, hauteur_max=_HAUTEUR_MAX
    )
    # Les libellés entiers sont dans l’image ; abrégés, le tableau tient sur une page en hauteur.
    entete = ("Principe", *(degre.court for degre in echelle.degres), "Exprimés",
              LIBELLE_SANS_AVIS, "Sans réponse")  # fmt: skip
    for dessin in ensemble:
        yield replace(_image(dessin), entete=entete, lignes=dessin.tableau.lignes)
    for rang, deliberation in enumerate(debattus, start=1):
        annoncer(rang / len(debattus))
        dessin = dessiner_avant_apres(
            [_serie(tour.libelle, tour) for tour in deliberation.tours],
            echelle,
            page,
            titre=f"{_titre(deliberation)}, tour par tour",
        )
        # Ses valeurs sont déjà dans le tableau des positions, juste au-dessus.
        yield replace(_image(dessin), deliberation=deliberation.cle)


def _serie(nom: str, tour: TourReparti) -> Serie:
    return Serie(nom, tour.repartition)


def _image(dessin: Dessin) -> Graphique:
    return Graphique(
        png=ecrire_png(dessin, densite=_DENSITE),
        description=dessin.description,
        legende=dessin.titre,
        largeur_cm=LARGEUR_CM,
    )


def _titre(deliberation: Deliberation) -> str:
    return " ".join(deliberation.titre.split()) or "Sans titre"
