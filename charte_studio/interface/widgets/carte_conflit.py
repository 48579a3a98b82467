"""Un conflit de fusion : les trois textes, et ce que la personne en garde."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, marquer, theme_courant
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.html_compare import html_continu
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong
from charte_studio.redaction.comparaison import Morceau, comparer_mots, lire_a_voix
from charte_studio.redaction.fusion import Conflit

Choix = Literal["retouche", "assemble", "les_deux", "ecrire"]
CHOIX: Final[dict[Choix, str]] = {
    "retouche": "Garder ma retouche",
    "assemble": "Prendre le nouvel assemblage",
    "les_deux": "Garder les deux",
    "ecrire": "Écrire",
}
RETIRE: Final = "Ce passage est retiré."
ABSENT: Final = "Ce passage n’existait pas."


class CarteConflit(Carte):
    """Trois textes et quatre choix. `change()` dit qu’un choix, ou le texte écrit, a changé."""

    change = Signal()

    def __init__(self, conflit: Conflit, titre: str, apres: str = "") -> None:
        super().__init__(titre)
        self.conflit = conflit
        self._choix: Choix | None = None
        self._textes: list[tuple[Texte, str]] = []
        self._boutons = QButtonGroup(self)
        self.choix: dict[Choix, QRadioButton] = {}
        self.saisie = TexteLong("Le texte à écrire à la place")

        self.disposition.setSpacing(10)
        if apres:
            self.disposition.addWidget(Texte(f"Après «\u00a0{apres}\u00a0»", "petit"))
        colonnes = Rangee(seuil=620, ecart=12)
        colonnes.ajouter(self._case("Votre retouche", conflit.retouche), 1)
        colonnes.ajouter(self._case("Le nouvel assemblage", conflit.assemble), 1)
        self.disposition.addWidget(self._case("Le texte de départ", conflit.base, nature="base"))
        self.disposition.addWidget(colonnes)
        self.disposition.addWidget(self._rangee_des_choix())
        self.disposition.addWidget(self.saisie)
        self.saisie.setVisible(False)
        self._composer()

        self.saisie.textChanged.connect(self.change)

    def _case(self, titre: str, texte: str, *, nature: str = "version") -> QWidget:
        case = QWidget()
        case.setProperty("conflit", nature)
        case.setObjectName("case_conflit")
        corps = Texte(riche=True)
        corps.setAccessibleName(titre)
        corps.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._textes.append((corps, texte))
        disposition = QVBoxLayout(case)
        disposition.setContentsMargins(10, 8, 10, 8)
        disposition.setSpacing(4)
        disposition.addWidget(Texte(titre, "petit_fort"))
        disposition.addWidget(corps, 1)
        suivre_la_largeur(case)
        return case

    def _rangee_des_choix(self) -> QWidget:
        rangee = QWidget()
        flot = DispositionFlot(rangee, ecart=16)
        for cle, libelle in CHOIX.items():
            bouton = QRadioButton(libelle)
            bouton.toggled.connect(lambda oui, cle=cle: self._choisir(cle, choisi=oui))
            self._boutons.addButton(bouton)
            self.choix[cle] = bouton
            flot.addWidget(bouton)
        return rangee

    def _choisir(self, cle: Choix, *, choisi: bool) -> None:
        if not choisi:
            return
        self._choix = cle
        ecrire = cle == "ecrire"
        if ecrire and not self.saisie.texte().strip():
            depart = self.conflit.retouche.strip("\n") or self.conflit.assemble.strip("\n")
            self.saisie.setPlainText(depart)
        self.saisie.setVisible(ecrire)
        self.change.emit()

    def resolution(self) -> str | None:
        """Le texte retenu, ou `None` tant que rien n’est tranché."""
        match self._choix:
            case "retouche":
                return self.conflit.retouche
            case "assemble":
                return self.conflit.assemble
            case "les_deux":
                return self.conflit.les_deux
            case "ecrire":
                ecrit = self.saisie.texte()
                return self.conflit.habiller(ecrit) if ecrit.strip() else None
        return None

    def poser_le_clavier(self) -> None:
        """Met le clavier sur le choix en cours, ou sur le premier."""
        self.choix[self._choix or "retouche"].setFocus()

    @Slot()
    def _composer(self) -> None:
        theme = theme_courant()
        for corps, texte in self._textes:
            base = self.conflit.base.strip("\n")
            propre = texte.strip("\n")
            if texte is self.conflit.base:
                morceaux: tuple[Morceau, ...] = (Morceau("egal", propre),) if propre else ()
            else:
                morceaux = comparer_mots(base, propre)
            vide = ABSENT if texte is self.conflit.base else RETIRE
            corps.setText(html_continu(morceaux, theme) if morceaux else vide)
            marquer(corps, role="texte" if propre else "seconde")
            retire = f"{RETIRE} " if morceaux and not propre else ""
            corps.setAccessibleDescription(retire + (lire_a_voix(morceaux) or vide))
        self.saisie.setFixedHeight(theme.px(112))

    def changeEvent(self, evenement: QEvent) -> None:
        """Les teintes suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "saisie"):
            self._composer()
