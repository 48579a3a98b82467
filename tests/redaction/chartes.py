"""Des chartes assemblées en mémoire, pour les contrôles, la grille et la synthèse."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.vocabulaire import CADRES, FORMES, THEMES
from charte_studio.redaction.controles import Constat, controler, lire_reglages
from charte_studio.redaction.document import (
    Article,
    CollegePresent,
    Contribution,
    Deliberation,
    DocumentCharte,
    Encadre,
    Objection,
    Section,
    Tracabilite,
)
from charte_studio.redaction.droit import lire_droit
from charte_studio.redaction.formes import lire_formes
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.modeles import Modele
from charte_studio.socle.chemins import dossier_ressources

RESSOURCES = dossier_ressources()
FORMES_LUES = lire_formes(RESSOURCES / "formes.toml")
DROIT = lire_droit(RESSOURCES / "droit.toml")
REGLAGES = lire_reglages(RESSOURCES / "controles.toml")
AUJOURD_HUI = dt.date(2026, 11, 22)


def section(titre: str, texte: str, cle: str = "") -> Section:
    """Une section ; sa clé se déduit du premier mot du titre si elle n’est pas donnée."""
    return Section(f"section:{cle or titre.lower().split()[0]}", titre, lire_blocs(texte))


def article(numero: int, titre: str, texte: str, *encadres: str) -> Article:
    """Un article de clé `principe:p<numéro>`."""
    return Article(
        f"principe:p{numero}",
        numero,
        titre,
        lire_blocs(texte),
        tuple(Encadre("Position divergente", lire_blocs(e)) for e in encadres),
    )


def charte(*corps: Section | Article, **remplacements: Any) -> DocumentCharte:
    """Une charte de ces parties, née d’un atelier de deux collèges présents."""
    document = DocumentCharte(
        titre="Charte d’essai",
        organisation="Ville d’essai",
        cadre=CADRES["collectivite"],
        forme=FORMES["deliberation"],
        statut="Projet",
        date=AUJOURD_HUI,
        corps=corps,
        deliberations=(),
        tracabilite=Tracabilite(
            date=AUJOURD_HUI,
            lieu="Salle d’essai",
            duree_minutes=180,
            colleges=(CollegePresent("Agents", 8, 8), CollegePresent("Encadrement", 4, None)),
            participants=12,
            modele="Modèle d’essai",
            echelle=ECHELLES["accord-5"],
            regle="La règle.",
            seuil=3,
            gestes=1,
            empreinte_journal="00",
        ),
    )
    return replace(document, **remplacements)


def deliberation(
    cle: str,
    *,
    titre: str = "",
    theme: str = "",
    issue: str | None = "adopte",
    contributions: tuple[Contribution, ...] = (),
    objections: tuple[Objection, ...] = (),
    justification: str = "",
) -> Deliberation:
    """Un principe débattu, sans tour."""
    return Deliberation(
        cle=cle,
        titre=titre or cle.capitalize(),
        theme=THEMES.get(theme, ""),
        question="Faut-il ?",
        tours=(),
        contributions=contributions,
        objections=objections,
        issue=issue,
        justification=justification,
    )


def charte_du_modele(modele: Modele, niveau: str = "equilibree") -> DocumentCharte:
    """La charte où tous les principes du modèle sont adoptés à ce niveau d’exigence."""
    articles = [
        Article(
            f"principe:{principe.cle}",
            numero,
            principe.titre,
            lire_blocs(next(f.texte for f in principe.formulations if f.niveau == niveau)),
        )
        for numero, principe in enumerate(modele.principes, start=1)
    ]

    def sections(du_modele: Any) -> list[Section]:
        return [Section(f"section:{s.cle}", s.titre, lire_blocs(s.texte)) for s in du_modele]

    return charte(*sections(modele.sections_avant), *articles, *sections(modele.sections_apres))


def constats(
    document: DocumentCharte, *, forme: str = "deliberation", **remplacements: Any
) -> tuple[Constat, ...]:
    """Les constats de cette charte avec les réglages livrés ; tous les thèmes sont dits traités."""
    choix: dict[str, Any] = {
        "forme": FORMES_LUES[forme],
        "reglages": REGLAGES,
        "droit": DROIT,
        "aujourd_hui": AUJOURD_HUI,
        "themes_traites": THEMES,
    }
    return controler(document, **(choix | remplacements))


def de_cle(cle: str, document: DocumentCharte, **choix: Any) -> list[Constat]:
    """Les seuls constats de ce contrôle."""
    return [constat for constat in constats(document, **choix) if constat.cle == cle]
