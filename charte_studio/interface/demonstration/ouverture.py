"""L’ouverture jouée : le déroulé, l’objectif, le baromètre, les usages, les ressentis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from charte_studio.atelier.gestes.explorer import tirer_ressenti
from charte_studio.atelier.lectures.explorer import lire_exploration
from charte_studio.interface.demonstration.mains import ALT, CHIFFRES, CTRL, Mains
from charte_studio.interface.demonstration.projection import Salle
from charte_studio.interface.etapes.accueillir import Accueillir
from charte_studio.interface.etapes.explorer import Explorer
from charte_studio.interface.etapes.explorer.mur import Mur
from charte_studio.redaction.accueil import lire_textes_accueil
from charte_studio.socle.chemins import dossier_ressources

Table = Mapping[str, Any]
_VERDICTS = {"oui": 1, "oui-si": 2, "non": 3}


def accueillir(mains: Mains, salle: Salle, seance: Table) -> None:
    """Choisit le déroulé, écrit l’objectif, puis ouvre la séance devant la salle."""
    mains.taper(Qt.Key.Key_2, CTRL)
    page = mains.page(Accueillir)
    mains.recrire(seance["objectif"], dans=page.mots.objectif.champ)
    mains.taper(Qt.Key.Key_Tab, CTRL)
    mains.presser(page.deroule.choix[seance["deroule"]])
    mains.photographier("accueillir-deroule")
    mains.taper(Qt.Key.Key_Tab, CTRL)
    _preparer_les_questions(mains, page, seance["barometre"])
    salle.projeter()
    mains.photographier_la_salle("accueil")
    mains.photographier_les_ecrans("accueil")
    salle.mener("deroule")
    mains.photographier_la_salle("deroule")
    for rang, question in enumerate(seance["barometre"]):
        salle.avancer()
        _sonder(mains, page, rang, question)
        if not rang:
            mains.photographier_la_salle("barometre")
            mains.photographier("barometre")


def _preparer_les_questions(mains: Mains, page: Accueillir, posees: Sequence[Table]) -> None:
    textes = lire_textes_accueil(dossier_ressources() / "accueil.toml")
    livrees = {question.cle: question.question for question in textes.questions}
    for posee in posees:
        mains.repondre(
            lambda: mains.presser(page.barometre.livrees),
            mains.choisir_au_menu(livrees[posee["cle"]]),
        )


def _sonder(mains: Mains, page: Accueillir, rang: int, question: Table) -> None:
    """Compte les mains à la touche de chaque réponse, et clôt."""
    carte = page.barometre.cartes[rang]
    mains.aller(carte)
    for reponse, levees in enumerate(question["mains"], start=1):
        for _ in range(levees):
            mains.taper(CHIFFRES[reponse], sur=carte)
    if question["clos"]:
        mains.presser(carte.clore)
    mains.aller(carte)


def explorer(mains: Mains, salle: Salle, seance: Table) -> None:
    """Les cartes d’usage et leurs verdicts, les ressentis, et le mur devant la salle."""
    mains.taper(Qt.Key.Key_3, CTRL)
    page = mains.page(Explorer)
    for usage in seance["usage"]:
        _examiner(mains, page, usage)
    _ranger_les_usages(mains, page, seance["usage"])
    mains.photographier("explorer-usages")
    mains.taper(Qt.Key.Key_Tab, CTRL)
    for ressenti in seance["ressenti"]:
        mains.choisir(page.ressentis.saisie.nature, ressenti["nature"])
        mains.ecrire(ressenti["texte"], dans=page.ressentis.saisie.texte)
        mains.taper(Qt.Key.Key_Return, sur=page.ressentis.saisie.texte)
    _ranger_les_ressentis(mains, page, seance["ressenti"])
    _tirer(mains, seance["ressenti"])
    mains.photographier("explorer-ressentis")
    salle.mener("mur")
    mains.photographier_la_salle("mur")


def _examiner(mains: Mains, page: Explorer, dit: Table) -> None:
    """Écrit la carte si le modèle ne la propose pas, la complète, l’examine et la tranche."""
    volet, fiche = page.usages, page.usages.fiche
    usage_id = _usages(mains).get(dit["tache"])
    if usage_id is None:
        saisie = volet.saisie
        mains.ecrire(dit["tache"], dans=saisie.tache)
        mains.ecrire(dit.get("outil", ""), dans=saisie.outil)
        mains.ecrire(dit["donnees"], dans=saisie.donnees)
        mains.taper(Qt.Key.Key_Return, sur=saisie.donnees)
        usage_id = _usages(mains)[dit["tache"]]
    volet.mur.choisir(usage_id, clavier=True)
    if dit.get("outil", "") != fiche.outil.text():
        mains.recrire(dit.get("outil", ""), dans=fiche.outil)
    mains.choisir(fiche.frequence, dit["frequence"])
    for critere, reponse in dit.get("criteres", {}).items():
        mains.presser(fiche.boussole.lignes[critere].boutons[reponse])
    volet.mur.choisir(usage_id, clavier=True)
    if "verdict" in dit:
        if "conditions" in dit:
            mains.recrire(dit["conditions"], dans=fiche.conditions)
            volet.mur.choisir(usage_id, clavier=True)
        mains.taper(CHIFFRES[_VERDICTS[dit["verdict"]]])


def _usages(mains: Mains) -> dict[str, int]:
    return {u.tache: u.id for u in lire_exploration(mains.atelier.connexion).usages}


def _ranger_les_usages(mains: Mains, page: Explorer, usages: Sequence[Table]) -> None:
    """Un groupe se crée avec sa première carte ; la fiche des suivantes y range."""
    cles, fiche = _usages(mains), page.usages.fiche
    for nom, taches in _par_groupe(usages, "tache").items():
        _creer_groupe(mains, page.usages.mur, nom, cles[taches[0]])
        for tache in taches[1:]:
            page.usages.mur.choisir(cles[tache], clavier=True)
            # Entrée, sinon Tab visiterait les autres colonnes, et leurs cartes.
            mains.taper(Qt.Key.Key_Return)
            mains.choisir(fiche.groupe, nom)
    page.usages.mur.choisir(cles[usages[0]["tache"]], clavier=True)


def _ranger_les_ressentis(mains: Mains, page: Explorer, ressentis: Sequence[Table]) -> None:
    """Les suivantes vont d’une colonne à l’autre, Alt et la flèche, jusqu’à leur groupe."""
    cles = _ressentis(mains)
    mur = page.ressentis.mur
    for nom, textes in _par_groupe(ressentis, "texte").items():
        _creer_groupe(mains, mur, nom, cles[textes[0]])
        cible = len(mur.colonnes) - 1
        for texte in textes[1:]:
            mur.choisir(cles[texte], clavier=True)
            for _ in range(cible):
                mains.taper(Qt.Key.Key_Right, ALT)


def _ressentis(mains: Mains) -> dict[str, int]:
    return {r.texte: r.id for r in lire_exploration(mains.atelier.connexion).ressentis}


def _par_groupe(dits: Sequence[Table], mot: str) -> dict[str, list[str]]:
    groupes: dict[str, list[str]] = defaultdict(list)
    for dit in dits:
        if "groupe" in dit:
            groupes[dit["groupe"]].append(dit[mot])
    return groupes


def _creer_groupe(mains: Mains, mur: Mur, nom: str, carte: int) -> None:
    """Ctrl+G autour de la carte choisie, puis son nom."""
    mur.choisir(carte, clavier=True)
    mains.taper(Qt.Key.Key_G, CTRL)
    champ = mur.colonnes[-1].nom
    mains.recrire(nom, dans=champ)
    mains.taper(Qt.Key.Key_Return, sur=champ)
    mur.choisir(carte, clavier=True)


def _tirer(mains: Mains, ressentis: Sequence[Table]) -> None:
    """Le seul geste de la séance fait sans la fenêtre : elle tire au vrai sort, et la
    démonstration doit montrer les mêmes images d’une fois sur l’autre."""
    cles = _ressentis(mains)
    for dit in ressentis:
        if dit.get("tire"):
            tirer_ressenti(mains.atelier, partial(_toujours, cles[dit["texte"]]))


def _toujours(choisi: int, _restants: Sequence[int]) -> int:
    return choisi
