"""Assembler le document Word : garde, sommaire, corps, annexes, puis le paquet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.docx.corps import ecrire_en_notant
from charte_studio.export.docx.flux import PORTRAIT, PORTRAIT_SERRE, Bord, Flux, en_paysage
from charte_studio.export.docx.garde import ecrire_garde, ecrire_tete
from charte_studio.export.docx.pagination import Pagination
from charte_studio.export.docx.paquet import SANS_AJOUT, empaqueter
from charte_studio.export.docx.proprietes import partie_application, partie_coeur, partie_reglages
from charte_studio.export.docx.sections import (
    RELATION_ENTETE,
    RELATION_ENTETE_DE_GARDE,
    RELATION_PIED,
    bords_de_la_maison,
    derniere_section,
    partie_entete,
    partie_entete_de_garde,
    partie_pied,
)
from charte_studio.export.docx.sommaire import ecrire_sommaire, entrees, nombre_de_pages
from charte_studio.export.docx.styles_xml import partie_polices, partie_styles
from charte_studio.export.docx.theme import partie_theme
from charte_studio.export.docx.xml import (
    PREFIXES_DU_DOCUMENT,
    en_octets,
    en_partie,
    en_texte_brut,
    entourer,
)
from charte_studio.export.elements import Element, Intitule, IntituleArticle
from charte_studio.export.phrases import statut_en_capitales, titre_de_garde
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer, sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import DocumentCharte

if TYPE_CHECKING:
    from charte_studio.export.docx.gabarit import Gabarit

_PART_DU_CORPS = 0.8
"""La part du travail que représente le corps, dans la progression."""
_MARGE_OU_ECRIRE = 2551
"""4,5 cm."""


def ecrire_docx(
    document: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
    annoncer: Callable[[float], None],
    *,
    depuis: DocumentCharte | None = None,
    gabarit: Gabarit | None = None,
) -> bytes:
    """Les octets du fichier `.docx` : les mêmes pour un même document et un même instant.

    `depuis` : la version dont les changements sont suivis ; `gabarit` : celui de l’organisation.
    """
    document = preparer(document)
    elements = dresser(document, profil, notes=True)
    annoncer(0.1)
    corps: list[str] = []
    lignes = entrees(elements)
    flux = _ouvrir(corps, elements, profil, gabarit)
    flux.numerotation.explicite = depuis is not None
    rang = 0
    if profil.garde:
        ecrire_garde(flux, document, profil)
        rang = len(corps)
        # Le sommaire s’écrira à ce rang, une fois les pages connues ; d’ici là, il tient sa place.
        flux.pagination.clore()
        flux.pagination.page += nombre_de_pages(lignes, flux.format)
    else:
        ecrire_tete(flux, document, profil)

    faits = 0

    def avancer() -> None:
        nonlocal faits
        faits += 1
        if faits % 50 == 0:
            annoncer(0.1 + _PART_DU_CORPS * faits / len(elements))

    bornes = ecrire_en_notant(
        flux, elements, avancer, lignes=profil.lignes_numerotees, premiere_page=profil.garde
    )
    flux.pagination.clore()
    if depuis is not None:
        # Différé, comme le gabarit plus bas : la plupart des documents n’en ont pas.
        from charte_studio.export.docx.texte_suivi import fondre_le_texte

        fondre_le_texte(flux, elements, bornes, depuis, profil, quand)
    derniere_section(flux)
    if profil.garde:
        corps.insert(rang, ecrire_sommaire(lignes, flux.pagination.pages))
    annoncer(0.1 + _PART_DU_CORPS)
    parties = {
        "coeur": partie_coeur(document, profil, quand),
        "application": partie_application(document),
        **_a_cote(flux, document, profil, quand),
    }
    contenu = entourer("w:document", ("<w:body>", *corps, "</w:body>"), *PREFIXES_DU_DOCUMENT)
    ajouts = SANS_AJOUT
    if gabarit is None:
        parties["document"] = en_partie(contenu)
    else:
        from charte_studio.export.docx.habillage import habiller

        racine_du_document = en_texte_brut(contenu)
        ajouts = habiller(gabarit, racine_du_document, parties, profil.filigrane)
        parties["document"] = en_octets(racine_du_document)
    return empaqueter(parties, flux.images.par_relation, flux.liens.relations, quand, ajouts)


def _ouvrir(
    corps: list[str], elements: Sequence[Element], profil: Profil, gabarit: Gabarit | None
) -> Flux:
    """Le fil du document, à la page de la maison ou à celle du gabarit."""
    maison = PORTRAIT if profil.garde else PORTRAIT_SERRE
    portrait = maison if gabarit is None else gabarit.format
    bords = bords_de_la_maison(filigrane=bool(profil.filigrane))
    premiere_a_part = True
    if gabarit is not None:
        siens = tuple(gabarit.bords_a_ecrire().values())
        premiere_a_part = gabarit.premiere_a_part
        bords = (*siens, *_bords_qui_manquent(bords, siens, premiere_a_part=premiere_a_part))
    texte = portrait
    if profil.marge_large:
        texte = replace(portrait, marge_droite=max(portrait.marge_droite, _MARGE_OU_ECRIRE))
    return Flux(
        corps,
        Pagination(texte.hauteur_utile),
        frozenset(e.signet for e in elements if isinstance(e, Intitule | IntituleArticle)),
        format=texte,
        portrait=portrait,
        paysage=en_paysage(portrait),
        texte=texte,
        bords=bords,
        premiere_a_part=premiere_a_part,
        articles={e.signet: e.numero for e in elements if isinstance(e, IntituleArticle)},
    )


def _bords_qui_manquent(
    les_notres: tuple[Bord, ...], les_siens: tuple[Bord, ...], *, premiere_a_part: bool
) -> tuple[Bord, ...]:
    """Nos bords là où le gabarit n’en a pas ; notre première page, si la sienne est à part."""
    eus = {(bord.bord, bord.sorte) for bord in les_siens}
    return tuple(
        bord
        for bord in les_notres
        if (bord.bord, bord.sorte) not in eus and (premiere_a_part or bord.sorte == "default")
    )


def _a_cote(
    flux: Flux, document: DocumentCharte, profil: Profil, quand: dt.datetime
) -> dict[str, bytes]:
    """Les parties que le document appelle ; notes, commentaires et filigrane s’il y en a."""
    date = date_en_lettres(document.date or quand.date())
    statut = statut_en_capitales(document, profil)
    if document.version is not None and document.version.etiquette.strip():
        statut += f" · Version\u00a0{sur_une_ligne(document.version.etiquette)}"
    place = flux.texte.place
    appeles = {bord.relation for bord in flux.bords}
    parties = {
        "styles": partie_styles(place),
        "numerotation": flux.numerotation.partie(),
        "reglages": partie_reglages(notes=bool(flux.notes.textes)),
        "theme": partie_theme(),
        "polices": partie_polices(),
    }
    if RELATION_ENTETE in appeles:
        parties["entete"] = partie_entete(
            titre_de_garde(document, profil), f"{statut} · {date}", place, profil.filigrane
        )
    if RELATION_ENTETE_DE_GARDE in appeles:
        parties["entete_de_garde"] = partie_entete_de_garde(profil.filigrane)
    if RELATION_PIED in appeles:
        parties["pied"] = partie_pied(flux.pagination.page)
    if flux.notes.textes:
        parties["notes"] = flux.notes.partie()
    if flux.commentaires.poses:
        parties["commentaires"] = flux.commentaires.partie(quand)
        parties["fils"] = flux.commentaires.partie_des_fils()
    return parties
