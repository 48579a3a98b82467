"""Les tours joués : les positions par numéro, les mains levées, le vote secret dans l’isoloir."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from charte_studio.atelier.demonstration import VoteSansNumero
from charte_studio.atelier.gestes.importer import COLONNES
from charte_studio.atelier.gestes.preparer import Inscription
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.atelier.tableur import lire_tableau
from charte_studio.domaine.echelles import SANS_AVIS, Echelle
from charte_studio.interface.demonstration.mains import CHIFFRES, CTRL, MAJ, Mains
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.isoloir import Isoloir
from charte_studio.interface.widgets.compteur_mains.modele import PREMIER

Reponses = Mapping[int, tuple[str, str]]
"""Par numéro de participant : la position (vide s’il n’a pas répondu) et le motif."""
MODES: Final = 3


def lire_reponses(chemin: Path) -> dict[tuple[str, int], dict[int, tuple[str, str]]]:
    """Les réponses de la démonstration, par principe (clé) et tour, prêtes à être tapées."""
    reponses: dict[tuple[str, int], dict[int, tuple[str, str]]] = defaultdict(dict)
    for ligne in lire_tableau(chemin, requises=COLONNES):
        lu = ligne.cellules
        numero = int(lu["participant"].removeprefix("P"))
        reponses[(lu["principe"], int(lu["tour"]))][numero] = (lu["position"], lu["motif"])
    return dict(reponses)


def lire_personnes(chemin: Path) -> tuple[Inscription, ...]:
    """Une inscription par participant du fichier de positions."""
    colleges = {
        int(ligne.cellules["participant"].removeprefix("P")): ligne.cellules["college"]
        for ligne in lire_tableau(chemin, requises=COLONNES)
    }
    return tuple(Inscription(college, numero=n) for n, college in sorted(colleges.items()))


def ouvrir_en(mains: Mains, mode: str) -> None:
    """T jusqu’au mode voulu, puis R ouvre le tour."""
    vue = mains.page(SePositionner).vue
    choix = vue.a_ouvrir.mode if vue.moment() == "a_ouvrir" else vue.clos.mode
    for _ in range(MODES):
        if choix.mode() != mode:
            mains.taper(Qt.Key.Key_T)
    mains.taper(Qt.Key.Key_R)


def touches_des_degres(echelle: Echelle) -> dict[str, Qt.Key]:
    """La touche de chaque réponse."""
    degres = {degre.cle: CHIFFRES[n] for n, degre in enumerate(echelle.degres, start=1)}
    return {**degres, SANS_AVIS: CHIFFRES[0]}


def saisir_par_numero(mains: Mains, reponses: Reponses) -> None:
    """Une touche par personne ; M ouvre le motif de qui en donne un."""
    grille = mains.page(SePositionner).vue.grille
    ids = {p.numero: p.id for p in lire_participants(mains.atelier.connexion)}
    touches = touches_des_degres(_echelle(mains))
    for numero, (position, motif) in reponses.items():
        if not position:
            continue
        grille.choisir_participant(ids[numero])
        mains.taper(touches[position], sur=grille)
        if motif:
            grille.choisir_participant(ids[numero])
            mains.taper(Qt.Key.Key_M, sur=grille)
            (champ,) = _champs_ouverts(grille)
            mains.ecrire(motif, dans=champ)
            mains.taper(Qt.Key.Key_Return, sur=champ)
            mains.attendre(lambda: not _champs_ouverts(grille), "la fin du motif")
    mains.aller(grille)


def _champs_ouverts(grille: QWidget) -> list[QLineEdit]:
    return [champ for champ in grille.findChildren(QLineEdit) if champ.isVisible()]


def compter_les_mains(mains: Mains, vote: VoteSansNumero) -> None:
    """Va à la case de chaque réponse et y tape son nombre ; Entrée l’enregistre."""
    compteur = mains.page(SePositionner).vue.mains
    modele = compteur.model()
    lignes = [modele.index(rang, 0).data() for rang in range(modele.rowCount())]
    reponses = list(touches_des_degres(_echelle(mains)))
    for college, degre, nombre in vote.nombres:
        compteur.setCurrentIndex(
            modele.index(lignes.index(college), PREMIER + reponses.index(degre))
        )
        for chiffre in str(nombre):
            mains.taper(CHIFFRES[int(chiffre)], sur=compteur)
        mains.taper(Qt.Key.Key_Return, sur=compteur)
    mains.aller(compteur)


def voter_a_l_isoloir(mains: Mains, vote: VoteSansNumero, *, photo: bool = False) -> None:
    """V passe le poste : chacun tape son numéro, se reconnaît, répond et confirme."""
    page = mains.page(SePositionner)
    mains.taper(Qt.Key.Key_V)
    isoloir = page.saisies.isoloir
    assert isoloir is not None
    mains.attendre(isoloir.isActiveWindow, "l’isoloir")
    touches = touches_des_degres(_echelle(mains))
    bulletins = [degre for _, degre, nombre in vote.nombres for _ in range(nombre)]
    votants = lire_participants(mains.atelier.connexion)
    for rang, (votant, degre) in enumerate(zip(votants, bulletins, strict=True)):
        if photo and not rang:
            mains.photographier("isoloir-attente", isoloir)
        _deposer(mains, isoloir, votant.numero, touches[degre], photo=photo and not rang)
    mains.taper(Qt.Key.Key_F, CTRL | MAJ, sur=isoloir)
    mains.reprendre_la_fenetre()


def _deposer(mains: Mains, isoloir: Isoloir, numero: int, touche: Qt.Key, *, photo: bool) -> None:
    mains.ecrire(str(numero), dans=isoloir.attente.champ)
    mains.taper(Qt.Key.Key_Return, sur=isoloir.attente.champ)
    mains.taper(Qt.Key.Key_Return, sur=isoloir)
    if photo:
        # Le bulletin vierge : aucune réponse n’entre dans une image.
        mains.photographier("isoloir-bulletin", isoloir)
    for frappe in (touche, Qt.Key.Key_Return, Qt.Key.Key_Return):
        mains.taper(frappe, sur=isoloir)


def repartir(mains: Mains, nombres: Mapping[str, int]) -> VoteSansNumero:
    """Les mains de la salle entière, telles qu’on les compterait collège après collège."""
    reponses = [degre for degre, nombre in nombres.items() for _ in range(nombre)]
    comptes: dict[tuple[str, str], int] = defaultdict(int)
    for college in lire_colleges(mains.atelier.connexion):
        for _ in range(college.presents):
            if reponses:
                comptes[(college.nom, reponses.pop(0))] += 1
    return VoteSansNumero("main-levee", tuple((c, d, n) for (c, d), n in comptes.items()))


def _echelle(mains: Mains) -> Echelle:
    return mains.console.info.echelle
