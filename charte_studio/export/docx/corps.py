"""Les éléments du plan, l’un après l’autre, dans le fil du document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from charte_studio.export.docx.blocs import (
    DANS_ARTICLE,
    DANS_SECTION,
    dans_encadre,
    ecrire_bloc,
    ecrire_blocs,
)
from charte_studio.export.docx.colonnes import besoin
from charte_studio.export.docx.flux import Flux, Format
from charte_studio.export.docx.images import taille_de_l_image
from charte_studio.export.docx.mise import VINGTIEMES
from charte_studio.export.docx.sections import fermer_section
from charte_studio.export.docx.styles import LARGEUR_NUMERO, NUMERO_ARTICLES, STYLES
from charte_studio.export.docx.tableaux import ecrire_tableau, rangees_de_texte
from charte_studio.export.elements import (
    Alinea,
    Element,
    Empreinte,
    Figure,
    Formule,
    Grille,
    Intitule,
    IntituleArticle,
    Note,
    Signature,
    Texte,
)
from charte_studio.redaction.blocs import Liste, Paragraphe, Portion, Tableau, texte_nu
from charte_studio.redaction.document import Encadre

_ENCADRE_COURT: Final = 6
_AVANT_LA_SIGNATURE: Final = 40
"""L’espace avant le bloc de signature, en points."""
_COURT: Final = 600
"""Un paragraphe plus long que ces signes n’est pas tenu au suivant : il irait d’un bloc à la page
suivante en laissant un vide."""


def ecrire_corps(
    flux: Flux,
    elements: Sequence[Element],
    avancer: Callable[[], None],
    *,
    lignes: bool,
    premiere_page: bool = True,
) -> None:
    """Ajoute tous les éléments ; une annexe aux tableaux trop larges passe en paysage.

    `lignes` : vrai pour numéroter les lignes de la charte, et d’elle seule ; `premiere_page` :
    faux pour commencer à la suite de ce qui est déjà écrit.
    """
    ecrivain = _Ecrivain(flux)
    for rang, partie in enumerate(_parties(elements)):
        format_voulu = _format(flux, partie, lignes=lignes) if rang or premiere_page else (
            flux.format
        )  # fmt: skip
        change = format_voulu != flux.format
        if change:
            if rang == 0:  # le sommaire s’écrira devant ce paragraphe, qui clôt sa section
                flux.paragraphe("Respiration", ())
            fermer_section(flux, format_voulu)
        flux.sans_lignes = lignes and not format_voulu.lignes
        # Le corps et chaque annexe commencent une page ; un changement de papier l’a déjà fait.
        ecrivain.en_haut = rang == 0 or _ouvre_une_annexe(partie[0])
        ecrivain.saut = ecrivain.en_haut and not change and bool(rang or premiere_page)
        for element, suivant in zip(partie, (*partie[1:], None), strict=True):
            ecrivain.ecrire(element, annonce=_tient_au_suivant(element, suivant))
            avancer()


def ecrire_en_notant(
    flux: Flux,
    elements: Sequence[Element],
    avancer: Callable[[], object] | None = None,
    *,
    lignes: bool,
    premiere_page: bool = True,
) -> list[tuple[int, int]]:
    """Écrit le corps, et rend où commencent et finissent les nœuds de chaque élément."""
    bornes: list[tuple[int, int]] = []
    place = len(flux.corps)

    def noter() -> None:
        nonlocal place
        bornes.append((place, len(flux.corps)))
        place = len(flux.corps)
        if avancer is not None:
            avancer()

    ecrire_corps(flux, elements, noter, lignes=lignes, premiere_page=premiere_page)
    return bornes


def _parties(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Le corps, puis chaque annexe."""
    partie: list[Element] = []
    for element in elements:
        if partie and _ouvre_une_annexe(element):
            yield partie
            partie = []
        partie.append(element)
    if partie:
        yield partie


def _ouvre_une_annexe(element: Element) -> bool:
    return isinstance(element, Intitule) and element.annexe


def _tient_au_suivant(element: Element, suivant: Element | None) -> bool:
    """Vrai pour ce qui ne doit pas finir une page : devant la provenance de l’article, ou pour une
    phrase en « : » qui annonce une liste ou un tableau."""
    if isinstance(element, Texte) and element.solidaire:
        return True
    if isinstance(element, Alinea):
        dit = texte_nu(element.portions).rstrip()
    elif isinstance(element, Texte) and isinstance(element.bloc, Paragraphe):
        dit = texte_nu(element.bloc.portions).rstrip()
    else:
        return False
    if len(dit) > _COURT:
        return False
    liste = isinstance(suivant, Texte) and isinstance(suivant.bloc, Liste | Tableau)
    return isinstance(suivant, Note) or (liste and dit.endswith(":"))


def _format(flux: Flux, partie: list[Element], *, lignes: bool) -> Format:
    """Le papier en hauteur, sauf si un tableau le veut en largeur ou si un mot y serait coupé."""
    if any(isinstance(e, Intitule) and e.signet.startswith("section_") for e in partie):
        en_hauteur = replace(flux.texte, lignes=lignes)
    else:  # la marge où écrire ne sert qu’au texte
        en_hauteur = flux.portrait
    large = any(
        grille.paysage
        or besoin(rangees_de_texte((grille.entete, *grille.lignes)), entete_de_ligne=True)
        > en_hauteur.place
        for grille in partie
        if isinstance(grille, Grille)
    )
    return flux.paysage if large else en_hauteur


