"""Ce qui sera transmis : le titre, le statut, les comptes, et ce qui reste en suspens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.transmettre import Transmission
from charte_studio.domaine.francais import accorder, date_en_lettres
from charte_studio.interface.theme import marquer, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte


class CarteContenu(Carte):
    """Émet `aller_a(etape)` depuis ce qui reste en suspens."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._titre_charte = Texte("", "soustitre")
        self._statut = Pastille("", "accent", parent=self)
        self._origine = Texte("", "seconde")
        self._comptes = {
            cle: _Compte(singulier, pluriel)
            for cle, singulier, pluriel in (
                ("articles", "article", "articles"),
                ("encadres", "position divergente", "positions divergentes"),
                ("non_retenus", "principe non retenu", "principes non retenus"),
                ("a_trancher", "principe à trancher", "principes à trancher"),
                ("a_completer", "champ à compléter", "champs à compléter"),
            )
        }
        self._suspens = {
            etape: _Suspens(bouton)
            for etape, bouton in (("preparer", "Préparer"), ("decider", "Décider"))
        }
        chiffres = QWidget()
        flot = DispositionFlot(chiffres, ecart=24, ecart_lignes=8)
        tete = QHBoxLayout()

        suivre_la_largeur(chiffres)
        tete.setSpacing(12)
        tete.addWidget(self._titre_charte, 1)
        tete.addWidget(self._statut, 0, Qt.AlignmentFlag.AlignTop)
        for compte in self._comptes.values():
            flot.addWidget(compte)
        self.disposition.addLayout(tete)
        self.disposition.addWidget(self._origine)
        self.disposition.addSpacing(8)
        self.disposition.addWidget(chiffres)
        for suspens in self._suspens.values():
            self.disposition.addWidget(suspens)

        for etape, suspens in self._suspens.items():
            suspens.bouton.clicked.connect(lambda _coche=False, cle=etape: self.aller_a.emit(cle))

    def montrer(self, transmission: Transmission) -> None:
        """Montre le compte du document assemblé."""
        document = transmission.document
        self._titre_charte.setText(document.titre)
        self._statut.montrer(document.statut, "accent")
        quand = date_en_lettres(document.date).replace(" ", "\u00a0") if document.date else ""
        origine = (document.organisation, document.cadre, document.forme, quand)
        self._origine.setText("\u00a0· ".join(dit for dit in origine if dit))
        for cle, compte in self._comptes.items():
            valeur = getattr(transmission, cle)
            compte.montrer(valeur if isinstance(valeur, int) else len(valeur))
        self._comptes["a_trancher"].alerter(transmission.a_trancher > 0)
        self._comptes["a_completer"].alerter(bool(transmission.a_completer))
        self._suspens["preparer"].montrer(
            "" if document.organisation else "L’organisation n’est pas dite."
        )
        self._suspens["decider"].montrer(_suspens_decisions(transmission))


def _suspens_decisions(transmission: Transmission) -> str:
    phrases = []
    if not transmission.articles:
        phrases.append("Aucun principe n’est adopté\u00a0: le projet n’aura pas d’article.")
    if transmission.a_trancher:
        restent = accorder(transmission.a_trancher, "principe reste", "principes restent")
        phrases.append(f"{restent} à trancher\u00a0: le projet le dira.")
    if transmission.sans_relecture:
        compte = accorder(transmission.sans_relecture, "décision n’a pas", "décisions n’ont pas")
        phrases.append(f"{compte} été relue{'s' if transmission.sans_relecture > 1 else ''}.")
    return " ".join(phrases)


class _Compte(QWidget):
    """Un grand chiffre, et ce qu’il compte."""

    def __init__(self, singulier: str, pluriel: str) -> None:
        super().__init__()
        self._mots = (singulier, pluriel)
        self._chiffre = Texte("0", "chiffre")
        self._mot = Texte(singulier, "petit")
        disposition = QVBoxLayout(self)

        self._mot.setWordWrap(False)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self._chiffre)
        disposition.addWidget(self._mot)

    def montrer(self, nombre: int) -> None:
        """Montre le nombre, accordé."""
        self._chiffre.setText(str(nombre))
        self._mot.setText(self._mots[nombre > 1])
        self.setAccessibleName(f"{nombre} {self._mots[nombre > 1]}")

    def alerter(self, oui: bool) -> None:
        """Ce compte demande qu’on s’y arrête."""
        marquer(self._chiffre, alerte=oui)


class _Suspens(QWidget):
    """Une phrase en alerte et le bouton vers l’étape qui y remédie."""

    def __init__(self, bouton: str) -> None:
        super().__init__()
        self._phrase = Texte("", "alerte")
        self.bouton = Bouton(bouton, icone="suivant")
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, theme_courant().espace("fin"), 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(self._phrase, 1)
        disposition.addWidget(self.bouton)

    def montrer(self, phrase: str) -> None:
        """Montre la phrase ; vide, tout s’efface."""
        self._phrase.setText(phrase)
        self.bouton.setAccessibleDescription(phrase)
        self.setVisible(bool(phrase))
