"""Accueillir : les mots de l’ouverture, et le baromètre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    abrege,
    exiger,
    latelier,
    propre,
    trouver,
    une_ligne,
)
from charte_studio.atelier.schema import Barometre, ChoixBarometre
from charte_studio.redaction.accueil import REPONSES_MAX, REPONSES_MIN, Reponse
from charte_studio.socle.erreurs import Refus

OUVERT: Final = "ouvert"
CLOS: Final = "clos"
MAINS_MAX: Final = 100_000


def ecrire_accueil(
    atelier: AtelierOuvert,
    *,
    objectif: str | None = None,
    regles_echange: str | None = None,
    mention_donnees: str | None = None,
) -> None:
    """Récrit un texte de l’accueil ; ce qui n’est pas donné reste.

    Vide, il redevient le texte livré. Les règles et l’information s’écrivent une par ligne.
    """
    noms = {
        "l’objectif": objectif,
        "les règles d’échange": regles_echange,
        "l’information sur les données": mention_donnees,
    }
    quoi = ", ".join(nom for nom, texte in noms.items() if texte is not None)
    with atelier.geste(f"Écrire {quoi}") as session:
        ligne = latelier(session)
        if objectif is not None:
            ligne.objectif = propre(objectif)
        if regles_echange is not None:
            ligne.regles_echange = _une_par_ligne(regles_echange)
        if mention_donnees is not None:
            ligne.mention_donnees = _une_par_ligne(mention_donnees)


def _une_par_ligne(texte: str) -> str:
    lignes = (une_ligne(ligne) for ligne in propre(texte).splitlines())
    return "\n".join(ligne for ligne in lignes if ligne)


# --- le baromètre --------------------------------------------------------------------------------


def ajouter_barometre(
    atelier: AtelierOuvert, *, question: str, reponses: Sequence[Reponse], source: str = ""
) -> int:
    """Ajoute une question d’ouverture et rend sa clé.

    Lève `Refus` hors de deux à cinq réponses, ou pour un repère sans source.
    """
    with atelier.geste(f"Ajouter la question «\u00a0{abrege(question)}\u00a0»") as session:
        barometre = Barometre(
            question=une_ligne(exiger(question, "La question")),
            repere_source=une_ligne(source),
            etat=OUVERT,
            rang=_rang_suivant(session),
            choix=[
                ChoixBarometre(libelle=r.libelle, nombre=0, repere=r.repere, rang=rang)
                for rang, r in enumerate(_reponses(reponses, source))
            ],
        )
        session.add(barometre)
        session.flush()
        return barometre.id


def _rang_suivant(session: Session) -> int:
    return session.scalar(select(func.coalesce(func.max(Barometre.rang) + 1, 0))) or 0


def _reponses(reponses: Sequence[Reponse], source: str) -> list[Reponse]:
    """Les réponses nettoyées, sans les lignes vides."""
    nettes = [Reponse(une_ligne(r.libelle), r.repere) for r in reponses if une_ligne(r.libelle)]
    if not REPONSES_MIN <= len(nettes) <= REPONSES_MAX:
        raise Refus(f"Donnez de {REPONSES_MIN} à {REPONSES_MAX} réponses possibles.")
    if len({r.libelle.casefold() for r in nettes}) != len(nettes):
        raise Refus("Deux réponses sont les mêmes\u00a0: changez-en une.")
    reperes = [r.repere for r in nettes if r.repere is not None]
    if any(not 0 <= repere <= 100 for repere in reperes) or sum(reperes) > 100:
        raise Refus("Les repères sont des parts en pour cent\u00a0: cent au plus en tout.")
    if reperes and not une_ligne(source):
        raise Refus("Dites d’où vient le repère\u00a0: une source, ou pas de repère.")
    return nettes


def modifier_barometre(
    atelier: AtelierOuvert,
    barometre_id: int,
    *,
    question: str,
    reponses: Sequence[Reponse],
    source: str,
) -> None:
    """Récrit une question. Lève `Refus` si les mots changent alors que la salle a répondu."""
    with atelier.geste(f"Modifier la question «\u00a0{abrege(question)}\u00a0»") as session:
        barometre = trouver(session, Barometre, barometre_id)
        nettes = _reponses(reponses, source)
        texte = une_ligne(exiger(question, "La question"))
        memes = texte == barometre.question and [r.libelle for r in nettes] == [
            choix.libelle for choix in barometre.choix
        ]
        if not memes and any(choix.nombre for choix in barometre.choix):
            raise Refus(
                "La salle a déjà répondu\u00a0: changer les mots ferait mentir ses réponses. "
                "Ajoutez plutôt une autre question."
            )
        barometre.question, barometre.repere_source = texte, une_ligne(source)
        for choix, reponse in zip(barometre.choix, nettes, strict=False):
            choix.libelle, choix.repere = reponse.libelle, reponse.repere
        del barometre.choix[len(nettes) :]
        for rang, reponse in list(enumerate(nettes))[len(barometre.choix) :]:
            barometre.choix.append(
                ChoixBarometre(libelle=reponse.libelle, nombre=0, repere=reponse.repere, rang=rang)
            )


def retirer_barometre(atelier: AtelierOuvert, barometre_id: int) -> None:
    """Retire une question et ses réponses ; l’annulation les rend."""
    with atelier.geste("Retirer une question d’ouverture") as session:
        session.delete(trouver(session, Barometre, barometre_id))


def compter_reponses_barometre(atelier: AtelierOuvert, choix_id: int, nombre: int) -> None:
    """Note combien de mains se lèvent pour une réponse. Lève `Refus` si la question est close."""
    if not 0 <= nombre <= MAINS_MAX:
        raise Refus("Un nombre de mains est positif ou nul\u00a0: corrigez le compte.")
    with atelier.geste("Compter des réponses au baromètre") as session:
        choix = trouver(session, ChoixBarometre, choix_id)
        _exiger_ouvert(trouver(session, Barometre, choix.barometre_id))
        choix.nombre = nombre


def _exiger_ouvert(barometre: Barometre) -> None:
    if barometre.etat != OUVERT:
        raise Refus("Cette question est close\u00a0: rouvrez-la pour corriger le compte.")


def clore_barometre(atelier: AtelierOuvert, barometre_id: int) -> None:
    """Clôt la question : la salle peut voir ses réponses. Lève `Refus` si rien n’est compté."""
    with atelier.geste("Clore le baromètre") as session:
        barometre = trouver(session, Barometre, barometre_id)
        _exiger_ouvert(barometre)
        total = sum(choix.nombre for choix in barometre.choix)
        if not total:
            raise Refus("Personne n’a encore répondu\u00a0: comptez d’abord les mains.")
        barometre.etat = CLOS


def rouvrir_barometre(atelier: AtelierOuvert, barometre_id: int) -> None:
    """Rouvre la question : les réponses ne se montrent plus, les comptes restent."""
    with atelier.geste("Rouvrir le baromètre") as session:
        trouver(session, Barometre, barometre_id).etat = OUVERT
