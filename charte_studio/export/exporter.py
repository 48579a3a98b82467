"""Écrire une charte dans un fichier Word, HTML ou Markdown."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from charte_studio.export.html import ecrire_html
from charte_studio.export.markdown import ecrire_markdown
from charte_studio.export.profils import (
    Profil,
    annexes_choisies,
    profil_de,
    refuser_si_inacheve,
)
from charte_studio.redaction.document import DocumentCharte
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote

Progression = Callable[[float], None]

EXTENSIONS: Final = (".docx", ".html", ".md")
"""Les extensions que l’on sait écrire, la première étant celle que l’on propose."""


def exporter(
    document: DocumentCharte,
    *,
    vers: Path,
    horodatage: dt.datetime | None = None,
    progression: Progression | None = None,
    profil: str = "projet",
    annexes: Iterable[str] | None = None,
) -> str:
    """Écrit `document` dans `vers` selon son extension et rend l’empreinte SHA-256 du fichier.

    `horodatage` date le fichier (l’heure courante sinon) : au même horodatage, le même document
    donne les mêmes octets. `progression` reçoit la part faite, de 0 à 1 ; si elle lève, rien n’est
    écrit. `profil` : clé de `PROFILS` ; `annexes` : clés de `ANNEXES`, à la place de celles du
    profil. Lève `Refus` pour une extension, un profil ou une annexe inconnus et pour une charte
    adoptée inachevée, `EnnuiEnvironnement` si le disque dit non.
    """
    extension = vers.suffix.lower()
    if extension not in EXTENSIONS:
        raise Refus(
            f"« {vers.name} » ne dit pas dans quel format écrire\u00a0: donnez un nom qui finit "
            "par .docx (Word), .html (page web) ou .md (Markdown)."
        )
    choisi = profil_de(profil)
    choisi = replace(choisi, annexes=annexes_choisies(choisi, annexes))
    if choisi.signature:
        refuser_si_inacheve(document)
    quand = _en_temps_universel(horodatage)
    annoncer = progression or _ne_rien_dire
    annoncer(0.0)
    contenu = _fabriquer(document, choisi, extension, quand, annoncer)
    annoncer(1.0)  # avant d’écrire : une interruption doit laisser le disque comme il était
    ecrire_a_cote(vers, contenu)
    return hashlib.sha256(contenu).hexdigest()


def _fabriquer(
    document: DocumentCharte,
    profil: Profil,
    extension: str,
    quand: dt.datetime,
    annoncer: Progression,
) -> bytes:
    match extension:
        case ".html":
            return ecrire_html(document, profil, quand, annoncer).encode("utf-8")
        case ".md":
            return ecrire_markdown(document, profil, quand, annoncer).encode("utf-8")
        case _:
            # Différé : lxml pèse au démarrage et ne sert qu’ici.
            from charte_studio.export.docx.document import ecrire_docx

            return ecrire_docx(document, profil, quand, annoncer)


def _en_temps_universel(horodatage: dt.datetime | None) -> dt.datetime:
    """L’horodatage en UTC, à la seconde ; sans fuseau, il est pris pour de l’UTC."""
    quand = horodatage or dt.datetime.now(dt.UTC)
    if quand.tzinfo is None:
        quand = quand.replace(tzinfo=dt.UTC)
    return quand.astimezone(dt.UTC).replace(microsecond=0)


def _ne_rien_dire(_part: float) -> None:
    """La progression quand personne ne la suit."""
