"""Le gabarit d’une organisation : ses styles, sa page, ses en-têtes, son logo, ses polices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.export.docx.flux import PORTRAIT, Bord, Format
from charte_studio.export.docx.gabarit_paquet import PaquetGabarit, lire_octets
from charte_studio.export.docx.gabarit_styles import dits, marier
from charte_studio.export.docx.styles_xml import partie_styles
from charte_studio.export.docx.xml import NoeudXml, nom

_CORPS_LISIBLE: Final = 22
"""En demi-points : en dessous de onze points, on le dit."""
_GEOMETRIE: Final = {
    "w:pgSz": ("w:w", "w:h"),
    "w:pgMar": ("w:left", "w:right", "w:top", "w:bottom", "w:header", "w:footer"),
}
_PLACE_MINIMALE: Final = 5000
"""Moins large, un tableau ne se lirait pas : la page du gabarit n’est pas reprise."""


@dataclass(frozen=True, slots=True)
class BordDuGabarit:
    """Un en-tête ou un pied de page du gabarit."""

    bord: str
    """`header` ou `footer`."""
    sorte: str
    """`default`, `first` ou `even`."""
    partie: str
    """Son chemin dans le paquet."""


@dataclass(frozen=True, slots=True)
class Gabarit:
    """Un gabarit lu et contrôlé, prêt à habiller un document."""

    nom: str
    octets: bytes
    format: Format
    bords: tuple[BordDuGabarit, ...]
    premiere_a_part: bool
    pages_paires_a_part: bool
    styles_repris: tuple[str, ...]
    """Les noms canoniques des styles employés."""
    styles_completes: tuple[str, ...]
    remarques: tuple[str, ...]
    """Ce qui n’est pas repris, ou mérite l’attention, une phrase chacun."""

    @property
    def empreinte(self) -> str:
        return hashlib.sha256(self.octets).hexdigest()

    def en_phrase(self) -> str:
        """« 12 styles repris, en-tête et pied de page conservés. »"""
        repris = dits(list(self.styles_repris))
        morceaux = [
            accorder(len(repris), "style repris", "styles repris")
            if repris
            else "aucun style reconnu, tous sont complétés"
        ]
        gardes = [
            mot
            for bord, mot in (("header", "en-tête"), ("footer", "pied de page"))
            if any(b.bord == bord for b in self.bords)
        ]
        if gardes:
            morceaux.append(f"{enumerer(gardes)} conservé{'s' if len(gardes) > 1 else ''}")
        return f"{', '.join(morceaux)}."[:1].upper() + f"{', '.join(morceaux)}."[1:]

    def bords_a_ecrire(self) -> dict[BordDuGabarit, Bord]:
        """La référence de chaque en-tête et pied repris."""
        return {
            bord: Bord(bord.bord, bord.sorte, f"rIdGabarit{rang}")
            for rang, bord in enumerate(self.bords, start=1)
        }


def lire_gabarit(chemin: Path) -> Gabarit:
    """Le gabarit de ce fichier.

    Lève `Refus` s’il n’en est pas un (ancien format, mot de passe, abîmé), `EnnuiEnvironnement` si
    le disque dit non.
    """
    octets = lire_octets(chemin)
    paquet = PaquetGabarit(octets, chemin.name)
    corps = paquet.xml(paquet.corps)
    sections = list(corps.iter(nom("w:sectPr")))
    styles = paquet.voisine("styles")
    if not styles:
        raise paquet.abime()
    racine_des_styles = paquet.xml(styles)
    taille = _taille_du_texte(racine_des_styles)
    mariage = marier(racine_des_styles, paquet.analyser(partie_styles(PORTRAIT.place)))
    format_lu = _format(sections[-1]) if sections else PORTRAIT
    bords = tuple(_bords(paquet, sections))
    return Gabarit(
        nom=chemin.name,
        octets=octets,
        format=format_lu or PORTRAIT,
        bords=bords,
        premiere_a_part=_premiere_a_part(sections, bords),
        pages_paires_a_part=_reglage(paquet, "w:evenAndOddHeaders")
        and any(bord.sorte == "even" for bord in bords),
        styles_repris=tuple(mariage.repris),
        styles_completes=tuple(mariage.completes),
        remarques=tuple(
            _remarques(
                paquet, corps, taille, repris=mariage.repris, page_reprise=format_lu is not None
            )
        ),
    )


def _remarques(
    paquet: PaquetGabarit, corps: NoeudXml, taille: int, *, repris: list[str], page_reprise: bool
) -> Iterator[str]:
    if paquet.a_des_macros:
        yield "Ses macros ne sont pas reprises\u00a0: le document n’en contient aucune."
    if _reglage(paquet, "w:documentProtection"):
        yield "Sa protection contre la modification n’est pas reprise."
    if any((noeud.text or "").strip() for noeud in corps.iter(nom("w:t"))):
        yield "Son texte n’est pas repris\u00a0: seulement ses styles, sa page et ses bords."
    if not {"heading 1", "heading 2"} & set(repris):
        yield "Il n’a pas de style de titre\u00a0: ceux de Charte Studio les remplacent."
    if not page_reprise:
        yield "Son format de page n’est pas repris\u00a0: il laisse trop peu de place au texte."
    if 0 < taille < _CORPS_LISIBLE:
        points = f"{taille / 2:g}".replace(".", ",")
        yield f"Son texte est en {points} points\u00a0: en dessous de 11, il se lit moins bien."


# --- la page ------------------------------------------------------------------------------------


def _format(section: NoeudXml) -> Format | None:
    """Sa page, en hauteur ; `None` si elle ne laisse pas de place au texte ou ne se lit pas."""
    lus: dict[str, int] = {}
    for court, attributs in _GEOMETRIE.items():
        noeud = section.find(nom(court))
        for attribut in attributs:
            valeur = None if noeud is None else noeud.get(nom(attribut))
            try:
                lus[f"{court}/{attribut}"] = abs(int(float(valeur))) if valeur is not None else -1
            except ValueError:
                return None
    if min(lus.values()) < 0:
        return None
    cotes = sorted((lus["w:pgSz/w:w"], lus["w:pgSz/w:h"]))
    page = Format(
        largeur=cotes[0],
        hauteur=cotes[1],
        marge=lus["w:pgMar/w:left"],
        marge_droite=lus["w:pgMar/w:right"],
        verticales=(lus["w:pgMar/w:top"], lus["w:pgMar/w:bottom"]),
        bords=(lus["w:pgMar/w:header"], lus["w:pgMar/w:footer"]),
    )
    return page if page.place >= _PLACE_MINIMALE and page.hauteur_utile >= 250 else None


def _bords(paquet: PaquetGabarit, sections: list[NoeudXml]) -> Iterator[BordDuGabarit]:
    """Les en-têtes et pieds qui valent à la dernière section, hérités compris."""
    liens = {lien.identifiant: lien for lien in paquet.relations(paquet.corps)}
    effectifs: dict[tuple[str, str], str] = {}
    for section in sections:
        for bord in ("header", "footer"):
            for reference in section.findall(nom(f"w:{bord}Reference")):
                lien = liens.get(reference.get(nom("r:id")) or "")
                if lien is not None and lien.sorte == bord and lien.cible in paquet:
                    sorte = reference.get(nom("w:type")) or "default"
                    if (bord, sorte) not in effectifs or sorte == "default":
                        effectifs[bord, sorte] = lien.cible
    for (bord, sorte), partie in sorted(effectifs.items()):
        if sorte in ("default", "first", "even"):
            yield BordDuGabarit(bord, sorte, partie)


def _premiere_a_part(sections: list[NoeudXml], bords: tuple[BordDuGabarit, ...]) -> bool:
    """Vrai si sa première page a ses propres bords, ou s’il n’en a aucun."""
    if not any(bord.bord == "header" for bord in bords):
        return True
    return any(section.find(nom("w:titlePg")) is not None for section in sections)


def _reglage(paquet: PaquetGabarit, court: str) -> bool:
    partie = paquet.voisine("settings")
    if not partie:
        return False
    noeud = paquet.xml(partie).find(nom(court))
    return noeud is not None and noeud.get(nom("w:val"), "1") not in ("0", "false", "off")


def _taille_du_texte(styles: NoeudXml) -> int:
    """La taille du texte courant, en demi-points ; 0 si rien ne la dit."""
    taille = 0
    chemins: Mapping[str, str] = {
        "defaut": f"{nom('w:docDefaults')}/{nom('w:rPrDefault')}/{nom('w:rPr')}/{nom('w:sz')}",
        "style": f"{nom('w:rPr')}/{nom('w:sz')}",
    }
    defaut = styles.find(chemins["defaut"])
    normal = next(
        (
            style
            for style in styles.findall(nom("w:style"))
            if style.get(nom("w:type")) == "paragraph"
            and style.get(nom("w:default")) in ("1", "true", "on")
        ),
        None,
    )
    for noeud in (defaut, None if normal is None else normal.find(chemins["style"])):
        valeur = "" if noeud is None else (noeud.get(nom("w:val")) or "")
        taille = int(valeur) if valeur.isdigit() else taille
    return taille
