"""Les remarques d’une relecture : ce qui a été dit d’un article, et la suite qu’on y donne."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.redaction.document import Article, DocumentCharte, Section
from charte_studio.redaction.pieces import APPLICATION, Commentaire
from charte_studio.redaction.signets import signet_article

SUITES: Final[dict[str, str]] = {
    "prise": "Prise en compte",
    "partie": "Prise en compte en partie",
    "ecartee": "Écartée",
    "discuter": "À discuter",
}
_NOM_MAX: Final = 60
_ANCRE_MAX: Final = 120


@dataclass(frozen=True, slots=True)
class Remarque:
    """Un commentaire ancré dans le document relu."""

    cle: str
    """Ce qui le retrouve dans ce fichier."""
    signet: str
    """Le signet de l’article où il est, vide s’il est ailleurs."""
    ancre: str
    """Le passage qu’il vise."""
    auteur: str
    """La personne, telle que son traitement de texte la nomme : ne sort jamais d’ici."""
    texte: str
    """Un paragraphe par ligne."""
    suite: str = ""
    """Une clé de `SUITES` déjà donnée, vide sinon."""
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Reponse:
    """La suite donnée à une remarque."""

    remarque: Remarque
    signature: str
    """Qui parle, tel qu’on l’imprime : un collège, une organisation, jamais un nom."""
    suite: str
    """Une clé de `SUITES`."""
    motif: str = ""


def repondre(document: DocumentCharte, reponses: Iterable[Reponse]) -> DocumentCharte:
    """Le document, chaque remarque et sa réponse reprises en commentaire de son article."""
    par_signet: dict[str, list[Commentaire]] = defaultdict(list)
    for reponse in reponses:
        par_signet[reponse.remarque.signet].append(_commentaire(reponse))
    if not par_signet:
        return document

    def reprendre(partie: Section | Article) -> Section | Article:
        trouves = par_signet.get(signet_article(partie.cle), ())
        if not isinstance(partie, Article) or not trouves:
            return partie
        return replace(partie, commentaires=(*partie.commentaires, *trouves))

    return replace(document, corps=tuple(map(reprendre, document.corps)))


def ou(remarque: Remarque, document: DocumentCharte) -> str:
    """« Article 3 — Transparence » ; vide si l’article n’est plus là."""
    for article in document.articles:
        if signet_article(article.cle) == remarque.signet:
            return f"Article\u00a0{article.numero}\u00a0— {article.titre}"
    return ""


def a_traiter(
    remarques: Iterable[Remarque], document: DocumentCharte, deja: Iterable[str]
) -> tuple[Remarque, ...]:
    """Celles qui visent un article encore là ; `deja` : les textes que l’application a écrits."""
    presents = {signet_article(article.cle) for article in document.articles}
    ecrits = {_nu(texte) for texte in deja}
    return tuple(
        r
        for r in remarques
        if r.signet in presents and r.auteur != APPLICATION and _nu(r.texte) not in ecrits
    )


def _nu(texte: str) -> str:
    """Sans les espaces, que la typographie a pu changer."""
    return "".join(texte.split())


def signature_sure(texte: str) -> str:
    """La signature à imprimer, sur une ligne, jamais vide."""
    return " ".join(texte.split())[:_NOM_MAX] or "Relecture"


def lire_reponse(texte: str) -> tuple[str, str]:
    """La suite et le motif d’une réponse que l’application a écrite.

    >>> lire_reponse("Écartée. Le décret l’interdit.")
    ('ecartee', 'Le décret l’interdit.')
    """
    for cle, libelle in sorted(SUITES.items(), key=lambda paire: -len(paire[1])):
        if texte.startswith(f"{libelle}."):
            return cle, texte[len(libelle) + 1 :].strip()
    return "", ""


def _commentaire(reponse: Reponse) -> Commentaire:
    dit = f"{SUITES[reponse.suite]}. {reponse.motif.strip()}".strip()
    vise = " ".join(reponse.remarque.ancre.split())
    texte = reponse.remarque.texte
    if vise and not texte.startswith("«"):
        texte = f"«\u00a0{vise[:_ANCRE_MAX]}{'…' * (len(vise) > _ANCRE_MAX)}\u00a0»\n{texte}"
    return Commentaire(signature_sure(reponse.signature), texte, (Commentaire(APPLICATION, dit),))
