"""Lire un modèle de charte : un fichier Markdown qu’une juriste peut écrire et modifier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.redaction.bibliotheque import (
    Bibliotheque,
    Fournisseur,
    detacher_renvois,
    est_de_la_bibliotheque,
    lire_bibliotheque,
    lire_fichier_de_theme,
    lire_renvois,
)
from charte_studio.redaction.entete import (
    Entete,
    Releve,
    lignes_du_source,
    lire_entete,
    lire_source,
    liste_de,
    proche,
    valeur_parmi,
    verifier_cle,
)
from charte_studio.redaction.markdown import Tranche, attributs_de, decouper, lire_titre
from charte_studio.redaction.principes import (
    FormulationModele,
    Groupe,
    PrincipeModele,
    SourceModele,
    grouper,
    lire_principe,
    signaler_attributs_perdus,
    texte_de,
)
from charte_studio.socle.chemins import dossier_modeles
from charte_studio.socle.erreurs import Empechement, Refus

__all__ = [
    "Bibliotheque",
    "FormulationModele",
    "Modele",
    "PrincipeModele",
    "SectionModele",
    "SourceModele",
    "formes_du_modele",
    "lire_bibliotheque",
    "lire_modele",
    "lire_modele_texte",
    "lister_modeles",
    "trouver_modele",
    "verifier_modele",
]

DOSSIER_PRINCIPES: Final = "principes"
"""Le nom du dossier de la bibliothèque commune, à côté des modèles."""

_REQUISES: Final = ("identifiant", "titre", "cadre", "forme", "version")
_FACULTATIVES: Final = ("licence", "formes", "resume")
_EXEMPLES: Final = {
    "identifiant": "ma-commune",
    "titre": "Charte d’usage de l’intelligence artificielle",
    "cadre": "collectivite",
    "forme": "deliberation",
    "version": '"1.0"',
    "licence": "Licence Ouverte 2.0",
    "formes": "deliberation, guide",
    "resume": "Pour une commune qui veut délibérer.",
}
_EXEMPLE_PRINCIPES: Final = (
    "« # Principes », puis « ## Transparence », « > La question mise en débat ? » et le texte."
)


@dataclass(frozen=True, slots=True)
class SectionModele:
    """Un texte sans débat : préambule, définitions, gouvernance…"""

    cle: str
    titre: str
    texte: str
    """Du Markdown, tel qu’il est écrit."""


@dataclass(frozen=True, slots=True)
class Modele:
    """Un modèle de charte entier."""

    identifiant: str
    titre: str
    cadre: str
    """Une clé de `vocabulaire.CADRES`."""
    forme: str
    """La forme visée par défaut : une clé de `vocabulaire.FORMES`."""
    formes: tuple[str, ...]
    """Les formes auxquelles le modèle se prête, `forme` comprise."""
    version: str
    licence: str
    resume: str
    sections_avant: tuple[SectionModele, ...]
    principes: tuple[PrincipeModele, ...]
    """Dans l’ordre du fichier, qui est celui de l’atelier."""
    sections_apres: tuple[SectionModele, ...]


# --- lire, vérifier, trouver --------------------------------------------------------------------


def lire_modele(chemin: Path, *, bibliotheque: Bibliotheque | None = None) -> Modele:
    """Le modèle de ce fichier.

    Sans `bibliotheque`, les clés renvoient au dossier `principes` voisin du fichier, à défaut à la
    bibliothèque livrée. Lève `Refus` au premier défaut : fichier, ligne, problème, exemple.
    """
    releve = Releve(chemin.name)
    modele = _lire(lire_source(chemin), releve, _fournisseur(chemin.parent, bibliotheque))
    releve.refuser_s_il_le_faut()
    return modele


def lire_modele_texte(texte: str, *, nom: str, bibliotheque: Bibliotheque | None = None) -> Modele:
    """Le modèle écrit dans `texte` ; `nom` désigne ce texte dans les refus."""
    releve = Releve(nom)
    modele = _lire(texte, releve, _fournisseur(None, bibliotheque))
    releve.refuser_s_il_le_faut()
    return modele


def verifier_modele(chemin: Path) -> tuple[str, ...]:
    """Une phrase par défaut, dans l’ordre des lignes ; rien si le fichier est bon.

    Le fichier peut être un modèle ou un fichier de la bibliothèque de principes.
    """
    releve = Releve(chemin.name)
    try:
        texte = lire_source(chemin)
        if est_de_la_bibliotheque(texte):
            lire_fichier_de_theme(texte, releve)
        else:
            _lire(texte, releve, _fournisseur(chemin.parent, None))
    except Refus as refus:
        phrases = releve.phrases()
        return phrases if str(refus) in phrases else (*phrases, str(refus))
    return releve.phrases()


def lister_modeles(dossier: Path) -> tuple[Modele, ...]:
    """Les modèles d’un dossier, dans l’ordre de `vocabulaire.CADRES`.

    Lève `Refus` si le dossier manque, si un modèle est mal formé ou si deux ont le même nom.
    """
    if not dossier.is_dir():
        raise Refus(f"Le dossier de modèles « {dossier} » n’existe pas : vérifiez son chemin.")
    fournisseur = _fournisseur(dossier, None)
    modeles: dict[str, Modele] = {}
    for chemin in sorted(dossier.glob("*.md")):
        if chemin.stem.lower() in ("readme", "lisezmoi"):
            continue
        releve = Releve(chemin.name)
        modele = _lire(lire_source(chemin), releve, fournisseur)
        if modele.identifiant in modeles:
            releve.noter(
                0,
                f"l’identifiant « {modele.identifiant} » est déjà celui d’un autre modèle du "
                "dossier.",
                f"« identifiant: {modele.identifiant}-2 ».",
            )
        releve.refuser_s_il_le_faut()
        modeles[modele.identifiant] = modele
    rangs = {cadre: rang for rang, cadre in enumerate(CADRES)}
    return tuple(sorted(modeles.values(), key=lambda m: (rangs[m.cadre], m.identifiant)))


def trouver_modele(identifiant_ou_chemin: str, dossier: Path) -> Modele:
    """Le modèle livré de cet identifiant, sinon celui du fichier de ce chemin.

    Lève `Refus` quand il n’y a ni l’un ni l’autre, et dit quels modèles existent.
    """
    demande = identifiant_ou_chemin.strip()
    if Path(demande).suffix or len(Path(demande).parts) > 1:
        return lire_modele(Path(demande))
    voisin = dossier / f"{demande}.md"
    if voisin in dossier.glob("*.md") and (modele := lire_modele(voisin)).identifiant == demande:
        return modele  # d’ordinaire le fichier porte le nom du modèle : inutile de lire les autres
    modeles = {modele.identifiant: modele for modele in lister_modeles(dossier)}
    if demande not in modeles:
        raise Refus(
            f"Aucun modèle « {demande[:80]} » : donnez l’un de {liste_de(modeles)}, ou le chemin "
            f"d’un fichier de modèle.{proche(demande, modeles)}"
        )
    return modeles[demande]


def formes_du_modele(identifiant: str, dossier: Path) -> tuple[str, ...]:
    """Les formes auxquelles se prête ce modèle livré ; rien si on ne le connaît pas.

    Seul l’en-tête est lu : ni les principes, ni la bibliothèque.
    """
    chemin = dossier / f"{identifiant}.md"
    if chemin not in dossier.glob("*.md"):
        return ()
    releve = Releve(chemin.name)
    try:
        entete = lire_entete(
            lignes_du_source(lire_source(chemin), releve),
            releve,
            requises=_REQUISES,
            facultatives=_FACULTATIVES,
            exemples=_EXEMPLES,
        )
    except Empechement:
        return ()
    return _formes(entete, _parmi(entete, "forme", FORMES, releve), releve)


def _fournisseur(dossier: Path | None, bibliotheque: Bibliotheque | None) -> Fournisseur:
    """Donne la bibliothèque reçue, sinon lit une seule fois celle qui convient."""

    @cache
    def fournir() -> Bibliotheque:
        if bibliotheque is not None:
            return bibliotheque
        voisin = dossier / DOSSIER_PRINCIPES if dossier else None
        if voisin and voisin.is_dir():
            return lire_bibliotheque(voisin)
        return lire_bibliotheque(dossier_modeles() / DOSSIER_PRINCIPES)

    return fournir


# --- un modèle ----------------------------------------------------------------------------------


def _lire(texte: str, releve: Releve, bibliotheque: Fournisseur) -> Modele:
    """Le modèle, à ne garder que si rien n’est relevé. Lève `Refus` sans en-tête lisible."""
    lignes = lignes_du_source(texte, releve)
    entete = lire_entete(
        lignes, releve, requises=_REQUISES, facultatives=_FACULTATIVES, exemples=_EXEMPLES
    )
    avant, groupes = grouper(decouper(entete.corps(lignes)), 1)
    if avant:
        releve.noter(
            avant[0].debut,
            "ce texte précède le premier titre : tout texte appartient à une section.",
            "« # Préambule », puis le texte.",
        )
    sections = [(_section(groupe, lignes, releve), groupe) for groupe in groupes]
    _signaler_doubles(sections, releve)
    rang = next((r for r, (s, _) in enumerate(sections) if s.cle == "principes"), len(sections))
    principes: tuple[PrincipeModele, ...] = ()
    avant_principes = [section for section, _ in sections[:rang]]
    if rang == len(sections):
        _signaler_absence_de_principes(sections, entete.fin, releve)
    else:
        section, groupe = sections[rang]
        introduction, principes = _lire_principes(groupe, lignes, releve, bibliotheque)
        if introduction:
            avant_principes.append(replace(section, texte=introduction))
    forme = _parmi(entete, "forme", FORMES, releve)
    identifiant = entete.dit("identifiant")
    if identifiant:
        verifier_cle(
            identifiant,
            quoi="l’identifiant",
            ligne=entete.ligne("identifiant"),
            releve=releve,
            exemple="« identifiant: {} ».",
        )
    return Modele(
        identifiant=identifiant,
        titre=entete.dit("titre"),
        cadre=_parmi(entete, "cadre", CADRES, releve),
        forme=forme,
        formes=_formes(entete, forme, releve),
        version=entete.dit("version"),
        licence=entete.dit("licence"),
        resume=entete.dit("resume"),
        sections_avant=tuple(avant_principes),
        principes=principes,
        sections_apres=tuple(section for section, _ in sections[rang + 1 :]),
    )


def _parmi(entete: Entete, cle: str, possibles: dict[str, str], releve: Releve) -> str:
    return valeur_parmi(
        entete.dit(cle),
        possibles,
        nom=cle,
        ligne=entete.ligne(cle),
        releve=releve,
        exemple=f"« {cle}: {{}} ».",
    )


def _formes(entete: Entete, forme: str, releve: Releve) -> tuple[str, ...]:
    """Les formes dites, séparées par des virgules, la forme par défaut comprise."""
    dites = [mot.strip() for mot in entete.dit("formes").strip("[]").split(",")]
    for mot in dites:
        valeur_parmi(
            mot,
            FORMES,
            nom="formes",
            ligne=entete.ligne("formes"),
            releve=releve,
            exemple=f"« formes: {forme or 'guide'}, {{}} ».",
        )
    formes = tuple(dict.fromkeys(mot for mot in dites if mot in FORMES))
    return formes if forme in formes or not forme else (forme, *formes)


def _section(groupe: Groupe, lignes: list[str], releve: Releve) -> SectionModele:
    titre = lire_titre(groupe.titre.texte)
    cle = en_cle(titre)
    for tranche in groupe.attributs:
        attributs = attributs_de(tranche.texte)
        if attributs is None or attributs.keys() != {"id"}:
            releve.noter(
                tranche.debut,
                f"devant une section, « {tranche.texte[:80]} » est mal écrit : seule une clé y est "
                "admise.",
                "« {#gouvernance} », juste au-dessus de « # Gouvernance et suivi ».",
            )
        else:
            cle = attributs["id"]
    if not titre:
        releve.noter(groupe.titre.debut, "cette section n’a pas de titre.", "« # Préambule ».")
    else:
        verifier_cle(
            cle,
            quoi="la clé de section",
            ligne=groupe.titre.debut,
            releve=releve,
            exemple="« {{#{}}} », juste au-dessus du titre.",
        )
    return SectionModele(cle, titre, texte_de(groupe.contenu, lignes))


def _signaler_doubles(sections: list[tuple[SectionModele, Groupe]], releve: Releve) -> None:
    deja: dict[str, int] = {}
    for section, groupe in sections:
        ligne = groupe.titre.debut
        if section.cle and section.cle in deja:
            conseil = (
                "réunissez tous les principes sous un seul titre."
                if section.cle == "principes"
                else "changez son titre ou donnez-lui une clé."
            )
            releve.noter(
                ligne,
                f"la section « {section.titre} » a la même clé que celle de la ligne "
                f"{deja[section.cle] + 1}, « {section.cle} » : {conseil}",
                "« # Principes », une seule fois."
                if section.cle == "principes"
                else f"« {{#{section.cle}-2}} », juste au-dessus du titre.",
            )
        deja.setdefault(section.cle, ligne)


def _signaler_absence_de_principes(
    sections: list[tuple[SectionModele, Groupe]], ligne: int, releve: Releve
) -> None:
    voisine = ""
    for section, groupe in sections:
        if "principe" in section.cle:
            ligne = groupe.titre.debut
            voisine = f" Le titre « {section.titre} » n’en tient pas lieu."
    releve.noter(ligne, f"il manque la section « # Principes ».{voisine}", _EXEMPLE_PRINCIPES)


# --- les principes d’un modèle ------------------------------------------------------------------


def _lire_principes(
    section: Groupe, lignes: list[str], releve: Releve, bibliotheque: Fournisseur
) -> tuple[str, tuple[PrincipeModele, ...]]:
    """L’introduction de la section, s’il y en a une, et ses principes dans l’ordre du fichier."""
    avant, groupes = grouper(section.contenu, 2)
    signaler_attributs_perdus(avant, releve)
    introduction: list[Tranche] = []
    trouves: list[tuple[int, PrincipeModele]] = []
    for tranche in avant:
        if tranche.genre == "bullet_list":
            trouves += lire_renvois(tranche.elements, releve, bibliotheque)
        elif tranche.genre != "attributs":
            introduction.append(tranche)
    for groupe in groupes:
        entier, renvois = detacher_renvois(groupe, bibliotheque)
        trouves.append((groupe.titre.debut, lire_principe(entier, lignes, releve)))
        trouves += lire_renvois(renvois, releve, bibliotheque)
    deja: dict[str, int] = {}
    for ligne, principe in trouves:
        if principe.cle and principe.cle in deja:
            releve.noter(
                ligne,
                f"la clé de principe « {principe.cle} » est déjà prise ligne "
                f"{deja[principe.cle] + 1}.",
                f"« {{#{principe.cle}-2}} », juste au-dessus du titre « ## ».",
            )
        deja.setdefault(principe.cle, ligne)
    if not avant and not groupes:
        releve.noter(section.titre.debut, "« # Principes » est vide.", _EXEMPLE_PRINCIPES)
    elif not trouves and not releve.defauts:
        releve.noter(
            section.titre.debut, "« # Principes » ne contient aucun principe.", _EXEMPLE_PRINCIPES
        )
    texte = "\n\n".join(texte_de([tranche], lignes) for tranche in introduction)
    return texte, tuple(principe for _, principe in trouves)
