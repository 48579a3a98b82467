"""Les renvois d’un article à l’autre : le numéro écrit est toujours celui de la version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from charte_studio.redaction.blocs import Bloc, Citation, Ligne, Liste, Paragraphe, Tableau, Titre
from charte_studio.redaction.document import Article
from charte_studio.redaction.signets import cle_du_renvoi, cle_nue, signet_article

_NUMERO: Final = re.compile(r"\d+(?!.*\d)|\?(?!.*\?)", re.DOTALL)
"""Le dernier nombre du texte d’un lien, ou le point d’interrogation qui tient sa place."""


class Renvois:
    """Les signets des articles, et les liens `#article-cle` qui y mènent.

    `[article 4](#article-controle-humain)` : le nombre est remplacé par le numéro de l’article.
    Un lien vers un article qui n’est plus là redevient du texte.
    """

    def __init__(self, articles: Iterable[Article], *, actifs: bool) -> None:
        self.actifs = actifs
        self.cibles: dict[str, tuple[str, int]] = {}
        """Le signet et le numéro de chaque article, par clé nue."""
        self.signets: dict[int, str] = {}
        pris: set[str] = set()
        for rang, article in enumerate(articles, start=1):
            signet = signet_article(article.cle)
            if signet in pris:
                signet = f"{signet[:34]}_{rang}"
            pris.add(signet)
            self.signets[id(article)] = signet
            self.cibles.setdefault(cle_nue(article.cle), (signet, article.numero))

    def signet(self, article: Article) -> str:
        """Le signet d’un article du document."""
        return self.signets[id(article)]

    def relier(self, blocs: Iterable[Bloc]) -> Iterator[Bloc]:
        """Les mêmes blocs, leurs renvois menés au bon article."""
        for bloc in blocs:
            yield self._bloc(bloc) if _a_un_renvoi(bloc) else bloc

    def _bloc(self, bloc: Bloc) -> Bloc:
        match bloc:
            case Paragraphe() | Titre():
                portions = self._ligne(bloc.portions)
                return bloc if portions is bloc.portions else replace(bloc, portions=portions)
            case Liste():
                return replace(bloc, elements=tuple(tuple(self.relier(e)) for e in bloc.elements))
            case Citation():
                return replace(bloc, blocs=tuple(self.relier(bloc.blocs)))
            case Tableau():
                return replace(
                    bloc,
                    entete=tuple(self._ligne(cellule) for cellule in bloc.entete),
                    lignes=tuple(
                        tuple(self._ligne(cellule) for cellule in ligne) for ligne in bloc.lignes
                    ),
                )
            case _:
                return bloc

    def _ligne(self, ligne: Ligne) -> Ligne:
        if not _vise(ligne):
            return ligne
        portions = []
        for portion in ligne:
            cle = cle_du_renvoi(portion.lien)
            if not cle:
                portions.append(portion)
                continue
            signet, numero = self.cibles.get(cle, ("", 0))
            if not signet:
                portions.append(replace(portion, lien=""))
                continue
            lien = f"#{signet}" if self.actifs else ""
            portions.append(
                replace(portion, texte=_NUMERO.sub(str(numero), portion.texte), lien=lien)
            )
        return tuple(portions)


def _a_un_renvoi(bloc: Bloc) -> bool:
    """Vrai si un lien du bloc vise un article : presque aucun, et le rebâtir coûterait."""
    match bloc:
        case Paragraphe() | Titre():
            return _vise(bloc.portions)
        case Liste():
            return any(_a_un_renvoi(b) for element in bloc.elements for b in element)
        case Citation():
            return any(map(_a_un_renvoi, bloc.blocs))
        case Tableau():
            return any(
                _vise(cellule) for rangee in (bloc.entete, *bloc.lignes) for cellule in rangee
            )
        case _:
            return False


def _vise(ligne: Ligne) -> bool:
    return any(portion.lien.startswith("#article") for portion in ligne)
