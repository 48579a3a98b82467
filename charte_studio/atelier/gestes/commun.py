"""Ce que les gestes partagent : retrouver une entité, nettoyer une saisie."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeVar

from sqlalchemy.orm import Session

from charte_studio.atelier.schema import Atelier, Entite, Principe, Tour
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelle_propre import echelle_de as echelle_livree_ou_propre
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.niveaux import echelle_des_niveaux
from charte_studio.redaction.markdown import assainir
from charte_studio.socle.erreurs import Refus

E = TypeVar("E", bound=Entite)

LONGUEUR_MAX = 200_000
"""Au-delà, ce n’est plus une saisie mais un collage par erreur."""


def trouver(session: Session, classe: type[E], identifiant: int) -> E:
    """L’entité de cette clé. Lève `Refus` si elle n’existe plus."""
    entite = session.get(classe, identifiant)
    if entite is None:
        raise Refus("Cet élément n’existe plus : il a été retiré entre-temps.")
    return entite


def latelier(session: Session) -> Atelier:
    """La ligne de l’atelier."""
    return trouver(session, Atelier, 1)


def echelle_de(session: Session) -> Echelle:
    """L’échelle de l’atelier."""
    return echelle_livree_ou_propre(latelier(session).echelle, latelier(session).echelle_propre)


def echelle_du_tour(session: Session, tour: Tour) -> Echelle:
    """L’échelle d’un tour : celle de l’atelier, ou les formulations du principe."""
    if tour.objet != "niveau":
        return echelle_de(session)
    principe = trouver(session, Principe, tour.principe_id)
    return echelle_des_niveaux({f.niveau for f in principe.formulations})


def regle_de(ligne: Atelier) -> RegleDecision:
    """La règle annoncée."""
    return RegleDecision(
        seuil_adoption=Fraction(ligne.seuil_adoption),
        seuil_rejet=Fraction(ligne.seuil_rejet),
        quorum=Fraction(ligne.quorum),
        effet_objection=ligne.effet_objection,
    )


def propre(texte: str) -> str:
    """Le texte saisi, sans blancs autour ni caractères qu’aucun document ne peut porter.

    Lève `Refus` s’il est démesuré.
    """
    texte = assainir(texte).strip()
    if len(texte) > LONGUEUR_MAX:
        raise Refus(
            f"Ce texte compte {len(texte)} caractères, pour {LONGUEUR_MAX} au plus : "
            "coupez-le en plusieurs morceaux."
        )
    return texte


def une_ligne(texte: str) -> str:
    """Le texte saisi, tenu sur une ligne."""
    # Pas `split()` : il couperait aussi aux insécables.
    return re.sub(r"[ \t\n\f\v]+", " ", propre(texte))


def exiger(texte: str, quoi: str) -> str:
    """Le texte nettoyé. Lève `Refus` s’il est vide ; `quoi` est au féminin ou au masculin, entier.

    >>> exiger("  oui ", "Le motif")
    'oui'
    """
    texte = propre(texte)
    if not texte:
        raise Refus(f"{quoi} ne peut pas être vide.")
    return texte


def abrege(texte: str, longueur: int = 40) -> str:
    """Le début d’un texte, pour nommer un geste."""
    texte = une_ligne(texte)
    return texte if len(texte) <= longueur else f"{texte[: longueur - 1].rstrip()}…"


def numero(valeur: int) -> str:
    """« P07 »."""
    return f"P{valeur:02d}"
