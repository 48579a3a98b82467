"""Les formats d’export, le nom qu’on propose au fichier, sa taille en mots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LONGUEUR_DU_NOM: Final = 110
_INTERDITS: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


@dataclass(frozen=True, slots=True)
class Format:
    """Une façon d’écrire la charte."""

    extension: str
    libelle: str
    verbe: str
    """Ce que dit le bouton."""
    usage: str
    filtre: str
    """Pour le dialogue de fichier."""
    par_libreoffice: bool = False
    """Vrai si LibreOffice seul sait l’écrire."""


FORMATS: Final = (
    Format(
        ".docx",
        "Word (.docx)",
        "Exporter en Word…",
        "Pour relire, commenter et amender avec le suivi des modifications. Vrais styles, sommaire "
        "et articles numérotés.",
        "Document Word (*.docx)",
    ),
    Format(
        ".pdf",
        "PDF (.pdf)",
        "Exporter en PDF…",
        "Pour afficher, imprimer ou archiver\u00a0: signets, langue et titres déclarés.",
        "Document PDF (*.pdf)",
    ),
    Format(
        ".html",
        "Page web (.html)",
        "Exporter en page web…",
        "Un seul fichier, à ouvrir dans un navigateur, à imprimer ou à mettre en ligne.",
        "Page web (*.html)",
    ),
    Format(
        ".md",
        "Markdown (.md)",
        "Exporter en Markdown…",
        "Le texte et ses titres, sans mise en page, pour un wiki ou un outil de suivi de versions.",
        "Texte Markdown (*.md)",
    ),
    Format(
        ".odt",
        "OpenDocument (.odt)",
        "Exporter en OpenDocument…",
        "Pour LibreOffice Writer\u00a0: le document Word, converti par LibreOffice.",
        "Texte OpenDocument (*.odt)",
        par_libreoffice=True,
    ),
)
SANS_LIBREOFFICE: Final = (
    "Ce format demande LibreOffice, qui n’est pas installé sur ce poste. Installez-le, ou exportez "
    "en Word."
)


def nom_propose(organisation: str, titre: str, statut: str, extension: str) -> str:
    """« Ville de Valbrune - Charte d’usage (projet).docx », sans caractère interdit.

    `statut` : ce que c’est, en quelques mots.

    >>> nom_propose("", "Charte : IA/numérique", "Projet", ".md")
    'Charte IA numérique (projet).md'
    """
    parties = [_nettoyer(partie) for partie in (organisation, titre)]
    nom = " - ".join(partie for partie in parties if partie) or "Charte"
    return f"{nom[:LONGUEUR_DU_NOM].strip(' .-')} ({statut.lower()}){extension}"


def nom_libre(chemin: Path) -> Path:
    """Le même nom suivi de « (2) », « (3) »… : le premier que le dossier n’a pas."""
    base = re.sub(r" \(\d+\)$", "", chemin.stem)
    rang = 2
    while (libre := chemin.with_name(f"{base} ({rang}){chemin.suffix}")).exists():
        rang += 1
    return libre


def taille_lisible(octets: int) -> str:
    """« 48 Ko », « 1,2 Mo »."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}\u00a0Ko"
    return f"{octets / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def _nettoyer(texte: str) -> str:
    return " ".join(_INTERDITS.sub(" ", texte).split())
