"""Le mur entier : une colonne par groupe, et les déplacements d’une colonne à l’autre."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from charte_studio.interface.etapes.explorer.mur.colonne import LARGEUR, Colonne
from charte_studio.interface.etapes.explorer.mur.modele import GroupeMontre
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.menu import derouler_menu

_HAUTEUR: Final = 112
"""De quoi lire une carte ; il prend toute la place qu’on lui laisse."""


class Mur(QScrollArea):
    """On lui dit les groupes et les cartes ; il dit ce qu’on lui demande.

    La carte courante est suivie d’une colonne à l’autre : après un déplacement, elle reste choisie.
    """

    courante_change = Signal(int)
    colonnes_changees = Signal()
    """Des colonnes sont venues ou parties : l’ordre du clavier est à refaire."""
    ouverture_demandee = Signal(int)
    retrait_demande = Signal(list)
    chiffre_presse = Signal(int, int)
    """La carte, le chiffre."""
    rangement_demande = Signal(list, int, int)
    """Les cartes, le groupe (0 : aucun), la carte devant laquelle se mettre (0 : à la fin)."""
    groupe_demande = Signal(str, int, int)
    """`fusionner`, `deplacer` ou `retirer`, le groupe, puis la cible ou le pas."""
    renommage_demande = Signal(int, str)

    def __init__(self, genre: str, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genre = genre
        self._courante = 0
        self._groupes: tuple[GroupeMontre, ...] = ()
        self.colonnes: list[Colonne] = []
        contenu = QWidget()
        self._rangee = QHBoxLayout(contenu)

        self.setObjectName("mur")
        self.setAccessibleName(nom)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rangee.setContentsMargins(0, 0, 0, 0)
        self._rangee.setSpacing(10)
        self._rangee.addStretch(0)
        self.setWidget(contenu)

    def sizeHint(self) -> QSize:
        """La hauteur dont il se contente."""
        return QSize(super().sizeHint().width(), theme_courant().px(_HAUTEUR))

    def minimumSizeHint(self) -> QSize:
        """Une colonne de large, la même hauteur."""
        theme = theme_courant()
        return QSize(theme.px(LARGEUR), theme.px(_HAUTEUR))

    # --- montrer -------------------------------------------------------------------------------

    def montrer(self, groupes: Sequence[GroupeMontre]) -> None:
        """Montre ces colonnes ; la carte choisie le reste, où qu’elle soit passée."""
        avait_le_clavier = any(colonne.liste.hasFocus() for colonne in self.colonnes)
        courante, place = self._courante, self._place(self._courante)
        self._groupes = tuple(groupes)
        self._accorder_colonnes()
        for colonne, groupe in zip(self.colonnes, groupes, strict=True):
            colonne.montrer(groupe)
        if not self._choisir(courante, clavier=avait_le_clavier):
            self._choisir(self._voisine(place), clavier=avait_le_clavier)
        self._viser()

    def _accorder_colonnes(self) -> None:
        """Une colonne par groupe, dans l’ordre ; celles qui restent ne sont pas rebâties."""
        voulus = [groupe.id for groupe in self._groupes]
        if voulus == [colonne.cle for colonne in self.colonnes]:
            return
        gardees = {colonne.cle: colonne for colonne in self.colonnes if colonne.cle in voulus}
        for colonne in self.colonnes:
            self._rangee.removeWidget(colonne)
            if colonne.cle not in gardees:
                colonne.hide()
                colonne.deleteLater()
        self.colonnes = [gardees.get(cle) or self._batir(cle) for cle in voulus]
        for rang, colonne in enumerate(self.colonnes):
            self._rangee.insertWidget(rang, colonne, 1)
            colonne.show()  # la disposition ne la montrerait qu’au tour suivant, sans le clavier
        self.colonnes_changees.emit()

    def chaine(self) -> list[QWidget]:
        """Ce que parcourt la tabulation, colonne après colonne."""
        return [
            vue for colonne in self.colonnes for vue in (colonne.nom, colonne.menu, colonne.liste)
        ]

    def _viser(self) -> None:
        """Tab s’arrête à la seule colonne de la carte choisie : traverser les autres en
        choisirait une autre. Les flèches y mènent."""
        politique = Qt.FocusPolicy
        courante = self._colonne_de(self._courante)
        for colonne in self.colonnes:
            visee = courante is None or colonne is courante
            colonne.liste.setFocusPolicy(politique.StrongFocus if visee else politique.ClickFocus)

    def _batir(self, cle: int) -> Colonne:
        colonne = Colonne(self._genre, cle)
        colonne.liste.courante_change.connect(partial(self._suivre_courante, colonne))
        colonne.liste.touche.connect(partial(self._sur_touche, colonne))
        colonne.depot_demande.connect(self.rangement_demande)
        colonne.renommage_demande.connect(self.renommage_demande)
        colonne.menu_demande.connect(self._derouler)
        return colonne

    def colonne(self, groupe_id: int) -> Colonne | None:
        """La colonne de ce groupe."""
        return next((c for c in self.colonnes if c.cle == groupe_id), None)

    # --- la carte courante ---------------------------------------------------------------------

    def courante(self) -> int:
        """La carte choisie, ou zéro."""
        return self._courante

    def choisies(self) -> list[int]:
        """Les cartes choisies : celles de la colonne de la courante."""
        colonne = self._colonne_de(self._courante)
        return colonne.liste.choisies() if colonne else []

    def choisir(self, carte_id: int, *, clavier: bool = False) -> None:
        """Va à cette carte, si elle est montrée."""
        self._choisir(carte_id, clavier=clavier)

    def _choisir(self, carte_id: int, *, clavier: bool) -> bool:
        colonne = self._colonne_de(carte_id)
        if colonne is None:
            if self._courante:
                self._courante = 0
                self.courante_change.emit(0)
            return False
        colonne.liste.choisir(carte_id)
        self._suivre_courante(colonne, carte_id)
        if clavier:
            colonne.liste.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(colonne, 0, 0)
        return True

    def _colonne_de(self, carte_id: int) -> Colonne | None:
        return next(
            (c for c in self.colonnes if c.liste.modele.rang_de(carte_id) is not None), None
        )

    def _suivre_courante(self, colonne: Colonne, carte_id: int) -> None:
        for autre in self.colonnes:
            if autre is not colonne:
                autre.liste.oublier()
        if carte_id != self._courante:
            self._courante = carte_id
            self._viser()
            self.courante_change.emit(carte_id)

    def _place(self, carte_id: int) -> tuple[int, int]:
        """La colonne et la ligne d’une carte."""
        for rang, colonne in enumerate(self.colonnes):
            ligne = colonne.liste.modele.rang_de(carte_id)
            if ligne is not None:
                return rang, ligne
        return 0, 0

    def _voisine(self, place: tuple[int, int]) -> int:
        """La carte la plus proche d’une place quittée, ou zéro."""
        rang, ligne = place
        ordre = [*self.colonnes[rang : rang + 1], *self.colonnes]
        for colonne in ordre:
            cartes = colonne.cartes()
            if cartes:
                return cartes[min(ligne, len(cartes) - 1)].id
        return 0

    # --- les touches ---------------------------------------------------------------------------

    def _sur_touche(self, colonne: Colonne, nom: str, valeur: int) -> None:
        courante = colonne.liste.courante()
        rang = self.colonnes.index(colonne)
        if nom == "voisine":
            self._aller_a_cote(rang, valeur)
        elif not courante:
            return
        elif nom == "groupe":
            if 0 <= rang + valeur < len(self.colonnes):
                cible = self.colonnes[rang + valeur].cle
                self.rangement_demande.emit(colonne.liste.choisies() or [courante], cible, 0)
        elif nom == "place":
            self._deplacer(colonne, courante, valeur)
        elif nom == "chiffre":
            self.chiffre_presse.emit(courante, valeur)
        elif nom == "ouvrir":
            self.ouverture_demandee.emit(courante)
        elif nom == "retirer":
            self.retrait_demande.emit(colonne.liste.choisies() or [courante])

    def _aller_a_cote(self, rang: int, pas: int) -> None:
        """À la même hauteur dans la colonne voisine qui a des cartes."""
        _, ligne = self._place(self._courante)
        cible = rang + pas
        while 0 <= cible < len(self.colonnes):
            cartes = self.colonnes[cible].cartes()
            if cartes:
                self._choisir(cartes[min(ligne, len(cartes) - 1)].id, clavier=True)
                return
            cible += pas

    def _deplacer(self, colonne: Colonne, courante: int, pas: int) -> None:
        cles = [carte.id for carte in colonne.cartes()]
        rang = cles.index(courante) + pas
        if 0 <= rang < len(cles):
            # Descendre d’une place, c’est passer devant la carte d’après la suivante.
            suite = rang if pas < 0 else rang + 1
            avant = cles[suite] if suite < len(cles) else 0
            self.rangement_demande.emit([courante], colonne.cle, avant)

    # --- le menu d’un groupe -------------------------------------------------------------------

    def _derouler(self, groupe_id: int, ou: QPoint) -> None:
        derouler_menu(self, self.entrees(groupe_id), ou)

    def entrees(self, groupe_id: int) -> tuple[list[tuple[str, str, partial[None]]], ...]:
        """Ce que propose le menu d’un groupe."""

        def demande(geste: str, cible: int = 0) -> partial[None]:
            return partial(self.groupe_demande.emit, geste, groupe_id, cible)

        groupes = [groupe for groupe in self._groupes if groupe.id]
        rang = next((r for r, groupe in enumerate(groupes) if groupe.id == groupe_id), 0)
        places = []
        if rang > 0:
            places.append(("Déplacer à gauche", "", demande("deplacer", -1)))
        if rang + 1 < len(groupes):
            places.append(("Déplacer à droite", "", demande("deplacer", 1)))
        fusions = [
            (f"Verser dans «\u00a0{autre.nom}\u00a0»", "", demande("fusionner", autre.id))
            for autre in groupes
            if autre.id != groupe_id
        ]
        retrait = [("Retirer le groupe, garder ses cartes", "", demande("retirer"))]
        return (places, fusions, retrait)
