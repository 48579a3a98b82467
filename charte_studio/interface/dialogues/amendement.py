"""Écrire un amendement : le texte d’origine se récrit, la comparaison suit mot à mot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_compare import TexteCompare
from charte_studio.interface.widgets.texte_long import TexteLong

_SANS_COLLEGE: Final = "Sans collège"
_PAUSE_MS: Final = 120
"""Le temps de finir un mot : un long article ne se compare pas à chaque lettre."""
_FIGE: Final = (
    "La salle s’est prononcée sur ces mots\u00a0: ils ne changent plus. Le motif et le collège se "
    "corrigent encore."
)


@dataclass(frozen=True, slots=True)
class BaseAmendable:
    """Un texte que l’on peut amender."""

    nom: str
    texte: str


@dataclass(frozen=True, slots=True)
class AmendementSaisi:
    formulation_id: int
    texte: str
    motif: str
    college_id: int | None


class DialogueAmendement(Dialogue):
    """À gauche ce qu’on écrit, à droite ce que cela change."""

    def __init__(
        self,
        *,
        titre: str,
        bases: Mapping[int, BaseAmendable],
        colleges: Mapping[int, str],
        depart: AmendementSaisi,
        neuf: bool = True,
        fige: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            titre,
            valider="Proposer" if neuf else "Enregistrer",
            taille=(1120, 660),
            propos=_FIGE
            if fige
            else "Récrivez le texte comme vous voudriez le lire dans la "
            "charte. Le texte d’origine est gardé à côté.",
            parent=parent,
        )
        self._bases = bases
        self.base = Choix(
            "Formulation à amender", {str(cle): base.nom for cle, base in bases.items()}
        )
        self.texte = TexteLong("Texte proposé")
        self.motif = ChampTexte("Motif, facultatif", indication="Pourquoi, en une phrase")
        self.college = Choix(
            "Collège, facultatif",
            {"": _SANS_COLLEGE, **{str(cle): nom for cle, nom in colleges.items()}},
        )
        self.comparaison = TexteCompare()
        self._pause = QTimer(self)

        self._remplir()
        self.base.montrer(str(depart.formulation_id))
        self._precedente = self._texte_de_base()
        self.texte.montrer(depart.texte, "amendement")
        self.texte.moveCursor(QTextCursor.MoveOperation.End)
        self.motif.montrer(depart.motif)
        self.college.montrer("" if depart.college_id is None else str(depart.college_id))
        self.base.setEnabled(len(bases) > 1)
        self.texte.setReadOnly(fige)
        self._fige = fige
        self._comparer()
        (self.motif if fige else self.texte).setFocus(Qt.FocusReason.OtherFocusReason)

        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._comparer)
        self.texte.textChanged.connect(self._pause.start)
        self.texte.textChanged.connect(self.pardonner)
        self.base.change.connect(self._changer_de_base)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)

    def _remplir(self) -> None:
        gauche, droite = QWidget(), QWidget()
        ecrire, voir = QVBoxLayout(gauche), QVBoxLayout(droite)
        for colonne in (ecrire, voir):
            colonne.setContentsMargins(0, 0, 0, 0)
            colonne.setSpacing(6)
        for etiquette, champ, part in (
            ("Formulation à amender", self.base, 0),
            ("Texte proposé", self.texte, 1),
            ("Motif, facultatif", self.motif, 0),
            ("Proposé par", self.college, 0),
        ):
            ecrire.addWidget(Texte(etiquette, "petit_fort"))
            ecrire.addWidget(champ, part)
            ecrire.addSpacing(4)
        voir.addWidget(Texte("Ce que cela change", "petit_fort"))
        voir.addWidget(self.comparaison, 1)
        self.texte.setMinimumHeight(150)
        self.comparaison.setMinimumHeight(150)
        self.deux_colonnes(gauche, droite)

    @Slot()
    def _comparer(self) -> None:
        self.comparaison.montrer(self._texte_de_base(), self.texte.texte().strip())

    @Slot()
    def _changer_de_base(self) -> None:
        """Une autre formulation : l’éditeur la montre, si l’on n’a encore rien récrit."""
        base = self._texte_de_base()
        if self.texte.texte().strip() in ("", self._precedente.strip()):
            self.texte.setPlainText(base)
        self._precedente = base
        self.pardonner()
        self._comparer()

    def _texte_de_base(self) -> str:
        return self._bases[int(self.base.cle())].texte

    def verifier(self) -> bool:
        """Il faut un texte, et qu’il change quelque chose."""
        texte = self.texte.texte().strip()
        if self._fige:
            return True
        if not texte:
            self.refuser("Écrivez le texte que vous proposez.", self.texte)
            return False
        if texte == self._texte_de_base().strip():
            self.refuser("C’est le texte d’origine\u00a0: changez au moins un mot.", self.texte)
            return False
        return True

    def saisie(self) -> AmendementSaisi:
        """Ce qui est écrit."""
        college = self.college.cle()
        return AmendementSaisi(
            formulation_id=int(self.base.cle()),
            texte=self.texte.texte(),
            motif=self.motif.text(),
            college_id=int(college) if college else None,
        )

    @classmethod
    def demander(
        cls,
        *,
        titre: str,
        bases: Mapping[int, BaseAmendable],
        colleges: Mapping[int, str],
        depart: AmendementSaisi,
        neuf: bool = True,
        fige: bool = False,
        parent: QWidget | None = None,
    ) -> tuple[bool, AmendementSaisi]:
        """Demande un amendement ; rend si l’on a validé, et ce qui est écrit dans tous les cas."""
        dialogue = cls(
            titre=titre,
            bases=bases,
            colleges=colleges,
            depart=depart,
            neuf=neuf,
            fige=fige,
            parent=parent,
        )
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        saisie = dialogue.saisie()
        dialogue.deleteLater()
        return accepte, saisie
