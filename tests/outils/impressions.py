"""Des ateliers à imprimer, du plus simple au plus démesuré, sans passer par un fichier."""

from __future__ import annotations

import dataclasses
import datetime as dt
from io import BytesIO

from pypdf import PdfReader

from charte_studio.atelier.lectures.commun import CollegeLu, InfoAtelier
from charte_studio.atelier.lectures.impressions import AImprimer, PrincipeImprime
from charte_studio.atelier.lectures.preparer import ParticipantLu
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelles import ECHELLES, Degre, Echelle
from charte_studio.interface.impressions.options import Options
from charte_studio.redaction.deroules import Deroule, Sequence

DEROULE = Deroule(
    cle="essai",
    titre="Essai, 1 h",
    resume="",
    participants_max=20,
    principes_conseilles=(1, 3),
    sequences=(
        Sequence(1, "Le cadre", 10, "accueillir", "Dire le but.", "Vous parlez.", ("règles",)),
        Sequence(1, "Les positions", 50, "se_positionner", "Répondre.", "Silence.", ("cartons",)),
    ),
)
OPTIONS = Options(DEROULE, debut=dt.time(14, 0))
ACCORD = ECHELLES["accord-5"]


def echelle_de(nombre: int, libelle: str = "Degré") -> Echelle:
    """Une échelle de ce nombre de degrés, partagée entre le pour et le contre."""
    degres = tuple(Degre(f"d{n}", f"{libelle} {n}", f"D{n}") for n in range(1, nombre + 1))
    return Echelle(f"essai-{nombre}", "Essai", degres, nombre // 2, nombre // 2)


def principe(numero: int, titre: str = "", question: str = "Le dit-on ?") -> PrincipeImprime:
    """Un principe, avec un texte en Markdown."""
    texte = "On le **dit** au public.\n\n- une fois par an\n- sur demande"
    return PrincipeImprime(numero, titre or f"Principe {numero}", question, texte, "Équilibrée")


def a_imprimer(
    *,
    effectifs: tuple[int, ...] = (4, 2),
    principes: tuple[PrincipeImprime, ...] = (principe(1), principe(2)),
    echelle: Echelle = ACCORD,
    noms: tuple[str, ...] = (),
    titre: str = "Atelier d’essai",
    college: str = "Collège",
) -> AImprimer:
    """Un atelier d’autant de collèges que d’effectifs."""
    colleges = tuple(
        CollegeLu(n, f"c{n}", f"{college} {n}", None, inscrits)
        for n, inscrits in enumerate(effectifs, start=1)
    )
    rangs = [c for c in colleges for _ in range(c.inscrits)]
    participants = tuple(
        ParticipantLu(n, n, c.id, c.nom, noms[n - 1] if n <= len(noms) else "")
        for n, c in enumerate(rangs, start=1)
    )
    return AImprimer(_info(titre, echelle), colleges, participants, principes, (), (), False)


def textes_du_pdf(pdf: bytes) -> list[str]:
    """Le texte de chaque page, les blancs ramenés à une espace."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def _info(titre: str, echelle: Echelle) -> InfoAtelier:
    dits = {
        "titre": titre,
        "echelle": echelle,
        "seuil": 3,
        "regle": RegleDecision(),
        "date": dt.date(2026, 11, 12),
        "duree_minutes": 60,
    }
    return InfoAtelier(**{c.name: dits.get(c.name, "") for c in dataclasses.fields(InfoAtelier)})  # type: ignore[arg-type]
