"""La boussole : les critères qui aident à trancher un usage."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, trouver, une_ligne
from charte_studio.atelier.gestes.explorer.rangs import rang_suivant
from charte_studio.atelier.gestes.explorer.usages import lire_examen, noter_examen
from charte_studio.atelier.schema import Critere, Usage
from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.boussole import CritereLivre
from charte_studio.socle.erreurs import Refus


def critere_copie(critere: CritereLivre, rang: int) -> Critere:
    """Le critère livré, tel qu’il entre dans un atelier."""
    return Critere(cle=critere.cle, titre=critere.titre, question=critere.question, rang=rang)


def reprendre_boussole(atelier: AtelierOuvert, livres: Sequence[CritereLivre]) -> int:
    """Ajoute les critères livrés que l’atelier n’a pas, et rend leur nombre."""
    with atelier.geste("Reprendre la boussole livrée") as session:
        pris = set(session.scalars(select(Critere.cle)))
        neufs = [critere for critere in livres if critere.cle not in pris]
        if not neufs:
            raise Refus("Tous les critères livrés sont déjà dans la boussole.")
        depart = rang_suivant(session, Critere)
        session.add_all(critere_copie(c, rang) for rang, c in enumerate(neufs, start=depart))
        return len(neufs)


def ajouter_critere(atelier: AtelierOuvert, *, titre: str, question: str) -> int:
    """Ajoute un critère à la boussole et rend sa clé."""
    with atelier.geste(f"Ajouter le critère «\u00a0{abrege(titre)}\u00a0»") as session:
        titre = une_ligne(exiger(titre, "Le nom du critère"))
        base = en_cle(titre) or "critere"
        prises = set(session.scalars(select(Critere.cle)))
        cle, suite = base, 2
        while cle in prises:
            cle, suite = f"{base}-{suite}", suite + 1
        critere = Critere(
            cle=cle,
            titre=titre,
            question=une_ligne(exiger(question, "La question")),
            rang=rang_suivant(session, Critere),
        )
        session.add(critere)
        session.flush()
        return critere.id


def modifier_critere(atelier: AtelierOuvert, critere_id: int, *, titre: str, question: str) -> None:
    """Récrit un critère ; ce qu’il a dit des usages reste."""
    with atelier.geste(f"Modifier le critère «\u00a0{abrege(titre)}\u00a0»") as session:
        critere = trouver(session, Critere, critere_id)
        critere.titre = une_ligne(exiger(titre, "Le nom du critère"))
        critere.question = une_ligne(exiger(question, "La question"))


def deplacer_critere(atelier: AtelierOuvert, critere_id: int, pas: int) -> None:
    """Monte (−1) ou descend (+1) un critère."""
    with atelier.geste("Déplacer un critère") as session:
        tous = list(session.scalars(select(Critere).order_by(Critere.rang, Critere.id)))
        rang = tous.index(trouver(session, Critere, critere_id))
        if 0 <= rang + pas < len(tous):
            tous.insert(rang + pas, tous.pop(rang))
            for place, critere in enumerate(tous):
                critere.rang = place


def retirer_critere(atelier: AtelierOuvert, critere_id: int) -> None:
    """Retire un critère, et ce qu’il disait des usages."""
    with atelier.geste("Retirer un critère") as session:
        critere = trouver(session, Critere, critere_id)
        for usage in session.scalars(select(Usage).where(Usage.criteres != "")):
            examen = lire_examen(usage)
            if examen.pop(critere.cle, None):
                noter_examen(usage, examen)
        session.delete(critere)
