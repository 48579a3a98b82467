"""Un texte que l’on a déjà : son titre, ses blocs, et ce qui n’a pas pu être gardé."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from charte_studio.redaction.blocs import Bloc, Code, Paragraphe, Titre, texte_nu
from charte_studio.redaction.markdown import assainir, lignes_de_code, lire_blocs, lire_titre
from charte_studio.redaction.titres import (
    ARTICLE,
    AUTRE,
    est_un_conteneur,
    est_une_section,
    reperer,
    sorte_de,
)
from charte_studio.socle.erreurs import Refus

TAILLE_MAX: Final = 8_000_000
"""En caractères. Cinq cents pages en font un million et demi."""

_BALISE: Final = re.compile(r"<(?:/?[A-Za-z][\w-]*(?=[\s/>])(?=[^<>]*>)|!--|![A-Z]+)")
_CODE_EN_LIGNE: Final = re.compile(r"`[^`\n]*`")
_IMAGE: Final = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_ENTETE: Final = re.compile(r"---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PUCE_COLLEE: Final = re.compile(r"^[ \t]*[•▪◦‣·●○■□➢➤✓✔\uf0b7\uf0a7–—][ \t\u00a0]+")
_NOM_DE_TEXTE: Final = re.compile(
    r"\b(charte|guide|code|politique|accord|règlement|manifeste|doctrine|référentiel)\b",
    re.IGNORECASE,
)
_MARQUE: Final = re.compile(r"[ \t]*(?:[-*+>#|]|\d{1,9}[.)][ \t]|```|~~~)")


@dataclass(frozen=True, slots=True)
class TexteLu:
    """Un texte existant, tel qu’on l’a lu."""

    titre: str
    """Vide quand rien ne le dit."""
    blocs: tuple[Bloc, ...]
    remarques: tuple[str, ...] = ()
    """Une phrase par chose qui n’a pas pu être gardée."""


def lire_texte_markdown(source: str, *, nom: str) -> TexteLu:
    """Le texte d’un fichier Markdown ; `nom` le désigne dans les refus.

    Lève `Refus` s’il est vide, démesuré, ou si c’est déjà un modèle de charte.
    """
    _controler(source, nom)
    source = assainir(source.removeprefix("\ufeff"))
    remarques: list[str] = []
    titre = ""
    if (entete := _ENTETE.match(source)) and ":" in entete[1]:
        mentions = {
            cle.strip().lower(): valeur.strip().strip("\"'")
            for cle, signe, valeur in (ligne.partition(":") for ligne in entete[1].splitlines())
            if signe
        }
        if "identifiant" in mentions and "cadre" in mentions:
            raise Refus(
                f"« {nom} » est déjà un modèle de charte : employez-le tel quel, sans le découper."
            )
        titre = mentions.get("titre") or mentions.get("title") or ""
        remarques.append("L’en-tête du fichier, entre « --- », n’a pas été repris.")
        source = source[entete.end() :]
    return _lu(_detacher_les_articles(source), titre, remarques, nom)


def lire_texte_colle(source: str, *, nom: str = "texte collé") -> TexteLu:
    """Un texte collé : du Markdown, ou des lignes venues d’un courriel ou d’un document.

    Lève `Refus` s’il est vide ou démesuré.
    """
    _controler(source, nom)
    source = assainir(source.removeprefix("\ufeff"))
    return _lu(_detacher_les_articles(aerer(source)), "", [], nom)


def detacher_titre(blocs: tuple[Bloc, ...]) -> tuple[str, tuple[Bloc, ...]]:
    """Sépare des blocs le titre du texte : celui qui l’ouvre, s’il est seul de son niveau, ou une
    première ligne courte qui nomme une charte, un guide, un accord…

    « Préambule », « Article 1 » ou « Nos principes » ouvrent une partie, pas le texte.
    """
    premier = blocs[0] if len(blocs) > 1 else None
    if not isinstance(premier, Titre | Paragraphe) or any(p.lien for p in premier.portions):
        return "", blocs
    texte = texte_nu(premier.portions)
    if sorte_de(texte) != AUTRE or est_une_section(texte) or est_un_conteneur(texte):
        return "", blocs
    if isinstance(premier, Titre):
        autres = [bloc for bloc in blocs[1:] if isinstance(bloc, Titre)]
        seul = all(bloc.niveau > premier.niveau for bloc in autres)
    else:
        court = len(texte) <= 120 and not texte.endswith((".", ";", ":", ","))
        seul = court and bool(_NOM_DE_TEXTE.search(texte))
    return (" ".join(texte.split()), blocs[1:]) if seul else ("", blocs)


def texte_lu(titre: str, blocs: tuple[Bloc, ...], remarques: Iterable[str], nom: str) -> TexteLu:
    """Le texte lu, son titre détaché des blocs s’il n’est pas déjà dit.

    Lève `Refus` si les blocs ne disent rien.
    """
    if not blocs:
        raise Refus(
            f"« {nom} » ne contient aucun texte : s’il a été numérisé en images, passez-le par une "
            "reconnaissance de caractères ; sinon, vérifiez que c’est le bon fichier."
        )
    propose, reste = detacher_titre(blocs)
    if not titre or propose.casefold() == titre.casefold():
        titre, blocs = propose, reste
    return TexteLu(titre, blocs, tuple(remarques))


def aerer(source: str) -> str:
    """Un texte collé où chaque ligne est un paragraphe, mis en Markdown.

    Un texte qui a déjà des lignes vides entre ses paragraphes reste tel quel, puces comprises.
    """
    lignes = [_PUCE_COLLEE.sub("- ", ligne.rstrip()) for ligne in source.split("\n")]
    pleines = [ligne for ligne in lignes if ligne.strip()]
    colles = sum(bool(a.strip() and b.strip()) for a, b in pairwise(lignes))
    coupees = sum(_continue(a, b) for a, b in pairwise(lignes))
    if colles * 2 < len(pleines) or coupees * 2 > colles or "```" in source:
        return "\n".join(lignes)
    aerees: list[str] = []
    for rang, ligne in enumerate(lignes):
        nue = ligne if _MARQUE.match(ligne) else ligne.strip()
        suivante = lignes[rang + 1] if rang + 1 < len(lignes) else ""
        aerees.append(nue)
        if nue and not (_MARQUE.match(nue) and _MARQUE.match(suivante)):
            aerees.append("")
    return "\n".join(aerees)


def _continue(ligne: str, suivante: str) -> bool:
    """Vrai quand une ligne a été coupée au milieu d’une phrase, comme dans un courriel."""
    return bool(ligne.strip()) and suivante.strip()[:1].islower() and not _MARQUE.match(suivante)


def _lu(source: str, titre: str, remarques: list[str], nom: str) -> TexteLu:
    code = lignes_de_code(source)
    hors_code = "\n".join(
        "" if numero in code else ligne for numero, ligne in enumerate(source.split("\n"))
    )
    images = len(_IMAGE.findall(hors_code))
    if images:
        remarques.append(
            "Une image n’a pas été reprise ; son texte de remplacement est gardé."
            if images == 1
            else f"{images} images n’ont pas été reprises ; leur texte de remplacement est gardé."
        )
    balises = dict.fromkeys(_BALISE.findall(_CODE_EN_LIGNE.sub("", hors_code)))
    if balises:
        montrees = ", ".join(
            f"« {balise}{'' if balise.startswith('<!') else '>'} »" for balise in list(balises)[:5]
        )
        remarques.append(
            f"Du HTML est gardé comme du texte ordinaire, que rien n’exécute : {montrees}."
        )
    return texte_lu(lire_titre(titre), lire_blocs(source), remarques, nom)


def _controler(source: str, nom: str) -> None:
    if not source.strip("\ufeff \t\r\n"):
        raise Refus(f"« {nom} » est vide : choisissez un document qui contient du texte.")
    if len(source) > TAILLE_MAX:
        raise Refus(
            f"« {nom} » dépasse 8 millions de caractères, soit plus de 2 000 pages : ne gardez "
            "que le texte de la charte."
        )
    if "\0" in source:
        raise Refus(
            f"« {nom} » n’est pas un texte : enregistrez-le en .docx, en .odt ou en texte UTF-8."
        )


def _detacher_les_articles(source: str) -> str:
    """Une ligne « Article 3 — … » collée au texte qui la suit devient un paragraphe à elle."""
    lignes = source.split("\n")
    code = lignes_de_code(source)
    sortie: list[str] = []
    for rang, ligne in enumerate(lignes):
        suivante = lignes[rang + 1] if rang + 1 < len(lignes) else ""
        sortie.append(ligne)
        isole = rang == 0 or not lignes[rang - 1].strip()
        if isole and suivante.strip() and rang not in code and _est_un_article(ligne):
            sortie.append("")
    return "\n".join(sortie)


def _est_un_article(ligne: str) -> bool:
    if len(ligne) > 120 or not ligne[:1].strip() or ligne.endswith(("  ", "\\", ",", ";")):
        return False
    blocs = lire_blocs(ligne)
    repere = reperer(blocs[0]) if len(blocs) == 1 and not isinstance(blocs[0], Code) else None
    return repere is not None and repere.sorte == ARTICLE and repere.reste is None


def titre_de_fichier(nom: str) -> str:
    """« charte_ia-2026 » en titre : « charte ia 2026 », la majuscule en plus."""
    mots = " ".join(re.split(r"[\s_-]+", nom)).strip()
    return mots[:1].upper() + mots[1:]


def avec_remarques(texte: TexteLu, *remarques: str) -> TexteLu:
    """Le même texte, des remarques en plus."""
    return replace(texte, remarques=(*texte.remarques, *remarques))
