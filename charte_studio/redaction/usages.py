"""Les usages comme texte : les lire dans le tableau d’un modèle, les écrire dans la charte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import FREQUENCES, VERDICTS
from charte_studio.redaction.blocs import Bloc, Ligne, Portion, Tableau, Titre, texte_nu
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.typographie import typographier_phrase

OUI: Final = "oui"
OUI_SI: Final = "oui-si"
NON: Final = "non"

TITRES: Final[Mapping[str, str]] = {
    OUI: "Usages admis",
    OUI_SI: "Usages admis sous conditions",
    NON: "Usages exclus",
}
_DERNIERE: Final[Mapping[str, str]] = {
    OUI: "Précisions",
    OUI_SI: "À quelles conditions",
    NON: "Pourquoi",
}
_COLONNES: Final = ("usage", "donnees", "verdict")
"""Ce que disent les trois premières colonnes du tableau d’un modèle, en clé."""
_NON_DIT: Final = "non précisé"


@dataclass(frozen=True, slots=True)
class LigneUsage:
    """Une ligne du registre des usages."""

    outil: str
    tache: str
    donnees: str
    frequence: str
    """Une clé de `vocabulaire.FREQUENCES`, ou vide."""
    verdict: str
    """Une clé de `vocabulaire.VERDICTS`, ou vide tant que la salle n’a rien dit."""
    conditions: str

    @property
    def verdict_en_mots(self) -> str:
        return VERDICTS.get(self.verdict, "À trancher")

    @property
    def frequence_en_mots(self) -> str:
        return FREQUENCES.get(self.frequence, "")


@dataclass(frozen=True, slots=True)
class UsageType:
    """Un usage que propose le tableau d’un modèle de charte."""

    tache: str
    donnees: str
    verdict: str
    conditions: str


def usages_du_texte(texte: str) -> tuple[UsageType, ...]:
    """Les usages du premier tableau « Usage, Données, Verdict, Conditions » de ce Markdown.

    Aucun si le texte n’en a pas : un modèle peut écrire ses usages autrement.
    """
    for bloc in lire_blocs(texte):
        if isinstance(bloc, Tableau):
            entetes = tuple(en_cle(texte_nu(cellule)) for cellule in bloc.entete)
            if entetes[:3] == _COLONNES and len(entetes) == 4:
                return tuple(_usages_du_tableau(bloc))
    return ()


def _usages_du_tableau(tableau: Tableau) -> Iterable[UsageType]:
    verdicts = {en_cle(libelle): cle for cle, libelle in VERDICTS.items()}
    for ligne in tableau.lignes:
        tache, donnees, verdict, conditions = (texte_nu(cellule).strip() for cellule in ligne)
        if tache and en_cle(verdict) in verdicts:
            yield UsageType(tache, donnees, verdicts[en_cle(verdict)], conditions)


def porte_des_usages(texte: str) -> bool:
    """Vrai si ce texte du modèle est celui que le registre de la salle remplace."""
    return bool(usages_du_texte(texte))


def usages_en_markdown(registre: Iterable[LigneUsage], *, niveau: int = 2) -> str:
    """Les usages tranchés, un tableau par verdict : admis, sous conditions, exclus.

    Vide si rien n’est tranché ; ce qui attend un verdict n’y est pas. `niveau` : celui des titres.
    """
    blocs: list[Bloc] = []
    lignes = tuple(registre)
    for verdict, titre in TITRES.items():
        tranches = [ligne for ligne in lignes if ligne.verdict == verdict]
        if tranches:
            blocs.append(Titre(niveau, (Portion(titre),)))
            blocs.append(_tableau(tranches, _DERNIERE[verdict]))
    return blocs_en_markdown(blocs)


def _tableau(lignes: Iterable[LigneUsage], derniere: str) -> Tableau:
    rangees = [
        (usage_en_phrase(ligne), ligne.donnees or _NON_DIT, ligne.conditions) for ligne in lignes
    ]
    # Une colonne que personne n’a remplie ne dit rien ; une cellule vide se lit mal.
    garder = any(conditions for _, _, conditions in rangees)
    colonnes = ("Usage", "Données", derniere) if garder else ("Usage", "Données")
    return Tableau(
        entete=tuple(_cellule(colonne) for colonne in colonnes),
        lignes=tuple(
            tuple(_cellule(texte or _NON_DIT) for texte in rangee[: len(colonnes)])
            for rangee in rangees
        ),
    )


def usage_en_phrase(ligne: LigneUsage) -> str:
    """« Résumer un rapport (assistant de rédaction) »."""
    tache = ligne.tache.rstrip(".")
    return f"{tache} ({ligne.outil})" if ligne.outil else tache


def _cellule(texte: str) -> Ligne:
    return (Portion(typographier_phrase(" ".join(texte.split("\n")))),)
