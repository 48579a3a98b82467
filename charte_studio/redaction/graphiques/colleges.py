"""La répartition par collège, le total à côté, les petits effectifs masqués."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charte_studio.domaine.echelles import Echelle
from charte_studio.redaction.graphiques.dessin import Dessin
from charte_studio.redaction.graphiques.divergentes import (
    planifier,
    preparer,
    tracer_camps,
    tracer_pied,
    tracer_rangees,
)
from charte_studio.redaction.graphiques.page import Feuille, MiseEnPage
from charte_studio.redaction.graphiques.series import Serie, controler, decrire, tableau

TITRE = "Les positions par collège"


def mention_masquee(seuil: int) -> str:
    """« masqué, moins de 3 réponses »."""
    return f"masqué, moins de {seuil} réponses"


def pourquoi_masque(seuil: int) -> str:
    """Ce que veut dire « masqué » quand le masquage en entraîne un autre."""
    return (
        f"Masqué : le collège a donné moins de {seuil} réponses, ou son chiffre ferait retrouver "
        "celui d’un autre."
    )


def dessiner_colleges(
    colleges: Sequence[Serie],
    echelle: Echelle,
    page: MiseEnPage,
    *,
    seuil: int,
    total: Serie | None = None,
    titre: str = TITRE,
) -> Dessin:
    """Une barre divergente par collège, dans l’ordre donné, après celle du total s’il est donné.

    Un collège masqué arrive avec `repartition=None`. S’il est seul à l’être, il se lit « masqué,
    moins de 3 réponses » ; s’ils sont plusieurs, « masqué » et une note dit pourquoi : nommer la
    raison de chacun désignerait le plus petit. Lève `ValueError` sans série, ou si une répartition
    n’est pas de l’échelle.
    """
    if not colleges and total is None:
        raise ValueError("il faut au moins un collège à dessiner")
    masques = [serie for serie in colleges if serie.repartition is None]
    mention = mention_masquee(seuil) if len(masques) == 1 else "masqué"
    vus = [
        replace(serie, mention=mention) if serie.repartition is None else serie
        for serie in colleges
    ]
    series = [total, *vus] if total is not None else vus
    controler(series, echelle)
    feuille = Feuille(page)
    plan = planifier(feuille, series, echelle)
    rangees = [preparer(feuille, serie, echelle, plan) for serie in series]
    haut = tracer_camps(feuille, feuille.titrer(titre), plan)
    bas = tracer_pied(feuille, tracer_rangees(feuille, haut, rangees, plan, echelle), echelle)
    note = pourquoi_masque(seuil) if masques else ""
    if note:
        bas = feuille.couler(
            note, 0, bas + 0.5 * page.taille, page.place, page.taille_petite, role="encre_seconde"
        )
    phrases = " ".join(decrire(serie, echelle) for serie in series)
    description = (
        f"{titre}. Barres divergentes, échelle « {echelle.nom} ». {phrases} {note}".strip()
    )
    return feuille.dessin(
        bas, titre=titre, description=description, tableau=tableau(series, echelle, "Collège")
    )
