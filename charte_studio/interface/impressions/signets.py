"""Les signets d’un PDF : QPdfWriter ne sait pas les écrire, une mise à jour les ajoute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SignetPdf:
    """Un titre, son niveau (1 et plus), et où il mène."""

    texte: str
    niveau: int
    page: int
    """À partir de 0."""
    y: float
    """En points, depuis le bas de la page."""


@dataclass(slots=True)
class _Noeud:
    numero: int
    signet: SignetPdf
    parent: _Noeud | None
    enfants: list[_Noeud] = field(default_factory=list)

    def descendants(self) -> int:
        """Tous ceux qui sont dessous."""
        return sum(1 + enfant.descendants() for enfant in self.enfants)


def ajouter_signets(pdf: bytes, signets: Sequence[SignetPdf]) -> bytes:
    """Le PDF et ses signets, par une mise à jour incrémentale (ISO 32000-1, 7.5.6 et 12.3.3).

    Un PDF d’une autre forme que celle de QPdfWriter est rendu tel quel.
    """
    racine = re.findall(rb"/Root (\d+) 0 R", pdf)
    taille = re.findall(rb"/Size (\d+)", pdf)
    depart = re.findall(rb"startxref\s+(\d+)\s+%%EOF", pdf)
    infos = re.findall(rb"/Info (\d+) 0 R", pdf)
    if not (signets and racine and taille and depart and infos):
        return pdf
    catalogues = re.findall(rb"\n" + racine[-1] + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL)
    pages = _pages(pdf)
    if not catalogues or not pages or any(signet.page >= len(pages) for signet in signets):
        return pdf
    premier = int(taille[-1])
    sommet, noeuds = _arbre(signets, premier + 1)
    objets = {
        int(racine[-1]): b"<<"
        + catalogues[-1]
        + b"\n/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % premier,
        premier: _sommet(sommet),
        **{noeud.numero: _objet(noeud, premier, sommet, pages) for noeud in noeuds},
    }
    return _mettre_a_jour(pdf, objets, racine[-1], infos[-1], depart[-1])


def _pages(pdf: bytes) -> list[int]:
    """Le numéro d’objet de chaque page, dans l’ordre."""
    enfants = re.search(rb"/Type /Pages\s*/Kids\s*\[(.*?)\]", pdf, re.DOTALL)
    return [int(n) for n in re.findall(rb"(\d+) 0 R", enfants.group(1))] if enfants else []


def _arbre(signets: Sequence[SignetPdf], premier: int) -> tuple[list[_Noeud], list[_Noeud]]:
    sommet: list[_Noeud] = []
    tous: list[_Noeud] = []
    pile: list[_Noeud] = []
    for rang, signet in enumerate(signets):
        while pile and pile[-1].signet.niveau >= signet.niveau:
            pile.pop()
        noeud = _Noeud(premier + rang, signet, pile[-1] if pile else None)
        (pile[-1].enfants if pile else sommet).append(noeud)
        pile.append(noeud)
        tous.append(noeud)
    return sommet, tous


def _sommet(sommet: list[_Noeud]) -> bytes:
    return b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (
        sommet[0].numero, sommet[-1].numero, len(sommet),
    )  # fmt: skip


def _objet(noeud: _Noeud, racine: int, sommet: list[_Noeud], pages: list[int]) -> bytes:
    voisins = sommet if noeud.parent is None else noeud.parent.enfants
    rang = voisins.index(noeud)
    titre = ("\ufeff" + noeud.signet.texte).encode("utf-16-be").hex().upper().encode()
    morceaux = [
        b"<< /Title <%s>" % titre,
        b"/Parent %d 0 R" % (racine if noeud.parent is None else noeud.parent.numero),
        f"/Dest [{pages[noeud.signet.page]} 0 R /XYZ 0 {noeud.signet.y:.1f} 0]".encode(),
    ]
    if rang:
        morceaux.append(b"/Prev %d 0 R" % voisins[rang - 1].numero)
    if rang + 1 < len(voisins):
        morceaux.append(b"/Next %d 0 R" % voisins[rang + 1].numero)
    if noeud.enfants:
        morceaux.append(
            b"/First %d 0 R /Last %d 0 R /Count -%d"
            % (noeud.enfants[0].numero, noeud.enfants[-1].numero, noeud.descendants())
        )
    return b" ".join((*morceaux, b">>"))


def _mettre_a_jour(
    pdf: bytes, objets: dict[int, bytes], racine: bytes, infos: bytes, depart: bytes
) -> bytes:
    sortie = bytearray(pdf)
    places = {}
    for numero, contenu in objets.items():
        places[numero] = len(sortie)
        sortie += b"%d 0 obj\n%s\nendobj\n" % (numero, contenu)
    table = len(sortie)
    sortie += b"xref\n"
    for numero in sorted(places):
        sortie += b"%d 1\n%010d 00000 n \n" % (numero, places[numero])
    sortie += (
        b"trailer\n<<\n/Size %d\n/Info %s 0 R\n/Root %s 0 R\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n"
    ) % (max(places) + 1, infos, racine, depart, table)
    return bytes(sortie)
