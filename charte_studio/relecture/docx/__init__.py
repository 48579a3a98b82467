"""Lire un document Word : ses parties, puis son corps au fil de l’eau."""

from __future__ import annotations

from typing import Final

from charte_studio.relecture.assemblage import Assemblage, TexteBrut
from charte_studio.relecture.docx.corps import LecteurDeCorps
from charte_studio.relecture.docx.numerotation import Numerotation
from charte_studio.relecture.docx.styles import Styles
from charte_studio.relecture.paquet import Paquet, cible
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, nom

__all__ = ["lire_docx", "partie_principale", "relations"]

_RACINE: Final = "_rels/.rels"
_PARTIE_HABITUELLE: Final = "word/document.xml"
_SEPARATEURS_DE_NOTE: Final = ("separator", "continuationSeparator", "continuationNotice")


def lire_docx(paquet: Paquet, pertes: Pertes) -> TexteBrut:
    """Les titres et les blocs du document. Lève `Refus`."""
    partie = partie_principale(paquet)
    liens = relations(paquet, partie)
    voisines = {sorte: chemin for sorte, chemin, externe in liens.values() if not externe}
    corps = LecteurDeCorps(
        styles=Styles(_racine(paquet, voisines.get("styles"))),
        numerotation=Numerotation(_racine(paquet, voisines.get("numbering"))),
        liens={cle: adresse for cle, (_, adresse, externe) in liens.items() if externe},
        notes=_notes(paquet, voisines),
        pertes=pertes,
    )
    assemblage = Assemblage()
    for noeud in paquet.enfants(partie, {nom("w:body")}):
        corps.lire(noeud, assemblage)
    corps.finir(assemblage)
    for sorte, chemin, externe in liens.values():
        if sorte in ("header", "footer") and not externe and chemin in paquet:
            _lire_un_bord(paquet.xml(chemin), pertes)
    return TexteBrut(" ".join(corps.titre), _titre_des_proprietes(paquet), assemblage.fin())


def partie_principale(paquet: Paquet) -> str:
    """Le chemin du corps, que disent les relations du paquet."""
    for sorte, chemin, externe in relations(paquet, "").values():
        if sorte == "officeDocument" and not externe and chemin in paquet:
            return chemin
    return _PARTIE_HABITUELLE


def relations(paquet: Paquet, partie: str) -> dict[str, tuple[str, str, bool]]:
    """Par identifiant : la sorte, le chemin dans le paquet ou l’adresse, et si elle en sort."""
    dossier, _, fichier = partie.rpartition("/")
    chemin = f"{dossier}/_rels/{fichier}.rels".lstrip("/") if partie else _RACINE
    if chemin not in paquet:
        return {}
    lues: dict[str, tuple[str, str, bool]] = {}
    for noeud in paquet.xml(chemin).iter(nom("rel:Relationship")):
        externe = noeud.get("TargetMode", "Internal") == "External"
        adresse = noeud.get("Target", "")
        sorte = noeud.get("Type", "").rsplit("/", 1)[-1]
        ou = adresse if externe else cible(partie, adresse)
        lues[noeud.get("Id", "")] = (sorte, ou, externe)
    return lues


def _racine(paquet: Paquet, chemin: str | None) -> NoeudXml | None:
    return paquet.xml(chemin) if chemin is not None and chemin in paquet else None


def _notes(paquet: Paquet, voisines: dict[str, str]) -> dict[tuple[str, str], NoeudXml]:
    notes: dict[tuple[str, str], NoeudXml] = {}
    for sorte in ("footnote", "endnote"):
        racine = _racine(paquet, voisines.get(f"{sorte}s"))
        for noeud in racine.iterfind(nom(f"w:{sorte}")) if racine is not None else ():
            if noeud.get(nom("w:type"), "normal") not in _SEPARATEURS_DE_NOTE:
                notes[sorte, noeud.get(nom("w:id"), "")] = noeud
    return notes


def _lire_un_bord(racine: NoeudXml, pertes: Pertes) -> None:
    """Le texte d’un en-tête ou d’un pied de page."""
    for paragraphe in racine.iter(nom("w:p")):
        pertes.bord("".join(noeud.text or "" for noeud in paragraphe.iter(nom("w:t"))))


def _titre_des_proprietes(paquet: Paquet) -> str:
    for sorte, chemin, externe in relations(paquet, "").values():
        if sorte == "core-properties" and not externe and chemin in paquet:
            titre = paquet.xml(chemin).find(nom("dc:title"))
            return " ".join((titre.text or "").split()) if titre is not None else ""
    return ""
