"""Des documents d’exemple : une charte entière, comme l’atelier l’assemble."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from charte_studio.domaine.decision import RegleDecision, suggerer
from charte_studio.domaine.echelles import ECHELLES, Echelle
from charte_studio.domaine.mesures import Repartition, mesurer
from charte_studio.domaine.vocabulaire import RANGS_TOUR
from charte_studio.redaction.document import (
    Article,
    CollegePresent,
    CollegeReparti,
    Contribution,
    Deliberation,
    DocumentCharte,
    Encadre,
    Objection,
    Section,
    TourReparti,
    Tracabilite,
)
from charte_studio.redaction.markdown import lire_blocs

HORODATAGE = dt.datetime(2026, 11, 22, 14, 30, tzinfo=dt.UTC)

TITRES = (
    "Utilité démontrée", "Transparence envers le public", "Protection des données",
    "Formation avant usage", "Liberté de ne pas utiliser", "Contrôle humain",
    "Sobriété", "Compétences protégées", "Accès à un humain", "Équité et biais",
)  # fmt: skip

PREAMBULE = """
L’intelligence artificielle est déjà entrée dans nos services. La présente charte dit à quelles
conditions nous nous en servons, et **quand nous nous en passons** : aucun outil n’est un but.

Ne pas l’utiliser est toujours une réponse *normale*. Voir le
[rapport](https://exemple.fr/rapport?a=1&b=2) et la ~~première~~ version.

## Notre démarche

> L’atelier prépare le dialogue social et ne le remplace pas.
>
> Il consigne les désaccords.

1. lire les énoncés ;
2. prendre position :
   - en silence,
   - puis à voix haute ;
3. décider.

Entre deux listes.

1. Une liste qui redémarre.

| Donnée | Outil autorisé | Condition |
| --- | --- | --- |
| Publique | Tous | Aucune |
| Personnelle | Outil interne | Accord du délégué à la protection des données |

```
registre.csv : usage;finalité;service
```
"""

ARTICLE = """
Toute production de l’IA est relue par une personne qui connaît le sujet avant d’être envoyée,
publiée ou utilisée pour un choix. Les chiffres, les dates et les noms sont contrôlés à leur source.

La personne qui utilise le résultat en reste l’auteure ou l’auteur :

- elle explique ce qu’elle a gardé ;
- elle dit ce qu’elle a écarté.

L’organisation compte le temps de vérification dans le temps de travail prévu.
"""

OBJECTION = """
La relecture s’ajoute au travail sans que les effectifs changent. Nous demandons :

- un décompte du temps ;
- un bilan chaque année.
"""


def _tour(
    echelle: Echelle, rang: int, effectifs: tuple[int, ...], colleges: tuple[CollegeReparti, ...]
) -> TourReparti:
    repartition = Repartition(effectifs, sans_avis=1, manquants=2)
    return TourReparti(rang, RANGS_TOUR[rang], repartition, mesurer(echelle, repartition), colleges)


def _repartir(echelle: Echelle, total: int, pente: int) -> tuple[int, ...]:
    """`total` réponses étalées sur l’échelle : en tête à la pente 1, partout à la pente 4."""
    effectifs = [0] * len(echelle.degres)
    for numero in range(total):
        effectifs[min(numero * pente // 10, len(effectifs) - 1)] += 1
    return tuple(effectifs)


def _deliberation(rang: int, titre: str, echelle: Echelle, *, retenu: bool) -> Deliberation:
    """Un principe débattu : partagé avant débat, adopté après s’il est `retenu`."""
    tours = []
    for numero, pente in ((1, 4), (2, 2 if retenu else 3)):
        colleges = (
            CollegeReparti("Agents et salariés", Repartition(_repartir(echelle, 8, pente), 1, 1)),
            CollegeReparti("Encadrement", Repartition(_repartir(echelle, 4, pente), 0, 1)),
            CollegeReparti("Représentants du personnel", None),
            CollegeReparti("Direction ou élus", None),
        )
        tours.append(_tour(echelle, numero, _repartir(echelle, 15, pente), colleges))
    apres = tours[-1]
    assert apres.repartition is not None
    assert apres.mesures is not None
    suggestion = suggerer(
        RegleDecision(), apres.repartition, apres.mesures, objections_maintenues=int(rang % 3 == 1)
    )
    issue = suggestion.issue if retenu else ("renvoye", "ecarte", None)[rang % 3]
    return Deliberation(
        cle=f"principe-{rang}",
        titre=titre,
        theme="Vérification",
        question="Que doit-on vérifier avant de s’en servir ?",
        tours=tuple(tours),
        contributions=(
            Contribution("pour", "Une erreur envoyée engage l’organisation.", "Encadrement"),
            Contribution("pour", "On baisse la garde devant une réponse bien écrite."),
            Contribution("contre", "Tout vérifier fait perdre le temps gagné.", "Agents"),
            Contribution("nuance", "C’est l’enjeu qui devrait fixer l’effort."),
            Contribution("question", "Qui relit quand le service est seul ?", "Agents"),
        ),
        objections=(
            Objection(
                "Le temps de relecture n’est pas compté.",
                "Représentants du personnel",
                "maintenue" if rang % 3 == 1 else "levee",
                "Le temps de vérification est compté à l’alinéa 3.",
            ),
        ),
        issue=issue,
        formulation="Équilibrée",
        suggestion=suggestion.phrase,
        suivie=issue != "ecarte",
        justification="Le groupe préfère en reparler dans un an." if issue == "ecarte" else "",
    )


def document_exemple(
    *, articles: int = 3, principes: int = 6, echelle: str = "accord-5", **remplacements: Any
) -> DocumentCharte:
    """Une charte de `articles` articles, née de `principes` principes débattus."""
    choisie = ECHELLES[echelle]
    titres = [
        TITRES[rang] if rang < len(TITRES) else f"{TITRES[rang % len(TITRES)]} ({rang})"
        for rang in range(max(articles, principes))
    ]
    numerotes = tuple(
        Article(
            f"principe:principe-{rang}",
            rang + 1,
            titres[rang],
            lire_blocs(ARTICLE),
            (Encadre("Position divergente — Représentants du personnel", lire_blocs(OBJECTION)),)
            if rang % 3 == 1
            else (),
            reserves=rang % 3 == 1,
            retouche=rang % 5 == 2,
        )
        for rang in range(articles)
    )
    document = DocumentCharte(
        titre="Charte d’usage de l’intelligence artificielle",
        organisation="Département des Deux-Rives",
        cadre="Collectivité territoriale",
        forme="Délibération",
        statut="Projet",
        date=dt.date(2026, 11, 22),
        corps=(
            Section("section:preambule", "Préambule", lire_blocs(PREAMBULE)),
            Section(
                "section:champ-d-application", "Champ d’application", lire_blocs("Tous les usages.")
            ),
            *numerotes,
            Section(
                "section:gouvernance-et-suivi", "Gouvernance et suivi", lire_blocs("Deux réunions.")
            ),
        ),
        deliberations=tuple(
            _deliberation(rang, titres[rang], choisie, retenu=rang < articles)
            for rang in range(principes)
        ),
        tracabilite=Tracabilite(
            date=dt.date(2026, 11, 22),
            lieu="Salle des Deux-Ponts",
            duree_minutes=180,
            colleges=(
                CollegePresent("Agents et salariés", 9, 10),
                CollegePresent("Encadrement", 5, 5),
                CollegePresent("Représentants du personnel", 2, None),
                CollegePresent("Direction ou élus", 2, 3),
            ),
            participants=18,
            modele="Charte d’usage de l’intelligence artificielle, version 1.0",
            echelle=choisie,
            regle=RegleDecision().en_phrase(),
            seuil=3,
            gestes=412,
            empreinte_journal="3f" * 32,
        ),
    )
    return replace(document, **remplacements)


@pytest.fixture(name="document_exemple")
def _document_exemple() -> Callable[..., DocumentCharte]:
    return document_exemple
