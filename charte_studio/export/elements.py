"""Ce qu’un export écrit, l’un après l’autre : les éléments communs à Word, HTML et Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from charte_studio.redaction.blocs import Bloc, Ligne
from charte_studio.redaction.document import Encadre
from charte_studio.redaction.pieces import Commentaire


@dataclass(frozen=True, slots=True)
class Intitule:
    """Un titre sans numéro natif, de niveau 1 (section, annexe) à 3."""

    niveau: int
    texte: str
    signet: str
    annexe: bool = False
    """Vrai pour le titre qui ouvre une annexe ou une pièce, sur une page neuve."""


@dataclass(frozen=True, slots=True)
class IntituleArticle:
    """Le titre d’un article ; le numéro est à part pour que Word le porte lui-même."""

    numero: int
    texte: str
    signet: str
    commentaires: tuple[Commentaire, ...] = ()
    gardes: int = 0
    """Combien de ces commentaires, les derniers, ne se lisent nulle part ailleurs."""

    @property
    def en_entier(self) -> str:
        """« Article 6 — Contrôle humain »."""
        return f"Article\u00a0{self.numero}\u00a0— {self.texte}"

    @property
    def dans_word(self) -> str:
        """« Article 6. Contrôle humain » : le numéro y est celui d’une liste native."""
        return f"Article\u00a0{self.numero}. {self.texte}"


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
    sources: tuple[str, ...] = ()
    """Par ligne, ce qui la fonde ; vide quand rien. Une note de bas de page dans Word."""
    paysage: bool = False
    """Vrai pour un tableau de textes longs, qui veut le papier en largeur."""


@dataclass(frozen=True, slots=True)
class Empreinte:
    """Une suite de chiffres à comparer caractère par caractère."""

    libelle: str
    valeur: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Une image et ce qu’elle dit."""

    png: bytes
    description: str
    legende: str
    largeur_cm: float


@dataclass(frozen=True, slots=True)
class Formule:
    """La phrase qui ouvre le texte adopté."""

    texte: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Le bloc à signer, ligne par ligne."""

    lignes: tuple[str, ...]


Element = (
    Intitule
    | IntituleArticle
    | Alinea
    | Texte
    | Note
    | Grille
    | Empreinte
    | Encadre
    | Figure
    | Formule
    | Signature
)


def au_sommaire(element: Element) -> bool:
    """Vrai pour ce que le sommaire annonce : titres 1 et 2, et articles."""
    return isinstance(element, IntituleArticle) or (
        isinstance(element, Intitule) and element.niveau <= 2
    )
