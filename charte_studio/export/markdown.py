"""La charte en Markdown : un texte que l’on relit, compare et recharge."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator

from charte_studio.export.elements import (
    Alinea,
    Element,
    Empreinte,
    Figure,
    Formule,
    Grille,
    Intitule,
    IntituleArticle,
    Note,
    Signature,
    Texte,
)
from charte_studio.export.phrases import (
    mention_de,
    statut_en_capitales,
    titre_de_garde,
    titre_de_la_charte,
)
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer, sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.export.remarques import gardes
from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Paragraphe,
    Portion,
    Tableau,
    Titre,
    paragraphe,
)
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.document import DocumentCharte, Encadre
from charte_studio.redaction.pieces import Commentaire


def ecrire_markdown(
    document: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
    annoncer: Callable[[float], None],
) -> str:
    """Le texte entier, un en-tête de propriétés devant.

    Relu par `lire_blocs`, chaque texte de la charte redonne ses blocs ; la typographie n’y est
    donc pas touchée.
    """
    document = preparer(document, typographie=False)
    elements = dresser(document, profil, renvois=False)
    annoncer(0.3)
    corps = blocs_en_markdown([*_garde(document, profil), *_blocs(elements)])
    annoncer(0.9)
    return f"{_proprietes(document, profil, quand)}\n{corps}"


def _proprietes(document: DocumentCharte, profil: Profil, quand: dt.datetime) -> str:
    valeurs = {
        "titre": titre_de_garde(document, profil),
        "organisation": document.organisation,
        "cadre": document.cadre,
        "forme": document.forme,
        "statut": profil.statut or document.statut,
        "date": document.date.isoformat() if document.date else "",
        "ecrit_le": quand.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "langue": "fr",
    }
    # Une chaîne JSON est aussi une chaîne YAML entre guillemets.
    lignes = (
        f"{cle}: {json.dumps(sur_une_ligne(valeur), ensure_ascii=False)}"
        for cle, valeur in valeurs.items()
    )
    return "\n".join(("---", *lignes, "---", ""))


def _garde(document: DocumentCharte, profil: Profil) -> Iterator[Bloc]:
    yield _titre(1, titre_de_garde(document, profil))
    reperes = (
        document.organisation.strip(),
        document.cadre,
        titre_de_la_charte(document) if profil.titre else "",
        document.forme,
    )
    yield paragraphe(" · ".join(repere for repere in reperes if repere))
    yield paragraphe(statut_en_capitales(document, profil), gras=True)
    mention = mention_de(document, profil)
    if mention:
        yield Citation((paragraphe(mention),))


def _blocs(elements: Iterable[Element]) -> Iterator[Bloc]:
    for element in elements:
        match element:
            case Intitule():
                yield _titre(element.niveau + 1, element.texte)
            case Formule():
                yield paragraphe(element.texte)
            case IntituleArticle():
                yield _titre(3, element.en_entier)
                for commentaire in gardes(element):
                    yield Citation(tuple(_commentaire(commentaire)))
            case Alinea():
                yield Paragraphe(
                    (Portion(element.numero, gras=True), Portion(" "), *element.portions)
                )
            case Texte():
                yield element.bloc
            case Note():
                yield Paragraphe(element.portions)
            case _:
                yield from _piece(element)


def _piece(element: Grille | Encadre | Empreinte | Figure | Signature) -> Iterator[Bloc]:
    match element:
        case Grille():
            yield paragraphe(element.legende, italique=True)
            yield _tableau(element)
        case Encadre():
            yield Citation((paragraphe(element.titre, gras=True), *element.blocs))
        case Empreinte():
            yield paragraphe(f"{element.libelle} :")
            yield Code(element.valeur)
        case Figure():
            yield paragraphe(f"{element.legende} : {element.description}", italique=True)
        case Signature():
            yield paragraphe("\n".join(element.lignes))


def _commentaire(commentaire: Commentaire, precede: str = "Commentaire") -> Iterator[Bloc]:
    yield Paragraphe(
        (
            Portion(f"{precede} — {commentaire.auteur}", gras=True),
            Portion(f" : {commentaire.texte.strip() or '—'}"),
        )
    )
    for reponse in commentaire.reponses:
        yield from _commentaire(reponse, "Réponse")


def _titre(niveau: int, texte: str) -> Titre:
    return Titre(niveau, (Portion(texte),))


def _tableau(grille: Grille) -> Tableau:
    return Tableau(_rangee(grille.entete), tuple(_rangee(ligne) for ligne in grille.lignes))


def _rangee(cellules: Iterable[str]) -> tuple[Ligne, ...]:
    return tuple((Portion(cellule.strip() or "—"),) for cellule in cellules)
