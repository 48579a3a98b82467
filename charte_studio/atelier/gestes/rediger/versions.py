"""Figer la charte : une version garde pour toujours ses textes et ses numéros."""

from __future__ import annotations

import json
from typing import Final

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import trouver, une_ligne
from charte_studio.atelier.gestes.rediger.retouches import ecrire_retouche
from charte_studio.atelier.lectures.rediger import PartieLue, PlanCharte, lire_plan
from charte_studio.atelier.lectures.versions_figees import (
    empreinte_de,
    lire_versions_figees,
    version_de,
)
from charte_studio.atelier.schema import Principe, Version
from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.comparaison_charte import Partie
from charte_studio.socle.erreurs import Refus

_LONGUEUR_ETIQUETTE: Final = 60


def figer_version(atelier: AtelierOuvert, etiquette: str = "") -> int:
    """Fige la charte telle qu’elle est et rend le numéro de la version.

    `etiquette` : le nom qu’on lui donne, son numéro sans cela. Lève `Refus` si la charte est vide,
    si rien n’a changé depuis la dernière version ou si l’étiquette est déjà prise.
    """
    plan = lire_plan(atelier.connexion)
    if not plan.parties:
        raise Refus("La charte n’a encore aucun texte : il n’y a rien à figer.")
    parties = plan.a_comparer()
    contenu = encoder_parties(parties)
    egale = version_de(lire_versions_figees(atelier.connexion)[-1:], parties)
    with atelier.geste("Figer une version") as session:
        versions = session.scalars(select(Version).order_by(Version.numero)).all()
        if egale is not None:
            raise Refus(
                f"Rien n’a changé depuis la version {egale.figee.etiquette} : elle est déjà figée."
            )
        numero = 1 + max((version.numero for version in versions), default=0)
        etiquette = une_ligne(etiquette) or str(numero)
        if len(etiquette) > _LONGUEUR_ETIQUETTE:
            raise Refus(
                f"L’étiquette compte {len(etiquette)} caractères, pour {_LONGUEUR_ETIQUETTE} au "
                "plus : abrégez-la."
            )
        if any(version.etiquette.casefold() == etiquette.casefold() for version in versions):
            raise Refus(f"Une version s’appelle déjà « {etiquette} » : donnez un autre nom.")
        for partie in plan.parties:
            if partie.principe_id is not None:
                trouver(session, Principe, partie.principe_id).numero_article = partie.numero
        session.add(
            Version(
                numero=numero,
                etiquette=etiquette,
                moment=atelier.maintenant().isoformat("T", "seconds"),
                empreinte=empreinte_de(contenu),
                contenu=contenu,
            )
        )
    return numero


def encoder_parties(parties: tuple[Partie, ...]) -> str:
    """Les parties en JSON : à textes égaux, octets égaux."""
    return json.dumps(
        {
            "parties": [
                {"cle": p.cle, "numero": p.numero, "titre": p.titre, "texte": p.texte}
                for p in parties
            ]
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def restaurer_article(atelier: AtelierOuvert, version_id: int, cle: str) -> None:
    """Rend à une partie le texte qu’elle avait dans une version ; l’annulation le défait.

    Une partie recréée sous une autre clé se retrouve par son titre. Lève `Refus` si la version ne
    l’a pas ou a été altérée, ou si la partie n’est plus dans la charte.
    """
    plan = lire_plan(atelier.connexion)
    gardees = {version.id: version for version in lire_versions_figees(atelier.connexion)}
    with atelier.geste("Restaurer un texte") as session:
        version = gardees[trouver(session, Version, version_id).id]
        version.exiger_intacte()
        ancienne = next((p for p in version.parties if p.cle == cle), None)
        if ancienne is None:
            raise Refus(f"La version {version.figee.etiquette} n’a pas cette partie.")
        partie = _la_meme(plan, ancienne)
        if partie is None:
            raise Refus(
                f"« {ancienne.titre} » n’est plus dans la charte : "
                + (
                    "adoptez de nouveau ce principe à l’étape Décider, puis restaurez son texte."
                    if ancienne.numero is not None
                    else "ajoutez d’abord une section de ce titre."
                )
            )
        texte = ancienne.texte.strip()
        if not texte:
            raise Refus(f"« {ancienne.titre} » n’avait aucun texte dans cette version.")
        ecrire_retouche(session, partie, texte, base=partie.assemble)


def _la_meme(plan: PlanCharte, ancienne: Partie) -> PartieLue | None:
    titre = en_cle(ancienne.titre)
    return plan.partie(ancienne.cle) or next(
        (
            p
            for p in plan.parties
            if en_cle(p.titre) == titre and (p.numero is None) == (ancienne.numero is None)
        ),
        None,
    )
