"""La charte en Markdown : un texte que l’on relit, compare et recharge."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator

from charte_studio.export.elements import (
    Alinea,
    Element,
    Empreinte,
    Grille,
    Intitule,
    IntituleArticle,
    Note,
    Texte,
)
from charte_studio.export.phrases import statut_en_capitales
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer, sur_une_ligne
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


def ecrire_markdown(
    document: DocumentCharte, quand: dt.datetime, annoncer: Callable[[float], None]
) -> str:
    """Le texte entier, un en-tête de propriétés devant.

    Relu par `lire_blocs`, chaque texte de la charte redonne ses blocs ; la typographie n’y est
    donc pas touchée.
    """
    document = preparer(document, typographie=False)
    elements = dresser(document, renvois=False)
    annoncer(0.3)
    corps = blocs_en_markdown([*_garde(document), *_blocs(elements)])
    annoncer(0.9)
    return f"{_proprietes(document, quand)}\n{corps}"


def _proprietes(document: DocumentCharte, quand: dt.datetime) -> str:
    valeurs = {
        "titre": document.titre,
        "organisation": document.organisation,
        "cadre": document.cadre,
        "forme": document.forme,
        "statut": document.statut,
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


def _garde(document: DocumentCharte) -> Iterator[Bloc]:
    yield _titre(1, sur_une_ligne(document.titre) or "Charte sans titre")
    reperes = (document.organisation.strip(), document.cadre, document.forme)
    yield paragraphe(" · ".join(repere for repere in reperes if repere))
    yield paragraphe(statut_en_capitales(document), gras=True)
    if document.mention_legale:
        yield Citation((paragraphe(document.mention_legale),))


def _blocs(elements: Iterable[Element]) -> Iterator[Bloc]:
    for element in elements:
        match element:
            case Intitule():
                yield _titre(element.niveau + 1, element.texte)
            case IntituleArticle():
                yield _titre(3, element.en_entier)
            case Alinea():
                yield Paragraphe(
                    (Portion(element.numero, gras=True), Portion(" "), *element.portions)
                )
            case Texte():
                yield element.bloc
            case Note():
                yield Paragraphe(element.portions)
            case Grille():
                yield paragraphe(element.legende, italique=True)
                yield _tableau(element)
            case Encadre():
                yield Citation((paragraphe(element.titre, gras=True), *element.blocs))
            case Empreinte():
                yield paragraphe(f"{element.libelle} :")
                yield Code(element.valeur)


def _titre(niveau: int, texte: str) -> Titre:
    return Titre(niveau, (Portion(texte),))


def _tableau(grille: Grille) -> Tableau:
    return Tableau(_rangee(grille.entete), tuple(_rangee(ligne) for ligne in grille.lignes))


def _rangee(cellules: Iterable[str]) -> tuple[Ligne, ...]:
    return tuple((Portion(cellule.strip() or "—"),) for cellule in cellules)
