"""Écrire un modèle de charte en Markdown : `lire_modele_texte` le relit à l’identique."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from charte_studio.domaine.vocabulaire import NIVEAUX
from charte_studio.redaction.blocs import Portion
from charte_studio.redaction.entete import CLE_BIEN_ECRITE, TAILLE_MAXIMALE
from charte_studio.redaction.ligne_markdown import ligne_en_markdown
from charte_studio.redaction.markdown import decouper
from charte_studio.redaction.modeles import (
    Bibliotheque,
    Modele,
    PrincipeModele,
    SectionModele,
    lire_modele_texte,
)
from charte_studio.socle.erreurs import Refus

_FIN_DE_TITRE: Final = re.compile(r"(?<!#)#+$")
_AUCUNE: Final = Bibliotheque({})


def modele_en_markdown(modele: Modele) -> str:
    """Le fichier du modèle, ses principes écrits en entier : il ne dépend d’aucune bibliothèque.

    Le texte est relu avant d’être rendu. Lève `Refus` s’il dépasse la taille d’un modèle, ou s’il
    dit quelque chose qu’un fichier de modèle ne peut pas dire.
    """
    texte = "\n".join(_lignes(modele)) + "\n"
    if len(texte.encode()) > TAILLE_MAXIMALE:
        raise Refus(
            "Ce modèle dépasserait 2 Mo, soit plus de 500 pages : excluez des parties ou partagez "
            "le texte en plusieurs modèles."
        )
    relu = lire_modele_texte(texte, nom=f"{modele.identifiant}.md", bibliotheque=_AUCUNE)
    if relu != modele:
        raise Refus(
            f"Le modèle « {modele.titre} » ne peut pas s’écrire sans changer : "
            f"{_ecart(modele, relu)}. Reprenez ce passage, puis recommencez."
        )
    return texte


def _lignes(modele: Modele) -> Iterator[str]:
    yield from _entete(modele)
    avant = modele.sections_avant
    introduction = avant[-1] if avant and avant[-1].cle == "principes" else None
    for section in avant[:-1] if introduction else avant:
        yield from _section(section)
    if introduction:
        yield from _section(introduction)
    else:
        yield from ("", "# Principes")
    for principe in modele.principes:
        yield from _principe(principe)
    for section in modele.sections_apres:
        yield from _section(section)


def _entete(modele: Modele) -> Iterator[str]:
    yield "---"
    for cle, valeur in (
        ("identifiant", modele.identifiant),
        ("titre", modele.titre),
        ("cadre", modele.cadre),
        ("forme", modele.forme),
        ("formes", ", ".join(modele.formes) if modele.formes != (modele.forme,) else ""),
        ("licence", modele.licence),
        ("resume", modele.resume),
    ):
        if valeur:
            yield f"{cle}: {_valeur(valeur)}"
    yield f'version: "{_proteger(modele.version)}"'
    yield "---"


def _valeur(valeur: str) -> str:
    """Une valeur d’en-tête, entre guillemets droits quand elle commence par l’un d’eux."""
    return f'"{_proteger(valeur)}"' if valeur.startswith(('"', "'")) else valeur


def _proteger(valeur: str) -> str:
    return re.sub(r'(["\\])', r"\\\1", valeur)


def _section(section: SectionModele) -> Iterator[str]:
    yield ""
    yield f"{{#{section.cle}}}"
    yield f"# {_titre(section.titre)}"
    if section.texte:
        yield ""
        yield section.texte


def _principe(principe: PrincipeModele) -> Iterator[str]:
    attributs = [f"#{principe.cle}"]
    attributs += [f"theme={principe.theme}"] if principe.theme else []
    attributs += [f"axe={principe.axe}"] if principe.axe else []
    if principe.propositions:
        attributs.append(f'propositions="{" ".join(map(str, principe.propositions))}"')
    yield ""
    yield f"{{{' '.join(attributs)}}}"
    yield f"## {_titre(principe.titre)}"
    yield ""
    if principe.enjeu:
        yield principe.enjeu
        yield ""
    yield f"> {principe.question}"
    dernieres: tuple[str, ...] = ()
    for formulation in principe.formulations:
        yield ""
        yield f"### {NIVEAUX.get(formulation.niveau, formulation.niveau)}"
        yield ""
        yield formulation.texte
        dernieres = _dernieres_puces(formulation.texte)
    for titre, puces in (
        ("Pour", principe.pour),
        ("Contre", principe.contre),
        ("Vigilance", principe.vigilance),
        ("Sources", tuple(f"({source.statut}) {source.texte}" for source in principe.sources)),
    ):
        if puces:
            yield from ("", f"### {titre}", "", *(f"- {puce}" for puce in puces))
            dernieres = puces
    if dernieres and CLE_BIEN_ECRITE.fullmatch(dernieres[-1].strip(" \t`")):
        # Une puce qui s’écrit comme une clé, à la fin, passerait pour un renvoi à la bibliothèque.
        yield from ("", "### Sources")


def _dernieres_puces(texte: str) -> tuple[str, ...]:
    tranches = decouper(texte)
    if not tranches or tranches[-1].genre != "bullet_list":
        return ()
    return tuple(element for _, element in tranches[-1].elements)


def _titre(titre: str) -> str:
    ecrit = ligne_en_markdown((Portion(titre),), une_ligne=True)
    return _FIN_DE_TITRE.sub(lambda trouve: "\\#" * len(trouve[0]), ecrit)


def _ecart(modele: Modele, relu: Modele) -> str:
    """Ce qui ne se relit pas, en quelques mots."""
    champs = ("titre", "version", "licence", "resume", "formes", "cadre", "forme")
    for champ in champs:
        if getattr(modele, champ) != getattr(relu, champ):
            return f"sa mention « {champ} » n’est pas de celles qu’un fichier peut porter"
    for nom in ("sections_avant", "principes", "sections_apres"):
        anciens, nouveaux = getattr(modele, nom), getattr(relu, nom)
        for rang, ancien in enumerate(anciens):
            if rang >= len(nouveaux) or nouveaux[rang] != ancien:
                return f"« {ancien.titre[:80]} » contient un titre ou des attributs de modèle"
    return "il se relit avec des parties en plus"
