"""Ce qu’on dessine : des répartitions nommées, et ce qu’on en dit en mots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.mesures import Mesures, Repartition, mesurer
from charte_studio.redaction.graphiques.dessin import Tableau
from charte_studio.redaction.graphiques.texte import nettoyer

MASQUE: Final = "masqué"
PERSONNE: Final = "personne ne s’est exprimé"
SANS_NOM: Final = "Sans titre"


@dataclass(frozen=True, slots=True)
class Serie:
    """Un principe, un collège ou un tour, et sa répartition."""

    nom: str
    repartition: Repartition | None
    """`None` : elle ne se montre pas, et `mention` dit pourquoi."""
    mention: str = MASQUE
    """Ce qui se lit à la place d’une répartition absente."""
    note: str = ""
    """Ce qui s’ajoute à la lecture : « une objection maintenue »."""

    @property
    def exprimes(self) -> int:
        """Les exprimés que l’on montre ; aucun quand la répartition est absente."""
        return self.repartition.exprimes if self.repartition else 0

    @property
    def titre(self) -> str:
        """Le nom, fait pour être dessiné."""
        return nettoyer(self.nom) or SANS_NOM


def du_plus_partage(series: Sequence[Serie], echelle: Echelle) -> tuple[Serie, ...]:
    """Par consensus décroissant (Tastle et Wierman) ; ce qui ne se mesure pas finit."""

    def cle(serie: Serie) -> tuple[int, float]:
        if serie.repartition is None:
            return 2, 0.0
        consensus = mesurer(echelle, serie.repartition).consensus
        return (1, 0.0) if consensus is None else (0, -consensus)

    return tuple(sorted(series, key=cle))


def controler(series: Sequence[Serie], echelle: Echelle) -> None:
    """Lève `ValueError` si une répartition n’a pas un effectif par degré de l’échelle."""
    for serie in series:
        repartition = serie.repartition
        if repartition is not None and len(repartition.effectifs) != len(echelle.degres):
            raise ValueError("il faut un effectif par degré de l’échelle")


def capitale(texte: str) -> str:
    """Le texte, sa première lettre en capitale."""
    return texte[:1].upper() + texte[1:]


def lecture(serie: Serie, echelle: Echelle) -> str:
    """« Large accord · 19 favorables et 2 défavorables sur 22 exprimés · 1 sans avis ».

    Ce que dit déjà le cadre d’une absence ne se répète pas.
    """
    repartition = serie.repartition
    morceaux = []
    if repartition is not None:
        if repartition.exprimes:
            mesures = mesurer(echelle, repartition)
            morceaux += [capitale(mesures.qualification), dire_camps(repartition, mesures)]
        morceaux += a_part(repartition)
    return " · ".join(filter(None, (*morceaux, nettoyer(serie.note))))


def dire_camps(repartition: Repartition, mesures: Mesures) -> str:
    """« 19 favorables et 2 défavorables sur 22 exprimés »."""
    if not repartition.exprimes:
        return capitale(PERSONNE)
    pour = _compter(mesures.favorables, "favorable")
    contre = _compter(mesures.defavorables, "défavorable")
    return f"{pour} et {contre} sur\u00a0{_compter(repartition.exprimes, 'exprimé')}"


def _compter(nombre: int, mot: str) -> str:
    """Le nombre et son mot, inséparables."""
    return accorder(nombre, mot, f"{mot}s").replace(" ", "\u00a0")


def dire_part(effectif: int, exprimes: int) -> str:
    """« 50 % » ; jamais « 0 % » pour quelqu’un, ni « 100 % » quand il manque quelqu’un."""
    part = effectif / exprimes
    if effectif and part < 0.005:
        return "moins de 1\u00a0%"
    if effectif < exprimes and part >= 0.995:
        return "plus de 99\u00a0%"
    return pourcentage(part)


def a_part(repartition: Repartition) -> tuple[str, ...]:
    """« 1 sans avis », « 2 sans réponse » ; rien pour ce qui vaut zéro."""
    morceaux = []
    if repartition.sans_avis:
        morceaux.append(f"{repartition.sans_avis}\u00a0sans\u00a0avis")
    if repartition.manquants:
        morceaux.append(f"{repartition.manquants}\u00a0sans\u00a0réponse")
    return tuple(morceaux)


def decrire(serie: Serie, echelle: Echelle) -> str:
    """La série en une phrase, tous les effectifs dits, zéros compris."""
    repartition = serie.repartition
    if repartition is None:
        note = f" {capitale(nettoyer(serie.note))}." if serie.note else ""
        return f"{serie.titre} : {serie.mention}.{note}"
    compte = ", ".join(
        f"« {degre.libelle} » {effectif}"
        for degre, effectif in zip(echelle.degres, repartition.effectifs, strict=True)
    )
    mesures = mesurer(echelle, repartition)
    reste = f"{repartition.sans_avis} sans avis, {repartition.manquants} sans réponse"
    part = ""
    if repartition.exprimes:
        part = (
            f" {capitale(mesures.qualification)} : "
            f"{dire_part(mesures.favorables, repartition.exprimes)} de favorables, "
            f"{dire_part(mesures.defavorables, repartition.exprimes)} de défavorables."
        )
    note = f" {capitale(nettoyer(serie.note))}." if serie.note else ""
    camps = dire_camps(repartition, mesures)
    camps = camps[:1].lower() + camps[1:]
    return f"{serie.titre} : {compte} ; {camps} ; {reste}.{part}{note}"


def tableau(series: Sequence[Serie], echelle: Echelle, premiere: str) -> Tableau:
    """Les effectifs, une ligne par série ; `premiere` nomme la première colonne."""
    largeur = len(echelle.degres) + 3
    lignes = []
    for serie in series:
        repartition = serie.repartition
        if repartition is None:
            lignes.append((serie.titre, *[serie.mention] * largeur))
            continue
        comptes = (
            *repartition.effectifs, repartition.exprimes, repartition.sans_avis,
            repartition.manquants,
        )  # fmt: skip
        lignes.append((serie.titre, *map(str, comptes)))
    entete = (
        premiere, *(nettoyer(degre.libelle) for degre in echelle.degres),
        "Exprimés", "Sans avis", "Sans réponse",
    )  # fmt: skip
    return Tableau(entete, tuple(lignes), range(1, largeur + 1))
