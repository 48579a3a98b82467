"""`nouveau` et `modeles`."""

from __future__ import annotations

import json
from pathlib import Path

from charte_studio.atelier.gestes.importer import lire_inscriptions
from charte_studio.atelier.gestes.preparer import choisir_echelle_propre, creer_atelier
from charte_studio.commandes.echelle import lire_echelle
from charte_studio.domaine.echelle_propre import CLE_PROPRE
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.decoupage import (
    EXCLUE,
    PRINCIPE,
    SECTION,
    Decoupage,
    Partie,
    en_modele,
    proposer,
)
from charte_studio.redaction.ecrire_modele import modele_en_markdown
from charte_studio.redaction.modeles import lister_modeles, trouver_modele, verifier_modele
from charte_studio.redaction.propositions import cadre_de
from charte_studio.redaction.texte_lu import titre_de_fichier
from charte_studio.socle.chemins import dossier_modeles
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote


def nouveau(
    fichier: Path,
    *,
    modele: str,
    titre: str,
    organisation: str,
    echelle: str,
    participants: Path | None,
) -> None:
    """Crée un atelier ; rien ne reste si l’échelle ou la liste des participants est fautive."""
    if fichier.suffix != ".charte":
        raise Refus(f"« {fichier.name} » doit finir par « .charte ».")
    choisi = trouver_modele(modele, dossier_modeles())
    inscriptions = lire_inscriptions(participants) if participants else ()
    demandee = lire_echelle(echelle)
    propre = demandee.cle == CLE_PROPRE
    with creer_atelier(
        fichier,
        choisi,
        titre=titre,
        organisation=organisation,
        echelle=ECHELLE_PAR_DEFAUT if propre else demandee.cle,
        inscriptions=inscriptions,
    ) as atelier:
        if propre:
            choisir_echelle_propre(atelier, demandee)
        print(
            f"{fichier} : atelier créé sur le modèle « {choisi.identifiant} », "
            f"{accorder(len(choisi.principes), 'principe', 'principes')}, "
            f"{accorder(len(inscriptions), 'participant', 'participants')}."
        )


def modeles(*, en_json: bool, verifier: Path | None) -> None:
    """Liste les modèles livrés, ou vérifie celui qu’on donne."""
    if verifier is not None:
        erreurs = verifier_modele(verifier)
        if erreurs:
            raise Refus("\n".join(erreurs))
        print(f"{verifier} : modèle correct.")
        return
    livres = lister_modeles(dossier_modeles())
    if en_json:
        print(
            json.dumps(
                [
                    {
                        "identifiant": modele.identifiant,
                        "titre": modele.titre,
                        "cadre": modele.cadre,
                        "forme": modele.forme,
                        "version": modele.version,
                        "principes": [
                            {"cle": p.cle, "titre": p.titre, "theme": p.theme, "axe": p.axe}
                            for p in modele.principes
                        ],
                    }
                    for modele in livres
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for modele in livres:
        print(
            f"{modele.identifiant:<14}{CADRES[modele.cadre]:<28}"
            f"{accorder(len(modele.principes), 'principe', 'principes'):<16}{FORMES[modele.forme]}"
        )


def modele_depuis(
    texte: Path, *, vers: Path, cadre: str | None, forme: str | None, en_json: bool
) -> None:
    """Écrit un modèle tiré d’un texte existant, montre son découpage et ce qui est resté dehors."""
    from charte_studio.relecture import lire_texte  # différé : lxml ne sert qu’ici

    if vers.suffix.lower() != ".md":
        raise Refus(f"« {vers.name} » doit finir par « .md » : un modèle est un texte Markdown.")
    if vers.exists() or vers.is_symlink():
        raise Refus(f"« {vers} » existe déjà et n’a pas été touché : choisissez un autre nom.")
    lu = lire_texte(texte)
    decoupage = proposer(lu)
    choisi = cadre or cadre_de(texte_des_blocs(lu.blocs))
    modele = en_modele(
        decoupage,
        identifiant=en_cle(vers.stem) or "ma-charte",
        titre=decoupage.titre or titre_de_fichier(texte.stem),
        cadre=choisi,
        forme=forme or _FORME_PRUDENTE,
    )
    ecrire_a_cote(vers, modele_en_markdown(modele).encode("utf-8"))
    if en_json:
        print(json.dumps(_decoupage_en_json(decoupage, vers), ensure_ascii=False, indent=2))
        return
    print(
        f"{vers} : modèle écrit, cadre « {CADRES[modele.cadre]} »"
        f"{'' if cadre else ' (supposé d’après le texte)'}, forme « {FORMES[modele.forme]} »"
        f"{'' if forme else ' (par défaut)'}."
    )
    for genre, libelle in (
        (SECTION, "Sections, sans débat"),
        (PRINCIPE, "Principes, à débattre"),
        (EXCLUE, "Laissés de côté"),
    ):
        if parties := decoupage.du_genre(genre):
            print(f"\n{libelle} ({len(parties)})")
            for partie in parties:
                print(f"  - {_montrer(partie)}")
    if decoupage.remarques:
        print("\nÀ savoir")
        for remarque in decoupage.remarques:
            print(f"  - {remarque}")


_FORME_PRUDENTE = "guide"
"""Sans portée obligatoire : la forme qui n’engage à rien tant qu’on n’a pas choisi."""


def _montrer(partie: Partie) -> str:
    if partie.titre:
        return " ".join(partie.titre.split())
    debut = " ".join(texte_des_blocs(partie.blocs[:1]).split())
    return f"(sans titre) {debut[:70]}{'…' if len(debut) > 70 else ''}"


def _decoupage_en_json(decoupage: Decoupage, vers: Path) -> dict[str, object]:
    return {
        "modele": str(vers),
        "titre": decoupage.titre,
        "parties": [
            {"genre": partie.genre, "titre": partie.titre, "blocs": len(partie.blocs)}
            for partie in decoupage.parties
        ],
        "remarques": list(decoupage.remarques),
    }
