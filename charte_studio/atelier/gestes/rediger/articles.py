"""Ordonner les articles et, sur demande seulement, les renuméroter."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.atelier.schema import Principe
from charte_studio.socle.erreurs import Refus


def ordonner_articles(atelier: AtelierOuvert, cles: Sequence[str]) -> None:
    """Donne aux articles l’ordre de ces clés (`principe:…`) ; les autres gardent le leur, après.

    Les numéros d’une version figée ne changent pas. Lève `Refus` si une clé n’est pas un article.
    """
    articles = {
        partie.cle: partie.principe_id
        for partie in lire_plan(atelier.connexion).parties
        if partie.principe_id is not None
    }
    if inconnues := [cle for cle in cles if cle not in articles]:
        raise Refus(
            f"« {inconnues[0]} » n’est pas un article de la charte : sa décision a changé "
            "entre-temps."
        )
    ordre = list(dict.fromkeys(cles))
    ordre += [cle for cle in articles if cle not in set(ordre)]
    places = {articles[cle]: place for place, cle in enumerate(ordre)}
    with atelier.geste("Déplacer un article") as session:
        principes = session.scalars(
            select(Principe).where(Principe.retenu).order_by(Principe.rang, Principe.id)
        ).all()
        suivis = [p.id for p in principes if p.id in places]
        a_l_ordre_du_jour = [places[i] for i in suivis] == list(range(len(suivis)))
        for principe in principes:
            if principe.id in places:
                principe.rang_article = None if a_l_ordre_du_jour else places[principe.id]


def reprendre_ordre_du_jour(atelier: AtelierOuvert) -> None:
    """Remet les articles dans l’ordre où la salle les a débattus."""
    with atelier.geste("Reprendre l’ordre du jour") as session:
        for principe in session.scalars(select(Principe).where(Principe.rang_article.is_not(None))):
            principe.rang_article = None


def renumeroter_articles(atelier: AtelierOuvert) -> None:
    """Donne aux articles les numéros 1, 2, 3… dans l’ordre ; les versions figées gardent les leurs.

    Lève `Refus` s’ils se suivent déjà.
    """
    plan = lire_plan(atelier.connexion)
    if not plan.a_renumeroter:
        raise Refus("Les articles sont déjà numérotés de 1 au dernier, dans l’ordre.")
    numeros = {
        identifiant: rang
        for rang, identifiant in enumerate(
            (p.principe_id for p in plan.parties if p.principe_id is not None), start=1
        )
    }
    with atelier.geste("Renuméroter les articles") as session:
        for principe in session.scalars(select(Principe)):
            principe.numero_article = numeros.get(principe.id)
