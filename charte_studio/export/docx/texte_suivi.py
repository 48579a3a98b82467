"""Mettre dans le fil du document le texte suivi : l’ancienne version écrite à part, puis fondue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from charte_studio.domaine.francais import en_cle
from charte_studio.export.docx.corps import ecrire_en_notant
from charte_studio.export.docx.flux import Flux
from charte_studio.export.docx.pagination import Pagination
from charte_studio.export.docx.suivi import PartieXml, suivre
from charte_studio.export.docx.suivi_paragraphes import Suivi
from charte_studio.export.docx.xml import NoeudXml, en_noeuds, en_textes, nom, racine, sous, val
from charte_studio.export.elements import (
    Element,
    Formule,
    Intitule,
    IntituleArticle,
    Note,
    Signature,
)
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import DocumentCharte, Encadre

_FIXES = (Formule, Note, Encadre)
"""Ce qui accompagne le texte et ne se compare pas."""


def texte_de_la_charte(elements: Sequence[Element]) -> range:
    """Les rangs des éléments du texte même, sans ce qui le précède ni les annexes."""
    debut = next(
        (
            rang
            for rang, element in enumerate(elements)
            if isinstance(element, Formule | IntituleArticle) or _ouvre_une_section(element)
        ),
        len(elements),
    )
    fin = next(
        (
            rang
            for rang, element in enumerate(elements)
            if rang > debut
            and (
                isinstance(element, Signature)
                or (isinstance(element, Intitule) and element.signet.startswith("annexe_"))
            )
        ),
        len(elements),
    )
    return range(debut, fin)


def fondre_le_texte(
    flux: Flux,
    elements: Sequence[Element],
    bornes: Sequence[tuple[int, int]],
    avant: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
) -> None:
    """Remplace le texte de la charte, dans le corps, par le même texte suivi depuis `avant`.

    `bornes` : pour chaque élément, où commencent et finissent ses nœuds dans le corps.
    """
    rangs = texte_de_la_charte(elements)
    if not rangs:
        return
    debut, fin = bornes[rangs[0]][0], bornes[rangs[-1]][1]
    tous = en_noeuds(flux.corps)
    while debut < fin and _vide(tous[debut]):
        debut += 1  # il clôt la pièce qui précède
    anciennes = _ancien_texte(flux, avant, profil)
    sections = [_detacher_la_section(noeud) for noeud in tous[debut:fin]]
    nouvelles = _parties(
        [elements[rang] for rang in rangs],
        [[tous[n] for n in range(*bornes[rang]) if n >= debut] for rang in rangs],
    )
    suivi = Suivi(quand, flux.numerotation)
    fondus = suivre(anciennes, nouvelles, suivi)
    fondus += (_porteur(section) for section in sections if section is not None)
    flux.corps[debut:fin] = en_textes(fondus)


def _ancien_texte(flux: Flux, avant: DocumentCharte, profil: Profil) -> list[PartieXml]:
    """Le texte d’avant, écrit avec les mêmes listes et les mêmes liens, hors du document."""
    nu = replace(
        profil,
        en_clair=False,
        note_et_circuit=False,
        seance=False,
        signature=False,
        annexes=(),
        encadres=False,
        provenance=False,
        commentaires=False,
    )
    elements = dresser(preparer(avant), nu, notes=True)
    ancien = Flux(
        [],
        Pagination(flux.format.hauteur_utile),
        flux.signets_connus,
        numerotation=flux.numerotation,
        liens=flux.liens,
        portrait=flux.portrait,
        paysage=flux.paysage,
        format=replace(flux.texte, lignes=profil.lignes_numerotees),
        texte=flux.texte,
        articles={e.signet: e.numero for e in elements if isinstance(e, IntituleArticle)},
    )
    bornes = ecrire_en_notant(ancien, elements, lignes=profil.lignes_numerotees)
    noeuds = en_noeuds(ancien.corps)
    return _parties(elements, [[noeuds[n] for n in range(*borne)] for borne in bornes])


def _parties(elements: Sequence[Element], noeuds: Sequence[Sequence[NoeudXml]]) -> list[PartieXml]:
    parties: list[PartieXml] = []
    prises: set[str] = set()
    for element, siens in zip(elements, noeuds, strict=True):
        if isinstance(element, IntituleArticle) or _ouvre_une_section(element) or not parties:
            cle = _cle(element)
            while cle in prises:
                cle += "+"
            prises.add(cle)
            parties.append(PartieXml(cle))
        for noeud in siens:
            fixe = isinstance(element, _FIXES) or _vide(noeud)
            (parties[-1].fixes if fixe else parties[-1].noeuds).append(noeud)
    return parties


def _ouvre_une_section(element: Element) -> bool:
    return isinstance(element, Intitule) and element.signet.startswith("section_")


def _cle(element: Element) -> str:
    """L’article garde son signet d’une version à l’autre ; une section, son titre."""
    if isinstance(element, IntituleArticle):
        return element.signet
    return f"§{en_cle(element.texte)}" if isinstance(element, Intitule) else "§"


def _vide(noeud: NoeudXml) -> bool:
    """Vrai pour un paragraphe de séparation, que l’application ajoute elle-même."""
    style = noeud.find(f"{nom('w:pPr')}/{nom('w:pStyle')}")
    return style is not None and style.get(nom("w:val")) == "Respiration"


def _detacher_la_section(noeud: NoeudXml) -> NoeudXml | None:
    """La section que ce paragraphe clôt : elle doit rester, quoi qu’on accepte ou refuse."""
    section = noeud.find(f"{nom('w:pPr')}/{nom('w:sectPr')}")
    if section is not None:
        section.getparent().remove(section)
    return section


def _porteur(section: NoeudXml) -> NoeudXml:
    p = racine("w:p")
    ppr = sous(p, "w:pPr")
    val(ppr, "w:pStyle", "Respiration")
    ppr.append(section)
    return p
