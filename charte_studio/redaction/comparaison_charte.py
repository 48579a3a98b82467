"""Comparer deux versions d’une charte : ce qui entre, sort, bouge, change de numéro ou de mots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.redaction.alignement import apparier, plus_longue_croissante
from charte_studio.redaction.comparaison import Morceau, comparer_mots, mots_changes, resumer_mots
from charte_studio.redaction.unites import couper, est_un_mot

_ENTRE_ALINEAS: Final = re.compile(r"\n[^\S\n]*\n\s*")
RIEN: Final = "Aucun changement."


@dataclass(frozen=True, slots=True)
class Partie:
    """Une partie d’une version : un article numéroté, ou une section."""

    cle: str
    """Stable d’une version à l’autre : `principe:transparence`, `section:preambule`."""
    numero: int | None
    """`None` pour une section."""
    titre: str
    texte: str
    """Markdown."""

    @property
    def nom(self) -> str:
        """« Article 3 — Transparence », « Préambule »."""
        return self.titre if self.numero is None else f"Article {self.numero} — {self.titre}"


@dataclass(frozen=True, slots=True)
class AlineaCompare:
    """Un alinéa et celui dont il vient ; `None` d’un côté quand il est ajouté ou retiré."""

    avant: str | None
    apres: str | None
    morceaux: tuple[Morceau, ...]
    deplace: bool = False
    """Vrai quand le même alinéa, mot pour mot, est ailleurs dans la partie."""

    @property
    def change(self) -> bool:
        """Vrai si l’alinéa n’est plus à sa place, mot pour mot."""
        return self.avant != self.apres


@dataclass(frozen=True, slots=True)
class PartieComparee:
    """Une partie dans les deux versions, ou dans une seule."""

    avant: Partie | None
    apres: Partie | None
    deplacee: bool = False
    """Vrai si elle a changé de place parmi celles qui sont restées."""
    alineas: tuple[AlineaCompare, ...] = ()
    """Vide quand le texte n’a pas changé."""

    @property
    def courante(self) -> Partie:
        """La partie d’après, ou celle d’avant si elle est retirée."""
        partie = self.apres or self.avant
        assert partie is not None
        return partie

    @property
    def ajoutee(self) -> bool:
        return self.avant is None

    @property
    def retiree(self) -> bool:
        return self.apres is None

    @property
    def titre_change(self) -> bool:
        return self.avant is not None and self.apres is not None and (
            self.avant.titre != self.apres.titre
        )  # fmt: skip

    @property
    def texte_change(self) -> bool:
        return bool(self.alineas) and not self.ajoutee and not self.retiree

    @property
    def modifiee(self) -> bool:
        """Vrai si le titre ou le texte ne sont plus les mêmes."""
        return self.titre_change or self.texte_change

    @property
    def renumerotee(self) -> bool:
        return self.avant is not None and self.apres is not None and (
            self.avant.numero != self.apres.numero
        )  # fmt: skip

    @property
    def inchangee(self) -> bool:
        """Vrai si rien n’a changé : ni texte, ni titre, ni place, ni numéro."""
        return not (
            self.ajoutee or self.retiree or self.modifiee or self.deplacee or self.renumerotee
        )

    def morceaux(self) -> tuple[Morceau, ...]:
        """Le texte entier, mot à mot."""
        return comparer_mots(
            self.avant.texte if self.avant else "", self.apres.texte if self.apres else ""
        )

    def morceaux_titre(self) -> tuple[Morceau, ...]:
        """Le titre, mot à mot."""
        return comparer_mots(
            self.avant.titre if self.avant else "", self.apres.titre if self.apres else ""
        )


@dataclass(frozen=True, slots=True)
class LigneComparaison:
    """Une ligne du tableau de ce qui a changé."""

    cle: str
    article: str
    """« Article 3 — Transparence »."""
    nature: str
    """« Déplacé, modifié »."""
    resume: str
    """Une phrase."""


@dataclass(frozen=True, slots=True)
class ComparaisonCharte:
    """Les parties dans l’ordre d’après, chaque partie retirée à la place qu’elle avait."""

    parties: tuple[PartieComparee, ...]

    @property
    def changees(self) -> tuple[PartieComparee, ...]:
        """Celles dont quelque chose a changé."""
        return tuple(partie for partie in self.parties if not partie.inchangee)

    def lignes(self) -> tuple[LigneComparaison, ...]:
        """Le tableau de ce qui a changé : une ligne par partie touchée."""
        return tuple(
            LigneComparaison(p.courante.cle, p.courante.nom, _nature(p), _resume(p))
            for p in self.changees
        )

    def resume(self) -> str:
        """« 3 articles modifiés, 1 ajouté, 2 déplacés ; 1 section modifiée. »"""
        articles = [p for p in self.parties if p.courante.numero is not None]
        sections = [p for p in self.parties if p.courante.numero is None]
        dits = [
            dit
            for dit in (
                _compter(articles, "article", "articles", ""),
                _compter(sections, "section", "sections", "e"),
            )
            if dit
        ]
        return "\u202f; ".join(dits) + "." if dits else RIEN


def comparer_chartes(avant: Sequence[Partie], apres: Sequence[Partie]) -> ComparaisonCharte:
    """Compare deux versions, chacune dans son ordre.

    Une partie est la même si sa clé est la même ; à défaut, si son titre l’est (un principe
    supprimé puis recréé, un modèle changé en route).
    """
    origines = _origines(avant, apres)
    restees = [rang for rang in range(len(apres)) if rang in origines]
    stables = {restees[n] for n in plus_longue_croissante([origines[rang] for rang in restees])}
    comparees = [
        _comparer(avant[origines[rang]], partie, deplacee=rang not in stables)
        if rang in origines
        else PartieComparee(None, partie, alineas=_alineas_seuls(partie, "ajoute"))
        for rang, partie in enumerate(apres)
    ]
    destinations = {origine: rang for rang, origine in origines.items()}
    retirees: dict[int, list[PartieComparee]] = {}
    apres_quoi = -1
    for rang, partie in enumerate(avant):
        if rang not in destinations:
            retiree = PartieComparee(partie, None, alineas=_alineas_seuls(partie, "retire"))
            retirees.setdefault(apres_quoi, []).append(retiree)
        elif destinations[rang] in stables:
            apres_quoi = destinations[rang]
    ordre = list(retirees.get(-1, ()))
    for rang, comparee in enumerate(comparees):
        ordre += (comparee, *retirees.get(rang, ()))
    return ComparaisonCharte(tuple(ordre))


def couper_en_alineas(texte: str) -> tuple[str, ...]:
    """Les alinéas d’un texte Markdown : ce que séparent des lignes vides."""
    return tuple(alinea for alinea in _ENTRE_ALINEAS.split(texte.strip()) if alinea)


def comparer_alineas(avant: str, apres: str) -> tuple[AlineaCompare, ...]:
    """Les alinéas de deux textes, chacun avec celui dont il vient."""
    gauche, droite = couper_en_alineas(avant), couper_en_alineas(apres)
    paires = [
        (None if i is None else gauche[i], None if j is None else droite[j])
        for i, j in apparier(gauche, droite)
    ]
    partis = Counter(un for un, autre in paires if autre is None)
    venus = Counter(autre for un, autre in paires if un is None)
    return tuple(
        AlineaCompare(
            un,
            autre,
            comparer_mots(un or "", autre or ""),
            deplace=(autre is None and venus[un] > 0) or (un is None and partis[autre] > 0),
        )
        for un, autre in paires
    )


# --- apparier -----------------------------------------------------------------------------------


def _origines(avant: Sequence[Partie], apres: Sequence[Partie]) -> dict[int, int]:
    """Pour chaque rang d’après, le rang d’avant de la même partie."""
    origines: dict[int, int] = {}
    for identite in (_par_cle, _par_titre):
        libres: dict[object, list[int]] = {}
        prises = set(origines.values())
        for rang, partie in enumerate(avant):
            if rang not in prises:
                libres.setdefault(identite(partie), []).append(rang)
        for rang, partie in enumerate(apres):
            if rang not in origines and (candidats := libres.get(identite(partie))):
                origines[rang] = candidats.pop(0)
    return origines


def _par_cle(partie: Partie) -> object:
    return partie.cle


def _par_titre(partie: Partie) -> object:
    return partie.numero is None, en_cle(partie.titre)


def _comparer(avant: Partie, apres: Partie, *, deplacee: bool) -> PartieComparee:
    alineas: tuple[AlineaCompare, ...] = ()
    if avant.texte != apres.texte:
        alineas = comparer_alineas(avant.texte, apres.texte)
    if not any(alinea.change for alinea in alineas):
        alineas = ()
    return PartieComparee(avant, apres, deplacee=deplacee, alineas=alineas)


def _alineas_seuls(partie: Partie, nature: str) -> tuple[AlineaCompare, ...]:
    textes = couper_en_alineas(partie.texte)
    if nature == "ajoute":
        return tuple(AlineaCompare(None, t, (Morceau("ajoute", t),)) for t in textes)
    return tuple(AlineaCompare(t, None, (Morceau("retire", t),)) for t in textes)


# --- dire ---------------------------------------------------------------------------------------

_PARTICIPES: Final[tuple[tuple[str, Callable[[PartieComparee], bool]], ...]] = (
    ("modifié", lambda p: p.modifiee),
    ("ajouté", lambda p: p.ajoutee),
    ("retiré", lambda p: p.retiree),
    ("déplacé", lambda p: p.deplacee),
    ("renuméroté", lambda p: p.renumerotee and not p.deplacee),
)


def _compter(parties: Sequence[PartieComparee], singulier: str, pluriel: str, genre: str) -> str:
    """« 3 articles modifiés, 1 ajouté » ; vide si rien n’a changé."""
    dits: list[str] = []
    for participe, concerne in _PARTICIPES:
        nombre = sum(map(concerne, parties))
        if not nombre:
            continue
        adjectif = participe + genre
        if dits:
            dits.append(accorder(nombre, adjectif, f"{adjectif}s"))
        else:
            dits.append(accorder(nombre, f"{singulier} {adjectif}", f"{pluriel} {adjectif}s"))
    return ", ".join(dits)


def _nature(partie: PartieComparee) -> str:
    genre = "e" if partie.courante.numero is None else ""
    dits = [participe + genre for participe, concerne in _PARTICIPES if concerne(partie)]
    return ", ".join(dits).capitalize()


def _resume(partie: PartieComparee) -> str:
    morceaux = list(_faits(partie))
    phrase = "\u202f; ".join(morceaux)
    return phrase[:1].upper() + phrase[1:] + "."


def _faits(partie: PartieComparee) -> Iterator[str]:
    avant, apres = partie.avant, partie.apres
    if avant is None or apres is None:
        mots = sum(est_un_mot(unite.cle) for unite in couper(partie.courante.texte))
        sorte = "section" if partie.courante.numero is None else "article"
        etat = "cette partie n’est plus dans la charte" if apres is None else (
            f"nouvel {sorte}" if sorte == "article" else f"nouvelle {sorte}"
        )  # fmt: skip
        yield f"{etat} ({accorder(mots, 'mot', 'mots')})"
        return
    if partie.titre_change:
        yield f"titre «\u00a0{avant.titre}\u00a0» devenu «\u00a0{apres.titre}\u00a0»"
    if partie.texte_change:
        yield _dire_alineas(partie.alineas)
    if partie.renumerotee:
        yield _dire_numero(avant, apres)
    elif partie.deplacee:
        yield "change de place"


def _dire_numero(avant: Partie, apres: Partie) -> str:
    if avant.numero is None:
        return f"devient l’article {apres.numero}"
    if apres.numero is None:
        return f"était l’article {avant.numero}, n’a plus de numéro"
    return f"était l’article {avant.numero}"


def _dire_alineas(alineas: Sequence[AlineaCompare]) -> str:
    """« 2 alinéas modifiés, 1 ajouté (12 mots ajoutés et 5 retirés) »."""
    changes = [alinea for alinea in alineas if alinea.change]
    nombres = (
        ("modifié", sum(a.avant is not None and a.apres is not None for a in changes)),
        ("ajouté", sum(a.avant is None and not a.deplace for a in changes)),
        ("retiré", sum(a.apres is None and not a.deplace for a in changes)),
        ("déplacé", sum(a.avant is None and a.deplace for a in changes)),
    )
    dits: list[str] = []
    for participe, nombre in nombres:
        if nombre:
            nom = "" if dits else ("alinéa " if nombre < 2 else "alinéas ")
            dits.append(f"{nombre} {nom}{participe}{'s' if nombre > 1 else ''}")
    morceaux = [m for a in changes if not a.deplace for m in a.morceaux]
    detail = f" ({resumer_mots(morceaux).lower()})" if any(mots_changes(morceaux)) else ""
    return ", ".join(dits) + detail
