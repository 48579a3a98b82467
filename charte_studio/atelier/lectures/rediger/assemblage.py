"""La charte entière, assemblée en un document."""

from __future__ import annotations

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import InfoAtelier, compter_inscrits, lire_colleges
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.rediger.deliberations import encadres, lire_deliberations
from charte_studio.atelier.lectures.rediger.plan import PartieLue, lire_plan
from charte_studio.atelier.schema import LigneJournal
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.redaction import document as doc
from charte_studio.redaction.markdown import assainir, lire_blocs


def assembler(connexion: Connection) -> doc.DocumentCharte:
    """La charte entière, prête à être montrée ou exportée."""
    plan = lire_plan(connexion)
    info = plan.info
    lignes = lire_decisions(connexion)
    deliberations = {
        ligne.principe_id: deliberation
        for ligne, deliberation in zip(lignes, lire_deliberations(connexion, lignes), strict=True)
    }

    def partie(lue: PartieLue) -> doc.Section | doc.Article:
        blocs = lire_blocs(lue.texte)
        titre = assainir(lue.titre)
        if lue.principe_id is None or lue.numero is None:
            return doc.Section(lue.cle, titre, blocs, retouche=lue.retouche)
        return doc.Article(
            lue.cle,
            lue.numero,
            titre,
            blocs,
            encadres=encadres(deliberations[lue.principe_id]),
            reserves=lue.issue == "adopte-avec-reserves",
            retouche=lue.retouche,
        )

    return doc.DocumentCharte(
        titre=info.titre_charte,
        organisation=info.organisation,
        cadre=CADRES[info.cadre],
        forme=FORMES[info.forme],
        statut="Projet",
        date=info.date,
        corps=tuple(partie(lue) for lue in plan.parties),
        deliberations=tuple(deliberations.values()),
        tracabilite=_tracabilite(connexion, info),
    )


def _tracabilite(connexion: Connection, info: InfoAtelier) -> doc.Tracabilite:
    dernier = connexion.execute(
        select(LigneJournal.n, LigneJournal.empreinte).order_by(LigneJournal.n.desc()).limit(1)
    ).one()
    return doc.Tracabilite(
        date=info.date,
        lieu=info.lieu,
        duree_minutes=info.duree_minutes,
        colleges=tuple(
            doc.CollegePresent(c.nom, c.inscrits, c.effectif_attendu)
            for c in lire_colleges(connexion)
        ),
        participants=compter_inscrits(connexion),
        modele=f"{info.modele_titre} ({CADRES[info.cadre]}, version {info.modele_version})",
        echelle=info.echelle,
        regle=info.regle.en_phrase(),
        seuil=info.seuil,
        gestes=dernier.n,
        empreinte_journal=dernier.empreinte,
    )
