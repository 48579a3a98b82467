"""Le projecteur : quelle fenêtre, sur quel écran, et ce qu’on fait quand l’écran s’en va."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.domaine.ecrans import Ecran, choisir_ecran, retrouver
from charte_studio.interface.projection.ecrans import GuetEcrans, ecran_de, poser_sur
from charte_studio.interface.projection.fenetre_projetee import FenetreProjetee
from charte_studio.interface.projection.veille import Veille

Mode = Literal["", "ecran", "seul", "fenetre"]
"""Rien ; plein écran à part ; plein écran par-dessus la console ; dans une fenêtre."""

PERDU: Final = (
    "L’écran de la salle n’est plus là\u00a0: la projection s’est retirée. Elle reprendra quand il "
    "reviendra\u00a0; pour projeter ailleurs, F5."
)
REVENU: Final = "L’écran de la salle est revenu\u00a0: la projection a repris."
RATTRAPE: Final = "Un second écran est branché\u00a0: la projection y est passée."
UN_SEUL: Final = "Il n’y a qu’un écran\u00a0: rien à échanger. Branchez le vidéoprojecteur."
PAS_EN_FENETRE: Final = (
    "La projection est dans une fenêtre\u00a0: déplacez-la, ou F5 pour le plein écran."
)


class Projecteur(QObject):
    """Montre et retire la fenêtre projetée. Ce qu’elle montre ne le regarde pas.

    Si l’écran de la salle disparaît, la fenêtre se retire aussitôt, avant que le système ne la
    pousse sur celui de la console ; s’il revient, elle reprend.
    """

    change = Signal()
    """Ce qui est projeté, ou l’endroit, a changé."""
    annonce = Signal(str, str)
    """Une nature de notice et ce qu’il faut en dire."""
    ecran_choisi = Signal(object)
    """L’`Ecran` à retenir pour la prochaine fois."""

    def __init__(
        self,
        fenetre: FenetreProjetee,
        console: QWidget,
        *,
        guet: GuetEcrans | None = None,
        veille: Veille | None = None,
        voulu: Ecran | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fenetre = fenetre
        self._console = console
        self._guet = guet or GuetEcrans(parent=self)
        self._veille = veille or Veille(parent=self)
        self._voulu = voulu
        self._ecran: Ecran | None = None
        self._mode: Mode = ""
        self._absent = False

        self._guet.perdu.connect(self._sur_perte)
        self._guet.change.connect(self._sur_changement)
        self._veille.impossible.connect(lambda phrase: self.annonce.emit("info", phrase))
        fenetre.fermee.connect(self.arreter)

    # --- ce qu’on peut demander ------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Comment on projette."""
        return self._mode

    @property
    def projette(self) -> bool:
        """Vrai si la salle voit quelque chose."""
        return bool(self._mode) and not self._absent

    @property
    def absent(self) -> bool:
        """Vrai si l’on projetait sur un écran qui a disparu."""
        return self._absent

    @property
    def ecran(self) -> Ecran | None:
        """L’écran de la salle."""
        return self._ecran

    def plusieurs_ecrans(self) -> bool:
        """Vrai si l’on peut échanger : deux écrans à des endroits différents."""
        return len({e.place for e in self._guet.ecrans()}) > 1

    # --- ce qu’on lui dit ------------------------------------------------------------------------

    @Slot()
    def projeter(self) -> None:
        """Projette en plein écran, là où l’on projetait la dernière fois si l’écran est là."""
        ecrans = self._guet.ecrans()
        choix = choisir_ecran(ecrans, voulu=self._voulu, console=self._ou_est_la_console(ecrans))
        if choix is None:
            self.annonce.emit("ennui", "Aucun écran ne répond\u00a0: vérifiez le câble.")
            return
        if choix.raison == "seul":
            self._montrer(choix.ecran, "seul")
        else:
            self._retenir(choix.ecran)
            self._montrer(choix.ecran, "ecran")

    @Slot()
    def projeter_en_fenetre(self) -> None:
        """Projette dans une fenêtre, que l’on partage en visioconférence."""
        self._mode, self._ecran, self._absent = "fenetre", None, False
        self._fenetre.montrer_en_fenetre()
        self._veille.empecher()
        self.change.emit()

    @Slot()
    def arreter(self) -> None:
        """Cesse de projeter, et rend le clavier à la console."""
        if not self._mode:
            return
        self._mode, self._ecran, self._absent = "", None, False
        self._fenetre.retirer()
        self._veille.permettre()
        self._console.window().activateWindow()
        self.change.emit()

    @Slot()
    def echanger(self) -> None:
        """La console va sur l’écran de la salle, la projection sur celui de la console."""
        ecrans = self._guet.ecrans()
        ici = self._ou_est_la_console(ecrans)
        if self._mode == "fenetre":
            self.annonce.emit("info", PAS_EN_FENETRE)
            return
        choix = choisir_ecran(ecrans, voulu=self._ecran or self._voulu, console=ici)
        if ici is None or choix is None or choix.raison == "seul":
            self.annonce.emit("info", UN_SEUL)
            return
        self._deplacer_la_console(choix.ecran)
        if self._mode:
            self._retenir(ici)
            self._montrer(ici, "ecran")
        else:
            self._retenir(ici)
            self.change.emit()

    def fermer(self) -> None:
        """L’atelier se ferme : tout se retire."""
        self._mode, self._ecran, self._absent = "", None, False
        self._fenetre.retirer()
        self._veille.permettre()

    # --- les écrans ------------------------------------------------------------------------------

    @Slot()
    def _sur_perte(self) -> None:
        if self._mode == "ecran" and self._ecran and not self._retrouve(self._guet.ecrans()):
            self._fenetre.retirer()

    @Slot()
    def _sur_changement(self) -> None:
        ecrans = self._guet.ecrans()
        if self._mode == "seul":
            self._suivre_le_seul(ecrans)
        elif self._mode == "ecran":
            self._suivre_l_ecran(ecrans)
        self.change.emit()

    def _suivre_l_ecran(self, ecrans: tuple[Ecran, ...]) -> None:
        trouve = self._retrouve(ecrans)
        if trouve is None:
            self._fenetre.retirer()
            if not self._absent:
                self._absent = True
                self._veille.permettre()
                self.annonce.emit("ennui", PERDU)
        elif self._absent:
            self._montrer(trouve, "ecran")
            self.annonce.emit("reussite", REVENU)
        elif trouve != self._ecran or not self._fenetre.isVisible():
            self._montrer(trouve, "ecran")

    def _suivre_le_seul(self, ecrans: tuple[Ecran, ...]) -> None:
        choix = choisir_ecran(ecrans, voulu=self._voulu, console=self._ou_est_la_console(ecrans))
        if choix is None:
            return
        if choix.raison == "seul":
            self._montrer(choix.ecran, "seul")
        else:
            self._retenir(choix.ecran)
            self._montrer(choix.ecran, "ecran")
            self.annonce.emit("info", RATTRAPE)

    def _retrouve(self, ecrans: tuple[Ecran, ...]) -> Ecran | None:
        """L’écran de la salle, s’il est là et que la console n’a pas dû s’y réfugier."""
        trouve = retrouver(ecrans, self._ecran) if self._ecran else None
        console = self._ou_est_la_console(ecrans)
        if trouve is None or (console is not None and console.place == trouve.place):
            return None
        return trouve

    def _ou_est_la_console(self, ecrans: tuple[Ecran, ...]) -> Ecran | None:
        return ecran_de(self._console.window(), ecrans)

    def _montrer(self, ecran: Ecran, mode: Mode) -> None:
        self._ecran, self._mode, self._absent = ecran, mode, False
        self._fenetre.montrer_sur(ecran, prendre_le_clavier=mode == "seul")
        if mode == "ecran":
            # Se montrer en plein écran prend le clavier sur certains systèmes : il revient ici.
            self._console.window().activateWindow()
        self._veille.empecher()
        self.change.emit()

    def _retenir(self, ecran: Ecran) -> None:
        if ecran != self._voulu:
            self._voulu = ecran
            self.ecran_choisi.emit(ecran)

    def _deplacer_la_console(self, ecran: Ecran) -> None:
        """Pose la console sur l’autre écran, comme elle était : agrandie, plein écran, réduite."""
        fenetre = self._console.window()
        plein, grand = fenetre.isFullScreen(), fenetre.isMaximized()
        taille = fenetre.normalGeometry().size() if plein or grand else fenetre.size()
        if plein or grand:
            fenetre.setWindowState(Qt.WindowState.WindowNoState)
        poser_sur(fenetre, ecran)
        if plein:
            fenetre.showFullScreen()
        elif grand:
            fenetre.showMaximized()
        else:
            largeur, hauteur = taille.boundedTo(QSize(ecran.largeur, ecran.hauteur)).toTuple()
            gauche = ecran.gauche + (ecran.largeur - largeur) // 2
            haut = ecran.haut + (ecran.hauteur - hauteur) // 2
            fenetre.setGeometry(gauche, haut, largeur, hauteur)
        fenetre.activateWindow()
