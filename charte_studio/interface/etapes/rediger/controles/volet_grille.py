"""Le volet « Grille » : les quatorze points que cherchent une DRH et des syndicats."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.controles import amender_point, rendre_point
from charte_studio.atelier.lectures.controles import lire_reperes
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.deux_volets import DeuxVolets
from charte_studio.interface.etapes.rediger.controles.fiche_point import FichePoint
from charte_studio.interface.etapes.rediger.controles.liste import Ligne
from charte_studio.interface.etapes.rediger.controles.mots import ROLES_ETATS, dire_grille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.grille import ETATS, PointLu


class VoletGrille(DeuxVolets):
    """`ouvrir(cle, extrait, rang)` demande à la page de montrer un passage."""

    ouvrir = Signal(str, str, int)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("Points de la grille", parent)
        self._contexte = contexte
        self._points: dict[str, PointLu] = {}
        self._automatiques: dict[str, PointLu] = {}
        self._noms: dict[str, str] = {}
        self._cle = ""
        self._bilan = Texte("", "fort")
        self.detail = FichePoint()

        self.tete.addWidget(self._bilan)
        self.tete.addWidget(
            Texte(
                "Remplie d’elle-même en cherchant des mots dans le texte\u00a0: corrigez ce "
                "qu’elle lit mal.",
                "seconde",
            )
        )
        self.fiche.addWidget(self.detail)

        self.liste.choisie.connect(self._choisir)
        self.liste.entree.connect(self._ouvrir_premier)
        self.detail.etat_choisi.connect(self._changer_etat)
        self.detail.commentaire_pose.connect(self._commenter)
        self.detail.ouvrir.connect(lambda cle, extrait: self.ouvrir.emit(cle, extrait, 0))
        self.detail.rendre.connect(self._rendre)

    def montrer(
        self,
        points: tuple[PointLu, ...],
        automatiques: tuple[PointLu, ...],
        noms: dict[str, str],
    ) -> None:
        """Montre les points ; `noms` : le nom de chaque partie, par clé."""
        self._points = {point.cle: point for point in points}
        self._automatiques = {point.cle: point for point in automatiques}
        self._noms = noms
        self._bilan.setText(dire_grille(points))
        if self._cle not in self._points:
            self._cle = points[0].cle if points else ""
        self.liste.montrer([_ligne(point, noms) for point in points], self._cle)
        self._montrer_fiche()

    def poser(self) -> None:
        """Rend durable le commentaire en cours."""
        self.detail.commentaire.poser()

    def _montrer_fiche(self) -> None:
        point = self._points.get(self._cle)
        self.detail.setVisible(point is not None)
        if point is None:
            return
        questions = {regle.cle: regle.question for regle in lire_reperes().grille.points}
        self.detail.montrer(
            point,
            question=questions.get(point.cle, ""),
            automatique=self._automatiques[point.cle],
            noms=self._noms,
            modifiable=not self._contexte.atelier.lecture_seule,
        )

    def _choisir(self, cle: str) -> None:
        self.poser()
        self._cle = cle
        self.remonter()
        self._montrer_fiche()

    def _ouvrir_premier(self) -> None:
        lu = self._automatiques.get(self._cle)
        if lu is not None and lu.ou:
            self.ouvrir.emit(lu.ou[0], lu.extrait, 0)

    def _changer_etat(self, etat: str) -> None:
        self.poser()
        point = self._points[self._cle]
        if etat != point.etat:
            self._amender(point, etat, point.commentaire)
        self._montrer_fiche()  # un refus laisse l’état d’avant coché

    def _commenter(self, cle: str, texte: str) -> None:
        point = self._points.get(cle)
        if point is not None and texte.strip() != point.commentaire.strip():
            self._amender(point, point.etat, texte)

    def _amender(self, point: PointLu, etat: str, commentaire: str) -> None:
        self._contexte.reussi(
            lambda: amender_point(
                self._contexte.atelier,
                point.cle,
                etat=etat,
                commentaire=commentaire,
                titre=point.titre,
            )
        )

    def _rendre(self) -> None:
        self.poser()
        point = self._points[self._cle]
        self._contexte.reussi(
            lambda: rendre_point(self._contexte.atelier, point.cle, titre=point.titre)
        )


def _ligne(point: PointLu, noms: dict[str, str]) -> Ligne:
    ou = ", ".join(noms[cle].split(" — ")[0] for cle in point.ou if cle in noms)
    dits = [ou, "corrigé à la main" if point.amende else ""]
    return Ligne(
        point.cle,
        point.titre,
        " · ".join(dit for dit in dits if dit),
        ETATS[point.etat],
        ROLES_ETATS[point.etat],
    )
