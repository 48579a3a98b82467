"""Les cartes du mur : un usage et son verdict, un mot de la salle, le nom d’un groupe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import CarteUsage, GroupeMur
from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import VERDICTS
from charte_studio.interface.projection.elements import (
    Cadre,
    Element,
    Forme,
    Zone,
    deplacer,
)
from charte_studio.interface.projection.pieces import plume
from charte_studio.interface.projection.texte import (
    Plume,
    abreger,
    couper,
    est_abrege,
    poser,
)

ECART: Final = 20.0
_RENTRE: Final = 24.0
_A_LA_SUITE: Final = " · "
_SANS_NOM: Final = "Et aussi"
"""Au-dessus de ce que l’on n’a pas rangé, quand le reste l’est."""


@dataclass(frozen=True, slots=True)
class Carte:
    """Une carte composée en (0, 0), à déplacer ensuite."""

    elements: tuple[Element, ...]
    hauteur: float
    abregee: bool = False
    """Vrai s’il a fallu couper des mots."""


@dataclass(frozen=True, slots=True)
class GroupeDeCartes:
    """Les cartes d’un groupe, son nom, et ce nom quand elles passent à une autre colonne."""

    cartes: tuple[Carte, ...]
    titre: Carte | None = None
    suite: Carte | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """La place et la taille d’une carte."""

    cadre: Cadre
    large: float
    haut: float
    """La hauteur d’une colonne."""
    taille: float

    @property
    def dedans(self) -> float:
        return self.large - 2 * _RENTRE

    def plume(self, *, gras: bool = False, couleur: str = "", fond: str = "") -> Plume:
        return plume(
            self.cadre, self.taille, gras=gras, couleur=couleur, fond=fond, interligne=1.18
        )


def faire_cartes(style: Style, groupes: Sequence[GroupeMur]) -> list[GroupeDeCartes]:
    """Chaque groupe et ses cartes : une carte et le nom de son groupe tiennent dans une colonne."""
    nommes = any(groupe.nom for groupe in groupes)
    return [
        _faire_groupe(style, groupe, groupe.nom or (_SANS_NOM if nommes else ""))
        for groupe in groupes
    ]


@lru_cache(maxsize=128)
def _faire_groupe(style: Style, groupe: GroupeMur, nom: str) -> GroupeDeCartes:
    """Gardé : chercher la taille et compter les pages redemandent les mêmes cartes."""
    titre = suite = None
    reste = style.haut
    if nom:
        titre, suite = _titre(style, nom), _titre(style, f"{nom}, suite")
        reste -= max(titre.hauteur, suite.hauteur) + ECART
    cartes = [_usage(style, usage, reste) for usage in groupe.usages]
    cartes += [_ressenti(style, mot, reste) for mot in groupe.ressentis]
    return GroupeDeCartes(tuple(cartes), titre, suite)


def _titre(style: Style, nom: str) -> Carte:
    accent = style.plume(gras=True, couleur=style.cadre.palette.accent)
    dit = abreger(nom, style.large, accent.hauteur * 2, accent)
    return Carte(tuple(poser(dit, 0, 0)), dit.hauteur, est_abrege(nom, dit))


def _usage(style: Style, usage: CarteUsage, haut: float) -> Carte:
    """La tâche d’abord, comme sur les cartes de la console ; puis le verdict, l’outil, pourquoi."""
    p = style.cadre.palette
    gras = style.plume(gras=True, fond=p.surface)
    fine = style.plume(fond=p.surface)
    seconde = style.plume(couleur=p.seconde, fond=p.surface)
    permis = max(gras.hauteur * 2, (haut - 3 * _RENTRE) / 3)
    tache = abreger(usage.tache, style.dedans, permis, gras)
    abregee = est_abrege(usage.tache, tache)
    elements: list[Element] = [*poser(tache, _RENTRE, _RENTRE - 8)]
    y = _RENTRE - 8 + tache.hauteur + 6
    details = [mot for mot in (usage.outil, _donnees(usage)) if mot]
    tranche = usage.verdict in VERDICTS
    if tranche:
        pastille, large, pris = _pastille(style, usage.verdict)
        elements += [deplacer(element, _RENTRE, y) for element in pastille]
        # À côté du verdict, ce qui tient ; le reste dessous.
        libre = style.dedans - large - 16
        cote = next(
            (
                n
                for n in range(len(details), 0, -1)
                if seconde.largeur(_A_LA_SUITE.join(details[:n])) <= libre
            ),
            0,
        )
        dit = _A_LA_SUITE.join(details[:cote])
        elements += poser(couper(dit, libre + 1, seconde), _RENTRE + large + 16, y + 4)
        details = details[cote:]
        y += pris + 6
    suites = (
        (_A_LA_SUITE.join(details), seconde, seconde.hauteur * 2),
        (usage.conditions if tranche else "", fine, haut),
    )
    for dit, ecrite, permis in suites:
        reste = min(permis, haut - y - _RENTRE)
        if dit and reste >= ecrite.hauteur:
            bloc = abreger(dit, style.dedans, reste, ecrite)
            elements += poser(bloc, _RENTRE, y)
            y += bloc.hauteur + 4
            abregee = abregee or est_abrege(dit, bloc)
        else:
            abregee = abregee or bool(dit)
    y += _RENTRE - 12
    fond = Forme(Zone(0, 0, style.large, y), p.surface, 18, contour=p.trait)
    return Carte((fond, *elements), y, abregee)


def _donnees(usage: CarteUsage) -> str:
    """« données personnelles » : le seul adjectif ne dirait pas de quoi il parle."""
    if en_cle(usage.donnees) in ("aucune", "aucun"):
        return "aucune donnée"
    dit = usage.donnees.strip()
    if not dit or dit.casefold().startswith("donnée"):
        return dit
    return f"données {dit}" if " " not in dit else f"données\u00a0: {dit}"


def _pastille(style: Style, verdict: str) -> tuple[list[Element], float, float]:
    """Le verdict en toutes lettres, sa largeur et sa hauteur."""
    p = style.cadre.palette
    couleur, fond = {
        "oui": (p.reussi, p.fond_reussi),
        "oui-si": (p.accent, p.accent_doux),
        "non": (p.alerte, p.fond_alerte),
    }[verdict]
    gras = style.plume(gras=True, couleur=couleur, fond=fond)
    mot = VERDICTS[verdict]
    large, haut = gras.largeur(mot) + 36, gras.hauteur + 8
    fondu: list[Element] = [Forme(Zone(0, 0, large, haut), fond, 12)]
    return [*fondu, *poser(couper(mot, style.dedans, gras), 18, 4)], large, haut


def _ressenti(style: Style, mot: str, haut: float) -> Carte:
    p = style.cadre.palette
    ecrite = style.plume(fond=p.creux)
    cite = f"«\u00a0{mot}\u00a0»"
    dit = abreger(cite, style.dedans, haut - 2 * _RENTRE, ecrite)
    y = dit.hauteur + 2 * _RENTRE - 10
    fond = Forme(Zone(0, 0, style.large, y), p.creux, 18)
    return Carte((fond, *poser(dit, _RENTRE, _RENTRE - 6)), y, est_abrege(cite, dit))
