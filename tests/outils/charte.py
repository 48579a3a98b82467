"""Mener une charte de bout en bout : adopter, assembler, contrôler, transmettre, relire."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.lectures.controles import Analyse, analyser, lire_matiere
from charte_studio.atelier.lectures.decider import formulation_par_defaut
from charte_studio.atelier.lectures.document_complet import lire_a_transmettre
from charte_studio.atelier.lectures.rediger import PartieLue, lire_plan
from charte_studio.atelier.schema import Decision, Formulation
from charte_studio.export import exporter
from tests.export.conftest import HORODATAGE
from tests.export.outils import DocxRelu, texte

JOUR: Final = dt.date(2026, 11, 22)


def adopter(atelier: AtelierOuvert, *principes: int) -> None:
    """Adopte ces principes dans leur formulation par défaut, sans passer par un tour."""
    with atelier.geste("Adopter") as session:
        for principe_id in principes:
            formulations = session.query(Formulation).filter_by(principe_id=principe_id).all()
            formulation = formulation_par_defaut(formulations)
            assert formulation is not None
            session.add(
                Decision(
                    principe_id=principe_id,
                    issue="adopte",
                    formulation_id=formulation.id,
                    justification="",
                    suggestion="",
                    suggestion_phrase="",
                    automatique=False,
                )
            )


def partie(atelier: AtelierOuvert, cle: str) -> PartieLue:
    """La partie de cette clé, qui doit être dans la charte."""
    lue = lire_plan(atelier.connexion).partie(cle)
    assert lue is not None
    return lue


def controles(atelier: AtelierOuvert) -> Analyse:
    """Les contrôles, la grille et la synthèse, au même jour pour tous les tests."""
    return analyser(lire_matiere(atelier.connexion), aujourd_hui=JOUR)


def cles_des_constats(atelier: AtelierOuvert) -> set[str]:
    """Les contrôles qui ont quelque chose à dire."""
    return {constat.cle for constat in controles(atelier).constats}


def transmettre(
    atelier: AtelierOuvert, dossier: Path, profil: str = "projet", *, depuis: int | None = None
) -> DocxRelu:
    """Le DOCX écrit puis relu ; `depuis` : la version dont les changements sont suivis."""
    lu = lire_a_transmettre(atelier.connexion, aujourd_hui=JOUR)
    vers = dossier / f"{profil}.docx"
    exporter(
        lu.document,
        vers=vers,
        horodatage=HORODATAGE,
        profil=profil,
        depuis=None if depuis is None else lu.document_de(depuis),
    )
    return DocxRelu(vers)


def lignes(relu: DocxRelu) -> list[str]:
    """Le texte de chaque paragraphe du DOCX, ceux des tableaux compris."""
    return [texte(paragraphe) for paragraphe in relu.chercher(".//w:p")]
