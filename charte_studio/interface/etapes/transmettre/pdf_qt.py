"""Un PDF sans LibreOffice : le document mis en page par Qt, ses signets et sa langue ajoutés."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from charte_studio.domaine.francais import date_en_lettres
from charte_studio.export.elements import Element, Figure
from charte_studio.export.page_simple import LEGENDE, ecrire_page_simple
from charte_studio.export.phrases import statut_en_capitales, titre_de_garde
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer
from charte_studio.export.profils import Profil
from charte_studio.interface.impressions.pdf import CREATEUR, declarer_langue
from charte_studio.interface.impressions.signets import SignetPdf, ajouter_signets
from charte_studio.interface.police import FAMILLE
from charte_studio.redaction.document import DocumentCharte

_POINTS_PAR_POUCE: Final = 72
_LARGEUR, _HAUTEUR = 595.0, 842.0
_MARGE, _MARGE_HAUTE = 68.0, 74.0
_CORPS: Final = 11.5
_ENCRE, _ENCRE_SECONDE, _TRAIT = "#211c2b", "#5b5266", "#ddd3c1"
_REPRISES: Final = 60
"""Un titre seul en bas de page passe à la suivante ; on recommence tant qu’il en reste."""


def imprimer(
    document: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
    annoncer: Callable[[float], None],
) -> bytes:
    """Les octets du PDF ; `annoncer` peut lever pour interrompre."""
    prepare = preparer(document)
    elements = dresser(prepare, profil)
    annoncer(0.1)
    titre = titre_de_garde(prepare, profil)
    date = date_en_lettres(prepare.date or quand.date())
    entete = f"{titre} — {statut_en_capitales(prepare, profil)} · {date}"
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.WriteOnly)
    ecrivain = QPdfWriter(tampon)
    ecrivain.setResolution(_POINTS_PAR_POUCE)
    ecrivain.setTitle(titre)
    ecrivain.setCreator(CREATEUR)
    ecrivain.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    texte = _mettre_en_page(ecrire_page_simple(prepare, profil, elements), elements, ecrivain)
    annoncer(0.4)
    _garder_les_titres(texte, annoncer)
    _peindre(texte, ecrivain, entete, profil, annoncer)
    pdf = declarer_langue(bytes(tampon.data().data()))
    return ajouter_signets(pdf, _signets(texte))


def _mettre_en_page(html: str, elements: Iterable[Element], ecrivain: QPdfWriter) -> QTextDocument:
    texte = QTextDocument()
    # Un point du texte est un point du papier, quel que soit l’écran.
    texte.documentLayout().setPaintDevice(ecrivain)
    texte.setUndoRedoEnabled(False)
    police = QFont(FAMILLE)
    police.setPointSizeF(_CORPS)
    police.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    texte.setDefaultFont(police)
    texte.setDocumentMargin(0)
    for rang, figure in enumerate(e for e in elements if isinstance(e, Figure)):
        image = QImage.fromData(figure.png)
        texte.addResource(QTextDocument.ResourceType.ImageResource, f"figure{rang}", image)
    texte.setHtml(html)
    texte.setPageSize(QSizeF(_LARGEUR - 2 * _MARGE, _hauteur_utile()))
    return texte


def _hauteur_utile() -> float:
    return _HAUTEUR - 2 * _MARGE_HAUTE


def _garder_les_titres(texte: QTextDocument, annoncer: Callable[[float], None]) -> None:
    """Un titre reste sur la page du texte qu’il annonce."""
    for reprise in range(_REPRISES):
        annoncer(0.4 + 0.2 * reprise / _REPRISES)
        if not _pousser_un_titre(texte):
            return


def _pousser_un_titre(texte: QTextDocument) -> bool:
    """Fait passer à la page suivante le premier titre qui y a laissé son texte."""
    mise = texte.documentLayout()
    bloc = texte.begin()
    while bloc.isValid():
        suivant = bloc.next()
        if _annonce(bloc) and suivant.isValid():
            page = _page(mise, bloc)
            if page != _page(mise, suivant):
                # Les titres voisins qui précèdent viennent avec lui.
                premier = bloc
                while (avant := premier.previous()).isValid() and (
                    _annonce(avant) and _page(mise, avant) == page
                ):
                    premier = avant
                curseur = QTextCursor(premier)
                forme = QTextBlockFormat()
                forme.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                curseur.mergeBlockFormat(forme)
                return True
        bloc = suivant
    return False


def _annonce(bloc: QTextBlock) -> bool:
    """Vrai pour un titre ou une légende."""
    if bloc.blockFormat().headingLevel():
        return True
    return any(LEGENDE in forme.format.anchorNames() for forme in bloc.textFormats())


def _page(mise: QAbstractTextDocumentLayout, bloc: QTextBlock) -> int:
    return int(_haut(mise, bloc) // _hauteur_utile())


def _haut(mise: QAbstractTextDocumentLayout, bloc: QTextBlock) -> float:
    """Où commence vraiment son texte : sa première ligne passe parfois seule à la page suivante."""
    lignes = bloc.layout()
    depart = lignes.lineAt(0).y() if lignes.lineCount() else 0.0
    return mise.blockBoundingRect(bloc).top() + depart


def _peindre(
    texte: QTextDocument,
    ecrivain: QPdfWriter,
    entete: str,
    profil: Profil,
    annoncer: Callable[[float], None],
) -> None:
    pages = texte.pageCount()
    peintre = QPainter(ecrivain)
    contexte = QAbstractTextDocumentLayout.PaintContext()
    contexte.palette.setColor(QPalette.ColorRole.Text, QColor(_ENCRE))
    try:
        for page in range(pages):
            annoncer(0.6 + 0.4 * page / pages)
            if page:
                ecrivain.newPage()
            haut = page * _hauteur_utile()
            peintre.save()
            peintre.translate(_MARGE, _MARGE_HAUTE - haut)
            contexte.clip = QRectF(0, haut, _LARGEUR - 2 * _MARGE, _hauteur_utile())
            peintre.setClipRect(contexte.clip)
            texte.documentLayout().draw(peintre, contexte)
            peintre.restore()
            if page or not profil.garde:
                pied = f"Page\u00a0{page + 1}\u00a0/\u00a0{pages}"
                _border(peintre, entete if page else "", pied)
    finally:
        peintre.end()


def _border(peintre: QPainter, entete: str, pied: str) -> None:
    police = QFont(FAMILLE)
    police.setPointSizeF(9)
    peintre.setFont(police)
    place = _LARGEUR - 2 * _MARGE
    peintre.setPen(QColor(_ENCRE_SECONDE))
    if entete:
        court = peintre.fontMetrics().elidedText(entete, Qt.TextElideMode.ElideMiddle, int(place))
        peintre.drawText(QPointF(_MARGE, 44), court)
    zone = QRectF(_MARGE, _HAUTEUR - 48, place, 14)
    peintre.drawText(zone, Qt.AlignmentFlag.AlignRight, pied)
    if entete:
        peintre.setPen(QColor(_TRAIT))
        peintre.drawLine(QPointF(_MARGE, 50), QPointF(_LARGEUR - _MARGE, 50))


def _signets(texte: QTextDocument) -> list[SignetPdf]:
    """Un signet par titre, à sa page et à sa hauteur."""
    mise = texte.documentLayout()
    signets = []
    bloc = texte.begin()
    while bloc.isValid():
        niveau = bloc.blockFormat().headingLevel()
        if niveau and bloc.text().strip():
            haut = _haut(mise, bloc)
            page = int(haut // _hauteur_utile())
            y = _HAUTEUR - _MARGE_HAUTE - (haut - page * _hauteur_utile())
            signets.append(SignetPdf(" ".join(bloc.text().split()), niveau, page, y))
        bloc = bloc.next()
    return signets
