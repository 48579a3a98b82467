"""Créer un atelier à partir d’un modèle."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert, Horloge, creer, heure_locale
from charte_studio.atelier.gestes.commun import (
    une_ligne,
)
from charte_studio.atelier.gestes.explorer import critere_copie, usage_propose
from charte_studio.atelier.gestes.preparer.demarche import colonnes_regle
from charte_studio.atelier.gestes.preparer.participants import (
    Inscription,
    college_nomme,
    inscrire_dans,
)
from charte_studio.atelier.gestes.preparer.principes import principe_copie
from charte_studio.atelier.schema import Atelier, Section
from charte_studio.domaine.confidentialite import SEUIL_PAR_DEFAUT
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES
from charte_studio.redaction.boussole import lire_boussole
from charte_studio.redaction.modeles import Modele
from charte_studio.redaction.usages import usages_du_texte
from charte_studio.socle.chemins import dossier_ressources
from charte_studio.socle.erreurs import Refus


def creer_atelier(
    chemin: Path,
    modele: Modele,
    *,
    titre: str = "",
    organisation: str = "",
    echelle: str = ECHELLE_PAR_DEFAUT,
    inscriptions: Sequence[Inscription] = (),
    colleges: Sequence[tuple[str, int | None]] = (),
    horloge: Horloge = heure_locale,
    dossier_sauvegardes: Path | None = None,
) -> AtelierOuvert:
    """Crée un fichier d’atelier à partir d’un modèle et le laisse ouvert.

    `colleges` : noms et effectifs attendus. Lève `Refus` (nom pris, échelle inconnue) ou
    `EnnuiEnvironnement` ; dans ce cas aucun fichier ne reste.
    """
    if echelle not in ECHELLES:
        raise Refus(
            f"L’échelle «\u00a0{echelle}\u00a0» n’existe pas. "
            f"Échelles livrées\u00a0: {', '.join(ECHELLES)}."
        )
    atelier = creer(chemin, horloge=horloge, dossier_sauvegardes=dossier_sauvegardes)
    try:
        with atelier.geste("Créer l’atelier", nature="creation") as session:
            organisation = une_ligne(organisation)
            session.add(
                _atelier_neuf(modele, une_ligne(titre), organisation, echelle, horloge().date())
            )
            _ajouter_contenu(session, modele)
            session.flush()
            for nom, effectif in colleges:
                college_nomme(session, nom).effectif_attendu = effectif
            inscrire_dans(session, inscriptions)
    except BaseException:
        atelier.fermer()
        chemin.unlink(missing_ok=True)
        raise
    return atelier


def _atelier_neuf(
    modele: Modele, titre: str, organisation: str, echelle: str, jour: dt.date
) -> Atelier:
    regle = RegleDecision()
    return Atelier(
        id=1,
        identifiant=secrets.token_hex(8),
        titre=titre or (f"Charte IA — {organisation}" if organisation else modele.titre),
        organisation=organisation,
        cadre=modele.cadre,
        forme=modele.forme,
        modele=modele.identifiant,
        modele_titre=modele.titre,
        modele_version=modele.version,
        titre_charte=modele.titre,
        echelle=echelle,
        seuil=SEUIL_PAR_DEFAUT,
        **colonnes_regle(regle),
        date=jour.isoformat(),
        lieu="",
        duree_minutes=None,
    )


def _ajouter_contenu(session: Session, modele: Modele) -> None:
    """Copie les textes du modèle et la boussole : l’atelier se rouvrira dans dix ans sans eux."""
    for avant, sections in ((True, modele.sections_avant), (False, modele.sections_apres)):
        for rang, section in enumerate(sections):
            session.add(
                Section(
                    cle=section.cle,
                    titre=section.titre,
                    texte=section.texte,
                    rang=rang,
                    avant=avant,
                )
            )
    session.add_all(
        principe_copie(principe, rang) for rang, principe in enumerate(modele.principes)
    )
    usages = [u for s in modele.sections_apres for u in usages_du_texte(s.texte)]
    session.add_all(usage_propose(usage, rang) for rang, usage in enumerate(usages))
    criteres = lire_boussole(dossier_ressources() / "boussole.toml")
    session.add_all(critere_copie(critere, rang) for rang, critere in enumerate(criteres))
