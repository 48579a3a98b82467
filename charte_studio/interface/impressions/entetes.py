"""Le haut des documents, et les mots qui les situent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from charte_studio.atelier.lectures.commun import InfoAtelier
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.impressions.flux import Morceau, espace
from charte_studio.interface.impressions.papier import encre_seconde, mm, police, prune
from charte_studio.interface.impressions.texte import TexteEnLignes


def situer(info: InfoAtelier) -> str:
    """« Charte IA — Ville de Valbrune · Ville de Valbrune · 12 novembre 2026 »."""
    quand = date_en_lettres(info.date) if info.date else ""
    # Le titre nomme souvent l’organisation : la redire n’apprend rien.
    organisation = "" if info.organisation.lower() in info.titre.lower() else info.organisation
    return " · ".join(dit for dit in (info.titre, organisation, quand) if dit)


def titre_de_document(
    titre: str, sous_titre: str, cadre: QRectF, *, propos: str = ""
) -> list[Morceau]:
    """Le titre, l’atelier, et une phrase qui dit comment se servir du document."""
    largeur = cadre.width()
    grand = TexteEnLignes(titre, police(22, gras=True), largeur, couleur=prune())
    petit = TexteEnLignes(sous_titre, police(10.5), largeur, couleur=encre_seconde(), lignes_max=3)
    morceaux = [_bloc(grand, cadre.x(), 1), _bloc(petit, cadre.x(), 2)]
    if propos:
        morceaux.append(_bloc(TexteEnLignes(propos, police(10.5), largeur), cadre.x(), 2))
    return [*morceaux, filet(cadre), espace(4)]


def filet(cadre: QRectF) -> Morceau:
    """Un trait sur la largeur."""

    def peindre(peintre: QPainter, y: float) -> None:
        peintre.setPen(QPen(prune(), mm(0.4)))
        peintre.drawLine(QPointF(cadre.left(), y), QPointF(cadre.right(), y))

    return Morceau(mm(0.6), peindre, colle=True)


def intertitre(texte: str, cadre: QRectF, *, avant: float = 3, neuve: bool = False) -> Morceau:
    """Un titre de partie, collé à ce qui le suit."""
    lignes = TexteEnLignes(texte, police(13, gras=True), cadre.width())

    def peindre(peintre: QPainter, y: float) -> None:
        lignes.peindre(peintre, cadre.x(), y + mm(avant))

    return Morceau(lignes.hauteur + mm(avant + 2), peindre, colle=True, neuve=neuve)


def _bloc(texte: TexteEnLignes, x: float, apres: float) -> Morceau:
    return Morceau(
        texte.hauteur + mm(apres), lambda peintre, y: texte.peindre(peintre, x, y), colle=True
    )
