"""La synthèse de séance : calculée ici, sans modèle de langue, explicable et modifiable."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from charte_studio.domaine.francais import accorder
from charte_studio.redaction.pieces import Synthese as SyntheseImprimee
from charte_studio.redaction.synthese.axes import proposer_axes
from charte_studio.redaction.synthese.donnees import (
    Axe,
    ObjectionDite,
    PointAxe,
    Sort,
    Sujet,
    Synthese,
    Terme,
    Verbatim,
    VerbatimChoisi,
    sorts_du_document,
    verbatims_du_document,
)
from charte_studio.redaction.synthese.rapprochement import regrouper_doublons
from charte_studio.redaction.synthese.reglages import ReglagesSynthese, lire_reglages_synthese
from charte_studio.redaction.synthese.sujets import (
    batir_sujet,
    grouper,
    montrer,
    preparer,
    reconnaissable,
)

__all__ = [
    "Axe",
    "ObjectionDite",
    "PointAxe",
    "ReglagesSynthese",
    "Sort",
    "Sujet",
    "Synthese",
    "Terme",
    "Verbatim",
    "VerbatimChoisi",
    "en_une_page",
    "lire_reglages_synthese",
    "sorts_du_document",
    "synthetiser",
    "verbatims_du_document",
]


def synthetiser(
    verbatims: Sequence[Verbatim],
    *,
    sorts: Sequence[Sort],
    reglages: ReglagesSynthese,
    colleges_montrables: Collection[str] = (),
) -> Synthese:
    """Les sujets principaux, leurs paroles exactes, et les axes d’amélioration.

    `colleges_montrables` : les collèges au-dessus du seuil de confidentialité ; les autres ne sont
    jamais nommés. Avec trop peu de paroles, rien n’est regroupé et une remarque le dit.
    """
    dits = [verbatim for verbatim in verbatims if verbatim.texte.strip()]
    paquets = regrouper_doublons(dits)
    premieres = [paquet[0] for paquet in paquets]
    par_cle = {sort.principe: sort for sort in sorts}
    axes = proposer_axes(premieres, sorts, reglages)
    doublons = len(dits) - len(paquets)
    if len(paquets) < reglages.assez:
        return Synthese(
            sujets=(),
            axes=axes,
            isoles=tuple(
                montrer(
                    paquet,
                    colleges_montrables,
                    reconnaissable(paquet[0].texte, reglages.reconnaissables),
                )
                for paquet in paquets
            ),
            autres=(),
            remarques=_remarques(len(dits), doublons, 0, len(axes), reglages),
            paroles=len(dits),
            doublons=doublons,
        )
    points, ailleurs = preparer(premieres, par_cle, reglages)
    groupes = grouper(premieres, par_cle, reglages, points)
    sujets = tuple(
        batir_sujet(
            groupe,
            paquets,
            points,
            par_cle,
            reglages=reglages,
            colleges_montrables=colleges_montrables,
            ailleurs=ailleurs,
        )
        for groupe in groupes[: reglages.sujets]
    )
    repris = {principe for sujet in sujets for principe in sujet.principes}
    debattus = dict.fromkeys(v.principe for v in premieres if v.principe)
    return Synthese(
        sujets=sujets,
        axes=axes,
        isoles=(),
        autres=tuple(
            par_cle[cle].titre if cle in par_cle else cle for cle in debattus if cle not in repris
        ),
        remarques=_remarques(len(dits), doublons, len(sujets), len(axes), reglages),
        paroles=len(dits),
        doublons=doublons,
    )


def en_une_page(synthese: Synthese, *, verbatims_par_sujet: int = 3) -> SyntheseImprimee:
    """La synthèse telle que les exports l’écrivent.

    Une parole qui pourrait faire reconnaître quelqu’un n’y entre pas d’elle-même.
    """
    choisis = [v for s in synthese.sujets for v in _surs(s)[:verbatims_par_sujet]]
    isoles = tuple(v for v in synthese.isoles if not v.a_relire)
    return SyntheseImprimee(
        sujets=tuple(
            f"{s.titre}\u00a0: {s.resume[:1].lower()}{s.resume[1:]}" for s in synthese.sujets
        ),
        verbatims=tuple(v.texte for v in choisis or isoles),
        axes=tuple(f"{axe.titre}. {axe.constat}" for axe in synthese.axes),
    )


def _surs(sujet: Sujet) -> list[VerbatimChoisi]:
    return [verbatim for verbatim in sujet.verbatims if not verbatim.a_relire]


def _remarques(
    paroles: int, doublons: int, sujets: int, axes: int, reglages: ReglagesSynthese
) -> tuple[str, ...]:
    """Ce qu’il faut savoir avant de s’en servir."""
    if not paroles:
        dites = ["Aucune parole n’a été notée : il n’y a pas de sujet à proposer."]
    elif not sujets:
        seulement = accorder(paroles, "parole notée", "paroles notées")
        dites = [f"{seulement} : trop peu pour dégager des sujets, tout est montré tel quel."]
    elif sujets < reglages.sujets:
        combien = accorder(sujets, "sujet seulement", "sujets seulement")
        dites = [f"{combien} : la salle n’a pas débattu assez de principes pour davantage."]
    else:
        dites = []
    if doublons:
        dites.append(
            f"{accorder(doublons, 'parole presque identique', 'paroles presque identiques')} à une "
            "autre : comptées, montrées une fois."
        )
    if not axes:
        dites.append(
            "Ni objection, ni question, ni décision à reprendre : aucun axe n’est proposé."
        )
    return tuple(dites)
