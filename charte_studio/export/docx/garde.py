"""La page de garde."""

from __future__ import annotations

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.docx.flux import Flux, ecrire_texte
from charte_studio.export.docx.styles import ETIQUETTE
from charte_studio.export.docx.xml import sous, val
from charte_studio.export.phrases import statut_en_capitales
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.redaction.blocs import Portion
from charte_studio.redaction.document import DocumentCharte

_TAILLES = ((60, 34.0), (120, 26.0), (240, 20.0))
"""Longueur du titre jusqu’à laquelle vaut une taille ; au-delà, la dernière."""
_TAILLE_MINIMALE = 16.0


def ecrire_garde(flux: Flux, document: DocumentCharte) -> None:
    """Qui, quoi, sous quelle forme, où l’on en est, quand, et ce que ce texte ne vaut pas."""
    organisation = sur_une_ligne(document.organisation)
    if organisation:
        flux.paragraphe("Organisation", (Portion(organisation),))
    if document.cadre:
        flux.paragraphe("Soustitre", (Portion(document.cadre),))
    titre = sur_une_ligne(document.titre) or "Charte sans titre"
    flux.paragraphe("Titre", (Portion(titre),), corps=_taille(titre))
    if document.forme:
        flux.paragraphe("Soustitre", (Portion(f"Forme visée\u00a0: {document.forme}"),))
    _statut(flux, document)
    if document.mention_legale:
        flux.paragraphe("Mention", (Portion(document.mention_legale),))


def _statut(flux: Flux, document: DocumentCharte) -> None:
    """« PROJET », en étiquette, et la date."""
    statut = f" {statut_en_capitales(document)} "
    date = f"   {date_en_lettres(document.date)}" if document.date else ""
    p = flux.paragraphe("Statut", (), prefixe=statut + date)
    r = sous(p, "w:r")
    val(sous(r, "w:rPr"), "w:rStyle", ETIQUETTE)
    ecrire_texte(r, statut)
    if date:
        ecrire_texte(sous(p, "w:r"), date)


def _taille(titre: str) -> float | None:
    """Une taille plus petite pour un titre long ; `None` pour celle du style."""
    for longueur, taille in _TAILLES:
        if len(titre) <= longueur:
            return None if taille == _TAILLES[0][1] else taille
    return _TAILLE_MINIMALE
