"""La décision : l’issue en grand, le texte retenu, et le désaccord qui reste."""

from __future__ import annotations

from dataclasses import replace

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneDecision
from charte_studio.interface.projection.elements import (
    MARGE,
    Cadre,
    Element,
    Forme,
    Palette,
    Zone,
)
from charte_studio.interface.projection.pieces import (
    TEXTE_LONG,
    en_une_ligne,
    entete,
    pages_de_texte,
    plume,
)
from charte_studio.interface.projection.texte import (
    TexteCoupe,
    abreger,
    ajuster_ou_abreger,
    couper,
    poser,
)


def couleurs_issue(palette: Palette, issue: str) -> tuple[str, str]:
    """L’encre et le fond d’une issue ; son nom est toujours écrit."""
    return {
        "adopte": (palette.reussi, palette.fond_reussi),
        "adopte-avec-reserves": (palette.accent, palette.accent_doux),
        "renvoye": (palette.alerte, palette.fond_alerte),
    }.get(issue, (palette.encre, palette.creux))


def composer_decision(
    scene: SceneDecision, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """L’issue dans son bandeau, le texte, puis la règle annoncée ou les objections maintenues."""
    zone = cadre.scene
    encre, fond = couleurs_issue(cadre.palette, scene.issue)
    titre = en_une_ligne(
        cadre, scene.titre, Zone(MARGE, 0, zone.largeur - 96, 100), 76, couleur=encre
    )
    bandeau = Zone(MARGE, zone.y, zone.largeur, titre.hauteur + 44)
    y = bandeau.bas + 40
    pied = _pied(scene, cadre)
    haut_pied = pied[0].hauteur + pied[1].hauteur + 16 if pied else 0.0
    place = Zone(MARGE, y, zone.largeur, zone.bas - y - (haut_pied + 44 if pied else 0))
    pages = []
    for texte in pages_de_texte(cadre, scene.texte, place, TEXTE_LONG, gras=False, interligne=1.28):
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, "Décision"),
            Forme(bandeau, fond, 18),
            *poser(_sur(titre, fond), MARGE + 48, zone.y + 22),
            *poser(texte, MARGE, y),
        ]
        if pied:
            haut = zone.bas - haut_pied
            page.append(Forme(Zone(MARGE, haut, 10, haut_pied), cadre.palette.alerte, 5))
            page += poser(pied[0], MARGE + 40, haut)
            page += poser(pied[1], MARGE + 40, haut + pied[0].hauteur + 16)
        pages.append(page)
    return pages


def _sur(coupe: TexteCoupe, fond: str) -> TexteCoupe:
    """Le même texte, dont on dit qu’il est posé sur ce fond."""
    return replace(coupe, plume=replace(coupe.plume, fond=fond))


def _pied(scene: SceneDecision, cadre: Cadre) -> tuple[TexteCoupe, TexteCoupe] | None:
    """Les objections maintenues ; à défaut, avant de décider, la règle annoncée."""
    large = cadre.scene.largeur - 40
    gras = plume(cadre, 38, gras=True)
    fine = plume(cadre, 40, interligne=1.22)
    if scene.divergences:
        nombre = len(scene.divergences)
        nom = "Objection maintenue" if nombre == 1 else f"{nombre} objections maintenues"
        dites = [abreger(d, large, 190 / nombre, fine.a(38)).lignes for d in scene.divergences]
        texte = "\n".join(" ".join(ligne.texte for ligne in lignes) for lignes in dites)
        return couper(nom, large, gras), ajuster_ou_abreger(texte, large, 210, fine)
    if scene.detail:
        regle = ajuster_ou_abreger(scene.detail, large, 210, fine)
        return couper("La règle annoncée", large, gras), regle
    return None
