"""Ce qu’un export écrit, l’un après l’autre : les éléments communs à Word, HTML et Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from charte_studio.redaction.blocs import Bloc, Ligne
from charte_studio.redaction.document import Encadre


@dataclass(frozen=True, slots=True)
class Intitule:
    """Un titre sans numéro natif, de niveau 1 (section, annexe) à 3."""

    niveau: int
    texte: str
    signet: str
    annexe: bool = False
    """Vrai pour le titre qui ouvre une annexe."""


@dataclass(frozen=True, slots=True)
class IntituleArticle:
    """Le titre d’un article ; le numéro est à part pour que Word le porte lui-même."""

    numero: int
    texte: str
    signet: str

    @property
    def en_entier(self) -> str:
        """« Article 6 — Contrôle humain »."""
        return f"Article\u00a0{self.numero}\u00a0— {self.texte}"


@dataclass(frozen=True, slots=True)
class Alinea:
    """Un alinéa numéroté « 6.1 »."""

    article: int
    rang: int
    portions: Ligne

    @property
    def numero(self) -> str:
        return f"{self.article}.{self.rang}"


@dataclass(frozen=True, slots=True)
class Texte:
    """Un bloc qui n’est ni un titre ni un alinéa."""

    bloc: Bloc
    dans_article: bool = False
    solidaire: bool = False
    """Reste sur la page de ce qui suit."""


@dataclass(frozen=True, slots=True)
class Note:
    """Une ligne discrète : d’où vient l’article, ce que masque un tableau."""

    portions: Ligne
    dans_article: bool = False


@dataclass(frozen=True, slots=True)
class Grille:
    """Un tableau de l’application : la première colonne nomme la ligne, aucune cellule vide."""

    legende: str
    entete: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    nombres: range = range(0)
    """Les colonnes de nombres."""


@dataclass(frozen=True, slots=True)
class Empreinte:
    """Une suite de chiffres à comparer caractère par caractère."""

    libelle: str
    valeur: str


Element = Intitule | IntituleArticle | Alinea | Texte | Note | Grille | Empreinte | Encadre


def au_sommaire(element: Element) -> bool:
    """Vrai pour ce que le sommaire annonce : titres 1 et 2, et articles."""
    return isinstance(element, IntituleArticle) or (
        isinstance(element, Intitule) and element.niveau <= 2
    )
