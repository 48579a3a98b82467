"""Habiller un document du gabarit : ses styles, ses listes, ses en-têtes et ce qu’ils portent."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.filigrane import ecrire_filigrane
from charte_studio.export.docx.gabarit import Gabarit
from charte_studio.export.docx.gabarit_paquet import PaquetGabarit, Relation
from charte_studio.export.docx.gabarit_styles import Mariage, marier, recolorer
from charte_studio.export.docx.paquet import Ajouts, PartieAjoutee
from charte_studio.export.docx.styles import STYLES
from charte_studio.export.docx.xml import NoeudXml, en_octets, nom, sous, val

_RENVOIS_DE_STYLE: Final = tuple(nom(f"w:{court}") for court in ("pStyle", "rStyle", "tblStyle"))
_ADRESSES_PERMISES: Final = ("http://", "https://", "mailto:")
_ECARTEES: Final = frozenset(
    ("vbaProject", "wordVbaData", "attachedTemplate", "keyMapCustomizations", "customXml")
)
_PARTIES_MAX: Final = 300
_PREMIERE_IMAGE: Final = 100_000
"""Les images du document ont les petits numéros."""
_REPEREES: Final = ("numerotation", "notes", "commentaires", "entete", "pied", "entete_de_garde")


@dataclass(slots=True)
class _Copie:
    """Ce que l’on emporte du gabarit, chaque partie une seule fois."""

    paquet: PaquetGabarit
    parties: dict[str, PartieAjoutee] = field(default_factory=dict)
    noms: dict[str, str] = field(default_factory=dict)
    """Par chemin dans le gabarit, le chemin dans le document."""

    def emporter(self, partie: str, octets: bytes | None = None) -> str:
        """Copie une partie et tout ce à quoi elle renvoie ; rend son nouveau chemin."""
        if partie in self.noms:
            return self.noms[partie]
        if len(self.noms) >= _PARTIES_MAX:
            raise self.paquet.abime()
        fin = posixpath.splitext(partie)[1].lower()
        chemin = self.noms[partie] = f"word/gabarit/partie{len(self.noms) + 1}{fin}"
        self.parties[chemin] = PartieAjoutee(
            self.paquet.type(partie) or "application/octet-stream",
            self.paquet.lire(partie) if octets is None else octets,
            self.suite(partie),
        )
        return chemin

    def suite(self, partie: str) -> tuple[tuple[str, str, str, bool], ...]:
        """Les relations d’une partie copiée, leurs cibles copiées aussi."""
        return tuple(
            relation
            for lien in self.paquet.relations(partie)
            if (relation := self._relation(lien)) is not None
        )

    def _relation(self, lien: Relation) -> tuple[str, str, str, bool] | None:
        if lien.externe:
            # Une adresse de poste ou de réseau interne ne sort pas de la maison.
            permise = lien.cible.lower().startswith(_ADRESSES_PERMISES)
            return (lien.identifiant, lien.type, lien.cible if permise else "about:blank", True)
        if lien.sorte in _ECARTEES or lien.cible not in self.paquet:
            return None
        return (lien.identifiant, lien.type, f"/{self.emporter(lien.cible)}", False)


def habiller(
    gabarit: Gabarit,
    document: NoeudXml,
    parties: dict[str, bytes],
    filigrane: str,
) -> Ajouts:
    """Change `document` et `parties` sur place ; rend ce qu’il faut ajouter au paquet."""
    paquet = PaquetGabarit(gabarit.octets, gabarit.nom)
    mariage = marier(paquet.xml(paquet.voisine("styles")), paquet.analyser(parties["styles"]))
    lus: dict[str, NoeudXml] = {
        cle: paquet.analyser(parties[cle]) for cle in _REPEREES if cle in parties
    }
    decalage = _marier_les_listes(paquet, lus["numerotation"], mariage)
    for racine in (document, *lus.values()):
        _nommer_les_styles(racine, mariage)
    _numeroter(document, mariage, decalage)
    _lier_les_listes_des_styles(mariage, decalage)
    _sans_nos_couleurs(lus["numerotation"], mariage)
    parties["styles"] = en_octets(mariage.racine)
    parties |= {partie: en_octets(racine) for partie, racine in lus.items()}
    parties["numerotation"] = en_octets(_listes_reunies(paquet, lus["numerotation"]))
    copie = _Copie(paquet)
    suites: dict[str, tuple[tuple[str, str, str, bool], ...]] = {}
    for cle, sorte in (("theme", "theme"), ("polices", "fontTable")):
        partie = paquet.voisine(sorte)
        if partie:
            parties[cle] = paquet.lire(partie)
            suites[cle] = copie.suite(partie)
    relations = []
    for rang, (bord, reference) in enumerate(gabarit.bords_a_ecrire().items(), start=1):
        mot = filigrane if bord.bord == "header" else ""
        octets = _preparer_le_bord(paquet.analyser(paquet.lire(bord.partie)), mot, rang)
        chemin = copie.emporter(bord.partie, octets)
        sorte = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{bord.bord}"
        relations.append((reference.relation, sorte, f"/{chemin}", False))
    _regler(parties, paquet, gabarit)
    return Ajouts(copie.parties, tuple(relations), suites)


def _preparer_le_bord(bord: NoeudXml, mot: str, rang: int) -> bytes:
    """L’en-tête ou le pied du gabarit, ses images renumérotées, le filigrane en plus."""
    for numero, image in enumerate(bord.iter(nom("wp:docPr"))):
        image.set("id", str(_PREMIERE_IMAGE + 1000 * rang + numero))
    if mot:
        p = next(iter(bord.iter(nom("w:p"))), None)
        ecrire_filigrane(sous(bord, "w:p") if p is None else p, mot, 10 + rang)
    return en_octets(bord)


def _regler(parties: dict[str, bytes], paquet: PaquetGabarit, gabarit: Gabarit) -> None:
    """Les réglages : pages paires à part s’il le veut, champs mis à jour à l’ouverture."""
    reglages = paquet.analyser(parties["reglages"])
    repere = reglages.find(nom("w:defaultTabStop"))
    place = 0 if repere is None else reglages.index(repere) + 1
    if gabarit.pages_paires_a_part:
        reglages.insert(place, reglages.makeelement(nom("w:evenAndOddHeaders"), {}))
    # Nos pages sont comptées pour nos styles : avec d’autres, Word les recompte à l’ouverture.
    suivant = reglages.find(nom("w:footnotePr"))
    if suivant is None:
        suivant = reglages.find(nom("w:compat"))
    mise_a_jour = reglages.makeelement(nom("w:updateFields"), {nom("w:val"): "true"})
    suivant.addprevious(mise_a_jour)
    parties["reglages"] = en_octets(reglages)


# --- styles et listes ---------------------------------------------------------------------------


def _nommer_les_styles(racine: NoeudXml, mariage: Mariage) -> None:
    for renvoi in racine.iter(*_RENVOIS_DE_STYLE):
        ancien = renvoi.get(nom("w:val"))
        renvoi.set(nom("w:val"), mariage.identifiants.get(ancien, ancien))


def _marier_les_listes(
    paquet: PaquetGabarit, les_notres: NoeudXml, mariage: Mariage
) -> tuple[int, int]:
    """Décale nos listes après les siennes ; rend les deux décalages, abstraites puis numéros."""
    partie = paquet.voisine("numbering")
    siennes = paquet.xml(partie) if partie else None
    abstraites = _plus_grand(siennes, "w:abstractNum", "w:abstractNumId") + 1
    numeros = max(0, _plus_grand(siennes, "w:num", "w:numId"))
    for abstraite in les_notres.findall(nom("w:abstractNum")):
        cle = nom("w:abstractNumId")
        abstraite.set(cle, str(int(abstraite.get(cle)) + abstraites))
        for niveau in abstraite.findall(nom("w:lvl")):
            style = niveau.find(nom("w:pStyle"))
            if style is not None and mariage.est_repris(style.get(nom("w:val"))):
                niveau.remove(style)  # son style garde ses propres listes
    for numero in les_notres.findall(nom("w:num")):
        numero.set(nom("w:numId"), str(int(numero.get(nom("w:numId"))) + numeros))
        renvoi = numero.find(nom("w:abstractNumId"))
        renvoi.set(nom("w:val"), str(int(renvoi.get(nom("w:val"))) + abstraites))
    return abstraites, numeros


def _plus_grand(racine: NoeudXml | None, court: str, attribut: str) -> int:
    if racine is None:
        return -1
    lus = [noeud.get(nom(attribut)) or "" for noeud in racine.findall(nom(court))]
    return max((int(lu) for lu in lus if lu.isdigit()), default=-1)


def _listes_reunies(paquet: PaquetGabarit, les_notres: NoeudXml) -> NoeudXml:
    """Ses listes et les nôtres : les abstraites d’abord, comme le veut le format."""
    partie = paquet.voisine("numbering")
    if not partie:
        return les_notres
    siennes = paquet.xml(partie)
    abstraites = siennes.findall(nom("w:abstractNum"))
    premier = siennes.find(nom("w:num"))
    for noeud in les_notres.findall(nom("w:abstractNum")):
        if abstraites:
            abstraites[-1].addnext(deepcopy(noeud))
            abstraites = siennes.findall(nom("w:abstractNum"))
        elif premier is not None:
            premier.addprevious(deepcopy(noeud))
        else:
            siennes.append(deepcopy(noeud))
    numeros = siennes.findall(nom("w:num"))
    ancre = numeros[-1] if numeros else siennes.findall(nom("w:abstractNum"))[-1]
    for noeud in les_notres.findall(nom("w:num")):
        copie = deepcopy(noeud)
        ancre.addnext(copie)
        ancre = copie
    return siennes


def _numeroter(document: NoeudXml, mariage: Mariage, decalage: tuple[int, int]) -> None:
    """Décale les numéros de liste du texte, et donne le sien à ce que son style ne numérote pas."""
    for numero in document.iter(nom("w:numId")):
        numero.set(nom("w:val"), str(int(numero.get(nom("w:val"))) + decalage[1]))
    reprises: Mapping[str, tuple[int, int]] = {
        mariage.identifiants[cle]: style.liste
        for cle, style in STYLES.items()
        if style.liste is not None and mariage.est_repris(cle)
    }
    if not reprises:
        return
    for ppr in document.iter(nom("w:pPr")):
        style = ppr.find(nom("w:pStyle"))
        liste = None if style is None else reprises.get(style.get(nom("w:val")))
        if liste is None or ppr.find(nom("w:numPr")) is not None:
            continue
        numpr = ppr.makeelement(nom("w:numPr"), {})
        val(numpr, "w:ilvl", liste[1])
        val(numpr, "w:numId", liste[0] + decalage[1])
        avant = [nom(f"w:{c}") for c in ("pStyle", "keepNext", "keepLines", "pageBreakBefore",
                                         "framePr", "widowControl")]  # fmt: skip
        dernier = [noeud for noeud in ppr if noeud.tag in avant][-1]
        dernier.addnext(numpr)


def _lier_les_listes_des_styles(mariage: Mariage, decalage: tuple[int, int]) -> None:
    """Dans les styles complétés, les listes sont les nôtres, décalées."""
    completes = {mariage.identifiants[cle] for cle in STYLES if not mariage.est_repris(cle)}
    for style in mariage.racine.findall(nom("w:style")):
        if style.get(nom("w:styleId")) in completes:
            for numero in style.iter(nom("w:numId")):
                numero.set(nom("w:val"), str(int(numero.get(nom("w:val"))) + decalage[1]))


def _sans_nos_couleurs(numerotation: NoeudXml, mariage: Mariage) -> None:
    for abstraite in numerotation.findall(nom("w:abstractNum")):
        recolorer(abstraite, mariage.accent)
