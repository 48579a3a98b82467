"""Ce que les contrôles cherchent : mots, seuils et listes de `ressources/controles.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.redaction.formes import FORCES
from charte_studio.redaction.grille import Lecture, RegleLecture, lire_lecture, lire_regle
from charte_studio.socle.donnees import lire_toml
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class ReglagesThemes:
    socle: tuple[str, ...]
    """Les thèmes que presque toute charte traite : chacun a son constat."""
    reclames: tuple[str, ...]
    """Ceux que syndicats et Défenseur des droits réclament : un constat chacun."""
    sections: Mapping[str, tuple[str, ...]]
    """Par thème, les débuts de clés de sections qui le traitent."""
    sans_objet: Mapping[str, tuple[str, ...]]
    """Par thème, les seules formes où son absence se remarque."""


@dataclass(frozen=True, slots=True)
class ReglagesVerbes:
    """Les tournures qui ne vont pas avec une force."""

    faibles: tuple[str, ...]
    forts: tuple[str, ...]
    gravite: str
    raison_faible: str
    raison_fort: str


@dataclass(frozen=True, slots=True)
class ReglagesSanctions:
    expressions: tuple[str, ...]
    negations: tuple[str, ...]
    verbes: tuple[str, ...]
    """Les verbes qui rouvrent l’affirmation après une négation."""
    hors: tuple[str, ...]
    """Débuts de clés des sections où une sanction nommée n’est pas une clause."""
    renvois: tuple[str, ...]
    """Ce qui, dans une phrase, laisse la sanction au seul règlement intérieur."""


@dataclass(frozen=True, slots=True)
class ReglagesDefinitions:
    sections: tuple[str, ...]
    """Débuts de clés des sections qui définissent."""
    techniques: tuple[str, ...]
    """Les termes qu’une charte doit définir si elle les emploie."""
    tournures: tuple[str, ...]
    """Ce qui, dans la phrase, vaut définition : « c’est-à-dire »."""


@dataclass(frozen=True, slots=True)
class ReglagesControles:
    themes: ReglagesThemes
    attendus: tuple[RegleLecture, ...]
    """Revoyure, gouvernance, registre : lus comme un point de la grille."""
    lecture: Lecture
    verbes: Mapping[str, ReglagesVerbes]
    """Par force."""
    sanctions: ReglagesSanctions
    definitions: ReglagesDefinitions
    mots_par_phrase: int
    sigles_admis: frozenset[str]
    majuscules: frozenset[str]
    """Des mots ordinaires qu’on écrit parfois en capitales."""
    droit: Mapping[str, tuple[str, ...]]
    """Par fait, les expressions qui le citent sans nommer son article."""
    restes: tuple[str, ...]
    """Ce qui traîne d’un brouillon, en plus des champs à compléter."""


def lire_reglages(chemin: Path) -> ReglagesControles:
    """Les réglages des contrôles. Lève `Refus` en nommant ce qui manque ou ne va pas."""
    brut = lire_toml(chemin)
    try:
        reglages = ReglagesControles(
            themes=ReglagesThemes(
                socle=tuple(brut["themes"]["socle"]),
                reclames=tuple(brut["themes"]["reclames"]),
                sections=_listes(brut["themes"]["sections"]),
                sans_objet=_listes(brut["themes"]["seulement_pour"]),
            ),
            attendus=tuple(lire_regle(chemin, c, r) for c, r in brut["attendus"].items()),
            lecture=lire_lecture(chemin, brut),
            verbes={
                force: ReglagesVerbes(
                    faibles=tuple(v["faibles"]),
                    forts=tuple(v["forts"]),
                    gravite=v["gravite"],
                    raison_faible=v["raison_faible"],
                    raison_fort=v["raison_fort"],
                )
                for force, v in brut["verbes"].items()
            },
            sanctions=ReglagesSanctions(
                *(
                    tuple(brut["sanctions"][c])
                    for c in ("expressions", "negations", "verbes", "hors", "renvois")
                )
            ),
            definitions=ReglagesDefinitions(
                *(tuple(brut["definitions"][c]) for c in ("sections", "techniques", "tournures"))
            ),
            mots_par_phrase=int(brut["phrases"]["mots"]),
            sigles_admis=frozenset(brut["sigles"]["admis"]),
            majuscules=frozenset(brut["sigles"]["majuscules"]),
            droit=_listes(brut["droit"]),
            restes=tuple(brut["champs"]["restes"]),
        )
    except (TypeError, KeyError, ValueError, AttributeError) as erreur:
        raise Refus(f"« {chemin.name} » : il manque ou il faut corriger {erreur}.") from erreur
    _verifier(chemin, reglages)
    return reglages


def _verifier(chemin: Path, reglages: ReglagesControles) -> None:
    themes = reglages.themes
    dits = {*themes.socle, *themes.reclames, *themes.sections, *themes.sans_objet}
    if inconnus := sorted(dits - set(THEMES)):
        raise Refus(f"« {chemin.name} », themes : « {inconnus[0]} » n’est pas un thème.")
    if manquantes := sorted(set(FORCES) - set(reglages.verbes)):
        raise Refus(f"« {chemin.name} » ne dit rien des verbes de force « {manquantes[0]} ».")


def _listes(brut: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {cle: tuple(valeur) for cle, valeur in brut.items()}
