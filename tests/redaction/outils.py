"""Lire des cas de test écrits en fichiers : « === titre », une entrée, « --> », l’attendu."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from charte_studio.redaction.modeles import Bibliotheque, Modele, lire_modele_texte

VIDE = Bibliotheque({})

ENTETE = """---
identifiant: ma-charte
titre: Charte d’usage de l’intelligence artificielle
cadre: ecole
forme: guide
version: "1.0"
---"""

PRINCIPE = """## Transparence
> Faut-il dire au public quand une machine répond ?

L’établissement le dit."""


def cas(nom: str) -> list[Any]:
    """Les cas du fichier `cas/nom` : `(entrée, attendu)`, nommés par leur titre.

    Dans l’entrée, `{entete}` et `{principe}` valent un en-tête et un principe corrects.
    """
    texte = (Path(__file__).parent / "cas" / nom).read_text(encoding="utf-8")
    _, *morceaux = re.split(r"^=== (.*)\n", texte, flags=re.MULTILINE)
    trouves = []
    for titre, corps in zip(morceaux[::2], morceaux[1::2], strict=True):
        entree, attendu = corps.split("\n-->\n")
        entree = entree.replace("{entete}", ENTETE).replace("{principe}", PRINCIPE)
        trouves.append(pytest.param(entree, attendu.strip("\n"), id=titre))
    return trouves


def ecrire_bibliotheque(dossier: Path) -> Path:
    """Une petite bibliothèque de trois principes, dans `dossier/principes`."""
    principes = dossier / "principes"
    principes.mkdir()
    for theme, cle, titre in (
        ("transparence", "transparence", "Transparence"),
        ("humain", "controle-humain", "Contrôle humain"),
        ("sobriete", "sobriete", "Sobriété"),
    ):
        (principes / f"{theme}.md").write_text(
            f'---\ntheme: {theme}\ntitre: {titre}\nversion: "1.0"\n---\n\n'
            f'{{#{cle} axe=encadrer propositions="5 11"}}\n## {titre}\nUn enjeu.\n\n'
            "> Faut-il le faire ?\n\n### Souple\nParfois.\n\n### Équilibrée\nSouvent.\n\n"
            "### Exigeante\nToujours.\n",
            encoding="utf-8",
        )
    return principes


def avec(principes: str, bibliotheque: Bibliotheque = VIDE) -> Modele:
    """Le modèle, à l’en-tête correct, qui contient ces principes."""
    return lire_modele_texte(
        f"{ENTETE}\n# Principes\n{principes}", nom="x.md", bibliotheque=bibliotheque
    )
