"""La charte en page web autonome : un seul fichier, lisible sans réseau, clair ou sombre."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Final

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
from charte_studio.export.plan import dresser
from charte_studio.export.preparation import preparer
from charte_studio.export.profils import Profil
from charte_studio.export.remarques import gardes
from charte_studio.redaction.document import DocumentCharte, Encadre
from charte_studio.redaction.html import blocs_en_html, ligne_en_html
from charte_studio.redaction.pieces import Commentaire

_FEUILLE: Final = """
:root { color-scheme: light dark; --papier: #faf6ee; --surface: #fff; --creux: #f1eadd;
  --trait: #ddd3c1; --encre: #211c2b; --encre-seconde: #5b5266; --accent: #5b2a57;
  --accent-doux: #efe3ec; --divergence: #a4470d; --divergence-doux: #fbf0e4; }
@media (prefers-color-scheme: dark) {
  :root { --papier: #16131b; --surface: #211d29; --creux: #2b2635; --trait: #423b4f;
    --encre: #f4efe6; --encre-seconde: #bdb3c6; --accent: #e3b6dc; --accent-doux: #3b2a3c;
    --divergence: #f0a061; --divergence-doux: #33261d; }
}
* { box-sizing: border-box; }
html { font-size: 112.5%; }
body { margin: 0; background: var(--papier); color: var(--encre); line-height: 1.6;
  font-family: "Atkinson Hyperlegible", Calibri, Carlito, "Segoe UI", system-ui, sans-serif; }
main, header.garde, nav { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header.garde { padding-top: 4rem; padding-bottom: 1rem; }
h1, h2, h3, h4 { color: var(--accent); line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.2rem; margin: 1.5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.6rem; margin: 3rem 0 1rem; padding-top: 1rem;
  border-top: 1px solid var(--trait); }
h3 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p, li, td, th, figcaption { overflow-wrap: break-word; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.evitement { position: absolute; left: -99rem; }
.evitement:focus { left: 1rem; top: 1rem; background: var(--surface); padding: .5rem 1rem; }
.organisation { font-weight: 700; font-size: 1.15rem; margin: 0; }
.seconde { color: var(--encre-seconde); margin: .2rem 0; }
.statut { color: var(--accent); font-weight: 700; letter-spacing: .04em; margin: 1.2rem 0 .2rem; }
.mention { background: var(--creux); border-left: .3rem solid var(--accent);
  padding: 1rem 1.2rem; margin: 2rem 0; }
nav ol { list-style: none; padding-left: 0; }
nav li { margin: .3rem 0; }
nav li.second { padding-left: 1.4rem; }
.alinea { padding-left: 3.2rem; text-indent: -3.2rem; }
.alinea .numero { display: inline-block; width: 3.2rem; text-indent: 0; color: var(--accent); }
.retrait { padding-left: 3.2rem; }
.note { color: var(--encre-seconde); }
.encadre { background: var(--divergence-doux); border-left: .3rem solid var(--divergence);
  padding: .8rem 1.2rem; margin: 1.2rem 0; }
.encadre > :first-child { margin-top: 0; color: var(--divergence); font-weight: 700; }
.encadre > :last-child { margin-bottom: 0; }
.commentaire { background: var(--creux); margin: .8rem 0 .8rem 3.2rem; padding: .4rem 1rem; }
.commentaire .commentaire { margin-left: 1rem; }
.signature { margin-top: 3rem; line-height: 2.4; break-inside: avoid; }
img { max-width: 100%; height: auto; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .2rem solid var(--trait);
  font-style: italic; }
pre { background: var(--creux); padding: .8rem 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
code { font-family: Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
hr { border: 0; border-top: 1px solid var(--trait); margin: 2rem 0; }
figure { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; background: var(--surface); }
figure table { margin: 0; width: 100%; }
caption { text-align: left; font-weight: 700; color: var(--encre-seconde); padding-bottom: .4rem; }
th, td { border: 1px solid var(--trait); padding: .35rem .6rem; text-align: left;
  vertical-align: top; }
thead th { background: var(--accent-doux); color: var(--accent); }
footer { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; color: var(--encre-seconde); }
@media print {
  :root { color-scheme: light; --papier: #fff; --surface: #fff; --creux: #f7f2e8;
    --trait: #ddd3c1; --encre: #211c2b; --encre-seconde: #5b5266; --accent: #5b2a57;
    --accent-doux: #efe3ec; --divergence: #a4470d; --divergence-doux: #fbf0e4; }
  @page { size: A4; margin: 2.5cm; }
  html { font-size: 12pt; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, header.garde, nav { max-width: none; padding: 0; }
  header.garde, nav { break-after: page; }
  .annexe { break-before: page; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, .encadre { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  .evitement { display: none; }
}
""".strip()


def ecrire_html(
    document: DocumentCharte,
    profil: Profil,
    quand: dt.datetime,
    annoncer: Callable[[float], None],
) -> str:
    """La page entière."""
    document = preparer(document)
    elements = dresser(document, profil)
    annoncer(0.3)
    titre = escape(titre_de_garde(document, profil))
    statut = escape(statut_en_capitales(document, profil))
    date = escape(date_en_lettres(document.date or quand.date()))
    corps = "\n".join(_elements(elements))
    annoncer(0.9)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="fr">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="author" content="{escape(document.organisation)}">',
            f'<meta name="dcterms.modified" content="{quand:%Y-%m-%dT%H:%M:%SZ}">',
            f"<title>{titre} — {statut}</title>",
            f"<style>\n{_FEUILLE}\n</style>",
            "</head>",
            "<body>",
            '<a class="evitement" href="#texte">Aller au texte</a>',
            _garde(document, profil, titre, statut),
            *((_sommaire(elements),) if profil.garde else ()),
            f'<main id="texte">\n{corps}\n</main>',
            f"<footer><p>{titre} — {statut} · {date}</p></footer>",
            "</body>",
            "</html>",
            "",
        )
    )


def _garde(document: DocumentCharte, profil: Profil, titre: str, statut: str) -> str:
    lignes = ['<header class="garde">']
    if document.organisation.strip():
        lignes.append(f'<p class="organisation">{escape(document.organisation)}</p>')
    if document.cadre:
        lignes.append(f'<p class="seconde">{escape(document.cadre)}</p>')
    lignes.append(f"<h1>{titre}</h1>")
    if profil.titre:
        lignes.append(f'<p class="seconde">{escape(titre_de_la_charte(document))}</p>')
    if document.forme:
        lignes.append(f'<p class="seconde">Forme visée\u00a0: {escape(document.forme)}</p>')
    lignes.append(f'<p class="statut">{statut}</p>')
    if document.date is not None:
        jour = document.date
        lignes.append(
            f'<p class="seconde"><time datetime="{jour.isoformat()}">'
            f"{date_en_lettres(jour)}</time></p>"
        )
    mention = mention_de(document, profil)
    if mention:
        lignes.append(f'<p class="mention">{escape(mention)}</p>')
    lignes.append("</header>")
    return "\n".join(lignes)


def _sommaire(elements: Iterable[Element]) -> str:
    lignes = ['<nav aria-labelledby="sommaire">', '<h2 id="sommaire">Sommaire</h2>', "<ol>"]
    for element in elements:
        if not au_sommaire(element):
            continue
        if isinstance(element, IntituleArticle):
            lignes.append(_entree(element.en_entier, element.signet, second=True))
        elif isinstance(element, Intitule):
            lignes.append(_entree(element.texte, element.signet, second=element.niveau == 2))
    return "\n".join((*lignes, "</ol>", "</nav>"))


def _entree(texte: str, signet: str, *, second: bool) -> str:
    classe = ' class="second"' if second else ""
    return f'<li{classe}><a href="#{escape(signet)}">{escape(texte)}</a></li>'


def _elements(elements: Iterable[Element]) -> Iterator[str]:
    """Titre 1 en `<h2>` : le `<h1>` est le titre de la charte."""
    for element in elements:
        match element:
            case Intitule():
                balise = f"h{element.niveau + 1}"
                classe = ' class="annexe"' if element.annexe else ""
                yield f'<{balise} id="{element.signet}"{classe}>{escape(element.texte)}</{balise}>'
            case Formule():
                yield f'<p class="formule">{escape(element.texte)}</p>'
            case IntituleArticle():
                yield f'<h3 id="{element.signet}">{escape(element.en_entier)}</h3>'
                yield from map(_commentaire, gardes(element))
            case Alinea():
                yield (
                    f'<p class="alinea" id="alinea_{element.article}_{element.rang}">'
                    f'<span class="numero">{element.numero}</span>'
                    f"{ligne_en_html(element.portions)}</p>"
                )
            case Texte():
                html = blocs_en_html((element.bloc,), niveau_titre=None)
                yield f'<div class="retrait">{html}</div>' if element.dans_article else html
            case Note():
                classe = "note retrait" if element.dans_article else "note"
                yield f'<p class="{classe}">{ligne_en_html(element.portions)}</p>'
            case _:
                yield from _piece(element)


def _piece(element: Grille | Encadre | Empreinte | Figure | Signature) -> Iterator[str]:
    match element:
        case Grille():
            yield _grille(element)
        case Encadre():
            yield (
                f'<aside class="encadre"><p>{escape(element.titre)}</p>\n'
                f"{blocs_en_html(element.blocs, niveau_titre=None)}</aside>"
            )
        case Empreinte():
            yield f"<p>{escape(element.libelle)}\u00a0:</p>"
            yield f"<pre><code>{escape(element.valeur)}</code></pre>"
        case Figure():
            image = base64.b64encode(element.png).decode("ascii")
            yield (
                f'<figure><img src="data:image/png;base64,{image}" '
                f'alt="{escape(element.description)}">'
                f"<figcaption>{escape(element.legende)}</figcaption></figure>"
            )
        case Signature():
            lignes = "<br>".join(map(escape, element.lignes))
            yield f'<p class="signature">{lignes}</p>'


def _commentaire(commentaire: Commentaire) -> str:
    texte = escape(commentaire.texte.strip() or "—").replace("\n", "<br>")
    reponses = "".join(map(_commentaire, commentaire.reponses))
    return (
        f'<aside class="commentaire"><p><strong>{escape(commentaire.auteur)}</strong>\u00a0: '
        f"{texte}</p>{reponses}</aside>"
    )


def _grille(grille: Grille) -> str:
    entete = "".join(f'<th scope="col">{_cellule(c)}</th>' for c in grille.entete)
    lignes = "\n".join(
        f'<tr><th scope="row">{_cellule(ligne[0])}</th>'
        + "".join(f"<td>{_cellule(c)}</td>" for c in ligne[1:])
        + "</tr>"
        for ligne in grille.lignes
    )
    return (
        f'<figure role="group" tabindex="0" aria-label="{escape(grille.legende)}"><table>'
        f"<caption>{escape(grille.legende)}</caption>\n"
        f"<thead><tr>{entete}</tr></thead>\n<tbody>{lignes}</tbody></table></figure>"
    )


def _cellule(texte: str) -> str:
    return escape(texte.strip() or "—").replace("\n", "<br>")
