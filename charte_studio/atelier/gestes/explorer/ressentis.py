"""Les ressentis et les questions, sans nom : les noter, les tirer au hasard."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import exiger, trouver
from charte_studio.atelier.gestes.explorer.rangs import rang_suivant
from charte_studio.atelier.schema import Ressenti
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import RESSENTIS
from charte_studio.socle.erreurs import Refus


def ajouter_ressenti(atelier: AtelierOuvert, *, texte: str, nature: str = "ressenti") -> int:
    """Note un mot anonyme et rend sa clé."""
    # Le libellé ne cite pas le mot : il resterait affiché à côté d’« Annuler ».
    with atelier.geste("Noter un ressenti") as session:
        ressenti = Ressenti(
            nature=_nature(nature),
            texte=exiger(texte, "Le ressenti"),
            groupe_id=None,
            tire=False,
            rang=rang_suivant(session, Ressenti),
        )
        session.add(ressenti)
        session.flush()
        return ressenti.id


def modifier_ressenti(
    atelier: AtelierOuvert, ressenti_id: int, *, texte: str | None = None, nature: str | None = None
) -> None:
    """Corrige un mot ; ce qui n’est pas donné reste."""
    with atelier.geste("Corriger un ressenti") as session:
        ressenti = trouver(session, Ressenti, ressenti_id)
        if texte is not None:
            ressenti.texte = exiger(texte, "Le ressenti")
        if nature is not None:
            ressenti.nature = _nature(nature)


def _nature(nature: str) -> str:
    if nature not in RESSENTIS:
        raise Refus(
            f"«\u00a0{nature}\u00a0» n’est pas une sorte de ressenti\u00a0: {', '.join(RESSENTIS)}."
        )
    return nature


def retirer_ressentis(atelier: AtelierOuvert, ressenti_ids: Sequence[int]) -> None:
    """Retire des mots ; l’annulation les rend."""
    with atelier.geste(
        f"Retirer {accorder(len(ressenti_ids), 'ressenti', 'ressentis')}"
    ) as session:
        for ressenti_id in ressenti_ids:
            session.delete(trouver(session, Ressenti, ressenti_id))


def tirer_ressenti(atelier: AtelierOuvert, choisir: Callable[[Sequence[int]], int]) -> int:
    """Tire un ressenti qui ne l’a pas encore été, et rend sa clé.

    `choisir` : le hasard, que l’appelant apporte. Lève `Refus` quand tous ont été tirés.
    """
    with atelier.geste("Tirer un ressenti au sort") as session:
        restants = tuple(
            session.scalars(select(Ressenti.id).where(~Ressenti.tire).order_by(Ressenti.id))
        )
        if not restants:
            raise Refus(
                "Tous les ressentis ont été tirés\u00a0: notez-en d’autres, ou remettez-les dans "
                "la boîte."
            )
        choisi = choisir(restants)
        trouver(session, Ressenti, choisi).tire = True
        return choisi


def remettre_ressentis(atelier: AtelierOuvert, ressenti_ids: Collection[int] | None = None) -> None:
    """Remet dans la boîte ces ressentis tirés, ou tous."""
    with atelier.geste("Remettre des ressentis dans la boîte") as session:
        tires = select(Ressenti).where(Ressenti.tire)
        if ressenti_ids is not None:
            tires = tires.where(Ressenti.id.in_(ressenti_ids))
        for ressenti in session.scalars(tires):
            ressenti.tire = False
