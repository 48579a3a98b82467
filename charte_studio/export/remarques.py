"""Les commentaires d’un article : ce que la salle en a dit, à côté du texte."""

from __future__ import annotations

from collections.abc import Iterator

from charte_studio.domaine.vocabulaire import ETATS_OBJECTION
from charte_studio.export.elements import IntituleArticle
from charte_studio.export.phrases import evolution, lecture_du_tour
from charte_studio.redaction.document import Article, Deliberation, DocumentCharte
from charte_studio.redaction.pieces import APPLICATION, Commentaire
from charte_studio.redaction.signets import cle_nue

SANS_COLLEGE = "Collège non précisé"


def commentaires_de(
    document: DocumentCharte, article: Article, deliberation: Deliberation | None
) -> tuple[Commentaire, ...]:
    """La répartition, puis chaque objection par la voix de son collège."""
    if deliberation is None:
        return ()
    return tuple(_tires_du_debat(document, article, deliberation))


def ecrits_par_l_application(document: DocumentCharte) -> tuple[str, ...]:
    """Le texte des commentaires que l’export tire des débats."""
    deliberations = {cle_nue(d.cle): d for d in document.deliberations}
    return tuple(
        commentaire.texte
        for article in document.articles
        for commentaire in commentaires_de(
            document, article, deliberations.get(cle_nue(article.cle))
        )
    )


def gardes(article: IntituleArticle) -> tuple[Commentaire, ...]:
    """Ceux qui ne se lisent nulle part ailleurs : le débat, lui, est en annexe."""
    return article.commentaires[len(article.commentaires) - article.gardes :]


def _tires_du_debat(
    document: DocumentCharte, article: Article, deliberation: Deliberation
) -> Iterator[Commentaire]:
    trace = document.tracabilite
    lignes = []
    if deliberation.tours:
        dernier = deliberation.tours[-1]
        lignes.append(lecture_du_tour(trace.echelle, dernier, trace.seuil, indices=False))
        change = evolution(deliberation.tours)
        if change:
            lignes.append(change)
    if article.reserves:
        lignes.append("Ce principe a été adopté avec réserves.")
    if lignes:
        yield Commentaire(APPLICATION, "\n".join(lignes))
    for objection in deliberation.objections:
        etat = ETATS_OBJECTION.get(objection.etat, objection.etat).lower()
        texte = f"Objection {etat}\u00a0: {objection.texte.strip()}"
        if objection.suite.strip():
            texte += f"\nSuite donnée\u00a0: {objection.suite.strip()}"
        yield Commentaire(objection.college.strip() or SANS_COLLEGE, texte)
