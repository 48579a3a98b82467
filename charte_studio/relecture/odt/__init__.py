"""Lire un document OpenDocument : ses styles, puis son corps au fil de l’eau."""

from __future__ import annotations

from charte_studio.relecture.assemblage import Assemblage, TexteBrut
from charte_studio.relecture.odt.corps import LecteurDeCorps
from charte_studio.relecture.odt.styles import Styles
from charte_studio.relecture.paquet import Paquet
from charte_studio.relecture.pertes import Pertes
from charte_studio.relecture.xml import NoeudXml, nom

__all__ = ["lire_odt"]


def lire_odt(paquet: Paquet, pertes: Pertes) -> TexteBrut:
    """Les titres et les blocs du document. Lève `Refus`."""
    if "META-INF/manifest.xml" in paquet:
        manifeste = paquet.xml("META-INF/manifest.xml")
        if next(manifeste.iter(nom("manifest:encryption-data")), None) is not None:
            raise paquet.chiffre()
    styles = Styles()
    if "styles.xml" in paquet:
        racine = paquet.xml("styles.xml")
        styles.ajouter(racine)
        _lire_les_bords(racine, pertes)
    corps = LecteurDeCorps(styles=styles, pertes=pertes)
    assemblage = Assemblage()
    conteneurs = {nom("office:document-content"), nom("office:text")}
    for noeud in paquet.enfants("content.xml", conteneurs):
        if noeud.tag == nom("office:automatic-styles"):
            styles.ajouter(noeud)
        elif noeud.getparent().tag == nom("office:text"):
            corps.lire(noeud, assemblage)
    return TexteBrut(" ".join(corps.titre), _titre_des_proprietes(paquet), assemblage.fin())


def _lire_les_bords(racine: NoeudXml, pertes: Pertes) -> None:
    for court in ("style:header", "style:footer", "style:header-first", "style:footer-first"):
        for bord in racine.iter(nom(court)):
            for paragraphe in bord.iter(nom("text:p"), nom("text:h")):
                pertes.bord("".join(paragraphe.itertext()))


def _titre_des_proprietes(paquet: Paquet) -> str:
    if "meta.xml" not in paquet:
        return ""
    titre = next(paquet.xml("meta.xml").iter(nom("dc:title")), None)
    return " ".join((titre.text or "").split()) if titre is not None else ""
