"""La carte « Ensuite » : la scène qui vient, plus petite, et de quoi en choisir une autre."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.lectures.projection import Pas, Scene
from charte_studio.interface.animation.mots import dire_geste, nommer, situer
from charte_studio.interface.projection.regie import Plan
from charte_studio.interface.raccourcis import touche_de
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.miniature import Miniature
from charte_studio.interface.widgets.texte import Texte


class CarteSuite(Carte):
    """Ce que montrera Page suivante ; figée, ce qui est prêt."""

    avancer = Signal()
    reculer = Signal()
    cette_page = Signal()
    choisir = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ensuite", parent=parent)
        self.miniature = Miniature("Miniature de la scène suivante")
        self.nom = Texte("", "fort")
        self._detail = Texte("", "petit")
        self.bouton_reculer = Bouton(
            "Scène précédente", icone="precedent", icone_seule=True,
            raccourci=touche_de("scene_precedente"),
        )  # fmt: skip
        self.bouton_avancer = Bouton("Suivante", raccourci=touche_de("scene_suivante"))
        self.bouton_page = Bouton("Projeter cette page")
        self.bouton_choisir = Bouton("Une autre scène…", role="discret")

        self.bouton_page.setToolTip("Montre à la salle la scène de la page où vous êtes")
        haut = QWidget()
        ligne = QHBoxLayout(haut)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(10)
        ligne.addStretch(1)
        ligne.addWidget(self.miniature, 3)
        ligne.addStretch(1)
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=6, ecart_lignes=6)
        for bouton in (
            self.bouton_reculer, self.bouton_avancer, self.bouton_page, self.bouton_choisir,
        ):  # fmt: skip
            flot.addWidget(bouton)
        self.disposition.setSpacing(6)
        for widget in (haut, self.nom, self._detail, boutons):
            self.disposition.addWidget(widget)

        self.bouton_avancer.clicked.connect(self.avancer)
        self.bouton_reculer.clicked.connect(self.reculer)
        self.bouton_page.clicked.connect(self.cette_page)
        self.bouton_choisir.clicked.connect(self._demander_un_choix)

    def montrer_suite(self, pas: Pas | None, scene: Scene | None, forme: QSize) -> None:
        """Le pas d’après ; `None` : on est au bout."""
        self.montrer_titre("Ensuite")
        if pas is None or scene is None:
            self._vider()
            return
        self._montrer(scene, 0, forme)
        self.nom.setText(nommer(pas.demande, scene))
        self._detailler(situer(scene), dire_geste(pas))

    def montrer_page(self, plan: Plan, page: int, forme: QSize) -> None:
        """La page qui vient, dans la même scène."""
        self.montrer_titre("Ensuite")
        self._montrer(plan.scene, page, forme)
        self.nom.setText(nommer(plan.demande, plan.scene))
        self._detailler(f"page {page + 1} sur {plan.pages}")

    def montrer_prepare(self, plan: Plan, forme: QSize) -> None:
        """Pendant que la salle garde son image : ce qu’elle verra en la défigeant."""
        self.montrer_titre("Prêt, quand vous cesserez de figer")
        self._montrer(plan.scene, plan.page, forme)
        self.nom.setText(nommer(plan.demande, plan.scene))
        self._detailler(situer(plan.scene))

    def montrer_page_possible(self, oui: bool) -> None:
        """Vrai si la page montrée par la console a une scène à elle."""
        self.bouton_page.setEnabled(oui)

    def _montrer(self, scene: Scene, page: int, forme: QSize) -> None:
        self.miniature.show()
        self.miniature.montrer(scene, page=page, forme=forme)
        self.bouton_avancer.setEnabled(True)

    def _vider(self) -> None:
        self.miniature.hide()
        self.nom.setText("C’est la dernière scène.")
        self._detailler()
        self.bouton_avancer.setEnabled(False)

    def _detailler(self, *morceaux: str) -> None:
        dit = "\n".join(morceau for morceau in morceaux if morceau)
        self._detail.setText(dit)
        self._detail.setVisible(bool(dit))

    def _demander_un_choix(self) -> None:
        bouton = self.bouton_choisir
        self.choisir.emit(bouton.mapToGlobal(bouton.rect().bottomLeft()))
