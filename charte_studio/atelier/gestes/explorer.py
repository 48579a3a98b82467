"""Explorer : les usages et leur verdict, les ressentis, la boussole, les groupes."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Final, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, trouver, une_ligne
from charte_studio.atelier.schema import College, Critere, Groupe, Ressenti, Usage
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.domaine.vocabulaire import FREQUENCES, RESSENTIS, VERDICTS
from charte_studio.redaction.boussole import CritereLivre
from charte_studio.redaction.usages import OUI_SI, UsageType
from charte_studio.socle.erreurs import Refus

GENRES: Final[dict[str, type[Usage] | type[Ressenti]]] = {"usage": Usage, "ressenti": Ressenti}
"""Ce qui se range dans des groupes."""
EXAMENS: Final = ("oui", "non", "question")
"""Ce qu’un critère de la boussole peut répondre d’un usage."""
_SALLE: Final = "salle"
_MODELE: Final = "modele"


# --- les usages ----------------------------------------------------------------------------------


def ajouter_usage(
    atelier: AtelierOuvert,
    *,
    tache: str,
    outil: str = "",
    donnees: str = "",
    frequence: str = "",
    college_id: int | None = None,
) -> int:
    """Ajoute une carte d’usage et rend sa clé. Lève `Refus` sans tâche."""
    with atelier.geste(f"Ajouter l’usage «\u00a0{abrege(tache)}\u00a0»") as session:
        if college_id is not None:
            trouver(session, College, college_id)
        usage = Usage(
            outil=une_ligne(outil),
            tache=une_ligne(exiger(tache, "La tâche")),
            donnees=une_ligne(donnees),
            frequence=_frequence(frequence),
            verdict="",
            conditions="",
            criteres="",
            college_id=college_id,
            groupe_id=None,
            origine=_SALLE,
            rang=_rang_suivant(session, Usage),
        )
        session.add(usage)
        session.flush()
        return usage.id


def usage_propose(usage: UsageType, rang: int) -> Usage:
    """La carte d’un usage que le modèle propose : sans verdict, la salle le dira."""
    return Usage(
        outil="",
        tache=usage.tache,
        donnees=usage.donnees,
        frequence="",
        verdict="",
        conditions=usage.conditions,
        criteres="",
        college_id=None,
        groupe_id=None,
        origine=_MODELE,
        rang=rang,
    )


def modifier_usage(
    atelier: AtelierOuvert,
    usage_id: int,
    *,
    outil: str | None = None,
    tache: str | None = None,
    donnees: str | None = None,
    frequence: str | None = None,
) -> None:
    """Récrit une carte ; ce qui n’est pas donné reste. Lève `Refus` pour une tâche vide."""
    with atelier.geste("Modifier un usage") as session:
        usage = trouver(session, Usage, usage_id)
        if outil is not None:
            usage.outil = une_ligne(outil)
        if tache is not None:
            usage.tache = une_ligne(exiger(tache, "La tâche"))
        if donnees is not None:
            usage.donnees = une_ligne(donnees)
        if frequence is not None:
            usage.frequence = _frequence(frequence)


def _frequence(frequence: str) -> str:
    if frequence and frequence not in FREQUENCES:
        raise Refus(
            f"«\u00a0{frequence}\u00a0» n’est pas une fréquence\u00a0: "
            f"{', '.join(FREQUENCES)}, ou rien."
        )
    return frequence


def trancher_usage(
    atelier: AtelierOuvert, usage_id: int, *, verdict: str, conditions: str | None = None
) -> None:
    """Donne un verdict à un usage, ou l’ôte (vide), avec ses conditions.

    Lève `Refus` pour un « oui, si… » sans condition : ce serait un oui.
    """
    if verdict and verdict not in VERDICTS:
        raise Refus(
            f"«\u00a0{verdict}\u00a0» n’est pas un verdict\u00a0: {', '.join(VERDICTS)}, ou rien."
        )
    quoi = VERDICTS.get(verdict, "à trancher")
    with atelier.geste(f"Verdict d’un usage\u00a0: {quoi}") as session:
        usage = trouver(session, Usage, usage_id)
        if conditions is not None:
            usage.conditions = propre(conditions)
        if verdict == OUI_SI and not usage.conditions:
            raise Refus(
                "Dites à quelles conditions\u00a0: un «\u00a0oui, si…\u00a0» sans condition est un "
                "oui."
            )
        usage.verdict = verdict


def examiner_usage(atelier: AtelierOuvert, usage_id: int, *, critere: str, reponse: str) -> None:
    """Note ce qu’un critère de la boussole dit d’un usage ; une réponse vide l’efface."""
    if reponse and reponse not in EXAMENS:
        raise Refus(
            f"«\u00a0{reponse}\u00a0» n’est pas une réponse\u00a0: {', '.join(EXAMENS)}, ou rien."
        )
    with atelier.geste("Passer un usage à la boussole") as session:
        usage = trouver(session, Usage, usage_id)
        if session.scalar(select(Critere.id).where(Critere.cle == critere)) is None:
            raise Refus("Ce critère n’existe plus\u00a0: il a été retiré de la boussole.")
        examen = _examen(usage)
        examen.pop(critere, None)
        if reponse:
            examen[critere] = reponse
        _noter_examen(usage, examen)


def _examen(usage: Usage) -> dict[str, str]:
    return dict(json.loads(usage.criteres)) if usage.criteres else {}


def _noter_examen(usage: Usage, examen: dict[str, str]) -> None:
    usage.criteres = json.dumps(examen, ensure_ascii=False, sort_keys=True) if examen else ""


def retirer_usages(atelier: AtelierOuvert, usage_ids: Sequence[int]) -> None:
    """Retire des cartes d’usage ; l’annulation les rend."""
    with atelier.geste(f"Retirer {accorder(len(usage_ids), 'usage', 'usages')}") as session:
        for usage_id in usage_ids:
            session.delete(trouver(session, Usage, usage_id))


# --- les ressentis -------------------------------------------------------------------------------


def ajouter_ressenti(atelier: AtelierOuvert, *, texte: str, nature: str = "ressenti") -> int:
    """Note un mot anonyme et rend sa clé."""
    # Le libellé ne cite pas le mot : il resterait affiché à côté d’« Annuler ».
    with atelier.geste("Noter un ressenti") as session:
        ressenti = Ressenti(
            nature=_nature(nature),
            texte=exiger(texte, "Le ressenti"),
            groupe_id=None,
            tire=False,
            rang=_rang_suivant(session, Ressenti),
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


# --- les groupes ---------------------------------------------------------------------------------


def ajouter_groupe(
    atelier: AtelierOuvert, *, genre: str, nom: str, cartes: Sequence[int] = ()
) -> int:
    """Crée un groupe, y met ces cartes, et rend sa clé. Lève `Refus` si le nom est pris."""
    with atelier.geste(f"Créer le groupe «\u00a0{abrege(nom)}\u00a0»") as session:
        groupe = Groupe(
            genre=_genre(genre),
            nom=_nom_libre(session, genre, nom),
            rang=_rang_suivant(session, Groupe),
        )
        session.add(groupe)
        session.flush()
        for carte in cartes:
            trouver(session, GENRES[genre], carte).groupe_id = groupe.id
        return groupe.id


def _genre(genre: str) -> str:
    if genre not in GENRES:
        raise Refus(f"On ne groupe pas «\u00a0{genre}\u00a0»\u00a0: {', '.join(GENRES)}.")
    return genre


def _nom_libre(session: Session, genre: str, nom: str, sauf: int | None = None) -> str:
    nom = une_ligne(exiger(nom, "Le nom du groupe"))
    for autre in session.scalars(select(Groupe).where(Groupe.genre == genre)):
        if autre.id != sauf and en_cle(autre.nom) == en_cle(nom):
            raise Refus(
                f"Le groupe «\u00a0{autre.nom}\u00a0» existe déjà\u00a0: fusionnez-les, ou changez "
                "le nom."
            )
    return nom


def renommer_groupe(atelier: AtelierOuvert, groupe_id: int, nom: str) -> None:
    """Change le nom d’un groupe. Lève `Refus` s’il est vide ou pris."""
    with atelier.geste(f"Renommer un groupe «\u00a0{abrege(nom)}\u00a0»") as session:
        groupe = trouver(session, Groupe, groupe_id)
        groupe.nom = _nom_libre(session, groupe.genre, nom, sauf=groupe_id)


def fusionner_groupes(atelier: AtelierOuvert, groupe_id: int, *, dans: int) -> None:
    """Verse un groupe dans un autre, à la suite, et le retire."""
    with atelier.geste("Fusionner deux groupes") as session:
        groupe, cible = trouver(session, Groupe, groupe_id), trouver(session, Groupe, dans)
        if groupe is cible or groupe.genre != cible.genre:
            raise Refus("Choisissez deux groupes différents, de la même page.")
        classe = GENRES[groupe.genre]
        suivant = _rang_suivant(session, classe)
        for carte in _cartes(session, groupe.genre, groupe.id):
            carte.groupe_id, carte.rang = cible.id, suivant
            suivant += 1
        session.flush()
        session.delete(groupe)


def retirer_groupe(atelier: AtelierOuvert, groupe_id: int) -> None:
    """Retire un groupe ; ses cartes restent, sans groupe."""
    with atelier.geste("Retirer un groupe") as session:
        groupe = trouver(session, Groupe, groupe_id)
        for carte in _cartes(session, groupe.genre, groupe.id):
            carte.groupe_id = None
        session.flush()
        session.delete(groupe)


def deplacer_groupe(atelier: AtelierOuvert, groupe_id: int, pas: int) -> None:
    """Déplace un groupe vers la gauche (−1) ou la droite (+1)."""
    with atelier.geste("Déplacer un groupe") as session:
        groupe = trouver(session, Groupe, groupe_id)
        freres = list(
            session.scalars(
                select(Groupe).where(Groupe.genre == groupe.genre).order_by(Groupe.rang, Groupe.id)
            )
        )
        rang = freres.index(groupe)
        if 0 <= rang + pas < len(freres):
            freres.insert(rang + pas, freres.pop(rang))
            for place, frere in enumerate(freres):
                frere.rang = place


def ranger_cartes(
    atelier: AtelierOuvert,
    *,
    genre: str,
    cartes: Sequence[int],
    groupe_id: int | None,
    avant: int | None = None,
) -> None:
    """Met des cartes dans un groupe (`None` : hors de tout groupe), devant la carte `avant` ou à la
    fin."""
    quoi = accorder(len(cartes), "carte", "cartes")
    with atelier.geste(f"Ranger {quoi}") as session:
        classe = GENRES[_genre(genre)]
        if groupe_id is not None and trouver(session, Groupe, groupe_id).genre != genre:
            raise Refus("Ce groupe est d’une autre page\u00a0: choisissez-en un de celle-ci.")
        deplacees = [trouver(session, classe, carte) for carte in cartes]
        toutes = [c for c in _cartes(session, genre) if c not in deplacees]
        place = next((n for n, c in enumerate(toutes) if c.id == avant), len(toutes))
        toutes[place:place] = deplacees
        for carte in deplacees:
            carte.groupe_id = groupe_id
        for rang, carte in enumerate(toutes):
            carte.rang = rang


def _cartes(
    session: Session, genre: str, groupe_id: int | None = None
) -> Sequence[Usage | Ressenti]:
    """Les cartes dans l’ordre, toutes ou celles d’un groupe."""
    classe = GENRES[genre]
    requete = select(classe).order_by(classe.rang, classe.id)
    if groupe_id is not None:
        requete = requete.where(classe.groupe_id == groupe_id)
    # mypy ne voit des deux tables que leur base commune.
    return cast("Sequence[Usage | Ressenti]", session.scalars(requete).all())


def _rang_suivant(
    session: Session, classe: type[Usage] | type[Ressenti] | type[Groupe] | type[Critere]
) -> int:
    return session.scalar(select(func.coalesce(func.max(classe.rang) + 1, 0))) or 0


# --- la boussole ---------------------------------------------------------------------------------


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
        depart = _rang_suivant(session, Critere)
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
            rang=_rang_suivant(session, Critere),
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
            examen = _examen(usage)
            if examen.pop(critere.cle, None):
                _noter_examen(usage, examen)
        session.delete(critere)
