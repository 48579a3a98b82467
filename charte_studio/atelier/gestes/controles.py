"""Contrôles et grille : assumer un constat, corriger un point, écrire ce qui manque."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, une_ligne
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.lectures.controles import identite
from charte_studio.atelier.lectures.rediger import PartieLue, lire_plan
from charte_studio.atelier.schema import ControleAssume, PointGrille, Section
from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.controles import Constat
from charte_studio.redaction.grille import ETATS
from charte_studio.socle.erreurs import Refus

_PREFIXES_DEFINITIONS: Final = ("definition", "glossaire", "lexique")

# --- assumer ------------------------------------------------------------------------------------


def assumer_constat(atelier: AtelierOuvert, constat: Constat, motif: str) -> None:
    """Laisse un constat en disant pourquoi. Lève `Refus` s’il bloque, ou sans motif.

    Il reviendra si le passage change.
    """
    if constat.bloque:
        raise Refus(
            f"« {constat.titre} » bloque la version adoptée : ce constat se répare, il ne "
            "s’assume pas."
        )
    motif = exiger(motif, "Le motif")
    with atelier.geste(f"Assumer : {abrege(constat.titre)}") as session:
        assume = _assume(session, constat)
        if assume is None:
            session.add(ControleAssume(cle=identite(constat), ou=constat.ou or "", motif=motif))
        else:
            assume.motif = motif


def ne_plus_assumer(atelier: AtelierOuvert, constat: Constat) -> None:
    """Remet le constat parmi ceux à reprendre."""
    with atelier.geste(f"Ne plus assumer : {abrege(constat.titre)}") as session:
        assume = _assume(session, constat)
        if assume is not None:
            session.delete(assume)


def _assume(session: Session, constat: Constat) -> ControleAssume | None:
    return session.scalar(
        select(ControleAssume).where(
            ControleAssume.cle == identite(constat), ControleAssume.ou == (constat.ou or "")
        )
    )


# --- la grille ----------------------------------------------------------------------------------


def amender_point(
    atelier: AtelierOuvert, cle: str, *, etat: str, commentaire: str = "", titre: str = ""
) -> None:
    """Corrige l’état d’un point de la grille de lecture. Lève `Refus` si l’état n’existe pas."""
    if etat not in ETATS:
        raise Refus(f"« {etat} » n’est pas un état : choisissez {', '.join(ETATS.values())}.")
    commentaire = propre(commentaire)
    with atelier.geste(f"Grille : {abrege(titre or cle)}") as session:
        point = session.scalar(select(PointGrille).where(PointGrille.cle == cle))
        if point is None:
            session.add(PointGrille(cle=cle, etat=etat, commentaire=commentaire))
        else:
            point.etat, point.commentaire = etat, commentaire


def rendre_point(atelier: AtelierOuvert, cle: str, *, titre: str = "") -> None:
    """Revient à la lecture automatique d’un point."""
    with atelier.geste(f"Grille, lecture automatique : {abrege(titre or cle)}") as session:
        point = session.scalar(select(PointGrille).where(PointGrille.cle == cle))
        if point is not None:
            session.delete(point)


# --- réparer ------------------------------------------------------------------------------------


def ajouter_section(
    atelier: AtelierOuvert, *, cle: str, titre: str, texte: str, avant: bool = False
) -> str:
    """Ajoute une section à la fin de celles qui précèdent, ou suivent, les articles.

    Rend la clé de la partie. Lève `Refus` sans titre ou sans texte.
    """
    titre, texte = exiger(une_ligne(titre), "Le titre"), exiger(texte, "Le texte")
    with atelier.geste(f"Ajouter la section « {abrege(titre)} »") as session:
        prises = set(session.scalars(select(Section.cle)))
        base = en_cle(cle) or en_cle(titre) or "section"
        libre = next(
            nom
            for nom in (base, *(f"{base}-{n}" for n in range(2, len(prises) + 3)))
            if nom not in prises
        )
        dernier = session.scalar(select(func.max(Section.rang)).where(Section.avant.is_(avant)))
        session.add(
            Section(cle=libre, titre=titre, texte=texte, rang=(dernier or 0) + 1, avant=avant)
        )
    return f"section:{libre}"


def ajouter_definition(atelier: AtelierOuvert, terme: str, definition: str) -> str:
    """Ajoute un terme à la section des définitions, et rend la clé de cette partie.

    Lève `Refus` s’il n’y a pas de telle section.
    """
    terme = exiger(une_ligne(terme), "Le terme")
    definition = exiger(une_ligne(definition), "La définition")
    parties = lire_plan(atelier.connexion).parties
    partie = next((p for p in parties if est_une_section_de_definitions(p)), None)
    if partie is None:
        raise Refus("Aucune section ne définit les termes : ajoutez d’abord « Définitions ».")
    ligne = f"- **{terme}** : {definition}{'' if definition[-1] in '.!?…' else '.'}"
    texte = partie.texte.rstrip()
    derniere = texte.splitlines()[-1] if texte else ""
    retoucher(atelier, partie.cle, f"{texte}{_saut(derniere)}{ligne}")
    return partie.cle


def _saut(derniere: str) -> str:
    """Une ligne vide, sauf à la suite d’une liste."""
    return "\n" if re.match(r"\s*[-*+] ", derniere) else "\n\n"


def est_une_section_de_definitions(partie: PartieLue) -> bool:
    """Vrai si l’on y définit les termes."""
    cle = partie.cle.removeprefix("section:")
    return partie.numero is None and cle.startswith(_PREFIXES_DEFINITIONS)


def developper_sigle(atelier: AtelierOuvert, cle: str, sigle: str, nom: str) -> None:
    """Écrit le nom entier devant le premier emploi du sigle : « nom entier (SIGLE) ».

    Lève `Refus` si la partie n’emploie plus le sigle.
    """
    nom = exiger(une_ligne(nom), "Le nom entier")
    partie = next((p for p in lire_plan(atelier.connexion).parties if p.cle == cle), None)
    trouve = re.search(_motif_sigle(sigle), partie.texte) if partie else None
    if partie is None or trouve is None:
        raise Refus(f"« {sigle} » n’est plus dans cette partie : le texte a changé entre-temps.")
    developpe = f"{nom} ({trouve[0]})"
    texte = partie.texte[: trouve.start()] + developpe + partie.texte[trouve.end() :]
    retoucher(atelier, partie.cle, texte)


def _motif_sigle(sigle: str) -> str:
    """Le sigle seul, avec ou sans points, hors d’une adresse de lien."""
    return r"(?<![\w(/.-])" + r"\.?".join(re.escape(lettre) for lettre in sigle) + r"(?![\w/-])"
