"""Comparer deux textes mot à mot, pour l’œil et pour l’oreille."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.redaction.alignement import aligner
from charte_studio.redaction.unites import (
    A_LA_LIGNE,
    Unite,
    couper,
    est_un_mot,
    finit_une_phrase,
    force_de_coupure,
    recoller,
)

Nature = Literal["egal", "retire", "ajoute"]

_GLISSE_MAX: Final = 60
_BLANCS: Final = " \t\u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Morceau:
    """Un passage commun, retiré ou ajouté ; son texte est exact, blancs compris."""

    nature: Nature
    texte: str


class _Ecart(NamedTuple):
    """Les unités `i1:i2` d’avant laissent la place aux unités `j1:j2` d’après."""

    i1: int
    i2: int
    j1: int
    j2: int


def comparer_mots(avant: str, apres: str) -> tuple[Morceau, ...]:
    """Ce qui passe d’`avant` à `apres`, le Markdown étant un texte comme un autre.

    Les passages communs et retirés bout à bout redonnent `avant` ; les communs et ajoutés, `apres`.
    Entre deux passages communs, le retiré précède l’ajouté.
    """
    if avant == apres:
        return (Morceau("egal", avant),) if avant else ()
    a, b = couper(avant), couper(apres)
    ecarts = _ecarts(a, b)
    cles_a, cles_b = [unite.cle for unite in a], [unite.cle for unite in b]
    for rang in range(len(ecarts)):
        autour = ecarts[max(0, rang - 1) : rang], ecarts[rang + 1 : rang + 2]
        ecarts[rang] = _glisser(ecarts[rang], *autour, cles_a, cles_b)
    return tuple(_ecrire(_fondre(ecarts, cles_a), a, b))


def mots_changes(morceaux: Iterable[Morceau]) -> tuple[int, int]:
    """Le nombre de mots ajoutés, puis retirés."""
    ajoutes = retires = 0
    for morceau in morceaux:
        if morceau.nature != "egal":
            nombre = sum(est_un_mot(unite.cle) for unite in couper(morceau.texte))
            ajoutes += nombre if morceau.nature == "ajoute" else 0
            retires += nombre if morceau.nature == "retire" else 0
    return ajoutes, retires


def resumer_mots(morceaux: Sequence[Morceau]) -> str:
    """« 12 mots ajoutés et 5 retirés », « Aucune différence »."""
    if all(morceau.nature == "egal" for morceau in morceaux):
        return "Aucune différence"
    ajoutes, retires = mots_changes(morceaux)
    if not ajoutes and not retires:
        blancs = all(not m.texte.strip() for m in morceaux if m.nature != "egal")
        return "Seuls les espaces changent" if blancs else "Seule la ponctuation change"
    morceau = []
    if ajoutes:
        morceau.append(accorder(ajoutes, "mot ajouté", "mots ajoutés"))
    if retires:
        mot = "" if ajoutes else ("mot " if retires < 2 else "mots ")
        morceau.append(f"{retires} {mot}retiré{'s' if retires > 1 else ''}")
    return enumerer(morceau)


def lire_a_voix(morceaux: Iterable[Morceau]) -> str:
    """Le texte comparé tel qu’un lecteur d’écran le dit : « retiré : … ajouté : … »."""
    dits = {"retire": "retiré", "ajoute": "ajouté"}
    paroles = []
    for morceau in morceaux:
        texte = " ".join(morceau.texte.split())
        if morceau.nature == "egal":
            paroles.append(texte)
        else:
            paroles.append(f"[{dits[morceau.nature]}\u00a0: {texte or _dire_blanc(morceau.texte)}]")
    return " ".join(parole for parole in paroles if parole)


def _dire_blanc(texte: str) -> str:
    return "passage à la ligne" if A_LA_LIGNE in texte else "espace"


# --- les écarts ---------------------------------------------------------------------------------


def _ecarts(a: Sequence[Unite], b: Sequence[Unite]) -> list[_Ecart]:
    """Ce qui se tient entre deux passages communs."""
    ecarts = []
    i = j = 0
    for bloc in aligner(a, b):
        if (i, j) != (bloc.i, bloc.j):
            ecarts.append(_Ecart(i, bloc.i, j, bloc.j))
        i, j = bloc.i + bloc.nombre, bloc.j + bloc.nombre
    if (i, j) != (len(a), len(b)):
        ecarts.append(_Ecart(i, len(a), j, len(b)))
    return ecarts


def _glisser(
    ecart: _Ecart,
    precedent: Sequence[_Ecart],
    suivant: Sequence[_Ecart],
    cles_a: Sequence[str],
    cles_b: Sequence[str],
) -> _Ecart:
    """Un simple ajout (ou retrait) recule ou avance pour tomber sur une phrase entière.

    Dans « A. Un. B. », l’ajout de « Un. » peut se lire « . Un » ou « Un. » : l’œil préfère le
    second. Les écarts voisins gardent entre eux au moins une unité commune.
    """
    i1, i2, j1, j2 = ecart
    if (i1 == i2) == (j1 == j2):
        return ecart
    cles, debut, fin = (cles_a, i1, i2) if i1 < i2 else (cles_b, j1, j2)
    place_avant = (i1 - precedent[0].i2 - 1) if precedent else i1
    place_apres = (suivant[0].i1 - i2 - 1) if suivant else len(cles_a) - i2
    meilleur, retenu = force_de_coupure(cles, debut), 0
    for pas in range(1, min(place_avant, _GLISSE_MAX) + 1):
        if cles[debut - pas] != cles[fin - pas]:
            break
        if (force := force_de_coupure(cles, debut - pas)) > meilleur:
            meilleur, retenu = force, -pas
    for pas in range(1, min(place_apres, _GLISSE_MAX) + 1):
        if cles[debut + pas - 1] != cles[fin + pas - 1]:
            break
        if (force := force_de_coupure(cles, debut + pas)) > meilleur:
            meilleur, retenu = force, pas
    return _Ecart(*(place + retenu for place in ecart))


def _fondre(ecarts: Sequence[_Ecart], cles: Sequence[str]) -> list[_Ecart]:
    """Réunit les écarts que trop peu de mots communs séparent."""
    fondus: list[_Ecart] = []
    for ecart in ecarts:
        if fondus and _se_fondent(fondus[-1], ecart, cles):
            fondus[-1] = _Ecart(fondus[-1].i1, ecart.i2, fondus[-1].j1, ecart.j2)
        else:
            fondus.append(ecart)
    return fondus


def _se_fondent(un: _Ecart, autre: _Ecart, cles: Sequence[str]) -> bool:
    """Un mot isolé entre deux changements se fond, sauf en fin de phrase ou dans un pur ajout."""
    commun = cles[un.i2 : autre.i1]
    if any(map(finit_une_phrase, commun)):
        return False
    retires = (un.i2 - un.i1) + (autre.i2 - autre.i1)
    ajoutes = (un.j2 - un.j1) + (autre.j2 - autre.j1)
    if not retires or not ajoutes:
        return False
    mots = sum(map(est_un_mot, commun))
    return mots <= 1 or (mots == 2 and min(_ampleur(un), _ampleur(autre)) >= 3)


def _ampleur(ecart: _Ecart) -> int:
    return max(ecart.i2 - ecart.i1, ecart.j2 - ecart.j1)


# --- les morceaux -------------------------------------------------------------------------------


def _ecrire(ecarts: Sequence[_Ecart], a: Sequence[Unite], b: Sequence[Unite]) -> list[Morceau]:
    morceaux: list[Morceau] = []
    commun: list[str] = []
    retire: list[str] = []
    ajoute: list[str] = []

    def vider() -> None:
        _poser_changement(morceaux, "".join(retire), "".join(ajoute))
        retire.clear()
        ajoute.clear()

    i = j = 0
    for ecart in (*ecarts, _Ecart(len(a), len(a), len(b), len(b))):
        for un, autre in zip(a[i : ecart.i1], b[j : ecart.j1], strict=True):
            if retire or ajoute:
                vider()
            if un.blanc == autre.blanc:
                commun.append(un.cle + un.blanc)
            else:
                _poser(morceaux, "egal", "".join(commun) + un.cle)
                commun.clear()
                retire.append(un.blanc)
                ajoute.append(autre.blanc)
        _poser(morceaux, "egal", "".join(commun))
        commun.clear()
        retire.append(recoller(a[ecart.i1 : ecart.i2]))
        ajoute.append(recoller(b[ecart.j1 : ecart.j2]))
        i, j = ecart.i2, ecart.j2
    vider()
    return morceaux


def _poser_changement(morceaux: list[Morceau], retire: str, ajoute: str) -> None:
    """Pose le retiré puis l’ajouté, les blancs qu’ils partagent remis au commun."""
    debut = 0
    while retire[debut : debut + 1] == ajoute[debut : debut + 1] and retire[debut : debut + 1] in (
        *_BLANCS,
        A_LA_LIGNE,
    ):
        debut += 1
    _poser(morceaux, "egal", retire[:debut])
    retire, ajoute = retire[debut:], ajoute[debut:]
    fin = 0
    while (
        fin < min(len(retire), len(ajoute))
        and retire[-1 - fin] == ajoute[-1 - fin]
        and retire[-1 - fin] in (*_BLANCS, A_LA_LIGNE)
    ):
        fin += 1
    _poser(morceaux, "retire", retire[: len(retire) - fin])
    _poser(morceaux, "ajoute", ajoute[: len(ajoute) - fin])
    _poser(morceaux, "egal", retire[len(retire) - fin :])


def _poser(morceaux: list[Morceau], nature: Nature, texte: str) -> None:
    if not texte:
        return
    if morceaux and morceaux[-1].nature == nature:
        morceaux[-1] = Morceau(nature, morceaux[-1].texte + texte)
    else:
        morceaux.append(Morceau(nature, texte))
