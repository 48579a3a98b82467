"""Ce que montrent les contrôles et la grille : lus dans la charte, puis corrigés par des humains.

L’analyse (`analyser`) dépasse cinquante millisecondes sur une grande charte : la fenêtre la lance
dans un autre fil, par `analyser_fichier`. Ce que des personnes y ont changé se relit, lui, en un
instant (`lire_retouches`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, select

from charte_studio.atelier.fichier import connecter, fermer_connexion, lecture_en_clair
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.synthese import (
    MatiereSynthese,
    a_relire,
    lire_matiere_synthese,
)
from charte_studio.atelier.schema import ControleAssume, PointGrille
from charte_studio.redaction.controles import (
    Constat,
    ReglagesControles,
    controler,
    lire_reglages,
)
from charte_studio.redaction.document import Article, DocumentCharte
from charte_studio.redaction.droit import FaitDeDroit, lire_droit
from charte_studio.redaction.formes import FormeVisee, lire_formes
from charte_studio.redaction.grille import (
    ETATS,
    Grille,
    PointLu,
    amender,
    lire_grille,
    pieces_de_la_grille,
    remplir_grille,
)
from charte_studio.redaction.parties import indexer
from charte_studio.redaction.sections_proposees import SectionsProposees, lire_sections_proposees
from charte_studio.redaction.synthese import (
    ReglagesSynthese,
    Synthese,
    lire_reglages_synthese,
    synthetiser,
)
from charte_studio.socle.chemins import dossier_ressources

TABLES_RETOUCHEES = frozenset({"controle_assume", "point_grille", "sujet"})
"""Ce que des personnes ont ajouté à l’analyse : elle n’en dépend pas."""


@dataclass(frozen=True, slots=True)
class Reperes:
    """Ce qui est livré, et vaut pour tous les ateliers."""

    reglages: ReglagesControles
    grille: Grille
    synthese: ReglagesSynthese
    droit: Mapping[str, FaitDeDroit]
    formes: Mapping[str, FormeVisee]
    sections: SectionsProposees


@lru_cache(maxsize=1)
def lire_reperes() -> Reperes:
    """Les réglages livrés, lus une fois. Lève `Refus` en nommant le fichier fautif."""
    dossier = dossier_ressources()
    return Reperes(
        reglages=lire_reglages(dossier / "controles.toml"),
        grille=lire_grille(dossier / "grille.toml"),
        synthese=lire_reglages_synthese(dossier / "synthese.toml"),
        droit=lire_droit(dossier / "droit.toml"),
        formes=lire_formes(dossier / "formes.toml"),
        sections=lire_sections_proposees(dossier / "sections_proposees.toml"),
    )


# --- lire et analyser ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Matiere:
    """Ce que l’atelier donne à analyser : la base n’est plus nécessaire ensuite."""

    document: DocumentCharte
    forme: str
    """La clé de la forme visée."""
    themes_traites: frozenset[str]
    synthese: MatiereSynthese


@dataclass(frozen=True, slots=True)
class Analyse:
    """Ce que l’outil lit dans la charte, avant qu’une personne n’y touche."""

    document: DocumentCharte
    constats: tuple[Constat, ...]
    points: tuple[PointLu, ...]
    synthese: Synthese


def lire_matiere(connexion: Connection) -> Matiere:
    """Tout ce qu’il faut pour analyser."""
    return Matiere(
        document=assembler(connexion),
        forme=lire_atelier(connexion).forme,
        themes_traites=lire_plan(connexion).themes_traites,
        synthese=lire_matiere_synthese(connexion),
    )


def analyser(
    matiere: Matiere,
    *,
    aujourd_hui: dt.date,
    avancer: Callable[[float], object] = lambda _part: None,
) -> Analyse:
    """Contrôles, grille et synthèse ; `avancer` reçoit la part faite, et peut interrompre."""
    reperes = lire_reperes()
    texte = indexer(matiere.document)
    avancer(0.4)
    constats = controler(
        matiere.document,
        forme=reperes.formes[matiere.forme],
        reglages=reperes.reglages,
        droit=reperes.droit,
        aujourd_hui=aujourd_hui,
        themes_traites=matiere.themes_traites,
        texte=texte,
    )
    avancer(0.7)
    points = remplir_grille(matiere.document, grille=reperes.grille, texte=texte)
    avancer(0.9)
    synthese = synthetiser(
        matiere.synthese.verbatims,
        sorts=matiere.synthese.sorts,
        reglages=reperes.synthese,
        colleges_montrables=matiere.synthese.colleges_montrables,
    )
    for verbatim in matiere.synthese.verbatims:
        a_relire(verbatim.texte, reperes.synthese.reconnaissables)
    return Analyse(matiere.document, constats, points, synthese)


def analyser_fichier(
    chemin: Path,
    *,
    aujourd_hui: dt.date,
    avancer: Callable[[float], object] = lambda _part: None,
) -> Analyse:
    """La même analyse, par une connexion à soi : on peut l’appeler dans un autre fil.

    Lève `Refus` ou `EnnuiEnvironnement` si le fichier ne se lit plus.
    """
    with lecture_en_clair(chemin):
        connexion = connecter(chemin, lecture_seule=True)
        try:
            # Une seule vue du fichier : un geste fait pendant la lecture ne s’y mêle pas.
            connexion.exec_driver_sql("BEGIN")
            matiere = lire_matiere(connexion)
            connexion.exec_driver_sql("COMMIT")
        finally:
            fermer_connexion(connexion)
    avancer(0.3)
    return analyser(matiere, aujourd_hui=aujourd_hui, avancer=avancer)


# --- ce que des personnes y ont changé ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConstatLu:
    """Un constat, où il est, et le motif de qui l’a laissé."""

    constat: Constat
    identite: str
    """Ce qui le reconnaît d’un contrôle à l’autre, tant que le passage ne change pas."""
    partie: str
    """« Article 3 — Transparence », « Préambule » ; vide s’il vaut pour toute la charte."""
    rang: int = 0
    """Sa place parmi les mêmes constats de la même partie qui citent les mêmes mots."""
    motif: str | None = None
    """Pourquoi on le laisse ; `None` s’il n’est pas assumé."""


@dataclass(frozen=True, slots=True)
class Retouches:
    """Ce qui est assumé et corrigé à la main."""

    motifs: Mapping[tuple[str, str], str]
    """Par identité de constat et partie, le motif."""
    points: Mapping[str, tuple[str, str]]
    """Par point de la grille, l’état et le commentaire."""


def lire_retouches(connexion: Connection) -> Retouches:
    """Les constats assumés et les points amendés."""
    return Retouches(
        motifs={
            (cle, ou): motif
            for cle, ou, motif in connexion.execute(
                select(ControleAssume.cle, ControleAssume.ou, ControleAssume.motif)
            )
        },
        points={
            cle: (etat, commentaire)
            for cle, etat, commentaire in connexion.execute(
                select(PointGrille.cle, PointGrille.etat, PointGrille.commentaire)
            )
        },
    )


def identite(constat: Constat) -> str:
    """« sigle-non-developpe:CSE », « phrase-longue:3f2a91c04b5d » : le contrôle et ce qu’il vise.

    Sans cible, l’empreinte du passage : récrit, il se contrôle à nouveau.
    """
    if constat.cible:
        return f"{constat.cle}:{constat.cible}"
    # Le titre compte aussi : l’extrait d’une longue phrase est coupé.
    mots = " ".join(f"{constat.titre} {constat.extrait or constat.raison}".split())
    return f"{constat.cle}:{hashlib.sha256(mots.encode()).hexdigest()[:12]}"


def lire_constats(analyse: Analyse, retouches: Retouches) -> tuple[ConstatLu, ...]:
    """Les constats et leurs motifs ; ce qui bloque ne s’assume pas, quoi que dise le fichier."""
    noms = {partie.cle: nom_de_partie(partie) for partie in analyse.document.corps}
    return tuple(_constats_lus(analyse.constats, noms, retouches.motifs))


def nom_de_partie(partie: object) -> str:
    """« Article 3 — Transparence », « Préambule »."""
    if isinstance(partie, Article):
        return f"Article\u00a0{partie.numero} — {partie.titre}"
    return str(getattr(partie, "titre", ""))


def _constats_lus(
    constats: tuple[Constat, ...],
    noms: Mapping[str, str],
    motifs: Mapping[tuple[str, str], str],
) -> Iterator[ConstatLu]:
    vus: Counter[tuple[str, str, str]] = Counter()
    for constat in constats:
        ou, reconnu = constat.ou or "", identite(constat)
        place = (ou, constat.cle, constat.extrait)
        yield ConstatLu(
            constat=constat,
            identite=reconnu,
            partie=noms.get(ou, ""),
            rang=vus[place],
            motif=None if constat.bloque else motifs.get((reconnu, ou)),
        )
        vus[place] += 1


def lire_points(analyse: Analyse, retouches: Retouches) -> tuple[PointLu, ...]:
    """La grille, corrigée ; une correction d’un point que la grille n’a plus est passée."""
    connus = {point.cle for point in analyse.points}
    return amender(
        analyse.points,
        {
            cle: (etat, commentaire)
            for cle, (etat, commentaire) in retouches.points.items()
            if cle in connus and etat in ETATS
        },
    )


def completer(document: DocumentCharte, analyse: Analyse, retouches: Retouches) -> DocumentCharte:
    """Le document, avec sa grille et ce qui interdit de l’adopter : de quoi l’exporter."""
    points = lire_points(analyse, retouches)
    return replace(
        document,
        grille=pieces_de_la_grille(points, document),
        bloquants=tuple(
            f"{constat.titre}\u00a0: {constat.raison}"
            for constat in analyse.constats
            if constat.bloque
        ),
    )
