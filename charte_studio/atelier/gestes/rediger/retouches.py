"""Retoucher le texte d’une partie, le fusionner avec un nouvel assemblage, ou y renoncer."""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, propre
from charte_studio.atelier.lectures.rediger import CLE_USAGES, PartieLue, lire_plan
from charte_studio.atelier.schema import Article, Section
from charte_studio.domaine.francais import accorder
from charte_studio.redaction.recherche import remplacer
from charte_studio.socle.erreurs import Refus


def retoucher(atelier: AtelierOuvert, cle: str, texte: str) -> None:
    """Remplace le texte d’une partie de la charte (`section:…` ou `principe:…`).

    Un texte égal à l’assemblé retire la retouche. Lève `Refus` si la partie n’existe plus ou si
    le texte est vide.
    """
    partie = _trouver_partie(atelier, cle)
    texte = _plein(partie, texte)
    with atelier.geste(f"Retoucher « {partie.titre} »") as session:
        ecrire_retouche(session, partie, texte, base=partie.base)


def fusionner_retouche(atelier: AtelierOuvert, cle: str, texte: str) -> None:
    """Pose le texte fusionné : la retouche repart de l’assemblage d’aujourd’hui.

    Lève `Refus` si la partie n’existe plus ou si le texte est vide.
    """
    partie = _trouver_partie(atelier, cle)
    texte = _plein(partie, texte)
    with atelier.geste(f"Fusionner « {partie.titre} »") as session:
        ecrire_retouche(session, partie, texte, base=partie.assemble)


def abandonner_retouche(atelier: AtelierOuvert, cle: str) -> None:
    """Revient au texte assemblé ; l’annulation rend la retouche."""
    partie = _trouver_partie(atelier, cle)
    with atelier.geste(f"Revenir au texte assemblé de « {partie.titre} »") as session:
        retouche = session.scalar(_requete(partie))
        if retouche is not None:
            session.delete(retouche)


def garder_retouche(atelier: AtelierOuvert, cle: str) -> None:
    """Confirme la retouche face à un assemblage qui a changé : elle repart de celui-ci."""
    partie = _trouver_partie(atelier, cle)
    with atelier.geste(f"Garder la retouche de « {partie.titre} »") as session:
        retouche = session.scalar(_requete(partie))
        if retouche is not None:
            retouche.base = partie.assemble


def remplacer_partout(
    atelier: AtelierOuvert, cherche: str, par: str, *, respecter_casse: bool = False
) -> int:
    """Remplace dans toute la charte, d’un seul geste, et rend le nombre de remplacements.

    Lève `Refus` s’il n’y a rien à chercher, si rien n’est trouvé ou si une partie se viderait.
    """
    if not cherche:
        raise Refus("Dites d’abord ce qu’il faut chercher.")
    total = 0
    recrites: list[tuple[PartieLue, str]] = []
    for partie in lire_plan(atelier.connexion).parties:
        texte, nombre = remplacer(partie.texte, cherche, par, respecter_casse=respecter_casse)
        if nombre and texte != partie.texte:
            recrites.append((partie, _plein(partie, texte)))
            total += nombre
    if not total:
        raise Refus(f"« {abrege(cherche)} » n’est nulle part dans la charte.")
    quoi = accorder(total, "remplacement", "remplacements")
    with atelier.geste(f"{quoi} de « {abrege(cherche)} »") as session:
        for partie, texte in recrites:
            ecrire_retouche(session, partie, texte, base=partie.base)
    return total


# --- ce que partagent les gestes ----------------------------------------------------------------


def _trouver_partie(atelier: AtelierOuvert, cle: str) -> PartieLue:
    """La partie de cette clé. Lève `Refus` si elle n’est plus dans la charte."""
    partie = lire_plan(atelier.connexion).partie(cle)
    if partie is None:
        raise Refus("Cette partie n’est plus dans la charte : sa décision a changé entre-temps.")
    return partie


def _plein(partie: PartieLue, texte: str) -> str:
    texte = propre(texte)
    if not texte:
        raise Refus(
            f"« {partie.titre} » ne peut pas être vide : revenez au texte assemblé, ou écartez le "
            "principe à l’étape Décider."
        )
    return texte


def ecrire_retouche(session: Session, partie: PartieLue, texte: str, *, base: str) -> None:
    """Écrit le texte d’une partie ; égal à l’assemblé, il retire la retouche."""
    retouche = session.scalar(_requete(partie))
    if texte == partie.assemble.strip():
        if retouche is not None:
            session.delete(retouche)
    elif retouche is not None:
        retouche.texte, retouche.base = texte, base
    else:
        section_id = partie.section_id
        if partie.principe_id is None and section_id is None:
            section_id = _ouvrir_section_des_usages(session, partie)
        session.add(
            Article(principe_id=partie.principe_id, section_id=section_id, texte=texte, base=base)
        )


def _ouvrir_section_des_usages(session: Session, partie: PartieLue) -> int:
    """Donne aux usages de la salle la section que le modèle n’avait pas, devant les autres."""
    premier = session.scalar(select(func.min(Section.rang)).where(Section.avant.is_(False)))
    section = Section(
        cle=CLE_USAGES, titre=partie.titre, texte="", rang=(premier or 0) - 1, avant=False
    )
    session.add(section)
    session.flush()
    return section.id


def _requete(partie: PartieLue) -> Select[Article]:
    if partie.principe_id is not None:
        return select(Article).where(Article.principe_id == partie.principe_id)
    return select(Article).where(Article.section_id == (partie.section_id or -1))
