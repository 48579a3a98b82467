"""Écrire une charte dans un fichier : Word, PDF, page web, Markdown ou OpenDocument."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from charte_studio.export.profils import (
    Profil,
    annexes_choisies,
    profil_de,
    refuser_si_inacheve,
)
from charte_studio.redaction.document import DocumentCharte
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote

if TYPE_CHECKING:
    from charte_studio.export.docx.gabarit import Gabarit

Progression = Callable[[float], None]
Imprimeur = Callable[[DocumentCharte, Profil, dt.datetime, Progression], bytes]
"""De quoi faire un PDF sans LibreOffice."""

EXTENSIONS: Final = (".docx", ".html", ".md")
"""Les extensions que l’on sait écrire seul, la première étant celle que l’on propose."""
CONVERTIES: Final = (".pdf", ".odt")
"""Celles que LibreOffice tire du document Word."""
_AVANT_LA_CONVERSION: Final = 0.5
_ILLUSTRATION: Final = 0.4


def exporter(
    document: DocumentCharte,
    *,
    vers: Path,
    horodatage: dt.datetime | None = None,
    progression: Progression | None = None,
    profil: str = "projet",
    annexes: Iterable[str] | None = None,
    depuis: DocumentCharte | None = None,
    gabarit: Gabarit | None = None,
    imprimeur: Imprimeur | None = None,
) -> str:
    """Écrit `document` dans `vers` selon son extension et rend l’empreinte SHA-256 du fichier.

    `horodatage` date le fichier (l’heure courante sinon) : au même horodatage, le même document
    donne les mêmes octets. `progression` reçoit la part faite, de 0 à 1 ; si elle lève, rien n’est
    écrit. `profil` : clé de `PROFILS` ; `annexes` : clés de `ANNEXES`, à la place de celles du
    profil. `depuis` : la version dont les changements sont suivis, dans Word et ce qui en vient.
    `gabarit` : celui de l’organisation. `imprimeur` fait le PDF quand LibreOffice n’est pas là.

    Lève `Refus` pour une extension, un profil ou une annexe inconnus, pour une charte adoptée
    inachevée, pour un suivi ou un gabarit qui ne vont pas avec le format, `EnnuiEnvironnement` si
    le disque dit non ou si LibreOffice manque.
    """
    extension = vers.suffix.lower()
    if extension not in (*EXTENSIONS, *CONVERTIES):
        raise Refus(
            f"« {vers.name} » ne dit pas dans quel format écrire\u00a0: donnez un nom qui finit "
            "par .docx (Word), .pdf, .odt (OpenDocument), .html (page web) ou .md (Markdown)."
        )
    choisi = profil_de(profil)
    choisi = replace(choisi, annexes=annexes_choisies(choisi, annexes))
    if depuis is not None:
        _refuser_un_suivi_impossible(choisi, extension)
    if choisi.signature:
        refuser_si_inacheve(document)
    quand = _en_temps_universel(horodatage)
    annoncer = progression or _ne_rien_dire
    annoncer(0.0)
    if choisi.graphiques and extension != ".md":
        if document.deliberations:
            # Différé : de quoi dessiner, quand il y a quelque chose à dessiner.
            from charte_studio.export.graphiques import illustrer

            document = illustrer(document, lambda part: annoncer(_ILLUSTRATION * part))
        annoncer = _a_partir_de(_ILLUSTRATION, annoncer)
    contenu = _fabriquer(
        document, choisi, extension, quand, annoncer, depuis=depuis, gabarit=gabarit,
        imprimeur=imprimeur,
    )  # fmt: skip
    annoncer(1.0)  # avant d’écrire : une interruption doit laisser le disque comme il était
    ecrire_a_cote(vers, contenu)
    return hashlib.sha256(contenu).hexdigest()


def _refuser_un_suivi_impossible(profil: Profil, extension: str) -> None:
    if extension not in (".docx", ".odt"):
        raise Refus(
            "Les modifications suivies ne s’acceptent ou ne se refusent que dans un traitement de "
            "texte\u00a0: choisissez Word (.docx) ou OpenDocument (.odt)."
        )
    if not profil.texte or profil.signature:
        raise Refus(
            "Les modifications suivies montrent un texte encore en discussion\u00a0: choisissez "
            "le projet pour relecture ou le dossier de consultation."
        )


def _fabriquer(
    document: DocumentCharte,
    profil: Profil,
    extension: str,
    quand: dt.datetime,
    annoncer: Progression,
    *,
    depuis: DocumentCharte | None,
    gabarit: Gabarit | None,
    imprimeur: Imprimeur | None,
) -> bytes:
    # Différé, ici et plus bas : un format ne charge que ce qu’il emploie, et lxml pèse.
    if extension == ".html":
        from charte_studio.export.html import ecrire_html

        return ecrire_html(document, profil, quand, annoncer).encode("utf-8")
    if extension == ".md":
        from charte_studio.export.markdown import ecrire_markdown

        return ecrire_markdown(document, profil, quand, annoncer).encode("utf-8")
    from charte_studio.export.docx.document import ecrire_docx

    if extension == ".docx":
        return ecrire_docx(document, profil, quand, annoncer, depuis=depuis, gabarit=gabarit)
    from charte_studio.export.conversion import chercher_libreoffice, convertir, libreoffice_est_la

    if extension == ".pdf" and imprimeur is not None and not libreoffice_est_la():
        return imprimeur(document, profil, quand, annoncer)
    chercher_libreoffice()  # avant d’écrire pour rien
    if extension == ".pdf":
        # Un PDF ne se commente ni ne s’amende dans sa marge.
        profil = replace(profil, commentaires=False, marge_large=False)
    word = ecrire_docx(
        document, profil, quand, lambda part: annoncer(part * _AVANT_LA_CONVERSION),
        depuis=depuis, gabarit=gabarit,
    )  # fmt: skip
    return convertir(word, extension, _a_partir_de(_AVANT_LA_CONVERSION, annoncer))


def _a_partir_de(part: float, annoncer: Progression) -> Progression:
    """La suite de la progression, quand `part` est déjà faite."""
    return lambda suite: annoncer(part + (1 - part) * suite)


def _en_temps_universel(horodatage: dt.datetime | None) -> dt.datetime:
    """L’horodatage en UTC, à la seconde ; sans fuseau, il est pris pour de l’UTC."""
    quand = horodatage or dt.datetime.now(dt.UTC)
    if quand.tzinfo is None:
        quand = quand.replace(tzinfo=dt.UTC)
    return quand.astimezone(dt.UTC).replace(microsecond=0)


def _ne_rien_dire(_part: float) -> None:
    """La progression quand personne ne la suit."""
