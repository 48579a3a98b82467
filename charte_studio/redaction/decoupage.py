"""Découper un texte existant en sections et en principes, puis en faire un modèle.

Un découpage est une donnée gelée : chaque opération en rend un nouveau. Aucune ne perd de texte ;
ce qui est exclu reste dans le découpage, seulement absent du modèle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.redaction.blocs import (
    Bloc,
    Liste,
    Paragraphe,
    Portion,
    Titre,
    paragraphe,
    texte_des_blocs,
)
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.modeles import (
    FormulationModele,
    Modele,
    PrincipeModele,
    SectionModele,
)
from charte_studio.redaction.propositions import question_pour, theme_de
from charte_studio.redaction.reperage import (
    Morceau,
    decaler_les_titres,
    reperer_les_parties,
)
from charte_studio.redaction.texte_lu import TexteLu
from charte_studio.redaction.titres import ANNEXE, ARTICLE, nettoyer, reperer, sorte_de
from charte_studio.socle.erreurs import Refus

SECTION, PRINCIPE, EXCLUE = "section", "principe", "exclue"
GENRES: Final[dict[str, str]] = {
    SECTION: "Section",
    PRINCIPE: "Principe",
    EXCLUE: "Exclue",
}
"""Ce qu’une partie devient : un texte sans débat, un principe à débattre, ou rien."""

_CLE_MAX: Final = 60
_MOTS_MAX: Final = 8
_TOUT_EN_PRINCIPES: Final = (
    "Aucune partie ne ressemble à un principe : toutes sont proposées comme principes, à ranger "
    "une par une."
)
_ACCOLADES: Final = str.maketrans("{}", "()")
"""Des accolades au bout d’un titre y passeraient pour des attributs."""

_NUMEROS: Final = (
    "Les numéros d’article quitteront les titres : la charte numérote elle-même ses articles. "
    "Vérifiez les renvois d’un article à l’autre."
)


@dataclass(frozen=True, slots=True)
class Partie:
    """Un titre et les blocs qui le suivent."""

    genre: str
    """Une clé de `GENRES`."""
    titre: str
    """Tel qu’il est écrit, numéro compris ; vide quand rien n’en tient lieu."""
    blocs: tuple[Bloc, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoupage:
    """Un texte en parties, dans l’ordre où on le lit."""

    titre: str
    parties: tuple[Partie, ...]
    remarques: tuple[str, ...] = ()

    def du_genre(self, genre: str) -> tuple[Partie, ...]:
        """Les parties d’un genre, dans l’ordre."""
        return tuple(partie for partie in self.parties if partie.genre == genre)


def proposer(texte: TexteLu) -> Decoupage:
    """Le découpage le plus vraisemblable, à corriger à la main."""
    morceaux, remarques = reperer_les_parties(texte.blocs)
    parties = tuple(Partie(_genre(m), m.titre, m.blocs) for m in morceaux)
    if parties and not any(partie.genre == PRINCIPE for partie in parties):
        parties = tuple(
            replace(partie, genre=PRINCIPE) if partie.blocs else partie for partie in parties
        )
        remarques = (*remarques, _TOUT_EN_PRINCIPES)
    if any(p.genre == PRINCIPE and sorte_de(p.titre) == ARTICLE for p in parties):
        remarques = (*remarques, _NUMEROS)
    return Decoupage(texte.titre, parties, (*texte.remarques, *remarques))


def _genre(morceau: Morceau) -> str:
    if morceau.conteneur:
        return EXCLUE
    return SECTION if morceau.section else PRINCIPE


# --- les opérations -----------------------------------------------------------------------------


def scinder(decoupage: Decoupage, partie: int, apres_bloc: int) -> Decoupage:
    """Coupe une partie après le bloc de ce rang ; la seconde moitié garde son genre.

    Si elle commence par un titre, vrai ou faux, il devient le sien. Lève `Refus` s’il n’y a rien
    à couper là.
    """
    ancienne = _partie(decoupage, partie)
    if not 0 <= apres_bloc < len(ancienne.blocs) - 1:
        raise Refus(
            "Il n’y a rien à scinder ici : choisissez un passage suivi d’un autre dans la partie."
        )
    avant = replace(ancienne, blocs=ancienne.blocs[: apres_bloc + 1])
    apres = _avec_son_titre(replace(ancienne, titre="", blocs=ancienne.blocs[apres_bloc + 1 :]))
    return _remplacer(decoupage, partie, 1, (avant, apres))


def eclater(decoupage: Decoupage, partie: int, bloc: int) -> Decoupage:
    """Fait une partie de chaque élément d’une liste ; ce qui la précède et la suit reste entier.

    Lève `Refus` si ce bloc n’est pas une liste.
    """
    ancienne = _partie(decoupage, partie)
    liste = ancienne.blocs[bloc] if 0 <= bloc < len(ancienne.blocs) else None
    if not isinstance(liste, Liste):
        raise Refus("Seule une liste s’éclate en plusieurs parties : choisissez-en une.")
    avant = replace(ancienne, blocs=ancienne.blocs[:bloc])
    nouvelles = [avant] if avant.titre or avant.blocs else []
    nouvelles += [
        _avec_son_titre(Partie(ancienne.genre, "", element)) for element in liste.elements
    ]
    if ancienne.blocs[bloc + 1 :]:
        nouvelles.append(_avec_son_titre(Partie(ancienne.genre, "", ancienne.blocs[bloc + 1 :])))
    return _remplacer(decoupage, partie, 1, tuple(nouvelles))


def fusionner(decoupage: Decoupage, partie: int) -> Decoupage:
    """Réunit une partie et la suivante, dont le titre devient un intertitre.

    La partie réunie garde le genre de la première, ou de la seconde si la première était exclue.
    Lève `Refus` pour la dernière partie.
    """
    premiere = _partie(decoupage, partie)
    if partie + 1 >= len(decoupage.parties):
        raise Refus("C’est la dernière partie : fusionnez plutôt celle d’avant.")
    seconde = decoupage.parties[partie + 1]
    intertitre = _intertitre(seconde)
    if not premiere.titre and not premiere.blocs:
        reunie = replace(seconde, genre=premiere.genre)
    else:
        reunie = replace(premiere, blocs=(*premiere.blocs, *intertitre, *seconde.blocs))
    if premiere.genre == EXCLUE:
        reunie = replace(reunie, genre=seconde.genre)
    return _remplacer(decoupage, partie, 2, (reunie,))


def renommer(decoupage: Decoupage, partie: int, titre: str) -> Decoupage:
    """Donne un autre titre à une partie."""
    ancienne = _partie(decoupage, partie)
    nouveau = " ".join(titre.split())
    return _remplacer(decoupage, partie, 1, (replace(ancienne, titre=nouveau),))


def changer_genre(decoupage: Decoupage, partie: int, genre: str) -> Decoupage:
    """Range une partie en section, en principe, ou l’exclut."""
    if genre not in GENRES:
        raise ValueError(f"genre inconnu : {genre}")
    ancienne = _partie(decoupage, partie)
    return _remplacer(decoupage, partie, 1, (replace(ancienne, genre=genre),))


def deplacer(decoupage: Decoupage, partie: int, vers: int) -> Decoupage:
    """Met une partie au rang `vers`, compté une fois la partie retirée."""
    deplacee = _partie(decoupage, partie)
    parties = [*decoupage.parties[:partie], *decoupage.parties[partie + 1 :]]
    parties.insert(min(max(vers, 0), len(parties)), deplacee)
    return replace(decoupage, parties=tuple(parties))


def _partie(decoupage: Decoupage, rang: int) -> Partie:
    if not 0 <= rang < len(decoupage.parties):
        raise Refus("Cette partie n’existe plus : choisissez-en une dans la liste.")
    return decoupage.parties[rang]


def _remplacer(
    decoupage: Decoupage, rang: int, nombre: int, nouvelles: tuple[Partie, ...]
) -> Decoupage:
    parties = decoupage.parties
    return replace(decoupage, parties=(*parties[:rang], *nouvelles, *parties[rang + nombre :]))


def _avec_son_titre(partie: Partie) -> Partie:
    """La partie dont le premier bloc, s’il porte un titre, le lui donne."""
    repere = reperer(partie.blocs[0]) if partie.blocs else None
    if repere is None or repere.lie or (len(partie.blocs) == 1 and repere.reste is None):
        return partie  # un titre qui y perdrait son lien, ou tout le texte, reste où il est
    reste = (repere.reste,) if repere.reste is not None else ()
    return replace(partie, titre=repere.titre, blocs=(*reste, *partie.blocs[1:]))


def _intertitre(partie: Partie) -> tuple[Titre, ...]:
    if not partie.titre:
        return ()
    niveaux = [bloc.niveau for bloc in partie.blocs if isinstance(bloc, Titre)]
    return (Titre(max(1, min(niveaux, default=2) - 1), (Portion(partie.titre),)),)


# --- ce que dit un découpage --------------------------------------------------------------------


def texte_de_la_partie(partie: Partie) -> str:
    """Le texte nu d’une partie, titre compris, un bloc par ligne."""
    return "\n".join(part for part in (partie.titre, texte_des_blocs(partie.blocs)) if part)


# --- en faire un modèle -------------------------------------------------------------------------


def en_modele(
    decoupage: Decoupage, *, identifiant: str, titre: str, cadre: str, forme: str
) -> Modele:
    """Le modèle de ce découpage, que `modele_en_markdown` sait écrire.

    Les sections qui suivent le premier principe viennent après tous les principes. Un principe n’a
    qu’une formulation, l’équilibrée, et un énoncé à débattre tiré de son titre. Lève `Refus` si
    aucune partie n’est un principe.
    """
    rangs = [r for r, partie in enumerate(decoupage.parties) if partie.genre == PRINCIPE]
    if not rangs:
        raise Refus(
            "Aucune partie n’est rangée parmi les principes : passez en « Principe » au moins une "
            "partie, celle que l’atelier débattra."
        )
    cles = _Cles()
    sans_nom = _nom_de_l_ouverture(decoupage)
    sections = [
        (rang, _section(partie, cles, defaut=sans_nom if rang < rangs[0] else ""))
        for rang, partie in enumerate(decoupage.parties)
        if partie.genre == SECTION and (partie.titre or partie.blocs)
    ]
    cles = _Cles()
    return Modele(
        identifiant=identifiant,
        titre=" ".join(titre.split()),
        cadre=cadre,
        forme=forme,
        formes=(forme,),
        version="1.0",
        licence="",
        resume="",
        sections_avant=tuple(section for rang, section in sections if rang < rangs[0]),
        principes=tuple(_principe(decoupage.parties[rang], cles) for rang in rangs),
        sections_apres=tuple(section for rang, section in sections if rang > rangs[0]),
    )


class _Cles:
    """Donne des clés toutes différentes."""

    def __init__(self) -> None:
        self._prises = {"", "principes"}

    def donner(self, titre: str, defaut: str) -> str:
        base = en_cle(titre)[:_CLE_MAX].strip("-") or defaut
        cle, suite = base, 2
        while cle in self._prises:
            cle, suite = f"{base}-{suite}", suite + 1
        self._prises.add(cle)
        return cle


def _nom_de_l_ouverture(decoupage: Decoupage) -> str:
    """Le nom d’un texte sans titre qui précède les principes."""
    noms = {en_cle(nettoyer(partie.titre)) for partie in decoupage.parties}
    return "Avant-propos" if "preambule" in noms else "Préambule"


def _section(partie: Partie, cles: _Cles, *, defaut: str) -> SectionModele:
    titre = "" if partie.titre else defaut
    titre = titre or _titre_montre(partie, defaut="Section")
    blocs = decaler_les_titres(partie.blocs, 2)
    return SectionModele(cles.donner(titre, "section"), titre, _markdown(blocs))


def _principe(partie: Partie, cles: _Cles) -> PrincipeModele:
    titre = _titre_montre(partie, defaut="Principe")
    blocs = decaler_les_titres(partie.blocs, 4) or (Paragraphe((Portion(titre),)),)
    return PrincipeModele(
        cle=cles.donner(titre, "principe"),
        titre=titre,
        theme=theme_de(titre),
        axe="",
        enjeu="",
        question=_markdown((paragraphe(question_pour(titre)),)),
        formulations=(FormulationModele("equilibree", _markdown(blocs)),),
    )


def _markdown(blocs: tuple[Bloc, ...]) -> str:
    return blocs_en_markdown(blocs).strip("\n")


def _titre_montre(partie: Partie, *, defaut: str) -> str:
    """Le titre sans son numéro, sauf celui d’une annexe ; à défaut les premiers mots du texte."""
    titre = partie.titre if sorte_de(partie.titre) == ANNEXE else nettoyer(partie.titre)
    titre = titre or _premiers_mots(texte_des_blocs(partie.blocs))
    titre = " ".join(titre.translate(_ACCOLADES).split())
    return titre or " ".join(partie.titre.split()) or defaut


def _premiers_mots(texte: str) -> str:
    phrase = re.split(r"(?<=[^\s\d])[.:;!?](?:\s|$)", texte.strip(), maxsplit=1)[0]
    mots = phrase.split()
    return " ".join(mots) if len(mots) <= _MOTS_MAX else f"{' '.join(mots[:_MOTS_MAX])}…"
