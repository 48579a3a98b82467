"""La bibliothèque commune de principes, un fichier par thème, où puisent les modèles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.redaction.entete import (
    CLE_BIEN_ECRITE,
    Releve,
    lignes_du_source,
    lire_entete,
    lire_source,
    proche,
    valeur_parmi,
)
from charte_studio.redaction.markdown import decouper
from charte_studio.redaction.principes import (
    EXEMPLE_ATTRIBUTS,
    Groupe,
    PrincipeModele,
    grouper,
    lire_principe,
)
from charte_studio.socle.erreurs import Refus


@dataclass(frozen=True, slots=True)
class Bibliotheque:
    """Les principes communs, dans l’ordre des thèmes puis des fichiers."""

    principes: Mapping[str, PrincipeModele]

    def trouver(self, mot: str) -> PrincipeModele | None:
        """Le principe de cette clé, ou de ce titre."""
        cle = en_cle(mot)
        return (
            self.principes.get(mot)
            or self.principes.get(cle)
            or next((p for p in self.principes.values() if en_cle(p.titre) == cle), None)
        )

    def chercher(
        self, mots: str = "", *, themes: Collection[str] | None = None, axe: str = ""
    ) -> tuple[PrincipeModele, ...]:
        """Ceux de ces thèmes et de cet axe qui contiennent tous les mots.

        On les cherche dans le titre, le nom du thème, l’affirmation et l’enjeu.

        Un mot se cherche par son début, sans accents ni casse ; `themes=None` les admet tous.
        """
        debuts = [f"-{mot}" for mot in en_cle(mots).split("-") if mot]
        return tuple(
            principe
            for principe in self.principes.values()
            if (themes is None or principe.theme in themes)
            and axe in ("", principe.axe)
            and all(debut in _cherchable(principe) for debut in debuts)
        )

    def propositions(self, cles: Iterable[str]) -> tuple[int, ...]:
        """Les propositions du rapport auxquelles se rattachent ces principes, dans l’ordre."""
        connus = (self.principes[cle] for cle in cles if cle in self.principes)
        return tuple(sorted({numero for principe in connus for numero in principe.propositions}))


@lru_cache(maxsize=512)
def _cherchable(principe: PrincipeModele) -> str:
    theme = THEMES.get(principe.theme, "")
    return f"-{en_cle(f'{principe.titre} {theme} {principe.question} {principe.enjeu}')}"


Fournisseur = Callable[[], Bibliotheque]
"""Donne la bibliothèque, lue seulement si le modèle y renvoie."""


def lire_bibliotheque(dossier: Path) -> Bibliotheque:
    """La bibliothèque d’un dossier, un fichier par thème. Lève `Refus` au premier défaut."""
    principes, defauts = _lire_dossier(dossier)
    if defauts:
        raise Refus(defauts[0])
    return Bibliotheque(principes)


def verifier_bibliotheque(dossier: Path) -> tuple[str, ...]:
    """Une phrase par défaut, fichier par fichier ; rien si la bibliothèque est bonne."""
    return _lire_dossier(dossier)[1]


def lire_fichier_de_theme(texte: str, releve: Releve) -> list[tuple[int, PrincipeModele]]:
    """Les principes d’un fichier de la bibliothèque, chacun avec la ligne de son titre.

    Ce qui n’y va pas est relevé. Lève `Refus` quand l’en-tête ne peut pas être lu.
    """
    lignes = lignes_du_source(texte, releve)
    entete = lire_entete(
        lignes,
        releve,
        requises=("theme", "titre", "version"),
        facultatives=("licence",),
        exemples={
            "theme": "transparence",
            "titre": "Transparence",
            "version": '"1.0"',
            "licence": "Licence Ouverte 2.0",
        },
    )
    theme = valeur_parmi(
        entete.dit("theme"),
        THEMES,
        nom="theme",
        ligne=entete.ligne("theme"),
        releve=releve,
        exemple="« theme: {} ».",
    )
    avant, groupes = grouper(decouper(entete.corps(lignes)), 2)
    titres = (t for groupe in groupes for t in groupe.contenu if t.niveau == 1)
    for tranche in (*avant, *titres):
        releve.noter(
            tranche.debut,
            "un fichier de la bibliothèque ne contient que des principes, sous des titres « ## ».",
            EXEMPLE_ATTRIBUTS,
        )
    if not groupes:
        releve.noter(entete.fin, "ce fichier ne contient aucun principe.", "« ## Transparence ».")
    principes: list[tuple[int, PrincipeModele]] = []
    for groupe in groupes:
        principe = lire_principe(groupe, lignes, releve)
        if theme and principe.theme not in ("", theme):
            releve.noter(
                groupe.titre.debut,
                f"le principe « {principe.titre} » dit theme={principe.theme} dans le fichier du "
                f"thème « {theme} » : déplacez-le ou corrigez ses attributs.",
                f"« {{#{principe.cle} theme={theme}}} ».",
            )
        principes.append((groupe.titre.debut, replace(principe, theme=theme)))
    return principes


def est_de_la_bibliotheque(texte: str) -> bool:
    """Vrai quand l’en-tête dit un thème et pas d’identifiant."""
    entete = texte[:2000].removeprefix("\ufeff").partition("---")[2].partition("\n---")[0]
    mentions = {ligne.partition(":")[0].strip() for ligne in entete.splitlines()}
    return "theme" in mentions and "identifiant" not in mentions


def _lire_dossier(dossier: Path) -> tuple[dict[str, PrincipeModele], tuple[str, ...]]:
    if not dossier.is_dir():
        return {}, (f"Le dossier de principes « {dossier} » n’existe pas.",)
    rang_des_themes = {theme: rang for rang, theme in enumerate(THEMES)}
    principes: dict[str, PrincipeModele] = {}
    origines: dict[str, str] = {}
    defauts: list[str] = []
    for chemin in sorted(
        dossier.glob("*.md"), key=lambda c: (rang_des_themes.get(c.stem, len(THEMES)), c.name)
    ):
        releve = Releve(chemin.name)
        try:
            lus = lire_fichier_de_theme(lire_source(chemin), releve)
        except Refus as refus:
            defauts += releve.phrases() or (str(refus),)
            continue
        for ligne, principe in lus:
            if principe.cle in origines:
                releve.noter(
                    ligne,
                    f"la clé « {principe.cle} » est déjà celle d’un principe, dans "
                    f"« {origines[principe.cle]} ».",
                    f"« {{#{principe.cle}-2}} ».",
                )
            else:
                principes[principe.cle] = principe
                origines[principe.cle] = f"{chemin.name}, ligne {ligne + 1}"
        defauts += releve.phrases()
    return principes, tuple(defauts)


# --- les renvois d’un modèle --------------------------------------------------------------------


def lire_renvois(
    elements: Iterable[tuple[int, str]], releve: Releve, bibliotheque: Fournisseur
) -> list[tuple[int, PrincipeModele]]:
    """Les principes de la bibliothèque que nomment ces puces ; une clé inconnue est relevée."""
    trouves: list[tuple[int, PrincipeModele]] = []
    for ligne, element in elements:
        mot = element.strip(" \t`")
        principe = bibliotheque().trouver(mot) if mot else None
        if principe is not None:
            trouves.append((ligne, principe))
            continue
        connues = bibliotheque().principes
        releve.noter(
            ligne,
            f"« {mot[:80]} » n’est la clé d’aucun principe de la bibliothèque."
            f"{proche(en_cle(mot), connues)}",
            f"« - {next(iter(connues), 'transparence')} ».",
        )
    return trouves


def detacher_renvois(
    groupe: Groupe, bibliotheque: Fournisseur
) -> tuple[Groupe, tuple[tuple[int, str], ...]]:
    """Sépare d’un principe la liste de clés qui le suit : rien, en Markdown, ne l’en détache.

    Les dernières puces du principe sont des renvois quand toutes s’écrivent comme des clés et que
    l’une au moins est de la bibliothèque.
    """
    derniere = groupe.contenu[-1] if groupe.contenu else None
    if derniere is None or derniere.genre != "bullet_list":
        return groupe, ()
    coupe = len(derniere.elements)
    while coupe and CLE_BIEN_ECRITE.fullmatch(derniere.elements[coupe - 1][1].strip(" \t`")):
        coupe -= 1
    renvois = derniere.elements[coupe:]
    if not any(mot.strip(" \t`") in bibliotheque().principes for _, mot in renvois):
        return groupe, ()
    reste = groupe.contenu[:-1]
    if coupe:
        fin = renvois[0][0]
        reste += (replace(derniere, fin=fin, elements=derniere.elements[:coupe]),)
    return replace(groupe, contenu=reste), renvois
