"""Assembler le document Word : garde, sommaire, corps, annexes, puis le paquet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.docx.corps import ecrire_corps
from charte_studio.export.docx.flux import PORTRAIT, Flux
from charte_studio.export.docx.garde import ecrire_garde
from charte_studio.export.docx.pagination import Pagination
from charte_studio.export.docx.paquet import empaqueter
from charte_studio.export.docx.proprietes import partie_application, partie_coeur, partie_reglages
from charte_studio.export.docx.sections import derniere_section, partie_entete, partie_pied
from charte_studio.export.docx.sommaire import ecrire_sommaire, entrees, nombre_de_pages
from charte_studio.export.docx.styles_xml import partie_polices, partie_styles
from charte_studio.export.docx.theme import partie_theme
from charte_studio.export.docx.xml import en_octets, racine, sous
from charte_studio.export.elements import Intitule, IntituleArticle
from charte_studio.export.phrases import statut_en_capitales
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer, sur_une_ligne
from charte_studio.redaction.document import DocumentCharte

_PART_DU_CORPS = 0.8
"""La part du travail que représente le corps, dans la progression."""


def ecrire_docx(
    document: DocumentCharte, quand: dt.datetime, annoncer: Callable[[float], None]
) -> bytes:
    """Les octets du fichier `.docx` : les mêmes pour un même document et un même instant."""
    document = preparer(document)
    elements = dresser(document)
    annoncer(0.1)
    racine_du_document = racine("w:document")
    corps = sous(racine_du_document, "w:body")
    lignes = entrees(elements)
    signets = frozenset(
        element.signet for element in elements if isinstance(element, Intitule | IntituleArticle)
    )
    flux = Flux(corps, Pagination(PORTRAIT.hauteur_utile), signets)
    ecrire_garde(flux, document)
    rang = len(corps)
    # Le sommaire s’écrira à ce rang, une fois les pages connues ; d’ici là, il tient sa place.
    flux.pagination.clore()
    flux.pagination.page += nombre_de_pages(lignes, PORTRAIT)

    faits = 0

    def avancer() -> None:
        nonlocal faits
        faits += 1
        if faits % 50 == 0:
            annoncer(0.1 + _PART_DU_CORPS * faits / len(elements))

    ecrire_corps(flux, elements, avancer)
    flux.pagination.clore()
    derniere_section(flux)
    ecrire_sommaire(corps, rang, lignes, flux.pagination.pages)
    annoncer(0.1 + _PART_DU_CORPS)
    date = date_en_lettres(document.date or quand.date())
    parties = {
        "document": en_octets(racine_du_document),
        "styles": partie_styles(),
        "numerotation": flux.numerotation.partie(),
        "reglages": partie_reglages(),
        "theme": partie_theme(),
        "polices": partie_polices(),
        "entete": partie_entete(
            sur_une_ligne(document.titre) or "Charte sans titre",
            f"{statut_en_capitales(document)} · {date}",
        ),
        "pied": partie_pied(flux.pagination.page),
        "coeur": partie_coeur(document, quand),
        "application": partie_application(document),
    }
    return empaqueter(parties, flux.liens.relations, quand)
