"""Estimer sur quelle page tombe chaque titre, pour un sommaire juste dès l’ouverture.

Word et LibreOffice ne calculent pas le sommaire en ouvrant le fichier : sans nombre écrit
d’avance, il serait vide ou demanderait une mise à jour. L’estimation coule les lignes avec les
largeurs de Calibri et les règles du document (titres solidaires, ni veuves ni orphelines).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from charte_studio.export.docx.metriques import HAUTEUR_DE_LIGNE, nombre_de_lignes
from charte_studio.export.docx.styles import Style


@dataclass(frozen=True, slots=True)
class Pave:
    """Ce qui se pose sur la page : des lignes de même hauteur, ou une rangée de tableau."""

    lignes: int
    hauteur: float
    """D’une ligne, en points."""
    avant: float = 0
    apres: float = 0
    solidaire: bool = False
    insecable: bool = False
    filets: float = 0
    """La hauteur qu’ajoutent des filets, en points."""
    rappel: float = 0
    """La hauteur de ce qui se répète si le pavé ouvre une page : l’en-tête de son tableau."""
    saut: bool = False
    """Commence une page."""
    signets: tuple[str, ...] = ()


def mesurer(
    style: Style, texte: str, place: float, *, corps: float | None = None
) -> tuple[int, float]:
    """Le nombre de lignes d’un paragraphe coulé dans `place` points, et leur hauteur.

    `corps` : une taille à la place de celle du style.
    """
    lignes = nombre_de_lignes(texte, corps or style.corps, place, gras=style.gras)
    return lignes, hauteur_de_ligne(style, corps=corps)


def hauteur_de_ligne(style: Style, *, corps: float | None = None) -> float:
    """La hauteur d’une ligne, interligne compris, en points."""
    return (corps or style.corps) * HAUTEUR_DE_LIGNE * style.interligne


@dataclass(slots=True)
class Pagination:
    """Les pages que l’on remplit. La première porte le numéro 1."""

    hauteur: float
    """D’une page, marges ôtées, en points."""
    page: int = 1
    occupe: float = 0
    pages: dict[str, int] = field(default_factory=dict)
    """La page de chaque signet."""
    _apres: float = 0
    _chaine: list[Pave] = field(default_factory=list)

    def poser(self, pave: Pave) -> None:
        """Pose un pavé ; s’il est solidaire, attend de savoir ce qui le suit."""
        if pave.saut:
            self.clore()
        self._chaine.append(pave)
        if not pave.solidaire:
            self.clore()

    def clore(self) -> None:
        """Pose ce qui attendait."""
        chaine, self._chaine = self._chaine, []
        if not chaine:
            return
        if chaine[0].saut:
            self._page_suivante()
        besoin, apres = 0.0, self._apres
        for pave in chaine[:-1]:
            besoin += max(apres, pave.avant) + pave.filets + pave.lignes * pave.hauteur
            apres = pave.apres
        dernier = chaine[-1]
        besoin += max(apres, dernier.avant) + dernier.filets + _debut(dernier) * dernier.hauteur
        if self.occupe + besoin > self.hauteur >= besoin and self.occupe:
            self._page_suivante()
        for pave in chaine:
            self._couler(pave)

    def espacer(self, apres: float) -> None:
        """Change l’espace après le dernier pavé posé."""
        if not self._chaine:
            self._apres = apres

    def nouvelle_section(self, hauteur: float) -> None:
        """Change de format de papier, ce qui change de page."""
        self.clore()
        self._page_suivante()
        self.hauteur = hauteur

    def _page_suivante(self) -> None:
        if self.occupe:
            self.page += 1
        self.occupe = 0
        self._apres = 0

    def _couler(self, pave: Pave) -> None:
        # En haut de page, l’espace avant n’est gardée qu’après un saut voulu.
        ecart = max(self._apres, pave.avant) if self.occupe or pave.saut else 0.0
        ecart += pave.filets
        reste, premiere = pave.lignes, True
        while reste:
            if not self.occupe:
                self.occupe = pave.rappel
            place = self.hauteur - self.occupe - ecart
            tient = min(reste, int((place + 0.01) / pave.hauteur))
            if tient < reste:
                tient = _sans_veuve(tient, reste, insecable=pave.insecable)
            if tient <= 0 and self.occupe <= pave.rappel:
                tient = max(1, min(reste, int(place / pave.hauteur)))  # plus haut qu’une page
            if tient > 0:
                self.occupe += ecart + tient * pave.hauteur
                if premiere:
                    self.pages.update(dict.fromkeys(pave.signets, self.page))
                    premiere = False
                reste -= tient
            if reste:
                self._page_suivante()
                ecart = 0.0
        self._apres = pave.apres


def _debut(pave: Pave) -> int:
    """Les lignes qui doivent tenir avec le titre qui précède."""
    return pave.lignes if pave.insecable or pave.lignes <= 3 else 2


def _sans_veuve(tient: int, reste: int, *, insecable: bool) -> int:
    """Combien de lignes laisser ici pour n’en isoler aucune, ni ici ni sur la page suivante."""
    if insecable:
        return 0
    if reste - tient < 2:
        tient = reste - 2
    return tient if tient >= 2 else 0
