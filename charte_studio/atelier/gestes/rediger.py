"""Rédiger : retoucher le texte d’une partie, ou revenir au texte assemblé."""

from __future__ import annotations

from sqlalchemy import Select, select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import propre
from charte_studio.atelier.lectures.rediger import PartieLue, lire_plan
from charte_studio.atelier.schema import Article
from charte_studio.socle.erreurs import Refus


def retoucher(atelier: AtelierOuvert, cle: str, texte: str) -> None:
    """Remplace le texte d’une partie de la charte (`section:…` ou `principe:…`).

    Un texte égal à l’assemblé retire la retouche. Lève `Refus` si la partie n’existe plus ou si
    le texte est vide.
    """
    partie = _partie(atelier, cle)
    texte = propre(texte)
    if not texte:
        raise Refus(
            f"« {partie.titre} » ne peut pas être vide : revenez au texte assemblé, ou écartez le "
            "principe à l’étape Décider."
        )
    with atelier.geste(f"Retoucher « {partie.titre} »") as session:
        retouche = session.scalar(_requete(partie))
        if texte == partie.assemble.strip():
            if retouche is not None:
                session.delete(retouche)
        elif retouche is not None:
            retouche.texte = texte
        else:
            session.add(
                Article(
                    principe_id=partie.principe_id,
                    section_id=partie.section_id,
                    texte=texte,
                    base=partie.assemble,
                )
            )


def abandonner_retouche(atelier: AtelierOuvert, cle: str) -> None:
    """Revient au texte assemblé ; l’annulation rend la retouche."""
    partie = _partie(atelier, cle)
    with atelier.geste(f"Revenir au texte assemblé de « {partie.titre} »") as session:
        retouche = session.scalar(_requete(partie))
        if retouche is not None:
            session.delete(retouche)


def garder_retouche(atelier: AtelierOuvert, cle: str) -> None:
    """Confirme la retouche face à un assemblage qui a changé : elle repart de celui-ci."""
    partie = _partie(atelier, cle)
    with atelier.geste(f"Garder la retouche de « {partie.titre} »") as session:
        retouche = session.scalar(_requete(partie))
        if retouche is not None:
            retouche.base = partie.assemble


def _partie(atelier: AtelierOuvert, cle: str) -> PartieLue:
    for partie in lire_plan(atelier.connexion).parties:
        if partie.cle == cle:
            return partie
    raise Refus("Cette partie n’est plus dans la charte : sa décision a changé entre-temps.")


def _requete(partie: PartieLue) -> Select[Article]:
    if partie.principe_id is not None:
        return select(Article).where(Article.principe_id == partie.principe_id)
    return select(Article).where(Article.section_id == partie.section_id)
