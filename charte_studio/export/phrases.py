"""Les phrases que l’application écrit elle-même dans un export."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder, pourcentage
from charte_studio.domaine.mesures import EXPRIMES_POUR_UN_INDICE
from charte_studio.export.preparation import sur_une_ligne
from charte_studio.export.profils import Profil
from charte_studio.redaction.document import Article, Deliberation, DocumentCharte, TourReparti

TIRET: Final = "—"
MASQUE: Final = "masqué"
NON_RENSEIGNE: Final = "Non renseigné"

AUCUN_ARTICLE: Final = (
    "Aucun principe n’a été adopté à ce jour : ce projet ne contient donc aucun article. Les "
    "positions exprimées, les objections et les décisions figurent en annexe."
)

AUCUNE_REGLE: Final = (
    "Aucun principe n’a été adopté à ce jour : il n’y a pas encore de règle à présenter."
)

LIRE_LES_REPARTITIONS: Final = (
    "Pour chaque principe : les réponses avant et après débat, puis par collège, ce qui s’est dit, "
    "et la décision. Les parts se calculent sur les exprimés. « Sans avis » est une réponse ; "
    "« sans réponse » compte les personnes attendues qui n’ont pas répondu."
)

LIRE_LES_INDICES: Final = (
    "Deux indices accompagnent la répartition et ne la remplacent pas. L’accord A (Van der Eijk) "
    "va de −1, deux camps opposés, à 1, un seul avis ; le consensus (Tastle et Wierman) va de 0 "
    f"à 1. Aucun indice n’est calculé sous {EXPRIMES_POUR_UN_INDICE} exprimés."
)


def pourquoi_masque(seuil: int) -> str:
    """La raison d’un « masqué », en une phrase."""
    return (
        f"Masqué : ce collège a donné moins de {seuil} réponses, ou son chiffre permettrait de "
        "retrouver par soustraction celui d’un autre collège."
    )


def tour_masque(tour: TourReparti, seuil: int) -> str:
    """La phrase d’un tour que l’on ne publie pas."""
    return f"{tour.libelle} : répartition masquée, il y a moins de {seuil} exprimés."


def lecture_du_tour(
    echelle: Echelle, tour: TourReparti, seuil: int, *, indices: bool = True
) -> str:
    """Ce que dit le tour, en chiffres puis en mots ; les `indices` ensuite."""
    if tour.repartition is None:
        return tour_masque(tour, seuil)
    exprimes = tour.repartition.exprimes
    if not exprimes:
        return f"{tour.libelle} : personne ne s’est exprimé."
    mesures = tour.mesures
    if mesures is None:
        return f"{tour.libelle} : {accorder(exprimes, 'exprimé', 'exprimés')}."
    favorables = accorder(mesures.favorables, "favorable", "favorables")
    defavorables = accorder(mesures.defavorables, "défavorable", "défavorables")
    phrase = (
        f"{tour.libelle} : {favorables} sur {accorder(exprimes, 'exprimé', 'exprimés')} "
        f"({pourcentage(mesures.part_favorable)}), {defavorables} "
        f"({pourcentage(mesures.part_defavorable)})."
    )
    if mesures.degre_median is not None:
        phrase += f" Degré médian : « {echelle.libelle(mesures.degre_median)} »."
    dits = []
    if indices and mesures.accord_a is not None:
        dits.append(f"accord A de {decimal(mesures.accord_a)}")
    if indices and mesures.consensus is not None:
        dits.append(f"consensus de {decimal(mesures.consensus)}")
    if dits:
        phrase += f" Indices : {' et '.join(dits)}."
    return phrase


def evolution(tours: tuple[TourReparti, ...]) -> str:
    """Ce que le débat a changé, ou rien s’il n’y a pas deux tours à comparer."""
    parts = [
        Fraction(tour.mesures.favorables, tour.repartition.exprimes)
        for tour in tours
        if tour.repartition and tour.mesures and tour.repartition.exprimes
    ]
    if len(parts) < 2:
        return ""
    avant, apres = parts[0], parts[-1]
    if avant == apres:
        return f"Après débat, la part favorable reste à {pourcentage(float(avant))}."
    return (
        f"Après débat, la part favorable passe de {pourcentage(float(avant))} "
        f"à {pourcentage(float(apres))}."
    )


def provenance(article: Article, deliberation: Deliberation | None) -> str:
    """« Adopté avec réserves · formulation équilibrée · texte retouché »."""
    morceaux = ["Adopté avec réserves" if article.reserves else "Adopté"]
    if deliberation and deliberation.formulation:
        morceaux.append(f"formulation « {deliberation.formulation} »")
    if article.retouche:
        morceaux.append("texte retouché à la rédaction")
    return " · ".join(morceaux)


def decimal(valeur: float) -> str:
    """Deux décimales, virgule, vrai signe moins : « −0,12 »."""
    arrondi = round(valeur, 2) + 0.0  # + 0.0 : jamais « −0,00 »
    return f"{arrondi:.2f}".replace(".", ",").replace("-", "−")


def statut_en_capitales(document: DocumentCharte, profil: Profil) -> str:
    """« PROJET » : en capitales dans le texte même, pour que chaque lecteur le lise ainsi."""
    return (profil.statut or document.statut).upper()


def titre_de_garde(document: DocumentCharte, profil: Profil) -> str:
    """Le titre en grand : celui du profil s’il en a un, sinon celui de la charte."""
    return profil.titre or titre_de_la_charte(document)


def titre_de_la_charte(document: DocumentCharte) -> str:
    """Le titre de la charte, sur une ligne, jamais vide."""
    return sur_une_ligne(document.titre) or "Charte sans titre"


def mention_de(document: DocumentCharte, profil: Profil) -> str:
    """Ce que le document ne vaut pas ; vide quand il n’y a pas à le dire."""
    if not profil.mention or not profil.garde:  # sans garde, elle vient à la fin
        return ""
    if profil.texte:
        return document.mention_legale
    return document.mention_legale.replace("Ce projet est issu", "Ce compte rendu est issu")
