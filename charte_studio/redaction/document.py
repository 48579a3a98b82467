"""La charte comme donnée : ce que l’atelier assemble et ce que les exports écrivent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charte_studio.redaction.blocs import Bloc
from charte_studio.redaction.pieces import (
    Amendement,
    Commentaire,
    EtapeAvantAdoption,
    Graphique,
    MomentVecu,
    PointGrille,
    Synthese,
    UsageRecense,
    VersionFigee,
)

if TYPE_CHECKING:
    from charte_studio.domaine.echelles import Echelle
    from charte_studio.domaine.mesures import Mesures, Repartition

MENTION_LEGALE = (
    "Ce projet est issu d’un atelier de co-conception. Il ne vaut ni consultation du comité "
    "social et économique (CSE), du comité social d’administration (CSA) ou du comité social "
    "territorial (CST), ni accord collectif."
)


@dataclass(frozen=True, slots=True)
class CollegeReparti:
    """La répartition d’un collège, ou son absence quand elle est masquée."""

    nom: str
    repartition: Repartition | None
    """`None` : masquée parce que l’effectif est sous le seuil, ou l’y ferait descendre."""


@dataclass(frozen=True, slots=True)
class TourReparti:
    """Un tour clos, tel qu’on peut le publier."""

    rang: int
    libelle: str
    """« Avant débat », « Après débat »."""
    repartition: Repartition | None
    """`None` : masquée, moins d’exprimés que le seuil."""
    mesures: Mesures | None
    colleges: tuple[CollegeReparti, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """Un désaccord motivé, sans nom : le collège, s’il a été dit."""

    texte: str
    college: str
    """Vide quand le collège n’a pas été dit."""
    etat: str
    """`ouverte`, `levee` ou `maintenue`."""
    suite: str = ""


@dataclass(frozen=True, slots=True)
class Divergence:
    """Le désaccord d’un collège, écrit et relu avec la salle."""

    texte: str
    college: str
    """Vide quand le collège n’a pas été dit."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """Un verbatim."""

    nature: str
    """`pour`, `contre`, `nuance` ou `question`."""
    texte: str
    college: str = ""


@dataclass(frozen=True, slots=True)
class Deliberation:
    """Tout ce qui s’est dit d’un principe : d’où vient l’article, ou pourquoi il n’y en a pas."""

    cle: str
    titre: str
    theme: str
    """Libellé du thème, vide s’il n’est pas dit."""
    question: str
    tours: tuple[TourReparti, ...]
    contributions: tuple[Contribution, ...]
    objections: tuple[Objection, ...]
    issue: str | None
    """Clé d’issue, `None` tant que rien n’est tranché."""
    formulation: str = ""
    """Libellé du niveau retenu."""
    suggestion: str = ""
    """La phrase de la suggestion, telle qu’elle était quand on a tranché."""
    suivie: bool = True
    """Faux quand la décision s’écarte de la suggestion."""
    automatique: bool = False
    """Vrai quand la suggestion a été appliquée sans être relue par une personne."""
    justification: str = ""
    dissensus: tuple[Divergence, ...] = ()


@dataclass(frozen=True, slots=True)
class Encadre:
    """Une position divergente, dissensus ou objection maintenue, imprimée avec l’article."""

    titre: str
    blocs: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Un texte sans numéro : préambule, champ d’application, gouvernance…"""

    cle: str
    titre: str
    blocs: tuple[Bloc, ...]
    retouche: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """Un principe adopté, numéroté ; chaque bloc de premier niveau qui est un paragraphe est un
    alinéa, numéroté « 6.1 », « 6.2 »…"""

    cle: str
    numero: int
    titre: str
    blocs: tuple[Bloc, ...]
    encadres: tuple[Encadre, ...] = ()
    reserves: bool = False
    retouche: bool = False
    commentaires: tuple[Commentaire, ...] = ()
    """Les remarques à garder en marge, en plus de celles que l’export tire des débats."""


@dataclass(frozen=True, slots=True)
class CollegePresent:
    nom: str
    presents: int
    attendus: int | None


@dataclass(frozen=True, slots=True)
class Tracabilite:
    """Comment le texte est né."""

    date: dt.date | None
    lieu: str
    duree_minutes: int | None
    colleges: tuple[CollegePresent, ...]
    participants: int
    modele: str
    """Titre et version du modèle de départ."""
    echelle: Echelle
    regle: str
    """La règle annoncée, en une phrase."""
    seuil: int
    """Le seuil de confidentialité."""
    gestes: int
    """Nombre de lignes du journal."""
    empreinte_journal: str


@dataclass(frozen=True, slots=True)
class DocumentCharte:
    """La charte entière, dans l’ordre où on la lit."""

    titre: str
    organisation: str
    cadre: str
    """Libellé du cadre."""
    forme: str
    """Libellé de la forme visée."""
    statut: str
    """« Projet »."""
    date: dt.date | None
    corps: tuple[Section | Article, ...]
    deliberations: tuple[Deliberation, ...]
    """Tous les principes, adoptés ou non, dans l’ordre de l’atelier."""
    tracabilite: Tracabilite
    mention_legale: str = MENTION_LEGALE
    version: VersionFigee | None = None
    bloquants: tuple[str, ...] = ()
    """Ce qui interdit d’écrire la charte adoptée, une phrase par contrôle."""
    formule: str = ""
    """La phrase qui ouvre le texte adopté, selon la forme visée."""
    signature: tuple[str, ...] = ()
    """Les lignes du bloc de signature ; date, lieu et fonction s’y écrivent à la main."""
    circuit: tuple[EtapeAvantAdoption, ...] = ()
    note_explicative: tuple[Bloc, ...] = ()
    en_clair: tuple[Bloc, ...] = ()
    """La charte en une page, en langage clair."""
    amendements: tuple[Amendement, ...] = ()
    usages: tuple[UsageRecense, ...] = ()
    grille: tuple[PointGrille, ...] = ()
    """La grille de lecture en quatorze points."""
    deroule: tuple[MomentVecu, ...] = ()
    synthese: Synthese | None = None
    graphiques: tuple[Graphique, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(partie for partie in self.corps if isinstance(partie, Article))
