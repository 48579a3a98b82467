"""L’amendement : le texte en vigueur et le texte proposé, avant de voter."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import (
    Minuteur,
    MorceauMontre,
    SceneAmendement,
)
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Forme,
    Zone,
)
from charte_studio.interface.projection.pieces import entete, plume
from charte_studio.interface.projection.texte import (
    AJOUTE,
    RETIRE,
    Portion,
    ajuster_ou_abreger,
    couper,
    paginer,
    plus_grande_taille,
    poser,
)

_LISIBLE = 42
_ECART = 56.0
_RENTRE = 34.0


def composer_amendement(
    scene: SceneAmendement, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Deux colonnes à la même taille : barré ce qui partirait, souligné ce qui viendrait."""
    zone = cadre.scene
    p = cadre.palette
    motif = ajuster_ou_abreger(
        f"Motif\u00a0: {scene.motif}",
        zone.largeur,
        150,
        plume(cadre, 44, couleur=p.seconde, interligne=1.2),
    )
    y = zone.y + (motif.hauteur + 30 if scene.motif else 0)
    large = (zone.largeur - _ECART) / 2
    cartes = [
        Zone(MARGE + n * (large + _ECART), y + 74, large, zone.bas - y - 74) for n in range(2)
    ]
    dedans = cartes[0].rentrer(_RENTRE, _RENTRE - 8)
    textes = [_portions(scene.avant, RETIRE), _portions(scene.apres, AJOUTE)]
    plumes = [
        plume(cadre, 62, fond=p.creux, interligne=1.3),
        plume(cadre, 62, fond=p.surface, interligne=1.3),
    ]
    taille = plus_grande_taille(
        62,
        TEXTE_MINIMAL,
        lambda t: all(
            couper(texte, dedans.largeur, ecrite.a(t)).hauteur <= dedans.hauteur
            for texte, ecrite in zip(textes, plumes, strict=True)
        ),
    )
    for essai in (taille or _LISIBLE, TEXTE_MINIMAL):
        colonnes = [
            paginer(couper(texte, dedans.largeur, ecrite.a(essai)), dedans.hauteur)
            for texte, ecrite in zip(textes, plumes, strict=True)
        ]
        # Deux pages se lisent ; au-delà, mieux vaut serrer un peu.
        if taille or max(map(len, colonnes)) <= 2:
            break
    pages = []
    for rang in range(max(1, *map(len, colonnes))):
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, scene.titre),
            *(poser(motif, MARGE, zone.y) if scene.motif else []),
        ]
        for nom, carte, fond, contour, colonne in zip(
            ("Texte actuel", "Texte proposé"),
            cartes,
            (p.creux, p.surface),
            (p.trait, p.accent),
            colonnes,
            strict=True,
        ):
            page += poser(couper(nom, large, plume(cadre, 44, gras=True)), carte.x, y)
            page.append(Forme(carte, fond, 18, contour=contour))
            if rang < len(colonne):
                place = carte.rentrer(_RENTRE, _RENTRE - 8)
                page += poser(colonne[rang], place.x, place.y)
        pages.append(page)
    return pages


def _portions(morceaux: tuple[MorceauMontre, ...], marque: int) -> list[Portion]:
    return [(m.texte, marque if m.change else 0) for m in morceaux]
