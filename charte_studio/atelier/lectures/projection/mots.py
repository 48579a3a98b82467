"""Les mots de la projection : ce que dit un résultat, sans jamais nommer personne."""

from __future__ import annotations

from typing import Final

from charte_studio.domaine.mesures import Deplacement, Mesures, Repartition
from charte_studio.redaction.blocs import Bloc, Citation, Liste, texte_des_blocs
from charte_studio.redaction.markdown import lire_blocs

TOURS: Final = {1: "Premier tour", 2: "Second tour"}
MODES: Final = {"main-levee": "à main levée", "secret": "vote secret"}
"""Ce qu’on ajoute au nom du tour ; un tour nominatif ne dit rien."""
_NOMBRES: Final = (
    "aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip


def capitale(texte: str) -> str:
    """Le texte, sa première lettre en capitale."""
    return texte[:1].upper() + texte[1:]


def nombre_feminin(nombre: int) -> str:
    """« sept », « une » ; en chiffres au-delà de seize."""
    return _NOMBRES[nombre] if nombre < len(_NOMBRES) else str(nombre)


def nommer_tour(rang: int, mode: str) -> str:
    """« Premier tour », « Second tour · vote secret »."""
    nom = TOURS.get(rang, f"Tour\u00a0{rang}")
    return f"{nom} · {MODES[mode]}" if mode in MODES else nom


def dire_presence(repartition: Repartition, *, masque: bool) -> str:
    """« 22 exprimés sur 24 présents » ; un tour masqué ne donne que ses réponses."""
    attendus = repartition.reponses + repartition.manquants
    compte = repartition.reponses if masque else repartition.exprimes
    mot = "réponse" if masque else "exprimé"
    return (
        f"{compte}\u00a0{mot}{'s' if compte > 1 else ''} "
        f"sur\u00a0{attendus}\u00a0présent{'s' if attendus > 1 else ''}"
    )


def dire_qualification(mesures: Mesures, maintenues: int, ouvertes: int) -> str:
    """« Large accord, une objection maintenue »."""
    morceaux = [capitale(mesures.qualification)]
    for nombre, mot in ((maintenues, "maintenue"), (ouvertes, "ouverte")):
        if nombre:
            s = "s" if nombre > 1 else ""
            morceaux.append(f"{nombre_feminin(nombre)} objection{s} {mot}{s}")
    return ", ".join(morceaux)


def dire_favorables(repartition: Repartition, mesures: Mesures) -> str:
    """« 19 favorables sur 22 · 1 sans avis »."""
    s = "s" if mesures.favorables > 1 else ""
    dit = f"{mesures.favorables}\u00a0favorable{s} sur\u00a0{repartition.exprimes}"
    return dit + (f" · {repartition.sans_avis}\u00a0sans avis" if repartition.sans_avis else "")


def dire_deplacement(deplace: Deplacement | None) -> str:
    """« sept personnes ont bougé vers l’accord, une vers le désaccord », ou rien à dire."""
    if deplace is None:
        return ""
    accord, desaccord = deplace.vers_accord, deplace.vers_desaccord
    if not accord and not desaccord:
        return "personne n’a changé de position" if deplace.immobiles else ""
    premier, vers = (accord, "l’accord") if accord else (desaccord, "le désaccord")
    ont = "personne a" if premier < 2 else "personnes ont"
    dit = f"{nombre_feminin(premier)} {ont} bougé vers {vers}"
    if accord and desaccord:
        dit += f", {nombre_feminin(desaccord)} vers le désaccord"
    return dit


def dire_masque(seuil: int) -> str:
    """Pourquoi une répartition ne se montre pas."""
    return f"Masqué\u00a0: moins de {seuil}\u00a0réponses"


def nu(texte: str) -> str:
    """Le texte sans sa mise en forme, ses alinéas gardés."""
    return "\n".join(paragraphes(texte))


def paragraphes(texte: str) -> tuple[str, ...]:
    """Les alinéas d’un texte Markdown ; un élément de liste garde son tiret ou son numéro."""
    return tuple(p for bloc in lire_blocs(texte) for p in _alineas(bloc) if p.strip())


def _alineas(bloc: Bloc) -> tuple[str, ...]:
    if isinstance(bloc, Citation):
        return tuple(p for dedans in bloc.blocs for p in _alineas(dedans))
    if not isinstance(bloc, Liste):
        return tuple(texte_des_blocs([bloc]).split("\n"))
    alineas = []
    for rang, element in enumerate(bloc.elements, start=bloc.debut):
        marque = f"{rang}." if bloc.ordonnee else "–"
        dedans = [p for sous in element for p in _alineas(sous)]
        alineas += [f"{marque}\u00a0{dedans[0]}", *dedans[1:]] if dedans else []
    return tuple(alineas)
