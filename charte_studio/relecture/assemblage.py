"""Des alinéas lus un par un aux blocs emboîtés : listes, citations, notes en fin de partie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Titre,
    texte_nu,
)
from charte_studio.redaction.titres import est_un_titre

PROFONDEUR_MAX: Final = 9
"""Le dernier niveau de liste de Word."""
NUMERO_MAX: Final = 999_999_999
_TOLERANCE: Final = 100
"""En vingtièmes de point : deux retraits plus proches sont le même."""

_BLANCS: Final = " \t\n"

Note = tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class TexteBrut:
    """Ce qu’un document dit de lui-même, et son texte."""

    titre: str
    """Celui qu’une mise en forme désigne dans le texte ; vide s’il n’y en a pas."""
    titre_des_proprietes: str
    blocs: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class Puce:
    """La place d’un alinéa dans une liste."""

    liste: str
    """Ce qui distingue cette liste des autres."""
    niveau: int
    """À partir de 0."""
    retrait: int
    """Pour comparer deux listes différentes, en vingtièmes de point."""
    numero: int | None = None
    """`None` : une liste à puces."""
    etiquette: str = ""
    """« 2.1 » : le numéro tel qu’on le voit, quand il reprend celui des niveaux au-dessus."""
    suite: bool = False
    """Vrai pour un alinéa de plus dans l’élément déjà ouvert."""


@dataclass(slots=True)
class _ListeOuverte:
    puce: Puce
    elements: list[list[Bloc | _ListeOuverte]] = field(default_factory=list)
    suivant: int = 0

    def figer(self) -> Liste:
        ordonnee = self.puce.numero is not None
        elements = tuple(tuple(_figer(element)) for element in self.elements)
        return Liste(elements, ordonnee, self.puce.numero or 0 if ordonnee else 1)


def _figer(blocs: Iterable[Bloc | _ListeOuverte]) -> Iterable[Bloc]:
    return (bloc.figer() if isinstance(bloc, _ListeOuverte) else bloc for bloc in blocs)


class Assemblage:
    """Reçoit les alinéas dans l’ordre du texte, rend les blocs.

    Celui d’une cellule donne ses notes à l’assemblage du texte, `au_dessus`.
    """

    def __init__(self, au_dessus: Assemblage | None = None) -> None:
        self._au_dessus = au_dessus
        self._blocs: list[Bloc | _ListeOuverte] = []
        self._pile: list[_ListeOuverte] = []
        self._citation: list[Bloc] | None = None
        self._notes: list[Bloc] = []
        self._retrait = 0

    def titre(self, niveau: int, portions: Ligne, notes: Iterable[Note] = ()) -> None:
        """Un titre ; les notes de la partie qu’il clôt passent avant lui."""
        portions = rogner(portions)
        if portions:
            self._rendre_les_notes()
            self._fermer()
            self._blocs.append(Titre(min(max(niveau, 1), 6), portions))
        self._retenir(notes)

    def paragraphe(
        self, portions: Ligne, *, notes: Iterable[Note] = (), retrait: int = 0, suite: bool = False
    ) -> None:
        """Un paragraphe ; s’il est en retrait sous une liste, il en continue l’élément.

        `suite` : son style dit qu’il continue l’élément.
        """
        portions = rogner(portions)
        if portions:
            bloc = Paragraphe(portions)
            dessous = self._pile and retrait >= self._pile[-1].puce.retrait > self._retrait
            if self._pile and (suite or dessous):
                self._pile[-1].elements[-1].append(bloc)
            else:
                self._retrait = retrait
                if self._notes and est_un_titre(bloc):
                    self._rendre_les_notes()
                self._fermer()
                self._blocs.append(bloc)
        self._retenir(notes)

    def element(self, portions: Ligne, puce: Puce, notes: Iterable[Note] = ()) -> None:
        """Un alinéa d’une liste."""
        portions = rogner(portions)
        if portions:
            self._placer(Paragraphe(portions), replace(puce, niveau=max(0, puce.niveau)))
        self._retenir(notes)

    def citation(self, portions: Ligne, notes: Iterable[Note] = ()) -> None:
        """Un paragraphe cité ; il rejoint la citation qui le précède."""
        portions = rogner(portions)
        if portions:
            if self._citation is None:
                self._fermer()
                self._citation = []
            self._citation.append(Paragraphe(portions))
        self._retenir(notes)

    def bloc(self, bloc: Bloc, puce: Puce | None = None) -> None:
        """Un bloc déjà fait (tableau, séparateur), dans un élément de liste ou hors d’elle."""
        if puce is not None:
            self._placer(bloc, puce)
        else:
            self._fermer()
            self._blocs.append(bloc)

    def noter(self, notes: Iterable[Note]) -> None:
        """Des notes appelées ailleurs que dans un alinéa (une cellule)."""
        self._retenir(notes)

    def fin(self) -> tuple[Bloc, ...]:
        """Tous les blocs."""
        self._rendre_les_notes()
        self._fermer()
        return tuple(_figer(self._blocs))

    # --- les listes -----------------------------------------------------------------------------

    def _placer(self, bloc: Bloc, puce: Puce) -> None:
        if self._citation is not None:
            self._fermer()
        self._depiler_jusqu_a(puce)
        sommet = self._pile[-1] if self._pile else None
        if puce.suite and sommet is not None:
            sommet.elements[-1].append(bloc)
            return
        if puce.suite and sommet is None:
            self._blocs.append(bloc)
            return
        if puce.etiquette and not self._a_son_parent(puce):
            # « 2.1 » sous un titre « 2 » : une liste ne saurait pas écrire ce numéro.
            self._pile.clear()
            self._blocs.append(_etiquete(bloc, puce.etiquette))
            return
        if sommet is not None and _place(puce, sommet.puce) == 0:
            if (sommet.puce.numero is None) == (puce.numero is None) and (
                puce.numero is None or puce.numero == sommet.suivant
            ):
                sommet.elements.append([bloc])
                sommet.suivant += 1
                return
            self._pile.pop()
        if len(self._pile) >= PROFONDEUR_MAX:
            self._pile[-1].elements[-1].append(bloc)
            return
        numero = None if puce.numero is None else min(max(puce.numero, 0), NUMERO_MAX)
        ouverte = _ListeOuverte(replace(puce, numero=numero), [[bloc]], (numero or 0) + 1)
        (self._pile[-1].elements[-1] if self._pile else self._blocs).append(ouverte)
        self._pile.append(ouverte)

    def _depiler_jusqu_a(self, puce: Puce) -> None:
        """Ferme les listes plus profondes que `puce`, et celles d’après la sienne."""
        for rang in range(len(self._pile) - 1, -1, -1):
            autre = self._pile[rang].puce
            if autre.liste == puce.liste and autre.niveau == puce.niveau:
                del self._pile[rang + 1 :]
                return
        while self._pile and _place(puce, self._pile[-1].puce) < 0:
            self._pile.pop()

    def _a_son_parent(self, puce: Puce) -> bool:
        return any(
            ouverte.puce.liste == puce.liste and ouverte.puce.niveau < puce.niveau
            for ouverte in self._pile
        )

    # --- fermer ---------------------------------------------------------------------------------

    def _fermer(self) -> None:
        self._pile.clear()
        if self._citation is not None:
            self._blocs.append(Citation(tuple(self._citation)))
            self._citation = None

    def _retenir(self, notes: Iterable[Note]) -> None:
        if self._au_dessus is not None:
            self._au_dessus.noter(notes)
            return
        for note in notes:
            self._notes += note

    def _rendre_les_notes(self) -> None:
        if self._notes:
            self._fermer()
            self._blocs += self._notes
            self._notes = []


def note_numerotee(numero: int, blocs: tuple[Bloc, ...]) -> Note:
    """Le texte d’une note, précédé de son numéro."""
    marque = f"[{numero}]"
    if blocs and isinstance(blocs[0], Paragraphe):
        return (_etiquete(blocs[0], marque), *blocs[1:])
    return (Paragraphe((Portion(marque),)), *blocs)


def _place(puce: Puce, autre: Puce) -> int:
    """Négatif si `puce` est moins profonde que `autre`, zéro au même niveau, positif au-delà."""
    if puce.liste == autre.liste:
        return puce.niveau - autre.niveau
    ecart = puce.retrait - autre.retrait
    return 0 if abs(ecart) <= _TOLERANCE else ecart


def _etiquete(bloc: Bloc, etiquette: str) -> Bloc:
    if isinstance(bloc, Paragraphe):
        return Paragraphe(reunir((Portion(f"{etiquette} "), *bloc.portions)))
    return bloc


# --- les portions -------------------------------------------------------------------------------


def reunir(portions: Iterable[Portion]) -> Ligne:
    """Les portions non vides, les voisines de même mise en forme réunies."""
    reunies: list[Portion] = []
    textes: list[list[str]] = []
    for portion in portions:
        if not portion.texte:
            continue
        if reunies and replace(reunies[-1], texte=portion.texte) == portion:
            textes[-1].append(portion.texte)
        else:
            reunies.append(portion)
            textes.append([portion.texte])
    return tuple(
        replace(portion, texte="".join(morceaux))
        for portion, morceaux in zip(reunies, textes, strict=True)
    )


def rogner(portions: Ligne) -> Ligne:
    """La ligne sans les blancs ni les retours du bord ; vide si elle ne dit rien.

    Les espaces insécables restent, sauf dans une ligne qui n’a qu’elles.
    """
    if not texte_nu(portions).strip():
        return ()
    restantes = list(reunir(portions))
    while not restantes[0].texte.lstrip(_BLANCS):
        del restantes[0]
    while not restantes[-1].texte.rstrip(_BLANCS):
        del restantes[-1]
    restantes[0] = replace(restantes[0], texte=restantes[0].texte.lstrip(_BLANCS))
    restantes[-1] = replace(restantes[-1], texte=restantes[-1].texte.rstrip(_BLANCS))
    return reunir(_bords_ordinaires(restantes))


def _bords_ordinaires(portions: list[Portion]) -> Iterable[Portion]:
    """Les blancs du bord d’un passage ne portent ni gras, ni italique, ni barré, ni lien isolé."""
    for rang, portion in enumerate(portions):
        if not portion.texte.strip():
            voisins = {autre.lien for autre in portions[max(0, rang - 1) : rang + 2]}
            yield Portion(portion.texte, lien=portion.lien if len(voisins) == 1 else "")
        elif portion.gras or portion.italique or portion.barre:
            coeur = portion.texte.strip()
            debut, _, fin = portion.texte.partition(coeur)
            yield Portion(debut, lien=portion.lien)
            yield replace(portion, texte=coeur)
            yield Portion(fin, lien=portion.lien)
        else:
            yield portion


def sans_gras_de_titre(portions: Ligne) -> Ligne:
    """La ligne d’un titre : le gras de tout le titre ne dit rien de plus que le titre."""
    if all(portion.gras for portion in portions if portion.texte.strip()):
        portions = tuple(replace(portion, gras=False) for portion in portions)
    return reunir(portions)
