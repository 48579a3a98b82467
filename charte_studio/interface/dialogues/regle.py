"""La règle de décision, annoncée avant le premier tour : des choix simples, une phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from charte_studio.domaine.confidentialite import SEUILS_POSSIBLES
from charte_studio.domaine.decision import EFFETS_OBJECTION, RegleDecision, en_mots
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.barre_regle import BarreRegle
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

ADOPTIONS: Final = (Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(3, 4))
REJETS: Final = (Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))
QUORUMS: Final = (Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4))


@dataclass(frozen=True, slots=True)
class RegleSaisie:
    regle: RegleDecision
    seuil: int
    """Sous ce nombre de réponses, un collège n’est jamais montré à part."""


class _Options(QWidget):
    """Des boutons radio qui passent à la ligne."""

    changee = Signal()

    def __init__(self, nom: str, options: Sequence[tuple[object, str]], choisie: object) -> None:
        super().__init__()
        self._groupe = QButtonGroup(self)
        self._valeurs: dict[QRadioButton, object] = {}
        flot = DispositionFlot(self, ecart=18, ecart_lignes=4)

        self.setAccessibleName(nom)
        for valeur, libelle in options:
            bouton = QRadioButton(libelle)
            bouton.setAccessibleDescription(nom)
            bouton.setChecked(valeur == choisie)
            self._valeurs[bouton] = valeur
            self._groupe.addButton(bouton)
            flot.addWidget(bouton)
        self._viser()

        self._groupe.buttonClicked.connect(self.changee)

    def valeur(self) -> object:
        """La valeur cochée."""
        return next(v for bouton, v in self._valeurs.items() if bouton.isChecked())

    def prendre_le_clavier(self) -> None:
        """Mène le clavier au bouton coché."""
        coche = self._groupe.checkedButton()
        if coche is not None:
            coche.setFocus(Qt.FocusReason.OtherFocusReason)

    def choisir(self, valeur: object) -> None:
        """Coche cette valeur."""
        for bouton, v in self._valeurs.items():
            bouton.setChecked(v == valeur)
        self._viser()

    def _viser(self) -> None:
        """Tab mène au bouton coché, les flèches aux autres."""
        for bouton in self._valeurs:
            coche = bouton.isChecked()
            politique = Qt.FocusPolicy
            bouton.setFocusPolicy(politique.StrongFocus if coche else politique.ClickFocus)

    def permettre(self, valeurs: Sequence[object]) -> None:
        """Ne laisse choisir que parmi celles-ci."""
        for bouton, v in self._valeurs.items():
            bouton.setEnabled(v in valeurs)


class DialogueRegle(Dialogue):
    """La règle, sa phrase et son dessin, mis à jour à chaque choix."""

    def __init__(
        self,
        regle: RegleDecision,
        seuil: int,
        *,
        figee: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "La règle annoncée",
            valider="Annoncer cette règle" if not figee else "Enregistrer",
            taille=(1060, 600),
            propos="Elle se dit avant le premier tour et ne change plus ensuite. Elle suggère ; "
            "vous tranchez.",
            parent=parent,
        )
        self.adoption = _Options(
            "Adopter à partir de", _parts(ADOPTIONS, regle.seuil_adoption), regle.seuil_adoption
        )
        self.rejet = _Options("Écarter sous", _parts(REJETS, regle.seuil_rejet), regle.seuil_rejet)
        self.quorum = _Options("Quorum", _parts(QUORUMS, regle.quorum), regle.quorum)
        self.objection = _Options(
            "Objection maintenue",
            [(cle, _majuscule(effet)) for cle, effet in EFFETS_OBJECTION.items()],
            regle.effet_objection,
        )
        self.seuil = _Options(
            "Confidentialité", [(n, f"{n} réponses") for n in SEUILS_POSSIBLES], seuil
        )
        self._phrase = Texte("", "grand")
        self._barre = BarreRegle()

        gauche = QWidget()
        disposition = QVBoxLayout(gauche)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(14)
        for question, options in (
            ("Adopter à partir de cette part de positions favorables", self.adoption),
            ("Écarter en dessous de", self.rejet),
            ("Quorum : part des personnes attendues qui doivent répondre", self.quorum),
            ("Si une objection est maintenue sur un principe adopté", self.objection),
        ):
            disposition.addWidget(_bloc(question, options))
            options.setEnabled(not figee)
        disposition.addWidget(_bloc("Ne jamais montrer à part un collège de moins de", self.seuil))
        disposition.addStretch(1)
        self.deux_colonnes(gauche, _en_haut(self._carte_phrase(figee)), parts=(11, 9))

        for options in (self.adoption, self.rejet, self.quorum, self.objection):
            options.changee.connect(self._suivre)
        self._suivre()
        (self.seuil if figee else self.adoption).prendre_le_clavier()

    def _carte_phrase(self, figee: bool) -> Carte:
        carte = Carte("Ce qui s’annonce à la salle")
        carte.disposition.setSpacing(12)
        carte.disposition.addWidget(self._phrase)
        carte.disposition.addWidget(self._barre)
        if figee:
            carte.disposition.addWidget(
                Texte(
                    "Figée depuis le premier tour : la salle s’est positionnée en la "
                    "connaissant. Seule la confidentialité se règle encore.",
                    "alerte",
                )
            )
        return carte

    @classmethod
    def demander(
        cls, parent: QWidget, regle: RegleDecision, seuil: int, *, figee: bool = False
    ) -> RegleSaisie | None:
        """La règle choisie, ou `None`."""
        dialogue = cls(regle, seuil, figee=figee, parent=parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.saisie() if accepte else None

    def saisie(self) -> RegleSaisie:
        """Ce qui est choisi."""
        seuil = self.seuil.valeur()
        assert isinstance(seuil, int)
        return RegleSaisie(self.regle(), seuil)

    def regle(self) -> RegleDecision:
        """La règle choisie."""
        return RegleDecision(
            seuil_adoption=_part(self.adoption),
            seuil_rejet=_part(self.rejet),
            quorum=_part(self.quorum),
            effet_objection=str(self.objection.valeur()),
        )

    @Slot()
    def _suivre(self) -> None:
        """On n’écarte jamais au-dessus du seuil d’adoption : le rejet suit."""
        adoption = _part(self.adoption)
        permis = [part for part in (*REJETS, _part(self.rejet)) if part <= adoption]
        if self.adoption.isEnabled():
            self.rejet.permettre(permis)
        if _part(self.rejet) > adoption:
            self.rejet.choisir(max(permis))
        self._phrase.setText(self.regle().en_phrase())
        self._barre.montrer(self.regle())


def _parts(possibles: Sequence[Fraction], actuelle: Fraction) -> list[tuple[object, str]]:
    return [(part, _majuscule(en_mots(part))) for part in sorted({*possibles, actuelle})]


def _part(options: _Options) -> Fraction:
    part = options.valeur()
    assert isinstance(part, Fraction)
    return part


def _bloc(question: str, options: QWidget) -> QWidget:
    bloc = QWidget()
    disposition = QVBoxLayout(bloc)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(4)
    disposition.addWidget(Texte(question, "entete"))
    disposition.addWidget(options)
    return bloc


def _en_haut(carte: Carte) -> QWidget:
    """La carte à sa hauteur, le vide dessous."""
    colonne = QWidget()
    disposition = QVBoxLayout(colonne)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.addWidget(carte)
    disposition.addStretch(1)
    return colonne


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
