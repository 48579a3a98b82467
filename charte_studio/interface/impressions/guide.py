"""Le guide d’animation minuté : qui parle, quand, avec quoi ; une case par moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.domaine.francais import duree_en_mots
from charte_studio.interface.impressions.entetes import intertitre, situer, titre_de_document
from charte_studio.interface.impressions.flux import (
    Morceau,
    espace,
    morceaux_de_texte,
    paginer,
    peindre_page,
)
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import (
    Feuille,
    cadre_utile,
    encre_seconde,
    mm,
    numeroter,
    peindre_case,
    police,
    prune,
)
from charte_studio.interface.impressions.texte import TexteEnLignes
from charte_studio.redaction.deroules import PAUSE, Deroule
from charte_studio.redaction.deroules import Sequence as Moment

_HEURE: Final = 28.0
"""La colonne des heures, en millimètres."""
_D_UN_TENANT: Final = 24
"""Les principes que l’on ne sépare pas."""


def composer_guide(lu: AImprimer, options: Options) -> list[Feuille]:
    """Une première partie à lire avant, puis chaque séance minute par minute."""
    cadre = cadre_utile()
    deroule = options.deroule
    sous_titre = " · ".join(dit for dit in (situer(lu.info), lu.info.lieu, deroule.titre) if dit)
    morceaux = titre_de_document("Guide d’animation", sous_titre, cadre)
    morceaux += _a_annoncer(lu, cadre)
    morceaux += _a_preparer(deroule, cadre)
    for seance in deroule.seances:
        morceaux += _seance(deroule, seance, options.debut, cadre)
    if lu.principes:
        morceaux += _ordre_du_jour(lu, cadre)
    pages = paginer(morceaux, cadre.height())
    contenus = [peindre_page(page, cadre) for page in pages]
    return numeroter(contenus, f"Guide d’animation · {situer(lu.info)}")


def heure(debut: dt.time, minutes: int) -> str:
    """« 9 h », « 14 h 05 » : l’heure qu’il est, `minutes` après `debut`."""
    total = (debut.hour * 60 + debut.minute + minutes) % (24 * 60)
    heures, reste = divmod(total, 60)
    return f"{heures}\u00a0h" + (f"\u00a0{reste:02}" if reste else "")


def _a_annoncer(lu: AImprimer, cadre: QRectF) -> Iterator[Morceau]:
    yield intertitre("La règle de décision, à lire mot à mot", cadre, avant=0)
    yield from _encadre(lu.info.regle.en_phrase(), cadre)
    if lu.regles_echange:
        yield intertitre("Les règles d’échange", cadre)
    for regle in lu.regles_echange:
        yield from _puce(f"–\u00a0{regle}", cadre)


def _encadre(phrase: str, cadre: QRectF) -> Iterator[Morceau]:
    texte = TexteEnLignes(phrase, police(11.5), cadre.width() - mm(6))
    hauteur = texte.hauteur

    def peindre(peintre: QPainter, y: float) -> None:
        peintre.setPen(QPen(prune(), mm(0.9)))
        peintre.drawLine(int(cadre.x() + mm(1)), int(y), int(cadre.x() + mm(1)), int(y + hauteur))
        texte.peindre(peintre, cadre.x() + mm(5), y)

    yield Morceau(hauteur, peindre)


def _puce(texte: str, cadre: QRectF) -> list[Morceau]:
    lignes = TexteEnLignes(texte, police(11), cadre.width())
    return [*morceaux_de_texte(lignes, cadre.x()), espace(0.8)]


def _a_preparer(deroule: Deroule, cadre: QRectF) -> Iterator[Morceau]:
    objets = list(dict.fromkeys(m for moment in deroule.sequences for m in moment.materiel))
    if not objets:
        return
    yield intertitre("À préparer, à cocher", cadre)
    moitie = cadre.width() / 2
    for rang in range(0, len(objets), 2):
        textes = [
            TexteEnLignes(objet[:1].upper() + objet[1:], police(10.5), moitie - mm(9))
            for objet in objets[rang : rang + 2]
        ]
        yield _rangee_a_cocher(textes, cadre.x(), moitie)


def _rangee_a_cocher(textes: list[TexteEnLignes], gauche: float, pas: float) -> Morceau:
    hauteur = max(texte.hauteur for texte in textes) + mm(1.2)

    def peindre(peintre: QPainter, y: float) -> None:
        for rang, texte in enumerate(textes):
            x = gauche + rang * pas
            peindre_case(peintre, x, y + mm(0.3), mm(3.6))
            texte.peindre(peintre, x + mm(6), y)

    return Morceau(hauteur, peindre)


def _seance(deroule: Deroule, seance: int, debut: dt.time, cadre: QRectF) -> Iterator[Morceau]:
    duree = deroule.minutes(seance)
    nom = f"Séance {seance}" if len(deroule.seances) > 1 else "Le déroulé"
    quand = f"de {heure(debut, 0)} à {heure(debut, duree)}, {duree_en_mots(duree)}"
    yield intertitre(f"{nom} — {quand}", cadre, avant=5)
    ecoule = 0
    for moment in deroule.de_la_seance(seance):
        yield from _moment(moment, debut, ecoule, cadre)
        ecoule += moment.minutes


def _moment(moment: Moment, debut: dt.time, ecoule: int, cadre: QRectF) -> list[Morceau]:
    x = cadre.x() + mm(_HEURE)
    large = cadre.width() - mm(_HEURE)
    titre = TexteEnLignes(moment.titre, police(12.5, gras=True), large - mm(7))
    depart = TexteEnLignes(heure(debut, ecoule), police(12.5, gras=True), mm(_HEURE - 3))
    duree = TexteEnLignes(
        duree_en_mots(moment.minutes), police(9.5), mm(_HEURE - 3), couleur=encre_seconde()
    )

    def peindre(peintre: QPainter, y: float) -> None:
        depart.peindre(peintre, cadre.x(), y)
        duree.peindre(peintre, cadre.x(), y + depart.hauteur)
        peindre_case(peintre, x, y + mm(0.6), mm(4))
        titre.peindre(peintre, x + mm(7), y)

    corps: list[tuple[str, float, bool]] = [
        (moment.objectif, 10.5, True),
        (moment.animation, 11, False),
    ]
    if moment.materiel and moment.etape != PAUSE:
        corps.append((f"À portée de main\u00a0: {', '.join(moment.materiel)}.", 9.5, True))
    suite: list[Morceau] = []
    for texte, taille, second in corps:
        lignes = TexteEnLignes(
            texte, police(taille), large, couleur=encre_seconde() if second else None
        )
        suite += [*morceaux_de_texte(lignes, x, colle=True, ensemble=20), espace(0.8, colle=True)]
    tete = max(titre.hauteur, depart.hauteur + duree.hauteur - mm(3)) + mm(0.5)
    return [Morceau(tete, peindre, colle=True), *suite, espace(4)]


def _ordre_du_jour(lu: AImprimer, cadre: QRectF) -> Iterator[Morceau]:
    """Les principes, et trois cases pour savoir où l’on en est."""
    yield intertitre("Les principes, dans l’ordre", cadre, avant=5)
    cases = ("Avant débat", "Après débat", "Tranché")
    gauche = cadre.right() - mm(27 * len(cases))
    entetes = [TexteEnLignes(mot, police(9), mm(27), couleur=encre_seconde()) for mot in cases]

    def peindre_tete(peintre: QPainter, y: float) -> None:
        for rang, entete in enumerate(entetes):
            entete.peindre(peintre, gauche + rang * mm(27), y)

    tete = Morceau(entetes[0].hauteur + mm(1), peindre_tete, colle=True)
    yield tete
    dernier = len(lu.principes)
    for principe in lu.principes:
        # D’un seul tenant tant qu’il se lit d’un coup d’œil ; plus long, ni sa tête ni sa fin ne
        # se perd sur une page.
        lie = principe.numero < dernier and (
            dernier <= _D_UN_TENANT or principe.numero in (1, dernier - 2, dernier - 1)
        )
        yield _ligne_de_principe(
            f"{principe.numero}.\u00a0{principe.titre}",
            cadre,
            [gauche + rang * mm(27) for rang in range(len(cases))],
            tete,
            lie=lie,
        )


def _ligne_de_principe(
    nom: str, cadre: QRectF, cases: Sequence[float], reprise: Morceau, *, lie: bool
) -> Morceau:
    texte = TexteEnLignes(nom, police(11), cases[0] - cadre.x() - mm(4))

    def peindre(peintre: QPainter, y: float) -> None:
        texte.peindre(peintre, cadre.x(), y)
        for x in cases:
            peindre_case(peintre, x, y + mm(0.4), mm(4))

    return Morceau(texte.hauteur + mm(1.8), peindre, reprise=reprise, colle=lie)
