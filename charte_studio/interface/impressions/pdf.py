"""Des feuilles peintes à un PDF : polices incorporées, texte à sélectionner, langue déclarée."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.interface.impressions.documents import DocumentImprime
from charte_studio.interface.impressions.entetes import situer
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import POINTS_PAR_POUCE, Feuille, dimensions
from charte_studio.socle.fichiers import ecrire_a_cote

CREATEUR: Final = "Charte Studio"
LANGUE: Final = "fr-FR"
Progression = Callable[[float], object]


def ecrire_pdf(
    feuilles: Sequence[Feuille], *, titre: str, progression: Progression | None = None
) -> bytes:
    """Le PDF de ces feuilles. `progression` reçoit la part faite et peut lever pour arrêter."""
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.WriteOnly)
    imprimante = QPdfWriter(tampon)
    imprimante.setResolution(POINTS_PAR_POUCE)
    imprimante.setTitle(titre)
    imprimante.setCreator(CREATEUR)
    imprimante.setPageLayout(_page(paysage=feuilles[0].paysage))
    peintre = QPainter(imprimante)
    try:
        for rang, feuille in enumerate(feuilles):
            if progression is not None:
                progression(rang / len(feuilles))
            if rang:
                imprimante.setPageLayout(_page(paysage=feuille.paysage))
                imprimante.newPage()
            peintre.save()
            feuille.peindre(peintre)
            peintre.restore()
    finally:
        peintre.end()
    return declarer_langue(bytes(tampon.data().data()))


def apercu(feuille: Feuille, largeur: int) -> QImage:
    """La feuille en image, à cette largeur en pixels : exactement ce que porte le PDF."""
    pleine, hauteur = dimensions(paysage=feuille.paysage)
    echelle = largeur / pleine
    image = QImage(largeur, round(hauteur * echelle), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    peintre = QPainter(image)
    try:
        peintre.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        peintre.scale(echelle, echelle)
        feuille.peindre(peintre)
    finally:
        peintre.end()
    return image


def imprimer(
    documents: Sequence[DocumentImprime],
    lu: AImprimer,
    options: Options,
    *,
    progression: Progression,
    vers: Callable[[DocumentImprime | None], Path],
    ensemble: bool,
) -> list[Path]:
    """Écrit un PDF par document, ou un seul si `ensemble` ; rend les fichiers écrits.

    `vers` dit où va chacun (`None` : le PDF de l’ensemble). Tout est composé avant d’écrire :
    interrompre ne laisse rien derrière. Lève `EnnuiEnvironnement` si un fichier ne s’écrit pas.
    """
    lots = _lots(documents, lu, options, ensemble=ensemble)
    total = sum(len(feuilles) for _, feuilles in lots)
    faites = 0
    pdfs: list[tuple[Path, bytes]] = []
    for document, feuilles in lots:
        nom = document.titre if document else "À imprimer"

        def avancer(part: float, deja: int = faites, pages: int = len(feuilles)) -> None:
            progression((deja + part * pages) / total)

        octets = ecrire_pdf(feuilles, titre=f"{nom} — {situer(lu.info)}", progression=avancer)
        pdfs.append((vers(document), octets))
        faites += len(feuilles)
    progression(1.0)
    for chemin, octets in pdfs:
        ecrire_a_cote(chemin, octets)
    return [chemin for chemin, _ in pdfs]


def _lots(
    documents: Sequence[DocumentImprime], lu: AImprimer, options: Options, *, ensemble: bool
) -> list[tuple[DocumentImprime | None, list[Feuille]]]:
    composes = [(document, document.composer(lu, options)) for document in documents]
    if ensemble and len(composes) > 1:
        return [(None, [feuille for _, feuilles in composes for feuille in feuilles])]
    return [(document, feuilles) for document, feuilles in composes]


def declarer_langue(pdf: bytes) -> bytes:
    """Ajoute la langue, et l’affichage du titre, au catalogue : QPdfWriter ne sait pas les dire.

    C’est une mise à jour incrémentale (ISO 32000-1, 7.5.6) : le catalogue récrit à la fin, et une
    table qui renvoie à l’ancienne. Un PDF d’une autre forme est rendu tel quel.
    """
    racine = re.search(rb"/Root (\d+) 0 R", pdf)
    taille = re.search(rb"/Size (\d+)", pdf)
    depart = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    infos = re.search(rb"/Info (\d+) 0 R", pdf)
    if racine is None or taille is None or depart is None or infos is None:
        return pdf
    numero = racine.group(1)
    catalogue = re.search(rb"\n" + numero + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL)
    if catalogue is None or b"<<" in catalogue.group(1):
        return pdf
    ajout = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % LANGUE.encode()
    objet = b"%s 0 obj\n<<%s%s>>\nendobj\n" % (numero, catalogue.group(1), ajout)
    place = len(pdf)
    table = (
        b"xref\n%s 1\n%010d 00000 n \ntrailer\n<<\n/Size %s\n/Info %s 0 R\n/Root %s 0 R\n"
        b"/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n"
    ) % (
        numero, place, taille.group(1), infos.group(1), numero, depart.group(1),
        place + len(objet),
    )  # fmt: skip
    return pdf + objet + table


def _page(*, paysage: bool) -> QPageLayout:
    sens = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter, "A4"),
        sens.Landscape if paysage else sens.Portrait,
        QMarginsF(0, 0, 0, 0),
    )
