"""La page de garde."""

from __future__ import annotations

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.docx.flux import Flux
from charte_studio.export.docx.signes import signes_en_xml
from charte_studio.export.docx.styles import ETIQUETTE
from charte_studio.export.phrases import (
    mention_de,
    statut_en_capitales,
    titre_de_garde,
    titre_de_la_charte,
)
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.redaction.blocs import Portion
from charte_studio.redaction.document import DocumentCharte

_TAILLES = ((60, 34.0), (120, 26.0), (240, 20.0))
"""Longueur du titre jusqu’à laquelle vaut une taille ; au-delà, la dernière."""
_TAILLE_MINIMALE = 16.0
_TAILLE_SANS_GARDE = 20.0


def ecrire_garde(flux: Flux, document: DocumentCharte, profil: Profil) -> None:
    """Qui, quoi, sous quelle forme, où l’on en est, quand, et ce que ce texte ne vaut pas."""
    organisation = sur_une_ligne(document.organisation)
    if organisation:
        flux.paragraphe("Organisation", (Portion(organisation),))
    if document.cadre:
        flux.paragraphe("Soustitre", (Portion(document.cadre),))
    titre = titre_de_garde(document, profil)
    flux.paragraphe("Titre", (Portion(titre),), corps=_taille(titre))
    if profil.titre:
        flux.paragraphe("Soustitre", (Portion(titre_de_la_charte(document)),))
    if document.forme:
        flux.paragraphe("Soustitre", (Portion(f"Forme visée\u00a0: {document.forme}"),))
    _statut(flux, document, profil)
    mention = mention_de(document, profil)
    if mention:
        flux.paragraphe("Mention", (Portion(mention),))


def ecrire_tete(flux: Flux, document: DocumentCharte, profil: Profil) -> None:
    """Le haut d’un document d’une page : l’organisation, le titre, et où l’on en est."""
    organisation = sur_une_ligne(document.organisation)
    if organisation:
        flux.paragraphe("Soustitre", (Portion(organisation),), en_haut=True)
    titre = titre_de_la_charte(document)
    flux.paragraphe("Titre", (Portion(titre),), corps=_TAILLE_SANS_GARDE, en_haut=True)
    _statut(flux, document, profil)


def _statut(flux: Flux, document: DocumentCharte, profil: Profil) -> None:
    """« PROJET », en étiquette, et la date."""
    statut = f" {statut_en_capitales(document, profil)} "
    version = document.version
    date = f"   {date_en_lettres(document.date)}" if document.date else ""
    if version is not None and version.etiquette.strip():
        date = f"   Version\u00a0{sur_une_ligne(version.etiquette)}{date.replace('   ', ' · ')}"
    dit = f'<w:r><w:rPr><w:rStyle w:val="{ETIQUETTE}"/></w:rPr>{signes_en_xml(statut)}</w:r>'
    if date:
        dit += f"<w:r>{signes_en_xml(date)}</w:r>"
    flux.paragraphe("Statut", (), prefixe=statut + date, en_haut=not profil.garde, apres=dit)


def _taille(titre: str) -> float | None:
    """Une taille plus petite pour un titre long ; `None` pour celle du style."""
    for longueur, taille in _TAILLES:
        if len(titre) <= longueur:
            return None if taille == _TAILLES[0][1] else taille
    return _TAILLE_MINIMALE
