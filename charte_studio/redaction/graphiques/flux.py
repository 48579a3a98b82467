"""Les flux entre degrés : qui est passé d’où à où, d’un tour à l’autre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, SANS_AVIS, Degre, Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.redaction.graphiques.barres import tracer_degre
from charte_studio.redaction.graphiques.dessin import Dessin, Rect, Role, RoleDegre, Ruban, Tableau
from charte_studio.redaction.graphiques.page import INTERLIGNE, Feuille, MiseEnPage
from charte_studio.redaction.graphiques.texte import nettoyer

Flux = Mapping[tuple[str | None, str | None], int]
"""`(réponse d’avant, réponse d’après)` : combien ; `None` pour une absence de réponse."""

SANS_REPONSE: Final = "Sans réponse"
ECHELLE_DES_SENS: Final = Echelle(
    "sens",
    "Favorable ou défavorable",
    (
        Degre("favorable", "Favorable", "Favorable"),
        Degre("neutre", "Entre les deux", "Entre les deux"),
        Degre("defavorable", "Défavorable", "Défavorable"),
    ),
    favorables=1,
    defavorables=1,
)
"""Pour dessiner un flux dont les degrés sont réunis par sens (`flux_par_sens`)."""


@dataclass(frozen=True, slots=True)
class _Poste:
    """Une réponse possible, d’un côté."""

    cle: str | None
    rang: int | None
    libelle: str
    total: int
    haut: float
    epaisseur: float


def dessiner_flux(
    flux: Flux,
    echelle: Echelle,
    page: MiseEnPage,
    *,
    avant: str = "Avant débat",
    apres: str = "Après débat",
    titre: str = "Ce qui a bougé entre les deux tours",
    ensemble: float = 16.0,
    en_mots: int | None = None,
) -> Dessin:
    """Des rubans d’un tour à l’autre, épais comme leur nombre, puis les passages en mots.

    `ensemble` est la hauteur de toutes les réponses réunies, en cadratins. `en_mots` borne les
    passages écrits sous les rubans ; la description les dit tous. Les immobiles sont gris, les
    passages ont la couleur du degré d’arrivée. Lève `KeyError` pour une réponse étrangère à
    l’échelle, `ValueError` pour un nombre négatif.
    """
    for paire, nombre in flux.items():
        if nombre < 0:
            raise ValueError("un flux ne peut pas être négatif")
        for cle in paire:
            if cle is not None and cle != SANS_AVIS:
                echelle.rang(cle)
    cles = _reponses(flux, echelle)
    feuille = Feuille(page)
    haut = feuille.titrer(titre)
    feuille.ecrire(avant, 0, haut + page.taille, page.taille, gras=True, place=page.place / 2)
    feuille.ecrire(
        apres, page.place, haut + page.taille, page.taille, gras=True, ancrage="fin",
        place=page.place / 2 - page.taille,
    )  # fmt: skip
    haut += (INTERLIGNE + 0.4) * page.taille
    unite = ensemble * page.taille / max(1, sum(flux.values()))
    gauche = _empiler(feuille, haut, cles, _totaux(flux, cles, 0), unite, echelle)
    droite = _empiler(feuille, haut, cles, _totaux(flux, cles, 1), unite, echelle)
    colonne = min(page.place * 0.3, max(_largeur_poste(feuille, p) for p in (*gauche, *droite)))
    bloc = 0.9 * page.taille
    _tracer_postes(feuille, gauche, colonne, bloc, echelle, a_droite=False)
    _tracer_postes(feuille, droite, colonne, bloc, echelle, a_droite=True)
    _tracer_rubans(feuille, flux, gauche, droite, colonne + bloc, unite, echelle)
    bas = max(_bas(feuille, gauche), _bas(feuille, droite)) + 0.5 * page.taille
    phrases = dire_passages(flux, echelle)
    for phrase in _abreger(phrases, en_mots):
        bas = feuille.couler(phrase, 0, bas, page.place, page.taille_petite, role="encre_seconde")
    description = f"{titre}. De « {avant} » à « {apres} ». {' '.join(phrases)}"
    return feuille.dessin(
        bas, titre=titre, description=description, tableau=_tableau(flux, cles, echelle)
    )


def dire_passages(flux: Flux, echelle: Echelle) -> tuple[str, ...]:
    """Tous les passages, du plus fréquent au plus rare, puis ceux qui n’ont pas bougé."""
    cles = _reponses(flux, echelle)
    passages = sorted(
        (
            (n, cles.index(de), cles.index(vers))
            for (de, vers), n in flux.items()
            if n and de != vers
        ),
        key=lambda passage: (-passage[0], passage[1], passage[2]),
    )
    phrases = [
        f"{accorder(n, 'personne', 'personnes')} de « {_libelle(cles[de], echelle)} » "
        f"à « {_libelle(cles[vers], echelle)} »."
        for n, de, vers in passages
    ]
    fixes = sum(n for (de, vers), n in flux.items() if de == vers and de is not None)
    if fixes:
        phrases.append(f"{accorder(fixes, 'personne n’a', 'personnes n’ont')} pas bougé.")
    return tuple(phrases) or ("Personne n’a répondu aux deux tours.",)


def _abreger(phrases: tuple[str, ...], nombre: int | None) -> tuple[str, ...]:
    if nombre is None or len(phrases) <= nombre:
        return phrases
    if nombre == 0:
        return ()
    reste = len(phrases) - nombre
    return (*phrases[:nombre], f"Et {accorder(reste, 'autre passage', 'autres passages')}.")


def _reponses(flux: Flux, echelle: Echelle) -> tuple[str | None, ...]:
    """Les degrés, puis « sans avis » et l’absence de réponse si quelqu’un y est."""
    vues = {cle for paire, n in flux.items() if n for cle in paire}
    a_part = [cle for cle in (SANS_AVIS, None) if cle in vues]
    return (*(degre.cle for degre in echelle.degres), *a_part)


def _libelle(cle: str | None, echelle: Echelle) -> str:
    if cle is None:
        return SANS_REPONSE
    return LIBELLE_SANS_AVIS if cle == SANS_AVIS else nettoyer(echelle.libelle(cle))


def _court(cle: str | None, echelle: Echelle) -> str:
    if cle is None or cle == SANS_AVIS:
        return _libelle(cle, echelle)
    degre = echelle.degres[echelle.rang(cle)]
    return nettoyer(degre.court or degre.libelle)


def _totaux(flux: Flux, cles: Sequence[str | None], cote: int) -> list[int]:
    return [sum(n for paire, n in flux.items() if paire[cote] == cle) for cle in cles]


def _empiler(
    feuille: Feuille,
    haut: float,
    cles: Sequence[str | None],
    totaux: Sequence[int],
    unite: float,
    echelle: Echelle,
) -> list[_Poste]:
    """Les réponses l’une sous l’autre : la place de leur nom au moins, de leurs voix sinon."""
    postes, y = [], haut
    ligne = 1.5 * feuille.page.taille
    for rang, (cle, total) in enumerate(zip(cles, totaux, strict=True)):
        degre = rang if rang < len(echelle.degres) else None
        epaisseur = total * unite
        place = max(ligne, epaisseur)
        postes.append(
            _Poste(cle, degre, _court(cle, echelle), total, y + (place - epaisseur) / 2, epaisseur)
        )
        y += place + 0.3 * feuille.page.taille
    return postes


def _largeur_poste(feuille: Feuille, poste: _Poste) -> float:
    taille = feuille.page.taille
    nombre = feuille.mesurer(str(poste.total), taille, gras=True)
    return feuille.mesurer(poste.libelle, taille) + nombre + 1.1 * taille


def _bas(feuille: Feuille, postes: Sequence[_Poste]) -> float:
    dernier = postes[-1]
    milieu = dernier.haut + dernier.epaisseur / 2
    return milieu + max(0.75 * feuille.page.taille, dernier.epaisseur / 2)


def _tracer_postes(
    feuille: Feuille,
    postes: Sequence[_Poste],
    colonne: float,
    bloc: float,
    echelle: Echelle,
    *,
    a_droite: bool,
) -> None:
    page = feuille.page
    x_bloc = page.place - colonne - bloc if a_droite else colonne
    for poste in postes:
        milieu = poste.haut + poste.epaisseur / 2
        base = milieu + 0.34 * page.taille
        nombre = feuille.mesurer(str(poste.total), page.taille, gras=True)
        place = colonne - nombre - 1.1 * page.taille
        role: Role = "encre" if poste.total else "encre_seconde"
        if a_droite:
            debut = x_bloc + bloc + 0.5 * page.taille
            feuille.ecrire(str(poste.total), debut, base, page.taille, role=role, gras=True)
            feuille.ecrire(
                poste.libelle, debut + nombre + 0.4 * page.taille, base, page.taille, role=role,
                place=place,
            )  # fmt: skip
        else:
            fin = colonne - 0.5 * page.taille
            feuille.ecrire(
                str(poste.total), fin, base, page.taille, role=role, gras=True, ancrage="fin"
            )
            feuille.ecrire(
                poste.libelle, fin - nombre - 0.4 * page.taille, base, page.taille, role=role,
                ancrage="fin", place=place,
            )  # fmt: skip
        if not poste.total:
            continue
        if poste.rang is None:
            feuille.tracer(
                Rect(x_bloc, poste.haut, bloc, poste.epaisseur, "creux", contour="trait_fort",
                     rayon=2)
            )  # fmt: skip
        else:
            zone = Rect(x_bloc, poste.haut, bloc, poste.epaisseur, None, rayon=2)
            tracer_degre(feuille, zone, poste.rang, echelle)


def _tracer_rubans(
    feuille: Feuille,
    flux: Flux,
    gauche: Sequence[_Poste],
    droite: Sequence[_Poste],
    bord: float,
    unite: float,
    echelle: Echelle,
) -> None:
    """Les immobiles d’abord, dessous ; chaque ruban part et arrive dans l’ordre des réponses."""
    page = feuille.page
    places = {poste.cle: rang for rang, poste in enumerate(gauche)}
    paires = sorted(
        ((paire, n) for paire, n in flux.items() if n),
        key=lambda passage: (places[passage[0][0]], places[passage[0][1]]),
    )
    departs = {poste.cle: poste.haut for poste in gauche}
    arrivees = {poste.cle: poste.haut for poste in droite}
    hauts = {}
    for (de, vers), n in paires:
        hauts[de, vers] = departs[de]
        departs[de] += n * unite
    x1, x2 = bord + 2, page.place - bord - 2
    rubans = []
    for (de, vers), n in sorted(paires, key=lambda p: (places[p[0][1]], places[p[0][0]])):
        rang = droite[places[vers]].rang
        fixe = de == vers or rang is None
        role: Role = "neutre" if fixe or rang is None else RoleDegre(rang, len(echelle.degres))
        ruban = Ruban(x1, hauts[de, vers], x2, arrivees[vers], n * unite, role)
        arrivees[vers] += n * unite
        rubans.append((not fixe, n, ruban))
    for bouge, n, ruban in sorted(rubans, key=lambda r: r[0]):
        feuille.tracer(ruban)
        taille = page.taille_petite
        if ruban.epaisseur >= 1.15 * taille:
            texte: Role = "encre"
            if bouge and isinstance(ruban.role, RoleDegre):
                texte = RoleDegre(ruban.role.rang, ruban.role.nombre, "texte")
            feuille.ecrire(
                str(n), ruban.x1 + 0.5 * taille, ruban.haut1 + ruban.epaisseur / 2 + 0.345 * taille,
                taille, role=texte, gras=True,
            )  # fmt: skip


def _tableau(flux: Flux, cles: Sequence[str | None], echelle: Echelle) -> Tableau:
    entete = ("De (ligne) à (colonne)", *(_libelle(cle, echelle) for cle in cles))
    lignes = tuple(
        (_libelle(de, echelle), *(str(flux.get((de, vers), 0)) for vers in cles)) for de in cles
    )
    return Tableau(entete, lignes, range(1, len(cles) + 1))
