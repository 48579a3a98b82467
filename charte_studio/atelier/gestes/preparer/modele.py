"""Changer de modèle en cours de route, sans rien perdre de ce que la salle a dit ou écrit."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import latelier
from charte_studio.atelier.gestes.explorer import usage_propose
from charte_studio.atelier.gestes.preparer.principes import principe_copie
from charte_studio.atelier.schema import Article, Atelier, Formulation, Principe, Section, Usage
from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.modeles import Modele, PrincipeModele, SectionModele
from charte_studio.redaction.usages import usages_du_texte
from charte_studio.socle.erreurs import Refus


def changer_modele(atelier: AtelierOuvert, modele: Modele, *, ancien: Modele | None = None) -> None:
    """Reprend les sections et les principes d’un autre modèle, ou d’une version plus récente.

    `ancien` : le modèle qu’on quitte, s’il se trouve encore. Ce qu’il avait apporté et que personne
    n’a touché suit le nouveau ; le reste ne bouge pas. Un principe dont la salle a parlé garde ses
    textes et son article. Une section retouchée, ou écrite ici, garde son texte : l’assemblé change
    et la fusion montre le conflit. Lève `Refus` si c’est déjà ce modèle, dans cette version.
    """
    with atelier.geste(f"Changer de modèle : {modele.titre}") as session:
        ligne = latelier(session)
        if (ligne.modele, ligne.modele_version) == (modele.identifiant, modele.version):
            raise Refus(f"L’atelier suit déjà « {modele.titre} », version {modele.version}.")
        _changer_les_reglages(ligne, modele)
        _changer_les_principes(session, modele, ancien)
        _changer_les_sections(session, modele, ancien)
        _proposer_les_usages(session, modele)


def _changer_les_reglages(ligne: Atelier, modele: Modele) -> None:
    if ligne.titre_charte == ligne.modele_titre:
        ligne.titre_charte = modele.titre
    if ligne.forme not in modele.formes:
        ligne.forme = modele.forme
    ligne.cadre = modele.cadre
    ligne.modele, ligne.modele_titre = modele.identifiant, modele.titre
    ligne.modele_version = modele.version


# --- les principes ------------------------------------------------------------------------------


def _changer_les_principes(session: Session, modele: Modele, ancien: Modele | None) -> None:
    """Ceux qu’on garde d’abord, dans leur ordre ; puis ceux du modèle ; puis ceux mis de côté."""
    presents = session.scalars(select(Principe).order_by(Principe.rang, Principe.id)).all()
    quittes = {p.cle: p for p in ancien.principes} if ancien else {}
    intacts = {p.cle: p for p in presents if _intact(p, quittes.get(p.cle))}
    pris = {p.cle for p in presents}
    livres = [p for p in modele.principes if p.cle in intacts or p.cle not in pris]
    ordre = [p for p in presents if p.cle not in intacts]
    for livre in livres:
        copie = principe_copie(livre, 0)
        ici = intacts.pop(livre.cle, None)
        if ici is None:
            session.add(copie)
            ordre.append(copie)
            continue
        for champ in ("titre", "theme", "axe", "enjeu", "question", "retenu"):
            setattr(ici, champ, getattr(copie, champ))
        _recrire_les_formulations(ici, livre)
        ici.amorces = list(copie.amorces)
        ordre.append(ici)
    for principe in intacts.values():
        principe.retenu = False
        ordre.append(principe)
    for rang, principe in enumerate(ordre):
        principe.rang = rang


def _intact(principe: Principe, livre: PrincipeModele | None) -> bool:
    """Vrai s’il est tel que le modèle l’avait apporté, et que la salle n’en a rien dit."""
    return (
        livre is not None
        and not _debattu(principe)
        and (principe.titre, principe.enjeu, principe.question)
        == (livre.titre, livre.enjeu, livre.question)
        and {f.niveau: f.texte for f in principe.formulations}
        == {f.niveau: f.texte for f in livre.formulations}
    )


def _debattu(principe: Principe) -> bool:
    """Vrai si la salle s’est prononcée, a parlé ou écrit."""
    return bool(
        principe.tours
        or principe.contributions
        or principe.objections
        or principe.amendements
        or principe.dissensus
        or principe.decision
        or principe.article
    )


def _recrire_les_formulations(ici: Principe, livre: PrincipeModele) -> None:
    neuves = {f.niveau: f.texte for f in livre.formulations}
    for formulation in list(ici.formulations):
        if formulation.niveau in neuves:
            formulation.texte = neuves.pop(formulation.niveau)
        else:
            ici.formulations.remove(formulation)
    ici.formulations += [Formulation(niveau=n, texte=texte) for n, texte in neuves.items()]


# --- les sections et les usages -----------------------------------------------------------------


def _changer_les_sections(session: Session, modele: Modele, ancien: Modele | None) -> None:
    quittees = {s.cle: s.texte for _, s in _sections(ancien)} if ancien else {}
    presentes = session.scalars(select(Section).order_by(Section.rang, Section.id)).all()
    restantes = {section.cle: section for section in presentes}
    places = [0, 0]
    for avant, livree in _sections(modele):
        ici = restantes.pop(livree.cle, None)
        if ici is None:
            ici = Section(cle=livree.cle, titre="", texte="", rang=0, avant=avant)
            session.add(ici)
        elif ici.article is None and ici.texte not in ("", livree.texte, quittees.get(ici.cle)):
            # Écrite ici : ce texte devient une retouche, et la fusion montrera les deux.
            ici.article = Article(principe_id=None, texte=ici.texte, base="")
        ici.titre, ici.texte, ici.avant = livree.titre, livree.texte, avant
        ici.rang, places[avant] = places[avant], places[avant] + 1
    for section in restantes.values():
        if section.article is None and section.texte == quittees.get(section.cle):
            session.delete(section)
        else:
            section.rang = places[section.avant]
            places[section.avant] += 1


def _sections(modele: Modele) -> Iterator[tuple[bool, SectionModele]]:
    yield from ((True, section) for section in modele.sections_avant)
    yield from ((False, section) for section in modele.sections_apres)


def _proposer_les_usages(session: Session, modele: Modele) -> None:
    """Les usages proposés que la salle n’a pas déjà sur le mur."""
    connus = session.scalars(select(Usage)).all()
    taches = {en_cle(usage.tache) for usage in connus}
    rang = 1 + max((usage.rang for usage in connus), default=-1)
    proposes = [u for s in modele.sections_apres for u in usages_du_texte(s.texte)]
    neufs = [usage for usage in proposes if en_cle(usage.tache) not in taches]
    session.add_all(usage_propose(usage, place) for place, usage in enumerate(neufs, start=rang))
