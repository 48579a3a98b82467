"""Les usages et les ressentis tels que le mur les montre, et ce que les filtres en gardent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar, cast

from charte_studio.atelier.lectures.explorer import GroupeLu, RessentiLu, UsageLu
from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import FREQUENCES, RESSENTIS, VERDICTS
from charte_studio.interface.etapes.explorer.mur import CarteMontree, GroupeMontre
from charte_studio.interface.etapes.explorer.mur.modele import Ton

SANS_GROUPE: Final = "À ranger"
TOUS: Final = "tous"
A_TRANCHER: Final = "a-trancher"
T = TypeVar("T", UsageLu, RessentiLu)


def carte_d_usage(usage: UsageLu) -> CarteMontree:
    """La tâche d’abord : c’est elle que l’on cherche du regard."""
    details = (usage.outil, _donnees(usage), _frequence(usage))
    if usage.verdict:
        marque = VERDICTS[usage.verdict]
    elif usage.du_modele:
        propose = VERDICTS.get(usage.propose, "")
        marque = f"Proposé\u00a0: {propose.lower()}" if propose else "Proposé par le modèle"
    else:
        marque = "À trancher"
    return CarteMontree(
        id=usage.id,
        titre=usage.tache,
        detail=" · ".join(detail for detail in details if detail),
        marque=marque,
        ton=cast(Ton, usage.verdict or "neutre"),
        pied=usage.conditions if usage.verdict else "",
    )


def _donnees(usage: UsageLu) -> str:
    if en_cle(usage.donnees) in ("aucune", "aucun"):
        return "aucune donnée"
    return f"données\u00a0: {usage.donnees}" if usage.donnees else ""


def _frequence(usage: UsageLu) -> str:
    return FREQUENCES[usage.frequence].lower() if usage.frequence in FREQUENCES else ""


def carte_de_ressenti(ressenti: RessentiLu) -> CarteMontree:
    """Les mots, entre guillemets, et leur nature."""
    nature = RESSENTIS.get(ressenti.nature, ressenti.nature)
    return CarteMontree(
        id=ressenti.id,
        titre="",
        texte=f"«\u00a0{ressenti.texte}\u00a0»",
        marque=f"{nature} · lu" if ressenti.tire else nature,
    )


def filtrer_usages(usages: Sequence[UsageLu], *, filtre: str, mots: str) -> list[UsageLu]:
    """Ceux de ce verdict (ou « à trancher », ou tous) où l’on trouve ces mots."""

    def garde(usage: UsageLu) -> bool:
        voulu = filtre == TOUS or usage.verdict == ("" if filtre == A_TRANCHER else filtre)
        texte = f"{usage.tache} {usage.outil} {usage.donnees} {usage.conditions}"
        return voulu and _contient(texte, mots)

    return [usage for usage in usages if garde(usage)]


def filtrer_ressentis(
    ressentis: Sequence[RessentiLu], *, filtre: str, mots: str
) -> list[RessentiLu]:
    """Ceux de cette nature (ou tous) où l’on trouve ces mots."""
    return [
        ressenti
        for ressenti in ressentis
        if filtre in (TOUS, ressenti.nature) and _contient(ressenti.texte, mots)
    ]


def _contient(texte: str, mots: str) -> bool:
    return not mots.strip() or en_cle(mots) in en_cle(texte)


def en_colonnes(
    groupes: Sequence[GroupeLu],
    toutes: Sequence[T],
    vues: Sequence[T],
    carte: Callable[[T], CarteMontree],
) -> list[GroupeMontre]:
    """Ce qui n’est pas rangé d’abord, puis un groupe par colonne."""
    colonnes = [(None, SANS_GROUPE), *((groupe.id, groupe.nom) for groupe in groupes)]
    return [
        GroupeMontre(
            id=cle or 0,
            nom=nom,
            cartes=tuple(carte(vue) for vue in vues if vue.groupe_id == cle),
            total=sum(autre.groupe_id == cle for autre in toutes),
        )
        for cle, nom in colonnes
    ]


def nom_libre(groupes: Sequence[GroupeLu], base: str = "Nouveau groupe") -> str:
    """Un nom que les groupes n’ont pas encore."""
    pris = {en_cle(groupe.nom) for groupe in groupes}
    nom, suite = base, 2
    while en_cle(nom) in pris:
        nom, suite = f"{base} {suite}", suite + 1
    return nom
