"""Une dataclass gelée par scène : exactement ce que la salle a le droit de lire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.echelles import Degre

NOS_USAGES: Final = "Nos usages"
NOS_RESSENTIS: Final = "Nos ressentis"
"""Les deux moitiés du mur, quand elles ne tiennent pas sur une page."""


@dataclass(frozen=True, slots=True)
class Minuteur:
    """Le temps d’une séquence, en secondes. Il n’est lu nulle part : la console le donne."""

    restant: int
    """Négatif quand le temps est dépassé."""
    total: int

    @property
    def part(self) -> float:
        """La part qui reste, de 0 à 1."""
        return min(1.0, max(0.0, self.restant / self.total)) if self.total > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Repere:
    """Où l’on en est dans l’ordre du jour."""

    numero: int
    total: int
    titre: str

    @property
    def phrase(self) -> str:
        """« Principe 6 sur 12 · Contrôle humain »."""
        return f"Principe\u00a0{self.numero} sur\u00a0{self.total} · {self.titre}"


@dataclass(frozen=True, slots=True)
class BarreMontree:
    """Une répartition qui se montre, ou la mention qui en tient lieu."""

    libelle: str
    effectifs: tuple[int, ...] = ()
    """Un par degré ; vide quand la répartition ne se montre pas."""
    mention: str = ""
    """Ce qu’on lit à la place : masquée, personne ne s’est exprimé."""


@dataclass(frozen=True, slots=True)
class SceneMessage:
    """Une scène qui n’a rien à montrer le dit."""

    titre: str
    texte: str = ""


@dataclass(frozen=True, slots=True)
class SceneNoire:
    """Rien, en noir."""


@dataclass(frozen=True, slots=True)
class SceneAccueil:
    titre: str
    organisation: str
    objectif: str
    quand: str
    """Le jour et le lieu, vide s’ils ne sont pas dits."""


@dataclass(frozen=True, slots=True)
class SceneListe:
    """Quelques phrases à garder sous les yeux : règles d’échange, données gardées."""

    titre: str
    points: tuple[str, ...]
    numerotee: bool = False


@dataclass(frozen=True, slots=True)
class EtapeDeroule:
    titre: str
    duree: str
    etat: str
    """`a-venir`, `en-cours`, `faite` ou `sautee`."""


@dataclass(frozen=True, slots=True)
class SceneDeroule:
    titre: str
    etapes: tuple[EtapeDeroule, ...]
    duree: str = ""
    """La durée de la séance."""


@dataclass(frozen=True, slots=True)
class ChoixMontre:
    """Une réponse du baromètre. `nombre` et `part` : `None` tant qu’elles ne se montrent pas."""

    libelle: str
    nombre: int | None
    part: float | None
    repere: int | None
    """Le repère extérieur, en pour cent."""


@dataclass(frozen=True, slots=True)
class SceneBarometre:
    question: str
    choix: tuple[ChoixMontre, ...]
    etat: str
    """« Levez la main », « 24 réponses », ou pourquoi rien ne se montre."""
    source: str
    """D’où vient le repère, vide s’il n’y en a pas ou s’il ne se montre pas encore."""
    phrase: str = ""
    """La salle comparée au repère, en personnes ; vide s’il n’y a rien à comparer."""
    ouvert: bool = False
    """Vrai tant que la salle répond."""


@dataclass(frozen=True, slots=True)
class CarteUsage:
    outil: str
    tache: str
    donnees: str
    verdict: str
    """`oui`, `oui-si`, `non`, ou vide."""
    conditions: str


@dataclass(frozen=True, slots=True)
class GroupeMur:
    """Ce qui va ensemble ; `nom` vide pour ce que l’on n’a pas rangé."""

    nom: str
    usages: tuple[CarteUsage, ...] = ()
    ressentis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneMur:
    titre: str
    groupes: tuple[GroupeMur, ...]


@dataclass(frozen=True, slots=True)
class SceneEnjeu:
    repere: Repere
    enjeu: str


@dataclass(frozen=True, slots=True)
class SceneAffirmation:
    repere: Repere
    affirmation: str
    degres: tuple[Degre, ...]


@dataclass(frozen=True, slots=True)
class SceneTourOuvert:
    """Un tour ouvert : le nombre de réponses, et rien d’autre."""

    repere: Repere
    tour: str
    """« Premier tour », « Amendement 3 »."""
    affirmation: str
    degres: tuple[Degre, ...]
    reponses: int
    attendus: int


@dataclass(frozen=True, slots=True)
class MorceauMontre:
    """Un bout de texte comparé ; `change` : retiré du texte actuel, ou ajouté au texte proposé."""

    texte: str
    change: bool
    retire: bool = False
    """Dans un passage où l’ancien et le nouveau se suivent : ce morceau-ci s’en va."""


@dataclass(frozen=True, slots=True)
class SceneResultat:
    """Un ou deux tours clos, et ce qu’ils disent."""

    repere: Repere
    tour: str
    presence: str
    """« 22 exprimés sur 24 présents »."""
    affirmation: str
    degres: tuple[Degre, ...]
    barres: tuple[BarreMontree, ...]
    """Une, ou deux : avant et après débat."""
    phrase: str
    """« Large accord, une objection maintenue »."""
    detail: str
    """« 19 favorables sur 22 · sept personnes ont bougé vers l’accord »."""
    passage: tuple[MorceauMontre, ...] = ()
    """Pour un amendement, les seules phrases qu’il change : `affirmation` en est tout le texte."""


@dataclass(frozen=True, slots=True)
class SceneColleges:
    repere: Repere
    tour: str
    affirmation: str
    degres: tuple[Degre, ...]
    barres: tuple[BarreMontree, ...]
    """Le total, puis chaque collège."""
    note: str = ""
    """Pourquoi certains se taisent."""


@dataclass(frozen=True, slots=True)
class ColonneDebat:
    """`nature` : `pour`, `contre` ou `nuance`."""

    nature: str
    titre: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneDebat:
    repere: Repere
    affirmation: str
    mention: str
    """Dit que les arguments viennent du modèle tant que la salle n’a rien dit."""
    colonnes: tuple[ColonneDebat, ...]


@dataclass(frozen=True, slots=True)
class SceneAmendement:
    repere: Repere
    titre: str
    avant: tuple[MorceauMontre, ...]
    """Le texte en vigueur : ce qui reste, ce qui serait retiré."""
    apres: tuple[MorceauMontre, ...]
    """Le texte proposé : ce qui reste, ce qui serait ajouté."""
    motif: str


@dataclass(frozen=True, slots=True)
class SceneDecision:
    repere: Repere
    issue: str
    """Une clé de `vocabulaire.ISSUES`, vide tant que rien n’est décidé."""
    titre: str
    texte: str
    """La formulation retenue ; avant de décider, l’affirmation."""
    detail: str
    """La règle annoncée, tant que rien n’est décidé."""
    divergences: tuple[str, ...]
    """Les objections maintenues : le désaccord reste à l’écran."""


@dataclass(frozen=True, slots=True)
class SceneArticle:
    numero: int
    titre: str
    paragraphes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenePause:
    titre: str
    texte: str


@dataclass(frozen=True, slots=True)
class SceneMinuteur:
    titre: str


@dataclass(frozen=True, slots=True)
class GroupeSynthese:
    issue: str
    """Une clé de `vocabulaire.ISSUES`, vide pour ce qui reste à décider."""
    titre: str
    principes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneSynthese:
    titre: str
    phrase: str
    groupes: tuple[GroupeSynthese, ...]


Scene = (
    SceneMessage
    | SceneNoire
    | SceneAccueil
    | SceneListe
    | SceneDeroule
    | SceneBarometre
    | SceneMur
    | SceneEnjeu
    | SceneAffirmation
    | SceneTourOuvert
    | SceneResultat
    | SceneColleges
    | SceneDebat
    | SceneAmendement
    | SceneDecision
    | SceneArticle
    | ScenePause
    | SceneMinuteur
    | SceneSynthese
)