class _Ecrivain:
    """Ce qu’il faut retenir d’un élément au suivant."""

    def __init__(self, flux: Flux) -> None:
        self.flux = flux
        self.saut = False
        """Le prochain titre commence une page."""
        self.en_haut = False
        """Le prochain titre est en haut d’une page."""
        self.liste_des_articles: int | None = None
        self.encadres = 0
        self.grilles = 0
        self.figures = 0

    def ecrire(self, element: Element, *, annonce: bool = False) -> None:
        saut, self.saut = self.saut, False
        en_haut, self.en_haut = self.en_haut, False
        match element:
            case Intitule():
                self.flux.paragraphe(
                    f"Titre{element.niveau}",
                    (Portion(element.texte),),
                    signet=element.signet,
                    saut=saut,
                    en_haut=en_haut,
                )
            case Formule():
                self.flux.paragraphe(
                    "Formule", (Portion(element.texte),), saut=saut, en_haut=en_haut
                )
            case IntituleArticle():
                self._article(element)
            case Alinea():
                self.flux.paragraphe(
                    "Alinea", element.portions, numero=self._numero(1), solidaire=annonce
                )
            case Texte():
                contexte = DANS_ARTICLE if element.dans_article else DANS_SECTION
                ecrire_bloc(self.flux, element.bloc, contexte, solidaire=annonce)
            case Note():
                retraits = (LARGEUR_NUMERO, 0) if element.dans_article else None
                self.flux.paragraphe("Provenance", element.portions, retraits=retraits)
            case _:
                self._piece(element)

    def _piece(self, element: Grille | Encadre | Empreinte | Figure | Signature) -> None:
        match element:
            case Grille():
                self._grille(element)
            case Encadre():
                self._encadre(element)
            case Empreinte():
                self.flux.paragraphe("Legende", (Portion(element.libelle),))
                self.flux.paragraphe("Normal", (Portion(element.valeur),))
            case Figure():
                self._figure(element)
            case Signature():
                self._signature(element)

    def _article(self, article: IntituleArticle) -> None:
        self.liste_des_articles = self.flux.numerotation.pour_article(article.numero)
        prefixe = article.dans_word.removesuffix(article.texte)
        avant, apres = self.flux.commentaires.ancrer(article.commentaires)
        self.flux.paragraphe(
            "Article",
            (Portion(article.texte),),
            numero=self._numero(0),
            signet=article.signet,
            prefixe=prefixe,
            avant=avant,
            apres=apres,
        )

    def _numero(self, niveau: int) -> tuple[int, int] | None:
        """La liste que le paragraphe porte lui-même, quand celle du style ne suffit plus."""
        if self.liste_des_articles in (None, NUMERO_ARTICLES):
            return None
        return (self.liste_des_articles, niveau)

    def _grille(self, grille: Grille) -> None:
        self.grilles += 1
        self.flux.legende(self.grilles, grille.legende)
        ecrire_tableau(
            self.flux,
            rangees_de_texte((grille.entete, *grille.lignes)),
            titre=grille.legende,
            entete_de_ligne=True,
            nombres=grille.nombres,
            sources=grille.sources,
        )

    def _figure(self, figure: Figure) -> None:
        flux = self.flux
        self.figures += 1
        flux.legende(self.figures, figure.legende, "Figure")
        taille = taille_de_l_image(
            figure.png,
            figure.legende,
            largeur_cm=figure.largeur_cm,
            place=flux.format.place,
            hauteur_utile=flux.format.hauteur_utile,
        )
        # La légende tient à l’image ; l’image, elle, n’entraîne pas le tableau de ses valeurs.
        image = flux.images.poser(figure.png, figure.description, taille)
        flux.paragraphe("Figure", (), hauteur=taille[1] / VINGTIEMES, fin=True, apres=image)

    def _signature(self, signature: Signature) -> None:
        """Le bloc tient d’un seul tenant, loin du dernier article."""
        self.flux.espace_voulue = _AVANT_LA_SIGNATURE
        for rang, ligne in enumerate(signature.lignes, start=1):
            fin = rang == len(signature.lignes)
            self.flux.paragraphe("Signature", (Portion(ligne),), fin=fin)

    def _encadre(self, encadre: Encadre) -> None:
        # Word réunit deux paragraphes voisins de même filet et mêmes retraits : un vingtième de
        # point d’écart suffit à séparer deux positions divergentes.
        self.encadres += 1
        droite = STYLES["Encadre"].droite + self.encadres % 2
        self.flux.paragraphe("Encadretitre", (Portion(encadre.titre),), droite=droite)
        # Une position divergente se lit d’un seul tenant, tant qu’elle reste courte.
        self.flux.tenir = len(encadre.blocs) <= _ENCADRE_COURT
        ecrire_blocs(self.flux, encadre.blocs[:-1], dans_encadre(droite))
        self.flux.tenir = False
        ecrire_blocs(self.flux, encadre.blocs[-1:], dans_encadre(droite))
