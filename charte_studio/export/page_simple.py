"""La charte en HTML simple : ce qu’un moteur de texte sans feuille de style sait mettre en page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from charte_studio.domaine.francais import date_en_lettres
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
    au_sommaire,
)
from charte_studio.export.phrases import (
    mention_de,
    statut_en_capitales,
    titre_de_garde,
    titre_de_la_charte,
)
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import DocumentCharte, Encadre
from charte_studio.redaction.html import blocs_en_html, ligne_en_html

_ACCENT, _SECONDE = "#5b2a57", "#5b5266"
_TITRES = {1: 18, 2: 15, 3: 12.5}
_SAUT = "page-break-before:always;"
_COLONNE_MAX = 44
_MARGES_DE_CELLULE = 4
LEGENDE = "legende"
"""Le nom d’ancre de ce qui annonce un tableau ou une figure, et doit rester avec lui."""


def ecrire_page_simple(
    document: DocumentCharte, profil: Profil, elements: Iterable[Element]
) -> str:
    """Le texte entier ; les images s’appellent « figure0 », « figure1 »… dans l’ordre."""
    tous = tuple(elements)
    morceaux = [*_tete(document, profil)]
    if profil.garde:
        morceaux += _sommaire(tous)
    morceaux += _Corps(profil).ecrire(tous)
    return f'<html><body style="color:#211c2b">{"".join(morceaux)}</body></html>'


def _p(texte: str, style: str = "") -> str:
    return f'<p style="margin:0 0 7px 0;{style}">{texte}</p>'


def _tete(document: DocumentCharte, profil: Profil) -> Iterator[str]:
    garde = profil.garde
    if document.organisation.strip():
        yield _p(escape(document.organisation), f"font-size:{16 if garde else 12}pt;")
    if garde and document.cadre:
        yield _p(escape(document.cadre), f"color:{_SECONDE};")
    taille, avant = (28, 90) if garde else (18, 4)
    titre = titre_de_garde(document, profil) if garde else titre_de_la_charte(document)
    yield (
        f'<p style="margin:{avant}px 0 14px 0;font-size:{taille}pt;color:{_ACCENT};">'
        f"<b>{escape(titre)}</b></p>"
    )
    if profil.titre:
        yield _p(escape(titre_de_la_charte(document)), f"color:{_SECONDE};")
    if garde and document.forme:
        yield _p(f"Forme visée\u00a0: {escape(document.forme)}", f"color:{_SECONDE};")
    date = f" · {date_en_lettres(document.date)}" if document.date else ""
    yield _p(
        f'<b style="color:{_ACCENT};">{escape(statut_en_capitales(document, profil))}</b>{date}',
        "margin-top:18px;",
    )
    mention = mention_de(document, profil)
    if mention:
        yield _boite(_p(escape(mention)), "#f7f2e8", 110)


def _boite(contenu: str, fond: str, avant: int = 8) -> str:
    return (
        f'<table width="100%" cellpadding="9" cellspacing="0" border="0" '
        f'style="margin-top:{avant}px;margin-bottom:10px;"><tr>'
        f'<td bgcolor="{fond}">{contenu}</td></tr></table>'
    )


def _sommaire(elements: Iterable[Element]) -> Iterator[str]:
    yield (
        f'<p style="{_SAUT}margin:0 0 12px 0;font-size:18pt;color:{_ACCENT};"><b>Sommaire</b></p>'
    )
    for element in elements:
        if not au_sommaire(element):
            continue
        if isinstance(element, IntituleArticle):
            yield _p(escape(element.en_entier), "margin-left:18px;margin-bottom:3px;")
        elif isinstance(element, Intitule):
            retrait = 0 if element.niveau == 1 else 18
            texte = escape(element.texte)
            yield _p(
                f"<b>{texte}</b>" if element.niveau == 1 else texte,
                f"margin-left:{retrait}px;margin-bottom:3px;",
            )


class _Corps:
    """Ce qu’il faut retenir d’un élément au suivant."""

    def __init__(self, profil: Profil) -> None:
        self._premier = profil.garde
        """Le prochain titre commence une page."""
        self._figures = 0

    def ecrire(self, elements: Iterable[Element]) -> Iterator[str]:
        for element in elements:
            match element:
                case Intitule():
                    yield self._titre(element.niveau, element.texte, saut=element.annexe)
                case IntituleArticle():
                    yield self._titre(2, element.en_entier)
                case Alinea():
                    yield _p(
                        f'<span style="color:{_ACCENT};">{element.numero}</span>\u2002'
                        f"{ligne_en_html(element.portions)}",
                        "margin-left:30px;text-indent:-28px;",
                    )
                case Texte():
                    html = blocs_en_html((element.bloc,), niveau_titre=None)
                    yield _retrait(html) if element.dans_article else html
                case Note():
                    yield _p(ligne_en_html(element.portions), f"color:{_SECONDE};")
                case Formule():
                    yield _p(f"<i>{escape(element.texte)}</i>", "margin-bottom:14px;")
                case _:
                    yield self._piece(element)

    def _titre(self, niveau: int, texte: str, *, saut: bool = False) -> str:
        neuve, self._premier = self._premier or saut, False
        style = _SAUT if neuve else ""
        return (
            f'<h{niveau} style="{style}margin:{18 - 3 * niveau}px 0 7px 0;'
            f'font-size:{_TITRES[niveau]}pt;color:{_ACCENT};">{escape(texte)}</h{niveau}>'
        )

    def _piece(self, element: Grille | Encadre | Empreinte | Figure | Signature) -> str:
        match element:
            case Grille():
                return _grille(element)
            case Encadre():
                titre = _p(f'<b style="color:#a4470d;">{escape(element.titre)}</b>')
                corps = blocs_en_html(element.blocs, niveau_titre=None)
                return _boite(titre + corps, "#fbf0e4")
            case Empreinte():
                # Par groupes : une suite de soixante-quatre signes ne se couperait pas.
                groupes = " ".join(
                    element.valeur[n : n + 16] for n in range(0, len(element.valeur), 16)
                )
                return _p(f"{escape(element.libelle)}\u00a0: <code>{escape(groupes)}</code>")
            case Figure():
                rang, self._figures = self._figures, self._figures + 1
                return _legende(element.legende) + (f'<p><img src="figure{rang}" width="440"></p>')
            case Signature():
                return _p("<br><br>".join(map(escape, element.lignes)), "margin-top:36px;")


def _retrait(html: str) -> str:
    return f'<div style="margin-left:30px;">{html}</div>'


def _grille(grille: Grille) -> str:
    entete = "".join(
        f'<th bgcolor="#efe3ec" align="left" width="{part}%">{_cellule(cellule)}</th>'
        for cellule, part in zip(grille.entete, _parts(grille), strict=True)
    )
    lignes = "".join(
        f"<tr><td><b>{_cellule(ligne[0])}</b></td>"
        + "".join(f"<td>{_cellule(cellule)}</td>" for cellule in ligne[1:])
        + "</tr>"
        for ligne in grille.lignes
    )
    return (
        f"{_legende(grille.legende)}"
        '<table width="100%" border="1" cellspacing="0" cellpadding="4" '
        'style="border-style:solid;border-color:#ddd3c1;border-collapse:collapse;'
        f'font-size:{10.5 if len(grille.entete) < 7 else 9}pt;margin-bottom:10px;">'
        f"<thead><tr>{entete}</tr></thead>{lignes}</table>"
    )


def _legende(texte: str) -> str:
    return (
        f'<p style="margin:8px 0 4px 0;color:{_SECONDE};"><a name="{LEGENDE}"></a>'
        f"<b>{escape(texte)}</b></p>"
    )


def _parts(grille: Grille) -> list[int]:
    """La part de largeur de chaque colonne, d’après ce qu’elle a de plus long à montrer."""
    poids = []
    for colonne in zip(grille.entete, *grille.lignes, strict=True):
        longueur = max(map(len, colonne))
        mot = max(len(mot) for cellule in colonne for mot in (cellule.split() or [""]))
        poids.append(max(mot, min(longueur, _COLONNE_MAX)) + _MARGES_DE_CELLULE)
    return [round(100 * poids_un / sum(poids)) for poids_un in poids]


def _cellule(texte: str) -> str:
    return escape(texte.strip() or "—").replace("\n", "<br>")
