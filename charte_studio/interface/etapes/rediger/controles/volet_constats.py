"""Le volet « Contrôles » : les constats par gravité, et la fiche de celui qu’on a choisi."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from charte_studio.atelier.gestes.controles import assumer_constat, ne_plus_assumer
from charte_studio.atelier.lectures.controles import ConstatLu, lire_reperes
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.deux_volets import DeuxVolets
from charte_studio.interface.etapes.rediger.controles.fiche_constat import FicheConstat
from charte_studio.interface.etapes.rediger.controles.liste import Ligne
from charte_studio.interface.etapes.rediger.controles.mots import (
    ROLES_GRAVITES,
    SIGNES_GRAVITES,
    dire_bilan,
)
from charte_studio.interface.etapes.rediger.controles.reparer import Reparateur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.controles import GRAVITES, Constat

_FILTRES: Final = {
    "": "Tous",
    "bloquant": "Bloquants",
    "important": "À reprendre",
    "conseil": "Conseils",
    "assume": "Assumés",
}


class VoletConstats(DeuxVolets):
    """`ouvrir(cle, extrait, rang)` demande à la page de montrer un passage."""

    ouvrir = Signal(str, str, int)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("Constats", parent)
        self._contexte = contexte
        self._constats: dict[str, ConstatLu] = {}
        self._cle, self._filtre, self._rang = "", "", 0
        self._bilan = Texte("", "fort")
        self.filtres = {cle: Bouton(nom, role="filtre") for cle, nom in _FILTRES.items()}
        self._groupe = QButtonGroup(self)
        self.detail = FicheConstat()
        self._rien = EtatVide("Rien à signaler", "")
        self.reparateur = Reparateur(contexte, self)
        barre = QWidget()
        flot = DispositionFlot(barre, ecart=6, ecart_lignes=6)

        for cle, bouton in self.filtres.items():
            bouton.setAutoExclusive(True)
            self._groupe.addButton(bouton)
            flot.addWidget(bouton)
            bouton.clicked.connect(lambda _coche=False, cle=cle: self.filtrer(cle))
        self.filtres[""].setChecked(True)
        self.tete.addWidget(self._bilan)
        self.tete.addWidget(barre)
        self.fiche.addWidget(self._rien)
        self.fiche.addWidget(self.detail)

        self.liste.choisie.connect(self._choisir)
        self.liste.entree.connect(lambda: self._reparer(self.detail.saisie.text()))
        self.detail.reparer.connect(self._reparer)
        self.detail.ouvrir.connect(self._ouvrir)
        self.detail.assumer.connect(self._assumer)
        self.detail.reprendre.connect(self._reprendre)
        self.reparateur.ouvrir.connect(self.ouvrir)

    def montrer(self, constats: tuple[ConstatLu, ...]) -> None:
        """Montre les constats ; celui qu’on lisait reste, ou le suivant s’il est réparé."""
        vus: Counter[str] = Counter()
        self._constats = {}
        for lu in constats:
            cle = f"{lu.constat.ou}|{lu.identite}"
            self._constats[f"{cle}|{vus[cle]}"] = lu
            vus[cle] += 1
        self._bilan.setText(dire_bilan(constats))
        for cle, bouton in self.filtres.items():
            combien = sum(_garde(cle, lu) for lu in constats)
            bouton.setText(f"{_FILTRES[cle]}\u00a0{combien}" if cle else _FILTRES[cle])
            bouton.setVisible(not cle or combien > 0 or cle == self._filtre)
        self._montrer_liste()

    def bilan(self) -> str:
        """La phrase d’en haut."""
        return self._bilan.text()

    def constat(self) -> Constat | None:
        """Le constat dont on lit la fiche."""
        lu = self._constats.get(self._cle)
        return lu.constat if lu else None

    def filtrer(self, filtre: str) -> None:
        """Ne montre que cette gravité, ou ce qui est assumé ; vide, tout."""
        self._filtre = filtre
        self.filtres[filtre].setChecked(True)
        self._montrer_liste()

    def _montrer_liste(self) -> None:
        montres = {cle: lu for cle, lu in self._constats.items() if _garde(self._filtre, lu)}
        cles = [cle for cle, lu in montres.items() if lu.motif is None]
        cles += [cle for cle, lu in montres.items() if lu.motif is not None]
        if self._cle not in cles:
            self._cle = cles[min(self._rang, len(cles) - 1)] if cles else ""
        self._rang = cles.index(self._cle) if cles else 0
        self.liste.montrer(_lignes(montres), self._cle)
        self._montrer_fiche()

    def _montrer_fiche(self) -> None:
        lu = self._constats.get(self._cle)
        self.liste.setVisible(bool(self.liste.cles()))
        self.detail.setVisible(lu is not None)
        self._rien.setVisible(lu is None)
        self._rien.montrer(
            "Rien à signaler",
            "Les contrôles n’ont rien trouvé à reprendre. Ils lisent les mots, pas les "
            "intentions\u00a0: une relecture à plusieurs reste utile.",
        )
        if lu is not None:
            self.detail.montrer(
                lu,
                dict(lire_reperes().sections.sigles),
                modifiable=not self._contexte.atelier.lecture_seule,
            )

    # --- agir ----------------------------------------------------------------------------------

    def _choisir(self, cle: str) -> None:
        self._cle = cle
        cles = self.liste.cles()
        self._rang = cles.index(cle)
        self.remonter()
        self._montrer_fiche()

    def _reparer(self, saisi: str) -> None:
        lu = self._constats.get(self._cle)
        if lu is not None and self.detail.bouton.isEnabled():
            self.reparateur.reparer(lu, saisi)

    def _ouvrir(self) -> None:
        if (lu := self._constats.get(self._cle)) is not None:
            self.reparateur.ouvrir_passage(lu)

    def _assumer(self, motif: str) -> None:
        lu = self._constats.get(self._cle)
        if lu is None:
            return
        atelier = self._contexte.atelier
        if self._contexte.reussi(lambda: assumer_constat(atelier, lu.constat, motif)):
            self.liste.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.detail.motif.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reprendre(self) -> None:
        lu = self._constats.get(self._cle)
        if lu is not None:
            self._contexte.reussi(lambda: ne_plus_assumer(self._contexte.atelier, lu.constat))


def _garde(filtre: str, lu: ConstatLu) -> bool:
    if filtre == "assume":
        return lu.motif is not None
    return not filtre or (lu.motif is None and lu.constat.gravite == filtre)


def _lignes(constats: dict[str, ConstatLu]) -> list[Ligne]:
    """Par gravité, puis ce qui est assumé ; chaque groupe a son en-tête et son compte."""
    lignes: list[Ligne] = []
    groupes = {
        nom: {c: lu for c, lu in constats.items() if _garde(gravite, lu)}
        for gravite, nom in GRAVITES.items()
    }
    groupes["Assumés"] = {c: lu for c, lu in constats.items() if lu.motif is not None}
    for titre, siens in groupes.items():
        if siens:
            lignes.append(Ligne("", f"{titre} ({len(siens)})"))
        for cle, lu in siens.items():
            gravite = lu.constat.gravite
            assume = lu.motif is not None
            lignes.append(
                Ligne(
                    cle,
                    lu.constat.titre,
                    lu.partie or "Toute la charte",
                    role="neutre" if assume else ROLES_GRAVITES[gravite],
                    signe="reussi" if assume else SIGNES_GRAVITES[gravite],
                )
            )
    return lignes
