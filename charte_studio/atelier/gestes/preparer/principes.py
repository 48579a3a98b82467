"""Choisir, ordonner, écrire les principes mis en débat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    abrege,
    exiger,
    propre,
    trouver,
    une_ligne,
)
from charte_studio.atelier.schema import Amorce, Formulation, Principe
from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import AXES, ISSUES, ISSUES_DANS_LA_CHARTE, NIVEAUX, THEMES
from charte_studio.redaction.principes import PrincipeModele
from charte_studio.socle.erreurs import Refus


def retenir_principe(atelier: AtelierOuvert, principe_id: int, retenu: bool) -> None:
    """Met un principe à l’ordre du jour, ou l’en sort sans rien effacer.

    Lève `Refus` pour sortir un principe sur lequel la salle s’est déjà positionnée.
    """
    verbe = "Retenir" if retenu else "Laisser de côté"
    with atelier.geste(f"{verbe} un principe") as session:
        principe = trouver(session, Principe, principe_id)
        if not retenu and principe.decision:
            raise Refus(_deja_tranche(principe.titre, principe.decision.issue))
        if not retenu and principe.tours:
            raise Refus(
                f"La salle s’est déjà positionnée sur « {principe.titre} » : tranchez plutôt "
                "« Écarté » à l’étape Décider, et la trace restera."
            )
        principe.retenu = retenu


def _deja_tranche(titre: str, issue: str) -> str:
    tranche = f"« {titre} » est déjà tranché ({ISSUES[issue].lower()})"
    if issue not in ISSUES_DANS_LA_CHARTE:
        return f"{tranche} : il n’a pas d’article, et ce que la salle en a dit reste au projet."
    return (
        f"{tranche} : pour qu’il sorte de la charte, décidez « Écarté » à l’étape Décider. Les "
        "votes et la décision d’avant restent dans son histoire."
    )


def ordonner_principes(atelier: AtelierOuvert, principe_ids: Sequence[int]) -> None:
    """Donne aux principes l’ordre de cette liste ; ceux qui n’y sont pas passent après."""
    with atelier.geste("Ordonner les principes") as session:
        principes = {p.id: p for p in session.scalars(select(Principe).order_by(Principe.rang))}
        ordre = [i for i in principe_ids if i in principes]
        ordre += [i for i in principes if i not in set(ordre)]
        for rang, identifiant in enumerate(ordre):
            principes[identifiant].rang = rang


def ajouter_de_la_bibliotheque(atelier: AtelierOuvert, principes: Sequence[PrincipeModele]) -> int:
    """Copie des principes à la fin de l’ordre du jour, d’un seul geste, et rend leur nombre.

    Lève `Refus` si la liste est vide, ou si l’un d’eux est déjà dans l’atelier.
    """
    if not principes:
        raise Refus("Choisissez au moins un principe de la bibliothèque.")
    seul = f"le principe « {abrege(principes[0].titre)} »"
    quoi = seul if len(principes) == 1 else f"{len(principes)} principes de la bibliothèque"
    with atelier.geste(f"Ajouter {quoi}") as session:
        pris = set(session.scalars(select(Principe.cle)))
        for rang, principe in enumerate(principes, start=_rang_suivant(session)):
            if principe.cle in pris:
                raise Refus(
                    f"« {principe.titre} » est déjà parmi les principes de l’atelier : s’il est "
                    "laissé de côté, cochez-le dans la liste."
                )
            pris.add(principe.cle)
            session.add(principe_copie(principe, rang))
    return len(principes)


def principe_copie(principe: PrincipeModele, rang: int) -> Principe:
    """Le principe d’un modèle ou de la bibliothèque, avec tous ses textes : on ne relit jamais
    le modèle."""
    amorces = [("pour", texte) for texte in principe.pour]
    amorces += [("contre", texte) for texte in principe.contre]
    amorces += [("vigilance", texte) for texte in principe.vigilance]
    amorces += [("source", f"{s.texte} ({s.statut})") for s in principe.sources]
    return Principe(
        cle=principe.cle,
        titre=principe.titre,
        theme=principe.theme,
        axe=principe.axe,
        enjeu=principe.enjeu,
        question=principe.question,
        rang=rang,
        retenu=True,
        formulations=[Formulation(niveau=f.niveau, texte=f.texte) for f in principe.formulations],
        amorces=[Amorce(nature=nature, texte=texte) for nature, texte in amorces],
    )


def _rang_suivant(session: Session) -> int:
    return session.scalar(select(func.coalesce(func.max(Principe.rang) + 1, 0))) or 0


def ajouter_principe(
    atelier: AtelierOuvert,
    *,
    titre: str,
    question: str,
    enjeu: str = "",
    theme: str = "",
    axe: str = "",
    formulations: Mapping[str, str],
) -> int:
    """Ajoute un principe écrit par le groupe et rend sa clé."""
    with atelier.geste(f"Ajouter le principe « {abrege(titre)} »") as session:
        titre = une_ligne(exiger(titre, "Le titre du principe"))
        principe = Principe(
            cle=_cle_principe(session, titre),
            titre=titre,
            theme="",
            axe="",
            enjeu="",
            question="",
            rang=_rang_suivant(session),
            retenu=True,
        )
        _remplir_principe(principe, question, enjeu, theme, axe, formulations)
        session.add(principe)
        session.flush()
        return principe.id


def _cle_principe(session: Session, titre: str) -> str:
    """La clé du titre, suivie d’un numéro si elle est prise."""
    base = en_cle(titre) or "principe"
    prises = set(session.scalars(select(Principe.cle)))
    cle, suite = base, 2
    while cle in prises:
        cle, suite = f"{base}-{suite}", suite + 1
    return cle


def modifier_principe(
    atelier: AtelierOuvert,
    principe_id: int,
    *,
    titre: str,
    question: str,
    enjeu: str,
    theme: str,
    axe: str,
    formulations: Mapping[str, str],
) -> None:
    """Récrit un principe. Lève `Refus` si la question change alors qu’on y a répondu."""
    with atelier.geste(f"Modifier le principe « {abrege(titre)} »") as session:
        principe = trouver(session, Principe, principe_id)
        if principe.tours and propre(question) != principe.question:
            raise Refus(
                "La salle s’est déjà positionnée sur cette affirmation : la changer ferait mentir "
                "les réponses. Ajoutez plutôt un nouveau principe."
            )
        principe.titre = une_ligne(exiger(titre, "Le titre du principe"))
        _remplir_principe(principe, question, enjeu, theme, axe, formulations)


def _remplir_principe(
    principe: Principe,
    question: str,
    enjeu: str,
    theme: str,
    axe: str,
    formulations: Mapping[str, str],
) -> None:
    if theme and theme not in THEMES:
        raise Refus(f"Le thème « {theme} » n’existe pas. Thèmes : {', '.join(THEMES)}.")
    if axe and axe not in AXES:
        raise Refus(f"L’axe « {axe} » n’existe pas. Axes : {', '.join(AXES)}.")
    textes = {niveau: propre(texte) for niveau, texte in formulations.items()}
    if not any(textes.values()):
        raise Refus("Un principe a au moins une formulation : écrivez ce que dirait la charte.")
    principe.question = exiger(question, "L’affirmation mise en débat")
    principe.enjeu, principe.theme, principe.axe = propre(enjeu), theme, axe
    existantes = {f.niveau: f for f in principe.formulations}
    retenue = principe.decision.formulation_id if principe.decision else None
    for niveau in NIVEAUX:
        texte = textes.get(niveau, "")
        if niveau in existantes and not texte:
            if existantes[niveau].id == retenue:
                raise Refus(
                    f"La formulation « {NIVEAUX[niveau]} » est celle que la décision retient : "
                    "choisissez-en une autre à l’étape Décider avant de la retirer."
                )
            principe.formulations.remove(existantes[niveau])
        elif niveau in existantes:
            existantes[niveau].texte = texte
        elif texte:
            principe.formulations.append(Formulation(niveau=niveau, texte=texte))
