"""Le baromètre : la question, puis les réponses à côté du repère."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    ChoixMontre,
    Minuteur,
    SceneBarometre,
)
from charte_studio.domaine.francais import pourcentage
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Forme,
    Zone,
)
from charte_studio.interface.projection.pieces import TITRE_MAXIMAL, entete, plume
from charte_studio.interface.projection.texte import ajuster_ou_abreger, couper, poser

_PAS_MINIMAL: Final = 96.0
"""De quoi écrire un nom, un compte et une barre."""
_A_L_AISE: Final = 170.0
_SANS_REPERE: Final = 130.0
"""En deçà, les noms et les barres se serrent ; un repère écrit sous la barre prend de la place."""


def composer_barometre(
    scene: SceneBarometre, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Une barre par réponse possible, vide tant que la question est ouverte."""
    zone = cadre.scene
    p = cadre.palette
    question = ajuster_ou_abreger(
        scene.question, zone.largeur, 260, plume(cadre, TITRE_MAXIMAL - 12, gras=True)
    )
    commun: list[Element] = [
        *entete(cadre, "Baromètre", scene.etat),
        *poser(question, MARGE, zone.y),
    ]
    y = zone.y + question.hauteur + 56
    bas = zone.bas
    notes = [
        (scene.phrase, 44.0, p.encre),
        (scene.source and f"Repère\u00a0: {scene.source}", 36.0, p.seconde),
    ]
    for dit, taille, couleur in reversed(notes):
        if dit:
            note = ajuster_ou_abreger(
                dit, zone.largeur, 150, plume(cadre, taille, couleur=couleur, interligne=1.18)
            )
            bas -= note.hauteur
            commun += poser(note, MARGE, bas)
            bas -= 12
    par_page = max(1, int((bas - y) / _PAS_MINIMAL))
    pages = []
    for debut in range(0, max(1, len(scene.choix)), par_page):
        choix = scene.choix[debut : debut + par_page]
        pas = min(170.0 if scene.ouvert else 290.0, (bas - y) / max(1, len(choix)))
        page = [*commun]
        for rang, un in enumerate(choix):
            place = Zone(MARGE, y + rang * pas, zone.largeur, pas)
            page += (
                _a_choisir(cadre, debut + rang + 1, un, place)
                if scene.ouvert
                else (_choix(cadre, un, place))
            )
        pages.append(page)
    return pages


def _a_choisir(cadre: Cadre, numero: int, choix: ChoixMontre, zone: Zone) -> list[Element]:
    """Tant que l’on répond : le numéro à annoncer et la réponse, sans barre à remplir."""
    p = cadre.palette
    carte = Zone(zone.x, zone.y, zone.largeur, min(130.0, zone.hauteur - 16))
    taille = max(float(TEXTE_MINIMAL), min(56.0, carte.hauteur * 0.46))
    gras = plume(cadre, taille, gras=True, couleur=p.accent, fond=p.creux)
    nom = ajuster_ou_abreger(
        choix.libelle,
        carte.largeur - 150,
        carte.hauteur - 8,
        plume(cadre, taille, fond=p.creux, interligne=1.15),
    )
    milieu = carte.y + carte.hauteur / 2
    return [
        Forme(carte, p.creux, 16),
        *poser(couper(str(numero), 90, gras), carte.x + 34, milieu - gras.hauteur / 2),
        *poser(nom, carte.x + 110, milieu - nom.hauteur / 2),
    ]


def _choix(cadre: Cadre, choix: ChoixMontre, zone: Zone) -> list[Element]:
    """Le nom, le compte, la barre ; à l’étroit, le repère s’écrit avec le compte."""
    p = cadre.palette
    serre = zone.hauteur < (_A_L_AISE if choix.repere is not None else _SANS_REPERE)
    repere = "" if choix.repere is None else f"repère {choix.repere}\u00a0%"
    compte = "" if choix.nombre is None else f"{choix.nombre} · {pourcentage(choix.part)}"
    droite = " · ".join(mot for mot in (compte, repere if serre else "") if mot)
    gras = plume(cadre, 40 if serre else 48, gras=True)
    pris = gras.largeur(droite)
    epaisseur = 22.0 if serre else min(64.0, zone.hauteur * 0.24)
    sous = 14.0 if serre else (62.0 if choix.repere is not None else 26.0)
    nom = ajuster_ou_abreger(
        choix.libelle,
        zone.largeur - pris - 60,
        zone.hauteur - epaisseur - sous - 10,
        plume(cadre, 40 if serre else 52, interligne=1.15),
    )
    barre = Zone(zone.x, zone.y + nom.hauteur + 10, zone.largeur, epaisseur)
    elements: list[Element] = [
        *poser(nom, zone.x, zone.y),
        *poser(couper(droite, pris + 1, gras), zone.droite - pris, zone.y),
        Forme(barre, p.creux, epaisseur / 2, contour=p.trait),
    ]
    if choix.part:
        large = max(epaisseur, barre.largeur * choix.part)
        elements.append(Forme(Zone(barre.x, barre.y, large, epaisseur), p.accent, epaisseur / 2))
    if choix.repere is not None:
        x = barre.x + barre.largeur * min(100, choix.repere) / 100
        trait = Zone(x - 5, barre.y - 6, 10, epaisseur + 12)
        elements.append(Forme(trait, p.encre, 5, contour=p.papier))
        if not serre:
            fine = plume(cadre, couleur=p.seconde)
            large = fine.largeur(repere)
            gauche = min(max(barre.x, x - large / 2), barre.droite - large)
            elements += poser(couper(repere, large + 1, fine), gauche, barre.bas + 10)
    return elements
