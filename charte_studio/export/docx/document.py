"""Assembler le document Word : garde, sommaire, corps, annexes, puis le paquet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.docx.corps import ecrire_corps
from charte_studio.export.docx.flux import PORTRAIT, PORTRAIT_ANNOTABLE, Flux, Format
from charte_studio.export.docx.garde import ecrire_garde
from charte_studio.export.docx.pagination import Pagination
from charte_studio.export.docx.paquet import empaqueter
from charte_studio.export.docx.proprietes import partie_application, partie_coeur, partie_reglages
from charte_studio.export.docx.sections import (
    derniere_section,
    partie_entete,
    partie_entete_de_garde,
    partie_pied,
)
from charte_studio.export.docx.sommaire import ecrire_sommaire, entrees, nombre_de_pages
from charte_studio.export.docx.styles_xml import partie_polices, partie_styles
from charte_studio.export.docx.theme import partie_theme
from charte_studio.export.docx.xml import en_octets, racine, sous
from charte_studio.export.elements import Intitule, IntituleArticle
from charte_studio.export.phrases import statut_en_capitales, titre_de_garde
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer, sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import DocumentCharte

_PART_DU_CORPS = 0.8
"""La part du travail que représente le corps, dans la progression."""


def ecrire_docx(
    document: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
    annoncer: Callable[[float], None],
) -> bytes:
    """Les octets du fichier `.docx` : les mêmes pour un même document et un même instant."""
    document = preparer(document)
    elements = dresser(document, profil, notes=True)
    annoncer(0.1)
    papier = PORTRAIT_ANNOTABLE if profil.marge_large else PORTRAIT
    racine_du_document = racine("w:document", "wp", "a", "pic")
    corps = sous(racine_du_document, "w:body")
    lignes = entrees(elements)
    signets = frozenset(
        element.signet for element in elements if isinstance(element, Intitule | IntituleArticle)
    )
    flux = Flux(
        corps,
        Pagination(papier.hauteur_utile),
        signets,
        format=papier,
        filigrane=profil.filigrane,
        articles={e.signet: e.numero for e in elements if isinstance(e, IntituleArticle)},
    )
    ecrire_garde(flux, document, profil)
    rang = len(corps)
    # Le sommaire s’écrira à ce rang, une fois les pages connues ; d’ici là, il tient sa place.
    flux.pagination.clore()
    flux.pagination.page += nombre_de_pages(lignes, papier)

    faits = 0

    def avancer() -> None:
        nonlocal faits
        faits += 1
        if faits % 50 == 0:
            annoncer(0.1 + _PART_DU_CORPS * faits / len(elements))

    ecrire_corps(flux, elements, avancer, lignes=profil.lignes_numerotees)
    flux.pagination.clore()
    derniere_section(flux)
    ecrire_sommaire(corps, rang, lignes, flux.pagination.pages)
    annoncer(0.1 + _PART_DU_CORPS)
    parties = {
        "document": en_octets(racine_du_document),
        "coeur": partie_coeur(document, profil, quand),
        "application": partie_application(document),
        **_a_cote(flux, document, profil, papier, quand),
    }
    return empaqueter(parties, flux.images.par_relation, flux.liens.relations, quand)


def _a_cote(
    flux: Flux, document: DocumentCharte, profil: Profil, papier: Format, quand: dt.datetime
) -> dict[str, bytes]:
    """Les parties que le document appelle ; notes, commentaires et filigrane s’il y en a."""
    date = date_en_lettres(document.date or quand.date())
    statut = statut_en_capitales(document, profil)
    if document.version is not None and document.version.etiquette.strip():
        statut += f" · Version\u00a0{sur_une_ligne(document.version.etiquette)}"
    parties = {
        "styles": partie_styles(papier.place),
        "numerotation": flux.numerotation.partie(),
        "reglages": partie_reglages(notes=bool(flux.notes.textes)),
        "theme": partie_theme(),
        "polices": partie_polices(),
        "entete": partie_entete(
            titre_de_garde(document, profil), f"{statut} · {date}", papier.place, profil.filigrane
        ),
        "pied": partie_pied(flux.pagination.page),
    }
    if profil.filigrane:
        parties["entete_de_garde"] = partie_entete_de_garde(profil.filigrane)
    if flux.notes.textes:
        parties["notes"] = flux.notes.partie()
    if flux.commentaires.poses:
        parties["commentaires"] = flux.commentaires.partie(quand)
        parties["fils"] = flux.commentaires.partie_des_fils()
    return parties
