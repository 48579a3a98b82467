"""Le volet Échelle et règle : comment on répond, comment on décidera."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import (
    annoncer_regle,
    choisir_echelle_propre,
    regler_atelier,
)
from charte_studio.atelier.lectures.preparer import Preparation
from charte_studio.domaine.echelle_propre import CLE_PROPRE
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.echelle_propre import DialogueEchellePropre
from charte_studio.interface.dialogues.regle import DialogueRegle
from charte_studio.interface.etapes.modes import NOMS
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.barre_regle import BarreRegle
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_FIGEE = "Figée depuis le premier tour"


class VoletRegle(QWidget):
    """L’échelle à gauche, la règle à droite ; après le premier tour, on les lit seulement."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lue: Preparation | None = None
        self._groupe = QButtonGroup(self)
        self._modes = QButtonGroup(self)
        self.modes = {cle: QRadioButton(NOMS[cle]) for cle in MODES_A_OUVRIR}
        self.propre = QRadioButton("Une échelle à nous")
        self._legende_propre = LegendeEchelle()
        self.ecrire_propre = Bouton("Écrire notre échelle…", icone="modifier")
        self.echelles = {cle: QRadioButton(echelle.nom) for cle, echelle in ECHELLES.items()}
        self._legendes = {cle: LegendeEchelle() for cle in ECHELLES}
        self._echelle_figee = Pastille(_FIGEE)
        self._echelle = Texte("", "fort")
        self._regle_figee = Pastille(_FIGEE)
        self._phrase = Texte("", "grand")
        self._barre = BarreRegle()
        self._confidentialite = Texte("")
        self.modifier = Bouton("Modifier la règle…", icone="modifier")
        self.regler_seuil = Bouton("Changer ce seuil…", role="lien")

        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        rangee = Rangee(seuil=760, ecart=16)
        rangee.ajouter(_en_haut(self._carte_echelle(), self._carte_mode()), 1)
        rangee.ajouter(self._carte_regle(), 1)
        disposition.addWidget(rangee)
        disposition.addStretch(1)

        for cle, bouton in self.echelles.items():
            bouton.clicked.connect(partial(self._choisir_echelle, cle))
        for cle, bouton in self.modes.items():
            bouton.clicked.connect(partial(self._choisir_mode, cle))
        self.propre.clicked.connect(self._choisir_propre)
        self.ecrire_propre.clicked.connect(self._ecrire_propre)
        self.modifier.clicked.connect(self._modifier_regle)
        self.regler_seuil.clicked.connect(self._modifier_regle)

    def _carte_echelle(self) -> Carte:
        carte = Carte("L’échelle : ce que chacun pourra répondre")
        carte.disposition.setSpacing(6)
        carte.disposition.addWidget(self._echelle_figee, 0, Qt.AlignmentFlag.AlignLeft)
        carte.disposition.addWidget(self._echelle)
        for cle, bouton in self.echelles.items():
            self._groupe.addButton(bouton)
            self._legendes[cle].montrer(ECHELLES[cle])
            bouton.setAccessibleDescription(
                ", ".join(degre.libelle for degre in ECHELLES[cle].degres)
            )
            carte.disposition.addWidget(bouton)
            carte.disposition.addWidget(self._legendes[cle])
        self._groupe.addButton(self.propre)
        carte.disposition.addWidget(self.propre)
        carte.disposition.addWidget(self._legende_propre)
        carte.disposition.addWidget(self.ecrire_propre, 0, Qt.AlignmentFlag.AlignLeft)
        carte.disposition.addWidget(
            Texte("« Sans avis » est toujours possible : ce n’est pas une absence.", "petit")
        )
        carte.disposition.addStretch(1)
        return carte

    def _carte_mode(self) -> Carte:
        carte = Carte("Le mode de recueil proposé")
        carte.disposition.setSpacing(6)
        for bouton in self.modes.values():
            self._modes.addButton(bouton)
            carte.disposition.addWidget(bouton)
        carte.disposition.addWidget(
            Texte("Il se change à l’ouverture de chaque tour, principe par principe.", "petit")
        )
        return carte

    def _carte_regle(self) -> QWidget:
        regle = Carte("La règle : ce que l’on annonce à la salle")
        regle.disposition.setSpacing(6)
        regle.disposition.addWidget(self._regle_figee, 0, Qt.AlignmentFlag.AlignLeft)
        regle.disposition.addWidget(self._phrase)
        regle.disposition.addSpacing(6)
        regle.disposition.addWidget(self._barre)
        regle.disposition.addSpacing(6)
        regle.disposition.addWidget(self.modifier, 0, Qt.AlignmentFlag.AlignLeft)
        regle.disposition.addStretch(1)
        discretion = Carte("La confidentialité", nature="creux")
        discretion.disposition.addWidget(self._confidentialite)
        discretion.disposition.addWidget(self.regler_seuil, 0, Qt.AlignmentFlag.AlignLeft)
        colonne = QWidget()
        disposition = QVBoxLayout(colonne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(16)
        disposition.addWidget(regle)
        disposition.addWidget(discretion)
        disposition.addStretch(1)
        return colonne

    def montrer(self, lue: Preparation) -> None:
        """Montre l’échelle et la règle."""
        self._lue = lue
        figee = lue.regle_figee
        for cle, bouton in self.echelles.items():
            choisie = cle == lue.info.echelle.cle
            bouton.setChecked(choisie)
            bouton.setVisible(not figee)
            self._legendes[cle].setVisible(choisie or not figee)
            self._legendes[cle].setContentsMargins(*_sous_le_nom(figee=figee))
        self._montrer_propre(lue, figee=figee)
        self.modes[lue.info.mode_recueil].setChecked(True)
        for widget in (self._echelle_figee, self._regle_figee, self._echelle):
            widget.setVisible(figee)
        self._echelle.setText(lue.info.echelle.nom)
        self._phrase.setText(lue.info.regle.en_phrase())
        self._barre.montrer(lue.info.regle)
        self.modifier.setVisible(not figee)
        self._confidentialite.setText(
            f"Un collège de moins de {lue.info.seuil} réponses n’est jamais montré à part, ni à "
            "l’écran projeté ni dans les documents ; une soustraction ne le retrouve pas non plus."
        )

    def _montrer_propre(self, lue: Preparation, *, figee: bool) -> None:
        propre, choisie = lue.echelle_propre, lue.info.echelle.cle == CLE_PROPRE
        self._legende_propre.setContentsMargins(*_sous_le_nom(figee=figee))
        self.propre.setVisible(propre is not None and not figee)
        self.propre.setChecked(choisie)
        if propre is not None:
            self.propre.setText(f"Une échelle à nous\u00a0: {propre.nom}")
            self._legende_propre.montrer(propre)
        self._legende_propre.setVisible(propre is not None and (choisie or not figee))
        self.ecrire_propre.setVisible(not figee)
        texte = "Modifier notre échelle…" if propre else "Écrire notre échelle…"
        self.ecrire_propre.setText(texte)

    @Slot()
    def _choisir_propre(self) -> None:
        self._choisir_echelle(CLE_PROPRE)

    @Slot()
    def _ecrire_propre(self) -> None:
        depart = self._lue.echelle_propre if self._lue else None
        echelle = DialogueEchellePropre.demander(self, depart)
        if echelle is not None:
            self._contexte.reussi(lambda: choisir_echelle_propre(self._contexte.atelier, echelle))

    def _choisir_mode(self, cle: str) -> None:
        self._regler(mode_recueil=cle)

    def _choisir_echelle(self, cle: str) -> None:
        self._regler(echelle=cle)

    def _regler(self, **champs: str) -> None:
        fait = self._contexte.reussi(lambda: regler_atelier(self._contexte.atelier, **champs))
        if not fait and self._lue is not None:
            self.montrer(self._lue)

    @Slot()
    def _modifier_regle(self) -> None:
        if self._lue is None:
            return
        info = self._lue.info
        saisie = DialogueRegle.demander(self, info.regle, info.seuil, figee=self._lue.regle_figee)
        if saisie is None:
            return
        if saisie.regle != info.regle:
            self._contexte.reussi(lambda: annoncer_regle(self._contexte.atelier, saisie.regle))
        if saisie.seuil != info.seuil:
            self._contexte.reussi(
                lambda: regler_atelier(self._contexte.atelier, seuil=saisie.seuil)
            )


def _sous_le_nom(*, figee: bool) -> tuple[int, int, int, int]:
    """Les marges d’une légende : sous le mot du bouton à cocher, ou sous le nom seul."""
    return (0 if figee else theme_courant().px(20) + 8, 0, 0, 6)


def _en_haut(*cartes: Carte) -> QWidget:
    """Les cartes à leur hauteur, le vide dessous."""
    colonne = QWidget()
    disposition = QVBoxLayout(colonne)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(16)
    for carte in cartes:
        disposition.addWidget(carte)
    disposition.addStretch(1)
    return colonne
